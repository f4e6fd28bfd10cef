"""The watch over fields: from articles in an archive to an alarm, its words, its end, and the report."""

import io
import itertools
import json
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from rich.console import Console
from tests_archive import DAY, HOUR, NOW, an_article, register
from tests_browser import BROWSER, needs_browser
from tests_support import ROOT

from archive import open_archive
from archive.article import Provenance
from archive.distinct import different, smallest
from archive.health import Alarm, Aspect, FieldFigures
from archive.opening import engine_for
from newscrawl.cli import main
from newscrawl.cli.health_tables import print_health
from newscrawl.health import FIELDS, Look, health_report, histories, in_words, watch_articles

PLACES = {
    "headline": Provenance(place="json-ld headline", raw="x"),
    "byline": Provenance(place="rule css .by", raw="x"),
}
OLD_LOOK = "0123456789abcdef" * 2


def put(archive, first, count, *, day, make=lambda number: {}, a_day=12):
    """Add articles, so many a day, and let the watch see them as the end of a crawl does."""
    with archive.write() as transaction:
        for number in range(first, first + count):
            at = day + (number - first) // a_day * DAY + (number - first) % a_day * HOUR
            changes = {
                "authors": (f"Author {number * 7 % 13}",),
                "byline": f"Author {number * 7 % 13}",
                "provenance": PLACES,
            }
            facts = {**changes, **make(number)}
            transaction.add(
                an_article(
                    url=f"https://hill.example/{number}", headline=f"Bridge {number} opens", body=f"On day {number} it was opened by {number} guests. " * 12,
                    fetched_at=at, published=published_at(at), **facts,
                )
            )  # fmt: skip
        return look(transaction)


def published_at(fetched_at):
    at = fetched_at - HOUR
    return replace(an_article().published, at=at, local=at.isoformat())


def look(transaction, rules="one"):
    after, state = transaction.watch_state("hill")
    last, sights = transaction.sights("hill", after=after)
    layouts = transaction.layout_days("hill", since=(NOW - 60 * DAY).date())
    watched = watch_articles("hill", state, sights, rules=rules, at=NOW, layouts=layouts)
    transaction.remember_health(
        "hill", last_article_id=last, state=watched.state, days=watched.days, opened=watched.opened,
        ended=watched.ended, layouts=watched.layouts,
    )  # fmt: skip
    return watched


def without_byline(number):
    return {"authors": (), "byline": None, "provenance": {"headline": PLACES["headline"]}}


def from_a_weaker_place(number):
    return {"provenance": {**PLACES, "byline": Provenance(place="generic line 2", raw="x")}}


@pytest.fixture
def watched(archive):
    register(archive, "hill")
    put(archive, 0, 120, day=NOW - 20 * DAY)
    assert archive.alarms() == []
    return archive


def test_a_byline_that_is_lost_raises_an_alarm_which_ends_by_itself(watched):
    put(watched, 200, 10, day=NOW - 9 * DAY, make=without_byline)
    (alarm,) = watched.alarms()
    assert (alarm.site, alarm.field, alarm.aspect) == ("hill", "byline", "missing")
    assert alarm.first_bad_url == "https://hill.example/200"
    assert alarm.last_good_url == "https://hill.example/119"
    assert alarm.since == NOW - 9 * DAY
    assert "do not show a byline any more" in in_words(alarm)
    assert "newscrawl extract https://hill.example/200 --explain" in in_words(alarm)
    put(watched, 300, 10, day=NOW - 8 * DAY, make=without_byline)
    assert len(watched.alarms()) == 1  # it is told once
    put(watched, 400, 40, day=NOW - 7 * DAY)
    assert watched.alarms() == []
    (ended,) = watched.alarms(since=NOW - 30 * DAY)
    assert ended.ended_at > alarm.since


