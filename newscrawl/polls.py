"""What one crawl asks of its site's sources, and what their rhythms make of the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from archive.crawls import Link, PollState
from newscrawl.scheduling import Bounds, Rhythm, next_poll, price

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

_SLACK = timedelta(minutes=1)
"""What is due so soon is due now: the next cron run may come a few seconds before its time."""
_FAILED_WAIT = timedelta(minutes=30)
"""A source that could not be read is not asked again before."""
_MISSED = 12.0
"""So many articles must have been expected in vain before silence is a fault and no chance."""


def bounds_of(settings: BaseSettings) -> Bounds:
    """What the operator's settings leave to the schedule."""
    return Bounds(
        shortest=timedelta(seconds=settings.getfloat("NEWSCRAWL_POLL_SHORTEST")),
        longest=timedelta(seconds=settings.getfloat("NEWSCRAWL_POLL_LONGEST")),
        a_day=settings.getfloat("NEWSCRAWL_POLLS_A_DAY"),
    )


def is_due(due_at: datetime | None, *, at: datetime) -> bool:
    """Whether a source is to be asked; one that never was is."""
    return due_at is None or due_at <= at + _SLACK


class Polls:
    """The sources that a crawl asks by themselves; what those bring to which they lead is put down to them."""

    def __init__(self, known: Mapping[str, PollState] | None = None) -> None:
        self._known = dict(known or {})
        self._news: dict[str, list[datetime | None]] = {}
        self._failed: set[str] = set()

    def is_due(self, url: str, *, at: datetime) -> bool:
        """Whether a source is to be asked in a crawl that asks only those that are due."""
        state = self._known.get(url)
        return is_due(state.due_at if state else None, at=at)

    def answered(self, url: str, links: Iterable[Link] = ()) -> None:
        """Note that a source was read, and those links to fetch that it announced."""
        news = self._news.setdefault(url, [])
        news += [link.announced_at for link in links if not link.known]

    def failed(self, url: str) -> None:
        """Note that a source could not be read."""
        self._failed.add(url)

    def to_remember(self, *, at: datetime, mean_pull: float | None, bounds: Bounds) -> dict[str, PollState]:
        """Address to state of all sources that were asked: their rhythms, and when they are due again.

        ``mean_pull`` is that of all sources of the archive; ``None`` if there are none yet.
        """
        rhythms = self._rhythms(at)
        states = {}
        for url, rhythm in rhythms.items():
            cost = price(mean_pull or rhythm.pull, bounds.a_day)
            due_at = next_poll(rhythm, at=at, price=cost, bounds=bounds)
            if url in self._failed:
                due_at = max(due_at, at + _FAILED_WAIT)
            states[url] = PollState(rhythm=rhythm.as_row(), pull=rhythm.pull, due_at=due_at)
        return states

    def _rhythms(self, at: datetime) -> dict[str, Rhythm]:
        known = {url: Rhythm.from_row(state.rhythm) for url, state in self._known.items()}
        learned = {url: known.get(url, Rhythm()).after(at, news) for url, news in self._news.items()}
        return {url: known.get(url, Rhythm()) for url in self._failed} | learned

    def silence(self, *, at: datetime) -> str | None:
        """Words for a site that has fallen silent against its own habit; ``None`` while it has not."""
        rhythms = [self._rhythms(at)[url] for url in self._news]
        if not rhythms or min(rhythm.missed for rhythm in rhythms) < _MISSED:
            return None
        missed = max(rhythm.missed for rhythm in rhythms)
        return f"nothing new, where by the site's own habit {missed:.0f} new articles were to be expected by now"
