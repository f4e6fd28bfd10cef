"""The memory of a crawl: which addresses were announced, what became of each, and when to look again."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, and_, bindparam, func, or_, select, update

from archive.addresses import canonical_address, identity_key, spelling_of
from archive.changes import ChangeKind, enter_change
from archive.crawls import Link, Outcome, Revisit, Status
from archive.models import Alias
from archive.models import Article as ArticleRow
from archive.models import Link as LinkRow
from archive.prepared import Prepared
from archive.revisit import NOT_AN_ARTICLE_FOR, SECOND_LOOK_AFTER, heeded_after, next_visit

_LINKS, _ARTICLES = cast(Table, LinkRow.__table__), cast(Table, ArticleRow.__table__)

# Made once: to build a statement anew costs more than to run it.
_LINK = select(_LINKS).where(_LINKS.c.key == bindparam("link_key"))
_UPDATE_LINK = update(_LINKS).where(_LINKS.c.id == bindparam("link_id"))
_SETTLE_NEW = Prepared(
    update(_LINKS).where(_LINKS.c.key == bindparam("link_key")),
    "url outcome detail attempts settled_at unchanged due_at article_id crawl_id etag last_modified".split(),
)
_ARTICLE = select(
    *(_ARTICLES.c[name] for name in ("id", "status", "published_at", "first_seen_at", "last_seen_at"))
).where(_ARTICLES.c.id == bindparam("article"))
_UPDATE_ARTICLE = update(_ARTICLES).where(
    _ARTICLES.c.id == bindparam("article"), _ARTICLES.c.status != str(Status.TAKEN_DOWN)
)
_STAY_AWAY = (Outcome.DUPLICATE, Outcome.TAKEN_DOWN)
"""Links that nobody need follow, whatever is announced of them."""

_LASTING = (Outcome.FAILED, Outcome.BLOCKED, Outcome.GONE)
"""What is counted, and said of a link for good only after several looks."""
_LOOKS_ELSEWHERE = 2
"""Looks in vain up to which a link is tried under another spelling that is announced for it."""
_AT_ONCE = 500
"""Keys in one query: SQLite bounds the number of parameters."""


def announce(connection: Connection, links: Sequence[Link], *, at: datetime) -> list[Link]:
    """Enter links that are not known, and give back those to fetch now, in the order given.

    A link that is new here but whose address is known to lead to an article is settled as a duplicate. Of several
    spellings of one address the first counts, unless that was looked for in vain.
    """
    by_key: dict[str, Link] = {}
    spelled: dict[str, list[Link]] = {}
    for link in links:
        first = by_key.setdefault(identity_key(link.url, link.number), link)
        if first is not link:
            spelled.setdefault(identity_key(link.url, link.number), [first]).append(link)
    to_fetch: list[Link] = []
    keys = list(by_key)
    for start in range(0, len(keys), _AT_ONCE):
        chunk = keys[start : start + _AT_ONCE]
        rows = {row.key: row for row in connection.execute(_links().where(LinkRow.key.in_(chunk)))}
        unknown = [key for key in chunk if key not in rows]
        aliases = _articles_at(connection, unknown)
        _enter(connection, {key: by_key[key] for key in unknown}, aliases, at=at)
        for key in chunk:
            if key in rows:
                to_fetch += _again(connection, spelled.get(key, [by_key[key]]), rows[key], at=at)
            elif key not in aliases:
                to_fetch.append(by_key[key])
    return to_fetch


def _again(connection: Connection, links: Sequence[Link], row: Row[Any], *, at: datetime) -> Iterator[Link]:
    """The known link, given in one or more spellings, with what is remembered of it, if it is to be fetched now."""
    link = links[0]
    if row.outcome is None or row.outcome == Outcome.OUT_OF_WINDOW:
        yield link
    elif _is_due(connection, link, row, at=at):
        yield replace(link, known=True, etag=row.etag, last_modified=row.last_modified)
    elif row.outcome in _LASTING and row.attempts <= _LOOKS_ELSEWHERE:
        others = (one for one in links if spelling_of(one.url) != spelling_of(row.url))
        yield from (replace(one, known=True) for one in list(others)[:1])


def _is_due(connection: Connection, link: Link, row: Row[Any], *, at: datetime) -> bool:
    """Whether a settled link is due again.

    A page that was found unchanged has to wait, and is due of our own accord, whatever its source says of it.
    """
    if row.outcome == Outcome.NOT_AN_ARTICLE:
        return bool(row.settled_at + NOT_AN_ARTICLE_FOR <= at)
    if row.article_id is None or not link.announced_at or link.announced_at <= row.settled_at:
        return row.due_at is not None and row.due_at <= at
    if row.outcome in _STAY_AWAY:
        return False
    heeded_at = row.settled_at + heeded_after(row.unchanged)
    if heeded_at > at and (row.due_at is None or row.due_at > heeded_at):
        connection.execute(_UPDATE_LINK, {"link_id": row.id, "due_at": heeded_at})
    return bool(heeded_at <= at)


def _articles_at(connection: Connection, keys: list[str]) -> dict[str, int]:
    rows = connection.execute(select(Alias.key, Alias.article_id).where(Alias.key.in_(keys)))
    return {row.key: row.article_id for row in rows}


def _enter(connection: Connection, links: dict[str, Link], aliases: dict[str, int], *, at: datetime) -> None:
    rows = [
        {
            "key": key,
            "site": link.site,
            "url": link.url,
            "number": link.number,
            "source": link.source,
            "announced_at": link.announced_at,
            "first_seen_at": at,
            "attempts": 0,
            "article_id": aliases.get(key),
            "outcome": str(Outcome.DUPLICATE) if key in aliases else None,
            "settled_at": at if key in aliases else None,
        }
        for key, link in links.items()
    ]
    if rows:
        connection.execute(_LINKS.insert(), rows)


def waiting(
    connection: Connection, site: str, *, at: datetime, revisit: Revisit, most: int | None = None
) -> list[Link]:
    """The links of a site to fetch before any source is asked: pending ones first, then those due again.

    ``most`` bounds the latter.
    """
    pending = LinkRow.outcome.is_(None)
    due = LinkRow.due_at <= at
    live = and_(
        LinkRow.article_id.is_not(None),
        LinkRow.outcome.not_in([*_STAY_AWAY, Outcome.GONE]),
        LinkRow.outcome.is_not(None),
    )
    again = {Revisit.NONE: None, Revisit.DUE: due, Revisit.ALL: or_(due, live)}[revisit]
    of_site = _links().where(LinkRow.site == site).order_by(LinkRow.id)
    rows = connection.execute(of_site.where(pending)).all()
    if again is not None:
        seen = connection.execute(of_site.where(LinkRow.outcome.is_not(None), again)).all()
        rows = [*rows, *(seen if most is None else heapq.nlargest(most, seen, key=lambda row: _lateness(row, at)))]
    return [
        Link(
            url=row.url,
            site=row.site,
            source=row.source,
            number=row.number,
            announced_at=row.announced_at,
            etag=row.etag,
            last_modified=row.last_modified,
            known=row.outcome is not None,
        )
        for row in rows
    ]


def _lateness(row: Row[Any], at: datetime) -> float:
    """How late a visit is, measured by how long it was to wait: an hour means more to a page of today."""
    wait = max(row.due_at - row.settled_at, timedelta(minutes=1))
    return float((at - row.due_at) / wait)


def settle(
    connection: Connection,
    link: Link,
    outcome: Outcome,
    *,
    at: datetime,
    crawl: int | None = None,
    detail: str | None = None,
    article_id: int | None = None,
    validators: tuple[str | None, str | None] | None = None,
    heard_at: datetime | None = None,
) -> Outcome:
    """Say what became of a link, and when it is due again; gives back what was noted.

    ``article_id`` is the article that it led to; ``validators`` are ETag and Last-Modified of the answer.
    ``heard_at`` is for a look that was long ago and is heard of now: then the link is due from now on, and one that
    was looked at since is left as it is.
    A page that is gone on a second look takes its article with it: the article's status and the change feed say
    so. A second look that comes too soon after the first is none. A link to an article that was taken down says so,
    whatever its page says.
    """
    key = identity_key(link.url, link.number)
    row = connection.execute(_LINK, {"link_key": key}).one_or_none()
    if row is None:
        _enter(connection, {key: link}, {}, at=at)
        row = connection.execute(_LINK, {"link_key": key}).one()
    if heard_at is not None and row.settled_at is not None and row.settled_at >= at:
        return outcome
    article_id = article_id if article_id is not None else row.article_id
    article = None if article_id is None else connection.execute(_ARTICLE, {"article": article_id}).one()
    if article is not None and article.status == Status.TAKEN_DOWN:
        outcome, detail, validators = Outcome.TAKEN_DOWN, None, (None, None)
    lasting = outcome in _LASTING
    if lasting and row.outcome in _LASTING and spelling_of(link.url) != spelling_of(row.url):
        connection.execute(_UPDATE_LINK, {"link_id": row.id, "attempts": row.attempts + 1})
        return outcome  # that another spelling is not there either, says nothing new of the article
    again = lasting and row.outcome == outcome
    if outcome is Outcome.GONE and again and row.attempts == 1 and at - row.settled_at < SECOND_LOOK_AFTER:
        return outcome
    attempts = row.attempts + 1 if again else int(lasting)
    unchanged = row.unchanged + 1 if outcome is Outcome.UNCHANGED else 0
    if article is not None:
        _seen_article(connection, article, outcome, at=at, attempts=attempts)
    born = at if article is None else article.published_at or article.first_seen_at
    is_there = outcome in {Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED} and heard_at is None
    values: dict[str, Any] = {
        "url": link.url if is_there else row.url,
        "outcome": str(outcome),
        "detail": detail,
        "attempts": attempts,
        "settled_at": at,
        "unchanged": unchanged,
        "due_at": next_visit(outcome, at=heard_at or at, published_at=born, attempts=attempts, unchanged=unchanged),
        "article_id": article_id,
        "crawl_id": crawl,
    }
    if validators is not None:
        values |= {"etag": validators[0], "last_modified": validators[1]}
    connection.execute(_UPDATE_LINK, {"link_id": row.id, **values})
    return outcome


def in_vain(connection: Connection, site: str) -> dict[str, int] | None:
    """What became of the links of a site of which there is no article: outcome, or ``pending``, to their number.

    ``None`` where there are articles, or would be: outside of a window that was asked for, or taken down.
    """
    counted = select(LinkRow.outcome, func.count().label("links")).where(LinkRow.site == site).group_by(LinkRow.outcome)
    if connection.execute(select(_ARTICLES.c.id).where(_ARTICLES.c.site == site).limit(1)).first():
        return None
    outcomes = {row.outcome or "pending": row.links for row in connection.execute(counted)}
    return None if outcomes.keys() & {Outcome.OUT_OF_WINDOW, Outcome.TAKEN_DOWN} else outcomes


def is_known(connection: Connection, link: Link) -> bool:
    """Whether a link was ever announced."""
    return connection.execute(_LINK, {"link_key": identity_key(link.url, link.number)}).one_or_none() is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledNew:
    """A link that led to an article that is new here."""

    link: Link
    at: datetime
    article_id: int
    born: datetime
    """The article's publication, or when it was first seen."""
    crawl: int | None = None
    validators: tuple[str | None, str | None] = (None, None)
    """ETag and Last-Modified of the answer."""
    heard_at: datetime | None = None
    """As of :func:`settle`."""

    @property
    def values(self) -> dict[str, Any]:
        """What its row says from now on, whatever it said before."""
        return {
            "url": self.link.url,
            "outcome": str(Outcome.NEW),
            "detail": None,
            "attempts": 0,
            "settled_at": self.at,
            "unchanged": 0,
            "due_at": next_visit(Outcome.NEW, at=self.heard_at or self.at, published_at=self.born, attempts=0),
            "article_id": self.article_id,
            "crawl_id": self.crawl,
            "etag": self.validators[0],
            "last_modified": self.validators[1],
            "link_key": identity_key(self.link.url, self.link.number),
        }


