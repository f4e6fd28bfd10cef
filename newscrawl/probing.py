"""What a site offers a crawler, without crawling it: the probe of ``newscrawl.any_site``, and two or three pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scrapy import signals

from archive.addresses import identity_key
from archive.crawls import Link
from newscrawl.any_site import AnySiteSpider
from newscrawl.discovery import Announced, Sitemap, Source
from newscrawl.discovery.polling import Brought, merits
from newscrawl.errors import NotAnArticle
from newscrawl.items import RawArticle
from newscrawl.normalisation import normalise
from newscrawl.running import run

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import Settings

_SAMPLES = 3
_SITEMAPS_OF_AN_INDEX = 3
_EXAMPLES = 3


@dataclass(slots=True, kw_only=True)
class ProbedSource:
    """One place that was looked at."""

    kind: str
    url: str
    how: str
    """How it was found, in words."""
    announced: int = 0
    """Addresses that it lists."""
    articles: int = 0
    """Those of them that would be fetched."""
    newest: str | None = None
    """The newest publication that it tells, ISO 8601 in UTC."""
    examples: list[str] = field(default_factory=list)
    fault: str | None = None
    """Why it could not be read."""
    plan: str = ""
    """What a crawl would do with it after the first time."""


@dataclass(slots=True, kw_only=True)
class Sample:
    """One page that was read, as a crawl would read it."""

    url: str
    kind: str
    reasons: list[str]
    headline: str | None


@dataclass(slots=True, kw_only=True)
class Probe:
    """All that was found on a site."""

    site: str
    homepage: str
    crawl_delay: float | None = None
    """Seconds between two requests that robots.txt asks for."""
    sources: list[ProbedSource] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    articles: int = 0
    """Distinct articles that the sources announce on their first pages."""
    remarks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class ProbeSpider(AnySiteSpider):
    """The probe of a site as it comes before the first crawl; articles are counted, and a few of them read."""

    def __init__(self, name: str | None = None, **given: str) -> None:
        super().__init__(name, **given)
        self.probed: dict[str, ProbedSource] = {}
        self.brought: list[Brought] = []
        self.published: dict[str, datetime | None] = {}
        self.crawl_delay: float | None = None
        self.samples: list[Sample] = []
        self._sampled = 0

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        super().robots_parsed(robotparser, request)
        self.crawl_delay = robotparser.crawl_delay(self.settings["ROBOTSTXT_USER_AGENT"])

    def source_requests(self, sources: Iterable[Source], **meta: Any) -> Iterator[Request]:
        """As in a crawl, but without the pages that continue a source, and of an index a few sitemaps only."""
        first = [one for one in sources if one.parent is None]
        parts = [one for one in sources if isinstance(one, Sitemap) and one.parent is not None]
        yield from super().source_requests([*first, *parts[:_SITEMAPS_OF_AN_INDEX]], **meta)

    def _links_of(self, source: Source, announced: Iterable[Announced]) -> list[Link]:
        entries = list(announced)
        links = super()._links_of(source, entries)
        shown = self._shown(source)
        shown.announced += len(entries)
        shown.articles += len({identity_key(link.url, link.number) for link in links})
        times = [one.at.isoformat() for one in entries if one.at]
        shown.newest = max([*times, shown.newest or ""]) or None  # all in UTC: their texts are in the order of time
        shown.examples = [*shown.examples, *(link.url for link in links)][:_EXAMPLES]
        keys = {identity_key(link.url, link.number): link.announced_at for link in links}
        self.brought.append(Brought(source=source, keys=frozenset(keys)))
        for key, at in keys.items():
            self.published[key] = self.published.get(key) or at
        return links

    def _shown(self, source: Source) -> ProbedSource:
        """The entry of a source; what its parts announce is put down to it."""
        if source.root not in self.probed:
            how = next((one.how for one in self.found if one.source.url == source.root), "a usual address")
            how = "the address that was given" if source.root == self.home.url else how
            self.probed[source.root] = ProbedSource(kind=source.kind, url=source.root, how=how)
        return self.probed[source.root]

    async def source_is_lost(
        self, source: Source, words: str, *, blocked: bool = False, for_good: bool = False
    ) -> None:
        if source.parent is None:
            self._shown(source).fault = words
        await super().source_is_lost(source, words, blocked=blocked, for_good=for_good)

    def article_requests(self, links: Iterable[Link]) -> Iterator[Request]:
        for request in super().article_requests(links):
            if self._sampled < _SAMPLES:
                self._sampled += 1
                yield request

    async def read_article(self, response: Response) -> AsyncIterator[RawArticle]:
        async for raw in super().read_article(response):
            self.samples.append(_sample(raw))
            yield raw


def probe_site(url: str, settings: Settings) -> Probe:
    """Look a site over as the first crawl of it would, with all its guards, and without an archive.

    Raises ``InvalidArgument`` for what is no address.
    """
    settings = settings.copy()
    settings.setdict({"NEWSCRAWL_ARCHIVE": "", "ITEM_PIPELINES": {}, "LOG_LEVEL": "WARNING"}, priority="cmdline")
    ProbeSpider(url=url)  # says what is wrong with the address
    found: list[Probe] = []

    async def look(process: AsyncCrawlerProcess) -> None:
        crawler = process.create_crawler(ProbeSpider)

        def closed(spider: ProbeSpider) -> None:
            found.append(_told(spider))

        crawler.signals.connect(closed, signal=signals.spider_closed, weak=False)
        await process.crawl(crawler, url=url)

    run(settings, look)
    return found[0]


def _sample(raw: RawArticle) -> Sample:
    try:
        headline, reasons = normalise(raw).headline, raw.reasons
    except NotAnArticle as error:
        headline, reasons = None, error.reasons
    return Sample(url=raw.page.url, kind=raw.kind, reasons=list(reasons), headline=headline)


def _told(spider: ProbeSpider) -> Probe:
    counted = merits(spider.brought, spider.published)
    for source in spider.probed.values():
        if source.fault:
            source.plan = "not asked"
        elif counted.get(source.url):
            source.plan = "asked in every crawl"
        else:
            source.plan = "asked once a week, for it has nothing of its own"
    tally = spider.record.tally
    return Probe(
        site=spider.name,
        homepage=spider.homepage,
        crawl_delay=spider.crawl_delay,
        sources=list(spider.probed.values()),
        samples=spider.samples,
        articles=len(spider.published),
        remarks=list(tally.remarks),
        faults=list(tally.complaints),
    )
