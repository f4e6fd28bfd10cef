"""The reading side of the archive: typed rows out of the views."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, TypedDict

from sqlalchemy import Connection, Row, Select, String, and_, bindparam, column, false, func, select
from sqlalchemy import text as sql

from archive.changes import Change, ChangeKind
from archive.crawls import Outcome, Status, Verdict
from archive.dialects import settled_changes
from archive.errors import ArticleTakenDown, InvalidFilter
from archive.keeping import known_article_at
from archive.models import Alias, Article, Crawl, Link, Revision, Site, Takedown, ViewObservation
from archive.models import Change as ChangeRow
from archive.queries import phrase
from archive.search_index import matching

_ROWS_AT_ONCE = 200
_NOT_CONTENT = frozenset(
    "article_id number cause seen_at content_digest repeats changed_fields provenance unreadable page_digest "
    "rules_digest page_id skeleton".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedArticle:
    """One row of ``v_articles``: an article with its newest content. The columns are documented there."""

    article_id: int
    site: str
    url: str
    headline: str
    description: str | None
    byline: str | None
    authors: tuple[str, ...]
    agency: str | None
    published_at: datetime | None
    published_local: str | None
    published_precision: str | None
    published_raw: str | None
    modified_at: datetime | None
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    body: str
    word_count: int
    views: int | None
    views_at: datetime | None
    image_url: str | None
    image_caption: str | None
    image_credit: str | None
    image_disclaimer: str | None
    story_id: int | None
    revision: int
    status: str
    first_seen_at: datetime
    last_seen_at: datetime
    last_changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedRevision:
    """The content of an article at one time, with what changed since the revision before."""

    number: int
    seen_at: datetime
    cause: str
    changed_fields: tuple[str, ...]
    repeats: int | None
    """The number of an earlier revision whose content came back with this one."""
    headline: str
    body: str
    content: dict[str, Any]
    """All content fields by name."""
    provenance: dict[str, Any]
    """Field to ``place``, ``raw`` and ``confirmed_by``."""
    unreadable: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedViews:
    """A view count at one time."""

    seen_at: datetime
    count: int
    raw: str
    rounded: bool
    own_visits: int
    """How often we have fetched the page since the count before, this time included; each may have raised it."""
    gain_per_hour: float | None
    """Views an hour since the count before; ``None`` for the first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """An article as a part of its story."""

    role: str
    """``origin`` or ``copy``."""
    reason: str | None
    """Of the origin ``agency`` (others credit this site), ``earliest`` (its time is) or ``first_seen`` (by us, as no
    time can be believed); of a copy ``agency`` (it credits one) or ``later``."""
    article: ArchivedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSummary:
    """A site with what the archive holds of it."""

    name: str
    title: str
    homepage: str
    articles: int
    newest_at: datetime | None
    """Publication of its newest article."""
    last_crawl_at: datetime | None
    last_verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """A link with what became of it; ``outcome`` is ``None`` while it is pending."""

    url: str
    site: str
    source: str
    outcome: Outcome | None
    detail: str | None
    attempts: int
    first_seen_at: datetime
    settled_at: datetime | None
    due_at: datetime | None


class Filters(TypedDict, total=False):
    """Which articles are meant; all that is given must hold."""

    site: str | None
    author: str | None
    """A whole name, as the byline prints it."""
    text: str | None
    """Words that stand somewhere in the article in this very order, as ``archive.tokens`` takes words."""
    language: str | None
    published_from: datetime | None
    published_until: datetime | None
    """Exclusive."""


_COLUMNS = tuple(field.name for field in fields(ArchivedArticle))
_OF_ARTICLE = frozenset(
    "site url views views_at story_id revision status first_seen_at last_seen_at last_changed_at".split()
)


_TAKEN_DOWN = select(Takedown.at).where(Takedown.article_id == bindparam("article"))


def check_times(**times: datetime | None) -> None:
    """Raise ``InvalidFilter`` for a time without a zone."""
    for name, time in times.items():
        if time is not None and time.tzinfo is None:
            raise InvalidFilter(f"{name} has no time zone: {time.isoformat()}")


def article_id_of(connection: Connection, url: str) -> int:
    """The id of the article that this address leads to. Raises ``ArticleNotFound``, or ``ArticleTakenDown``."""
    article_id = known_article_at(connection, url)
    taken_down = connection.execute(_TAKEN_DOWN, {"article": article_id}).scalar_one_or_none()
    if taken_down is not None:
        raise ArticleTakenDown(f"the article at {url} was taken down on {taken_down:%Y-%m-%d}")
    return article_id


