"""A sound archive passes; each kind of damage is found, named, and mended where it can be."""

import json

import pytest
from tests_archive import DAY, HOUR, NOW, a_link, an_article, register, words
from tests_pages import a_capture
from tests_support import call

from archive import Outcome, SearchNotUnderstood, derived, open_archive, search_index
from archive.article import ViewCount
from archive.checks.run import PARTS

URL, COPY, GONE, REMOVED = (f"https://hill.example/{name}" for name in ("bridge", "copy", "gone", "removed"))


@pytest.fixture(scope="module")
def filled_template(lasting_url):
    """The address of an archive with something of everything, to be copied."""
    with open_archive(lasting_url) as archive:
        fill(archive)
    return lasting_url


@pytest.fixture
def filled_url(copied, filled_template, tmp_path):
    with copied(filled_template, tmp_path) as address:
        yield address


@pytest.fixture
def filled(filled_url):
    """An archive with something of everything."""
    with open_archive(filled_url) as opened:
        yield opened


def fill(archive):
    views = ViewCount(count=7, raw="7 views")
    with archive.write() as transaction:
        transaction.announce([a_link(URL), a_link(GONE), a_link("https://hill.example/pending")], at=NOW)
        transaction.add(an_article(url=URL, body=words("wire"), views=views), link=a_link(URL))
        changed = an_article(url=URL, headline="Bridge closes", body=words("wire"), fetched_at=NOW + HOUR, views=views)
        transaction.add(changed, link=a_link(URL))
        transaction.add(an_article(url="https://harbour.example/copy", site="harbour", body=words("wire")))
        transaction.add(an_article(url=GONE, number="12", body=words("gone")), link=a_link(GONE))
        for day in (2, 3):
            transaction.settle(a_link(GONE), Outcome.GONE, at=NOW + day * DAY)
        transaction.add(an_article(url=REMOVED, body=words("removed"), views=views), link=a_link(REMOVED))
    archive.take_down(REMOVED, reason="court order", at=NOW + DAY)


def damage(archive, *statements):
    """Do to the archive what no program of ours does."""
    with archive.write() as transaction:
        connection = transaction._connection
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount, statement
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
            connection.exec_driver_sql("BEGIN IMMEDIATE")


def test_a_sound_archive_is_sound(filled):
    heard = []
    report = filled.check(tell=heard.append)
    assert {part: found for part, found in report.findings.items() if found} == {}
    assert report.is_clean
    assert report.counts["articles"] == 4
    assert heard == [*PARTS, "pages"]


OF_URL = f"(SELECT id FROM articles WHERE url = '{URL}')"
OF_REMOVED = f"(SELECT id FROM articles WHERE url = '{REMOVED}')"
UNTOLD = "DELETE FROM changes WHERE kind = 'revised'"
MENDED = {
    "orphan revision": ("orphans", "UPDATE revisions SET article_id = 4711 WHERE number = 2", UNTOLD),
    "orphan band": ("stories", f"DELETE FROM bands WHERE article_id = {OF_URL}", "UPDATE bands SET article_id = 4711"),
    "orphan link": ("orphans", f"UPDATE links SET crawl_id = 4711 WHERE article_id = {OF_URL}"),
    "no alias": ("keys", f"DELETE FROM aliases WHERE article_id = {OF_URL}"),
    "old key of an alias": ("keys", f"UPDATE aliases SET key = 'old' WHERE article_id = {OF_URL}"),
    "old key of an article": ("keys", f"UPDATE articles SET key = 'old' WHERE id = {OF_URL}"),
    "old key of a link": ("keys", f"UPDATE links SET key = 'old' WHERE url = '{URL}'"),
    "link astray": ("keys", f"UPDATE links SET article_id = 2 WHERE url = '{URL}'"),
    "newest not named": ("revisions", f"UPDATE articles SET revision = 1 WHERE id = {OF_URL}"),
    "newest not there": ("revisions", f"UPDATE articles SET revision = 7 WHERE id = {OF_URL}"),
    "fallen time": ("revisions", f"UPDATE articles SET last_changed_at = first_seen_at WHERE id = {OF_URL}"),
    "digest": ("digests", f"UPDATE articles SET content_digest = '2:0' WHERE id = {OF_URL}"),
    "published": ("digests", f"UPDATE articles SET published_at = NULL WHERE id = {OF_URL}"),
    "word count": ("digests", f"UPDATE revisions SET word_count = 1 WHERE article_id = {OF_URL}"),
    "views": ("view_counts", f"UPDATE articles SET views = 8 WHERE id = {OF_URL}"),
    "no series": ("view_counts", f"DELETE FROM view_observations WHERE article_id = {OF_URL}"),
    "outcome without time": ("links", f"UPDATE links SET settled_at = NULL WHERE url = '{URL}'"),
    "unknown outcome": ("links", f"UPDATE links SET outcome = 'lost' WHERE url = '{URL}'"),
    "lone story": ("stories", f"UPDATE articles SET story_id = NULL, story_role = NULL WHERE id = {OF_URL}"),
    "no origin": ("stories", "UPDATE articles SET story_role = 'copy' WHERE story_id IS NOT NULL"),
    "no bands": ("stories", f"DELETE FROM bands WHERE article_id = {OF_URL}"),
    "no period": ("stories", f"UPDATE articles SET period = NULL WHERE id = {OF_URL}"),
    "no text": ("search", "DELETE FROM texts"),
    "not told as new": ("changes", f"DELETE FROM changes WHERE kind = 'new' AND article_id = {OF_URL}"),
    "not told as revised": ("changes", UNTOLD),
    "not told as gone": ("changes", "DELETE FROM changes WHERE kind = 'gone'"),
    "gone, not told as new": ("changes", "DELETE FROM changes WHERE kind = 'new' AND article_id = 3"),
    "not told as taken down": ("changes", "DELETE FROM changes WHERE kind = 'takedown'"),
    "no audit": ("takedowns", "DELETE FROM takedowns"),
    "marked as live": ("takedowns", f"UPDATE articles SET status = 'live' WHERE id = {OF_REMOVED}"),
    "content left": ("takedowns", f"UPDATE revisions SET article_id = {OF_REMOVED} WHERE number = 2", UNTOLD),
    "link left": ("takedowns", f"UPDATE links SET outcome = 'new' WHERE url = '{REMOVED}'"),
}