def settle_all_new(connection: Connection, settled: Sequence[SettledNew]) -> None:
    """Say that these links led to articles that are new here; those that nobody announced are entered."""
    values = [one.values for one in settled]
    if _SETTLE_NEW.run_all(connection, values).rowcount == len(values):
        return
    for one, row in zip(settled, values, strict=True):
        if not _SETTLE_NEW.run(connection, row).rowcount:
            _enter(connection, {row["link_key"]: one.link}, {}, at=one.at)
            _SETTLE_NEW.run(connection, row)


def is_primary(connection: Connection, link: Link, article_id: int) -> bool:
    """Whether this link is the one by which an article is visited: it has been, or no other one is."""
    key = identity_key(link.url, link.number)
    rows = connection.execute(
        select(LinkRow.key).where(
            LinkRow.article_id == article_id, LinkRow.outcome.not_in([Outcome.DUPLICATE, Outcome.GONE])
        )
    )
    keys = set(rows.scalars())
    return not keys or key in keys


def _seen_article(
    connection: Connection, article: Row[*tuple[Any, ...]], outcome: Outcome, *, at: datetime, attempts: int
) -> None:
    """Note on the article that its page was there, or gone."""
    if outcome is Outcome.GONE and attempts > 1 and article.status == Status.LIVE:
        if _hand_over(connection, article.id):
            return
        connection.execute(_UPDATE_ARTICLE, {"article": article.id, "status": str(Status.GONE)})
        enter_change(connection, ChangeKind.GONE, article.id, at=at)
    elif outcome is Outcome.UNCHANGED:
        seen = {"last_seen_at": max(at, article.last_seen_at), "status": str(Status.LIVE)}
        connection.execute(_UPDATE_ARTICLE, {"article": article.id, **seen})
        if article.status == Status.GONE:
            enter_change(connection, ChangeKind.RETURNED, article.id, at=at)


def _hand_over(connection: Connection, article_id: int) -> bool:
    """Let another address of an article stand for it, whose own is gone; ``False`` where it has no other.

    A slug that follows the headline leaves the old address dead: the article is where its text was met again.
    """
    others = (
        select(_LINKS.c.id, _LINKS.c.key, _LINKS.c.url)
        .where(_LINKS.c.article_id == article_id, _LINKS.c.outcome == str(Outcome.DUPLICATE))
        .order_by(_LINKS.c.id.desc())
    )
    other = connection.execute(others.limit(1)).one_or_none()
    if other is None:
        return False
    connection.execute(_UPDATE_LINK, {"link_id": other.id, "outcome": None, "settled_at": None})
    named = {"url": canonical_address(other.url), "key": identity_key(other.url)}
    connection.execute(_UPDATE_ARTICLE, {"article": article_id, **named})
    return True


def _links() -> Any:
    return select(LinkRow.__table__)
