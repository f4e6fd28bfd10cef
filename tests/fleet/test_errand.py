"""The process that does one job of a worker."""

import json
import subprocess
import sys

from tests_support import ROOT


def started(task):
    process = subprocess.Popen(
        [sys.executable, "-m", "newscrawl.fleet.errand"], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdin.write(json.dumps(task).encode() + b"\n")
    process.stdin.flush()
    return process


def test_it_ends_in_good_order_while_somebody_waits(tmp_path, archive_url):
    overrides = {"NEWSCRAWL_ARCHIVE": archive_url, "NEWSCRAWL_PAGES": str(tmp_path / "pages")}
    process = started({"kind": "ingest", "name": "/no/file.warc", "arguments": {}, "overrides": overrides, "late": 0})
    code = process.wait(timeout=60)  # its standard input is open till then, as a worker leaves it
    with process:
        assert (code, process.stderr.read()) == (0, b"")
        assert "/no/file.warc" in json.loads(next(line for line in process.stdout if line.startswith(b"{")))["error"]