@pytest.mark.parametrize(("part", "statements"), [(one[0], one[1:]) for one in MENDED.values()], ids=MENDED)
def test_what_can_be_mended_is_found_and_mended(filled, part, statements):
    damage(filled, *statements)
    report = filled.check()
    assert not report.is_clean
    assert report.findings[part], {name: found for name, found in report.findings.items() if found}
    mended = filled.check(repair=True)
    assert {name: found for name, found in mended.findings.items() if found} == {}
    assert mended.mended[part]
    assert filled.check().is_clean


def test_a_search_index_that_differs_from_the_rows_is_found_and_made_anew(filled):
    with filled.write() as transaction:
        connection = transaction._connection
        (number,) = connection.exec_driver_sql(f"SELECT id FROM articles WHERE url = '{URL}'").one()
        (tokens,) = [tokens for found, tokens in derived.documents(connection) if found == number]
        search_index.leave(connection, [(number, tokens)])
        search_index.enter(connection, [(number, ["altered", *tokens[:-1]]), (4711, ["astray"])])
    report = filled.check()
    assert [one.words for one in report.findings["search"]] == [
        "articles are not found by their words",
        "the search index has what is no article's",
    ]
    assert filled.check(repair=True).is_clean
    assert [one.article.url for one in filled.search("bridge closes")] == [URL]
    with pytest.raises(SearchNotUnderstood):
        filled.search("-altered")
    assert filled.search("altered") == filled.search("astray") == []


LEFT = {
    "altered": ("digests", f"UPDATE revisions SET headline = 'Bridge sold' WHERE article_id = {OF_URL} AND number = 2"),
    "lost revision": ("revisions", f"DELETE FROM revisions WHERE article_id = {OF_URL} AND number = 1"),
    "lost content": ("revisions", f"DELETE FROM revisions WHERE article_id = {OF_URL}"),
    "invented": ("changes", "UPDATE changes SET revision = 9 WHERE kind = 'revised'"),
    "lost site": ("orphans", "DELETE FROM sites WHERE name = 'harbour'"),
    "alias astray": ("keys", f"UPDATE aliases SET article_id = 2 WHERE article_id = {OF_URL}"),
}


