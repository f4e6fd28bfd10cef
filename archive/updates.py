"""Articles as they are now, by when something last happened to them: what a copy elsewhere is kept up to date with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, exists, func, select

from archive import reading
from archive.dialects import settled_changes
from archive.models import Article, Change
from archive.reading import ArchivedArticle, check_times

AT_ONCE = 500
_LATER = cast(Table, Change.__table__).alias()


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An article to which something happened, with its newest content. ``mark`` is where to go on behind it."""

    mark: int
    article_id: int
    site: str
    url: str
    article: ArchivedArticle | None
    """``None`` where it was taken down: a copy of it should go, too."""

    def is_meant(self, *, site: str | None, published_from: datetime | None, published_until: datetime | None) -> bool:
        """Whether it is of the site and the time; one that was taken down has no time any more."""
        check_times(published_from=published_from, published_until=published_until)
        if site is not None and self.site != site:
            return False
        if self.article is None or (published_from is None and published_until is None):
            return True
        at = self.article.published_at
        if at is None:
            return False
        return (published_from is None or at >= published_from) and (published_until is None or at < published_until)


def newest_mark(connection: Connection) -> int:
    """The mark of the last entry of the feed that can be read; 0 where there is none."""
    return int(connection.execute(select(func.max(Change.seq)).where(settled_changes(connection))).scalar_one() or 0)


def updates(connection: Connection, since: int, until: int) -> Iterator[Update]:
    """The next articles whose last entry in the feed lies behind ``since`` and not behind ``until``, oldest first.

    At most ``AT_ONCE``: whoever wants all asks again, with the last mark.
    """
    later = select(1).where(_LATER.c.article_id == Change.article_id, _LATER.c.seq > Change.seq, _LATER.c.seq <= until)
    last = (
        select(Change.seq, Change.article_id, Article.site, Article.url)
        .join(Article, Article.id == Change.article_id)
        .where(Change.seq > since, Change.seq <= until, ~exists(later))
        .order_by(Change.seq)
        .limit(AT_ONCE)
    )
    rows = connection.execute(last).all()
    contents = _contents(connection, [row.article_id for row in rows])
    for row in rows:
        yield Update(
            mark=row.seq,
            article_id=row.article_id,
            site=row.site,
            url=row.url,
            article=contents.get(row.article_id),
        )


def _contents(connection: Connection, ids: list[Any]) -> dict[int, ArchivedArticle]:
    return {one.article_id: one for one in reading.articles(connection, ids)} if ids else {}
