"""A kept page that was read again: what we now read better becomes a revision of ours, never one of the publisher's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, func, insert, select, update

from archive.arrivals import keys_of
from archive.article import Article, Provenance, Unreadable, ViewCount, content_of
from archive.batch import Batch
from archive.changes import ChangeKind, enter_change
from archive.crawls import Outcome, Status
from archive.dedup import Cause, Reading, decide
from archive.essence import content_digest
from archive.keeping import is_worth_noting, replace_text, write_revision
from archive.models import Article as ArticleRow
from archive.models import Page, Revision, ViewObservation
from archive.page_rows import PAGE, WITH_NEWEST_PAGES, KeptPage, newest_page, page_in_row
from archive.validation import checked

_ARTICLES, _REVISIONS = cast(Table, ArticleRow.__table__), cast(Table, Revision.__table__)
_PAGES, _OBSERVATIONS = cast(Table, Page.__table__), cast(Table, ViewObservation.__table__)

_LOCKED = select(_ARTICLES).where(_ARTICLES.c.id == bindparam("article")).with_for_update(key_share=True)
_NEWEST = (
    select(_REVISIONS)
    .join(_ARTICLES, and_(_ARTICLES.c.id == _REVISIONS.c.article_id, _ARTICLES.c.revision == _REVISIONS.c.number))
    .where(_ARTICLES.c.id == bindparam("article"))
)
_OF_FIELD = {
    "byline": ("byline", "authors", "agency", "contributors"),
    "published": tuple(
        f"published_{name}" for name in "at local precision raw zone_source calendar approximate".split()
    ),
    "modified": tuple(f"modified_{name}" for name in "at local precision raw".split()),
    "body": ("body", "blocks", "word_count", "dateline"),
    "image": tuple(f"image_{name}" for name in ("url", "caption", "credit", "disclaimer", "relation")),
}
"""The fields that stand for several columns, since these are read together."""
FIELDS = ("headline", "description", *_OF_FIELD, "section", "tags", "language")
"""What can be asked for by name. Views are no content: they are read again with everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a kept page would change of an article's newest revision."""

    page: KeptPage
    changed: Mapping[str, tuple[Any, Any]]
    """Column to what it holds, and what is read now."""


def page_to_read_first(connection: Connection, article: Article) -> KeptPage | None:
    """The kept page that must be read again before ``article``, just fetched, can be held against its newest revision.

    There is one where the content differs and both have changed since: the page, and the rules that read it. What
    today's rules read on the kept page is our own doing, and only the rest is the publisher's.
    """
    article_id = Batch(connection).article_of_keys(keys_of(article))
    if article_id is None:
        return None
    known = connection.execute(_NEWEST, {"article": article_id}).one_or_none()
    if known is None or known.content_digest == content_digest(content_of(article)):
        return None
    if known.rules_digest == article.rules_digest or known.page_digest == article.page_digest:
        return None
    return newest_page(connection, article_id)


def keep_again(
    batch: Batch, article: Article, page: KeptPage, *, at: datetime, fields: Collection[str] = ()
) -> Outcome | None:
    """Hold what was read on a kept page against the newest revision; what differs is a revision of cause ``rules``.

    ``at`` is when it was read. With ``fields`` only those are taken over. ``None`` where ``page`` does not show what
    the archive holds any more: a newer one may have come since it was looked up. Raises ``InvalidArticle``.
    """
    article, connection = checked(article), batch.connection
    row = connection.execute(_LOCKED, {"article": page.article_id}).one()
    if row.status == Status.TAKEN_DOWN:
        return Outcome.TAKEN_DOWN
    newest = newest_page(connection, page.article_id)
    if newest is None or newest.page_id != page.page_id:
        return None
    known = connection.execute(_NEWEST, {"article": page.article_id}).one()
    content = _content(article, known, fields)
    changed = _changed(known, content)
    if not changed:
        if not fields and known.rules_digest != article.rules_digest:
            _note_rules(connection, known, article)
        return Outcome.UNCHANGED
    number, digest = row.revision + 1, content_digest(content)
    write_revision(
        batch,
        _with_other_places(article, known, fields) if fields else article,
        row.id,
        content,
        number=number,
        cause=Cause.RULES,
        changed_fields=list(changed),
        content_digest=digest,
        page_id=page.page_id,
        seen_at=at,
    )
    noted: dict[str, Any] = {
        "revision": number,
        "content_digest": digest,
        "published_at": content["published_at"],
        "last_changed_at": max(at, row.last_changed_at),
        "other_digest": None,
        "other_since": None,
    }
    noted |= replace_text(batch, row, dict(known._mapping), content, at=at)
    connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == row.id).values(noted))
    batch.add_change(ChangeKind.REVISED, row.id, at=at, revision=number)
    return Outcome.REVISED


