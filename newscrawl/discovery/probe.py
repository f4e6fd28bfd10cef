"""Where a site that nobody described may announce its articles: what its home page declares, shows and hints at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newscrawl.discovery.address_patterns import forms_of
from newscrawl.discovery.feeds import Feed
from newscrawl.discovery.links import is_name, listed_day
from newscrawl.discovery.sections import SectionPage, anchors_of, menu_of, tree_of
from newscrawl.discovery.sitemaps import Sitemap
from newscrawl.discovery.sources import Source
from newscrawl.discovery.wordpress import WordPressPosts

if TYPE_CHECKING:
    from datetime import date

    from lxml import etree

    from newscrawl.discovery.links import LinkFilter
    from newscrawl.items import Page

AT_ONCE: dict[type[Source], int] = {Feed: 30, Sitemap: 100, SectionPage: 60}
"""Sources of a kind that one crawl asks for the first time; the next crawls take up the rest."""
_LINKED_FEEDS = 20
"""Feeds to which one page links that are tried."""
_FEED_HOST = re.compile(r"(?:feeds?|rss)\d?\.", re.IGNORECASE)
_LISTED_FROM = 3
"""Links with names of their own from which those of one form are a list of sections."""
_LISTS_OF_DATES = 12
_REFRESH = re.compile(r"^\s*\d+(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"\s]+)", re.IGNORECASE)
_PAGES = 25
"""Pages of a section that are walked on a site whose sitemap nobody knows."""

USUAL_FEEDS = ("/feed/", "/rss.xml", "/rss", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json")
USUAL_SITEMAPS = (
    "/sitemap.xml",
    "/sitemap_index.xml",
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/wp-sitemap.xml",
    "/sitemap.xml.gz",
)
"""Where sites have them without a word in robots.txt; asked one after the other until one answers."""

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_LOOSE_TYPES = ("text/xml", "application/xml", "application/json")
_FEED = re.compile(r"(?<![a-z])(?:rss|feeds?|atom|rdf)(?![a-z])", re.IGNORECASE)
"""What the addresses of feeds hold whose type says no more than how they are written."""
_COMMENTS = re.compile(r"comments?(?:/|$|\b.*feed)|[?&]feed=comments", re.IGNORECASE)
_FEEDS_OF_SYSTEMS = (
    (re.compile(r"<meta[^>]+content=[\"']blogger|\.blogspot\.", re.IGNORECASE), "/feeds/posts/default?max-results=100"),
    (re.compile(r"<meta[^>]+content=[\"']ghost ", re.IGNORECASE), "/rss/"),
    (re.compile(r"<meta[^>]+content=[\"']drupal|drupal-settings-json", re.IGNORECASE), "/rss.xml"),
    (re.compile(r"<meta[^>]+content=[\"']joomla", re.IGNORECASE), "/?format=feed&type=rss"),
    (re.compile(r"bloximages|tncms", re.IGNORECASE), "/search/?f=rss&t=article&l=100&s=start_time&sd=desc"),
    (re.compile(r"static1?\.squarespace", re.IGNORECASE), "/?format=rss"),
)
"""Marks that publishing systems leave in a page, and where each has its feed."""
_WORDPRESS = re.compile(r"/wp-(?:content|includes)/|<meta[^>]+content=[\"']wordpress", re.IGNORECASE)
_MARKS_WITHIN = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place that may be a source, and how it was found, in words."""

    source: Source
    how: str


def declared_sources(page: Page) -> list[Found]:
    """Feeds, publishing-system APIs and sitemaps that a home page declares or is known to have by its make.

    Raises ``UnreadableSource`` for what is no HTML.
    """
    root = tree_of(page)
    marks = page.body[:_MARKS_WITHIN].decode("latin-1")
    found = [*_feeds(root, page.url), *_systems(root, page.url, marks), *_linked_sitemaps(root, page.url)]
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one.source.url, one)
    return list(first.values())


