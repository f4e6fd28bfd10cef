"""Ids of rows before they are inserted, so that rows of other tables can point to them in the same batch."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from archive.dialects import next_ids

_MOST = 64


class RowIds:
    """Ids for the rows that one transaction is going to insert into a table; all of them get theirs from here."""

    def __init__(self, connection: Connection, table: Literal["articles", "pages"]) -> None:
        self._connection, self._table = connection, table
        self._free: list[int] = []
        self._asked = self._highest = 0

    def new(self) -> int:
        """An id that no other row has; several are asked for at once, the more the more are wanted."""
        if not self._free:
            self._asked = min(2 * self._asked or 1, _MOST)
            self.reserve(self._asked)
        return self._free.pop()

    def reserve(self, count: int) -> None:
        """Ask for so many at once."""
        if count > len(self._free):
            new = next_ids(self._connection, self._table, count - len(self._free), above=self._highest)
            self._highest = max(new)
            self._free = [*reversed(new), *self._free]
