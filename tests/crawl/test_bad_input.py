"""What goes wrong on the way is told in one line, has its outcome, and costs nobody else."""

import json
import resource
import socket
import sqlite3
import subprocess
import sys

import pytest
from tests_support import FAST, ROOT, reports, run

from archive import open_archive

TEXT = (
    "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first. "
)
STORY = f"<html lang=en><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>Published On 28 Oct 2025</p>{f'<p>{TEXT}</p>' * 4}</body></html>"


def crawl(*arguments, **environment):
    return run("newscrawl", "crawl", "--json", *arguments, *FAST, **environment)


def outcomes(archive_url):
    with open_archive(archive_url, create=False) as archive:
        return {link.url: (link.outcome, link.detail) for link in archive.links()}


def test_every_fault_of_a_page_is_an_outcome_and_the_crawl_goes_on(web, archive_url):
    paths = {
        "good": STORY,
        "broken-markup": STORY.replace("bridge", "market")
        .replace("</p>", "")
        .replace("<body>", "<body><div><table><b>"),
        "wrong-charset": STORY.replace("bridge", "café bridge").encode("cp1252"),
        "no-article": "<html><body><h1>Contact</h1><p>Write to us.</p></body></html>",
        "empty": "",
    }
    for name, body in paths.items():
        web.put(f"/news/2025-{name}-of-the-day", body)
    web.put("/news/2025-too-large-of-the-day", STORY + "<!--" + "x" * 300_000 + "-->")
    web.put("/news/2025-gone-of-the-day", "gone", status=410)
    web.put("/news/2025-error-of-the-day", "oops", status=500)
    web.put("/news/2025-login-of-the-day", "no", status=403)
    web.put("/news/2025-private-of-the-day", "", status=302, Location="http://10.0.0.1/secret-page-of-the-day")
    web.put("/news/2025-file-of-the-day", "", status=302, Location="file:///etc/passwd")
    web.put("/news/2025-home-of-the-day", "", status=302, Location="/")
    web.put("/news/2025-forbidden-of-the-day", STORY)
    web.put("/robots.txt", "User-agent: *\nDisallow: /news/2025-forbidden", content_type="text/plain")
    announced = [*web.pages, "/news/2025-missing-of-the-day"]
    web.put("/", "".join(f'<a href="{path}">{path}</a>' for path in announced if path.startswith("/news")))
    process = crawl(web.home, "-s", "DOWNLOAD_MAXSIZE=200000", NEWSCRAWL_ARCHIVE=archive_url)
    found = {
        url.rsplit("/2025-")[1].removesuffix("-of-the-day"): outcome for url, outcome in outcomes(archive_url).items()
    }
    assert {name: outcome and str(outcome) for name, (outcome, _) in found.items()} == {
        "good": "new",
        "broken-markup": "new",
        "wrong-charset": "new",
        "no-article": "not_an_article",
        "empty": "not_an_article",
        "too-large": "failed",
        "gone": "gone",
        "missing": "gone",
        "home": "gone",
        "error": "failed",
        "login": "blocked",
        "private": "failed",
        "file": "failed",
        "forbidden": "forbidden_by_robots",
    }
    assert "500" in found["error"][1]
    assert "DOWNLOAD_MAXSIZE" in found["too-large"][1]
    assert "Traceback" not in process.stderr
    assert process.returncode == 11, process.stderr  # more than a tenth of the pages failed
    with open_archive(archive_url, create=False) as archive:
        assert "café bridge" in next(archive.find(text="café")).body


def test_private_addresses_are_refused_unless_allowed(web, archive_url):
    web.put("/", STORY)
    for address in (web.home, f"http://127.0.0.1:{web.port}/"):
        process = crawl(address, NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_ALLOW_PRIVATE="0")
        assert process.returncode == 15
        assert "NEWSCRAWL_ALLOW_PRIVATE=1 permits it" in process.stderr + process.stdout
    assert web.asked == []


