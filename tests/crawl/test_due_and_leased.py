"""One crawl per site at a time, only what is due, no longer than wanted: with real processes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from tests_support import FAST, ROOT, reports, run
from tests_support import start as start_process

from archive import Outcome, open_archive
from archive.crawls import Verdict

TEXT = (
    "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first. "
)
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def put_stories(web, count):
    paths = [f"/news/2025-story-number-{number}" for number in range(count)]
    for number, path in enumerate(paths):
        word = NUMBERS[number % 12] * (number // 12 + 1)
        web.put(path, f"<html lang=en><head><title>Bridge {word} opens</title></head><body><h1>Bridge {word} opens</h1>"
                f"<p>Published On 28 Oct 2025</p>{f'<p>{word} {TEXT}</p>' * 4}</body></html>")  # fmt: skip
    web.put("/", "".join(f'<a href="{path}">A story of the day to read</a>' for path in paths))
    return paths


def crawl(*arguments, archive_url, **environment):
    return run("newscrawl", "crawl", "--json", *FAST, *arguments, NEWSCRAWL_ARCHIVE=archive_url, **environment)


def start(*arguments, archive_url):
    return start_process("newscrawl", "crawl", "--json", *arguments, NEWSCRAWL_ARCHIVE=archive_url)


def start_with_pipes(*arguments, archive_url):
    """The same; its output ends with the last process that has its pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "newscrawl", "crawl", "--json", *arguments],
        cwd=ROOT,
        env={**os.environ, "NEWSCRAWL_ALLOW_PRIVATE": "1", "NEWSCRAWL_ARCHIVE": archive_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.02)


def everything(archive_url):
    """Every row of the archive, as text."""
    with sqlite3.connect(archive_url.removeprefix("sqlite:///")) as connection:
        rows = list(connection.iterdump())
    connection.close()
    return rows


SLOW = ("-s", "DOWNLOAD_DELAY=0.3", "-s", "AUTOTHROTTLE_ENABLED=0")


def test_the_second_crawl_says_who_has_the_lease_and_a_stopped_one_leaves_the_rest_pending(web, archive_url):
    put_stories(web, 80)  # more than it can fetch while the others start
    first = start(web.home, *SLOW, archive_url=archive_url)
    until(lambda: len(web.asked) > 5)
    second = crawl(web.home, archive_url=archive_url)
    assert second.returncode == 16, second.stderr
    assert f"process {first.pid} of" in second.stderr
    assert "whose lease runs until" in second.stderr
    report = reports(second)["site.localhost"]
    assert report["verdict"] == "held"
    overlapping = crawl("--due", web.home, archive_url=archive_url)
    assert overlapping.returncode == 16
    assert f"process {first.pid} of" in overlapping.stderr
    first.send_signal(signal.SIGTERM)
    output, errors = first.communicate(timeout=10)
    assert first.returncode == 0, errors
    assert json.loads(output)[0]["was_stopped"]
    with open_archive(archive_url, create=False) as archive:
        outcomes = {link.outcome for link in archive.links()}
    assert outcomes == {Outcome.NEW, None}  # what was not fetched stays pending, none has failed
    third = crawl("--due", web.home, archive_url=archive_url)
    assert third.returncode == 0, third.stderr
    with open_archive(archive_url, create=False) as archive:
        assert {link.outcome for link in archive.links()} == {Outcome.NEW}


def test_a_frozen_crawl_that_wakes_up_writes_nothing(web, archive_url):
    put_stories(web, 20)
    first = start(web.home, *SLOW, "-s", "NEWSCRAWL_LEASE=1", archive_url=archive_url)
    try:
        until(lambda: len(web.asked) > 5)
        first.send_signal(signal.SIGSTOP)
        time.sleep(1.1)  # its lease runs out
        second = crawl(web.home, archive_url=archive_url)
        assert second.returncode == 0, second.stderr
        before = everything(archive_url)
    finally:
        first.send_signal(signal.SIGCONT)
    _, errors = first.communicate(timeout=20)
    assert first.returncode == 16, errors
    assert "ran out and was taken" in errors
    assert everything(archive_url) == before


def test_a_second_signal_ends_at_once(web, archive_url):
    put_stories(web, 20)
    process = start(web.home, *SLOW, "-s", "NEWSCRAWL_STOP_GRACE=60", archive_url=archive_url)
    web.delay = 30
    until(lambda: len(web.asked) > 0)
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == 130


def test_an_answer_that_never_comes_does_not_hold_up_the_end(web, archive_url):
    put_stories(web, 5)
    process = start(web.home, *SLOW, "-s", "NEWSCRAWL_STOP_GRACE=1", archive_url=archive_url)
    web.delay = 60
    until(lambda: len(web.asked) > 0)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=10)
    assert process.returncode in {0, 10}


def test_nothing_is_asked_before_it_is_due(web, archive_url):
    put_stories(web, 3)
    assert crawl("--due", web.home, archive_url=archive_url).returncode == 0
    assert len(web.asked) > 3
    web.asked.clear()
    process = crawl("--due", web.home, archive_url=archive_url)
    assert process.returncode == 0
    assert json.loads(process.stdout) == []
    assert "nothing is due until" in process.stderr
    assert web.asked == []


