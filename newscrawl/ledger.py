"""What a crawl tells the archive and asks of it, without ever holding up the event loop.

One writer thread per process and archive does all the work (``archive.writer``); the crawls of a process
share it. A crawl without an archive has a ledger too, which forgets everything when it ends.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from archive.addresses import identity_key
from archive.arrivals import Addition
from archive.crawls import Link, Outcome, PollState, Revisit, SiteFacts, SourceState, Verdict
from archive.errors import ArchiveError, LeaseLost, PageDamaged, PageNotKept, PagesAway
from archive.pages import PagesFolder, open_pages
from archive.store import Archive, open_archive
from archive.writer import Writer
from newscrawl.clock import awake, now
from newscrawl.health import LOOKED_BACK, Look, Watched, in_words, watch_articles
from newscrawl.recording import capture_of

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

    from archive.article import Article
    from archive.leases import Lease
    from archive.page_rows import KeptPage
    from archive.pages import Capture, Exchange
    from archive.writing import Transaction
    from newscrawl.items import ReadPage

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
ReadAgain = Callable[["KeptPage", "Exchange"], Awaitable["Article | None"]]
"""Reads a kept page by today's rules; ``None`` where they find no article on it."""
_DESKS = threading.Lock()


class Ledger(ABC):
    """One crawl's book: which links to fetch, and what became of each."""

    @abstractmethod
    async def begin(self, site: SiteFacts, arguments: Mapping[str, str]) -> None:
        """Open the crawl.

        Raises ``LeaseHeld`` while another crawl of the site is running, another ``ArchiveError`` when there is
        no archive to write to.
        """

    @abstractmethod
    async def assure(self) -> None:
        """Return once the crawl may surely ask something of its site: nobody else crawls it.

        Raises ``LeaseLost``, or another ``ArchiveError`` where that cannot be known.
        """

    def is_surely_ours(self) -> bool:
        """Whether nobody else can crawl the site by now, for all that is known without asking."""
        return True

    @abstractmethod
    async def waiting(self, revisit: Revisit) -> list[Link]:
        """The links to fetch before any source is asked: left by a crawl that was killed, or due again."""

    @abstractmethod
    async def announce(self, links: Sequence[Link]) -> list[Link]:
        """Enter links, and give back those to fetch now. One that is given back is settled or stays pending."""

    @abstractmethod
    async def add(self, read: ReadPage, link: Link, read_again: ReadAgain | None = None) -> Outcome:
        """Keep an article, and settle the link that led to it.

        Where both the page and the rules have changed since the archive saw it, ``read_again`` reads the page that
        is kept, so that our own improvement is told from the publisher's edit.
        """

    @abstractmethod
    async def keep_image(self, url: str, image: Capture) -> None:
        """Keep the lead image of the article at this address."""

    @abstractmethod
    async def settle(self, link: Link, outcome: Outcome, detail: str | None = None) -> None:
        """Say what became of a link that yielded no article."""

    @abstractmethod
    async def in_vain(self) -> Mapping[str, int] | None:
        """What became of the site's links, by outcome, where nothing is known of any article; else ``None``."""

    @abstractmethod
    async def sources(self) -> dict[str, SourceState]:
        """What is remembered of the site's sources, by address."""

    @abstractmethod
    async def remember_source(self, url: str, state: SourceState) -> None:
        """Remember a source's validators and yield for the next visit."""

    @abstractmethod
    async def advance(self, done: str | None, further: Mapping[str, SourceState]) -> None:
        """Go one step on a walk: enter the sources to read next, and forget the page that led to them."""

    @abstractmethod
    async def polls(self) -> dict[str, PollState]:
        """When each source of the site is due, by address."""

    @abstractmethod
    async def remember_poll(self, url: str, state: PollState) -> None:
        """Keep when a source is due."""

    @abstractmethod
    async def mean_pull(self) -> float | None:
        """The pull of the sources of all sites in the mean."""

    @abstractmethod
    async def memory(self) -> Mapping[str, Any] | None:
        """What earlier crawls have learned of the site."""

    @abstractmethod
    async def remember(self, memory: Mapping[str, Any]) -> None:
        """Keep what has been learned of the site for the next crawl."""

    @abstractmethod
    async def watch(self, rules: str, look: Look | None = None) -> tuple[int, str | None]:
        """Watch the articles that are new; gives back how many fields have an alarm on, and words for a silent site.

        ``rules`` names the site's rules; ``look`` is the crawl, if it asked the site's sources.
        """

    @abstractmethod
    async def end(
        self, verdict: Verdict, counts: Mapping[str, int], detail: str, asked_to_wait: timedelta | None = None
    ) -> None:
        """Close the crawl, with everything written."""


