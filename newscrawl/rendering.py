"""Pages of sites that show nothing without scripts, opened in a real browser that has no way to the net of its own.

The page itself is fetched as any other, with all guards and at the site's pace. Only then is it opened in Chromium,
where each request that its scripts make is answered by us or not at all: from the site's own hosts, by the guarded
downloader. What would get around that (redirects, sockets, prefetching) ends at a proxy that does not exist.
Playwright drives the browser: the extra ``newscrawl[browser]``.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import HtmlResponse

from archive.addresses import without_credentials
from newscrawl.errors import InvalidArgument
from newscrawl.middlewares import refusal
from newscrawl.stopping import StoppableHandler

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_NOWHERE = "http://127.0.0.1:9"
"""The discard port, where nothing listens: the browser's only way out."""
_WORTH_FETCHING = {"script", "xhr", "fetch", "document"}
"""Kinds of requests that bring text; pictures, styles and films do not."""
_REDIRECTS = 5
_REQUESTS_OF_A_PAGE = 60
_SETTLED = 10.0
"""Seconds after which a page is read as it stands, whatever its scripts still wait for."""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
HOW_TO_HAVE_IT = "pip install 'newscrawl[browser]', and a browser: apt install chromium, or playwright install chromium"


def require_browser() -> None:
    """Raise ``InvalidArgument`` with what to do where Playwright is not installed."""
    try:
        import playwright.async_api  # noqa: F401 - an extra that most never need
    except ImportError as error:
        raise InvalidArgument(f"rendering needs Playwright, which is not there: {HOW_TO_HAVE_IT}") from error


class RenderingHandler(StoppableHandler):
    """Opens answers to requests with ``meta["render"]`` in a browser; all others are Scrapy's own business.

    ``NEWSCRAWL_BROWSER`` names the program, by default Playwright's own, else the system's Chromium.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._settings = crawler.settings
        self._crawler_of = crawler
        self._opening = asyncio.Lock()
        self._playwright: Any = None
        self._browser: Any = None

    async def download_request(self, request: Request) -> Response:
        if not request.meta.get("render"):
            return await super().download_request(request)
        request.headers["Accept-Encoding"] = "identity"  # the browser gets the page from us, as it is
        response = await super().download_request(request)
        kind = (response.headers.get("Content-Type") or b"").lower()
        if response.status != 200 or b"html" not in kind or response.headers.get("Content-Encoding"):
            return response
        try:
            return await self._rendered(request, response)
        except asyncio.CancelledError:
            raise
        except TimeoutError as error:
            raise DownloadTimeoutError(f"{request.url} was not ready in time") from error
        except Exception as error:
            raise DownloadFailedError(f"{request.url} could not be rendered: {error}".splitlines()[0]) from error

    async def _rendered(self, request: Request, response: Response) -> Response:
        from playwright.async_api import Error

        limit = min(float(request.meta.get("download_timeout") or self._settings.getfloat("DOWNLOAD_TIMEOUT")), 120.0)
        async with asyncio.timeout(limit):
            browser = await self._open()
            context = await browser.new_context(
                user_agent=self._settings["USER_AGENT"], service_workers="block", accept_downloads=False
            )
            try:
                page = await context.new_page()
                await context.route("**/*", _Answers(self, request, response))
                await page.goto(request.url, wait_until="domcontentloaded")
                with suppress(Error):  # a page that polls for ever is read as it stands
                    await page.wait_for_load_state("networkidle", timeout=min(limit / 2, _SETTLED) * 1000)
                text = (await page.content()).encode("utf-8", "replace")
            finally:
                await context.close()
        if len(text) > self._settings.getint("DOWNLOAD_MAXSIZE"):
            raise DownloadFailedError(f"{request.url} grew larger than DOWNLOAD_MAXSIZE")
        headers = response.headers.copy()
        headers["Content-Type"] = "text/html; charset=utf-8"
        return HtmlResponse(
            response.url, status=200, headers=headers, body=text, encoding="utf-8", flags=[*response.flags, "rendered"]
        )

    async def _open(self) -> Any:
        async with self._opening:
            if self._browser is None:
                from playwright.async_api import async_playwright

                self._playwright = await async_playwright().start()
                self._browser = await self._playwright.chromium.launch(
                    executable_path=self._program(),
                    proxy={"server": _NOWHERE, "bypass": "<-loopback>"},
                    args=["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
                    + (["--no-sandbox"] if os.geteuid() == 0 else []),
                )
            return self._browser

    def _program(self) -> str | None:
        named = self._settings.get("NEWSCRAWL_BROWSER")
        own = self._playwright.chromium.executable_path
        if named or os.path.exists(own):  # noqa: PTH110
            return named or None
        return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)

    async def answer(self, url: str, asked: Request) -> Response | None:
        """The answer to what a page's script asks of the site's own hosts, redirects followed; ``None`` for a no."""
        for _ in range(_REDIRECTS):
            if not self._may_ask(url):
                return None
            further = Request(url, headers={"User-Agent": self._settings["USER_AGENT"], "Accept-Encoding": "identity"})
            further.meta["download_timeout"] = asked.meta.get("download_timeout")
            response = await super().download_request(further)
            location = response.headers.get("Location")
            if response.status not in {301, 302, 303, 307, 308} or not location:
                return response
            url = without_credentials(urljoin(url, location.decode("latin-1")))
        return None

    def _may_ask(self, url: str) -> bool:
        if refusal(url, allow_private=self._settings.getbool("NEWSCRAWL_ALLOW_PRIVATE")):
            return False
        links = getattr(self._crawler_of.spider, "link_filter", None)
        return links is None or bool(links.is_own(url))

    async def close(self) -> None:
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
        await super().close()


class _Answers:
    """Answers the browser's requests for one page: the page with what was fetched, the rest by the crawler."""

    def __init__(self, handler: RenderingHandler, request: Request, response: Response) -> None:
        self.handler, self.request, self.response = handler, request, response
        self.left = _REQUESTS_OF_A_PAGE
        self.is_first = True

    async def __call__(self, route: Any) -> None:
        asked = route.request
        if self.is_first and asked.is_navigation_request():
            self.is_first = False
            kind = (self.response.headers.get("Content-Type") or b"text/html").decode("latin-1")
            await route.fulfill(status=200, content_type=kind, body=self.response.body)
            return
        self.left -= 1
        if self.left < 0 or asked.resource_type not in _WORTH_FETCHING or asked.method != "GET":
            await route.abort()
            return
        try:
            answer = await self.handler.answer(asked.url, self.request)
        except Exception:  # noqa: BLE001 - a script that does not come is the page's own trouble
            answer = None
        if answer is None:
            await route.abort()
            return
        kind = (answer.headers.get("Content-Type") or b"text/plain").decode("latin-1")
        await route.fulfill(status=answer.status, content_type=kind, body=answer.body)
