"""Which announced addresses are articles of a site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from archive.addresses import with_ascii_host
from newscrawl.discovery.link_texts import says_more

_NOT_DOCUMENTS = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|mp[34]|pdf|zip|css|js|xml|rss|ico|apk|epub|docx?)$", re.IGNORECASE
)
_NOT_ARTICLES = re.compile(
    r"^/(?:[a-z]{2}/)?(?:category|categories|tag|tags|author|authors|section|sections|search|page|feed|rss"
    r"|login|signin|signup|logout|register|subscribe|subscription|account|about(?:-us)?|contact(?:-us)?|imprint|impressum"
    r"|privacy(?:-policy)?|cookies?(?:-policy)?|terms(?:-\w+)*|disclaimer|advertise|consent"
    r"|calendar|epaper|wp-\w+|cdn-cgi)(?:/|$|\.)"
    r"|^/(?:[a-z]{2}/)?archives?(?:/?$|\.|/(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}/?$"
    r"|/(?:page|categor\w+|tags?|authors?|date|month|year)(?:/|$))",
    re.IGNORECASE,
)
_LISTS_MOSTLY = re.compile(
    r"^/(?:[a-z]{2}/)?(?:topics?|careers|events)(?:$|\.|/(?:categor\w+|tags?|page|list|day|week|month)/"
    r"|/(?!.*(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}[^/]*/?$))",
    re.IGNORECASE,
)
"""Lists that on some sites are sections: an article there has a number of four digits in its name, that is no year."""
_NO_READING = re.compile(
    r"^/(?:[a-z]{2}/)?(?:search|feed|rss|login|signin|signup|logout|register|subscribe|subscription|account"
    r"|about(?:-us)?|contact(?:-us)?|imprint|impressum|privacy(?:-policy)?|cookies?(?:-policy)?|terms(?:-\w+)*|disclaimer"
    r"|advertise|consent|calendar|epaper|authors?|tags?|wp-\w+|cdn-cgi)(?:/|$|\.)",
    re.IGNORECASE,
)
"""Pages that neither are articles nor list any worth following."""
_NAMED_SECTION = re.compile(
    r"^/(?:category|categories|section|sections|topics?)(?:/(?!\d{4,}-)[^/]+){1,3}/?$", re.IGNORECASE
)
_SECTION_QUERY = re.compile(
    r"(?:cat|category|c|cid|section|sec|sid|rubric|rubrik|rubrika|topic|channel|menu)(?:_?id)?=[\w-]{1,20}",
    re.IGNORECASE,
)
"""What names a section in a query: ``list.php?cat=3``."""
_LIST_QUERY = re.compile(
    r"(?:^|&)(?:view|task)=(?:blog)?(?:categor(?:y|ies)|sections?|featured|archive)(?:&|$)", re.IGNORECASE
)
"""What says that a page is a list, though its number stands there as an article's would: Joomla's plain addresses."""
_NO_REGION = re.compile(
    r"(?:www\d?|m|mobile|amp|e-?paper|archive|web|old|(?:web)?mail|shop|store|jobs?|careers?|accounts?|my|login|sso|auth|id|abo"
    r"|subscribe|ads?|cdn|static|assets|img|images?|media|api|help|support|status|classifieds|dev|test|staging|forum)\.",
    re.IGNORECASE,
)
"""Hosts of a site that have no news of their own."""
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|$)", re.IGNORECASE)
"""A folder for a language, as the first of a path."""
_ENDS_IN_A_DATE = re.compile(r"/(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}/?$")
"""A day's or a month's list, or a leaf of a calendar: an article has a name behind its date."""
_LOOKS_LIKE_A_YEAR = re.compile(r"^/(?!\w\w/[^/]+$)(?:[^/]*[^/\d][^/]*/)+(?:19|20)\d\d/?$")
"""A number behind a name, ``/news/1995``: of a year's list, or the running number of an article."""
_TELLING_TAIL = re.compile(r"\d{4,}|(?:[^/-]+-){3,}|/\d{4}/\d{1,2}/|[?&](?:p|id|newsid|article)=\d+")
_HEADLINE = 25
"""Characters from which a link's text is a headline and no name of a section; of dense scripts it takes fewer."""
_DENSE_HEADLINE = 10
_SECTION_NAME = 30
_WORDS_OF_A_NAME = 4


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """Tells articles of one site from its other pages by their address, and by the text of the link.

    ``hosts`` are the site's own; ``article_path`` is a regular expression searched in the path, as a site's
    file states it. Without one, the address must look like an article's: a number, a date and a name, a slug of at
    least four words; or else the link's text must read like a headline. The usual names of other pages are none.
    """

    hosts: frozenset[str]
    article_path: re.Pattern[str] | None = None

    def is_article(self, url: str, text: str | None = None) -> bool:
        """Whether this absolute address may be an article of the site; ``text`` is that of the link to it."""
        if not self.is_document(url):
            return False
        parts = urlsplit(url)
        if self.article_path:
            return bool(self.article_path.search(parts.path))
        if _is_something_else(parts.path) or _LIST_QUERY.search(parts.query):
            return False
        has_headline = text is not None and _reads_like_a_headline(text)
        if _ENDS_IN_A_DATE.search(parts.path):
            return has_headline and bool(_LOOKS_LIKE_A_YEAR.search(parts.path))
        if _TELLING_TAIL.search(f"{parts.path}?{parts.query}"):
            return True
        return bool(parts.path.strip("/")) and has_headline

    def may_be_article(self, url: str) -> bool:
        """The same for an address in a sitemap, which has no text: all that is not known to be something else."""
        if self.article_path:
            return self.is_article(url)
        path, query = urlsplit(url).path, urlsplit(url).query
        is_date = _ENDS_IN_A_DATE.search(path) and not _LOOKS_LIKE_A_YEAR.search(path)
        known_otherwise = _is_something_else(path) or is_date or _LIST_QUERY.search(query)
        return self.is_document(url) and bool(path.strip("/") or query) and not known_otherwise

    def is_section(self, url: str, text: str, *, is_listed: bool = False) -> bool:
        """Whether a link of the home page may lead to a section: it is named as one, or short in text and path.

        ``is_listed`` says that it stands among links to sections, by which one with a number is known as well.
        """
        if not self.is_document(url) or _NO_READING.search(urlsplit(url).path) or says_more(text):
            return False
        parts = urlsplit(url)
        path = _without_language(unquote(parts.path, errors="replace"))
        if _NAMED_SECTION.search(path):
            return True
        if not is_name(text) or _ENDS_IN_A_DATE.search(path) or self.is_article(url, text):
            return False
        if _LIST_QUERY.search(parts.query) or self.is_front(url):
            return True
        depth = len([segment for segment in path.split("/") if segment])
        has_number = any(map(str.isdigit, path))
        is_plain = not parts.query or _SECTION_QUERY.fullmatch(parts.query) is not None
        return is_plain and (not has_number or is_listed) and 1 <= depth <= (3 if is_listed else 2)

    def is_front(self, url: str) -> bool:
        """Whether an address is the front page of a language (``/ta/``), or of a region that has a host of its own."""
        parts = urlsplit(url)
        if parts.query or not self.is_own(url):
            return False
        path = parts.path.strip("/")
        if not path:
            host = parts.hostname or ""
            return host not in self.hosts and not _NO_REGION.match(host)
        return len(path) > 1 and not _LANGUAGE.sub("", parts.path).strip("/")

    def is_document(self, url: str) -> bool:
        """Whether this absolute address may be a page of the site, and no picture, style or archive."""
        return self.is_own(url) and not _NOT_DOCUMENTS.search(urlsplit(url).path)

    def is_own(self, url: str) -> bool:
        """Whether this absolute address lies on one of the site's hosts, subdomains included."""
        try:
            parts = urlsplit(url if url.isascii() else with_ascii_host(url))
            host = parts.hostname or ""
        except ValueError:
            return False
        own = any(host == own or host.endswith(f".{own}") for own in self.hosts)
        return own and parts.scheme in {"http", "https"}


