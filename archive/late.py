"""Captures that come in late: older than what is known of their article, as files of past crawls bring them.

They are put where they belong in the history, so that it is the same in whatever order captures come in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, delete, func, select, update

from archive.article import Article, content_of
from archive.batch import Batch
from archive.changes import ChangeKind, enter_change
from archive.crawls import Outcome
from archive.dedup import Cause, Decision, Reading, decide
from archive.dialects import insert_missing
from archive.essence import CONTENT_FIELDS, content_digest
from archive.keeping import is_worth_noting, write_revision
from archive.models import Article as ArticleRow
from archive.models import Change, Page, Revision, ViewObservation
from archive.page_rows import PAGE, Recording

_ARTICLES = cast(Table, ArticleRow.__table__)
_REVISIONS = cast(Table, Revision.__table__)
_PAGES = cast(Table, Page.__table__)
_CHANGES = cast(Table, Change.__table__)
_OBSERVATIONS = cast(Table, ViewObservation.__table__)

_HISTORY = (
    select(
        _REVISIONS.c.number,
        _REVISIONS.c.cause,
        _REVISIONS.c.seen_at,
        _REVISIONS.c.page_digest,
        _REVISIONS.c.rules_digest,
        _REVISIONS.c.published_at,
        *(_REVISIONS.c[name] for name in CONTENT_FIELDS),
    )
    .where(_REVISIONS.c.article_id == bindparam("article"))
    .order_by(_REVISIONS.c.number)
)
_REPEATS = (
    select(_REVISIONS.c.number, _REVISIONS.c.cause, _REVISIONS.c.content_digest, _REVISIONS.c.repeats)
    .where(_REVISIONS.c.article_id == bindparam("article"))
    .order_by(_REVISIONS.c.number)
)
_FETCHES = select(_PAGES.c.fetched_at).where(_PAGES.c.article_id == bindparam("article"), _PAGES.c.kind == PAGE)
_SERIES = (
    select(_OBSERVATIONS.c.seen_at, _OBSERVATIONS.c.count.label("views"), _OBSERVATIONS.c.visits)
    .where(_OBSERVATIONS.c.article_id == bindparam("article"))
    .order_by(_OBSERVATIONS.c.seen_at)
)


def insert_late(batch: Batch, article: Article, row: Row[Any], recording: Recording | None = None) -> Outcome:
    """Keep a capture that is older than the last one of its article (``row``), with its page; the newest content stays.

    The change feed hears of a content that was not known. Later revisions are numbered anew then.
    """
    at, connection = article.fetched_at, batch.connection
    fetches = _count_visit(connection, row, at) if recording is not None else None
    _observe_views(connection, article, row, fetches)

    def enter(shows: int) -> int | None:
        return recording.enter(batch, article, row.id, shows=shows) if recording is not None else None

    history = connection.execute(_HISTORY, {"article": row.id}).all()
    before = next((one for one in reversed(history) if one.seen_at <= at), None)
    after = next((one for one in history if one.seen_at > at), None)
    read = Reading(content=content_of(article), page_digest=article.page_digest, rules_digest=article.rules_digest)
    decision = decide(_reading(before) if before is not None else None, read)
    if before is not None and decision.cause is None:
        enter(before.number)
        return Outcome.UNCHANGED
    following = decide(read, _reading(after)) if after is not None else None
    if after is not None and following is not None and following.cause is None:
        _was_there_before(connection, row, history, after, article)
        enter(after.number)
        return Outcome.UNCHANGED
    number = before.number + 1 if before is not None else 1
    _make_room(connection, row.id, number)
    _note_cause(connection, row.id, number + 1, following)
    write_revision(
        batch,
        article,
        row.id,
        dict(read.content),
        number=number,
        cause=decision.cause or Cause.UNKNOWN,
        changed_fields=list(decision.changed_fields),
        content_digest=content_digest(read.content),
        page_id=enter(number),
    )
    told = max(number, 2)  # the first one was told when the article was new
    enter_change(connection, ChangeKind.REVISED, row.id, at=at, revision=told)
    came_back = after is None and before is not None  # it was there again, at the last visit at the latest
    if came_back and before is not None:
        _come_back(batch.connection, row, before.number, number + 1, decide(read, _reading(before)), since=at)
    _name_what_repeats(batch, row.id)
    _update_article(
        connection,
        row.id,
        revision=row.revision + (2 if came_back else 1),
        first_seen_at=min(row.first_seen_at, at),
        last_changed_at=max(row.last_seen_at, row.last_changed_at) if came_back else row.last_changed_at,
    )
    return Outcome.REVISED


def _come_back(
    connection: Connection, row: Row[Any], earlier: int, number: int, decision: Decision, *, since: datetime
) -> None:
    """Write the revision ``earlier`` once more, as one that came back, and was seen at the article's last visit."""
    here = (_REVISIONS.c.article_id == row.id) & (_REVISIONS.c.number == earlier)
    again = dict(connection.execute(select(_REVISIONS).where(here)).one()._mapping)
    shown = (_PAGES.c.article_id == row.id) & (_PAGES.c.shows == earlier) & (_PAGES.c.fetched_at > since)
    page_id = connection.execute(select(func.min(_PAGES.c.id)).where(shown)).scalar_one()
    again |= {
        "number": number,
        "seen_at": row.last_seen_at,
        "cause": str(decision.cause or Cause.UNKNOWN),
        "changed_fields": list(decision.changed_fields),
        "repeats": earlier,
        "page_id": page_id,
    }
    connection.execute(_REVISIONS.insert(), again)
    connection.execute(update(_PAGES).where(shown).values(shows=number))
    enter_change(connection, ChangeKind.REVISED, row.id, at=row.last_seen_at, revision=number)


