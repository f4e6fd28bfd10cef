"""``newscrawl dispatch``: hands out sites, and what else is to be done, to the workers of all machines."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.errors import ArchiveUnreachable
from archive.rereading import FIELDS
from archive.store import Archive, open_archive
from newscrawl.cli.crawl import assignments_for
from newscrawl.cli.options import (
    archive_option,
    instant,
    json_option,
    pairs,
    setting_option,
    settings_for,
    stderr_console,
    told_faults,
)
from newscrawl.clock import to_the_minute
from newscrawl.errors import InvalidArgument
from newscrawl.fleet.address import connection_of
from newscrawl.fleet.jobs import Kind, Task
from newscrawl.fleet.tasks import task_of
from newscrawl.ingest.files import find_files
from newscrawl.running import Assignment
from newscrawl.sites import SiteFiles, site_files

if TYPE_CHECKING:
    from rich.console import Console
    from scrapy.settings import Settings

    from newscrawl.fleet.handing_out import Dispatcher, Look
    from newscrawl.fleet.queue import Failed, Queue

_LONGEST_LOOK = 0.1
"""Share of its time that a dispatcher may spend looking: where there are very many sites, it looks less often."""
_LISTED = "newscrawl workers --failed lists what has failed"


@click.group("dispatch", invoke_without_command=True)
@click.option(
    "--sites", "sites_file", type=click.Path(path_type=Path), metavar="FILE",
    help="Addresses of further sites, one a line; read anew at each look.",
)  # fmt: skip
@click.option("--once", is_flag=True, help="Hand out what is due now, and end.")
@archive_option
@setting_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    sites_file: Path | None,
    once: bool,
    archive_url: str | None,
    overrides: dict[str, str],
    as_json: bool,
) -> None:
    """Hand out to the workers, for as long as it runs, the sites of spiders/ that are due. Run one, or two for safety.

    The commands below put further work into the same queue, behind the news: back-fills, rereadings, ingests; and
    clear what has failed there.
    """
    if context.invoked_subcommand is not None:
        return
    settings = _settings(archive_url, overrides)
    files = site_files(settings)
    sites = _Sites(files, sites_file)
    sites()
    fault = told_faults(files)
    console = stderr_console()
    with open_archive(settings["NEWSCRAWL_ARCHIVE"], create=False) as archive:
        look = asyncio.run(_dispatch(archive, settings, sites, console, once=once))
    if as_json and look is not None:
        click.echo(json.dumps(asdict(look), default=str, indent=2))
    raise SystemExit(fault)


def _settings(archive_url: str | None, overrides: dict[str, str]) -> Settings:
    """The settings of this command; what was said to `dispatch` itself counts where its command below says nothing."""
    above = getattr(click.get_current_context().parent, "params", {})
    overrides = {**above.get("overrides", {}), **overrides}
    settings = settings_for(archive_url or above.get("archive_url"), overrides)
    address = settings.get("NEWSCRAWL_ARCHIVE") or ""
    connection_of(address)
    return settings


class _Sites:
    """The sites of ``spiders/``, and those of a file, as it is now."""

    def __init__(self, files: SiteFiles, file: Path | None) -> None:
        self._files, self._file = files, file
        self._known: tuple[str, list[Assignment]] | None = None

    def __call__(self) -> Sequence[Assignment]:
        text = ""
        if self._file is not None:
            try:
                text = self._file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise InvalidArgument(f"--sites {self._file} cannot be read: {error}") from error
        if self._known is None or self._known[0] != text:
            named = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
            found = {}
            if self._files.spiders or not named:
                found = {one.site: one for one in assignments_for((), {}, self._files)}
            if named:
                found |= {one.site: one for one in assignments_for(named, {}, self._files)}
            self._known = text, list(found.values())
        return self._known[1]


async def _dispatch(
    archive: Archive, settings: Settings, sites: _Sites, console: Console, *, once: bool
) -> Look | None:
    from newscrawl.fleet.handing_out import Dispatcher
    from newscrawl.fleet.queue import Queue

    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    async with Queue(settings["NEWSCRAWL_ARCHIVE"]) as queue:
        dispatcher = Dispatcher(
            archive,
            queue,
            sites,
            revisits_a_day=settings.getint("NEWSCRAWL_REVISITS_A_DAY"),
            silence=timedelta(seconds=settings.getfloat("NEWSCRAWL_FLEET_SILENCE")),
        )
        if once:
            look = await dispatcher.look()
            console.print(_words(look), style="dim")
            return look
        await _look_again_and_again(dispatcher, ended, console, settings.getfloat("NEWSCRAWL_FLEET_LOOK"))
    return None


async def _look_again_and_again(dispatcher: Dispatcher, ended: asyncio.Event, console: Console, every: float) -> None:
    loop, said = asyncio.get_running_loop(), ""
    while not ended.is_set():
        began = loop.time()
        try:
            look = await dispatcher.look()
            words = _words(look)
        except (ArchiveUnreachable, InvalidArgument) as error:
            words = f"nothing could be handed out, trying again: {error}"
        if words != said:
            console.print(words, style="dim", markup=False, soft_wrap=True)
            said = words
        wait = max(every, (loop.time() - began) / _LONGEST_LOOK)
        waiting = asyncio.ensure_future(ended.wait())
        await asyncio.wait({waiting}, timeout=wait)
        waiting.cancel()


def _words(look: Look) -> str:
    words = f"handed out {look.handed_out} of {look.due} sites that are due, {look.waiting} waited before; "
    words += f"{look.workers} workers are alive" if look.workers else "no worker is alive: start newscrawl worker"
    return words + (f"; the next site is due at {to_the_minute(look.next_due)} UTC" if look.next_due else "")


@command.command("crawl")
@click.argument("names", nargs=-1, required=True, metavar="SITE|URL...")
@click.option("-a", "arguments", multiple=True, metavar="NAME=VALUE", help="Set a spider argument.")
@click.option("--since", metavar="TIME", help="Back-fill: what was published since 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Only what was published until.")
@archive_option
@setting_option
def _crawl(
    names: tuple[str, ...],
    arguments: tuple[str, ...],
    archive_url: str | None,
    overrides: dict[str, str],
    **window: str | None,
) -> None:
    """Have sites crawled now, whether or not they are due; with --since, their past, in turns with their news."""
    settings = _settings(archive_url, overrides)
    given = pairs(arguments) | {name: value for name, value in window.items() if value}
    if since := instant("since", given.get("since")):
        given["since"] = since.isoformat()  # 7d is 7 days before now, and not before the day of some later turn
    files = site_files(settings)
    tasks = [task_of(one) for one in assignments_for(names, given, files)]
    fault = told_faults(files)
    _hand_out(tasks, settings)
    raise SystemExit(fault)


@command.command("reread")
@click.option("--site", "sites", multiple=True, help="Only this site; repeatable.")
@click.option("--since", metavar="TIME", help="Only pages fetched from then on: 2025-10-01, 30d.")
@click.option("--field", "fields", multiple=True, type=click.Choice(FIELDS), help="Take over only this; repeatable.")
@archive_option
@setting_option
def _reread(
    sites: tuple[str, ...],
    since: str | None,
    fields: tuple[str, ...],
    archive_url: str | None,
    overrides: dict[str, str],
) -> None:
    """Have kept pages read again by today's rules, one job for each site (see newscrawl reread)."""
    settings = _settings(archive_url, overrides)
    with open_archive(settings["NEWSCRAWL_ARCHIVE"], create=False) as archive:
        held = [one.name for one in archive.sites() if one.articles]
    if unknown := set(sites) - set(held):
        raise InvalidArgument(f"the archive holds no article of {', '.join(sorted(unknown))}")
    from_then_on = instant("since", since)
    given = {"since": from_then_on.isoformat() if from_then_on else "", "fields": " ".join(fields)}
    _hand_out([Task(kind=Kind.REREAD, name=name, arguments=given) for name in sites or held], settings)


