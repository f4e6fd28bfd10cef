"""Keeping an article: found by its addresses, compared with what is known, written with its history."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, select, update

from archive import stories
from archive.addresses import identity_key
from archive.article import Article, content_of
from archive.batch import Batch
from archive.changes import ChangeKind
from archive.crawls import Outcome, Status
from archive.dedup import Cause, Past, Reading, decide, is_flapping
from archive.documents import document_of
from archive.errors import ArticleNotFound
from archive.essence import CONTENT_FIELDS, content_digest, is_of_today
from archive.models import Article as ArticleRow
from archive.models import Revision
from archive.signatures import period_of, signature_of
from archive.texts import is_same_article, text_hash
from archive.tokens import tokens
from archive.validation import checked

_VIEWS_AT_LEAST_EVERY = timedelta(days=1)
"""An unchanged view count is observed again after this time, so that a series shows that it stood still."""

_ARTICLES = cast(Table, ArticleRow.__table__)
_REVISIONS = cast(Table, Revision.__table__)

_WITNESSES = ("headline", "published_at", "published_local", "published_precision", "image_url")

# Made once: to build a statement anew costs more than to run it.
_ARTICLE = select(_ARTICLES).where(_ARTICLES.c.id == bindparam("article")).with_for_update(key_share=True)
"""Held until the end of the transaction, so that nobody revises or takes down what is being compared."""
_UPDATE_ARTICLE = update(_ARTICLES).where(_ARTICLES.c.id == bindparam("article"))
_NEWEST = select(
    *(_REVISIONS.c[name] for name in CONTENT_FIELDS),
    _REVISIONS.c.published_at,
    _REVISIONS.c.page_digest,
    _REVISIONS.c.rules_digest,
    _REVISIONS.c.repeats,
).where(_REVISIONS.c.article_id == bindparam("article"), _REVISIONS.c.number == bindparam("number"))
_CONTENT = (
    select(*(_REVISIONS.c[name] for name in _WITNESSES))
    .join(_ARTICLES, (_ARTICLES.c.id == _REVISIONS.c.article_id) & (_ARTICLES.c.revision == _REVISIONS.c.number))
    .where(_ARTICLES.c.id == bindparam("article"))
)
_EARLIER = (
    select(_REVISIONS.c.number)
    .where(_REVISIONS.c.article_id == bindparam("article"), _REVISIONS.c.content_digest == bindparam("digest"))
    .order_by(_REVISIONS.c.number.desc())
    .limit(1)
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What is made of an article's text before anything is written."""

    signature: bytes | None
    period: int
    hash: int | None
    words: int


def known_article_at(connection: Connection, url: str) -> int:
    """The id of the article that this address leads to, be it taken down. Raises ``ArticleNotFound``."""
    try:
        found = Batch(connection).article_of_keys([identity_key(url)])
    except ValueError as error:
        raise ArticleNotFound(f"{url!r} is no address of an article: write http://… or https://…") from error
    if found is None:
        raise ArticleNotFound(f"no article has the address {url}")
    return found


def keep(batch: Batch, article: Article) -> Kept:
    """Keep an article as new, as a revision, or as unchanged; with its addresses and its view count.

    It is known by its addresses, or by its text at another address of its site. Of one that was taken down only a
    further address is kept, so that it does not come back by that. Raises ``InvalidArticle`` before anything is
    written.
    """
    article = checked(article)
    keys = keys_of(article)
    content = content_of(article)
    article_id = batch.article_of_keys(keys)
    text = None
    if article_id is None:
        text = _text_of(article)
        article_id = _known_by_text(batch, content, text)
    if article_id is None:
        article_id = _insert(batch, article, next(iter(keys)), content, cast(_Text, text))
        outcome = Outcome.NEW
    else:
        outcome = _compare(batch, article, article_id, content)
    batch.add_aliases(article_id, keys, article.fetched_at)
    return Kept(outcome=outcome, article_id=article_id)


def known_article(batch: Batch, article: Article) -> int | None:
    """The article that this one is a further reading of: by its addresses, or by its text."""
    found = batch.article_of_keys(keys_of(article))
    return found if found is not None else _known_by_text(batch, content_of(article), _text_of(article))


