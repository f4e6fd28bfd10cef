"""The change feed: what happened to articles, in the order in which the database took it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert

from archive.models import Change as ChangeRow


class ChangeKind(StrEnum):
    """What happened."""

    NEW = "new"
    REVISED = "revised"
    VIEWS = "views"
    GONE = "gone"
    RETURNED = "returned"
    STORY = "story"
    """The article was bound into a story with near-copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the feed. Ask again with ``since=seq`` to go on behind it."""

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
    connection.execute(insert(ChangeRow).values(at=at, kind=str(kind), article_id=article_id, revision=revision))
