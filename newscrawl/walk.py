"""The sources of one crawl: which are asked, where the walk through their pages stands, what each has brought."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archive.addresses import identity_key
from archive.crawls import Link, SourceState, SourceStatus
from newscrawl.clock import now
from newscrawl.discovery import Sitemap, Source, WordPressPosts
from newscrawl.discovery.indexes import is_false, is_idle, may_stand_still, sitemaps_to_read
from newscrawl.discovery.polling import Brought, after_visit, merits, source_of
from newscrawl.recently import Recently

if TYPE_CHECKING:
    from newscrawl.arguments import Arguments
    from newscrawl.discovery import Reading
    from newscrawl.ledger import Ledger

_WHOLE = frozenset({Sitemap.kind, WordPressPosts.kind})
_SOURCES = 1_000
"""Sources that an ordinary crawl asks at most, pages of sections included."""
_SOURCES_OF_A_BACK_FILL = 100_000
_PAGES_OF_A_BACK_FILL = 20_000
PUT_OFF_AT_ONCE = 60
"""Sources that one crawl takes up of those which earlier ones found and put off."""
_ATTEMPTS = 3
"""Crawls in which a page of a walk may fail to come before the walk is given up."""
_MOST = 0.6
_ARTICLES = 5_000
"""New articles whose origin is remembered for the merit of sources."""


class Walk:
    """State of one crawl's discovery. It decides, and tells the ledger; it fetches nothing."""

    def __init__(self, ledger: Ledger) -> None:
        self.known: dict[str, SourceState] = {}
        """What was remembered of the site's sources when the crawl began."""
        self.left_out = 0
        """Sources that were found and not asked, since there were too many."""
        self._ledger = ledger
        self._maps: defaultdict[str, list[SourceState]] = defaultdict(list)
        """What was remembered of sitemaps, by the index that leads to them."""
        self._since: datetime | None = None
        self._is_kept = True
        self._is_partial = False
        self._asked: set[str] = set()
        self._resumed: set[str] = set()
        self._turned_over: set[str] = set()
        self._seen: dict[str, Recently] = {}
        """Hashes of the identities of what the pages of each walk have shown: texts would be many more bytes."""
        self._whole: set[str] = set()
        """Of the new ones those that a sitemap or an API has."""
        self._new: set[str] = set()
        """The identity of links that nobody had announced before this crawl, up to a bound."""
        self._states: dict[str, SourceState] = {}
        self._brought: list[Brought] = []
        self._articles: dict[str, datetime | None] = {}
        self._pages: dict[str, tuple[str, int]] = {}
        self._inside: Counter[tuple[str, int]] = Counter()
        self._past: Counter[tuple[str, int]] = Counter()

    async def begin(self, arguments: Arguments) -> list[Source]:
        """Remember what was known; gives back the pages at which a killed crawl of the same kind left its walks."""
        self._since = arguments.since
        self._is_kept = not (arguments.max_items or arguments.urls)
        self._is_partial = arguments.are_partial or bool(arguments.urls)
        self.known = await self._ledger.sources()
        for state in self.known.values():
            if state.parent is not None and state.kind == Sitemap.kind:
                self._maps[state.parent].append(state)
        left: list[Source] = []
        put_off: list[str] = []
        for url, state in self.known.items():
            is_of_back_fill = bool(state.options.get("since"))
            is_put_off = state.status is SourceStatus.PENDING and state.parent is None and not is_of_back_fill
            if state.status is SourceStatus.PENDING and (is_put_off or is_of_back_fill == bool(self._since)):
                source = source_of(url, state)
                if source is not None and not (is_put_off and len(put_off) >= PUT_OFF_AT_ONCE):
                    self._resumed.add(url)
                    left.append(source)
                    put_off += [url] * is_put_off
        return left if self._is_kept else []

    def ask(self, source: Source) -> Source | None:
        """The source as it is to be asked in this crawl; ``None`` if it was asked already, or there are too many."""
        if source.url in self._asked:
            return None
        if len(self._asked) >= (_SOURCES_OF_A_BACK_FILL if self._since else _SOURCES):
            self.left_out += 1
            return None
        self._asked.add(source.url)
        pages = getattr(source, "pages", 0)
        if self._since and pages > 1:
            source = replace(source, pages=_PAGES_OF_A_BACK_FILL)  # type: ignore[call-arg]
        self._pages[str(source)] = (source.root, getattr(source, "number", 1))
        return source

    def remembered(self) -> list[Source]:
        """All sources that were known when the crawl began, without those that were found and not asked yet."""
        asked = {url: state for url, state in self.known.items() if state.status is not SourceStatus.PENDING}
        made = (source_of(url, state) for url, state in asked.items())
        return [source for source in made if source is not None]

    def condition(self, source: Source) -> SourceState | None:
        """What was remembered of the last answer of a source, if it says by being the same that nothing is new."""
        return self.known.get(source.url) if may_stand_still(self._maps[source.url], at=now()) else None

    def weighed(self, source: Source, reading: Reading | None, fresh: Collection[Link] = ()) -> Source:
        """A source that was read, with whether its date is believed; ``reading`` is ``None`` if it is unchanged."""
        if not isinstance(source, Sitemap):
            return source
        state = self.known.get(source.url)
        brought = any(not link.known for link in fresh)
        if reading is None:
            return replace(source, is_doubted=is_idle(source, state))
        return replace(source, is_doubted=is_false(source, state, reading.announced, brought=brought))

    def was_asked_before(self, source: Source) -> bool:
        """Whether earlier crawls have asked a source, and not only found it."""
        state = self.known.get(source.url)
        return state is not None and state.status is not SourceStatus.PENDING

    def has_yielded(self, source: Source) -> bool:
        """Whether a source has been read before, and was found worth asking."""
        state = self.known.get(source.url)
        return state is not None and state.status is SourceStatus.ACTIVE and state.visits > 0

    def had_failed(self, source: Source) -> bool:
        """Whether a source could not be read when it was last asked."""
        state = self.known.get(source.url)
        return state is not None and state.detail is not None

    def has_turned_over(self, source: Source) -> bool:
        """Whether most of what a known source announced in this crawl was new."""
        return self.has_yielded(source) and source.url in self._turned_over

    async def put_off(self, sources: Iterable[Source]) -> None:
        """Leave sources that were found to the next crawls."""
        waiting = {one.url: self._pending(one) for one in sources if one.url not in self.known}
        if waiting and self._is_kept:
            await self._ledger.advance(None, waiting)

    def has_whole(self) -> bool:
        """Whether a sitemap or an API has answered in this crawl with articles: what it lists, others need not."""
        return any(
            state.status is SourceStatus.ACTIVE and state.announced and state.kind in _WHOLE
            for state in self._states.values()
        )

    def was_dropped(self, source: Source) -> bool:
        """Whether it turned out in this crawl that there is no source at this address."""
        state = self._states.get(source.url)
        return state is not None and state.status is SourceStatus.DROPPED

    def drop(self, source: Source, words: str) -> None:
        """Note that there is no source at this address."""
        self.note(source, status=SourceStatus.DROPPED, detail=words)

    def announced(self, source: Source, links: Collection[Link], fresh: Collection[Link], *, is_whole: bool) -> bool:
        """Note what a source announced, and which of it is to be fetched now; says whether its next page is worth it.

        ``is_whole`` says that the source lists all there is, as a sitemap does: what stands there is no reason to walk
        through the sections too. A page that shows only what the pages before it have shown ends every walk.
        """
        new = {identity_key(link.url, link.number) for link in fresh if not link.known}
        keys = {identity_key(link.url, link.number) for link in links}
        if keys and not is_whole and len(new) >= _MOST * len(keys):
            self._turned_over.add(source.url)
        if len(self._new) < _ARTICLES:
            self._new |= new
        if shared := keys & self._new:
            self._brought.append(Brought(source=source, keys=shared))
        if is_whole:
            self._whole |= shared
            return bool(new) or self._since is not None
        seen = self._seen.setdefault(source.root, Recently())
        unseen = {key for key in keys if not seen.meet(key)}
        return bool(unseen if self._since else unseen & (new | (self._new - self._whole)))

    def stored(self, link: Link, published: datetime | None) -> None:
        """Note that a link led to a new article."""
        self._inside[self._page_of(link)] += 1
        if len(self._articles) < _ARTICLES:
            self._articles[identity_key(link.url, link.number)] = published

    def went_past(self, link: Link) -> None:
        """Note that a link led to an article older than the window: the walk is near its end."""
        self._past[self._page_of(link)] += 1

    def _page_of(self, link: Link) -> tuple[str, int]:
        return self._pages.get(link.source, ("", 0))

    async def advance(self, source: Source, reading: Reading, *, is_news: bool) -> list[Source]:
        """The sources to ask after this one; the ledger knows them before they are asked.

        ``is_news`` is what :meth:`announced` said of it.
        """
        goes_on = is_news or not reading.only_if_new or source.url in self._resumed
        further = self._worth_it(source, reading.further) if goes_on else []
        further = [one for one in further if one.url not in self._asked]
        if self._is_kept:
            is_page = source.parent is not None and (not isinstance(source, Sitemap) or self._since is not None)
            pending = {one.url: self._pending(one) for one in further}
            is_kept = source.url in self.known or source.url in self._states
            if pending or (is_page and is_kept):
                await self._ledger.advance(source.url if is_page else None, pending)
                if is_page and not isinstance(source, Sitemap):  # its row is gone too
                    self._states.pop(source.url, None)
            self._states |= pending
        return further

    def left_unread(self, reading: Reading, further: Iterable[Source]) -> int:
        """How many sitemaps of an index neither this crawl reads nor an earlier one has."""
        chosen = {one.url for one in further}
        found = [one.url for one in reading.further if isinstance(one, Sitemap) and not self._since]
        return sum(url not in chosen and url not in self.known and url not in self._asked for url in found)

    async def give_up(self, source: Source, *, for_good: bool) -> None:
        """A page of a walk did not come. It is tried again by the next crawl, unless it is gone or failed often."""
        state = self._states.get(source.url) or self.known.get(source.url)
        if source.parent is None or state is None or not self._is_kept:
            return
        if for_good or state.visits + 1 >= _ATTEMPTS:
            await self._ledger.advance(source.url, {})
        else:
            await self._ledger.advance(None, {source.url: replace(state, visits=state.visits + 1)})

    def _worth_it(self, source: Source, further: Iterable[Source]) -> list[Source]:
        found = list(further)
        maps = [one for one in found if isinstance(one, Sitemap)]
        if maps:
            newest = None if self._since else maps[0].newest
            return list[Source](sitemaps_to_read(maps, self.known, newest=newest, since=self._since, at=now()))
        return [] if self._is_past_window(source) else found

    def _is_past_window(self, source: Source) -> bool:
        """Whether the last pages of a walk held nothing but what is older than was asked for."""
        number = getattr(source, "number", 1)
        pages = [(source.root, one) for one in range(max(1, number - 2), number + 1)]
        return sum(self._past[page] for page in pages) > 0 and not any(self._inside[page] for page in pages)

    def _pending(self, source: Source) -> SourceState:
        options: dict[str, Any] = source.options()
        if self._since:
            options["since"] = self._since.isoformat()
        known = self.known.get(source.url, SourceState())
        return replace(
            known, kind=source.kind, parent=source.parent, status=SourceStatus.PENDING, options=options, visits=0
        )

    def note(self, source: Source, **changes: Any) -> None:
        """Note what is to be remembered of a source when the crawl ends well.

        Kept at once, it would hide from the next crawl what this one did not live to read.
        """
        state = self._states.get(source.url) or self.known.get(source.url) or SourceState()
        status = SourceStatus.ACTIVE if state.status is SourceStatus.PENDING else state.status
        same = {"kind": source.kind, "parent": source.parent, "options": source.options(), "status": status}
        self._states[source.url] = replace(state, **{**same, "detail": None, **changes})

    def to_remember(self, *, at: datetime, may_drop: bool) -> Mapping[str, SourceState]:
        """The states to keep after a crawl that ended well, by address. Pages of a walk are none of them."""
        if self._is_partial:
            return {}
        counted = merits(self._brought, self._articles)
        brought = {one.source.url: len(one.keys & self._articles.keys()) for one in self._brought}
        kept = {}
        for url, state in self._states.items():
            is_page = state.parent is not None and state.kind != Sitemap.kind
            never_was = state.status is SourceStatus.DROPPED and not state.visits and url not in self.known
            if state.status is SourceStatus.PENDING or is_page or never_was:
                continue
            if state.detail is not None:
                kept[url] = replace(state, visited_at=at)
                continue
            is_own = state.parent is None
            merit = counted.get(url, 0) if is_own else brought.get(url, 0)
            kept[url] = after_visit(state, merit=merit, at=at, may_drop=may_drop and is_own)
        return kept