@command.command("ingest")
@click.argument("names", nargs=-1, required=True, metavar="FILE|FOLDER|PATTERN...")
@click.option("--site", metavar="SITE", help="Read all pages by the rules of this site, whatever their hosts.")
@archive_option
@setting_option
def _ingest(names: tuple[str, ...], site: str | None, archive_url: str | None, overrides: dict[str, str]) -> None:
    """Have pages taken in that others kept, one job for each file; all workers must reach it by the same name."""
    settings = _settings(archive_url, overrides)
    names = tuple(name if "://" in name else str(Path(name).absolute()) for name in names)
    files, faults = find_files(names, apart=settings.get("NEWSCRAWL_PAGES"))
    if faults:
        raise InvalidArgument("; ".join(f"{name}: {words}" for name, words in faults.items()))
    given = {"site": site} if site else {}
    tasks = [
        Task(kind=Kind.INGEST, name=name, arguments=given) for name in dict.fromkeys(str(one.path) for one in files)
    ]
    _hand_out(tasks, settings)


def _hand_out(tasks: Sequence[Task], settings: Settings) -> None:
    from newscrawl.fleet.queue import run_with_queue

    def work(queue: Queue) -> Coroutine[Any, Any, int]:
        return queue.hand_out(tasks)

    open_archive(settings["NEWSCRAWL_ARCHIVE"], create=False).close()
    count = run_with_queue(settings["NEWSCRAWL_ARCHIVE"], work)
    known = f"; {len(tasks) - count} were in the queue already" if count < len(tasks) else ""
    click.echo(f"handed out {_jobs(count)}{known}", err=True)


