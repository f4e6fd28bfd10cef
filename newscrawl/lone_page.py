"""Pages without a crawl: for whoever has some, and for a developer who looks at one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive.article import Article
from newscrawl.errors import NotAnArticle
from newscrawl.extraction import ArticleRules, SiteMemory, extract_raw
from newscrawl.items import Page, PageKind, RawArticle, Site
from newscrawl.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from newscrawl.spider import NewsSpider

_ANY_SITE = Site()
_USUAL_PLACES = ArticleRules()


def extract(
    html: bytes | str,
    *,
    url: str,
    site: Site = _ANY_SITE,
    rules: ArticleRules = _USUAL_PLACES,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
) -> Article:
    """Read a news page: bytes (best: as the server sent them) or text in, typed article out.

    ``url`` is the page's own address. ``site`` and ``rules`` say what is known of the site; nothing need be.
    ``fetched_at`` (aware) is the base of dates like "2 hours ago", by default the present;
    ``content_type`` the HTTP header, for its charset. Raises ``NotAnArticle`` with the reasons, and ``ValueError``
    for a ``url`` that is no address.
    """
    return normalise(read_page(html, url=url, site=site, rules=rules, fetched_at=fetched_at, content_type=content_type))


def read_page(
    html: bytes | str,
    *,
    url: str,
    site: Site = _ANY_SITE,
    rules: ArticleRules = _USUAL_PLACES,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    memory: SiteMemory | None = None,
) -> RawArticle:
    """The first half of :func:`extract`: all candidates of all fields, nothing decided but the body.

    ``memory`` is what other pages of the site have taught.
    """
    if isinstance(html, str):
        html, content_type = html.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8"
    page = Page(
        url=url,
        body=html,
        fetched_at=fetched_at or datetime.now(UTC),
        requested_urls=(url,),
        content_type=content_type,
    )
    return extract_raw(page, site=site, rules=rules, memory=memory)


def extract_site(
    pages: Iterable[tuple[bytes | str, str]],
    *,
    site: Site = _ANY_SITE,
    rules: ArticleRules = _USUAL_PLACES,
    fetched_at: datetime | None = None,
) -> Iterator[tuple[str, Article | NotAnArticle]]:
    """Read pages of one site, each given as its HTML and its address, with what they have in common.

    Yields each address with its article, or with the reasons why the page is none. All pages are held in memory,
    and read twice: lines that stand on several of them are no article's text.
    """
    known = list(pages)
    fetched_at = fetched_at or datetime.now(UTC)
    memory = SiteMemory(fewest=2)

    def read(html: bytes | str, url: str) -> RawArticle:
        return read_page(html, url=url, site=site, rules=rules, fetched_at=fetched_at, memory=memory)

    taught = [raw.traits for raw in (read(html, url) for html, url in known) if raw.kind is PageKind.ARTICLE]
    for traits in taught:
        if traits is not None:
            memory.learn(traits)
    for html, url in known:
        try:
            yield url, normalise(read(html, url))
        except NotAnArticle as reasons:
            yield url, reasons


class Fetched:
    """What came of fetching one page: its raw article, or the words of the fault."""

    def __init__(self) -> None:
        self.raw: RawArticle | None = None
        self.fault: str | None = None

    def item_scraped(self, item: object) -> None:
        if isinstance(item, RawArticle):
            self.raw = item


def fetch_raw(url: str, spider: type[NewsSpider], arguments: Mapping[str, str], settings: Settings) -> Fetched:
    """Fetch one page as a crawl would, with all its guards, but without archive and pipelines."""
    from scrapy import signals

    from newscrawl.extensions import CrawlRecord
    from newscrawl.ledger import MemoryLedger
    from newscrawl.running import run

    settings = settings.copy()
    settings.setdict({"NEWSCRAWL_ARCHIVE": "", "ITEM_PIPELINES": {}, "LOG_LEVEL": "WARNING"}, priority="cmdline")
    fetched = Fetched()

    async def fetch(process: AsyncCrawlerProcess) -> None:
        crawler = process.create_crawler(spider)
        crawler.signals.connect(fetched.item_scraped, signal=signals.item_scraped)
        await process.crawl(crawler, **{**arguments, "urls": url})
        record = crawler.get_extension(CrawlRecord)
        words = record.ledger.last_words if record and isinstance(record.ledger, MemoryLedger) else None
        fetched.fault = words or f"{url}: no page came"

    run(settings, fetch)
    return fetched
