"""How a WARC file is packed, where its records begin, and how a long one is cut into parts for several processes."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from fastwarc.stream_io import GzipReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecordType

from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.files import WarcFile

SMALLEST = 4 * 1024 * 1024
"""Bytes of a part, packed, below which cutting gains nothing: about a hundred pages, a second or two of work."""
_SHARES = 8
"""Parts for each process: the last one to end keeps the others waiting for an eighth of their work at most."""
_AT_ONCE = 1024 * 1024
_TRY = 128 * 1024 + 64
"""Bytes that are unpacked to see whether a record begins there: a block of zstd comes out whole (RFC 8878, 3.1.1.2)."""
_BEGINS = b"WARC/"
_REDIRECTS = re.compile(rb"HTTP/\S+ +30[12378]\b")


class Packing(StrEnum):
    """How the records lie in a file."""

    PLAIN = "plain"
    GZIP = "gzip"
    ZSTD = "zstd"
    WHOLE = "whole"
    """Compressed in one go, or with a dictionary in its first frame: whoever wants a record begins at the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The records of a file that begin at ``start`` or behind it, and before ``end``."""

    file: WarcFile
    start: int
    end: int

    @property
    def is_cut(self) -> bool:
        """Whether the file has other parts."""
        return self.start > 0 or self.end < self.file.size


def packing_of(stream: BinaryIO) -> Packing:
    """How the records of a file lie in it. Raises ``UnreadableRecord`` for what is no WARC file, or an empty one."""
    stream.seek(0)
    head = stream.read(8)
    stream.seek(0)
    if not head:
        raise UnreadableRecord("it is empty")
    if head.startswith(_BEGINS):
        return Packing.PLAIN
    for kind, reader in _reader_for(head):
        if _is_by_record(reader(stream)):
            return kind
    return Packing.WHOLE


def _reader_for(head: bytes) -> Iterator[tuple[Packing, Callable[[BinaryIO], WarcReader]]]:
    if head.startswith(b"\x1f\x8b"):
        yield Packing.GZIP, GzipReader
    elif head.startswith(b"\x28\xb5\x2f\xfd"):
        yield Packing.ZSTD, ZstdReader


def _is_by_record(reader: WarcReader) -> bool:
    """Whether a second record begins with a member, or frame, of its own. One lone record does."""
    try:
        records = ArchiveIterator(reader, parse_http=False)
        next(records)
        first = reader.frame_start_position() or 0
        if next(records, None) is None:
            return True
    except (OSError, StopIteration):
        return True  # what is wrong is said when it is read
    return (reader.frame_start_position() or 0) > first


def part_size(total: int, processes: int) -> int | None:
    """Bytes of a part, where ``total`` bytes are shared among processes; ``None``: one process needs no parts."""
    return max(SMALLEST, total // (processes * _SHARES)) if processes > 1 else None


def borders(file: WarcFile, *, start: int, end: int, size: int) -> Iterator[int]:
    """Where the stretch of a file may be cut into parts of about ``size`` bytes: where records begin, in order.

    They are found by walking over all records, a two-hundredth of the work that they make. To look for one in the
    middle would be quicker, but a page may hold bytes that look like a record, and lend them another paper's name. Of
    a file whose records cannot be found one by one there are none, nor behind a damage.
    """
    if file.is_packed or end - start < 2 * size:
        return
    with file.opened() as stream:
        packing = packing_of(stream)
        if packing is Packing.WHOLE:
            return
        stream.seek(start)
        last, is_led = start, False
        with suppress(OSError, ValueError, EOFError):
            for record in ArchiveIterator(stream, parse_http=False):
                at = record.stream_pos
                if at > end - size // 2:
                    return
                if at >= last + size and not is_led:
                    yield at
                    last = at
                if record.record_type is WarcRecordType.response:  # a redirect's page mostly is the next one
                    is_led = _REDIRECTS.match(record.reader.read(16)) is not None


def next_record(stream: BinaryIO, after: int, packing: Packing) -> int | None:
    """Where the first record begins at ``after`` or behind it; ``None``: there is none, or it cannot be told."""
    mark = _MARKS.get(packing)
    if mark is None:
        return None
    stream.seek(after)
    held, position = b"", after
    while block := stream.read(_AT_ONCE):
        held += block
        at = held.find(mark)
        while at >= 0:
            resume = position + len(held)
            if _begins_a_record(stream, position + at, packing):
                return position + at + (4 if packing is Packing.PLAIN else 0)
            stream.seek(resume)
            at = held.find(mark, at + 1)
        keep = min(len(held), len(mark) - 1)
        position += len(held) - keep
        held = held[len(held) - keep :]
    return None


_MARKS = {
    Packing.PLAIN: b"\r\n\r\nWARC/1.",
    Packing.GZIP: b"\x1f\x8b\x08",
    Packing.ZSTD: b"\x28\xb5\x2f\xfd",
}


def _begins_a_record(stream: BinaryIO, at: int, packing: Packing) -> bool:
    if packing is Packing.PLAIN:
        return True
    stream.seek(at)
    head = stream.read(_TRY)
    try:
        if packing is Packing.GZIP:
            return zlib.decompressobj(31).decompress(head, len(_BEGINS)) == _BEGINS
        return ZstdReader(io.BytesIO(head)).read(len(_BEGINS)) == _BEGINS
    except (OSError, ValueError, zlib.error):
        return False
