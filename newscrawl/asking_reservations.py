"""Asks a host for its file of reservations before the first page is fetched from it, as the protocol wants."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from newscrawl.clock import now
from newscrawl.extensions import CrawlRecord
from newscrawl.reservations import TDM
from newscrawl.responses import SITE_SAYS, conditions, header
from newscrawl.site_reservations import PATH, SiteFile, rules_in

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_log = logging.getLogger(__name__)
_LARGEST = 256 * 1024
"""Bytes of the file."""
_LONGEST = 20.0
"""Seconds that pages wait for it."""


class AskReservations:
    """Puts into the ``meta`` of each request for a page what the file of its host says of its address.

    The file is asked for by the same guards and at the same pace as everything else: once a week and host,
    conditionally, and only when there is a page to fetch. One that does not come reserves nothing, by the protocol;
    what was known of it stays.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._asked: dict[str, asyncio.Future[SiteFile | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        request.meta.pop(SITE_SAYS, None)  # a redirect takes along what held for where it came from
        record = self.crawler.get_extension(CrawlRecord)
        if "link" not in request.meta or record is None:
            return
        if TDM not in record.obeyed and not self.crawler.settings.get("NEWSCRAWL_PAGES"):
            return  # nobody would know the difference
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._file_of(origin, record))
        file = await asyncio.shield(self._asked[origin])
        if file is not None and (said := file.says(request.url)):
            request.meta[SITE_SAYS] = said

    async def _file_of(self, origin: str, record: CrawlRecord) -> SiteFile | None:
        known = record.reservations.files.get(origin)
        if known is not None and not known.is_due(now()):
            return known
        request = Request(
            origin + PATH,
            headers=conditions(known.etag, known.last_modified) if known else {},
            meta={
                "download_maxsize": _LARGEST,
                "download_timeout": _LONGEST,
                "dont_retry": True,
                "handle_httpstatus_list": [304],
            },
            priority=1000,
            callback=NO_CALLBACK,
        )
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever keeps it away, the protocol says how to go on
            _log.info("%s does not come: %s", request.url, error)
            return known
        if response.status >= 500 or response.status == 429:
            return known  # the next crawl asks again
        file = _file_from(response, known)
        record.reservations.keep(origin, file)
        return file


def _file_from(response: Response, known: SiteFile | None) -> SiteFile:
    if response.status == 304 and known is not None:
        return replace(known, asked_at=now())
    return SiteFile(
        asked_at=now(),
        rules=rules_in(response.body) if response.status == 200 else (),
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
    )
