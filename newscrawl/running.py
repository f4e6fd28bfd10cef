"""Crawls run inside one process: several sites at once on one event loop, each with its own report."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import signal
import sys
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import SETTINGS_PRIORITIES, Settings
from scrapy.utils.project import get_project_settings

from archive.crawls import Verdict
from archive.store import open_archive
from newscrawl.errors import InvalidArgument
from newscrawl.knobs import faults_of, faults_of_environment, user_agent
from newscrawl.ledger import pages_of
from newscrawl.logs import write_json_lines
from newscrawl.reservations import obeyed
from newscrawl.verdict import EXIT_CODES

if TYPE_CHECKING:
    from scrapy import Spider

Result = TypeVar("Result")

_BY_A_PERSON = SETTINGS_PRIORITIES["spider"]
"""Settings of this priority or a higher one come from a site file or the command line."""

_FAILED = EXIT_CODES[Verdict.FAILED]
_REPORTS_WITHIN = 5.0
"""Seconds for what is left to do once all crawls have ended after a signal."""

_LOOK_EVERY = 0.1
"""Seconds between two looks whether all crawls have ended."""

_M_ARENA_MAX = -8
"""The parameter's number in glibc's malloc.h."""

_ALLOCATED_BETWEEN_COLLECTIONS = 5_000
"""Objects; Python's own 700 are a few lines of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One crawl to do: a spider, and its arguments as text."""

    spider: type[Spider]
    site: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """How one crawl ended."""

    site: str
    verdict: Verdict
    detail: str
    exit_code: int
    seconds: float = 0.0
    was_stopped: bool = False
    """Whether a signal ended it before it was through."""
    counts: Mapping[str, int] = field(default_factory=dict)


def settings_of_project(overrides: Mapping[str, str] | None = None) -> Settings:
    """Newscrawl's settings, from inside its checkout or outside, with ``-s NAME=VALUE`` on top.

    Raises ``InvalidArgument`` for what cannot be read as its setting, there or in the environment.
    """
    settings, faults = settings_and_faults(overrides)
    if faults:
        raise InvalidArgument("; ".join(faults))
    return settings


def settings_and_faults(overrides: Mapping[str, str] | None = None) -> tuple[Settings, list[str]]:
    """The same for whoever must go on: the settings without what cannot be read, and words on each such."""
    _look_for_site_files_here()
    given = dict(overrides or {})
    wrong = faults_of(given)
    settings = get_project_settings()
    if "NEWSCRAWL_ARCHIVE" not in settings:  # outside of a Scrapy project
        settings.setmodule("newscrawl.settings", priority="project")
    if contact := given.get("NEWSCRAWL_CONTACT"):
        given.setdefault("USER_AGENT", user_agent(contact))
    if level := given.get("NEWSCRAWL_LOG_LEVEL"):
        given.setdefault("LOG_LEVEL", level)
    settings.setdict({name: value for name, value in given.items() if name not in wrong}, priority="cmdline")
    faults = [*wrong.values(), *faults_of_environment(environ, but=given).values()]
    try:
        obeyed(settings.get("NEWSCRAWL_OBEY") or "")
    except InvalidArgument as error:
        faults.append(str(error))
    return settings, faults


def _look_for_site_files_here() -> None:
    """Have those of the working folder found also by the installed program, as ``python -m newscrawl`` finds them."""
    here = str(Path.cwd())
    if Path("spiders").is_dir() and "" not in sys.path and here not in sys.path:
        sys.path.insert(0, here)


def check_settings(settings: Settings) -> None:
    """Open and migrate the archive, and close it again: whatever is wrong with it is said before any fetch.

    So is what is wrong with the folder of pages, and with any value that a person has given, from wherever they come.
    Raises ``ArchiveError`` and ``InvalidArgument``. Where the settings name no archive, nothing is kept and nothing
    happens.
    """
    given = {name: settings[name] for name in settings if (settings.getpriority(name) or 0) >= _BY_A_PERSON}
    if faults := [*faults_of(given).values(), *faults_of_environment(environ, but=given).values()]:
        raise InvalidArgument("; ".join(faults))
    obeyed(settings.get("NEWSCRAWL_OBEY") or "")
    if url := settings.get("NEWSCRAWL_ARCHIVE"):
        if place := pages_of(settings):
            place.open().check()
        open_archive(url).close()


class _Process(AsyncCrawlerProcess):
    """Scrapy's own, whose ``stop`` is over when the crawls are, whoever else has asked them to end before."""

    async def stop(self) -> None:
        """End all crawls. Scrapy's own returns at once for the second who asks, and the reactor ends under them.

        After a second signal nothing is waited for; Scrapy ignores all further ones, by which that is known.
        """
        await super().stop()
        while self.crawlers and signal.getsignal(signal.SIGTERM) != signal.SIG_IGN:
            await asyncio.sleep(_LOOK_EVERY)
            await super().stop()  # one may have begun meanwhile


