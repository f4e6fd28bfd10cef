"""``newscrawl metrics``: figures for Prometheus."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from prometheus_client import generate_latest

from archive.placing import put_in_place
from newscrawl.cli.options import archive_option, existing_archive
from newscrawl.metrics import registry_of


@click.command("metrics")
@click.option(
    "--textfile", metavar="FILE", type=click.Path(dir_okay=False),
    help="Write to this file, at once or not at all: for node-exporter's textfile collector it ends in .prom.",
)  # fmt: skip
@archive_option
def command(textfile: str | None, archive_url: str | None) -> None:
    """Print what an operator graphs, in the text format of Prometheus: articles, crawls, alarms, fields by site."""
    with existing_archive(archive_url) as archive:
        registry = registry_of(archive, at=datetime.now(UTC))
    if textfile is None:
        click.echo(generate_latest(registry).decode(), nl=False)
        return
    try:
        with put_in_place(Path(textfile)) as place:
            place.write_bytes(generate_latest(registry))
    except OSError as error:
        raise click.ClickException(f"cannot write {textfile}: {error.strerror}") from error
