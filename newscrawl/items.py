"""The values that travel the first half of the road: what a site is, what was fetched, what a page says.

``RawArticle`` is what the page says (all text); ``archive.article.Article`` is what we hold to be true
(all typed). ``newscrawl.normalisation.normalise`` is the only bridge between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.article import Article, Block
from archive.crawls import Link, Outcome

if TYPE_CHECKING:  # normalisation needs none of what keeps pages
    from archive.pages import Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is known of a site before any of its pages is read; all of it optional evidence."""

    name: str = "unknown"
    title: str | None = None
    """The publisher's own name, never an author: ``AHN 24x7``."""
    timezone: str | None = None
    """IANA name: ``Asia/Kolkata``."""
    is_timezone_supposed: bool = field(default=False, repr=False)
    """Whether nobody has said it: then an offset that a page writes itself is the better knowledge."""
    country: str | None = None
    """ISO 3166-1 alpha-2: ``IN``. Decides zone abbreviations and the order of day and month."""
    languages: tuple[str, ...] = ()
    """BCP 47, the usual one first."""
    encoding: str | None = None
    """Believed only after the bytes and the page's own declarations."""
    article_number: str | None = None
    """Regular expression with one group, searched in the address: ``r"-(\\d+)\\.html$"``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One fetched document, untouched."""

    url: str
    """The final address, after redirects."""
    body: bytes
    fetched_at: datetime
    """Aware, UTC. The base of relative dates such as "2 hours ago"."""
    requested_urls: tuple[str, ...] = ()
    """All addresses that led here, the first one asked for first."""
    content_type: str | None = None
    """The header as sent, charset included."""
    link: Link | None = None
    """The announcement that led here; ``None`` for a page that somebody handed over."""
    etag: str | None = None
    last_modified: str | None = None
    """The validators of the answer (RFC 9110 section 8.8), for the next conditional request."""
    exchanges: tuple[Exchange, ...] = ()
    """What went over the wire for it, redirects included; its own exchange is the last. Empty where nobody listened."""
    robots: str | None = None
    """The verdict of the site's robots.txt on its address."""
    reservations: tuple[str, ...] = ()
    """What it says about its use, each with its place."""
    site_says: tuple[tuple[str, str], ...] = ()
    """What the site's file of reservations says of its address, by name and value."""


class PlaceKind(StrEnum):
    """The kinds of places on a page, from the most to the least telling."""

    RULE = "rule"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    META = "meta"
    LABEL = "label"
    GENERIC = "generic"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One text that may be a field's value, and the place where it stands."""

    text: str
    kind: PlaceKind
    where: str
    """Position within the kind: ``author.name``, ``article:published_time``, ``Published On``."""
    values: tuple[str, ...] = ()
    """The single values where the place itself lists several (JSON-LD authors, tags)."""
    lines_from_headline: int | None = None
    """How many lines of visible text lie between it and the headline; ``None`` if it is not visible."""

    @property
    def place(self) -> str:
        """Kind and position in words: ``json-ld author.name``."""
        return f"{self.kind} {self.where}".strip()


class PageKind(StrEnum):
    """What a fetched page is, judged by its content."""

    ARTICLE = "article"
    LISTING = "listing"
    """A section page, home page, tag page or search result."""
    VIDEO = "video"
    """A player or gallery without text."""
    CONSENT_WALL = "consent_wall"
    CHALLENGE = "challenge"
    """A captcha or bot check: the site blocks us."""
    LOGIN_WALL = "login_wall"
    """It wants a name and a password before it shows anything."""
    STANDING = "standing"
    """A page that stands for ever: about us, terms, a form."""
    SOFT_404 = "soft_404"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What one article teaches of its site, for ``newscrawl.extraction.memory``: digests and words for places."""

    headline: str
    lines: tuple[str, ...] = ()
    byline_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article as its page prints it: for each field the candidates, the most credible place first.

    Extraction proposes and normalisation picks; a field without candidates is missing.
    """

    page: Page
    site: Site
    kind: PageKind = PageKind.ARTICLE
    reasons: tuple[str, ...] = ()
    """Why ``kind`` was judged so, in words."""
    blocks: tuple[Block, ...] = ()
    """The body in reading order, without headline, byline, date, views, captions and disclaimer."""
    body_place: str = "generic"
    second_part: tuple[Candidate, ...] = ()
    """Where the text goes on, if this page has but the first part of it."""
    headline: tuple[Candidate, ...] = ()
    description: tuple[Candidate, ...] = ()
    byline: tuple[Candidate, ...] = ()
    source: tuple[Candidate, ...] = ()
    """Whom the text was taken from, as a line below it tells."""
    publisher: tuple[Candidate, ...] = ()
    """Names of the outlet, to be told from authors."""
    published: tuple[Candidate, ...] = ()
    """All dates that may be the publication's, labels included ("Published On Tue, 28 Oct 2025")."""
    modified: tuple[Candidate, ...] = ()
    section: tuple[Candidate, ...] = ()
    tags: tuple[Candidate, ...] = ()
    language: tuple[Candidate, ...] = ()
    views: tuple[Candidate, ...] = ()
    image_url: tuple[Candidate, ...] = ()
    image_caption: tuple[Candidate, ...] = ()
    image_credit: tuple[Candidate, ...] = ()
    image_disclaimer: tuple[Candidate, ...] = ()
    canonical_url: tuple[Candidate, ...] = ()
    rules_digest: str = ""
    """Names the rules that were applied, and what the site's memory had a part in."""
    traits: Traits | None = None
    skeleton: str | None = None
    """How the page is built around headline and text (``archive.skeletons``)."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Facts for people who debug a site: the encoding that was used, the container of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """An article on its way into the archive, with the page that it was read from."""

    article: Article
    page: Page
    traits: Traits | None = None
    """What it teaches of its site."""
    is_evident: bool = True
    """Whether a date or a declaration of its own makes it an article."""
    outcome: Outcome | None = None
    """What the archive made of it."""
