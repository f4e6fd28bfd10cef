"""A process of its own for one task: a site whose crawls are suspected of ending their process, a rereading, an ingest.

It is told what to do on its standard input, which stays open for as long as somebody waits for it: when that one dies,
however it dies, so does this. On its standard output it gives signs of life, one a second, and its report at the end.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import signal
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from archive.errors import ArchiveError
from newscrawl import clock
from newscrawl.arguments import Arguments
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.fleet.jobs import Kind, Task
from newscrawl.fleet.tasks import assignment_of
from newscrawl.ingest.files import find_files
from newscrawl.ingest.office import ingest
from newscrawl.ingest.planning import Order
from newscrawl.reread_all import Wish, reread
from newscrawl.running import crawl_one, run, settings_of_project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from newscrawl.running import CrawlReport

BEAT = "."
_EVERY = 1.0
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Do what the first line of the standard input says."""
    if sys.platform == "linux":  # for code that never lets another thread come to its turn
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    told = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_whoever_waits, name="parent", daemon=True).start()
    task = Task(kind=Kind(told["kind"]), name=told["name"], arguments=told["arguments"])
    settings = settings_of_project(told["overrides"])
    own = clock.own()
    clock.follow(own + timedelta(seconds=told["late"]), own_then=own)
    if task.kind in {Kind.CRAWL, Kind.BACK_FILL}:
        report = run(settings, lambda process: _crawl(process, task, settings))
        _say({"report": asdict(report)})
        return
    threading.Thread(target=_beat_for_ever, name="beats", daemon=True).start()
    try:
        _say({"counts": _past(task, settings, told["overrides"])})
    except (ArchiveError, NewscrawlError) as error:
        _say({"error": str(error)})


def _past(task: Task, settings: Settings, overrides: Mapping[str, str]) -> dict[str, int]:
    """Read kept pages again, or take in a file of them; gives back what came of it, by outcome."""
    if task.kind is Kind.INGEST:
        files, faults = find_files([task.name], apart=settings.get("NEWSCRAWL_PAGES"))
        if faults:
            raise InvalidArgument("; ".join(f"{name}: {words}" for name, words in faults.items()))
        done = ingest(Order(files=files, site=task.arguments.get("site")), settings)
        if wrong := [report.error for report in done.reports if report.error]:
            raise InvalidArgument("; ".join(wrong))
        return dict(sum((report.counts for report in done.reports), Counter()))
    fields = tuple(task.arguments.get("fields", "").split())
    since = Arguments.from_text({"since": task.arguments.get("since", "")}).since
    wish = Wish(
        archive_url=settings["NEWSCRAWL_ARCHIVE"],
        site=task.name or None,
        since=since,
        fields=fields,
        overrides=overrides,
    )
    return dict(reread(wish).outcomes)


async def _crawl(process: AsyncCrawlerProcess, task: Task, settings: Settings) -> CrawlReport:
    beats = asyncio.create_task(_beat())  # from the event loop: one that hangs gives none
    try:
        return await crawl_one(process, assignment_of(task, settings))
    finally:
        beats.cancel()


async def _beat() -> None:
    while True:
        _write(BEAT)
        await asyncio.sleep(_EVERY)


def _beat_for_ever() -> None:
    while True:
        _write(BEAT)
        time.sleep(_EVERY)


def _say(report: dict[str, Any]) -> None:
    _write(json.dumps(report, ensure_ascii=True))


def _write(line: str) -> None:
    with suppress(OSError):
        os.write(1, f"{line}\n".encode())


def _end_with_whoever_waits() -> None:
    while os.read(0, 1):  # not through sys.stdin: Python, when it ends, waits in vain for whoever reads there
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
