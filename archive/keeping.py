"""Keeping an article: found by its addresses, compared with what is known, written with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, select, update

from archive.addresses import identity_key
from archive.article import Article, content_of
from archive.changes import ChangeKind, enter_change
from archive.crawls import Outcome, Status
from archive.dedup import Cause, Past, Reading, decide, is_flapping
from archive.dialects import insert_missing
from archive.errors import ArticleNotFound
from archive.essence import CONTENT_FIELDS, content_digest, is_of_today
from archive.models import Alias, Revision, ViewObservation
from archive.models import Article as ArticleRow
from archive.page_rows import Recording
from archive.prepared import Prepared, inserting
from archive.stories import bind, sign_anew, signature_of

_VIEWS_AT_LEAST_EVERY = timedelta(days=1)
"""An unchanged view count is observed again after this time, so that a series shows that it stood still."""

_ALIASES = cast(Table, Alias.__table__)
_ARTICLES = cast(Table, ArticleRow.__table__)
_REVISIONS = cast(Table, Revision.__table__)
_OBSERVATIONS = cast(Table, ViewObservation.__table__)

# Made once: to build a statement anew costs more than to run it.
_KEYS = ("key1", "key2", "key3", "key4")
_BY_KEYS = Prepared(
    select(_ALIASES.c.key, _ALIASES.c.article_id).where(
        _ALIASES.c.key.in_([bindparam(name, type_=_ALIASES.c.key.type) for name in _KEYS])
    )
)
_FACTS = (
    "key site url status revision content_digest published_at first_seen_at last_seen_at last_changed_at "
    "views views_at signature visits"
).split()
_ENTER_ARTICLE = Prepared(_ARTICLES.insert().returning(_ARTICLES.c.id), _FACTS)
_ENTER_REVISION = inserting(_REVISIONS, _REVISIONS.columns.keys())
_ENTER_VIEWS = inserting(_OBSERVATIONS, _OBSERVATIONS.columns.keys())
_ARTICLE = select(_ARTICLES).where(_ARTICLES.c.id == bindparam("article")).with_for_update(key_share=True)
"""Held until the end of the transaction, so that nobody revises or takes down what is being compared."""
_UPDATE_ARTICLE = update(_ARTICLES).where(_ARTICLES.c.id == bindparam("article"))
_NEWEST = select(
    *(_REVISIONS.c[name] for name in CONTENT_FIELDS),
    _REVISIONS.c.page_digest,
    _REVISIONS.c.rules_digest,
    _REVISIONS.c.repeats,
).where(_REVISIONS.c.article_id == bindparam("article"), _REVISIONS.c.number == bindparam("number"))
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


def article_of_keys(connection: Connection, keys: Iterable[str]) -> int | None:
    """The article that one of these keys leads to; where they disagree, the first key's."""
    keys = list(keys)
    found: dict[str, int] = {}
    for start in range(0, len(keys), len(_KEYS)):
        asked = keys[start : start + len(_KEYS)]
        given = dict(zip(_KEYS, [*asked, *[asked[0]] * len(_KEYS)], strict=False))
        found |= {row.key: row.article_id for row in _BY_KEYS.run(connection, given)}
    return next((found[key] for key in keys if key in found), None)


def known_article_at(connection: Connection, url: str) -> int:
    """The id of the article that this address leads to, be it taken down. Raises ``ArticleNotFound``."""
    try:
        found = article_of_keys(connection, [identity_key(url)])
    except ValueError as error:
        raise ArticleNotFound(f"{url!r} is no address of an article: write http://… or https://…") from error
    if found is None:
        raise ArticleNotFound(f"no article has the address {url}")
    return found


def keep(
    connection: Connection,
    article: Article,
    keys: dict[str, str],
    article_id: int | None,
    recording: Recording | None = None,
) -> Kept:
    """Keep an article as new, as a revision, or as unchanged; with its addresses, its view count, and its page.

    The article is one that was ``checked``, its keys are those of :func:`keys_of`, and ``article_id`` is what
    :func:`article_of_keys` finds by them. Of one that was taken down only a further address is kept, so that it does
    not come back by that.
    """
    if article_id is None:
        signature = signature_of(article.body)
        article_id = _insert(connection, article, next(iter(keys)), signature, recording)
        outcome = Outcome.NEW
    else:
        outcome = _compare(connection, article, article_id, recording)
        if outcome is Outcome.REVISED:
            signature = signature_of(article.body)
            sign_anew(connection, article_id, signature)
    remember_addresses(connection, article, article_id, keys)
    if outcome in {Outcome.NEW, Outcome.REVISED} and signature is not None:
        bind(connection, article_id, article.site, signature, at=article.fetched_at)
    return Kept(outcome=outcome, article_id=article_id)


