"""The database itself, and rows that point to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, ForeignKeyConstraint, Table, and_, delete, select, tuple_, update

from archive.checks.finding import Finding, Mend, found, in_parts
from archive.models import Base

_MAY_GO = frozenset({"articles", "stories", "crawls", "pages"})
"""Where a row of these is missing, what points to it tells nothing any more. A missing site is another matter."""
_SHOWN = 100


def the_file(connection: Connection) -> Iterator[Finding]:
    """Pages and indexes of an SQLite file; PostgreSQL sees to its own by checksums (initdb -k) and pg_amcheck."""
    if connection.dialect.name == "sqlite":
        said = [row[0] for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})")]
        if said != ["ok"]:
            yield from found("places of the file are damaged; restore a backup", enumerate(said))


def orphans(connection: Connection) -> Iterator[Finding]:
    """Rows that point to a row that is not there: databases forbid it, broken tools do it."""
    for table in Base.metadata.sorted_tables:
        for constraint in sorted(table.foreign_key_constraints, key=lambda one: list(one.column_keys)):
            yield from _orphans_of(connection, table, constraint)


def _orphans_of(connection: Connection, table: Table, constraint: ForeignKeyConstraint) -> Iterator[Finding]:
    parent = constraint.referred_table.alias("parent")
    pairs = [(element.parent, parent.c[element.column.name]) for element in constraint.elements]
    statement = (
        select(*table.primary_key)
        .select_from(table.outerjoin(parent, and_(*(ours == theirs for ours, theirs in pairs))))
        .where(*(ours.is_not(None) for ours, _ in pairs), pairs[0][1].is_(None))
    )
    rows = ((tuple(row), ", ".join(map(str, row))) for row in connection.execute(statement))
    words = f"rows of {table.name} name {constraint.referred_table.name} that are not there"
    columns = [ours for ours, _ in pairs]
    can_go = constraint.referred_table.name in _MAY_GO and constraint.referred_table is not table
    yield from found(words, rows, _let_go(table, columns) if can_go else None)


def _let_go(table: Table, columns: list[Any]) -> Mend:
    """Forget what a row points to; where it is nothing without that, the row."""

    def mend(connection: Connection, ids: list[Any]) -> None:
        for part in in_parts(ids, 200):
            meant = tuple_(*table.primary_key).in_(part)
            if all(column.nullable for column in columns):
                connection.execute(update(table).where(meant).values({column.name: None for column in columns}))
            else:
                connection.execute(delete(table).where(meant))

    return mend
