"""The change feed: what happened to articles, in an order in which nothing can be missed.

An entry is written in the transaction that makes it true. SQLite has one writer at a time, so entries come in
the order of their numbers. On PostgreSQL a transaction with a lower number may be committed later: there ``seq``
begins with the number of its transaction, and entries are read only below the oldest transaction that is still
running (``newscrawl_changes_settled()``, migration 0003). Whoever has read up to a ``seq`` has missed nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Connection, Table

from archive.models import Change as ChangeRow
from archive.prepared import inserting

CHANNEL = "newscrawl_changes"
"""Where PostgreSQL calls those who LISTEN, once a transaction with changes is committed."""


class ChangeKind(StrEnum):
    """What happened."""

    NEW = "new"
    REVISED = "revised"
    VIEWS = "views"
    GONE = "gone"
    RETURNED = "returned"
    STORY = "story"
    """The article was bound into a story with near-copies, or left one."""
    TAKEDOWN = "takedown"
    """The article was removed: whoever holds a copy of it should remove that too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the feed. ``seq`` is its mark: ask again with ``since=seq`` to go on behind it.

    Marks rise, with gaps, and are never used twice.
    """

    seq: int
    at: datetime
    kind: ChangeKind
    article_id: int
    url: str
    site: str
    revision: int | None


def enter_change(
    connection: Connection, kind: ChangeKind, article_id: int, *, at: datetime, revision: int | None = None
) -> None:
    """Add an entry to the feed, in the transaction that makes it true."""
    enter_changes(connection, [change_row(kind, article_id, at=at, revision=revision)])


def enter_changes(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Add many entries, made by :func:`change_row`, in their order."""
    if rows:
        _ENTER.run_all(connection, rows)


def change_row(kind: ChangeKind, article_id: int, *, at: datetime, revision: int | None = None) -> dict[str, Any]:
    """An entry that is not entered yet."""
    return {"at": at, "kind": str(kind), "article_id": article_id, "revision": revision}


_ENTER = inserting(cast(Table, ChangeRow.__table__), ("at", "kind", "article_id", "revision"))
