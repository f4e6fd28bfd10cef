"""A site without a site file: its address is all that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit

from scrapy import signals

from newscrawl.clock import now
from newscrawl.discovery import Announced, Feed, LinkFilter, SectionPage, Sitemap, Source
from newscrawl.discovery.polling import is_time_to_guess, needs_probe, worth_asking
from newscrawl.discovery.probe import (
    AT_ONCE,
    USUAL_FEEDS,
    USUAL_SITEMAPS,
    Found,
    dated_lists,
    declared_sources,
    leads_on,
    linked_feeds,
    says_nothing_without_scripts,
    sections_of,
    sitemaps_of_robots,
)
from newscrawl.errors import InvalidArgument, UnreadableSource
from newscrawl.items import Page, PageKind, RawArticle
from newscrawl.judging import WITHOUT_EVIDENCE, has_evidence
from newscrawl.responses import moved_for_good, page_of
from newscrawl.spider import NewsSpider

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from twisted.python.failure import Failure

    from archive.crawls import Link

_PAGES = 25
"""Pages of the home page's own list that are walked, if each brings something new."""
_DEEPEST = 9
"""The level of pages that are not searched for sections."""
_VOUCHED = ("feed ", "wordpress ")
"""How links begin to say where they were announced, if nothing but articles is announced there."""


