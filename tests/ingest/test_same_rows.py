"""A file that another tool recorded gives the rows of the crawl that fetched the same pages."""

import sqlite3

import pytest
from tests_support import run
from tests_warc import record_with_warcio, record_with_wget

from newscrawl.demo.server import DemoWeb
from newscrawl.demo.truth import expected_articles

DEMO_SITES = ("-s", "SPIDER_MODULES=newscrawl.demo.sites")
QUERIES = {
    "articles": """SELECT site, url, headline, description, byline, authors, agency, published_at, published_local,
        published_precision, published_raw, modified_at, section, tags, language, body, word_count, views, image_url,
        image_caption, image_credit, image_disclaimer, revision, status FROM v_articles ORDER BY url""",
    "revisions": "SELECT url, revision, cause, changed_fields, provenance, unreadable FROM v_revisions ORDER BY 1, 2",
    "view counts": "SELECT url, views, raw FROM v_view_counts ORDER BY 1, 2",
    "stories": """SELECT url, role FROM v_stories ORDER BY 1""",
    "addresses": "SELECT aliases.key, articles.key FROM aliases JOIN articles ON articles.id = article_id ORDER BY 1",
    "links": "SELECT site, key, outcome FROM links WHERE article_id IS NOT NULL ORDER BY key",
    "sites": "SELECT name, title, timezone, country, languages FROM sites ORDER BY name",
    "digests": "SELECT url, page_digest, rules_digest FROM revisions JOIN articles ON id = article_id ORDER BY url",
}


def rows(file):
    with sqlite3.connect(file) as connection:
        found = {name: connection.execute(query).fetchall() for name, query in QUERIES.items()}
    connection.close()
    return found


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A running demo, the archive of a crawl of it, and the addresses that the crawl asked for."""
    from tests_demo import crawl

    folder = tmp_path_factory.mktemp("crawled")
    with DemoWeb() as web:
        crawl(folder, web)
        asked = [f"http://{one.host}:{web.port}{one.path}" for one in web.requests if one.path != "/robots.txt"]
        yield web, rows(folder / "news.db"), list(dict.fromkeys(asked))


@pytest.mark.parametrize("tool", ["wget", "warcio"])
def test_ingest_gives_the_rows_of_the_crawl(crawled, tool, tmp_path, monkeypatch):
    web, expected, urls = crawled
    if tool == "wget":
        file = record_with_wget(web, urls, tmp_path)
    else:
        file = record_with_warcio(web, urls, tmp_path, monkeypatch)
    archive = tmp_path / "news.db"
    process = run(
        "newscrawl", "ingest", str(file), *DEMO_SITES, "--archive", f"sqlite:///{archive}", "--processes", "1"
    )
    assert process.returncode == 0, process.stderr
    found = rows(archive)
    assert len(found["articles"]) == len(expected_articles(1))
    for name, expected_rows in expected.items():
        assert found[name] == expected_rows, name
