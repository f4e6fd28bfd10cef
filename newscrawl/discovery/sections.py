"""Section pages: pages for readers that list articles, one page after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urljoin

from lxml import etree, html

from newscrawl.discovery.json_feed import is_json, read_json
from newscrawl.discovery.link_texts import text_of_link
from newscrawl.discovery.pagination import (
    base_of,
    counted_on,
    ends_in_json,
    entries_in_json,
    following_page,
    next_in_json,
)
from newscrawl.discovery.session_ids import session_token, without_session, without_token
from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.documents.encoding import to_utf8
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from newscrawl.items import Page

_LINKS_AT_MOST = 3000
_DEEPEST_JSON = 12
_NAMES_OF_ADDRESSES = frozenset({"url", "link", "href", "permalink", "canonical_url", "web_url"})


@dataclass(frozen=True)
class SectionPage(Source):
    """A section page or home page, and the pages that continue it, up to ``pages`` of them."""

    pages: int = 10
    number: int = 1
    """Which page of the section this is."""
    kind: ClassVar[str] = "section"
    rank: ClassVar[int] = 6

    def options(self) -> dict[str, Any]:
        return {"pages": self.pages, "number": self.number}

    def read(self, page: Page) -> Reading:
        if is_json(page.body):
            told = read_json(page)
            anchors = list(_anchors_in_json(told, page.url))[:_LINKS_AT_MOST]
            is_last = not anchors or ends_in_json(told)
            following = next_in_json(told, page.url) or counted_on(page.url, entries_in_json(told))
            following = None if is_last else following
        else:
            root = tree_of(page)
            anchors = anchors_of(root, page.url)
            following = following_page(root, page.url, [url for url, _ in anchors], self.number)
        return Reading(
            announced=tuple(Announced(url=url, headline=text or None) for url, text in anchors if url != following),
            further=self._next(following),
            only_if_new=True,
        )

    def _next(self, address: str | None) -> tuple[SectionPage, ...]:
        if address is None or self.number >= self.pages:
            return ()
        return (replace(self, url=address, number=self.number + 1, parent=self.root),)


def tree_of(page: Page) -> etree._Element:
    """The page as a tree. Raises ``UnreadableSource``."""
    body, _ = to_utf8(page.body, content_type=page.content_type)
    try:
        return html.document_fromstring(body, parser=html.HTMLParser(remove_comments=True, encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{page.url} is no section page: {error}") from error


def anchors_of(root: etree._Element, url: str) -> list[tuple[str, str]]:
    """Absolute address and words of each link to a document over http(s), in page order, without session ids."""
    found = [(without_session(address), text) for address, text in _anchors(root, url)]
    token = session_token([address for address, _ in found])
    return [(without_token(address, token), text) for address, text in found] if token else found


def menu_of(root: etree._Element, url: str) -> frozenset[str]:
    """The addresses of the links in the menus and the head of a page."""
    menus = root.xpath("//nav|//header|//*[@role='navigation']")
    return frozenset(address for menu in menus for address, _ in anchors_of(menu, url))


def _anchors(root: etree._Element, url: str) -> Iterator[tuple[str, str]]:
    base = base_of(root, url)
    for count, anchor in enumerate(root.iter("a")):
        if count >= _LINKS_AT_MOST:
            return
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
            continue
        try:
            address = urljoin(base, href)
        except ValueError:  # "http://[broken": a typing error of the page's author
            continue
        if address.startswith(("http://", "https://")):
            yield address, text_of_link(anchor)


def _anchors_in_json(value: Any, base: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The links of what a "load more" answers: HTML in strings, or objects with an address and a title."""
    if depth > _DEEPEST_JSON:
        return
    if isinstance(value, str) and "<a " in value:
        yield from anchors_of(html.fromstring(f"<div>{value}</div>"), base)
    elif isinstance(value, list):
        for one in value:
            yield from _anchors_in_json(one, base, depth + 1)
    elif isinstance(value, dict):
        title = next((value[name] for name in ("title", "headline", "name") if isinstance(value.get(name), str)), "")
        for name, one in value.items():
            if name in _NAMES_OF_ADDRESSES and isinstance(one, str) and one.startswith(("/", "http")):
                yield without_session(urljoin(base, one)), title
            else:
                yield from _anchors_in_json(one, base, depth + 1)
