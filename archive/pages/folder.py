"""The folder of pages: files that grow by captures, and from which any of them is read again.

A process writes to a file of its own, whose name ends in ``.open``; when it is closed, the ending falls. What a
killed process left is made whole by the next one (:mod:`archive.pages.salvage`), so that nothing is ever added to a
file that may be torn. Offsets never change.

The folder may lie in whatever fsspec reaches (:mod:`archive.pages.far`): there a file arrives when it is closed, and
grows until then in a local folder, the spool.
"""

from __future__ import annotations

import logging
import os
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path, PurePosixPath
from secrets import token_hex
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from archive.errors import ArchiveFull, ArchiveUnavailable, PageDamaged, PagesAway
from archive.pages.captures import exchange_of, taken_from
from archive.pages.disk import OPEN, OpenFile, on_disk, overwrite
from archive.pages.exchange import Capture, Exchange, Pointer
from archive.pages.far import FarFolder
from archive.pages.records import date, member, new_id, placeholder, read
from archive.pages.salvage import salvage

_log = logging.getLogger(__name__)

LARGEST_FILE = 512 * 1024 * 1024
OLDEST_FILE = timedelta(hours=1)
_ADDRESS = re.compile(r"\w[\w+.-]+://")
_counts = count(1)
"""Of the files of this process. Its folders share it: a file that was brought away leaves no trace of its name."""


def open_pages(
    address: str | Path,
    *,
    spool: str | Path | None = None,
    largest: int = LARGEST_FILE,
    oldest: timedelta = OLDEST_FILE,
) -> PagesFolder:
    """The folder of pages at a path or an address that fsspec knows: ``pages/``, ``s3://bucket/pages``.

    A file is closed once it has ``largest`` bytes or is ``oldest``. ``spool`` is the local folder in which files grow
    that belong to a far one; by default ``pages.spool`` here. Nothing is made before the first page is kept.
    Raises ``ArchiveUnavailable`` where the address needs a library that is not there.
    """
    text = str(address)
    if not _ADDRESS.match(text) or text.startswith("file://"):
        return PagesFolder(Path(text.removeprefix("file://")), None, largest=largest, oldest=oldest)
    return PagesFolder(Path(spool or "pages.spool"), FarFolder(text), largest=largest, oldest=oldest)


