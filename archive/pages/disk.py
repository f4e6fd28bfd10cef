"""A file that grows on a local disk: locked while its process lives, and told to the disk when it is asked."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from archive.errors import ArchiveError, ArchiveFull, ArchiveUnavailable

with suppress(ImportError):  # on Windows an open file cannot be renamed, which tells as much
    import fcntl

OPEN = ".open"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def on_disk(folder: object) -> Iterator[None]:
    """Turn what the disk raises into an ``ArchiveError`` in words; that a file is not there stays as it is."""
    try:
        yield
    except (ArchiveError, FileNotFoundError):
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise ArchiveFull(f"the pages at {folder}: the disk is full; make room and run it again") from error
        if error.errno in _FORBIDDEN:
            raise ArchiveFull(f"the pages at {folder} may not be written; check the rights of the folder") from error
        raise ArchiveUnavailable(f"the pages at {folder} cannot be used: {error}") from error


def is_locked(file: IO[bytes]) -> bool:
    """Whether a process that lives is writing to this file; else it is ours from here on."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except NameError:
        return False
    except OSError:
        return True
    return False


class OpenFile:
    """A file that is being written; its name ends in ``.open`` until it is closed."""

    def __init__(self, folder: Path, name: str, at: datetime) -> None:
        self.name, self.at, self.size = name, at, 0
        self._final = folder / name
        self._path = folder / f"{name}{OPEN}"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._final.exists():
            raise FileExistsError(self._final)
        self._file = self._path.open("xb", buffering=0)
        is_locked(self._file)
        self._is_dirty = True

    def add(self, data: bytes) -> int:
        """Write at the end; gives back the offset. What cannot be written whole leaves nothing behind."""
        offset = self.size
        try:
            left = memoryview(data)
            while left:
                left = left[self._file.write(left) :]
        except BaseException:
            with suppress(OSError):
                self._file.truncate(offset)
            self._file.seek(offset)
            raise
        self.size += len(data)
        self._is_dirty = True
        return offset

    def sync(self) -> None:
        """Return when all is on the disk."""
        if self._is_dirty:
            os.fsync(self._file.fileno())
            if self.size:
                sync_folder(self._path.parent)
            self._is_dirty = False

    def close(self) -> None:
        """Let the file have its final name."""
        try:
            self.sync()
            self._path.rename(self._final)
            sync_folder(self._path.parent)
        finally:
            self._file.close()


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk."""
    with suppress(OSError):  # not every system opens folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_still(path: Path, file: IO[bytes]) -> bool:
    """Whether a file that was opened is the one of this name, and nobody was faster."""
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False


def overwrite(path: Path, offset: int, data: bytes) -> None:
    """Write over a stretch of a file that is there, and return when it is on the disk.

    One that is closed may be on its way to a far folder: that is waited for. Raises ``FileNotFoundError`` if it has
    left.
    """
    with path.open("r+b", buffering=0) as file:
        if path.suffix != OPEN:
            with suppress(NameError):
                fcntl.flock(file, fcntl.LOCK_EX)
            if not is_still(path, file):
                raise FileNotFoundError(path)
        if path.stat().st_size < offset + len(data):
            raise ArchiveUnavailable(f"{path} ends before {offset + len(data)}")
        file.seek(offset)
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
