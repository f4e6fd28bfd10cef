"""``newscrawl health``: which fields of which sites are not any more what they used to be."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from archive.crawls import Verdict
from archive.health import Alarm, FieldFigures
from newscrawl.cli.options import archive_option, existing_archive, json_option, stdout_console
from newscrawl.health import FIELDS, counts_by_field, health_report, in_words
from newscrawl.verdict import EXIT_CODES


@click.command("health")
@click.argument("site", required=False)
@click.option("--days", default=28, show_default=True, type=click.IntRange(1, 3660), help="So many days of figures.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a report to this file.")
@archive_option
@json_option
def command(site: str | None, days: int, page: Path | None, archive_url: str | None, as_json: bool) -> None:
    """Show the alarms that are on, those that ended lately, and how often each field is found.

    An alarm begins when a field is not what it used to be on its own site, and ends by itself when it is again.
    Exit code 12 while an alarm is on, for cron.
    """
    at = datetime.now(UTC)
    since = at - timedelta(days=days - 1)
    with existing_archive(archive_url) as archive:
        alarms = archive.alarms(site=site, since=since)
        figures = archive.field_days(site=site, since=since.date())
    if page is not None:
        _write(page, health_report(figures, alarms, at=at, days=days))
    if as_json:
        click.echo(json.dumps(_as_json(figures, alarms), ensure_ascii=False, indent=2))
    elif page is None:
        _print(figures, alarms)
    if any(one.ended_at is None for one in alarms):
        raise SystemExit(EXIT_CODES[Verdict.DRIFTED])


def _write(page: Path, text: str) -> None:
    try:
        page.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"the report cannot be written to {page}: {error.strerror}") from error


def _print(figures: list[FieldFigures], alarms: list[Alarm]) -> None:
    console = stdout_console()
    for one in alarms:
        mark = "[red]on[/]  " if one.ended_at is None else f"[dim]over since {one.ended_at:%Y-%m-%d %H:%M}[/]"
        console.print(f"{mark} {escape(in_words(one))}", soft_wrap=True)
    if figures:
        console.print(_table(figures))
    else:
        console.print("[dim]no article was watched in these days[/]")


def _table(figures: list[FieldFigures]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("site")
    table.add_column("articles", justify="right")
    for name in FIELDS:
        table.add_column(name.replace("_", " "), justify="right")
    for site, fields in counts_by_field(figures).items():
        counts = [fields.get(name, (0, 0)) for name in FIELDS]
        cells = [f"{found / articles:.0%}" if found else "" for articles, found in counts]
        table.add_row(site, str(_articles(fields)), *cells)
    return table


def _as_json(figures: list[FieldFigures], alarms: list[Alarm]) -> dict[str, Any]:
    def plain(alarm: Alarm) -> dict[str, Any]:
        row = asdict(alarm)
        row = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        return {**row, "words": in_words(alarm)}

    shares = {
        site: {"articles": _articles(fields), **{name: found / articles for name, (articles, found) in fields.items()}}
        for site, fields in counts_by_field(figures).items()
    }
    return {"alarms": [plain(one) for one in alarms], "shares": shares}


def _articles(fields: dict[str, tuple[int, int]]) -> int:
    return max(articles for articles, _ in fields.values())
