"""Which announced addresses are articles of a site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_NOT_DOCUMENTS = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|mp[34]|pdf|zip|css|js|xml|rss|ico|apk|epub|docx?)$", re.IGNORECASE
)
_NOT_ARTICLES = re.compile(
    r"^/(?:category|categories|tag|tags|topic|topics|author|authors|section|sections|search|page|feed|rss"
    r"|login|register|subscribe|about(?:-us)?|contact(?:-us)?|privacy(?:-policy)?|terms|advertise|archive"
    r"|wp-\w+|cdn-cgi)(?:/|$|\.)",
    re.IGNORECASE,
)
_TELLING_TAIL = re.compile(r"\d{4,}|(?:[^/-]+-){3,}|/\d{4}/\d{1,2}/|[?&](?:p|id|newsid|article)=\d+")


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """Tells articles of one site from its other pages by their address alone.

    ``hosts`` are the site's own; ``article_path`` is a regular expression searched in the path, as a site's
    file states it. Without one, the address must look like an article's: a number, a date, or a slug of at
    least four words, and none of the usual names of other pages.
    """

    hosts: frozenset[str]
    article_path: re.Pattern[str] | None = None

    def is_article(self, url: str) -> bool:
        """Whether this absolute address may be an article of the site."""
        if not self.is_own(url):
            return False
        parts = urlsplit(url)
        if self.article_path:
            return bool(self.article_path.search(parts.path))
        if _NOT_DOCUMENTS.search(parts.path) or _NOT_ARTICLES.search(parts.path):
            return False
        return bool(_TELLING_TAIL.search(f"{parts.path}?{parts.query}"))

    def is_own(self, url: str) -> bool:
        """Whether this absolute address lies on one of the site's hosts, subdomains included."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return False
        own = any(host == own or host.endswith(f".{own}") for own in self.hosts)
        return own and parts.scheme in {"http", "https"}
