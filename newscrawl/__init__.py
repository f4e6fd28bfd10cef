"""Newscrawl turns regional news sites into a SQL archive that people can rely on.

The path of an article, which is also the order of the folders:

    discover      fetch      extract        normalise       decide      store      serve
    Link       →  Page    →  RawArticle  →  Article      →  Outcome  →  rows    →  find, changes, export
    discovery/    Scrapy     extraction/    normalisation/  archive/    archive/   archive/

Whoever has pages and needs no crawl::

    from newscrawl import extract

    article = extract(html, url="https://fengazette.example/2025/10/harbour-reopens")
    article.headline, article.authors, article.published, article.body

``extract_site`` reads many pages of one site, better than one by one.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.lone_page import extract as extract
    from newscrawl.lone_page import extract_site as extract_site

__all__ = ["extract", "extract_site"]


def __getattr__(name: str) -> object:
    """Hand out the functions when they are asked for, so that parts of the package import without the whole."""
    if name in __all__:
        from newscrawl import lone_page

        return getattr(lone_page, name)
    raise AttributeError(f"module 'newscrawl' has no attribute {name!r}")