def test_a_rule_that_fails_is_told_from_the_weaker_place_that_still_holds_the_value(watched):
    put(watched, 200, 14, day=NOW - 9 * DAY, make=from_a_weaker_place)
    (alarm,) = watched.alarms()
    assert (alarm.field, alarm.aspect, alarm.usual_place) == ("byline", "place", "rule css .by")
    assert "generic line 2" in alarm.found_now
    assert "the site's rule for it finds nothing" in in_words(alarm)
    assert watched.get("https://hill.example/205").byline  # the value is kept


def in_the_old_look(number):
    return {"skeleton": OLD_LOOK[:31] + "123"[number % 3]}


def in_a_new_look(number):
    return {"skeleton": "8" + OLD_LOOK[:31]}


def test_an_alarm_says_whether_the_layout_changed(archive):
    register(archive, "hill")
    put(archive, 0, 120, day=NOW - 20 * DAY, make=in_the_old_look)
    put(archive, 200, 10, day=NOW - 9 * DAY, make=lambda number: {**without_byline(number), **in_a_new_look(number)})
    (alarm,) = archive.alarms()
    assert (alarm.layout_changed_on, alarm.layout_as_before) == ("2025-10-23", 0.0)
    assert "; the layout changed on 2025-10-23: 0% of its skeleton is as before; nothing is found now" in in_words(
        alarm
    )


def test_an_alarm_says_that_the_layout_is_as_before(archive):
    register(archive, "hill")
    put(archive, 0, 120, day=NOW - 20 * DAY, make=in_the_old_look)
    put(archive, 200, 10, day=NOW - 9 * DAY, make=lambda number: {**without_byline(number), **in_the_old_look(number)})
    (alarm,) = archive.alarms()
    assert alarm.layout_changed_on is None
    assert "; the layout is as before; nothing is found now" in in_words(alarm)


def test_a_new_layout_alone_is_a_note_and_soon_the_usual_one(archive, archive_url, tmp_path):
    register(archive, "hill")
    put(archive, 0, 120, day=NOW - 20 * DAY, make=in_the_old_look)
    put(archive, 200, 60, day=NOW - 9 * DAY, make=in_a_new_look)
    assert archive.alarms() == []
    days = {one.day: one for one in archive.layout_days(since=(NOW - 60 * DAY).date())}
    assert days["2025-10-20"].as_before > 0.9
    assert len(days["2025-10-20"].skeletons) == 1  # those that differ little are one
    assert days["2025-10-23"].as_before == 0.0
    assert days["2025-10-26"].as_before == 1.0
    page = tmp_path / "health.html"
    arguments = ["health", "hill", "--archive", archive_url, "--days", "3000"]
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == 0
    note = "the layout changed on 2025-10-23: 0% of its skeleton is as before"
    assert f"note hill: {note}" in told.output
    assert "2 skeletons" in told.output
    said = CliRunner().invoke(main, [*arguments, "--json", "--html", str(page)])
    assert [one["day"] for one in json.loads(said.output)["layout_changes"]] == ["2025-10-23"]
    assert note in page.read_text()


def test_an_author_on_article_after_article_is_a_stuck_rule(watched):
    put(watched, 200, 40, day=NOW - 9 * DAY, make=lambda _: {"byline": "Ann Lee", "authors": ("Ann Lee",)})
    assert [(one.field, one.aspect) for one in watched.alarms()] == [("byline", "stuck")]


def by_an_agency(number):
    name = "Agency" if number % 10 == 0 or number >= 200 else f"Author {number * 7 % 13}"
    return {"byline": name, "authors": (name,)}


def test_an_agency_that_signs_all_there_is_in_a_strike_is_not_stuck_but_for_long_it_is(archive):
    register(archive, "hill")
    put(archive, 0, 200, day=NOW - 40 * DAY, make=by_an_agency)
    put(archive, 200, 15, day=NOW - 20 * DAY, make=by_an_agency, a_day=3)
    assert archive.alarms() == []
    put(archive, 260, 40, day=NOW - 15 * DAY, make=by_an_agency)
    assert [(one.field, one.aspect) for one in archive.alarms()] == [("byline", "stuck")]