def remember_addresses(connection: Connection, article: Article, article_id: int, keys: dict[str, str]) -> None:
    """Enter the addresses of an article that are not known yet; a known one stays with its article."""
    rows = [
        {"key": key, "article_id": article_id, "url": url, "first_seen_at": article.fetched_at}
        for key, url in keys.items()
    ]
    insert_missing(connection, Alias, rows)


def _insert(
    connection: Connection, article: Article, key: str, signature: bytes | None, recording: Recording | None
) -> int:
    content = content_of(article)
    digest, views = content_digest(content), article.views
    row = {
        "key": key,
        "site": article.site,
        "url": article.url,
        "status": str(Status.LIVE),
        "revision": 1,
        "content_digest": digest,
        "published_at": content["published_at"],
        "first_seen_at": article.fetched_at,
        "last_seen_at": article.fetched_at,
        "last_changed_at": article.fetched_at,
        "views": views.count if views else None,
        "views_at": article.fetched_at if views else None,
        "signature": signature,
        "visits": 1,
    }
    article_id = int(_ENTER_ARTICLE.run(connection, row).scalar_one())
    page_id = recording.enter(connection, article, article_id, shows=1, is_first=True) if recording else None
    write_revision(
        connection,
        article,
        article_id,
        content,
        number=1,
        cause=Cause.FIRST,
        content_digest=digest,
        page_id=page_id,
    )
    enter_change(connection, ChangeKind.NEW, article_id, at=article.fetched_at, revision=1)
    _write_views(connection, article, article_id, visits=1)
    return article_id


def _compare(connection: Connection, article: Article, article_id: int, recording: Recording | None) -> Outcome:
    """Hold the article against its newest revision, and write a further one if its content differs."""
    row = connection.execute(_ARTICLE, {"article": article_id}).one()
    if row.status == Status.TAKEN_DOWN:
        return Outcome.TAKEN_DOWN
    at = article.fetched_at
    is_a_visit = at > row.last_seen_at  # and not a page that was kept, read again
    seen: dict[str, Any] = {"last_seen_at": max(at, row.last_seen_at), "visits": row.visits + is_a_visit}
    if row.status == Status.GONE and is_a_visit:
        seen["status"] = str(Status.LIVE)
        enter_change(connection, ChangeKind.RETURNED, article_id, at=at)
    content = content_of(article)
    digest = content_digest(content)
    if digest != row.content_digest:
        seen |= _revise(connection, article, row, content, digest, recording)
    elif row.other_digest is not None:
        seen |= {"other_digest": None, "other_since": None}
    if recording is not None and "revision" not in seen:
        shows = None if seen.get("other_digest", row.other_digest) else row.revision
        recording.enter(connection, article, article_id, shows=shows)
    seen |= _observe_views(connection, article, row, visits=seen["visits"])
    connection.execute(_UPDATE_ARTICLE, {"article": article_id, **seen})
    return Outcome.REVISED if "revision" in seen else Outcome.UNCHANGED


def _revise(
    connection: Connection,
    article: Article,
    row: Row[Any],
    content: dict[str, Any],
    digest: str,
    recording: Recording | None,
) -> dict[str, Any]:
    """Write a revision if this is an edit; gives back what is to be noted on the article."""
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
    page_id = recording.enter(connection, article, row.id, shows=number) if recording else None
    write_revision(
        connection,
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
    enter_change(connection, ChangeKind.REVISED, row.id, at=article.fetched_at, revision=number)
    return {
        "revision": number,
        "content_digest": digest,
        "published_at": content["published_at"],
        "last_changed_at": article.fetched_at,
        "other_digest": None,
        "other_since": None,
    }


def write_revision(
    connection: Connection,
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
    """Write one revision of an article; ``seen_at`` is its time where that is not the article's own fetch."""
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
        **content,
    }
    _ENTER_REVISION.run(connection, row)


def _observe_views(connection: Connection, article: Article, row: Row[Any], *, visits: int) -> dict[str, Any]:
    """Add to the series when the count changed, or when the last observation is a day old.

    Gives back what is to be noted on the article.
    """
    views, at = article.views, article.fetched_at
    if views is None or not is_worth_noting(views.count, row.views, at, row.views_at):
        return {}
    _write_views(connection, article, row.id, visits=visits)
    if row.views_at is not None and row.views != views.count:
        enter_change(connection, ChangeKind.VIEWS, row.id, at=at)
    return {"views": views.count, "views_at": at}


def is_worth_noting(count: int, known: int | None, at: datetime, known_at: datetime | None) -> bool:
    """Whether a view count adds to a series whose last one is ``known``: it differs, or that is a day old."""
    if known_at is None:
        return True
    return at > known_at and (known != count or at - known_at >= _VIEWS_AT_LEAST_EVERY)


def _write_views(connection: Connection, article: Article, article_id: int, *, visits: int) -> None:
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
    _ENTER_VIEWS.run(connection, row)
