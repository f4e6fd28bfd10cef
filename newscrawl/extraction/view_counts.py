"""How often a page says that it was viewed: declared, labelled, or a number whose element is named for views."""

from __future__ import annotations

from collections.abc import Iterator
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
_COUNT = late(r"\d[\d.,]{0,11}\s?[KkMm]?\+?")
_NAMED = late(
    r"(?:^|[\s_-])(?:(?:post|page|entry|article|news|story|total|td-post|meta|item|jeg_meta|nr)[_-]?)*"
    r"(?:views?|pageviews?|viewed|view-?counts?|views?-?counter|viewcounter|hits|readcount|reads?-?counts?)(?:[_-]?(?:count(?:er)?|number|num|nr|total|wrap|\d+))*(?:$|\s)"
)
"""Classes of counts: ``post-views``, ``td-post-views``, ``view-count``, ``td-nr-views-4821``."""
_EYE = late(r"(?:^|[\s_-])(?:eye|views?|visibility)(?:$|[\s_-])")
"""Classes of the icon that stands before such a count: ``fa fa-eye``, ``icon-eye``, ``td-icon-views``."""
_MOST_ELEMENTS = 60


def views_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """The page's own counts of views, the surest first."""
    for value in resolved(document.article_node, "interactionStatistic", document.json_ld):
        if isinstance(value, dict) and any(
            "Comment" not in kind and "Share" not in kind for kind in texts_at(value, "interactionType")
        ):
            text = text_at(value, "userInteractionCount")
            if text:
                yield Candidate(text=text, kind=PlaceKind.JSON_LD, where="interactionStatistic")
    yield from (
        one
        for one in labelled_lines(document, headline, "views")
        if (one.lines_from_headline or 0) <= _LABELLED_WITHIN
    )
    yield from _named_counts(document, headline)


def _named_counts(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Numbers near the headline that stand alone in an element named for views, or behind the icon of an eye."""
    if headline is None:
        return
    for line in document.lines[max(0, headline.index - NEAR) : headline.index + NEAR]:
        if line is headline or not any(map(str.isdigit, line.text)) or line.region is Region.CAPTION:
            continue
        for element in _around(line):
            text = text_of(element)
            if _COUNT.fullmatch(text) and (named := _name(element)):
                yield Candidate(
                    text=text, kind=PlaceKind.GENERIC, where=f"class {named}",
                    lines_from_headline=abs(line.index - headline.index),
                )  # fmt: skip


def _around(line: Line) -> list[etree._Element]:
    """The elements that may hold a count of a line: its block, what holds that alone, and what stands in it."""
    parent = line.block.getparent()
    return [*islice(line.block.iter(), _MOST_ELEMENTS), *([parent] if parent is not None else [])]


def _name(element: etree._Element) -> str | None:
    """What tells that a number counts views: a class of its element or of that around it, or the icon before it."""
    parent = element.getparent()
    for one in (element, parent):
        classes = (one.get("class") or "").lower() if one is not None and isinstance(one.tag, str) else ""
        if _NAMED.search(classes):
            return classes
    icons = [*element.iter("i", "svg", "span", "img"), *([element.getprevious()] if element.getprevious() is not None else [])]
    for icon in icons:
        classes = (icon.get("class") or "").lower()
        if not text_of(icon) and _EYE.search(classes):
            return classes
    return None
