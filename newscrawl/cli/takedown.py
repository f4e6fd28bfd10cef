"""``newscrawl takedown``: an article is removed for good."""

from __future__ import annotations

import getpass
import json
from contextlib import suppress
from datetime import UTC, datetime

import click

from newscrawl.cli.options import archive_option, archive_with_pages, json_option
from newscrawl.errors import InvalidArgument


@click.command("takedown")
@click.argument("url")
@click.option("--reason", required=True, help="Why, for the audit: who asked for it, and on what ground.")
@click.option("--by", "decided_by", metavar="NAME", help="Who decided it; default: you.")
@archive_option
@json_option
def command(url: str, reason: str, decided_by: str | None, archive_url: str | None, as_json: bool) -> None:
    """Remove an article for good, by any address that ever led to it.

    Its content goes from articles, revisions, view counts, stories, kept pages and all later exports, and does not
    come back: crawls leave its addresses alone. The change feed tells followers. v_takedowns keeps when, why and by
    whom. It cannot be undone. Run again, it removes what may have been left: exit code 14 says that somebody who has
    been reading an SQLite archive since before keeps the text in its file.
    """
    if not reason.strip():
        raise InvalidArgument("--reason is empty: say why, shortly")
    with archive_with_pages(archive_url) as archive:
        removed = archive.take_down(url, reason=reason, decided_by=decided_by or _user(), at=datetime.now(UTC))
    if as_json:
        click.echo(json.dumps({"url": url, "removed": removed}, ensure_ascii=False))
        return
    words = ", ".join(f"{part.replace('_', ' ')}: {count}" for part, count in removed.items() if count)
    click.echo(f"{url} is taken down ({words or 'nothing of it was left'})")


def _user() -> str | None:
    """The name of whoever runs this; a user without a name in the system has none."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return None
