"""The name of the program that reads pages, apart from what a site's file says."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOMS = ("chronology", "documents", "extraction", "normalisation", "words", "labels.py")
"""What has a part in how a page is read: code, and the tables beside it."""


@cache
def engine() -> str:
    """A digest of the program's own text: another version of it may read the same page in another way."""
    house = Path(__file__).parent.parent
    files = [
        path for room in _ROOMS for path in ([house / room] if room.endswith(".py") else (house / room).rglob("*"))
    ]
    text = hashlib.sha256()
    for path in sorted(path for path in files if "__pycache__" not in path.parts and path.is_file()):
        text.update(path.relative_to(house).as_posix().encode() + b"\0" + path.read_bytes())
    return text.hexdigest()[:16]
