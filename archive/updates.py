"""Articles as they are now, by when something last happened to them: what a copy elsewhere is kept up to date with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, exists, func, select

from archive import reading
from archive.dialects import settled_changes
from archive.models import Article, Change, Revision
from archive.reading import ArchivedArticle, check_times

AT_ONCE = 500
_LATER = cast(Table, Change.__table__).alias()
_REVISIONS = cast(Table, Revision.__table__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An article to which something happened, with its newest content. ``mark`` is where to go on behind it."""

    mark: int
    article_id: int
    site: str
    url: str
    article: ArchivedArticle | None
    """``None`` where it was taken down: a copy of it should go, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Which updates are asked for: those of a site, and of a time (aware, ``published_until`` exclusive)."""

    site: str | None = None
    published_from: datetime | None = None
    published_until: datetime | None = None

    def among(self, connection: Connection, found: Sequence[Update], *, goes_on: bool) -> Iterator[Update]:
        """Those that are meant; one that was taken down has no time any more.

        Where a copy ``goes_on`` that was begun before, also what has left the time since: the copy has it from then.
        """
        check_times(published_from=self.published_from, published_until=self.published_until)
        outside = {one.article_id for one in found if not self._is_within(one)}
        left = self._were_within(connection, outside) if goes_on and outside else frozenset()
        for one in found:
            if (self.site is None or one.site == self.site) and one.article_id not in outside - left:
                yield one

    def _is_within(self, update: Update) -> bool:
        if update.article is None or (self.published_from is None and self.published_until is None):
            return True
        at = update.article.published_at
        if at is None:
            return False
        return (self.published_from is None or at >= self.published_from) and (
            self.published_until is None or at < self.published_until
        )

    def _were_within(self, connection: Connection, ids: Collection[int]) -> frozenset[int]:
        """Those of these articles of which any revision says a time that is meant."""
        asked = select(_REVISIONS.c.article_id).where(_REVISIONS.c.article_id.in_(ids))
        asked = asked.where(_REVISIONS.c.published_at.is_not(None))
        if self.published_from is not None:
            asked = asked.where(_REVISIONS.c.published_at >= self.published_from)
        if self.published_until is not None:
            asked = asked.where(_REVISIONS.c.published_at < self.published_until)
        return frozenset(connection.execute(asked.distinct()).scalars())


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
