"""The writing side of the archive: what one transaction can do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from archive import facts, health, ingests, leases, notices, past, rereading, schedule, workers
from archive import links as link_rows
from archive import sources as source_rows
from archive.arrivals import Arrival
from archive.article import Article, ViewCount
from archive.batch import Batch
from archive.crawls import Link, Outcome, PollState, Revisit, SiteFacts, SourceState, Verdict
from archive.dialects import clock, insert_or_update
from archive.errors import InvalidArticle
from archive.faults import in_words
from archive.health import Alarm, Aspect, FieldFigures, Sight
from archive.ingests import PartState
from archive.keeping import keep, known_article, known_article_at, look_up
from archive.layouts import LayoutDay, layout_days, remember_layouts
from archive.leases import Lease
from archive.models import Crawl, Site
from archive.notices import Told
from archive.page_rows import KeptPage, Recording, remove_pages
from archive.pages import Capture, PagesFolder
from archive.stories import Text
from archive.takedown import take_down
from archive.validation import checked
from archive.workers import Worker


class Transaction:
    """Writes that are all kept, or none. Made by ``Archive.write()``; not for use outside of its block.

    For what is ``expected`` to be added the database is asked at once, and not for each.
    """

    def __init__(
        self,
        connection: Connection,
        pages: PagesFolder | None = None,
        expected: Sequence[tuple[Article, Arrival]] = (),
    ) -> None:
        self._batch = Batch(connection)
        self._pages = pages
        self._sites: set[str] | None = None
        self._held: set[Lease] = set()
        self._expected = {id(article): arrival for article, arrival in expected}
        if len(expected) > 1:
            look_up(self._batch, list(self._expected.values()))
            if pages is not None:
                self._batch.page_ids.reserve(len(expected))

    @property
    def _connection(self) -> Connection:
        """The connection, with everything written that was gathered until now."""
        return self._batch.connection

    def flush(self) -> None:
        """Write what was gathered; what ends a transaction does so first."""
        self._batch.flush()

    @property
    def bound(self) -> Sequence[Text]:
        """The texts that were bound to the stories of their copies."""
        return self._batch.bound

    @property
    def oldest_writer(self) -> int | None:
        """The oldest transaction that was writing when the first of them was; ``None`` where there is but one."""
        return self._batch.oldest_writer

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What is done in the block is undone when it raises, and the rest of the transaction stays.

        Raises ``ArchiveError`` for what the database raises.
        """
        connection = self._connection
        with in_words(connection.engine.url), connection.begin_nested():
            try:
                yield
                self._batch.flush()
            except BaseException:
                self._batch.discard()
                raise

    # ── who may write ────────────────────────────────────────────────────────────────────────────────

    def take_lease(self, site: str, *, lasting: timedelta) -> Lease:
        """Take the lease of a registered site. Raises ``LeaseHeld`` while another crawl has it."""
        return leases.take(self._connection, site, lasting=lasting)

    def hold(self, lease: Lease) -> None:
        """Let what follows in this transaction be written only if the lease still holds. Raises ``LeaseLost``."""
        if lease not in self._held:
            leases.check(self._batch.unflushed, lease)
            self._held.add(lease)

    def renew(self, lease: Lease, *, lasting: timedelta) -> Lease:
        """Hold a lease for longer. Raises ``LeaseLost``."""
        return leases.renew(self._connection, lease, lasting=lasting)

    def give_back(self, lease: Lease) -> None:
        """End a lease before its time. Raises ``LeaseLost``."""
        leases.give_back(self._connection, lease)

    # ── sites and crawls ─────────────────────────────────────────────────────────────────────────────

    def register(self, site: SiteFacts) -> None:
        """Enter a site, or bring what is known of it up to date."""
        row = {
            "name": site.name,
            "title": site.title,
            "homepage": site.homepage,
            "timezone": site.timezone,
            "country": site.country,
            "languages": list(site.languages),
        }
        insert_or_update(self._connection, Site, row, ["name"])
        self._sites = None

    def memory(self, site: str) -> dict[str, Any] | None:
        """What the crawler has learned of a site, as it was given to :meth:`remember`."""
        return self._connection.execute(select(Site.memory).where(Site.name == site)).scalar_one_or_none()

    def sites_with_memory(self) -> frozenset[str]:
        """The names of the sites of which the crawler has learned something."""
        return frozenset(self._connection.execute(select(Site.name).where(Site.memory.is_not(None))).scalars())

    def remember(self, site: str, memory: Mapping[str, Any]) -> None:
        """Keep what the crawler has learned of a registered site: any JSON."""
        self._connection.execute(update(Site).where(Site.name == site).values(memory=dict(memory)))

    def watch_state(self, site: str) -> tuple[int, dict[str, Any]]:
        """The id of the last article of a site that was watched, and the state of its watch then."""
        return health.state_of(self._connection, site)

    def sights(self, site: str, *, after: int, most: int = 250) -> tuple[int, list[Sight]]:
        """The articles of a site that came after one, as they were first seen, and the id of the last one."""
        return health.sights(self._connection, site, after=after, most=most)

    def layout_days(self, site: str, *, since: date) -> list[LayoutDay]:
        """How the pages of a site were built on each day (UTC) since one."""
        return layout_days(self._connection, site=site, since=since.isoformat())

    def remember_health(
        self,
        site: str,
        *,
        last_article_id: int,
        state: Mapping[str, Any],
        days: Sequence[FieldFigures] = (),
        opened: Sequence[Alarm] = (),
        ended: Sequence[tuple[str, str, datetime]] = (),
        layouts: Sequence[LayoutDay] = (),
    ) -> None:
        """Keep a watch's state, add figures to their days, enter alarms, and end those of a field and an aspect.

        The days of ``layouts`` are kept as they are here.
        """
        remember_layouts(self._connection, layouts)
        health.remember(self._connection, site, last_article_id=last_article_id, state=state, days=days)
        for alarm in opened:
            health.open_alarm(self._connection, alarm)
        for field, aspect, at in ended:
            health.end_alarm(self._connection, site, field, aspect, at=at)

    def quarantine(self, site: SiteFacts, because: str, *, lasting: timedelta) -> None:
        """Leave a site alone whose crawls end their process; the alarm is on until :meth:`is_sound` is said."""
        self.know(site)
        at = clock(self._connection)
        schedule.leave_alone(self._connection, site.name, because, until=at + lasting)
        alarm = Alarm(site=site.name, field="crawl", aspect=Aspect.CRASHES, since=at, opened_at=at, found_now=because)
        health.open_alarm(self._connection, alarm)

    def is_sound(self, site: str) -> None:
        """A crawl of the site has ended in good order: end the alarm of its quarantine."""
        health.end_alarm(self._connection, site, "crawl", Aspect.CRASHES, at=clock(self._connection))

    def beat(self, worker: Worker) -> datetime:
        """Note a worker's sign of life; gives back the database's time."""
        return workers.beat(self._connection, worker)

    def end_sessions_of_silent_workers(self, silence: timedelta) -> int:
        """End the sessions in which workers sleep that were not heard of for so long; gives back how many."""
        return workers.end_sessions_of_the_silent(self._connection, silence)

    def forget_workers(self) -> None:
        """Forget workers that were not heard of for a day."""
        workers.forget_old(self._connection)

    def claim_notices(self, *, at: datetime) -> Told | None:
        """What was told to people last, for whoever tells what is new; ``None`` while somebody else is at it."""
        return notices.claim(self._connection, at=at)

    def release_notices(self, told: Told) -> None:
        """Keep what was told, and let others tell."""
        notices.release(self._connection, told)

    def begin_crawl(self, site: str, *, at: datetime, arguments: Mapping[str, str] | None = None) -> int:
        """Enter a crawl of a registered site, and give back its id.

        Crawls of the site that ended without a word get their verdict: they were killed.
        """
        schedule.close_orphans(self._connection, site, at=at)
        row = insert(Crawl).values(site=site, started_at=at, arguments=dict(arguments or {}))
        (crawl,) = self._connection.execute(row).inserted_primary_key  # type: ignore[misc]
        return int(crawl)

    def end_crawl(
        self,
        crawl: int,
        *,
        verdict: Verdict,
        at: datetime,
        counts: Mapping[str, int],
        detail: str | None = None,
        asked_to_wait: timedelta | None = None,
    ) -> None:
        """Close a crawl with its verdict and counts.

        After one that was blocked or failed, or in which the site ``asked_to_wait``, the site is paused.
        """
        values = {"ended_at": at, "verdict": str(verdict), "counts": dict(counts), "detail": detail}
        ended = update(Crawl).where(Crawl.id == crawl).values(values).returning(Crawl.site)
        site = self._connection.execute(ended).scalar_one()
        schedule.pause(self._connection, site, verdict, detail or str(verdict), at=at, asked=asked_to_wait)

    def polls(self, site: str) -> dict[str, PollState]:
        """Address to state of every source of a site that is polled by itself."""
        return schedule.polls_of(self._connection, site)

    def remember_poll(self, site: str, url: str, state: PollState) -> None:
        """Keep when a source is due."""
        schedule.remember_poll(self._connection, site, url, state)

    def mean_pull(self) -> float | None:
        """The pull of the sources of all sites in the mean; ``None`` before the first poll."""
        return schedule.mean_pull(self._connection)

    # ── links and articles ───────────────────────────────────────────────────────────────────────────

    def announce(self, links: Sequence[Link], *, at: datetime) -> list[Link]:
        """Enter announced links; give back those to fetch now, with the validators of their last answer."""
        return link_rows.announce(self._connection, links, at=at)

    def waiting(
        self, site: str, *, at: datetime, revisit: Revisit = Revisit.DUE, revisits_a_day: int | None = None
    ) -> list[Link]:
        """The links of a site that no source need announce: left pending by a killed crawl, or due again.

        ``revisits_a_day`` bounds those that are due again, counted over the crawls of the last 24 hours; those
        that are latest, measured by how long they were to wait, go first.
        """
        most = None
        if revisits_a_day is not None and revisit is Revisit.DUE:
            made = schedule.revisits_since(self._connection, site, at - timedelta(days=1))
            most = max(revisits_a_day - made, 0)
        return link_rows.waiting(self._connection, site, at=at, revisit=revisit, most=most)

    def in_vain(self, site: str) -> dict[str, int] | None:
        """Outcomes of a site's links with their numbers, where there is no article of it; else ``None``."""
        return link_rows.in_vain(self._connection, site)

    def settle(
        self,
        link: Link,
        outcome: Outcome,
        *,
        at: datetime,
        crawl: int | None = None,
        detail: str | None = None,
    ) -> None:
        """Say what became of a link that yielded no article (or, by a 304, the one that is there)."""
        link_rows.settle(self._connection, link, outcome, at=at, crawl=crawl, detail=detail)

    def add(
        self,
        article: Article,
        *,
        link: Link | None = None,
        crawl: int | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        page: Capture | None = None,
    ) -> Outcome:
        """Keep an article of a registered site, settle the link that led to it, and keep its ``page``.

        An archive that was opened without a folder of pages keeps none.

        A link that leads to an article which another link already stands for is a duplicate: its address is
        remembered, its page is not held against the article's, since forms of one page differ in small things.
        Raises ``InvalidArticle`` before anything is written.
        """
        self._check_site(article)
        arrival = self._expected.pop(id(article), None) or Arrival(checked(article))
        return self._keep(arrival, link, crawl, (etag, last_modified), page)

    def _keep(
        self,
        arrival: Arrival,
        link: Link | None = None,
        crawl: int | None = None,
        validators: tuple[str | None, str | None] = (None, None),
        page: Capture | None = None,
    ) -> Outcome:
        article = arrival.article
        known = known_article(self._batch, arrival)
        if link is not None and known is not None and not link_rows.is_primary(self._connection, link, known):
            self._batch.add_aliases(known, arrival.keys, article.fetched_at)
            return link_rows.settle(
                self._connection,
                link,
                Outcome.DUPLICATE,
                at=article.fetched_at,
                crawl=crawl,
                article_id=known,
            )
        kept = keep(self._batch, arrival, known, self._recording(page))
        if link is not None and kept.outcome is Outcome.NEW:
            settled = link_rows.SettledNew(
                link=link,
                at=article.fetched_at,
                crawl=crawl,
                article_id=kept.article_id,
                born=article.published.at if article.published else article.fetched_at,
                validators=validators,
            )
            self._batch.defer(link_rows.settle_all_new, settled)
        elif link is not None:
            link_rows.settle(
                self._connection,
                link,
                kept.outcome,
                at=article.fetched_at,
                crawl=crawl,
                article_id=kept.article_id,
                validators=validators,
            )
        return kept.outcome

    def add_all(self, articles: Sequence[Article]) -> list[Outcome]:
        """Keep many articles of registered sites, as :meth:`add` does."""
        for article in articles:
            self._check_site(article)
        arrivals = [Arrival(checked(article)) for article in articles]
        look_up(self._batch, arrivals)
        return [self._keep(arrival) for arrival in arrivals]

    # ── what others kept ─────────────────────────────────────────────────────────────────────────────

    def know(self, site: SiteFacts) -> None:
        """Enter a site unless it is known: what its own crawl says of it is better founded."""
        if site.name not in self._registered():
            past.know(self._connection, site)
            self._registered().add(site.name)

    def add_past(self, article: Article, *, link: Link, at: datetime, page: Capture | None = None) -> Outcome:
        """As :meth:`add`, for a page that was fetched at any time before, by whomever, and is heard of now, ``at``.

        It is put where it belongs in the article's history: what is newer stays newest. Link and article are
        left as they are where they were looked at since.
        """
        (outcome,) = self.add_all_past([(article, link, page)], at=at)
        return outcome

    def add_all_past(self, arriving: Sequence[tuple[Article, Link, Capture | None]], *, at: datetime) -> list[Outcome]:
        """As :meth:`add_past`, for many: articles, each with its link and its page."""
        for article, _, _ in arriving:
            self._check_site(article)
        arrivals = [Arrival(checked(article)) for article, _, _ in arriving]
        look_up(self._batch, arrivals)
        return [
            past.add(self._batch, arrival, link, self._recording(page), at=at)
            for arrival, (_, link, page) in zip(arrivals, arriving, strict=True)
        ]

    def _recording(self, page: Capture | None) -> Recording | None:
        return Recording(self._pages, page) if self._pages is not None and page is not None else None

    def settle_past(self, link: Link, outcome: Outcome, *, at: datetime, detail: str | None = None) -> None:
        """As :meth:`settle`, for a look in the past: a link that nobody announced, or seen since, is left."""
        past.settle(self._connection, link, outcome, at=at, detail=detail)

    def led_to(self, link: Link, target: str, *, at: datetime) -> Outcome | None:
        """Know a link as another address of the article at ``target``; ``None`` where no article is there."""
        return past.led_to(self._batch, link, target, at=at)

    def advance_part(self, state: PartState, *, at: datetime) -> None:
        """Note how far a part of a file has come; ``counts`` and ``faults`` are what was added since the last time."""
        ingests.advance(self._connection, state, at=at)

    def forget_files(self, files: Sequence[str]) -> None:
        """Know nothing of these files any more, so that they are read from their beginning."""
        ingests.forget(self._connection, files)

    def take_down(self, url: str, *, reason: str, decided_by: str | None = None, at: datetime) -> dict[str, int]:
        """Remove an article for good; see ``Archive.take_down``, which does the rest as well."""
        article_id = known_article_at(self._connection, url)
        return take_down(self._connection, article_id, reason=reason, decided_by=decided_by, at=at, pages=self._pages)

    # ── kept pages ───────────────────────────────────────────────────────────────────────────────────

    def keep_image(self, url: str, image: Capture) -> None:
        """Keep the lead image of the article at this address, as its pages are kept.

        Nothing is done for one that was taken down, or where the archive was opened without a folder of pages. Raises
        ``ArticleNotFound``.
        """
        article_id = known_article_at(self._connection, url)
        if self._pages is not None:
            Recording(self._pages, image).enter_image(self._batch, article_id)

    def page_to_read_first(self, article: Article) -> KeptPage | None:
        """The kept page to read again before ``article`` is added, so that our own improvement is no publisher's edit.

        ``None`` where there is no need: the content is the same, or only the page or only the rules have changed.
        """
        return rereading.page_to_read_first(self._connection, article)

    def add_again(
        self, article: Article, page: KeptPage, *, at: datetime, fields: Collection[str] = ()
    ) -> Outcome | None:
        """Keep what was read again on a kept page: as a revision of cause ``rules``, or as unchanged.

        ``fields`` (of ``archive.rereading.FIELDS``) take over only these. ``None`` where ``page`` does not show what
        the archive holds any more: a newer one may have come since it was looked up. Raises ``InvalidArticle``
        before anything is written.
        """
        return rereading.keep_again(self._batch, article, page, at=at, fields=fields)

    def observe_again(self, read: Iterable[tuple[KeptPage, ViewCount | None]], *, at: datetime) -> bool:
        """Put right the view counts noted from kept pages of one article, oldest first; whether any was changed."""
        return rereading.observe_again(self._connection, read, at=at)

    def fact(self, name: str) -> Any:
        """What is kept under a name for the archive as a whole; ``None`` for nothing."""
        return facts.fact(self._connection, name)

    def remember_fact(self, name: str, value: Any) -> None:
        """Keep any JSON under a name; ``None`` forgets it."""
        if value is None:
            facts.forget_fact(self._connection, name)
        else:
            facts.remember_fact(self._connection, name, value)

    def remove_pages(self, article_id: int, *, why: str = "on request") -> int:
        """Take all kept pages of an article out of the files, for good; gives back how many there were.

        In their place stand records of the same length that say ``why``. What is done to the files is not undone
        when the transaction is: do it again. Raises ``ArchiveUnavailable`` where there are some, and the archive was
        opened without the folder in which they lie.
        """
        return remove_pages(self._connection, self._pages, article_id, why=why)

    def bring_pages_to_disk(self) -> None:
        """Return when all pages that were kept are on the disk: before the rows that point to them are committed."""
        if self._pages is not None:
            self._pages.sync()

    def _check_site(self, article: Article) -> None:
        if any(article.site == lease.site for lease in self._held):
            return  # nobody holds the lease of a site that is not registered
        if article.site not in self._registered():
            raise InvalidArticle(f"site of the article at {article.url} is {article.site!r}, which is not registered")

    def _registered(self) -> set[str]:
        if self._sites is None:
            self._sites = set(self._connection.execute(select(Site.name)).scalars())
        return self._sites

    def sources(self, site: str) -> dict[str, SourceState]:
        """Address to state for every source of a site, pages of unfinished walks included."""
        return source_rows.sources_of(self._connection, site)

    def remember_source(self, site: str, url: str, state: SourceState) -> None:
        """Remember a source for the next visit."""
        source_rows.remember(self._connection, site, url, state)

    def advance(self, site: str, *, done: str | None = None, further: Mapping[str, SourceState] | None = None) -> None:
        """Go one step on a walk through a source: enter what to read next, and forget the page ``done``."""
        source_rows.advance(self._connection, site, done=done, further=further)
