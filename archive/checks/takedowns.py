"""Takedowns: nothing is left of what was taken down, and each has its audit row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, exists, or_, select

from archive.checks.finding import Finding, found
from archive.crawls import Outcome, Status
from archive.dialects import insert_missing
from archive.models import Article, Band, Link, Revision, Takedown, ViewObservation
from archive.takedown import take_down

_AUDITED = exists(select(1).where(Takedown.article_id == Article.id))


def audit(connection: Connection) -> Iterator[Finding]:
    """What is marked as taken down has its audit row."""
    statement = select(Article.id, Article.url).where(Article.status == str(Status.TAKEN_DOWN), ~_AUDITED)
    yield from found("takedowns without an audit row", connection.execute(statement), _enter_audit)


def _enter_audit(connection: Connection, ids: list[Any]) -> None:
    now = datetime.now(UTC)
    rows = [
        {"article_id": one, "at": now, "reason": "not known: its row was lost", "decided_by": None, "removed": {}}
        for one in ids
    ]
    insert_missing(connection, Takedown, rows)


def leftovers(connection: Connection) -> Iterator[Finding]:
    """What was taken down has no content in any table, and no link leads to it."""
    left = or_(
        Article.status != str(Status.TAKEN_DOWN),
        Article.published_at.is_not(None),
        Article.story_id.is_not(None),
        Article.signature.is_not(None),
        *(exists(select(1).where(table.article_id == Article.id)) for table in (Revision, ViewObservation)),
        Article.id.in_(select(Band.article_id)),
        exists(select(1).where(Link.article_id == Article.id, Link.outcome.is_distinct_from(str(Outcome.TAKEN_DOWN)))),
    )
    statement = select(Article.id, Article.url).where(_AUDITED, left)
    yield from found("articles that were taken down are still there in part", connection.execute(statement), _again)


def _again(connection: Connection, ids: list[Any]) -> None:
    for article_id in ids:
        take_down(connection, article_id, reason="left over", at=datetime.now(UTC))