def _reading(revision: Row[Any]) -> Reading:
    return Reading(
        content=dict(revision._mapping), page_digest=revision.page_digest, rules_digest=revision.rules_digest
    )


def _was_there_before(
    connection: Connection, row: Row[Any], history: Sequence[Row[Any]], after: Row[Any], article: Article
) -> None:
    """The content of the revision ``after`` was there earlier than it was known to be.

    What we read better later was, too; but the revision tells when that was read, and stays.
    """
    at = article.fetched_at
    seen = {one.number: one.seen_at for one in history}
    if after.cause != Cause.RULES:
        seen[after.number] = at
        here = (_REVISIONS.c.article_id == row.id) & (_REVISIONS.c.number == after.number)
        connection.execute(update(_REVISIONS).where(here).values(seen_at=at))
    first = min(row.first_seen_at, at)
    _update_article(connection, row.id, first_seen_at=first, last_changed_at=max(seen.values()))


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
    shown = (_PAGES.c.article_id == article_id) & (_PAGES.c.shows >= number)
    connection.execute(update(_PAGES).where(shown).values(shows=_PAGES.c.shows + 1))
    told = (_CHANGES.c.article_id == article_id) & (_CHANGES.c.revision >= max(number, 2))
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


def _name_what_repeats(batch: Batch, article_id: int) -> None:
    """Let each content that came back name the last revision that had it, as it does where captures come in order.

    What was read better later has come back by our doing, and names none.
    """
    connection = batch.connection
    last: dict[str, int] = {}
    for one in connection.execute(_REPEATS, {"article": article_id}).all():
        repeats = last.get(one.content_digest)
        if one.cause != Cause.RULES and one.repeats != repeats:
            here = (_REVISIONS.c.article_id == article_id) & (_REVISIONS.c.number == one.number)
            connection.execute(update(_REVISIONS).where(here).values(repeats=repeats))
        last[one.content_digest] = one.number


def _count_visit(connection: Connection, row: Row[Any], at: datetime) -> list[datetime]:
    """Count a capture as a visit to the page, for the view counts that were seen after it too.

    Unless it is known from before: the kept pages tell. Gives back when the others were fetched.
    """
    others = list(connection.execute(_FETCHES, {"article": row.id}).scalars())
    if at not in others:
        _update_article(connection, row.id, visits=_ARTICLES.c.visits + 1)
        later = (_OBSERVATIONS.c.article_id == row.id) & (_OBSERVATIONS.c.seen_at > at)
        connection.execute(update(_OBSERVATIONS).where(later).values(visits=_OBSERVATIONS.c.visits + 1))
    return others


def _observe_views(connection: Connection, article: Article, row: Row[Any], fetches: Sequence[datetime] | None) -> None:
    """Add a count to the series, as if it had come in time.

    Without the other ``fetches`` of the page nobody knows how often we had looked by then.
    """
    if article.views is None:
        return
    count, at = article.views.count, article.fetched_at
    series = connection.execute(_SERIES, {"article": row.id}).all()
    before = next((one for one in reversed(series) if one.seen_at <= at), None)
    after = next((one for one in series if one.seen_at > at), None)
    if before is not None and not is_worth_noting(count, before.views, at, before.seen_at):
        return
    known, since = (before.visits, before.seen_at) if before is not None else (0, None)
    unnoted = 1 + sum((since is None or one > since) and one < at for one in fetches) if fetches is not None else 0
    observed = {
        "article_id": row.id,
        "seen_at": at,
        "count": count,
        "raw": article.views.raw,
        "rounded": article.views.rounded,
        "visits": max(known + unnoted, 1),
    }
    insert_missing(connection, ViewObservation, [observed])
    if after is not None and not is_worth_noting(after.views, count, after.seen_at, at):
        here = (_OBSERVATIONS.c.article_id == row.id) & (_OBSERVATIONS.c.seen_at == after.seen_at)
        connection.execute(delete(_OBSERVATIONS).where(here))
        after = None if after is series[-1] else after
    if after is None:
        _update_article(connection, row.id, views=count, views_at=at)
