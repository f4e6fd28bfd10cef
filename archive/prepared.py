"""Statements that are run for every article, compiled once for each database.

SQLAlchemy looks a statement up, and its parameters over, at each run; that costs several times what SQLite
needs to do it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult, Dialect, Insert, Select, Table, Update


class Prepared:
    """A statement all of whose values are given by name at each run, under the names of its columns or parameters.

    Values of rows that come back are the driver's own: of numbers, texts and bytes those that SQLAlchemy gives too.
    """

    def __init__(self, statement: Insert | Update | Select[Any], names: Sequence[str] = ()) -> None:
        self._statement = statement
        self._names = names
        self._forms: WeakKeyDictionary[Dialect, _Form] = WeakKeyDictionary()

    def run(self, connection: Connection, values: Mapping[str, Any]) -> CursorResult[Any]:
        """Run it once. Raises what SQLAlchemy raises."""
        form = self._form(connection.dialect)
        return connection.exec_driver_sql(form.text, form.given(values))

    def run_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> CursorResult[Any]:
        """Run it for each row; the result counts the rows that all runs together have changed."""
        form = self._form(connection.dialect)
        return connection.exec_driver_sql(form.text, [form.given(row) for row in rows])

    def _form(self, dialect: Dialect) -> _Form:
        form = self._forms.get(dialect)
        if form is None:
            form = self._forms[dialect] = _Form(self._statement, self._names, dialect)
        return form


def inserting(table: Table, names: Sequence[str]) -> Prepared:
    """The insertion of rows that have values for just these columns."""
    return Prepared(table.insert().inline(), names)


class _Form:
    """A statement in the words of one database, and how its values are made ready for the driver."""

    def __init__(self, statement: Any, names: Sequence[str], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(names) or None)
        self.text = str(compiled)
        self._is_positional = bool(compiled.positional)
        binds = {name: compiled.binds[name] for name in compiled.positiontup or compiled.binds}
        self._constants = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
        self._processors = tuple(
            (name, bind.type.dialect_impl(dialect).bind_processor(dialect)) for name, bind in binds.items()
        )

    def given(self, values: Mapping[str, Any]) -> Any:
        """The values as the driver wants them."""
        if self._constants:
            values = {**self._constants, **values}
        ready = [process(values[name]) if process else values[name] for name, process in self._processors]
        return tuple(ready) if self._is_positional else dict(zip(map(_NAME, self._processors), ready, strict=True))


_NAME = itemgetter(0)