def test_a_site_that_refuses_page_after_page_is_left_alone(web, archive_url):
    for path in put_stories(web, 20):
        web.put(path, "no", status=403)
    process = crawl(web.home, "-s", "DOWNLOAD_DELAY=0.1", archive_url=archive_url)
    assert process.returncode == 13, process.stderr
    assert len(web.asked) < 12
    with open_archive(archive_url, create=False) as archive:
        assert [link.outcome for link in archive.links()].count(None) > 5  # for when it lets us in again
    web.asked.clear()
    later = crawl("--due", web.home, archive_url=archive_url)
    assert "nothing is due until" in later.stderr
    assert web.asked == []
    listed = run("newscrawl", "sites", "--json", NEWSCRAWL_ARCHIVE=archive_url)
    row = next(row for row in json.loads(listed.stdout) if row["site"] == "site.localhost")
    assert row["last_verdict"] == Verdict.BLOCKED
    assert row["paused_until"] == row["next_due"]
    assert "left alone" in row["paused_because"]


@pytest.mark.parametrize(("status", "given"), [(429, "7200"), (503, "Wed, 01 Jan 2200 00:00:00 GMT")])
def test_a_site_that_asks_for_hours_gets_them(web, archive_url, status, given):
    put_stories(web, 10)
    for path in list(web.pages)[2:5]:
        web.put(path, "later", status=status, **{"Retry-After": given})
    process = crawl(web.home, archive_url=archive_url)
    assert process.returncode == 13, process.stderr
    assert "asks us to come back in" in process.stderr
    with open_archive(archive_url, create=False) as archive:
        schedule = next(iter(archive.schedules(at=min(link.first_seen_at for link in archive.links())).values()))
        seen = min(link.first_seen_at for link in archive.links())
    assert schedule.paused_until.timestamp() - seen.timestamp() >= 7200 - 1


@pytest.mark.parametrize("given", ["0", "soon", "-5", ""])
def test_a_site_that_asks_for_a_moment_is_asked_again(web, archive_url, given):
    paths = put_stories(web, 4)
    good = web.pages[paths[1]]
    web.once[paths[1]] = (429, {"Retry-After": given, "Content-Type": "text/plain"}, b"later")
    process = run("newscrawl", "crawl", "--json", web.home, *FAST[:4], "-s", "RETRY_TIMES=2", "-s", "NEWSCRAWL_BACK_OFF=0.1",
                  NEWSCRAWL_ARCHIVE=archive_url)  # fmt: skip
    assert process.returncode == 0, process.stderr
    assert web.asked.count(paths[1]) == 2
    assert good


def test_two_processes_share_the_sites(web, archive_url):
    put_stories(web, 5)
    homes = [f"http://{name}.localhost:{web.port}/" for name in ("one", "two", "three")]
    process = crawl(*homes, "--processes", "2", archive_url=archive_url)
    assert process.returncode == 0, process.stderr
    found = reports(process)
    assert list(found) == ["one.localhost", "two.localhost", "three.localhost"]
    assert all(report["counts"]["new"] == 5 for report in found.values())


def test_processes_are_stopped_by_one_signal(web, archive_url):
    put_stories(web, 40)
    homes = [f"http://{name}.localhost:{web.port}/" for name in ("one", "two", "three")]
    process = start(*homes, "--processes", "2", *SLOW, archive_url=archive_url)
    until(lambda: len(web.asked) > 8)
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=10)
    assert {report["was_stopped"] for report in json.loads(output)} == {True}, errors


def test_processes_end_when_the_first_one_is_killed(web, archive_url):
    put_stories(web, 400)
    homes = [f"http://{name}.localhost:{web.port}/" for name in ("one", "two")]
    process = start_with_pipes(*homes, "--processes", "2", *SLOW, archive_url=archive_url)
    until(lambda: len(web.asked) > 8)
    process.kill()
    process.communicate(timeout=20)  # the pipes are closed once the last process has ended
    with open_archive(archive_url, create=False) as archive:
        assert all(
            one.lease is None for one in archive.schedules(at=next(iter(archive.links())).first_seen_at).values()
        )


def test_coverage_says_what_became_of_every_link(web, archive_url):
    paths = put_stories(web, 4)
    web.put(paths[0], "no", status=403)
    web.put(paths[1], "oops", status=500)
    crawl(web.home, archive_url=archive_url)
    shown = run("newscrawl", "coverage", "--day", "today", "--json", NEWSCRAWL_ARCHIVE=archive_url)
    (found,) = json.loads(shown.stdout)
    assert found["announced"] == sum(found["fates"].values())
    assert {fate: count for fate, count in found["fates"].items() if count} == {"stored": 2, "refused": 1, "failed": 1}
    assert {(one["fate"], one["url"].rsplit(":", 1)[1].partition("/")[2]) for one in found["examples"]} == {
        ("refused", paths[0][1:]),
        ("failed", paths[1][1:]),
    }
    table = run("newscrawl", "coverage", "--site", "site.localhost", NEWSCRAWL_ARCHIVE=archive_url)
    assert "500, the server answered with an error" in table.stdout
    nothing = run("newscrawl", "coverage", "--day", "yesterday", NEWSCRAWL_ARCHIVE=archive_url)
    assert nothing.returncode == 1
    assert run("newscrawl", "coverage", "--day", "7d", NEWSCRAWL_ARCHIVE=archive_url).returncode == 2
