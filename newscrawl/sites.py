"""The sites that this installation knows: the spiders of the folder ``spiders/``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from newscrawl.errors import InvalidArgument
from newscrawl.spider import NewsSpider


def sites(settings: Settings) -> dict[str, type[NewsSpider]]:
    """Name to spider for each site file, in order of name; ``any``, which stands for no site, is left out."""
    loader = get_spider_loader(settings)
    spiders = {name: loader.load(name) for name in sorted(loader.list()) if name != "any"}
    return {name: spider for name, spider in spiders.items() if issubclass(spider, NewsSpider)}


def site(name: str, settings: Settings) -> type[NewsSpider]:
    """The spider of this name. Raises ``InvalidArgument`` with the names that may have been meant."""
    known = sites(settings)
    if name not in known:
        raise InvalidArgument(unknown_site(name, known))
    return known[name]


def unknown_site(name: str, known: Iterable[str]) -> str:
    """The words for a site that does not exist, with the names that may have been meant."""
    known = sorted(known)
    meant = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or [one for one in known if name in one][:3]
    if meant:
        return f"there is no site {name!r}; did you mean {' or '.join(meant)}?"
    if "." in name:
        return f"there is no site {name!r}; to crawl one by its address, write https://{name.strip('/')}/"
    return f"there is no site {name!r}; there are: {', '.join(known) or 'none'}"
