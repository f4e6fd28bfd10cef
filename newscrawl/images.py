"""Lead images, kept as their articles' pages are, where the settings ask for it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request
from scrapy.exceptions import NotConfigured

from archive.crawls import Outcome
from archive.errors import ArticleNotFound
from archive.pages import Capture
from newscrawl.extensions import CrawlRecord
from newscrawl.items import ReadPage
from newscrawl.recording import RECORDED

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_log = logging.getLogger(__name__)
_LARGEST = 8 * 1024 * 1024
"""Bytes of an image: what is larger is no picture for a page."""


class KeepLeadImage:
    """Fetches the lead image of what is new or revised, by the same guards and at the same pace as its page.

    It may lie on another host than the site, as images often do. One that does not come is no fault of the article.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("NEWSCRAWL_PAGES_IMAGES") or not crawler.settings.get("NEWSCRAWL_PAGES"):
            raise NotConfigured
        self.crawler = crawler
        self._kept: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        if isinstance(item, ReadPage) and item.outcome in {Outcome.NEW, Outcome.REVISED} and item.article.image:
            url = item.article.image.url
            if url is not None and url not in self._kept:
                self._kept.add(url)
                await self._keep(item.article.url, url)
        return item

    async def _keep(self, article: str, url: str) -> None:
        engine, record = self.crawler.engine, self.crawler.get_extension(CrawlRecord)
        assert engine is not None
        assert record is not None
        try:
            meta = {RECORDED: True, "allow_offsite": True, "download_maxsize": _LARGEST}
            request = Request(url, meta=meta)
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever keeps an image away, the article is there
            self._missed(url, str(error))
            return
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        exchanges = response.meta.get("exchanges", ())
        if response.status != 200 or not kind.startswith("image/") or not exchanges:
            self._missed(url, f"{response.status} {kind}")
            return
        capture = Capture(exchanges=exchanges, robots=response.meta.get("robots"))
        try:
            await record.ledger.keep_image(article, capture)
        except ArticleNotFound as error:
            self._missed(url, str(error))
            return
        self.crawler.stats.inc_value("newscrawl/images/kept")

    def _missed(self, url: str, words: str) -> None:
        _log.info("The image at %s is not kept: %s", url, words)
        self.crawler.stats.inc_value("newscrawl/images/missed")
