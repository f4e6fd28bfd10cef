"""``newscrawl crawl``: all sites, some of them, or any address."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from rich.markup import escape
from rich.table import Table

from archive import Verdict, open_archive
from archive.errors import LeaseHeld
from newscrawl.any_site import AnySiteSpider
from newscrawl.arguments import Arguments
from newscrawl.cli.options import (
    archive_option,
    json_option,
    pairs,
    setting_option,
    settings_for,
    stderr_console,
    told_faults,
)
from newscrawl.cli.progress import shown_progress
from newscrawl.clock import to_the_minute
from newscrawl.due import due_now
from newscrawl.errors import InvalidArgument
from newscrawl.processes import crawl_in_processes
from newscrawl.running import Assignment, CrawlReport, check_settings, crawl_all, not_begun, run
from newscrawl.sites import SiteFiles, site_files
from newscrawl.verdict import ALL_IS_WELL, EXIT_HELD, worst

if TYPE_CHECKING:
    from rich.console import Console
    from scrapy.settings import Settings

    from archive.schedule import SiteSchedule


@click.command("crawl")
@click.argument("names", nargs=-1, metavar="[SITE|URL]...")
@click.option("-a", "arguments", multiple=True, metavar="NAME=VALUE", help="Set a spider argument.")
@click.option("--since", metavar="TIME", help="Only what was published since: 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Only what was published until.")
@click.option("--max-items", metavar="N", help="Stop each site after so many articles.")
@click.option(
    "--due", "only_due", is_flag=True, help="Only what is due by its own rhythm: for cron, every few minutes."
)
@click.option(
    "--processes", type=click.IntRange(1, 64), default=1, metavar="N", help="Share the sites among N processes."
)
@click.option("--revisit", metavar="WHICH", help="Known articles to look at again: due (default), all, none.")
@click.option("--urls", metavar="ADDRESSES", help="Read these pages, parted by blanks, instead of asking the sources.")
@click.option("--urls-file", metavar="FILE", help="The same, one address a line.")
@click.option(
    "--homepage", metavar="ADDRESS", help="Crawl this address instead of the site's own: a mirror, a test server."
)
@click.option("--render", flag_value="1", help="Open pages in a browser, as `render = True` of a site file does.")
@archive_option
@setting_option
@json_option
def command(
    names: tuple[str, ...],
    arguments: tuple[str, ...],
    archive_url: str | None,
    overrides: dict[str, str],
    as_json: bool,
    only_due: bool,
    processes: int,
    **named: str | None,
) -> None:
    """Crawl sites into the archive: all known ones, or those named, or any by its address.

    The exit code is that of the site that went worst: 0 well, 10 empty, 11 degraded, 12 drifted, 13 blocked,
    14 the archive failed, 15 failed, 16 another crawl of the site was running, 2 wrong use, or a faulty site file
    while the others were crawled.
    """
    settings = settings_for(archive_url, overrides)
    given = pairs(arguments) | {name: value for name, value in named.items() if value}
    files = site_files(settings)
    assignments = assignments_for(names, given, files)
    fault = told_faults(files)
    check_settings(settings)
    console = stderr_console()
    left_alone: list[CrawlReport] = []
    if only_due:
        assignments = _due(assignments, settings, console, fault)
    elif not names:
        assignments, left_alone = _without_paused(assignments, settings)
    if console.is_terminal and not {"LOG_LEVEL", "NEWSCRAWL_LOG_LEVEL"} & overrides.keys():
        settings.set("LOG_LEVEL", "WARNING", priority="cmdline")  # the progress says the rest
    reports = [*_crawl(assignments, settings, processes, console), *left_alone]
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], ensure_ascii=False, indent=2))
    elif reports:
        console.print(report_table(reports))
    raise SystemExit(worst([fault, *(report.exit_code for report in reports)]))


def _due(assignments: list[Assignment], settings: Settings, console: Console, fault: int) -> list[Assignment]:
    """Those assignments whose time has come. Sites that another crawl is at are no fault: cron runs overlap."""
    if not settings.get("NEWSCRAWL_ARCHIVE"):
        raise InvalidArgument("--due needs an archive: it knows when which source is due")
    at = datetime.now(UTC)
    schedules = _schedules(settings, at)
    due, later = due_now(assignments, schedules, revisits_a_day=settings.getint("NEWSCRAWL_REVISITS_A_DAY"), at=at)
    held = [schedules[one.site].lease for one in due if one.site in schedules and schedules[one.site].lease]
    for lease in held:
        if lease is not None:
            console.print(f"[dim]{escape(str(LeaseHeld(lease.site, lease.holder, lease.until)))}[/]")
    if held and len(held) == len(due):
        raise SystemExit(worst([EXIT_HELD, fault]))
    if not due:
        console.print(f"[dim]nothing is due{f' until {to_the_minute(later)} UTC' if later else ''}[/]")
    taken = {lease.site for lease in held if lease is not None}
    return [one for one in due if one.site not in taken]


def _schedules(settings: Settings, at: datetime) -> dict[str, SiteSchedule]:
    if not settings.get("NEWSCRAWL_ARCHIVE"):
        return {}
    with open_archive(settings["NEWSCRAWL_ARCHIVE"]) as archive:
        return archive.schedules(at=at)


def _without_paused(assignments: list[Assignment], settings: Settings) -> tuple[list[Assignment], list[CrawlReport]]:
    """Assignments but for sites that are paused, and reports on those. Who names a site has decided otherwise."""
    schedules = _schedules(settings, datetime.now(UTC))
    paused = {name: one for name, one in schedules.items() if one.paused_until}
    reports = [
        not_begun(
            one, f"left alone until {to_the_minute(until)} UTC: {paused[one.site].paused_because}", Verdict.BLOCKED
        )
        for one in assignments
        if one.site in paused and (until := paused[one.site].paused_until)
    ]
    return [one for one in assignments if one.site not in paused], reports


def _crawl(assignments: list[Assignment], settings: Settings, processes: int, console: Console) -> list[CrawlReport]:
    if not assignments:
        return []
    if processes > 1:
        ended = itertools.count(1)

        def told(report: CrawlReport) -> None:
            console.print(f"[dim]{next(ended)} of {len(assignments)}: {report.site}: {report.verdict}[/]")

        return crawl_in_processes(settings, assignments, processes=processes, told=told)
    with shown_progress(console) as watch:
        return run(settings, lambda process: crawl_all(process, assignments, watch=watch))


def assignments_for(names: Sequence[str], given: dict[str, str], files: SiteFiles) -> list[Assignment]:
    """What to crawl. Raises ``InvalidArgument`` for an unknown site or argument."""
    Arguments.from_text(given)
    if not names:
        if not files.spiders and files.faults:
            raise InvalidArgument(f"no site file can be loaded: {'; '.join(map(str, files.faults))}")
        if not files.spiders:
            raise InvalidArgument("there are no sites: put a site file into spiders/, or name an address")
        return [Assignment(spider=spider, site=name, arguments=given) for name, spider in files.spiders.items()]
    return [_assignment(name, given, files) for name in dict.fromkeys(names)]


def _assignment(name: str, given: dict[str, str], files: SiteFiles) -> Assignment:
    if "://" not in name:
        return Assignment(spider=files.site(name), site=name, arguments=given)
    spider = AnySiteSpider(url=name, **given)  # says what is wrong with the address
    host = urlsplit(spider.homepage).hostname
    for known, its_spider in files.spiders.items():
        if host and urlsplit(its_spider.homepage).hostname in {
            host,
            f"www.{host}",
            host.removeprefix("www."),
        }:
            return Assignment(spider=its_spider, site=known, arguments=given)
    if host and (fault := files.fault_of(host.removeprefix("www."))):
        raise InvalidArgument(f"{name} seems to have a site file, which is faulty: {fault}")
    return Assignment(spider=AnySiteSpider, site=spider.name, arguments={**given, "url": name})


def report_table(reports: Sequence[CrawlReport]) -> Table:
    """The reports for a person."""
    table = Table(box=None, pad_edge=False)
    for title in ("site", "verdict", "new", "revised", "unchanged", "other", "seconds", ""):
        table.add_column(
            title, justify="right" if title in {"new", "revised", "unchanged", "other", "seconds"} else "left"
        )
    colours = {0: "green", 10: "yellow", 11: "yellow", 12: "yellow", EXIT_HELD: "yellow"}
    shown = ("new", "revised", "unchanged")
    about_sources = {"announced", "sources_read", "sources_unchanged", "sources_failed", "errors", *shown}
    for report in reports:
        others = [
            f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items() if name not in about_sources
        ]
        colour = colours.get(report.exit_code, "red")
        figures = [str(report.counts.get(name, 0)) for name in shown]
        words = report.detail.removeprefix(ALL_IS_WELL).removeprefix("; ")
        table.add_row(
            report.site,
            f"[{colour}]{report.verdict}[/]",
            *figures,
            ", ".join(others),
            f"{report.seconds:.1f}",
            escape(words),
        )
    return table
