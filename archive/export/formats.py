"""The formats of an export: rows go in, bytes come out, one batch in memory at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, BinaryIO, ClassVar

from archive.errors import ArchiveError
from archive.export.rows import COLUMNS, json_row, nested
from archive.reading import ArchivedArticle

Row = Mapping[str, Any]
_TYPES = {field.name: str(field.type) for field in fields(ArchivedArticle)}


class RowWriter:
    """Writes rows of the columns of ``v_articles`` under other names to a stream, which stays open."""

    ending: ClassVar[str]
    grows: ClassVar[bool]
    """Whether a later export can go on where the file ends."""

    def __init__(self, stream: BinaryIO, names: Mapping[str, str], *, begins: bool = True) -> None:
        """``names`` are those of the columns; ``begins`` is false where the stream holds rows already."""
        self._stream, self._names = stream, names
        if begins:
            self.begin()

    def begin(self) -> None:
        """What stands before the first row."""

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""
        raise NotImplementedError

    def end(self) -> None:
        """What stands after the last row."""

    def _renamed(self, row: Row) -> dict[str, Any]:
        return {self._names[name]: row[name] for name in COLUMNS}


class JsonLines(RowWriter):
    """One JSON object a line, in UTF-8; names with points become objects in objects."""

    ending, grows = "jsonl", True

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            shown = nested(self._renamed(json_row(row)))
            self._stream.write(json.dumps(shown, ensure_ascii=False).encode() + b"\n")


class Csv(RowWriter):
    """RFC 4180 in UTF-8, with a header line; lists as JSON arrays.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
    """

    ending, grows = "csv", True

    def begin(self) -> None:
        self._write_lines([[self._names[name] for name in COLUMNS]])

    def write(self, rows: Sequence[Row]) -> None:
        self._write_lines([[_cell(value) for value in json_row(row).values()] for row in rows])

    def _write_lines(self, lines: list[list[Any]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(lines)
        self._stream.write(text.getvalue().encode())


class Parquet(RowWriter):
    """Columns with types: times as timestamps in UTC, lists as lists of text; compressed by zstd.

    Raises ``ArchiveError`` where pyarrow is not installed.
    """

    ending, grows = "parquet", False

    def begin(self) -> None:
        arrow, parquet = _arrow()
        types = {
            "int": arrow.int64(),
            "str": arrow.string(),
            "datetime": arrow.timestamp("us", tz="UTC"),
            "tuple[str, ...]": arrow.list_(arrow.string()),
        }
        self._schema = arrow.schema(
            [(self._names[name], types[_TYPES[name].removesuffix(" | None")]) for name in COLUMNS]
        )
        self._table = arrow.Table
        self._writer = parquet.ParquetWriter(self._stream, self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        plain = [self._renamed(row) for row in rows]
        if plain:
            self._writer.write_table(self._table.from_pylist(plain, schema=self._schema))

    def end(self) -> None:
        self._writer.close()


FORMATS: dict[str, type[RowWriter]] = {one.ending: one for one in (JsonLines, Csv, Parquet)}


def format_named(name: str) -> type[RowWriter]:
    """The format by its name, once it is sure that it can be written. Raises ``ArchiveError``."""
    if FORMATS[name] is Parquet:
        _arrow()
    return FORMATS[name]


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ArchiveError("Parquet needs pyarrow: pip install 'newscrawl[parquet]'") from error
    return pa, pq


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value
