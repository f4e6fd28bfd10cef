"""``newscrawl search``: the articles that are most about something, with where they say so."""

from __future__ import annotations

import json

import click
from rich.text import Text

from archive import Found, Passage
from archive.export import as_json_row
from newscrawl.cli.options import archive_option, check_site, existing_archive, json_option, published, stdout_console


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--site", help="Only this site.")
@click.option("--language", help="Only this language: en, hi, ur.")
@click.option("--since", metavar="TIME", help="Published since: 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Published until.")
@click.option("--limit", type=click.IntRange(min=1, max=500), default=20, show_default=True)
@archive_option
@json_option
def command(
    words: tuple[str, ...],
    site: str | None,
    language: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    archive_url: str | None,
    as_json: bool,
) -> None:
    """Search the archive for WORDS; what is most about them first.

    All words must be there. More can be said: '"a phrase"', 'begin*', '-without', 'one OR other', and headline:,
    author:, tag:, site:, language: before a word.
    """
    with existing_archive(archive_url) as archive:
        found = archive.search(
            " ".join(words),
            site=site,
            language=language,
            **published(since, until),
            limit=limit,
        )
        if not found:
            check_site(archive, site)
    for one in found:
        if as_json:
            click.echo(_json_line(one))
        else:
            _show(one)
    if not found:
        click.echo("nothing found", err=True)
        raise SystemExit(1)


def _json_line(found: Found) -> str:
    row = as_json_row(found.article) | {"score": found.score, "passage": found.passage.marked()}
    return json.dumps(row, ensure_ascii=False)


def _show(found: Found) -> None:
    console = stdout_console()
    day = (found.article.published_local or "")[:10] or "no date   "
    console.print(f"[dim]{day}  {found.article.site}[/]  ", end="")
    console.print(_coloured(found.headline, "bold"))
    console.print(_coloured(found.passage, ""), soft_wrap=True)
    console.print(f"[blue]{found.article.url}[/]", soft_wrap=True)


def _coloured(passage: Passage, style: str) -> Text:
    """A passage with its marked places set off."""
    shown = Text()
    for part, is_mark in passage.parts():
        shown.append(part, f"{style} reverse".strip() if is_mark else style)
    return shown
