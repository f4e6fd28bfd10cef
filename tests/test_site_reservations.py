"""What a site's tdmrep.json reserves, by the TDM Reservation Protocol."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.reservations import forbids, reservations
from newscrawl.site_reservations import Rule, SiteFile, SiteReservations, rules_in

AT = datetime(2026, 11, 27, tzinfo=UTC)
PAPER = "https://hill.example"


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/", "/news/one", True),
        ("/news/", "/news/one", True),
        ("/news", "/newsroom", True),
        ("/news/", "/NEWS/one", False),
        ("/news/", "/sport/news/", False),
        ("/*.jpg", "/images/a.jpg?size=2", True),
        ("/*.jpg$", "/images/a.jpg?size=2", False),
        ("/*.jpg$", "/images/a.jpg.jpg", True),
        ("/this/path$", "/this/path", True),
        ("/this/path$", "/this/path/", False),
        ("/a*b*c$", "/abc", True),
        ("/a*bb*b$", "/abb", False),
        ("/*/then", "/this/is/then/over", True),
        ("/foo-%24", "/foo-$", True),
        ("/foo-$", "/foo-$", False),
        ("/caf%C3%A9/%7Eme", "/caf%c3%a9/~me", True),
        ("/समाचार/", "/%E0%A4%B8%E0%A4%AE%E0%A4%BE%E0%A4%9A%E0%A4%BE%E0%A4%B0/1", True),
        ("news/", "/news/one", True),
        ("*", "/", True),
        ("https://hill.example/news/", "/news/one", True),
        ("/?id=", "/?id=7", True),
    ],
)
def test_patterns_fit_as_those_of_robots_txt(location, path, fits):
    (rule,) = rules_in(json.dumps([{"location": location, "tdm-reservation": 1}]).encode())
    assert rule.fits(PAPER + path) is fits


def test_a_pattern_of_many_stars_takes_no_time():
    assert not Rule("/" + "*a" * 900 + "$", "1").fits(PAPER + "/" + "a" * 899)


def test_the_first_rule_that_fits_counts():
    body = json.dumps([
        {"location": "/news/free/", "tdm-reservation": 0},
        {"location": "/news/", "tdm-reservation": "1", "tdm-policy": "https://hill.example/policy.json"},
    ]).encode()  # fmt: skip
    file = SiteFile(asked_at=AT, rules=rules_in(b"\xef\xbb\xbf" + body))
    assert file.says(f"{PAPER}/news/free/1") == (("tdm-reservation", "0"),)
    assert file.says(f"{PAPER}/news/1") == (
        ("tdm-reservation", "1"),
        ("tdm-policy", "https://hill.example/policy.json"),
    )
    assert file.says(f"{PAPER}/sport/1") == ()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>not here</html>", b"[" * 100_000, b'"/"', b"\xff\xfe", b"[1, null, []]", b'[{"tdm-reservation": 1}]',
        b'[{"location": 7, "tdm-reservation": 1}]', b'[{"location": "/", "tdm-reservation": 2}]',
        b'[{"location": "/", "tdm-reservation": true}]', b'[{"location": "/"}]',
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_rule_reserves_nothing(body):
    assert rules_in(body) == ()


def test_a_lone_rule_is_taken_without_its_brackets():
    assert rules_in(b'{"location": "/", "tdm-reservation": 1}') == (Rule("/", "1"),)


@pytest.mark.parametrize(
    ("headers", "head", "reason"),
    [
        ({}, "", "its tdmrep.json reserves"),
        ({"tdm-reservation": "0"}, "", None),
        ({}, '<meta name="tdm-reservation" content="0">', None),
        ({"tdm-reservation": "0"}, '<meta name="tdm-reservation" content="1">', "its meta element reserves"),
    ],
)
def test_the_page_counts_before_its_header_and_that_before_the_file(headers, head, reason):
    body = f"<html><head>{head}</head>".encode()

    def said(name):
        return [headers[name]] if name in headers else []

    found = forbids(said, body, frozenset({"tdm"}), at=AT, site_says=(("tdm-reservation", "1"),))
    assert found is None if reason is None else found.startswith(reason)
    assert forbids(said, body, frozenset(), at=AT, site_says=(("tdm-reservation", "1"),)) is None


def test_what_the_file_says_is_recorded_with_the_page():
    said = (("tdm-reservation", "1"), ("tdm-policy", "https://hill.example/p"))
    assert reservations(lambda _: [], b"", said) == (
        "tdm-reservation: 1 (tdmrep.json)",
        "tdm-policy: https://hill.example/p (tdmrep.json)",
    )


def test_files_are_remembered_for_a_week_those_of_the_last_hosts():
    kept = SiteReservations()
    for number in range(30):
        at = AT + timedelta(minutes=number)
        kept.keep(f"https://{number}.example", SiteFile(asked_at=at, rules=(Rule("/", "1", "p"),), etag='"1"'))
    again = SiteReservations.from_row(json.loads(json.dumps(kept.as_row())))
    assert len(again.files) == 20
    file = again.files["https://29.example"]
    assert file == kept.files["https://29.example"]
    assert [file.is_due(file.asked_at + timedelta(days=days)) for days in (6, 7)] == [False, True]
