"""``newscrawl demo``: the whole road, on a news web of its own."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import open_archive
from newscrawl.cli.crawl import report_table
from newscrawl.cli.options import stderr_console, stdout_console
from newscrawl.cli.progress import shown_progress
from newscrawl.cli.tour import show_tour
from newscrawl.demo.edition import EDITIONS
from newscrawl.demo.server import DEFAULT_PORT, DemoWeb
from newscrawl.errors import InvalidArgument
from newscrawl.running import Assignment, CrawlReport, crawl_all, run, settings_of_project
from newscrawl.sites import sites
from newscrawl.verdict import worst

if TYPE_CHECKING:
    from rich.console import Console
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

_SETTINGS = {
    "SPIDER_MODULES": ["newscrawl.demo.sites"],
    "NEWSCRAWL_ALLOW_PRIVATE": True,  # the demo's sites are on this machine
    "DOWNLOAD_DELAY": 0.0,  # and nobody is in their way
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "LOG_LEVEL": "WARNING",
}


@click.command("demo")
@click.option("--serve", is_flag=True, help="Only serve the demo's sites, for a browser or a crawl of your own.")
@click.option("--port", type=click.IntRange(0, 65535), help=f"Default: {DEFAULT_PORT} with --serve, else any free one.")
@click.option(
    "--edition", type=click.IntRange(min(EDITIONS), max(EDITIONS)), default=1, help="With --serve: which one."
)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("demo"), show_default=True)
def command(serve: bool, port: int | None, edition: int, folder: Path) -> None:
    """Serve a small news web on loopback, crawl two editions of it into an archive, and show what was won."""
    if serve:
        _serve(port if port is not None else DEFAULT_PORT, edition)
        return
    console = stdout_console()
    archive_url = _fresh_archive(folder)
    settings = demo_settings(archive_url, pages=str(folder / _PAGES))
    with _web(port or 0) as web:
        console.print(f"[bold]The demo news web[/] is at {web.address} while this runs: five papers in four languages.")
        reports = run(settings, lambda process: _crawl_editions(process, web, settings, stderr_console()))
    with open_archive(archive_url, create=False) as archive:
        shown = show_tour(archive, console)
    console.print("\nThe archive is yours to try:\n", style="bold")
    program = _program()
    for line in (
        f"{program} find bridge --archive {archive_url}",
        f"{program} show --archive {archive_url} {shown.url}",
        f"{program} export --archive {archive_url} {folder / 'articles.csv'}",
    ):
        console.print(f"  {line}", markup=False, soft_wrap=True)
    raise SystemExit(worst(report.exit_code for report in reports))


def _program() -> str:
    """How this program was called, so that its words can be typed as they stand."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "newscrawl" and called.exists() else "newscrawl"


def demo_settings(archive_url: str, *, pages: str = "") -> Settings:
    """The project's settings for a crawl of the demo: its own sites, on this machine, without delay.

    ``pages`` is the folder in which pages are kept; without it none is.
    """
    settings = settings_of_project()
    own = {"NEWSCRAWL_ARCHIVE": archive_url, "NEWSCRAWL_PAGES": pages}
    settings.setdict({**_SETTINGS, **own}, priority="cmdline")
    return settings


def demo_assignments(settings: Settings, homepages: Mapping[str, str], **arguments: str) -> list[Assignment]:
    """A crawl of each of the demo's sites; ``homepages`` says where each is served."""
    return [
        Assignment(spider=spider, site=name, arguments={"homepage": homepages[name], **arguments})
        for name, spider in sites(settings).items()
    ]


async def _crawl_editions(
    process: AsyncCrawlerProcess, web: DemoWeb, settings: Settings, console: Console
) -> list[CrawlReport]:
    reports = []
    for edition in EDITIONS:
        web.edition = edition
        revisit = "due" if edition == 1 else "all"  # as if the days had passed after which articles are due
        with shown_progress(console) as watch:
            done = await crawl_all(process, demo_assignments(settings, web.homepages(), revisit=revisit), watch=watch)
        console.print(f"\nEdition {edition}", style="bold")
        console.print(report_table(done))
        reports += done
    return reports


_FILE, _PAGES = "newscrawl-demo.db", "pages"


def _fresh_archive(folder: Path) -> str:
    """The address of an archive that is not there yet; that of an earlier demo is removed, with its pages."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-wal", "-shm"):
            (folder / f"{_FILE}{suffix}").unlink(missing_ok=True)
        for file in (folder / _PAGES).rglob("newscrawl-*.warc.gz*"):
            file.unlink()
    except OSError as error:
        raise InvalidArgument(f"--folder {folder} cannot be used: {error.strerror}") from error
    return f"sqlite:///{folder / _FILE}"


def _web(port: int, edition: int = 1) -> DemoWeb:
    try:
        return DemoWeb(port=port, edition=edition)
    except OSError as error:
        raise InvalidArgument(f"--port {port} cannot be used: {error.strerror}") from error


def _serve(port: int, edition: int) -> None:
    with _web(port, edition) as web:
        click.echo(f"Edition {edition} of the demo news web is at {web.address} (Ctrl-C ends it)", err=True)
        for name, homepage in web.homepages().items():
            click.echo(f"  {name:<14} {homepage}", err=True)
        while True:
            time.sleep(3600)