def listed_day(url: str) -> tuple[int, ...] | None:
    """The year, month and day whose articles a page lists by its address, as far as it says; ``None`` for others."""
    path = urlsplit(url).path
    found = _ENDS_IN_A_DATE.search(path)
    day = tuple(int(number) for number in re.findall(r"\d+", found[0])) if found else ()
    return day if day and (len(day) == 1 or 1 <= day[1] <= 12) else None


def is_name(text: str) -> bool:
    """Whether the text of a link may be the name of a section."""
    return 0 < len(text) <= _SECTION_NAME and len(text.split()) <= _WORDS_OF_A_NAME


def _without_language(path: str) -> str:
    """A path without a leading folder for a language, unless that is all there is."""
    rest = _LANGUAGE.sub("", path)
    return rest if rest.strip("/") else path


def _is_something_else(path: str) -> bool:
    return bool(_NOT_ARTICLES.search(path) or _LISTS_MOSTLY.search(path))


def _reads_like_a_headline(text: str) -> bool:
    return len(text) >= _HEADLINE or sum(map(_is_dense, text)) >= _DENSE_HEADLINE


def _is_dense(letter: str) -> bool:
    """Whether a letter belongs to a script that says much in few of them: Thai, Lao, Tibetan, Burmese, Khmer, CJK."""
    return "\u0e00" <= letter <= "\u109f" or "\u1780" <= letter <= "\u17ff" or letter >= "\u3040"
