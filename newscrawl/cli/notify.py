"""``newscrawl notify``: tell people what has changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from newscrawl.cli.options import archive_option, existing_archive, setting_option, settings_for
from newscrawl.errors import InvalidArgument
from newscrawl.notices import Message, QuietHours, message_of, send, states_of, tell

_TEST = Message("newscrawl: a test", ("This is what a message looks like. Nothing is wrong.",))


@click.command("notify")
@click.option("--test", is_flag=True, help="Send a test over every channel, now.")
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and send nothing.")
@archive_option
@setting_option
def command(test: bool, dry_run: bool, archive_url: str | None, overrides: dict[str, str]) -> None:
    """Send one message on what has changed since the last one: alarms and sites in trouble that began or ended.

    NEWSCRAWL_NOTIFY holds the channels as Apprise addresses (mailto://, slack://, json://, …), parted by spaces;
    NEWSCRAWL_QUIET_HOURS (22:00-07:00 Asia/Kolkata) and NEWSCRAWL_NOTIFY_APART (seconds) gather what happens.
    """
    settings = settings_for(archive_url, overrides)
    addresses = (settings.get("NEWSCRAWL_NOTIFY") or "").split()
    quiet = QuietHours.from_text(settings.get("NEWSCRAWL_QUIET_HOURS") or "")
    if not addresses and not dry_run:
        raise InvalidArgument("nobody to tell: set NEWSCRAWL_NOTIFY, as mailto://user:password@example.org")
    if test:
        send(addresses, _TEST)
        click.echo(f"sent over {len(addresses)} channels", err=True)
        return
    with existing_archive(archive_url, overrides) as archive:
        if dry_run:
            message = message_of({}, states_of(archive))
            click.echo(f"{message.title}\n{message.body}" if message else "nothing is wrong")
            return
        apart = timedelta(seconds=settings.getfloat("NEWSCRAWL_NOTIFY_APART"))
        word, sent = tell(archive, addresses, at=datetime.now(UTC), quiet=quiet, apart=apart)
    click.echo(f"{word}: {sent.title}" if sent else word, err=True)
