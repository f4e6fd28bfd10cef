"""Keeping an article: found by its addresses, compared with what is known, written with its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, select, update

from archive import stories
from archive.addresses import identity_key
from archive.arrivals import Arrival
from archive.article import Article
from archive.batch import Batch
from archive.changes import ChangeKind
from archive.crawls import Outcome, Status
from archive.dedup import Cause, Past, Reading, decide, is_flapping
from archive.documents import document_of
from archive.errors import ArticleNotFound
from archive.essence import CONTENT_FIELDS, is_of_today
from archive.models import Article as ArticleRow
from archive.models import Revision
from archive.page_rows import Recording
from archive.signatures import period_of, signature_of
from archive.texts import is_another_article, is_same_article, text_hash
from archive.tokens import tokens

_VIEWS_AT_LEAST_EVERY = timedelta(days=1)
"""An unchanged view count is observed again after this time, so that a series shows that it stood still."""

_ARTICLES = cast(Table, ArticleRow.__table__)
_REVISIONS = cast(Table, Revision.__table__)

_WITNESSES = ("headline", "published_at", "published_local", "published_precision", "image_url", "body")

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


def known_article_at(connection: Connection, url: str) -> int:
    """The id of the article that this address leads to, be it taken down. Raises ``ArticleNotFound``."""
    try:
        found = Batch(connection).article_of_keys([identity_key(url)])
    except ValueError as error:
        raise ArticleNotFound(f"{url!r} is no address of an article: write http://… or https://…") from error
    if found is None:
        raise ArticleNotFound(f"no article has the address {url}")
    return found


def keep(batch: Batch, arrival: Arrival, article_id: int | None, recording: Recording | None = None) -> Kept:
    """Keep an article as new, as a revision, or as unchanged; with its addresses, its view count, and its page.

    ``article_id`` is what :func:`known_article` finds. Of one that was taken down only a further address is kept, so
    that it does not come back by that.
    """
    if article_id is None:
        article_id = _insert(batch, arrival, recording)
        outcome = Outcome.NEW
    else:
        outcome = _compare(batch, arrival, article_id, recording)
    batch.add_aliases(article_id, arrival.keys, arrival.article.fetched_at)
    return Kept(outcome=outcome, article_id=article_id)


def known_article(batch: Batch, arrival: Arrival) -> int | None:
    """The article that has come again: known by its addresses, else by its text at another address of its site."""
    batch.hold_sites([arrival.article.site])
    article_id = batch.article_of_keys(arrival.keys)
    if article_id is not None and _is_claimed_in_vain(batch, arrival, article_id):
        arrival.disbelieve()
        article_id = batch.article_of_keys(arrival.keys)
    if article_id is not None or arrival.text_hash is None:
        return article_id
    article_id = batch.article_of_text(arrival.text_hash)
    if article_id is None:
        return None
    known = batch.connection.execute(_CONTENT, {"article": article_id}).one_or_none()
    if known is None:  # it was taken down
        return article_id
    return article_id if is_same_article(dict(known._mapping), arrival.content, len(arrival.words)) else None


def _is_claimed_in_vain(batch: Batch, arrival: Arrival, article_id: int) -> bool:
    """Whether a page declares the address of an article as its own with which it has nothing in common.

    So do templates that declare one address on all their pages; to believe them is to lose all articles but one.
    """
    own = arrival.own_keys
    if not own or arrival.article.number is not None or batch.article_of_keys(own) is not None:
        return False
    known = batch.connection.execute(_CONTENT, {"article": article_id}).one_or_none()
    return known is not None and is_another_article(dict(known._mapping), arrival.content)


def look_up(batch: Batch, arrivals: Sequence[Arrival]) -> None:
    """Ask at once for what :func:`known_article` and :func:`keep` would ask for one by one."""
    batch.hold_sites(arrival.article.site for arrival in arrivals)
    batch.look_up(key for arrival in arrivals for key in arrival.keys)
    unknown = [arrival for arrival in arrivals if batch.article_of_keys(arrival.keys) is None]
    batch.look_up((), (arrival.text_hash for arrival in unknown if arrival.text_hash is not None))
    batch.article_ids.reserve(len(unknown))


def _insert(batch: Batch, arrival: Arrival, recording: Recording | None) -> int:
    article, content = arrival.article, arrival.content
    digest, views, at = arrival.digest, article.views, article.fetched_at
    article_id = batch.article_ids.new()
    text = _text_of(article_id, article.site, content, arrival.signature, born=at, at=at)
    row = {
        "id": article_id,
        "key": next(iter(arrival.keys)),
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
        **stories.signed(text),
    }
    batch.add("articles", row)
    page_id = recording.enter(batch, article, article_id, shows=1, is_first=True) if recording else None
    write_revision(
        batch,
        article,
        article_id,
        content,
        number=1,
        cause=Cause.FIRST,
        content_digest=digest,
        page_id=page_id,
    )
    batch.add_change(ChangeKind.NEW, article_id, at=at, revision=1)
    _write_views(batch, article, article_id, visits=1)
    batch.add_text(text, arrival.document, arrival.text_hash)
    return article_id


def _text_of(
    article_id: int, site: str, content: Mapping[str, Any], signature: bytes | None, *, born: datetime, at: datetime
) -> stories.Text:
    """What an article's text is compared by: copies are looked for around its publication, else around ``born``."""
    return stories.Text(
        article_id=article_id,
        site=site,
        signature=signature,
        period=period_of(content["published_at"] or born),
        at=at,
    )


