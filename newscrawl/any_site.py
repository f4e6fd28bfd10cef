"""A site without a site file: its address is all that is known."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.http import Response

from newscrawl.discovery import Feed, SectionPage, Sitemap, Source
from newscrawl.discovery.sections import alternate_feeds
from newscrawl.errors import InvalidArgument, UnreadableSource
from newscrawl.spider import NewsSpider, page_of

_FEEDS_AT_MOST = 5
_SITEMAPS_AT_MOST = 10


class AnySiteSpider(NewsSpider):
    """``scrapy crawl any -a url=https://some.site/``: home page, declared feeds, sitemaps of robots.txt."""

    name = "any"

    def __init__(self, name: str | None = None, **given: str) -> None:
        address = given.pop("url", None)
        if not address:
            raise InvalidArgument("the spider `any` needs the address of a site: -a url=https://some.site/")
        super().__init__(name, homepage=address, **given)
        host = urlsplit(self.homepage).hostname or ""
        self.name = host.removeprefix("www.")  # in the archive the site goes by its host
        self.site = self.site_as(self.name)
        self.sources: Sequence[Source] = [SectionPage(self.homepage)]  # type: ignore[misc]

    async def start(self) -> AsyncIterator[Any]:
        async for request in super().start():
            yield request
        if self.link_filter.is_article(self.homepage):
            for request in self.article_requests(await self._announce([self._link(self.homepage, "asked for")])):
                yield request
        if self.record.begun and not self.arguments.urls:
            yield Request(
                urljoin(self.homepage, "/robots.txt"),
                callback=self.read_robots,
                errback=lambda _: None,  # a site need not have one
                priority=20,
            )

    async def read_robots(self, response: Response) -> AsyncIterator[Any]:
        """The sitemaps that robots.txt names (sitemaps.org, "Specifying the Sitemap location")."""
        addresses = list(Protego.parse(response.text).sitemaps)[:_SITEMAPS_AT_MOST]
        for address in addresses:
            if self.link_filter.is_own(address):
                yield await self.source_request(Sitemap(address))

    async def read_source(self, response: Response, source: Source) -> AsyncIterator[Any]:
        async for request in super().read_source(response, source):
            yield request
        if source.url == self.homepage and response.status == 200:
            try:
                feeds = alternate_feeds(page_of(response))
            except UnreadableSource:
                return
            for address in feeds[:_FEEDS_AT_MOST]:
                if self.link_filter.is_own(address):
                    yield await self.source_request(Feed(address))
