"""The tables. They may move with any version; what consumers build on are the views (``archive.views``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from archive.types import BigId, CleanText, Json, UtcDateTime


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can name them too; and keeps times in UTC."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcDateTime, str: CleanText, dict[str, Any]: Json, list[Any]: Json}


class Site(Base):
    """One site, as its site file describes it."""

    __tablename__ = "sites"
    name: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    homepage: Mapped[str]
    timezone: Mapped[str | None]
    country: Mapped[str | None]
    languages: Mapped[list[Any]]
    memory: Mapped[dict[str, Any] | None]
    """What its pages have in common, as the crawler learned it and reads it; it means nothing to the archive."""
    paused_until: Mapped[datetime | None]
    """Until when the site is left alone, since it refused us or could not be read."""
    paused_because: Mapped[str | None]


class Lease(Base):
    """Who crawls a site. ``token`` rises each time the lease changes hands, and never falls."""

    __tablename__ = "leases"
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), primary_key=True)
    token: Mapped[int] = mapped_column(BigInteger)
    holder: Mapped[str | None]
    until: Mapped[datetime | None]


class Poll(Base):
    """When a source that is polled by itself is due, and how it is known."""

    __tablename__ = "polls"
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    rhythm: Mapped[dict[str, Any]]
    """At what hours it brings news, as the crawler learned it; it means nothing to the archive."""
    pull: Mapped[float]
    """How strongly it asks to be polled, in the mean of a week: what the sources share their budget by."""
    due_at: Mapped[datetime]


class Source(Base):
    """What is remembered of a source between two visits, and of one that was found and not read yet."""

    __tablename__ = "sources"
    url: Mapped[str] = mapped_column(primary_key=True)
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), primary_key=True)
    kind: Mapped[str] = mapped_column(server_default="source")
    parent: Mapped[str | None]
    """The source that led to it: the index of a sitemap, the first page of a section."""
    status: Mapped[str] = mapped_column(server_default="active")
    options: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    """What the crawler needs to make the source again; it means nothing to the archive."""
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    digest: Mapped[str | None]
    announced: Mapped[int]
    visits: Mapped[int] = mapped_column(server_default="0")
    yielded: Mapped[int] = mapped_column(server_default="0")
    yielded_at: Mapped[datetime | None]
    visited_at: Mapped[datetime | None]
    detail: Mapped[str | None]


class Crawl(Base):
    """One run over one site."""

    __tablename__ = "crawls"
    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    arguments: Mapped[dict[str, Any]]
    verdict: Mapped[str | None]
    detail: Mapped[str | None]
    counts: Mapped[dict[str, Any] | None]


class Link(Base):
    """One announced address. ``outcome`` is NULL from the moment it is announced until it is settled."""

    __tablename__ = "links"
    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(unique=True)
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"))
    url: Mapped[str]
    number: Mapped[str | None]
    source: Mapped[str]
    announced_at: Mapped[datetime | None]
    first_seen_at: Mapped[datetime]
    outcome: Mapped[str | None]
    detail: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(server_default="0")
    """Visits in a row that found nothing changed."""
    settled_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    article_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("articles.id"), index=True)
    crawl_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("crawls.id"))
    __table_args__ = (
        Index("ix_links_site_outcome_due_at", "site", "outcome", "due_at"),
        Index("ix_links_site_due_at", "site", "due_at"),
    )


class Article(Base):
    """One article: who it is, and where its newest content stands."""

    __tablename__ = "articles"
    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(unique=True)
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"))
    url: Mapped[str]
    status: Mapped[str] = mapped_column(default="live")
    """One of ``archive.crawls.Status``."""
    revision: Mapped[int]
    content_digest: Mapped[str]
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    last_changed_at: Mapped[datetime]
    views: Mapped[int | None] = mapped_column(BigId)
    views_at: Mapped[datetime | None]
    story_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("stories.id"), index=True)
    story_role: Mapped[str | None]
    story_reason: Mapped[str | None]
    """Why it is the origin or a copy: ``archive.stories`` names the reasons."""
    signature: Mapped[bytes | None] = mapped_column(LargeBinary)
    period: Mapped[int | None]
    """The four weeks in which its text is looked for among others; missing without a signature."""
    visits: Mapped[int] = mapped_column(server_default="1")
    """How often we have fetched its page: each time may have raised its view count."""
    flips: Mapped[int] = mapped_column(server_default="0")
    """How often its page showed an earlier content again without keeping it."""
    other_digest: Mapped[str | None]
    """The earlier content that the page showed at the last visit, where it is not the newest revision's."""
    other_since: Mapped[datetime | None]
    __table_args__ = (Index("ix_articles_site_published_at", "site", "published_at"),)


