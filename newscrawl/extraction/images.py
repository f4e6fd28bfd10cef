"""The image that stands for the article, and what the page says of its origin."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from newscrawl.extraction.document import Document
from newscrawl.extraction.fields import from_json_ld, from_meta, labelled_lines
from newscrawl.extraction.lines import Line, Region
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind

_FAR = 60
"""Lines from the headline within which a figure is the article's own."""


def image_url_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Addresses of the lead image, made absolute."""
    declared = [
        *from_json_ld(document, "image.url", "image", "thumbnailUrl"),
        *from_meta(document, "og:image", "og:image:url", "twitter:image", "twitter:image:src"),
    ]
    for one in declared:
        address = (one.values or (one.text,))[0]
        yield Candidate(text=urljoin(document.page.url, address), kind=one.kind, where=one.where)
    shown = _first_image(document, headline)
    if shown:
        yield Candidate(text=urljoin(document.page.url, shown), kind=PlaceKind.GENERIC, where="image below headline")


def _first_image(document: Document, headline: Line | None) -> str | None:
    """The first image that stands behind the headline in the page, logos and counters aside."""
    behind = headline is None
    start = headline.block if headline is not None else None
    for element in document.root.iter("*"):
        if element is start:
            behind = True
        elif behind and element.tag == "img":
            address = element.get("src") or element.get("data-src") or ""
            if address and not address.startswith("data:") and "logo" not in address.lower():
                return address
    return None


def caption_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Captions of the lead image."""
    for text in _figcaptions(document, headline):
        yield Candidate(text=text, kind=PlaceKind.GENERIC, where="figcaption")
        break
    yield from from_json_ld(document, "image.caption", "image.description")
    yield from from_meta(document, "og:image:alt", "twitter:image:alt")


def _figcaptions(document: Document, headline: Line | None) -> Iterator[str]:
    last = headline.index + _FAR if headline else _FAR
    seen: set[etree._Element] = set()
    for line in document.lines[: last + 1]:
        if line.region is not Region.CAPTION:
            continue
        element = line.block
        while element is not None and element.tag != "figcaption":
            element = element.getparent()
        if element is not None and element not in seen:
            seen.add(element)
            yield text_of(element)


def credit_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Lines and declarations that say whose the image is."""
    yield from from_json_ld(
        document, "image.creditText", "image.copyrightHolder", "image.copyrightNotice", "image.author"
    )
    yield from labelled_lines(document, headline, "image_credit")


def disclaimer_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Lines that begin with the word for a disclaimer; the last one, which stands below the text, first."""
    found = list(labelled_lines(document, headline, "image_disclaimer"))
    yield from reversed(found)
