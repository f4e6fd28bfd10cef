"""One count of one site followed against its own past: how often something odd happens, and when that has changed.

Each article is odd or not in one respect: its byline is missing, its date comes from a weaker place, its headline
is the one before. Two cumulated sums (CUSUM, E. S. Page, "Continuous inspection schemes", Biometrika 41, 1954) add
up how much likelier the latest articles are under a change than under the site's own habit; one looks for a change
of a part of the articles, one for a change of nearly all. What makes news special is allowed for:

* Articles of a day are alike (a strike, an election, a batch of wire copy), so that they tell less than
  independent ones would: the sums are divided by the design effect, the variance of the site's daily counts over
  that of a coin.
* A weekend is no weekday: each day of the week has its own share, drawn towards that of all.
* What a site has done before and undone by itself is its habit: an alarm takes more than the highest level that
  it reached in good health.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from math import log
from typing import Any, Self

FEWEST = 30
"""Articles that a site must have shown before it has a habit that can be broken."""

_MEMORY = 600.0
"""Articles after which what was seen counts half."""
_FEWEST_DAYS = 4
_LATENT = timedelta(days=2)
"""A day is learned only after so long: a change that is not an alarm yet must not become the habit."""
SOME, NEARLY_ALL = 0.4, 0.85
"""Share of the articles that used to be in order which a change makes odd."""
_WEEKDAY_WEIGHT = 40.0
_LARGEST_EFFECT = 12.0
_RAREST_TO_WATCH = 0.85
"""Where more articles are odd than this, there is nothing left to lose."""
_LEVEL_FOR_HABIT = 1.25
_MANY_A_DAY = 10.0
"""The more articles a site brings beyond these, the rarer must be the chance that an alarm is."""
_DAYS_REMEMBERED = 90
"""Days over which the site's days are compared: days of wire copy come every other week here, once a month there."""


Steps = tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(slots=True)
class Mark:
    """One article of a run: where it is and when it was fetched (ISO 8601, UTC)."""

    url: str
    at: str


@dataclass(slots=True)
class _Day:
    day: str
    seen: int = 0
    odd: int = 0