def difference(connection: Connection, article: Article, page: KeptPage, fields: Collection[str] = ()) -> Difference:
    """What :func:`keep_again` would change, without changing it. Raises ``InvalidArticle``."""
    article = checked(article)
    known = connection.execute(_NEWEST, {"article": page.article_id}).one()
    content = _content(article, known, fields)
    changed = {name: (known._mapping[name], content[name]) for name in _changed(known, content)}
    return Difference(page=page, changed=changed)


def _content(article: Article, known: Row[Any], fields: Collection[str]) -> dict[str, Any]:
    """What was read; with ``fields`` only these, and all else as it was."""
    read = content_of(article)
    if not fields:
        return read
    taken = {column for field in fields for column in _OF_FIELD.get(field, (field,))}
    return {name: value if name in taken else known._mapping[name] for name, value in read.items()}


def _with_other_places(article: Article, known: Row[Any], fields: Collection[str]) -> Article:
    """The article with the places of what was not taken over as they were; no rules alone have read such a mixture."""
    taken = {name for field in fields for name in (field, *_OF_FIELD.get(field, ()))}
    before = {
        name: Provenance(place=one["place"], raw=one["raw"], confirmed_by=tuple(one["confirmed_by"]))
        for name, one in known.provenance.items()
        if name not in taken
    }
    now = {name: one for name, one in article.provenance.items() if name in taken}
    unreadable = tuple(Unreadable(**one) for one in known.unreadable if one["field"] not in taken)
    unreadable += tuple(one for one in article.unreadable if one.field in taken)
    return replace(article, provenance={**before, **now}, unreadable=unreadable, rules_digest=None)


def _changed(known: Row[Any], content: Mapping[str, Any]) -> tuple[str, ...]:
    before = Reading(content=dict(known._mapping), page_digest=None, rules_digest=None)
    return decide(before, Reading(content=content, page_digest=None, rules_digest=None)).changed_fields


def _note_rules(connection: Connection, known: Row[Any], article: Article) -> None:
    """Today's rules read the same on the page: what differs at the next visit is the publisher's."""
    one = and_(_REVISIONS.c.article_id == known.article_id, _REVISIONS.c.number == known.number)
    connection.execute(update(_REVISIONS).where(one).values(rules_digest=article.rules_digest))


# ── view counts ──────────────────────────────────────────────────────────────────────────────────────


def needs_views_again(connection: Connection, page: KeptPage, views: ViewCount | None) -> bool:
    """Whether a page shows another count than the one that was noted, or was not, when it was fetched."""
    noted, is_wanted = _noted(connection, page), _is_wanted(connection, page, views)
    return is_wanted if noted is None else not _says(noted, views)


def view_count(connection: Connection, page: KeptPage) -> int | None:
    """The count that was noted when a page was fetched, else the last one before it."""
    noted = _noted(connection, page) or _before(connection, page)
    return None if noted is None else int(noted._mapping["count"])


def observe_again(connection: Connection, read: Iterable[tuple[KeptPage, ViewCount | None]], *, at: datetime) -> bool:
    """Put right the view counts that were noted from these pages of one article, oldest first.

    The series is what it had been if they had been read so at once. Gives back whether it has changed.
    """
    has_changed, page = False, None
    for page, views in read:
        has_changed |= _put_right(connection, page, views)
    if has_changed and page is not None:
        newest = select(_OBSERVATIONS).where(_OBSERVATIONS.c.article_id == page.article_id)
        last = connection.execute(newest.order_by(_OBSERVATIONS.c.seen_at.desc()).limit(1)).one_or_none()
        values = {"views": last._mapping["count"] if last else None, "views_at": last.seen_at if last else None}
        connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == page.article_id).values(values))
        enter_change(connection, ChangeKind.VIEWS, page.article_id, at=at)
    return has_changed


