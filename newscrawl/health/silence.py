"""Whether a site that usually brings news has fallen silent: held against its own hours, weekdays, seasons and pauses.

What is counted are articles that were to be expected by the site's rhythm and did not come. Newsrooms have strikes and
holidays, so silence alone must last: a good part of the site's usual day, longer than any pause that it made in
good health, and longer than chance explains at the pace of its latest days, which a strike slows down. Where the crawl
could not have brought anything, since it failed or since the sources announced nothing at all, less is enough; so it is
where sources stand still that used to change from crawl to crawl, news or none, as most home pages do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import log
from typing import Any, Self

from newscrawl.clock import to_the_minute
from newscrawl.health.runs import Run, text_of, time_of
from newscrawl.scheduling import Rhythm

_FEWEST = 30
_YOUNG = timedelta(weeks=2)
"""Articles and time before a site has a habit."""
_YEARS = 10.0
_RARE = 9.0
"""Minus the logarithm of the chance of such a gap, at the pace of the latest days."""
_PART_OF_DAY = 1.25
"""Of the articles of the site's fullest day of the week."""
_RESTLESS, _FAR_BEYOND = 0.8, 3.0
"""Of a usual day, and times the longest pause in good health: less is enough for a site that never rests for long."""
_BEYOND = 1.15
"""Times the longest pause in good health, whatever it is."""
_LARGEST_HABIT = 3.0
"""Usual days to which a pause counts as one."""
_FADES = 0.998
"""What a day leaves of the memory of a pause."""
_PASSING = timedelta(days=2)
"""An alarm that ends within it was a pause."""
_FEWEST_CRAWLS, _FEWEST_EXPECTED, _PART_OF_DAY_IN_TROUBLE = 3, 4.0, 0.75
"""The same for crawls that could not bring anything."""
_SHORTEST_DAY = 10.0
"""Articles that are a day of news at least."""
_QUIET_LOOKS = 500.0
"""Crawls without news that are remembered, for how often sources change meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One crawl that asked the site's sources, as far as news are concerned."""

    at: datetime
    trouble: str | None = None
    """Why it could not have brought anything, in words."""
    stands_still: bool = False
    """Whether all sources that answered were the same as the time before, to the byte."""


