"""What stands between the crawler and a site: which requests may go out, and how a refusal is taken."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Request, Response, TextResponse

from newscrawl.errors import RefusedAddress
from newscrawl.extensions import CrawlRecord
from newscrawl.resolver import GuardedResolver, is_loopback_name, is_public

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

_ALLOW = "NEWSCRAWL_ALLOW_PRIVATE=1 permits it"


class RefusedRequest(RefusedAddress, IgnoreRequest):
    """A request that must not go out; carries the reason in words."""


class ForbiddenByRobots(IgnoreRequest):
    """A request that the site's robots.txt forbids."""


def refusal(url: str, *, allow_private: bool) -> str | None:
    """Why this address must not be fetched, in words, or ``None``. Names are judged when they are resolved."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        return f"{url}: only http and https are fetched, not {parts.scheme or 'an address without scheme'}"
    host = parts.hostname
    if not host:
        return f"{url}: the address names no host"
    if allow_private:
        return None
    if is_loopback_name(host):
        return f"{url}: {host} is this machine; {_ALLOW}"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return None
    return None if is_public(host) else f"{url}: {host} is not a public address; {_ALLOW}"


class GuardAddresses:
    """Refuses what is not http(s) or leads into a private network, on every hop and for every kind of request.

    Addresses in figures are judged here, names in the resolver (:mod:`newscrawl.resolver`), whose refusal
    is told from a name that does not exist.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(allow_private=crawler.settings.getbool("NEWSCRAWL_ALLOW_PRIVATE"))

    def process_request(self, request: Request) -> None:
        reason = refusal(request.url, allow_private=self.allow_private)
        if reason:
            raise RefusedRequest(reason)

    def process_exception(self, request: Request, exception: Exception) -> None:
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and host in GuardedResolver.refused:
            address = GuardedResolver.refused[host]
            raise RefusedRequest(f"{request.url}: {host} leads to {address}, which is not public; {_ALLOW}")


class StayOnSite(OffsiteMiddleware):
    """Scrapy's own, which judges a request when it is sent and not when it is queued.

    What is dropped from the queue no errback hears of: a link that redirects to another site would stay
    without an outcome.
    """

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        """Nothing: ``process_request`` says no in time."""


class ObeyRobots(RobotsTxtMiddleware):
    """Scrapy's own, with an exception that tells a robots.txt from other reasons to leave a page alone."""

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise ForbiddenByRobots(f"{request.url} is forbidden by the site's robots.txt") from error


class RobotsUnavailable:
    """Reads a robots.txt that answers with a server error as "nothing may be crawled" (RFC 9309, 2.3.1.4)."""

    def process_response(self, request: Request, response: Response) -> Response:
        asked_for_robots = request.meta.get("dont_obey_robotstxt") and request.url.endswith("/robots.txt")
        if asked_for_robots and response.status >= 500:
            return TextResponse(request.url, body=b"User-agent: *\nDisallow: /\n", encoding="ascii")
        return response


def retry_after(value: str, *, now: datetime) -> float | None:
    """Seconds to wait by a ``Retry-After`` header (RFC 9110, 10.2.3): seconds or an HTTP date.

    Nonsense gives ``None``; a date that has passed gives 0.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


class RetryPolitely(RetryMiddleware):
    """Scrapy's own, which also backs off: as long as the site asks for, else ever longer.

    The whole site is left alone and not one request. Where the site asks for more time than a crawl can
    wait, the crawl ends, and the site is paused for as long.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = super().from_crawler(crawler)
        middleware.longest_wait = crawler.settings.getfloat("NEWSCRAWL_RETRY_AFTER_MAX")
        middleware.first_wait = crawler.settings.getfloat("NEWSCRAWL_BACK_OFF")
        middleware.longest_delay = crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        return middleware

    longest_wait: float = 120.0
    first_wait: float = 5.0
    longest_delay: float = 30.0

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if response.status in {429, 503}:
            header = (response.headers.get("Retry-After") or b"").decode("latin-1")
            asked = retry_after(header, now=datetime.now(UTC))
            if asked is not None and asked > self.longest_wait:
                self._end_crawl(asked)
                return response
            turn = request.meta.get("retry_times", 0)
            self._pause(request, asked if asked is not None else min(self.first_wait * 2**turn, self.longest_wait))
        return super().process_response(request, response)

    def _end_crawl(self, seconds: float) -> None:
        record = self.crawler.get_extension(CrawlRecord)
        if record is not None:
            record.wait_for(seconds)

    def _pause(self, request: Request, seconds: float) -> None:
        """Let no request of this request's slot out before the time is over, and then fewer than before."""
        engine = self.crawler.engine
        slot = engine and engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if not slot:
            return
        slot.delay = min(max(slot.delay * 2, 0.001), self.longest_delay)  # AutoThrottle brings it down again
        slot.lastseen = max(slot.lastseen, monotonic() + seconds)
