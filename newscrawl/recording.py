"""Listening on the wire: what went out and came in for an article's page, as it was sent."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.exceptions import NotConfigured

from archive.pages import Capture, Exchange
from newscrawl.clock import now

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.http.headers import Headers

    from newscrawl.items import Page

_SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})
"""Headers of ours that are nobody's business."""
RECORDED = "recorded"
"""In the ``meta`` of a request: its exchanges are wanted, although no link led to it."""
_NOT_ASKED = "not asked"
"""Stands for robots.txt's verdict where the settings have us not ask for it."""


class RecordExchanges:
    """Notes the exchanges of requests for articles and their images in their ``meta``; a redirect hands them on.

    It stands below what follows redirects and undoes compression, and above the cache, whose answers no server sent.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.get("NEWSCRAWL_PAGES") or not crawler.settings.get("NEWSCRAWL_ARCHIVE"):
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        if ("link" in request.meta or RECORDED in request.meta) and "cached" not in response.flags:
            hops = [one for one in request.meta.get("exchanges", ()) if one.is_redirect]  # and not what was tried again
            request.meta["exchanges"] = (*hops, exchange_of(request, response))
        return response


def exchange_of(request: Request, response: Response) -> Exchange:
    """A request and its answer, as the downloader had them in hand."""
    host = urlsplit(request.url).netloc.rpartition("@")[2]
    sent = tuple(one for one in _pairs(request.headers) if one[0].lower() not in _SECRET | {"host"})
    return Exchange(
        url=response.url,
        at=now(),
        status=response.status,
        reason=_phrase(response.status),
        protocol=response.protocol or "HTTP/1.1",
        headers=_pairs(response.headers),
        body=response.body,
        method=request.method,
        request_headers=(("Host", host), *sent),
        address=str(response.ip_address) if response.ip_address else None,
        is_made="rendered" in response.flags,
    )


def capture_of(page: Page) -> Capture | None:
    """What is to be kept of a page; ``None`` where nobody listened."""
    if not page.exchanges:
        return None
    return Capture(exchanges=page.exchanges, robots=page.robots or _NOT_ASKED, reservations=page.reservations)


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