@command.command("retry")
@click.argument("names", nargs=-1, metavar="SITE|FILE...")
@click.option("--all", "is_of_all", is_flag=True, help="All that has failed.")
@archive_option
@setting_option
def _retry(names: tuple[str, ...], is_of_all: bool, archive_url: str | None, overrides: dict[str, str]) -> None:
    """Hand out anew what has failed of these sites and files, or all of it (newscrawl workers --failed)."""

    async def work(queue: Queue, chosen: Sequence[Failed]) -> str:
        left = await queue.retry(chosen)
        held = f"; {_jobs(len(left))} held: in the queue already, or not understood" if left else ""
        return f"handed out {_jobs(len(chosen) - len(left))}{held}"

    _settle(work, names, _settings(archive_url, overrides), is_of_all=is_of_all)


@command.command("forget")
@click.argument("names", nargs=-1, metavar="SITE|FILE...")
@click.option("--all", "is_of_all", is_flag=True, help="All that has failed.")
@archive_option
@setting_option
def _forget(names: tuple[str, ...], is_of_all: bool, archive_url: str | None, overrides: dict[str, str]) -> None:
    """Take what has failed of these sites and files, or all of it, out of the queue for good."""

    async def work(queue: Queue, chosen: Sequence[Failed]) -> str:
        return f"forgot {_jobs(await queue.forget(chosen))}"

    _settle(work, names, _settings(archive_url, overrides), is_of_all=is_of_all)


def _settle(
    work: Callable[[Queue, Sequence[Failed]], Awaitable[str]],
    names: Sequence[str],
    settings: Settings,
    *,
    is_of_all: bool,
) -> None:
    """Do something about the failed jobs that are named, and say what. Raises ``InvalidArgument`` for a wrong name."""
    from newscrawl.fleet.queue import run_with_queue

    if bool(names) == is_of_all:
        raise InvalidArgument(f"name sites and files, or say --all; {_LISTED}")

    async def settle(queue: Queue) -> str:
        failed = await queue.failed()
        return await work(queue, failed if is_of_all else _of_names(failed, names))

    open_archive(settings["NEWSCRAWL_ARCHIVE"], create=False).close()
    click.echo(run_with_queue(settings["NEWSCRAWL_ARCHIVE"], settle), err=True)


def _of_names(failed: Sequence[Failed], names: Sequence[str]) -> list[Failed]:
    """The failed jobs of sites and files; a file is named as from this folder. Raises ``InvalidArgument``."""
    known, wanted, unknown = {one.name for one in failed}, set(), []
    for name in names:
        if found := {name, str(Path(name).absolute())} & known:
            wanted |= found
        else:
            unknown.append(name)
    if unknown:
        raise InvalidArgument(f"nothing has failed of {', '.join(unknown)}; {_LISTED}")
    return [one for one in failed if one.name in wanted]


def _jobs(count: int) -> str:
    return f"{count} {'job' if count == 1 else 'jobs'}"
