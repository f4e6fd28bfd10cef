"""The command: what it takes in, what it says, and what it remembers."""

import gzip
import json
import signal
import sqlite3
import time
import zipfile

import pytest
from click.testing import CliRunner
from tests_support import run, start
from tests_warc import Warc, article_html

from archive import open_archive
from archive.crawls import Outcome
from newscrawl.cli import main
from newscrawl.errors import InvalidArgument
from newscrawl.ingest.files import find_files
from newscrawl.ingest.office import ingest
from newscrawl.ingest.planning import Order
from newscrawl.running import settings_of_project

HILL = "https://hill.example/news/bridge-{}-opens-at-last"


def take_in(archive_url, *names, **order):
    """The same as the command, in this process: the report of each file by its name."""
    settings = settings_of_project({"NEWSCRAWL_ARCHIVE": archive_url})
    files, faults = find_files(map(str, names), apart=settings["NEWSCRAWL_PAGES"])
    done = ingest(Order(files=files, **order), settings)
    return {report.name: report for report in done.reports}, faults


@pytest.fixture(autouse=True)
def pages_elsewhere(tmp_path, monkeypatch):
    """Where the pages of a test are kept."""
    monkeypatch.setenv("NEWSCRAWL_PAGES", str(tmp_path / "pages"))
    monkeypatch.setattr("newscrawl.settings.NEWSCRAWL_PAGES", str(tmp_path / "pages"))
    return tmp_path / "pages"


def lone(archive_url, path, **order):
    reports, _ = take_in(archive_url, path, **order)
    (report,) = reports.values()
    return report


def articles(archive_url):
    with open_archive(archive_url) as archive:
        return {article.url: article for article in archive.find()}


def bridges(count, first=0):
    warc = Warc()
    for number in range(first, first + count):
        warc.page(HILL.format(number), article_html(number))
    return warc


def test_what_lies_in_a_web_archive_is_told_apart(archive_url, tmp_path):
    warc = Warc()
    warc.page(HILL.format(1), article_html(1))
    warc.page("https://hill.example/s/1", b"", status="301 Moved Permanently", headers=[("Location", HILL.format(2))])
    warc.page(HILL.format(2), article_html(2))
    warc.page("https://hill.example/", article_html(3, headline="The Hill Post"))
    warc.page("https://hill.example/photo.jpg", b"\xff\xd8", headers=[("Content-Type", "image/jpeg")])
    warc.page("dns:hill.example", b"1.2.3.4", kind="resource")
    warc.page(HILL.format(4), b"not here", status="404 Not Found")
    warc.page(HILL.format(5), article_html(5), headers=[("X-Robots-Tag", "noarchive")])
    warc.page(HILL.format(6), article_html(6), WARC_Truncated="length")
    warc.page(HILL.format(7), article_html(7), kind="resource")
    warc.page(
        "https://hill.example/s/2", b"", status="302 Found", headers=[("Location", "/news/bridge-1-opens-at-last")]
    )
    warc.page("<" + HILL.format(8) + ">", article_html(8))  # as wget 1.14 to 1.20 wrote addresses
    report = lone(archive_url, warc.save(tmp_path / "hill.warc.gz"))
    assert dict(report.counts) == {
        Outcome.NEW: 4, Outcome.DUPLICATE: 1, Outcome.NOT_AN_ARTICLE: 1, Outcome.GONE: 1, Outcome.FORBIDDEN_BY_ROBOTS: 1,
        Outcome.FAILED: 1, "no_page": 2, "redirect": 2,
    }  # fmt: skip
    assert report.faults == [f"{HILL.format(6)}: its recorder cut it off (length)"]
    found = articles(archive_url)
    assert set(found) == {HILL.format(number) for number in (1, 2, 7, 8)}
    with open_archive(archive_url) as archive:
        assert archive.get("https://hill.example/s/1").url == HILL.format(2)
        assert archive.get("https://hill.example/s/2").url == HILL.format(1)
    assert found[HILL.format(1)].first_seen_at.isoformat() == "2025-11-01T12:00:00+00:00"


def test_what_was_taken_in_is_not_taken_in_again_unless_asked(archive_url, tmp_path):
    path = bridges(3).save(tmp_path / "hill.warc.gz")
    assert lone(archive_url, path).counts[Outcome.NEW] == 3
    again = lone(archive_url, path.rename(tmp_path / "under-another-name.warc.gz"))
    assert (again.known, again.counts.total(), again.verdict) == (1, 0, "ok")
    path = tmp_path / "under-another-name.warc.gz"
    assert lone(archive_url, path, again=True).counts == {Outcome.UNCHANGED: 3}


