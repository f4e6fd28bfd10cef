"""All counts of one site, and what an alarm tells: since when, the last good and first bad page, what is there now."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from archive.health import Aspect
from newscrawl.health.measures import FIELDS, VARIED, Observed, Seen
from newscrawl.health.repeats import Repeats
from newscrawl.health.silence import SilenceWatch
from newscrawl.health.watch import NEARLY_ALL, SOME, Mark, Watch

_MEASURED = {"headline", "byline", "body"}
_STRENGTH = {"rule": 0, "json-ld": 1, "microdata": 2, "meta": 3, "label": 4, "generic": 5, "address": 6}
_YEARS = {Aspect.MISSING: 5.0, Aspect.STUCK: 60.0, Aspect.SHORT: 60.0, Aspect.LONG: 60.0}
"""Years of a site between two false alarms of one count, by how much harm it does to learn of a fault late."""
_TOGETHER = 0.25
"""What a field has beyond this part of the evidence counts for all that are missing from one article; chance alone
brings several fields so far at once less often than it brings one to an alarm."""
_MOSTLY_THERE = 0.5
"""A field that most articles lack has little to lose, and lacks by chance where another does."""
_RECENT_ALARM, _RECENT = 0.65, timedelta(days=3)
"""What an alarm over one of them counts, for so long after it began."""
_ALIKE = 2.5
"""Design effect beyond which fields come and go together by the site's habit."""
_REMEMBERED = 2
_RING = 240
_CALM = 4.0
"""Evidence of a change from which on nothing is learned of what is usual."""
_SHARED = {"byline"}
"""Fields of which articles may have one value by habit, as those of an agency."""
_RAREST_SHARED = 0.05
"""An author may write three articles in a row, though none of them has done so yet."""
_SHORTEST_RUN, _LONGEST_RUN = 18.0, 0.8
"""Articles at least, and usual days, without any other value, after which one of the site's own may be stuck too."""
_FEWEST_LENGTHS = 60
_FAR_SHORTER, _FAR_LONGER = 0.75, 1.35
"""Times the ends of the span in which nearly all lengths lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An alarm that begins or ends."""

    field: str
    aspect: Aspect
    begins: bool
    article_id: int | None = None
    at: datetime
    last_good: Mark | None = None
    first_bad: Mark | None = None
    usual: float = 0.0
    """Share of articles that were odd in this respect by the site's habit."""
    now: str | None = None
    """What the rules find there now, and where."""
    usual_place: str | None = None