@pytest.mark.parametrize(("part", "statement"), LEFT.values(), ids=LEFT)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_only_a_person_can_mend_is_told_and_left(filled, part, statement):
    damage(filled, statement)
    report = filled.check(repair=True)
    assert not report.is_clean
    assert report.findings[part][0].mend is None
    assert filled.count() >= 2


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_damaged_file_is_told(filled, filled_url, tmp_path):
    filled.close()
    file = tmp_path / "news.db"
    content = bytearray(file.read_bytes())
    root = filled_root_of(filled_url, "ix_articles_published_at")
    content[(root - 1) * 4096 : root * 4096] = bytes([10]) + bytes(4095)  # an index without entries
    file.write_bytes(content)
    process = call("check", NEWSCRAWL_ARCHIVE=filled_url)
    assert process.returncode in {1, 14}
    assert "Traceback" not in process.stderr
    assert "damaged" in process.stdout + process.stderr


@pytest.fixture
def with_pages(archive_url, tmp_path):
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as opened:
        register(opened, "hill")
        for url in (URL, COPY, GONE):
            with opened.write() as transaction:
                transaction.add(an_article(url=url, body=words(url)), page=a_capture(words(url).encode(), url=url))
        yield opened


def test_a_page_that_is_damaged_is_found_and_forgotten(with_pages, tmp_path):
    assert with_pages.check().is_clean
    (file,) = (tmp_path / "pages").rglob("*.warc.gz*")
    pointer = with_pages.page(COPY).pointer
    with file.open("r+b") as stream:
        stream.seek(pointer.offset + pointer.length // 2)
        stream.write(b"?" * 20)
    (finding,) = with_pages.check().findings["pages"]
    assert (finding.rows, finding.words) == (1, "kept pages are damaged; the archive can forget them")
    assert with_pages.check(pages=False).is_clean
    assert with_pages.check(repair=True).is_clean
    assert [len(with_pages.pages(url)) for url in (URL, COPY, GONE)] == [1, 0, 1]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_pages_whose_files_are_not_there_are_told_and_not_forgotten(with_pages, tmp_path):
    with_pages.close()
    (tmp_path / "pages").rename(tmp_path / "elsewhere")
    report = with_pages.check(repair=True)
    assert report.findings["pages"][0].words.startswith("kept pages lie in files that are not there")
    assert len(with_pages.pages(URL)) == 1


def test_pages_left_of_what_was_taken_down_are_found_and_removed(with_pages, tmp_path):
    with_pages.take_down(URL, reason="court order", at=NOW + DAY)
    damage(
        with_pages,
        f"UPDATE pages SET article_id = {OF_URL} WHERE article_id = 2",
        "UPDATE revisions SET page_id = NULL WHERE article_id = 2",
    )
    assert [one.words for one in with_pages.check().findings["pages"]] == [
        "articles that were taken down have kept pages"
    ]
    mended = with_pages.check(repair=True)
    assert mended.is_clean, mended.findings
    assert with_pages.pages(GONE)


def filled_root_of(archive_url, index):
    import sqlite3

    with sqlite3.connect(archive_url.removeprefix("sqlite:///")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert connection.execute("PRAGMA page_size").fetchone() == (4096,)
        return connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,)).fetchone()[0]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_command_tells_mends_and_ends_with_a_code(filled, filled_url):
    assert call("check", NEWSCRAWL_ARCHIVE=filled_url).stdout.endswith(": all is well\n")
    damage(filled, "DELETE FROM changes WHERE kind = 'revised'")
    wrong = call("check", "--json", NEWSCRAWL_ARCHIVE=filled_url)
    assert wrong.returncode == 1
    told = json.loads(wrong.stdout)
    assert not told["clean"]
    assert told["wrong"] == [
        {
            "part": "changes",
            "words": "revisions that the feed has not told",
            "rows": 1,
            "examples": [URL],
            "can_be_mended": True,
        }
    ]
    mended = call("check", "--repair", NEWSCRAWL_ARCHIVE=filled_url)
    assert mended.returncode == 0, mended.stdout
    assert f"mended   changes: 1 revisions that the feed has not told: {URL}" in mended.stdout


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_keys_made_before_a_number_named_ref_was_an_articles_are_written_anew(archive):
    one, other = (f"https://hill.example/story.php?ref={number}" for number in (8001, 8002))
    with archive.write() as transaction:
        transaction.announce([a_link(one)], at=NOW)
        transaction.add(an_article(url="https://hill.example/story.php"), link=a_link(one))
    damage(archive, f"UPDATE links SET key = 'hill.example/story.php' WHERE url = '{one}'")
    assert archive.check(repair=True).is_clean
    with archive.write() as transaction:
        fresh = transaction.announce([a_link(one), a_link(other)], at=NOW + HOUR)
    assert [link.url for link in fresh] == [other]
