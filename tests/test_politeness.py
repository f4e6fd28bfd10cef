from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.due import next_due
from newscrawl.middlewares import retry_after
from newscrawl.robots_tags import directives

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sat, 01 Nov 2025 12:05:00 GMT", 300.0),
        ("Sat, 01 Nov 2025 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("1e9", None),
        ("", None),
        ("²", None),
        ("Sat, 99 Nov 2025 12:05:00 GMT", None),
    ],
)
def test_retry_after_in_seconds_as_a_date_and_as_nonsense(given, seconds):
    assert retry_after(given, now=NOW) == seconds


class Schedule:
    """What the archive says of a site; only what a test changes differs from a site where all is well."""

    has_pending = False
    revisit_at = None
    revisits = 0
    paused_until = None

    def __init__(self, **changes):
        self.polls = {"https://hill.example/feed": NOW + 2 * HOUR, "https://hill.example/removed": NOW - HOUR}
        vars(self).update(changes)


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({}, 2),
        ({"has_pending": True}, 0),
        ({"revisit_at": NOW}, 1),
        ({"revisit_at": NOW, "revisits": 300}, 2),
        ({"paused_until": NOW + 5 * HOUR}, 5),
        ({"paused_until": NOW + 5 * HOUR, "has_pending": True}, 5),
        ({"polls": {}}, 0),
    ],
)
def test_when_a_site_is_due(changes, hours):
    due = next_due(Schedule(**changes), ["https://hill.example/feed"], revisits_a_day=300, at=NOW)
    assert due == NOW + hours * HOUR


def test_a_site_that_was_never_crawled_is_due():
    assert next_due(None, ["https://hill.example/feed"], revisits_a_day=300, at=NOW) == NOW


def test_what_stands_in_a_comment_or_a_script_is_said_to_no_robot():
    meta = b'<meta name="robots" content="noindex">'
    assert directives([], b"<head>" + meta) == [("noindex", "<meta name=robots>")]
    for body in (b"<head><!-- " + meta + b" -->", b"<head><script>document.write('" + meta + b"')</script>"):
        assert directives([], body) == []
