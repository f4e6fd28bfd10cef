"""From a record to the page that a reader got: what led to it, when it was fetched, and what is no page at all."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from archive.addresses import without_credentials
from archive.pages import Exchange
from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.answers import Answer, answer_of
from newscrawl.ingest.records import Record
from newscrawl.items import Page
from newscrawl.reservations import reservations

_REDIRECTS_AT_ONCE = 10_000
"""Redirects that are remembered until the page they lead to is met: it mostly is the next record."""
_HOPS = 10
_BODY_OF_A_REDIRECT = 16 * 1024
"""Bytes; nobody reads them, and a longer one is not kept."""
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_VAGUE_TYPES = ("text/plain", "application/octet-stream", "unk", "")
_HTML = re.compile(
    rb"[\xef\xbb\xbf\s]*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a record tells: an answer of a server to one request."""

    answer: Answer

    @property
    def url(self) -> str:
        """The address that was asked for."""
        return self.answer.exchange.url

    @property
    def at(self) -> datetime:
        """When it was fetched, UTC."""
        return self.answer.exchange.at

    def leads_to(self) -> str | None:
        """Where it redirects to; ``None`` for any other answer."""
        target = self.answer.exchange.header("Location")
        if not self.answer.exchange.is_redirect or not target:
            return None
        try:
            return without_credentials(urldefrag(urljoin(self.url, target.strip())).url)
        except ValueError:
            return None

    def is_html(self) -> bool:
        """Whether it may be a page: it says so, or it says nothing and looks like one."""
        kind = (self.answer.exchange.header("Content-Type") or "").partition(";")[0].strip().lower()
        if kind in _VAGUE_TYPES:
            return _HTML.match(self.answer.document[:2048]) is not None
        return kind in _HTML_TYPES

    def page(self, hops: tuple[Exchange, ...]) -> Page:
        """The page; ``hops`` are the redirects that led to it, the first one first."""
        exchange, document = self.answer.exchange, self.answer.document
        return Page(
            url=self.url,
            body=document,
            fetched_at=self.at,
            requested_urls=tuple(dict.fromkeys([*(one.url for one in hops), self.url])),
            content_type=exchange.header("Content-Type"),
            etag=exchange.header("ETag"),
            last_modified=exchange.header("Last-Modified"),
            exchanges=(*hops, exchange),
            reservations=reservations(exchange.all_headers, document),
        )


def fetched(record: Record) -> Fetched | None:
    """What a record tells; ``None`` for what was not fetched over HTTP (names of hosts, logs, pictures of pages).

    Raises ``UnreadableRecord`` for one that is damaged, or was cut off by its recorder.
    """
    url = without_credentials(urldefrag(record.url).url)
    if not is_address(url):
        return None
    if record.fault is not None:
        raise UnreadableRecord(record.fault)
    if record.kind != "resource":
        return Fetched(answer_of(record.block, url=url, at=record.fetched_at()))
    headers = (("Content-Type", record.headers.get("content-type", "")),)  # what a browser made, or not over HTTP
    exchange = Exchange(url=url, at=record.fetched_at(), headers=headers, body=record.block, is_made=True)
    return Fetched(Answer(exchange, record.block))


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

    _sources: OrderedDict[str, dict[str, Exchange]] = field(default_factory=OrderedDict)
    """Target to the addresses that lead there, with their answers, as they were met."""

    def note(self, found: Fetched, target: str) -> None:
        """An address redirects to another one."""
        if found.url == target:
            return
        exchange = found.answer.exchange
        if len(exchange.body) > _BODY_OF_A_REDIRECT:
            exchange = replace(exchange, body=b"")
        self._sources.setdefault(target, {})[found.url] = exchange
        while len(self._sources) > _REDIRECTS_AT_ONCE:
            self._sources.popitem(last=False)

    def led_to(self, url: str) -> tuple[Exchange, ...]:
        """The redirects that led to a page, the first one asked for first; they are forgotten by that."""
        found: dict[str, Exchange] = {}
        layer = [url]
        for _ in range(_HOPS):
            sources = {url: one for target in layer for url, one in self._sources.pop(target, {}).items()}
            new = {source: one for source, one in sources.items() if source != url and source not in found}
            if not new:
                break
            layer = list(new)
            found = {**new, **found}
        return tuple(found.values())

    def left(self) -> Iterator[tuple[str, str]]:
        """Those whose page was not met: source and target."""
        for target, sources in self._sources.items():
            for source in sources:
                yield source, target
