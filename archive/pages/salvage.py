"""Making whole what a killed process left behind: only sound records stay, each where it was."""

from __future__ import annotations

import logging
import mmap
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from archive.pages.disk import OPEN, is_locked, is_still, sync_folder
from archive.pages.records import placeholder, scan

_log = logging.getLogger(__name__)
_HALF = ".salvaging"


def salvage(folder: Path) -> list[str]:
    """Close all files of processes that have ended; gives back their names. Those of living ones are left alone."""
    found = []
    for path in sorted(folder.rglob(f"*{OPEN}")):
        with suppress(FileNotFoundError), path.open("r+b") as file:  # another process may be faster
            if is_locked(file) or not is_still(path, file):
                continue
            final = path.with_name(path.name.removesuffix(OPEN))
            kept, lost = _make_whole(path, final)
            if kept:
                found.append(final.relative_to(folder).as_posix())
            _log.warning("Salvaged %s: %s records are sound, %s bytes were not", final, kept, lost)
    return found


def _make_whole(path: Path, final: Path) -> tuple[int, int]:
    """Write the sound records to the final file; gives back their number, and the bytes that were of none."""
    size = path.stat().st_size
    if not size:
        path.unlink()
        return 0, 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        kept, stretches = 0, []
        for offset, length, record in scan(data):
            stretches.append((offset, length, record is not None))
            kept += record is not None and record.kind != "warcinfo"
        while stretches and not stretches[-1][2]:
            stretches.pop()
        half = final.with_name(f"{final.name}{_HALF}")
        lost = size - sum(length for _, length, is_sound in stretches if is_sound)
        with half.open("wb") as mended:
            for offset, length, is_sound in stretches:
                sound = data[offset : offset + length] if is_sound else b""
                mended.write(sound or placeholder(length, "it was damaged", datetime.now(UTC)))
            mended.flush()
            os.fsync(mended.fileno())
    if kept:
        half.rename(final)
        sync_folder(final.parent)
    else:
        half.unlink()
    path.unlink()
    return kept, lost
