"""Files that are put in place whole, and what must not be replaced by one: devices, pipes, links."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPEN = ("/dev/fd/", "/dev/std", "/proc/")
"""How names begin that stand for what a process has open, which may be a file that others write to as well."""


@contextmanager
def put_in_place(file: Path) -> Iterator[Path]:
    """Where to write what is to stand in ``file``, which is replaced once all is written, and left alone otherwise.

    Of a link that which it leads to is replaced. What is there and is no regular file is itself written to. Raises
    ``OSError``.
    """
    if str(file.absolute()).startswith(_OPEN) or (file.exists() and not file.is_file()):
        yield file
        return
    target = Path(os.path.realpath(file))
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
