"""``newscrawl doctor``: is this installation fit to run unattended, and if not, what to do."""

from __future__ import annotations

import json
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from os import environ
from pathlib import Path
from typing import Literal

import click
from scrapy.settings import Settings
from sqlalchemy.engine import make_url

from archive import open_archive
from archive.crawls import Verdict
from archive.errors import ArchiveError
from archive.opening import sqlite_file
from newscrawl.cli.options import archive_option, json_option, named_archive, setting_option, stdout_console
from newscrawl.errors import InvalidArgument
from newscrawl.knobs import strangers
from newscrawl.ledger import pages_of
from newscrawl.notices import QuietHours, neglect
from newscrawl.running import settings_and_faults
from newscrawl.sites import site_files

_ROOM_BYTES, _NO_ROOM_BYTES = 500 * 1024 * 1024, 50 * 1024 * 1024
_CLOCKS_APART = 5.0
"""Seconds."""
_BROKEN_OFF = (None, Verdict.FAILED)
"""Verdicts of a last crawl that did not end in good order; ``None`` where it was killed. Of those that did, links may
wait as well: after ``--max-items``, or a signal."""
_DANGEROUS = {
    "REMOTE_CONTROL_ENABLED": "opens a port that runs code",
    "TELNETCONSOLE_ENABLED": "opens a port that runs code",
    "COOKIES_ENABLED": "keeps sessions, so that pages differ from what a first visitor sees",
    "NEWSCRAWL_ALLOW_PRIVATE": "lets pages lead the crawler into private networks",
}
_NEEDED = {
    "ROBOTSTXT_OBEY": "robots.txt is not obeyed",
    "DOWNLOAD_VERIFY_CERTIFICATES": "certificates are not verified",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: Literal["well", "doubtful", "broken"]
    words: str


@click.command("doctor")
@archive_option
@setting_option
@json_option
def command(archive_url: str | None, overrides: dict[str, str], as_json: bool) -> None:
    """Check versions, settings, sites, archive and disk. Exit code 1 when something is broken."""
    settings, faults = settings_and_faults({**overrides, **named_archive(archive_url, overrides)})
    findings = [*_values(faults), *(finding for check in _CHECKS for finding in check(settings))]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        console = stdout_console()
        well, broken = (
            ("✓", "✗") if console.encoding.startswith("utf") else ("+", "x")
        )  # two question marks tell nothing
        marks = {"well": f"[green]{well}[/]", "doubtful": "[yellow]![/]", "broken": f"[red]{broken}[/]"}
        for finding in findings:
            console.print(f"{marks[finding.state]} [bold]{finding.what}[/]: ", end="")
            console.print(finding.words, markup=False, soft_wrap=True)
    sys.exit(1 if any(finding.state == "broken" for finding in findings) else 0)


def _values(faults: list[str]) -> Iterator[Finding]:
    if faults:
        yield Finding("values", "broken", "; ".join(faults))
    elif unknown := strangers(environ):
        yield Finding("values", "doubtful", f"{', '.join(unknown)}: in the environment, and no setting of newscrawl")


def _versions(_: Settings) -> Iterator[Finding]:
    named = [f"{name} {version(name)}" for name in ("newscrawl", "scrapy", "lxml", "sqlalchemy")]
    words = f"Python {platform.python_version()}, {', '.join(named)}, SQLite {sqlite3.sqlite_version}"
    yield Finding("versions", "well", words)


def _settings(settings: Settings) -> Iterator[Finding]:
    faults = [f"{name} is on: it {words}" for name, words in _DANGEROUS.items() if settings.getbool(name)]
    faults += [f"{name} is off: {words}" for name, words in _NEEDED.items() if not settings.getbool(name)]
    if not settings.getfloat("DOWNLOAD_DELAY"):
        faults.append("DOWNLOAD_DELAY is 0: sites are asked without a pause")
    if faults:
        yield Finding("settings", "doubtful", "; ".join(faults))
    else:
        yield Finding("settings", "well", "safe and polite")
    contact = settings.get("NEWSCRAWL_CONTACT")
    if contact:
        yield Finding("contact", "well", settings["USER_AGENT"])
    else:
        words = "no site can tell whom to ask: set NEWSCRAWL_CONTACT to an address or e-mail of yours"
        yield Finding("contact", "doubtful", words)


def _site_files(settings: Settings) -> Iterator[Finding]:
    files = site_files(settings)
    known = files.spiders
    for fault in files.faults:
        yield Finding("sites", "broken", str(fault))
    if not known and files.faults:
        return
    if not known:
        yield Finding("sites", "doubtful", "there is no site file in spiders/")
        return
    yield Finding("sites", "well", f"{len(known)}: {', '.join(known)}")
    for name, spider in known.items():
        try:
            spider()
        except Exception as error:  # noqa: BLE001
            yield Finding(name, "broken", f"{type(error).__name__}: {error}")


def _archive(settings: Settings) -> Iterator[Finding]:
    url = settings.get("NEWSCRAWL_ARCHIVE")
    if not url:
        yield Finding("archive", "doubtful", "none: NEWSCRAWL_ARCHIVE is empty, so nothing will be kept")
        return
    try:
        with open_archive(url, create=False) as archive:
            articles = archive.count()
    except ArchiveError as error:
        missing = "sqlite" in url and (file := sqlite_file(make_url(url))) is not None and not file.exists()
        state: Literal["doubtful", "broken"] = "doubtful" if missing else "broken"
        yield Finding("archive", state, f"{error}" + ("; the first crawl makes it" if missing else ""))
    else:
        yield Finding("archive", "well", f"{make_url(url).render_as_string()}: {articles} articles")


def _running(settings: Settings) -> Iterator[Finding]:
    """What crawls have left behind, and whether this machine and the database agree on the time."""
    url, at = settings.get("NEWSCRAWL_ARCHIVE"), datetime.now(UTC)
    if not url:
        return
    try:
        with open_archive(url, create=False) as archive:
            apart, schedules = (archive.clock() - datetime.now(UTC)).total_seconds(), archive.schedules(at=at)
            neglected = neglect(archive, at=at)
    except ArchiveError:
        return  # told by another check
    if abs(apart) > _CLOCKS_APART:
        words = f"the database's is {apart:+.0f} seconds off this machine's: set both by NTP"
        yield Finding("clock", "doubtful", words)
    else:
        yield Finding("clock", "well", "this machine and the database agree")
    for words in neglected.values():
        yield Finding("schedule", "doubtful", f"{words}: does cron, a timer or a dispatcher start newscrawl?")
    running = [one.site for one in schedules.values() if one.lease]
    left = [one for one in schedules.values() if one.has_pending and not one.lease]
    if broken := [one.site for one in left if one.last_verdict in _BROKEN_OFF]:
        words = f"{', '.join(broken)}: a crawl broke off and left links behind; the next crawl fetches them"
        yield Finding("crawls", "doubtful", words)
    else:
        words = f"running now: {', '.join(running)}" if running else "none is running"
        waiting = f"; {', '.join(one.site for one in left)}: links wait for the next crawl" if left else ""
        yield Finding("crawls", "well", words + waiting)


def _told(settings: Settings) -> Iterator[Finding]:
    try:
        QuietHours.from_text(settings.get("NEWSCRAWL_QUIET_HOURS") or "")
    except InvalidArgument as error:
        yield Finding("messages", "broken", str(error))
        return
    if settings.get("NEWSCRAWL_NOTIFY"):
        yield Finding("messages", "well", "sent by newscrawl notify; try: newscrawl notify --test")
    else:
        yield Finding("messages", "doubtful", "nobody is told of alarms: set NEWSCRAWL_NOTIFY, see docs/operating.md")


def _pages(settings: Settings) -> Iterator[Finding]:
    place = pages_of(settings)
    if place is None:
        yield Finding("pages", "doubtful", "NEWSCRAWL_PAGES is empty: what is read wrongly today cannot be read again")
        return
    try:
        with place.open() as folder:
            folder.check()
    except ArchiveError as error:
        yield Finding("pages", "broken", str(error))
    else:
        yield Finding("pages", "well", f"kept at {place.address}")


def _disk(settings: Settings) -> Iterator[Finding]:
    """The room for the archive, and for the pages or what of them waits in the spool; each disk once."""
    folders = [*_folder_of_archive(settings), *_folder_of_pages(settings)]
    for folder in folders:
        if not folder.is_dir():
            yield Finding("disk", "broken", f"there is no folder {folder}")
    disks = {folder.stat().st_dev: folder for folder in reversed(folders) if folder.is_dir()}
    free = {folder: shutil.disk_usage(folder).free for folder in reversed(disks.values())}
    if free:
        words = "; ".join(f"{room // 2**20} MiB free in {folder}" for folder, room in free.items())
        yield Finding("disk", room_for(min(free.values())), words)


def _folder_of_archive(settings: Settings) -> Iterator[Path]:
    url = settings.get("NEWSCRAWL_ARCHIVE") or ""
    if url.startswith("sqlite"):
        yield (sqlite_file(make_url(url)) or Path()).absolute().parent


def _folder_of_pages(settings: Settings) -> Iterator[Path]:
    with suppress(ArchiveError, OSError):  # told by another check
        if place := pages_of(settings):
            with place.open() as folder:
                yield folder.standing


def room_for(free: int) -> Literal["well", "doubtful", "broken"]:
    """What so many free bytes mean for whoever crawls on."""
    if free < _NO_ROOM_BYTES:
        return "broken"
    return "well" if free > _ROOM_BYTES else "doubtful"


_CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    _versions,
    _settings,
    _site_files,
    _archive,
    _running,
    _pages,
    _told,
    _disk,
)
