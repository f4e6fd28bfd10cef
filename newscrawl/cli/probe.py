"""``newscrawl probe``: where a site announces its articles, and what a crawl would do."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newscrawl.cli.options import json_option, setting_option, stdout_console
from newscrawl.clock import to_the_minute
from newscrawl.probing import Probe, probe_site
from newscrawl.running import settings_of_project


@click.command("probe")
@click.argument("url")
@setting_option
@json_option
def command(url: str, overrides: dict[str, str], as_json: bool) -> None:
    """Look a site over by its address: its feeds, sitemaps, APIs and sections, and what a crawl would do with each.

    Some twenty requests; nothing is stored. The exit code is 1 if no article was found.
    """
    probe = probe_site(url, settings_of_project(overrides))
    if as_json:
        click.echo(json.dumps(asdict(probe), ensure_ascii=False, indent=2))
    else:
        _show(probe, stdout_console())
    sys.exit(0 if probe.articles else 1)


def _show(probe: Probe, console: Console) -> None:
    console.print(f"[bold]{escape(probe.site)}[/]: {probe.articles} articles announced by {_readable(probe)} sources")
    if probe.crawl_delay:
        console.print(f"robots.txt asks for {probe.crawl_delay:g} s between two requests")
    table = Table(box=None, pad_edge=False)
    for title in ("source", "articles", "newest", "found", "a crawl would", "address"):
        table.add_column(title, justify="right" if title == "articles" else "left", overflow="fold")
    for one in probe.sources:
        if one.fault is None:
            cells = (one.kind, str(one.articles), _minute(one.newest), one.how, one.plan, one.url)
            table.add_row(*map(escape, cells))
    console.print(table)
    for one in probe.sources:
        if one.fault is not None:
            console.print(f"no {one.kind}: {one.fault}", style="dim", markup=False)
    for sample in probe.samples:
        words = f"“{sample.headline}”" if sample.headline else "; ".join(sample.reasons)
        console.print(f"read as {sample.kind.replace('_', ' ')}: {sample.url}: {words}", markup=False)
    for words in [*probe.remarks, *probe.faults]:
        console.print(words, style="yellow", markup=False)


def _minute(text: str | None) -> str:
    return to_the_minute(datetime.fromisoformat(text)) if text else ""


def _readable(probe: Probe) -> int:
    return sum(1 for one in probe.sources if one.articles)
