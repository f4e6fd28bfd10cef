"""One WARC 1.1 record as one gzip member (ISO 28500:2017, annex D), written and read to the byte.

warcio, which writes WARC too, spells headers anew where they are not plain ASCII, and says nothing of a record that is
torn: what a server sent must come back as it was, and only whole.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from archive.errors import PageDamaged

if TYPE_CHECKING:
    from mmap import mmap

_VERSION = b"WARC/1.1\r\n"
_END = b"\r\n\r\n"
_LEVEL, _LEVEL_OF_COMPRESSED = 4, 1
"""Of zlib: 6 takes half as long again as 4 for a fiftieth less; what a server compressed stays as it is."""
_QUICK_LEVEL = 2
"""Of isal: a tenth of the time for pages an eighth longer."""
_PIECE = 256 * 1024
_MAGIC = b"\x1f\x8b\x08"
_STORED_AT_MOST = 65535
"""Bytes of a stored block of deflate (RFC 1951, 3.2.4)."""
_ROOM_FOR_HEAD = 512
_FRAME = 10 + 2 + 4 + 8
"""Bytes of a gzip member around what it holds, with an extra field that holds nothing."""

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was read whole: its digest has been checked."""

    kind: str
    fields: dict[str, str]
    """By name in lower case."""
    block: bytes


def new_id() -> str:
    """A name for a record that no other one has."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def date(at: datetime) -> str:
    """A time as ``WARC-Date`` has it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def in_base32(digest: str) -> str:
    """A SHA-256 in hexadecimal as WARC tools write it."""
    return f"sha256:{base64.b32encode(bytes.fromhex(digest)).decode()}"


def member(kind: str, fields: Iterable[tuple[str, str]], block: bytes, *, is_compressed: bool = False) -> bytes:
    """A record as a gzip member. ``fields`` lack type, length and digest of the block, which follow from it."""
    level = _LEVEL_OF_COMPRESSED if is_compressed else _LEVEL
    packing = _packing(level)
    packed: bytes = (
        packing.compress(_head(kind, fields, block))
        + packing.compress(block)
        + packing.compress(_END)
        + packing.flush()
    )
    return packed


def _packing(level: int) -> Any:
    try:
        from isal import isal_zlib
    except ImportError:  # there is no build for this machine
        return zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return isal_zlib.compressobj(min(level, _QUICK_LEVEL), zlib.DEFLATED, zlib.MAX_WBITS + 16)


def _head(kind: str, fields: Iterable[tuple[str, str]], block: bytes) -> bytes:
    lines = [
        ("WARC-Type", kind),
        *fields,
        ("WARC-Block-Digest", in_base32(hashlib.sha256(block).hexdigest())),
        ("Content-Length", str(len(block))),
    ]
    return _VERSION + "".join(f"{name}: {_one_line(value)}\r\n" for name, value in lines).encode() + b"\r\n"


def _one_line(value: str) -> str:
    return " ".join(value.split()) if "\n" in value or "\r" in value else value


def read(data: bytes) -> Record:
    """The record that a member holds. Raises ``PageDamaged`` unless all of it is there and its digest is right."""
    found, length = _read_at(data, 0)
    if length != len(data):
        raise PageDamaged("more lies there than one record")
    return found


def scan(data: bytes | mmap) -> Iterator[tuple[int, int, Record | None]]:
    """Offset, length and record of all that lies in a file, one after the other.

    ``None`` for a stretch that holds no sound record: the next one begins where one can be read again.
    """
    offset = 0
    while offset < len(data):
        try:
            record, length = _read_at(data, offset)
        except PageDamaged:
            following = _next_sound(data, offset + 1)
            yield offset, following - offset, None
            offset = following
        else:
            yield offset, length, record
            offset += length


def _next_sound(data: bytes | mmap, offset: int) -> int:
    while (offset := data.find(_MAGIC, offset)) >= 0:
        try:
            _read_at(data, offset)
        except PageDamaged:
            offset += 1
        else:
            return offset
    return len(data)


def _read_at(data: bytes | mmap, offset: int) -> tuple[Record, int]:
    stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
    pieces, at = [], offset
    try:
        while not stream.eof and at < len(data):
            piece = data[at : at + _PIECE]
            pieces.append(stream.decompress(piece))
            at += len(piece)
            if len(pieces) == 1 and not pieces[0].startswith(_VERSION[: len(pieces[0])]):
                raise PageDamaged("no record of WARC 1.1 lies there")
    except zlib.error as error:
        raise PageDamaged(f"the record is damaged: {error}") from error
    if not stream.eof:
        raise PageDamaged("the record is torn")
    return _parsed(b"".join(pieces)), at - len(stream.unused_data) - offset


def _parsed(text: bytes) -> Record:
    head, _, rest = text.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    length = fields.get("content-length", "")
    if not head.startswith(_VERSION.strip()) or not length.isdigit() or len(rest) != int(length) + len(_END):
        raise PageDamaged("the record is not as long as it says")
    block = rest[: int(length)]
    if fields.get("warc-block-digest") != in_base32(hashlib.sha256(block).hexdigest()):
        raise PageDamaged("the record's digest is wrong")
    return Record(kind=fields.get("warc-type", ""), fields=fields, block=block)


def placeholder(length: int, why: str, at: datetime) -> bytes:
    """A record of exactly ``length`` bytes that only says why nothing is there.

    It is put in the place of another one, so that all that follows stays where it is. Its block is padded with
    spaces and stored as it is; what is left over goes into the extra field of gzip (RFC 1952, 2.3.1.1). Where there
    is no room for a record, a member without content must do. Raises ``ValueError`` below 26 bytes.
    """
    fields = [("WARC-Record-ID", new_id()), ("WARC-Date", date(at)), ("Content-Type", "application/warc-fields")]
    words = f"removed: {why}\r\n".encode()
    room = length - _ROOM_FOR_HEAD - 5 * (length // _STORED_AT_MOST + 1)
    block = words + b" " * max(room - len(words), 0)
    text = b"".join([_head("metadata", fields, block), block, _END])
    deflated = _stored(text)
    if length < len(deflated) + _FRAME:
        deflated = _deflated(text)
    if length < len(deflated) + _FRAME:
        text, deflated = b"", _deflated(b"")
    return _member_of(deflated, text, length)


def _stored(text: bytes) -> bytes:
    blocks = [text[start : start + _STORED_AT_MOST] for start in range(0, len(text), _STORED_AT_MOST)]
    return b"".join(
        bytes([number == len(blocks) - 1])
        + len(block).to_bytes(2, "little")
        + (len(block) ^ 0xFFFF).to_bytes(2, "little")
        + block
        for number, block in enumerate(blocks)
    )


def _deflated(text: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(text) + packing.flush()


def _member_of(deflated: bytes, text: bytes, length: int) -> bytes:
    extra = length - len(deflated) - _FRAME
    if extra < 0:
        raise ValueError(f"a record of {length} bytes is too short to be put in the place of another one")
    field = b"NC" + extra.to_bytes(2, "little") + bytes(extra)
    frame = _MAGIC + b"\x04" + bytes(4) + b"\x00\xff" + len(field).to_bytes(2, "little") + field
    tail = zlib.crc32(text).to_bytes(4, "little") + (len(text) & 0xFFFFFFFF).to_bytes(4, "little")
    return frame + deflated + tail
