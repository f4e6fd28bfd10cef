"""One part of a file into the archive: each batch of pages in one transaction with the place where to go on."""

from __future__ import annotations

import gc
import logging
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from archive.crawls import Link, Outcome
from archive.errors import ArchiveError, ArchiveFull, ArchiveUnavailable
from archive.ingests import PartState
from archive.pages import Capture
from archive.store import Archive, open_archive
from archive.writer import Writer
from newscrawl.errors import UnreadableRecord
from newscrawl.extensions import obeyed_by
from newscrawl.ingest.hosts import Hosts
from newscrawl.ingest.pages import Redirects
from newscrawl.ingest.parts import Part
from newscrawl.ingest.reading import Found, read_part
from newscrawl.ledger import pages_of

if TYPE_CHECKING:
    from scrapy.settings import Settings

    from archive.article import Article
    from archive.writing import Transaction

_log = logging.getLogger(__name__)

_BATCH = 50
_STEPS_A_BATCH = 2000
"""Records after which the place is noted, even if none of them was a page."""
_COLLECT = (20_000, 50, 100)
"""When Python looks for circles of objects: its usual thresholds cost a tenth of all reading, where there are none."""
_LEADS = 10_000
"""Addresses of a part that are remembered until the other parts of its file are done."""
_BATCHES_AT_ONCE = 3
"""Batches that wait to be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part to take in, and how far it was taken in before."""

    part: Part
    identity: str
    """The digest that names the file."""
    position: int
    records: int = 0


class Lead(NamedTuple):
    """An address, and that of the page it leads to, which was not met: another part may hold it."""

    source: str
    target: str
    counted: str | None = None
    """What the record was counted as, for want of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReport:
    """What has come of a task in this run."""

    task: Task
    counts: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    is_whole: bool = False
    """Whether all of the part was read; else it was stopped, or could not be."""
    error: str | None = None
    """Why it could not be read at all."""
    left: tuple[Lead, ...] = ()
    """What could not be joined to its page within this part."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What has come of a batch."""

    counts: Counter[str]
    faults: tuple[str, ...]
    left: tuple[Lead, ...]


class Broken(ArchiveError):
    """Raised for batches behind one that could not be written: they must not be written either."""


class Ingester:
    """Takes parts in, one after the other, with an archive of its own. Close it at the end."""

    def __init__(self, settings: Settings, site: str | None = None) -> None:
        place = pages_of(settings)
        self._archive: Archive = open_archive(settings["NEWSCRAWL_ARCHIVE"], pages=place.open() if place else None)
        self._writer = Writer(self._archive, batch=1, room=_BATCHES_AT_ONCE)
        learned = self._archive.sites_with_memory()  # of most sites nothing: they need not be asked for one by one
        self._hosts = Hosts(settings, lambda name: self._archive.memory(name) if name in learned else None, site)
        self._obey = obeyed_by(settings)
        self._collected = gc.get_threshold()
        gc.set_threshold(*_COLLECT)

    def close(self) -> None:
        """Write what is still to be written, and give the archive back."""
        gc.set_threshold(*self._collected)
        self._writer.close()
        self._archive.close()

    def take_in(self, task: Task, is_stopped: Callable[[], bool] = lambda: False) -> TaskReport:
        """Take in what is left of a part, up to its end or until it is stopped.

        Raises ``ArchiveError``: what was written until then stays, and the place where to go on with it.
        """
        run = _Run(task, self._writer)
        redirects = Redirects()
        try:
            for found in read_part(
                task.part,
                self._hosts,
                redirects,
                start=task.position,
                skip=task.records if task.position == 0 else 0,
                obey=self._obey,
            ):
                run.add(found)
                if run.is_full:
                    run.write()
                    if is_stopped():
                        return run.report(is_whole=False)
        except UnreadableRecord as error:
            run.write()
            return run.report(is_whole=False, error=str(error))
        run.write(left=[Lead(*pair) for pair in redirects.left()], is_whole=True)
        return run.report(is_whole=True)


