"""What is needed to cite an article: a name that stays, when its page was fetched, and a digest that proves it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from archive.errors import ArticleNotFound, PageNotKept
from archive.models import Article, Revision
from archive.page_rows import KeptPage, newest_page, page_of_revision, pages_of
from archive.reading import article_id_of

_NAME = re.compile(r"([0-9a-f]{16})\.(\d{8}T\d{6}Z)")


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

    Raises ``ArticleNotFound``, and ``PageNotKept`` for a capture of which no page is kept any more.
    """
    named = _NAME.fullmatch(url_or_name)
    if named is None:
        article_id = article_id_of(connection, url_or_name)
        return _citation(connection, article_id, _page(connection, article_id, revision), revision)
    article_id = _article_named(connection, named[1])
    at = datetime.strptime(named[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    for page in pages_of(connection, article_id):
        if page.fetched_at.replace(microsecond=0) == at:
            return _citation(connection, article_id, page, page.shows)
    raise PageNotKept(f"{url_or_name}: the article is there, a page of that time is not")


def _page(connection: Connection, article_id: int, revision: int | None) -> KeptPage | None:
    try:
        if revision is not None:
            return page_of_revision(connection, article_id, revision)
    except PageNotKept:
        return None
    return newest_page(connection, article_id)


def _citation(connection: Connection, article_id: int, page: KeptPage | None, revision: int | None) -> Citation:
    article = connection.execute(
        select(Article.key, Article.url, Article.site, Article.revision).where(Article.id == article_id)
    ).one()
    number = revision or article.revision
    shown = connection.execute(
        select(Revision.headline, Revision.published_local, Revision.seen_at).where(
            Revision.article_id == article_id, Revision.number == number
        )
    ).one_or_none()
    if shown is None:
        raise ArticleNotFound(f"{article.url} has no revision {number}; it has {article.revision}")
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
