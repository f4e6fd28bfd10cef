"""The change feed: nothing missed, nothing twice, in one order, whoever writes at the same time."""

import json
import threading
import time
from itertools import pairwise

import pytest
from tests_archive import HOUR, NOW, an_article
from tests_support import call

from archive import open_archive
from archive.changes import ChangeKind


def an_article_at(number, **changes):
    return an_article(url=f"https://hill.example/{number}", **changes)


def test_changes_go_on_from_a_mark(archive):
    archive.add(an_article())
    (first,) = archive.changes()
    archive.add(an_article(headline="Bridge closed"))
    (second,) = archive.changes(since=first.seq)
    assert (str(first.kind), str(second.kind), second.revision) == ("new", "revised", 2)
    assert list(archive.changes(since=second.seq)) == []


def test_entries_of_one_transaction_keep_their_order(archive):
    archive.add_all(an_article_at(number) for number in range(300))
    found = list(archive.changes())
    assert [one.url.rsplit("/")[-1] for one in found] == [str(number) for number in range(300)]
    assert all(before.seq < after.seq for before, after in pairwise(found))


def test_only_some_kinds_or_one_site_are_told(archive):
    archive.add_all([an_article(), an_article(url="https://harbour.example/x", site="harbour")])
    archive.add(an_article(headline="Bridge closed", fetched_at=NOW + HOUR))
    assert [str(one.kind) for one in archive.changes(kinds=[ChangeKind.REVISED])] == ["revised"]
    assert [one.site for one in archive.changes(site="harbour")] == ["harbour"]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_is_committed_late_is_not_missed(archive):
    """The transaction that began first is committed last: on a sequence alone its entry would be passed by."""
    with archive.write() as slow:
        slow.add(an_article_at("slow"))
        archive.add(an_article(site="harbour", url="https://harbour.example/quick"))
        assert list(archive.changes()) == []
    assert [one.url for one in archive.changes()] == ["https://hill.example/slow", "https://harbour.example/quick"]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_an_older_transaction_held_back_is_told_when_it_ends_without_a_change(archive):
    told = []
    follower = threading.Thread(target=lambda: told.extend(archive.follow(patience=2)))
    with archive.write() as slow:
        slow.remember("hill", {"asked": 1})
        follower.start()
        archive.add(an_article())
        time.sleep(0.3)
        assert told == []
    follower.join(timeout=20)
    assert [one.url for one in told] == ["https://hill.example/bridge"]


def test_a_follower_is_told_at_once_and_sleeps_in_between(archive, archive_url):
    archive.add(an_article_at("before"))
    told, ready = [], threading.Event()

    def follow():
        with open_archive(archive_url, create=False) as own:
            for one in own.follow(patience=3):
                told.append((one.url, time.monotonic()))
                ready.set()

    follower = threading.Thread(target=follow)
    follower.start()
    assert ready.wait(10)
    ready.clear()
    archive.add(an_article_at("after"))
    assert ready.wait(2.5), "a follower that only looked every 30 seconds would not know yet"
    follower.join(timeout=20)
    assert [url for url, _ in told] == ["https://hill.example/before", "https://hill.example/after"]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_marks_go_on_rising_where_a_dump_is_restored_on_a_younger_server(archive, archive_url, postgres):
    archive.add(an_article())
    with archive.write() as transaction:  # as if it came from a server that had seen far more transactions
        transaction._connection.exec_driver_sql("UPDATE changes SET seq = seq + (1::bigint << 50)")
    (mark,) = (row[0] for row in _rows(archive, "SELECT seq FROM changes"))
    with open_archive(archive_url) as restored:
        restored.add(an_article_at("later"))
        assert [one.url for one in restored.changes(since=mark)] == ["https://hill.example/later"]


def _rows(archive, statement):
    with archive._read() as connection:
        return connection.exec_driver_sql(statement).all()


def test_the_command_goes_on_from_a_mark_in_a_file(archive, archive_url, tmp_path):
    mark = tmp_path / "mark"
    archive.add(an_article_at(1))
    first = call("changes", "--mark", str(mark), "--json", NEWSCRAWL_ARCHIVE=archive_url)
    assert first.returncode == 0, first.stderr
    assert [line["url"] for line in _lines(first)] == ["https://hill.example/1"]
    archive.add(an_article_at(2))
    second = call("changes", "--mark", str(mark), "--follow", "--patience", "0.5", NEWSCRAWL_ARCHIVE=archive_url)
    assert "https://hill.example/2" in second.stdout
    assert "https://hill.example/1" not in second.stdout
    assert int(mark.read_text()) == list(archive.changes())[-1].seq


def _lines(process):
    return [json.loads(line) for line in process.stdout.splitlines()]
