"""Exports to files: whole ones, and ones that grow by what has changed, which a kill at any moment leaves whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from archive.errors import InvalidFilter
from archive.export.formats import RowWriter
from archive.export.rows import row_of, row_of_update
from archive.placing import put_in_place
from archive.reading import ArchivedArticle
from archive.updates import Update

Thing = TypeVar("Thing")
_AT_ONCE = 1000
_PART_ROWS = 100_000
"""Rows of one Parquet file of an export that grows."""

Updates = Callable[[int], Iterator[Update]]
"""What has changed since a mark."""


def export_all(
    articles: Iterable[ArchivedArticle], stream: BinaryIO, form: type[RowWriter], names: Mapping[str, str]
) -> int:
    """Write articles to a stream, and give back how many."""
    written, writer = 0, form(stream, names)
    for rows in _in_batches(map(row_of, articles)):
        writer.write(rows)
        written += len(rows)
    writer.end()
    return written


_LONGEST = 20
"""Digits that no mark has, and no file's size."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """How far an export has come: the mark of the last row, and the bytes of the file up to there."""

    mark: int = 0
    size: int = 0

    @classmethod
    def read(cls, file: Path) -> _Kept:
        """What the file says; the beginning where there is none. Raises ``InvalidFilter``."""
        words = file.read_text(encoding="utf-8", errors="replace").split() if file.exists() else []
        if not all(word.isdecimal() and len(word) < _LONGEST for word in words) or len(words) > 2:
            raise InvalidFilter(
                f"{file} holds no mark but {' '.join(words)[:40]!r}; name another file, or empty this one"
            )
        return cls(*map(int, words))

    def write(self, file: Path) -> None:
        """Keep it, so that the file always holds the old or the new mark, whole."""
        with put_in_place(file) as place, place.open("w", encoding="utf-8") as stream:
            stream.write(f"{self.mark} {self.size}\n")
            stream.flush()
            os.fsync(stream.fileno())


def export_updates(
    updates: Updates, target: Path, marks: Path, form: type[RowWriter], names: Mapping[str, str], *, until: int
) -> int:
    """Add to ``target`` what has changed since the mark in the file ``marks``, and move that on, at last to ``until``.

    Each article comes once a run, with its newest content; one that was taken down as a row without content. What was
    half written when a run was killed is written anew. JSON Lines and CSV grow at their end (a file that was taken
    away is begun again, with what is new only); Parquet, which cannot grow, is a folder of files. Gives back how many
    rows were written. Raises ``InvalidFilter`` for a file of marks that holds something else, ``OSError`` for files.
    """
    kept = _Kept.read(marks)
    found = updates(kept.mark)
    add = _add_to_file if form.grows else _add_to_folder
    written, kept = add(found, kept, target, marks, form, names)
    _Kept(max(kept.mark, until), kept.size).write(marks)
    return written


def _add_to_file(
    found: Iterator[Update], kept: _Kept, file: Path, marks: Path, form: type[RowWriter], names: Mapping[str, str]
) -> tuple[int, _Kept]:
    file.touch()
    written = 0
    with file.open("r+b") as stream:
        is_there = 0 < kept.size <= stream.seek(0, os.SEEK_END)
        stream.truncate(kept.size if is_there else 0)
        stream.seek(0, os.SEEK_END)
        writer = form(stream, names, begins=not is_there)
        for some in _in_batches(found):
            writer.write([row_of_update(one) for one in some])
            written += len(some)
            kept = _on_disk(stream, some[-1].mark)
            kept.write(marks)
        return written, _on_disk(stream, kept.mark)


def _add_to_folder(
    found: Iterator[Update], kept: _Kept, folder: Path, marks: Path, form: type[RowWriter], names: Mapping[str, str]
) -> tuple[int, _Kept]:
    """A file is named after the mark that it begins behind: one that is written anew takes the old one's place."""
    folder.mkdir(exist_ok=True)
    written = 0
    for first in found:
        part = folder / f"after-{kept.mark:020d}.{form.ending}"
        beside = folder / f".{part.name}.part"
        rows, mark = 0, first.mark
        with beside.open("wb") as stream:
            writer = form(stream, names)
            for some in _in_batches(islice(chain([first], found), _PART_ROWS)):
                writer.write([row_of_update(one) for one in some])
                rows, mark = rows + len(some), some[-1].mark
            writer.end()
            _on_disk(stream, mark)
        beside.replace(part)
        kept, written = _Kept(mark), written + rows
        kept.write(marks)
    return written, kept


def _in_batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    each = iter(things)
    while some := list(islice(each, _AT_ONCE)):
        yield some


def _on_disk(stream: BinaryIO, mark: int) -> _Kept:
    stream.flush()
    os.fsync(stream.fileno())
    return _Kept(mark, stream.tell())
