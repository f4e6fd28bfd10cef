"""Freshness against cost: 200 sites, 30 days, on a virtual clock, with the scheduling of ``newscrawl crawl --due``.

python benchmarks/freshness.py [DAYS [SITES [SEED]]]

What is measured begins after two weeks in which every schedule has run: an archive is run for years. The
sites are made up; their habits are not. The shape of day, week and hour was counted on 574 pages of
real publishers that declare their publication to the second with its zone. How much sites publish
(log-normal, median 15 a day), how they differ in length of day, and how many publish in batches or print an edition at
once, is assumed.
"""

import math
import random
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import mean, median, quantiles

from newscrawl.scheduling import Bounds, Rhythm, next_poll, price

HOUR_OF_DAY = (10, 3, 3, 1, 2, 7, 9, 4, 10, 6, 14, 12, 15, 14, 12, 15, 10, 9, 15, 10, 9, 2, 5, 2)
"""Publications by local hour, of the pages that say their zone."""
WEEKDAY = (120, 108, 118, 82, 66, 36, 44)
ON_THE_HOUR, ON_THE_HALF = 79 / 574, 26 / 574
"""Share of articles whose minute is :00 and :30; the others are spread evenly."""

START = datetime(2025, 9, 1, tzinfo=UTC)
LEARNING = timedelta(days=14)
CRON = timedelta(minutes=5)


class MadeUpSite:
    """A site with a habit, and all that it publishes."""

    def __init__(self, seed: str, days: int) -> None:
        chance = random.Random(seed)
        self.a_day = min(max(chance.lognormvariate(math.log(15), 1.2), 1.0), 400.0)
        self.zone = chance.choice((0, 1, 2, 3, 4.5, 5, 5.5, 5.75, 6, 7, 8, 9, -5))
        self.kind = chance.choices(("newsroom", "batches", "edition"), (70, 20, 10))[0]
        self.sharpness = chance.uniform(1.0, 2.0)  # one site's day is narrower than that of all sites together
        shift = chance.choice((-2, -1, 0, 0, 0, 1, 2))
        smooth = [sum(HOUR_OF_DAY[(h + d) % 24] for d in (-1, 0, 1)) / 3 for h in range(24)]
        self.day = [smooth[(h - shift) % 24] ** self.sharpness for h in range(24)]
        self.batches = sorted(chance.sample(range(6, 23), 4))
        self.edition = chance.choice((0, 1, 4, 5, 6))
        self.published = sorted(self._publish(chance, days))

    def _publish(self, chance: random.Random, days: int) -> Iterator[datetime]:
        for day in range(days + 1):
            date = START + timedelta(days=day) - timedelta(hours=self.zone)
            weight = WEEKDAY[date.weekday()] * 7 / sum(WEEKDAY)
            mood = chance.lognormvariate(0, 0.25)
            count = _poisson(chance, self.a_day * weight * mood)
            for _ in range(count):
                at = date + timedelta(hours=self._hour(chance), minutes=self._minute(chance))
                if START <= at < START + timedelta(days=days):
                    yield at

    def _hour(self, chance: random.Random) -> int:
        habit = chance.random()
        if self.kind == "batches" and habit < 0.7:
            return chance.choice(self.batches)
        if self.kind == "edition" and habit < 0.8:
            return self.edition
        return chance.choices(range(24), self.day)[0]

    def _minute(self, chance: random.Random) -> float:
        habit = chance.random()
        if self.kind != "newsroom" and habit < 0.7:
            return chance.uniform(0, 4)
        return 0.0 if habit < ON_THE_HOUR else 30.0 if habit < ON_THE_HOUR + ON_THE_HALF else chance.uniform(0, 60)


def _poisson(chance: random.Random, expected: float) -> int:
    limit, product, count = math.exp(-min(expected, 600)), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


class Learned:
    """What ``newscrawl crawl --due`` does, started by cron every five minutes."""

    def __init__(self, sites: list[MadeUpSite], bounds: Bounds) -> None:
        self.bounds = bounds
        self.rhythms = {site: Rhythm() for site in sites}
        self.pulls = {site: Rhythm().pull for site in sites}
        self.total = sum(self.pulls.values())

    def polls(self, site: MadeUpSite, at: datetime, news: list[datetime]) -> datetime:
        rhythm = self.rhythms[site] = self.rhythms[site].after(at, news)
        self.total += rhythm.pull - self.pulls[site]
        self.pulls[site] = rhythm.pull
        cost = price(self.total / len(self.pulls), self.bounds.a_day)
        return next_poll(rhythm, at=at, price=cost, bounds=self.bounds)


class Fixed:
    """A poll of every site at a fixed distance."""

    def __init__(self, every: timedelta) -> None:
        self.every = every

    def polls(self, site: MadeUpSite, at: datetime, news: list[datetime]) -> datetime:
        return at + self.every


def simulate(sites: list[MadeUpSite], schedule: Learned | Fixed, days: int, cron: timedelta) -> tuple[int, list[float]]:
    """Polls after the learning time, and the delay of each article published in it, in minutes."""
    chance = random.Random(1)
    end = START + timedelta(days=days)
    due = {site: START + chance.random() * timedelta(hours=1) for site in sites}
    seen = dict.fromkeys(sites, 0)
    polls, delays = 0, []
    now = START
    while now < end:
        for site in sites:
            if due[site] > now:
                continue
            at = now if cron > timedelta(minutes=1) else due[site]
            upto = bisect_right(site.published, at)
            news = site.published[seen[site] : upto]
            seen[site] = upto
            if at >= START + LEARNING:
                polls += 1
                delays += [(at - one) / timedelta(minutes=1) for one in news if one >= START + LEARNING]
            due[site] = schedule.polls(site, at, news)
        now += cron
    return polls, delays


def row(name: str, days: int, sites: int, polls: int, delays: list[float]) -> str:
    ninety = quantiles(delays, n=10)[-1]
    a_day = polls / sites / days
    return f"| {name} | {a_day:.1f} | {median(delays):.1f} | {mean(delays):.1f} | {ninety:.0f} |"


def main() -> None:
    given = [int(one) for one in sys.argv[1:]]
    days, count, seed = [*given, *(30, 200, 1)[len(given) :]]
    whole = days + LEARNING.days
    sites = [MadeUpSite(f"{seed}-{number}", whole) for number in range(count)]
    started = time.process_time()
    minute = timedelta(minutes=1)
    fixed = simulate(sites, Fixed(timedelta(hours=1)), whole, minute)
    print(f"{count} sites, {days} days, {len(fixed[1])} articles ({len(fixed[1]) / count / days:.0f} a day and site)\n")
    print("| schedule | polls a day and site | median delay, minutes | mean | nine of ten within |")
    print("| --- | --- | --- | --- | --- |")
    print(row("every hour", days, count, *fixed))
    for a_day in (24, 12):
        learned = simulate(sites, Learned(sites, Bounds(shortest=CRON, a_day=a_day)), whole, CRON)
        print(row(f"learned, {a_day} polls a day and source, cron every 5 minutes", days, count, *learned))
        every = timedelta(days=days) * count / learned[0]
        same = simulate(sites, Fixed(every), whole, minute)
        print(row(f"every {every / minute:.0f} minutes", days, count, *same))
        print(f"    median {median(same[1]) / median(learned[1]):.2f} times better at the same number of polls")
    print(f"\n{time.process_time() - started:.0f} s of CPU")


if __name__ == "__main__":
    main()
