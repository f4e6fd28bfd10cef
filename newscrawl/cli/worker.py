"""``newscrawl worker``: crawls what is handed out, beside any number of others."""

from __future__ import annotations

import logging
from uuid import uuid4

import click

from archive.errors import ArchiveUnavailable
from archive.store import open_archive
from newscrawl.cli.options import archive_option, setting_option, settings_for, stderr_console, told_faults
from newscrawl.fleet.address import connection_of, named
from newscrawl.ledger import held_open, pages_of
from newscrawl.running import CrawlReport, run
from newscrawl.sites import site_files

_ENDS_WITHIN = 60.0


@click.command("worker")
@click.option("--places", type=click.IntRange(2, 500), metavar="N", help="Sites that it crawls at once.")
@archive_option
@setting_option
def command(places: int | None, archive_url: str | None, overrides: dict[str, str]) -> None:
    """Take sites from the queue that `newscrawl dispatch` fills, and crawl them; on PostgreSQL, on any machine.

    Start one for each core. SIGTERM ends it in good order: what it has in hand goes back into the queue. It ends with
    exit code 14 where the archive's schema is not the one that it knows, and with 70 when it stands still.
    """
    settings = settings_for(archive_url, overrides)
    address = settings.get("NEWSCRAWL_ARCHIVE") or ""
    connection_of(address)
    open_archive(address, create=False).close()  # one that is older or newer than this program is left as it is
    silence, me = settings["NEWSCRAWL_FLEET_SILENCE"], str(uuid4())
    ours = {"NEWSCRAWL_LEASE": str(silence), **overrides, "NEWSCRAWL_ARCHIVE": named(address, me)}
    for name in ("NEWSCRAWL_LEASE", "NEWSCRAWL_ARCHIVE"):
        settings.set(name, ours[name], priority="cmdline")
    if place := pages_of(settings):
        place.open().check()
    told_faults(site_files(settings))  # their jobs wait for a worker on whose machine the file is sound
    from newscrawl.fleet.working import Shift, Terms

    logging.getLogger("pgqueuer").setLevel(logging.CRITICAL)  # what it has to say, the worker says in words
    terms, console = Terms.of(settings, places), stderr_console()

    def told(report: CrawlReport) -> None:
        new = report.counts.get("new", 0)
        console.print(f"[dim]{report.site}: {report.verdict}, {new} new, {report.seconds:.0f} s[/]", soft_wrap=True)

    with held_open(settings) as archive:
        console.print(f"[dim]works with {terms.places} places[/]")
        because = run(
            settings,
            lambda process: Shift(process, archive, me, terms, ours, told).work(),
            ends_within=_ENDS_WITHIN,
        )
    if because:
        raise ArchiveUnavailable(because)
