"""Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin

from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.discovery.xml import children, descendants, local_name, read_time, read_xml, text_of
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from lxml import etree

    from newscrawl.items import Page

_ROOTS = {"rss", "RDF", "feed"}
_ENTRIES = {"item", "entry"}


@dataclass(frozen=True)
class Feed(Source):
    """An RSS or Atom feed."""

    kind: ClassVar[str] = "feed"

    def read(self, page: Page) -> Reading:
        root = read_xml(page)
        if local_name(root) not in _ROOTS:
            raise UnreadableSource(f"{page.url} is no feed: its root element is <{local_name(root)}>")
        entries = (element for element in root.iter() if local_name(element) in _ENTRIES)
        return Reading(announced=tuple(_announced(entries, page.url)))


def _announced(entries: Iterator[etree._Element], base: str) -> Iterator[Announced]:
    for entry in entries:
        address = _address(entry)
        if address:
            at = read_time(text_of(entry, "pubDate", "published", "date", "updated"))
            yield Announced(url=urljoin(base, address), at=at, headline=text_of(entry, "title"))


def _address(entry: etree._Element) -> str | None:
    """The entry's page: RSS writes it as text, Atom as ``href``; a permalink ``guid`` stands in for it."""
    for link in (*children(entry, "link"), *descendants(entry, "link")):
        if link.get("rel", "alternate") == "alternate":
            address = (link.get("href") or link.text or "").strip()
            if address:
                return address
    for guid in children(entry, "guid"):
        text = (guid.text or "").strip()
        if guid.get("isPermaLink", "true") == "true" and text.startswith("http"):
            return text
    return None
