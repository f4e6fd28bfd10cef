"""Captures that come in late: older than what is known of their article, as files of past crawls bring them.

They are put where they belong in the history, so that it is the same in whatever order captures come in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, select, update

from archive.article import Article, content_of
from archive.changes import ChangeKind, enter_change
from archive.crawls import Outcome
from archive.dedup import Cause, Decision, Reading, decide
from archive.dialects import insert_missing
from archive.essence import CONTENT_FIELDS, content_digest
from archive.keeping import write_revision
from archive.models import Article as ArticleRow
from archive.models import Change, Revision, ViewObservation

_ARTICLES = cast(Table, ArticleRow.__table__)
_REVISIONS = cast(Table, Revision.__table__)
_CHANGES = cast(Table, Change.__table__)
_OBSERVATIONS = cast(Table, ViewObservation.__table__)

_HISTORY = (
    select(
        _REVISIONS.c.number,
        _REVISIONS.c.seen_at,
        _REVISIONS.c.page_digest,
        _REVISIONS.c.rules_digest,
        *(_REVISIONS.c[name] for name in CONTENT_FIELDS),
    )
    .where(_REVISIONS.c.article_id == bindparam("article"))
    .order_by(_REVISIONS.c.number)
)


def insert_late(connection: Connection, article: Article, row: Row[Any]) -> Outcome:
    """Keep a capture that is older than the last one of its article (``row``); the newest content stays.

    The change feed hears of a content that was not known. Later revisions are numbered anew then.
    """
    at = article.fetched_at
    _observe_views(connection, article, row.id)
    history = connection.execute(_HISTORY, {"article": row.id}).all()
    before = next((one for one in reversed(history) if one.seen_at <= at), None)
    after = next((one for one in history if one.seen_at > at), None)
    read = Reading(content=content_of(article), page_digest=article.page_digest, rules_digest=article.rules_digest)
    decision = decide(_reading(before) if before is not None else None, read)
    if decision.cause is None:
        return Outcome.UNCHANGED
    following = decide(read, _reading(after)) if after is not None else None
    if after is not None and following is not None and following.cause is None:
        _was_there_before(connection, row, after, article)
        return Outcome.UNCHANGED
    number = before.number + 1 if before is not None else 1
    _make_room(connection, row.id, number)
    _note_cause(connection, row.id, number + 1, following)
    write_revision(
        connection,
        article,
        row.id,
        dict(read.content),
        number=number,
        cause=decision.cause,
        changed_fields=list(decision.changed_fields),
        content_digest=content_digest(read.content),
    )
    enter_change(connection, ChangeKind.REVISED, row.id, at=at, revision=number)
    _update_article(
        connection,
        row.id,
        revision=row.revision + 1,
        first_seen_at=min(row.first_seen_at, at),
        last_changed_at=row.last_changed_at if after is not None else at,
    )
    return Outcome.REVISED


def _reading(revision: Row[Any]) -> Reading:
    return Reading(
        content=dict(revision._mapping), page_digest=revision.page_digest, rules_digest=revision.rules_digest
    )


def _was_there_before(connection: Connection, row: Row[Any], after: Row[Any], article: Article) -> None:
    """The content of the revision ``after`` was there earlier than it was known to be."""
    at = article.fetched_at
    here = (_REVISIONS.c.article_id == row.id) & (_REVISIONS.c.number == after.number)
    connection.execute(update(_REVISIONS).where(here).values(seen_at=at))
    _update_article(
        connection,
        row.id,
        first_seen_at=min(row.first_seen_at, at),
        last_changed_at=at if after.number == row.revision else row.last_changed_at,
    )


def _update_article(connection: Connection, article_id: int, **values: Any) -> None:
    connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == article_id).values(values))


def _make_room(connection: Connection, article_id: int, number: int) -> None:
    """Number the revisions from this one on one higher, wherever they are spoken of.

    By way of negative numbers: no two rows may bear the same one, not even for a moment.
    """
    later = (_REVISIONS.c.article_id == article_id) & (_REVISIONS.c.number >= number)
    connection.execute(update(_REVISIONS).where(later).values(number=-_REVISIONS.c.number - 1))
    moved = (_REVISIONS.c.article_id == article_id) & (_REVISIONS.c.number < 0)
    connection.execute(update(_REVISIONS).where(moved).values(number=-_REVISIONS.c.number))
    spoken = (_REVISIONS.c.article_id == article_id) & (_REVISIONS.c.repeats >= number)
    connection.execute(update(_REVISIONS).where(spoken).values(repeats=_REVISIONS.c.repeats + 1))
    told = (_CHANGES.c.article_id == article_id) & (_CHANGES.c.revision >= number)
    connection.execute(update(_CHANGES).where(told).values(revision=_CHANGES.c.revision + 1))


def _note_cause(connection: Connection, article_id: int, number: int, decision: Decision | None) -> None:
    """Hold the revision that follows the new one against it, and no longer against the one before."""
    if decision is None:
        return
    here = (_REVISIONS.c.article_id == article_id) & (_REVISIONS.c.number == number)
    values: Mapping[str, Any] = {
        "cause": str(decision.cause or Cause.UNKNOWN),
        "changed_fields": list(decision.changed_fields),
    }
    connection.execute(update(_REVISIONS).where(here).values(values))


def _observe_views(connection: Connection, article: Article, article_id: int) -> None:
    """Add a count to the series where it differs from the one before it in time."""
    if article.views is None:
        return
    of_article = _OBSERVATIONS.c.article_id == article_id
    earlier = (
        select(_OBSERVATIONS.c.count.label("views"), _OBSERVATIONS.c.visits)
        .where(of_article, _OBSERVATIONS.c.seen_at <= article.fetched_at)
        .order_by(_OBSERVATIONS.c.seen_at.desc())
        .limit(1)
    )
    known = connection.execute(earlier).one_or_none()
    if known is not None and known.views == article.views.count:
        return
    row = {
        "article_id": article_id,
        "seen_at": article.fetched_at,
        "count": article.views.count,
        "raw": article.views.raw,
        "rounded": article.views.rounded,
        "visits": known.visits if known is not None else 1,
    }
    insert_missing(connection, ViewObservation, [row])
