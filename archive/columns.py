"""What each column of the SQL views holds: told in ``docs/schema.md``, and on PostgreSQL by the database itself.

    python -m archive.columns > docs/schema.md

Types and what may be missing come from the models that a column is taken from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Float, Integer
from sqlalchemy.orm import InstrumentedAttribute

from archive.article import Calendar, Precision, ZoneSource
from archive.changes import ChangeKind
from archive.crawls import Outcome, SourceStatus, Status, Verdict
from archive.dedup import Cause
from archive.health import Aspect
from archive.models import (
    Alarm,
    Article,
    Base,
    Change,
    Crawl,
    FieldDay,
    LayoutDay,
    Link,
    Revision,
    Site,
    Source,
    Takedown,
    ViewObservation,
)
from archive.types import CleanText, Json, UtcDateTime


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a view."""

    kind: str
    """``integer``, ``number``, ``text``, ``time``, ``boolean`` or ``json``."""
    may_be_missing: bool
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """One view: what a row of it stands for, and its columns in their order."""

    row: str
    columns: Mapping[str, Column]


_KINDS: tuple[tuple[type[Any], str], ...] = (
    (UtcDateTime, "time"),
    (Json, "json"),
    (CleanText, "text"),
    (Boolean, "boolean"),
    (Float, "number"),
    (BigInteger, "integer"),
    (Integer, "integer"),
)


def _of(attribute: InstrumentedAttribute[Any], words: str) -> Column:
    """A column as its model has it."""
    column = attribute.property.columns[0]
    kind = next(kind for type_, kind in _KINDS if isinstance(column.type, type_))
    return Column(kind, bool(column.nullable), words)


def _one_of(values: type[StrEnum], *others: str) -> str:
    return ", ".join(f"`{value}`" for value in (*values, *others))


_SITE = "name of the site file, or the host"
_URL = "canonical address of the article"
_ID = "the archive's own number of the article"
_LOCAL = "ISO text as the site means it: `2025-10-28`, `2025-10-28T22:15+05:30`"
_CONTENT = {
    "headline": _of(Revision.headline, "as printed"),
    "description": _of(Revision.description, "the publisher's summary"),
    "byline": _of(Revision.byline, 'as printed, without "By"'),
    "authors": _of(
        Revision.authors,
        "array of the persons in the byline; where no person signs, of the agency, desk or outlet that does",
    ),
    "agency": _of(Revision.agency, "the agency it comes from: `PTI`"),
}
_PUBLISHED = {
    "published_at": _of(
        Revision.published_at, "for precision `day` the first instant of that day in the site's zone; NULL where unread"
    ),
    "published_local": _of(Revision.published_local, _LOCAL),
    "published_precision": _of(Revision.published_precision, _one_of(Precision)),
    "published_raw": _of(Revision.published_raw, "the text it was read from; also there when it could not be read"),
}
_TEXT = {
    "section": _of(Revision.section, "as printed"),
    "tags": _of(Revision.tags, "array of texts"),
    "language": _of(Revision.language, "BCP 47: `en`, `hi`"),
    "body": _of(Revision.body, "the text, paragraphs separated by an empty line"),
}
_WORD_COUNT = _of(Revision.word_count, "words of the body; pairs of characters in scripts that write no spaces")
_IMAGE = {
    "image_url": _of(Revision.image_url, "address of the lead image"),
    "image_caption": _of(Revision.image_caption, "its caption, without the credit"),
    "image_credit": _of(Revision.image_credit, "whose it is: `Geo Tv`"),
    "image_disclaimer": _of(Revision.image_disclaimer, "the publisher's own sentence about it, without its label"),
}

_NAMED = {"site": _of(Article.site, _SITE), "url": _of(Article.url, _URL)}
_ARTICLE = {"article_id": _of(Article.id, _ID), **_NAMED}

