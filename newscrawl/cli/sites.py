"""``newscrawl sites``: what is crawled, how it goes, and when it is due."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from archive import SiteSummary
from archive.errors import ArchiveMissing
from archive.schedule import SiteSchedule
from newscrawl.cli.options import (
    archive_address,
    archive_option,
    existing_archive,
    json_option,
    stderr_console,
    stdout_console,
    told_faults,
)
from newscrawl.clock import to_the_minute
from newscrawl.due import next_due, roots_of
from newscrawl.running import settings_of_project
from newscrawl.sites import site_files
from newscrawl.spider import NewsSpider

_COLUMNS = {
    "site": "site",
    "articles": "articles",
    "new_a_day": "new a day",
    "last_crawl": "last crawl",
    "last_success": "last success",
    "next_due": "next due",
    "last_verdict": "verdict",
}
_TIMES = ("last_crawl", "last_success", "next_due")
_WIDE = 100
"""Characters of a terminal from which a time fits on one line."""


@click.command("sites")
@archive_option
@json_option
def command(archive_url: str | None, as_json: bool) -> None:
    """List the sites of spiders/ and of the archive: articles, new ones a day, last success, next due, verdict.

    Times are UTC. New a day counts the articles published in the last seven days. Exit code 2 where a site
    file is faulty.
    """
    settings = settings_of_project()
    files = site_files(settings)
    fault, declared = told_faults(files), files.spiders
    kept: dict[str, SiteSummary] = {}
    schedules: dict[str, SiteSchedule] = {}
    at = datetime.now(UTC)
    try:
        if archive_address(archive_url):
            with existing_archive(archive_url) as archive:
                kept = {summary.name: summary for summary in archive.sites()}
                schedules = archive.schedules(at=at)
    except ArchiveMissing as error:
        stderr_console().print(f"[dim]no archive yet: {escape(str(error))}[/]")
    revisits = settings.getint("NEWSCRAWL_REVISITS_A_DAY")
    rows = [
        _row(name, declared.get(name), kept.get(name), schedules.get(name), revisits=revisits, at=at)
        for name in sorted(declared.keys() | kept.keys())
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        console = stdout_console()
        console.print(_table(rows, is_wide=console.width >= _WIDE))
        for row in rows:
            if remark := _remark(row):
                console.print(f"{row['site']}: {remark}", soft_wrap=True, markup=False)
    raise SystemExit(fault)


def _row(
    name: str,
    spider: type[NewsSpider] | None,
    summary: SiteSummary | None,
    schedule: SiteSchedule | None,
    *,
    revisits: int,
    at: datetime,
) -> dict[str, Any]:
    known = spider or summary
    row: dict[str, Any] = {
        "site": name,
        "title": known.title if known else None,
        "homepage": known.homepage if known else None,
        "has_site_file": spider is not None,
        "articles": summary.articles if summary else 0,
        "newest": _iso(summary.newest_at) if summary else None,
        "last_crawl": _iso(summary.last_crawl_at) if summary else None,
        "last_verdict": summary.last_verdict if summary else None,
        "last_success": _iso(schedule.last_success_at) if schedule else None,
        "new_a_day": schedule.new_a_day if schedule else 0.0,
        "next_due": _iso(next_due(schedule, roots_of(spider) if spider else None, revisits_a_day=revisits, at=at)),
        "paused_until": _iso(schedule.paused_until) if schedule else None,
        "paused_because": schedule.paused_because if schedule and schedule.paused_until else None,
        "crawled_by": schedule.lease.holder if schedule and schedule.lease else None,
    }
    return row


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _table(rows: list[dict[str, Any]], *, is_wide: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for name, title in _COLUMNS.items():
        is_number = name in {"articles", "new_a_day"}
        table.add_column(
            title,
            justify="right" if is_number else "left",
            no_wrap=name in {*_TIMES, "last_verdict"},
            min_width=14 if name == "site" else None,
        )
    for row in rows:
        times = {name: _minute(row[name]) or "never" for name in _TIMES}
        shown = {**row, **(times if is_wide else {name: time.replace(" ", "\n") for name, time in times.items()})}
        table.add_row(*(escape(str(shown[name] if shown[name] is not None else "")) for name in _COLUMNS))
    return table


def _minute(text: str | None) -> str | None:
    return to_the_minute(datetime.fromisoformat(text)) if text else None


def _remark(row: dict[str, Any]) -> str | None:
    """What has no place in the table: why a site is left alone, and who crawls it now."""
    if row["paused_until"]:
        return f"left alone until {_minute(row['paused_until'])} UTC: {row['paused_because']}"
    return f"crawled now by {row['crawled_by']}" if row["crawled_by"] else None
