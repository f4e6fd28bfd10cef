from datetime import UTC, datetime, timedelta

import pytest

from archive.crawls import Outcome
from archive.revisit import next_visit

AT = datetime(2025, 11, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "wait"),
    [
        (timedelta(), HOUR),
        (7 * HOUR, 6 * HOUR),
        (2 * DAY, DAY),
        (5 * DAY, 3 * DAY),
        (20 * DAY, 7 * DAY),
        (90 * DAY, 30 * DAY),
    ],
)
def test_the_ladder_of_age(age, wait):
    assert next_visit(Outcome.UNCHANGED, at=AT, published_at=AT - age, attempts=0) == AT + wait


def test_old_articles_and_what_is_none_are_left_alone():
    assert next_visit(Outcome.NEW, at=AT, published_at=AT - 400 * DAY, attempts=0) is None
    for outcome in (Outcome.DUPLICATE, Outcome.NOT_AN_ARTICLE, Outcome.FORBIDDEN_BY_ROBOTS, Outcome.OUT_OF_WINDOW):
        assert next_visit(outcome, at=AT, published_at=AT, attempts=0) is None


def test_failures_wait_longer_each_time_and_end():
    waits = [next_visit(Outcome.FAILED, at=AT, published_at=AT, attempts=attempts) for attempts in range(1, 7)]
    assert waits[:5] == sorted(waits[:5])
    assert waits[5] is None


def test_a_date_in_the_future_counts_as_fresh():
    assert next_visit(Outcome.NEW, at=AT, published_at=AT + DAY, attempts=0) == AT + HOUR


def test_an_unchanged_page_is_looked_at_ever_more_seldom():
    waits = [
        next_visit(Outcome.UNCHANGED, at=AT, published_at=AT, attempts=0, unchanged=times) - AT for times in range(6)
    ]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR, 8 * HOUR]
