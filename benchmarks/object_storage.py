"""Pages kept on S3: the whole road against a server of that protocol on this machine, over HTTP.

    python benchmarks/object_storage.py [--kills N]

Prints a line for each step, with the requests that the server counted; exit code 1 if any is not as it should be.
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
BUCKET = "news-pages"
SMALL_FILES = 30_000
"""Bytes after which another file is begun while crawls are killed: so some are always on their way."""


ADDRESSES = """
import os
from archive import open_archive
with open_archive(os.environ["NEWSCRAWL_ARCHIVE"]) as archive:
    print(*sorted(article.url for article in archive.find()))
"""
ALL_RECORDS = f"""
import fsspec
from warcio.archiveiterator import ArchiveIterator
for name in fsspec.filesystem("s3").find("{BUCKET}"):
    with fsspec.open(f"s3://{{name}}") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Storage:
    """A server of S3 in a process of its own, and the environment of whoever is to use it."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self._log = folder / "storage.log"
        self._process = None

    @property
    def environment(self):
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "NEWSCRAWL_ARCHIVE": f"sqlite:///{self.folder}/news.db",
            "NEWSCRAWL_PAGES": f"s3://{BUCKET}/kept",
            "NEWSCRAWL_PAGES_SPOOL": str(self.folder / "spool"),
            "FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "FSSPEC_S3_KEY": "reader",
            "FSSPEC_S3_SECRET": "a-secret",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def start(self):
        command = [TOOLS / "moto_server", "-H", "127.0.0.1", "-p", str(self.port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5).read()
            except OSError:
                time.sleep(0.2)
        raise SystemExit("the server of S3 does not start")

    def stop(self):
        self._process.terminate()
        self._process.wait()

    def python(self, *arguments, **options):
        command = [sys.executable, *map(str, arguments)]
        options = {"capture_output": True, "text": True, "timeout": 300, **options}
        return subprocess.run(command, env=self.environment, cwd=self.folder, check=False, **options)

    def newscrawl(self, *arguments, **options):
        return self.python("-m", "newscrawl", *arguments, **options)

    def requests(self):
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines() if self._log.exists() else []
        return sum('"' in line and BUCKET in line and " HTTP/1.1" in line for line in lines)

    def objects(self):
        code = f"import fsspec, json; fs = fsspec.filesystem('s3'); print(json.dumps(fs.find('{BUCKET}')))"
        return json.loads(self.python("-c", code).stdout)


def crawl(archive, port, revisit, size):
    """In the tools' Python: the demo's sites, their pages into files of this size."""
    from newscrawl.cli.demo import demo_assignments, demo_settings
    from newscrawl.demo.server import homepages
    from newscrawl.running import crawl_all, run

    settings = demo_settings(archive, pages=os.environ["NEWSCRAWL_PAGES"])
    settings.set("NEWSCRAWL_PAGES_FILE_SIZE", int(size), priority="cmdline")
    assignments = demo_assignments(settings, homepages(int(port)), revisit=revisit)
    reports = run(settings, lambda process: crawl_all(process, assignments))
    sys.exit("; ".join(f"{one.site}: {one.verdict}: {one.detail}" for one in reports if one.verdict != "ok") or None)


@contextmanager
def demo():
    from newscrawl.demo.server import DemoWeb

    with DemoWeb(latency=0.01) as web:
        yield web


def crawling(storage, web, revisit="due", size=512 * 1024 * 1024):
    command = [sys.executable, __file__, "--crawl", storage.environment["NEWSCRAWL_ARCHIVE"]]
    command += [str(web.port), revisit, str(size)]
    return subprocess.Popen(
        command, env=storage.environment, cwd=storage.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def spooled(storage):
    return [path.name for path in (storage.folder / "spool").rglob("*.warc.gz*")]


def the_road(storage, web):
    """Name, whether it is well, and words of each step."""
    for edition, revisit in ((1, "due"), (2, "all")):
        web.edition = edition
        process = crawling(storage, web, revisit)
        _, errors = process.communicate(timeout=300)
        yield f"crawl {edition}", process.returncode == 0 and not spooled(storage), errors[-300:]
    first, *_ = storage.python("-c", ADDRESSES).stdout.split()
    for name, *command in (
        ("check", "check"),
        ("show", "show", "--page", first),
        ("cite", "cite", first),
        ("export", "pages", "export", "--wacz", "all.wacz"),
        ("reread", "reread", "--from-start", "-s", "SPIDER_MODULES=newscrawl.demo.sites"),
        ("takedown", "takedown", first, "--reason", "by order of a court"),
        ("check after it", "check"),
    ):
        done = storage.newscrawl(*command)
        yield name, done.returncode == 0, done.stdout + done.stderr
    told = storage.newscrawl("doctor")
    yield "doctor", "pages: kept at" in told.stdout + told.stderr, told.stdout
    sound = storage.python("-c", ALL_RECORDS)
    yield "warcio reads every object", sound.returncode == 0, sound.stderr[-300:]


def without_storage(storage, web):
    """Pages gather in the spool while nothing answers, can be read from there, and arrive later."""
    port, storage.port = storage.port, free_port()
    web.edition = 1
    _, errors = (process := crawling(storage, web, "all")).communicate(timeout=300)
    yield "crawl without storage", process.returncode == 0 and len(spooled(storage)) > 0, errors[-300:]
    told = storage.newscrawl("doctor")
    yield "doctor says so", "cannot be kept" in told.stdout + told.stderr, told.stdout[-300:]
    storage.port = port
    checked = storage.newscrawl("check")
    yield (
        "check reads the spool",
        checked.returncode == 0 and len(spooled(storage)) > 0,
        checked.stdout + checked.stderr,
    )
    web.edition = 2
    _, errors = (process := crawling(storage, web, "all")).communicate(timeout=300)
    yield "the next crawl brings them", process.returncode == 0 and not spooled(storage), errors[-300:]
    checked = storage.newscrawl("check")
    yield "check", checked.returncode == 0, checked.stdout + checked.stderr


def killed(storage, count):
    """Crawls killed at any moment: whatever row is there has its page, at once and after the next crawl."""
    bad = []
    for seed in range(count):
        for path in storage.folder.glob("news.db*"):
            path.unlink()
        with demo() as web:
            process = crawling(storage, web, size=SMALL_FILES)
            moment = random.Random(seed).randrange(5, 55)
            while len(web.requests) < moment and process.poll() is None:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            at_once = storage.newscrawl("check").returncode if (storage.folder / "news.db").exists() else 0
            (process := crawling(storage, web, size=SMALL_FILES)).communicate(timeout=300)
            later = storage.newscrawl("check")
        if at_once not in {0, 14} or process.returncode or later.returncode or spooled(storage):
            bad.append(f"{seed}: {at_once} {process.returncode} {later.stdout[-200:]} {spooled(storage)}")
    yield f"{count} killed crawls", not bad, "; ".join(bad)


def make_bucket(storage):
    code = f"import fsspec; fsspec.filesystem('s3').mkdir('{BUCKET}')"
    storage.python("-c", code)


def steps(folder, kills):
    storage = Storage(folder)
    mistaken = storage.environment | {"NEWSCRAWL_PAGES": "s3://mistaken/kept"}
    storage.start()
    try:
        told = subprocess.run([TOOLS / "newscrawl", "doctor"], env=mistaken, cwd=folder, capture_output=True,
                              text=True, check=False)  # fmt: skip
        yield "a bucket that is not there is told", "there is no such place" in told.stdout + told.stderr, told.stdout
        make_bucket(storage)
        before = storage.requests()
        with demo() as web:
            for name, is_well, words in chain(the_road(storage, web), without_storage(storage, web)):
                asked, before = storage.requests() - before, storage.requests()
                yield f"{name} ({asked} requests)", is_well, words
        yield from killed(storage, kills)
    finally:
        storage.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=10)
    options = parser.parse_args()
    are_well = True
    with tempfile.TemporaryDirectory() as name:
        for step, is_well, words in steps(Path(name), options.kills):
            print(f"{step}: {'well' if is_well else f'NOT WELL: {words}'}", flush=True)
            are_well = are_well and is_well
    sys.exit(0 if are_well else 1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--crawl"]:
        crawl(*sys.argv[2:])
    else:
        main()
