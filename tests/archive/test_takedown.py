"""What is taken down is nowhere any more, does not come back, and everybody hears of it."""

import json
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect
from tests_archive import DAY, HOUR, NOW, a_link, an_article, register, words
from tests_support import call

from archive import ArticleTakenDown, Outcome, open_archive
from archive.article import LeadImage, ViewCount
from archive.crawls import Revisit
from archive.errors import ArchiveUnreachable, ArticleNotFound, InvalidArticle

URL, OTHER = "https://hill.example/bridge", "https://hill.example/b?id=7"
SECRET = "Quillfeather"


def secret(**changes):
    """An article that says something that nobody may keep, in whatever field says something."""
    said = {
        "url": URL,
        "addresses": (URL, OTHER),
        "headline": f"Of {SECRET}",
        "body": f"{SECRET} {words('wire', 100)}",
        "description": f"About {SECRET}",
        "byline": SECRET,
        "authors": (SECRET,),
        "section": SECRET,
        "tags": (SECRET,),
        "image": LeadImage(url=f"https://hill.example/{SECRET}.jpg", caption=SECRET, credit=SECRET),
        "views": ViewCount(count=7, raw=f"7 {SECRET}"),
    }
    return an_article(**{**said, **changes})


def take_down(archive, url=URL, **changes):
    return archive.take_down(url, **{"reason": "court order 12/2025", "decided_by": "desk", "at": NOW + DAY, **changes})


def told(archive, since=0):
    return [(str(one.kind), one.url) for one in archive.changes(since)]


def everything(archive):
    """All cells of all tables, those of no model too, as text."""
    with archive._read() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                yield from ((table, str(value).lower()) for value in row)


def test_nothing_of_the_content_stays(archive, archive_url, database):
    archive.add(secret())
    archive.add(secret(headline=f"More of {SECRET}", fetched_at=NOW + HOUR))
    assert len({table for table, text in everything(archive) if SECRET.lower() in text}) > 2
    removed = take_down(archive)
    assert (removed["revisions"], removed["view_counts"]) == (2, 1)
    assert [(table, text) for table, text in everything(archive) if SECRET.lower() in text] == []
    if database == "sqlite":  # nor in what the file does not use any more
        for file in Path(archive_url.removeprefix("sqlite:///")).parent.glob("news.db*"):
            assert SECRET.lower().encode() not in file.read_bytes().lower(), file.name


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_reader_who_keeps_the_text_in_the_file_is_told(archive_url, database, monkeypatch):
    monkeypatch.setattr("archive.opening._BUSY_SECONDS", 0.05)
    file = Path(archive_url.removeprefix("sqlite:///"))
    with open_archive(archive_url) as archive, sqlite3.connect(file, isolation_level=None) as reader:
        register(archive, "hill")
        archive.add(secret())
        empty_write_ahead_log_of(file)
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM articles").fetchone()
        with pytest.raises(ArchiveUnreachable, match=r"still in the file.*run it again"):
            take_down(archive)
        assert SECRET.encode() in file.read_bytes()
        reader.execute("COMMIT")
        assert not any(take_down(archive).values())
        assert SECRET.encode() not in file.read_bytes()
    reader.close()


def empty_write_ahead_log_of(file):
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()


def test_it_is_found_by_nobody_and_says_that_it_was_taken_down(archive):
    archive.add(secret())
    take_down(archive)
    assert list(archive.find()) == []
    assert archive.count() == 0
    assert not archive.knows(URL)
    for ask in (archive.get, archive.revisions, archive.views, archive.story, archive.aliases):
        with pytest.raises(ArticleTakenDown, match="was taken down on 2025-11-02"):
            ask(OTHER)
    assert [site.articles for site in archive.sites() if site.name == "hill"] == [0]


def test_followers_are_told_and_an_audit_row_without_content_stays(archive):
    archive.add(secret())
    mark = list(archive.changes())[-1].seq
    take_down(archive)
    assert told(archive, mark) == [("takedown", URL)]
    with archive._read() as connection:
        (row,) = connection.exec_driver_sql("SELECT url, reason, decided_by, removed FROM v_takedowns").all()
    assert tuple(row)[:3] == (URL, "court order 12/2025", "desk")
    removed = json.loads(row.removed) if isinstance(row.removed, str) else row.removed
    assert removed["revisions"] == 1


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"url": OTHER, "addresses": ()},
        {"url": "https://hill.example/new-slug", "addresses": (URL,)},
        {"headline": "Quite different", "body": "Other words."},
        {"url": "https://hill.example/another", "addresses": (), "headline": "Quite different"},
    ],
    ids=["the same", "by an alias", "with a new slug", "rewritten", "by its text"],
)
def test_it_does_not_come_back_by_any_address(archive, again):
    archive.add(secret())
    take_down(archive)
    mark = list(archive.changes())[-1].seq
    article = secret(fetched_at=NOW + 2 * DAY, **again)
    assert archive.add(article) is Outcome.TAKEN_DOWN
    with archive.write() as transaction:
        assert transaction.add(article, link=a_link(article.url)) is Outcome.TAKEN_DOWN
    assert told(archive, mark) == []
    assert not any(SECRET.lower() in text for _, text in everything(archive))
    assert archive.add(secret(url=article.url, addresses=(), fetched_at=NOW + 3 * DAY)) is Outcome.TAKEN_DOWN


