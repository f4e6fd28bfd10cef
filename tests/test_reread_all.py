"""Many pages read again: broken off and gone on with, in several processes, and with pages that are not there."""

import json
from dataclasses import replace

import pytest
from tests_pages import a_capture
from tests_support import run

from archive import open_archive
from archive.crawls import SiteFacts
from newscrawl import extract, reread_all
from newscrawl.errors import InvalidArgument
from newscrawl.reread_all import Wish, reread

SITE = "hill.example"
PAGE = """<html><head><meta property="og:type" content="article"></head><body><article><h1>Story {number} of the valley</h1><p>By Ann Lee</p>
<time datetime="2025-10-28T09:00:00Z">28 October 2025</time><p>{text}</p></article></body></html>"""


def page(number):
    text = " ".join(
        f"Sentence {one} of story {number} is about the bridge that opens in the valley." for one in range(8)
    )
    return PAGE.format(number=number, text=text).encode()


@pytest.fixture
def kept(archive_url, tmp_path, monkeypatch):
    """An archive of 25 articles whose headlines were misread, and their pages."""
    monkeypatch.setattr(reread_all, "_RANGE", 10)
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as archive, archive.write() as transaction:
        transaction.register(SiteFacts(name=SITE, title=SITE, homepage=f"https://{SITE}/"))
        for number in range(25):
            url = f"https://{SITE}/{number}"
            article = extract(page(number).replace(b"Story", b"Misread"), url=url)
            transaction.add(replace(article, site=SITE), page=a_capture(page(number), url=url))
    return tmp_path / "pages"


@pytest.fixture
def wish(archive_url, kept):
    return Wish(archive_url=archive_url, overrides={"NEWSCRAWL_PAGES": str(kept)})


def headlines(archive_url):
    with open_archive(archive_url, create=False) as archive:
        return [article.headline.split()[0] for article in archive.find()]


def test_what_was_broken_off_is_gone_on_with(wish, archive_url):
    def break_off(_done, _of, tally):
        if tally.articles == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread(wish, told=break_off)
    assert headlines(archive_url).count("Story") == 20
    assert reread(wish).articles == 5
    assert set(headlines(archive_url)) == {"Story"}
    assert reread(wish).outcomes == {"unchanged": 25}  # it was through, so it begins anew
    assert reread(wish, from_start=True).articles == 25


def test_several_processes_do_what_one_does(wish, archive_url):
    tally = reread(wish, processes=2)
    assert (tally.outcomes, tally.fields) == ({"revised": 25}, {"headline": 25})
    assert len(tally.examples["headline"]) == 3
    assert set(headlines(archive_url)) == {"Story"}


def test_pages_that_are_damaged_are_named_and_the_others_read(kept, archive_url):
    (file,) = kept.rglob("*.warc.gz")
    data = bytearray(file.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    file.write_bytes(data)
    process = run("newscrawl", "reread", "--json", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_PAGES=str(kept))
    assert process.returncode == 1
    told = json.loads(process.stdout)
    assert told["articles"] == 25
    assert 5 < told["outcomes"]["damaged"] < 20
    assert told["outcomes"]["revised"] == 25 - told["outcomes"]["damaged"]
    assert "the record" in told["faults"][0]
    file.unlink()
    process = run("newscrawl", "reread", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_PAGES=str(kept))
    assert process.returncode == 1
    assert "25 articles read again: 25 damaged" in process.stdout
    assert "there is no such file" in process.stdout


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"site": "hil.example"}, "the archive holds no article of hil.example: .* did you mean hill.example"),
        ({"overrides": {"NEWSCRAWL_PAGES": ""}}, "NEWSCRAWL_PAGES is empty"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(archive_url, wish, changes, words):
    given = {"archive_url": archive_url, "overrides": wish.overrides, **changes}
    with pytest.raises(InvalidArgument, match=words):
        reread(Wish(**given))


def test_articles_of_a_site_file_that_is_gone_are_not_read_by_other_rules(archive_url, wish):
    with open_archive(archive_url) as archive, archive.write() as transaction:
        transaction.register(SiteFacts(name="old_paper", title="Old Paper", homepage="https://old.example/"))
        transaction.add(replace(extract(page(1), url="https://old.example/1"), site="old_paper"))
    with pytest.raises(InvalidArgument, match="articles of old_paper, which has no site file"):
        reread(wish)


def test_an_archive_without_pages_has_nothing_to_read(archive_url, tmp_path):
    open_archive(archive_url).close()
    process = run("newscrawl", "reread", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_PAGES=str(tmp_path))
    assert (process.returncode, process.stdout) == (0, "0 articles read again: no page of any is kept\n")
