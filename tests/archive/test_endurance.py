"""A short run of what benchmarks/endurance.py does for long."""

import json
import os
import subprocess
import sys

import pytest
from tests_support import ROOT


def endure(*arguments, timeout=120):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests/support/tests_endurance.py"), *map(str, arguments)]
    process = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=timeout, check=False
    )
    assert process.returncode == 0, process.stderr
    assert "locked" not in process.stderr
    return json.loads(process.stdout)


def test_what_was_acknowledged_survives_kills_at_any_moment(archive_url):
    figures = endure("crashes", archive_url, 6)
    assert figures["promised"] >= 6
    assert figures["articles"] >= figures["promised"]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_followers_see_what_many_writers_write_in_one_order(archive_url):
    assert endure("crowd", archive_url, 8, 4, 3)["acknowledged"] > 0


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_processes_share_an_sqlite_file(archive_url):
    assert endure("crowd", archive_url, 3, 1, 2)["acknowledged"] > 0
