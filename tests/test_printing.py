"""What commands print for people: as wide as it is where no terminal bounds it, and each time with its year."""

import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest
from rich.console import Console
from tests_archive import NOW, an_article, register
from tests_support import ROOT, call

from archive import open_archive
from archive.crawls import Verdict
from newscrawl.cli.ingest import report_table
from newscrawl.ingest.reports import FileReport

LONG = "The council opens a bridge over the river after nine years of work " * 4
ADDRESS = "https://hill.example/news/" + "-".join(LONG.split()).lower()


@pytest.fixture
def filled(archive, archive_url):
    register(archive, "hill")
    archive.add(an_article(url=ADDRESS, headline=LONG.strip(), site="hill"))
    return archive_url


def test_without_a_terminal_nothing_is_cut_or_wrapped(filled):
    shown = call("show", ADDRESS, NEWSCRAWL_ARCHIVE=filled, COLUMNS=None).stdout
    assert any(LONG.strip() in line for line in shown.splitlines())
    bounded = call("show", ADDRESS, NEWSCRAWL_ARCHIVE=filled, COLUMNS="70").stdout
    assert max(len(line) for line in bounded.splitlines()[1:]) <= 70


def test_a_terminal_bounds_what_is_printed(filled):
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "newscrawl", "show", ADDRESS],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=theirs, env={**plain, "NEWSCRAWL_ARCHIVE": filled, "NO_COLOR": "1"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(30) == 0
    assert shown.count(b"bridge") > 3
    assert not any(LONG[:100].encode() in line for line in shown.splitlines())


def test_each_time_has_its_year(filled):
    with open_archive(filled) as archive, archive.write() as transaction:
        crawl = transaction.begin_crawl("hill", at=NOW)
        transaction.end_crawl(crawl, verdict=Verdict.DEGRADED, at=NOW, counts={}, detail="")
    wide = call("sites", NEWSCRAWL_ARCHIVE=filled, COLUMNS=None).stdout
    assert "2025-11-01 12:00" in next(line for line in wide.splitlines() if line.startswith("hill"))
    narrow = call("sites", NEWSCRAWL_ARCHIVE=filled, COLUMNS="80").stdout.splitlines()
    assert max(map(len, narrow)) <= 80
    (at,) = (number for number, line in enumerate(narrow) if line.startswith("hill"))
    assert narrow[at].split()[3] == "2025-11-01"
    assert narrow[at].rstrip().endswith(" degraded")
    assert narrow[at + 1].split()[0] == "12:00"


BRACKETS = "Bridge [/b] opens [red] :warning: at noon"


def test_what_looks_like_markup_is_printed_as_it_stands(archive, archive_url, tmp_path):
    text = "<p>The bridge at the mill was opened on Monday [/i] after nine years of work by four villages.</p>" * 4
    page = tmp_path / "page[1].html"
    page.write_text(
        f"<html lang=en><head><title>{BRACKETS}</title></head><body><h1>{BRACKETS}</h1><p>By Ann [/x] Lee</p>"
        f"<p>Published On 45 Oct [/x] 2025</p>{text}</body></html>"
    )
    read = call("extract", str(page), "--url", "https://hill.example/a", "--explain", COLUMNS=None)
    assert read.stdout.count(BRACKETS) > 2, read.stderr
    assert "unreadable: Published On 45 Oct [/x] 2025" in read.stdout
    register(archive, "[/hill]")
    assert "[/hill]" in call("sites", NEWSCRAWL_ARCHIVE=archive_url, COLUMNS=None).stdout
    Console(file=(shown := io.StringIO()), width=200).print(report_table([FileReport(name="[/a].warc")]))
    assert "[/a].warc" in shown.getvalue()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("coverage --day nonsense", "--day 'nonsense' is no day"),
        ("coverage --site hil", "did you mean hill?"),
        ("find --site hil", "did you mean hill?"),
        ("search bridge --site hil", "did you mean hill?"),
        ("export - --site hil", "did you mean hill?"),
        ("find --since 2025-11-01 --until 2025-10-01", "exchange the two"),
        ("export - --since 2025-11-01 --until 2025-10-01", "exchange the two"),
        ("export {tmp}/a.jsonl --mark {tmp}/none/a.mark", "none/a.mark cannot be written"),
        ("export {tmp}/a.jsonl --mark {tmp}/garbage", "garbage holds no mark but 'garbage'"),
        ("notify --test --dry-run -s NEWSCRAWL_NOTIFY=json://127.0.0.1:9/", "say one of the two"),
        ("ingest {tmp}/a.warc {tmp}/b.warc --site hil", "there is no site 'hil'"),
    ],
)
def test_wrong_use_is_named_and_ends_with_2(command, words, filled, tmp_path):
    (tmp_path / "garbage").write_text("garbage")
    for name in ("a.warc", "b.warc"):
        (tmp_path / name).write_bytes(b"WARC/1.1\r\n")
    done = call(*command.format(tmp=tmp_path).split(), NEWSCRAWL_ARCHIVE=filled)
    assert (done.returncode, words in done.stderr) == (2, True), (done.returncode, done.stderr)
