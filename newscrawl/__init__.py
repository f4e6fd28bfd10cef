"""Newscrawl turns regional news sites into a SQL archive that people can rely on.

The path of an article, which is also the order of the folders:

    discover      fetch      extract        normalise       decide      store      serve
    Link       →  Page    →  RawArticle  →  Article      →  Outcome  →  rows    →  find, changes, export
    discovery/    Scrapy     extraction/    normalisation/  archive/    archive/   archive/

Whoever has pages and needs no crawl::

    from newscrawl import extract

    article = extract(html, url="https://fengazette.example/2025/10/harbour-reopens")
    article.headline, article.authors, article.published, article.body
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.lone_page import extract as extract

__all__ = ["extract"]


def __getattr__(name: str) -> object:
    """Hand out :func:`extract` when it is asked for, so that parts of the package import without the whole."""
    if name == "extract":
        from newscrawl.lone_page import extract

        return extract
    raise AttributeError(f"module 'newscrawl' has no attribute {name!r}")
