"""What the articles of a site have shown day by day, field by field, and the alarms that came of it.

The archive keeps figures and alarms, and hands out what is new to be watched; what is an alarm is decided by the
crawler (``newscrawl.health``), whose state is kept here as it gave it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, label, select, update

from archive.crawls import Status
from archive.dialects import insert_or_update
from archive.distinct import smallest
from archive.models import Alarm as AlarmRow
from archive.models import Article, Crawl, FieldDay, Link, Revision, ViewObservation, Watch

_CONTENT = (
    Revision.headline, Revision.description, Revision.byline, Revision.authors, Revision.agency, Revision.published_at,
    Revision.published_local, Revision.modified_local, Revision.section, Revision.tags, Revision.body,
    Revision.word_count, Revision.image_url, Revision.image_caption, Revision.image_credit, Revision.image_disclaimer,
    Revision.provenance, Revision.unreadable, Revision.skeleton,
)  # fmt: skip
_VIEWS = label("views", ViewObservation.__table__.c["count"])


class Aspect(StrEnum):
    """In what respect a field may not be what it used to be."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    PLACE = "place"
    """It comes from a weaker place than it used to."""
    STUCK = "stuck"
    """It is the value of one of the articles before."""
    SHORT = "short"
    LONG = "long"
    LATE = "late"
    """The date lies outside the span before the fetch in which the site's dates lie."""
    CRASHES = "crashes"
    """Crawls of the site end their process, and so it is quarantined; ``field`` is then ``crawl``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """An article as it was when it was first seen."""

    article_id: int
    url: str
    seen_at: datetime
    content: Mapping[str, Any]
    """Columns of ``v_revisions``, with ``views`` (the count) where the page showed one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A field that is not any more what it used to be."""

    site: str
    field: str
    aspect: Aspect
    since: datetime
    """When the first page was fetched on which it was so."""
    opened_at: datetime
    ended_at: datetime | None = None
    first_bad_url: str | None = None
    last_good_url: str | None = None
    usual_share: float = 0.0
    """Share of articles that were so by the site's habit."""
    usual_place: str | None = None
    found_now: str | None = None
    """What is found there now, and where."""
    found_article_id: int | None = None
    """The article on which that is found."""
    layout_changed_on: str | None = None
    """The day (UTC) from which on the pages are built in another way, where one is near the alarm."""
    layout_as_before: float | None = None
    """How much of the pages' skeletons is as before, from 0 to 1; ``None`` where that is not known."""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFigures:
    """One field on the articles of one site that were first seen on one day (UTC)."""

    site: str
    field: str
    day: str
    articles: int
    found: int
    unreadable: int = 0
    characters: int = 0
    """Of all values together; words for the body."""
    places: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Place to number of values that came from there."""
    digests: Sequence[int] | None = None
    """Of its different values, the smallest (``archive.distinct``); ``None`` where they are not told apart."""


def state_of(connection: Connection, site: str) -> tuple[int, dict[str, Any]]:
    """The last article that was watched, and the watch's state then."""
    row = connection.execute(select(Watch.last_article_id, Watch.state).where(Watch.site == site)).one_or_none()
    return (row.last_article_id, row.state) if row else (0, {})


def sights(connection: Connection, site: str, *, after: int, most: int) -> tuple[int, list[Sight]]:
    """The articles of a site that are newer than one, in the order in which they came, and the last one's id.

    Left out are those that a back-fill brought (a crawl with ``since``): they are of another time.
    """
    rows = connection.execute(
        select(Article.id, Article.url, Revision.seen_at, Crawl.arguments, _VIEWS, *_CONTENT)
        .join(Revision, (Revision.article_id == Article.id) & (Revision.number == 1))
        .outerjoin(Link, (Link.article_id == Article.id) & (Link.outcome != "duplicate"))
        .outerjoin(Crawl, Crawl.id == Link.crawl_id)
        .outerjoin(
            ViewObservation,
            (ViewObservation.article_id == Article.id) & (ViewObservation.seen_at == Article.first_seen_at),
        )
        .where(Article.site == site, Article.id > after, Article.status != str(Status.TAKEN_DOWN))
        .order_by(Article.id)
        .limit(most)
    ).all()
    last = rows[-1].id if rows else after
    found: dict[int, Sight] = {}
    for row in rows:
        if not (row.arguments or {}).get("since"):
            found.setdefault(row.id, _sight(row))
    return last, list(found.values())


