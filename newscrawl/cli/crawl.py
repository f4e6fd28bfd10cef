"""``newscrawl crawl``: all sites, some of them, or any address."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from rich.table import Table

from newscrawl.any_site import AnySiteSpider
from newscrawl.arguments import Arguments
from newscrawl.cli.options import json_option, pairs, setting_option, stderr_console
from newscrawl.cli.progress import shown_progress
from newscrawl.errors import InvalidArgument
from newscrawl.running import Assignment, CrawlReport, check_archive, crawl_all, run, settings_of_project
from newscrawl.sites import site, sites
from newscrawl.verdict import worst

if TYPE_CHECKING:
    from scrapy.settings import Settings


@click.command("crawl")
@click.argument("names", nargs=-1, metavar="[SITE|URL]...")
@click.option("-a", "arguments", multiple=True, metavar="NAME=VALUE", help="Set a spider argument.")
@click.option("--since", metavar="TIME", help="Only what was published since: 2025-10-01 or 7d.")
@click.option("--until", metavar="TIME", help="Only what was published until.")
@click.option("--max-items", metavar="N", help="Stop each site after so many articles.")
@click.option("--revisit", metavar="WHICH", help="Known articles to look at again: due (default), all, none.")
@setting_option
@json_option
def command(
    names: tuple[str, ...],
    arguments: tuple[str, ...],
    overrides: dict[str, str],
    as_json: bool,
    **window: str | None,
) -> None:
    """Crawl sites into the archive: all known ones, or those named, or any by its address.

    The exit code is that of the site that went worst: 0 well, 10 empty, 11 degraded, 12 drifted, 13 blocked,
    14 the archive failed, 15 failed, 2 wrong use.
    """
    settings = settings_of_project(overrides)
    given = pairs(arguments) | {name: value for name, value in window.items() if value}
    assignments = assignments_for(names, given, settings)
    check_archive(settings)
    console = stderr_console()
    if console.is_terminal and "LOG_LEVEL" not in overrides:
        settings.set("LOG_LEVEL", "WARNING", priority="cmdline")  # the progress says the rest
    with shown_progress(console) as watch:
        reports = run(settings, lambda process: crawl_all(process, assignments, watch=watch))
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], ensure_ascii=False, indent=2))
    else:
        console.print(report_table(reports))
    raise SystemExit(worst(report.exit_code for report in reports))


def assignments_for(names: Sequence[str], given: dict[str, str], settings: Settings) -> list[Assignment]:
    """What to crawl. Raises ``InvalidArgument`` for an unknown site or argument."""
    Arguments.from_text(given)
    if not names:
        known = sites(settings)
        if not known:
            raise InvalidArgument("there are no sites: put a site file into spiders/, or name an address")
        return [Assignment(spider=spider, site=name, arguments=given) for name, spider in known.items()]
    return [_assignment(name, given, settings) for name in dict.fromkeys(names)]


def _assignment(name: str, given: dict[str, str], settings: Settings) -> Assignment:
    if "://" not in name:
        return Assignment(spider=site(name, settings), site=name, arguments=given)
    spider = AnySiteSpider(url=name, **given)  # says what is wrong with the address
    host = urlsplit(spider.homepage).hostname
    for known, its_spider in sites(settings).items():
        if host and urlsplit(its_spider.homepage).hostname in {
            host,
            f"www.{host}",
            host.removeprefix("www."),
        }:
            return Assignment(spider=its_spider, site=known, arguments=given)
    return Assignment(spider=AnySiteSpider, site=spider.name, arguments={**given, "url": name})


def report_table(reports: Sequence[CrawlReport]) -> Table:
    """The reports for a person."""
    table = Table(box=None, pad_edge=False)
    for title in ("site", "verdict", "new", "revised", "unchanged", "other", "seconds", ""):
        table.add_column(
            title, justify="right" if title in {"new", "revised", "unchanged", "other", "seconds"} else "left"
        )
    colours = {0: "green", 10: "yellow", 11: "yellow", 12: "yellow"}
    shown = ("new", "revised", "unchanged")
    about_sources = {"announced", "sources_read", "sources_unchanged", "sources_failed", "errors", *shown}
    for report in reports:
        others = [
            f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items() if name not in about_sources
        ]
        colour = colours.get(report.exit_code, "red")
        figures = [str(report.counts.get(name, 0)) for name in shown]
        words = report.detail if report.exit_code else ""
        table.add_row(
            report.site,
            f"[{colour}]{report.verdict}[/]",
            *figures,
            ", ".join(others),
            f"{report.seconds:.1f}",
            words,
        )
    return table
