"""What is needed to cite an article: a name that stays, when its page was fetched, and a digest that proves it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from archive.errors import ArticleNotFound, InvalidFilter, PageNotKept
from archive.models import Article, Revision
from archive.page_rows import KeptPage, newest_page, page_of_revision, pages_of
from archive.reading import article_id_of

_NAME = re.compile(r"([0-9a-f]{16})\.([0-9]{8}T[0-9]{6}Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One capture of one article."""

    name: str
    """Of article and capture: ``3f2ac1d09b7e4a55.20251101T120000Z``. The same in every archive that holds them."""
    url: str
    site: str
    headline: str
    published_local: str | None
    captured_at: datetime
    digest: str | None
    """SHA-256 of the page as it was sent, in hexadecimal; ``None`` where no page is kept."""
    page: KeptPage | None
    """Where that page lies."""


def cite(connection: Connection, url_or_name: str, revision: int | None = None) -> Citation:
    """The citation of the article at an address, as it is now or at a ``revision``; or the one with this name.

    A name stands for one capture, and for what was read from it last. Raises ``ArticleNotFound`` also for a revision
    that there is none of, ``InvalidFilter`` for one beside a name, and ``PageNotKept`` for a name of whose time there
    is neither a page any more nor a revision.
    """
    at = _time_in_name(url_or_name)
    if at is not None:
        if revision is not None:
            raise InvalidFilter(
                f"{url_or_name} is the name of one capture: leave the revision out, or give the address"
            )
        return _named(connection, url_or_name, at)
    article = _article(connection, article_id_of(connection, url_or_name))
    number = article.revision if revision is None else revision
    if not 1 <= number <= article.revision:
        raise ArticleNotFound(f"{article.url} has no revision {number}; its revisions are 1 to {article.revision}")
    return _citation(connection, article, number, _page(connection, article.id, revision))


def _time_in_name(text: str) -> datetime | None:
    named = _NAME.fullmatch(text)
    try:
        return datetime.strptime(named[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if named else None
    except ValueError:  # the thirteenth month
        return None


def _named(connection: Connection, name: str, at: datetime) -> Citation:
    article = _article(connection, _article_named(connection, name.partition(".")[0]))
    pages = [page for page in pages_of(connection, article.id) if page.fetched_at.replace(microsecond=0) == at]
    page = pages[-1] if pages else None
    number = _read_then(connection, article.id, at) if page is None else _read_last(connection, page)
    if number is None and page is None:
        raise PageNotKept(f"{name}: the article is there, neither a page nor a revision of that time is")
    return _citation(connection, article, number or article.revision, page)


def _read_last(connection: Connection, page: KeptPage) -> int | None:
    """The newest revision that was read from a page, be it long after its time; else the one that it showed."""
    read = select(func.max(Revision.number)).where(
        Revision.article_id == page.article_id, Revision.page_id == page.page_id
    )
    return connection.execute(read).scalar_one() or page.shows


def _read_then(connection: Connection, article_id: int, at: datetime) -> int | None:
    """The newest revision of this second, for one of which no page is kept."""
    seen = select(Revision.number, Revision.seen_at).where(Revision.article_id == article_id)
    rows = connection.execute(seen.order_by(Revision.number.desc())).all()
    return next((row.number for row in rows if row.seen_at.replace(microsecond=0) == at), None)


def _page(connection: Connection, article_id: int, revision: int | None) -> KeptPage | None:
    if revision is None:
        return newest_page(connection, article_id)
    try:
        return page_of_revision(connection, article_id, revision)
    except PageNotKept:
        return None


def _article(connection: Connection, article_id: int) -> Row[Any]:
    columns: Any = select(Article.id, Article.key, Article.url, Article.site, Article.revision)
    found: Row[Any] = connection.execute(columns.where(Article.id == article_id)).one()
    return found


def _citation(connection: Connection, article: Row[Any], number: int, page: KeptPage | None) -> Citation:
    shown = connection.execute(
        select(Revision.headline, Revision.published_local, Revision.seen_at).where(
            Revision.article_id == article.id, Revision.number == number
        )
    ).one()
    captured_at = page.fetched_at if page is not None else shown.seen_at
    return Citation(
        name=f"{_digest(article.key)}.{captured_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        url=article.url,
        site=article.site,
        headline=shown.headline,
        published_local=shown.published_local,
        captured_at=captured_at,
        digest=page.pointer.digest if page is not None else None,
        page=page,
    )


def _article_named(connection: Connection, digest: str) -> int:
    """The article whose key has this digest; asked so seldom that there is no index for it."""
    for row in connection.execute(select(Article.id, Article.key, Article.url).execution_options(yield_per=1000)):
        if _digest(row.key) == digest:
            return article_id_of(connection, row.url)
    raise ArticleNotFound(f"no article of this archive is cited as {digest}")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]
