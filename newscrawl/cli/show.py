"""``newscrawl show``: one article of the archive, with its history and where everything came from."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from itertools import pairwise
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive import ArchivedArticle, ArchivedRevision, ObservedViews, StoryMember
from archive.export import as_json_row
from newscrawl.cli.difference import word_difference
from newscrawl.cli.options import archive_option, archive_with_pages, existing_archive, json_option, stdout_console
from newscrawl.clock import to_the_minute

_BARS = "▁▂▃▄▅▆▇█"
_SHOWN_FIELDS = (
    "headline", "byline", "authors", "agency", "published_local", "section", "language", "views",
    "image_credit", "image_disclaimer", "image_caption", "tags",
)  # fmt: skip
_PROVENANCE_OF = {"authors": "byline", "agency": "byline", "published_local": "published"}


@click.command("show")
@click.argument("url")
@click.option("--body", is_flag=True, help="Show the text as well.")
@click.option("--page", "whole_page", is_flag=True, help="Print the kept page itself, as a reader's browser got it.")
@archive_option
@json_option
def command(url: str, body: bool, whole_page: bool, archive_url: str | None, as_json: bool) -> None:
    """Show one article by any address that ever led to it: fields, places, corrections, views, copies."""
    if whole_page:
        with archive_with_pages(archive_url) as archive:
            document = archive.read_page(archive.page(url)).content()
        sys.stdout.buffer.write(document)
        return
    with existing_archive(archive_url) as archive:
        article, revisions = archive.get(url), archive.revisions(url)
        views, story, aliases = archive.views(url), archive.story(url), archive.aliases(url)
    if as_json:
        shown: dict[str, Any] = as_json_row(article)
        shown["provenance"] = revisions[-1].provenance
        shown["unreadable"] = list(revisions[-1].unreadable)
        shown["revisions"] = [
            {
                "number": one.number,
                "cause": one.cause,
                "seen_at": one.seen_at,
                "changed_fields": list(one.changed_fields),
            }
            for one in revisions
        ]
        shown["view_counts"] = [asdict(one) for one in views]
        shown["story"] = [{"role": one.role, "site": one.article.site, "url": one.article.url} for one in story]
        shown["addresses"] = aliases
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2, default=datetime.isoformat))
        return
    console = stdout_console()
    console.print(Text(article.url, style="blue"), soft_wrap=True)
    console.print(provenance_table(article, revisions[-1]))
    show_corrections(console, revisions)
    show_views(console, views)
    show_story(console, story)
    if body:
        console.print()
        console.print(article.body, markup=False)


def provenance_table(article: ArchivedArticle, newest: ArchivedRevision) -> Table:
    """The fields of an article that are there, each with the place on the page that it came from."""
    table = Table(box=None, pad_edge=False)
    table.add_column("field", style="bold", no_wrap=True)
    table.add_column("value", overflow="fold")
    table.add_column("place on the page", style="dim", overflow="fold")
    for field in _SHOWN_FIELDS:
        value = getattr(article, field)
        if value in (None, ()):
            continue
        words = ", ".join(value) if isinstance(value, tuple) else str(value)
        table.add_row(field, Text(words), Text(_place(newest, field)))
    table.add_row("body", Text(f"{article.body[:70]}… ({article.word_count} words)"), Text(_place(newest, "body")))
    for one in newest.unreadable:
        table.add_row(one["field"], Text(f"unreadable: {one['text']}", style="red"), Text(one["reason"]))
    return table


def _place(revision: ArchivedRevision, field: str) -> str:
    found = revision.provenance.get(_PROVENANCE_OF.get(field, field))
    if not found:
        return ""
    also = f", confirmed by {', '.join(found['confirmed_by'])}" if found["confirmed_by"] else ""
    return f"{found['place']}{also}"


def show_corrections(console: Console, revisions: list[ArchivedRevision]) -> None:
    """Each revision after the first: when, by whom, and word by word."""
    for before, after in pairwise(revisions):
        console.print(f"\n[bold]Revision {after.number}[/], {to_the_minute(after.seen_at)} UTC, cause: {after.cause}")
        for field in after.changed_fields:
            old, new = before.content.get(field), after.content.get(field)
            console.print(Text(f"  {field}: ", style="dim") + word_difference(_words(old), _words(new)))


def _words(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def show_views(console: Console, views: list[ObservedViews]) -> None:
    """The series of view counts, drawn small."""
    if not views:
        return
    top = max(one.count for one in views) or 1
    bars = "".join(_BARS[min(len(_BARS) - 1, one.count * (len(_BARS) - 1) // top)] for one in views)
    counts = " → ".join(f"{one.count:,}{'≈' if one.rounded else ''}" for one in views)
    console.print(f"\n[bold]Views[/] {bars}  {counts}")


def show_story(console: Console, story: list[StoryMember]) -> None:
    """The articles of other sites that carry the same text."""
    if not story:
        return
    console.print(f"\n[bold]Story {story[0].article.story_id}[/]: the same text on {len(story)} sites")
    for member in story:
        line = Text(f"  {member.role:<7} {member.article.site:<16} ")
        line.append(member.article.headline, style="bold")
        console.print(line)
        console.print(Text(f"          {member.article.url}", style="blue"), soft_wrap=True)
