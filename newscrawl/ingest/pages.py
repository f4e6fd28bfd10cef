"""From a record to the page that a reader got: what led to it, when it was fetched, and what is no page at all."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.answers import Answer, answer_of
from newscrawl.ingest.records import Record
from newscrawl.items import Page

_REDIRECTS_AT_ONCE = 10_000
"""Redirects that are remembered until the page they lead to is met: it mostly is the next record."""
_HOPS = 10
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_VAGUE_TYPES = ("text/plain", "application/octet-stream", "unk", "")
_HTML = re.compile(
    rb"[\xef\xbb\xbf\s]*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a record tells: an answer of a server to one request."""

    url: str
    at: datetime
    answer: Answer

    def leads_to(self) -> str | None:
        """Where it redirects to; ``None`` for any other answer."""
        target = self.answer.header("Location")
        if self.answer.status not in {301, 302, 303, 307, 308} or not target:
            return None
        return urldefrag(urljoin(self.url, target.strip())).url

    def is_html(self) -> bool:
        """Whether it may be a page: it says so, or it says nothing and looks like one."""
        kind = (self.answer.header("Content-Type") or "").partition(";")[0].strip().lower()
        if kind in _VAGUE_TYPES:
            return _HTML.match(self.answer.body[:2048]) is not None
        return kind in _HTML_TYPES

    def page(self, asked: tuple[str, ...]) -> Page:
        """The page; ``asked`` are the addresses that led to it, the first one asked for first."""
        return Page(
            url=self.url,
            body=self.answer.body,
            fetched_at=self.at,
            requested_urls=tuple(dict.fromkeys([*asked, self.url])),
            content_type=self.answer.header("Content-Type"),
            etag=self.answer.header("ETag"),
            last_modified=self.answer.header("Last-Modified"),
        )


def fetched(record: Record) -> Fetched | None:
    """What a record tells; ``None`` for what was not fetched over HTTP (names of hosts, logs, pictures of pages).

    Raises ``UnreadableRecord`` for one that is damaged, or was cut off by its recorder.
    """
    url = urldefrag(record.url).url
    if not is_address(url):
        return None
    if record.fault is not None:
        raise UnreadableRecord(record.fault)
    if record.kind == "resource":  # a document without headers: what a browser made, or another protocol brought
        headers = (("Content-Type", record.headers.get("content-type", "")),)
        return Fetched(url=url, at=record.fetched_at(), answer=Answer(status=200, headers=headers, body=record.block))
    return Fetched(url=url, at=record.fetched_at(), answer=answer_of(record.block))


def is_address(url: str) -> bool:
    """Whether this is an absolute address over http or https."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


@dataclass(slots=True)
class Redirects:
    """The redirects of a file whose pages were not met yet."""

    _sources: OrderedDict[str, list[str]] = field(default_factory=OrderedDict)
    """Target to the addresses that lead there, as they were met."""

    def note(self, source: str, target: str) -> None:
        """An address redirects to another one."""
        if source == target:
            return
        sources = self._sources.setdefault(target, [])
        if source not in sources:
            sources.append(source)
        while len(self._sources) > _REDIRECTS_AT_ONCE:
            self._sources.popitem(last=False)

    def led_to(self, url: str) -> tuple[str, ...]:
        """The addresses that led to a page, the first one asked for first; they are forgotten by that."""
        found: list[str] = []
        layer = [url]
        for _ in range(_HOPS):
            layer = [source for target in layer for source in self._sources.pop(target, ())]
            layer = [source for source in layer if source != url and source not in found]
            if not layer:
                break
            found = [*layer, *found]
        return tuple(found)

    def left(self) -> Iterator[tuple[str, str]]:
        """Those whose page was not met: source and target."""
        for target, sources in self._sources.items():
            for source in sources:
                yield source, target
