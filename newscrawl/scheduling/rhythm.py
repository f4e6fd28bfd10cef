"""How often a source brings news, learned from its polls. Pure: times in, rates out, no clock of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

HOURS = 7 * 24
"""Hours of the week, in UTC; the first is that of Monday at midnight."""
_HOUR = timedelta(hours=1)
_HALF_LIFE = timedelta(weeks=3)
"""So old an observation counts half: a paper changes its habits with seasons and editors, not overnight."""
_LONGEST_GAP = timedelta(weeks=2)
"""Of a longer time between two polls only the end is learned from: sources forget what is older."""
_USUAL_RATE = 0.5
"""Articles an hour of a source that nothing is known of."""
_STRESS = 0.7
"""Polls of an hour are as many as this power of its articles. With a given number of polls, 0.5 makes the mean
delay of all articles least (delay is rate over polls, so each further poll wins less); towards 1 the median
falls and the articles of quiet hours wait longer. ``benchmarks/freshness.py`` weighs them."""
_WEIGHT = 3.0
"""Articles that must have been seen before the habit of an hour counts as much as that of all hours."""


@dataclass(frozen=True)
class Rhythm:
    """Articles and observed hours of a source in each hour of the week; older ones count less."""

    articles: tuple[float, ...] = (0.0,) * HOURS
    hours: tuple[float, ...] = (0.0,) * HOURS
    until: datetime | None = None
    """When the source was looked at last, UTC; ``None``: never."""
    missed: float = 0.0
    """Articles that were to be expected since one last came."""

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> Self:
        """The rhythm that :meth:`as_row` gave; a new one where there is none, or none that can be read."""
        if not row or not all(len(row.get(name, ())) == HOURS for name in ("articles", "hours")):
            return cls()
        until = datetime.fromisoformat(row["until"]) if row.get("until") else None
        missed = float(row.get("missed", 0.0))
        return cls(articles=tuple(row["articles"]), hours=tuple(row["hours"]), until=until, missed=missed)

    def as_row(self) -> dict[str, Any]:
        """Plain JSON, for the archive."""
        return {
            "articles": [round(one, 3) for one in self.articles],
            "hours": [round(one, 3) for one in self.hours],
            "until": self.until.isoformat() if self.until else None,
            "missed": round(self.missed, 3),
        }

    # ── learning ─────────────────────────────────────────────────────────────────────────────────────

    def after(self, poll: datetime, news: Sequence[datetime | None]) -> Rhythm:
        """What is known after a poll that brought these new articles: their publication times, where known.

        An article without a time, or with one that is not between the two polls (back-dated, or of a day
        only), is spread over the time between them, by the habit so far. The first poll of a source brings
        its backlog: it teaches by the times that stand in it, or not at all.
        """
        since = self.until or min((at for at in news if at is not None), default=poll)
        since = min(max(since, poll - _LONGEST_GAP), poll)
        fade = 0.5 ** ((poll - self.until) / _HALF_LIFE) if self.until and poll > self.until else 1.0
        articles, hours = ([one * fade for one in many] for many in (self.articles, self.hours))
        observed = list(_by_hour(since, poll))
        for hour, share in observed:
            hours[hour] += share
        timed = [at for at in news if at is not None and since <= at <= poll]
        for at in timed:
            articles[_hour_of(at)] += 1
        untimed = len(news) - len(timed) if self.until else 0
        expected = sum(self.rates[hour] * share for hour, share in observed)
        for hour, share in observed:
            articles[hour] += untimed * self.rates[hour] * share / expected
        missed = 0.0 if news or not self.until else self.missed + expected
        return Rhythm(articles=tuple(articles), hours=tuple(hours), until=poll, missed=missed)

    # ── knowing ──────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def rates(self) -> tuple[float, ...]:
        """Articles an hour to be expected in each hour of the week.

        An hour leans on its hour of the day and its weekday, these lean on their neighbours and on the
        whole, the whole on what is usual: the less was seen, the more.
        """
        whole = _rate(sum(self.articles), sum(self.hours), _USUAL_RATE, weight=1.0)
        of_hour = [self._pooled(slice(hour, HOURS, 24)) for hour in range(24)]
        by_hour = []
        for hour in range(24):
            before, here, behind = of_hour[hour - 1], of_hour[hour], of_hour[(hour + 1) % 24]
            articles, hours = ((a + 2 * b + c) / 4 for a, b, c in zip(before, here, behind, strict=True))
            by_hour.append(_rate(articles, hours, whole))
        by_day = [_rate(*self._pooled(slice(24 * day, 24 * day + 24)), whole) for day in range(7)]
        return tuple(
            _rate(self.articles[hour], self.hours[hour], by_hour[hour % 24] * by_day[hour // 24] / whole)
            for hour in range(HOURS)
        )

    def _pooled(self, hours: slice) -> tuple[float, float]:
        return sum(self.articles[hours]), sum(self.hours[hours])

    def expected(self, since: datetime, until: datetime) -> float:
        """Articles to be expected between two times."""
        return sum(self.rates[hour] * share for hour, share in _by_hour(since, until))

    @property
    def articles_a_day(self) -> float:
        """Articles to be expected on a day of average."""
        return sum(self.rates) / 7

    @property
    def fullest_day(self) -> float:
        """Articles to be expected on the day of the week that has most."""
        return max(sum(self.rates[24 * day : 24 * day + 24]) for day in range(7))

    @cached_property
    def pulls(self) -> tuple[float, ...]:
        """How strongly each hour of the week asks for a poll."""
        return tuple(rate**_STRESS for rate in self.rates)

    @property
    def pull(self) -> float:
        """The same for an hour of average; :func:`price` makes a budget of it."""
        return sum(self.pulls) / HOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the operator leaves to the schedule."""

    shortest: timedelta = timedelta(minutes=5)
    """Between two polls of a source."""
    longest: timedelta = timedelta(hours=12)
    a_day: float = 24.0
    """Polls a day and source, in the mean of all sources."""


