"""Bytes to text, by the most telling evidence first."""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
"""How far into the page a charset declaration is looked for; the HTML standard asks for the first 1024."""
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]{3}")
"""In Latin texts accented letters stand alone or in pairs; letters of other scripts come in runs."""
_DETECTED_ON = 100_000
_UNTWISTED_UP_TO = 2_000_000
"""Bytes of a page in which single characters are mended; that looks at each byte, in Python."""


def to_utf8(body: bytes, *, content_type: str | None = None, site_encoding: str | None = None) -> tuple[bytes, str]:
    """The page in UTF-8 and the name of the encoding that it came in: most come in UTF-8, and stay as they are.

    See :func:`decode` for how the encoding is found. NUL bytes are left out: the parser takes one for the end.
    """
    if not body.startswith(tuple(bom for bom, _ in _BOMS)) and (body.isascii() or _is_utf8(body)):
        return body.replace(b"\x00", b""), "utf-8"
    text, name = decode(body, content_type=content_type, site_encoding=site_encoding)
    return text.replace("\x00", "").encode("utf-8", "replace"), name


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode(body: bytes, *, content_type: str | None = None, site_encoding: str | None = None) -> tuple[str, str]:
    """The text of a page and the name of the encoding that was used.

    In this order: byte order mark; UTF-8, if all of it is (a tail cut in mid-character aside); what header
    and page declare; what the site's file says; detection. Never raises: what cannot be read becomes U+FFFD.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    text = _strict_utf8(body)
    if text is not None:
        return text, "utf-8"
    for name in _declared(body, content_type, site_encoding):
        text = _decoded(body, name)
        if text is not None:
            return text, name
    return _detected(body)


def _strict_utf8(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 3 and error.reason == "unexpected end of data":
            whole = body[: error.start].decode("utf-8")
            return None if whole.isascii() else whole
        return None


def _declared(body: bytes, content_type: str | None, site_encoding: str | None) -> list[str]:
    named = []
    if content_type and (header := _HEADER_CHARSET.search(content_type)):
        named.append(header[1])
    if meta := _META_CHARSET.search(body[:_HEAD_BYTES]):
        named.append(meta[1].decode("ascii", "replace"))
    if site_encoding:
        named.append(site_encoding)
    return named


def _decoded(body: bytes, name: str) -> str | None:
    """The text, if the declared encoding fits; a page that says UTF-8 and is not all of it may be mixed."""
    try:
        codec = codecs.lookup("cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else name)
    except LookupError:
        return None
    if not codec._is_text_encoding:  # noqa: SLF001 - base64, zlib and their like, which no page is written in
        return None
    if codec.name == "utf-8":
        text = body.decode("utf-8", "replace")
        if "\ufffd" in text and len(body) <= _UNTWISTED_UP_TO:
            if all(one == "\ufffd" or one.isascii() for one in text):
                return None  # not one character of it is UTF-8: the declaration is a template's
            return _untwisted(body) or text
        return text
    try:
        return codec.decode(body, "strict")[0]
    except (UnicodeDecodeError, ValueError):
        return None


def _untwisted(body: bytes) -> str | None:
    """Windows-1252 bytes inside UTF-8, as copying from word processors leaves them; ``None`` if that does not help."""
    from bs4.dammit import UnicodeDammit

    try:
        return str(UnicodeDammit.detwingle(body).decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _detected(body: bytes) -> tuple[str, str]:
    if not _FOREIGN_RUN.search(body):
        return body.decode("cp1252", "replace"), "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_DETECTED_ON]).best()
    name = best.encoding if best else "cp1252"
    return body.decode(name, "replace"), name
