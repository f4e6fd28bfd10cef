"""What becomes of a page, whoever fetched it. Knows no Scrapy.

Decided by the answer's status, by address, by what the page says to robots, and at last by its content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.crawls import Outcome
from newscrawl.errors import NotAnArticle
from newscrawl.extraction.dates import OF_A_PAGE, OF_A_RELEASE
from newscrawl.items import Page, PageKind, PlaceKind, RawArticle, ReadPage
from newscrawl.normalisation import normalise
from newscrawl.reservations import Headers, forbids

_BY_STATUS = {
    304: (Outcome.UNCHANGED, "not modified"),
    401: (Outcome.BLOCKED, "the site wants a login"),
    403: (Outcome.BLOCKED, "the site forbids it"),
    404: (Outcome.GONE, "not found"),
    407: (Outcome.BLOCKED, "a proxy wants a login"),
    410: (Outcome.GONE, "gone for good"),
    429: (Outcome.BLOCKED, "the site wants fewer requests"),
    451: (Outcome.BLOCKED, "withheld for legal reasons"),
}
_HOME = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:index\.\w+)?", re.IGNORECASE)
"""Paths of home pages, also of one language: ``/``, ``/en/``, ``/index.html``."""
_WALL = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|subscribe|subscription|consent|privacy-?wall|cookie-?wall|paywall|account)\b",
    re.IGNORECASE,
)
_WALLS = {PageKind.CHALLENGE, PageKind.CONSENT_WALL, PageKind.LOGIN_WALL}
"""Pages by which a site refuses us."""
_DECLARED = {PlaceKind.JSON_LD, PlaceKind.MICRODATA}
_DATES_OF_ELSE = {OF_A_PAGE, OF_A_RELEASE}
WITHOUT_EVIDENCE = "neither a date nor a declaration makes it an article"


@dataclass(frozen=True, slots=True)
class Settled:
    """The outcome of a page that yields no article, and why."""

    outcome: Outcome
    words: str


def by_status(url: str, status: int) -> Settled:
    """The outcome of an answer that brought no page."""
    if 300 <= status < 400 and status not in _BY_STATUS:
        return Settled(Outcome.FAILED, f"{url}: {status}, it redirects to nothing that is fetched over http or https")
    outcome, words = _BY_STATUS.get(status, (Outcome.FAILED, "the server answered with an error"))
    return Settled(outcome, f"{url}: {status}, {words}")


def before_reading(page: Page, asked: str, headers: Headers, obey: frozenset[str]) -> Settled | None:
    """The outcome that its address, or what it says about its use, settles before a page is read.

    ``asked`` is the address that was to be fetched; ``obey`` are the voices that count (``newscrawl.reservations``).
    """
    if is_wall(page.url) and not is_wall(asked):
        return Settled(Outcome.BLOCKED, f"{asked}: it leads to {page.url}, which wants a login or consent")
    if reason := forbids(headers, page.body, obey, at=page.fetched_at, site_says=page.site_says):
        return Settled(Outcome.FORBIDDEN_BY_ROBOTS, f"{page.url}: {reason}")
    return None


def article_of(raw: RawArticle, asked: str | None) -> ReadPage | Settled:
    """The article of a page that was read, or why it is none; ``asked`` is the address that led to it, if any did."""
    page = raw.page
    if raw.kind in _WALLS:
        return Settled(Outcome.BLOCKED, f"{page.url}: {raw.kind.replace('_', ' ')}: {'; '.join(raw.reasons)}")
    if asked is not None and leads_home(asked, page.url):
        return Settled(Outcome.GONE, f"{asked} leads to the home page {page.url}")
    try:
        article = normalise(raw)
    except NotAnArticle as error:
        outcome = Outcome.GONE if raw.kind is PageKind.SOFT_404 else Outcome.NOT_AN_ARTICLE
        return Settled(outcome, "; ".join(error.reasons))
    return ReadPage(article=article, page=page, traits=raw.traits, is_evident=has_evidence(raw))


def has_evidence(raw: RawArticle) -> bool:
    """Whether a date or a declaration makes a page an article, where nobody announced it as one.

    That a page as such, or goods that it offers, came out on a day is none: so did the rules of ethics.
    """
    dated = any(one.where not in _DATES_OF_ELSE for one in raw.published)
    return dated or any(one.kind in _DECLARED for one in raw.headline)


def is_wall(url: str) -> bool:
    """Whether an address is that of a login, a subscription or a consent page."""
    return bool(_WALL.search(urlsplit(url).path))


def leads_home(asked: str, got: str) -> bool:
    """Whether the site sent us from an article's address to its home page, as some do instead of a 404."""
    home, article = urlsplit(got), urlsplit(asked)
    if home.query or not _HOME.fullmatch(home.path):
        return False
    return bool(article.query) or not _HOME.fullmatch(article.path)