def _put_right(connection: Connection, page: KeptPage, views: ViewCount | None) -> bool:
    if not needs_views_again(connection, page, views):
        return False
    one = and_(_OBSERVATIONS.c.article_id == page.article_id, _OBSERVATIONS.c.seen_at == page.fetched_at)
    connection.execute(delete(_OBSERVATIONS).where(one))
    if views is not None and _is_wanted(connection, page, views):
        row = {
            "article_id": page.article_id,
            "seen_at": page.fetched_at,
            "count": views.count,
            "raw": views.raw,
            "rounded": views.rounded,
            "visits": _visits(connection, page),
        }
        connection.execute(insert(_OBSERVATIONS), row)
    return True


def _is_wanted(connection: Connection, page: KeptPage, views: ViewCount | None) -> bool:
    before = _before(connection, page)
    known, known_at = (before._mapping["count"], before.seen_at) if before else (None, None)
    return views is not None and is_worth_noting(views.count, known, page.fetched_at, known_at)


def _says(noted: Row[Any], views: ViewCount | None) -> bool:
    return views is not None and (noted._mapping["count"], noted.raw) == (views.count, views.raw)


def _noted(connection: Connection, page: KeptPage) -> Row[Any] | None:
    one = and_(_OBSERVATIONS.c.article_id == page.article_id, _OBSERVATIONS.c.seen_at == page.fetched_at)
    return connection.execute(select(_OBSERVATIONS).where(one)).one_or_none()


def _before(connection: Connection, page: KeptPage) -> Row[Any] | None:
    earlier = and_(_OBSERVATIONS.c.article_id == page.article_id, _OBSERVATIONS.c.seen_at < page.fetched_at)
    newest = select(_OBSERVATIONS).where(earlier).order_by(_OBSERVATIONS.c.seen_at.desc()).limit(1)
    return connection.execute(newest).one_or_none()


def _visits(connection: Connection, page: KeptPage) -> int:
    """How often the article's page had been fetched by then, as far as its pages are kept."""
    of_article = and_(_PAGES.c.article_id == page.article_id, _PAGES.c.kind == PAGE)
    until = and_(of_article, _PAGES.c.fetched_at <= page.fetched_at)
    return connection.execute(select(func.count()).select_from(_PAGES).where(until)).scalar_one()


# ── which pages ──────────────────────────────────────────────────────────────────────────────────────


def pages_to_read(
    connection: Connection, *, first: int, last: int, site: str | None = None, since: datetime | None = None
) -> list[KeptPage]:
    """For each article with an id from ``first`` to ``last`` the newest kept page that shows what we hold of it.

    ``since`` leaves out pages fetched before it.
    """
    order = func.row_number().over(
        partition_by=_PAGES.c.article_id, order_by=(_PAGES.c.fetched_at.desc(), _PAGES.c.id.desc())
    )
    among = WITH_NEWEST_PAGES.where(_PAGES.c.article_id.between(first, last))
    ranked = among.with_only_columns(_PAGES.c.id, order.label("place")).subquery()
    wanted = _wanted(site).join(ranked, and_(ranked.c.id == _PAGES.c.id, ranked.c.place == 1))
    if since is not None:
        wanted = wanted.where(_PAGES.c.fetched_at >= since)
    return [page_in_row(connection, row) for row in connection.execute(wanted.order_by(_PAGES.c.article_id)).all()]


def articles_with_pages(connection: Connection, site: str | None = None) -> tuple[int, int] | None:
    """The lowest and the highest id of an article of which a page is kept."""
    ends = _wanted(site).with_only_columns(func.min(_PAGES.c.article_id), func.max(_PAGES.c.article_id))
    first, last = connection.execute(ends).one()
    return None if first is None else (first, last)


def _wanted(site: str | None) -> Any:
    live = select(_PAGES).join(_ARTICLES, _ARTICLES.c.id == _PAGES.c.article_id)
    live = live.where(_ARTICLES.c.status != str(Status.TAKEN_DOWN))
    return live if site is None else live.where(_ARTICLES.c.site == site)
