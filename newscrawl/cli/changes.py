"""``newscrawl changes``: what happened in the archive, from a mark on, and as it happens."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from archive import Change, ChangeKind
from archive.article import iso_utc
from archive.placing import put_in_place
from newscrawl.cli.options import LARGEST, archive_option, existing_archive, json_option
from newscrawl.errors import InvalidArgument

_KINDS = [str(kind) for kind in ChangeKind]


@click.command("changes")
@click.option(
    "--since",
    type=click.IntRange(min=0, max=LARGEST),
    metavar="MARK",
    help="Only what came after this mark; default: all.",
)
@click.option(
    "--mark",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Go on from the mark in FILE, and keep the last one there.",
)
@click.option("--follow", is_flag=True, help="Go on with what happens from now on, until stopped.")
@click.option(
    "--patience",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="With --follow: end when nothing has come for so long.",
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind; may be given more than once."
)
@click.option("--site", help="Only this site.")
@click.option("--limit", type=click.IntRange(min=1, max=LARGEST), help="At most so many.")
@archive_option
@json_option
def command(
    since: int | None,
    file: Path | None,
    follow: bool,
    patience: float | None,
    kinds: tuple[str, ...],
    site: str | None,
    limit: int | None,
    archive_url: str | None,
    as_json: bool,
) -> None:
    """List what happened in the archive: new, revised, views, gone, returned, story, takedown.

    Each entry comes at least once, and in order: the mark in FILE moves only after an entry was printed, so whoever
    starts again goes on where it ended. With --follow it sleeps until the archive is written to.
    """  # fmt: skip
    mark = since if since is not None else _mark_in(file)
    wanted = [ChangeKind(kind) for kind in kinds]
    with existing_archive(archive_url) as archive:
        if follow:
            found = archive.follow(mark, kinds=wanted, site=site, patience=patience)
        else:
            found = archive.changes(mark, limit, kinds=wanted, site=site)
        for number, change in enumerate(found, start=1):
            click.echo(_json_line(change) if as_json else _line(change))
            if file is not None:
                _keep_mark(file, change.seq)
            if number == limit:
                break


def _line(change: Change) -> str:
    revision = f" {change.revision}" if change.revision is not None else ""
    return f"{change.seq}  {change.at:%Y-%m-%d %H:%M:%S}  {change.kind + revision:<12} {change.site}  {change.url}"


def _json_line(change: Change) -> str:
    return json.dumps({**asdict(change), "at": iso_utc(change.at)}, ensure_ascii=False)


def _mark_in(file: Path | None) -> int:
    """The mark that was kept in the file; 0 where there is none yet. Raises ``InvalidArgument``."""
    if file is None or not file.exists():
        return 0
    words = file.read_text(encoding="utf-8", errors="replace").strip()
    if not words:
        return 0
    if not words.isdecimal() or len(words) > len(str(LARGEST)) or int(words) > LARGEST:
        raise InvalidArgument(f"--mark {file}: holds no mark but {words[:40]!r}; name another file, or empty this one")
    return int(words)


def _keep_mark(file: Path, mark: int) -> None:
    """Write the mark so that the file always holds the old one or the new one, whole."""
    try:
        with put_in_place(file) as place:
            place.write_text(f"{mark}\n", encoding="utf-8")
    except OSError as error:
        raise InvalidArgument(f"--mark {file}: the mark cannot be kept there: {error.strerror}") from error
