"""The section of the paper that an article stands in: declared, the last step of the breadcrumb, its category, the kicker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import texts_at
from newscrawl.documents.lines import Line
from newscrawl.extraction.fields import from_json_ld, from_meta, from_microdata
from newscrawl.extraction.headline import fold
from newscrawl.extraction.line_kinds import HEADINGS
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind
from newscrawl.labels import read_label

_LONGEST_NAME, _MOST_WORDS, _FEWEST_LETTERS = 40, 5, 3
_HOME = re.compile(r"/?(?:index\.\w+|home|[a-z]{2})?/?")
"""The path of a home page, or of that of a language."""


def section_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """The section's name where the page declares it, then where it shows it."""
    yield from from_json_ld(document, "articleSection")
    yield from from_meta(document, "article:section", "section", "parsely-section")
    yield from from_microdata(document, "articleSection")
    crumbs = [text for node in document.json_ld for text in _declared_crumbs(node)]
    if len(crumbs) > 1:
        yield Candidate(text=crumbs[-1], kind=PlaceKind.JSON_LD, where="BreadcrumbList")
    shown = [*_steps(document, headline)]
    if shown:
        yield Candidate(text=shown[-1], kind=PlaceKind.GENERIC, where="breadcrumb")
    for link in document.category_links[:1]:
        if name := _as_name(text_of(link)):
            yield Candidate(text=name, kind=PlaceKind.GENERIC, where="rel=category")
    above = document.lines[headline.index - 1] if headline is not None and headline.index > 0 else None
    if above is not None and _is_kicker(above):
        yield Candidate(text=above.text, kind=PlaceKind.GENERIC, where="line above headline", lines_from_headline=1)


def _declared_crumbs(node: dict[str, Any]) -> list[str]:
    """Names of a breadcrumb's steps without the first, which is the home page, and the article itself."""
    if node.get("@type") != "BreadcrumbList":
        return []
    steps = texts_at(node, "itemListElement.name") or texts_at(node, "itemListElement.item.name")
    return steps[:-1] if len(steps) > 2 else steps


def _steps(document: Document, headline: Line | None) -> Iterator[str]:
    """The steps of the first breadcrumb that the page shows, without the home page and the article itself."""
    known = {fold(headline.text)} if headline is not None else set()
    own = urlsplit(document.page.url)
    for link in _links(document.breadcrumbs):
        address = _address(document.page.url, link.get("href") or "")
        is_step = address.hostname == own.hostname and not _HOME.fullmatch(address.path) and address.path != own.path
        if is_step and (name := _as_name(text_of(link))) and fold(name) not in known:
            yield name


def _address(base: str, href: str) -> SplitResult:
    try:
        return urlsplit(urljoin(base, href))
    except ValueError:
        return urlsplit("")


def _links(breadcrumbs: Iterable[etree._Element]) -> list[etree._Element]:
    return next((links for one in breadcrumbs if (links := [*one.iter("a")])), [])


def _as_name(text: str) -> str | None:
    """A text that is short enough for a section's name."""
    name = text.strip(" /|›»>:·•-–«‹<")
    letters = sum(map(str.isalpha, name))
    return (
        name if (letters >= _FEWEST_LETTERS or not name.isascii()) and letters and len(name) <= _LONGEST_NAME else None
    )


def _is_kicker(line: Line) -> bool:
    """Whether the line above a headline is short enough, and plain enough, to be the section's name.

    A heading there is rather a part of the headline, unless it is a link or one word.
    """
    is_name = _as_name(line.text) is not None and len(line.text.split()) <= _MOST_WORDS
    is_plain = line.region is Region.CONTENT and (line.is_link or line.tag not in HEADINGS or " " not in line.text)
    return is_name and is_plain and read_label(line.text) is None and not any(map(str.isdigit, line.text))
