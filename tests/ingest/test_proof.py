"""Kept pages shown, cited, cut out for tests, and exported for other tools."""

import gzip
import io
import json
import zipfile
from hashlib import sha256

import pytest
from click.testing import CliRunner
from tests_warc import Warc, article_html
from warcio.archiveiterator import ArchiveIterator

from archive import open_archive
from archive.pages.wacz import sort_key
from newscrawl.cli import main
from newscrawl.fixtures import differences, fixtures_in, load_fixture
from newscrawl.running import settings_of_project

HILL = "https://hill.example/news/bridge-{}-opens-at-last"


@pytest.fixture
def newscrawl(tmp_path, monkeypatch):
    """The command line on an archive with three articles, one of them edited, and their pages."""
    monkeypatch.setattr("newscrawl.settings.NEWSCRAWL_ARCHIVE", f"sqlite:///{tmp_path}/news.db")
    monkeypatch.setattr("newscrawl.settings.NEWSCRAWL_PAGES", str(tmp_path / "pages"))

    def call(*words, code=0):
        result = CliRunner().invoke(main, list(map(str, words)))
        assert result.exit_code == code, result.output
        return result

    warc = Warc()
    warc.page("https://hill.example/s/1", b"", status="301 Moved", headers=[("Location", HILL.format(1))])
    warc.page(HILL.format(1), gzip.compress(article_html(1)), headers=[("Content-Encoding", "gzip")])
    warc.page(HILL.format(2), article_html(2))
    warc.page(HILL.format(2), article_html(2, headline="Bridge number 2 is shut again"), at="2025-11-02T12:00:00Z")
    warc.page(HILL.format(2), article_html(2, headline="Bridge number 2 is shut again"), at="2025-11-03T12:00:00Z")
    warc.page("https://dale.example/news/bridge-3-opens-at-last", article_html(3))
    call("ingest", warc.save(tmp_path / "hill.warc.gz"), "--processes", "1")
    return call


def test_a_page_is_shown_as_a_browser_got_it(newscrawl):
    assert newscrawl("show", "--page", "https://hill.example/s/1").stdout_bytes == article_html(1)
    newscrawl("show", "--page", "https://hill.example/no", code=1)


def test_a_citation_names_the_capture_and_proves_it(newscrawl, tmp_path):
    found = json.loads(newscrawl("cite", HILL.format(1), "--json").stdout)
    assert found["captured_at"] == "2025-11-01T12:00:00+00:00"
    assert found["name"].endswith(".20251101T120000Z")
    assert found["is_verified"]
    record = next(record for record in stored_records(tmp_path) if record[0] == HILL.format(1))
    assert found["sha256"] == sha256(record[1]).hexdigest()
    text = newscrawl("cite", found["name"]).stdout
    assert "Bridge number 1 opens" in text
    assert "verified" in text
    first = json.loads(newscrawl("cite", HILL.format(2), "--revision", "1", "--json").stdout)
    now = json.loads(newscrawl("cite", HILL.format(2), "--json").stdout)
    assert (first["headline"], now["headline"]) == (
        "Bridge number 2 opens after a year of waiting",
        "Bridge number 2 is shut again",
    )
    assert json.loads(newscrawl("cite", first["name"], "--json").stdout) == first
    newscrawl("cite", HILL.format(2), "--revision", "7", code=1)
    newscrawl("cite", "0123456789abcdef.20251101T120000Z", code=1)


def stored_records(folder):
    for file in (folder / "pages").rglob("*.warc.gz"):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, no_record_parse=False):
                if record.rec_type == "response":
                    yield record.rec_headers.get_header("WARC-Target-URI"), record.raw_stream.read()