class Alias(Base):
    """An address that led to an article; ``key`` finds it again in whatever spelling."""

    __tablename__ = "aliases"
    key: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), index=True)
    url: Mapped[str]
    first_seen_at: Mapped[datetime]


class Revision(Base):
    """The content of an article at one time, whole."""

    __tablename__ = "revisions"
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[str]
    seen_at: Mapped[datetime]
    content_digest: Mapped[str | None]
    repeats: Mapped[int | None]
    """The earlier revision whose content came back."""
    changed_fields: Mapped[list[Any]]
    headline: Mapped[str]
    description: Mapped[str | None]
    byline: Mapped[str | None]
    authors: Mapped[list[Any]]
    agency: Mapped[str | None]
    contributors: Mapped[list[Any]]
    dateline: Mapped[str | None]
    published_at: Mapped[datetime | None]
    published_local: Mapped[str | None]
    published_precision: Mapped[str | None]
    published_raw: Mapped[str | None]
    published_zone_source: Mapped[str | None]
    published_calendar: Mapped[str | None]
    published_approximate: Mapped[bool | None]
    modified_at: Mapped[datetime | None]
    modified_local: Mapped[str | None]
    modified_precision: Mapped[str | None]
    modified_raw: Mapped[str | None]
    section: Mapped[str | None]
    tags: Mapped[list[Any]]
    language: Mapped[str | None]
    body: Mapped[str]
    blocks: Mapped[list[Any]]
    word_count: Mapped[int]
    image_url: Mapped[str | None]
    image_caption: Mapped[str | None]
    image_credit: Mapped[str | None]
    image_disclaimer: Mapped[str | None]
    image_relation: Mapped[str | None]
    provenance: Mapped[dict[str, Any]]
    unreadable: Mapped[list[Any]]
    page_digest: Mapped[str | None]
    rules_digest: Mapped[str | None]
    page_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("pages.id"), index=True)
    """The kept page that it was read from."""
    skeleton: Mapped[str | None]
    """How its page is built (``archive.skeletons``)."""


class Page(Base):
    """One visit to an article's page that is kept, and where: a record in a WARC file (``archive.pages``)."""

    __tablename__ = "pages"
    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(server_default="page")
    """``page``, or ``image`` for the article's lead image."""
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"))
    url: Mapped[str]
    asked: Mapped[list[Any]]
    """All addresses that led there, the first one asked for first."""
    fetched_at: Mapped[datetime]
    shows: Mapped[int | None]
    """The revision whose content it showed; NULL where that was an earlier one's for a moment."""
    file: Mapped[str]
    file_offset: Mapped[int] = mapped_column(BigInteger)
    length: Mapped[int]
    extent: Mapped[int]
    """Bytes of all records of the visit, which follow each other."""
    digest: Mapped[str]
    """SHA-256 of the bytes as they were sent, in hexadecimal."""
    original_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("pages.id"), index=True)
    """The page that brought the very same bytes before: they are kept there only."""
    robots: Mapped[str | None]
    reservations: Mapped[list[Any]]
    __table_args__ = (Index("ix_pages_article_id_shows", "article_id", "shows"), Index("ix_pages_file", "file"))


class ViewObservation(Base):
    """A view count that a page showed at one time."""

    __tablename__ = "view_observations"
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigId)
    raw: Mapped[str]
    rounded: Mapped[bool]
    visits: Mapped[int] = mapped_column(server_default="1")
    """How often we had fetched the page by then, this visit included."""


