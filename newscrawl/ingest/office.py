"""All parts of all files, shared among processes; what is done is not done again, and every file gets its report."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Any

from archive.crawls import Outcome, Verdict
from archive.errors import ArchiveError
from archive.ingests import PartState
from archive.store import open_archive
from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.files import WarcFile
from newscrawl.ingest.parts import parts_of
from newscrawl.ingest.reading import NO_PAGE, REDIRECT
from newscrawl.ingest.work import Ingester, Task, TaskReport
from newscrawl.verdict import EXIT_CODES

if TYPE_CHECKING:
    from scrapy.settings import Settings

_TOLERATED = 0.1
"""Share of pages that may fail before a file is called degraded, as of a crawl."""


@dataclass
class FileReport:
    """What has come of one file in this run."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    """Outcome, ``no_page`` or ``redirect`` to the number of records."""
    faults: list[str] = field(default_factory=list)
    parts: int = 0
    known: int = 0
    """Parts that an earlier run had done."""
    whole: int = 0
    """Parts that are done now, those included."""
    error: str | None = None
    """Why it could not be read to its end."""

    @property
    def verdict(self) -> Verdict:
        """How it went."""
        if self.error is not None and not self.counts:
            return Verdict.FAILED
        if self.error is not None or self.counts[Outcome.FAILED] > _TOLERATED * self._pages:
            return Verdict.DEGRADED
        articles = sum(self.counts[one] for one in (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.DUPLICATE))
        if not articles and self.known < self.parts and self.whole == self.parts:
            return Verdict.EMPTY
        return Verdict.OK

    @property
    def exit_code(self) -> int:
        """As of a crawl with this verdict."""
        return EXIT_CODES[self.verdict]

    @property
    def _pages(self) -> int:
        return self.counts.total() - self.counts[NO_PAGE] - self.counts[REDIRECT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be taken in, and how."""

    files: Sequence[WarcFile]
    site: str | None = None
    """The site of all pages, whatever their hosts."""
    processes: int = 1
    again: bool = False
    """Whether what was done before is done again."""


def ingest(order: Order, settings: Settings, told: Callable[[int, int], None] = lambda _done, _all: None) -> _Outcome:
    """Take in all files. ``told`` hears how many parts of how many are done.

    Raises ``ArchiveError`` where the archive cannot be opened or written to: all that was written until then stays. A
    first signal ends it in good order, a second one at once; the next run goes on in either case.
    """
    reports, tasks = _plan(order, settings)
    stop = multiprocessing.get_context("spawn").Event()
    done = 0
    with _until_a_signal(stop):
        for report in _reports(tasks, order, settings, stop):
            done += 1
            _enter(reports[report.task.identity], report)
            told(done, len(tasks))
    return _Outcome(reports=list(reports.values()), was_stopped=stop.is_set())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """The reports, one a file, and whether a signal came before all was done."""

    reports: list[FileReport]
    was_stopped: bool


def _plan(order: Order, settings: Settings) -> tuple[dict[str, FileReport], list[Task]]:
    """A report for each file, by the digest that names it, and the parts that are left to do."""
    reports: dict[str, FileReport] = {}
    tasks: list[Task] = []
    with open_archive(settings["NEWSCRAWL_ARCHIVE"]) as archive:
        for file in order.files:
            report = FileReport(name=file.name)
            try:
                identity, parts = file.identity(), parts_of(file)
            except UnreadableRecord as error:
                report.error = str(error)
                reports[file.name] = report
                continue
            if identity in reports:
                report.error = f"it begins as {reports[identity].name} does, and was taken for a copy of it"
                reports[file.name] = report
                continue
            reports[identity] = report
            if order.again:
                with archive.write() as transaction:
                    transaction.forget_files([identity])
            known = {state.start: state for state in archive.ingested([identity])}
            report.parts = len(parts)
            for part in parts:
                state = known.get(part.start)
                if state is not None and _is_done(state, part.end):
                    report.known += 1
                    report.whole += 1
                else:
                    position = state.position if state else part.start
                    records = state.records if state else 0
                    tasks.append(Task(part=part, identity=identity, position=position, records=records))
    return reports, tasks


def _is_done(state: PartState, end: int) -> bool:
    return state.ended_at is not None and state.end >= end


def _enter(report: FileReport, done: TaskReport) -> None:
    report.counts.update(done.counts)
    report.faults += done.faults
    report.whole += done.is_whole
    report.error = report.error or done.error


def _reports(tasks: Sequence[Task], order: Order, settings: Settings, stop: Event) -> Iterator[TaskReport]:
    processes = min(order.processes, len(tasks))
    if processes > 1:
        yield from _shared(tasks, processes, order.site, settings, stop)
    elif tasks:
        ingester = Ingester(settings, order.site)
        try:
            for task in tasks:
                yield TaskReport(task=task) if stop.is_set() else ingester.take_in(task, stop.is_set)
        finally:
            ingester.close()


def _shared(
    tasks: Sequence[Task], processes: int, site: str | None, settings: Settings, stop: Event
) -> Iterator[TaskReport]:
    context = multiprocessing.get_context("spawn")  # a fork would share the archive's connections
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(settings, site, stop))
    try:
        futures = {pool.submit(_do, task): task for task in tasks}
        for future in as_completed(futures):
            yield _result(future, futures[future])
    except ArchiveError:
        stop.set()  # the others end after their batch
        raise
    except KeyboardInterrupt:
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 - there is no other way to end it at once
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[TaskReport], task: Task) -> TaskReport:
    try:
        return future.result()
    except BrokenProcessPool:
        return TaskReport(task=task, error="a process that took it in ended all of a sudden; run it again to go on")


@contextmanager
def _until_a_signal(stop: Event) -> Iterator[None]:
    """A first signal sets ``stop``, a second one raises ``KeyboardInterrupt``."""

    def note(_number: int, _frame: Any) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)


# ── in the other processes ───────────────────────────────────────────────────────────────────────────


class _Here:
    """What a process keeps from one part to the next."""

    ingester: Ingester | None = None
    stop: Event | None = None


def _begin(settings: Settings, site: str | None, stop: Event) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # the first process hears them, and tells by ``stop``
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    _Here.ingester, _Here.stop = Ingester(settings, site), stop
    Finalize(None, _Here.ingester.close, exitpriority=10)  # when the process ends


def _do(task: Task) -> TaskReport:
    assert _Here.ingester is not None
    assert _Here.stop is not None
    if _Here.stop.is_set():
        return TaskReport(task=task)
    return _Here.ingester.take_in(task, _Here.stop.is_set)


def _end_with_parent() -> None:
    """When whoever wants the reports is dead, nothing is left to do."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
