"""``newscrawl extract``: what is read from one page, and from where on it."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from rich.markup import escape
from rich.table import Table

from archive.article import Article, as_row
from newscrawl.any_site import AnySiteSpider
from newscrawl.cli.crawl import assignments_for
from newscrawl.cli.options import json_option, setting_option, stdout_console
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.extraction import SiteMemory
from newscrawl.items import Candidate, PageKind, RawArticle
from newscrawl.lone_page import fetch_raw, read_page
from newscrawl.normalisation import normalise
from newscrawl.running import settings_of_project
from newscrawl.sites import site_files

if TYPE_CHECKING:
    from newscrawl.spider import NewsSpider


@click.command("extract")
@click.argument("pages", nargs=-1, required=True, metavar="FILE|URL...")
@click.option("--url", metavar="URL", help="The address that the file was fetched from.")
@click.option("--site", "site_name", metavar="SITE", help="Read with the rules of this site, whatever the address.")
@click.option(
    "--same-site", is_flag=True, help="The files are pages of one site: learn what they have in common first."
)
@click.option("--explain", is_flag=True, help="Show every candidate of every field, and which one won.")
@setting_option
@json_option
def command(
    pages: tuple[str, ...],
    url: str | None,
    site_name: str | None,
    same_site: bool,
    explain: bool,
    overrides: dict[str, str],
    as_json: bool,
) -> None:
    """Read single pages: files (- is standard input), or addresses, of which one at a time.

    Nothing is stored. A known site's rules are used for its pages.
    """
    faults = 0
    if sum("://" in page for page in pages) > 1:
        raise InvalidArgument("extract fetches one address at a time; crawl many with `newscrawl crawl URL…`")
    memory = SiteMemory(fewest=2)
    if same_site:
        _learn(memory, [page for page in pages if page != "-" and "://" not in page], site_name, overrides)
    for page in pages:
        try:
            if "://" in page:
                raw = _fetched(page, site_name, overrides)
            else:
                raw = _from_file(page, url, site_name, overrides, memory)
            _print(raw, explain=explain, as_json=as_json)
        except InvalidArgument:
            raise
        except NewscrawlError as error:
            click.echo(f"newscrawl: {error}", err=True)
            faults += 1
    sys.exit(1 if faults else 0)


def _spider_for(url: str, site_name: str | None, overrides: dict[str, str]) -> type[NewsSpider]:
    files = site_files(settings_of_project(overrides))
    (assignment,) = assignments_for([site_name or url], {}, files)
    spider: type[NewsSpider] = assignment.spider  # type: ignore[assignment]
    return spider


def _fetched(url: str, site_name: str | None, overrides: dict[str, str]) -> RawArticle:
    spider = _spider_for(url, site_name, overrides)
    arguments = {"url": url} if spider is AnySiteSpider else {}
    fetched = fetch_raw(url, spider, arguments, settings_of_project(overrides))
    if fetched.raw is None:
        raise NewscrawlError(fetched.fault)
    return fetched.raw


def _learn(memory: SiteMemory, files: list[str], site_name: str | None, overrides: dict[str, str]) -> None:
    for file in files:
        with suppress(NewscrawlError):  # what is wrong with a file is told when its turn comes
            raw = _from_file(file, None, site_name, overrides, memory)
            if raw.traits is not None and raw.kind is PageKind.ARTICLE:
                memory.learn(raw.traits)


def _from_file(
    name: str, url: str | None, site_name: str | None, overrides: dict[str, str], memory: SiteMemory
) -> RawArticle:
    try:
        body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise NewscrawlError(f"{name} cannot be read: {error.strerror}") from error
    if url is not None and not urlsplit(url).hostname:
        raise InvalidArgument(f"--url {url!r} is no address: write http://… or https://…")
    address = url or (Path(name).absolute().as_uri() if name != "-" else "file:///dev/stdin")
    if url is None and site_name is None:
        return read_page(body, url=address, memory=memory)
    spider = _spider_for(address, site_name, overrides)
    made = spider(url=address) if spider is AnySiteSpider else spider()
    return read_page(body, url=address, site=made.site, rules=spider.article, memory=memory)


def _print(raw: RawArticle, *, explain: bool, as_json: bool) -> None:
    article = normalise(raw)
    if as_json:
        shown = as_row(article)
        shown["provenance"] = {field: vars_of(one) for field, one in article.provenance.items()}
        if explain:
            shown["candidates"] = {
                field: [{"place": one.place, "text": one.text} for one in found]
                for field, found in candidates(raw).items()
            }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2, default=str))
        return
    console = stdout_console()
    console.print(article_table(article))
    if explain:
        console.print(_candidate_table(raw, article))
    console.print()
    console.print(article.body, markup=False)


def vars_of(provenance: object) -> dict[str, object]:
    """The fields of a slotted value as a mapping."""
    return {name: getattr(provenance, name) for name in type(provenance).__slots__}  # type: ignore[attr-defined]


def article_table(article: Article) -> Table:
    """Each field of an article with its value and the place it came from."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    table.add_column(style="dim")
    for field, value in as_row(article).items():
        if value in (None, [], "", ()) or field in {"body", "provenance", "url", "site"}:
            continue
        place = article.provenance.get(_FIELD_OF.get(field, field))
        words = place.place if place else ""
        if place and place.confirmed_by:
            words += f" (confirmed by {', '.join(place.confirmed_by)})"
        table.add_row(field, escape(", ".join(value) if isinstance(value, list) else str(value)), escape(words))
    for one in article.unreadable:
        table.add_row(one.field, f"[red]unreadable[/]: {escape(one.text)}", escape(one.reason))
    return table


_FIELD_OF = {
    "published_at": "published",
    "published_local": "published",
    "published_precision": "published",
    "published_raw": "published",
    "modified_at": "modified",
    "authors": "byline",
    "agency": "byline",
}


def candidates(raw: RawArticle) -> dict[str, tuple[Candidate, ...]]:
    """The candidates of each field that has any."""
    found = {}
    for field in RawArticle.__dataclass_fields__:
        value = getattr(raw, field)
        if isinstance(value, tuple) and value and isinstance(value[0], Candidate):
            found[field] = value
    return found


def _candidate_table(raw: RawArticle, article: Article) -> Table:
    title = f"candidates (page judged: {raw.kind}; {'; '.join(raw.reasons)})"
    table = Table(title=escape(title), box=None, pad_edge=False)
    for title in ("field", "", "place", "lines from headline", "text"):
        table.add_column(title, overflow="fold")
    for field, found in candidates(raw).items():
        won = article.provenance.get(field)
        for one in found:
            mark = "→" if won and won.place == one.place and won.raw == one.text else ""
            distance = "" if one.lines_from_headline is None else str(one.lines_from_headline)
            table.add_row(field, mark, escape(one.place), distance, escape(one.text[:200]))
    return table
