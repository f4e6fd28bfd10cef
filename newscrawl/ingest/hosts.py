"""Which site a page is of, and how that site's pages are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from archive.crawls import Link, SiteFacts
from newscrawl.any_site import AnySiteSpider
from newscrawl.discovery import LinkFilter
from newscrawl.extraction import SiteMemory, extract_raw
from newscrawl.items import Page, PageKind, RawArticle
from newscrawl.judging import WITHOUT_EVIDENCE, has_evidence
from newscrawl.sites import site as site_named
from newscrawl.sites import sites
from newscrawl.spider import NewsSpider

if TYPE_CHECKING:
    from scrapy.settings import Settings

_HOSTS_AT_ONCE = 5000
"""Sites of which is remembered how to read them; Common Crawl's news files are of some ten thousand."""


@dataclass(frozen=True, slots=True)
class KnownSite:
    """One site, and how its pages are read."""

    spider: NewsSpider
    memory: SiteMemory | None
    """What crawls have learned of it; what is read here is not added, since it may be of years ago."""
    filter: LinkFilter
    is_any_host: bool = False
    """Whether pages of all hosts are read as its own."""

    @property
    def facts(self) -> SiteFacts:
        """What the archive is to know of it."""
        return self.spider.facts()

    def link(self, url: str) -> Link:
        """The announcement that would have led to an address."""
        return self.spider.link(url, "ingested")

    def may_be_article(self, url: str) -> bool:
        """Whether the address is not known to be that of another page."""
        if self.is_any_host:
            return replace(self.filter, hosts=frozenset({urlsplit(url).hostname or ""})).may_be_article(url)
        return self.filter.may_be_article(url)

    def read(self, page: Page, headers: Mapping[str, str]) -> RawArticle:
        """Read a page by the rules of its site."""
        raw = extract_raw(page, site=self.spider.site, rules=self.spider.article, memory=self.memory)
        if not isinstance(self.spider, AnySiteSpider):
            if type(self.spider).amend is NewsSpider.amend:
                return raw
            return self.spider.amend(raw, HtmlResponse(page.url, headers=dict(headers), body=page.body))
        if raw.kind is PageKind.ARTICLE and not has_evidence(raw):
            return replace(raw, kind=PageKind.STANDING, reasons=(WITHOUT_EVIDENCE,))
        return raw


def check_sites(settings: Settings, site: str | None) -> None:
    """Raise ``InvalidArgument`` where :class:`Hosts` would."""
    if site:
        site_named(site, settings)
    else:
        sites(settings)


class Hosts:
    """All sites by their hosts: those of the site files, and for any other host one of its own.

    ``site`` reads every page as one of that site, whatever its host, as is right for a mirror. ``memory_of`` tells what
    the archive knows of a site.
    """

    def __init__(
        self, settings: Settings, memory_of: Callable[[str], Mapping[str, Any] | None], site: str | None = None
    ) -> None:
        self._memory_of = memory_of
        self._only = replace(self._known(site_named(site, settings)()), is_any_host=True) if site else None
        self._spiders = {
            host: spider
            for spider in ({} if site else sites(settings)).values()
            if (host := (urlsplit(spider.homepage).hostname or "").removeprefix("www."))
        }
        self._met: OrderedDict[str, KnownSite] = OrderedDict()

    def site_of(self, url: str) -> KnownSite:
        """The site of an absolute address."""
        if self._only is not None:
            return self._only
        host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
        known = self._met.get(host)
        if known is None:
            known = self._met[host] = self._known(self._spider_for(host, url))
            if len(self._met) > _HOSTS_AT_ONCE:
                self._met.popitem(last=False)
        self._met.move_to_end(host)
        return known

    def _spider_for(self, host: str, url: str) -> NewsSpider:
        labels = host.split(".")
        for first in range(len(labels) - 1):
            spider = self._spiders.get(".".join(labels[first:]))
            if spider is not None:
                return spider()
        parts = urlsplit(url)
        return AnySiteSpider(url=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/")

    def _known(self, spider: NewsSpider) -> KnownSite:
        row = self._memory_of(spider.name)
        memory = SiteMemory.from_row(row) if row else None
        return KnownSite(spider=spider, memory=memory, filter=spider.link_filter)
