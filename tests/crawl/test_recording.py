"""Crawls that keep their pages: as they were sent, with what led to them and what they say of their use."""

import gzip
import json
from datetime import datetime, timedelta

import pytest
from tests_support import FAST, run
from warcio.archiveiterator import ArchiveIterator

from archive import Outcome, open_archive

STORY = """<html><head><title>{title}</title><meta property="og:type" content="article">{head}</head><body><article><h1>{title}</h1>
<p class="by">By Ann Lee</p><time datetime="2025-10-28T09:00:00Z">28 October 2025</time>{paragraphs}</article></body></html>"""


def story(title, head=""):
    paragraphs = "".join(
        f"<p>{title} was the talk of the valley, and sentence {number} says why it matters to all who live there.</p>"
        for number in range(6)
    )
    return STORY.format(title=title, head=head, paragraphs=paragraphs)


@pytest.fixture
def site(web):
    """A small site that compresses one story, redirects to another, and reserves rights on others."""
    links = [
        "opens-at-last-2025",
        "moved-story-of-2025",
        "reserved-by-header-2025",
        "reserved-by-element-2025",
        "not-archived-2025",
    ]
    web.put(
        "/",
        "<ul>" + "".join(f'<li><a href="/news/{link}">The whole story of {link}</a></li>' for link in links) + "</ul>",
    )
    web.put(
        "/news/opens-at-last-2025",
        gzip.compress(story("Bridge opens at last").encode()),
        **{"Content-Encoding": "gzip", "X-Robots-Tag": "nosnippet"},
    )
    web.put("/news/moved-story-of-2025", "", status=301, Location="/news/moved-to-here-2025")
    web.put("/news/moved-to-here-2025", story("Market moves to the hill"))
    web.put(
        "/news/reserved-by-header-2025",
        story("Mine is mine"),
        **{"tdm-reservation": "1", "tdm-policy": "https://x.example/p"},
    )
    web.put("/news/reserved-by-element-2025", story("Ours is ours", '<meta name="tdm-reservation" content="1">'))
    web.put("/news/not-archived-2025", story("Keep out", '<meta name="robots" content="noarchive">'))
    return web


@pytest.fixture
def crawl(site, archive_url, tmp_path):
    def crawl(*arguments, **environment):
        environment = {"NEWSCRAWL_ARCHIVE": archive_url, "NEWSCRAWL_PAGES": str(tmp_path / "pages"), **environment}
        process = run("newscrawl", "crawl", "--json", site.home, *FAST, *arguments, **environment)
        assert process.returncode in {0, 1}, process.stderr
        return process

    return crawl


@pytest.fixture
def kept(archive_url, tmp_path):
    def kept():
        return open_archive(archive_url, create=False, pages=str(tmp_path / "pages"))

    return kept


def test_pages_are_kept_as_they_were_sent_once_and_reservations_are_obeyed(crawl, kept, site, tmp_path):
    crawl()
    with kept() as archive:
        page = archive.page(f"{site.home}news/opens-at-last-2025")
        answer = archive.read_page(page)
        assert answer.body == site.pages["/news/opens-at-last-2025"][2]
        assert answer.content().decode() == story("Bridge opens at last")
        assert (answer.status, answer.header("Content-Encoding"), answer.address) == (200, "gzip", "127.0.0.1")
        assert (page.robots, page.reservations) == ("allowed", ("nosnippet (X-Robots-Tag)",))
        moved = archive.page(f"{site.home}news/moved-story-of-2025")
        assert moved.asked == (f"{site.home}news/moved-story-of-2025", f"{site.home}news/moved-to-here-2025")
        links = archive.links(outcome=Outcome.FORBIDDEN_BY_ROBOTS)
        assert archive.count() == 2
    forbidden = {link.url.rsplit("/", 1)[1]: link.detail for link in links}
    assert set(forbidden) == {"reserved-by-header-2025", "reserved-by-element-2025", "not-archived-2025"}
    assert "tdm-reservation: 1" in forbidden["reserved-by-header-2025"]
    (file,) = (tmp_path / "pages").rglob("*.warc.gz")
    check = run("warcio.cli", "check", str(file))
    assert (check.returncode, check.stdout) == (0, "")
    with file.open("rb") as stream:
        found = [(one.rec_headers.get_header("WARC-Target-URI"), one.http_headers) for one in ArchiveIterator(stream)]
    assert [url for url, headers in found if headers and headers.get_statuscode() == "301"] == [moved.asked[0]]

    site.put("/news/moved-to-here-2025", story("Market moves to the valley"))
    crawl("--revisit", "all")
    with kept() as archive:
        same = archive.pages(f"{site.home}news/opens-at-last-2025")
        other = archive.pages(f"{site.home}news/moved-to-here-2025")
        assert archive.revisions(other[0].url)[-1].cause == "publisher"
    assert [one.pointer.original is None for one in same] == [True, False]
    assert [one.pointer.original is None for one in other] == [True, True]
    assert [one.shows for one in other] == [1, 2]


