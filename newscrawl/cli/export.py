"""``newscrawl export``: articles out of the archive, one row each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from archive import Archive
from archive.export import write_csv, write_jsonl
from newscrawl.cli.options import archive_option, existing_archive, instant
from newscrawl.errors import InvalidArgument

_WRITERS = {"jsonl": write_jsonl, "csv": write_csv}


@click.command("export")
@click.argument("file", default="-")
@click.option(
    "--format", "form", type=click.Choice(sorted(_WRITERS)), help="Default: by the file's ending, else jsonl."
)
@click.option("--site", help="Only this site.")
@click.option("--since", metavar="TIME", help="Published since: 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Published until.")
@archive_option
def command(
    file: str,
    form: str | None,
    site: str | None,
    since: str | None,
    until: str | None,
    archive_url: str | None,
) -> None:
    """Write articles as JSON Lines or CSV, with the names of v_articles, to FILE (- is standard output)."""
    form = form or ("csv" if file.endswith(".csv") else "jsonl")
    with existing_archive(archive_url) as archive:
        if file == "-":
            _write(archive, sys.stdout, form, site, since, until)
            return
        try:
            with Path(file).open("w", encoding="utf-8", newline="") as stream:
                count = _write(archive, stream, form, site, since, until)
        except OSError as error:
            raise InvalidArgument(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"{count} articles in {file}", err=True)


def _write(archive: Archive, stream: TextIO, form: str, site: str | None, since: str | None, until: str | None) -> int:
    found = archive.find(
        site=site,
        published_from=instant("--since", since),
        published_until=instant("--until", until, end_of_day=True),
    )
    return _WRITERS[form](found, stream)
