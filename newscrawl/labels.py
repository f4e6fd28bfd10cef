"""Lines by which pages name a field to their readers: "Published On: …", "प्रकाशित: …", "6 Views".

A label survives redesigns that change every class name, so it is the best anchor a page has. Extraction finds
fields by them, normalisation takes them off and uses them: they tell a publication from an update.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from newscrawl.words.bylines import AUTHOR_NOUNS, CREDITS, OPENERS, any_of
from newscrawl.words.field_labels import ANYWHERE, BEFORE_DATES, LABELS
from newscrawl.words.folding import small
from newscrawl.words.units import LETTERS, UNITS
from newscrawl.words.view_words import tells_views

_LONGEST = {
    "published": 90,
    "modified": 90,
    "byline": 140,
    "views": 45,
    "comments": 30,
    "shares": 30,
    "reading_time": 40,
    "image_disclaimer": 400,
    "image_credit": 200,
}
"""Characters beyond which a line is a sentence that happens to begin with the word."""
_DATE_SHAPE = re.compile(
    r"(?:[^\W\d_]{2,12}[.,]?\s+){0,2}(?:\d{4}\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])(?:\.|º|er)?,?\s(?:de\s)?[^\W\d_][^\s\d]{2,14}[.,]?\s(?:de\s|,\s)?\d{4}|[^\W\d_]{3,14}\s\d{1,2},?\s\d{4})"
)
"""How a date begins, in figures or with the name of its month, whatever the language."""
_UNSURE = re.compile(r"\d\s?(?:B|E|t|tn|mil)\.?$", re.IGNORECASE)
"""Units that only the word for views tells."""
_COLONS = re.compile(r"[:：៖]")
_YEARS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LABELS_COLON = re.compile(r"(?<![\d\s])\s?[:：](?!/)")
_AUTHOR_LINE = re.compile(r"(?P<label>[^:：៖]{2,40}?)\s*[:：៖]\s*(?P<text>[^\W\d_].{1,70})")
_ARTICLES = frozenset("der die das ein eine the a an le la les l un une el los las il lo gli i de het o os as".split())
"""With what no name begins, written small."""
_EAST_ASIAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[가-힣]{2,4}")
_GENRES = frozenset(
    "kommentar kommentare analyse bericht protokoll interview meinung leitartikel glosse kolumne".split()
)
"""What German, which writes all nouns in capitals, puts before headlines as well."""
_NUMBER = r"\d[\d.,٬٫\s]{0,14}"
_DIGITS = re.compile(_NUMBER)
_PLAIN_WORDS = frozenset(
    (
        "image photo photograph picture credit credits disclaimer foto fotos bild فوٹو تصویر عکس ছবি तस्वीर "
        "तस्बिर फोटो ảnh ภาพ 图 圖"
    ).split()
)
"""Words of captions and sentences: a label of an image only with a colon behind them."""
_NEVER_ALONE = (
    frozenset("text image photo picture date update share shares comment comments reads seen".split()) | _PLAIN_WORDS
)
"""Words that stand alone on buttons and tabs: no label without a colon or what they speak of."""
_BYLINE_OPENERS = {"by", "von", "par", "por", "door", "oleh", "written by", "reported by", "story by", "โดย"}
_SENTENCE_END = re.compile(r"[.!?।۔。]\s+\S")
_LONGEST_COUNT = 80
"""Characters of a sentence that counts readers."""
_LONGEST_LONE = 40
"""Characters of a line that is a label and nothing else."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A line that names its field."""

    field: str
    """A key of :data:`LABELS`."""
    label: str
    """The label as the line prints it."""
    text: str
    """What the label speaks of: the line without it."""


def read_label(line: str) -> LabelledText | None:
    """The label of a line of visible text and what it speaks of, or ``None`` for a line without one.

    >>> read_label("Published On Tue, 28 Oct 2025")
    LabelledText(field='published', label='Published On', text='Tue, 28 Oct 2025')
    >>> read_label("6 Views")
    LabelledText(field='views', label='Views', text='6')
    >>> read_label("Abby opened the bridge.") is None
    True
    """
    line = line.strip()
    return _labelled(line) if 2 < len(line) <= 400 else None


@lru_cache(maxsize=5_000)
def _labelled(line: str) -> LabelledText | None:
    """The same for a line without spaces around: several fields ask for each line, and menus come on every page."""
    found = _prefixed(line) or _authored(line) or _opened(line)
    if found is None and len(line) <= 60:
        found = _suffixed(line)
    return found if found and len(line) <= _LONGEST[found.field] else _counted(line)


def may_name_field(line: str) -> bool:
    """Whether a line begins as labels do, or may hold a count: few lines do."""
    beginning = small(line[:2])
    labels = _labels_by_beginning()
    if len(line) <= _LONGEST_COUNT and _DIGITS.search(line) is not None:
        return True
    if _COLONS.search(line, 2, _LONGEST_LONE) is not None or small(line.partition(" ")[0]) in _nouns_for_authors():
        return True
    return (
        beginning in labels
        or beginning[:1] in labels
        or beginning[:1].isdecimal()
        or _two_words(line) in _beginnings_of_openers()
    )