def replace_text(
    batch: Batch, row: Row[Any], known: Mapping[str, Any], content: Mapping[str, Any], *, at: datetime
) -> dict[str, Any]:
    """Put what is made of an article's new content in the place of what was made of the ``known`` one.

    ``row`` is the article's; gives back what is to be noted on it.
    """
    batch.replace_document(row.id, document_of(row.site, known))
    signature = signature_of(content["body"])
    text = _text_of(row.id, row.site, content, signature, born=row.first_seen_at, at=at)
    text = replace(text, story_id=row.story_id)
    signed = stories.signed(text)
    if (row.signature, row.period) != (signed["signature"], signed["period"]):
        stories.forget(batch.connection, row.id, row.signature, row.period)
    batch.add_text(text, document_of(row.site, content), text_hash(row.site, tokens(content["body"])))
    return signed


def _compare(batch: Batch, arrival: Arrival, article_id: int, recording: Recording | None) -> Outcome:
    """Hold the article against its newest revision, and write a further one if its content differs."""
    article = arrival.article
    connection = batch.connection  # written below before anything that is gathered here, which reads it
    row = connection.execute(_ARTICLE, {"article": article_id}).one()
    if row.status == Status.TAKEN_DOWN:
        return Outcome.TAKEN_DOWN
    at = article.fetched_at
    is_a_visit = at > row.last_seen_at  # and not a page that was kept, read again
    seen: dict[str, Any] = {"last_seen_at": max(at, row.last_seen_at), "visits": row.visits + is_a_visit}
    if row.status == Status.GONE and is_a_visit:
        seen["status"] = str(Status.LIVE)
        batch.add_change(ChangeKind.RETURNED, article_id, at=at)
    digest = arrival.digest
    if digest != row.content_digest:
        seen |= _revise(batch, arrival, row, digest, recording)
    elif row.other_digest is not None:
        seen |= {"other_digest": None, "other_since": None}
    if recording is not None and "revision" not in seen:
        shows = None if seen.get("other_digest", row.other_digest) else row.revision
        recording.enter(batch, article, article_id, shows=shows)
    seen |= _observe_views(batch, article, row, visits=seen["visits"])
    connection.execute(_UPDATE_ARTICLE, {"article": article_id, **seen})
    return Outcome.REVISED if "revision" in seen else Outcome.UNCHANGED


def _revise(batch: Batch, arrival: Arrival, row: Row[Any], digest: str, recording: Recording | None) -> dict[str, Any]:
    """Write a revision if this is an edit; gives back what is to be noted on the article."""
    connection, article, content = batch.connection, arrival.article, arrival.content
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
    page_id = recording.enter(batch, article, row.id, shows=number) if recording else None
    write_revision(
        batch,
        article,
        row.id,
        content,
        number=number,
        cause=decision.cause,
        changed_fields=list(decision.changed_fields),
        content_digest=digest,
        repeats=earlier,
        page_id=page_id,
    )
    batch.add_change(ChangeKind.REVISED, row.id, at=article.fetched_at, revision=number)
    return replace_text(batch, row, dict(newest._mapping), content, at=article.fetched_at) | {
        "revision": number,
        "content_digest": digest,
        "published_at": content["published_at"],
        "last_changed_at": max(article.fetched_at, row.last_changed_at),
        "other_digest": None,
        "other_since": None,
    }


def write_revision(
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
    page_id: int | None = None,
    seen_at: datetime | None = None,
) -> None:
    """Write one revision of an article; ``seen_at`` is its time where that is not the article's own fetch.

    Whoever calls this says so on the article and in the feed.
    """
    provenance = {
        field: {"place": one.place, "raw": one.raw, "confirmed_by": list(one.confirmed_by)}
        for field, one in article.provenance.items()
    }
    unreadable = [{"field": one.field, "text": one.text, "reason": one.reason} for one in article.unreadable]
    row = {
        "article_id": article_id,
        "number": number,
        "cause": str(cause),
        "seen_at": seen_at or article.fetched_at,
        "content_digest": content_digest,
        "repeats": repeats,
        "changed_fields": changed_fields or [],
        "provenance": provenance,
        "unreadable": unreadable,
        "page_digest": article.page_digest,
        "rules_digest": article.rules_digest,
        "page_id": page_id,
        "skeleton": article.skeleton,
        **content,
    }
    batch.add("revisions", row)


def _observe_views(batch: Batch, article: Article, row: Row[Any], *, visits: int) -> dict[str, Any]:
    """Add to the series when the count changed, or when the last observation is a day old.

    Gives back what is to be noted on the article.
    """
    views, at = article.views, article.fetched_at
    if views is None or not is_worth_noting(views.count, row.views, at, row.views_at):
        return {}
    _write_views(batch, article, row.id, visits=visits)
    if row.views_at is not None and row.views != views.count:
        batch.add_change(ChangeKind.VIEWS, row.id, at=at)
    return {"views": views.count, "views_at": at}


def is_worth_noting(count: int, known: int | None, at: datetime, known_at: datetime | None) -> bool:
    """Whether a view count adds to a series whose last one is ``known``: it differs, or that is a day old."""
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
