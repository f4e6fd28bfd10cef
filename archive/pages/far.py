"""A folder that lies elsewhere: on object storage (``s3://bucket/pages``), or whatever else fsspec reaches."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import Any

from archive.errors import ArchiveUnavailable, PageDamaged, PagesAway
from archive.pages.disk import is_locked, is_still

_log = logging.getLogger(__name__)
_AWAY = 30.0
"""Seconds for which nothing is read, once nobody answered."""


class FarFolder:
    """Files that are written whole, and read in stretches; from any thread."""

    def __init__(self, address: str) -> None:
        try:
            import fsspec

            self._files: Any
            self._files, path = fsspec.core.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise ArchiveUnavailable(f"the pages cannot be kept at {address}: {error}") from error
        self._path = path.rstrip("/")
        self._away_until = 0.0
        self._bearer: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    def __str__(self) -> str:
        return str(self._files.unstrip_protocol(self._path))

    def check(self) -> None:
        """Raise ``ArchiveUnavailable`` where the place cannot be reached, or is not there, as far as can be seen."""
        place = PurePosixPath(self._path)
        for one in (place, *(parent for parent in place.parents if parent.name)):
            try:
                self._files.ls(str(one), detail=False)
            except FileNotFoundError:
                continue
            except PermissionError:
                return  # whoever may write need not be allowed to look around
            except Exception as error:
                raise PagesAway(f"the pages cannot be kept at {self}: {error}") from error
            return
        raise ArchiveUnavailable(f"the pages cannot be kept at {self}: there is no such place")

    def read(self, name: str, start: int, end: int) -> bytes:
        """A stretch of a file. Raises ``PageDamaged`` where there is none, ``PagesAway`` where nobody answers.

        Each try takes seconds then: so for a while it is not tried again.
        """
        if monotonic() < self._away_until:
            raise PagesAway(f"the pages at {self} cannot be read: nobody answered a moment ago")
        try:
            return bytes(self._files.cat_file(f"{self._path}/{name}", start=start, end=end))
        except FileNotFoundError as error:
            raise PageDamaged("there is no such file") from error
        except Exception as error:
            self._away_until = monotonic() + _AWAY
            _log.warning("The pages at %s cannot be read for now: %s", self, error)
            raise PagesAway(f"the pages at {self} cannot be read: {error}") from error

    def overwrite(self, name: str, offset: int, data: bytes) -> None:
        """Write over a stretch of a file that is here: as a whole, there is no other way. Raises as ``read`` does."""
        path = f"{self._path}/{name}"
        try:
            held = bytearray(self._files.cat_file(path))
            held[offset : offset + len(data)] = data
            self._files.pipe_file(path, bytes(held))
        except FileNotFoundError as error:
            raise PageDamaged("there is no such file") from error
        except Exception as error:
            raise PagesAway(f"the pages at {self} cannot be written: {error}") from error

    def bring(self, local: Path, name: str) -> None:
        """Move a closed file to here, some time soon; one that does not arrive stays where it is.

        Whoever writes does not wait for that: a file has up to half a gigabyte.
        """
        with self._lock:
            if self._bearer is None:
                self._bearer = ThreadPoolExecutor(1, thread_name_prefix="pages")
            self._bearer.submit(self._bring, local, name)

    def close(self) -> None:
        """Return when all files that were to be brought here have been tried."""
        with self._lock:
            bearer, self._bearer = self._bearer, None
        if bearer is not None:
            bearer.shutdown(wait=True)

    def _bring(self, local: Path, name: str) -> None:
        """The lock is for others, who would bring the same file, or take a page out of it meanwhile."""
        try:
            with suppress(FileNotFoundError), local.open("rb") as file:
                if is_locked(file) or not is_still(local, file):
                    return
                self._put(local, name)
                size = self._files.info(f"{self._path}/{name}")["size"]
                if size != local.stat().st_size:
                    _log.warning("%s stays in %s for now: only %s bytes arrived", name, local.parent, size)
                else:
                    local.unlink()
        except Exception as error:  # noqa: BLE001 - each file system has errors of its own
            _log.warning("%s stays in %s for now: %s", name, local.parent, error)

    def _put(self, local: Path, name: str) -> None:
        path = f"{self._path}/{name}"
        try:
            self._files.put_file(str(local), path)
        except FileNotFoundError:  # object storage has no folders; where there are some, that of a month is made
            for folder in (PurePosixPath(path).parents[1], PurePosixPath(path).parent):
                with suppress(FileExistsError):
                    self._files.mkdir(str(folder), create_parents=False)  # parents would be a bucket of a wrong name
            self._files.put_file(str(local), path)
