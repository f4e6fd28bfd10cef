"""The silence of a whole site: told from nights, weekends, seasons, strikes and holidays, sooner where crawls fail."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.health import Look, SilenceWatch

MONDAY = datetime(2025, 11, 3, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EVERY = 3 * HOUR
FAILS = "its crawls end as failed: no source could be read"


def working_days(at):
    return 20.0 if at.weekday() < 5 else 0.0


class Paper:
    """A site with so many articles a day, between six and eighteen o'clock, and its crawls."""

    def __init__(self, a_day=working_days):
        self.a_day, self.random = a_day, random.Random(7)
        self.watch, self.at = SilenceWatch(), MONDAY
        self.told = []

    def live(self, days, *, share=1.0, trouble=None, still=0.0):
        """So many days, in which the sources stand still at this share of the crawls that bring nothing."""
        end = self.at + days * DAY
        while self.at < end:
            self.at += EVERY
            is_open = 6 < self.at.hour <= 18
            rate = self.a_day(self.at) * share / 4 if is_open else 0.0
            news = [self.at - HOUR] * sum(self.random.random() < rate / 20 for _ in range(20))
            stands_still = not news and not trouble and self.random.random() < still
            look = Look(at=self.at, trouble=trouble, stands_still=stands_still)
            change = self.watch.add(look, [] if trouble else news, "https://hill.example/1")
            if change is not None:
                self.told.append((change, self.at))
            self.watch = SilenceWatch.from_row(self.watch.as_row())
        return self


def test_a_paper_that_rests_at_weekends_is_not_silent():
    assert Paper().live(60).told == []


def test_a_silence_is_told_once_and_ends_with_the_next_article():
    paper = Paper().live(35)
    fell_silent = paper.at
    paper.live(6, share=0.0)
    ((begins, at),) = paper.told
    assert begins
    assert DAY < at - fell_silent <= 2 * DAY
    assert "articles were to be expected by now; its sources tell of nothing new" in paper.watch.words(Look(at=at))
    assert paper.watch.silent_since < fell_silent
    paper.live(2)
    assert [begins for begins, _ in paper.told] == [True, False]
    assert paper.watch.opened is None


def test_a_site_that_never_rests_is_missed_within_its_day():
    paper = Paper(lambda at: 80.0).live(35)
    fell_silent = paper.at
    paper.live(3, share=0.0)
    ((begins, at),) = paper.told
    assert (begins, at - fell_silent <= DAY) == (True, True)


def test_a_holiday_and_a_strike_are_no_silence():
    assert Paper().live(35).live(1, share=0.0).live(6).live(2, share=0.15).live(10).told == []


def test_crawls_that_fail_are_told_sooner_and_an_outage_of_hours_is_not():
    paper = Paper().live(35).live(0.4, trouble=FAILS).live(6.6)
    assert paper.told == []
    failed_at = paper.at
    paper.live(2, trouble=FAILS)
    ((begins, at),) = paper.told
    assert (begins, at - failed_at < DAY) == (True, True)
    assert paper.watch.words(Look(at=at, trouble=FAILS)).endswith(FAILS)


def test_sources_that_stand_still_are_told_sooner_where_they_used_to_change_without_news():
    found = {}
    for usual in (0.05, 1.0):
        paper = Paper().live(35, still=usual)
        fell_silent = paper.at
        paper.live(4, share=0.0, still=1.0)
        ((_, at),) = paper.told
        found[usual] = at - fell_silent
        words = paper.watch.words(Look(at=at, stands_still=True))
        assert ("which used to change all the time, have not changed since 2025-12-0" in words) == (usual < 1.0)
    assert found[0.05] < DAY < found[1.0]


def test_a_strike_at_a_site_whose_sources_change_is_no_silence():
    assert Paper().live(35, still=0.05).live(2, share=0.1, still=0.05).live(5, still=0.05).told == []


def test_a_watch_kept_by_an_older_version_goes_on():
    row = Paper().live(35).watch.as_row()
    old = {name: value for name, value in row.items() if name not in {"trouble", "still", "quiet"}}
    watch = SilenceWatch.from_row({**old, "trouble_since": None, "troubles": 0, "longest_trouble": 3.5})
    assert (watch.trouble.longest, watch.articles) == (3.5, row["articles"])


def test_a_season_is_learned():
    paper = Paper(lambda at: 20.0).live(35)
    paper.live(30, share=0.2)  # the summer's four a day
    assert paper.told == []
    paper.live(3, share=0.0)
    assert paper.told == []  # three days of twelve articles: the spring's sixty would be an alarm
    paper.live(5, share=0.0)
    assert len(paper.told) == 1


@pytest.mark.parametrize("days", [0, 5])
def test_a_young_site_has_no_habit(days):
    assert Paper().live(days).live(9, share=0.0).told == []
