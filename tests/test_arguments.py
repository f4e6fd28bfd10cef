from datetime import UTC, datetime, timedelta, timezone

import pytest

from archive.crawls import Revisit
from newscrawl.arguments import Arguments
from newscrawl.errors import InvalidArgument

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)


def test_nothing_given_is_everything_due():
    arguments = Arguments.from_text()
    assert arguments == Arguments()
    assert arguments.revisit is Revisit.DUE
    assert not arguments.are_partial


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2025-10-01", datetime(2025, 10, 1, tzinfo=UTC)),
        ("2025-10-01T06:00+05:30", datetime(2025, 10, 1, 6, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
        ("36h", NOW - timedelta(hours=36)),
        ("2w", NOW - timedelta(weeks=2)),
    ],
)
def test_since(text, since):
    assert Arguments.from_text({"since": text}, now=NOW).since == since


def test_until_takes_its_whole_day():
    arguments = Arguments.from_text({"until": "2025-10-28"})
    assert arguments.covers(datetime(2025, 10, 28, 23, 59, tzinfo=UTC))
    assert not arguments.covers(datetime(2025, 10, 29, tzinfo=UTC))


def test_a_day_that_reaches_into_the_window_is_covered():
    arguments = Arguments.from_text({"since": "2025-10-28T12:00Z"})
    start = datetime(2025, 10, 28, tzinfo=UTC)
    assert not arguments.covers(start)
    assert arguments.covers(start, start + timedelta(days=1))


def test_urls_and_their_file(tmp_path):
    file = tmp_path / "urls.txt"
    file.write_text("https://hill.example/b\nhttps://hill.example/a\n")
    arguments = Arguments.from_text({"urls": "https://hill.example/a", "urls_file": str(file)})
    assert arguments.urls == ("https://hill.example/a", "https://hill.example/b")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sinse": "7d"}, "did you mean since"),
        ({"since": "soon"}, "since='soon' is no time"),
        ({"since": "9999999999d"}, "before or after all time"),
        ({"since": "9" * 5000 + "d"}, "is no time"),
        ({"since": "0001-01-01T00:00+05:00"}, "before or after all time"),
        ({"until": "9999-12-31"}, "until='9999-12-31' is before or after all time"),
        ({"max_items": "9" * 5000}, "whole number from 1"),
        ({"max_items": "0"}, "whole number from 1"),
        ({"max_items": "many"}, "whole number from 1"),
        ({"urls": "hill.example/a"}, "is no address"),
        ({"urls_file": "/nowhere/urls.txt"}, "cannot be read"),
        ({"homepage": "file:///etc/passwd"}, "is no address"),
        ({"revisit": "often"}, "due, all or none"),
    ],
)
def test_nonsense_is_refused_in_words(given, words):
    with pytest.raises(InvalidArgument, match=words):
        Arguments.from_text(given)


@pytest.mark.parametrize("given", [{"since": "99999999d"}, {"since": "2026-05-01", "until": "2026-04-01"}])
def test_a_window_that_cannot_be_is_refused(given):
    with pytest.raises(InvalidArgument, match="since="):
        Arguments.from_text(given, now=NOW)


def test_hosts_are_taken_in_the_form_in_which_they_are_asked():
    assert (
        Arguments.from_text({"homepage": "https://бета.example:8080/"}).homepage == "https://xn--80abm6c.example:8080/"
    )
