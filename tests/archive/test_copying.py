"""A whole archive from one database to the other and back, and the commands that do it."""

import json

import pytest
from sqlalchemy import select
from tests_archive import DAY, HOUR, NOW, a_link, an_article, register, words
from tests_support import call

from archive import Outcome, open_archive
from archive.article import ViewCount
from archive.copying import copy_archive
from archive.errors import ArchiveError, ArchiveUnavailable
from archive.models import Base


@pytest.fixture
def two_addresses(tmp_path, postgres, request):
    """An archive on SQLite with something of everything, and an empty PostgreSQL database."""
    here, there = f"sqlite:///{tmp_path / 'here.db'}", postgres.create()
    with open_archive(here) as archive:
        register(archive, "hill", "harbour")
        fill(archive)
    yield here, there
    postgres.drop(there)


def fill(archive):
    for number in range(30):
        views = ViewCount(count=number, raw=f"{number} views")
        article = an_article(url=f"https://hill.example/ä{number}", body=words(number, 60), views=views)
        with archive.write() as transaction:
            transaction.announce([a_link(article.url)], at=NOW)
            transaction.add(article, link=a_link(article.url))
    archive.add(an_article(url="https://harbour.example/copy", site="harbour", body=words(3, 60)))
    archive.add(an_article(url="https://hill.example/ä3", headline="Changed", body=words(3, 60), fetched_at=NOW + HOUR))
    with archive.write() as transaction:
        crawl = transaction.begin_crawl("hill", at=NOW, arguments={"since": "7d"})
        transaction.remember("hill", {"lines": {"b": 1, "a": [None, 1.5, "ä"]}})
        transaction.settle(a_link("https://hill.example/none"), Outcome.FAILED, at=NOW, crawl=crawl, detail="500")


def rows_of(address):
    with open_archive(address, create=False) as archive, archive._read() as connection:
        return {
            table.name: sorted(json.dumps(list(row), sort_keys=True, default=str) for row in _all(connection, table))
            for table in Base.metadata.sorted_tables
        }


def _all(connection, table):
    return connection.execute(select(table))


def test_a_copy_there_and_back_is_equal_row_by_row(two_addresses, tmp_path):
    here, there = two_addresses
    back = f"sqlite:///{tmp_path / 'back.db'}"
    counts = copy_archive(here, there)
    assert counts["articles"] == 31
    copy_archive(there, back)
    assert {name: len(rows) for name, rows in rows_of(here).items() if name in counts} == counts
    before, between, after = rows_of(here), rows_of(there), rows_of(back)
    assert [json.loads(row)[0] for row in before["facts"]] == ["documents"]  # no word is left of the copying
    assert before == between == after


def test_what_is_written_to_a_copy_goes_on_after_what_was_copied(two_addresses, tmp_path):
    here, there = two_addresses
    copy_archive(here, there)
    with open_archive(there) as archive:
        mark = max(one.seq for one in archive.changes())
        assert archive.add(an_article(url="https://hill.example/later")) is Outcome.NEW
        assert [one.url for one in archive.changes(since=mark)] == ["https://hill.example/later"]
    back = f"sqlite:///{tmp_path / 'back.db'}"
    copy_archive(there, back)
    with open_archive(back) as archive:
        mark = max(one.seq for one in archive.changes())
        assert archive.add(an_article(url="https://hill.example/latest")) is Outcome.NEW
        assert [one.url for one in archive.changes(since=mark)] == ["https://hill.example/latest"]


def test_a_copy_that_broke_off_goes_on_and_takes_over_what_has_changed(two_addresses):
    here, there = two_addresses

    def break_off(deed, table, rows):
        if (deed, table) == ("copied", "revisions"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_archive(here, there, break_off)
    with pytest.raises(ArchiveUnavailable, match="only part of a copy"):
        open_archive(there)
    with open_archive(here) as archive:  # an old row changed, a row in the middle, one more at the end
        archive.add(an_article(url="https://hill.example/ä1", headline="Other", fetched_at=NOW + DAY))
        archive.add(an_article(url="https://hill.example/aa"))
    copy_archive(here, there)
    before, after = rows_of(here), rows_of(there)
    assert before == after


def test_a_copy_overwrites_nothing(two_addresses, tmp_path):
    here, there = two_addresses
    copy_archive(here, there)
    with pytest.raises(ArchiveError, match="not empty"):
        copy_archive(here, there)
    with pytest.raises(ArchiveError, match="onto itself"):
        copy_archive(here, here)
    with pytest.raises(ArchiveUnavailable, match="no file"):
        copy_archive(f"sqlite:///{tmp_path / 'none.db'}", there)


def test_the_copy_command_counts_what_it_compared(two_addresses):
    here, there = two_addresses
    process = call("db", "copy", here, there)
    assert process.returncode == 0, process.stderr
    assert "articles                           31 rows, equal" in process.stdout
    assert "newest" in call("db", "current", "--archive", there).stdout


def test_upgrade_makes_an_archive_and_current_tells_the_step(empty_url):
    assert call("db", "upgrade", "--archive", empty_url).returncode == 0
    again = call("db", "upgrade", NEWSCRAWL_ARCHIVE=empty_url)
    assert (again.returncode, "is at step" in again.stdout) == (0, True)
    assert call("db", "current", NEWSCRAWL_ARCHIVE=empty_url).returncode == 0
