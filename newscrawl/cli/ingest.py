"""``newscrawl ingest``: pages that others kept, from WARC and WACZ files into the archive."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from newscrawl.cli.options import archive_option, json_option, setting_option, settings_for, stderr_console
from newscrawl.errors import InvalidArgument
from newscrawl.ingest.files import find_files
from newscrawl.ingest.office import ingest
from newscrawl.ingest.planning import Order
from newscrawl.ingest.reports import FileReport
from newscrawl.verdict import worst

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

_FAULTS_SHOWN = 5
_STOPPED = 130
_COLUMNS = ("new", "revised", "unchanged", "duplicate", "not_an_article", "failed")


@click.command("ingest")
@click.argument("names", nargs=-1, required=True, metavar="FILE|FOLDER|PATTERN...")
@click.option("--site", metavar="SITE", help="Read all pages by the rules of this site, whatever their hosts.")
@click.option(
    "--processes", type=click.IntRange(1, 64), default=None, metavar="N", help="Share the work among N processes; "
    "default: one a core.",
)  # fmt: skip
@click.option("--again", is_flag=True, help="Read what was taken in before once more.")
@archive_option
@setting_option
@json_option
def command(
    names: tuple[str, ...],
    site: str | None,
    processes: int | None,
    again: bool,
    archive_url: str | None,
    overrides: dict[str, str],
    as_json: bool,
) -> None:
    """Take in pages that others kept: WARC files (plain, .gz, .zst) and WACZ packages, by the same road as a crawl.

    What was taken in is remembered: a run that was broken off goes on, and a file that has grown is read on. The exit
    code is that of the file that went worst: 0 well, 10 without an article, 11 damaged in part, 15 not readable; 14
    the archive failed, 130 stopped, 2 wrong use.
    """
    settings = settings_for(archive_url, overrides)
    if not settings.get("NEWSCRAWL_ARCHIVE"):
        raise InvalidArgument("ingest needs an archive: name one with --archive or NEWSCRAWL_ARCHIVE")
    files, faults = find_files(names, apart=settings.get("NEWSCRAWL_PAGES"))  # our own pages are there already
    order = Order(files=files, site=site, processes=processes or os.cpu_count() or 1, again=again)
    console = stderr_console()
    with _progress(console) as told:
        done = ingest(order, settings, told)
    reports = [*done.reports, *(FileReport(name=name, error=words) for name, words in faults.items())]
    if as_json:
        click.echo(json.dumps([_as_row(report) for report in reports], ensure_ascii=False, indent=2))
    else:
        console.print(report_table(reports))
        _show_faults(console, reports)
    if done.was_stopped:
        console.print("stopped; the same command goes on where it ended")
        raise SystemExit(_STOPPED)
    raise SystemExit(worst(report.exit_code for report in reports))


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A function to be told of parts done; on what is no terminal nothing is drawn."""
    if not console.is_terminal:
        yield lambda _done, _all: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("parts", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _as_row(report: FileReport) -> dict[str, object]:
    return {
        "file": report.name,
        "verdict": report.verdict,
        "exit_code": report.exit_code,
        "counts": dict(report.counts),
        "parts": report.parts,
        "done_before": report.known,
        "is_whole": report.error is None and report.whole == report.parts,
        "error": report.error,
        "faults": report.faults,
    }


def report_table(reports: Sequence[FileReport]) -> Table:
    """The reports for a person."""
    table = Table(box=None, pad_edge=False)
    table.add_column("file", overflow="fold")
    table.add_column("verdict")
    for name in _COLUMNS:
        table.add_column(name.replace("_", " "), justify="right")
    table.add_column("other")
    for report in reports:
        colour = {0: "green", 10: "yellow", 11: "yellow"}.get(report.exit_code, "red")
        others = [f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items() if name not in _COLUMNS]
        table.add_row(
            escape(report.name),
            f"[{colour}]{report.verdict}[/]",
            *(str(report.counts[name]) for name in _COLUMNS),
            escape(", ".join([*others, *_words(report)])),
        )
    return table


def _words(report: FileReport) -> list[str]:
    if report.parts and report.known == report.parts:
        return ["taken in before"]
    if report.whole < report.parts:
        return [f"{report.whole} of {report.parts} parts done"]
    return []


def _show_faults(console: Console, reports: Sequence[FileReport]) -> None:
    for report in reports:
        if report.error is not None:
            console.print(f"  {report.name}: {report.error}", markup=False, soft_wrap=True)
        for words in report.faults[:_FAULTS_SHOWN]:
            console.print(f"  {report.name}: {words}", markup=False, soft_wrap=True)
        if len(report.faults) > _FAULTS_SHOWN:
            console.print(f"  {report.name}: and {len(report.faults) - _FAULTS_SHOWN} more faults", markup=False)
