"""The whole road on the demo web, compared by SQL with the demo's own truth."""

import json
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from urllib.parse import urlsplit

import pytest
from tests_demo import crawl, start_crawl
from warcio.archiveiterator import ArchiveIterator

from archive import open_archive
from newscrawl.demo.server import DemoWeb
from newscrawl.demo.truth import expected_articles, expected_changes, expected_stories


def rows(folder, query):
    with sqlite3.connect(folder / "news.db") as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(query)]
    connection.close()
    return found


def key(row):
    return row["site"], urlsplit(row["url"]).path


def articles_of(folder, condition="1"):
    return {key(row): row for row in rows(folder, f"SELECT * FROM v_articles WHERE {condition}")}


def assert_is_the_truth(found, edition):
    truth = expected_articles(edition)
    assert found.keys() == truth.keys()
    for place, expected in truth.items():
        row = found[place]
        seen = {name: row[name] for name in type(expected).__slots__ if name != "path"}
        seen["authors"] = tuple(json.loads(row["authors"]))
        wanted = {name: getattr(expected, name) for name in type(expected).__slots__ if name != "path"}
        assert seen == wanted, place


def let_an_hour_pass(folder):
    """Set back the links that were gone at the first look: only a second one, an hour later, takes that for true."""
    an_hour = "strftime('%Y-%m-%dT%H:%M:%f000Z', {}, '-61 minutes')"
    times = ", ".join(f"{name} = {an_hour.format(name)}" for name in ("settled_at", "due_at"))
    with sqlite3.connect(folder / "news.db") as connection:
        assert connection.execute(f"UPDATE links SET {times} WHERE outcome = 'gone'").rowcount
    connection.close()


@pytest.fixture(scope="module")
def three_runs(tmp_path_factory):
    """The first edition crawled twice, then the second with its second look; a copy of the archive after each run."""
    folder = tmp_path_factory.mktemp("demo")
    with DemoWeb() as web:
        kept = []
        for edition, revisit in ((1, "due"), (1, "due"), (2, "all")):
            web.edition = edition
            web.requests.clear()
            found = crawl(folder, web, revisit)
            if edition == 2:
                let_an_hour_pass(folder)
                crawl(folder, web, "due")
            copy = folder / str(len(kept))
            copy.mkdir()
            with sqlite3.connect(folder / "news.db") as source, sqlite3.connect(copy / "news.db") as target:
                source.backup(target)
            source.close()
            target.close()
            kept.append((copy, found, list(web.requests)))
        yield kept


def test_the_first_edition_is_archived_as_it_stands(three_runs):
    folder, _, _ = three_runs[0]
    assert_is_the_truth(articles_of(folder), 1)


def test_every_link_has_an_outcome_and_no_page_was_stored_twice(three_runs):
    folder, _, _ = three_runs[0]
    outcomes = Counter(row["outcome"] for row in rows(folder, "SELECT outcome FROM v_links"))
    assert outcomes["pending"] == 0
    assert outcomes["new"] == len(expected_articles(1))
    assert outcomes["failed"] == outcomes["not_an_article"] == 0


def test_a_story_binds_the_copies_with_their_origin(three_runs):
    folder, _, _ = three_runs[0]
    found = {}
    for row in rows(folder, "SELECT * FROM v_stories"):
        found.setdefault(row["story_id"], set()).add(key(row))
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, expected_stories(1).values()))
    truth = expected_articles(1)
    for row in rows(folder, "SELECT * FROM v_stories WHERE role = 'origin'"):
        members = found[row["story_id"]]
        # of a day without an hour its end counts: nobody is the first by saying less
        assert key(row) == min(members, key=lambda member: f"{truth[member].published_local}T24"[:16])


def test_the_second_run_stores_nothing_and_fetches_no_article(three_runs):
    (before, _, _), (after, found, asked) = three_runs[:2]
    assert articles_of(before) == articles_of(after)
    paths = {path for _, path in expected_articles(1)}
    fetched = [one for one in asked if urlsplit(one.path).path.rstrip("/") in paths]
    assert fetched == []
    assert all("new" not in report["counts"] and "revised" not in report["counts"] for report in found)


def test_sources_that_did_not_change_are_answered_in_one_word(three_runs):
    _, _, asked = three_runs[1]
    statuses = Counter(one.status for one in asked if one.path != "/robots.txt")
    assert statuses[304] > 0
    assert statuses[200] == 0


