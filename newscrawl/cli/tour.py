"""What a crawl of the demo has won, shown to a person."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from archive import Archive, ArchivedArticle
from newscrawl.cli.show import provenance_table, show_corrections, show_story, show_views

_RULE = 80
"""Columns of a line where no terminal says how wide it may be."""


def show_tour(archive: Archive, console: Console) -> ArchivedArticle:
    """Articles per site, one article's places, one correction, one story, one series of views.

    Gives back the article that was shown with its places.
    """
    articles = list(archive.find())
    _show_sites(archive, console)
    article = next(one for one in articles if one.image_disclaimer and one.status == "live")
    _title(console, "One article, and where each of its fields came from")
    console.print(Text(article.url, style="blue"), soft_wrap=True)
    console.print(provenance_table(article, archive.revisions(article.url)[-1]))
    corrected = next((one for one in articles if one.revision > 1 and one.language == "en"), None)
    if corrected:
        _title(console, "One correction, as the publisher made it")
        console.print(Text(corrected.headline, style="bold"))
        show_corrections(console, archive.revisions(corrected.url))
    copied = next((one for one in articles if one.story_id), None)
    if copied:
        _title(console, "One story, on several sites")
        show_story(console, archive.story(copied.url))
    viewed = max(articles, key=lambda one: (len(archive.views(one.url)), one.views or 0))
    _title(console, "One article's views over time")
    console.print(Text(viewed.headline, style="bold"))
    show_views(console, archive.views(viewed.url))
    return article


def _title(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(words, align="left", style="dim"), width=min(console.width, _RULE))


def _show_sites(archive: Archive, console: Console) -> None:
    _title(console, "What the archive holds")
    table = Table(box=None, pad_edge=False)
    for name in ("site", "paper", "articles", "revised", "gone", "last crawl"):
        table.add_column(name, justify="right" if name in {"articles", "revised", "gone"} else "left")
    for site in archive.sites():
        articles = list(archive.find(site=site.name))
        revised = sum(article.revision > 1 for article in articles)
        gone = sum(article.status == "gone" for article in articles)
        table.add_row(
            site.name, escape(site.title), str(site.articles), str(revised), str(gone), str(site.last_verdict or "")
        )
    console.print(table)
