"""XML as strangers send it: parsed within bounds, without entities or network, compressed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from newscrawl.errors import UnreadableSource
from newscrawl.items import Page

MAX_BYTES = 50 * 1024 * 1024
"""Bytes of one document once decompressed: the limit that the sitemap protocol (sitemaps.org) sets."""


def read_xml(page: Page) -> etree._Element:
    """The root element of a feed or sitemap. Raises ``UnreadableSource`` with the reason."""
    body = _decompressed(page)
    if not body.strip():
        raise UnreadableSource(f"{page.url} is empty")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{page.url} is no XML: {error}") from error
    if root is None:
        raise UnreadableSource(f"{page.url} is no XML: it begins with {body[:60]!r}")
    return root


def _decompressed(page: Page) -> bytes:
    """The body, gunzipped where it is a gzip file of its own (``sitemap.xml.gz``), up to ``MAX_BYTES``."""
    if not page.body.startswith(b"\x1f\x8b"):
        return page.body
    unpacked = zlib.decompressobj(wbits=31)
    try:
        body = unpacked.decompress(page.body, MAX_BYTES)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableSource(f"{page.url} is broken gzip: {error}") from error
    if unpacked.unconsumed_tail:
        raise UnreadableSource(f"{page.url} unpacks to more than {MAX_BYTES} bytes")
    return body


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; '' for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Direct children of this name, in whatever namespace: feeds mix them freely."""
    return (child for child in element if local_name(child) == name)


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Elements of this name at any depth: where markup is broken, the parser nests what should stand side by side."""
    return (one for one in element.iter() if one is not element and local_name(one) == name)


def text_of(element: etree._Element, *names: str) -> str | None:
    """The text of the first direct child with one of these names, stripped, or ``None``."""
    for name in names:
        for child in children(element, name):
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None


def read_time(text: str | None) -> datetime | None:
    """A machine-written time (ISO 8601 or RFC 5322) as aware UTC; ``None`` for anything else.

    A time without a zone is taken as UTC: feeds and sitemaps must name theirs, and it only orders our work.
    """
    if not text:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = read(text.strip())
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None
