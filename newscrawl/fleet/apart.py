"""Starting an errand, and telling how it ended: with a report, or with the death of its process."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from archive.crawls import Verdict
from newscrawl.clock import correction
from newscrawl.fleet.errand import BEAT
from newscrawl.fleet.jobs import Task
from newscrawl.running import CrawlReport

_SILENT_FOR = 60.0
"""Seconds without a sign of life after which a process hangs; the first ones of an import are among them."""
_ENDS_WITHIN = 20.0
"""Seconds that a process has to end in good order."""


@dataclass
class Errands:
    """The processes that a worker has running."""

    overrides: Mapping[str, str]
    silent_for: float = _SILENT_FOR
    _running: set[asyncio.subprocess.Process] = field(default_factory=set)

    async def do(self, task: Task) -> dict[str, Any] | str:
        """Do a task in a process of its own; gives back what it reports, or in words how it died."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "newscrawl.fleet.errand",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**24,
            start_new_session=True,  # a Ctrl-C reaches it once, through us
        )  # fmt: skip
        assert process.stdin is not None
        self._running.add(process)
        try:
            process.stdin.write(_told(task, self.overrides))
            with suppress(ConnectionError):
                await process.stdin.drain()
            said = await self._report(process)
            if said is None:
                process.kill()
            code = await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
            self._running.discard(process)
        if said is None:
            return f"its process gave no sign of life for {self.silent_for:.0f} seconds and was killed"
        if said:
            return said
        return (
            f"its process was ended by {signal.Signals(-code).name}" if code < 0 else f"its process ended with {code}"
        )

    async def _report(self, process: asyncio.subprocess.Process) -> dict[str, Any] | None:
        """The report; empty if the process ended without one, ``None`` if it hangs."""
        assert process.stdout is not None
        while True:
            try:
                line = await asyncio.wait_for(process.stdout.readline(), self.silent_for)
            except TimeoutError:
                return None
            if not line:
                return {}
            if line.strip() == BEAT.encode():
                continue
            with suppress(ValueError):
                said = json.loads(line)
                if isinstance(said, dict):
                    return said

    async def stop(self) -> None:
        """End all in good order, and those that do not end at once."""
        for process in list(self._running):
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(_ENDS_WITHIN):
                while self._running:  # noqa: ASYNC110 - each is waited for by whoever started it
                    await asyncio.sleep(0.1)
        for process in list(self._running):
            process.kill()


def _told(task: Task, overrides: Mapping[str, str]) -> bytes:
    told = {
        "kind": str(task.kind),
        "name": task.name,
        "arguments": dict(task.arguments),
        "overrides": dict(overrides),
        "late": correction().total_seconds(),
    }
    return json.dumps(told).encode() + b"\n"


def crawl_report(said: Mapping[str, Any]) -> CrawlReport:
    """The report on a crawl that another process made."""
    report = dict(said["report"])
    return CrawlReport(**{**report, "verdict": Verdict(report["verdict"])})
