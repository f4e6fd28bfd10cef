"""Section pages: pages for readers that list articles, one page after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from newscrawl.items import Page

_PAGE_NUMBER = re.compile(r"(?:[?&](?:page|paged|pg|p)=|/page/)(\d{1,4})(?=/?(?:$|[&#?]))", re.IGNORECASE)


@dataclass(frozen=True)
class SectionPage(Source):
    """A section page or home page, and the pages that continue it, up to ``pages`` of them."""

    pages: int = 10
    number: int = 1
    """Which page of the section this is."""
    kind: ClassVar[str] = "section"

    def read(self, page: Page) -> Reading:
        root = _tree(page)
        anchors = list(_anchors(root, page.url))
        return Reading(
            announced=tuple(Announced(url=url, headline=text or None) for url, text in anchors),
            further=self._next(root, page.url, [url for url, _ in anchors]),
            only_if_new=True,
        )

    def _next(self, root: etree._Element, url: str, addresses: list[str]) -> tuple[SectionPage, ...]:
        """The page that continues this one: declared by ``rel=next``, or numbered one higher."""
        if self.number >= self.pages:
            return ()
        declared = root.xpath("(//link[@rel='next']|//a[contains(concat(' ', @rel, ' '), ' next ')])/@href")
        following = [urljoin(url, address) for address in declared] or [
            address for address in addresses if _continues(url, address, self.number + 1)
        ]
        if not following or following[0] == url:
            return ()
        return (replace(self, url=following[0], number=self.number + 1),)


def alternate_feeds(page: Page) -> list[str]:
    """Addresses of the feeds that a page declares in its head (RFC 4287 and the RSS autodiscovery draft)."""
    found = _tree(page).xpath(
        "//link[contains(concat(' ', @rel, ' '), ' alternate ')]"
        "[@type='application/rss+xml' or @type='application/atom+xml']/@href"
    )
    return [urljoin(page.url, address) for address in found]


def _tree(page: Page) -> etree._Element:
    try:
        root = html.document_fromstring(page.body, parser=html.HTMLParser(remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{page.url} is no section page: {error}") from error
    return root


def _anchors(root: etree._Element, url: str) -> Iterator[tuple[str, str]]:
    """Absolute address and text of each link to a document over http(s), in page order."""
    base = urljoin(url, next(iter(root.xpath("//base/@href")), ""))
    for anchor in root.iter("a"):
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
            continue
        try:
            address = urljoin(base, href)
        except ValueError:  # "http://[broken": a typing error of the page's author
            continue
        if address.startswith(("http://", "https://")):
            yield address, " ".join("".join(anchor.itertext()).split())


def _continues(url: str, address: str, number: int) -> bool:
    """Whether ``address`` is page ``number`` of the section at ``url``."""
    found = _PAGE_NUMBER.search(address)
    if not found or int(found[1]) != number:
        return False
    return _section_of(address) == _section_of(url)


def _section_of(address: str) -> tuple[str, str]:
    parts = urlsplit(_PAGE_NUMBER.sub("", address))
    return parts.netloc, parts.path.rstrip("/")
