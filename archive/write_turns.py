"""Turns at SQLite's lock for writers: who comes lets those go first who are waiting.

SQLite wakes nobody: who finds the lock taken sleeps, up to a tenth of a second, and looks again. A process that goes
from one transaction straight to the next is hardly ever met between the two, and another stood for seconds at it.
So a waiter says that it waits, and looks more often; who comes meanwhile stands back for a moment.

It says so by a shared ``flock`` on the write-ahead log, which SQLite itself never locks, and which the system takes
back from a process that dies. Nothing is lost where it is not heard: the lock itself is SQLite's.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

with suppress(ImportError):
    import fcntl

_IS_HEARD = os.name == "posix"
"""Windows has no such locks: there a waiter looks more often, and that is all."""
_STANDS_BACK_SECONDS = 0.05
"""For those who wait, each time: one of them may be frozen, and never go."""
_LOOKS_WITHIN_MILLISECONDS = 30
"""SQLite sleeps 1, 2, 5, 10 … ms between two looks, and within these never longer than 12."""


def begin_writing(connection: Connection, *, patience: float) -> None:
    """Open a transaction on SQLite that has the lock for writers.

    The lock is taken at once: who reads first and then writes fails as soon as another process has written in between.
    Raises SQLAlchemy's ``OperationalError`` after ``patience`` seconds in vain.
    """
    log = f"{connection.engine.url.database}-wal"
    _stand_back(log)
    with _waiting(log), _looking_often(connection):
        until = time.monotonic() + patience
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                if not _is_taken(error) or time.monotonic() > until:
                    raise
            else:
                return


def _is_taken(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


def _stand_back(log: str) -> None:
    until = time.monotonic() + _STANDS_BACK_SECONDS
    while _somebody_waits(log) and time.monotonic() < until:
        time.sleep(0.001)


def _somebody_waits(log: str) -> bool:
    with _opened(log) as file:
        if file is None:
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@contextmanager
def _waiting(log: str) -> Iterator[None]:
    with _opened(log) as file:
        if file is not None:
            fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def _opened(log: str) -> Iterator[int | None]:
    try:
        file = os.open(log, os.O_RDONLY) if _IS_HEARD else None
    except FileNotFoundError:  # in memory, or nobody has written since all were closed
        file = None
    if file is None:
        yield None
        return
    try:
        yield file
    finally:
        os.close(file)


@contextmanager
def _looking_often(connection: Connection) -> Iterator[None]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    (usual,) = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute(f"PRAGMA busy_timeout = {_LOOKS_WITHIN_MILLISECONDS}").close()
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {usual}").close()
