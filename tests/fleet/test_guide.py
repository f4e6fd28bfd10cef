"""Every command of docs/fleet.md as it is written, but for what needs another machine, root, or docker."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest
import yaml
from click.testing import CliRunner
from tests_fleet import ManySites, change, rows, serving
from tests_support import ROOT, run
from tests_warc import Warc, article_html

from newscrawl.cli import main as newscrawl

GUIDE = (ROOT / "docs" / "fleet.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
]
ELSEWHERE = ("pip ", "createdb ", "export ", "docker ")
"""They set up the machine, which here the test has done."""
AFTER_A_FAILURE = ("newscrawl workers --failed", "newscrawl dispatch retry", "newscrawl dispatch forget")
"""Nothing fails here: test_queue.py tries them."""


@pytest.fixture
def place(tmp_path, postgres):
    """A folder in which ``newscrawl`` is a command, with the files that the guide speaks of, and an empty database."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "newscrawl"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m newscrawl "$@"\n')
    program.chmod(0o755)
    (tmp_path / "warcs").mkdir()
    file = Warc()
    file.page("https://hill.example/a/road-is-open-at-last", article_html())
    file.save(tmp_path / "warcs" / "others.warc.gz")
    done = run("newscrawl", "ingest", str(tmp_path / "warcs"), NEWSCRAWL_ARCHIVE=f"sqlite:///{tmp_path}/newscrawl.db")
    assert done.returncode == 0, done.stderr
    address = postgres.create()
    yield tmp_path, address
    postgres.drop(address)


def test_each_command_of_the_guide_does_what_it_says(place):
    folder, address = place
    with serving(ManySites(2, 2)) as web:
        (folder / "sites.txt").write_text("\n".join(web.homes))
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCRAWL", "SCRAPY"))}
        environment = {
            **plain,
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "NEWSCRAWL_ARCHIVE": address,
            "NEWSCRAWL_PAGES": str(folder / "pages"),
            "NEWSCRAWL_ALLOW_PRIVATE": "1",
            "NEWSCRAWL_LOG_LEVEL": "ERROR",
        }
        running = []
        ours = [one for one in dict.fromkeys(COMMANDS) if not one.startswith((*ELSEWHERE, *AFTER_A_FAILURE))]
        assert len(ours) == 9
        try:
            for command in ours:
                words, _, _ = command.partition("#")
                if words.rstrip().endswith("&"):
                    words = f"exec {words.rstrip().removesuffix('&')}"
                    running.append(subprocess.Popen(["/bin/sh", "-c", words], cwd=folder, env=environment))
                    continue
                if "workers" in words:
                    wait(lambda: rows(address, "SELECT count(*) FROM workers WHERE state = 'working'")[0][0] == 2)
                done = subprocess.run(
                    ["/bin/sh", "-c", words], cwd=folder, env=environment, capture_output=True, text=True
                )
                assert done.returncode == 0, (command, done.stderr)
            wait(lambda: rows(address, "SELECT count(*) FROM newscrawl_queue.jobs")[0][0] == 0)
            finished = rows(
                address, "SELECT entrypoint, status FROM newscrawl_queue.log WHERE status NOT IN ('queued', 'picked')"
            )
            assert {one.status for one in finished} == {"successful"}
            assert {one.entrypoint for one in finished} == {"crawl.1", "back-fill.1", "reread.1", "ingest.1"}
            assert rows(address, "SELECT count(*) FROM v_articles")[0][0] == 5
            change(address, "UPDATE alembic_version SET version_num = '9999'")
            wait(lambda: all(one.poll() is not None for one in running))
            assert {one.returncode for one in running} == {14}
        finally:
            for one in running:
                if one.poll() is None:
                    one.send_signal(signal.SIGKILL)
                one.wait()


def wait(condition, seconds=180):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.2)


def test_the_parts_of_the_compose_file_are_commands_that_there_are():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for name in ("schema", "dispatcher", "worker"):
        command = services[name]["command"]
        assert command[0] == "newscrawl"
        shown = CliRunner().invoke(newscrawl, [*command[1:], "--help"])
        assert shown.exit_code == 0, shown.output
