"""Pages read again after a site file was mended: as if it had always been so, and nothing blamed on the publisher."""

import shutil
import sqlite3
from urllib.parse import urlsplit

import pytest
from tests_demo import crawl

from newscrawl.demo.server import DemoWeb
from newscrawl.reread_all import Wish, reread

GOOD, POORER = "newscrawl.demo.sites", "poorer_sites"
OF_TIME = {"article_id", "story_id", "first_seen_at", "last_seen_at", "last_changed_at", "views_at", "revision", "url"}
"""Columns that tell when and how we learned something, not what."""


def read_again(folder, **wishes):
    overrides = {"SPIDER_MODULES": GOOD, "NEWSCRAWL_PAGES": str(folder / "pages")}
    return reread(Wish(archive_url=f"sqlite:///{folder / 'news.db'}", overrides=overrides, **wishes))


def rows(folder, query):
    with sqlite3.connect(folder / "news.db") as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(query)]
    connection.close()
    return found


def articles_of(folder):
    found = rows(folder, "SELECT * FROM v_articles")
    return {place(row): {name: value for name, value in row.items() if name not in OF_TIME} for row in found}


def series_of(folder):
    query = "SELECT site, url, views, raw FROM v_view_counts ORDER BY seen_at"
    found = {}
    for row in rows(folder, query):
        found.setdefault(place(row), []).append((row["views"], row["raw"]))
    return found


def edits_of(folder, condition):
    query = f"SELECT a.site, a.url, r.changed_fields FROM v_revisions r JOIN v_articles a USING (article_id) WHERE {condition}"
    return sorted((place(row), row["changed_fields"]) for row in rows(folder, query))


def place(row):
    return row["site"], urlsplit(row["url"]).path


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """Folder by name: crawled with mended rules; with poorer ones; and what became of the latter."""
    folder = tmp_path_factory.mktemp("reread")
    made = {name: folder / name for name in ("good", "poor", "reread", "revisited")}
    for name in ("good", "poor"):
        made[name].mkdir()
    with DemoWeb() as web:
        crawl(made["good"], web)
        crawl(made["poor"], web, site_files=POORER)
        for name in ("reread", "revisited"):
            shutil.copytree(made["poor"], made[name])
        made["dry"] = read_again(made["reread"], dry_run=True)
        made["dry changes"] = rows(made["reread"], "SELECT COUNT(*) AS n FROM changes")
        made["told"] = read_again(made["reread"])
        made["first edition"] = {name: articles_of(made[name]) for name in ("good", "poor", "reread")}
        web.edition = 2
        for name in ("good", "revisited"):
            crawl(made[name], web, "all")
    return made


def test_an_archive_that_was_reread_equals_one_that_was_read_well_at_once(archives):
    found = archives["first edition"]
    assert found["poor"] != found["good"]
    assert found["reread"] == found["good"]
    assert {row["cause"] for row in rows(archives["reread"], "SELECT cause FROM v_revisions")} == {"first", "rules"}


def test_series_of_view_counts_are_put_right(archives):
    known = articles_of(archives["reread"])
    good = {key: counts[:1] for key, counts in series_of(archives["good"]).items() if key in known}
    assert series_of(archives["poor"]) != good
    assert series_of(archives["reread"]) == good


def test_a_dry_run_tells_all_and_changes_nothing(archives):
    dry, told = archives["dry"], archives["told"]
    assert (dry.outcomes, dry.fields) == (told.outcomes, told.fields)
    assert archives["dry changes"] == rows(archives["poor"], "SELECT COUNT(*) AS n FROM changes")
    assert dry.fields["byline"] > 3
    example = dry.examples["byline"][0]
    assert example.before is None
    assert example.after


def test_an_edit_and_a_mended_rule_in_one_visit_are_told_apart(archives):
    edits = edits_of(archives["good"], "r.cause = 'publisher'")
    assert len(edits) > 2
    assert edits_of(archives["revisited"], "r.cause = 'publisher'") == edits
    assert edits_of(archives["revisited"], "r.cause = 'unknown'") == []
    assert articles_of(archives["revisited"]).keys() == articles_of(archives["good"]).keys()
