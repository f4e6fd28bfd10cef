"""When which site is due: the polls of its sources, its links, its pauses, and who crawls it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, select, update

from archive import leases
from archive.crawls import PollState, Verdict
from archive.dialects import insert_or_update
from archive.leases import Lease
from archive.models import Article, Crawl, Link, Poll, Site
from archive.revisit import pause_after

_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)
_BAD = (Verdict.BLOCKED, Verdict.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSchedule:
    """What is known of a site's next crawl. All times are UTC."""

    site: str
    polls: Mapping[str, datetime]
    """Address to the time when it is due, of every source that is polled by itself."""
    has_pending: bool
    """Whether a crawl that broke off has left links behind."""
    revisit_at: datetime | None
    """When the first of its known pages is to be looked at again."""
    revisits: int
    """Such looks in the last 24 hours."""
    paused_until: datetime | None
    paused_because: str | None
    lease: Lease | None
    """Who crawls it now."""
    last_success_at: datetime | None
    """When the last crawl ended that went well."""
    last_verdict: Verdict | None
    new_a_day: float
    """Articles published in the last seven days, a day; those without a date count by when they were first seen."""


def schedules(connection: Connection, *, at: datetime) -> dict[str, SiteSchedule]:
    """Name to schedule of every site of the archive."""
    polls: dict[str, dict[str, datetime]] = {}
    for poll in connection.execute(select(Poll.site, Poll.url, Poll.due_at)):
        polls.setdefault(poll.site, {})[poll.url] = poll.due_at
    held = leases.running(connection)
    return {
        row.name: SiteSchedule(
            site=row.name,
            polls=polls.get(row.name, {}),
            has_pending=row.has_pending,
            revisit_at=row.revisit_at,
            revisits=revisits_since(connection, row.name, at - _DAY),
            paused_until=row.paused_until if row.paused_until and row.paused_until > at else None,
            paused_because=row.paused_because,
            lease=held.get(row.name),
            last_success_at=row.last_success_at,
            last_verdict=Verdict(row.last_verdict) if row.last_verdict else None,
            new_a_day=round(row.published / 7, 1),
        )
        for row in connection.execute(_sites(at))
    }


def _sites(at: datetime) -> Any:
    of_site = Crawl.site == Site.name
    published = func.coalesce(Article.published_at, Article.first_seen_at)
    last_verdict = select(Crawl.verdict).where(of_site).order_by(Crawl.id.desc()).limit(1)
    return select(
        Site.name,
        Site.paused_until,
        Site.paused_because,
        select(1).where(Link.site == Site.name, Link.outcome.is_(None)).exists().label("has_pending"),
        select(func.min(Link.due_at)).where(Link.site == Site.name).scalar_subquery().label("revisit_at"),
        select(func.max(Crawl.ended_at))
        .where(of_site, Crawl.verdict == Verdict.OK)
        .scalar_subquery()
        .label("last_success_at"),
        last_verdict.scalar_subquery().label("last_verdict"),
        select(func.count())
        .where(Article.site == Site.name, published > at - _WEEK, published <= at)
        .scalar_subquery()
        .label("published"),
    ).order_by(Site.name)


def revisits_since(connection: Connection, site: str, since: datetime) -> int:
    """Known pages that crawls of a site have looked at again since."""
    counts = connection.execute(select(Crawl.counts).where(Crawl.site == site, Crawl.started_at >= since)).scalars()
    return sum(int(one.get("revisits", 0)) for one in counts if one)


def polls_of(connection: Connection, site: str) -> dict[str, PollState]:
    """Address to state of every source of a site that is polled by itself."""
    rows = connection.execute(select(Poll.__table__).where(Poll.site == site))
    return {row.url: PollState(rhythm=row.rhythm, pull=row.pull, due_at=row.due_at) for row in rows}


def remember_poll(connection: Connection, site: str, url: str, state: PollState) -> None:
    """Keep when a source is due."""
    row = {"site": site, "url": url, "rhythm": dict(state.rhythm), "pull": state.pull, "due_at": state.due_at}
    insert_or_update(connection, Poll, row, ["site", "url"])


def mean_pull(connection: Connection) -> float | None:
    """The pull of all sources in the mean, by which they share the budget of polls; ``None`` before the first poll."""
    mean: float | None = connection.execute(select(func.avg(Poll.pull))).scalar_one()
    return mean


def close_orphans(connection: Connection, site: str, *, at: datetime) -> None:
    """Give a verdict to crawls that ended without a word; whoever calls this holds the site's lease."""
    words = "it ended without a word: it was killed, or its lease ran out; found by the next crawl"
    values = {"ended_at": at, "verdict": str(Verdict.FAILED), "detail": words}
    connection.execute(update(Crawl).where(Crawl.site == site, Crawl.verdict.is_(None)).values(values))


def leave_alone(connection: Connection, site: str, because: str, *, until: datetime) -> None:
    """Pause a registered site until a time, whatever its crawls have come to."""
    connection.execute(update(Site).where(Site.name == site).values(paused_until=until, paused_because=because))


def pause(
    connection: Connection, site: str, verdict: Verdict, because: str, *, at: datetime, asked: timedelta | None
) -> None:
    """Leave a site alone after a crawl that was refused or failed, or end its pause after one that was not."""
    well = connection.execute(
        select(func.max(Crawl.id)).where(Crawl.site == site, Crawl.verdict.not_in(_BAD))
    ).scalar_one()
    bad_since = and_(Crawl.site == site, Crawl.verdict.in_(_BAD), Crawl.id > (well or 0))
    in_a_row = connection.execute(select(func.count()).select_from(Crawl).where(bad_since)).scalar_one()
    wait = pause_after(verdict, in_a_row=max(in_a_row, 1), asked=asked)
    values = {"paused_until": at + wait if wait else None, "paused_because": because if wait else None}
    connection.execute(update(Site).where(Site.name == site).values(values))
