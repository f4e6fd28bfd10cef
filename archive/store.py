"""``open_archive`` and ``Archive``: the only door."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

from sqlalchemy import Connection, Engine

from archive import health, notices, reading, rereading, schedule
from archive.arrivals import Addition
from archive.article import Article, ViewCount
from archive.changes import Change, ChangeKind
from archive.checks import CheckReport, check_all
from archive.citing import Citation, cite
from archive.committing import committed
from archive.coverage import Coverage, coverage
from archive.crawls import Outcome
from archive.dialects import clock, empty_write_ahead_log
from archive.errors import ArchiveUnreachable, ArticleNotFound, PageNotKept
from archive.faults import in_words, shown
from archive.following import watching
from archive.health import Alarm, FieldFigures
from archive.ingests import PartState, parts_of_files
from archive.layouts import LayoutDay, layout_days
from archive.notices import LastCrawl, Trouble
from archive.opening import begin, engine_for
from archive.page_rows import IMAGE, KeptPage, newest_page, page_of_revision, pages_of, selected_pages
from archive.pages import Exchange, PagesFolder, open_pages
from archive.pages.wacz import PackageReport, PackedPage, write_package
from archive.reading import (
    ArchivedArticle,
    ArchivedRevision,
    Filters,
    LinkState,
    ObservedViews,
    SiteSummary,
    StoryMember,
)
from archive.rereading import Difference
from archive.schedule import SiteSchedule
from archive.schema import check_schema, migrate
from archive.search import Found, SearchFilters, search
from archive.updates import Meant, Update, newest_mark, updates
from archive.workers import Worker, workers
from archive.writing import Transaction

_FOLLOWED_AT_ONCE = 1000


def open_archive(address: str, *, create: bool = True, pages: PagesFolder | str | None = None) -> Archive:
    """Open the archive at an SQLAlchemy address: ``sqlite:///newscrawl.db``.

    ``pages`` is the folder in which the pages themselves are kept (:func:`archive.pages.open_pages`); without it
    none is kept, and none can be read. It is closed with the archive.
    With ``create`` a missing archive is made and an older schema brought up to date; without, both are left
    as they are, as a reader should. Raises ``ArchiveAddressError``, ``ArchiveUnavailable``, ``ArchiveFull``
    or ``SchemaTooNew``, each with what is wrong, where, and what to do.
    """
    engine = engine_for(address, create=create)
    try:
        if create:
            migrate(engine)
        else:
            check_schema(engine)
    except BaseException:
        engine.dispose()
        raise
    return Archive(engine, open_pages(pages) if isinstance(pages, str) else pages)


class Archive:
    """An open archive. Made by :func:`open_archive`; safe to use from several threads; close it at the end.

    Every method raises ``ArchiveUnavailable`` when the database does not answer any more.
    """

    def __init__(self, engine: Engine, pages: PagesFolder | None = None) -> None:
        self._engine = engine
        self._pages = pages

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file of pages, and give the connections back."""
        try:
            if self._pages is not None:
                self._pages.close()
        finally:
            self._engine.dispose()

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────

    def get(self, url: str) -> ArchivedArticle:
        """The article that an address leads to, by whatever spelling. Raises ``ArticleNotFound``."""
        with self._read() as connection:
            return reading.get(connection, reading.article_id_of(connection, url))

    def knows(self, url: str) -> bool:
        """Whether an address leads to an article of the archive."""
        try:
            self.get(url)
        except ArticleNotFound:
            return False
        return True

    def find(self, *, limit: int | None = None, **filters: Unpack[Filters]) -> Iterator[ArchivedArticle]:
        """Articles that match all that is given, newest first; read from the database as they are asked for.

        ``site``, ``language``; ``author`` is a whole name; ``text`` stands in the article word by word;
        ``published_from`` and ``published_until`` are aware times, the latter exclusive.
        """
        with self._read() as connection:
            yield from reading.find(connection, filters, limit)

    def search(self, text: str, *, limit: int = 20, **filters: Unpack[SearchFilters]) -> list[Found]:
        """Articles in which ``text`` is found, the best first, each with passages in which it stands.

        Words must all be there; ``"a phrase"``, ``beginning*``, ``-without``, ``one OR other`` and ``headline:``,
        ``author:``, ``tag:``, ``site:``, ``language:`` before a word say more (``archive.queries``). Both databases
        find and rank alike. At most 500. Raises ``SearchNotUnderstood``.
        """
        with self._read() as connection:
            return search(connection, text, filters, limit)

    def count(self, **filters: Unpack[Filters]) -> int:
        """How many articles :meth:`find` would give."""
        with self._read() as connection:
            return reading.count(connection, filters)

    def revisions(self, url: str) -> list[ArchivedRevision]:
        """Every content that an article has had, oldest first. Raises ``ArticleNotFound``."""
        with self._read() as connection:
            return reading.revisions(connection, reading.article_id_of(connection, url))

    def views(self, url: str) -> list[ObservedViews]:
        """The view counts of an article over time, oldest first. Raises ``ArticleNotFound``."""
        with self._read() as connection:
            return reading.views(connection, reading.article_id_of(connection, url))

    def story(self, url: str) -> list[StoryMember]:
        """The articles of all sites that carry this article's text, the origin first, itself included.

        Empty for an article without copies. Raises ``ArticleNotFound``.
        """
        with self._read() as connection:
            return reading.story(connection, reading.article_id_of(connection, url))

    def aliases(self, url: str) -> list[str]:
        """Every address that led to an article. Raises ``ArticleNotFound``."""
        with self._read() as connection:
            return reading.aliases(connection, reading.article_id_of(connection, url))

    def page(self, url: str, *, revision: int | None = None) -> KeptPage:
        """The kept page of an article: the newest that shows its content, or the one a ``revision`` was read from.

        Raises ``ArticleNotFound`` and ``PageNotKept``.
        """
        with self._read() as connection:
            article_id = reading.article_id_of(connection, url)
            if revision is not None:
                return page_of_revision(connection, article_id, revision)
            found = newest_page(connection, article_id)
        if found is None:
            raise PageNotKept(f"of the article at {url} no page is kept")
        return found

    def pages(self, url: str) -> list[KeptPage]:
        """Every kept page of an article, oldest first. Raises ``ArticleNotFound``."""
        with self._read() as connection:
            return list(pages_of(connection, reading.article_id_of(connection, url)))

    def images(self, url: str) -> list[KeptPage]:
        """Every kept lead image of an article, oldest first. Raises ``ArticleNotFound``."""
        with self._read() as connection:
            return list(pages_of(connection, reading.article_id_of(connection, url), kind=IMAGE))

    def export_pages(
        self,
        path: Path,
        *,
        title: str,
        software: str,
        site: str | None = None,
        since: datetime | None = None,
        urls: Iterable[str] = (),
        created: datetime,
    ) -> PackageReport:
        """Write kept pages into a WACZ package: of a ``site``, fetched ``since`` then, of the articles at ``urls``.

        Raises ``ArticleNotFound``, ``PageNotKept`` where the archive was opened without its folder of pages, and what
        :func:`archive.pages.wacz.write_package` does.
        """
        if self._pages is None:
            raise PageNotKept("the archive was opened without its folder of pages")
        with self._read() as connection:
            ids = [reading.article_id_of(connection, url) for url in urls]
            packed = (
                PackedPage(url=page.url, at=page.fetched_at, title=headline, pointer=page.pointer)
                for page, headline in selected_pages(connection, site=site, since=since, article_ids=ids)
            )
            return write_package(path, self._pages, packed, title=title, software=software, created=created)

    def cite(self, url: str, *, revision: int | None = None) -> Citation:
        """What the article at an address, or a capture by its name, is to be cited by.

        Raises ``ArticleNotFound``, ``PageNotKept``, and ``InvalidFilter`` for a ``revision`` beside a name.
        """
        with self._read() as connection:
            return cite(connection, url, revision)

    def read_page(self, page: KeptPage) -> Exchange:
        """A kept page to the byte, with the headers it came with. Raises ``PageDamaged`` and ``PageNotKept``."""
        if self._pages is None:
            raise PageNotKept("the archive was opened without its folder of pages")
        return self._pages.read(page.pointer)

    def pages_to_read(
        self, *, first: int, last: int, site: str | None = None, since: datetime | None = None
    ) -> list[KeptPage]:
        """For each article with an id from ``first`` to ``last`` the newest kept page that shows its content.

        ``since`` (aware) leaves out pages fetched before it.
        """
        with self._read() as connection:
            return rereading.pages_to_read(connection, first=first, last=last, site=site, since=since)

    def articles_with_pages(self, site: str | None = None) -> tuple[int, int] | None:
        """The lowest and the highest id of an article of which a page is kept; ``None`` where there is none."""
        with self._read() as connection:
            return rereading.articles_with_pages(connection, site)

    def difference(self, article: Article, page: KeptPage, *, fields: Collection[str] = ()) -> Difference:
        """What ``Transaction.add_again`` would change of an article. Raises ``InvalidArticle``."""
        with self._read() as connection:
            return rereading.difference(connection, article, page, fields)

    def needs_views_again(self, page: KeptPage, views: ViewCount | None) -> bool:
        """Whether a kept page shows another view count than the one that was noted when it was fetched."""
        with self._read() as connection:
            return rereading.needs_views_again(connection, page, views)

    def view_count(self, page: KeptPage) -> int | None:
        """The view count that was noted when a kept page was fetched, else the last one before it."""
        with self._read() as connection:
            return rereading.view_count(connection, page)

    def pages_of_article(self, article_id: int) -> list[KeptPage]:
        """Every kept page of the article with this id, oldest first."""
        with self._read() as connection:
            return list(pages_of(connection, article_id))

    def sites_with_memory(self) -> frozenset[str]:
        """The names of the sites of which the crawler has learned something."""
        with self._read() as connection:
            return Transaction(connection).sites_with_memory()

    def memory(self, site: str) -> dict[str, Any] | None:
        """What the crawler has learned of a site, as it was given to ``Transaction.remember``."""
        with self._read() as connection:
            return Transaction(connection).memory(site)

    def changes(
        self,
        since: int = 0,
        limit: int | None = None,
        *,
        kinds: Collection[ChangeKind] = (),
        site: str | None = None,
    ) -> Iterator[Change]:
        """What happened after the entry ``since``, oldest first. Keep the last ``seq`` and go on from there.

        Nothing is missed by going on, whoever writes at the same time. ``kinds`` and ``site`` leave the others out.
        """
        with self._read() as connection:
            yield from reading.changes(connection, since, limit=limit, kinds=kinds, site=site)

    def follow(
        self,
        since: int = 0,
        *,
        kinds: Collection[ChangeKind] = (),
        site: str | None = None,
        patience: float | None = None,
    ) -> Iterator[Change]:
        """As :meth:`changes`, and then what happens from now on, as soon as it is committed.

        Ends once nothing has come for ``patience`` seconds; without, never. It sleeps while nothing happens.
        Raises ``ArchiveUnavailable`` when the database goes away: go on from the last ``seq`` when it is back.
        """
        with in_words(self._engine.url), watching(self._engine) as watch:
            last = time.monotonic()
            while patience is None or time.monotonic() - last < patience:
                found = list(self.changes(since, _FOLLOWED_AT_ONCE, kinds=kinds, site=site))
                yield from found
                if found:
                    since, last = found[-1].seq, time.monotonic()
                else:
                    watch.wait(math.inf if patience is None else max(0.0, last + patience - time.monotonic()))

    def mark(self) -> int:
        """The mark of the last thing that happened, behind which :meth:`changes` goes on; 0 where nothing has."""
        with self._read() as connection:
            return newest_mark(connection)

    def updates(
        self,
        since: int = 0,
        *,
        until: int | None = None,
        site: str | None = None,
        published_from: datetime | None = None,
        published_until: datetime | None = None,
    ) -> Iterator[Update]:
        """Every article to which something happened behind the mark ``since``, once, with its newest content.

        In the order of the last thing that happened to it; go on from the last ``mark``. One that was taken down comes
        without an article. What has left the time that is asked for comes too, where ``since`` says that a copy was
        begun before. It ends at the mark ``until``, by default the newest one at the beginning.
        """
        until = self.mark() if until is None else until
        meant, goes_on = Meant(site=site, published_from=published_from, published_until=published_until), since > 0
        while True:
            with self._read() as connection:
                some = list(updates(connection, since, until))
                wanted = list(meant.among(connection, some, goes_on=goes_on))
            if not some:
                return
            since = some[-1].mark
            yield from wanted

    def sites(self) -> list[SiteSummary]:
        """Each site, with its number of articles, its newest, and how its last crawl ended."""
        with self._read() as connection:
            return reading.sites(connection)

    def links(self, site: str | None = None, outcome: Outcome | None = None) -> list[LinkState]:
        """Every announced link with what became of it."""
        with self._read() as connection:
            return reading.links(connection, site, outcome)

    def schedules(self, *, at: datetime) -> dict[str, SiteSchedule]:
        """Name of each site to what is known of its next crawl: what is due, pauses, and who crawls it now."""
        with self._read() as connection:
            return schedule.schedules(connection, at=at)

    def coverage(
        self, *, site: str | None = None, since: datetime | None = None, until: datetime | None = None
    ) -> list[Coverage]:
        """What became of the links first announced in ``[since, until)``, site by site."""
        with self._read() as connection:
            return coverage(connection, site=site, since=since, until=until)

    def alarms(self, *, site: str | None = None, since: datetime | None = None) -> list[Alarm]:
        """The alarms that are on, the newest last, and those that ended after ``since`` (aware)."""
        with self._read() as connection:
            return health.alarms(connection, site=site, since=since)

    def clock(self) -> datetime:
        """The database's own time (aware, UTC); of SQLite it is this machine's."""
        with self._read() as connection:
            return clock(connection)

    def troubles(self) -> list[Trouble]:
        """The sites of which the last two crawls were blocked, failed or found nothing."""
        with self._read() as connection:
            return notices.troubles(connection)

    def last_crawls(self, *, at: datetime) -> list[LastCrawl]:
        """When each site whose sources are polled was crawled last, and was to be crawled next."""
        with self._read() as connection:
            return notices.last_crawls(connection, at=at)

    def field_days(self, *, since: date, site: str | None = None) -> list[FieldFigures]:
        """What each field has shown on the articles first seen on each day (UTC), by site, field and day."""
        with self._read() as connection:
            return health.field_days(connection, site=site, since=since.isoformat())

    def layout_days(self, *, since: date, site: str | None = None) -> list[LayoutDay]:
        """How the pages first seen on each day (UTC) were built, by site and day."""
        with self._read() as connection:
            return layout_days(connection, site=site, since=since.isoformat())

    def ingested(self, files: Iterable[str]) -> list[PartState]:
        """How far the parts of these files, each named by the digest of its beginning, were taken in."""
        with self._read() as connection:
            return parts_of_files(connection, files)

    def workers(self) -> list[Worker]:
        """All processes that took work from the queue in the last day, the newest last."""
        with self._read() as connection:
            return workers(connection)

    def check_schema(self) -> None:
        """Raise ``SchemaTooNew`` or ``ArchiveUnavailable`` where another newscrawl has changed the schema meanwhile."""
        check_schema(self._engine)

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def write(self, additions: Iterable[Addition] = ()) -> Iterator[Transaction]:
        """A transaction: what is done in the block is kept when it ends, and undone when it raises.

        ``additions`` are the articles that are going to be added, where they are known: that makes it shorter.
        """
        with in_words(self._engine.url), committed(self._engine, self._pages, additions) as transaction:
            yield transaction

    def add(self, article: Article) -> Outcome:
        """Keep one article of a registered site: as new, as a revision, or as unchanged."""
        with self.write() as transaction:
            return transaction.add(article)

    def add_all(self, articles: Iterable[Article]) -> list[Outcome]:
        """The same for many, in one transaction."""
        with self.write() as transaction:
            return transaction.add_all(list(articles))

    def take_down(self, url: str, *, reason: str, decided_by: str | None = None, at: datetime) -> dict[str, int]:
        """Remove an article for good: its content from everywhere, so that it does not come back by any address.

        Its addresses stay, with ``reason``, ``decided_by`` and ``at`` (aware), in ``v_takedowns``; the feed tells
        followers. Gives back how much was removed of each part. To do it again is safe, and goes on where it was
        broken off. Raises ``ArticleNotFound``, ``InvalidArticle`` without a reason, and ``ArchiveUnreachable`` where it
        is done and somebody who has been reading an SQLite file since before keeps the bytes in it: do it again later.
        """
        with self.write() as transaction:
            removed = transaction.take_down(url, reason=reason, decided_by=decided_by, at=at)
        with in_words(self._engine.url), self._engine.connect() as connection:
            is_overwritten = empty_write_ahead_log(connection)
        if not is_overwritten:
            words = "the article is taken down, but its text is still in the file: another process holds it from before"
            raise ArchiveUnreachable(f"{shown(self._engine.url)}: {words}; run it again once that has ended")
        return removed

    def check(
        self, *, repair: bool = False, pages: bool = True, tell: Callable[[str], None] | None = None
    ) -> CheckReport:
        """Whether all that the archive holds agrees with itself: keys, revisions, digests, feed, stories, takedowns.

        With ``repair`` what can be mended is. Unless ``pages`` is false, every kept page is read, where the archive was
        opened with their folder. ``tell`` hears the name of each part before it is looked at.
        """
        with in_words(self._engine.url):
            return check_all(self._engine, pages=self._pages if pages else None, repair=repair, tell=tell)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with in_words(self._engine.url), self._engine.connect() as connection:
            begin(connection, write=False)
            yield connection
