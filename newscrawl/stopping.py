"""Ending a crawl within seconds: what was not fetched by then stays pending, and the next crawl goes on with it.

Scrapy's own stop waits for every request that it has handed to the downloader: at a second between two of
them, or with a server that trickles, that takes minutes. A service manager does not wait so long.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import IgnoreRequest

from archive.errors import ArchiveError
from newscrawl.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

logger = logging.getLogger(__name__)

_LOOK_EVERY = 0.2
"""Seconds between two looks whether the crawl is to end."""


class Stopped(IgnoreRequest):
    """A request that was given up because its crawl ends. Nothing is known of its page."""


def is_stopped(failure: Failure) -> bool:
    """Whether a request brought nothing because its crawl ends."""
    return isinstance(failure.value, Stopped)


class StopInTime:
    """Gives up what waits for its turn as soon as the crawl is to end, and what is on its way a little later."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.is_crawl = crawler.crawling
        """Whether there is anything to stop: the engine of ``scrapy shell`` stands outside of a crawl."""
        self.grace = crawler.settings.getfloat("NEWSCRAWL_STOP_GRACE")
        self.downloads: set[asyncio.Future[Response]] = set()
        self.may_ask: Callable[[], Awaitable[None]] | None = None
        """Awaited before each request goes out; raises ``ArchiveError`` where it must not any more."""
        self.is_ours: Callable[[], bool] = lambda: True
        """Whether a request may go out without asking anybody."""
        self._closing: asyncio.Future[None] | None = None
        self._watch: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def close(self, reason: str) -> None:
        """End the crawl, in the background: the engine waits for the items in its hands, and one may wait here."""
        if self._closing is None and self.crawler.engine is not None:
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))
            self._drain()

    def may_send(self) -> bool:
        """Whether a request may go out without asking anybody."""
        return self.is_ours()

    async def assure(self) -> None:
        """Return once a request may go out. Raises ``ArchiveError`` where none may any more."""
        if self.may_ask is not None:
            await self.may_ask()

    def give_up_downloads(self) -> None:
        """Give up what is on its way."""
        for download in list(self.downloads):
            download.cancel()

    def spider_opened(self) -> None:
        if self.is_crawl:
            self._watch = asyncio.create_task(self._look())

    def spider_closed(self) -> None:
        if self._watch is not None:
            self._watch.cancel()

    async def _look(self) -> None:
        while self.crawler.crawling and self._closing is None:  # noqa: ASYNC110 - Scrapy tells nobody of a stop
            await asyncio.sleep(_LOOK_EVERY)
        left = self.grace
        while True:
            self._drain()
            if left <= 0:
                self.give_up_downloads()
            await asyncio.sleep(_LOOK_EVERY)
            left -= _LOOK_EVERY

    def _drain(self) -> None:
        """Give up the requests that wait for their turn in the downloader."""
        engine = self.crawler.engine
        for slot in engine.downloader.slots.values() if engine else ():
            while slot.queue:
                request, answer = slot.queue.popleft()
                answer.errback(Stopped(f"{request.url}: the crawl was stopped"))


class StoppableHandler(HTTP11DownloadHandler):
    """Scrapy's own, whose downloads can be given up."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        connect = self._pool._newConnection  # noqa: SLF001 - getConnection is not asked where Twisted tries once more

        def connected(key: Hashable, endpoint: Any) -> Any:
            return connect(key, endpoint).addCallback(self._with_gate)

        self._pool._newConnection = connected  # type: ignore[method-assign]  # noqa: SLF001

    def _with_gate(self, connection: Any) -> Any:
        if stop := self._crawler.get_extension(StopInTime):
            Gate(connection.transport, is_open=stop.may_send, may_open=stop.assure, give_up=stop.give_up_downloads)
        return connection

    async def download_request(self, request: Request) -> Response:
        stop = self._crawler.get_extension(StopInTime)
        if stop is None:
            return await super().download_request(request)
        try:
            await stop.assure()
        except ArchiveError as error:
            raise Stopped(f"{request.url}: {error}") from error
        download = asyncio.ensure_future(super().download_request(request))
        stop.downloads.add(download)
        try:
            return await download
        except asyncio.CancelledError:
            raise Stopped(f"{request.url}: the crawl was stopped") from None
        finally:
            stop.downloads.discard(download)
