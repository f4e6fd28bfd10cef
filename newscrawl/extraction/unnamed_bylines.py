"""Bylines of pages that have none where bylines are looked for: far from the headline, or in elements that tell nothing.

Where style sheets are made by machines (``class="text-12 flex"``), nothing is left but how a byline stands: a full name
beside the time of publication.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from archive.article import Block
from newscrawl.chronology.lexicon import words_of_else
from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.lines import Line
from newscrawl.extraction.bylines import leads_to_author, reach_of_bylines, shown_bylines, stands_in_byline
from newscrawl.extraction.headline import fold
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind
from newscrawl.labels import read_label
from newscrawl.words.given_names import has_given_name
from newscrawl.words.people import is_named_like_people
from newscrawl.words.places import is_place, is_placelike

_BEHIND = 12
"""Lines behind a text in which a box tells who wrote it."""
_MOST_BEFORE = 40
"""Lines between headline and text that are looked at: a live blog tells its key events there."""
_LONGEST, _LONGEST_TIME = 100, 60
_MOST_NAMES = 2
"""Of more names beside times the page is a table: of results, of events."""
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s+,\s+")
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_PARTICLES = frozenset("van von de del della der den da di dos du la le el al bin ben ibn ter ten af".split())
_WORDS = re.compile(r"[^\s\d,;:|/()\[\]<>«»\"“”„!?]+(?:\s[^\s\d,;:|/()\[\]<>«»\"“”„!?]+){1,4}")
_FULL_NAME = range(2, 4)
"""Words of a full name, particles apart."""
_OF_NOBODY = re.compile(
    r"(?:^|\s)(?:news|nachrichten|noticias|notícias|notizie|nouvelles|actualités?|sports?|world|local|press|media|magazine|team|staff|desk"
    r"|redaktion|redacción|redazione|rédaction|redactie|redaksi|breaking|top|live|latest|business|politics|opinion|national|international"
    r"|video|photos?|gallery|read|share|menu|home|subscribe|newsletter|min|minutes?|premium|exclusive|exklusiv|update[sd]?|online"
    r"|новости|новини|редакция|редакція|more|mehr|all)(?:$|\s)|^(?:the|der|die|das|eine?|neue[rs]?|les|une?|los|las|gli)\s",
    re.IGNORECASE,
)
"""Words of sections, desks and buttons, and articles: no name of a person has one."""


def unnamed_bylines(
    document: Document,
    headline: Line | None,
    blocks: Sequence[Block],
    told: Iterable[Candidate],
    others: Collection[str],
) -> Iterator[Candidate]:
    """The bylines of a page on which all that is ``told`` of its author stands in meta elements: often the site's name.

    ``others`` are texts that stand beside the headline as well and are nobody's names: sections, the publisher.
    """
    if headline is not None and all(one.kind is PlaceKind.META for one in told):
        yield from _around_text(document, headline, blocks)
        yield from _beside_times(document, headline, blocks, others)


def _around_text(document: Document, headline: Line, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Bylines that call themselves so, beyond the lines beside the headline: up to the text, and in the box behind it."""
    lines, near = document.lines, reach_of_bylines(headline)
    begin = _index_of(lines[headline.index :], blocks[0])
    if begin is not None:
        yield from shown_bylines(document, headline, lines[near.stop : min(begin, near.stop + _MOST_BEFORE)])
    end = _index_of(lines[: headline.index : -1], blocks[-1])
    if end is not None:
        behind = lines[max(end + 1, near.stop) : end + 1 + _BEHIND]
        # Links to the authors of other articles stand there too.
        own = [
            line
            for line in behind
            if not any(map(leads_to_author, line.block.iter("a"))) or stands_in_byline(line, headline)
        ]
        yield from shown_bylines(document, headline, own)


def _beside_times(
    document: Document, headline: Line, blocks: Sequence[Block], others: Collection[str]
) -> Iterator[Candidate]:
    """Full names beside the time below the headline of which nothing says whose they are."""
    begin = _index_of(document.lines[headline.index :], blocks[0])
    stop = reach_of_bylines(headline).stop
    lines = document.lines[headline.index + 1 : stop if begin is None else min(stop, begin + 1)]
    found = dict(_texts_beside_times([line for line in lines if _may_be_either(line)]))
    known = {fold(text) for text in others}
    names = [text for text in found if _is_name(text, known) and fold(text) not in fold(headline.text)]
    around = _names_in_menus(document) if names else ()
    for text in names if len(names) <= _MOST_NAMES else ():
        if text not in around:
            distance = found[text].index - headline.index
            yield Candidate(
                text=text, kind=PlaceKind.GENERIC, where="name beside the time", lines_from_headline=distance
            )


def _names_in_menus(document: Document) -> set[str]:
    """What the menus of a page lead to, shown or not: its sections."""
    shown = {line.text for line in document.lines if line.region is Region.AROUND}
    return shown | {text_of(link) for menu in document.root.iter("nav", "header", "footer") for link in menu.iter("a")}


def _texts_beside_times(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """What stands in one line with a time, or in the line before or behind one."""
    for line in lines:
        parts = [part for part in _PARTS.split(line.text) if part and not _is_time(part)]
        if len(parts) == 1 and len(parts[0]) < len(line.text):
            yield parts[0], line
    for one, other in pairwise(lines):
        for text, beside in ((one, other), (other, one)):
            if _tells_time(beside) and not _DIGIT.search(text.text):
                yield text.text, text


def _index_of(lines: Sequence[Line], block: Block) -> int | None:
    return next((line.index for line in lines if line.text == block.text), None)


def _may_be_either(line: Line) -> bool:
    """Whether a line may be a name or a time; bars that part the two are neither."""
    is_told = _LETTER.search(line.text) is not None or _is_time(line.text)
    return is_told and line.region is Region.CONTENT and len(line.text) <= _LONGEST


def _tells_time(line: Line) -> bool:
    if _DIGIT.search(line.text) is None:
        return False
    label = read_label(line.text)
    return _is_time(line.text) or (label is not None and label.field in {"published", "modified"})


def _is_time(text: str) -> bool:
    return len(text) <= _LONGEST_TIME and _DIGIT.search(text) is not None and not words_of_else(text)


def _is_name(text: str, others: Collection[str]) -> bool:
    """Whether a text is built like a person's full name, and is that of no section, place or paper that is known."""
    if _WORDS.fullmatch(text) is None or _OF_NOBODY.search(text) or fold(text) in others:
        return False
    if text.upper() == text.lower():
        return is_named_like_people(text)
    words = [word for word in text.split() if word not in _PARTICLES]
    is_written_so = all(word[0].isupper() for word in words) and not text.isupper()
    is_named = len(words) in _FULL_NAME and is_written_so and has_given_name(text)
    return is_named and not is_place(text) and not is_placelike(text)
