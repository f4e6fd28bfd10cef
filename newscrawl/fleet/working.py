"""A worker: takes jobs from the queue and does them, crawls inside its own event loop, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.types import QueueManagerId

from archive.crawls import Verdict
from archive.errors import ArchiveError, ArchiveUnavailable, ArchiveUnreachable, SchemaTooNew
from archive.health import Aspect
from archive.holders import this_process
from archive.workers import Worker, WorkerState
from newscrawl import clock
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.fleet.apart import Errands, crawl_report
from newscrawl.fleet.jobs import NEWS, PAST, Kind, Task
from newscrawl.fleet.queue import CHANNEL, Queue
from newscrawl.fleet.tasks import assignment_of
from newscrawl.fleet.watchdog import Watchdog
from newscrawl.running import CrawlReport, crawl_one
from newscrawl.verdict import EXIT_ARCHIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pgqueuer.domain.models import Job
    from scrapy.crawler import AsyncCrawlerProcess, Crawler
    from scrapy.settings import Settings

    from archive.crawls import SiteFacts
    from archive.store import Archive
    from newscrawl.running import Assignment

logger = logging.getLogger(__name__)

_ASK_EVERY = timedelta(seconds=2)
"""So often the queue is asked by itself: for what a dead worker had in hand, nobody sends a notice."""
_QUARANTINE = timedelta(days=1)
_HELD_WAIT, _ARCHIVE_WAIT = timedelta(seconds=2), timedelta(seconds=5)
_APART = 4
"""Suspected sites that have a process of their own at the same time."""
_RETURNS = 30
"""Times that a job is put back for reasons that are not its own, before it is left to the dispatcher to hand it out
anew."""
_AT_ONCE = timedelta()
_TURN_PAUSE = timedelta(seconds=30)
"""Between two turns of a back-fill, in which the site's news are crawled if they are due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms a worker works."""

    places: int
    silence: timedelta
    tries: int
    turn: timedelta
    version: str

    @classmethod
    def of(cls, settings: Settings, places: int | None = None) -> Terms:
        """As the settings say."""
        return cls(
            places=max(places or settings.getint("NEWSCRAWL_SITES_AT_ONCE"), 2),
            silence=timedelta(seconds=settings.getfloat("NEWSCRAWL_FLEET_SILENCE")),
            tries=max(settings.getint("NEWSCRAWL_FLEET_TRIES"), 2),
            turn=timedelta(seconds=settings.getfloat("NEWSCRAWL_FLEET_TURN")),
            version=_version(),
        )

    @property
    def places_for_the_past(self) -> int:
        """Beside those for news; a back-fill has its site for hours."""
        return max(self.places // 4, 2)


@dataclass
class Shift:
    """One worker's time at work, from its first sign of life to its last."""

    process: AsyncCrawlerProcess
    archive: Archive
    id: str
    """A UUID, by which archive and queue know it."""
    terms: Terms
    overrides: Mapping[str, str]
    told: Callable[[CrawlReport], None] = lambda _: None
    """Hears of each crawl that has ended."""
    ended_because: str | None = None
    """Why it takes nothing more, where that is a fault."""
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _managers: list[QueueManager] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings: Settings = self.process.settings
        self.me = Worker(id=self.id, holder=this_process(), version=self.terms.version, places=self.terms.places)
        self.queue = Queue(self.settings["NEWSCRAWL_ARCHIVE"], silence=self.terms.silence, patience=None)
        self.errands = Errands(self.overrides)
        self._apart = asyncio.Semaphore(_APART)

    async def work(self) -> str | None:
        """Work until a signal comes, or until the archive's schema is not ours any more; gives back why in words."""
        self._hear_signals()
        watchdog = Watchdog()
        watchdog.start()
        beats = asyncio.create_task(self._beat_for_ever())
        try:
            async with self.queue:
                self.me = replace(self.me, started_at=await asyncio.to_thread(self._beat))
                self._managers = [
                    self._manager(NEWS),
                    self._manager(PAST),
                ]
                runs = [
                    self._run(self._managers[0], self.terms.places),
                    self._run(self._managers[1], self.terms.places_for_the_past),
                    self._end_when_stopping(),
                ]
                await asyncio.gather(*runs)
        finally:
            beats.cancel()
            await self._say_goodbye()
            watchdog.stop()
        return self.ended_because

    def stop(self, because: str | None = None) -> None:
        """Take nothing more, and put back into the queue what is in hand."""
        self.ended_because = self.ended_because or because
        self._stopping.set()

    # ── signs of life ────────────────────────────────────────────────────────────────────────────────

    def _hear_signals(self) -> None:
        """Hear of a signal before Scrapy ends the crawls for it."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            scrapys = signal.getsignal(number)

            def hear(number: int, frame: Any, scrapys: Any = scrapys) -> None:
                loop.call_soon_threadsafe(self.stop)
                scrapys(number, frame)

            signal.signal(number, hear)

    async def _beat_for_ever(self) -> None:
        while True:
            await asyncio.sleep(self.terms.silence.total_seconds() / 4)
            try:
                await asyncio.to_thread(self._beat)
                await asyncio.to_thread(self._free_what_the_silent_hold)
            except ArchiveUnreachable as error:
                logger.warning("No sign of life could be given: %s", error)
            except (SchemaTooNew, ArchiveUnavailable) as error:
                logger.error("This worker takes nothing more: %s", error)  # noqa: TRY400 - said in words
                self.stop(str(error))

    def _beat(self) -> Any:
        """Give a sign of life, see that the schema is ours, and set the clock by the database's."""
        self.archive.check_schema()
        asked = clock.own()
        with self.archive.write() as transaction:
            at = transaction.beat(self._as_i_am())
        answered = clock.own()
        late = clock.follow(at, own_then=asked + (answered - asked) / 2)
        if abs(late) > timedelta(minutes=1):
            logger.warning("The clock here is %.0f s late by the database's, by which we go", late.total_seconds())
        return at

    def _free_what_the_silent_hold(self) -> None:
        with self.archive.write() as transaction:
            ended = transaction.end_sessions_of_silent_workers(self.terms.silence)
        if ended:
            logger.warning("%d sessions were ended in which silent workers slept with locks in hand", ended)

    def _as_i_am(self) -> Worker:
        return replace(self.me, state=WorkerState.STOPPING if self._stopping.is_set() else WorkerState.WORKING)

    async def _say_goodbye(self) -> None:
        def say() -> None:
            with self.archive.write() as transaction:
                transaction.beat(replace(self.me, state=WorkerState.ENDED))

        try:
            await asyncio.to_thread(say)
        except ArchiveError as error:
            logger.debug("The end of this worker could not be noted: %s", error)

    # ── the queue ────────────────────────────────────────────────────────────────────────────────────

    def _manager(self, kinds: tuple[Kind, ...]) -> QueueManager:
        manager = QueueManager(self.queue.queries, CHANNEL)
        manager.queue_manager_id = QueueManagerId(UUID(self.me.id))
        for kind in kinds:
            work = self._crawl if kind in {Kind.CRAWL, Kind.BACK_FILL} else self._do_errand
            on_failure: Any = "delete" if kind is Kind.CRAWL else "hold"
            manager.entrypoint(kind.entrypoint, accepts_context=False, on_failure=on_failure)(self._settled(work))
        return manager

    async def _run(self, manager: QueueManager, places: int) -> None:
        await manager.run(
            dequeue_timeout=_ASK_EVERY,
            batch_size=max(min(places // 8, 8), 1),
            max_concurrent_tasks=places,
            heartbeat_timeout=self.terms.silence,
            log_aggregation_interval=timedelta(),
        )

    async def _end_when_stopping(self) -> None:
        await self._stopping.wait()
        for manager in self._managers:
            manager.shutdown.set()
        await asyncio.gather(self.process.stop(), self.errands.stop())

    def _settled(self, work: Callable[[Job, Task], Awaitable[None]]) -> Callable[[Job], Awaitable[None]]:
        """A job's work, with what goes wrong around it turned into another try."""

        async def do(job: Job) -> None:
            if self._stopping.is_set():
                raise RetryRequested(_AT_ONCE, "this worker is stopping")
            try:
                await work(job, Task.of(job.entrypoint, job.payload))
            except ArchiveUnreachable as error:
                self._put_back(job, _ARCHIVE_WAIT, str(error))
            except (SchemaTooNew, ArchiveUnavailable) as error:
                self.stop(str(error))
                raise RetryRequested(_AT_ONCE, str(error)) from error
            except InvalidArgument as error:  # no such site here: another worker may have its file
                logger.warning("A job is put back: %s", error)
                self._put_back(job, _ARCHIVE_WAIT, str(error))
            except NewscrawlError as error:
                logger.error("A job has failed: %s", error)  # noqa: TRY400 - said in words
                raise

        return do

    def _put_back(self, job: Job, delay: timedelta, because: str) -> None:
        if job.attempts >= _RETURNS:
            raise NewscrawlError(because)
        raise RetryRequested(delay, because)

    # ── crawls ───────────────────────────────────────────────────────────────────────────────────────

    async def _crawl(self, job: Job, task: Task) -> None:
        assignment = assignment_of(task, self.settings)
        is_suspect = await asyncio.to_thread(self._is_quarantined, task.name)
        deaths = await self.queue.deaths(job)
        if is_suspect or deaths >= self.terms.tries - 1:  # a machine that died once says nothing of its hundred sites
            report = await self._crawl_apart(task, assignment)
        else:
            report = await self._crawl_here(task, assignment)
        if report is None:
            return
        if is_suspect and report.verdict not in {Verdict.FAILED, Verdict.HELD}:
            await asyncio.to_thread(self._end_quarantine, task.name)
        self.told(report)
        self._put_back_what_is_not_done(job, task, report, was_taken_over=bool(deaths))

    def _put_back_what_is_not_done(self, job: Job, task: Task, report: CrawlReport, *, was_taken_over: bool) -> None:
        if report.was_stopped:
            is_turn = task.kind is Kind.BACK_FILL and not self._stopping.is_set()
            raise RetryRequested(_TURN_PAUSE if is_turn else _AT_ONCE, report.detail)
        if report.exit_code == EXIT_ARCHIVE:
            self._put_back(job, _ARCHIVE_WAIT, report.detail)
        if report.verdict is Verdict.HELD and (was_taken_over or job.attempts or task.kind is Kind.BACK_FILL):
            self._put_back(job, _HELD_WAIT, report.detail)  # the lease of a dead holder runs out

    async def _crawl_here(self, task: Task, assignment: Assignment) -> CrawlReport:
        if self._stopping.is_set():
            raise RetryRequested(_AT_ONCE, "this worker is stopping")
        crawling: list[Crawler] = []
        crawl = asyncio.create_task(crawl_one(self.process, assignment, crawling.append))
        if task.kind is Kind.BACK_FILL:
            done, _ = await asyncio.wait({crawl}, timeout=self.terms.turn.total_seconds())
            if not done and crawling:
                await crawling[0].stop_async()
        return await crawl

    async def _crawl_apart(self, task: Task, assignment: Assignment) -> CrawlReport | None:
        """Crawl in a process of its own, which may die without harm; ``None`` for a site that is quarantined then."""
        async with self._apart:
            said = await self.errands.do(task)
        if not isinstance(said, str):
            return crawl_report(said)
        if self._stopping.is_set():
            raise RetryRequested(_AT_ONCE, "this worker is stopping")
        facts = assignment.spider(**assignment.arguments).facts()  # type: ignore[attr-defined]
        because = f"its worker died {self.terms.tries - 1} times, and alone {said}"
        await asyncio.to_thread(partial(self._quarantine, facts, because))
        logger.error("%s is quarantined: %s", task.name, because)
        return None

    def _is_quarantined(self, site: str) -> bool:
        self.archive.check_schema()
        return any(alarm.aspect is Aspect.CRASHES for alarm in self.archive.alarms(site=site))

    def _quarantine(self, facts: SiteFacts, because: str) -> None:
        with self.archive.write() as transaction:
            transaction.quarantine(facts, because, lasting=_QUARANTINE)

    def _end_quarantine(self, site: str) -> None:
        with self.archive.write() as transaction:
            transaction.is_sound(site)

    # ── errands ──────────────────────────────────────────────────────────────────────────────────────

    async def _do_errand(self, job: Job, task: Task) -> None:
        """Have a rereading or an ingest done. What fails is held in the queue, for somebody to look at."""
        if await self.queue.deaths(job) >= self.terms.tries:
            raise NewscrawlError(f"{task.key}: its workers died {self.terms.tries} times")
        said = await self.errands.do(task)
        if self._stopping.is_set():
            raise RetryRequested(_AT_ONCE, "this worker is stopping")
        if isinstance(said, str):
            raise NewscrawlError(f"{task.key}: {said}")
        if "error" in said:
            raise NewscrawlError(f"{task.key}: {said['error']}")
        counts = ", ".join(f"{count} {name}" for name, count in said["counts"].items())
        logger.info("%s: %s", task.key, counts or "nothing")


def _version() -> str:
    try:
        return version("newscrawl")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