class AnySiteSpider(NewsSpider):
    """``scrapy crawl any -a url=https://some.site/``: probes a site for its sources, and remembers which are worth it.

    The first crawl reads the home page, robots.txt, and what both lead to: declared feeds, the publishing system's
    API, sitemaps, section pages; where nothing is declared, the usual addresses. Later ones ask those sources that
    brought articles which no other source had, and look the site over anew once a week, when a source fails, or when a
    feed has turned over completely since the last visit.
    """

    name = "any"
    may_drop_sources = True

    def __init__(self, name: str | None = None, **given: str) -> None:
        address = given.pop("url", None)
        if not address:
            raise InvalidArgument("the spider `any` needs the address of a site: -a url=https://some.site/")
        super().__init__(name, homepage=address, **given)
        host = urlsplit(self.homepage).hostname or ""
        self.name = host.removeprefix("www.")  # in the archive the site goes by its host
        self.site = self.site_as(self.name)
        self.home = SectionPage(self.homepage, pages=_PAGES)
        self.found: list[Found] = []
        """All that the probe has found, in order, whether or not it is asked."""
        self._robots_sitemaps: list[str] = []
        self._guesses: dict[type[Source], Iterator[str]] = {Feed: iter(USUAL_FEEDS), Sitemap: iter(USUAL_SITEMAPS)}
        self._asks_everything = False
        self._lacks_a_source = False
        self._levels: dict[str, int] = {}
        """Pages that lead to sections: how many steps away from the home page each is."""
        self._dated: dict[str, Found] = {}
        """The lists of days and months that were met before it was known whether they are needed."""
        self._is_unlisted = False
        """Whether it turned out that neither a sitemap nor an API lists the whole site."""
        self._taken_up: Counter[type[Source]] = Counter()
        self._put_off: dict[str, Source] = {}
        """Sources beyond the bounds, which the next crawls take up."""
        self._rests = False
        """Whether the site has never brought anything, and was looked over lately: sections and guesses wait."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take up the sitemaps that robots.txt names; it is read before anything else."""
        if self.link_filter.is_own(request.url):
            named = getattr(getattr(robotparser, "rp", None), "sitemaps", ())
            self._robots_sitemaps += [urljoin(request.url, address) for address in named]

    async def start(self) -> AsyncIterator[Any]:
        async for request in super().start():
            yield request
        if self.record.begun and not self.arguments.urls and self.link_filter.is_article(self.homepage):
            for request in self.article_requests(await self._announce([self.link(self.homepage, "asked for")])):
                yield request

    def due_sources(self) -> list[Source]:
        """Those that are known to bring articles; the home page too, where the site is to be probed."""
        known = self.record.walk.known
        self._asks_everything = needs_probe(known, at=now()) or self.arguments.are_partial
        if self._asks_everything:
            home = known.get(self.home.url)
            is_in_vain = not any(one.yielded for one in known.values())
            self._rests = is_in_vain and home is not None and not is_time_to_guess(home.visits)
            return [self.home]
        return self.if_due(self._worthy(self._remembered()))

    def _remembered(self) -> list[Source]:
        return [source for source in self.record.walk.remembered() if source.parent is None]

    def _worthy(self, sources: Sequence[Source]) -> list[Source]:
        known = self.record.walk.known
        return [one for one in sources if self._asks_anyway(one) or worth_asking(one.url, known, at=now())]

    def _asks_anyway(self, source: Source) -> bool:
        return self._asks_everything and not (self._rests and isinstance(source, SectionPage))

    def source_requests(self, sources: Any, **meta: Any) -> Iterator[Request]:
        for request in super().source_requests(sources, **meta):
            if request.cb_kwargs["source"].url == self.home.url:
                request.meta["may_move"] = True  # read_source sees where to
                if self._asks_everything:  # its links are wanted again, and a 304 has none
                    for name in ("If-None-Match", "If-Modified-Since"):
                        request.headers.pop(name, None)
            yield request

    # ── probe ────────────────────────────────────────────────────────────────────────────────────────

    async def read_source(self, response: Response, source: Source) -> AsyncIterator[Any]:
        is_home = source.url == self.home.url
        if is_home and not self._is_still_there(response):
            await self.source_is_lost(
                source, f"{self.homepage}: it leads to another site, {response.url}", for_good=True
            )
            return
        async for request in super().read_source(response, source):
            yield request
        probes = is_home and self._asks_everything
        for request in self._probe(response) if probes else self._instead(response, source):
            yield request
        for request in self._below(response, source):
            yield request
        await self._leave_to_others()

    def _is_still_there(self, response: Response) -> bool:
        """Whether the home page is on the site; one that has moved for good is followed to where it is now."""
        if self.link_filter.is_own(response.url):
            return True
        if not moved_for_good(response.meta.get("redirect_reasons", ())):
            return False
        host = urlsplit(response.url).hostname or ""
        hosts = self.link_filter.hosts | {host, host.removeprefix("www.")}
        self.link_filter = LinkFilter(hosts)
        self.allowed_domains = sorted(hosts)
        self.record.tally.remark(f"the site has moved to {response.url}: crawl it by that address from now on")
        self.logger.warning("%s has moved to %s", self.homepage, response.url)
        return True

    def _probe(self, response: Response) -> Iterator[Request]:
        """Requests for what the home page and robots.txt lead to, and for the usual addresses where they are silent."""
        page = page_of(response)
        yield from self._take_up(sitemaps_of_robots(self._robots_sitemaps), level=1)
        try:
            yield from self._take_up([*declared_sources(page), *sections_of(page, self.link_filter)], level=1)
            yield from self._take_up(leads_on(page), level=0)
            yield from self._take_up_dates(page)
            if says_nothing_without_scripts(page):
                self.record.tally.remark(
                    "its home page shows hardly a link without scripts: -a render=1 opens pages in a browser"
                )
        except UnreadableSource:
            pass  # the home page was lost with these words already
        sources = [*(one.source for one in self.found), *self._remembered()]
        yield from self.source_requests(self._worthy(self._remembered()))
        if not self._rests and not any(isinstance(one, Feed) for one in sources):
            yield from self._take_up_feeds(page, level=1)
        for kind in () if self._rests else (Feed, Sitemap):
            if not any(isinstance(one, kind) for one in sources):
                yield from self._guess(kind, response.url)

    def _take_up_feeds(self, page: Page, *, level: int) -> Iterator[Request]:
        """Requests for the feeds to which a page links for its readers."""
        with suppress(UnreadableSource):
            yield from self._take_up(linked_feeds(page, self.link_filter), level=level)

    def _below(self, response: Response, source: Source) -> Iterator[Request]:
        """Requests for the sections that a section leads to, where nothing lists the whole site.

        The front page of a language is searched as the home page is, and whatever else the site has.
        """
        level = self._levels.get(source.url)
        if level is None or response.status != 200 or not self._asks_everything:
            return
        is_front = level == 0 or self.link_filter.is_front(source.url)
        if level >= _DEEPEST or (not is_front and (level > 1 or self.record.walk.has_whole())):
            return
        page = page_of(response)
        try:
            if is_front:
                robots = sitemaps_of_robots(self._robots_sitemaps)  # of its host, if that is another one
                yield from self._take_up([*robots, *declared_sources(page)], level=1)
            yield from self._take_up(sections_of(page, self.link_filter), level=1 if is_front else level + 1)
            yield from self._take_up_dates(page)
        except UnreadableSource:
            return  # it was lost with these words already

    def _take_up(self, found: Sequence[Found], *, level: int) -> Iterator[Request]:
        """Requests for the sources that a page leads to, within bounds; the others are put off."""
        new = [one for one in found if one.source.url not in self._levels]
        self._levels |= {one.source.url: level for one in new}
        self.found += new
        for one in self._worthy([one.source for one in new]):
            if self.record.walk.was_asked_before(one):
                yield from self.source_requests([one])
                continue
            self._taken_up[type(one)] += 1
            if self._taken_up[type(one)] > AT_ONCE.get(type(one), 1):
                self._put_off[one.url] = one
            else:
                yield from self.source_requests([one])

    async def _leave_to_others(self) -> None:
        """Let the next crawls take up what this one has put off, and say so."""
        waiting, self._put_off = self._put_off, {}
        if waiting:
            await self.record.walk.put_off(waiting.values())
            kinds = ", ".join(sorted({f"{one.kind}s" for one in waiting.values()}))
            self.record.tally.remark(f"it has more {kinds} than one crawl takes up: the next crawls ask the others")

    def _guess(self, kind: type[Source], base: str) -> Iterator[Request]:
        """A request for the next usual address of a feed or sitemap that was not tried in vain lately."""
        for path in self._guesses[kind]:
            source = kind(urljoin(base, path))
            if self._worthy([source]) and (requests := list(self.source_requests([source], guess=kind))):
                yield from requests
                return
        if kind is Sitemap and not self._is_unlisted and not self.record.walk.has_whole():
            self._is_unlisted = True
            yield from self._take_up(list(self._dated.values()), level=_DEEPEST)

    def _take_up_dates(self, page: Page) -> Iterator[Request]:
        """Requests for the lists of days and months that a page leads to, once it is known that nothing lists all."""
        since = self.arguments.since
        found = dated_lists(page, self.link_filter, root=self.home.url, since=since.date() if since else None)
        if self._is_unlisted:
            yield from self._take_up(found, level=_DEEPEST)
        else:
            self._dated |= {one.source.url: one for one in found}

    def _instead(self, response: Response, source: Source) -> Iterator[Request]:
        """Requests to which an answer gives reason.

        Where a guess was wrong it is the next guess. If most of what a known source announces is new, there may be more
        than it could hold: then it is all other sources.
        """
        walk = self.record.walk
        is_page = isinstance(source, Feed) and walk.was_dropped(source) and response.status == 200
        if is_page and self._levels.get(source.url) != _DEEPEST:  # many sites list their feeds at such an address
            yield from self._take_up_feeds(page_of(response), level=_DEEPEST)
        if (kind := response.meta.get("guess")) and walk.was_dropped(source):
            yield from self._guess(kind, self.homepage)
        yield from self._anew()
        if not self._asks_everything and walk.has_turned_over(source):
            self._asks_everything = True
            yield from self.source_requests(self._remembered())

    async def source_failed(self, failure: Failure) -> list[Request]:
        instead = await super().source_failed(failure)
        kind = failure.request.meta.get("guess")  # type: ignore[attr-defined]
        return [*instead, *(self._guess(kind, self.homepage) if kind else ()), *self._anew()]

    def _anew(self) -> Iterator[Request]:
        """A request for the home page, if a source that the site was crawled by is gone: it may tell of another."""
        if self._lacks_a_source and not self._asks_everything:
            self._asks_everything = True
            yield from self.source_requests([self.home])

    async def source_is_lost(
        self, source: Source, words: str, *, blocked: bool = False, for_good: bool = False
    ) -> None:
        """As in any crawl; but a place where there never was a source is no loss, nor one that is gone once more."""
        walk = self.record.walk
        is_known = walk.has_yielded(source) and source.parent is None and source.url != self.home.url
        if is_known and for_good and not blocked:
            self._lacks_a_source = True
            if walk.had_failed(source):
                self.record.tally.remark(f"{source} is given up: {words}")
                walk.drop(source, words)
                return
        if is_known or source.url == self.home.url or source.parent is not None:
            await super().source_is_lost(source, words, blocked=blocked, for_good=for_good)
        else:
            self.logger.info("No source: %s: %s", source, words)
            walk.drop(source, words)

    # ── article or not ───────────────────────────────────────────────────────────────────────────────

    def is_wanted(self, source: Source, one: Announced) -> bool:
        parts = urlsplit(one.url)
        return bool(parts.path.strip("/") or parts.query) and super().is_wanted(source, one)

    def _article_request(self, link: Link) -> Request:
        request = super()._article_request(link)
        if not link.source.startswith(_VOUCHED):
            request.meta["patterns"] = self.record.patterns
        return request

    def amend(self, raw: RawArticle, response: Response) -> RawArticle:
        """A text that neither date nor declaration makes an article is none, unless its address vouches for it."""
        link = raw.page.link
        if link is None or raw.kind is not PageKind.ARTICLE or link.source == "asked for":
            return raw
        is_vouched = link.source.startswith(_VOUCHED) or self.record.patterns.vouches_for(link.url)
        if is_vouched or has_evidence(raw):
            return raw
        return replace(raw, kind=PageKind.STANDING, reasons=(WITHOUT_EVIDENCE,))