def facts_of(line: str) -> list[str]:
    """The facts of a line that names several fields with a colon each, or tells a date and then a change; else none.

    >>> facts_of("Published: 17 Nov 2026, 10:00 Updated: 18 Nov 2026 Views: 863")
    ['Published: 17 Nov 2026, 10:00', 'Updated: 18 Nov 2026', 'Views: 863']
    """
    starts = [
        start for colon in _LABELS_COLON.finditer(line) if (start := _start_of_label(line, colon.start())) is not None
    ]
    if len(starts) < 2:
        at = _start_of_update(line)
        return [line[:at].strip(" ,;|(·•–—-"), line[at:].strip(" ,;|)")] if at else []
    ends = [*starts[1:], len(line)]
    parts = [line[: starts[0]], *(line[start:end] for start, end in zip(starts, ends, strict=True))]
    return [bare for part in parts if (bare := part.strip(" ,;|()·•–—-"))]


def _start_of_label(line: str, colon: int) -> int | None:
    """Where the label begins whose colon stands there, if it is one, of at most four words."""
    start, found = colon, None
    for _ in range(4):
        start = line.rfind(" ", 0, start) if start > 0 else -1
        if _folded(line[start + 1 : colon].lstrip("(|,·•")) in _field_of():
            found = start + 1
        if start < 0:
            break
    return found


def _start_of_update(line: str) -> int | None:
    """Where a line that begins with a date goes on with that of a change: "Publié le 16 mai 2026 - mis à jour le …"."""
    if len(_YEARS.findall(line)) < 2:
        return None
    found = _update().search(line)
    return found.start("label") if found and _DIGITS.search(line[: found.start()]) else None


@cache
def _update() -> re.Pattern[str]:
    return re.compile(rf"[\s,(–—-](?P<label>{any_of(LABELS['modified'])})(?=\D{{1,25}}\d)", re.IGNORECASE)


def lone_label(line: str) -> str | None:
    """The field that a line names without saying anything of it: "Published On", with the date on the next line.

    >>> lone_label("Published On:")
    'published'
    """
    if len(line) > _LONGEST_LONE:
        return None
    stripped = line.strip()
    bare = stripped.rstrip(" :：")
    if not (1 if bare > "\u2e80" else 3) < len(bare) < 30:  # two letters are a word in Chinese and Korean
        return None
    folded = _folded(bare)
    if folded in _NEVER_ALONE and stripped == bare:
        return None
    return _field_of().get(folded) or ("byline" if folded in _nouns_for_authors() else None)


def _prefixed(line: str) -> LabelledText | None:
    beginning = small(line[:2])
    pattern = _prefix(beginning) or _prefix(beginning[:1])
    found = pattern.match(line) if pattern else None
    if found is None:
        return None
    label, colon, text = found["label"], found["colon"].strip(), line[found.end() :].strip()
    field = _field_of()[_folded(label)]
    if not text or (field == "byline" and text.split(None, 1)[0] in _ARTICLES):
        return None  # "Reporter: the bridge was open"
    if not colon and not _speaks_for_itself(field, _folded(label), text):
        return None
    if _folded(label) in _of_a_date_alone() and not _DATE_SHAPE.match(text):
        return None
    return LabelledText(field, label, line if field == "views" and _UNSURE.search(text) else text)


@cache
def _of_a_date_alone() -> frozenset[str]:
    """The labels that are none but before a date."""
    anywhere = {_folded(one) for words in ANYWHERE.values() for one in words.split("|")}
    return frozenset(_folded(one) for words in BEFORE_DATES.values() for one in words.split("|")) - anywhere


def _authored(line: str) -> LabelledText | None:
    """A line that names whoever wrote the text behind one of the many words for that, and nothing else."""
    found = _AUTHOR_LINE.fullmatch(line)
    if found is None:
        noun, _, names = line.partition(" ")
        is_byline = small(noun) in _nouns_for_authors() and names[:1].isupper() and _are_bare_names(names)
        return LabelledText("byline", noun, names) if is_byline else None
    if not _are_bare_names(found["text"]):
        return None
    label = _folded(found["label"])
    is_known = label in _words_for_authors() or (found["text"][0].isupper() and label in _words_before_authors())
    return LabelledText("byline", found["label"], found["text"]) if is_known else None


def _opened(line: str) -> LabelledText | None:
    """A line of names behind an opener of several words, which needs no colon: "Escrito por Ana Ruiz"."""
    if _two_words(line) not in _beginnings_of_openers():
        return None
    words = line.split(" ")
    for size in (4, 3, 2):
        label, names = " ".join(words[:size]), " ".join(words[size:])
        if _folded(label) in _openers() and names[:1].isalpha() and _are_bare_names(names):
            return LabelledText("byline", label, names)
    return None


def _two_words(line: str) -> str:
    return " ".join(small(line[:_LONGEST_LONE]).split(" ", 2)[:2])


@cache
def _openers() -> frozenset[str]:
    """What opens a byline in several words."""
    listed = f"{CREDITS['author']}|{OPENERS}".split("|")
    return frozenset(_folded(one) for one in listed if " " in one)


