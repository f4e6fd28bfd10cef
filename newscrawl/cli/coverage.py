"""``newscrawl coverage``: what was announced, and what became of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta

import click
from rich.markup import escape
from rich.table import Table

from archive.coverage import FATES, Coverage
from newscrawl.cli.options import (
    archive_option,
    check_site,
    existing_archive,
    instant,
    json_option,
    stderr_console,
    stdout_console,
)
from newscrawl.errors import InvalidArgument


@click.command("coverage")
@click.option("--site", metavar="SITE", help="Only this site.")
@click.option(
    "--day", metavar="DAY", help="Only links first announced on this day (UTC): 2025-10-28, today, yesterday."
)
@click.option("--since", metavar="TIME", help="Only links first announced since: 2025-10-01 or 7d.")
@archive_option
@json_option
def command(site: str | None, day: str | None, since: str | None, archive_url: str | None, as_json: bool) -> None:
    """Show what sources announced, and what became of each link, with examples of what was not stored.

    announced = stored + known (another address of a stored article) + refused (by the site or its robots.txt)
    + failed + gone + left out (no article, or out of the window) + pending.
    """
    start, end = _span(day, since)
    with existing_archive(archive_url) as archive:
        check_site(archive, site)
        found = archive.coverage(site=site, since=start, until=end)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    elif found:
        stdout_console().print(_table(found))
        _print_examples(found)
    if not found:
        stderr_console().print("[dim]nothing was announced[/]")
        raise SystemExit(1)


def _span(day: str | None, since: str | None) -> tuple[datetime | None, datetime | None]:
    if day and since:
        raise InvalidArgument("--day and --since exclude each other: name one")
    if not day:
        return instant("since", since), None
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    try:
        start = named.get(day) or datetime.combine(date.fromisoformat(day), time(), tzinfo=UTC)
        return start, start + timedelta(days=1)
    except OverflowError:
        raise InvalidArgument(f"--day {day!r} is before or after all time: write a day, as in 2025-10-28") from None
    except ValueError:
        raise InvalidArgument(f"--day {day!r} is no day: write 2025-10-28, today or yesterday") from None


def _table(found: list[Coverage]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("site")
    for title in ("announced", *FATES):
        table.add_column(title.replace("_", " "), justify="right")
    for one in found:
        table.add_row(one.site, str(one.announced), *(str(count or "") for count in one.fates.values()))
    return table


def _print_examples(found: list[Coverage]) -> None:
    for one in found:
        for example in one.examples:
            words = escape(example.detail or str(example.outcome or "not fetched yet").replace("_", " "))
            shown = words if example.url in words else f"{escape(example.url)}: {words}"
            stdout_console().print(f"[dim]{one.site}, {example.fate.replace('_', ' ')}:[/] {shown}", soft_wrap=True)
