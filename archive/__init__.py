"""The SQL archive of newscrawl: a library of its own, which imports neither newscrawl nor Scrapy.

    from archive import open_archive

    with open_archive("sqlite:///newscrawl.db", create=False) as archive:
        for article in archive.find(site="ahn24x7", limit=10):
            print(article.published_local, article.headline, article.views)
        archive.get("https://www.ahn24x7.com/featured/some-slug").body
        archive.revisions("https://www.ahn24x7.com/featured/some-slug")

Whoever wants SQL queries the views that ``docs/archive.md`` describes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import Article as Article
    from archive.changes import Change as Change
    from archive.changes import ChangeKind as ChangeKind
    from archive.crawls import Link as Link
    from archive.crawls import Outcome as Outcome
    from archive.crawls import Verdict as Verdict
    from archive.errors import ArchiveError as ArchiveError
    from archive.errors import ArticleNotFound as ArticleNotFound
    from archive.errors import ArticleTakenDown as ArticleTakenDown
    from archive.errors import SearchNotUnderstood as SearchNotUnderstood
    from archive.passages import Passage as Passage
    from archive.reading import ArchivedArticle as ArchivedArticle
    from archive.reading import ArchivedRevision as ArchivedRevision
    from archive.reading import LinkState as LinkState
    from archive.reading import ObservedViews as ObservedViews
    from archive.reading import SiteSummary as SiteSummary
    from archive.reading import StoryMember as StoryMember
    from archive.search import Found as Found
    from archive.store import Archive as Archive
    from archive.store import open_archive as open_archive
    from archive.updates import Update as Update

_HOME = {
    "Article": "article",
    "Change": "changes",
    "ChangeKind": "changes",
    "Link": "crawls",
    "Outcome": "crawls",
    "Verdict": "crawls",
    "ArchiveError": "errors",
    "ArticleNotFound": "errors",
    "SearchNotUnderstood": "errors",
    "Passage": "passages",
    "Found": "search",
    "ArticleTakenDown": "errors",
    "ArchivedArticle": "reading",
    "ArchivedRevision": "reading",
    "LinkState": "reading",
    "ObservedViews": "reading",
    "SiteSummary": "reading",
    "StoryMember": "reading",
    "Archive": "store",
    "open_archive": "store",
    "Update": "updates",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    """Hand out a public name from its module: whoever wants only the values never loads the database."""
    if name not in _HOME:
        raise AttributeError(f"module 'archive' has no attribute {name!r}")
    return getattr(import_module(f"archive.{_HOME[name]}"), name)
