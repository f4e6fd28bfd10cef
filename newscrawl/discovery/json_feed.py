"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from newscrawl.discovery.sources import Announced
from newscrawl.discovery.xml import MAX_ENTRIES, read_change, read_time
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from newscrawl.items import Page


def is_json(body: bytes) -> bool:
    """Whether a document is JSON and no XML."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def read_json(page: Page) -> Any:
    """The value that a page holds. Raises ``UnreadableSource``."""
    try:
        return json.loads(page.body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(f"{page.url} is no JSON: {error}") from error


def read_json_feed(page: Page) -> tuple[tuple[Announced, ...], str | None]:
    """What the feed announces, and the address of the page that continues it. Raises ``UnreadableSource``."""
    feed = read_json(page)
    if not isinstance(feed, dict) or "jsonfeed.org/version/" not in str(feed.get("version")):
        raise UnreadableSource(f"{page.url} is no feed: it is JSON that names no version of JSON Feed")
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnreadableSource(f"{page.url} is no feed: it has no list of items")
    announced = tuple(one for item in items[:MAX_ENTRIES] if (one := _announced(item, page.url)))
    return announced, _text(feed, "next_url")


def _announced(item: Any, base: str) -> Announced | None:
    if not isinstance(item, dict):
        return None
    address = _text(item, "url") or _text(item, "external_url") or _text(item, "id")
    if not address or ("/" not in address and "." not in address):
        return None
    authors = item.get("authors") or [item.get("author")]
    names = [_text(one, "name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    return Announced(
        url=urljoin(base, address),
        at=read_time(_text(item, "date_published")),
        printed=_text(item, "date_published"),
        changed=read_change(_text(item, "date_modified")),
        headline=_text(item, "title"),
        author=", ".join(name for name in names if name) or None,
        html=_text(item, "content_html"),
    )


def _text(value: dict[str, Any], name: str) -> str | None:
    text = value.get(name)
    return text.strip() or None if isinstance(text, str) else None
