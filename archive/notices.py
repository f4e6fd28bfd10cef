"""What an operator was told last, so that each change of state is told once, whoever tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update

from archive.crawls import Verdict
from archive.dialects import insert_missing
from archive.models import Crawl, Fact, Lease, Poll, Site

NOTICES = "notices"
"""The fact under which it is kept what was told, when, and who is at it."""
_AT_MOST = timedelta(minutes=5)
"""After so long whoever was at it has gone."""
_TROUBLE = (str(Verdict.BLOCKED), str(Verdict.FAILED), str(Verdict.EMPTY))
_BEGUN: dict[str, Any] = {"states": {}, "sent_at": None, "until": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A site whose last two crawls did not bring anything."""

    site: str
    verdict: Verdict
    detail: str | None
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCrawl:
    """When a site whose sources are polled was crawled last, and when it was to be crawled next."""

    site: str
    began_at: datetime
    ended_at: datetime | None
    """When the last one ended that has ended."""
    due_at: datetime | None
    """When the first of its sources was due after that; ``None`` where the last crawl asked none."""
    is_let_be: bool
    """Whether it is being crawled now, or left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told last: state by name, in words; and when."""

    states: dict[str, str]
    sent_at: datetime | None


def troubles(connection: Connection) -> list[Trouble]:
    """The sites of which the last two crawls were blocked, failed or found nothing, in order of name.

    One such crawl is no state of a site yet: nets have hiccups.
    """
    found = []
    for site in connection.execute(select(Site.name).order_by(Site.name)).scalars():
        crawls = select(Crawl.verdict, Crawl.detail, Crawl.started_at).where(
            Crawl.site == site, Crawl.verdict.is_not(None), Crawl.verdict != str(Verdict.HELD)
        )
        last = connection.execute(crawls.order_by(Crawl.id.desc()).limit(2)).all()
        if len(last) == 2 and all(one.verdict in _TROUBLE for one in last):
            verdict, since = Verdict(last[0].verdict), last[1].started_at
            found.append(Trouble(site=site, verdict=verdict, detail=last[0].detail, since=since))
    return found


def last_crawls(connection: Connection, *, at: datetime) -> list[LastCrawl]:
    """The last crawl of every site whose sources are polled, in order of name."""
    times = select(Crawl.site, func.max(Crawl.started_at).label("began_at"), func.max(Crawl.ended_at).label("ended_at"))
    last = times.group_by(Crawl.site).subquery()
    due = select(func.min(Poll.due_at)).where(Poll.site == last.c.site, Poll.due_at > last.c.began_at)
    rows = connection.execute(
        select(last, due.scalar_subquery().label("due_at"), Site.paused_until, Lease.until)
        .join(Site, Site.name == last.c.site)
        .outerjoin(Lease, Lease.site == last.c.site)
        .where(select(1).where(Poll.site == last.c.site).exists())
        .order_by(last.c.site)
    )
    return [
        LastCrawl(
            site=row.site,
            began_at=row.began_at,
            ended_at=row.ended_at,
            due_at=row.due_at,
            is_let_be=any(time is not None and time > at for time in (row.paused_until, row.until)),
        )
        for row in rows
    ]


def claim(connection: Connection, *, at: datetime) -> Told | None:
    """What was told last, for whoever tells what is new; ``None`` while somebody else is at it."""
    insert_missing(connection, Fact, [{"name": NOTICES, "value": _BEGUN}])
    connection.execute(update(Fact).where(Fact.name == NOTICES).values(name=NOTICES))  # one at a time
    value = connection.execute(select(Fact.value).where(Fact.name == NOTICES)).scalar_one()
    if value["until"] and datetime.fromisoformat(value["until"]) > at:
        return None
    _keep(connection, {**value, "until": (at + _AT_MOST).isoformat()})
    sent_at = datetime.fromisoformat(value["sent_at"]) if value["sent_at"] else None
    return Told(states=value["states"], sent_at=sent_at)


def release(connection: Connection, told: Told) -> None:
    """Keep what was told, and let others tell."""
    sent_at = told.sent_at.isoformat() if told.sent_at else None
    _keep(connection, {"states": told.states, "sent_at": sent_at, "until": None})


def _keep(connection: Connection, value: dict[str, Any]) -> None:
    connection.execute(update(Fact).where(Fact.name == NOTICES).values(value=value))