def test_a_damaged_page_is_not_vouched_for(newscrawl, tmp_path):
    (file,) = (tmp_path / "pages").rglob("*.warc.gz")
    where = json.loads(newscrawl("cite", HILL.format(1), "--json").stdout)["warc"]
    data = bytearray(file.read_bytes())
    data[where["offset"] + where["length"] // 2] ^= 0xFF
    file.write_bytes(data)
    assert "not verified" in newscrawl("cite", HILL.format(1), code=1).stdout
    assert "left out" in newscrawl("pages", "export", "--wacz", tmp_path / "all.wacz", code=1).stderr


def test_a_fixture_holds_what_is_read_now(newscrawl, tmp_path):
    again = ("fixture", HILL.format(1), "--folder", tmp_path / "sites")
    newscrawl(*again)
    newscrawl(*again)  # it has not changed
    (file,) = fixtures_in(tmp_path / "sites")
    fixture = load_fixture(file)
    settings = settings_of_project()
    assert (fixture.site, fixture.page.body) == ("hill.example", article_html(1))
    assert fixture.expected["authors"] == ["Ann Lee"]
    assert differences(fixture, settings) == {}
    about = json.loads(file.read_text())
    about["expected"]["byline"] = "Bob Hill"
    file.write_text(json.dumps(about))
    assert differences(load_fixture(file), settings) == {"byline": ("Bob Hill", "Ann Lee")}
    assert "is there and differs; look at it" in newscrawl(*again, code=2).stderr
    assert load_fixture(file).expected["byline"] == "Bob Hill"  # mended by hand
    newscrawl(*again, "--again")
    assert load_fixture(file).expected["byline"] == "Ann Lee"


def test_a_package_holds_records_index_and_digests_that_fit(newscrawl, tmp_path):
    package = tmp_path / "all.wacz"
    told = json.loads(newscrawl("pages", "export", "--wacz", package, "--json").stdout)
    assert (told["pages"], told["faults"]) == (5, [])
    with zipfile.ZipFile(package) as archive:
        about = json.loads(archive.read("datapackage.json"))
        for resource in about["resources"]:
            data = archive.read(resource["path"])
            assert (resource["hash"], resource["bytes"]) == (f"sha256:{sha256(data).hexdigest()}", len(data))
        assert {resource["path"] for resource in about["resources"]} == {
            name for name in archive.namelist() if not name.startswith("datapackage")
        }
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{sha256(archive.read('datapackage.json')).hexdigest()}"
        assert archive.getinfo("archive/data.warc.gz").compress_type == zipfile.ZIP_STORED
        warc = archive.read("archive/data.warc.gz")
        index = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()
        listed = [json.loads(line) for line in archive.read("pages/pages.jsonl").decode().splitlines()]
    assert index == sorted(index)
    assert len(index) == 6  # five pages and a redirect
    for line in index:
        key, _, place = line.split(" ", 2)
        place = json.loads(place)
        piece = warc[int(place["offset"]) : int(place["offset"]) + int(place["length"])]
        record = next(iter(ArchiveIterator(io.BytesIO(piece), check_digests="raise")))
        assert record.rec_headers.get_header("WARC-Target-URI") == place["url"]
        assert key == sort_key(place["url"])
    assert [page["url"] for page in listed[1:]] == [HILL.format(1), *[HILL.format(2)] * 3, listed[5]["url"]]
    again = tmp_path / "again.db"  # and what we package, we read
    newscrawl("ingest", package, "--archive", f"sqlite:///{again}", "--processes", "1")
    with open_archive(f"sqlite:///{tmp_path}/news.db") as one, open_archive(f"sqlite:///{again}") as other:
        assert [article.body for article in one.find()] == [article.body for article in other.find()]
        assert other.get(HILL.format(2)).revision == 2


def test_a_package_of_some_pages(newscrawl, tmp_path):
    package = tmp_path / "some.wacz"
    for chosen, count in (
        (["--site", "dale.example"], 1),
        (["--since", "2025-11-02"], 2),
        ([HILL.format(1)], 1),
    ):
        told = json.loads(newscrawl("pages", "export", *chosen, "--wacz", package, "--json").stdout)
        assert told["pages"] == count, chosen
    newscrawl("pages", "export", "--site", "nobody", "--wacz", package, code=2)
    newscrawl("pages", "export", "https://hill.example/no", "--wacz", package, code=1)
    newscrawl("pages", "export", "--wacz", tmp_path / "no" / "some.wacz", code=14)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Hill.example/A?b=2&a=1", "example,hill)/a?a=1&b=2"),
        ("http://news.hill.example:8080", "example,hill,news:8080)/"),
    ],
)
def test_addresses_are_sorted_as_indexes_of_web_archives_sort_them(url, key):
    assert sort_key(url) == key
