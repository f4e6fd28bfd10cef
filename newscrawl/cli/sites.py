"""``newscrawl sites``: what is crawled, and how it went last."""

from __future__ import annotations

import json

import click
from rich.table import Table

from archive import SiteSummary
from archive.errors import ArchiveError
from newscrawl.cli.options import (
    archive_option,
    existing_archive,
    json_option,
    stderr_console,
    stdout_console,
)
from newscrawl.running import settings_of_project
from newscrawl.sites import sites


@click.command("sites")
@archive_option
@json_option
def command(archive_url: str | None, as_json: bool) -> None:
    """List the sites of spiders/ and of the archive, with their articles and last verdict."""
    declared = sites(settings_of_project())
    kept: dict[str, SiteSummary] = {}
    try:
        with existing_archive(archive_url) as archive:
            kept = {summary.name: summary for summary in archive.sites()}
    except ArchiveError as error:
        stderr_console().print(f"[dim]no archive yet: {error}[/]")
    rows = []
    for name in sorted(declared.keys() | kept.keys()):
        summary = kept.get(name)
        rows.append(
            {
                "site": name,
                "title": declared[name].title if name in declared else (summary.title if summary else None),
                "homepage": declared[name].homepage if name in declared else (summary.homepage if summary else None),
                "has_site_file": name in declared,
                "articles": summary.articles if summary else 0,
                "newest": summary.newest_at.isoformat() if summary and summary.newest_at else None,
                "last_crawl": summary.last_crawl_at.isoformat() if summary and summary.last_crawl_at else None,
                "last_verdict": summary.last_verdict if summary else None,
            }
        )
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, pad_edge=False)
    for title in ("site", "articles", "newest", "last crawl", "verdict", "homepage"):
        table.add_column(title, justify="right" if title == "articles" else "left")
    for row in rows:
        newest, crawled = str(row["newest"] or "")[:10], str(row["last_crawl"] or "never")[:16]
        table.add_row(
            str(row["site"]),
            str(row["articles"]),
            newest,
            crawled,
            str(row["last_verdict"] or ""),
            str(row["homepage"]),
        )
    stdout_console().print(table)