def get(connection: Connection, article_id: int) -> ArchivedArticle:
    """The article with this id."""
    return _article(connection.execute(_one(), {"article": article_id}).one())


def articles(connection: Connection, article_ids: Collection[int]) -> Iterator[ArchivedArticle]:
    """The articles with these ids, in no order; those that were taken down are not among them."""
    for row in connection.execute(_many(), {"numbers": list(article_ids)}):
        yield _article(row)


def find(connection: Connection, filters: Filters, limit: int | None) -> Iterator[ArchivedArticle]:
    """Matching articles, newest first; those without a date last."""
    statement = (
        _articles()
        .where(*_conditions(connection, filters))
        .order_by(Article.published_at.desc().nulls_last(), Article.id.desc())
        .limit(limit)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in connection.execute(statement):
        yield _article(row)


def count(connection: Connection, filters: Filters) -> int:
    """How many articles match."""
    joined = select(func.count()).select_from(_joined()).where(*_conditions(connection, filters))
    return int(connection.execute(joined).scalar_one())


def revisions(connection: Connection, article_id: int) -> list[ArchivedRevision]:
    """All revisions of an article, oldest first."""
    rows = connection.execute(
        select(Revision.__table__).where(Revision.article_id == article_id).order_by(Revision.number)
    )
    return [_revision(row) for row in rows]


def views(connection: Connection, article_id: int) -> list[ObservedViews]:
    """The view counts of an article, oldest first."""
    rows = connection.execute(
        select(ViewObservation.__table__)
        .where(ViewObservation.article_id == article_id)
        .order_by(ViewObservation.seen_at)
    )
    found: list[ObservedViews] = []
    visits = 0
    for row in rows:
        count = row._mapping["count"]
        gain = _gain_per_hour(found[-1], count, row.seen_at) if found else None
        found.append(
            ObservedViews(
                seen_at=row.seen_at,
                count=count,
                raw=row.raw,
                rounded=row.rounded,
                own_visits=row.visits - visits,
                gain_per_hour=gain,
            )
        )
        visits = row.visits
    return found


def _gain_per_hour(before: ObservedViews, count: int, at: datetime) -> float:
    return round((count - before.count) / ((at - before.seen_at).total_seconds() / 3600), 2)


def story(connection: Connection, article_id: int) -> list[StoryMember]:
    """All articles of an article's story, itself included, the origin first; empty if it has none."""
    its_story = select(Article.story_id).where(Article.id == article_id).scalar_subquery()
    members = connection.execute(
        select(Article.id, Article.story_role, Article.story_reason).where(Article.story_id == its_story)
    )
    roles = {row.id: (row.story_role or "copy", row.story_reason) for row in members}
    rows = connection.execute(_articles().where(Article.id.in_(roles)))
    found = [
        StoryMember(role=(told := roles[row.article_id])[0], reason=told[1], article=_article(row)) for row in rows
    ]
    return sorted(found, key=lambda member: (member.role != "origin", member.article.article_id))


def aliases(connection: Connection, article_id: int) -> list[str]:
    """All addresses that led to an article, in the order in which they were met."""
    rows = connection.execute(
        select(Alias.url).where(Alias.article_id == article_id).order_by(Alias.first_seen_at, Alias.key)
    )
    return list(rows.scalars())


def changes(
    connection: Connection,
    since: int,
    *,
    limit: int | None = None,
    kinds: Collection[ChangeKind] = (),
    site: str | None = None,
) -> Iterator[Change]:
    """Entries of the change feed behind ``since``, oldest first."""
    conditions = [ChangeRow.seq > since, settled_changes(connection)]
    if kinds:
        conditions.append(ChangeRow.kind.in_([str(kind) for kind in kinds]))
    if site:
        conditions.append(Article.site == site)
    rows = connection.execute(
        select(ChangeRow.__table__, Article.url, Article.site)
        .join(Article, Article.id == ChangeRow.article_id)
        .where(*conditions)
        .order_by(ChangeRow.seq)
        .limit(limit)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in rows:
        yield Change(
            seq=row.seq,
            at=row.at,
            kind=ChangeKind(row.kind),
            article_id=row.article_id,
            url=row.url,
            site=row.site,
            revision=row.revision,
        )


def sites(connection: Connection) -> list[SiteSummary]:
    """All sites, in order of name."""
    per_site = select(Article.site, func.count().label("articles"), func.max(Article.published_at).label("newest"))
    there = per_site.where(Article.status != Status.TAKEN_DOWN).group_by(Article.site)
    kept = {row.site: row for row in connection.execute(there)}
    last = select(func.max(Crawl.id)).group_by(Crawl.site).scalar_subquery()
    crawled = {row.site: row for row in connection.execute(select(Crawl.__table__).where(Crawl.id.in_(last)))}
    return [
        SiteSummary(
            name=row.name,
            title=row.title,
            homepage=row.homepage,
            articles=kept[row.name].articles if row.name in kept else 0,
            newest_at=kept[row.name].newest if row.name in kept else None,
            last_crawl_at=crawled[row.name].started_at if row.name in crawled else None,
            last_verdict=_verdict(crawled.get(row.name)),
        )
        for row in connection.execute(select(Site.name, Site.title, Site.homepage).order_by(Site.name))
    ]


def links(connection: Connection, site: str | None, outcome: Outcome | None) -> list[LinkState]:
    """Links with what became of them, in the order in which they were announced."""
    conditions = [Link.site == site] if site else []
    if outcome:
        conditions.append(Link.outcome == outcome)
    rows = connection.execute(select(Link.__table__).where(*conditions).order_by(Link.id))
    return [
        LinkState(
            url=row.url,
            site=row.site,
            source=row.source,
            outcome=Outcome(row.outcome) if row.outcome else None,
            detail=row.detail,
            attempts=row.attempts,
            first_seen_at=row.first_seen_at,
            settled_at=row.settled_at,
            due_at=row.due_at,
        )
        for row in rows
    ]


def _joined() -> Any:
    newest = and_(Revision.article_id == Article.id, Revision.number == Article.revision)
    return Article.__table__.join(Revision.__table__, newest)


@cache
def _one() -> Select[Any]:
    """Made once: to build a statement anew costs more than to run it."""
    return _articles().where(Article.id == bindparam("article"))


@cache
def _many() -> Select[Any]:
    return _articles().where(Article.id.in_(bindparam("numbers", expanding=True)))


def _articles() -> Select[Any]:
    """The columns of ``v_articles``, with the types that a view does not carry."""
    columns = [
        Article.id.label(name) if name == "article_id" else getattr(Article if name in _OF_ARTICLE else Revision, name)
        for name in _COLUMNS
    ]
    return select(*columns).select_from(_joined())


def _conditions(connection: Connection, filters: Filters) -> list[Any]:
    conditions: list[Any] = []
    check_times(published_from=filters.get("published_from"), published_until=filters.get("published_until"))
    if site := filters.get("site"):
        conditions.append(Article.site == site)
    if language := filters.get("language"):
        conditions.append(Revision.language == language)
    if published_from := filters.get("published_from"):
        conditions.append(Article.published_at >= published_from)
    if published_until := filters.get("published_until"):
        conditions.append(Article.published_at < published_until)
    if author := filters.get("author"):
        conditions.append(_has_author(connection, author))
    if text := filters.get("text"):
        conditions.append(_has_phrase(connection, text))
    return conditions


def _has_phrase(connection: Connection, words: str) -> Any:
    """Whether these words stand somewhere in the article in this very order."""
    query = phrase(words)
    if query is None:
        return false()
    statement, values = matching(connection, query)
    return Article.id.in_(sql(statement).bindparams(**values))


def _has_author(connection: Connection, name: str) -> Any:
    """Whether the JSON array of authors holds this name."""
    if connection.dialect.name == "sqlite":
        each = func.json_each(Revision.authors).table_valued("value")
        return select(1).select_from(each).where(each.c.value == name).exists()
    elements = func.jsonb_array_elements_text(Revision.authors).table_valued(column("value", String))
    return select(1).select_from(elements).where(elements.c.value == name).exists()


def _article(row: Row[Any]) -> ArchivedArticle:
    values = dict(row._mapping)
    values["authors"], values["tags"] = tuple(values["authors"]), tuple(values["tags"])
    return ArchivedArticle(**values)


def _revision(row: Row[Any]) -> ArchivedRevision:
    values = dict(row._mapping)
    return ArchivedRevision(
        number=row.number,
        seen_at=row.seen_at,
        cause=row.cause,
        changed_fields=tuple(row.changed_fields),
        repeats=row.repeats,
        headline=row.headline,
        body=row.body,
        content={name: value for name, value in values.items() if name not in _NOT_CONTENT},
        provenance=row.provenance,
        unreadable=tuple(row.unreadable),
    )


def _verdict(row: Row[Any] | None) -> Verdict | None:
    return Verdict(row.verdict) if row is not None and row.verdict else None