def test_a_file_that_has_grown_is_read_on_from_its_torn_end(archive_url, tmp_path):
    data, path = bridges(5).data, tmp_path / "growing.warc.gz"
    path.write_bytes(data[: int(len(data) * 0.7)])
    first = lone(archive_url, path)
    assert first.counts[Outcome.FAILED] <= 1
    assert 0 < first.counts[Outcome.NEW] < 5
    path.write_bytes(data)
    second = lone(archive_url, path)
    assert second.counts == {Outcome.NEW: 5 - first.counts[Outcome.NEW]}


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_packages_are_read_whether_stored_or_compressed(archive_url, tmp_path, compression):
    package = tmp_path / "hill.wacz"
    with zipfile.ZipFile(package, "w", compression) as out:
        out.writestr("datapackage.json", "{}")
        out.writestr("archive/one.warc.gz", bridges(2).data)
        out.writestr("archive/two.warc", gzip.decompress(bridges(2, first=2).data))
        out.writestr("indexes/index.cdx.gz", b"")
    reports, faults = take_in(archive_url, package)
    assert not faults
    assert {name.rpartition("!")[2]: report.counts[Outcome.NEW] for name, report in reports.items()} == {
        "archive/one.warc.gz": 2,
        "archive/two.warc": 2,
    }
    assert len(articles(archive_url)) == 4


def test_folders_and_patterns_lead_to_files_and_every_fault_is_told(archive_url, tmp_path):
    (tmp_path / "2025").mkdir()
    bridges(1).save(tmp_path / "2025" / "a.warc.gz")
    bridges(1, first=1).save(tmp_path / "b.warc.gz")
    (tmp_path / "c.warc.gz").write_bytes(b"<html>")
    (tmp_path / "d.warc.gz").write_bytes(b"")
    (tmp_path / "e.wacz").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "notes.txt").write_text("nothing for us")
    (tmp_path / "f.warc.gz").write_bytes(gzip.compress(b"<html>" * 100))
    reports, faults = take_in(archive_url, tmp_path)
    assert {name.rpartition("/")[2]: report.verdict for name, report in reports.items()} == {
        "a.warc.gz": "ok",
        "b.warc.gz": "ok",
        "d.warc.gz": "failed",
        "f.warc.gz": "failed",
    }
    assert {name.rpartition("/")[2] for name in faults} == {"c.warc.gz", "e.wacz"}
    assert {report.error for report in reports.values() if report.error} >= {"it is empty"}
    files, _ = find_files([str(tmp_path / "*.warc.gz")])
    assert len(files) == 3
    with pytest.raises(InvalidArgument, match="there is no WARC"):
        find_files([str(tmp_path / "nothing-*")])


@pytest.mark.parametrize(
    ("names", "code", "words"),
    [
        (["good.warc.gz"], 0, ""),
        (["empty.warc.gz"], 15, "it is empty"),
        (["good.warc.gz", "empty.warc.gz"], 15, "it is empty"),
        (["no-articles.warc.gz"], 10, ""),
        (["nothing.warc.gz"], 2, "there is no WARC or WACZ file"),
        (["good.warc.gz", "--site", "nobody"], 2, "there is no site 'nobody'"),
        (["good.warc.gz", "--archive", "sqlite:////nowhere/news.db"], 14, "there is no folder"),
        (["good.warc.gz", "--processes", "0"], 2, "0 is not in the range"),
    ],
)
def test_exit_codes_and_words(tmp_path, names, code, words):
    bridges(1).save(tmp_path / "good.warc.gz")
    (tmp_path / "empty.warc.gz").write_bytes(b"")
    Warc().page("https://hill.example/about", b"<html><p>We are a paper.").save(tmp_path / "no-articles.warc.gz")
    names = [str(tmp_path / name) if name.endswith(".gz") else name for name in names]
    environment = {"NEWSCRAWL_ARCHIVE": f"sqlite:///{tmp_path}/news.db"}
    result = CliRunner().invoke(main, ["ingest", *names], env=environment)
    assert result.exit_code == code, result.output
    assert words in result.stderr
    assert isinstance(result.exception, SystemExit | None)


def test_the_pages_of_articles_are_kept_with_what_led_to_them(archive_url, tmp_path, pages_elsewhere):
    warc = Warc()
    warc.page("https://hill.example/s/1", b"", status="301 Moved Permanently", headers=[("Location", HILL.format(1))])
    packed = gzip.compress(article_html(1))
    warc.page(HILL.format(1), packed, headers=[("Content-Encoding", "gzip"), ("X-Robots-Tag", "nosnippet")])
    warc.page(HILL.format(2), article_html(2), headers=[("Content-Encoding", "br"), ("Transfer-Encoding", "chunked")])
    warc.page("https://hill.example/about", b"<html><p>We are a paper.")
    lone(archive_url, warc.save(tmp_path / "hill.warc.gz"))
    assert not list(pages_elsewhere.rglob("*.open"))
    with open_archive(archive_url, pages=str(pages_elsewhere)) as archive:
        first = archive.page(HILL.format(1))
        assert first.asked == ("https://hill.example/s/1", HILL.format(1))
        assert first.reservations == ("nosnippet (X-Robots-Tag)",)
        assert first.fetched_at.isoformat() == "2025-11-01T12:00:00+00:00"
        assert archive.read_page(first).body == packed
        for number in (1, 2):
            page = archive.page(HILL.format(number), revision=1)
            assert archive.read_page(page).content() == article_html(number)
        assert not any(archive.check().findings.values())


