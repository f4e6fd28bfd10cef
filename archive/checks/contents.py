"""Contents: revisions without a gap, digests that fit, and what an article repeats of its newest revision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from archive.checks.finding import Finding, found, in_parts
from archive.crawls import Status
from archive.essence import CONTENT_FIELDS, content_digest, is_of_today
from archive.models import Article, Revision, ViewObservation
from archive.tokens import count_words

_AT_ONCE = 200
_THERE = Article.status != str(Status.TAKEN_DOWN)
_HIGHEST = select(func.max(Revision.number)).where(Revision.article_id == Article.id).scalar_subquery()
_LATEST = select(func.max(Revision.seen_at)).where(Revision.article_id == Article.id).scalar_subquery()


def numbers(connection: Connection) -> Iterator[Finding]:
    """Revisions are numbered from 1 without a gap, and the article names the last one, and the time of the latest."""
    counted = (
        select(
            Revision.article_id,
            func.count().label("rows"),
            func.max(Revision.number).label("highest"),
            func.max(Revision.seen_at).label("latest"),
        )
        .group_by(Revision.article_id)
        .subquery()
    )
    joined = select(Article.id, Article.url).outerjoin(counted, counted.c.article_id == Article.id).where(_THERE)
    none = joined.where(counted.c.article_id.is_(None))
    gaps = joined.where(counted.c.rows != counted.c.highest)
    other = joined.where(counted.c.highest != Article.revision)
    yield from found("articles have no content; restore them from a backup", connection.execute(none))
    yield from found("articles lack a revision between others", connection.execute(gaps))
    yield from found("articles do not name their newest revision", connection.execute(other), _name_newest)
    earlier = joined.where(counted.c.latest > Article.last_changed_at)
    yield from found("articles have changed since they say that they did", connection.execute(earlier), _name_latest)


def _name_newest(connection: Connection, ids: list[Any]) -> None:
    for part in in_parts(ids):
        connection.execute(update(Article).where(Article.id.in_(part), _HIGHEST.is_not(None)).values(revision=_HIGHEST))


def _name_latest(connection: Connection, ids: list[Any]) -> None:
    for part in in_parts(ids):
        connection.execute(update(Article).where(Article.id.in_(part)).values(last_changed_at=_LATEST))


def digests(connection: Connection) -> Iterator[Finding]:
    """Each content has the digest that was made of it, and its number of words. Digests of older making are let be."""
    altered: list[tuple[Any, str]] = []
    miscounted: list[tuple[Any, str]] = []
    columns = [getattr(Revision, name) for name in CONTENT_FIELDS]
    statement = (
        select(
            Revision.article_id, Revision.number, Article.url, Revision.content_digest, Revision.word_count, *columns
        )
        .join(Article, Article.id == Revision.article_id)
        .order_by(Revision.article_id, Revision.number)
        .execution_options(yield_per=_AT_ONCE)
    )
    for row in connection.execute(statement):
        known = row.content_digest
        if known is not None and is_of_today(known) and known != content_digest(dict(row._mapping)):
            altered.append(((row.article_id, row.number), f"{row.url} revision {row.number}"))
        if row.word_count != count_words(row.body):
            miscounted.append(((row.article_id, row.number), f"{row.url} revision {row.number}"))
    yield from found("revisions are not what was stored; restore them from a backup", altered)
    yield from found("revisions have another number of words", miscounted, _count_again)


def _count_again(connection: Connection, ids: list[Any]) -> None:
    for article_id, number in ids:
        meant = (Revision.article_id == article_id, Revision.number == number)
        body = connection.execute(select(Revision.body).where(*meant)).scalar_one()
        connection.execute(update(Revision).where(*meant).values(word_count=count_words(body)))


def repeated(connection: Connection) -> Iterator[Finding]:
    """What an article repeats of its newest revision, so that it is found quickly, is the same there."""
    newest = (Revision.article_id == Article.id, Revision.number == Article.revision)
    differs = or_(
        Article.published_at.is_distinct_from(Revision.published_at),
        Revision.content_digest.is_not(None) & (Article.content_digest != Revision.content_digest),
    )
    statement = select(Article.id, Article.url).join(Revision, newest[0] & newest[1]).where(_THERE, differs)
    words = "articles differ from their newest revision in digest or time of publication"
    yield from found(words, connection.execute(statement), _repeat)


def _repeat(connection: Connection, ids: list[Any]) -> None:
    newest = (Revision.article_id == Article.id, Revision.number == Article.revision)
    published = select(Revision.published_at).where(*newest).scalar_subquery()
    digest = select(func.coalesce(Revision.content_digest, Article.content_digest)).where(*newest).scalar_subquery()
    for part in in_parts(ids):
        values = {"published_at": published, "content_digest": digest}
        connection.execute(update(Article).where(Article.id.in_(part), _THERE).values(values))


def view_counts(connection: Connection) -> Iterator[Finding]:
    """The newest count of an article is the last one of its series."""
    last = (
        select(ViewObservation.article_id, func.max(ViewObservation.seen_at).label("seen_at"))
        .group_by(ViewObservation.article_id)
        .subquery()
    )
    statement = (
        select(Article.id, Article.url)
        .outerjoin(last, last.c.article_id == Article.id)
        .outerjoin(
            ViewObservation,
            (ViewObservation.article_id == last.c.article_id) & (ViewObservation.seen_at == last.c.seen_at),
        )
        .where(
            or_(
                Article.views.is_distinct_from(ViewObservation.count),
                Article.views_at.is_distinct_from(ViewObservation.seen_at),
            )
        )
    )
    yield from found(
        "articles show another view count than the last one seen", connection.execute(statement), _show_last
    )


def _show_last(connection: Connection, ids: list[Any]) -> None:
    last = (
        select(ViewObservation.count, ViewObservation.seen_at)
        .where(ViewObservation.article_id == Article.id)
        .order_by(ViewObservation.seen_at.desc())
        .limit(1)
    )
    views = last.with_only_columns(ViewObservation.count).scalar_subquery()
    views_at = last.with_only_columns(ViewObservation.seen_at).scalar_subquery()
    for part in in_parts(ids):
        connection.execute(update(Article).where(Article.id.in_(part)).values(views=views, views_at=views_at))