def test_a_name_that_resolves_into_a_private_network_is_refused(web):
    """The same guard for names: what was resolved is what is judged."""
    code = f"""
from twisted.internet import asyncioreactor; asyncioreactor.install()
from twisted.internet import reactor
from newscrawl.resolver import GuardedResolver
resolver = GuardedResolver(reactor, 0, 5, allow_private=False)
def done(result):
    print(type(result.value).__name__, result.getErrorMessage()); reactor.stop()
resolver.getHostByName({socket.gethostname()!r}).addBoth(done)
reactor.run()
"""
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert "not a public address" in process.stdout, process.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ahn24x",), "did you mean ahn24x7?"),
        (("file:///etc/passwd",), "is no address"),
        (("ahn24x7", "--since", "soon"), "is no time"),
        (("ahn24x7", "-a", "sinse=7d"), "did you mean since?"),
        (("ahn24x7", "-s", "LOG_LEVEL"), "write NAME=VALUE"),
    ],
)
def test_wrong_use_is_exit_code_2_and_one_line(arguments, words, archive_url):
    process = crawl(*arguments, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 2
    assert words in process.stderr
    assert "Traceback" not in process.stderr


def test_an_archive_that_cannot_be_used_is_told_before_anything_is_fetched(web, tmp_path):
    web.put("/", STORY)
    no_database = tmp_path / "text.db"
    no_database.write_text("this is no database, however long it may be " * 50)
    newer = tmp_path / "newer.db"
    open_archive(f"sqlite:///{newer}").close()
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for address, words in {
        "nonsense": "cannot be understood",
        "mysql://user:secret@host/name": "SQLite or PostgreSQL",
        f"sqlite:///{tmp_path}/no/such/folder/news.db": "there is no folder",
        f"sqlite:///{no_database}": "no archive, or a damaged one",
        f"sqlite:///{newer}": "newer newscrawl",
    }.items():
        process = run("newscrawl", "crawl", web.home, NEWSCRAWL_ARCHIVE=address)
        assert process.returncode == 14, (address, process.stderr)
        assert words in process.stderr
        assert "secret" not in process.stderr
        assert "Traceback" not in process.stderr
    by_scrapy = run("scrapy", "crawl", "ahn24x7", "-a", f"homepage={web.home}", NEWSCRAWL_ARCHIVE=f"sqlite:///{newer}")
    assert by_scrapy.returncode == 14
    assert "newer newscrawl" in by_scrapy.stderr
    assert "Traceback" not in by_scrapy.stderr
    assert web.asked == []


def test_a_full_disk_ends_the_crawl_with_its_own_code_and_the_rest_is_kept(web, archive_url, tmp_path):
    for number in range(40):
        web.put(
            f"/news/2025-story-number-{number}",
            STORY.replace("Bridge opens", f"Bridge number {number} opens") + "y" * 20_000,
        )
    web.put("/", "".join(f'<a href="{path}">{path}</a>' for path in list(web.pages)))
    open_archive(archive_url).close()
    room = 380_000  # the archive is larger in the end

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [sys.executable, "-m", "newscrawl", "crawl", web.home, *FAST]
    environment = {
        "NEWSCRAWL_ARCHIVE": archive_url,
        "NEWSCRAWL_ALLOW_PRIVATE": "1",
        "NEWSCRAWL_PAGES": "",
        "PATH": "/usr/bin:/bin",
    }
    process = subprocess.run(
        command, cwd=ROOT, env=environment, preexec_fn=limit, capture_output=True, text=True, timeout=60, check=False
    )
    assert process.returncode == 14, process.stderr
    assert "disk" in process.stderr
    again = crawl(web.home, NEWSCRAWL_ARCHIVE=archive_url)
    assert again.returncode == 0, again.stderr
    with open_archive(archive_url, create=False) as archive:
        assert archive.count() == 40
        assert all(link.outcome for link in archive.links())


def test_an_unknown_host_is_one_line_and_exit_code_15(archive_url):
    process = crawl("http://no-such-host.invalid/", NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 15
    assert "the host name does not exist" in reports(process)["no-such-host.invalid"]["detail"]


def test_an_unfetchable_page_is_one_line(web):
    assert "404" in run("newscrawl", "extract", f"{web.home}nothing").stderr
    process = run("newscrawl", "extract", "/nowhere/page.html")
    assert (process.returncode, "cannot be read" in process.stderr) == (1, True)


def test_extract_reads_a_page_over_http_and_from_a_file(web, tmp_path):
    web.put("/news/2025-good-of-the-day", STORY)
    file = tmp_path / "page.html"
    file.write_text(STORY)
    over_http = run("newscrawl", "extract", "--json", f"{web.home}news/2025-good-of-the-day")
    from_file = run("newscrawl", "extract", "--json", str(file), "--url", "https://hill.example/a")
    for process in (over_http, from_file):
        found = json.loads(process.stdout)
        assert (found["headline"], found["published_local"]) == ("Bridge opens", "2025-10-28")


def test_an_address_on_another_host_is_read_when_it_is_asked_for(web, archive_url):
    web.put("/news/2025-bridge-at-the-mill-opens", STORY)
    copy = f"{web.home.replace('site.', 'mirror.')}news/2025-bridge-at-the-mill-opens"
    process = crawl("ahn24x7", "-a", f"urls={copy}", NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr
    assert outcomes(archive_url) == {copy: ("new", None)}


def test_an_address_that_is_an_article_itself_is_read_as_one(web, archive_url):
    web.put("/news/2025-bridge-at-the-mill-opens", STORY)
    address = f"{web.home}news/2025-bridge-at-the-mill-opens"
    process = crawl(address, NEWSCRAWL_ARCHIVE=archive_url)
    assert outcomes(archive_url)[address] == ("new", None), process.stderr


def test_a_file_can_be_read_with_the_rules_of_a_site(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(STORY)
    known = run("newscrawl", "extract", str(page), "--site", "ahn24x7", "--json")
    assert json.loads(known.stdout)["site"] == "ahn24x7", known.stderr
    unknown = run("newscrawl", "extract", str(page), "--site", "ahn24x")
    assert unknown.returncode == 2
    assert "did you mean ahn24x7?" in unknown.stderr


def test_a_site_that_forbids_all_to_robots_refuses_us(web, archive_url):
    web.put("/robots.txt", "User-agent: *\nDisallow: /", content_type="text/plain")
    process = crawl(web.home, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 13
    (report,) = reports(process).values()
    assert "is forbidden by the site's robots.txt" in report["detail"]
    assert set(web.asked) == {"/robots.txt"}


def test_a_user_name_and_a_password_reach_neither_archive_nor_log(web, archive_url):
    home = web.home.replace("//", "//ann:secret@")
    web.put("/", "<html><body><p>The news of the day</p></body></html>")
    web.put("/robots.txt", f"Sitemap: {home}map.xml", content_type="text/plain")
    pages = "".join(f"<url><loc>{home}news/2025-{name}-of-the-day</loc></url>" for name in ("good", "moved"))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
    web.put("/map.xml", sitemap, content_type="application/xml")
    picture = f'<img src="{home}bridge.jpg" width=800 height=500>'
    web.put("/news/2025-good-of-the-day", STORY.replace("<p>", f"{picture}<p>", 1))
    web.put("/news/2025-moved-of-the-day", "", status=301, Location=f"{home}news/2025-there-of-the-day")
    web.put("/news/2025-there-of-the-day", STORY.replace("bridge", "market"))
    process = crawl(web.home, "-s", "LOG_LEVEL=DEBUG", NEWSCRAWL_ARCHIVE=archive_url)
    assert "secret" not in process.stdout + process.stderr
    with open_archive(archive_url, create=False) as archive:
        found = {article.url.rpartition("/")[2]: article for article in archive.find()}
    assert found.keys() == {"2025-good-of-the-day", "2025-there-of-the-day"}
    assert found["2025-good-of-the-day"].image_url == f"{web.home}bridge.jpg"
    with sqlite3.connect(archive_url.removeprefix("sqlite:///")) as database:
        assert "secret" not in "".join(database.iterdump())