def test_the_second_edition_is_archived_as_it_stands(three_runs):
    folder, _, _ = three_runs[2]
    assert_is_the_truth(articles_of(folder, "status = 'live'"), 2)


def test_revisions_are_exactly_the_publishers_corrections(three_runs):
    folder, _, _ = three_runs[2]
    revised = {}
    for row in rows(folder, "SELECT * FROM v_revisions WHERE revision > 1"):
        assert row["revision"] == 2
        assert row["cause"] == "publisher"
        revised[key(row)] = frozenset(json.loads(row["changed_fields"]))
    assert revised == expected_changes().revised


def test_view_counts_are_observed_as_a_series(three_runs):
    folder, _, _ = three_runs[2]
    observed = {}
    for row in rows(folder, "SELECT * FROM v_view_counts ORDER BY seen_at"):
        observed[key(row)] = (*observed.get(key(row), ()), row["views"])
    both = expected_changes().observed
    assert {place: observed[place] for place in both} == both


def test_new_and_gone_articles_are_told_in_the_change_feed(three_runs):
    folder, _, _ = three_runs[2]
    first_run = rows(three_runs[1][0], "SELECT COALESCE(MAX(seq), 0) AS seq FROM v_changes")[0]["seq"]
    changes = rows(folder, f"SELECT * FROM v_changes WHERE seq > {first_run}")
    told = {}
    for change in changes:
        told.setdefault(change["kind"], set()).add(key(change))
    truth = expected_changes()
    assert told["new"] == truth.new
    assert told["gone"] == truth.gone
    assert told["revised"] == truth.revised.keys()
    assert {key(row) for row in rows(folder, "SELECT * FROM v_articles WHERE status = 'gone'")} == truth.gone


def test_every_field_says_where_it_came_from(three_runs):
    folder, _, _ = three_runs[0]
    for row in rows(folder, "SELECT * FROM v_revisions"):
        places = json.loads(row["provenance"])
        assert {"headline", "body", "byline", "published", "section", "language"} <= places.keys()
        assert all(place["place"] and place["raw"] for place in places.values())


def test_the_page_that_robots_forbids_was_not_asked_for(three_runs):
    assert not [one for _, _, asked in three_runs for one in asked if one.path.startswith("/private/")]


def comparable(folder):
    """What must be equal however the crawl went: rows without ids and times of our own."""
    ours = {"article_id", "story_id", "first_seen_at", "last_seen_at", "last_changed_at", "views_at"}
    found = articles_of(folder)
    return {place: {name: row[name] for name in row if name not in ours} for place, row in found.items()}


def without_ports(found, port):
    return json.loads(json.dumps(list(found.values())).replace(f":{port}/", ":0/"))


def assert_all_pages_are_sound(folder):
    """Each article has its page, each row its record, and in the files nothing is torn, as warcio sees it too."""
    with open_archive(f"sqlite:///{folder / 'news.db'}", create=False, pages=str(folder / "pages")) as archive:
        for article in archive.find():
            pages = archive.pages(article.url)
            assert pages, article.url
            for page in pages:
                assert archive.read_page(page).content()
    assert not list((folder / "pages").rglob("*.open"))
    for path in (folder / "pages").rglob("*.warc.gz"):
        with path.open("rb") as file:
            records = ArchiveIterator(file, check_digests=True)
            for record in records:
                record.raw_stream.read()
                assert record.digest_checker.passed is not False, record.digest_checker.problems
            assert records.err_count == 0


@pytest.mark.parametrize("seed", range(int(os.environ.get("NEWSCRAWL_KILLS", "3"))))
def test_a_killed_crawl_is_finished_by_the_next(seed, tmp_path, undisturbed):
    wanted, requests = undisturbed
    moment = random.Random(seed).randrange(1, requests - 4)
    with DemoWeb(latency=0.01) as web:
        process = start_crawl(tmp_path, web)
        deadline = time.monotonic() + 30
        while len(web.requests) < moment and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL, "the crawl was over before it could be killed"
        crawl(tmp_path, web)
        found = without_ports(comparable(tmp_path), web.port)
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    assert rows(tmp_path, "SELECT * FROM v_links WHERE outcome = 'pending'") == []
    assert_all_pages_are_sound(tmp_path)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    with DemoWeb() as web:
        crawl(folder, web)
        return without_ports(comparable(folder), web.port), len(web.requests)
