"""Who works at this archive on many machines: what every worker says of itself, again and again while it lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, select

from archive.dialects import clock, end_sessions_asleep, insert_or_update
from archive.models import Worker as WorkerRow

_KEPT = timedelta(days=1)
"""A worker that was not heard of for so long is forgotten."""


class WorkerState(StrEnum):
    """What a worker does, by its own word."""

    WORKING = "working"
    STOPPING = "stopping"
    """It ends what it does in good order, and takes nothing more."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One process that takes work from the queue."""

    id: str
    """A UUID, by which the queue knows it too."""
    holder: str
    """Machine and process, as in ``archive.holders``."""
    version: str
    """Of newscrawl."""
    places: int
    """Sites that it crawls at once."""
    state: WorkerState = WorkerState.WORKING
    started_at: datetime | None = None
    seen_at: datetime | None = None
    """When it gave its last sign of life. Both times are UTC, by the database's clock."""


def beat(connection: Connection, worker: Worker) -> datetime:
    """Note a worker's sign of life; gives back the database's time."""
    at = clock(connection)
    row = {name: getattr(worker, name) for name in ("id", "holder", "version", "places")}
    row |= {"state": str(worker.state), "started_at": worker.started_at or at, "seen_at": at}
    insert_or_update(connection, WorkerRow, row, ["id"])
    return at


def workers(connection: Connection) -> list[Worker]:
    """All that were heard of in the last day, the newest last."""
    rows = connection.execute(select(WorkerRow.__table__).order_by(WorkerRow.started_at, WorkerRow.id))
    return [
        Worker(
            id=row.id,
            holder=row.holder,
            version=row.version,
            places=row.places,
            state=WorkerState(row.state),
            started_at=row.started_at,
            seen_at=row.seen_at,
        )
        for row in rows
    ]


def session_name(worker: str) -> str:
    """What the sessions of a worker call themselves at the database (``application_name``), by its id."""
    return f"newscrawl worker {worker}"


def end_sessions_of_the_silent(connection: Connection, silence: timedelta) -> int:
    """End the sessions in which a worker sleeps that was not heard of for so long; gives back how many.

    A process is frozen wherever it is, and if that is within a transaction, all others wait for its locks. The server
    ends such a session by itself only where it sleeps between two statements (``idle_in_transaction_session_timeout``),
    and not where half of a statement has come or half of an answer has gone.
    """
    is_silent = WorkerRow.seen_at < clock(connection) - silence
    names = [session_name(one) for one in connection.execute(select(WorkerRow.id).where(is_silent)).scalars()]
    return end_sessions_asleep(connection, names, silence) if names else 0


def forget_old(connection: Connection) -> None:
    """Forget those that were not heard of for a day."""
    connection.execute(delete(WorkerRow).where(WorkerRow.seen_at < clock(connection) - _KEPT))