class MemoryLedger(Ledger):
    """The book of a crawl without an archive: each address once, nothing kept."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self.last_words: str | None = None
        """What was said of the last link that yielded no article."""

    async def begin(self, site: SiteFacts, arguments: Mapping[str, str]) -> None:
        pass

    async def assure(self) -> None:
        pass

    async def waiting(self, revisit: Revisit) -> list[Link]:
        return []

    async def announce(self, links: Sequence[Link]) -> list[Link]:
        return list(self._unseen(links))

    def _unseen(self, links: Iterable[Link]) -> Iterable[Link]:
        for link in links:
            key = identity_key(link.url, link.number)
            if key not in self._seen:
                self._seen.add(key)
                yield link

    async def add(self, read: ReadPage, link: Link, read_again: ReadAgain | None = None) -> Outcome:
        return Outcome.NEW

    async def keep_image(self, url: str, image: Capture) -> None:
        pass

    async def settle(self, link: Link, outcome: Outcome, detail: str | None = None) -> None:
        self.last_words = detail

    async def in_vain(self) -> Mapping[str, int] | None:
        return None

    async def sources(self) -> dict[str, SourceState]:
        return {}

    async def remember_source(self, url: str, state: SourceState) -> None:
        pass

    async def advance(self, done: str | None, further: Mapping[str, SourceState]) -> None:
        pass

    async def polls(self) -> dict[str, PollState]:
        return {}

    async def remember_poll(self, url: str, state: PollState) -> None:
        pass

    async def mean_pull(self) -> float | None:
        return None

    async def memory(self) -> Mapping[str, Any] | None:
        return None

    async def remember(self, memory: Mapping[str, Any]) -> None:
        pass

    async def watch(self, rules: str, look: Look | None = None) -> tuple[int, str | None]:
        return 0, None

    async def end(
        self, verdict: Verdict, counts: Mapping[str, int], detail: str, asked_to_wait: timedelta | None = None
    ) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms a crawl works with the archive."""

    lease: timedelta = timedelta(minutes=2)
    """So long a crawl that gives no sign of life keeps others from its site."""
    revisits_a_day: int | None = None
    on_loss: Callable[[ArchiveError], None] = lambda _: None
    """Called when the lease was lost: whatever is fetched from then on cannot be kept."""


