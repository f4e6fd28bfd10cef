import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from tests_support import ROOT

from archive import open_archive
from archive.crawls import Link, Outcome, PollState, Revisit, SiteFacts, Verdict
from archive.errors import LeaseHeld, LeaseLost
from archive.holders import is_dead, this_process
from archive.writer import Writer

NOW = datetime.now(UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HILL = SiteFacts(name="hill", title="Hill Post", homepage="https://hill.example/")


@pytest.fixture
def archive(archive_url):
    with open_archive(archive_url) as opened:
        with opened.write() as transaction:
            transaction.register(HILL)
        yield opened


def take(archive, lasting=MINUTE):
    with archive.write() as transaction:
        return transaction.take_lease("hill", lasting=lasting)


def test_one_crawl_at_a_time_and_the_second_hears_who_and_until_when(archive):
    lease = take(archive)
    with pytest.raises(LeaseHeld) as caught:
        take(archive)
    assert caught.value.holder == this_process()
    assert caught.value.until == lease.until
    assert f"{lease.until:%H:%M:%S}" in str(caught.value)
    with archive.write() as transaction:
        transaction.give_back(lease)
    assert take(archive).token == lease.token + 1


def test_a_holder_that_slept_too_long_writes_nothing(archive):
    stale = take(archive, lasting=-MINUTE)
    newer = take(archive)
    writer = Writer(archive)
    link = Link(url="https://hill.example/bridge", site="hill")

    def announce(lease, link):
        return lambda transaction: (transaction.hold(lease), transaction.announce([link], at=NOW))

    works = [
        writer.do(announce(stale, link)),
        writer.do(announce(newer, Link(url="https://hill.example/other", site="hill"))),
    ]
    writer.close()
    assert isinstance(works[0].exception(), LeaseLost)
    assert works[1].exception() is None  # a batch-mate's loss costs nobody else
    assert [one.url for one in archive.links()] == ["https://hill.example/other"]
    with archive.write() as transaction:
        transaction.hold(newer)
        with pytest.raises(LeaseLost):
            transaction.give_back(stale)


def test_a_lease_is_renewed_and_shown(archive):
    lease = take(archive, lasting=-MINUTE)
    assert archive.schedules(at=NOW)["hill"].lease is None
    with archive.write() as transaction:
        renewed = transaction.renew(lease, lasting=HOUR)
    assert archive.schedules(at=NOW)["hill"].lease == renewed


def test_a_holder_that_was_killed_is_followed_at_once(archive, archive_url):
    code = f"""
import time
from datetime import timedelta
from archive import open_archive
with open_archive({archive_url!r}) as archive:
    with archive.write() as transaction:
        transaction.take_lease("hill", lasting=timedelta(hours=1))
    print("held", flush=True)
    time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LeaseHeld, match=f"process {process.pid} "):
            take(archive)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert take(archive).token == 2


def test_a_process_number_that_was_used_again_is_not_the_holder():
    assert not is_dead(this_process())
    assert is_dead(this_process().rpartition(" of ")[0] + " of 1")
    assert not is_dead(f"another-machine process {os.getpid()} of 1")


def crawl(archive, verdict, at, counts=None, asked=None):
    with archive.write() as transaction:
        one = transaction.begin_crawl("hill", at=at)
        transaction.end_crawl(one, verdict=verdict, at=at, counts=counts or {}, asked_to_wait=asked)
    return archive.schedules(at=at)["hill"]


def test_a_site_that_refuses_us_is_left_alone_for_longer_each_time(archive):
    pauses = [crawl(archive, Verdict.BLOCKED, NOW).paused_until - NOW for _ in range(5)]
    assert pauses == [HOUR, 4 * HOUR, 12 * HOUR, DAY, DAY]
    assert crawl(archive, Verdict.OK, NOW).paused_until is None
    assert crawl(archive, Verdict.BLOCKED, NOW).paused_until == NOW + HOUR
    assert crawl(archive, Verdict.OK, NOW, asked=3 * HOUR).paused_until == NOW + 3 * HOUR


def test_a_crawl_that_was_killed_gets_its_verdict_from_the_next(archive):
    with archive.write() as transaction:
        transaction.begin_crawl("hill", at=NOW)
    with archive.write() as transaction:
        transaction.begin_crawl("hill", at=NOW)
    with archive.write() as transaction:
        rows = transaction._connection.exec_driver_sql("SELECT verdict, ended_at FROM crawls ORDER BY id").all()
    assert [row[0] for row in rows] == ["failed", None]


def test_revisits_keep_a_budget_and_the_latest_go_first(archive):
    links = [Link(url=f"https://hill.example/{number}", site="hill") for number in range(6)]
    with archive.write() as transaction:
        transaction.announce(links, at=NOW)
        for number, link in enumerate(links[:5]):
            transaction.settle(link, Outcome.FAILED, at=NOW - (5 - number) * HOUR)
    crawl(archive, Verdict.OK, NOW, counts={"revisits": 2})
    with archive.write() as transaction:
        wanted = transaction.waiting("hill", at=NOW, revisits_a_day=4)
        everything = transaction.waiting("hill", at=NOW, revisit=Revisit.ALL)
    assert [one.url[-1] for one in wanted] == ["5", "0", "1"]  # the pending one is no revisit
    assert len(everything) == 6
    assert [one.known for one in wanted] == [False, True, True]


def test_polls_are_kept_with_their_rhythm_and_share_a_price(archive):
    with archive.write() as transaction:
        assert transaction.mean_pull() is None
        for number, pull in enumerate((1.0, 3.0)):
            state = PollState(rhythm={"hours": [1.5]}, pull=pull, due_at=NOW)
            transaction.remember_poll("hill", f"https://hill.example/feed{number}", state)
        assert transaction.mean_pull() == 2.0
        assert transaction.polls("hill")["https://hill.example/feed0"].rhythm == {"hours": [1.5]}
    assert set(archive.schedules(at=NOW)["hill"].polls.values()) == {NOW}