class Story(Base):
    """Articles of several sites that carry the same text."""

    __tablename__ = "stories"
    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    first_seen_at: Mapped[datetime]
    merged_into: Mapped[int | None] = mapped_column(BigId)
    """The story that took its articles over, for those who know it by this id."""


class Band(Base):
    """One band of an article's MinHash signature: articles that share one may be copies of each other.

    What an article has here follows from its signature and period, so that it needs no way back to the article.
    """

    __tablename__ = "bands"
    hash: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """Begins with the period, so that what is written at one time lies together; then band and rows."""
    article_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form


class Text(Base):
    """The text of a site's article, by which the article is known again at another address."""

    __tablename__ = "texts"
    hash: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """Of the site and the tokens of the text."""
    article_id: Mapped[int] = mapped_column(BigId)
    """The first article that had it. Its earlier texts stay, and those of one that was taken down."""


class Takedown(Base):
    """That an article was removed, by whom and why: the audit of it, and what keeps it from coming back."""

    __tablename__ = "takedowns"
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    reason: Mapped[str]
    decided_by: Mapped[str | None]
    removed: Mapped[dict[str, Any]]
    """How much was removed of each part: ``{"revisions": 2, "view_counts": 9}``."""


class Fact(Base):
    """What is known of the archive as a whole, by name."""

    __tablename__ = "facts"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)


class IngestedPart(Base):
    """How far a part of a file of pages that others kept was taken in."""

    __tablename__ = "ingested_parts"
    file: Mapped[str] = mapped_column(primary_key=True)
    """A digest of its first bytes: it is the same file under another name, and after it has grown."""
    start: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    end: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(BigInteger)
    """In bytes of the file: where to go on."""
    records: Mapped[int] = mapped_column(BigInteger)
    """Records that are done, of any kind: where the position of none can be told, so many are passed over."""
    counts: Mapped[dict[str, Any]]
    faults: Mapped[list[Any]]
    updated_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Change(Base):
    """One entry of the change feed. ``seq`` rises with each entry and is never used twice.

    On PostgreSQL it is made of the numbers of the transaction and of the entry in it (migration 0003).
    """

    __tablename__ = "changes"
    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), index=True)
    revision: Mapped[int | None]
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012


class Watch(Base):
    """How far the articles of a site have been watched, and what the crawler knows of its habits."""

    __tablename__ = "watches"
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), primary_key=True)
    last_article_id: Mapped[int] = mapped_column(BigId)
    state: Mapped[dict[str, Any]]
    """It means nothing to the archive."""


class FieldDay(Base):
    """One field on the articles of one site that were first seen on one day (UTC)."""

    __tablename__ = "field_days"
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)
    articles: Mapped[int]
    found: Mapped[int]
    unreadable: Mapped[int]
    characters: Mapped[int] = mapped_column(BigInteger)
    """Of all values together; words for the body."""
    places: Mapped[dict[str, Any]]
    digests: Mapped[list[Any] | None]
    """Of its different values, the smallest (``archive.distinct``); missing where they are not told apart."""


class LayoutDay(Base):
    """How the pages of the articles of a site were built that were first seen on one day (``archive.layouts``)."""

    __tablename__ = "layout_days"
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"), primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)
    as_before: Mapped[float | None]
    skeletons: Mapped[dict[str, Any]]


class Alarm(Base):
    """A field that is not any more what it used to be (``archive.health``)."""

    __tablename__ = "alarms"
    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    site: Mapped[str] = mapped_column(ForeignKey("sites.name"))
    field: Mapped[str]
    aspect: Mapped[str]
    since: Mapped[datetime]
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    first_bad_url: Mapped[str | None]
    last_good_url: Mapped[str | None]
    usual_share: Mapped[float]
    usual_place: Mapped[str | None]
    found_now: Mapped[str | None]
    found_article_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("articles.id"), index=True)
    layout_changed_on: Mapped[str | None]
    layout_as_before: Mapped[float | None]
    __table_args__ = (Index("ix_alarms_site_ended_at", "site", "ended_at"),)


class Worker(Base):
    """A process that takes work for this archive from the queue (``archive.workers``)."""

    __tablename__ = "workers"
    id: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    version: Mapped[str]
    places: Mapped[int]
    state: Mapped[str]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
