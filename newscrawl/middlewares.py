"""What stands between the crawler and a site: which requests may go out, and how a refusal is taken."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Request, Response

from archive.addresses import without_credentials
from newscrawl.clock import now
from newscrawl.discovery.address_patterns import forms_of
from newscrawl.errors import RefusedAddress
from newscrawl.extensions import CrawlRecord
from newscrawl.network_errors import words_of
from newscrawl.resolver import GuardedResolver, is_loopback_name, is_public
from newscrawl.responses import moved_for_good

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

_ALLOW = "NEWSCRAWL_ALLOW_PRIVATE=1 permits it"


class RefusedRequest(RefusedAddress, IgnoreRequest):
    """A request that must not go out; carries the reason in words."""


_ROBOTS_BYTES = 512 * 1024
"""Of a robots.txt that are read; RFC 9309, 2.5 asks for at least 500 KiB."""


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


class LeftTheSite(IgnoreRequest):
    """A request that leads to another site."""


class StayOnSite(OffsiteMiddleware):
    """Scrapy's own, which judges a request when it is sent and not when it is queued.

    What is dropped from the queue no errback hears of: a link that redirects to another site would stay
    without an outcome.
    """

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        """Nothing: ``process_request`` says no in time."""

    def process_request(self, request: Request) -> None:  # type: ignore[override]
        if request.meta.get("may_move") and moved_for_good(request.meta.get("redirect_reasons", ())):
            return
        if request.meta.get("dont_obey_robotstxt") and urlsplit(request.url).path == "/robots.txt":
            return  # asked on account of a request that was let through
        try:
            super().process_request(request)
        except IgnoreRequest as error:
            asked = (request.meta.get("redirect_urls") or [request.url])[0]
            host = urlsplit(request.url).hostname
            raise LeftTheSite(f"{asked}: it leads to another site, {host}; has the site moved?") from error


class NoArticlesThere(IgnoreRequest):
    """A request for an address of a form that the site's articles turned out not to have."""


class LeaveOutOtherPages:
    """Spares the requests for links of whose form every page that was read turned out to be no article.

    A list of ten thousand products, or the leaves of a calendar, are in the queue before the first of them is read.
    Of each form one page a crawl is asked for all the same: a site may change.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._tried: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        patterns = request.meta.get("patterns")
        link = request.meta.get("link")
        if patterns is None or link is None or request.meta.get("redirect_times"):
            return
        form = forms_of(link.url)[0]
        if patterns.judge(link.url) is False and form in self._tried:
            raise NoArticlesThere(f"not asked for: pages at such addresses ({form}) are no articles of this site")
        self._tried.add(form)


class RobotsUnreachable(IgnoreRequest):
    """A request to a site whose robots.txt cannot be had for now, so that nothing may be fetched."""


class ObeyRobots(RobotsTxtMiddleware):
    """Scrapy's own, by RFC 9309 to the letter: it tells a robots.txt that forbids from one that cannot be had.

    Section 2.3.1.4: while a robots.txt is unreachable by server or network errors, all is forbidden; section
    2.3.1.3: one that is not there permits everything. 429 is taken for an error of the server, as search engines do.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreachable: dict[str, str] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        words = self._unreachable.get(urlsplit(request.url).netloc)
        if words is not None:
            raise RobotsUnreachable(f"{request.url}: not fetched: {words}; until it can, nothing may be (RFC 9309)")
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise ForbiddenByRobots(f"{request.url} is forbidden by the site's robots.txt") from error
        request.meta["robots"] = "allowed"

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._unreachable.setdefault(netloc, f"robots.txt cannot be read: {response.status}")
        if response.status >= 400:
            response = response.replace(body=b"")  # an error page holds no rules
        await super()._parse_robots(response.replace(body=response.body[:_ROBOTS_BYTES]), netloc, request)

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """A robots.txt that did not come is one that cannot be had; Scrapy would log it with a traceback and go on."""
        if not (request.meta.get("dont_obey_robotstxt") and request.url.endswith("/robots.txt")):
            return None
        if isinstance(exception, IgnoreRequest | CannotResolveHostError):
            return Response(request.url, status=404)  # what is wrong, the request itself will say
        netloc = urlsplit(request.url).netloc
        self._unreachable[netloc] = f"robots.txt cannot be read: {words_of(exception)}"
        return Response(request.url, status=599)


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


class FollowRedirects(RedirectMiddleware):
    """Scrapy's own, which warns in each crawl that nothing writes a ``Referer``: we send none.

    A user name and password that a redirect hands out would stand in the log and in the archive.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler.settings)
        middleware.crawler = crawler
        return middleware

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if b"@" in (target := response.headers.get("Location") or b""):
            response.headers["Location"] = without_credentials(target.decode("latin-1")).encode("latin-1")
        return super().process_response(request, response)

    def handle_referer(self, request: Request, response: Response) -> None:
        request.headers.pop("Referer", None)


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
            asked = retry_after(header, now=now())
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
