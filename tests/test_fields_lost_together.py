"""Fields that go missing from the same articles are found sooner than each would be; what misses by turns is not."""

import random
from datetime import UTC, datetime, timedelta

from newscrawl.health import FIELDS, Observed, SiteWatch
from newscrawl.health.measures import Seen

MONDAY = datetime(2025, 9, 1, 6, tzinfo=UTC)
USUAL = {"section": 0.8, "tags": 0.8, "image_caption": 0.8}
A_DAY = 12


class Site:
    """Twelve articles a day; fields that are there usually, but for those that a new layout loses."""

    def __init__(self):
        self.random, self.watch, self.count = random.Random(5), SiteWatch(), 0
        self.alarms = []

    def live(self, articles, lost=(), share=0.0, together=True):
        for _ in range(articles):
            at = MONDAY + timedelta(days=self.count // A_DAY, hours=self.count % A_DAY)
            fields = {name: self.seen(name) for name in FIELDS}
            is_touched = self.random.random() < share
            for name in lost:
                if is_touched if together else self.random.random() < share:
                    fields[name] = Seen(found=False)
            self.count += 1
            events = self.watch.add(Observed(url=f"/{self.count}", at=at, fields=fields))
            self.alarms += [(event.field, self.count) for event in events if event.begins]
        return self

    def seen(self, name):
        digest = self.random.randrange(10**6)
        return Seen(self.random.random() < USUAL.get(name, 1.0), False, "meta", None, digest, 60)


def first(site):
    return site.alarms[0][1] - 600


def test_three_fields_lost_at_once_are_found_sooner_than_one():
    lone = Site().live(600).live(60, lost=["section"], share=0.6)
    several = Site().live(600).live(60, lost=USUAL, share=0.6)
    assert {name for name, _ in lone.alarms} == {"section"}
    assert {name for name, _ in several.alarms} == set(USUAL)
    assert first(several) < first(lone)
    assert len({found for _, found in several.alarms}) == 1  # one new layout, told once


def test_a_field_that_is_as_usual_is_not_blamed_for_the_others():
    site = Site().live(600).live(90, lost=["section", "tags"], share=0.9)
    assert {name for name, _ in site.alarms} == {"section", "tags"}


def test_what_misses_now_and_then_raises_no_alarm():
    assert Site().live(2400).alarms == []
