"""The second half of the road, in Scrapy's terms. Adapters: what they do is done by the libraries below."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from scrapy.exceptions import NotConfigured

from archive.article import Moment, Precision, as_row
from archive.crawls import Outcome
from newscrawl.extensions import CrawlRecord
from newscrawl.items import RawArticle, ReadPage
from newscrawl.judging import Settled, article_of
from newscrawl.logs import DropQuietly

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class _Pipeline:
    """A pipeline that reports to the crawl's record."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def record(self) -> CrawlRecord:
        record = self.crawler.get_extension(CrawlRecord)
        if record is None:
            raise RuntimeError("newscrawl's pipelines need newscrawl.extensions.CrawlRecord in EXTENSIONS")
        return record


class Normalise(_Pipeline):
    """``RawArticle`` to ``ReadPage``; ends the road of pages that are no articles."""

    async def process_item(self, item: Any) -> Any:
        if not isinstance(item, RawArticle):
            return item
        link = item.page.link
        read = article_of(item, link.url if link is not None else None)
        if isinstance(read, Settled):
            await self.record.settle(link, read.outcome, read.words)
            raise DropQuietly(f"{item.page.url}: {read.outcome}: {read.words}")
        return read


class StoreInArchive(_Pipeline):
    """Keeps the article, if it was published within the window that was asked for."""

    async def process_item(self, item: Any) -> Any:
        if not isinstance(item, ReadPage):
            return item
        link = item.page.link
        if link is None or not self.record.begun:
            return item  # a page that somebody handed over, as `scrapy parse` does
        published = item.article.published
        if published and self._is_out_of_window(published):
            if self._is_over(published):
                self.record.walk.went_past(link)
            await self.record.settle(link, Outcome.OUT_OF_WINDOW, f"published {published.local}")
            raise DropQuietly(f"{item.article.url} was published {published.local}, out of the window")
        outcome = await self.record.add(item, link, getattr(self.crawler.spider, "read_again", None))
        self.crawler.stats.inc_value(f"newscrawl/stored/{outcome}")
        return replace(item, outcome=outcome)

    def _is_over(self, published: Moment) -> bool:
        arguments = getattr(self.crawler.spider, "arguments", None)
        return arguments is not None and arguments.is_over(published.at + timedelta(days=1))

    def _is_out_of_window(self, published: Moment) -> bool:
        arguments = getattr(self.crawler.spider, "arguments", None)
        if arguments is None:
            return False
        span = timedelta(days=1 if published.precision is Precision.DAY else 0)
        return not arguments.covers(published.at, published.at + span)


class ExportRow(_Pipeline):
    """What leaves through ``-O out.jsonl`` has the names and values of a row of ``v_articles``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if not crawler.settings.getdict("FEEDS"):
            raise NotConfigured  # nobody sees the row

    def process_item(self, item: Any) -> Any:
        return as_row(item.article) if isinstance(item, ReadPage) else item
