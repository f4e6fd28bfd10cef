"""The one place where the two databases are spoken to in different words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from archive.models import Base


def insert_missing(connection: Connection, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose keys are not there yet; the others are left as they are."""
    if rows:
        connection.execute(_insert(connection, model).on_conflict_do_nothing(), rows)


def insert_or_update(connection: Connection, model: type[Base], row: Mapping[str, Any], keys: Sequence[str]) -> None:
    """Insert a row, or bring the one with the same keys up to date."""
    statement = _insert(connection, model).values(dict(row))
    others = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=others))


def _insert(connection: Connection, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement: sqlite.Insert | postgresql.Insert = dialect.insert(model)
    return statement
