"""The records of a WARC file, each with the place where it lies; what is damaged is said, and passed over.

FastWARC reads. It hands out a record that is torn off without a word, and ends at the first damage: so lengths
and digests are held against what the record says, and after a damage the next whole record is looked for.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.answers import LARGEST
from newscrawl.ingest.parts import Packing, next_record, packing_of

_WITH_PAGES = frozenset({"response", "resource", "revisit"})
_A_DAY = timedelta(days=1)
TORN = "it is torn off: the file ends within it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record that may hold a page."""

    kind: str
    """``response``, ``resource``, ``revisit``."""
    headers: dict[str, str]
    """Those of WARC, by names in lower case."""
    block: bytes = b""
    fault: str | None = None
    """What is wrong with it, in words: nothing may be taken from it then."""

    @property
    def url(self) -> str:
        """Its address; some tools write it in angle brackets."""
        return self.headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")

    def fetched_at(self) -> datetime:
        """When it was recorded, UTC. Raises ``UnreadableRecord``."""
        text = self.headers.get("warc-date", "")
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            raise UnreadableRecord(f"its WARC-Date cannot be read: {text!r}") from None
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
        if at > datetime.now(UTC) + _A_DAY:
            raise UnreadableRecord(f"its WARC-Date lies in the future: {text}")
        return at


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step through a file: a record of any kind, or a damage."""

    offset: int
    """Where it begins, in bytes of the file; where the file is compressed as a whole, where the part begins."""
    end: int | None
    """Where the next one begins; ``None`` where that says nothing, in a file compressed as a whole."""
    record: Record | None = None
    """``None`` for records that never hold a page: warcinfo, requests, metadata."""
    damage: str | None = None


@dataclass(slots=True)
class _Walk:
    """How far a walk has come."""

    offset: int
    last: Step | None = None
    """The last step, until it is known where the next one begins."""


def steps(stream: BinaryIO, *, start: int, end: int) -> Iterator[Step]:
    """All records that begin in ``[start, end)``, in order.

    ``start`` is 0, where a record begins, or anywhere else in a file whose records can be found. Raises
    ``UnreadableRecord`` for what is no WARC file at all.
    """
    packing = packing_of(stream)
    begin: int | None = start
    if start and packing is not Packing.WHOLE:
        begin = next_record(stream, max(0, start - _before(packing)), packing)
    unsaid: str | None = None
    while begin is not None and begin < end:
        walk = _Walk(begin)
        try:
            stream.seek(begin)
            for step in _undamaged(stream, walk, packing, end):
                if unsaid is not None:
                    yield Step(offset=begin, end=begin, damage=f"damaged before byte {begin} ({unsaid}); goes on there")
                    unsaid = None
                yield step
        except (OSError, ValueError, EOFError) as error:
            if begin == 0 and walk.offset == 0 and walk.last is None:
                raise UnreadableRecord(f"it is no WARC file: {error}") from error
            begin = next_record(stream, walk.offset + 1, packing)
            if walk.last is None or begin is None:
                yield from _last_of(walk, begin)
                yield _damaged(walk.offset, begin, packing, str(error))
                unsaid = None
            else:  # it is not known yet whether the damaged record is the one that was found, or lies before it
                yield from _last_of(walk, begin)
                unsaid = str(error)
        else:
            return


def _last_of(walk: _Walk, end: int | None) -> Iterator[Step]:
    """The whole record before a damage, if it was not handed out yet."""
    if walk.last is not None:
        yield replace(walk.last, end=end)


def _before(packing: Packing) -> int:
    """So many bytes before a record its mark begins."""
    return 4 if packing is Packing.PLAIN else 0


def _damaged(at: int, begin: int | None, packing: Packing, words: str) -> Step:
    place = "" if packing is Packing.WHOLE else f" at byte {at}"
    rest = f"goes on at byte {begin}" if begin is not None else "nothing behind it can be read"
    return Step(offset=at, end=begin, damage=f"damaged{place} ({words}); {rest}")


def _undamaged(stream: BinaryIO, walk: _Walk, packing: Packing, end: int) -> Iterator[Step]:
    """The records up to ``end``, or up to the first damage, which raises; ``walk`` knows the last one found."""
    begin = walk.offset
    is_whole = packing is Packing.WHOLE
    for one in ArchiveIterator(stream, parse_http=False):
        at = begin if is_whole else one.stream_pos
        if walk.last is not None:
            last, walk.last = walk.last, None
            yield last if is_whole else replace(last, end=at)
        if at >= end:
            return
        walk.offset = at
        walk.last = Step(offset=at, end=None, record=_record(one))
    if walk.last is not None:
        yield walk.last if is_whole else replace(walk.last, end=stream.seek(0, io.SEEK_END))


def _record(one: WarcRecord) -> Record | None:
    kind = (one.headers.get("WARC-Type") or "").strip().lower()
    if kind and kind not in _WITH_PAGES:
        return None
    headers = {name.lower(): value for name, value in one.headers}
    if not kind:
        return Record(kind=kind, headers=headers, fault="its type cannot be read")
    if one.content_length > LARGEST:
        return Record(kind=kind, headers=headers, fault=f"it has more than {LARGEST // 1024 // 1024} MiB")
    block = one.reader.read(one.content_length) if one.content_length else b""
    return Record(kind=kind, headers=headers, block=block, fault=_fault(one.content_length, headers, block))


def _fault(length: int, headers: dict[str, str], block: bytes) -> str | None:
    """What shows that a record is not as it was written."""
    if len(block) < length or "content-length" not in headers:
        return TORN
    if headers.get("warc-truncated"):
        return f"its recorder cut it off ({headers['warc-truncated']})"
    if "warc-segment-number" in headers:
        return "it is one segment of several"
    digest = headers.get("warc-block-digest")
    if digest is not None and not _is_digest_of(block, digest):
        return "its bytes are not those of its digest"
    return None


def _is_digest_of(block: bytes, said: str) -> bool:
    """Whether a labelled digest (WARC 1.1, 5.8) is that of the block. One of an unknown kind is believed."""
    algorithm, _, value = said.partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in {"md5", "sha1", "sha256", "sha512"}:
        return True
    found = hashlib.new(algorithm, block, usedforsecurity=False).digest()
    value = value.strip()
    if value.lower() == found.hex():
        return True
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8)) == found
    except binascii.Error:
        return False
