"""Waiting for changes without asking all the time: PostgreSQL calls; SQLite is looked at, for next to nothing."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, text

from archive.changes import CHANNEL

_LOOK_EVERY = 0.2
"""Seconds between two looks at an SQLite file's version: a read of shared memory."""
_LOOK_AFTER = 0.05
"""Seconds until the next look at PostgreSQL while entries wait for an older transaction to end."""
_LISTEN_FOR = 30.0
"""Seconds after which a follower looks although nobody called, so that a lost call costs no more."""


class Watch(ABC):
    """Sees that something was written to an archive."""

    @abstractmethod
    def wait(self, seconds: float) -> None:
        """Return once there may be entries that were not there at the last call, or after ``seconds``."""


@contextmanager
def watching(engine: Engine) -> Iterator[Watch]:
    """Watch from now on: what is written after this can be waited for."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield _Looking(connection) if engine.dialect.name == "sqlite" else _Listening(connection)


class _Looking(Watch):
    """``PRAGMA data_version`` changes as soon as another connection has committed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = self._version()

    def _version(self) -> Any:
        return self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()

    def wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (version := self._version()) == self._seen and (left := until - time.monotonic()) > 0:
            time.sleep(min(_LOOK_EVERY, left))
        self._seen = version


class _Listening(Watch):
    """``LISTEN``; the database calls when a transaction with changes has been committed.

    Entries that wait for an older transaction are not called out again when that one ends without any.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.exec_driver_sql(f"LISTEN {CHANNEL}")
        driver: Any = connection.connection.driver_connection
        self._calls = driver.notifies
        self._settled = self._bound()

    def _bound(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT newscrawl_changes_settled()").scalar_one())

    def wait(self, seconds: float) -> None:
        some = text("SELECT EXISTS (SELECT 1 FROM changes WHERE seq >= :settled)")
        held_back = self._connection.execute(some, {"settled": self._settled}).scalar_one()
        for _ in self._calls(timeout=min(seconds, _LOOK_AFTER if held_back else _LISTEN_FOR), stop_after=1):
            pass
        self._settled = self._bound()
