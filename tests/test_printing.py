"""What commands print for people: as wide as it is where no terminal bounds it, and each time with its year."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest
from tests_archive import NOW, an_article, register
from tests_support import ROOT, call

from archive import open_archive
from archive.crawls import Verdict

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
        transaction.end_crawl(crawl, verdict=Verdict.OK, at=NOW, counts={}, detail="")
    wide = call("sites", NEWSCRAWL_ARCHIVE=filled, COLUMNS=None).stdout
    assert "2025-11-01 12:00" in next(line for line in wide.splitlines() if line.startswith("hill"))
    narrow = call("sites", NEWSCRAWL_ARCHIVE=filled, COLUMNS="80").stdout.splitlines()
    assert max(map(len, narrow)) <= 80
    (at,) = (number for number, line in enumerate(narrow) if line.startswith("hill"))
    assert narrow[at].split()[3] == "2025-11-01"
    assert narrow[at + 1].split()[0] == "12:00"
