"""``newscrawl health``: which fields of which sites are not any more what they used to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from archive.crawls import Verdict
from archive.health import Alarm
from archive.layouts import LayoutDay
from newscrawl.cli.health_tables import print_health
from newscrawl.cli.options import archive_option, check_site, existing_archive, json_option, stdout_console
from newscrawl.health import FieldHistory, health_report, histories, in_words, layout_changes
from newscrawl.notices import neglect
from newscrawl.verdict import EXIT_CODES


@click.command("health")
@click.argument("site", required=False)
@click.option("--days", default=28, show_default=True, type=click.IntRange(1, 3660), help="So many days of figures.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a report to this file.")
@archive_option
@json_option
def command(site: str | None, days: int, page: Path | None, archive_url: str | None, as_json: bool) -> None:
    """Show the alarms that are on, those that ended lately, and how often each field is found.

    First of all, if it is so, that no crawl has ended for long, or which sites are overdue: then the rest is old.
    Of one SITE also how long its fields are, how many different values they have, whence they come, and when the
    layout of its pages changed, which is no alarm by itself. An alarm begins when a field is not what it used to be
    on its own site, and ends by itself when it is again. Exit code 12 while an alarm is on, for cron.
    """
    at = datetime.now(UTC)
    since = at - timedelta(days=days - 1)
    with existing_archive(archive_url) as archive:
        check_site(archive, site)
        alarms = archive.alarms(site=site, since=since)
        figures = archive.field_days(site=site, since=since.date())
        layouts = archive.layout_days(site=site, since=since.date())
        neglected = list(neglect(archive, at=at).values())
    if page is not None:
        _write(page, health_report(figures, alarms, layouts, neglected, at=at, days=days))
    if as_json:
        shown = {"neglect": neglected, **_as_json(histories(figures), alarms, layouts)}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    elif page is None:
        print_health(stdout_console(), histories(figures), alarms, layouts, neglected, site=site)
    if any(one.ended_at is None for one in alarms):
        raise SystemExit(EXIT_CODES[Verdict.DRIFTED])


def _write(page: Path, text: str) -> None:
    try:
        page.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"the report cannot be written to {page}: {error.strerror}") from error


def _as_json(
    sites: Mapping[str, Mapping[str, FieldHistory]], alarms: list[Alarm], layouts: list[LayoutDay]
) -> dict[str, Any]:
    def plain(alarm: Alarm) -> dict[str, Any]:
        row = asdict(alarm)
        row = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        return {**row, "words": in_words(alarm)}

    shares = {
        site: {
            "articles": max(one.articles for one in fields.values()),
            **{name: one.share for name, one in fields.items()},
        }
        for site, fields in sites.items()
    }
    different = {
        site: {
            name: {"different": one.different, "found": one.told_apart}
            for name, one in fields.items()
            if one.different is not None
        }
        for site, fields in sites.items()
    }
    return {
        "alarms": [plain(one) for one in alarms],
        "shares": shares,
        "different_values": different,
        "layout_changes": [asdict(one) for one in layout_changes(layouts)],
    }