@dataclass(slots=True)
class SilenceWatch:
    """Watches the news of one site. Feed it with :meth:`add` after each crawl; the state is kept as plain JSON."""

    rhythm: Rhythm = field(default_factory=Rhythm)
    begun: datetime | None = None
    articles: int = 0
    last_url: str | None = None
    recent: list[float] = field(default_factory=lambda: [0.0, 0.0])
    """Articles of about the last day of news, and those that were to be expected then."""
    longest: float = 0.0
    """The longest pause in good health, in articles that were to be expected."""
    looked_at: datetime | None = None
    trouble: Run = field(default_factory=Run)
    """Crawls that could not bring anything."""
    still: Run = field(default_factory=Run)
    """Crawls whose sources stood still."""
    quiet: list[float] = field(default_factory=lambda: [0.0, 0.0])
    """Of the latest crawls without news, those whose sources had changed, and all."""
    opened: datetime | None = None
    """When the alarm began that is on."""

    @property
    def silent_since(self) -> datetime | None:
        """When the last article came."""
        return self.rhythm.until

    def words(self, look: Look) -> str:
        """What there is to say of a crawl that brought nothing."""
        missed = self.rhythm.expected(self.silent_since or look.at, look.at)
        told = look.trouble or self._stand_still_in_words(look) or "its sources tell of nothing new"
        return f"{missed:.0f} articles were to be expected by now; {told}"

    def _stand_still_in_words(self, look: Look) -> str | None:
        since = self.still.since
        if since is None or not look.stands_still or not self._are_rarely_still(self.still.crawls):
            return None
        return f"its sources, which used to change all the time, have not changed since {to_the_minute(since)} UTC"

    def add(self, look: Look, news: Sequence[datetime | None], last_url: str | None = None) -> bool | None:
        """Count one crawl and the times of its new articles, where known.

        ``True`` where an alarm begins, ``False`` where one ends, else ``None``.
        """
        if news:
            was_on = self.opened is not None
            self._learn(look.at, news)
            self.last_url, self.looked_at = last_url, look.at
            return False if was_on else None
        self._count_runs(look)
        self.looked_at = look.at
        if self.opened is not None or not self._has_habit(look.at) or not self._is_silent(look):
            return None
        self.opened = look.at
        return True

    def _count_runs(self, look: Look) -> None:
        """Count a crawl without news among those of its kind."""
        begun = self.looked_at or look.at
        if look.trouble is not None:
            self.trouble.go_on(begun)
            return
        self._end(self.trouble, look.at)
        if look.stands_still:
            self.still.go_on(begun)
        else:
            self._end(self.still, look.at)
        if self.opened is None:
            keep = 1 - 1 / _QUIET_LOOKS
            self.quiet = [self.quiet[0] * keep + (not look.stands_still), self.quiet[1] * keep + 1]

    def _has_habit(self, at: datetime) -> bool:
        return self.begun is not None and self.articles >= _FEWEST and at - self.begun >= _YOUNG

    def _is_silent(self, look: Look) -> bool:
        since = self.silent_since
        if since is None:
            return False
        missed, a_day = self.rhythm.expected(since, look.at), self.rhythm.articles_a_day
        if look.trouble and self._lasts(self.trouble, look.at):
            return True
        if look.stands_still and self._are_rarely_still(self.still.crawls) and self._lasts(self.still, look.at):
            return True
        chance = log(max(a_day, 1.0) * 365 * _YEARS)
        long = min(_PART_OF_DAY * self.rhythm.fullest_day, max(_RESTLESS * a_day, _FAR_BEYOND * self.longest))
        if missed < max(chance, long, _BEYOND * self.longest):
            return False
        came, expected = self.recent
        return (came + 1) * log(1 + missed / (expected + 1)) >= _RARE

    def _lasts(self, run: Run, at: datetime) -> bool:
        """Whether a run has gone on for a good part of a day, and for longer than any before."""
        if run.since is None or run.crawls < _FEWEST_CRAWLS:
            return False
        least = max(_FEWEST_EXPECTED, _PART_OF_DAY_IN_TROUBLE * self.rhythm.articles_a_day, _BEYOND * run.longest)
        return self.rhythm.expected(run.since, at) >= least

    def _are_rarely_still(self, crawls: int) -> bool:
        """Whether sources that change as often as the site's, news or none, hardly ever stand still so many times."""
        changed, quiet = self.quiet
        return -crawls * log(1 - changed / (quiet + 1)) >= log(max(quiet, 1.0)) + _RARE

    def _learn(self, at: datetime, news: Sequence[datetime | None]) -> None:
        """Take up news: what they end, and what they teach of the site's rhythm."""
        since, rhythm = self.silent_since, self.rhythm
        self.begun = self.begun or min((one for one in news if one is not None), default=at)
        if since is not None:
            first = min((one for one in news if one is not None and one > since), default=at)
            missed, expected = rhythm.expected(since, min(first, at)), rhythm.expected(since, at)
            day = max(_SHORTEST_DAY, rhythm.articles_a_day)
            if self._has_habit(at) and (self.opened is None or at - self.opened < _PASSING):
                faded = self.longest * _FADES ** ((at - since) / timedelta(days=1))
                self.longest = max(faded, min(missed, _LARGEST_HABIT * day))
            keep = 0.5 ** (expected / day)
            self.recent = [self.recent[0] * keep + len(news), self.recent[1] * keep + expected]
            if self.opened is not None:  # the silence is no part of the rhythm
                rhythm = replace(rhythm, until=min(first, at))
        for run in (self.trouble, self.still):
            self._end(run, at)
        self.rhythm = rhythm.after(at, news)
        if since is None:
            self.recent = [max(_SHORTEST_DAY, self.rhythm.articles_a_day)] * 2
        self.articles += len(news)
        self.opened = None

    def _end(self, run: Run, at: datetime) -> None:
        tells = self.opened is None and self._has_habit(at)
        run.end(self.rhythm.expected(run.since, at) if run.since and tells else None)

    def as_row(self) -> dict[str, Any]:
        """The state as JSON values, for the archive."""
        return {
            "rhythm": self.rhythm.as_row(),
            "begun": text_of(self.begun),
            "articles": self.articles,
            "last_url": self.last_url,
            "recent": [round(one, 2) for one in self.recent],
            "longest": round(self.longest, 2),
            "looked_at": text_of(self.looked_at),
            "trouble": self.trouble.as_row(),
            "still": self.still.as_row(),
            "quiet": [round(one, 2) for one in self.quiet],
            "opened": text_of(self.opened),
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> Self:
        """What :meth:`as_row` gave; a new watch where there is nothing."""
        if not row:
            return cls()
        return cls(
            rhythm=Rhythm.from_row(row["rhythm"]),
            begun=time_of(row["begun"]),
            articles=row["articles"],
            last_url=row["last_url"],
            recent=row["recent"],
            longest=row["longest"],
            looked_at=time_of(row["looked_at"]),
            trouble=Run.from_row(row.get("trouble") or {"longest": row.get("longest_trouble", 0.0)}),
            still=Run.from_row(row.get("still") or {}),
            quiet=row.get("quiet") or [0.0, 0.0],
            opened=time_of(row["opened"]),
        )
