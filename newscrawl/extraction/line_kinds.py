"""What a line of an article is, taken by itself: a sentence, a stand-first, a call to the reader, or noise."""

from __future__ import annotations

import re

from newscrawl.chronology.date_words import AGO, LONE_UNITS, UNITS
from newscrawl.documents.element_names import Region
from newscrawl.documents.lines import RUNNING_TEXT, Line
from newscrawl.extraction.captions import ends_as_credit
from newscrawl.extraction.headline import fold
from newscrawl.labels import read_label
from newscrawl.words.bylines import any_of
from newscrawl.words.late import late
from newscrawl.words.phrases import ASKS_THE_READER, LEADS_ELSEWHERE, SMALL_THINGS

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SENTENCE_ENDS = tuple('.!?…:;।॥۔؟。！？”"’»)]*')
_WORDS_OF_A_HEADLINE = 5
_LABEL_OF_LINK = re.compile(r"[^|:：፡፦»>.!?]{3,40}\s?[|:：፡፦»>]\s*")
_CLOCK_ALONE = re.compile(
    r"\d{1,2}(?:[:h]\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|hrs?))?(?:\s[A-Z]{2,4})?|\.\d{2}\s?(?:[ap]\.?m\.?|uhr))",
    re.IGNORECASE,
)
"""The time of an entry of a live blog."""


def _told_back() -> str:
    agos = any_of(word.replace("_", " ") for word in AGO.split())
    units = (*(word for names in UNITS.values() for word in names.replace("|", " ").split()), *LONE_UNITS.split())
    unit = any_of(word.partition(":")[0].replace("_", " ") for word in units if len(word) > 1)
    return rf"{agos}\s(?:\d{{1,3}}\s)?{unit}|(?:\d{{1,3}}\s)?{unit}\s{agos}|\d{{1,3}}\s?{unit}\s?{agos}"


_TOLD_BACK = late(_told_back, re.IGNORECASE)
"""The same, told from now: "2 hours ago", "vor 3 Stunden"."""
_LONGEST_TIME = 30
_BOX_NAMES = re.compile(
    r"image|photo|foto|picture|bild|media|video|caption|box|info|widget|teaser|author|promo|embed|card|module",
    re.IGNORECASE,
)
_SHORTEST_STAND_FIRST = 40.0
_SHORTEST_OF_HEADLINE = 25


def is_stand_first(line: Line) -> bool:
    """Whether a line between headline and text is a part of the article: a sentence that speaks to nobody."""
    if line.is_link or line.length < _SHORTEST_STAND_FIRST or is_asking(line):
        return False
    return ends_sentence(line) or (line.tag in {"p", "h2", "h3"} and line.length > RUNNING_TEXT)


def is_running_text(line: Line) -> bool:
    """Whether a line is a paragraph of a text, by its length and its end."""
    if line.is_link or line.tag in HEADINGS:
        return False
    length = line.length
    return length > 2 * RUNNING_TEXT or (length >= RUNNING_TEXT and ends_sentence(line))


def is_sentence(line: Line) -> bool:
    """Whether a line reads as a sentence: some length, and an end; or so long that it needs none."""
    if line.tag in HEADINGS:
        return False
    length = line.length
    return length >= RUNNING_TEXT or (length >= 25 and ends_sentence(line))


def ends_sentence(line: Line) -> bool:
    """Whether a line ends as sentences do, in any script."""
    return line.text.endswith(_SENTENCE_ENDS)


def is_boxed(line: Line) -> bool:
    """Whether what holds a paragraph calls itself something that stands in a text without being text."""
    above = line.block.getparent()
    return above is not None and bool(_BOX_NAMES.search(above.get("class", "")))


def is_quoted(line: Line) -> bool:
    """Whether a line stands in a quotation: of a person, a document, or of what somebody wrote elsewhere."""
    return line.tag == "blockquote" or any(above.tag == "blockquote" for above in line.block.iterancestors())


def is_telling(line: Line) -> bool:
    """Whether a heading is a stand-first: a sentence of its own."""
    return line.tag in HEADINGS and line.length >= _SHORTEST_STAND_FIRST and line.tag != "h1"


def is_asking(line: Line) -> bool:
    """Whether a line speaks to the reader: to subscribe, to follow, to mind the copyright."""
    return line.length < 5 * RUNNING_TEXT and bool(ASKS_THE_READER.search(line.text.lower()))


def is_noise(line: Line, known: set[str]) -> bool:
    """Whether a line is no text of the article although it stands in its midst."""
    text = line.text
    if line.region is not Region.CONTENT:
        return True
    if len(text) > 2 * RUNNING_TEXT:
        return line.is_link and not ends_sentence(line)
    folded = fold(text)
    if not folded or folded in known or SMALL_THINGS.match(text) or (line.tag == "h1" and _ends_in(folded, known)):
        return True
    if _is_time_or_letter(text) or ends_as_credit(text):
        return True
    if (line.link_characters or len(text) < 120) and LEADS_ELSEWHERE.match(text):
        return True
    if len(text) > 3 and _leads_away(line):
        return True
    return read_label(text[1:-1] if text[0] == "(" and text[-1] == ")" else text) is not None


def _leads_away(line: Line) -> bool:
    """Whether a line is a link that is no sentence, or one in brackets: "[ How the dam works, in five charts ]"."""
    if not (line.is_link or _is_labelled_link(line)):
        return False
    in_brackets = line.text[0] in "[(" and line.text[-1] in "])" and len(line.text.split()) >= _WORDS_OF_A_HEADLINE
    return not ends_sentence(line) or in_brackets


def _is_time_or_letter(text: str) -> bool:
    """Whether a line is but a time, or the letter of a question or an answer."""
    if len(text) == 1:
        return text.isalpha() and text.isascii()
    return len(text) <= _LONGEST_TIME and bool(_CLOCK_ALONE.fullmatch(text) or _TOLD_BACK.fullmatch(text))


def _ends_in(folded: str, known: set[str]) -> bool:
    """Whether a heading is one of the known texts behind a kicker that no space parts from it."""
    whole = folded.replace(" ", "")
    return any(len(text) > _SHORTEST_OF_HEADLINE and whole.endswith(text.replace(" ", "")) for text in known)


def _is_labelled_link(line: Line) -> bool:
    """Whether a line is a short label and a link: "READ MORE | The bridge is closed again", in any language."""
    found = _LABEL_OF_LINK.match(line.text) if line.link_characters else None
    return found is not None and line.link_characters >= 0.9 * (len(line.text) - found.end())
