"""The rows of kept pages: which visit of which article lies where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, or_, select, update

from archive.article import Article
from archive.batch import Batch
from archive.crawls import Status
from archive.errors import ArchiveUnavailable, PageDamaged, PageNotKept
from archive.models import Article as ArticleRow
from archive.models import Page, Revision
from archive.pages import Capture, PagesFolder, Pointer

_AT_ONCE = 500
_ARTICLES, _PAGES = cast(Table, ArticleRow.__table__), cast(Table, Page.__table__)
_REVISIONS = cast(Table, Revision.__table__)

PAGE, IMAGE = "page", "image"
"""What is kept: an article's page, or its lead image."""

_SAME = (
    select(_PAGES)
    .where(_PAGES.c.article_id == bindparam("article"), _PAGES.c.digest == bindparam("same"))
    .order_by(_PAGES.c.id.desc())
    .limit(1)
)
_SHOWS_THE_NEWEST = and_(
    _PAGES.c.shows.is_not(None), or_(_PAGES.c.shows == _ARTICLES.c.revision, _PAGES.c.id == _REVISIONS.c.page_id)
)
"""It showed the newest revision's content when it was fetched, or that was read from it later."""
WITH_NEWEST_PAGES = (
    select(_PAGES)
    .join(_ARTICLES, _ARTICLES.c.id == _PAGES.c.article_id)
    .join(_REVISIONS, and_(_REVISIONS.c.article_id == _ARTICLES.c.id, _REVISIONS.c.number == _ARTICLES.c.revision))
    .where(_SHOWS_THE_NEWEST)
)
"""The pages that show what the archive holds of an article, be it by its newest revision or by a visit since."""
_NEWEST = (
    WITH_NEWEST_PAGES.where(_PAGES.c.article_id == bindparam("article"))
    .order_by(_PAGES.c.fetched_at.desc(), _PAGES.c.id.desc())
    .limit(1)
)
_STATUS = select(_ARTICLES.c.status).where(_ARTICLES.c.id == bindparam("article")).with_for_update(key_share=True)
_SITE = select(ArticleRow.site).where(ArticleRow.id == bindparam("article"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """One visit to an article's page that is kept."""

    page_id: int
    article_id: int
    site: str
    url: str
    asked: tuple[str, ...]
    """All addresses that led there, the first one asked for first."""
    fetched_at: datetime
    shows: int | None
    """The revision whose content it showed; ``None`` where that was an earlier one's for a moment."""
    pointer: Pointer
    robots: str | None
    reservations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """A capture on its way into the folder and the table."""

    folder: PagesFolder
    capture: Capture

    def enter(
        self, batch: Batch, article: Article, article_id: int, *, shows: int | None, is_first: bool = False
    ) -> int:
        """Write the capture, and its row with the batch; gives back the row's id.

        ``is_first`` says that the article has no other.

        The bytes must be on the disk (``PagesFolder.sync``) before the row is committed.
        """
        return self._enter(batch, article_id, kind=PAGE, at=article.fetched_at, shows=shows, is_first=is_first)

    def enter_image(self, batch: Batch, article_id: int) -> int | None:
        """The same for the lead image of an article; ``None`` where that was taken down."""
        if batch.connection.execute(_STATUS, {"article": article_id}).scalar_one() == Status.TAKEN_DOWN:
            return None
        return self._enter(batch, article_id, kind=IMAGE, at=self.capture.page.at, shows=None)

    def _enter(
        self,
        batch: Batch,
        article_id: int,
        *,
        kind: str,
        at: datetime,
        shows: int | None,
        is_first: bool = False,
    ) -> int:
        asked = {"article": article_id, "same": self.capture.page.digest}
        same = None if is_first else batch.connection.execute(_SAME, asked).one_or_none()
        known = pointer_of(batch.connection, same) if same is not None else None
        pointer = self.folder.keep(self.capture, known=known)
        original_id = None
        if same is not None and pointer.original is not None:
            original_id = same.original_id or same.id
        page_id = batch.page_ids.new()
        row = {
            "id": page_id,
            "article_id": article_id,
            "url": self.capture.page.url,
            "asked": list(dict.fromkeys(exchange.url for exchange in self.capture.exchanges)),
            "kind": kind,
            "fetched_at": at,
            "shows": shows,
            "file": pointer.file,
            "file_offset": pointer.offset,
            "length": pointer.length,
            "extent": pointer.extent,
            "digest": pointer.digest,
            "original_id": original_id,
            "robots": self.capture.robots,
            "reservations": list(self.capture.reservations),
        }
        batch.add("pages", row)
        return page_id


def pointer_of(connection: Connection, row: Row[Any]) -> Pointer:
    """Where the page of a row lies."""
    original = None
    if row.original_id is not None:
        first = connection.execute(select(_PAGES).where(_PAGES.c.id == row.original_id)).one()
        original = pointer_of(connection, first)
    return Pointer(
        file=row.file,
        offset=row.file_offset,
        length=row.length,
        extent=row.extent,
        digest=row.digest,
        original=original,
    )


def newest_page(connection: Connection, article_id: int) -> KeptPage | None:
    """The newest kept page that shows what the archive holds of an article; ``None`` where none is kept."""
    row = connection.execute(_NEWEST, {"article": article_id}).one_or_none()
    return None if row is None else page_in_row(connection, row)


def pages_of(connection: Connection, article_id: int, *, kind: str | None = PAGE) -> Iterator[KeptPage]:
    """All kept pages of an article, oldest first; or its images, or with ``None`` both."""
    of_article = select(_PAGES).where(_PAGES.c.article_id == article_id)
    if kind is not None:
        of_article = of_article.where(_PAGES.c.kind == kind)
    for row in connection.execute(of_article.order_by(_PAGES.c.fetched_at, _PAGES.c.id)).all():
        yield page_in_row(connection, row)


def selected_pages(
    connection: Connection, *, site: str | None = None, since: datetime | None = None, article_ids: Iterable[int] = ()
) -> Iterator[tuple[KeptPage, str]]:
    """Kept pages with the headline of their article, in the order in which they were kept.

    Those of a ``site``, fetched ``since`` then, of these articles; what is not given leaves nothing out.
    """
    newest = (_REVISIONS.c.article_id == _ARTICLES.c.id) & (_REVISIONS.c.number == _ARTICLES.c.revision)
    wanted = (
        select(_PAGES, _REVISIONS.c.headline)
        .join(_ARTICLES, _ARTICLES.c.id == _PAGES.c.article_id)
        .join(_REVISIONS, newest)
        .where(_PAGES.c.kind == PAGE)
        .order_by(_PAGES.c.id)
        .limit(_AT_ONCE)
    )
    if site is not None:
        wanted = wanted.where(_ARTICLES.c.site == site)
    if since is not None:
        wanted = wanted.where(_PAGES.c.fetched_at >= since)
    if ids := list(article_ids):
        wanted = wanted.where(_PAGES.c.article_id.in_(ids))
    last = 0
    while rows := connection.execute(wanted.where(_PAGES.c.id > last)).all():
        for row in rows:
            yield page_in_row(connection, row), row.headline
        last = rows[-1].id


def page_of_revision(connection: Connection, article_id: int, number: int) -> KeptPage:
    """The page that a revision was read from. Raises ``PageNotKept``."""
    found = connection.execute(
        select(_PAGES)
        .join(_REVISIONS, _REVISIONS.c.page_id == _PAGES.c.id)
        .where(_REVISIONS.c.article_id == article_id, _REVISIONS.c.number == number)
    ).one_or_none()
    if found is None:
        raise PageNotKept(f"of revision {number} of the article {article_id} no page is kept")
    return page_in_row(connection, found)


def page_in_row(connection: Connection, row: Row[Any]) -> KeptPage:
    """A row of the table as a kept page."""
    return KeptPage(
        page_id=row.id,
        article_id=row.article_id,
        site=connection.execute(_SITE, {"article": row.article_id}).scalar_one(),
        url=row.url,
        asked=tuple(row.asked),
        fetched_at=row.fetched_at,
        shows=row.shows,
        pointer=pointer_of(connection, row),
        robots=row.robots,
        reservations=tuple(row.reservations),
    )


def remove_pages(connection: Connection, folder: PagesFolder | None, article_id: int, *, why: str) -> int:
    """Take all pages and images of an article out of their files, and then their rows; gives back how many there were.

    The files come first: what is broken off in between is done again by the same call. A file that is not there
    any more holds nothing to be taken away. Raises ``ArchiveFull`` or ``ArchiveUnavailable`` for one that cannot be
    written, and the latter where there are pages and no ``folder`` is given.
    """
    pages = list(pages_of(connection, article_id, kind=None))
    if pages and folder is None:
        raise ArchiveUnavailable(f"{len(pages)} pages of the article are kept in files: say in which folder they lie")
    for page in pages:
        assert folder is not None
        try:
            folder.remove(page.pointer, why=why)
        except PageDamaged:
            continue
    forget_pages(connection, [page.page_id for page in pages])
    return len(pages)


def forget_pages(connection: Connection, page_ids: Iterable[int]) -> None:
    """Delete rows of pages; those that refer to others go first."""
    ids = list(page_ids)
    if ids:
        connection.execute(update(_REVISIONS).where(_REVISIONS.c.page_id.in_(ids)).values(page_id=None))
        connection.execute(delete(_PAGES).where(_PAGES.c.id.in_(ids), _PAGES.c.original_id.is_not(None)))
        connection.execute(delete(_PAGES).where(_PAGES.c.id.in_(ids)))
