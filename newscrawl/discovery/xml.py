"""XML as strangers send it: read as a stream within bounds, without entities or network, compressed or not."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml import etree

from newscrawl.errors import UnreadableSource
from newscrawl.items import Page

MAX_BYTES = 50 * 1024 * 1024
"""Bytes of one document once decompressed: the limit that the sitemap protocol (sitemaps.org) sets."""
MAX_ENTRIES = 50_000
"""Entries of one document; the same protocol's limit."""
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_BARE_AMPERSAND = re.compile(rb"<!\[CDATA\[.*?\]\]>|&(?!#?\w{1,31};)", re.DOTALL)
"""An ampersand that begins no reference, as in ``story.php?cat=3&id=7`` written plainly, and what it may stand in."""
_BEGIN = re.compile(rb"<\?xml\s|<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]")
_NOISE_AT_MOST = 64 * 1024
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
"""How a document begins whose characters are of two bytes."""
_DAY = timedelta(days=1)


def read_entries(
    page: Page, *, roots: Collection[str], entries: Collection[str], beside: Collection[str] = (), kind: str
) -> Iterator[etree._Element]:
    """The elements named in ``entries``, one after the other, each forgotten when the next one is asked for.

    ``roots`` are the names that the root element may have; elements named in ``beside`` come too. Raises
    ``UnreadableSource`` with the reason, which names the ``kind`` of document that was looked for.
    """
    body = _without_noise(_with_references(_without_entities(decompressed(page), page.url).lstrip()))
    if not body:
        raise UnreadableSource(f"{page.url} is empty")
    events = etree.iterparse(
        io.BytesIO(body), events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    root = None
    try:
        for event, element in events:
            if root is None:
                root = element
                if local_name(root) not in roots:
                    raise UnreadableSource(f"{page.url} is no {kind}: its root element is <{local_name(root)}>")
            elif event == "end":
                yield from _ended(element, entries, beside)
    except (etree.XMLSyntaxError, ValueError) as error:
        if root is None:
            raise UnreadableSource(f"{page.url} is no XML: {error}") from error
    if root is None:
        raise UnreadableSource(f"{page.url} is no XML: it begins with {body[:60]!r}")


def _ended(element: etree._Element, entries: Collection[str], beside: Collection[str]) -> Iterator[etree._Element]:
    """An element that is complete, if it is one of those; an entry inside another (broken markup nests them) stays."""
    name = local_name(element)
    if name in entries or name in beside:
        yield element
    if name in entries and not any(local_name(outer) in entries for outer in element.iterancestors()):
        _forget(element)


def _forget(element: etree._Element) -> None:
    """Give back the memory of an entry and of what stood before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        parent.remove(element.getprevious())


def decompressed(page: Page) -> bytes:
    """The body, gunzipped where it is a gzip file of its own (``sitemap.xml.gz``), up to ``MAX_BYTES``."""
    if not page.body.startswith(b"\x1f\x8b"):
        return page.body
    unpacked = zlib.decompressobj(wbits=31)
    try:
        body = unpacked.decompress(page.body, MAX_BYTES)
    except zlib.error as error:
        raise UnreadableSource(f"{page.url} is broken gzip: {error}") from error
    if unpacked.unconsumed_tail:
        raise UnreadableSource(f"{page.url} unpacks to more than {MAX_BYTES} bytes")
    return body


def _without_entities(body: bytes, url: str) -> bytes:
    """The document without its DOCTYPE, so that there is no entity to expand, neither in texts nor in attributes."""
    if b"<!DOCTYPE" not in body[:4096].upper():
        return body
    body = _DOCTYPE.sub(b"", body, count=1)
    if b"<!ENTITY" in body[: 1024 * 1024].upper():
        raise UnreadableSource(f"{url} declares entities, which no feed or sitemap needs: it is not read")
    return body


def _without_noise(body: bytes) -> bytes:
    """The document from where it begins: programs print warnings before it. A page of HTML stays as it is."""
    begin = _BEGIN.search(body[:_NOISE_AT_MOST])
    before = body[: begin.start()].lower() if begin else b""
    return body[begin.start() :] if begin and before.strip(b"\xef\xbb\xbf") and b"<html" not in before else body


def _with_references(body: bytes) -> bytes:
    """The document with each bare ampersand written as it should be: the parser would leave it out of the address."""
    if b"&" not in body or body.startswith(_WIDE):
        return body
    return _BARE_AMPERSAND.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], body)


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


def read_change(text: str | None) -> datetime | None:
    """The same for a last change: a day without a clock is taken at its end, so that no change is overlooked."""
    time = read_time(text)
    is_day = text is not None and len(text.strip()) <= len("2025-10-28")
    try:
        return time + _DAY if time and is_day else time
    except OverflowError:
        return None