def look_up(batch: Batch, articles: Iterable[Article]) -> None:
    """Ask for the addresses of many articles at once."""
    keys: list[str] = []
    for article in articles:
        with suppress(ValueError, TypeError, AttributeError):  # what is no article is refused where it is kept
            keys += keys_of(article)
    batch.look_up(keys)


def _known_by_text(batch: Batch, content: dict[str, Any], text: _Text) -> int | None:
    """The article of the same site that has this very text, if something else says too that it is the same."""
    if text.hash is None:
        return None
    article_id = batch.article_of_text(text.hash)
    if article_id is None:
        return None
    known = batch.connection.execute(_CONTENT, {"article": article_id}).one_or_none()
    if known is None:  # it was taken down
        return article_id
    return article_id if is_same_article(dict(known._mapping), content, text.words) else None


def _text_of(article: Article) -> _Text:
    words = list(tokens(article.body))
    at = article.published.at if article.published else article.fetched_at
    return _Text(
        signature=signature_of(article.body),
        period=period_of(at),
        hash=text_hash(article.site, words),
        words=len(words),
    )


def _insert(batch: Batch, article: Article, key: str, content: dict[str, Any], text: _Text) -> int:
    digest, views, at = content_digest(content), article.views, article.fetched_at
    article_id = batch.new_id()
    row = {
        "id": article_id,
        "key": key,
        "site": article.site,
        "url": article.url,
        "status": str(Status.LIVE),
        "revision": 1,
        "content_digest": digest,
        "published_at": content["published_at"],
        "first_seen_at": at,
        "last_seen_at": at,
        "last_changed_at": at,
        "views": views.count if views else None,
        "views_at": at if views else None,
        "visits": 1,
        "signature": text.signature,
        "period": None if text.signature is None else text.period,
    }
    batch.add("articles", row)
    _write_revision(batch, article, article_id, content, number=1, cause=Cause.FIRST, content_digest=digest)
    batch.add_change(ChangeKind.NEW, article_id, at=at, revision=1)
    _write_views(batch, article, article_id, visits=1)
    _enter_text(batch, article, article_id, content, text)
    return article_id


def _enter_text(
    batch: Batch, article: Article, article_id: int, content: dict[str, Any], text: _Text, story_id: int | None = None
) -> None:
    """What is made of the text: what finds it, by words, as a whole, and as a copy."""
    to_compare = stories.Text(
        article_id=article_id,
        site=article.site,
        signature=text.signature,
        period=text.period,
        at=article.fetched_at,
        story_id=story_id,
    )
    batch.add_text(to_compare, document_of(article.site, content), text.hash)


def _compare(batch: Batch, article: Article, article_id: int, content: dict[str, Any]) -> Outcome:
    """Hold the article against its newest revision, and write a further one if its content differs."""
    row = batch.connection.execute(_ARTICLE, {"article": article_id}).one()
    if row.status == Status.TAKEN_DOWN:
        return Outcome.TAKEN_DOWN
    at = article.fetched_at
    is_a_visit = at > row.last_seen_at  # and not a page that was kept, read again
    seen: dict[str, Any] = {"last_seen_at": max(at, row.last_seen_at), "visits": row.visits + is_a_visit}
    if row.status == Status.GONE and is_a_visit:
        seen["status"] = str(Status.LIVE)
        batch.add_change(ChangeKind.RETURNED, article_id, at=at)
    digest = content_digest(content)
    if digest != row.content_digest:
        seen |= _revise(batch, article, row, content, digest)
    elif row.other_digest is not None:
        seen |= {"other_digest": None, "other_since": None}
    seen |= _observe_views(batch, article, row, visits=seen["visits"])
    batch.connection.execute(_UPDATE_ARTICLE, {"article": article_id, **seen})
    return Outcome.REVISED if "revision" in seen else Outcome.UNCHANGED


