"""Sitemaps (sitemaps.org), sitemap indexes, and Google News sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin

from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.discovery.xml import children, local_name, read_time, read_xml, text_of
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from lxml import etree

    from newscrawl.items import Page

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Sitemap(Source):
    """A sitemap, or an index of sitemaps of which the ``newest`` are followed."""

    newest: int = 10
    depth: int = 0
    """How many indexes lead here: an index inside an index is one too many."""
    kind: ClassVar[str] = "sitemap"

    def read(self, page: Page) -> Reading:
        root = read_xml(page)
        match local_name(root):
            case "urlset":
                return Reading(announced=tuple(_announced(root, page.url)))
            case "sitemapindex" if self.depth == 0:
                return Reading(further=self._further(root, page.url))
            case "sitemapindex":
                raise UnreadableSource(f"{page.url} is a sitemap index inside a sitemap index")
        raise UnreadableSource(f"{page.url} is no sitemap: its root element is <{local_name(root)}>")

    def _further(self, index: etree._Element, base: str) -> tuple[Sitemap, ...]:
        """The sitemaps of an index, those that changed last first; undated ones keep their order behind."""
        dated = [
            (read_time(text_of(entry, "lastmod")) or _LONG_AGO, address)
            for entry in children(index, "sitemap")
            if (address := text_of(entry, "loc"))
        ]
        dated.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(Sitemap(urljoin(base, address), depth=1) for _, address in dated[: self.newest])


def _announced(root: etree._Element, base: str) -> Iterator[Announced]:
    for entry in children(root, "url"):
        address = text_of(entry, "loc")
        if not address:
            continue
        headline, published = None, None
        for news in children(entry, "news"):
            headline, published = text_of(news, "title"), text_of(news, "publication_date")
        at = read_time(published or text_of(entry, "lastmod"))
        yield Announced(url=urljoin(base, address), at=at, headline=headline)
