"""The words in which a crawl and the archive speak of links, and of how they and the crawl ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What became of one link. Every link ends with exactly one."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    """Another address of an article that is already there."""
    NOT_AN_ARTICLE = "not_an_article"
    GONE = "gone"
    BLOCKED = "blocked"
    """The site answered with a refusal or a challenge (401, 403, 429, 451, a challenge page)."""
    FORBIDDEN_BY_ROBOTS = "forbidden_by_robots"
    OUT_OF_WINDOW = "out_of_window"
    """Published outside of the ``since`` and ``until`` that were asked for."""
    FAILED = "failed"
    TAKEN_DOWN = "taken_down"
    """It leads to an article that was taken down: nothing of it is kept, and it is not asked for again."""


class Status(StrEnum):
    """Whether an article is still there."""

    LIVE = "live"
    GONE = "gone"
    """Its page was not there on two looks; what we hold of it stays."""
    TAKEN_DOWN = "taken_down"
    """Its content was removed from the archive and does not come back; only its addresses are known."""


class Revisit(StrEnum):
    """Which known articles a crawl looks at again."""

    DUE = "due"
    """Those whose time has come on the ladder of ``archive.revisit``."""
    ALL = "all"
    NONE = "none"


class Verdict(StrEnum):
    """How a crawl ended."""

    OK = "ok"
    EMPTY = "empty"
    """The sources were read, and announced no article at all, or nothing but what turned out to be none."""
    DEGRADED = "degraded"
    """Part of the work failed: a source, a callback, or more than a tenth of the pages."""
    DRIFTED = "drifted"
    """The pages came, but fields that used to be there are missing."""
    BLOCKED = "blocked"
    FAILED = "failed"
    """Nothing could be read, or the crawl itself broke off."""
    HELD = "held"
    """Another crawl of the site was running, so this one did nothing; it leaves no row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What a site's file says of the site, for the consumer of the archive."""

    name: str
    title: str
    homepage: str
    timezone: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2: ``IN``."""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One announced address of one site.

    ``etag`` and ``last_modified`` are those of the last answer, for a conditional request; the archive
    fills them in where it has seen the page before.
    """

    url: str
    site: str
    source: str = ""
    """Words for where it was announced: ``section https://…/category/asia``."""
    number: str | None = None
    """The site's own article number, where the address shows one."""
    announced_at: datetime | None = None
    """The time that the source gives for it, UTC: publication in a feed, ``lastmod`` in a sitemap."""
    etag: str | None = None
    last_modified: str | None = None
    known: bool = False
    """Whether its page was fetched before, by this crawl or another: it is due again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollState:
    """When a source is due, and what is known of its habit."""

    rhythm: Mapping[str, Any]
    """JSON that means nothing to the archive."""
    pull: float
    due_at: datetime


class SourceStatus(StrEnum):
    """Whether a source is asked."""

    PENDING = "pending"
    """Found and not read yet: what a killed crawl leaves of a walk is read by the next one."""
    ACTIVE = "active"
    DROPPED = "dropped"
    """It has brought nothing of its own; asked again only now and then, since sites change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What is remembered of a source between two visits."""

    kind: str = "source"
    """``feed``, ``sitemap``, ``section``, ``wordpress``."""
    parent: str | None = None
    """The address of the source that led to it; ``None`` for one that is asked by itself."""
    status: SourceStatus = SourceStatus.ACTIVE
    options: Mapping[str, Any] = field(default_factory=dict)
    """JSON by which the crawler makes the source again."""
    etag: str | None = None
    last_modified: str | None = None
    """The validators of the last answer (RFC 9110, 8.8)."""
    digest: str | None = None
    """SHA-256 of its bytes, for servers that send no validators."""
    announced: int = 0
    """Links on the last visit, known ones included."""
    visits: int = 0
    yielded: int = 0
    """Articles that no other source announced before it did."""
    yielded_at: datetime | None = None
    """When it brought the last of them; UTC, like all times."""
    visited_at: datetime | None = None
    detail: str | None = None
    """Why it could not be read on the last visit, or why it was dropped; in words."""
