"""``newscrawl notify``: tell people what has changed."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from os import environ
from pathlib import Path

import click

from archive.errors import ArchiveError
from newscrawl.cli.options import archive_address, archive_option, existing_archive, setting_option, settings_for
from newscrawl.errors import InvalidArgument
from newscrawl.notices import Message, NotTold, QuietHours, message_of, send, states_of, tell

_AGAIN = timedelta(days=1)
_TEST = Message("newscrawl: a test", ("This is what a message looks like. Nothing is wrong.",))


@click.command("notify")
@click.option("--test", is_flag=True, help="Send a test over every channel, now.")
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and send nothing.")
@archive_option
@setting_option
def command(test: bool, dry_run: bool, archive_url: str | None, overrides: dict[str, str]) -> None:
    """Send one message on what has changed since the last one: alarms and sites in trouble that began or ended.

    Also that no crawl ends any more, and that sites are overdue by their own rhythm. Where the archive cannot be
    opened, that is told, once a day; the exit code is 14.

    NEWSCRAWL_NOTIFY holds the channels as Apprise addresses (mailto://, slack://, json://, …), parted by spaces;
    NEWSCRAWL_QUIET_HOURS (22:00-07:00 Asia/Kolkata) and NEWSCRAWL_NOTIFY_APART (seconds) gather what happens.
    """
    settings = settings_for(archive_url, overrides)
    addresses = (settings.get("NEWSCRAWL_NOTIFY") or "").split()
    quiet = QuietHours.from_text(settings.get("NEWSCRAWL_QUIET_HOURS") or "")
    if not addresses and not dry_run:
        raise InvalidArgument("nobody to tell: set NEWSCRAWL_NOTIFY, as mailto://user:password@example.org")
    if test and dry_run:
        raise InvalidArgument("--test sends and --dry-run does not: say one of the two")
    if test:
        send(addresses, _TEST)
        click.echo(f"sent over {len(addresses)} channels", err=True)
        return
    at = datetime.now(UTC)
    if dry_run:
        with existing_archive(archive_url, overrides) as archive:
            message = message_of({}, states_of(archive, at=at))
        click.echo(f"{message.title}\n{message.body}" if message else "nothing is wrong")
        return
    apart = timedelta(seconds=settings.getfloat("NEWSCRAWL_NOTIFY_APART"))
    mark = _Mark(archive_address(archive_url, overrides))
    try:
        with existing_archive(archive_url, overrides) as archive:
            word, sent = tell(archive, addresses, at=at, quiet=quiet, apart=apart)
    except ArchiveError as error:
        if mark.is_old(at) and (quiet is None or not quiet.until(at)):
            _tell_of(error, addresses, mark)
        raise
    mark.remove()
    click.echo(f"{word}: {sent.title}" if sent else word, err=True)


def _tell_of(error: ArchiveError, addresses: list[str], mark: _Mark) -> None:
    try:
        send(addresses, Message("newscrawl: the archive fails", (str(error),)))
    except NotTold as untold:
        click.echo(f"newscrawl: {untold}", err=True)  # and the archive's fault is what the command ends with
    else:
        mark.set()


class _Mark:
    """When it was told that the archive fails, in a file, since the archive cannot keep that: once a day is enough."""

    def __init__(self, address: str) -> None:
        folder = Path(environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
        self._file = folder / "newscrawl" / f"told-{hashlib.sha256(address.encode()).hexdigest()[:16]}"

    def is_old(self, at: datetime) -> bool:
        """Whether nothing was told, or long ago; where no file can be kept it is told each time."""
        try:
            return at.timestamp() - self._file.stat().st_mtime > _AGAIN.total_seconds()
        except OSError:
            return True

    def set(self) -> None:
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(b"")

    def remove(self) -> None:
        with suppress(OSError):
            self._file.unlink()