def test_a_few_articles_are_no_habit_and_a_quiet_day_is_no_alarm(archive):
    register(archive, "hill")
    put(archive, 0, 20, day=NOW - 9 * DAY)
    put(archive, 100, 10, day=NOW - 7 * DAY, make=without_byline)
    assert archive.alarms() == []


def test_different_values_are_counted_over_days(archive, archive_url):
    register(archive, "hill", "vale")
    put(archive, 0, 40, day=datetime.now(UTC).replace(hour=1) - 5 * DAY, a_day=10)
    engine = engine_for(archive_url, create=False)
    with engine.connect() as connection:
        shown = {
            row[0]: row[1] for row in connection.exec_driver_sql("SELECT site, different_values FROM v_site_health")
        }
        query = "SELECT different FROM v_field_days WHERE field IN ('byline', 'published') ORDER BY field, day"
        days = list(connection.exec_driver_sql(query).scalars())
    engine.dispose()
    assert as_json(shown["hill"])["byline"] == {"different": 13, "found": 40}
    assert as_json(shown["hill"])["headline"] == {"different": 40, "found": 40}
    assert as_json(shown["vale"]) == {}
    assert days == [10] * 4 + [None] * 4
    history = histories(archive.field_days(since=NOW.date()))["hill"]["byline"]
    assert (history.different, history.told_apart, history.share) == (13, 40, 1.0)


def test_a_silence_is_an_alarm_that_news_end(archive):
    register(archive, "hill")
    for day in range(16):
        put(archive, 20 * day, 8, day=NOW - (26 - day) * DAY)
    for hours in range(0, 72, 6):
        look_at(archive, NOW - 10 * DAY + hours * HOUR)
    (alarm,) = archive.alarms()
    assert (alarm.field, alarm.aspect) == ("articles", "silence")
    assert alarm.last_good_url == "https://hill.example/307"
    assert alarm.opened_at < NOW - 8 * DAY
    assert "hill: the site has brought nothing new since 2025-10-2" in in_words(alarm)
    assert "against its own habit; " in in_words(alarm)
    put(archive, 800, 3, day=NOW - 60 * DAY)  # taken in from an old capture
    assert archive.alarms() == [alarm]
    put(archive, 900, 3, day=NOW - 7 * DAY)
    assert archive.alarms() == []
    assert [one.ended_at for one in archive.alarms(since=NOW - 60 * DAY)] == [NOW - 7 * DAY + 2 * HOUR]


def look_at(archive, at):
    """A crawl that finds nothing new."""
    with archive.write() as transaction:
        after, state = transaction.watch_state("hill")
        watched = watch_articles("hill", state, [], rules="one", at=at, look=Look(at=at))
        transaction.remember_health(
            "hill", last_article_id=after, state=watched.state, opened=watched.opened, ended=watched.ended
        )


def as_json(value):
    return json.loads(value) if isinstance(value, str) else value


def test_many_different_values_are_told_from_a_few_digests():
    days = [smallest(zlib.crc32(f"{day} {number}".encode()) for number in range(300)) for day in range(20)]
    assert all(len(day) == 256 for day in days)
    assert different(itertools.chain.from_iterable(days)) == pytest.approx(6000, rel=0.15)
    assert different(itertools.chain.from_iterable([days[0]] * 3)) == pytest.approx(300, rel=0.15)
    assert different([7, 7, 9]) == 2


@pytest.mark.parametrize(("width", "lines"), [(80, 2), (120, 1)])
def test_the_table_fits_the_terminal(width, lines):
    figures = [
        FieldFigures(site=site, field=name, day="2025-10-28", articles=12345, found=12345, digests=[1, 2])
        for site in ("hill", "the-long-named-gazette.example.org")
        for name in FIELDS
    ]
    console = Console(width=width, file=io.StringIO())
    print_health(console, histories(figures), [], [], [], site=None)
    shown = console.file.getvalue().splitlines()
    assert len(shown) == lines + lines + 1 + lines  # heads, a site, and one whose name takes a line more
    for name in ("headline", "description", "caption", "credit"):
        assert any(name in line for line in shown[:lines])
    assert sum(line.count("100%") for line in shown) == 2 * len(FIELDS)


