"""Links: each is pending, or has an outcome with its time and what it led to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update

from archive.checks.finding import Finding, found, in_parts
from archive.crawls import Outcome
from archive.models import Link

_STORED = [str(outcome) for outcome in (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.DUPLICATE)]


def outcomes(connection: Connection) -> Iterator[Finding]:
    """An outcome that is known has a time, and an article where it says so."""
    statement = select(Link.id, Link.url).where(
        or_(
            Link.outcome.not_in([str(one) for one in Outcome]),
            and_(Link.outcome.is_not(None), Link.settled_at.is_(None)),
            and_(Link.outcome.in_(_STORED), Link.article_id.is_(None)),
        )
    )
    yield from found("links have an outcome that cannot be", connection.execute(statement), _fetch_again)


def _fetch_again(connection: Connection, ids: list[Any]) -> None:
    """The next crawl finds out what becomes of them."""
    values = {"outcome": None, "settled_at": None, "due_at": None, "etag": None, "last_modified": None}
    for part in in_parts(ids):
        connection.execute(update(Link).where(Link.id.in_(part)).values(values))