def test_no_crawl_asks_for_it_again(archive):
    fetched, pending = a_link(URL), a_link(OTHER)
    with archive.write() as transaction:
        transaction.announce([fetched, pending], at=NOW)
        transaction.add(secret(), link=fetched, etag='"1"')
    take_down(archive)
    later = NOW + 400 * DAY
    with archive.write() as transaction:
        news = a_link(URL, announced_at=later)
        assert transaction.announce([news, pending, a_link(f"{URL}?utm_source=x")], at=later) == []
        assert transaction.waiting("hill", at=later, revisit=Revisit.ALL) == []
        assert {one.outcome for one in archive.links()} == {Outcome.TAKEN_DOWN}


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.GONE, Outcome.FAILED])
def test_an_answer_that_was_under_way_changes_nothing(archive, outcome):
    with archive.write() as transaction:
        transaction.add(secret(), link=a_link(URL))
    take_down(archive)
    for day in (2, 3):
        with archive.write() as transaction:
            transaction.settle(a_link(URL), outcome, at=NOW + day * DAY, detail=SECRET)
    (link,) = archive.links()
    assert (link.outcome, link.detail, link.due_at) == (Outcome.TAKEN_DOWN, None, None)
    assert told(archive)[-1][0] == "takedown"
    with pytest.raises(ArticleTakenDown):
        archive.get(URL)


def test_its_story_goes_on_without_it(archive):
    copies = ["https://harbour.example/a", "https://shore.example/b"]
    register(archive, "shore")
    archive.add(secret())
    for number, (url, site) in enumerate(zip(copies, ("harbour", "shore"), strict=True)):
        archive.add(secret(url=url, site=site, addresses=(), fetched_at=NOW + (number + 1) * HOUR))
    assert len(archive.story(URL)) == 3
    take_down(archive)
    assert [(one.role, one.article.url) for one in archive.story(copies[0])] == [
        ("origin", copies[0]),
        ("copy", copies[1]),
    ]
    take_down(archive, copies[0])
    assert archive.story(copies[1]) == []
    assert archive.get(copies[1]).story_id is None
    assert told(archive)[-2:] == [("story", copies[1]), ("takedown", copies[0])]
    take_down(archive, copies[1])
    archive.add(
        secret(url="https://hill.example/late", addresses=(), body=f"{secret().body} indeed", fetched_at=NOW + 3 * DAY)
    )
    assert archive.story("https://hill.example/late") == []


def test_a_second_takedown_keeps_the_first_reason_and_tells_nobody(archive):
    archive.add(secret())
    take_down(archive)
    count = len(told(archive))
    assert not any(take_down(archive, reason="again", at=NOW + 5 * DAY).values())
    assert len(told(archive)) == count
    with archive._read() as connection:
        (row,) = connection.exec_driver_sql("SELECT reason FROM v_takedowns").all()
    assert row.reason == "court order 12/2025"


def test_what_cannot_be_taken_down_is_told(archive):
    archive.add(secret())
    with pytest.raises(ArticleNotFound, match="no article has the address"):
        take_down(archive, "https://hill.example/none")
    with pytest.raises(InvalidArticle, match="reason of the takedown"):
        take_down(archive, reason=" ")
    with pytest.raises(InvalidArticle, match="at of the takedown has no time zone"):
        take_down(archive, at=NOW.replace(tzinfo=None))
    assert archive.knows(URL)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("first", ["reading", "takedown"])
def test_a_revision_that_is_being_written_meanwhile_is_removed_or_refused(archive, first):
    archive.add(secret())
    outcomes, started = [], threading.Event()

    def revise():
        with archive.write() as transaction:
            outcomes.append(transaction.add(secret(headline=f"Late {SECRET}", fetched_at=NOW + 2 * DAY)))
            started.set()
            ended.wait(0.3)

    ended = threading.Event()
    writing = threading.Thread(target=revise)
    if first == "reading":
        writing.start()
        started.wait(10)
        take_down(archive)  # waits for the other, and removes what that has written
    else:
        with archive.write() as transaction:
            transaction.take_down(URL, reason="court order", at=NOW + DAY)
            writing.start()
            assert not started.wait(0.3)
    ended.set()
    writing.join(10)
    assert outcomes == [Outcome.REVISED if first == "reading" else Outcome.TAKEN_DOWN]
    assert not any(SECRET.lower() in text for _, text in everything(archive))


def test_the_command_takes_down_and_says_how_much(archive, archive_url):
    archive.add(secret())
    process = call("takedown", URL, "--reason", "court order", NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr
    assert "revisions: 1, view counts: 1" in process.stdout
    process = call("show", URL, NEWSCRAWL_ARCHIVE=archive_url)
    assert (process.returncode, "was taken down on" in process.stderr) == (1, True)
    kinds = call("changes", "--kind", "takedown", "--json", NEWSCRAWL_ARCHIVE=archive_url)
    assert json.loads(kinds.stdout)["url"] == URL
