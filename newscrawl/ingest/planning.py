"""What is left to do of which file, in parts for several processes; found while the first parts are under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive.ingests import PartState
from archive.store import Archive, open_archive
from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.files import WarcFile
from newscrawl.ingest.parts import Part, borders, part_size
from newscrawl.ingest.reports import FileReport
from newscrawl.ingest.work import Lead, Task, TaskReport, lead_to_page

if TYPE_CHECKING:
    from scrapy.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be taken in, and how."""

    files: Sequence[WarcFile]
    site: str | None = None
    """The site of all pages, whatever their hosts."""
    processes: int = 1
    again: bool = False
    """Whether what was done before is done again."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Records of a file that nobody has taken in yet."""

    start: int
    end: int
    position: int
    """Where to go on: behind ``start``, where an earlier run was broken off."""
    records: int = 0
    """Records that are done, for a file in which ``position`` says nothing."""


def stretches(states: Sequence[PartState], size: int) -> list[Stretch]:
    """What is left of a file of ``size`` bytes, whatever parts it was cut into before."""
    found: list[Stretch] = []
    done = 0
    ends = max((state.end for state in states), default=0)
    for state in sorted(states, key=lambda one: one.start):
        if state.start > done:
            found.append(Stretch(done, state.start, done))
        is_done = state.ended_at is not None and (state.end < ends or state.end >= size)  # else the file has grown
        done = max(done, state.end if is_done else state.position)
        following = min((one.start for one in states if one.start > state.start), default=size)
        if not is_done and done < following:
            found.append(Stretch(state.start, following, done, state.records))
            done = following
    return [*found, *([Stretch(done, size, done)] if done < size else [])]


class Plan:
    """The parts of all files, and the reports that are made of what comes of them."""

    def __init__(self, order: Order, settings: Settings) -> None:
        self._order, self._archive_url = order, settings["NEWSCRAWL_ARCHIVE"]
        self._size = part_size(sum(file.size for file in order.files), order.processes)
        self._left: dict[str, list[Lead]] = {}
        self.reports: dict[str, FileReport] = {}
        """By the digests that name the files; by its name, where a file has none."""
        self.found = 0
        """Parts that are to be done, as far as is known yet."""

    def tasks(self, is_stopped: Callable[[], bool]) -> Iterator[Task]:
        """All parts that are left to do, file by file. Raises ``ArchiveError``."""
        with open_archive(self._archive_url) as archive:
            for file in self._order.files:
                for task in self._tasks_of(file, archive, is_stopped):
                    self.found += 1
                    yield task

    def _tasks_of(self, file: WarcFile, archive: Archive, is_stopped: Callable[[], bool]) -> Iterator[Task]:
        report = FileReport(name=file.name)
        try:
            identity = file.identity()
        except UnreadableRecord as error:
            report.error = str(error)
            self.reports[file.name] = report
            return
        if identity in self.reports:
            report.error = f"it begins as {self.reports[identity].name} does, and was taken for a copy of it"
            self.reports[file.name] = report
            return
        self.reports[identity] = report
        if self._order.again:
            with archive.write() as transaction:
                transaction.forget_files([identity])
        states = archive.ingested([identity])
        left = stretches(states, file.size)
        ended = {state.start for state in states if state.ended_at is not None}
        report.known = report.whole = report.parts = len(ended - {stretch.start for stretch in left})
        try:
            for stretch in left:
                for task in self._cut(file, identity, stretch, is_stopped):
                    report.parts += 1
                    yield task
        except UnreadableRecord as error:
            report.error = str(error)

    def _cut(self, file: WarcFile, identity: str, left: Stretch, is_stopped: Callable[[], bool]) -> Iterator[Task]:
        """A stretch in parts; the first one goes on where an earlier run was broken off."""
        start, position, records = left.start, left.position, left.records
        if self._size is not None and not is_stopped():
            for border in borders(file, start=position, end=left.end, size=self._size):
                part = Part(file=file, start=start, end=border)
                yield Task(part=part, identity=identity, position=position, records=records)
                start, position, records = border, border, 0
                if is_stopped():
                    break
        part = Part(file=file, start=start, end=left.end)
        yield Task(part=part, identity=identity, position=position, records=records)

    def enter(self, done: TaskReport) -> None:
        """Add what has come of a part to the report of its file."""
        report = self.reports[done.task.identity]
        report.counts.update(done.counts)
        report.faults += done.faults
        report.whole += done.is_whole
        report.error = report.error or done.error
        if done.left:
            self._left.setdefault(done.task.identity, []).extend(done.left)

    def join(self) -> None:
        """Have addresses lead to pages that stood in other parts of their file, and were not there yet."""
        if not self._left:
            return
        at = datetime.now(UTC)
        with open_archive(self._archive_url) as archive, archive.write() as transaction:
            for identity, leads in self._left.items():
                counts = self.reports[identity].counts
                for lead in leads:
                    if outcome := lead_to_page(transaction, lead, at):
                        counts += Counter({outcome: 1})
                        counts -= Counter({lead.counted: 1} if lead.counted else {})
