"""A replayed year of made-up newsrooms: which broken fields the watch finds, how soon, and how often it cries wolf.

    python benchmarks/newsroom.py [--sites 200] [--days 365] [--seed 1] [--processes 2] [--list]

Each site has its own volume (2 to 150 articles a day), week, holidays, summer, strikes, days of wire copy, sections
with habits of their own, authors who come and go, and a slow change of policy now and then. Into it fall redesigns
and faults: fields lost on all pages or on the pages of some sections, at once or rolled out over days, values from
a weaker place, a selector that is stuck on one value, teasers in place of texts, dates that are wrong; and the site as
a whole falls silent: its crawls fail, its sources announce nothing at all, or announce nothing new, half of the time
since they stand still, as a copy does that nobody renews. Sources of three sites in five change from one crawl to the
next even without news, as home pages mostly do, those of one in five now and then, the others' not. Strikes, holidays,
papers that do not appear on some days, and outages of hours are no breaks. Some are mended by a person (the rules
change), some by the site. A break is found in time if an alarm on its field begins
before the site has brought a day of news since: the articles of its usual day, at least ten, counted from the first
article that was touched (of a slow roll-out: from when half of the pages were; of a silence: by the articles that
the site would have brought). An alarm is false if no break of
its field was on, or a day of news before.
"""

import argparse
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from newscrawl.health import FIELDS, Look, Observed, SilenceWatch, SiteWatch
from newscrawl.health.measures import Seen

START = datetime(2025, 1, 1, tzinfo=UTC)
USUAL_PLACE = {
    "headline": "json-ld headline", "byline": "json-ld author.name", "published": "json-ld datePublished",
    "modified": "json-ld dateModified", "section": "meta article:section", "tags": "meta news_keywords",
    "description": "meta description", "body": "generic", "views": "label Views", "image": "meta og:image",
    "image_caption": "generic", "image_credit": "label Photo",
}  # fmt: skip
CRAWLED_EVERY = timedelta(hours=2)
OUTAGES_A_YEAR = 6
SILENT = "articles"
WEAKER = {"json-ld": "generic", "meta": "generic", "rule": "generic"}


@dataclass
class Break:
    kind: str
    fields: tuple[str, ...]
    begins: datetime
    ends: datetime
    share: float
    """Of the articles that it touches."""
    rollout: timedelta
    mended: bool
    """By a person, who changes the rules; else the site does."""
    value: int = 7
    """On which a selector is stuck."""
    touched: dict[str, float] = field(default_factory=dict)
    found: dict[str, float] = field(default_factory=dict)
    """Field to the articles that the site had brought when an alarm began; of a silence, would have brought."""


@dataclass
class Section:
    weight: float
    filled: dict[str, float]


