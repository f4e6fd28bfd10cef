"""Undoing a ``Content-Encoding`` (RFC 9110, 8.4.1), within bounds."""

from __future__ import annotations

import sys
import zlib
from typing import Any

from archive.errors import PageDamaged

LARGEST = 64 * 1024 * 1024
"""Bytes of a document: no page of a paper is so long, and a bomb ends here."""


def decoded(body: bytes, encoding: str | None) -> bytes:
    """The bytes that were encoded; a document that was cut off is given as far as it goes.

    Knows gzip, deflate (with or without zlib's frame, as servers send both), br and zstd. Raises ``PageDamaged``.
    """
    for name in reversed([one.strip().lower() for one in (encoding or "").split(",")]):
        if name in {"", "identity", "none"} or not body:
            continue
        try:
            body = _undone(body, name)
        except PageDamaged:
            raise
        except Exception as error:
            raise PageDamaged(f"the page is no sound {name}: {error}") from error
    return body


def _undone(body: bytes, name: str) -> bytes:
    if name in {"gzip", "x-gzip"}:
        return _gunzipped(body)
    if name == "deflate":
        try:
            return _bounded(zlib.decompressobj(), body)
        except zlib.error:
            return _bounded(zlib.decompressobj(-zlib.MAX_WBITS), body)
    if name == "br":
        import brotli

        return bytes(_checked(brotli.decompress(body)))
    if name == "zstd":
        return _unzstd(body)
    raise PageDamaged(f"the page has the Content-Encoding {name!r}, which is not known here")


def _gunzipped(body: bytes) -> bytes:
    """All members one after the other; what follows the last one is no part of it."""
    found = b""
    while body[:2] == b"\x1f\x8b":
        stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
        try:
            found += _bounded(stream, body)
        except zlib.error:
            if not found:
                raise
            break
        body = stream.unused_data.lstrip(b"\0")
        _checked(found)
    return found or body


def _bounded(stream: Any, body: bytes) -> bytes:
    return _checked(stream.decompress(body, LARGEST + 1))


def _checked(found: bytes) -> bytes:
    if len(found) > LARGEST:
        raise PageDamaged(f"the page grows beyond {LARGEST // 2**20} MiB when it is unpacked")
    return found


def _unzstd(body: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    found = b""
    while body:
        stream = zstd.ZstdDecompressor()
        found += _checked(stream.decompress(body, LARGEST + 1))
        body = stream.unused_data if stream.eof else b""
    return _checked(found)
