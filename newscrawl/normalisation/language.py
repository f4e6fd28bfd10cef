"""The language of an article: what its script allows, what is declared, its small words, then a model for what is left."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest

from newscrawl.words.function_words import LANGUAGES_OF, LATIN
from newscrawl.words.late import late

_OF_SCRIPT = {
    "BENGALI": ("bn", "as"),
    "DEVANAGARI": ("hi", "ne", "mr", "mai", "bho", "kok", "sa"),
    "ARABIC": ("ur", "ar", "fa", "ps", "sd", "ug", "ckb", "pa", "ks"),
    "GURMUKHI": ("pa",),
    "GUJARATI": ("gu",),
    "ORIYA": ("or",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "KANNADA": ("kn",),
    "MALAYALAM": ("ml",),
    "SINHALA": ("si",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "MYANMAR": ("my",),
    "KHMER": ("km",),
    "THAANA": ("dv",),
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja",),
    "CJK": ("zh", "ja"),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "kk", "mn", "ky", "tg", "be", "mk", "uz"),
    "GREEK": ("el",),
    "HEBREW": ("he", "yi"),
    "ETHIOPIC": ("am", "ti"),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "TIBETAN": ("bo", "dz"),
    "MEETEI": ("mni",),
    "OL": ("sat",),
}
"""Script, as Unicode names its characters, to the languages that papers print in it; the most usual first."""
_TELLING = (
    ("as", "ৰৱ"), ("ckb", "ڵڕ"), ("ks", "ٲٳؠ"), ("sd", "ڳڄڃڦڪڻ"), ("ps", "ښږځڅېۍ"), ("ug", "ۇۈۋې"), ("ckb", "ێۆ"), ("ur", "ٹڈڑںے"), ("fa", "پچژگ"),
    ("ar", "ةىأإ"), ("be", "ў"), ("uk", "їєґ"), ("kk", "әұ"), ("ky", "ңөү"), ("tg", "ҷӣӯ"), ("mn", "өү"), ("uz", "ўқғҳ"), ("mk", "ѓќѕ"), ("sr", "ђћљњџј"), ("ru", "ыэё"),
)  # fmt: skip
"""Languages and letters that, of the languages of their script listed behind them, they alone write often: the first
that fits. Kashmiri has some of Sorani's."""
_OTHERWISE = {_OF_SCRIPT["BENGALI"]: "bn", _OF_SCRIPT["CJK"]: "zh"}
"""Languages of a script to the one that a text is in which has no other's letters: Assamese writes its own r everywhere,
and Japanese its kana (by which its script is known)."""
_TELLS = 0.004
"""Share of a text's letters from which telling letters tell; names and quotes bring single ones."""
_ENGLISH_SHARE = 0.1
"""Share of the commonest English words below which a text of some length is not in English."""
_LEAST_ENGLISH_SHARE, _ASCII_SHARE = 0.03, 0.97
"""What a text needs of English words, and of words in ASCII, to be English as its page says where nothing else tells."""
_ENGLISH_WORDS = 4
"""Different ones of more than two letters that show a text to be English where they are rarer than that."""
_SMALL_WORDS_SHARE, _LEAD_OF_SMALL_WORDS = 0.12, 1.5
"""The share of a language's small words from which a text is in it, and how many times more of them there must be than
of any other's. Where these held, nine hundred news pages of thirty languages got no wrong answer."""
_FEWEST_ALONE, _LEAD_ALONE = 2, 3
"""Words that a language has and its neighbour lacks, and how many times the neighbour's own they must be."""
_EDGES = ".,;:!?()[]\"'«»“”„‘’…–—-।"
_FEWEST_WORDS = 12
_TAG = late(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_BEYOND_LATIN = late("[^\x00-\u024f]")
"""What is not of Unicode's Latin blocks that lie together."""
_READ_AT_MOST = 600
_WORDS_WITHIN = 1_500
"""Characters of a text whose words are looked at."""
_ENOUGH_FOR_A_MODEL = 40
_FEW_LETTERS = 60
_WORDS_TO_JUDGE = 30


def normalise_language(text: str, *, declared: Iterable[str] = (), usual: Iterable[str] = ()) -> str | None:
    """The BCP 47 primary language of a text, or ``None`` where nothing tells.

    ``declared`` are the page's own tags and ``usual`` the site's languages; either counts only if the text is
    in a script that the language is written in, since pages of every language declare themselves English; and
    a longer text in Latin script without English words is not English either.
    """
    script = _script(text)
    allowed = _OF_SCRIPT.get(script, ()) if script else ()
    tags = [language for tag in (*declared, *usual) if (language := _primary(tag))]
    for language in tags:
        if language in allowed if allowed else _is_credible(language, text):
            return language
    if len(allowed) == 1:
        return allowed[0]
    if told := _by_letters(text, allowed) or _by_small_words(text, allowed):
        return told
    # A table of results in English has few of its small words, and more than of any other language.
    if not allowed and "en" in tags and _has_some_english(text):
        return "en"
    return _by_model(text, allowed) if len(text) >= _ENOUGH_FOR_A_MODEL else None


def _primary(tag: str) -> str | None:
    """The primary language of a tag (BCP 47), as it is called today."""
    found = _TAG.fullmatch(tag.strip())
    language = found[0].replace("_", "-").split("-")[0].lower() if found else ""
    return _SAME.get(language, language) or None


def _is_credible(language: str, text: str) -> bool:
    """Whether a text in Latin script may be in a language."""
    if language != "en":
        return language not in _WITH_OWN_SCRIPT
    words = _words(text)
    if len(words) < _WORDS_TO_JUDGE:
        return True
    english = [word for word in words if "en" in LANGUAGES_OF.get(word, ())]
    if len(english) >= _ENGLISH_SHARE * len(words):
        return True
    different = {word for word in english if len(word) > 2}
    return len(different) >= _ENGLISH_WORDS and max(_small_words(words).values()) == len(english)


def _words(text: str) -> list[str]:
    return [word.strip(_EDGES) for word in text[:_WORDS_WITHIN].lower().split()]


def _small_words(words: list[str]) -> Counter[str]:
    """How many of these words belong to the small ones of each language."""
    return Counter(language for word in words for language in LANGUAGES_OF.get(word, ()))


def _by_small_words(text: str, allowed: tuple[str, ...]) -> str | None:
    """The language whose small words the text is full of, if no other comes near; ``None`` if that does not tell."""
    words = _words(text)
    if len(words) < _FEWEST_WORDS:
        return None
    counts = [(count, one) for one, count in _small_words(words).items() if one in (allowed or LATIN)]
    (most, language), (next_most, other) = nlargest(2, [*counts, (0, ""), (0, "")])
    if not language or most < _SMALL_WORDS_SHARE * len(words):
        return None
    return language if most >= _LEAD_OF_SMALL_WORDS * next_most else _of_neighbours(words, language, other)


def _of_neighbours(words: list[str], one: str, other: str) -> str | None:
    """Which of two languages that share most of their small words a text is in, by those that each has alone."""
    known = [LANGUAGES_OF.get(word, ()) for word in words]
    alone = {
        language: sum(language in several and neighbour not in several for several in known)
        for language, neighbour in ((one, other), (other, one))
    }
    language, neighbour = sorted(alone, key=lambda one: alone[one], reverse=True)
    is_clear = alone[language] >= _FEWEST_ALONE and alone[language] >= _LEAD_ALONE * alone[neighbour]
    return language if is_clear else None


def _has_some_english(text: str) -> bool:
    """Whether a text has a few English words, and none beyond ASCII that tell of another language."""
    words = _words(text)
    counts = _small_words(words)
    is_ascii = sum(map(str.isascii, words)) >= _ASCII_SHARE * len(words)
    return is_ascii and counts["en"] >= _LEAST_ENGLISH_SHARE * len(words) and counts["en"] == max(counts.values())


def _by_letters(text: str, allowed: tuple[str, ...]) -> str | None:
    """The language whose own letters the text holds, or ``None``."""
    letters = [one for one in unicodedata.normalize("NFC", text[:_READ_AT_MOST]) if one.isalpha()]
    for language, telling in _TELLING:
        share = max(1 if len(letters) < _FEW_LETTERS else 2, _TELLS * len(letters))
        if language in allowed and sum(one in telling for one in letters) >= share:
            return language
    return _OTHERWISE.get(allowed) if len(letters) >= _FEW_LETTERS else None


_SAME = {"in": "id", "iw": "he", "ji": "yi", "mo": "ro"}
"""Codes that ISO 639 has withdrawn, to those that replaced them."""

_WITH_OWN_SCRIPT = frozenset(language for languages in _OF_SCRIPT.values() for language in languages) - {
    "pa",
    "sr",
    "uz",
}


def _script(text: str) -> str | None:
    """The script of most letters; ``None`` for Latin, which tells nothing."""
    others = [one for one in _BEYOND_LATIN.findall(text[:_READ_AT_MOST]) if one.isalpha()]
    if not others or 2 * len(others) < sum(map(str.isalpha, text[:_READ_AT_MOST])):
        return None
    counts = Counter(unicodedata.name(one, "?").split(" ")[0].split("-")[0] for one in others)
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.05 * counts.total():
        return "HIRAGANA"
    script, _ = counts.most_common(1)[0]
    return script if script in _OF_SCRIPT else None


def _by_model(text: str, allowed: tuple[str, ...]) -> str | None:
    """py3langid's opinion, within the languages that the script allows."""
    import py3langid

    language = str(py3langid.classify(text[:_READ_AT_MOST])[0])
    return language if not allowed or language in allowed else allowed[0]