class Newsroom:
    """One site, drawn by chance."""

    def __init__(self, random_: random.Random, days: int) -> None:
        self.random, self.days = random_, days
        self.volume = min(150.0, max(2.0, random_.lognormvariate(3.0, 1.0)))
        self.weekend = random_.uniform(0.15, 1.0)
        self.summer = random_.uniform(0.5, 1.0)
        self.wire = random_.choice([0.0, random_.uniform(0.05, 0.6)])
        self.authors = [f"Author {number}" for number in range(random_.randint(2, 40))]
        self.filled = {name: self._usual(name) for name in FIELDS}
        self.sections = [self._section() for _ in range(random_.randint(2, 8))]
        self.holidays = {random_.randrange(days) for _ in range(12)}
        self.strikes = {day + more for day in random_.sample(range(days), 2) for more in range(random_.randint(1, 4))}
        self.closed = set(random_.sample(sorted(self.holidays), 2)) if random_.random() < 0.1 else set()
        self.outages = [START + timedelta(days=random_.uniform(0, days)) for _ in range(OUTAGES_A_YEAR * days // 365)]
        self.outages = [(one, one + timedelta(hours=random_.uniform(1, 8))) for one in self.outages]
        self.wire_days = {random_.randrange(days) for _ in range(random_.randint(0, 25))}
        self.aside = random.Random(self.volume)
        self.lively = self.aside.choice([1.0, 1.0, 1.0, self.aside.uniform(0.2, 0.9), 0.0])
        """How often its sources change between two crawls without news."""
        self.breaks = self._breaks()
        self.rates: list[float] = []
        """Articles of each day so far, in the mean."""
        self.drift = {name: random_.uniform(-0.15, 0.15) for name in FIELDS}

    def _usual(self, name: str) -> float:
        chance = self.random
        if name in {"headline", "body"}:
            return 1.0
        if name == "published":
            return chance.choice([1.0, 1.0, 0.99])
        if name == "views":
            return chance.choice([0.0, 0.0, 1.0])
        return chance.choice([0.0, chance.uniform(0.3, 0.9), chance.uniform(0.9, 1.0), 0.995, 1.0])

    def _section(self) -> Section:
        chance = self.random
        filled = {
            name: usual
            if chance.random() < 0.7 or usual in {0.0, 1.0}
            else min(1.0, max(0.0, chance.gauss(usual, 0.2)))
            for name, usual in self.filled.items()
        }
        return Section(chance.lognormvariate(0, 0.8), filled)

    def _breaks(self) -> list[Break]:
        chance, day, made = self.random, self.random.uniform(50, 120), []
        while day < self.days - 25:
            begins = START + timedelta(days=day)
            lasting = chance.uniform(3, 14) * max(1.0, 12 / self.volume)
            fields = tuple(name for name in FIELDS if self.filled[name] >= 0.5 and chance.random() < 0.3) or (
                "headline",
            )
            kind = chance.choice(
                ["lost", "lost", "lost", "part", "rollout", "place", "stuck", "teaser", "date", "silent"]
            )
            share, rollout = 1.0, timedelta(0)
            if kind in {"lost", "part", "rollout"}:
                fields = tuple(name for name in fields if name not in {"headline", "body"}) or ("published",)
            if kind == "part":
                share = chance.uniform(0.4, 0.8)
            if kind == "rollout":
                rollout = timedelta(days=chance.uniform(2, 5))
                lasting += 5
            if kind == "place":
                fields = tuple(name for name in fields if USUAL_PLACE[name].partition(" ")[0] in WEAKER) or (
                    "headline",
                )
            if kind == "stuck":
                one = chance.choice(["headline", "byline", "image"])
                fields = (one if self.filled[one] >= 0.5 else "headline",)
            if kind == "teaser":
                fields = ("body",)
            if kind == "date":
                fields = ("published",)
            if kind == "silent":
                kind, fields = self._silent_kind(), (SILENT,)
            mended = chance.random() < 0.7
            made.append(Break(kind, fields, begins, begins + timedelta(days=lasting), share, rollout, mended))
            made[-1].value = self._stuck_on(fields[0])
            day += lasting + chance.uniform(40, 200)
        return made

    def _silent_kind(self) -> str:
        kind = self.random.choice(["crawls fail", "announces none", "nothing new"])
        return "stand still" if kind == "nothing new" and self.aside.random() < 0.5 else kind

    def _stuck_on(self, name: str) -> int:
        """The value that a stuck selector finds: one that is not known on the site, or half of the time an author."""
        known = [*self.authors, *(["Agency"] if self.wire else [])]
        return hash(self.random.choice(known)) if name == "byline" and self.random.random() < 0.5 else 7

    def articles(self):
        """Each article of the year as the watch sees it, in the order of fetching."""
        number = 0
        for day in range(self.days):
            date = START + timedelta(days=day)
            self.rates.append(0.0)
            rate = self.volume * (self.weekend if date.weekday() >= 5 else 1.0)
            rate *= self.summer if date.month in {7, 8} else 1.0
            wire = self.wire
            if day in self.holidays:
                rate, wire = rate * 0.3, min(1.0, wire * 2.5)
            if day in self.strikes:
                rate, wire = rate * 0.15, 1.0 if wire else 0.0
            if day in self.wire_days:
                wire = min(1.0, wire * 2)
            if day in self.closed:
                rate = 0.0
            self.rates[-1] = rate
            hours = sorted(self.random.triangular(5, 23.9, 12) for _ in range(self._poisson(rate)))
            for hour in hours:
                number += 1
                yield self._article(number, date + timedelta(hours=hour), day, wire)

    def due(self, at: datetime) -> float:
        """Articles that were to come until a time, in the mean, had nothing been broken."""
        day = (at - START).days
        return sum(self.rates[:day]) + (self.rates[day] if day < len(self.rates) else 0.0) * _part_of_day(at)

    def silence(self, at: datetime) -> Break | None:
        """The break by which nothing is brought at a time."""
        return next((one for one in self.breaks if SILENT in one.fields and one.begins <= at < one.ends), None)

    def trouble(self, at: datetime) -> str | None:
        """Why a crawl at a time could not bring anything."""
        broken = self.silence(at)
        if any(begins <= at < ends for begins, ends in self.outages):
            return "crawls fail"
        return broken.kind if broken is not None and broken.kind not in {"nothing new", "stand still"} else None

    def stands_still(self, at: datetime) -> bool:
        """Whether the sources are at a time what they were at the crawl before, when nothing new has come since."""
        broken = self.silence(at)
        return (broken is not None and broken.kind == "stand still") or self.aside.random() >= self.lively

    def _poisson(self, rate: float) -> int:
        count, left = 0, self.random.expovariate(1.0)
        while left < rate:
            count, left = count + 1, left + self.random.expovariate(1.0)
        return count

    def _article(self, number: int, at: datetime, day: int, wire: float) -> tuple[Observed, dict[str, Break]]:
        chance = self.random
        section = chance.choices(self.sections, [one.weight for one in self.sections])[0]
        is_wire = chance.random() < wire
        fields: dict[str, Seen] = {}
        for name in FIELDS:
            share = section.filled[name]
            if 0.0 < share < 1.0:
                share = min(1.0, max(0.0, share + self.drift[name] * day / self.days))
            if is_wire and name in {"byline", "image_credit", "image_caption"} and share < 0.995:
                share *= 0.3
            if chance.random() < share:
                fields[name] = self._value(name, number, is_wire)
            else:
                fields[name] = Seen(found=False)
        lag = abs(chance.gauss(0.4, 0.5)) + (chance.uniform(0, 30) if chance.random() < 0.02 else 0.0)
        touched: dict[str, Break] = {}
        for one in self.breaks:
            if one.begins <= at < one.ends and SILENT not in one.fields and chance.random() < one.share:
                if one.rollout and chance.random() > (at - one.begins) / one.rollout:
                    continue
                lag = self._break(one, fields, lag, touched)
        return Observed(url=f"/{number}", at=at, fields=fields, lag=lag if fields["published"].found else None), touched

    def _value(self, name: str, number: int, is_wire: bool) -> Seen:
        chance = self.random
        digest, length = number * 31 + hash(name) % 1000, 60
        if name == "byline":
            author = "Agency" if is_wire else chance.choice(self.authors)
            digest, length = hash(author), len(author) + 8
        if name == "headline":
            length = round(chance.gauss(65, 14))
        if name == "body":
            length = round(chance.lognormvariate(5.7, 0.6))
        place = USUAL_PLACE[name]
        if chance.random() < 0.01:
            place = "generic"
        return Seen(True, False, place, None, digest, length)

    def _break(self, one: Break, fields: dict[str, Seen], lag: float, touched: dict[str, Break]) -> float:
        for name in one.fields:
            seen = fields[name]
            if not seen.found:
                continue
            if one.kind in {"lost", "part", "rollout"}:
                fields[name] = Seen(found=False)
            elif one.kind == "place":
                fields[name] = Seen(True, False, "generic", None, seen.digest, seen.length)
            elif one.kind == "stuck":
                fields[name] = Seen(True, False, seen.place, None, one.value, seen.length)
            elif one.kind == "teaser":
                fields[name] = Seen(True, False, seen.place, None, seen.digest, self.random.randint(15, 40))
            elif one.kind == "date":
                lag = self.random.uniform(60, 9000) if self.random.random() < 0.5 else -self.random.uniform(6, 300)
            touched[name] = one
        return lag


def _part_of_day(at: datetime) -> float:
    """Of a day's articles, those that have come by this hour (of the triangular distribution)."""
    hour, first, most, last = at.hour + at.minute / 60, 5.0, 12.0, 23.9
    if hour <= first or hour >= last:
        return float(hour >= last)
    if hour < most:
        return (hour - first) ** 2 / ((last - first) * (most - first))
    return 1 - (last - hour) ** 2 / ((last - first) * (last - most))


@dataclass
class Crawls:
    """The crawls of a site, and what they say of its silence."""

    room: Newsroom
    watch: SilenceWatch
    news: list[datetime] = field(default_factory=list)
    next_at: datetime = START
    false: list[tuple[datetime, str, str, float]] = field(default_factory=list)

    def until(self, at: datetime) -> None:
        while self.next_at <= at:
            self.crawl(self.next_at)
            self.next_at += CRAWLED_EVERY

    def crawl(self, at: datetime) -> None:
        trouble, broken = self.room.trouble(at), self.room.silence(at)
        news = [] if trouble else self.news
        if broken is not None:
            broken.touched.setdefault(SILENT, self.room.due(broken.begins))
        look = Look(at=at, trouble=trouble, stands_still=not trouble and not news and self.room.stands_still(at))
        if self.watch.add(look, news):
            if broken is None:
                self.false.append((at, SILENT, trouble or "silence", 0.0))
            else:
                broken.found.setdefault(SILENT, self.room.due(at))
        if not trouble:
            self.news = []


@dataclass
class Result:
    volume: float
    breaks: list[Break]
    articles: int
    false: list[tuple[datetime, str, str, float]]
    a_day: float


def run(number: int, seed: int, days: int) -> Result:
    room = Newsroom(random.Random(seed * 1000 + number), days)
    watch, count, false = SiteWatch(), 0, []
    on: dict[str, tuple[Break, int]] = {}
    mended = [one for one in room.breaks if one.mended]
    crawls = Crawls(room, watch.silence, false=false)
    for seen, touched in room.articles():
        crawls.until(seen.at)
        if room.silence(seen.at):
            continue
        crawls.news.append(seen.at)
        count += 1
        while mended and seen.at >= mended[0].ends:
            watch.rules_changed(seen.at)
            mended.pop(0)
        for name, one in touched.items():
            half = one.begins + one.rollout / 2
            if seen.at >= half:
                one.touched.setdefault(name, count)
            on[name] = (one, count)
        for event in watch.add(seen):
            if not event.begins:
                continue
            one, last = on.get(event.field, (None, 0))
            if one is None or count - last > max(10, room.volume):
                false.append((seen.at, event.field, str(event.aspect), event.usual))
            else:
                one.found.setdefault(event.field, count)
    return Result(room.volume, room.breaks, count, false, count / days)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="name each break that was missed and each false alarm")
    asked = parser.parse_args()
    with ProcessPoolExecutor(asked.processes) as pool:
        results = list(pool.map(partial(run, seed=asked.seed, days=asked.days), range(asked.sites)))
    told: dict[str, Counter[str]] = {}
    for result in results:
        for one in result.breaks:
            for name, begins in one.touched.items():
                counts = told.setdefault(one.kind, Counter())
                counts["breaks"] += 1
                found = one.found.get(name)
                in_time = found is not None and found - begins <= max(10, result.a_day)
                counts["found"] += found is not None
                counts["in time"] += in_time
                if not in_time and asked.list:
                    after = found and found - begins
                    print(f"late: {one.kind} {name}, {result.a_day:.0f} a day, share {one.share:.2f}, after {after}")
    print(f"{len(results)} sites, {asked.days} days, {sum(one.articles for one in results)} articles")
    print(f"{'break':10} {'fields':>7} {'found':>7} {'within a day of news':>21}")
    told["all"] = sum(told.values(), Counter())
    for kind, counts in told.items():
        found, in_time = (counts[name] / max(counts["breaks"], 1) for name in ("found", "in time"))
        print(f"{kind:10} {counts['breaks']:7} {found:7.1%} {in_time:21.1%}")
    false = [(one, alarm) for one in results for alarm in one.false]
    print(f"false alarms: {len(false)}, {len(false) / len(results) / asked.days * 365:.2f} a site and year")
    print("   ", Counter(f"{name} {aspect}" for _, (_, name, aspect, _) in false).most_common(8))
    if asked.list:
        for result, (at, name, aspect, usual) in false:
            print(f"false: {at:%m-%d} {name} {aspect} usual {usual:.2f} a_day {result.a_day:.0f}")


if __name__ == "__main__":
    main()
