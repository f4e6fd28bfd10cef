"""How often a page says that it was viewed: declared, labelled, or a number whose element is named for views."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache
from itertools import islice

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import resolved, text_at, texts_at
from newscrawl.documents.lines import Line
from newscrawl.extraction.fields import NEAR, labelled_lines
from newscrawl.items import Candidate, PlaceKind
from newscrawl.words.late import late

_LABELLED_WITHIN = 6 * NEAR
_DIGIT = re.compile(r"\d")
_NUMBER = r"(?P<count>(?:\d{1,3}(?:\s\d{3})+(?!\d)|\d[\d.,٬٫]{0,11}(?:\s?[KkMm](?!\w))?)\+?)"
"""Thousands may be set apart by spaces, as in the languages of eastern and northern Europe."""
_COUNT = late(rf"\D{{0,25}}?{_NUMBER}\D{{0,25}}")
"""One number, with a word or two beside it."""
_COUNT_BEHIND = late(rf"\s*{_NUMBER}\s*(?:[^\W\d_]{{2,20}}\s*)?(?:$|[|·•–—/,])")
"""A number, or a number and its word: "642 views"."""
_VIEWS = late(
    r"(?:^|[\s_-])(?:(?:post|page|entry|article|news|story|total|td-post|meta|item|jeg_meta|nr)[_-]?)*"
    r"(?:views?|pageviews?|viewed|view-?counts?|views?-?counter|viewcounter|hits?|readcount|reads?-?counts?|statistics_counter|compteur|luot-?xem|okunma|visitas?|odslony|aufrufe)(?:[_-]?(?:count(?:er)?|number|num|nr|total|wrap|\d+))*(?:$|\s)"
)
"""Classes of counts: ``post-views``, ``td-post-views``, ``view-count``, ``td-nr-views-4821``."""
_EYE = late(r"(?:^|[\s_-])(?:eye|views?|visibility)(?:$|[\s_-])")
"""Classes of the icon that stands before such a count: ``fa fa-eye``, ``icon-eye``, ``td-icon-views``."""
_MOST_ELEMENTS = 60
_LONGEST, _LONGEST_BELOW = 160, 40


def views_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """The page's own counts of views, the surest first."""
    for value in resolved(document.article_node, "interactionStatistic", document.json_ld):
        if isinstance(value, dict) and any(
            "Comment" not in kind and "Share" not in kind for kind in texts_at(value, "interactionType")
        ):
            text = text_at(value, "userInteractionCount")
            if text:
                yield Candidate(text=text, kind=PlaceKind.JSON_LD, where="interactionStatistic")
    labelled = labelled_lines(document, headline, "views", behind_first=True)
    yield from (one for one in labelled if (one.lines_from_headline or 0) <= _LABELLED_WITHIN)
    yield from _named_counts(document, headline)


def _named_counts(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Numbers in elements that are named for views, or behind the icon of an eye: near the headline, else the only one."""
    if headline is None:
        return
    near = slice(max(0, headline.index - NEAR), headline.index + NEAR)
    found = [*_counts(document.lines[near], headline)]
    if not found:
        short = (line for line in document.lines[near.stop :] if len(line.text) <= _LONGEST_BELOW)
        below = [*_counts(short, headline)]
        found = below if len({"".join(filter(str.isdigit, one.text)) for one in below}) == 1 else []
    yield from found


def _counts(lines: Iterable[Line], headline: Line) -> Iterator[Candidate]:
    for line in lines:
        is_short = line.region is not Region.CAPTION and len(line.text) <= _LONGEST and line is not headline
        if not is_short or not _DIGIT.search(line.text):
            continue
        holder = line.block.getparent()
        for element in (*([holder] if holder is not None else []), *islice(line.block.iter(), _MOST_ELEMENTS)):
            classes = element.get("class")
            for text in _counts_of(element, _named(classes)) if classes else ():
                yield Candidate(
                    text=text, kind=PlaceKind.GENERIC, where=f"class {classes}",
                    lines_from_headline=abs(line.index - headline.index),
                )  # fmt: skip


def _counts_of(element: etree._Element, named: _Named | None) -> list[str]:
    """The text of an element that is named for views and has one number, or stands beside the icon of an eye, then the number.

    The text may tell thousands by a word: "1,2 тыс.".
    """
    if named is None:
        return []
    text = _spaced(element)
    if named is _Named.VIEWS and (count := _COUNT.fullmatch(text)):
        return [text, count["count"]]
    if text:
        return []
    if behind := _COUNT_BEHIND.match(element.tail or ""):
        return [behind["count"]]
    holder = element.getparent()
    beside = _COUNT.fullmatch(_spaced(holder)) if holder is not None else None
    return [beside[0], beside["count"]] if beside else []


def _spaced(element: etree._Element) -> str:
    """All text of an element, with a space between its parts, which style sets apart: "1.2k" "VIEWS"."""
    return " ".join(" ".join(element.itertext()).split())


class _Named(Enum):
    """What the classes of an element tell of views."""

    VIEWS = auto()
    EYE = auto()


@lru_cache(maxsize=5_000)
def _named(classes: str) -> _Named | None:
    lowered = classes.lower()
    if _VIEWS.search(lowered):
        return _Named.VIEWS
    return _Named.EYE if _EYE.search(lowered) else None
