"""Taking an article down: its content goes from every table; its addresses stay, so that it does not come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, or_, select, update

from archive import health, search_index, stories
from archive.changes import ChangeKind, enter_change
from archive.crawls import Outcome, Status
from archive.dialects import insert_or_update, overwriting_what_is_deleted
from archive.documents import document_of
from archive.errors import InvalidArticle
from archive.models import Alias, Article, Link, Revision, Takedown, ViewObservation
from archive.page_rows import remove_pages
from archive.pages import PagesFolder

NO_CONTENT = "taken_down"
"""Stands where an article's digest of its content did, since from a digest a content can be guessed."""
_ARTICLES, _LINKS = cast(Table, Article.__table__), cast(Table, Link.__table__)
_LONGEST_REASON = 2000


def take_down(
    connection: Connection,
    article_id: int,
    *,
    reason: str,
    at: datetime,
    decided_by: str | None = None,
    pages: PagesFolder | None = None,
) -> dict[str, int]:
    """Remove an article's content, and let nothing of it in again; gives back how much was removed of each part.

    What stays: the addresses, and 64 bits made of its text, which recognise it; the entries of the change feed, which
    hold no content; and who took it down, when and why. Done again, it removes what has come since, and keeps the
    first date and reason. ``pages`` is the folder in which its pages are kept. Raises ``InvalidArticle`` without a
    reason, and ``ArchiveUnavailable`` where pages of it are kept and no folder is given, or they cannot be removed.
    """
    if not reason.strip() or len(reason) > _LONGEST_REASON:
        raise InvalidArticle(f"reason of the takedown is empty or over {_LONGEST_REASON} characters: say why, shortly")
    if at.tzinfo is None:
        raise InvalidArticle(f"at of the takedown has no time zone: {at.isoformat()}")
    lock = select(Article.status).where(Article.id == article_id).with_for_update()
    is_first = connection.execute(lock).scalar_one() != Status.TAKEN_DOWN
    with overwriting_what_is_deleted(connection):
        removed = {"pages": remove_pages(connection, pages, article_id, why="taken down")}
        removed |= {part: remove(connection, article_id, at) for part, remove in _PARTS.items()}
        _close_links(connection, article_id, at)
    if is_first or any(removed.values()):
        _enter(connection, article_id, reason=reason.strip(), at=at, decided_by=decided_by, removed=removed)
        enter_change(connection, ChangeKind.TAKEDOWN, article_id, at=at)
    return removed


def _remove_revisions(connection: Connection, article_id: int, _: datetime) -> int:
    """With the article's own copies of what they said."""
    empty = {
        "status": str(Status.TAKEN_DOWN),
        "content_digest": NO_CONTENT,
        "published_at": None,
        "views": None,
        "views_at": None,
        "other_digest": None,
        "other_since": None,
    }
    connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == article_id).values(empty))
    return connection.execute(delete(Revision).where(Revision.article_id == article_id)).rowcount


def _remove_views(connection: Connection, article_id: int, _: datetime) -> int:
    return connection.execute(delete(ViewObservation).where(ViewObservation.article_id == article_id)).rowcount


def _remove_document(connection: Connection, article_id: int, _: datetime) -> int:
    """What the search index has of it, which is made of the newest revision."""
    newest = (Revision.article_id == Article.id) & (Revision.number == Article.revision)
    row = connection.execute(
        select(Article.site, Revision.__table__).join(Revision, newest).where(Article.id == article_id)
    ).one_or_none()
    if row is not None:
        search_index.leave(connection, [(article_id, document_of(row.site, dict(row._mapping)))], for_good=True)
    return int(row is not None)


_PARTS: dict[str, Callable[[Connection, int, datetime], int]] = {
    "story": lambda connection, article_id, at: stories.leave(connection, article_id, at=at),
    "search": _remove_document,
    "revisions": _remove_revisions,
    "view_counts": _remove_views,
    "alarms": health.forget,
}
"""What holds content of an article, by name: each removes it, and gives back how much there was."""


def _close_links(connection: Connection, article_id: int, at: datetime) -> None:
    """No link leads to it any more, whether its page was fetched already or not."""
    keys = select(Alias.key).where(Alias.article_id == article_id)
    values: dict[str, Any] = {
        "outcome": str(Outcome.TAKEN_DOWN),
        "article_id": article_id,
        "settled_at": at,
        "due_at": None,
        "detail": None,
        "etag": None,
        "last_modified": None,
    }
    leads = or_(_LINKS.c.article_id == article_id, _LINKS.c.key.in_(keys))
    connection.execute(
        update(_LINKS).where(leads, _LINKS.c.outcome.is_distinct_from(Outcome.TAKEN_DOWN)).values(values)
    )


def _enter(
    connection: Connection,
    article_id: int,
    *,
    reason: str,
    at: datetime,
    decided_by: str | None,
    removed: dict[str, int],
) -> None:
    known = connection.execute(select(Takedown.__table__).where(Takedown.article_id == article_id)).one_or_none()
    row: dict[str, Any] = {"article_id": article_id, "at": at, "reason": reason, "decided_by": decided_by}
    if known is not None:
        row = {"article_id": article_id, "at": known.at, "reason": known.reason, "decided_by": known.decided_by}
        removed = {part: removed.get(part, 0) + known.removed.get(part, 0) for part in {**known.removed, **removed}}
    insert_or_update(connection, Takedown, {**row, "removed": removed}, ["article_id"])
