"""Feeds: RSS 2.0, RSS 1.0 (RDF), Atom (RFC 4287) and JSON Feed, with the pages that continue them (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urljoin

from lxml import etree

from newscrawl.discovery.json_feed import is_json, read_json_feed
from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.discovery.xml import (
    MAX_ENTRIES,
    children,
    descendants,
    local_name,
    read_change,
    read_entries,
    read_time,
    text_of,
)

if TYPE_CHECKING:
    from newscrawl.items import Page

_ROOTS = {"rss", "RDF", "feed"}
_ENTRIES = {"item", "entry"}
_WHOLE_TEXT = 400
"""Characters of HTML from which an entry carries its article and not a teaser of it."""


@dataclass(frozen=True)
class Feed(Source):
    """An RSS or Atom feed, or a JSON Feed; ``pages`` of it are read, if it names the next one."""

    pages: int = 10
    number: int = 1
    kind: ClassVar[str] = "feed"
    rank: ClassVar[int] = 1
    is_trusted: ClassVar[bool] = True
    may_be_elsewhere: ClassVar[bool] = True

    def options(self) -> dict[str, Any]:
        return {"pages": self.pages, "number": self.number}

    def read(self, page: Page) -> Reading:
        if is_json(page.body):
            announced, following = read_json_feed(page)
            return Reading(announced=announced, further=self._next(following, page.url), only_if_new=True)
        announced_here: list[Announced] = []
        next_page = None
        left_out = 0
        for element in read_entries(page, roots=_ROOTS, entries=_ENTRIES, beside={"link"}, kind="feed"):
            if local_name(element) == "link":
                next_page = next_page or _next_page(element)
            elif len(announced_here) < MAX_ENTRIES:
                announced_here += _announced(element, page.url)
            else:
                left_out += 1
        further = self._next(next_page, page.url)
        return Reading(announced=tuple(announced_here), further=further, only_if_new=True, left_out=left_out)

    def _next(self, address: str | None, base: str) -> tuple[Feed, ...]:
        if not address or self.number >= self.pages:
            return ()
        url = urljoin(base, address)
        return () if url == base else (replace(self, url=url, number=self.number + 1, parent=self.root),)


def _next_page(link: etree._Element) -> str | None:
    """The address of the page that continues this one, if this element of the feed itself is the link to it."""
    parent = link.getparent()
    of_the_feed = parent is not None and local_name(parent) in {"feed", "channel"}
    return link.get("href") if of_the_feed and link.get("rel") == "next" else None


def _announced(entry: etree._Element, base: str) -> Iterator[Announced]:
    addresses = list(dict.fromkeys(_addresses(entry, base)))
    if not addresses:
        return
    published = text_of(entry, "pubDate", "published", "date")
    changed = text_of(entry, "updated", "modified")
    yield Announced(
        url=addresses[0],
        otherwise=tuple(addresses[1:]),
        at=read_time(published or changed),
        printed=published,
        changed=read_change(changed),
        headline=text_of(entry, "title"),
        author=_author(entry),
        html=_whole_text(entry),
    )


def _addresses(entry: etree._Element, base: str) -> Iterator[str]:
    """The entry's page, and what may stand in for it: a permalink ``guid``, and what services for feeds leave of it.

    RSS writes it as text, Atom as ``href``. A relative one is joined to the ``xml:base`` that holds there (RFC 4287,
    section 2), else to the feed's own address.
    """
    for link in (*children(entry, "link"), *descendants(entry, "link")):
        if link.get("rel", "alternate") == "alternate":
            address = (link.get("href") or link.text or "").strip()
            if address:
                yield str(urljoin(urljoin(base, link.base or ""), address))
                break
    told = (text_of(entry, "origLink"), text_of(entry, "guid", "id"), *entry.xpath("@*[local-name()='about']"))
    yield from (str(one) for one in told if one and one.startswith(("http://", "https://")))


def _author(entry: etree._Element) -> str | None:
    for author in children(entry, "author"):
        if name := text_of(author, "name"):
            return name
    return text_of(entry, "creator")


def _whole_text(entry: etree._Element) -> str | None:
    """The HTML of ``content:encoded`` (RSS) or ``content`` (Atom), if it is more than a teaser."""
    for name in ("encoded", "content"):
        for content in children(entry, name):
            inner = "".join(etree.tostring(child, encoding="unicode") for child in content)
            html = f"{content.text or ''}{inner}".strip()
            if len(html) >= _WHOLE_TEXT:
                return html
    return None
