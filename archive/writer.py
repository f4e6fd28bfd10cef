"""One thread that does all the writing of a process, many works to a transaction."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from archive.store import Archive
    from archive.writing import Transaction

Result = TypeVar("Result")
_Work = tuple[Callable[["Transaction"], Any], "Future[Any]"]


class Writer:
    """Takes works from any thread and does them in order, up to ``batch`` of them in one transaction.

    It never waits for a batch to fill: while one transaction is committed the works of the next gather, so
    batches are as large as the load makes them and a lone work is done at once. Where a work of a batch
    fails, the batch is rolled back and done again work by work, so that a bad one costs nobody else.
    """

    def __init__(self, archive: Archive, *, batch: int = 50, room: int = 1000) -> None:
        self._archive = archive
        self._batch = batch
        self._works: queue.Queue[_Work | None] = queue.Queue(room)
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="archive-writer", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[Transaction], Result]) -> Future[Result]:
        """Have ``work`` done in a transaction; the future is done once that is committed.

        Its exception is the work's own, or an ``ArchiveError``. A work may be run twice (see above), so it
        must do nothing but write to the archive. Waits while the queue is full.
        """
        if not self._thread.is_alive():
            raise RuntimeError("the writer is closed")
        future: Future[Result] = Future()
        self._works.put((work, future))
        return future

    def close(self) -> None:
        """Do what is still queued, then end the thread."""
        self._works.put(None)
        self._thread.join()

    def _run(self) -> None:
        while not self._ended:
            works = [(work, future) for work, future in self._gather() if future.set_running_or_notify_cancel()]
            if len(works) < 2 or not self._do_together(works):
                for one in works:
                    self._do_alone(one)

    def _gather(self) -> list[_Work]:
        """The next works: all that are queued, up to a batch; waits for the first."""
        works: list[_Work] = []
        work = self._works.get()
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

    def _do_together(self, works: list[_Work]) -> bool:
        """All works in one transaction; False if any of them failed, and nothing was written."""
        try:
            with self._archive.write() as transaction:
                results = [work(transaction) for work, _ in works]
        except Exception:  # noqa: BLE001 - whose fault it was is found out work by work
            return False
        for (_, future), result in zip(works, results, strict=True):
            future.set_result(result)
        return True

    def _do_alone(self, one: _Work) -> None:
        work, future = one
        try:
            with self._archive.write() as transaction:
                result = work(transaction)
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked for the work
            future.set_exception(error)
        else:
            future.set_result(result)
