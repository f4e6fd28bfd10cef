"""Whole articles that feeds carry (``content:encoded``), kept while a crawl may need them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape

from archive.addresses import identity_key
from archive.crawls import Link
from newscrawl.discovery.sources import Announced
from newscrawl.items import Page

_CHARACTERS = 16 * 1024 * 1024
"""Of all texts kept together: a crawl's memory stays bounded, whatever feeds send."""


class Entries:
    """The texts of feed entries by the identity of their link."""

    def __init__(self) -> None:
        self._kept: dict[str, Announced] = {}
        self._size = 0

    def keep(self, entry: Announced) -> None:
        """Keep the text of an entry, if there is room."""
        size = len(entry.html or "")
        if self._size + size <= _CHARACTERS:
            self._kept[identity_key(entry.url)] = entry
            self._size += size

    def page_for(self, link: Link) -> Page | None:
        """A page made of the entry for this link, with what the feed says of it; ``None`` where there is none."""
        entry = self._kept.get(identity_key(link.url))
        return page_of_entry(entry, link) if entry is not None and entry.html else None


def page_of_entry(entry: Announced, link: Link) -> Page:
    """A page that shows and declares what the feed entry says, at the address of the article."""
    declared = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": entry.headline,
        "datePublished": entry.printed,
        "author": {"@type": "Person", "name": entry.author} if entry.author else None,
    }
    node = json.dumps({name: value for name, value in declared.items() if value}).replace("<", "\\u003c")
    headline = escape(entry.headline or "")
    text = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{headline}</title>'
        f'<script type="application/ld+json">{node}</script></head>'
        f"<body><article><h1>{headline}</h1>{entry.html}</article></body></html>"
    )
    return Page(
        url=link.url,
        body=text.encode("utf-8", "replace"),
        fetched_at=datetime.now(UTC),
        requested_urls=(link.url,),
        content_type="text/html; charset=utf-8",
        link=link,
    )