class ArchiveLedger(Ledger):
    """The book of a crawl, kept in the archive. All that it writes, it writes under the lease on the site."""

    def __init__(self, archive_url: str, terms: Terms | None = None, pages: PagesPlace | None = None) -> None:
        self._url = archive_url
        self._pages = pages
        self._terms = terms or Terms()
        self._desk: _Desk | None = None
        self._lease: Lease | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._ours_until = 0.0
        """Until when nobody can have taken the lease, by ``newscrawl.clock.awake``."""
        self._site = ""
        self._crawl = 0

    async def begin(self, site: SiteFacts, arguments: Mapping[str, str]) -> None:
        def take(transaction: Transaction) -> tuple[Lease, int]:
            transaction.register(site)
            lease = transaction.take_lease(site.name, lasting=self._terms.lease)
            return lease, transaction.begin_crawl(site.name, at=now(), arguments=arguments)

        self._site = site.name
        desk = await asyncio.to_thread(_Desk.take, self._url, self._pages)
        asked = awake()
        try:
            self._lease, self._crawl = await asyncio.wrap_future(desk.writer.do(take))
        except BaseException:
            await asyncio.to_thread(desk.give_back)
            raise
        self._desk = desk
        self._ours_until = asked + self._terms.lease.total_seconds()
        self._renewing = asyncio.create_task(self._renew())

    async def _renew(self) -> None:
        """Renew the lease for as long as the crawl works; a database that does not answer is asked again."""
        while self._lease is not None:
            await asyncio.sleep(self._terms.lease.total_seconds() / 3)
            try:
                await self._renew_now()
            except LeaseLost as error:
                self._terms.on_loss(error)
                return
            except ArchiveError as error:
                logger.warning("The lease on %s could not be renewed: %s", self._site, error)

    async def _renew_now(self) -> None:
        asked = awake()
        if self._lease is not None:
            await self._do(partial(_renew, lease=self._lease, lasting=self._terms.lease))
        self._ours_until = asked + self._terms.lease.total_seconds()

    def is_surely_ours(self) -> bool:
        return awake() < self._ours_until or self._lease is None

    async def assure(self) -> None:
        """A process that was frozen has a request in hand when it wakes: it asks whether it still may."""
        if not self.is_surely_ours():
            try:
                await self._renew_now()
            except ArchiveError as error:
                self._terms.on_loss(error)
                raise

    async def waiting(self, revisit: Revisit) -> list[Link]:
        return await self._do(
            lambda transaction: transaction.waiting(
                self._site, at=now(), revisit=revisit, revisits_a_day=self._terms.revisits_a_day
            )
        )

    async def announce(self, links: Sequence[Link]) -> list[Link]:
        return await self._do(lambda transaction: transaction.announce(links, at=now()))

    async def add(self, read: ReadPage, link: Link, read_again: ReadAgain | None = None) -> Outcome:
        page, capture = read.page, capture_of(read.page)
        ours = await self._our_own_doing(read.article, read_again) if link.known and read_again else None

        def add(transaction: Transaction) -> Outcome:
            if ours is not None:
                transaction.add_again(*ours, at=read.article.fetched_at)
            return transaction.add(
                read.article,
                link=link,
                crawl=self._crawl,
                etag=page.etag,
                last_modified=page.last_modified,
                page=capture,
            )

        return await self._do(add, can_wait=True, adds=Addition(read.article, capture, is_new=not link.known))

    async def _our_own_doing(self, article: Article, read_again: ReadAgain) -> tuple[Article, KeptPage] | None:
        """What today's rules read on the kept page, where the page has changed since and so have the rules."""
        kept = await self._do(lambda transaction: transaction.page_to_read_first(article))
        if kept is None or self._desk is None:
            return None
        try:
            exchange = await asyncio.to_thread(self._desk.archive.read_page, kept)
            again = await read_again(kept, exchange)
        except (PageDamaged, PageNotKept, PagesAway) as error:
            logger.warning("Whose edit it is, cannot be told: %s", error)
            return None
        return (again, kept) if again is not None else None

    async def keep_image(self, url: str, image: Capture) -> None:
        await self._do(lambda transaction: transaction.keep_image(url, image))

    async def settle(self, link: Link, outcome: Outcome, detail: str | None = None) -> None:
        await self._do(
            lambda transaction: transaction.settle(link, outcome, at=now(), crawl=self._crawl, detail=detail)
        )

    async def in_vain(self) -> Mapping[str, int] | None:
        return await self._do(lambda transaction: transaction.in_vain(self._site))

    async def sources(self) -> dict[str, SourceState]:
        return await self._do(lambda transaction: transaction.sources(self._site))

    async def remember_source(self, url: str, state: SourceState) -> None:
        await self._do(lambda transaction: transaction.remember_source(self._site, url, state))

    async def advance(self, done: str | None, further: Mapping[str, SourceState]) -> None:
        await self._do(lambda transaction: transaction.advance(self._site, done=done, further=further))

    async def polls(self) -> dict[str, PollState]:
        return await self._do(lambda transaction: transaction.polls(self._site))

    async def remember_poll(self, url: str, state: PollState) -> None:
        await self._do(lambda transaction: transaction.remember_poll(self._site, url, state))

    async def mean_pull(self) -> float | None:
        return await self._do(lambda transaction: transaction.mean_pull())

    async def memory(self) -> Mapping[str, Any] | None:
        return await self._do(lambda transaction: transaction.memory(self._site))

    async def remember(self, memory: Mapping[str, Any]) -> None:
        await self._do(lambda transaction: transaction.remember(self._site, memory))

    async def watch(self, rules: str, look: Look | None = None) -> tuple[int, str | None]:
        def watch(transaction: Transaction) -> tuple[Watched, int]:
            after, state = transaction.watch_state(self._site)
            last, sights = transaction.sights(self._site, after=after)
            first = min((one.seen_at for one in sights), default=now())
            layouts = transaction.layout_days(self._site, since=(first - LOOKED_BACK).date())
            seen = look if last == after else None  # once, when all that it brought is counted
            watched = watch_articles(self._site, state, sights, rules=rules, at=now(), layouts=layouts, look=seen)
            transaction.remember_health(
                self._site,
                last_article_id=last,
                state=watched.state,
                days=watched.days,
                opened=watched.opened,
                ended=watched.ended,
                layouts=watched.layouts,
            )
            return watched, last - after

        while True:
            watched, further = await self._do(watch)
            for alarm in watched.opened:
                logger.warning("Alarm: %s", in_words(alarm))
            if not further:
                return watched.on, watched.silence

    async def end(
        self, verdict: Verdict, counts: Mapping[str, int], detail: str, asked_to_wait: timedelta | None = None
    ) -> None:
        if self._desk is None or self._lease is None:
            return
        lease = self._lease

        def end(transaction: Transaction) -> None:
            transaction.end_crawl(
                self._crawl, verdict=verdict, at=now(), counts=counts, detail=detail, asked_to_wait=asked_to_wait
            )
            transaction.give_back(lease)

        if self._renewing is not None:
            self._renewing.cancel()
            with suppress(asyncio.CancelledError):
                await self._renewing
        try:
            await self._do(end)
        finally:
            desk, self._desk, self._lease = self._desk, None, None
            await asyncio.to_thread(desk.give_back)

    async def _do(
        self, work: Callable[[Transaction], Result], *, can_wait: bool = False, adds: Addition | None = None
    ) -> Result:
        if self._desk is None or self._lease is None:
            raise RuntimeError("the ledger is used before begin() or after end()")
        lease = self._lease

        def fenced(transaction: Transaction) -> Result:
            transaction.hold(lease)
            return work(transaction)

        return await asyncio.wrap_future(self._desk.writer.do(fenced, can_wait=can_wait, adds=adds))


