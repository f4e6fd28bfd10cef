"""The dispatcher: looks every few seconds which sites are due, and hands them out. Several of them do no harm."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newscrawl.due import next_due, roots_of
from newscrawl.fleet.jobs import Kind, Task
from newscrawl.fleet.tasks import task_of
from newscrawl.polls import is_due

if TYPE_CHECKING:
    from archive.schedule import SiteSchedule
    from archive.store import Archive
    from archive.workers import Worker
    from newscrawl.fleet.queue import Queue
    from newscrawl.running import Assignment

logger = logging.getLogger(__name__)

_AHEAD = 2
"""So many times the places of all workers may wait in the queue: what is handed out too early was chosen too early."""
_AT_LEAST = 50
_TIDY_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look has come to."""

    handed_out: int
    due: int
    """Sites whose time has come, those that are being crawled included."""
    waiting: int
    """Crawls in the queue that nobody has taken yet, before this look."""
    workers: int
    """That are alive."""
    next_due: datetime | None


class Dispatcher:
    """Hands out what is due of some sites."""

    def __init__(
        self,
        archive: Archive,
        queue: Queue,
        sites: Callable[[], Sequence[Assignment]],
        *,
        revisits_a_day: int,
        silence: timedelta,
    ) -> None:
        """``sites`` is asked at each look; ``silence`` is the time after which a worker is taken for dead."""
        self._archive = archive
        self._queue = queue
        self._sites = sites
        self._revisits_a_day = revisits_a_day
        self._silence = silence
        self._tidied_at: datetime | None = None

    async def look(self) -> Look:
        """Hand out what is due now, as far as there is room. Raises ``ArchiveError``."""
        at, schedules, workers = await asyncio.to_thread(self._ask)
        times = self._due_times(schedules, at)
        in_hand = await self._queue.keys()
        due = sorted((time, name) for name, (time, _) in times.items() if is_due(time, at=at))
        tasks = [
            task
            for _, name in due
            if (task := times[name][1]).key not in in_hand and (name not in schedules or schedules[name].lease is None)
        ]
        alive = living(workers, at, self._silence)
        waiting = (await self._queue.waiting())[Kind.CRAWL]
        room = max(_AHEAD * sum(one.places for one in alive), _AT_LEAST) - waiting
        handed_out = await self._queue.hand_out(tasks[: max(room, 0)])
        await self._tidy(at)
        others = [time for time, _ in times.values() if not is_due(time, at=at)]
        return Look(
            handed_out=handed_out,
            due=len(due),
            waiting=waiting,
            workers=len(alive),
            next_due=min(others, default=None),
        )

    def _ask(self) -> tuple[datetime, Mapping[str, SiteSchedule], list[Worker]]:
        self._archive.check_schema()
        at = self._archive.clock()
        return at, self._archive.schedules(at=at), self._archive.workers()

    def _due_times(self, schedules: Mapping[str, SiteSchedule], at: datetime) -> dict[str, tuple[datetime, Task]]:
        found = {}
        for one in self._sites():
            roots = roots_of(one.spider, one.arguments.get("homepage"))  # type: ignore[arg-type]
            time = next_due(schedules.get(one.site), roots, revisits_a_day=self._revisits_a_day, at=at)
            found[one.site] = (time, task_of(one, {"only_due": "1"}))
        return found

    async def _tidy(self, at: datetime) -> None:
        if self._tidied_at is not None and at - self._tidied_at < _TIDY_EVERY:
            return
        self._tidied_at = at
        await self._queue.tidy()
        await asyncio.to_thread(self._forget_workers)

    def _forget_workers(self) -> None:
        with self._archive.write() as transaction:
            transaction.forget_workers()


def living(workers: Iterable[Worker], at: datetime, silence: timedelta) -> list[Worker]:
    """Those that take jobs, by their last sign of life."""
    return [
        one for one in workers if one.state == "working" and one.seen_at is not None and at - one.seen_at < 2 * silence
    ]
