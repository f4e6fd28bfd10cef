"""Sitemaps (sitemaps.org), sitemap indexes, Google News sitemaps, and sitemaps that are plain lists of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urljoin, urlsplit

from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.discovery.xml import (
    MAX_ENTRIES,
    children,
    decompressed,
    local_name,
    read_change,
    read_entries,
    read_time,
    text_of,
)
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from lxml import etree

    from newscrawl.items import Page

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_DEEPEST = 3
"""Indexes inside indexes that are followed: one is the protocol, some sites have a second."""
_NO_ARTICLES = re.compile(
    r"(?:^|[/_.-])(?:authors?|users?|categor(?:y|ies)|tags?|post_tag|taxonom(?:y|ies)|topics?|images?|videos?|pages?|products?)"
    r"[_-]?sitemap|sitemap[_-](?:authors?|users?|categor(?:y|ies)|tags?|taxonom(?:y|ies)|topics?|images?|videos?|pages?|products?)"
    r"(?=[_.\d-]|$)",
    re.IGNORECASE,
)
"""Names by which publishing systems tell their sitemaps of other things (Yoast, WordPress, Rank Math, Ghost)."""


@dataclass(frozen=True)
class Sitemap(Source):
    """A sitemap, or an index of sitemaps of which the ``newest`` are followed in an ordinary crawl."""

    newest: int = 10
    depth: int = 0
    """How many indexes lead here."""
    changed: datetime | None = None
    """When it last changed, as its index says; UTC."""
    is_doubted: bool = False
    """Whether that was found to be false."""
    kind: ClassVar[str] = "sitemap"
    rank: ClassVar[int] = 4
    is_whole: ClassVar[bool] = True
    may_be_elsewhere: ClassVar[bool] = True

    def options(self) -> dict[str, Any]:
        changed = {"changed": self.changed.isoformat()} if self.changed else {}
        doubted = {"is_doubted": True} if self.is_doubted else {}
        return {"newest": self.newest, "depth": self.depth, **changed, **doubted}

    @classmethod
    def remembered(cls, url: str, options: Mapping[str, Any], parent: str | None) -> Self:
        changed = options.get("changed")
        return super().remembered(url, {**options, "changed": changed and datetime.fromisoformat(changed)}, parent)

    def read(self, page: Page) -> Reading:
        if _is_plain_list(page):
            return Reading(announced=tuple(_listed(page)))
        announced: list[Announced] = []
        further: list[Sitemap] = []
        left_out = 0
        for entry in read_entries(page, roots=("urlset", "sitemapindex"), entries=("url", "sitemap"), kind="sitemap"):
            if len(announced) + len(further) >= MAX_ENTRIES:
                left_out += 1
            elif local_name(entry) == "url":
                announced += _announced(entry, page.url)
            else:
                further += self._further(entry, page.url)
        further.sort(key=lambda one: one.changed or _LONG_AGO, reverse=True)  # undated ones keep their order behind
        return Reading(announced=tuple(announced), further=tuple(further), left_out=left_out)

    def _further(self, entry: etree._Element, base: str) -> Iterator[Sitemap]:
        """The sitemap that an index names here, if it may hold articles. Raises where indexes never end."""
        if self.depth >= _DEEPEST:
            raise UnreadableSource(f"{base} is a sitemap index inside {_DEEPEST} others: it is not followed")
        address = text_of(entry, "loc")
        if address and not _NO_ARTICLES.search(urlsplit(address).path):
            changed = _change_of_index(text_of(entry, "lastmod"))
            yield Sitemap(
                urljoin(base, address), newest=self.newest, depth=self.depth + 1, changed=changed, parent=self.root
            )


def _change_of_index(text: str | None) -> datetime | None:
    """The last change that an index gives: a clock at midnight is that of a program which knows the day alone."""
    changed = read_change(text)
    is_midnight = text is not None and "T00:00" in text
    try:
        return changed + timedelta(days=1) if changed and is_midnight else changed
    except OverflowError:
        return None


def _announced(entry: etree._Element, base: str) -> Iterator[Announced]:
    address = text_of(entry, "loc")
    if not address:
        return
    headline, published, is_article = None, None, False
    for news in children(entry, "news"):
        headline, published, is_article = text_of(news, "title"), text_of(news, "publication_date"), True
    yield Announced(
        url=urljoin(base, address),
        at=read_time(published),
        changed=read_change(text_of(entry, "lastmod")),
        headline=headline,
        is_article=is_article,
    )


def _is_plain_list(page: Page) -> bool:
    """A text file with one address a line, which the protocol permits too."""
    return decompressed(page)[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"http://", b"https://"))


def _listed(page: Page) -> Iterator[Announced]:
    for line in decompressed(page).decode("utf-8-sig", "replace").splitlines()[:MAX_ENTRIES]:
        address = line.strip()
        if address.startswith(("http://", "https://")):
            yield Announced(url=address)