class PagesFolder:
    """Made by :func:`open_pages`. One thread at a time may keep pages, any may read them; close it at the end."""

    def __init__(self, folder: Path, far: FarFolder | None, *, largest: int, oldest: timedelta) -> None:
        self._folder = folder
        self._far = far
        self._largest, self._oldest = largest, oldest
        self._file: OpenFile | None = None
        self._is_first = True
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __str__(self) -> str:
        return str(self._far or self._folder)

    def check(self) -> None:
        """Raise ``ArchiveUnavailable`` or ``ArchiveFull`` where no page could be kept: here that is tried.

        What was made for the trial is gone afterwards: who looks need not be who crawls.
        """
        with on_disk(self):
            place = self.standing
            if not place.is_dir():
                raise ArchiveUnavailable(f"the pages cannot be kept at {self}: {place} is no folder")
            if not os.access(place, os.W_OK | os.X_OK):
                raise ArchiveFull(f"the pages cannot be kept at {self}: {place} may not be written; check its rights")
            try:
                self._try()
            except FileNotFoundError as error:
                raise ArchiveUnavailable(
                    f"the pages cannot be kept at {self}: no folder can be made in {place}"
                ) from error
        if self._far is not None:
            self._far.check()

    @property
    def standing(self) -> Path:
        """The local folder in which files grow, or what there is of it: the nearest folder above that is there."""
        place = self._folder.absolute()
        while not place.exists():
            place = place.parent
        return place

    def _try(self) -> None:
        folder = self._folder.absolute()
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=folder, buffering=0) as file:
                file.write(b"newscrawl")
        finally:
            for place in missing:
                with suppress(OSError):
                    place.rmdir()

    # ── keeping ──────────────────────────────────────────────────────────────────────────────────────

    def keep(self, capture: Capture, *, known: Pointer | None = None) -> Pointer:
        """Add a capture, and say where it lies. It is safe only after :meth:`sync`.

        Where the capture at ``known`` brought the very same bytes, they are not repeated. Raises ``ArchiveFull`` or
        ``ArchiveUnavailable`` when it cannot be written; what is half written belongs to no pointer.
        """
        original, same_as = self._original(capture, known)
        records = taken_from(capture, same_as)
        with self._lock, on_disk(self):
            file = self._open_file()
            offset = file.add(b"".join(records))
            return Pointer(
                file=file.name,
                offset=offset,
                length=len(records[0]),
                extent=sum(map(len, records)),
                digest=capture.page.digest,
                original=original,
            )

    def _original(self, capture: Capture, known: Pointer | None) -> tuple[Pointer | None, Exchange | None]:
        if known is None or known.digest != capture.page.digest or capture.page.is_made:
            return None, None
        first = known.original or known
        try:
            return replace(first, original=None), self.read(first)
        except PageDamaged as error:  # then it is good to have the bytes once more
            _log.warning("%s", error)
            return None, None
        except PagesAway:
            return None, None

    def sync(self) -> None:
        """Return when all that was kept is on the disk. Raises ``ArchiveFull`` or ``ArchiveUnavailable``."""
        with self._lock, on_disk(self):
            if self._file is not None:
                self._file.sync()

    def close(self) -> None:
        """Close the file that is being written."""
        with self._lock:
            if self._file is not None:
                self._close_file()
        if self._far is not None:
            self._far.close()

    def salvage(self) -> list[str]:
        """Make whole what processes left that have ended, and bring away what did not arrive; the files' names.

        What is brought away has arrived when this folder is closed, or stays in the spool.
        """
        with self._lock, on_disk(self):
            self._is_first = False
            found = salvage(self._folder)
            self._bring_away()
        return found

    def _bring_away(self) -> None:
        """All that is closed, also what did not arrive before."""
        if self._far is not None:
            for path in sorted(self._folder.rglob("*.warc.gz")):
                self._far.bring(path, path.relative_to(self._folder).as_posix())

    def _open_file(self) -> OpenFile:
        now = datetime.now(UTC)
        if self._file is not None and (self._file.size >= self._largest or now - self._file.at >= self._oldest):
            self._close_file()
        if self._file is None:
            if self._is_first:
                self.salvage()
            self._file = self._new_file(now)
        return self._file

    def _new_file(self, at: datetime) -> OpenFile:
        host = re.sub(r"[^\w-]+", "-", socket.gethostname())
        while True:
            number = (
                f"{os.getpid()}-{next(_counts)}-{token_hex(3)}"  # machines may have one name, and share a far folder
            )
            name = f"{at:%Y/%m}/newscrawl-{at:%Y%m%dT%H%M%SZ}-{host}-{number}.warc.gz"
            with suppress(FileExistsError):
                file = OpenFile(self._folder, name, at)
                break
        fields = [
            ("WARC-Record-ID", new_id()),
            ("WARC-Date", date(at)),
            ("WARC-Filename", PurePosixPath(name).name),
            ("Content-Type", "application/warc-fields"),
        ]
        words = (
            "software: newscrawl\r\nformat: WARC file version 1.1\r\n"
            "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        )
        file.add(member("warcinfo", fields, words.encode()))
        return file

    def _close_file(self) -> None:
        file, self._file = self._file, None
        assert file is not None
        with on_disk(self):
            file.close()
        self._bring_away()

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────

    def read(self, pointer: Pointer) -> Exchange:
        """The page of a capture, to the byte as it was sent.

        Raises ``PageDamaged`` when it is not there, or not whole.
        """
        with self._told(pointer):
            found = exchange_of(read(self._bytes(pointer)))
            if pointer.original is not None:
                found = replace(found, body=exchange_of(read(self._bytes(pointer.original))).body)
            if found.digest != pointer.digest:
                raise PageDamaged("the page's digest is wrong")
        return found

    def raw(self, pointer: Pointer) -> bytes:
        """All records of a capture as they lie there: the page's own, its request, what led to it, and remarks.

        Raises ``PageDamaged`` when they are not there.
        """
        with self._told(pointer):
            data = self._bytes(replace(pointer, length=pointer.extent))
            if len(data) < pointer.extent:
                raise PageDamaged("the file ends within it")
        return data

    @contextmanager
    def _told(self, pointer: Pointer) -> Iterator[None]:
        """Put the place before what is said of a page."""
        try:
            yield
        except PageDamaged as error:
            raise PageDamaged(f"{self}/{pointer.file} at {pointer.offset}: {error}") from error

    def _bytes(self, pointer: Pointer) -> bytes:
        start, end = pointer.offset, pointer.offset + pointer.length
        for _ in range(2):  # it may be closed between two looks
            for local in self._local(pointer.file):
                with suppress(FileNotFoundError), on_disk(self), local.open("rb") as file:
                    file.seek(start)
                    return file.read(pointer.length)
        if self._far is None:
            raise PageDamaged("there is no such file")
        return self._far.read(pointer.file, start, end)

    def _local(self, name: str) -> tuple[Path, Path]:
        return self._folder / name, self._folder / f"{name}{OPEN}"

    # ── taking away ──────────────────────────────────────────────────────────────────────────────────

    def remove(self, pointer: Pointer, *, why: str = "on request") -> None:
        """Take a capture out of its file for good, with its requests and redirects.

        In its place stand records of the same length that say ``why``: all others stay where they are. Whoever has
        the file open, or a copy of it elsewhere, is not reached. To do it twice does no harm. A page that another
        capture refers to as its ``original`` is gone for that one too. Raises ``PageDamaged`` where there is no such
        file, ``ArchiveFull`` or ``ArchiveUnavailable`` where it cannot be written.
        """
        now, rest = datetime.now(UTC), pointer.extent - pointer.length
        nothing = placeholder(pointer.length, why, now) + (placeholder(rest, why, now) if rest else b"")
        with self._lock, self._told(pointer):
            for _ in range(2):
                for local in self._local(pointer.file):
                    with suppress(FileNotFoundError), on_disk(self):
                        overwrite(local, pointer.offset, nothing)
                        return
            if self._far is None:
                raise PageDamaged("there is no such file")
            self._far.overwrite(pointer.file, pointer.offset, nothing)
