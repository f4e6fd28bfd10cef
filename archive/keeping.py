"""Keeping an article: found by its addresses, compared with what is known, written with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from archive.addresses import identity_key
from archive.article import Article, content_of
from archive.changes import ChangeKind, enter_change
from archive.crawls import Outcome
from archive.dedup import CONTENT_FIELDS, Cause, Reading, content_digest, decide
from archive.dialects import insert_missing
from archive.models import Alias, Revision, ViewObservation
from archive.models import Article as ArticleRow
from archive.stories import bind
from archive.validation import checked

_VIEWS_AT_LEAST_EVERY = timedelta(days=1)
"""An unchanged view count is observed again after this time, so that a series shows that it stood still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was done with an article."""

    outcome: Outcome
    article_id: int


def keys_of(article: Article) -> dict[str, str]:
    """Key to address for all that identifies the article, the most telling first."""
    keys = {identity_key(article.url, article.number): article.url} if article.number else {}
    for address in (article.url, *article.addresses):
        keys.setdefault(identity_key(address), address)
    return keys


def article_of_keys(connection: Connection, keys: Iterable[str]) -> int | None:
    """The article that one of these keys leads to; where they disagree, the first key's."""
    keys = list(keys)
    rows = connection.execute(select(Alias.key, Alias.article_id).where(Alias.key.in_(keys)))
    found: dict[str, int] = {row.key: row.article_id for row in rows}
    return next((found[key] for key in keys if key in found), None)


def keep(connection: Connection, article: Article) -> Kept:
    """Keep an article as new, as a revision, or as unchanged; with its addresses and its view count.

    Raises ``InvalidArticle`` before anything is written.
    """
    article = checked(article)
    keys = keys_of(article)
    article_id = article_of_keys(connection, keys)
    if article_id is None:
        article_id = _insert(connection, article, next(iter(keys)))
        outcome = Outcome.NEW
    else:
        outcome = _compare(connection, article, article_id)
    remember_addresses(connection, article, article_id, keys)
    _observe_views(connection, article, article_id)
    if outcome is not Outcome.UNCHANGED:
        bind(connection, article_id, article.site, article.body, at=article.fetched_at)
    return Kept(outcome=outcome, article_id=article_id)


def remember_addresses(
    connection: Connection, article: Article, article_id: int, keys: dict[str, str] | None = None
) -> None:
    """Enter the addresses of an article that are not known yet; a known one stays with its article."""
    rows = [
        {"key": key, "article_id": article_id, "url": url, "first_seen_at": article.fetched_at}
        for key, url in (keys or keys_of(article)).items()
    ]
    insert_missing(connection, Alias, rows)


def _insert(connection: Connection, article: Article, key: str) -> int:
    content = content_of(article)
    row = insert(ArticleRow).values(
        key=key,
        site=article.site,
        url=article.url,
        status="live",
        revision=1,
        content_digest=content_digest(content),
        published_at=content["published_at"],
        first_seen_at=article.fetched_at,
        last_seen_at=article.fetched_at,
        last_changed_at=article.fetched_at,
    )
    (article_id,) = connection.execute(row).inserted_primary_key  # type: ignore[misc]
    _write_revision(connection, article, article_id, 1, Cause.FIRST, (), content)
    enter_change(connection, ChangeKind.NEW, article_id, at=article.fetched_at, revision=1)
    return int(article_id)


def _compare(connection: Connection, article: Article, article_id: int) -> Outcome:
    """Hold the article against its newest revision, and write a further one if its content differs."""
    row = connection.execute(select(ArticleRow.__table__).where(ArticleRow.id == article_id)).one()
    content = content_of(article)
    seen: dict[str, Any] = {"last_seen_at": max(article.fetched_at, row.last_seen_at)}
    if row.status == "gone":
        seen["status"] = "live"
        enter_change(connection, ChangeKind.RETURNED, article_id, at=article.fetched_at)
    outcome = Outcome.UNCHANGED
    digest = content_digest(content)
    if digest != row.content_digest:
        outcome = _revise(connection, article, row, content)
        if outcome is Outcome.REVISED:
            seen |= {
                "revision": row.revision + 1,
                "content_digest": digest,
                "published_at": content["published_at"],
                "last_changed_at": article.fetched_at,
            }
    connection.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(seen))
    return outcome


def _revise(connection: Connection, article: Article, row: Row[Any], content: dict[str, Any]) -> Outcome:
    fields = [getattr(Revision, name) for name in CONTENT_FIELDS]
    newest = connection.execute(
        select(*fields, Revision.page_digest, Revision.rules_digest).where(
            Revision.article_id == row.id, Revision.number == row.revision
        )
    ).one()
    known = Reading(content=dict(newest._mapping), page_digest=newest.page_digest, rules_digest=newest.rules_digest)
    read = Reading(content=content, page_digest=article.page_digest, rules_digest=article.rules_digest)
    decision = decide(known, read)
    if decision.cause is None:
        return Outcome.UNCHANGED
    number = row.revision + 1
    _write_revision(connection, article, row.id, number, decision.cause, decision.changed_fields, content)
    enter_change(connection, ChangeKind.REVISED, row.id, at=article.fetched_at, revision=number)
    return Outcome.REVISED


def _write_revision(
    connection: Connection,
    article: Article,
    article_id: int,
    number: int,
    cause: Cause,
    changed_fields: tuple[str, ...],
    content: dict[str, Any],
) -> None:
    provenance = {
        field: {"place": one.place, "raw": one.raw, "confirmed_by": list(one.confirmed_by)}
        for field, one in article.provenance.items()
    }
    unreadable = [{"field": one.field, "text": one.text, "reason": one.reason} for one in article.unreadable]
    connection.execute(
        insert(Revision).values(
            article_id=article_id,
            number=number,
            cause=str(cause),
            seen_at=article.fetched_at,
            changed_fields=list(changed_fields),
            provenance=provenance,
            unreadable=unreadable,
            page_digest=article.page_digest,
            rules_digest=article.rules_digest,
            **content,
        )
    )


def _observe_views(connection: Connection, article: Article, article_id: int) -> None:
    """Add to the series when the count changed, or when the last observation is a day old."""
    views = article.views
    if views is None:
        return
    known = connection.execute(select(ArticleRow.views, ArticleRow.views_at).where(ArticleRow.id == article_id)).one()
    if known.views_at is not None:
        stale = article.fetched_at - known.views_at >= _VIEWS_AT_LEAST_EVERY
        if article.fetched_at <= known.views_at or (known.views == views.count and not stale):
            return
    connection.execute(
        insert(ViewObservation).values(
            article_id=article_id,
            seen_at=article.fetched_at,
            count=views.count,
            raw=views.raw,
            rounded=views.rounded,
        )
    )
    latest = {"views": views.count, "views_at": article.fetched_at}
    connection.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(latest))
    if known.views_at is not None and known.views != views.count:
        enter_change(connection, ChangeKind.VIEWS, article_id, at=article.fetched_at)
