"""From what a person names (files, folders, patterns, WACZ packages) to the WARC files to read."""

from __future__ import annotations

import glob
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator

from newscrawl.errors import InvalidArgument, UnreadableRecord

_WARC_NAMES = (".warc", ".warc.gz", ".warc.zst")
_HEAD = 64 * 1024
"""Bytes by which a file whose first records are damaged is known again."""
_MAGIC = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"WARC/", b"\x04\x22\x4d\x18")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcFile:
    """A WARC file, or one that stands within a WACZ package as a run of its bytes."""

    path: str
    member: str | None = None
    """Its name within the package."""
    start: int = 0
    """Where it begins, in bytes of ``path``; for a compressed member of a package 0, of the unpacked bytes."""
    size: int
    is_packed: bool = False
    """Whether it is compressed within its package, so that no record of it can be pointed to."""

    @property
    def name(self) -> str:
        """In words: the path, and the member where there is one."""
        return f"{self.path}!{self.member}" if self.member else self.path

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes, from 0. Raises ``UnreadableRecord`` where it cannot be opened."""
        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 - a path as text, as it was given
                if self.is_packed:
                    with _unpacked(file, self.member or "") as unpacked:
                        yield unpacked
                elif self.start:
                    yield cast(BinaryIO, Window(file, self.start, self.size))
                else:
                    yield file
        except OSError as error:
            if error.filename is None:
                raise
            raise UnreadableRecord(f"{self.path} cannot be read: {error.strerror}") from error

    def identity(self) -> str:
        """A digest by which the file is known again under any name, and after it has grown.

        It is made of the headers of its first two records: their ids are no other file's (WARC 1.1, 5.2), but tools
        that cut a file repeat its first one. Raises ``UnreadableRecord`` for one that is empty.
        """
        if not self.size:
            raise UnreadableRecord("it is empty")
        with self.opened() as file:
            try:
                heads = repr([one.headers.to_tuples() for one in islice(ArchiveIterator(file, parse_http=False), 2)])
            except (OSError, ValueError):
                file.seek(0)
                heads = repr(file.read(_HEAD))
            return sha256(heads.encode()).hexdigest()


class Window(io.RawIOBase):
    """A run of the bytes of a file, as a file of its own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._position = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._file.seek(self._start + self._position)
        found = self._file.read(max(0, min(len(buffer), self._size - self._position)))
        buffer[: len(found)] = found
        self._position += len(found)
        return len(found)


def find_files(names: Iterable[str], *, apart: str | None = None) -> tuple[list[WarcFile], dict[str, str]]:
    """All WARC files that these names lead to, each once, in order of name; and name to fault of what is none.

    A name is a file, a folder (searched through and through, but for the folder ``apart``), or a pattern. Raises
    ``InvalidArgument`` for a name that leads to nothing.
    """
    found: dict[str, WarcFile] = {}
    faults: dict[str, str] = {}
    for name in names:
        paths = list(_paths(name, Path(apart).resolve() if apart else None))
        if not paths:
            raise InvalidArgument(f"{name}: there is no WARC or WACZ file (.warc, .warc.gz, .warc.zst, .wacz)")
        for path in paths:
            try:
                for one in _members(path) if _is_package(path) else [_lone(path)]:
                    found.setdefault(one.name, one)
            except UnreadableRecord as error:
                faults[str(path)] = str(error)
    return sorted(found.values(), key=lambda one: one.name), faults


def _paths(name: str, apart: Path | None) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        found = (one for one in sorted(path.rglob("*")) if _has_our_name(one) and one.is_file())
        yield from (one for one in found if apart is None or apart not in one.resolve().parents)
    elif path.exists():
        yield path
    else:
        yield from (Path(one) for one in sorted(glob.glob(name, recursive=True)) if Path(one).is_file())  # noqa: PTH207


def _has_our_name(path: Path) -> bool:
    return path.name.lower().endswith((*_WARC_NAMES, ".wacz"))


def _is_package(path: Path) -> bool:
    with _readable(path) as file:
        return file.read(4) == b"PK\x03\x04"


def _lone(path: Path) -> WarcFile:
    with _readable(path) as file:
        head = file.read(8)
    if head and not (head.startswith(_MAGIC) or head[1:4] == b"\x2a\x4d\x18"):
        raise UnreadableRecord(f"it is no WARC file: it begins with {head!r}")
    return WarcFile(path=str(path), size=path.stat().st_size)


def _members(path: Path) -> Iterator[WarcFile]:
    """The WARC files of a WACZ package (specs.webrecorder.net/wacz/1.1.1, ``archive/``)."""
    try:
        with zipfile.ZipFile(path) as package, _readable(path) as file:
            members = [one for one in package.infolist() if one.filename.lower().endswith(_WARC_NAMES)]
            for member in members:
                is_packed = member.compress_type != zipfile.ZIP_STORED
                start = 0 if is_packed else _start_of(file, member)
                yield WarcFile(
                    path=str(path), member=member.filename, start=start, size=member.file_size, is_packed=is_packed
                )
    except zipfile.BadZipFile as error:
        raise UnreadableRecord(f"it is no WACZ package: {error}") from error
    if not members:
        raise UnreadableRecord("it is a package without a WARC file")


def _start_of(file: BinaryIO, member: zipfile.ZipInfo) -> int:
    """Where the bytes of a member begin: behind its local header (APPNOTE.TXT, 4.3.7)."""
    file.seek(member.header_offset + 26)
    lengths = file.read(4)
    return member.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")


@contextmanager
def _unpacked(file: BinaryIO, member: str) -> Iterator[BinaryIO]:
    """A compressed member of a package in a file of its own, which is gone afterwards."""
    with zipfile.ZipFile(file) as package, package.open(member) as packed, tempfile.TemporaryFile() as whole:
        shutil.copyfileobj(packed, whole, 1024 * 1024)
        whole.seek(0)
        yield cast(BinaryIO, whole)


@contextmanager
def _readable(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise UnreadableRecord(f"it cannot be read: {error.strerror}") from error