def price(mean_pull: float, polls_a_day: float) -> float:
    """How much pull must gather before a poll is worth its cost.

    ``mean_pull`` is that of all sources that share the budget of ``polls_a_day`` (for each of them). One
    price for all is what makes their delay least together.
    """
    return 24.0 * mean_pull / polls_a_day


def next_poll(rhythm: Rhythm, *, at: datetime, price: float, bounds: Bounds) -> datetime:
    """When a source that was polled ``at`` is to be polled again."""
    gathered = 0.0
    for start, end in pairwise(_edges(at, at + bounds.longest)):
        pull = rhythm.pulls[_hour_of(start)]
        span = (end - start) / _HOUR
        if gathered + pull * span >= price:
            due = start + (price - gathered) / pull * _HOUR
            return max(due, at + bounds.shortest)
        gathered += pull * span
    return at + bounds.longest


def _rate(articles: float, hours: float, usual: float, weight: float = _WEIGHT) -> float:
    """A rate that leans on the usual one as if ``weight`` articles had been seen at that."""
    return (articles + weight) / (hours + weight / usual)


def _hour_of(at: datetime) -> int:
    at = at.astimezone(UTC)
    return at.weekday() * 24 + at.hour


def _edges(since: datetime, until: datetime) -> Iterator[datetime]:
    """Both ends of a span, and the full hours between them."""
    yield since
    edge = since.replace(minute=0, second=0, microsecond=0) + _HOUR
    while edge < until:
        yield edge
        edge += _HOUR
    yield until


def _by_hour(since: datetime, until: datetime) -> Iterator[tuple[int, float]]:
    """Each hour of the week that a span touches, with the share of an hour that lies in it."""
    for start, end in pairwise(_edges(since, until)):
        if end > start:
            yield _hour_of(start), (end - start) / _HOUR