def test_a_reservation_that_is_not_obeyed_is_recorded_and_images_are_kept_by_setting(crawl, kept, site):
    url, image = f"{site.home}news/reserved-by-header-2025", b"\x89PNG" + bytes(999)
    site.put("/bridge.png", image, content_type="image/png")
    picture = f'<meta property="og:image" content="{site.home}bridge.png">'
    headers = {"tdm-reservation": "1", "tdm-policy": "https://x.example/p"}
    site.put("/news/reserved-by-header-2025", story("Mine is mine", picture), **headers)
    crawl("-a", f"urls={url}", "-s", "NEWSCRAWL_OBEY=robots-tags", "-s", "NEWSCRAWL_PAGES_IMAGES=1")
    with kept() as archive:
        page = archive.page(url)
        (kept_image,) = archive.images(url)
        answer = archive.read_page(kept_image)
        assert len(archive.pages(url)) == 1
    assert page.reservations == ("tdm-reservation: 1 (header)", "tdm-policy: https://x.example/p (header)")
    assert (kept_image.url, answer.body, answer.header("Content-Type")) == (
        f"{site.home}bridge.png",
        image,
        "image/png",
    )


TDM_FILE = "/.well-known/tdmrep.json"


def test_the_file_of_a_site_is_asked_for_once_a_week_and_obeyed(crawl, kept, site, archive_url):
    rules = [
        {"location": "/news/opens*", "tdm-reservation": 1, "tdm-policy": "https://x.example/p"},
        {"location": "/news/moved-story", "tdm-reservation": 1},  # it is the page that counts, and not what leads there
    ]
    site.put(TDM_FILE, json.dumps(rules), content_type="application/json", ETag='"first"')
    site.put("/news/reserved-by-header-2025", story("Mine is free"), **{"tdm-reservation": "0"})
    crawl()
    assert site.asked.count(TDM_FILE) == 1
    with kept() as archive:
        forbidden = {link.url: link.detail for link in archive.links(outcome=Outcome.FORBIDDEN_BY_ROBOTS)}
        assert "its tdmrep.json reserves" in forbidden[f"{site.home}news/opens-at-last-2025"]
        assert archive.get(f"{site.home}news/moved-story-of-2025").url == f"{site.home}news/moved-to-here-2025"
        assert archive.page(f"{site.home}news/reserved-by-header-2025").reservations == ("tdm-reservation: 0 (header)",)
    url = f"{site.home}news/opens-at-last-2025"
    crawl("-a", f"urls={url}", "-s", "NEWSCRAWL_OBEY=robots-tags")
    assert site.asked.count(TDM_FILE) == 1
    with kept() as archive:
        said = archive.page(url).reservations[1:]
    assert said == ("tdm-reservation: 1 (tdmrep.json)", "tdm-policy: https://x.example/p (tdmrep.json)")
    a_week_ago(archive_url)
    site.put(TDM_FILE, "", status=304)
    site.put("/news/opens-at-last-2025", story("Bridge opens at the very last"))
    crawl("-a", f"urls={url}")
    assert (site.asked.count(TDM_FILE), site.etags.count((TDM_FILE, '"first"'))) == (2, 1)
    with kept() as archive:
        assert archive.get(url).headline == "Bridge opens at last"


def a_week_ago(archive_url):
    """As if the site had been asked a week before it was."""
    with open_archive(archive_url) as archive, archive.write() as transaction:
        (name,) = transaction.sites_with_memory()
        memory = archive.memory(name)
        for file in memory["reservations"].values():
            file["asked_at"] = (datetime.fromisoformat(file["asked_at"]) - timedelta(days=7)).isoformat()
        transaction.remember(name, memory)


@pytest.mark.parametrize(
    ("answer", "is_kept"),
    [
        ({"body": "[" + " " * 300_000 + "]"}, False),
        ({"body": "", "status": 301, "Location": "/tdm.json"}, True),
    ],
    ids=["too long", "elsewhere"],
)
def test_a_file_that_does_not_come_reserves_nothing(crawl, kept, site, answer, is_kept):
    site.put(TDM_FILE, answer.pop("body"), **answer)
    site.put("/tdm.json", '[{"location": "/news/opens", "tdm-reservation": 1}]')
    crawl()
    with kept() as archive:
        assert archive.knows(f"{site.home}news/moved-to-here-2025")
        assert archive.knows(f"{site.home}news/opens-at-last-2025") == (answer.get("Location") != "/tdm.json")
        (name,) = [one.name for one in archive.sites()]
        assert bool(archive.memory(name)["reservations"]) is is_kept


def test_a_word_that_is_no_voice_is_refused(site, archive_url):
    process = run("newscrawl", "crawl", site.home, "-s", "NEWSCRAWL_OBEY=robots", NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 2
    assert process.stderr == "newscrawl: NEWSCRAWL_OBEY names robots: write any of robots-tags, tdm, or nothing\n"


def test_a_folder_that_cannot_be_written_is_told_before_any_fetch(site, archive_url, tmp_path):
    (tmp_path / "pages").write_text("no folder")
    process = run(
        "newscrawl", "crawl", site.home, *FAST, NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_PAGES=str(tmp_path / "pages")
    )
    assert process.returncode == 14
    assert (
        process.stderr
        == f"newscrawl: the pages cannot be kept at {tmp_path / 'pages'}: {tmp_path / 'pages'} is no folder\n"
    )
