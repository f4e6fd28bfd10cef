"""A kept page on its way from the archive back through today's rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.errors import NotAnArticle
from newscrawl.extraction import ArticleRules, SiteMemory, extract_raw
from newscrawl.items import Page, RawArticle, Site
from newscrawl.normalisation import normalise

if TYPE_CHECKING:
    from scrapy.http import Response

    from archive.article import Article
    from archive.page_rows import KeptPage
    from archive.pages import Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads pages of one site as a crawl would today."""

    site: Site
    rules: ArticleRules
    memory: SiteMemory
    """What crawls have learned of the site. Reading again teaches nothing."""
    amend: Callable[[RawArticle, Response], RawArticle] | None = None
    """The site's own hook, where it has one."""

    def read(self, kept: KeptPage, exchange: Exchange) -> Article | None:
        """The article on a kept page, as if it had been fetched when it was; ``None`` where there is none on it.

        Raises ``PageDamaged`` where its compression cannot be undone.
        """
        page = Page(
            url=kept.url,
            body=exchange.content(),
            fetched_at=kept.fetched_at,
            requested_urls=kept.asked,
            content_type=exchange.header("Content-Type"),
        )
        raw = extract_raw(page, site=self.site, rules=self.rules, memory=self.memory)
        if self.amend is not None:
            raw = self.amend(raw, _response(page, exchange))
        try:
            return normalise(raw)
        except NotAnArticle:
            return None


def _response(page: Page, exchange: Exchange) -> Response:
    """A page as the hooks of site files expect it."""
    from scrapy.http import HtmlResponse

    headers = {name: exchange.all_headers(name) for name, _ in exchange.headers}
    headers = {name: values for name, values in headers.items() if name.lower() != "content-encoding"}
    return HtmlResponse(page.url, status=exchange.status, headers=headers, body=page.body)
