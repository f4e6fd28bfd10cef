"""``newscrawl find``: articles of the archive that match."""

from __future__ import annotations

import json

import click

from archive.export import as_json_row
from newscrawl.cli.options import (
    LARGEST,
    archive_option,
    check_site,
    existing_archive,
    json_option,
    published,
    stdout_console,
)


@click.command("find")
@click.argument("text", required=False)
@click.option("--site", help="Only this site.")
@click.option("--author", help="Only articles of this author.")
@click.option("--language", help="Only this language: en, hi, ur.")
@click.option("--since", metavar="TIME", help="Published since: 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Published until.")
@click.option("--limit", type=click.IntRange(min=1, max=LARGEST), default=20, show_default=True)
@archive_option
@json_option
def command(
    text: str | None,
    site: str | None,
    author: str | None,
    language: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    archive_url: str | None,
    as_json: bool,
) -> None:
    """List articles in which TEXT stands word by word, and those that the options say; newest first."""
    console = stdout_console()
    with existing_archive(archive_url) as archive:
        found = list(
            archive.find(
                text=text,
                site=site,
                author=author,
                language=language,
                **published(since, until),
                limit=limit,
            )
        )
        if not found:
            check_site(archive, site)
    for article in found:
        if as_json:
            click.echo(json.dumps(as_json_row(article), ensure_ascii=False))
            continue
        day = (article.published_local or "")[:10] or "no date   "
        console.print(f"[dim]{day}  {article.site}[/]  ", end="")
        console.print(article.headline, markup=False, style="bold")
        console.print(f"            [blue]{article.url}[/]", soft_wrap=True)
    if not found:
        click.echo("nothing found", err=True)
        raise SystemExit(1)
