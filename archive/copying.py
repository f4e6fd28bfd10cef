"""A whole archive from one database to another: in the order of keys, resumable, every row compared afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, delete, literal, select, tuple_

from archive.derived import make_documents
from archive.dialects import fill, put, resume_counting, snapshot
from archive.errors import ArchiveError
from archive.facts import COPYING, DOCUMENTS, TRANSACTIONS_BEFORE, fact, forget_fact, remember_fact
from archive.faults import in_words, shown
from archive.models import Base, Fact
from archive.opening import begin, engine_for
from archive.schema import check_schema, keep_marks_rising, upgrade
from archive.types import CleanText

_AT_ONCE = 1000
_OF_ITS_PLACE = (COPYING, DOCUMENTS, TRANSACTIONS_BEFORE)
"""Facts that belong to a database and are no part of what it holds."""
_ROUNDS = 3
"""How often a copy is mended after comparing, before something must be wrong."""

Progress = Callable[[str, str, int], None]
"""Told what is done (``copied``, ``compared`` or ``indexed``), the table, and how many of its rows."""


def copy_archive(source: str, target: str, progress: Progress | None = None) -> dict[str, int]:
    """Copy the archive at one address into an empty database at another; gives back the rows of each table.

    What was broken off goes on where it ended. At the end every row of both is read and compared; what has
    changed in the source since a copy was begun is brought up to date. Nobody may write to the target
    meanwhile: until the copy is whole, it cannot be opened as an archive. Raises ``ArchiveError``.
    """
    tell = progress or (lambda _deed, _table, _rows: None)
    origin, place = engine_for(source, create=False), engine_for(target, create=True)
    try:
        with in_words(origin.url):
            check_schema(origin)
        upgrade(place)
        with in_words(place.url), origin.connect() as reading:
            _claim(place, origin)
            snapshot(reading)
            for table in _tables():
                _copy(reading, place, table, tell)
            counts = _compare_all(reading, place, tell)
            tell("indexed", "search", _index(place))
            _finish(reading, place)
        return counts
    finally:
        origin.dispose()
        place.dispose()


def _tables() -> list[Table]:
    """All tables, those that others point to first. Facts are written with the last word."""
    return [table for table in Base.metadata.sorted_tables if table.name != Fact.__tablename__]


def _claim(place: Engine, origin: Engine) -> None:
    """Note in the target what is copied there. Raises ``ArchiveError`` where something else lies."""
    if place.url == origin.url:
        raise ArchiveError(f"{shown(place.url)} cannot be copied onto itself")
    with place.connect() as connection:
        begin(connection, write=True)
        known = fact(connection, COPYING)
        if known is None and any(connection.execute(select(table).limit(1)).first() for table in _tables()):
            raise ArchiveError(f"{shown(place.url)} is not empty: copy into a new database, or remove this one first")
        if known not in {None, shown(origin.url)}:
            raise ArchiveError(f"{shown(place.url)} holds part of a copy of {known}, not of {shown(origin.url)}")
        remember_fact(connection, COPYING, shown(origin.url))
        connection.commit()


def _copy(reading: Connection, place: Engine, table: Table, tell: Progress) -> None:
    """Those rows of a table whose keys are higher than the highest that is there."""
    done = 0
    with place.connect() as connection:
        begin(connection, write=False)
        keys = _keys(connection, table)
        last = connection.execute(select(*table.primary_key).order_by(*(key.desc() for key in keys)).limit(1)).first()
    for rows in _read(reading, table, after=last).partitions(_AT_ONCE):
        with place.connect() as connection:
            begin(connection, write=True)
            fill(connection, table, [tuple(row) for row in rows])
            connection.commit()
        done += len(rows)
        tell("copied", table.name, done)


def _compare_all(reading: Connection, place: Engine, tell: Progress) -> dict[str, int]:
    """Rows by table, once all are equal on both sides. Raises ``ArchiveError`` if they do not become so."""
    for _ in range(_ROUNDS):
        counts, mended = {}, 0
        for table in _tables():
            counts[table.name], wrong = _compare(reading, place, table)
            mended += wrong
            tell("compared", table.name, counts[table.name])
        if not mended:
            return counts
    raise ArchiveError(f"{shown(place.url)} does not stay equal to what is copied: somebody else writes to it")


def _compare(reading: Connection, place: Engine, table: Table) -> tuple[int, int]:
    """The rows of the source, and how many of the target had to be mended."""
    count, wrong, surplus = 0, [], []
    with place.connect() as connection:
        begin(connection, write=False)
        for theirs, ours in _side_by_side(_read(reading, table), _read(connection, table), len(table.primary_key)):
            count += theirs is not None
            if theirs is None and ours is not None:
                surplus.append(ours)
            elif theirs != ours:
                wrong.append(theirs)
    with place.connect() as connection:
        begin(connection, write=True)
        width = len(table.primary_key)
        for row in surplus:
            same = (column == value for column, value in zip(table.primary_key, row[:width], strict=True))
            connection.execute(delete(table).where(and_(*same)))
        put(connection, table, [dict(zip(_names(table), row, strict=True)) for row in wrong if row is not None])
        connection.commit()
    return count, len(wrong) + len(surplus)


def _side_by_side(
    left: Iterator[Any], right: Iterator[Any], width: int
) -> Iterator[tuple[tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """Rows of two readings with the same key, ``None`` where one side has none; keys are the first ``width`` values."""
    one: Any = next(left, None)
    other: Any = next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and _order(one[:width]) < _order(other[:width])):
            yield tuple(one), None
            one = next(left, None)
        elif one is None or _order(other[:width]) < _order(one[:width]):
            yield None, tuple(other)
            other = next(right, None)
        else:
            yield tuple(one), tuple(other)
            one, other = next(left, None), next(right, None)


def _order(key: Sequence[Any]) -> tuple[Any, ...]:
    """A key as both databases order it: text by its bytes."""
    return tuple(value.encode() if isinstance(value, str) else value for value in key)


def _read(connection: Connection, table: Table, after: Sequence[Any] | None = None) -> Any:
    """The rows of a table in the order of its key, the key first."""
    keys = _keys(connection, table)
    statement = select(*_columns(table)).order_by(*keys).execution_options(yield_per=_AT_ONCE)
    if after is not None:
        values = [literal(value, column.type) for column, value in zip(table.primary_key, after, strict=True)]
        statement = statement.where(tuple_(*keys) > tuple_(*values))
    return connection.execute(statement)


def _keys(connection: Connection, table: Table) -> list[ColumnElement[Any]]:
    """The columns of the key; PostgreSQL orders text by a language's rules unless told otherwise."""
    plain = connection.dialect.name == "sqlite"
    return [
        column if plain or not isinstance(column.type, CleanText) else column.collate("C")
        for column in table.primary_key
    ]


def _columns(table: Table) -> list[Any]:
    return [*table.primary_key, *(column for column in table.columns if not column.primary_key)]


def _names(table: Table) -> list[str]:
    return [column.name for column in _columns(table)]


def _index(place: Engine) -> int:
    """Make the search index of what was copied, which each database keeps in its own way."""
    with place.connect() as connection:
        begin(connection, write=True)
        count = make_documents(connection)
        connection.commit()
    return count


def _finish(reading: Connection, place: Engine) -> None:
    """Take over the facts, let ids and marks go on from where they are, and open the archive to all."""
    with place.connect() as connection:
        begin(connection, write=True)
        for row in reading.execute(select(Fact.name, Fact.value).where(Fact.name.not_in(_OF_ITS_PLACE))):
            remember_fact(connection, row.name, row.value)
        resume_counting(connection, _tables())
        keep_marks_rising(connection)
        forget_fact(connection, COPYING)
        connection.commit()