def _feeds(root: etree._Element, url: str) -> list[Found]:
    found = []
    for link in root.xpath("//link[contains(concat(' ', @rel, ' '), ' alternate ')][@href]"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        address = urljoin(url, link.get("href").strip())
        is_feed = kind in _FEED_TYPES or (kind in _LOOSE_TYPES and _FEED.search(address))
        if is_feed and not _COMMENTS.search(urlsplit(address).path + urlsplit(address).query):
            found.append(Found(source=Feed(address), how="declared by <link rel=alternate>"))
    return found


def _systems(root: etree._Element, url: str, marks: str) -> Iterator[Found]:
    for address in root.xpath("//link[@rel='https://api.w.org/']/@href"):
        yield Found(source=WordPressPosts.below(urljoin(url, address)), how="declared by <link rel=https://api.w.org/>")
        return
    if _WORDPRESS.search(marks):
        api = urljoin(url, "/wp-json/")
        yield Found(source=WordPressPosts.below(api), how="the site is made with WordPress")
    for mark, feed in _FEEDS_OF_SYSTEMS:
        if mark.search(marks):
            yield Found(source=Feed(urljoin(url, feed)), how="usual for the publishing system of the site")


def _linked_sitemaps(root: etree._Element, url: str) -> Iterator[Found]:
    for address in root.xpath("//link[@rel='sitemap']/@href"):
        yield Found(source=Sitemap(urljoin(url, address)), how="declared by <link rel=sitemap>")


def linked_feeds(page: Page, links: LinkFilter) -> list[Found]:
    """Feeds to which a page links for its readers: the text of the link or its address says so."""
    found: dict[str, Found] = {}
    for address, text in anchors_of(tree_of(page), page.url):
        parts = urlsplit(address)
        told = f"{parts.path}?{parts.query}"
        is_near = links.is_own(address) or _FEED_HOST.match(parts.hostname or "")
        is_told = (not text or is_name(text)) and (_FEED.search(told) or _FEED.search(text))
        if is_near and is_told and not _COMMENTS.search(told) and not links.is_article(address, text):
            found.setdefault(address, Found(source=Feed(address), how="linked as a feed"))
    return list(found.values())[:_LINKED_FEEDS]


def sections_of(page: Page, links: LinkFilter) -> list[Found]:
    """Section pages that a page leads to, in the order of its links, after those that it declares for languages."""
    root = tree_of(page)
    named: dict[str, None] = {}
    anchors = [(url.split("#")[0], text) for url, text in anchors_of(root, page.url)]
    home = page.url.split("#")[0].rstrip("/")
    listed = _listed(anchors, menu_of(root, page.url))
    for address, text in anchors:
        if address.rstrip("/") != home and links.is_section(address, text, is_listed=address in listed):
            named.setdefault(address)
    return [
        *_other_languages(root, page.url, home, links),
        *(Found(source=SectionPage(address, pages=_PAGES), how="linked as a section") for address in named),
    ]


def _other_languages(root: etree._Element, url: str, home: str, links: LinkFilter) -> Iterator[Found]:
    """The same page in other languages, as it declares them: each has sections of its own."""
    for link in root.xpath("//link[contains(concat(' ', @rel, ' '), ' alternate ')][@hreflang][@href][not(@type)]"):
        address = urljoin(url, link.get("href").strip()).split("#")[0]
        if address.rstrip("/") != home and links.is_front(address):
            yield Found(source=SectionPage(address, pages=_PAGES), how="declared as the page in another language")


def dated_lists(page: Page, links: LinkFilter, *, root: str, since: date | None) -> list[Found]:
    """Lists of years, months and days to which a page links, the newest first: a year of them, or all ``since`` then.

    They are walked as pages of the one at ``root``: what is older than this month has nothing new to bring.
    """
    days: dict[str, tuple[int, ...]] = {}
    for url, text in anchors_of(tree_of(page), page.url):
        day = listed_day(url)
        if day and is_name(text) and links.is_document(url):
            days.setdefault(url.split("#")[0], day)
    newest = sorted(days, key=lambda url: (*days[url], 99, 99)[:3], reverse=True)
    if since is None:
        newest = newest[:_LISTS_OF_DATES]
    else:
        newest = [url for url in newest if (*days[url], 99, 99)[:3] >= (since.year, since.month, since.day)]
    return [
        Found(source=SectionPage(url, pages=_PAGES, parent=root), how="linked as the list of a day or month")
        for url in newest
    ]


def leads_on(page: Page) -> list[Found]:
    """Where a home page sends its readers that shows nothing itself: ``<meta http-equiv=refresh>``, frames."""
    root = tree_of(page)
    told = root.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content")
    refreshed = [found[1] for content in told if (found := _REFRESH.search(content))]
    addresses = [urljoin(page.url, one.strip()) for one in (*refreshed, *root.xpath("//frameset//frame/@src"))]
    return [
        Found(source=SectionPage(one, pages=_PAGES), how="the home page leads there")
        for one in dict.fromkeys(addresses)
        if one.rstrip("/") != page.url.rstrip("/")
    ]


def _listed(anchors: Sequence[tuple[str, str]], menu: frozenset[str]) -> frozenset[str]:
    """The addresses of links to sections by the company they keep: in a menu, or with others of the same form.

    The others must have names of their own, and none of them may read like a headline.
    """
    names: dict[str, set[str]] = {}
    headlines: set[str] = set()
    for address, text in anchors:
        form = forms_of(address)[1]
        if is_name(text):
            names.setdefault(form, set()).add(text)
        elif text:
            headlines.add(form)
    forms = {form for form, given in names.items() if len(given) >= _LISTED_FROM} - headlines
    return frozenset(
        address
        for address, _ in anchors
        if (form := forms_of(address)[1]) in forms or (address in menu and form not in headlines)
    )


def sitemaps_of_robots(addresses: Sequence[str]) -> list[Found]:
    """The sitemaps that a robots.txt names (sitemaps.org, "Specifying the Sitemap location")."""
    return [Found(source=Sitemap(address), how="named by robots.txt") for address in addresses]


def says_nothing_without_scripts(page: Page) -> bool:
    """Whether a page is a shell that its scripts fill: hardly a link in it, and scripts to run."""
    root = tree_of(page)
    return len(anchors_of(root, page.url)) < 3 and root.find(".//script") is not None
