"""The change feed tells what the rows show: what it left out is told late, which is better than never."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, exists, func, select

from archive.changes import ChangeKind, enter_change
from archive.checks.finding import Finding, Mend, found
from archive.crawls import Status
from archive.models import Article, Change, Revision


def told_as_new(connection: Connection) -> Iterator[Finding]:
    """Each article has been told as new, once."""
    entry = select(1).where(Change.article_id == Article.id, Change.kind == str(ChangeKind.NEW))
    never = select(Article.id, Article.url).where(Article.status != str(Status.TAKEN_DOWN), ~exists(entry))
    often = (
        select(Article.id, Article.url)
        .join(Change, Change.article_id == Article.id)
        .where(Change.kind == str(ChangeKind.NEW))
        .group_by(Article.id, Article.url)
        .having(func.count() > 1)
    )
    yield from found("articles that the feed has not told as new", connection.execute(never), _tell(ChangeKind.NEW))
    yield from found("articles that the feed has told as new more than once", connection.execute(often))


def told_as_revised(connection: Connection) -> Iterator[Finding]:
    """Each further revision has been told, and none that is not there."""
    kind = Change.kind == str(ChangeKind.REVISED)
    same = (Change.article_id == Revision.article_id, Change.revision == Revision.number)
    untold = (
        select(Revision.article_id, Article.url, Revision.number)
        .join(Article, Article.id == Revision.article_id)
        .where(Revision.number > 1, ~exists(select(1).where(kind, *same)))
    )
    invented = (
        select(Change.seq, Article.url)
        .join(Article, Article.id == Change.article_id)
        .where(kind, Article.status != str(Status.TAKEN_DOWN), ~exists(select(1).where(*same)))
    )
    rows = (((row.article_id, row.number), row.url) for row in connection.execute(untold))
    yield from found("revisions that the feed has not told", rows, _tell_revisions)
    yield from found("entries of the feed about revisions that are not there", connection.execute(invented))


def _tell_revisions(connection: Connection, ids: list[Any]) -> None:
    for article_id, number in ids:
        enter_change(connection, ChangeKind.REVISED, article_id, at=datetime.now(UTC), revision=number)


def told_as_gone(connection: Connection) -> Iterator[Finding]:
    """The last thing told of an article that is gone or taken down, its story aside, is that it is."""
    kinds = [str(kind) for kind in (ChangeKind.NEW, ChangeKind.GONE, ChangeKind.RETURNED, ChangeKind.TAKEDOWN)]
    last = (
        select(Change.kind)
        .where(Change.article_id == Article.id, Change.kind.in_(kinds))
        .order_by(Change.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    for status, kind in ((Status.GONE, ChangeKind.GONE), (Status.TAKEN_DOWN, ChangeKind.TAKEDOWN)):
        rows = select(Article.id, Article.url).where(Article.status == str(status), last.is_distinct_from(str(kind)))
        words = f"articles are {status.replace('_', ' ')} and the feed has not told it"
        yield from found(words, connection.execute(rows), _tell(kind))


def _tell(kind: ChangeKind) -> Mend:
    def mend(connection: Connection, ids: list[Any]) -> None:
        for article_id in ids:
            revision = 1 if kind is ChangeKind.NEW else None
            enter_change(connection, kind, article_id, at=datetime.now(UTC), revision=revision)

    return mend
