"""All parts of all files, shared among processes; what is done is not done again, and every file gets its report."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Any

from archive.errors import ArchiveError
from newscrawl.ingest.hosts import check_sites
from newscrawl.ingest.planning import Order, Plan
from newscrawl.ingest.reports import FileReport
from newscrawl.ingest.work import Ingester, Task, TaskReport

if TYPE_CHECKING:
    from scrapy.settings import Settings


def ingest(order: Order, settings: Settings, told: Callable[[int, int], None] = lambda _done, _all: None) -> _Outcome:
    """Take in all files. ``told`` hears how many parts of how many are done.

    Raises ``InvalidArgument`` for a site that there is not and for faulty site files, and ``ArchiveError`` where the
    archive cannot be opened or written to: all that was written until then stays. A first signal
    ends it in good order, a second one at once; the next run goes on in either case.
    """
    check_sites(settings, order.site)  # here, and not in each of the processes
    plan = Plan(order, settings)
    stop = multiprocessing.get_context("spawn").Event()
    with _until_a_signal(stop):
        for done, report in enumerate(_reports(plan, order, settings, stop), start=1):
            plan.enter(report)
            told(done, plan.found)
        plan.join()
    return _Outcome(reports=list(plan.reports.values()), was_stopped=stop.is_set())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """The reports, one a file, and whether a signal came before all was done."""

    reports: list[FileReport]
    was_stopped: bool


def _reports(plan: Plan, order: Order, settings: Settings, stop: Event) -> Iterator[TaskReport]:
    tasks = plan.tasks(stop.is_set)
    first = list(islice(tasks, order.processes))
    if len(first) > 1:
        yield from _shared(chain(first, tasks), len(first), order.site, settings, stop)
    elif first:
        ingester = Ingester(settings, order.site)
        try:
            for task in chain(first, tasks):
                yield TaskReport(task=task) if stop.is_set() else ingester.take_in(task, stop.is_set)
        finally:
            ingester.close()


def _shared(
    tasks: Iterable[Task], processes: int, site: str | None, settings: Settings, stop: Event
) -> Iterator[TaskReport]:
    context = multiprocessing.get_context("spawn")  # a fork would share the archive's connections
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(settings, site, stop))
    try:
        futures: dict[Future[TaskReport], Task] = {}
        for task in tasks:  # the first ones are under way while the others are still looked for
            try:
                futures[pool.submit(_do, task)] = task
            except BrokenProcessPool:
                yield _lost(task)
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
        return _lost(task)


def _lost(task: Task) -> TaskReport:
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
