"""A server's answer as a WARC record holds it, with its body as a reader got it.

Records differ in what was done to the body: as sent (chunked, compressed), or undone by the recorder with the headers
left as they were (older Common Crawl files), or renamed. So a coding is undone where the body has it, and else believed
to be undone already.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from fastwarc.stream_io import BrotliReader, ZstdReader

from archive.pages import Exchange
from newscrawl.errors import UnreadableRecord

LARGEST = 16 * 1024 * 1024
"""Bytes of a body, unpacked: as DOWNLOAD_MAXSIZE of a crawl."""
_STATUS = re.compile(rb"((?:HTTP|ICY)(?:/\d(?:\.\d)?)?) +(\d{3})\b")
_BEFORE = "X-Archive-Orig-"
"""Stands before the names of headers that are not true of a body any more, as other tools of web archives do it."""
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"\s{0,2}([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_TEXT_STARTS = re.compile(rb"[\xef\xbb\xbf\s]*[<{\[#\w]")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer over HTTP, and the document in it."""

    exchange: Exchange
    """As it may be kept: not chunked any more, compressed only where its headers say so."""
    document: bytes
    """As a reader got it."""


def answer_of(block: bytes, *, url: str, at: datetime) -> Answer:
    """Read the block of a ``response`` record (RFC 9112). Raises ``UnreadableRecord`` with what is wrong."""
    end = _END_OF_HEADERS.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    status_line, *lines = head.replace(b"\r\n", b"\n").split(b"\n")
    status = _STATUS.match(status_line)
    if status is None:
        raise UnreadableRecord(f"it holds no answer over HTTP, but {status_line[:40]!r}")
    exchange = Exchange(
        url=url,
        at=at,
        protocol=status[1].decode("ascii"),
        status=int(status[2]),
        reason=status_line[status.end() :].decode("latin-1").strip(),
        headers=_headers(lines),
        body=body,
    )
    return _undone(exchange)


def _undone(exchange: Exchange) -> Answer:
    """Transfer codings off, then a copy of the body with its content codings off too, in the order of their making."""
    codings, transfers = _words(exchange, "Content-Encoding"), _words(exchange, "Transfer-Encoding")
    sent = _without(exchange.body, transfers)
    document = _without(sent, codings)
    said = exchange.header("Content-Length")
    if not codings and not transfers and said and said.isdigit() and int(said) > len(document):
        raise UnreadableRecord(f"its body ends after {len(document)} of {said} bytes")
    if len(document) > LARGEST:
        raise UnreadableRecord(_too_large())
    was_undone = bool(codings) and document is sent
    gone = {"transfer-encoding", *(("content-encoding", "content-length") if was_undone else ())}
    headers = tuple((f"{_BEFORE}{name}" if name.lower() in gone else name, value) for name, value in exchange.headers)
    return Answer(replace(exchange, headers=headers, body=sent), document)


def _without(body: bytes, codings: list[str]) -> bytes:
    for coding in reversed(codings):
        undo = _UNDO.get(coding)
        if undo is not None and body:
            body = undo(body)
    return body


def _words(exchange: Exchange, name: str) -> list[str]:
    return [word.strip().lower() for value in exchange.all_headers(name) for word in value.split(",")]


def _headers(lines: list[bytes]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for line in lines:
        text = line.decode("latin-1")
        name, colon, value = text.partition(":")
        if text[:1] in {" ", "\t"} and found:  # a folded line (RFC 9112, 5.2)
            found[-1] = (found[-1][0], f"{found[-1][1]} {text.strip()}")
        elif colon:
            found.append((name.strip(), value.strip()))
    return tuple(found)


def _too_large() -> str:
    return f"its body has more than {LARGEST // 1024 // 1024} MiB"


def _without_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    position = 0
    while True:
        head = _CHUNK.match(body, position)
        if head is None:
            if position == 0:
                return body
            raise UnreadableRecord("its chunks are broken")
        size, start = int(head[1], 16), head.end()
        if size == 0:
            return b"".join(parts)
        if start + size > len(body):
            raise UnreadableRecord("it ends within a chunk")
        parts.append(body[start : start + size])
        position = start + size


def _gunzipped(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    return _inflated(body, 31)


def _inflated_either_way(body: bytes) -> bytes:
    """``deflate`` is zlib's form by RFC 9110, 8.4.1.2, and the bare stream by the habit of some servers."""
    for form in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflated(body, form)
        except UnreadableRecord:
            continue
    return _as_it_stands(body, "deflate")


def _inflated(body: bytes, form: int) -> bytes:
    parts: list[bytes] = []
    room = LARGEST + 1
    while body:
        one = zlib.decompressobj(form)
        try:
            parts.append(one.decompress(body, room))
        except zlib.error as error:
            if parts:
                break  # what follows a whole member is no part of it
            raise UnreadableRecord(f"its body is no valid gzip: {error}") from error
        room -= len(parts[-1])
        if room <= 0:
            raise UnreadableRecord(_too_large())
        if not one.eof:
            raise UnreadableRecord("its compressed body is cut off")
        body = one.unused_data
    return b"".join(parts)


def _through(reader: type[BrotliReader | ZstdReader], name: str) -> Callable[[bytes], bytes]:
    def undo(body: bytes) -> bytes:
        try:
            found: bytes = reader(io.BytesIO(body)).read(LARGEST + 1)
        except (OSError, ValueError):
            return _as_it_stands(body, name)
        return found

    return undo


def _as_it_stands(body: bytes, coding: str) -> bytes:
    """The body, if it is text already. Raises ``UnreadableRecord`` for what is neither that nor of the coding."""
    if _TEXT_STARTS.match(body) and b"\0" not in body[:1024]:
        return body
    raise UnreadableRecord(f"its body is not of the coding that its headers name, {coding}")


_UNDO: dict[str, Callable[[bytes], bytes]] = {
    "chunked": _without_chunks,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated_either_way,
    "br": _through(BrotliReader, "br"),
    "zstd": _through(ZstdReader, "zstd"),
}