def run(
    settings: Settings,
    main: Callable[[AsyncCrawlerProcess], Coroutine[Any, Any, Result]],
    *,
    ends_within: float = _REPORTS_WITHIN,
) -> Result:
    """Run ``main`` on Scrapy's event loop, with Scrapy's signals: Ctrl-C ends in good order, twice at once.

    Once per process: the reactor underneath cannot be started again. Raises what ``main`` raises. ``ends_within`` are
    the seconds that ``main`` has, once all crawls have ended after a signal.
    """
    if settings.getbool("NEWSCRAWL_LOG_JSON"):
        settings.set("LOG_INSTALL_ROOT_HANDLER", value=False, priority="cmdline")
        write_json_lines(settings)
    # What to crawl is handed over as classes: Scrapy's own loader would end with the first faulty site file.
    settings.set("SPIDER_LOADER_CLASS", "scrapy.spiderloader.DummySpiderLoader", priority="cmdline")
    _allocate_from_one_heap()
    process = _Process(settings)
    gc.freeze()  # what is imported by now stays, and need not be looked through for garbage again and again
    gc.set_threshold(_ALLOCATED_BETWEEN_COLLECTIONS)
    from twisted.internet import reactor
    from twisted.internet.error import ReactorNotRunning

    async def call() -> Result:
        return await main(process)

    task = asyncio.get_event_loop().create_task(call())

    def stop(_: object) -> None:
        with suppress(ReactorNotRunning):  # after a signal, Scrapy has stopped it already
            cast(Any, reactor).stop()

    task.add_done_callback(stop)
    process.start(stop_after_crawl=False)
    if not task.done() and not process.crawlers:  # every crawl has ended, and only its report is not written yet
        asyncio.get_event_loop().run_until_complete(asyncio.wait({task}, timeout=ends_within))
    if not task.done():
        raise KeyboardInterrupt
    return task.result()


def _allocate_from_one_heap() -> None:
    """Have all threads allocate from one heap, where the C library is glibc (mallopt(3)): each had one of its own.

    Python's threads take turns anyway, and what one of them has freed the others can use: 5 MB of 175.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


async def crawl_all(
    process: AsyncCrawlerProcess,
    assignments: Sequence[Assignment],
    *,
    watch: Callable[[Crawler], None] = lambda _: None,
) -> list[CrawlReport]:
    """Do all assignments, at most ``NEWSCRAWL_SITES_AT_ONCE`` at a time; the reports come in the order given.

    ``watch`` is called with each crawler before it starts. After a signal no further crawl begins.
    """
    places = asyncio.Semaphore(process.settings.getint("NEWSCRAWL_SITES_AT_ONCE"))
    stopped = asyncio.Event()

    async def crawl(assignment: Assignment) -> CrawlReport:
        async with places:
            if stopped.is_set():
                return not_begun(assignment, "stopped before it began")
            report = await crawl_one(process, assignment, watch)
            if report.was_stopped:
                stopped.set()
            return report

    return list(await asyncio.gather(*(crawl(assignment) for assignment in assignments)))


async def crawl_one(
    process: AsyncCrawlerProcess, assignment: Assignment, watch: Callable[[Crawler], None] = lambda _: None
) -> CrawlReport:
    """Do one assignment; whatever goes wrong stands in the report."""
    crawler = process.create_crawler(assignment.spider)
    watch(crawler)
    try:
        await process.crawl(crawler, **assignment.arguments)
    except Exception as error:  # noqa: BLE001 - one site's fault must not end the crawls of the others
        return not_begun(assignment, f"{type(error).__name__}: {error}")
    return report_of(crawler, assignment.site)


def report_of(crawler: Crawler, site: str) -> CrawlReport:
    """The report of a crawl that has ended, from its stats."""
    stats = crawler.stats
    verdict = stats.get_value("newscrawl/verdict")
    reason = stats.get_value("finish_reason")
    if verdict is None:
        words = f"it ended without a verdict ({reason})"
        return CrawlReport(site=site, verdict=Verdict.FAILED, detail=words, exit_code=_FAILED)
    return CrawlReport(
        site=site,
        verdict=Verdict(verdict),
        detail=stats.get_value("newscrawl/detail"),
        was_stopped=reason == "shutdown",
        exit_code=stats.get_value("newscrawl/exit_code"),
        seconds=stats.get_value("elapsed_time_seconds", 0.0),
        counts=stats.get_value("newscrawl/counts", {}),
    )


def not_begun(assignment: Assignment, words: str, verdict: Verdict = Verdict.FAILED) -> CrawlReport:
    """The report on a crawl that did not come about, and why."""
    return CrawlReport(site=assignment.site, verdict=verdict, detail=words, exit_code=EXIT_CODES[verdict])


def totals(reports: Iterable[CrawlReport]) -> dict[str, int]:
    """The counts of several reports added up."""
    added: dict[str, int] = {}
    for report in reports:
        for name, count in report.counts.items():
            added[name] = added.get(name, 0) + count
    return added
