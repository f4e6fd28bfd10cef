"""What the archive holds to be true of one article: every value typed, clean, and known by its place.

Plain frozen values without a line of SQL, so that whoever makes an article needs no database.
Missing is ``None`` (or an empty tuple); an empty string is never a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from archive.tokens import count_words


class Precision(StrEnum):
    """How exactly a page tells a time. The instant of a coarser one is the start of its day or hour."""

    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


class ZoneSource(StrEnum):
    """How the time zone of a time was known."""

    EXPLICIT = "explicit"
    """The page said it: an offset, or an abbreviation that has one meaning in the site's country."""
    SITE = "site"
    """The site's file says it."""
    ASSUMED = "assumed"
    """Nobody said it: UTC was taken."""


class Calendar(StrEnum):
    """The calendar in which the page wrote a date."""

    GREGORIAN = "gregorian"
    BIKRAM_SAMBAT = "bikram_sambat"
    BENGALI = "bengali"
    SAKA = "saka"
    JALALI = "jalali"
    HIJRI = "hijri"
    THAI_BUDDHIST = "thai_buddhist"
    MINGUO = "minguo"
    JAPANESE_ERA = "japanese_era"
    ETHIOPIAN = "ethiopian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as a page tells it, with all that is known of how well it is known."""

    at: datetime
    """The instant, aware and in UTC; for a day, the first instant of that day in the site's zone."""
    local: str
    """ISO 8601 text as the site means it: ``2025-10-28``, or ``2025-10-28T22:15+05:30``."""
    precision: Precision
    zone_source: ZoneSource
    raw: str
    """The text this was read from."""
    calendar: Calendar = Calendar.GREGORIAN
    approximate: bool = False
    """True where the calendar itself leaves a day or two open, as the observed Hijri months do."""


class BlockKind(StrEnum):
    """What one block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body, in reading order. Captions are no part of the body."""

    kind: BlockKind
    text: str


