"""The tables of ``newscrawl health``: one for all sites, one for the fields of a single one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from archive.health import Alarm
from archive.layouts import LayoutDay
from newscrawl.clock import to_the_minute
from newscrawl.health import FIELDS, FieldHistory, change_in_words, in_words, layout_changes

_WIDE = 120
"""Characters of a terminal from which a site's fields fit on one line."""
_PLACES = 3


def print_health(
    console: Console,
    sites: Mapping[str, Mapping[str, FieldHistory]],
    alarms: Iterable[Alarm],
    layouts: Sequence[LayoutDay],
    neglected: Iterable[str],
    *,
    site: str | None,
) -> None:
    """Print what is neglected, in words, then the alarms and what the fields have shown.

    Of all sites that is how often, of one ``site`` all that is known.
    """
    for words in neglected:
        console.print(f"[red]neglect[/] {escape(words)}", soft_wrap=True)
    for one in alarms:
        mark = "[red]on[/]  " if one.ended_at is None else f"[dim]over since {to_the_minute(one.ended_at)} UTC[/]"
        console.print(f"{mark} {escape(in_words(one))}", soft_wrap=True)
    if not sites:
        console.print("[dim]no article was watched in these days[/]")
    elif site is not None:
        for change in layout_changes(layouts):
            console.print(
                f"[dim]note[/] {change.site}: {change_in_words(change.day, change.as_before)}", soft_wrap=True
            )
        console.print(_one_site(sites[site]))
        console.print(_layout(layouts))
    else:
        console.print(_all_sites(sites, lines=1 if console.width >= _WIDE else 2))


def _all_sites(sites: Mapping[str, Mapping[str, FieldHistory]], *, lines: int) -> Table:
    """A site in a row, or in two on a narrow terminal: its name and the first fields, its articles and the others."""
    names = list(FIELDS)
    half = len(names) // lines
    stacks = [[names[at + line * half] for line in range(lines)] for at in range(half)]
    table = Table(box=None, pad_edge=False, padding=(0, 2 if lines == 2 else 1, 0, 0))
    table.add_column("site\narticles" if lines == 2 else "site", overflow="fold")
    if lines == 1:
        table.add_column("articles", justify="right", no_wrap=True)
    for stack in stacks:
        table.add_column("\n".join(map(_heading, stack)), justify="right")
    for site, fields in sites.items():
        articles = f"{max(one.articles for one in fields.values()):,}"
        begins = [f"{escape(site)}\n{articles}"] if lines == 2 else [escape(site), articles]
        table.add_row(*begins, *("\n".join(_share(fields.get(name)) for name in stack) for stack in stacks))
    return table


def _heading(name: str) -> str:
    return {"image_caption": "caption", "image_credit": "credit"}.get(name, name)


def _share(history: FieldHistory | None) -> str:
    return f"{history.share:.0%}" if history is not None and history.found else "-"


def _one_site(fields: Mapping[str, FieldHistory]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("field", no_wrap=True)
    for name in ("found", "length", "different"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("places")
    for name in FIELDS:
        history = fields.get(name)
        if history is None or not history.found:
            continue
        apart = "" if history.different is None else f"{history.different:,} of {history.told_apart:,}"
        unit = " words" if name == "body" else ""
        table.add_row(
            name.replace("_", " "), f"{history.share:.0%}", f"{history.length:,.0f}{unit}", apart, _places(history)
        )
    return table


def _layout(layouts: Sequence[LayoutDay]) -> str:
    told = [(one.as_before, one.pages) for one in layouts if one.as_before is not None]
    pages = sum(count for _, count in told)
    if not pages:
        return "[dim]layout: not enough pages to tell whether it is as before[/]"
    share = sum(like * count for like, count in told) / pages
    skeletons = len({name for one in layouts for name in one.skeletons})
    return f"layout: {share:.0%} as before on {pages:,} pages, of {skeletons} skeletons"


def _places(history: FieldHistory) -> str:
    total = max(history.places.total(), 1)
    shown = history.places.most_common(_PLACES)
    return ", ".join(f"{escape(place)} {count / total:.0%}" for place, count in shown)
