"""Which sites a ``newscrawl crawl --due`` crawls now, by what the archive knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newscrawl.any_site import AnySiteSpider
from newscrawl.polls import is_due
from newscrawl.running import Assignment

if TYPE_CHECKING:
    from archive.schedule import SiteSchedule
    from newscrawl.spider import NewsSpider

_REVISITS_WAIT = timedelta(hours=1)
"""Known pages that are to be looked at again wait so long for a source to be due too: a start has its cost."""


def roots_of(spider: type[NewsSpider], homepage: str | None = None) -> list[str] | None:
    """The addresses of the sources that a site file names; ``None`` where the archive alone knows them."""
    if issubclass(spider, AnySiteSpider):
        return None
    return [source.at(homepage or spider.homepage).url for source in spider.sources]


def next_due(
    schedule: SiteSchedule | None, roots: Iterable[str] | None, *, revisits_a_day: int, at: datetime
) -> datetime:
    """When a site is due: the present ``at`` for one that is new, or whose last crawl broke off."""
    if schedule is None or schedule.has_pending:
        times = [at]
    else:
        polls = schedule.polls if roots is None else {url: schedule.polls.get(url, at) for url in roots}
        times = list(polls.values()) or [at]
        if schedule.revisit_at is not None and schedule.revisits < revisits_a_day:
            times.append(schedule.revisit_at + _REVISITS_WAIT)
    paused_until = schedule.paused_until if schedule else None
    return max(min(times), paused_until) if paused_until else min(times)


def due_now(
    assignments: Iterable[Assignment], schedules: Mapping[str, SiteSchedule], *, revisits_a_day: int, at: datetime
) -> tuple[list[Assignment], datetime | None]:
    """Those assignments whose time has come, asking only what is due; and when the next of the others is."""
    due: list[Assignment] = []
    others: list[datetime] = []
    for one in assignments:
        roots = roots_of(one.spider, one.arguments.get("homepage"))  # type: ignore[arg-type]
        time = next_due(schedules.get(one.site), roots, revisits_a_day=revisits_a_day, at=at)
        if is_due(time, at=at):
            due.append(replace(one, arguments={**one.arguments, "only_due": "1"}))
        else:
            others.append(time)
    return due, min(others, default=None)