VIEW_COLUMNS: dict[str, View] = {
    "v_articles": View(
        "article, with its newest content",
        {
            **_ARTICLE,
            **_CONTENT,
            **_PUBLISHED,
            "modified_at": _of(Revision.modified_at, 'the publisher\'s own "updated"'),
            **_TEXT,
            "word_count": _WORD_COUNT,
            "views": _of(Article.views, "the newest view count"),
            "views_at": _of(Article.views_at, "when that was seen"),
            **_IMAGE,
            "story_id": _of(Article.story_id, "shared by near-copies on other sites"),
            "revision": _of(Article.revision, "number of the newest revision, from 1"),
            "status": _of(
                Article.status, f"`{Status.LIVE}`, or `{Status.GONE}` when its page was not there on two looks"
            ),
            "first_seen_at": _of(Article.first_seen_at, "when we met it"),
            "last_seen_at": _of(Article.last_seen_at, "when its page was last there"),
            "last_changed_at": _of(Article.last_changed_at, "when the last of its revisions was seen, or read"),
        },
    ),
    "v_revisions": View(
        "content that an article had",
        {
            **_ARTICLE,
            "revision": _of(Revision.number, "from 1"),
            "cause": _of(
                Revision.cause,
                f"`{Cause.FIRST}`; `{Cause.PUBLISHER}`: the page changed; `{Cause.RULES}`: the kept page, read"
                f" differently; `{Cause.UNKNOWN}`: both changed, and no page was kept",
            ),
            "seen_at": _of(Revision.seen_at, "when this content was first seen"),
            "changed_fields": _of(Revision.changed_fields, "array of the columns that differ from the revision before"),
            **_CONTENT,
            "contributors": _of(Revision.contributors, "array of `{name, kind, role}`: all names of the byline"),
            "dateline": _of(Revision.dateline, "the place that opens the text: `ISLAMABAD`"),
            **_PUBLISHED,
            "published_zone_source": _of(
                Revision.published_zone_source, f"how the zone was known: {_one_of(ZoneSource)}"
            ),
            "published_calendar": _of(Revision.published_calendar, _one_of(Calendar)),
            "published_approximate": _of(
                Revision.published_approximate, "whether the calendar itself leaves a day or two open"
            ),
            "modified_at": _of(Revision.modified_at, 'the publisher\'s own "updated"'),
            "modified_local": _of(Revision.modified_local, _LOCAL),
            "modified_precision": _of(Revision.modified_precision, _one_of(Precision)),
            "modified_raw": _of(Revision.modified_raw, "the text it was read from"),
            **_TEXT,
            "blocks": _of(
                Revision.blocks, "array of `[kind, text]`: the body in its paragraphs, headings, quotes, list items"
            ),
            "word_count": _WORD_COUNT,
            **_IMAGE,
            "image_relation": _of(
                Revision.image_relation,
                "what the credit says: `taken_from`, `courtesy`, `agency`, `photographer`, `file_photo`,"
                " `representational`, `ai_generated`, `screenshot`, `collected`",
            ),
            "provenance": _of(Revision.provenance, "field to `{place, raw, confirmed_by}`: where on the page it stood"),
            "unreadable": _of(
                Revision.unreadable, "array of `{field, text, reason}`: what is there and cannot be read"
            ),
            "page_digest": _of(Revision.page_digest, "SHA-256 of the fetched bytes, in hexadecimal"),
            "rules_digest": _of(Revision.rules_digest, "names the rules that read the page"),
            "repeats": _of(Revision.repeats, "the earlier revision whose content came back"),
            "skeleton": _of(
                Revision.skeleton, "how the page was built, whatever it says: 32 digits, each for some of its parts"
            ),
        },
    ),
    "v_view_counts": View(
        "view count that a page showed; noted when it changed, or after a day",
        {
            **_ARTICLE,
            "seen_at": _of(ViewObservation.seen_at, "when"),
            "views": _of(ViewObservation.count, "the count"),
            "raw": _of(ViewObservation.raw, "as printed: `1.2K Views`"),
            "rounded": _of(ViewObservation.rounded, "whether the true count is known only that closely"),
            "own_visits": Column(
                "integer", False, "our fetches since the count before, this one too; each may have raised it"
            ),
            "gain": Column("integer", True, "views since the count before; NULL for the first"),
            "gain_per_hour": Column("number", True, "the same an hour"),
        },
    ),
    "v_stories": View(
        "article of a story: near-copies of one text on several sites",
        {
            "story_id": Column("integer", False, "the story"),
            "role": _of(Article.story_role, "`origin` or `copy`"),
            "reason": _of(
                Article.story_reason,
                "why: of the origin `agency` (others credit it), `earliest` (its time) or `first_seen` (by us, as no "
                "time can be believed); of a copy `agency` (it credits one) or `later`",
            ),
            **_ARTICLE,
            "headline": _CONTENT["headline"],
            "agency": _CONTENT["agency"],
            "published_at": _PUBLISHED["published_at"],
        },
    ),
    "v_changes": View(
        "thing that happened, in an order in which nothing can be missed",
        {
            "seq": _of(Change.seq, "the mark: rises, with gaps; keep the last one and ask for what is higher"),
            "at": _of(Change.at, "when it was seen"),
            "kind": _of(Change.kind, _one_of(ChangeKind)),
            **_ARTICLE,
            "revision": _of(Change.revision, "number of the revision, for `new` and `revised`"),
        },
    ),
    "v_takedowns": View(
        "article that was removed for good",
        {
            **_ARTICLE,
            "at": _of(Takedown.at, "when"),
            "reason": _of(Takedown.reason, "why"),
            "decided_by": _of(Takedown.decided_by, "by whom"),
            "removed": _of(Takedown.removed, "part to number: how much was removed of each"),
        },
    ),
    "v_links": View(
        "address that a site announced",
        {
            "site": _of(Link.site, _SITE),
            "url": _of(Link.url, "the address"),
            "source": _of(Link.source, "where it was announced"),
            "announced_at": _of(Link.announced_at, "the time that the source gives for it"),
            "first_seen_at": _of(Link.first_seen_at, "when we met it"),
            "outcome": Column("text", False, f"what became of it: {_one_of(Outcome, 'pending')}"),
            "detail": _of(Link.detail, "why, in words"),
            "attempts": _of(Link.attempts, "failures, or looks at a page that is gone, in a row"),
            "settled_at": _of(Link.settled_at, "when the outcome was known"),
            "due_at": _of(Link.due_at, "when it is fetched again"),
            "article_id": _of(Link.article_id, "the article that it led to"),
            "crawl_id": _of(Link.crawl_id, "the crawl that fetched it last"),
        },
    ),
    "v_sources": View(
        "place where a site announces articles",
        {
            "site": _of(Source.site, _SITE),
            "url": _of(Source.url, "address of the feed, sitemap, section page or publishing-system API"),
            "kind": _of(Source.kind, "what it is"),
            "status": _of(Source.status, _one_of(SourceStatus)),
            "announced": _of(Source.announced, "links on the last visit"),
            "visits": _of(Source.visits, "how often it was read"),
            "yielded": _of(Source.yielded, "articles that came of its links"),
            "yielded_at": _of(Source.yielded_at, "when the last of them did"),
            "visited_at": _of(Source.visited_at, "the last visit"),
            "detail": _of(Source.detail, "what is wrong with it, in words"),
        },
    ),
    "v_crawls": View(
        "run over one site",
        {
            "crawl_id": _of(Crawl.id, "its number"),
            "site": _of(Crawl.site, _SITE),
            "started_at": _of(Crawl.started_at, "when it began"),
            "ended_at": _of(Crawl.ended_at, "when it ended; NULL while it runs"),
            "verdict": _of(Crawl.verdict, f"how it ended: {_one_of(Verdict)}"),
            "detail": _of(Crawl.detail, "the verdict in a sentence"),
            "arguments": _of(Crawl.arguments, "what it was asked for"),
            "counts": _of(Crawl.counts, "what it counted: outcomes, sources, errors"),
        },
    ),
    "v_alarms": View(
        "alarm over a field that is not what it used to be",
        {
            "alarm_id": _of(Alarm.id, "its number"),
            "site": _of(Alarm.site, _SITE),
            "field": _of(
                Alarm.field, "the field; `articles` where the site brings none, `crawl` where crawls end their process"
            ),
            "aspect": _of(Alarm.aspect, _one_of(Aspect)),
            "since": _of(Alarm.since, "when the first page was fetched on which it was so"),
            "opened_at": _of(Alarm.opened_at, "when that could be told from chance"),
            "ended_at": _of(Alarm.ended_at, "when it was again as it used to be; NULL while the alarm is on"),
            "last_good_url": _of(Alarm.last_good_url, "the last article before that"),
            "first_bad_url": _of(Alarm.first_bad_url, "the first article on which it was so"),
            "usual_share": _of(Alarm.usual_share, "share of articles that are so by the site's habit"),
            "usual_place": _of(Alarm.usual_place, "where the field used to be found"),
            "found_now": _of(Alarm.found_now, "what is found there now, and where"),
            "layout_changed_on": _of(
                Alarm.layout_changed_on, "the day (UTC) of a change of layout near it, if there was one"
            ),
            "layout_as_before": _of(Alarm.layout_as_before, "how much of its pages' skeletons is as before: 0 to 1"),
        },
    ),
    "v_layout_days": View(
        "site and day (UTC), over the pages of the articles first seen on it",
        {
            "site": _of(LayoutDay.site, _SITE),
            "day": _of(LayoutDay.day, "the day: `2025-10-28`"),
            "as_before": _of(
                LayoutDay.as_before, "how much of their skeletons is as in the four weeks before, in the mean: 0 to 1"
            ),
            "skeletons": _of(LayoutDay.skeletons, "skeleton to number of pages that are built so, or nearly so"),
        },
    ),
    "v_field_days": View(
        "site, field and day (UTC), over the articles first seen on it",
        {
            "site": _of(FieldDay.site, _SITE),
            "field": _of(FieldDay.field, "the field"),
            "day": _of(FieldDay.day, "the day: `2025-10-28`"),
            "articles": _of(FieldDay.articles, "articles"),
            "found": _of(FieldDay.found, "of them those that show the field"),
            "unreadable": _of(FieldDay.unreadable, "of them those whose text for it could not be read"),
            "characters": _of(FieldDay.characters, "length of all values together; words for the body"),
            "places": _of(FieldDay.places, "place to number of values that came from there"),
            "different": Column(
                "integer",
                True,
                "different values, from the 256th on within some 6 of 100; NULL where they are not counted",
            ),
        },
    ),
    "v_site_health": View(
        "site",
        {
            "site": _of(Site.name, _SITE),
            "title": _of(Site.title, "as the paper calls itself"),
            "articles": Column("integer", False, "articles that are in the archive"),
            "last_new_at": Column("time", True, "when the last one of them was first seen"),
            "last_crawl_at": Column("time", True, "when the last crawl began"),
            "last_verdict": Column("text", True, f"how it ended: {_one_of(Verdict)}"),
            "links_pending": Column("integer", False, "links not fetched yet"),
            "links_failed": Column("integer", False, "links that could not be read"),
            "links_blocked": Column("integer", False, "links that the site refused"),
            "alarms_on": Column("integer", False, "fields that are not what they used to be"),
            "different_values": Column(
                "json",
                False,
                "field to its different values in the last four weeks, and on how many articles it was found: "
                '`{"byline": {"different": 12, "found": 240}}`',
            ),
        },
    ),
}
"""Name of each view to what it holds. A test holds it against both databases."""

