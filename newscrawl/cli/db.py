"""``newscrawl db``: the schema of an archive, and whole archives from one database to another."""

from __future__ import annotations

import click

from archive.copying import copy_archive
from archive.faults import shown
from archive.opening import engine_for
from archive.schema import current, upgrade
from newscrawl.cli.options import archive_address, archive_option, stderr_console


@click.group("db")
def command() -> None:
    """Look after the database: its schema, and copies from SQLite to PostgreSQL or back."""


@command.command("upgrade")
@archive_option
def _upgrade(archive_url: str | None) -> None:
    """Bring the archive's schema to the newest step, or make a new archive.

    A crawl does so by itself; several at once wait for each other. Readers never do.
    """
    engine = engine_for(archive_address(archive_url), create=True)
    before, after = upgrade(engine)
    words = f"is at step {after}" if before == after else f"went from {before or 'nothing'} to step {after}"
    click.echo(f"{shown(engine.url)} {words}")
    engine.dispose()


@command.command("current")
@archive_option
def _current(archive_url: str | None) -> None:
    """Show the step that the archive's schema is at. Exit code 1 if it is not the newest one."""
    engine = engine_for(archive_address(archive_url), create=False)
    step, newest = current(engine)
    engine.dispose()
    if step == newest:
        click.echo(f"{shown(engine.url)} is at step {step}, the newest")
        return
    click.echo(f"{shown(engine.url)} is at step {step or 'none'}, the newest is {newest}: run newscrawl db upgrade")
    raise SystemExit(1)


@command.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def _copy(source: str, target: str) -> None:
    """Copy the whole archive at the address FROM into the empty database at the address TO.

    Every row is compared at the end. If it is broken off, the same command goes on where it ended.
    """
    with stderr_console().status("starts") as status:
        counts = copy_archive(source, target, lambda deed, table, rows: status.update(f"{deed} {table}: {rows:,} rows"))
    for table, rows in counts.items():
        click.echo(f"{table:<24} {rows:>12,} rows, equal")
