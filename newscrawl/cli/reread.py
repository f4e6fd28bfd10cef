"""``newscrawl reread``: kept pages through today's rules, or what would come of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from archive.rereading import FIELDS
from newscrawl.cli.difference import word_difference
from newscrawl.cli.options import (
    archive_address,
    archive_option,
    instant,
    json_option,
    setting_option,
    stderr_console,
    stdout_console,
)
from newscrawl.reread_all import Example, Tally, Wish, reread

_FAULTY = ("damaged", "refused")


@click.command("reread")
@click.option("--site", help="Only articles of this site.")
@click.option("--since", metavar="TIME", help="Only pages fetched from then on: 2025-10-01, 30d.")
@click.option("--field", "fields", multiple=True, type=click.Choice(FIELDS), help="Take over only this; repeatable.")
@click.option("--dry-run", is_flag=True, help="Change nothing: say which fields would change, with examples.")
@click.option("--examples", type=click.IntRange(0, 1000), default=3, show_default=True, help="For each field.")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@click.option("--from-start", is_flag=True, help="Do not go on where an earlier run was broken off.")
@archive_option
@setting_option
@json_option
def command(
    site: str | None,
    since: str | None,
    fields: tuple[str, ...],
    dry_run: bool,
    examples: int,
    processes: int,
    from_start: bool,
    archive_url: str | None,
    overrides: dict[str, str],
    as_json: bool,
) -> None:
    """Read the kept pages again by today's rules; what differs becomes a revision with the cause `rules`.

    Of each article the newest page is read. Run it with --dry-run after a site file was edited, to see what the edit
    does to all that is archived. A run that was broken off is gone on with by the same command.
    """
    wish = Wish(
        archive_url=archive_address(archive_url, overrides),
        site=site,
        since=instant("since", since),
        fields=fields,
        dry_run=dry_run,
        examples=examples,
        overrides=overrides,
    )
    with _progress(stderr_console()) as told:
        tally = reread(wish, processes=processes, from_start=from_start, told=told)
    if as_json:
        click.echo(json.dumps(_as_json(tally), ensure_ascii=False, indent=2, default=_plain))
    else:
        _show(tally, dry_run=dry_run)
    sys.exit(1 if any(tally.outcomes[one] for one in _FAULTY) else 0)


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, int, Tally], None]]:
    columns = (BarColumn(), TextColumn("{task.fields[words]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None, words="")

        def told(done: int, of: int, tally: Tally) -> None:
            progress.update(task, advance=done, total=of, words=f"{tally.articles} articles  {_words(tally)}")

        yield told


def _words(tally: Tally) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(tally.outcomes.items()) if count)


def _as_json(tally: Tally) -> dict[str, Any]:
    return {
        "articles": tally.articles,
        "outcomes": dict(tally.outcomes),
        "fields": dict(tally.fields.most_common()),
        "examples": {name: [asdict(one) for one in found] for name, found in tally.examples.items()},
        "faults": tally.faults,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _show(tally: Tally, *, dry_run: bool) -> None:
    console = stdout_console()
    words = f"{tally.articles} articles read again: {_words(tally) or 'no page of any is kept'}"
    console.print(words + ("; nothing was written" if dry_run else ""), markup=False, soft_wrap=True)
    if tally.fields:
        table = Table(box=None, pad_edge=False)
        table.add_column("field", style="bold")
        table.add_column("articles", justify="right")
        for name, count in tally.fields.most_common():
            table.add_row(name, str(count))
        console.print(table)
    for name, _ in tally.fields.most_common():
        for example in tally.examples.get(name, ()):
            console.print()
            _show_example(console, name, example)
    for fault in tally.faults:
        console.print(fault, style="red", markup=False, soft_wrap=True)


def _show_example(console: Console, name: str, example: Example) -> None:
    console.print(Text(example.url, style="blue"), soft_wrap=True)
    console.print(Text(f"  {name}: ", style="dim") + word_difference(_text(example.before), _text(example.after)))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
