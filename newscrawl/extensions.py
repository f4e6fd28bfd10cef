"""What goes along with a crawl from its first request to its verdict."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle

from archive.crawls import Link, Outcome, SiteFacts, SourceStatus, Verdict
from archive.errors import ArchiveError, InvalidArticle, LeaseHeld, LeaseLost
from newscrawl.clock import now
from newscrawl.discovery import AddressPatterns
from newscrawl.discovery.polling import PROBE_AGAIN_AFTER
from newscrawl.discovery.query_noise import QueryNoise
from newscrawl.extraction.memory import SiteMemory
from newscrawl.health import Look
from newscrawl.items import Page, RawArticle, ReadPage
from newscrawl.ledger import ArchiveLedger, Ledger, MemoryLedger, ReadAgain, Terms, pages_of
from newscrawl.polls import Polls, bounds_of
from newscrawl.reservations import ROBOTS_TAGS, obeyed
from newscrawl.site_reservations import SiteReservations
from newscrawl.stopping import StopInTime
from newscrawl.verdict import EXIT_ARCHIVE, EXIT_CODES, Tally, judge
from newscrawl.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Collection, Coroutine, Mapping

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

logger = logging.getLogger(__name__)

_REACHED_NOTHING = (Verdict.BLOCKED, Verdict.FAILED)


class CrawlDelay:
    """Keeps the ``Crawl-delay`` of a site's robots.txt, up to ``NEWSCRAWL_CRAWL_DELAY_MAX`` seconds.

    Scrapy reads it and leaves it at that.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.longest = crawler.settings.getfloat("NEWSCRAWL_CRAWL_DELAY_MAX")
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self.agent)
        engine = self.crawler.engine
        if not asked or engine is None:
            return
        delay = min(float(asked), self.longest)
        downloader = engine.downloader
        name = downloader.get_slot_key(request)
        usual = downloader.per_slot_settings.get(name, {})
        delay = max(delay, float(usual.get("delay", self.crawler.settings.getfloat("DOWNLOAD_DELAY"))))
        downloader.per_slot_settings[name] = {**usual, "delay": delay}  # for when the slot is made anew
        if slot := downloader.slots.get(name):
            slot.delay = max(slot.delay, delay)
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
        logger.info("%s asks for %s s between requests: keeping %s s", name, asked, delay)


