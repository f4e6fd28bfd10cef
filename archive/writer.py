"""One thread that does all the writing of a process, many works to a transaction."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from archive.errors import ArchiveFull, ArchiveUnavailable, ArchiveUnreachable

if TYPE_CHECKING:
    from archive.arrivals import Addition
    from archive.store import Archive
    from archive.writing import Transaction

Result = TypeVar("Result")
_log = logging.getLogger(__name__)
_Work = tuple[Callable[["Transaction"], Any], "Future[Any]", "Addition | None"]


_PATIENCE_OF_WORKS = 0.1
"""Seconds for which works that can wait are gathered: a transaction costs as much as an article does."""
_FIRST_WAIT, _LONGEST_WAIT = 0.2, 5.0
"""Seconds between two tries to reach a database that does not answer."""


class Writer:
    """Takes works from any thread and does them in order, up to ``batch`` of them in one transaction.

    It waits for a batch to fill for a tenth of a second, and only while all works say that they can wait: one that
    cannot is done at once, and with it those before it. Where a work of a batch fails,
    the batch is rolled back and done again with a savepoint around each, so that a bad one costs nobody else.
    A database that goes away is tried again for ``patience`` seconds: until then nothing that was not
    acknowledged is lost, and after that every work is told so, those that follow after one try, until it answers.
    """

    def __init__(self, archive: Archive, *, batch: int = 50, room: int = 1000, patience: float = 60.0) -> None:
        self._archive = archive
        self._batch = batch
        self._patience = patience
        self._works: queue.Queue[_Work | None] = queue.Queue(room)
        self._is_urgent = threading.Event()
        self._ended = False
        self._is_away = False
        self._thread = threading.Thread(target=self._run, name="archive-writer", daemon=True)
        self._thread.start()

    def do(
        self, work: Callable[[Transaction], Result], *, can_wait: bool = False, adds: Addition | None = None
    ) -> Future[Result]:
        """Have ``work`` done in a transaction; the future is done once that is committed.

        What ``can_wait`` is done with others, a moment later: for many works whose answers nobody stands waiting for.
        ``adds`` is the article that it is going to add, so that it is prepared before the transaction begins, and the
        archive asked for all of a batch at once.
        Its exception is the work's own, or an ``ArchiveError``. A work may be run twice (see above), so it
        must do nothing but write to the archive. Waits while the queue is full.
        """
        if not self._thread.is_alive():
            raise RuntimeError("the writer is closed")
        future: Future[Result] = Future()
        self._works.put((work, future, adds))
        if not can_wait or self._works.qsize() >= self._batch:
            self._is_urgent.set()
        return future

    def close(self) -> None:
        """Do what is still queued, then end the thread."""
        self._works.put(None)
        self._is_urgent.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended:
            works = [one for one in self._gather() if one[1].set_running_or_notify_cancel()]
            if works:
                self._do(works)

    def _gather(self) -> list[_Work]:
        """The next works: all that are queued, up to a batch; waits for the first, and for more if all can wait."""
        works: list[_Work] = []
        work = self._works.get()
        self._is_urgent.wait(_PATIENCE_OF_WORKS)
        if self._works.qsize() < self._batch:
            self._is_urgent.clear()  # before they are taken: one that comes from now on sets it again
        while work is not None:
            works.append(work)
            if len(works) == self._batch:
                return works
            try:
                work = self._works.get_nowait()
            except queue.Empty:
                return works
        self._ended = True
        return works

    def _do(self, works: list[_Work]) -> None:
        """All works in one transaction, and its answer to each of them."""
        until, wait = time.monotonic() + (0.0 if self._is_away else self._patience), _FIRST_WAIT
        do = self._together
        while True:
            try:
                answers = do(works)
                self._is_away = False
            except ArchiveUnreachable as error:
                if time.monotonic() + wait > until:
                    self._is_away = True
                    answers = [error] * len(works)
                else:
                    _log.warning("The archive does not answer, trying again: %s", error)
                    time.sleep(wait)
                    wait = min(2 * wait, _LONGEST_WAIT)
                    continue
            except Exception as error:  # noqa: BLE001 - whose fault it was is found out work by work
                if do == self._together and not isinstance(error, ArchiveUnavailable | ArchiveFull):
                    do = self._apart
                    continue
                answers = [error] * len(works)
            break
        for (_, future, _), answer in zip(works, answers, strict=True):
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)

    def _together(self, works: list[_Work]) -> list[Any]:
        with self._archive.write([adds for *_, adds in works if adds is not None]) as transaction:
            return [work(transaction) for work, *_ in works]

    def _apart(self, works: list[_Work]) -> list[Any]:
        """With a savepoint around each: what a work raises is its answer, and undoes nothing but itself."""
        answers: list[Any] = []
        with self._archive.write() as transaction:
            for work, *_ in works:
                try:
                    with transaction.savepoint():
                        answer = work(transaction)
                    answers.append(answer)
                except (ArchiveUnavailable, ArchiveFull):
                    raise
                except Exception as error:  # noqa: BLE001 - it belongs to whoever asked for the work
                    answers.append(error)
        return answers