@dataclass(slots=True)
class _Ring:
    """The last values of one measure, and the span in which nearly all lie."""

    values: deque[float] = field(default_factory=lambda: deque(maxlen=_RING))
    low: float | None = None
    high: float | None = None
    since: int = 0

    def add(self, value: float, *, learn: bool) -> None:
        if not learn:
            return
        self.values.append(round(value, 2))
        self.since += 1
        if len(self.values) >= _FEWEST_LENGTHS and (self.low is None or self.since >= 40):
            ordered = sorted(self.values)
            self.low, self.high = ordered[len(ordered) // 33], ordered[-1 - len(ordered) // 33]
            self.since = 0


@dataclass(slots=True)
class SiteWatch:
    """Watches every field of one site. Feed it with :meth:`add`; the state is kept as plain JSON."""

    watches: dict[str, Watch] = field(default_factory=dict)
    places: dict[str, Counter[str]] = field(default_factory=dict)
    usual_places: dict[str, str] = field(default_factory=dict)
    """The last place of the kind that usually holds a field."""
    recent: dict[str, deque[int]] = field(default_factory=dict)
    repeats: dict[str, Repeats] = field(default_factory=dict)
    rings: dict[str, _Ring] = field(default_factory=dict)
    silence: SilenceWatch = field(default_factory=SilenceWatch)
    rules: str = ""
    """Names what the site's file says of fields."""
    rules_since: str = ""
    """When the rules that read the site were changed last (ISO 8601, UTC)."""

    def add(self, seen: Observed) -> list[Event]:
        """Count one new article; gives back the alarms that begin or end with it."""
        mark, events = Mark(seen.url, seen.at.isoformat()), []
        for name, aspect, is_odd in self._oddities(seen):
            watch = self.watches.get(key := f"{name} {aspect}")
            if watch is None:
                least = NEARLY_ALL if aspect is Aspect.STUCK else SOME  # a rule that is stuck is so on every page
                watch = self.watches[key] = Watch(years=_YEARS.get(aspect, 25.0), least=least)
                if aspect is Aspect.STUCK and name in _SHARED:
                    watch.rarest = _RAREST_SHARED
            usual = watch.share()
            bad, good = watch.bad, watch.good
            change = watch.add(mark, is_odd=is_odd, day=seen.at.date(), rules_since=self.rules_since)
            if change is not None:
                if change:
                    bad, good = watch.bad, watch.good
                events.append(self._event(name, aspect, seen, usual, begins=change, good=good, bad=bad))
        return events + self._together(seen, mark)

    def _together(self, seen: Observed, mark: Mark) -> list[Event]:
        """The alarms over fields that an article lacks at once: a new layout, which takes less evidence of each."""
        suspects, evidence, recently = {}, 0.0, (seen.at - _RECENT).isoformat()
        for name in FIELDS:
            watch = self.watches.get(f"{name} {Aspect.MISSING}")
            if watch is None or seen.fields[name].found or watch.effect >= _ALIKE:
                continue
            if watch.opened is not None and watch.opened >= recently:
                evidence = max(evidence, _RECENT_ALARM)
            elif watch.suspicion > _TOGETHER and watch.share() < _MOSTLY_THERE:
                suspects[name] = watch
        evidence += sum(watch.suspicion - _TOGETHER for watch in suspects.values())
        events = []
        for name, watch in suspects.items() if evidence >= 1 else ():
            watch.begin(mark)
            usual, good, bad = watch.share(), watch.good, watch.bad
            events.append(self._event(name, Aspect.MISSING, seen, usual, begins=True, good=good, bad=bad))
        return events

    def _event(
        self,
        name: str,
        aspect: Aspect,
        seen: Observed,
        usual: float,
        *,
        begins: bool,
        good: Mark | None,
        bad: Mark | None,
    ) -> Event:
        return Event(
            field=name, aspect=aspect, begins=begins, at=seen.at, usual=usual, article_id=seen.article_id,
            last_good=good, first_bad=bad, now=_shown(seen.fields.get(name)), usual_place=self.usual_places.get(name),
        )  # fmt: skip

    def rules_changed(self, at: datetime) -> None:
        """Say that the site is read by other rules from now on: what was wrong before was no habit of the site."""
        self.rules_since = at.isoformat()

    def open(self) -> set[tuple[str, Aspect]]:
        """The alarms that are on."""
        return {_parted(name) for name, watch in self.watches.items() if watch.alarm}

    def _oddities(self, seen: Observed) -> Iterator[tuple[str, Aspect, bool]]:
        for name in FIELDS:
            one = seen.fields[name]
            yield name, Aspect.MISSING, not one.found
            yield name, Aspect.UNREADABLE, one.unreadable
            if not one.found:
                continue
            if one.place:
                yield name, Aspect.PLACE, self._is_weaker(name, one.place)
            if name in VARIED:
                yield from self._repeated(name, one.digest)
            if name in _MEASURED:
                yield from self._outside(name, one.length, Aspect.SHORT, Aspect.LONG)
        if seen.lag is not None:
            yield from self._outside("published", seen.lag, Aspect.LATE, Aspect.LATE)

    def _outside(self, name: str, value: float, below: Aspect, above: Aspect) -> Iterator[tuple[str, Aspect, bool]]:
        ring = self.rings.setdefault(f"{name} {above}", _Ring())
        if ring.low is not None and ring.high is not None:
            if below is above:  # hours: a little beyond the span is nothing
                yield name, above, value < ring.low - 1 or value > ring.high + 6
            else:
                yield name, below, value < ring.low * _FAR_SHORTER
                yield name, above, value > ring.high * _FAR_LONGER
        watches = (self.watches.get(f"{name} {aspect}") for aspect in {below, above})
        ring.add(value, learn=not any(watch and (watch.alarm or max(watch.levels) > _CALM) for watch in watches))

    def _repeated(self, name: str, digest: int) -> Iterator[tuple[str, Aspect, bool]]:
        """Whether a value is that of an article just before.

        One of the site's own, as the name of an agency that signs all there is while the newsroom is on strike, says
        nothing by that, unless no other one has come for long.
        """
        recent = self.recent.setdefault(name, deque(maxlen=_REMEMBERED))
        is_repeated = digest in recent
        recent.append(digest)
        if name in _SHARED and self._is_habit(name, digest) and is_repeated:
            return
        yield name, Aspect.STUCK, is_repeated

    def _is_habit(self, name: str, digest: int) -> bool:
        habit = self.repeats.setdefault(name, Repeats())
        watch = self.watches.get(f"{name} {Aspect.STUCK}")
        habit.add(digest, learn=watch is None or not (watch.alarm or max(watch.levels) > _CALM))
        every = self.watches.get(f"{name} {Aspect.MISSING}")
        longest = max(_SHORTEST_RUN, _LONGEST_RUN * every.a_day) if every else _SHORTEST_RUN
        return habit.is_usual(digest) and habit.run < longest

    def _is_weaker(self, name: str, place: str) -> bool:
        """Whether a value comes from a weaker kind of place than the one that usually holds it."""
        kind = place.partition(" ")[0]
        places = self.places.setdefault(name, Counter())
        usual = max(places, key=lambda one: places[one], default=kind)
        weaker = _STRENGTH.get(kind, 9) > _STRENGTH.get(usual, 9)
        watch = self.watches.get(f"{name} {Aspect.PLACE}")
        if kind == usual:
            self.usual_places[name] = place
        if not (watch and (watch.alarm or (weaker and max(watch.levels) > _CALM))):
            places[kind] += 1
            if places.total() > 2 * _RING:
                for one in places:
                    places[one] //= 2
        return weaker

    def as_row(self) -> dict[str, Any]:
        """The state as JSON values, for the archive."""
        return {
            "rules": self.rules,
            "rules_since": self.rules_since,
            "silence": self.silence.as_row(),
            "watches": {name: watch.as_row() for name, watch in self.watches.items()},
            "places": {name: dict(kinds) for name, kinds in self.places.items()},
            "usual_places": self.usual_places,
            "repeats": {name: habit.as_row() for name, habit in self.repeats.items()},
            "recent": {name: list(digests) for name, digests in self.recent.items()},
            "rings": {name: [list(ring.values), ring.low, ring.high, ring.since] for name, ring in self.rings.items()},
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> Self:
        if not row:
            return cls()
        return cls(
            rules=row["rules"],
            rules_since=row["rules_since"],
            silence=SilenceWatch.from_row(row.get("silence")),
            watches={name: Watch.from_row(state) for name, state in row["watches"].items()},
            places={name: Counter(kinds) for name, kinds in row["places"].items()},
            usual_places=dict(row["usual_places"]),
            recent={name: deque(digests, maxlen=_REMEMBERED) for name, digests in row["recent"].items()},
            repeats={name: Repeats.from_row(habit) for name, habit in row.get("repeats", {}).items()},
            rings={
                name: _Ring(deque(values, maxlen=_RING), low, high, since)
                for name, (values, low, high, since) in row["rings"].items()
            },
        )


def _parted(name: str) -> tuple[str, Aspect]:
    field_name, _, aspect = name.rpartition(" ")
    return field_name, Aspect(aspect)


def _shown(seen: Seen | None) -> str | None:
    if seen is None or not seen.found:
        return None
    return f"{seen.text} ({seen.place})" if seen.place else seen.text
