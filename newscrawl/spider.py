"""The spider that every site file declares: it asks the sources, follows the links, reads the articles."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from archive.addresses import with_ascii_host, without_credentials
from archive.crawls import Link, Outcome, SiteFacts
from archive.errors import ArchiveError
from newscrawl.arguments import Arguments
from newscrawl.clock import now, to_the_minute
from newscrawl.declarations import check_declarations
from newscrawl.discovery import Announced, LinkFilter, Reading, SectionPage, Sitemap, Source
from newscrawl.discovery.change_times import believed
from newscrawl.discovery.entries import Entries
from newscrawl.discovery.session_ids import without_session
from newscrawl.discovery.spellings import Spellings
from newscrawl.errors import InvalidArgument, UnreadableSource
from newscrawl.extensions import CrawlRecord
from newscrawl.extraction import ArticleRules, extract_raw
from newscrawl.failures import is_dead, is_refused, outcome_of
from newscrawl.items import Page, PageKind, RawArticle, Site
from newscrawl.judging import Settled, before_reading
from newscrawl.rendering import require_browser
from newscrawl.rereading import Reader
from newscrawl.reservations import ROBOTS_TAGS
from newscrawl.responses import conditions, conditions_of, headers, page_of, validators
from newscrawl.robots_tags import directives, forbids_following
from newscrawl.stopping import is_stopped
from newscrawl.turns import turn

if TYPE_CHECKING:
    from twisted.python.failure import Failure

    from archive.article import Article
    from archive.page_rows import KeptPage
    from archive.pages import Exchange
    from newscrawl.extraction.memory import SiteMemory

_REFUSALS = {Outcome.BLOCKED, Outcome.FORBIDDEN_BY_ROBOTS}
_STATED = (
    "name title homepage timezone country languages encoding sources article_path article_number article render amend"
    " custom_settings"
).split()
"""What a site file may state; a name that is nearly one of these is a slip."""
_THESE_DAYS = timedelta(days=3)
_WITHOUT_TEXT = {PageKind.EMPTY, PageKind.CONSENT_WALL, PageKind.LOGIN_WALL, PageKind.VIDEO}


class NewsSpider(Spider):
    r"""One site. A site file subclasses this and states what differs from the usual place.

    Class attributes, in the order in which a site file states them::

        name = "fen_gazette"                      # the file's name
        title = "The Fen Gazette"                 # as the paper calls itself; never taken for an author
        homepage = "https://fengazette.example/"
        timezone = "Europe/London"                # IANA name
        country = "GB"                            # ISO 3166-1; decides "03/04" and "BST"
        languages = ("en",)                       # BCP 47
        sources = [Feed("/feed/"), SectionPage("/news/")]    # relative to the homepage
        article_path = r"^/20\d\d/\d\d/[\w-]+"                # searched in the path; else: looks like an article
        article_number = r"-(\d+)\.html$"           # searched in the address; identifies an article
        article = ArticleRules(byline=css(".byline a"))     # only what differs from the usual place
    """

    title: ClassVar[str] = ""
    homepage: str = ""
    timezone: ClassVar[str | None] = None
    country: ClassVar[str | None] = None
    languages: ClassVar[tuple[str, ...]] = ()
    encoding: ClassVar[str | None] = None
    sources: ClassVar[Sequence[Source]] = ()
    article_path: ClassVar[str | None] = None
    article_number: ClassVar[str | None] = None
    article: ClassVar[ArticleRules] = ArticleRules()
    render: bool = False
    """Whether pages show nothing without scripts, so that a browser must open them (``newscrawl.rendering``)."""

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        check_declarations(cls, _STATED)

    def __init__(self, name: str | None = None, **given: str) -> None:
        super().__init__(name)
        self.arguments = Arguments.from_text(given)
        self.given = given
        self.render = self.render or self.arguments.render
        if self.render:
            require_browser()
        self.homepage = self.arguments.homepage or with_ascii_host(self.homepage)
        host = urlsplit(self.homepage).hostname
        if not host:
            raise InvalidArgument(f"{type(self).__name__}.homepage is no address: {self.homepage!r}")
        hosts = frozenset({host, host.removeprefix("www.")})
        self.allowed_domains = sorted(hosts)
        self.link_filter = LinkFilter(hosts, re.compile(self.article_path) if self.article_path else None)
        self.site = self.site_as(self.name)
        self._read = 0
        self._entries = Entries()
        self._spellings = Spellings()

    def site_as(self, name: str) -> Site:
        """What the site file says, as extraction and normalisation want to know it."""
        return Site(
            name=name,
            title=self.title or None,
            timezone=self.timezone,
            country=self.country,
            languages=self.languages,
            encoding=self.encoding,
            article_number=self.article_number,
        )

    @property
    def record(self) -> CrawlRecord:
        """The ledger and tally of this crawl."""
        record = self.crawler.get_extension(CrawlRecord)
        if record is None:
            raise RuntimeError("a NewsSpider needs newscrawl.extensions.CrawlRecord in EXTENSIONS")
        return record

    # ── discover ─────────────────────────────────────────────────────────────────────────────────────

    async def start(self) -> AsyncIterator[Any]:
        """What earlier crawls left over and what is due again, then the sources (or the given ``urls``)."""
        try:
            await self.record.begin(self.facts(), self.given)
            left_over = await self.record.walk.begin(self.arguments)
            if self.arguments.urls:
                links = [self.link(url, "asked for") for url in self.arguments.urls]
                await self.record.ledger.announce(links)
                for request in self.article_requests(links):
                    request.meta["allow_offsite"] = True  # a mirror, or a copy in another archive
                    yield request
                return
            for request in self.article_requests(await self.record.ledger.waiting(self.arguments.revisit)):
                yield request
            for request in self.source_requests([*left_over, *self.due_sources()]):
                yield request
        except ArchiveError as error:
            self.record.archive_failed(error)

    def facts(self) -> SiteFacts:
        """What the site file says, for the archive."""
        return SiteFacts(
            name=self.name,
            title=self.title or self.name,
            homepage=self.homepage,
            timezone=self.timezone,
            country=self.country,
            languages=self.languages,
        )

    def due_sources(self) -> list[Source]:
        """The site's sources; those alone whose time has come, if no others are asked for."""
        return self.if_due([source.at(self.homepage) for source in self.sources])

    def if_due(self, sources: Iterable[Source]) -> list[Source]:
        """Those of the sources that this crawl is to ask."""
        at = now()
        return [one for one in sources if not self.arguments.only_due or self.record.polls.is_due(one.url, at=at)]

    def source_requests(self, sources: Iterable[Source], **meta: Any) -> Iterator[Request]:
        """Requests for those sources that were not asked yet, conditional if the archive remembers the last answer."""
        for found in sources:
            is_own = self.link_filter.is_own(found.url)
            if not is_own and not found.may_be_elsewhere:
                self.record.tally.remark(f"{found} is not asked: it lies on another site")
                continue
            source = self.record.walk.ask(found)
            if source is None:
                continue
            known = None if self.arguments.are_partial else self.record.walk.condition(source)
            if known and not known.announced and source.kind != Sitemap.kind:
                known = None  # it may be that a newer program finds something there
            yield Request(
                source.url,
                callback=self.read_source,
                errback=self.source_failed,
                headers=conditions_of(known, at=now()),
                cb_kwargs={"source": source},
                meta={
                    "handle_httpstatus_list": [304],
                    "digest": known.digest if known else None,
                    "render": self.render and source.kind == SectionPage.kind,
                    "allow_offsite": not is_own,
                    **meta,
                },
                priority=_priority(source),
            )

    async def read_source(self, response: Response, source: Source) -> AsyncIterator[Any]:
        """What a source announces: requests for links that are new or due, and for further sources."""
        record = self.record
        digest = sha256(response.body).hexdigest()
        if response.status == 304 or digest == response.meta.get("digest"):
            record.tally.sources_unchanged += 1
            record.polls.answered(source.root)
            record.walk.note(record.walk.weighed(source, None))
            return
        try:
            reading = source.read(page_of(response))
        except UnreadableSource as error:
            await self.source_is_lost(source, str(error), for_good=True)
            return
        record.tally.sources_read += 1
        if reading.left_out:
            record.tally.remark(f"{source}: {reading.left_out} entries beyond the first were not read")
        is_sitemap = source.kind == Sitemap.kind
        links = self._links_of(source, believed(reading.announced, at=now()) if is_sitemap else reading.announced)
        if reason := self._forbids_following(response):
            record.tally.remark(f"{source} is not followed: {reason}")
            links, reading = [], replace(reading, further=())
        record.tally.announced += len(links)
        fresh = await self._announce(links)
        record.polls.answered(source.root, fresh)
        is_whole = source.is_whole and not any(one.is_article for one in reading.announced)
        is_news = record.walk.announced(source, links, fresh, is_whole=is_whole)
        for request in self.article_requests(fresh):
            yield request
        further = await record.walk.advance(source, reading, is_news=is_news)
        if left := record.walk.left_unread(reading, further):
            record.tally.remark(f"{source}: {left} of its sitemaps are left to the next crawls")
        if reading.further and not further and not links:
            record.tally.sources_unchanged += 1  # an index all of whose sitemaps were read since they changed
        for request in self.source_requests(further):
            yield request
        undated = _leaves_open(source, reading)
        known = record.walk.known.get(source.url)
        etag, last_modified = validators(response, known, is_news=any(not link.known for link in fresh))
        record.walk.note(
            record.walk.weighed(source, reading, fresh),
            etag=None if undated else etag,
            last_modified=None if undated else last_modified,
            digest=None if undated else digest,
            announced=len(links),
        )

    def _forbids_following(self, response: Response) -> str | None:
        if ROBOTS_TAGS not in self.record.obeyed:
            return None
        return forbids_following(directives(headers(response, "X-Robots-Tag"), response.body))

    async def source_failed(self, failure: Failure) -> list[Request]:
        """A source did not answer, or refused. Gives back what to ask instead: nothing."""
        if is_stopped(failure):
            return []
        request: Request = failure.request  # type: ignore[attr-defined]
        outcome, words = outcome_of(failure)
        for_good = outcome in {Outcome.GONE, Outcome.NOT_AN_ARTICLE} or is_refused(failure)
        await self.source_is_lost(request.cb_kwargs["source"], words, blocked=outcome in _REFUSALS, for_good=for_good)
        return []

    async def source_is_lost(
        self, source: Source, words: str, *, blocked: bool = False, for_good: bool = False
    ) -> None:
        """Say that a source could not be read: ``for_good`` where asking again soon is no use.

        A page beyond the last one of a section is no loss: many sites answer it with an error.
        """
        tally = self.record.tally
        await self.record.walk.give_up(source, for_good=for_good)
        if source.parent is not None and for_good and source.kind != Sitemap.kind:
            self.logger.info("The walk ends: %s: %s", source, words)
            return
        if blocked:
            tally.sources_blocked += 1
        else:
            tally.sources_failed += 1
        tally.complain(words)
        self.record.walk.note(source, detail=words)
        self.record.polls.failed(source.root)
        self.logger.warning("Source lost: %s: %s", source, words)

    def _links_of(self, source: Source, announced: Iterable[Announced]) -> list[Link]:
        """The announced addresses that may be articles, as links."""
        own = (self._as_own(one) for one in announced)
        wanted = [one for one in own if self.is_wanted(source, one)]
        for one in wanted:
            if one.html:
                self._entries.keep(one)
        return [self.link(self.record.noise.without(one.url), str(source), one) for one in wanted]

    def _as_own(self, one: Announced) -> Announced:
        """What a source announces by its address on the site, where it gives one elsewhere besides."""
        if not one.otherwise or self.link_filter.is_own(one.url):
            return one
        return replace(one, url=next(filter(self.link_filter.is_own, one.otherwise), one.url))

    def is_wanted(self, source: Source, one: Announced) -> bool:
        """Whether an announced address may be an article of the site.

        A site file's ``article_path`` has the last word. Else a feed lists nothing but articles; elsewhere it is what
        was learned of such addresses, then how address and text of the link look.
        """
        links = self.link_filter
        if self.article_path:
            return links.is_article(one.url)
        if source.is_trusted or one.is_article:
            return links.is_document(one.url)
        looks_like_it = (
            links.may_be_article(one.url) if source.kind == Sitemap.kind else links.is_article(one.url, one.headline)
        )
        learned = self.record.patterns.judge(one.url) if links.is_own(one.url) else None
        return looks_like_it if learned is not True else links.may_be_article(one.url)

    def link(self, url: str, source: str, announced: Announced | None = None) -> Link:
        found = re.search(self.article_number, url) if self.article_number else None
        url = without_session(without_credentials(url))
        times = [time for time in (announced.at, announced.changed) if time] if announced else []
        past = [time for time in times if time <= now()]  # a wrong clock would have us visit it for ever
        return Link(
            url=url,
            site=self.name,
            source=source,
            number=found[1] if found else None,
            announced_at=max(past, default=None),
        )

    async def _announce(self, links: list[Link]) -> list[Link]:
        """Enter links in the ledger; those to fetch now come back, those that are too old are settled."""
        wanted = []
        for link in await self.record.ledger.announce(self._spellings.sort(links)):
            if link.announced_at and self.arguments.is_over(link.announced_at):
                words = f"announced for {to_the_minute(link.announced_at)} UTC"
                self.record.walk.went_past(link)
                await self.record.settle(link, Outcome.OUT_OF_WINDOW, words)
            else:
                wanted.append(link)
        return wanted

    # ── fetch and read ───────────────────────────────────────────────────────────────────────────────

    def article_requests(self, links: Iterable[Link]) -> Iterator[Request]:
        """Requests for those links that this crawl has not asked for yet: one may be due and announced too."""
        for link in links:
            if self._spellings.ask(link):
                self.record.tally.revisits += link.known
                yield self._article_request(link)

    def _article_request(self, link: Link) -> Request:
        """The request for one link: conditional, if the page was seen before."""
        return Request(
            link.url,
            callback=self.read_article,
            errback=self.article_failed,
            headers=conditions(link.etag, link.last_modified),
            meta={"link": link, "render": self.render},
            priority=int(_is_news(link)),
        )

    async def read_article(self, response: Response) -> AsyncIterator[RawArticle]:
        """One page to one raw article. Works on any page, announced or not: ``scrapy parse -c read_article``."""
        limit = self.arguments.max_items
        if limit and self._read >= limit:
            raise CloseSpider("max_items")
        self._read += 1
        page = page_of(response)
        if page.link is not None and (known := self._known_before_reading(response, page)):
            if known.outcome is Outcome.BLOCKED and (told := self._told_by_feed(page.link)):
                yield self.amend(told, response)
                return
            await self.record.settle(page.link, known.outcome, known.words)
            return
        await turn()
        raw = extract_raw(page, site=self.site, rules=self.article, memory=self.record.memory)
        if raw.kind in _WITHOUT_TEXT and page.link is not None:
            raw = self._told_by_feed(page.link) or raw
        yield self.amend(raw, response)

    def _known_before_reading(self, response: Response, page: Page) -> Settled | None:
        """The outcome of a page that its address or what it says to robots settles."""
        if page.link is None:
            return None
        return before_reading(page, page.link.url, partial(headers, response), self.record.obeyed)

    def _told_by_feed(self, link: Link) -> RawArticle | None:
        """The article as the site's own feed has it, for a page that shows it to nobody without scripts or login."""
        page = self._entries.page_for(link)
        return extract_raw(page, site=self.site, memory=self.record.memory) if page else None

    def amend(self, raw: RawArticle, response: Response) -> RawArticle:
        """The one hook for an odd site: override it to mend what no rule can say."""
        return raw

    async def read_again(self, kept: KeptPage, exchange: Exchange) -> Article | None:
        """A page that was kept earlier, read as this crawl reads; ``None`` where it finds no article on it."""
        await turn()
        return self.reader(self.record.memory).read(kept, exchange)

    def reader(self, memory: SiteMemory) -> Reader:
        """What reads kept pages of this site by its rules, with what was learned of it."""
        is_amended = type(self).amend is not NewsSpider.amend
        return Reader(site=self.site, rules=self.article, memory=memory, amend=self.amend if is_amended else None)

    async def parse(self, response: Response) -> AsyncIterator[RawArticle]:
        """Scrapy's default callback: a page handed over without more ado is an article."""
        async for raw in self.read_article(response):
            yield raw

    async def article_failed(self, failure: Failure) -> AsyncIterator[RawArticle | Request]:
        """A page did not come: it is asked for as it is spelled elsewhere, or its link gets its outcome."""
        if is_stopped(failure):
            return  # it stays pending
        request: Request = failure.request  # type: ignore[attr-defined]
        link: Link = request.meta["link"]
        outcome, words = outcome_of(failure)
        self.logger.info("%s: %s", outcome, words)
        if outcome is Outcome.BLOCKED and (raw := self._told_by_feed(link)):
            yield raw
            return
        first: tuple[Link, Outcome, str] = request.meta.get("first", (link, outcome, words))
        if is_dead(failure) and (other := self._spellings.next_of(link)):
            again = self._article_request(other)
            again.meta["first"] = first
            yield again
            return
        try:
            await self.record.settle(*first)
        except ArchiveError as error:
            self.record.archive_failed(error)


def _is_news(link: Link) -> bool:
    """Whether a link goes before the stock: it is new, and announced among the newest or for these days."""
    is_of_these_days = link.announced_at is not None and now() - link.announced_at < _THESE_DAYS
    return not link.known and (is_of_these_days or not link.source.startswith(f"{Sitemap.kind} "))


def _leaves_open(source: Source, reading: Reading) -> bool:
    """Whether an index may stand still while its sitemaps change: it does not date them, or has indexes below it."""
    below = [one for one in reading.further if isinstance(one, Sitemap)]
    return any(one.changed is None for one in below) or bool(below and source.parent)


def _priority(source: Source) -> int:
    """First what announces most with least, then other sources, then articles, then pages that continue a source."""
    if getattr(source, "number", 1) > 1 or (source.parent and source.kind != Sitemap.kind):
        return -1
    return 20 - source.rank