@dataclass(slots=True)
class Watch:
    """One count. Feed it with :meth:`add` in the order of fetching; it keeps its state as plain JSON."""

    years: float = 25.0
    """So many years of the site's articles lie between two false alarms, were chance alone at work."""
    least: float = SOME
    """The smallest change that is looked for, as such a share."""
    rarest: float = 0.002
    """Share of odd articles that is taken for possible where less was seen."""
    seen: float = 0.0
    odd: float = 0.0
    days: int = 0
    """Days that were learned."""
    a_day: float = 0.0
    weekdays: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0] for _ in range(7)])
    effect: float = 1.0
    waiting: list[_Day] = field(default_factory=list)
    """Days that are not learned yet."""
    levels: list[float] = field(default_factory=lambda: [0.0, 0.0])
    peak: float = 0.0
    """The highest level in good health, slowly forgotten."""
    bout: float = 0.0
    """The highest level since the sums were last at rest."""
    good: Mark | None = None
    bad: Mark | None = None
    """The article at which the present run of odd ones began."""
    alarm: bool = False
    opened: str | None = None
    back: float = 0.0
    """Evidence that an alarm is over."""
    _steps: dict[int, Steps] = field(default_factory=dict, repr=False)

    def share(self, weekday: int | None = None) -> float:
        """How often an article is odd by the site's habit, on a day of the week (Monday is 0) or on all.

        Never quite none: what was not seen among few articles may be seen yet.
        """
        share = (self.odd + 1) / (self.seen + 2)
        if weekday is not None:
            seen, odd = self.weekdays[weekday]
            share = (odd + _WEEKDAY_WEIGHT * share) / (seen + _WEEKDAY_WEIGHT)
        return min(max(share, self.rarest), 0.998)

    @property
    def has_habit(self) -> bool:
        return self.seen >= FEWEST and self.days >= _FEWEST_DAYS

    @property
    def threshold(self) -> float:
        """The level that is an alarm: at chance, once in so many years of the site's articles."""
        return max(self._chance, _LEVEL_FOR_HABIT * self.peak)

    @property
    def _chance(self) -> float:
        """A site that brings much has shown more by the end of its day: more evidence is asked of it."""
        return log(max(self.a_day, 1.0) * 365 * self.years * max(self.a_day / _MANY_A_DAY, 1.0))

    def add(self, mark: Mark, *, is_odd: bool, day: date, rules_since: str = "") -> bool | None:
        """Count one article. ``True`` where an alarm begins with it, ``False`` where one ends, else ``None``.

        An alarm that ends within two days though nobody has changed the rules (``rules_since``) was a habit.
        """
        self._count(day, is_odd=is_odd)
        if not self.has_habit:
            if not is_odd:
                self.good = mark
            return None
        if self.alarm:
            return self._wait_for_end(mark, is_odd=is_odd, day=day, rules_since=rules_since)
        self._weigh(mark, is_odd=is_odd, day=day)
        if max(self.levels) < self.threshold:
            return None
        self.begin(mark)
        return True

    def begin(self, mark: Mark) -> None:
        """Let an alarm be on from an article on."""
        self.alarm, self.opened, self.back = True, mark.at, 0.0

    @property
    def suspicion(self) -> float:
        """How much of the evidence for an alarm is there: 1 is an alarm."""
        return 0.0 if self.alarm or not self.has_habit else max(self.levels) / self.threshold

    def _weigh(self, mark: Mark, *, is_odd: bool, day: date) -> None:
        steps = self._steps_of(day.weekday())[is_odd]
        self.levels = [max(0.0, level + step) for level, step in zip(self.levels, steps, strict=True)]
        level = max(self.levels)
        if level == 0.0:
            if self.bout:
                self.peak, self.bout = max(self.peak, self.bout), 0.0
            self.bad = None
        elif is_odd and self.bad is None:
            self.bad = mark
        self.bout = max(self.bout, level)
        if not is_odd and self.bad is None:
            self.good = mark

    def _wait_for_end(self, mark: Mark, *, is_odd: bool, day: date, rules_since: str) -> bool | None:
        self.back = max(0.0, self.back - self._steps_of(day.weekday())[is_odd][0])
        if self.back < self.threshold / 2:
            return None
        opened = self.opened or mark.at
        passed = date.fromisoformat(mark.at[:10]) - date.fromisoformat(opened[:10])
        self.close(mark, was_habit=passed <= _LATENT and rules_since < opened)
        return False

    def _steps_of(self, weekday: int) -> Steps:
        """What an article in order and an odd one add to the two sums on a day of the week."""
        if weekday not in self._steps:
            usual = self.share(weekday)
            if usual > _RAREST_TO_WATCH:
                self._steps[weekday] = ((-1.0, -1.0), (-1.0, -1.0))
            else:
                changes = [usual + part * (1 - usual) for part in (self.least, NEARLY_ALL)]
                well = tuple(log((1 - one) / (1 - usual)) / self.effect for one in changes)
                ill = tuple(log(one / usual) / self.effect for one in changes)
                self._steps[weekday] = (well, ill)
        return self._steps[weekday]

    def close(self, mark: Mark, *, was_habit: bool) -> None:
        """End the alarm, with what the articles in between showed forgotten, or learned as a habit of the site."""
        if was_habit:
            self.peak = max(self.peak, min(max(self.levels), 3 * self._chance))
        self.alarm, self.opened, self.back, self.bout = False, None, 0.0, 0.0
        self.levels = [0.0, 0.0]
        self.bad, self.good = None, mark
        self.waiting = []

    def _count(self, day: date, *, is_odd: bool) -> None:
        name = day.isoformat()
        if not self.waiting or self.waiting[-1].day != name:
            self._learn_until(day)
            self.waiting.append(_Day(name))
        self.waiting[-1].seen += 1
        self.waiting[-1].odd += is_odd

    def _learn_until(self, day: date) -> None:
        """Make the days before a span of latency part of the habit, unless an alarm or a bout is on."""
        if self.alarm:
            self.waiting = []
            return
        latent = _LATENT if self.has_habit else timedelta(0)
        until = (day - latent).isoformat()
        if self.has_habit and max(self.levels) > self.threshold / 2:
            return
        ready = [one for one in self.waiting if one.day < until]
        self.waiting = [one for one in self.waiting if one.day >= until]
        for one in ready:
            self._learn(one)

    def _learn(self, day: _Day) -> None:
        weekday = date.fromisoformat(day.day).weekday()
        if self.has_habit and day.seen >= 3:
            usual = self.share(weekday)
            spread = (day.odd - day.seen * usual) ** 2 / (day.seen * usual * (1 - usual))
            spread = min(spread, 4 * _LARGEST_EFFECT)
            self.effect += (spread - self.effect) / min(self.days + 1, _DAYS_REMEMBERED)
            self.effect = min(max(self.effect, 1.0), _LARGEST_EFFECT)
        keep = 0.5 ** (day.seen / _MEMORY)
        self.seen, self.odd = self.seen * keep + day.seen, self.odd * keep + day.odd
        keep = 0.5 ** (day.seen * 7 / _MEMORY / 3)
        seen, odd = self.weekdays[weekday]
        self.weekdays[weekday] = [seen * keep + day.seen, odd * keep + day.odd]
        self.days += 1
        self.a_day += (day.seen - self.a_day) / min(self.days, 30)
        self.peak *= 0.998
        self._steps.clear()

    def as_row(self) -> dict[str, Any]:
        """The state as JSON values; what is as it began is left out."""
        begun = asdict(Watch())
        state = {name: value for name, value in asdict(self).items() if value != begun[name] and name != "_steps"}
        return {name: _rounded(value) for name, value in state.items()}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        watch = cls(**row)
        watch.waiting = [_Day(**one) for one in row.get("waiting", ())]
        for name in ("good", "bad"):
            if row.get(name):
                setattr(watch, name, Mark(**row[name]))
        return watch


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return value