def test_what_a_back_fill_brings_is_of_another_time(watched):
    from archive import Link

    with watched.write() as transaction:
        crawl = transaction.begin_crawl("hill", at=NOW - 9 * DAY, arguments={"since": "2015-01-01"})
        for number in range(500, 530):
            link = Link(url=f"https://hill.example/{number}", site="hill")
            transaction.announce([link], at=NOW - 9 * DAY)
            article = an_article(url=link.url, headline=f"Old {number}", fetched_at=NOW - 9 * DAY, published=None)
            transaction.add(article, link=link, crawl=crawl)
        assert look(transaction).days == []
    assert watched.alarms() == []


def test_the_state_goes_on_where_it_was_whatever_the_size_of_the_crawls(archive):
    register(archive, "hill")
    for number in range(40):
        put(archive, number * 3, 3, day=NOW - timedelta(days=50 - number))
    for number in range(4):
        put(archive, 200 + number * 3, 3, day=NOW - timedelta(days=9 - number), make=without_byline)
    assert [one.field for one in archive.alarms()] == ["byline"]


def test_the_command_and_the_report(tmp_path):
    address = f"sqlite:///{tmp_path}/news.db"
    with open_archive(address) as archive:
        register(archive, "hill")
        put(archive, 0, 120, day=NOW - 20 * DAY)
        put(archive, 200, 10, day=NOW - 9 * DAY, make=without_byline)
        put(archive, 300, 1, day=NOW, make=lambda _: {"byline": "<b>Ann</b> & Lee"})
    page = tmp_path / "health.html"
    arguments = ["health", "--archive", address, "--days", "3000"]
    result = CliRunner().invoke(main, [*arguments, "--json", "--html", str(page)])
    assert result.exit_code == 12, result.output
    said = json.loads(result.output)
    assert said["alarms"][0]["field"] == "byline"
    assert said["shares"]["hill"]["byline"] == pytest.approx(121 / 131)
    report = page.read_text()
    assert "do not show a byline any more" in report
    assert "<script" not in report
    assert "http" not in report.replace("https://hill.example", "")  # it needs nothing from elsewhere
    for start in range(report.count("<svg")):
        svg = report.split("<svg")[start + 1].split("</svg>")[0]
        assert "<polyline" in svg
    told = CliRunner().invoke(main, [*arguments, "hill"])
    assert "hill: articles do not show a byline any more" in told.output
    assert CliRunner().invoke(main, [*arguments, "ahn24x7"]).exit_code == 0  # of another site no alarm is on


def test_a_year_of_a_few_made_up_newsrooms():
    process = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "newsroom.py", "--sites", "2", "--days", "90", "--processes", "1"],
        capture_output=True, text=True, timeout=120, check=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "false alarms:" in process.stdout


@needs_browser
def test_the_report_in_a_real_browser(tmp_path):
    from playwright.sync_api import sync_playwright

    days = [
        FieldFigures(site="hill", field="byline", day=f"2025-10-{day:02}", articles=9, found=9 - day % 4)
        for day in range(1, 29)
    ]
    alarm = Alarm(
        site="hill",
        field="byline",
        aspect=Aspect.MISSING,
        since=NOW,
        opened_at=NOW,
        first_bad_url="https://hill.example/" + "a" * 300,
    )
    page = tmp_path / "health.html"
    page.write_text(health_report(days, [alarm], at=NOW, days=28))
    faults = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for width, scheme in itertools.product((390, 1280), ("light", "dark")):
            shown = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            shown.on("console", lambda message: faults.append(message.text))
            shown.on(
                "request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None
            )
            shown.goto(page.as_uri())
            assert shown.evaluate("document.documentElement.scrollWidth") <= width  # nothing to scroll sideways
            dark = shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
            assert dark == (scheme == "dark")
            box = shown.locator("polyline").bounding_box()
            assert box["width"] > 150
            assert shown.get_by_text("do not show a byline any more").is_visible()
            assert shown.screenshot()[:4] == b"\x89PNG"
            assert faults == []
        browser.close()
