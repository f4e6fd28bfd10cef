"""``newscrawl pages``: the kept pages as a whole."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from newscrawl.cli.options import archive_option, archive_with_pages, check_site, instant, json_option


@click.group("pages")
def command() -> None:
    """Work with the pages that are kept."""


@command.command("export")
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--wacz", "path", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE.wacz")
@click.option("--site", metavar="SITE", help="Only pages of this site.")
@click.option("--since", metavar="TIME", help="Only what was fetched since: 2025-10-01 or 7d.")
@click.option("--title", metavar="TEXT", help="What the package is called.")
@archive_option
@json_option
def export(
    urls: tuple[str, ...],
    path: Path,
    site: str | None,
    since: str | None,
    title: str | None,
    archive_url: str | None,
    as_json: bool,
) -> None:
    """Write kept pages into one WACZ package, which any replay tool opens (replayweb.page, pywb).

    All of them, those of a site, or those of the articles at the addresses given. Exit code 1 where pages that
    should be there are damaged or missing, and where there is none at all.
    """
    with archive_with_pages(archive_url) as archive:
        check_site(archive, site)
        report = archive.export_pages(
            path,
            title=title or site or "Pages kept by newscrawl",
            software=f"newscrawl {version('newscrawl')}",
            site=site,
            since=instant("since", since),
            urls=urls,
            created=datetime.now(UTC),
        )
    if as_json:
        about = {"file": str(path), "pages": report.pages, "records": report.records, "faults": report.faults}
        click.echo(json.dumps(about, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{path}: {report.pages} pages, {report.records} records", err=True)
    for fault in report.faults:
        click.echo(f"newscrawl: left out: {fault}", err=True)
    sys.exit(1 if report.faults or not report.pages else 0)
