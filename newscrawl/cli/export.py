"""``newscrawl export``: articles out of the archive, one row each."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive import Archive
from archive.export import FORMATS, NAMES, export_all, export_updates, format_named
from archive.placing import put_in_place
from newscrawl.cli.options import Published, archive_option, check_site, existing_archive, published
from newscrawl.errors import InvalidArgument


class _Meant(Published):
    site: str | None


@click.command("export")
@click.argument("file", default="-")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), help="Default: by the file's ending, else jsonl.")
@click.option(
    "--names",
    type=click.Choice(list(NAMES)),
    default="archive",
    show_default=True,
    help="Whose words name the columns: v_articles, schema.org's NewsArticle, or zyte-common-items' Article.",
)
@click.option(
    "--mark",
    "marks",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="MARKS",
    help="Add to FILE only what has changed since the mark in MARKS, and keep the new one there.",
)
@click.option("--site", help="Only this site.")
@click.option("--since", metavar="TIME", help="Published since: 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Published until.")
@archive_option
def command(
    file: str,
    form: str | None,
    names: str,
    marks: Path | None,
    site: str | None,
    since: str | None,
    until: str | None,
    archive_url: str | None,
) -> None:
    """Write articles as JSON Lines, CSV or Parquet to FILE (- is standard output).

    With --mark each run goes on where the last one ended, killed or not: an article that is new or has changed comes
    once more, with its newest content; one that was taken down comes as a row without content, so that a copy of it can
    go too. FILE grows; taken away, it begins anew with what is new. Parquet then is a folder of files.
    """
    form = form or next((name for name in FORMATS if file.endswith(f".{name}")), "jsonl")
    filters: _Meant = {"site": site, **published(since, until)}
    if file == "-" and (marks or form == "parquet"):
        raise InvalidArgument("name a FILE: --mark and Parquet cannot write to standard output")
    with existing_archive(archive_url) as archive:
        check_site(archive, site)
        if file == "-":
            export_all(archive.find(**filters), sys.stdout.buffer, format_named(form), NAMES[names])
            sys.stdout.buffer.flush()
            return
        try:
            count = _export(archive, Path(file), marks, form, names, filters)
        except OSError as error:
            faulty = file if marks is None or marks.parent.is_dir() else marks
            raise InvalidArgument(f"{faulty} cannot be written: {error.strerror}") from error
    click.echo(f"{count} articles in {file}" if marks is None else f"{count} articles added to {file}", err=True)


def _export(archive: Archive, file: Path, marks: Path | None, form: str, names: str, filters: _Meant) -> int:
    writer = format_named(form)
    if marks is not None:
        until = archive.mark()
        return export_updates(
            lambda since: archive.updates(since, until=until, **filters), file, marks, writer, NAMES[names], until=until
        )
    with put_in_place(file) as place, place.open("wb") as stream:
        return export_all(archive.find(**filters), stream, writer, NAMES[names])