def many(tmp_path, count=200):
    path = tmp_path / "many.warc.gz"
    warc = bridges(count)
    path.write_bytes(warc.data)
    return path


def test_several_processes_give_the_rows_of_one(tmp_path, pages_elsewhere):
    path = tmp_path / "many.warc.gz"
    warc = Warc()
    for number in range(
        60
    ):  # redirects lead to the other end of the file, repeated pages stand half as far from its begin
        there = [("Location", HILL.format(59 - number))]
        warc.page(f"https://hill.example/s/{number}", b"", status="301 Moved Permanently", headers=there)
        warc.page(HILL.format(number), article_html(number))
        earlier = HILL.format(number // 2)
        warc.page(f"https://hill.example/same/{number}", b"", kind="revisit", WARC_Refers_To_Target_URI=earlier)
    warc.save(path)
    code = f"""
from newscrawl.ingest import parts
parts.SMALLEST = {path.stat().st_size // 4}
from newscrawl.cli import main
if __name__ == "__main__":
    main()
"""
    (tmp_path / "cut.py").write_text(code)
    found = []
    for processes in ("1", "2"):
        archive_url = f"sqlite:///{tmp_path}/{processes}.db"
        process = run(
            "cut", "ingest", str(path), "--json", "--processes", processes,
            NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_PAGES=str(pages_elsewhere), PYTHONPATH=str(tmp_path),
        )  # fmt: skip
        (report,) = json.loads(process.stdout)
        assert (report["verdict"], report["is_whole"]) == ("ok", True), process.stderr
        assert (report["counts"]["new"], report["counts"]["redirect"]) == (60, 60)
        assert report["counts"].keys() == {"new", "redirect", "duplicate"}
        assert report["parts"] == 1 or (processes == "2" and report["parts"] > 2)
        with open_archive(archive_url) as archive:
            for number in range(60):
                assert archive.get(f"https://hill.example/s/{number}").url == HILL.format(59 - number)
                assert archive.get(f"https://hill.example/same/{number}").url == HILL.format(number // 2)
        rows = {url: (one.headline, one.body, one.revision) for url, one in articles(archive_url).items()}
        found.append(rows)
    assert found[0] == found[1]
    assert len(found[0]) == 60


def test_a_killed_run_goes_on_and_doubles_nothing(archive_url, tmp_path, pages_elsewhere):
    for number in range(2):
        bridges(60, first=60 * number).save(tmp_path / f"{number}.warc.gz")
    command = ("newscrawl", "ingest", str(tmp_path), "--json", "--processes", "2")
    environment = {"NEWSCRAWL_ARCHIVE": archive_url, "NEWSCRAWL_PAGES": str(pages_elsewhere)}
    process = start(*command, **environment)
    while not stored(archive_url) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    process = run(*command, **environment)
    assert process.returncode == 0, process.stdout + process.stderr
    with open_archive(archive_url) as archive:
        assert archive.count() == 120
        assert all(article.revision == 1 for article in archive.find())
        assert sum(change.kind == "new" for change in archive.changes()) == 120
        assert not any(archive.check().findings.values())
        assert all(archive.pages(article.url) for article in archive.find())
        states = archive.ingested(
            [file.identity() for file in find_files([str(tmp_path)], apart=str(pages_elsewhere))[0]]
        )
    assert [state.counts for state in states] == [{"new": 60}, {"new": 60}]  # each page was counted once
    assert all(state.ended_at for state in states)


def stored(archive_url):
    """How many articles are there, asked without waking anybody."""
    file = archive_url.removeprefix("sqlite:///")
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            (count,) = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
    except sqlite3.OperationalError:
        return 0  # it is not made yet
    connection.close()
    return count


def test_a_first_signal_ends_it_in_good_order_and_the_next_run_goes_on(archive_url, tmp_path, pages_elsewhere):
    path = many(tmp_path, 900)
    process = start(
        "newscrawl", "ingest", str(path), "--json", "--processes", "1",
        NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_PAGES=str(pages_elsewhere),
    )  # fmt: skip
    while stored(archive_url) < 1 and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "goes on where it ended" in errors
    (report,) = json.loads(output)
    taken = report["counts"]["new"]
    assert taken == stored(archive_url) < 900
    assert lone(archive_url, path).counts == {Outcome.NEW: 900 - taken}