class _Run:
    """A part on its way: what waits to be written, and how far the reading has come."""

    def __init__(self, task: Task, writer: Writer) -> None:
        self._task, self._writer = task, writer
        self._position, self._records = task.position, task.records
        self._waiting: list[Found] = []
        self._steps = 0
        self._futures: list[Future[_Written]] = []
        self._counts: Counter[str] = Counter()
        self._faults: list[str] = []
        self._left: deque[Lead] = deque(maxlen=_LEADS)
        self._broken: BaseException | None = None
        self._failed_once = False
        """Whether the batch that is being written is tried again: then each page has a savepoint of its own."""

    @property
    def is_full(self) -> bool:
        return len(self._waiting) >= _BATCH or self._steps >= _STEPS_A_BATCH

    def add(self, found: Found) -> None:
        """Take up what a record came to."""
        self._steps += 1
        if found.is_done:
            self._records += 1
            self._position = found.step.end if found.step.end is not None else self._position
        if found.counted is not None or found.read is not None:
            self._waiting.append(found)

    def write(self, *, left: Sequence[Lead] = (), is_whole: bool = False) -> None:
        """Have what waits written, with the place where to go on.

        Raises ``ArchiveError`` for a batch before this one that could not be written.
        """
        self._gather(wait=False)
        at = datetime.now(UTC)
        part = self._task.part
        state = PartState(
            file=self._task.identity,
            start=part.start,
            end=part.end,
            name=part.file.name,
            position=self._position,
            records=self._records,
            ended_at=at if is_whole else None,
        )
        batch, self._waiting, self._steps = self._waiting, [], 0
        future = self._writer.do(partial(self._written, batch=batch, left=left, state=state, at=at))
        future.add_done_callback(self._note)
        self._futures.append(future)

    def _note(self, future: Future[_Written]) -> None:
        """Called in the writer's thread, before it takes up the next batch."""
        self._broken = self._broken or future.exception()

    def _written(
        self,
        transaction: Transaction,
        *,
        batch: Sequence[Found],
        left: Sequence[Lead],
        state: PartState,
        at: datetime,
    ) -> _Written:
        if self._broken is not None:
            raise Broken("the batch before could not be written")
        is_careful, self._failed_once = self._failed_once, True
        write = _written_one_by_one if is_careful else _written_together
        counts: Counter[str] = Counter()
        faults: list[str] = []
        for outcome, words in write(transaction, batch, at):
            counts[outcome] += 1
            if outcome == Outcome.FAILED and words:
                faults.append(words)
        still_left = [lead for lead in left if lead_to_page(transaction, lead, at) is None]
        counts[Outcome.DUPLICATE] += len(left) - len(still_left)
        transaction.advance_part(replace(state, counts=counts, faults=tuple(faults)), at=at)
        self._failed_once = False
        return _Written(counts, tuple(faults), (*_repeats(batch), *still_left))

    def _gather(self, *, wait: bool) -> None:
        """Add up what was written; all of it, if it is to ``wait`` for that."""
        while self._futures and (wait or self._futures[0].done()):
            written = self._futures.pop(0).result()
            self._counts += written.counts
            self._faults += written.faults
            if self._task.part.is_cut:
                self._left.extend(written.left)

    def report(self, *, is_whole: bool, error: str | None = None) -> TaskReport:
        """What has come of the part, once all is written. Raises ``ArchiveError`` where that cannot be."""
        self._gather(wait=True)
        return TaskReport(
            task=self._task,
            counts=dict(self._counts),
            faults=tuple(self._faults),
            is_whole=is_whole,
            error=error,
            left=tuple(self._left),
        )


_Counted = tuple[str, str | None]
"""What a record is counted as, and words for a fault."""


def _written_together(transaction: Transaction, batch: Sequence[Found], at: datetime) -> list[_Counted]:
    """Articles first, all at once: what one needs to know of the database is asked for all of them."""
    articles = [found for found in batch if found.read is not None]
    for found in articles:
        if found.site is not None:
            transaction.know(found.site)
    outcomes = transaction.add_all_past([_arriving(found) for found in articles], at=at)
    others = [_settle(transaction, found) for found in batch if found.read is None]
    return [*((str(outcome), None) for outcome in outcomes), *others]


def _written_one_by_one(transaction: Transaction, batch: Sequence[Found], at: datetime) -> list[_Counted]:
    """Each in a savepoint: what goes wrong with one page costs no other one."""
    written: list[_Counted] = []
    for found in batch:
        try:
            with transaction.savepoint():
                written += _written_together(transaction, [found], at)
        except (ArchiveUnavailable, ArchiveFull):
            raise
        except Exception as error:  # noqa: BLE001 - one page must not end a file of a million
            url = found.link.url if found.link else "a page"
            if not isinstance(error, ArchiveError):
                _log.exception("%s could not be written", url)
            written.append((Outcome.FAILED, f"{url}: {error}"))
    return written


def _arriving(found: Found) -> tuple[Article, Link, Capture]:
    assert found.read is not None
    assert found.link is not None
    page = found.read.page
    capture = Capture(exchanges=page.exchanges, reservations=page.reservations)  # of robots.txt nothing is known
    return found.read.article, found.link, capture


def _settle(transaction: Transaction, found: Found) -> _Counted:
    """Write what a record that yields no article came to."""
    settled, link = found.settled, found.link
    if settled is not None and link is not None and found.at is not None:
        if found.same_as is not None and (outcome := transaction.led_to(link, found.same_as, at=found.at)):
            return outcome, None
        transaction.settle_past(link, settled.outcome, at=found.at, detail=settled.words)
    return found.counted or Outcome.FAILED, settled.words if settled is not None else None


def _repeats(batch: Sequence[Found]) -> Iterator[Lead]:
    """Visits that found the page of another address, which may not be there yet."""
    for found in batch:
        if found.same_as is not None and found.link is not None:
            yield Lead(found.link.url, found.same_as, found.counted)


def lead_to_page(transaction: Transaction, lead: Lead, at: datetime) -> Outcome | None:
    """Have an address lead to a page elsewhere, in another part or the archive already; ``None``: it is not there."""
    return transaction.led_to(Link(url=lead.source, site="", source="ingested"), lead.target, at=at)
