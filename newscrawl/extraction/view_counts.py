"""How often a page says that it was viewed: declared, labelled, or a number whose element is named for views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import resolved, text_at, texts_at
from newscrawl.documents.lines import Line
from newscrawl.extraction.fields import NEAR, labelled_lines
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind
from newscrawl.words.late import late

_LABELLED_WITHIN = 6 * NEAR
_COUNT = late(r"\D{0,25}?(?P<count>\d[\d.,٬٫]{0,11}(?:\s?[KkMm](?!\w))?\+?)\D{0,25}")
"""One number, with a word or two beside it."""
_COUNT_BEHIND = late(r"\s*(?P<count>\d[\d.,٬٫]{0,11}(?:\s?[KkMm](?!\w))?\+?)\s*(?:$|[|·•–—/,])")
_NAMED = late(
    r"(?:^|[\s_-])(?:(?:post|page|entry|article|news|story|total|td-post|meta|item|jeg_meta|nr)[_-]?)*"
    r"(?:views?|pageviews?|viewed|view-?counts?|views?-?counter|viewcounter|hits?|readcount|reads?-?counts?|statistics_counter)(?:[_-]?(?:count(?:er)?|number|num|nr|total|wrap|\d+))*(?:$|\s)"
)
"""Classes of counts: ``post-views``, ``td-post-views``, ``view-count``, ``td-nr-views-4821``."""
_EYE = late(r"(?:^|[\s_-])(?:eye|views?|visibility)(?:$|[\s_-])")
"""Classes of the icon that stands before such a count: ``fa fa-eye``, ``icon-eye``, ``td-icon-views``."""
_MOST_ELEMENTS = 60
_LONGEST = 160


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
        below = [*_counts(document.lines[near.stop :], headline)]
        found = below if len({one.text for one in below}) == 1 else []
    yield from found


def _counts(lines: Iterable[Line], headline: Line) -> Iterator[Candidate]:
    for line in lines:
        is_short = line.region is not Region.CAPTION and len(line.text) <= _LONGEST and line is not headline
        if not is_short or not any(map(str.isdigit, line.text)):
            continue
        for element in islice(line.block.iter(), _MOST_ELEMENTS):
            if told := _told(element):
                count, named = told
                yield Candidate(
                    text=count, kind=PlaceKind.GENERIC, where=f"class {named}",
                    lines_from_headline=abs(line.index - headline.index),
                )  # fmt: skip


def _told(element: etree._Element) -> tuple[str, str] | None:
    """The count that an element holds, or that stands behind it if it is the icon of an eye; and its name."""
    if count := _COUNT.fullmatch(text_of(element)):
        named = _name(element)
        return (count["count"], named) if named else None
    if (behind := _COUNT_BEHIND.match(element.tail or "")) and _EYE.search(_classes(element)) and not text_of(element):
        return behind["count"], _classes(element)
    return None


def _name(element: etree._Element) -> str | None:
    """What tells that a number counts views: a class of its element or of that around it, or the icon before it."""
    before, parent = element.getprevious(), element.getparent()
    for one in (element, parent):
        classes = _classes(one)
        if _NAMED.search(classes):
            return classes
    icons = [*element.iter("i", "svg", "span", "img"), *([before] if before is not None else [])]
    named = (_classes(icon) for icon in icons if not text_of(icon))
    return next((classes for classes in named if _EYE.search(classes)), None)


def _classes(element: etree._Element | None) -> str:
    return (element.get("class") or "").lower() if element is not None and isinstance(element.tag, str) else ""
