"""`scrapy …` in this project, as Scrapy developers expect it, with a true exit code."""

import json
import sqlite3

import pytest
from tests_support import FAST, run

from archive import open_archive

STORY = """<html><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>Published On 28 Oct 2025</p><p>Ann Lee</p>
<p>The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first of all.</p>
<p>It is forty metres long, and the villagers built it with cables that had been kept in a store since the great flood.</p></body></html>"""

BROKEN = """
from newscrawl.discovery import SectionPage
from newscrawl.spider import NewsSpider

class BrokenSpider(NewsSpider):
    name = "broken"
    homepage = "http://site.localhost/"
    sources = (SectionPage("/"),)

    def amend(self, raw, response):
        raise RuntimeError("a fault in a site file")
"""


@pytest.fixture
def site(web):
    web.put("/", '<a href="/featured/bridge-opens">Bridge opens</a>')
    for path in ("/category/asia-in-news", "/category/asia"):
        web.put(path, "<p>nothing</p>")
    web.put("/featured/bridge-opens", STORY)
    return web


def scrapy_crawl(site, *arguments, **environment):
    return run("scrapy", "crawl", "ahn24x7", "-a", f"homepage={site.home}", *FAST, *arguments, **environment)


def test_all_is_well(site, archive_url):
    process = scrapy_crawl(site, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr
    assert "WARNING" not in process.stderr  # what is well needs none
    with open_archive(archive_url, create=False) as archive:
        (article,) = archive.find()
        assert article.authors == ("Ann Lee",)


def test_without_an_archive_items_are_exported(site, tmp_path):
    out = tmp_path / "out.jsonl"
    process = scrapy_crawl(site, "-s", "NEWSCRAWL_ARCHIVE=", "-O", str(out))
    assert process.returncode == 0, process.stderr
    (row,) = map(json.loads, out.read_text().splitlines())
    assert (row["headline"], row["authors"], row["published_local"]) == ("Bridge opens", ["Ann Lee"], "2025-10-28")


def test_an_unreachable_site(site, archive_url):
    process = run(
        "scrapy", "crawl", "ahn24x7", "-a", "homepage=http://127.0.0.1:1/", *FAST, NEWSCRAWL_ARCHIVE=archive_url
    )
    assert process.returncode == 15
    assert "the connection was refused" in process.stderr


def test_a_callback_that_raises(site, archive_url, tmp_path):
    (tmp_path / "broken_site_files.py").write_text(BROKEN)
    site.put("/", '<a href="/featured/the-bridge-at-the-mill-opens">Bridge opens</a>')
    site.put("/featured/the-bridge-at-the-mill-opens", STORY)
    process = run(
        "scrapy", "crawl", "broken", "-a", f"homepage={site.home}", "-s", "SPIDER_MODULES=broken_site_files", *FAST,
        NEWSCRAWL_ARCHIVE=archive_url, PYTHONPATH=str(tmp_path),
    )  # fmt: skip
    assert process.returncode == 15  # the one page there was could not be read
    with open_archive(archive_url, create=False) as archive:
        (link,) = archive.links()
        assert str(link.outcome) == "failed"
        assert "a fault in a site file" in link.detail


def test_a_store_that_fails(site, archive_url):
    open_archive(archive_url).close()
    with sqlite3.connect(archive_url.removeprefix("sqlite:///")) as connection:
        connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON articles BEGIN SELECT RAISE(FAIL, 'no more'); END")
    connection.close()
    process = scrapy_crawl(site, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 14
    assert "The crawl cannot write, so it stops" in process.stderr


def test_an_unknown_spider(archive_url):
    process = run("scrapy", "crawl", "ahn24x", NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 2
    assert "did you mean ahn24x7?" in process.stderr


def test_list_and_parse(site, tmp_path):
    assert run("scrapy", "list").stdout.split() == ["ahn24x7", "any"]
    process = run(
        "scrapy", "parse", "--spider=ahn24x7", "-a", f"homepage={site.home}", "-c", "read_article", "--nocolour", f"{site.home}featured/bridge-opens",
        *FAST, NEWSCRAWL_ARCHIVE=f"sqlite:///{tmp_path / 'none.db'}",
    )  # fmt: skip
    assert "Bridge opens" in process.stdout, process.stderr
    assert not (tmp_path / "none.db").exists()


def test_the_shell_has_the_response(site):
    for of_spider in ([], ["--spider=ahn24x7"]):
        process = run(
            "scrapy", "shell", *of_spider, "-c", "(response.status, response.css('h1::text').get())",
            "-s", "DOWNLOAD_DELAY=0.5", "-s", "NEWSCRAWL_ARCHIVE=",  # it waits its turn behind robots.txt
            f"{site.home}featured/bridge-opens",
        )  # fmt: skip
        assert process.stdout.strip() == "(200, 'Bridge opens')", process.stderr


def test_arguments_narrow_a_crawl(site, archive_url):
    process = scrapy_crawl(site, "-a", "since=2025-11-01", NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr
    with open_archive(archive_url, create=False) as archive:
        assert archive.count() == 0
        (link,) = archive.links()
        assert str(link.outcome) == "out_of_window"
    assert scrapy_crawl(site, NEWSCRAWL_ARCHIVE=archive_url).returncode == 0
    with open_archive(archive_url, create=False) as archive:
        assert archive.count() == 1
