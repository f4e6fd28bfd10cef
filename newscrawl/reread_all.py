"""All kept pages through today's rules: in several processes, and going on where an earlier run was broken off."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from scrapy.settings import Settings

from archive.article import Article
from archive.crawls import Outcome
from archive.errors import InvalidArticle, PageDamaged
from archive.page_rows import KeptPage
from archive.store import Archive, open_archive
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.extraction import ArticleRules, SiteMemory
from newscrawl.items import Site
from newscrawl.ledger import PagesPlace, pages_of
from newscrawl.rereading import Reader
from newscrawl.running import settings_of_project
from newscrawl.sites import sites, unknown_site

_RANGE = 100
"""Ids of articles that a process takes at a time."""
_TRIES = 3
"""Times that a page is looked up anew because a crawl brought a newer one meanwhile."""
VIEWS = "views"
"""Stands among the fields that change, though it is no content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be read again."""

    archive_url: str
    site: str | None = None
    since: datetime | None = None
    """Only pages fetched from then on."""
    fields: tuple[str, ...] = ()
    """Only these are taken over; none means all."""
    dry_run: bool = False
    examples: int = 3
    """How many of each field are told."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What changes of one article."""

    url: str
    before: Any
    after: Any


@dataclass(slots=True)
class Tally:
    """What came of reading again."""

    articles: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    """``revised``, ``unchanged``; ``no_article``: today's rules find none on the page; ``damaged``: the page cannot be
    read; ``refused``: what was read must not be stored."""
    fields: Counter[str] = field(default_factory=Counter)
    """Column to the number of articles of which it changes."""
    examples: dict[str, list[Example]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """What cannot be read, in words; the first few."""

    def add(self, other: Tally, examples: int) -> None:
        """Take up what another process has counted."""
        self.articles += other.articles
        self.outcomes += other.outcomes
        self.fields += other.fields
        for name, found in other.examples.items():
            self.examples[name] = [*self.examples.get(name, ()), *found][:examples]
        self.faults = [*self.faults, *other.faults][:20]


# ── one process ──────────────────────────────────────────────────────────────────────────────────────


class Rereading:
    """What one process needs to read pages again: the archive with its pages, and a reader for each site."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        settings = settings_of_project(wish.overrides)
        self._spiders = sites(settings)
        self._readers: dict[str, Reader] = {}
        self.archive = open_archive(wish.archive_url, create=False, pages=_place(settings).open())

    def close(self) -> None:
        """Give the archive back."""
        self.archive.close()

    def read(self, first: int, last: int) -> Tally:
        """Read the pages of the articles with ids from ``first`` to ``last``. Raises ``ArchiveError``."""
        tally = Tally()
        for page in self.archive.pages_to_read(first=first, last=last, site=self.wish.site, since=self.wish.since):
            tally.articles += 1
            try:
                tally.outcomes[self._read_page(page, tally)] += 1
            except (PageDamaged, InvalidArticle) as error:
                tally.outcomes["damaged" if isinstance(error, PageDamaged) else "refused"] += 1
                tally.faults.append(str(error))
        return tally

    def _read_page(self, page: KeptPage, tally: Tally) -> str:
        for _ in range(_TRIES):
            article = self._article(page)
            if article is None:
                return "no_article"
            changed = self.archive.difference(article, page, fields=self.wish.fields).changed
            outcome = self._keep(article, page, is_changed=bool(changed))
            if outcome is not None:
                break
            newer = self.archive.pages_to_read(first=page.article_id, last=page.article_id)
            if not newer:
                return "unchanged"  # what is newer was kept without its page
            (page,) = newer
        else:
            return "unchanged"  # a crawl reads it all the time
        if outcome in {Outcome.REVISED, Outcome.UNCHANGED} and not self.wish.fields:
            changed = {**changed, **self._views(article, page)}
        for name, (before, after) in changed.items():
            tally.fields[name] += 1
            if len(tally.examples.setdefault(name, [])) < self.wish.examples:
                tally.examples[name].append(Example(url=page.url, before=before, after=after))
        return str(outcome)

    def _article(self, page: KeptPage) -> Article | None:
        return self._reader(page.site).read(page, self.archive.read_page(page))

    def _keep(self, article: Article, page: KeptPage, *, is_changed: bool) -> Outcome | None:
        if self.wish.dry_run:
            return Outcome.REVISED if is_changed else Outcome.UNCHANGED
        with self.archive.write() as transaction:
            return transaction.add_again(article, page, at=datetime.now(UTC), fields=self.wish.fields)

    def _views(self, article: Article, page: KeptPage) -> dict[str, tuple[Any, Any]]:
        """Put right the series of view counts, if today's rules read another one on the page; the change of it."""
        if not self.archive.needs_views_again(page, article.views):
            return {}
        shown = article.views.count if article.views else None
        known = self.archive.view_count(page)
        if not self.wish.dry_run:
            read = [(page, article.views)]
            for earlier in reversed(self.archive.pages_of_article(page.article_id)):
                if earlier.fetched_at < page.fetched_at and (found := self._article(earlier)) is not None:
                    read.insert(0, (earlier, found.views))
            with self.archive.write() as transaction:
                transaction.observe_again(read, at=datetime.now(UTC))
        return {VIEWS: (known, shown)}

    def _reader(self, site: str) -> Reader:
        if site not in self._readers:
            memory = SiteMemory.from_row(self.archive.memory(site))
            if site in self._spiders:
                self._readers[site] = self._spiders[site]().reader(memory)
            else:
                self._readers[site] = Reader(site=Site(name=site), rules=ArticleRules(), memory=memory)
        return self._readers[site]


def _place(settings: Settings) -> PagesPlace:
    place = pages_of(settings)
    if place is None:
        raise InvalidArgument("NEWSCRAWL_PAGES is empty: it names the folder in which the pages are kept")
    return place


_mine: Rereading | None = None
"""What a process of the pool works with."""


def _begin(wish: Wish) -> None:
    global _mine  # noqa: PLW0603 - a pool's process has no other place for it
    _mine = Rereading(wish)


def _read_range(first: int, last: int) -> Tally:
    assert _mine is not None
    return _mine.read(first, last)


# ── all of them ──────────────────────────────────────────────────────────────────────────────────────


def reread(
    wish: Wish,
    *,
    processes: int = 1,
    from_start: bool = False,
    told: Callable[[int, int, Tally], None] = lambda _done, _of, _tally: None,
) -> Tally:
    """Read again what is wished; gives back what came of it.

    What an earlier run with the same wish and the same rules has done is not done again, unless ``from_start``.
    ``told`` hears how many ids of how many are done. Raises ``ArchiveError``, ``InvalidArgument``, and
    ``NewscrawlError`` when a process dies; then another run goes on.
    """
    settings = settings_of_project(wish.overrides)
    _check_sites(wish, settings)
    _place(settings)
    tally = Tally()
    with ExitStack() as stack:
        archive = stack.enter_context(open_archive(wish.archive_url, create=False))
        ends = archive.articles_with_pages(wish.site)
        if ends is None:
            return tally
        mark = _Mark(archive, wish, settings)
        first = ends[0] if from_start else max(ends[0], mark.done + 1)
        ranges = [(start, min(start + _RANGE - 1, ends[1])) for start in range(first, ends[1] + 1, _RANGE)]
        read = _in_pool(wish, ranges, processes, stack) if processes > 1 else _here(wish, ranges, stack)
        finished: set[int] = set()
        for index, found in read:
            tally.add(found, wish.examples)
            finished.add(index)
            mark.advance(ranges, finished)
            told(ranges[index][1] - ranges[index][0] + 1, ends[1] + 1 - first, tally)
        mark.forget()
    return tally


def _here(wish: Wish, ranges: list[tuple[int, int]], stack: ExitStack) -> Iterator[tuple[int, Tally]]:
    reading = Rereading(wish)
    stack.callback(reading.close)
    for index, (first, last) in enumerate(ranges):
        yield index, reading.read(first, last)


def _in_pool(
    wish: Wish, ranges: list[tuple[int, int]], processes: int, stack: ExitStack
) -> Iterator[tuple[int, Tally]]:
    """The ranges as they are done, with a few more in hand than there are processes."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(wish,))
    stack.callback(pool.shutdown, wait=True, cancel_futures=True)
    waiting = iter(enumerate(ranges))
    running: dict[Future[Tally], int] = {}
    try:
        while True:
            while len(running) < 2 * processes and (following := next(waiting, None)) is not None:
                running[pool.submit(_read_range, *following[1])] = following[0]
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
    except BrokenProcessPool as error:
        raise NewscrawlError("a process that read pages has died; run it again, and it goes on from there") from error


class _Mark:
    """How far a reading has come, kept in the archive until it is through."""

    def __init__(self, archive: Archive, wish: Wish, settings: Settings) -> None:
        self._archive = archive
        self._is_dry = wish.dry_run
        self._name = f"reread {_digest(wish, settings)}"
        self._through = 0
        self.done = 0
        if not wish.dry_run:
            with archive.write() as transaction:
                self.done = int(transaction.fact(self._name) or 0)

    def advance(self, ranges: list[tuple[int, int]], finished: set[int]) -> None:
        """Note the last id before which everything is done."""
        before = self._through
        while self._through in finished:
            finished.discard(self._through)
            self._through += 1
        if self._through != before:
            self._remember(ranges[self._through - 1][1])

    def forget(self) -> None:
        """The reading is through: the next one begins at the beginning."""
        self._remember(None)

    def _remember(self, done: int | None) -> None:
        if not self._is_dry:
            with self._archive.write() as transaction:
                transaction.remember_fact(self._name, done)


def _digest(wish: Wish, settings: Settings) -> str:
    """Names the wish together with all rules: after one was mended, the reading begins anew."""
    rules = [[name, spider.article.digest, repr(spider().site)] for name, spider in sites(settings).items()]
    since = wish.since.isoformat() if wish.since else None
    words = [wish.site, since, wish.fields, ArticleRules().digest, rules]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]


def _check_sites(wish: Wish, settings: Settings) -> None:
    """Raise ``InvalidArgument`` for a site of a site file that is not there: the usual rules would read it worse."""
    known = sites(settings)
    with open_archive(wish.archive_url, create=False) as archive:
        held = [one.name for one in archive.sites() if one.articles]
    if wish.site is not None and wish.site not in held:
        raise InvalidArgument(f"the archive holds no article of {wish.site}: {unknown_site(wish.site, held)}")
    for name in [wish.site] if wish.site else held:
        if name not in known and "." not in name:
            raise InvalidArgument(
                f"the archive has articles of {name}, which has no site file here; name others by --site"
            )
