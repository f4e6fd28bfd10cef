from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response

from archive.crawls import SourceState
from newscrawl.responses import UNTRUSTED, conditions_of, validators

NOW, HOUR = datetime(2025, 11, 1, 12, tzinfo=UTC), timedelta(hours=1)
CONDITIONS = {"If-None-Match": '"5f1"'}


def seen(hours_ago, *, yielded=None, etag='"5f1"'):
    yielded_at = NOW - yielded * HOUR if yielded else None
    return SourceState(etag=etag, visited_at=NOW - hours_ago * HOUR, yielded_at=yielded_at)


@pytest.mark.parametrize(
    ("known", "conditions"),
    [
        (None, {}),
        (seen(1, yielded=100), CONDITIONS),
        (seen(13, yielded=14), CONDITIONS),
        (seen(13, yielded=100), {}),
        (seen(50), {}),
        (seen(1, etag=UNTRUSTED), {}),
    ],
)
def test_a_source_that_brings_nothing_is_asked_once_a_day_without_conditions(known, conditions):
    assert conditions_of(known, at=NOW) == conditions


def test_validators_that_stay_while_news_comes_are_not_trusted_any_more():
    same = Response("https://hill.example/feed", headers={"ETag": '"5f1"'})
    other = Response("https://hill.example/feed", headers={"ETag": '"5f2"'})
    assert validators(same, seen(13), is_news=False) == ('"5f1"', None)
    assert validators(same, seen(13), is_news=True) == (UNTRUSTED, None)
    assert validators(other, seen(13), is_news=True) == ('"5f2"', None)
    assert validators(other, seen(13, etag=UNTRUSTED), is_news=False) == (UNTRUSTED, None)
    assert validators(same, None, is_news=True) == ('"5f1"', None)
