"""What was taken in of files that others made: where a killed run goes on, and what has come of each part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, delete, select

from archive.dialects import insert_or_update
from archive.models import IngestedPart

_PARTS = cast(Table, IngestedPart.__table__)
_FAULTS_AT_MOST = 100
"""Words for faults that are kept of a part; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartState:
    """How far a part was taken in, and what has come of it."""

    file: str
    """A digest that names the file."""
    start: int
    end: int
    """In bytes of the file: the records that begin between them."""
    name: str
    """The file's path, for people."""
    position: int
    records: int = 0
    """Records that are done; ``position`` is where the next one begins, where that can be told."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Outcome to number of records."""
    faults: tuple[str, ...] = ()
    ended_at: datetime | None = None
    """When its last record was done; ``None``: there are more."""


def parts_of_files(connection: Connection, files: Iterable[str]) -> list[PartState]:
    """What is known of the parts of these files, in order of file and place."""
    rows = connection.execute(
        select(_PARTS).where(_PARTS.c.file.in_(list(files))).order_by(_PARTS.c.file, _PARTS.c.start)
    )
    return [
        PartState(
            file=row.file,
            start=row.start,
            end=row.end,
            name=row.name,
            position=row.position,
            records=row.records,
            counts=row.counts,
            faults=tuple(row.faults),
            ended_at=row.ended_at,
        )
        for row in rows
    ]


def advance(connection: Connection, state: PartState, *, at: datetime) -> None:
    """Note how far a part has come: ``counts`` and ``faults`` are what has been added since the last time."""
    here = (_PARTS.c.file == state.file) & (_PARTS.c.start == state.start)
    known = connection.execute(select(_PARTS.c.counts, _PARTS.c.faults).where(here)).one_or_none()
    counts = Counter(known.counts if known else {}) + Counter(state.counts)
    faults = [*(known.faults if known else ()), *state.faults]
    row = {
        "file": state.file,
        "start": state.start,
        "end": state.end,
        "name": state.name,
        "position": state.position,
        "records": state.records,
        "counts": dict(counts),
        "faults": faults[:_FAULTS_AT_MOST],
        "updated_at": at,
        "ended_at": state.ended_at,
    }
    insert_or_update(connection, IngestedPart, row, ["file", "start"])


def forget(connection: Connection, files: Iterable[str]) -> None:
    """Know nothing of these files any more, so that they are read from their beginning."""
    connection.execute(delete(_PARTS).where(_PARTS.c.file.in_(list(files))))