@cache
def _beginnings_of_openers() -> frozenset[str]:
    return frozenset(map(_two_words, _openers()))


def _are_bare_names(text: str) -> bool:
    """Whether a text can be names and nothing else: few words, no sentence, in capitals where the script has them."""
    if _EAST_ASIAN_NAME.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= 8 or text[-1] in ".?!।۔:" or any(map(str.isdigit, text)):
        return False
    capitals = [word for word in words if word[0].isupper()]
    if text.lower() == text.upper():  # a script without capitals
        return len(words) <= 5
    return (
        len(capitals) > 1
        and capitals[0] is words[0]
        and small(words[0]) not in _ARTICLES
        and all(len(word) <= 4 for word in words if not word[0].isupper())
    )


@cache
def _nouns_for_authors() -> frozenset[str]:
    return frozenset(map(_folded, AUTHOR_NOUNS.split("|")))


@cache
def _words_for_authors() -> frozenset[str]:
    listed = f"{AUTHOR_NOUNS}|{CREDITS['author']}"
    return frozenset(_folded(one) for one in listed.split("|"))


@cache
def _words_before_authors() -> frozenset[str]:
    """Those that open a byline before a colon; some of them are headings of other texts as well."""
    return frozenset(_folded(one) for one in f"{CREDITS['author:']}|{OPENERS}".split("|")) - _GENRES


def _speaks_for_itself(field: str, label: str, text: str) -> bool:
    """Whether a label without colon is one, judged by what follows it."""
    if field in {"published", "modified"}:
        is_sentence = _SENTENCE_END.search(text) is not None and not _DATE_SHAPE.match(text)
        return any(map(str.isdigit, text[:20])) and len(text) < 60 and not is_sentence
    if field == "byline":
        return label in _BYLINE_OPENERS and _looks_like_names(text)
    if field in {"views", "comments", "shares", "reading_time"}:
        return text[0].isdigit()
    return label not in _PLAIN_WORDS and len(text) < 100


def _looks_like_names(text: str) -> bool:
    """Few words that begin in capitals, or are of a script that has none; no sentence."""
    words = text.split()
    if not 1 <= len(words) <= 14 or (text.endswith((".", "।", "۔", "?", "!")) and len(words) > 4):
        return False
    return not words[0][0].islower() and not any(map(str.isdigit, words[0]))


def _suffixed(line: str) -> LabelledText | None:
    found = _suffix().fullmatch(line)
    if found is None:
        return None
    text = line if found["unit"] else found["text"].strip()  # what a unit is, its language tells
    return LabelledText(_field_of(counts=True)[_folded(found["label"])], found["label"], text)


def _counted(line: str) -> LabelledText | None:
    """A sentence that tells how often the article was read, and nothing else: "Bu haber 1187 kez okundu"."""
    if len(line) > _LONGEST_COUNT:
        return None
    before, *behind = _DIGITS.split(line)
    words = f"{before} {behind[0]}" if len(behind) == 1 else ""
    return LabelledText("views", words.strip(), line) if words and tells_views(words) else None


def _folded(label: str) -> str:
    return " ".join(small(label).split())


_COUNTED = ("views", "comments", "shares", "reading_time")


@cache
def _field_of(*, counts: bool = False) -> dict[str, str]:
    fields = _COUNTED if counts else tuple(LABELS)
    return {_folded(label): field for field in reversed(fields) for label in LABELS[field].split("|")}


def _alternatives(labels: Iterable[str]) -> str:
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(labels, key=len, reverse=True))


@cache
def _labels_by_beginning() -> dict[str, list[str]]:
    """The labels by their first two letters: few lines begin like any of them."""
    labels = set(_field_of())
    found: dict[str, list[str]] = {label[:2]: [] for label in labels}
    for label in labels:
        found[label[:2]].append(label)
        if len(label) < 2:
            for beginning in found.keys() - {label}:
                if beginning.startswith(label):
                    found[beginning].append(label)
    return found


@lru_cache(maxsize=2_000)
def _prefix(beginning: str) -> re.Pattern[str] | None:
    """The labels that begin so, as a pattern: made when a line is met that begins so."""
    labels = _labels_by_beginning().get(beginning)
    if not labels:
        return None
    pattern = rf"(?P<label>{_alternatives(labels)})(?P<colon>\s*[:：\-–—|]\s*|\s+|(?=\d))"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _suffix() -> re.Pattern[str]:
    words = " ".join(UNITS.values()).replace("_", r"\s").split()
    unit = "|".join([*LETTERS.values(), *sorted({one.replace(".", "") for one in words}, key=len, reverse=True)])
    count = (
        rf"(?P<text>{_NUMBER}(?P<unit>\s?(?:{unit})(?!\w)\.?)?\+?)\s*(?:बार|বার|times|kali|مرتبہ|बार|x|lần|ครั้ง|次)?\s*"
    )
    return re.compile(rf"{count}(?P<label>{_alternatives(_field_of(counts=True))})\s*[.|]?", re.IGNORECASE)