def _sight(row: Row[Any]) -> Sight:
    content = {column.key: getattr(row, column.key) for column in _CONTENT}
    return Sight(article_id=row.id, url=row.url, seen_at=row.seen_at, content={**content, "views": row.views})


def remember(
    connection: Connection,
    site: str,
    *,
    last_article_id: int,
    state: Mapping[str, Any],
    days: Sequence[FieldFigures] = (),
) -> None:
    """Keep a watch's state, and add figures to those of their days."""
    row = {"site": site, "last_article_id": last_article_id, "state": dict(state)}
    insert_or_update(connection, Watch, row, ["site"])
    for one in days:
        _add_day(connection, one)


def _add_day(connection: Connection, figures: FieldFigures) -> None:
    key = (FieldDay.site == figures.site, FieldDay.day == figures.day, FieldDay.field == figures.field)
    row = connection.execute(select(FieldDay.__table__).where(*key)).one_or_none()
    places = dict(row.places) if row else {}
    for place, count in figures.places.items():
        places[place] = places.get(place, 0) + count
    values = {
        "articles": figures.articles + (row.articles if row else 0),
        "found": figures.found + (row.found if row else 0),
        "unreadable": figures.unreadable + (row.unreadable if row else 0),
        "characters": figures.characters + (row.characters if row else 0),
        "places": places,
        "digests": _together(row.digests if row else None, figures.digests),
    }
    if row:
        connection.execute(update(FieldDay).where(*key).values(values))
        return
    connection.execute(insert(FieldDay).values(site=figures.site, day=figures.day, field=figures.field, **values))


def _together(*digests: Sequence[int] | None) -> list[int] | None:
    told = [one for one in digests if one is not None]
    return smallest(chain.from_iterable(told)) if told else None


def open_alarm(connection: Connection, alarm: Alarm) -> None:
    """Enter an alarm; one that is on already stays as it is."""
    if connection.execute(select(AlarmRow.id).where(*_is_on(alarm.site, alarm.field, alarm.aspect))).first():
        return
    row = {name: getattr(alarm, name) for name in Alarm.__slots__ if name != "id"}
    connection.execute(insert(AlarmRow).values({**row, "aspect": str(alarm.aspect)}))


def end_alarm(connection: Connection, site: str, field_name: str, aspect: str, *, at: datetime) -> None:
    """Note that what an alarm was about is as it used to be."""
    connection.execute(update(AlarmRow).where(*_is_on(site, field_name, aspect)).values(ended_at=at))


def _is_on(site: str, field_name: str, aspect: str) -> tuple[ColumnElement[bool], ...]:
    return (
        AlarmRow.site == site,
        AlarmRow.field == field_name,
        AlarmRow.aspect == aspect,
        AlarmRow.ended_at.is_(None),
    )


def alarms(connection: Connection, *, site: str | None, since: datetime | None) -> list[Alarm]:
    """The alarms that are on, newest last, and those that ended after ``since``."""
    query = select(AlarmRow.__table__).order_by(AlarmRow.opened_at, AlarmRow.id)
    query = query.where(AlarmRow.site == site) if site else query
    ended = AlarmRow.ended_at.is_(None) if since is None else AlarmRow.ended_at.is_(None) | (AlarmRow.ended_at > since)
    rows = connection.execute(query.where(ended))
    return [_alarm(row) for row in rows]


def _alarm(row: Row[Any]) -> Alarm:
    values = {name: getattr(row, name) for name in Alarm.__slots__}
    return Alarm(**{**values, "aspect": Aspect(row.aspect)})


def forget(connection: Connection, article_id: int, _: datetime) -> int:
    """Remove what alarms show of an article's content; gives back of how many."""
    shown = update(AlarmRow).where(AlarmRow.found_article_id == article_id, AlarmRow.found_now.is_not(None))
    return connection.execute(shown.values(found_now=None)).rowcount


def field_days(connection: Connection, *, site: str | None, since: str) -> list[FieldFigures]:
    """The figures of each site, field and day since a day (ISO 8601), in that order."""
    query = select(FieldDay.__table__).where(FieldDay.day >= since)
    query = query.where(FieldDay.site == site) if site else query
    rows = connection.execute(query.order_by(FieldDay.site, FieldDay.field, FieldDay.day))
    return [FieldFigures(**{name: getattr(row, name) for name in FieldFigures.__slots__}) for row in rows]