class CrawlRecord:
    """The ledger and the tally of one crawl; passes the verdict when it ends.

    The verdict stands in the stats (``newscrawl/verdict``, ``newscrawl/exit_code``), in the log, and in the
    archive. Links end here with their outcome, so that ledger and tally never differ.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.tally = Tally()
        archive_url = crawler.settings.get("NEWSCRAWL_ARCHIVE")
        terms = Terms(
            lease=timedelta(seconds=crawler.settings.getfloat("NEWSCRAWL_LEASE")),
            revisits_a_day=crawler.settings.getint("NEWSCRAWL_REVISITS_A_DAY"),
            on_loss=self.archive_failed,
        )
        self.obeyed = obeyed_by(crawler.settings)
        """What is obeyed of that which pages say about their use (``newscrawl.reservations``)."""
        pages = pages_of(crawler.settings)
        self.ledger: Ledger = ArchiveLedger(archive_url, terms, pages) if archive_url else MemoryLedger()
        self.begun = False
        self.walk = Walk(self.ledger)
        self.patterns = AddressPatterns()
        """The forms of the site's addresses; unlike the memory it is used as it grows: it decides what is fetched,
        and not how a page is read."""
        self.noise = QueryNoise()
        """Parameters that mean nothing in the site's addresses; used as it grows."""
        self.reservations = SiteReservations()
        """What the site's files of reservations say; used as it grows."""
        self.polls = Polls()
        self.asked_to_wait: timedelta | None = None
        """What the site wants by a ``Retry-After`` that is longer than a crawl can wait."""
        self.memory = SiteMemory()
        """What earlier crawls have learned of the site: this one reads with it."""
        self._learned = SiteMemory()
        """The same with what this crawl adds, for the next one: used at once, it would let the order in which
        pages come decide how they are read."""
        self._tasks: set[asyncio.Future[None]] = set()
        self._blocked_in_a_row = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_error, signal=signals.spider_error)
        crawler.signals.connect(extension.item_error, signal=signals.item_error)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    async def begin(self, site: SiteFacts, arguments: Mapping[str, str]) -> None:
        """Open the crawl in the archive. Raises ``ArchiveError``."""
        self.begun = True
        await self.ledger.begin(site, arguments)
        if stop := self.crawler.get_extension(StopInTime):
            stop.may_ask, stop.is_ours = self.ledger.assure, self.ledger.is_surely_ours
        self.polls = Polls(await self.ledger.polls())
        kept = await self.ledger.memory()
        self.memory, self._learned = SiteMemory.from_row(kept), SiteMemory.from_row(kept)
        self.patterns = AddressPatterns.from_row((kept or {}).get("addresses"))
        self.noise = QueryNoise.from_row((kept or {}).get("noise"))
        self.reservations = SiteReservations.from_row((kept or {}).get("reservations"))

    async def settle(self, link: Link | None, outcome: Outcome, detail: str | None = None) -> None:
        """Say what became of a link that yielded no article. ``None`` is a page that nobody announced."""
        if link is None or not self.begun:
            return
        self.tally.outcomes[outcome] += 1
        if outcome in {Outcome.FAILED, Outcome.BLOCKED} and detail:
            self.tally.complain(detail)
        if outcome is Outcome.NOT_AN_ARTICLE:
            self.patterns.learn(link.url, is_article=False)
        await self.ledger.settle(link, outcome, detail)
        self._watch_blocks(outcome)

    def _watch_blocks(self, outcome: Outcome) -> None:
        """End the crawl when a site refuses page after page: to go on would be to press it."""
        self._blocked_in_a_row = self._blocked_in_a_row + 1 if outcome is Outcome.BLOCKED else 0
        if self._blocked_in_a_row == self.crawler.settings.getint("NEWSCRAWL_BLOCKS_IN_A_ROW"):
            logger.warning("The crawl ends here: the site refused %s pages in a row", self._blocked_in_a_row)
            self._close("blocked")

    async def add(self, read: ReadPage, link: Link, read_again: ReadAgain | None = None) -> Outcome:
        """Keep an article, and settle its link; see ``Ledger.add``. Raises ``ArchiveError``."""
        outcome = await self.ledger.add(read, link, read_again)
        self.tally.outcomes[outcome] += 1
        self._blocked_in_a_row = 0
        if outcome is Outcome.NEW:  # no article teaches twice
            self.noise.learn(link.url, read.article.url)
            self.patterns.learn(link.url, is_article=True, is_evident=read.is_evident)
            self.walk.stored(link, read.article.published.at if read.article.published else None)
            if read.traits is not None:
                self._learned.learn(read.traits)
        return outcome

    def spider_error(self, failure: Failure, response: Response) -> None:
        """A callback raised: the link has failed, and so has our code. Scrapy does not wait for this signal."""
        link = response.meta.get("link") if response.request else None
        self._in_background(self._fault(failure, link, response.url))

    async def item_error(self, item: Any, failure: Failure) -> None:
        """A pipeline raised: the same, unless one article alone was refused."""
        page = _page_of(item)
        await self._fault(failure, page.link if page else None, page.url if page else "an item")

    async def _fault(self, failure: Failure, link: Link | None, address: str) -> None:
        error = failure.value
        words = f"{address}: {type(error).__name__}: {error}"
        if isinstance(error, ArchiveError) and not isinstance(error, InvalidArticle):
            self.archive_failed(error)
            return
        self.tally.errors += 1
        self.tally.complain(words)
        try:
            await self.settle(link, Outcome.FAILED, words)
        except ArchiveError as archive_error:
            self.archive_failed(archive_error)

    def archive_failed(self, error: Exception) -> None:
        """Stop the crawl: what cannot be kept must not be fetched.

        Not waited for: the engine waits for the items in its hands, and one of them is waiting here.
        """
        if self.tally.archive_error or self.tally.held or self.crawler.engine is None:
            return
        self._note_failure(error)
        logger.error("The crawl cannot write, so it stops: %s", error)
        self._close("archive_failed")

    def _close(self, reason: str) -> None:
        stop = self.crawler.get_extension(StopInTime)
        if stop is None:
            raise RuntimeError("CrawlRecord needs newscrawl.stopping.StopInTime in EXTENSIONS")
        stop.close(reason)

    def wait_for(self, seconds: float) -> None:
        """End the crawl since the site wants to be left alone for longer than a crawl can wait."""
        self.asked_to_wait = max(self.asked_to_wait or timedelta(), timedelta(seconds=seconds))
        words = f"the site asks us to come back in {timedelta(seconds=round(seconds))}"
        self.tally.complain(words)
        logger.warning("The crawl ends here: %s", words)
        self._close("asked_to_wait")

    def _note_failure(self, error: Exception) -> None:
        if isinstance(error, LeaseHeld | LeaseLost):
            self.tally.held = str(error)
        else:
            self.tally.archive_error = str(error)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Have some work done, at the latest before the crawl is closed."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def spider_closed(self, reason: str) -> None:
        await asyncio.gather(*self._tasks)
        self.tally.silence = self.polls.silence(at=now())
        verdict, detail = judge(self.tally, finish_reason=reason)
        try:
            if self.begun and not self.tally.archive_error and not self.tally.held:
                await self._watch(verdict, detail)
                if reason == "finished" and not self.tally.found_articles:
                    self.tally.in_vain = await self.ledger.in_vain()
                verdict, detail = judge(self.tally, finish_reason=reason)
            await self._close_ledger(verdict, detail, well=reason == "finished")
        except ArchiveError as error:
            self._note_failure(error)
            verdict, detail = judge(self.tally, finish_reason=reason)
        code = EXIT_ARCHIVE if self.tally.archive_error else EXIT_CODES[verdict]
        stats = self.crawler.stats
        stats.set_value("newscrawl/verdict", str(verdict))
        stats.set_value("newscrawl/detail", detail)
        stats.set_value("newscrawl/exit_code", code)
        stats.set_value("newscrawl/counts", self.tally.as_counts())
        if self.begun:  # `scrapy parse` and `shell` do not crawl
            level = logging.INFO if code == 0 else logging.WARNING
            site = self.crawler.spider.name if self.crawler.spider else "a site"
            about = {"site": site, "verdict": str(verdict), "exit_code": code}
            logger.log(level, "Verdict on %s: %s: %s", site, verdict, detail, extra=about)

    async def _watch(self, verdict: Verdict, detail: str) -> None:
        """Let the site's health go on with the articles that this crawl has brought, or failed to bring."""
        rules = getattr(self.crawler.spider, "article", None)
        look = self._look(verdict, detail)
        self.tally.alarms, silence = await self.ledger.watch(rules.digest if rules is not None else "", look)
        if silence:
            self.tally.silence = f"the site has fallen silent: {silence}"

    def _look(self, verdict: Verdict, detail: str) -> Look | None:
        """What this crawl says of whether the site brings news; ``None`` where it did not ask for the newest."""
        arguments = getattr(self.crawler.spider, "arguments", None)
        if arguments is not None and (arguments.urls or arguments.since or arguments.until):
            return None
        if verdict in _REACHED_NOTHING:
            return Look(at=now(), trouble=f"its crawls end as {verdict}: {detail[:200]}")
        if self.tally.announces_nothing:
            return Look(at=now(), trouble="its sources announce no article at all")
        return Look(at=now(), stands_still=self.tally.stands_still) if self.tally.asked_sources else None

    async def _close_ledger(self, verdict: Verdict, detail: str, *, well: bool) -> None:
        if well and not self.tally.archive_error and not self.tally.held:
            may_drop = getattr(self.crawler.spider, "may_drop_sources", False)
            sources = self.walk.to_remember(at=now(), may_drop=may_drop)
            for url, state in sources.items():
                await self.ledger.remember_source(url, state)
            others: dict[str, AddressPatterns | QueryNoise | SiteReservations] = {
                "addresses": self.patterns,
                "noise": self.noise,
                "reservations": self.reservations,
            }
            if self._learned.has_learned or any(one.has_learned for one in others.values()):
                rows = {name: one.as_row() for name, one in others.items()}
                await self.ledger.remember({**self._learned.as_row(), **rows})
            await self._remember_polls({url for url, one in sources.items() if one.status is SourceStatus.DROPPED})
        await self.ledger.end(verdict, self.tally.as_counts(), detail, self.asked_to_wait)

    async def _remember_polls(self, dropped: Collection[str]) -> None:
        mean_pull = await self.ledger.mean_pull()
        states = self.polls.to_remember(at=now(), mean_pull=mean_pull, bounds=bounds_of(self.crawler.settings))
        for url, poll in states.items():
            late = replace(poll, due_at=now() + PROBE_AGAIN_AFTER) if url in dropped else poll
            await self.ledger.remember_poll(url, late)


def obeyed_by(settings: BaseSettings) -> frozenset[str]:
    """Whoever does not obey robots.txt does not want what pages say to robots obeyed either."""
    found = obeyed(settings.get("NEWSCRAWL_OBEY") or "")
    return found if settings.getbool("ROBOTSTXT_OBEY") else found - {ROBOTS_TAGS}


def _page_of(item: Any) -> Page | None:
    return item.page if isinstance(item, RawArticle | ReadPage) else None