_TYPES = {
    "integer": ("`INTEGER`", "`integer` or `bigint`"),
    "number": ("`REAL`", "`numeric`"),
    "text": ("`TEXT`, never empty", "`text`, never empty"),
    "time": ("`TEXT`: `2025-10-28T04:30:00.000000Z`, UTC; sorts rightly", "`timestamptz`"),
    "boolean": ("`INTEGER`: 0 or 1", "`boolean`"),
    "json": ("`TEXT`; `json_each`, `json_extract`", "`jsonb`; `jsonb_array_elements_text`, `->>`"),
}

_HEAD = """\
# The SQL views, column by column

What consumers build on: these columns stay; tables may move with any version. Made by
`python -m archive.columns` from the program, and held against both databases by a test. On PostgreSQL the database
tells the same: `\\d+ v_articles`. How to ask is shown in [consumers.md](consumers.md).

| type here | on SQLite | on PostgreSQL |
| --- | --- | --- |
"""


def schema_page() -> str:
    """The text of ``docs/schema.md``."""
    return "".join([_HEAD, *_types(), *(line for name in VIEW_COLUMNS for line in _section(name))])


def _types() -> Iterator[str]:
    for kind, (sqlite, postgresql) in _TYPES.items():
        yield f"| {kind} | {sqlite} | {postgresql} |\n"
    yield "\nMissing is `NULL`, where the second column below says `NULL`; nothing else is ever missing.\n"


def _section(name: str) -> Iterator[str]:
    view = VIEW_COLUMNS[name]
    yield f"\n## {name}\n\nOne row for each {view.row}.\n\n| column | type | what it holds |\n| --- | --- | --- |\n"
    for column, told in view.columns.items():
        yield f"| `{column}` | {told.kind}{', `NULL`' if told.may_be_missing else ''} | {told.words} |\n"


def comments() -> Iterator[str]:
    """Statements for PostgreSQL that let the database itself tell what its views, columns and tables hold."""
    for name, view in VIEW_COLUMNS.items():
        yield f"COMMENT ON VIEW {name} IS {_quoted(f'One row for each {view.row}.')}"
        for column, told in view.columns.items():
            yield f"COMMENT ON COLUMN {name}.{column} IS {_quoted(told.words.replace('`', ''))}"
    for mapper in Base.registry.mappers:
        words = f"{(mapper.class_.__doc__ or '').splitlines()[0]} May move with any version: build on the views."
        yield f"COMMENT ON TABLE {mapper.local_table.description} IS {_quoted(words.replace('`', ''))}"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


if __name__ == "__main__":
    sys.stdout.write(schema_page())