def _revise(batch: Batch, article: Article, row: Row[Any], content: dict[str, Any], digest: str) -> dict[str, Any]:
    """Write a revision if this is an edit; gives back what is to be noted on the article."""
    connection = batch.connection
    newest = connection.execute(_NEWEST, {"article": row.id, "number": row.revision}).one()
    known = Reading(content=dict(newest._mapping), page_digest=newest.page_digest, rules_digest=newest.rules_digest)
    read = Reading(content=content, page_digest=article.page_digest, rules_digest=article.rules_digest)
    decision = decide(known, read)
    if decision.cause is None:
        return {} if is_of_today(row.content_digest) else {"content_digest": digest}
    earlier = connection.execute(_EARLIER, {"article": row.id, "digest": digest}).scalar_one_or_none()
    if earlier is not None:
        since = row.other_since if row.other_digest == digest else None
        past = Past(came_back=newest.repeats is not None, shown_since=since)
        if is_flapping(past, at=article.fetched_at):
            if since is not None:
                return {}
            return {"flips": row.flips + 1, "other_digest": digest, "other_since": article.fetched_at}
    number = row.revision + 1
    _write_revision(
        batch,
        article,
        row.id,
        content,
        number=number,
        cause=decision.cause,
        changed_fields=list(decision.changed_fields),
        content_digest=digest,
        repeats=earlier,
    )
    batch.add_change(ChangeKind.REVISED, row.id, at=article.fetched_at, revision=number)
    text = _text_of(article)
    return _replace_text(batch, article, row, dict(newest._mapping), content, text) | {
        "revision": number,
        "content_digest": digest,
        "published_at": content["published_at"],
        "last_changed_at": article.fetched_at,
        "other_digest": None,
        "other_since": None,
    }


def _replace_text(
    batch: Batch, article: Article, row: Row[Any], known: dict[str, Any], content: dict[str, Any], text: _Text
) -> dict[str, Any]:
    """Put what is made of the text in the place of what was; gives back what is to be noted on the article."""
    batch.replace_document(row.id, document_of(row.site, known))
    period = None if text.signature is None else text.period
    if (row.signature, row.period) != (text.signature, period):
        stories.forget(batch.connection, row.id, row.signature, row.period)
    _enter_text(batch, article, row.id, content, text, row.story_id)
    return {"signature": text.signature, "period": period}


def _write_revision(
    batch: Batch,
    article: Article,
    article_id: int,
    content: dict[str, Any],
    *,
    number: int,
    cause: Cause,
    content_digest: str,
    changed_fields: list[str] | None = None,
    repeats: int | None = None,
) -> None:
    provenance = {
        field: {"place": one.place, "raw": one.raw, "confirmed_by": list(one.confirmed_by)}
        for field, one in article.provenance.items()
    }
    unreadable = [{"field": one.field, "text": one.text, "reason": one.reason} for one in article.unreadable]
    row = {
        "article_id": article_id,
        "number": number,
        "cause": str(cause),
        "seen_at": article.fetched_at,
        "content_digest": content_digest,
        "repeats": repeats,
        "changed_fields": changed_fields or [],
        "provenance": provenance,
        "unreadable": unreadable,
        "page_digest": article.page_digest,
        "rules_digest": article.rules_digest,
        **content,
    }
    batch.add("revisions", row)


def _observe_views(batch: Batch, article: Article, row: Row[Any], *, visits: int) -> dict[str, Any]:
    """Add to the series when the count changed, or when the last observation is a day old.

    Gives back what is to be noted on the article.
    """
    views, at = article.views, article.fetched_at
    if views is None or not _is_worth_noting(views.count, row.views, at, row.views_at):
        return {}
    _write_views(batch, article, row.id, visits=visits)
    if row.views_at is not None and row.views != views.count:
        batch.add_change(ChangeKind.VIEWS, row.id, at=at)
    return {"views": views.count, "views_at": at}


def _is_worth_noting(count: int, known: int | None, at: datetime, known_at: datetime | None) -> bool:
    if known_at is None:
        return True
    return at > known_at and (known != count or at - known_at >= _VIEWS_AT_LEAST_EVERY)


def _write_views(batch: Batch, article: Article, article_id: int, *, visits: int) -> None:
    if article.views is None:
        return
    row = {
        "article_id": article_id,
        "seen_at": article.fetched_at,
        "count": article.views.count,
        "raw": article.views.raw,
        "rounded": article.views.rounded,
        "visits": visits,
    }
    batch.add("view_observations", row)
