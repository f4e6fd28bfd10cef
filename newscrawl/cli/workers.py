"""``newscrawl workers``: who does what, on all machines, and what waits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape
from rich.table import Table

from archive.workers import Worker
from newscrawl.cli.options import archive_option, existing_archive, json_option, settings_for, stdout_console
from newscrawl.clock import to_the_minute
from newscrawl.fleet.address import connection_of

if TYPE_CHECKING:
    from newscrawl.fleet.queue import Doing, Failed, Queue

_NAMED = 6
"""Sites of a worker that are named in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    at: datetime
    workers: Sequence[Worker]
    doing: Sequence[Doing]
    waiting: Counter[str]


@click.command("workers")
@click.option("--failed", "is_of_failed", is_flag=True, help="Show the jobs that were given up instead, and why.")
@archive_option
@json_option
def command(is_of_failed: bool, archive_url: str | None, as_json: bool) -> None:
    """Show the workers of the last day, what each has in hand, and what waits in the queue.

    The exit code is 1 while no worker is alive. With --failed: each job that was given up, when, after how many
    tries, and its last error; 1 where there is none. `newscrawl dispatch retry` and `forget` clear them.
    """
    settings = settings_for(archive_url)
    address = settings["NEWSCRAWL_ARCHIVE"]
    connection_of(address)
    if is_of_failed:
        raise SystemExit(0 if _show_failed(address, as_json=as_json) else 1)
    from newscrawl.fleet.handing_out import living
    from newscrawl.fleet.queue import run_with_queue

    with existing_archive(address) as archive:
        at, workers = archive.clock(), archive.workers()

    def look(queue: Queue) -> Coroutine[Any, Any, _Scene]:
        return _look(queue, at, workers)

    scene: _Scene = run_with_queue(address, look, to_look=True)
    silence = timedelta(seconds=settings.getfloat("NEWSCRAWL_FLEET_SILENCE"))
    alive = {one.id for one in living(workers, at, silence)}
    if as_json:
        click.echo(json.dumps(_as_row(scene, alive), ensure_ascii=False, indent=2))
    else:
        console = stdout_console()
        console.print(_table(scene, alive))
        failed = scene.waiting["failed"]
        waiting = sorted((kind, count) for kind, count in scene.waiting.items() if count and kind != "failed")
        words = ", ".join(f"{count} {kind}" for kind, count in waiting)
        console.print(f"waiting: {words or 'nothing'}")
        if failed:
            console.print(f"failed: {failed}; newscrawl workers --failed says why")
    raise SystemExit(0 if alive else 1)


async def _look(queue: Queue, at: datetime, workers: Sequence[Worker]) -> _Scene:
    return _Scene(at=at, workers=workers, doing=await queue.doing(), waiting=await queue.waiting())


def _show_failed(address: str, *, as_json: bool) -> bool:
    """Print the jobs that were given up, and give back whether there are any."""
    from newscrawl.fleet.queue import run_with_queue

    existing_archive(address).close()
    found: list[Failed] = run_with_queue(address, lambda queue: queue.failed(), to_look=True)
    if as_json:
        click.echo(json.dumps([_failed_as_row(one) for one in found], ensure_ascii=False, indent=2))
    elif found:
        stdout_console().print(_table_of_failed(found))
    else:
        click.echo("no job has failed", err=True)
    return bool(found)


def _failed_as_row(one: Failed) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "arguments": dict(one.task.arguments) if one.task else None,
        "handed_out_at": one.handed_out_at.isoformat(),
        "failed_at": one.failed_at.isoformat(),
        "tries": one.tries,
        "error": one.error,
    }


def _table_of_failed(found: Sequence[Failed]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for title in ("kind", "name", "failed (UTC)", "tries", "error"):
        is_short = title not in {"name", "error"}
        table.add_column(title, overflow="fold", no_wrap=is_short, justify="right" if title == "tries" else "left")
    for one in found:
        when = to_the_minute(one.failed_at)
        table.add_row(one.kind, escape(one.name), when, str(one.tries), escape(one.error))
    return table


def _as_row(scene: _Scene, alive: set[str]) -> dict[str, Any]:
    return {
        "workers": [
            {
                "worker": one.holder,
                "version": one.version,
                "state": _state(one, alive),
                "places": one.places,
                "started_at": one.started_at.isoformat() if one.started_at else None,
                "seen_at": one.seen_at.isoformat() if one.seen_at else None,
                "doing": [
                    {"kind": job.task.kind, "name": job.task.name, "since": job.since.isoformat()}
                    for job in scene.doing
                    if job.worker == one.id
                ],
            }
            for one in scene.workers
        ],
        "waiting": {kind: count for kind, count in scene.waiting.items() if count},
    }


def _state(worker: Worker, alive: set[str]) -> str:
    return "silent" if worker.state == "working" and worker.id not in alive else str(worker.state)


def _table(scene: _Scene, alive: set[str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for title in ("worker", "version", "state", "seen", "busy", "doing"):
        table.add_column(title, overflow="fold", justify="right" if title in {"busy", "seen"} else "left")
    for one in scene.workers:
        jobs = [job for job in scene.doing if job.worker == one.id]
        names = [job.task.name if job.task.kind == "crawl" else job.task.key for job in jobs]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        seen = f"{(scene.at - one.seen_at).total_seconds():.0f} s ago" if one.seen_at else ""
        state = _state(one, alive)
        colour = {"working": "green", "silent": "red"}.get(state, "yellow")
        busy = f"{len(jobs)} of {one.places}"
        shown = ", ".join(names[:_NAMED]) + more
        who = one.holder.rpartition(" of ")[0]  # without the start of the process
        table.add_row(escape(who), escape(one.version), f"[{colour}]{state}[/]", seen, busy, escape(shown))
    return table