def _renew(transaction: Transaction, lease: Lease, lasting: timedelta) -> None:
    transaction.renew(lease, lasting=lasting)


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesPlace:
    """Where pages are kept, and in files of what size (bytes) and age."""

    address: str
    spool: str
    largest: int
    oldest: timedelta

    def open(self) -> PagesFolder:
        """The folder there. Raises ``ArchiveUnavailable``."""
        return open_pages(self.address, spool=self.spool, largest=self.largest, oldest=self.oldest)


def pages_of(settings: BaseSettings) -> PagesPlace | None:
    """Where the settings have pages kept; ``None`` where they have none kept."""
    if not settings.get("NEWSCRAWL_PAGES"):
        return None
    return PagesPlace(
        address=settings["NEWSCRAWL_PAGES"],
        spool=settings["NEWSCRAWL_PAGES_SPOOL"],
        largest=settings.getint("NEWSCRAWL_PAGES_FILE_SIZE"),
        oldest=timedelta(seconds=settings.getfloat("NEWSCRAWL_PAGES_FILE_AGE")),
    )


@contextmanager
def held_open(settings: BaseSettings) -> Iterator[Archive]:
    """The archive that the crawls of this process write to, open for as long as the block lasts.

    Else each crawl that is alone would open it and close it again. Raises ``ArchiveError``.
    """
    desk = _Desk.take(settings["NEWSCRAWL_ARCHIVE"], pages_of(settings))
    try:
        yield desk.archive
    finally:
        desk.give_back()


class _Desk:
    """An open archive with its writer, shared by the crawls of this process and closed by the last one."""

    _taken: ClassVar[dict[tuple[str, PagesPlace | None], _Desk]] = {}

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.writer = Writer(archive)
        self.users = 0

    @classmethod
    def take(cls, url: str, pages: PagesPlace | None) -> _Desk:
        with _DESKS:
            desk = cls._taken.get((url, pages))
            if desk is None:
                desk = cls._taken[url, pages] = cls(open_archive(url, pages=pages.open() if pages else None))
            desk.users += 1
            return desk

    def give_back(self) -> None:
        with _DESKS:
            self.users -= 1
            if self.users:
                return
            self._taken.pop(next(key for key, desk in self._taken.items() if desk is self))
        self.writer.close()
        self.archive.close()
