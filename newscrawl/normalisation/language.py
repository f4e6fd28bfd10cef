"""The language of an article: what its script allows, then what is declared, then a model for close pairs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

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
    "CYRILLIC": ("ru", "uk", "bg", "sr", "kk", "mn", "ky", "tg", "be", "mk"),
    "GREEK": ("el",),
    "HEBREW": ("he", "yi"),
}
"""Script, as Unicode names its characters, to the languages that papers print in it; the most usual first."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_READ_AT_MOST = 600
_ENOUGH_FOR_A_MODEL = 40


def normalise_language(text: str, *, declared: Iterable[str] = (), usual: Iterable[str] = ()) -> str | None:
    """The BCP 47 primary language of a text, or ``None`` where nothing tells.

    ``declared`` are the page's own tags and ``usual`` the site's languages; either counts only if the text is
    in a script that the language is written in, since pages of every language declare themselves English.
    """
    allowed = _languages_of(_script(text))
    for tag in (*declared, *usual):
        found = _TAG.fullmatch(tag.strip())
        language = found[0].replace("_", "-").split("-")[0].lower() if found else None
        if language and (language in allowed if allowed else language not in _WITH_OWN_SCRIPT):
            return language
    if len(allowed) == 1:
        return allowed[0]
    return _by_model(text, allowed) if len(text) >= _ENOUGH_FOR_A_MODEL else None


_WITH_OWN_SCRIPT = frozenset(language for languages in _OF_SCRIPT.values() for language in languages) - {
    "pa",
    "sr",
}


def _script(text: str) -> str | None:
    """The script of most letters; ``None`` for Latin, which tells nothing."""
    letters = (one for one in text[:_READ_AT_MOST] if one.isalpha())
    counts = Counter(unicodedata.name(one, "?").split(" ")[0].split("-")[0] for one in letters)
    if not counts:
        return None
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.05 * counts.total():
        return "HIRAGANA"
    script, _ = counts.most_common(1)[0]
    return script if script in _OF_SCRIPT else None


def _languages_of(script: str | None) -> tuple[str, ...]:
    return _OF_SCRIPT.get(script, ()) if script else ()


def _by_model(text: str, allowed: tuple[str, ...]) -> str | None:
    """py3langid's opinion, within the languages that the script allows."""
    import py3langid

    language = str(py3langid.classify(text[:_READ_AT_MOST])[0])
    return language if not allowed or language in allowed else allowed[0]
