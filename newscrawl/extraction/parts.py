"""Whether a page has but the first part of its article, and where the second one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newscrawl.items import Candidate, PlaceKind

if TYPE_CHECKING:
    from lxml import etree

    from newscrawl.documents.document import Document

_SECOND = re.compile(
    r"(?:[?&](?:page|p|seite|pagina|part)=|/(?:(?:page|seite|pagina|part)[/-])?|[-_,;])2(?=(?:\.\w{3,5})?/?$)",
    re.IGNORECASE,
)
"""What the address of the second part has that the first one's has not."""
_SHOWN = re.compile(rb">\s*2\s*<")
_AROUND = 6
"""Elements above a link among which the pager of the comments is looked for."""
_OF_COMMENTS = re.compile(r"comment|discuss|kommentar|comentario", re.IGNORECASE)


def second_part(document: Document) -> Iterator[Candidate]:
    """The absolute address of the page on which the text goes on, if this page is the first of several.

    It is the page's own with the number two added, and declared as the next one, or shown to readers as "2".
    """
    for link, where in _links(document):
        with suppress(ValueError):  # "http://[broken"
            address = urljoin(document.page.url, link.get("href").strip())
            found = _SECOND.search(address)
            if found and _plain(address[: found.start()] + address[found.end() :]) == _plain(document.page.url):
                yield Candidate(text=address, kind=PlaceKind.META, where=where)
                return


def _links(document: Document) -> Iterator[tuple[etree._Element, str]]:
    for link in document.elements["link"]:
        if link.get("rel") == "next" and link.get("href"):
            yield link, "link next"
    for link in document.root.iter("a") if _SHOWN.search(document.page.body) else ():
        if "2" in (link.get("href") or "") and "".join(link.itertext()).strip() == "2" and not _is_of_comments(link):
            yield link, "link to 2"


def _is_of_comments(link: etree._Element) -> bool:
    for level, around in enumerate(link.iterancestors()):
        if _OF_COMMENTS.search(f"{around.get('id') or ''} {around.get('class') or ''}"):
            return True
        if level >= _AROUND:
            break
    return False


def _plain(address: str) -> str:
    return address.split("#")[0].split("://")[-1].rstrip("/")
