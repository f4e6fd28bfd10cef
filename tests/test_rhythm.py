from datetime import UTC, datetime, timedelta

import pytest

from archive.crawls import Link, PollState
from newscrawl.polls import Polls
from newscrawl.scheduling import Bounds, Rhythm, next_poll, price

MONDAY = datetime(2025, 11, 3, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BOUNDS = Bounds(shortest=5 * MINUTE, longest=12 * HOUR, a_day=24)


def lived(weeks, publishes, *, every=HOUR, timed=True):
    """A rhythm after so many weeks of polls; ``publishes`` gives the articles of the hour before a poll."""
    rhythm = Rhythm().after(MONDAY, [])
    at = MONDAY
    while at < MONDAY + weeks * 7 * DAY:
        at += every
        news = [at - MINUTE if timed else None] * publishes(at - every)
        rhythm = rhythm.after(at, news)
    return rhythm


def office_hours(at):
    return 2 if at.weekday() < 5 and 9 <= at.hour < 17 else 0


@pytest.mark.parametrize("timed", [True, False])
def test_hours_and_weekdays_are_learned_with_and_without_times(timed):
    rhythm = lived(4, office_hours, timed=timed)
    tuesday, saturday = 24, 5 * 24
    assert rhythm.rates[tuesday + 12] > 1.5
    assert rhythm.rates[tuesday + 3] < 0.3
    assert rhythm.rates[saturday + 12] < 0.25
    assert rhythm.articles_a_day == pytest.approx(2 * 8 * 5 / 7, rel=0.2)


def test_a_busy_hour_is_polled_more_often_than_a_quiet_one_and_both_within_bounds():
    rhythm = lived(4, office_hours)
    cost = price(rhythm.pull, BOUNDS.a_day)
    by_day = next_poll(rhythm, at=MONDAY + 10 * HOUR, price=cost, bounds=BOUNDS) - MONDAY - 10 * HOUR
    by_night = next_poll(rhythm, at=MONDAY + 20 * HOUR, price=cost, bounds=BOUNDS) - MONDAY - 20 * HOUR
    assert 5 * MINUTE <= by_day < HOUR < by_night <= 12 * HOUR
    assert next_poll(rhythm, at=MONDAY, price=1e-9, bounds=BOUNDS) == MONDAY + 5 * MINUTE
    assert next_poll(rhythm, at=MONDAY, price=1e9, bounds=BOUNDS) == MONDAY + 12 * HOUR


def test_the_budget_of_polls_is_kept():
    rhythm = lived(4, office_hours)
    cost = price(rhythm.pull, 24)
    at, polls = MONDAY, 0
    while at < MONDAY + 7 * DAY:
        at = next_poll(rhythm, at=at, price=cost, bounds=BOUNDS)
        polls += 1
    assert polls / 7 == pytest.approx(24, rel=0.1)


def test_the_first_poll_teaches_by_the_times_of_its_backlog_only():
    assert Rhythm().after(MONDAY, [None] * 50).rates == Rhythm().rates
    backlog = Rhythm().after(MONDAY, [MONDAY - hour * HOUR for hour in range(48)])
    assert backlog.articles_a_day > 1.5 * Rhythm().articles_a_day


def test_a_long_gap_and_a_clock_set_back_do_no_harm():
    rhythm = lived(1, office_hours)
    assert rhythm.after(MONDAY + 800 * DAY, [None] * 30).articles_a_day < 50
    back = rhythm.after(MONDAY, [MONDAY + 10 * DAY, MONDAY - 900 * DAY])
    assert back.until == MONDAY
    assert all(rate > 0 for rate in back.rates)


def test_a_rhythm_survives_its_row_and_a_row_of_nonsense_is_a_new_one():
    rhythm = lived(1, office_hours)
    again = Rhythm.from_row(rhythm.as_row())
    assert again.until == rhythm.until
    assert again.rates == pytest.approx(rhythm.rates, rel=0.01)
    assert Rhythm.from_row({"articles": [1], "hours": []}) == Rhythm() == Rhythm.from_row(None)


def link(known=False):
    return Link(url="https://hill.example/a", site="hill", known=known)


def polls_after(rhythm, at, *, news=0):
    polls = Polls({"https://hill.example/feed": PollState(rhythm=rhythm.as_row(), pull=rhythm.pull, due_at=at)})
    polls.answered("https://hill.example/feed", [*[link()] * news, link(known=True)])
    return polls


def test_a_site_that_falls_silent_against_its_habit_is_told():
    rhythm = lived(4, office_hours)
    assert polls_after(rhythm, MONDAY, news=0).silence(at=rhythm.until + 2 * HOUR) is None
    later = rhythm.until + DAY
    assert "by the site's own habit" in polls_after(rhythm, later).silence(at=later)
    assert polls_after(rhythm, later, news=1).silence(at=later) is None


def test_a_site_that_never_brought_much_is_not_called_silent():
    rhythm = lived(8, lambda at: int(at.weekday() == 0 and at.hour == 8))
    later = rhythm.until + 6 * DAY
    assert polls_after(rhythm, later).silence(at=later) is None


def test_what_is_due_and_what_failed():
    rhythm = lived(1, office_hours)
    at = rhythm.until
    polls = polls_after(rhythm, at + HOUR)
    assert not polls.is_due("https://hill.example/feed", at=at)
    assert polls.is_due("https://hill.example/feed", at=at + HOUR - MINUTE / 2)  # cron may come a little early
    assert polls.is_due("https://hill.example/never-asked", at=at)
    polls.failed("https://hill.example/lost")
    states = polls.to_remember(at=at, mean_pull=None, bounds=BOUNDS)
    assert states["https://hill.example/lost"].due_at >= at + 30 * MINUTE
    assert at < states["https://hill.example/feed"].due_at <= at + 12 * HOUR
