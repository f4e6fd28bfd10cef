"""Crawls on several cores: one process for each, which ask the first one for sites until there are none left.

The first process crawls nothing. It hands out sites, gathers reports, and passes signals on: the others
stand in process groups of their own, so that a Ctrl-C reaches them once. When it dies, they end in good order.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from newscrawl.running import Assignment, CrawlReport, crawl_one, not_begun, run

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    working_on: dict[int, Assignment] = field(default_factory=dict)


def crawl_in_processes(
    settings: Settings,
    assignments: Sequence[Assignment],
    *,
    processes: int,
    told: Callable[[CrawlReport], None] = lambda _: None,
) -> list[CrawlReport]:
    """Do all assignments in so many processes; the reports come in the order given.

    ``told`` hears of each report as it comes. A process that dies costs the sites that it was crawling, and
    their reports say so.
    """
    processes = min(processes, len(assignments))
    places = min(settings.getint("NEWSCRAWL_SITES_AT_ONCE"), -(-len(assignments) // max(processes, 1)))
    workers = [_start(settings, places) for _ in range(processes)]
    office = _Office(workers, assignments, told)
    with _signals_passed_on(office):
        while office.workers:
            for connection in wait([worker.connection for worker in office.workers]):
                office.serve(next(worker for worker in office.workers if worker.connection is connection))
    return office.all_reports()


def _start(settings: Settings, places: int) -> _Worker:
    context = multiprocessing.get_context("spawn")  # a fork would share the archive's connections and the reactor
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, settings, places), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process=process, connection=ours)


class _Office:
    """Who works on what, what is left to do, and what has come of it."""

    def __init__(
        self, workers: list[_Worker], assignments: Sequence[Assignment], told: Callable[[CrawlReport], None]
    ) -> None:
        self.workers = workers
        self.stopped = False
        self._assignments = assignments
        self._left = deque(enumerate(assignments))
        self._reports: dict[int, CrawlReport] = {}
        self._told = told

    def serve(self, worker: _Worker) -> None:
        """Take what a worker says: a report, or that it has a place for a site."""
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if message is not None:
            number, report = message
            worker.working_on.pop(number, None)
            self._report(number, report)
            self.stopped |= report.was_stopped
            return
        if self.stopped or not self._left:
            worker.connection.send(None)
            return
        number, assignment = self._left.popleft()
        worker.working_on[number] = assignment
        worker.connection.send((number, assignment))

    def _bury(self, worker: _Worker) -> None:
        worker.process.join()
        worker.connection.close()
        self.workers.remove(worker)
        for number, assignment in worker.working_on.items():
            words = f"the process that crawled it ended (exit code {worker.process.exitcode})"
            self._report(number, not_begun(assignment, words))

    def _report(self, number: int, report: CrawlReport) -> None:
        self._reports[number] = report
        self._told(report)

    def all_reports(self) -> list[CrawlReport]:
        words = "stopped before it began" if self.stopped else "no process was left to crawl it"
        return [
            self._reports.get(number) or not_begun(assignment, words)
            for number, assignment in enumerate(self._assignments)
        ]


@contextmanager
def _signals_passed_on(office: _Office) -> Iterator[None]:
    """A first signal ends the crawls in good order, a second one at once (and raises ``KeyboardInterrupt``)."""

    def pass_on(_number: int, _frame: Any) -> None:
        is_second, office.stopped = office.stopped, True
        for worker in office.workers:
            if is_second:
                worker.process.kill()
            else:
                worker.process.terminate()
        if is_second:
            raise KeyboardInterrupt

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)


# ── in the other processes ───────────────────────────────────────────────────────────────────────────


def _work(connection: Connection, settings: Settings, places: int) -> None:
    """What a process does: crawl the sites that it is given, so many at once."""
    os.setpgrp()
    try:
        run(settings, lambda process: _crawl_what_is_given(process, _Counter(connection), places))
    except KeyboardInterrupt:
        os._exit(130)


class _Counter:
    """The place where a process gets its sites, seen from its event loop."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._answers: asyncio.Queue[tuple[int, Assignment] | None] = asyncio.Queue()
        self._asking = asyncio.Lock()
        threading.Thread(target=self._listen, name="assignments", daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                answer = self._connection.recv()
            except (EOFError, OSError):  # whoever wants the reports is dead
                os.kill(os.getpid(), signal.SIGTERM)
                return
            self._loop.call_soon_threadsafe(self._answers.put_nowait, answer)

    async def next(self) -> tuple[int, Assignment] | None:
        """The next site with its number; ``None``: there are no more."""
        async with self._asking:
            self._connection.send(None)
            return await self._answers.get()

    def report(self, number: int, report: CrawlReport) -> None:
        """Hand in how a crawl ended."""
        self._connection.send((number, report))


async def _crawl_what_is_given(process: AsyncCrawlerProcess, counter: _Counter, places: int) -> None:
    async def crawl() -> None:
        while given := await counter.next():
            number, assignment = given
            report = await crawl_one(process, assignment)
            counter.report(number, report)
            if report.was_stopped:
                return

    await asyncio.gather(*(crawl() for _ in range(places)))
