"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from os import environ
from typing import TYPE_CHECKING, Any, TextIO, TypedDict

import click
from rich.console import Console

from archive import Archive, open_archive
from newscrawl.arguments import Arguments
from newscrawl.errors import InvalidArgument
from newscrawl.ledger import pages_of
from newscrawl.running import settings_of_project
from newscrawl.verdict import EXIT_USAGE

if TYPE_CHECKING:
    from scrapy.settings import Settings

    from newscrawl.sites import SiteFiles

Command = Callable[..., Any]
_ARCHIVE = "NEWSCRAWL_ARCHIVE"

LARGEST = 2**63 - 1
"""The largest number of which the databases can be asked."""

_WITHOUT_BOUND = 100_000
"""Columns that no line has."""


def setting_option(function: Command) -> Command:
    """``-s NAME=VALUE``, as in Scrapy."""
    return click.option(
        "-s", "--set", "overrides", multiple=True, metavar="NAME=VALUE", help="Set a Scrapy setting.",
        callback=lambda _ctx, _param, value: pairs(value),
    )(function)  # fmt: skip


def archive_option(function: Command) -> Command:
    """``--archive ADDRESS``."""
    return click.option(
        "--archive", "archive_url", metavar="ADDRESS",
        help="SQLAlchemy address of the archive; default: NEWSCRAWL_ARCHIVE, else newscrawl.db here.",
    )(function)  # fmt: skip


def json_option(function: Command) -> Command:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout.")(function)


def pairs(texts: tuple[str, ...]) -> dict[str, str]:
    """``NAME=VALUE`` texts as a mapping. Raises ``InvalidArgument``."""
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise InvalidArgument(f"{text!r}: write NAME=VALUE")
        found[name] = value
    return found


def named_archive(archive_url: str | None, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """What names the archive, as a setting: ``--archive``, else ``-s``, else the environment; else there is nothing."""
    told = (archive_url, (overrides or {}).get(_ARCHIVE), environ.get(_ARCHIVE))
    return next(({_ARCHIVE: address} for address in told if address is not None), {})


def settings_for(archive_url: str | None, overrides: Mapping[str, str] | None = None) -> Settings:
    """The project's settings with ``-s``, and with the archive that is named. Raises ``InvalidArgument``."""
    return settings_of_project({**(overrides or {}), **named_archive(archive_url, overrides)})


def archive_address(archive_url: str | None, overrides: Mapping[str, str] | None = None) -> str:
    """The address of the archive that is named, or that the settings know; these are read only where it must be."""
    named = named_archive(archive_url, overrides) or settings_of_project(overrides)
    address: str = named[_ARCHIVE]
    return address


def existing_archive(archive_url: str | None, overrides: Mapping[str, str] | None = None) -> Archive:
    """The archive to read. Raises ``ArchiveError``; a file that does not exist is not made."""
    return open_archive(archive_address(archive_url, overrides), create=False)


def archive_with_pages(archive_url: str | None, overrides: Mapping[str, str] | None = None) -> Archive:
    """The archive together with its pages, where the settings say that some are kept. Raises ``ArchiveError``."""
    settings = settings_for(archive_url, overrides)
    place = pages_of(settings)
    return open_archive(settings[_ARCHIVE], create=False, pages=place.open() if place else None)


def instant(name: str, text: str | None, *, end_of_day: bool = False) -> datetime | None:
    """A time from an option, read as the crawl's own arguments are."""
    if not text:
        return None
    read = Arguments.from_text({"until" if end_of_day else "since": text}, now=datetime.now(UTC))
    found = read.until if end_of_day else read.since
    if found is None:
        raise InvalidArgument(f"{name}={text!r} is no time")
    return found


class Published(TypedDict):
    """A span of publication, as the archive's reading methods take it."""

    published_from: datetime | None
    published_until: datetime | None


def published(since: str | None, until: str | None) -> Published:
    """What ``--since`` and ``--until`` leave in. Raises ``InvalidArgument``, also where that can be nothing."""
    start, end = instant("--since", since), instant("--until", until, end_of_day=True)
    if start and end and start >= end:
        raise InvalidArgument(f"--since {since} lies behind --until {until}: exchange the two")
    return {"published_from": start, "published_until": end}


def check_site(archive: Archive, site: str | None) -> None:
    """Raise ``InvalidArgument`` for a site that neither the archive nor a site file knows."""
    if site is None or site in (kept := {one.name for one in archive.sites()}):
        return
    from newscrawl.sites import site_files, unknown_site

    if site not in (declared := site_files(settings_of_project()).spiders):
        raise InvalidArgument(unknown_site(site, kept | declared.keys()))


def told_faults(files: SiteFiles) -> int:
    """Name each faulty site file on stderr, and give back the exit code that it makes; 0 where there is none."""
    for fault in files.faults:
        click.echo(f"newscrawl: {fault}", err=True)
    return EXIT_USAGE if files.faults else 0


def stdout_console() -> Console:
    """Where results for people go; as wide as they are where no terminal bounds them."""
    return Console(highlight=False, emoji=False, width=_width(sys.stdout))


def stderr_console() -> Console:
    """Where progress and remarks go."""
    return Console(stderr=True, highlight=False, emoji=False, width=_width(sys.stderr))


def _width(stream: TextIO | None) -> int | None:
    """The width to lay out for, where it is not the terminal's: a mail or `grep` wants whole lines. COLUMNS rules."""
    is_bounded = environ.get("COLUMNS", "").isdigit() or (stream is not None and stream.isatty())
    return None if is_bounded else _WITHOUT_BOUND
