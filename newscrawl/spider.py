"""The spider that every site file declares: it asks the sources, follows the links, reads the articles."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from archive.addresses import identity_key
from archive.crawls import Link, Outcome, SiteFacts, SourceState
from archive.errors import ArchiveError
from newscrawl.arguments import Arguments
from newscrawl.discovery import LinkFilter, Source
from newscrawl.errors import InvalidArgument, UnreadableSource
from newscrawl.extensions import CrawlRecord
from newscrawl.extraction import ArticleRules, extract_raw
from newscrawl.failures import outcome_of
from newscrawl.items import Page, RawArticle, Site
from newscrawl.stopping import is_stopped

if TYPE_CHECKING:
    from twisted.python.failure import Failure


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

    def __init__(self, name: str | None = None, **given: str) -> None:
        super().__init__(name)
        self.arguments = Arguments.from_text(given)
        self.given = given
        self.homepage = self.arguments.homepage or self.homepage
        host = urlsplit(self.homepage).hostname
        if not host:
            raise InvalidArgument(f"{type(self).__name__}.homepage is no address: {self.homepage!r}")
        hosts = frozenset({host, host.removeprefix("www.")})
        self.allowed_domains = sorted(hosts)
        self.link_filter = LinkFilter(hosts, re.compile(self.article_path) if self.article_path else None)
        self.site = self.site_as(self.name)
        self._read = 0
        self._asked: set[str] = set()

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
            if self.arguments.urls:
                links = [self._link(url, "asked for") for url in self.arguments.urls]
                await self.record.ledger.announce(links)
                for request in self.article_requests(links):
                    request.meta["allow_offsite"] = True  # a mirror, or a copy in another archive
                    yield request
                return
            for request in self.article_requests(await self.record.ledger.waiting(self.arguments.revisit)):
                yield request
            for source in self.due_sources():
                yield await self.source_request(source)
        except ArchiveError as error:
            self.record.archive_failed(error)

    def due_sources(self) -> list[Source]:
        """The site's sources; those alone whose time has come, if no others are asked for."""
        sources = [source.at(self.homepage) for source in self.sources]
        if not self.arguments.only_due:
            return sources
        return [source for source in sources if self.record.polls.is_due(source.url, at=datetime.now(UTC))]

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

    async def source_request(self, source: Source, root: str | None = None) -> Request:
        """The request for a source: conditional, if the archive remembers its last answer.

        ``root`` is the source that led to it: what this one announces is that one's news.
        """
        known = None if self.arguments.are_partial else await self.record.ledger.source(source.url)
        return Request(
            source.url,
            callback=self.read_source,
            errback=self.source_failed,
            headers=_conditions(known.etag, known.last_modified) if known else {},
            cb_kwargs={"source": source},
            meta={
                "handle_httpstatus_list": [304],
                "digest": known.digest if known else None,
                "root": root or source.url,
            },
            priority=10,  # first all that there is to know, then the articles
        )

    async def read_source(self, response: Response, source: Source) -> AsyncIterator[Any]:
        """What a source announces: requests for links that are new or due, and for further sources."""
        tally = self.record.tally
        root = response.meta.get("root", source.url)
        digest = sha256(response.body).hexdigest()
        if response.status == 304 or digest == response.meta.get("digest"):
            tally.sources_unchanged += 1
            self.record.polls.answered(root)
            return
        try:
            reading = source.read(page_of(response))
        except UnreadableSource as error:
            self._source_is_lost(source, str(error))
            return
        tally.sources_read += 1
        links = self._links_of(source, reading.announced)
        tally.announced += len(links)
        fresh = await self._announce(links)
        self.record.polls.answered(root, fresh)
        for request in self.article_requests(fresh):
            yield request
        if not reading.only_if_new or fresh:
            for further in reading.further:
                if self.link_filter.is_own(further.url):
                    yield await self.source_request(further, root)
        if not self.arguments.are_partial:
            self.record.remember_source(
                source.url,
                SourceState(
                    etag=_header(response, "ETag"),
                    last_modified=_header(response, "Last-Modified"),
                    digest=digest,
                    announced=len(links),
                ),
            )

    def source_failed(self, failure: Failure) -> None:
        """A source did not answer, or refused."""
        if is_stopped(failure):
            return
        request: Request = failure.request  # type: ignore[attr-defined]
        outcome, words = outcome_of(failure)
        self._source_is_lost(request.cb_kwargs["source"], words, blocked=outcome is Outcome.BLOCKED)

    def _source_is_lost(self, source: Source, words: str, *, blocked: bool = False) -> None:
        tally = self.record.tally
        if blocked:
            tally.sources_blocked += 1
        else:
            tally.sources_failed += 1
        tally.complain(words)
        self.record.polls.failed(source.url)
        self.logger.warning("Source lost: %s: %s", source, words)

    def _links_of(self, source: Source, announced: Sequence[Any]) -> list[Link]:
        """The announced addresses that may be articles; a feed of the site lists nothing else."""
        trusted = source.kind == "feed" and not self.article_path
        is_article = self.link_filter.is_own if trusted else self.link_filter.is_article
        return [self._link(one.url, str(source), one.at) for one in announced if is_article(one.url)]

    def _link(self, url: str, source: str, at: datetime | None = None) -> Link:
        found = re.search(self.article_number, url) if self.article_number else None
        return Link(url=url, site=self.name, source=source, number=found[1] if found else None, announced_at=at)

    async def _announce(self, links: list[Link]) -> list[Link]:
        """Enter links in the ledger; those to fetch now come back, those out of the window are settled."""
        wanted = []
        for link in await self.record.ledger.announce(links):
            if link.announced_at and not self.arguments.covers(link.announced_at):
                words = f"announced for {link.announced_at:%Y-%m-%d %H:%M} UTC"
                await self.record.settle(link, Outcome.OUT_OF_WINDOW, words)
            else:
                wanted.append(link)
        return wanted

    # ── fetch and read ───────────────────────────────────────────────────────────────────────────────

    def article_requests(self, links: Iterable[Link]) -> Iterator[Request]:
        """Requests for those links that this crawl has not asked for yet: one may be due and announced too."""
        for link in links:
            key = identity_key(link.url, link.number)
            if key not in self._asked:
                self._asked.add(key)
                self.record.tally.revisits += link.known
                yield self._article_request(link)

    def _article_request(self, link: Link) -> Request:
        """The request for one link: conditional, if the page was seen before."""
        return Request(
            link.url,
            callback=self.read_article,
            errback=self.article_failed,
            headers=_conditions(link.etag, link.last_modified),
            meta={"link": link},
        )

    async def read_article(self, response: Response) -> AsyncIterator[RawArticle]:
        """One page to one raw article. Works on any page, announced or not: ``scrapy parse -c read_article``."""
        limit = self.arguments.max_items
        if limit and self._read >= limit:
            raise CloseSpider("max_items")
        self._read += 1
        raw = extract_raw(page_of(response), site=self.site, rules=self.article, memory=self.record.memory)
        yield self.amend(raw, response)

    def amend(self, raw: RawArticle, response: Response) -> RawArticle:
        """The one hook for an odd site: override it to mend what no rule can say."""
        return raw

    async def parse(self, response: Response) -> AsyncIterator[RawArticle]:
        """Scrapy's default callback: a page handed over without more ado is an article."""
        async for raw in self.read_article(response):
            yield raw

    async def article_failed(self, failure: Failure) -> None:
        """A page did not come: its link gets its outcome, and the crawl goes on."""
        if is_stopped(failure):
            return  # it stays pending
        link: Link = failure.request.meta["link"]  # type: ignore[attr-defined]
        outcome, words = outcome_of(failure)
        self.logger.info("%s: %s", outcome, words)
        try:
            await self.record.settle(link, outcome, words)
        except ArchiveError as error:
            self.record.archive_failed(error)


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, 13.1)."""
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in conditions.items() if value}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def page_of(response: Response) -> Page:
    """Scrapy's response as a page, with all addresses that led to it."""
    asked = [*response.meta.get("redirect_urls", []), response.url] if response.request else [response.url]
    link: Link | None = response.meta.get("link") if response.request else None
    if link is not None:
        asked.insert(0, link.url)
    return Page(
        url=response.url,
        body=response.body,
        fetched_at=datetime.now(UTC),
        requested_urls=tuple(dict.fromkeys(asked)),
        content_type=_header(response, "Content-Type"),
        link=link,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
    )