class ContributorKind(StrEnum):
    """Who stands behind a name in a byline."""

    PERSON = "person"
    AGENCY = "agency"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One name of a byline or credit line, in its own script."""

    name: str
    kind: ContributorKind = ContributorKind.PERSON
    role: str = "author"
    """``author``, ``editor``, ``inputs`` (text taken over from an agency), ``translator`` or ``photographer``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewCount:
    """How often a page says it was viewed."""

    count: int
    raw: str
    rounded: bool = False
    """True for "1.2K": the true count is known only that closely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadImage:
    """The image that stands for the article, with what the page says of its origin."""

    url: str | None = None
    caption: str | None = None
    credit: str | None = None
    """The name of the source or photographer (schema.org ``creditText``): ``Geo Tv``."""
    disclaimer: str | None = None
    """The publisher's own sentence, without its label: ``This image is taken from Geo Tv.``"""
    relation: str | None = None
    """What the credit says: ``taken_from``, ``courtesy``, ``agency``, ``photographer``, ``file_photo``,
    ``representational``, ``ai_generated``, ``screenshot`` or ``collected``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The place on the page that a value came from."""

    place: str
    """Kind and position: ``rule css .byline a``, ``json-ld author.name``, ``label Published On``."""
    raw: str
    """The text as it stood there."""
    confirmed_by: tuple[str, ...] = ()
    """Other places of the page that say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A field whose text is there but cannot be read. The third answer beside found and missing."""

    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, every field typed and clean.

    ``addresses`` are all addresses known to lead to it (announced, requested, final, declared); ``url`` is
    the canonical one. ``number`` is the site's own article number where the site has a rule for it: it
    identifies the article even when the slug changes.
    """

    url: str
    site: str
    headline: str
    body: str
    fetched_at: datetime
    blocks: tuple[Block, ...] = ()
    addresses: tuple[str, ...] = ()
    number: str | None = None
    description: str | None = None
    byline: str | None = None
    """The byline as printed, without its label: ``Meera Khanna, Special Correspondent``."""
    authors: tuple[str, ...] = ()
    """Names of the persons who wrote it."""
    agency: str | None = None
    contributors: tuple[Contributor, ...] = ()
    """All names of the byline with kind and role; ``authors`` and ``agency`` are drawn from them."""
    dateline: str | None = None
    """The place that opens the text: ``ISLAMABAD``."""
    published: Moment | None = None
    modified: Moment | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    """BCP 47: ``en``, ``hi``, ``ur``."""
    views: ViewCount | None = None
    image: LeadImage | None = None
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    """Field name to the place that its value came from."""
    unreadable: tuple[Unreadable, ...] = ()
    page_digest: str | None = None
    """SHA-256 of the fetched bytes, in hexadecimal."""
    rules_digest: str | None = None
    """Names the rules that read the page: two readings of one page under one digest are equal."""
    skeleton: str | None = None
    """How the page is built (``archive.skeletons``); no content."""


def content_of(article: Article) -> dict[str, Any]:
    """The article's content by the column names of the archive: what a revision keeps, in plain JSON values."""
    published, modified = article.published, article.modified
    image = article.image or LeadImage()
    return {
        "headline": article.headline,
        "description": article.description,
        "byline": article.byline,
        "authors": list(article.authors),
        "agency": article.agency,
        "contributors": [{"name": one.name, "kind": str(one.kind), "role": one.role} for one in article.contributors],
        "dateline": article.dateline,
        "published_at": published.at if published else None,
        "published_local": published.local if published else None,
        "published_precision": str(published.precision) if published else None,
        "published_raw": published.raw if published else _unreadable_text(article, "published"),
        "published_zone_source": str(published.zone_source) if published else None,
        "published_calendar": str(published.calendar) if published else None,
        "published_approximate": published.approximate if published else None,
        "modified_at": modified.at if modified else None,
        "modified_local": modified.local if modified else None,
        "modified_precision": str(modified.precision) if modified else None,
        "modified_raw": modified.raw if modified else _unreadable_text(article, "modified"),
        "section": article.section,
        "tags": list(article.tags),
        "language": article.language,
        "body": article.body,
        "blocks": [[str(block.kind), block.text] for block in article.blocks],
        "word_count": count_words(article.body),
        "image_url": image.url,
        "image_caption": image.caption,
        "image_credit": image.credit,
        "image_disclaimer": image.disclaimer,
        "image_relation": image.relation,
    }


def as_row(article: Article) -> dict[str, Any]:
    """An article that is in no archive (yet) as a flat mapping with the names of ``v_articles``.

    Times are ISO 8601 text in UTC. What only an archive knows (ids, revision, first and last seen) is left out.
    """
    content = content_of(article)
    views = article.views
    content |= {
        "site": article.site,
        "url": article.url,
        "published_at": iso_utc(content["published_at"]),
        "modified_at": iso_utc(content["modified_at"]),
        "views": views.count if views else None,
        "views_at": iso_utc(article.fetched_at) if views else None,
    }
    return {name: content[name] for name in ROW_FIELDS}


def iso_utc(instant: datetime | None) -> str | None:
    """ISO 8601 text in UTC with seconds: ``2025-10-28T04:30:00Z``."""
    return None if instant is None else instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _unreadable_text(article: Article, field: str) -> str | None:
    """The raw text of a field that is there but could not be read: it is kept, and the value stays missing."""
    return next((one.text for one in article.unreadable if one.field == field), None)


ROW_FIELDS = (
    "site",
    "url",
    "headline",
    "description",
    "byline",
    "authors",
    "agency",
    "published_at",
    "published_local",
    "published_precision",
    "published_raw",
    "modified_at",
    "section",
    "tags",
    "language",
    "body",
    "word_count",
    "views",
    "views_at",
    "image_url",
    "image_caption",
    "image_credit",
    "image_disclaimer",
)
"""The columns of ``v_articles`` that an article has before it is in an archive, in their order there."""
