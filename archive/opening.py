"""From an address to a database that is there, reachable, and of the right schema."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from archive.errors import ArchiveAddressError, ArchiveMissing, ArchiveUnavailable
from archive.faults import shown
from archive.write_turns import begin_writing

_BUSY_SECONDS = 30.0
"""How long a writer waits for another process's transaction on SQLite."""
_POSTGRESQL = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""A server that has gone away is missed within a minute, not after hours (libpq, 34.1.2)."""
_POSTGRESQL_OPTIONS = (
    "-c timezone=UTC -c lock_timeout=30s -c statement_timeout=5min -c idle_in_transaction_session_timeout=10min"
)
"""Nobody waits for ever for a lock, a question or a process that sleeps in its transaction."""


_SQLITE_SPACE = ("cache_size = -16384", "wal_autocheckpoint = 8192", "journal_size_limit = 67108864")
"""16 MB of pages in memory, with which 100,000 articles are written as fast as with 32, and twice as much of the log
before it is worked in: pages that every batch changes, as those of indexes are, are written once for many batches."""


def engine_for(address: str, *, create: bool) -> Engine:
    """An engine for an archive's address. Raises ``ArchiveAddressError`` or ``ArchiveUnavailable``."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        words = "write it like sqlite:///newscrawl.db or postgresql://user@host/name"
        raise ArchiveAddressError(f"the archive's address cannot be understood; {words}") from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, create=create)
    if url.get_backend_name() != "postgresql":
        raise ArchiveAddressError(f"{shown(url)}: an archive lies in SQLite or PostgreSQL, not in {url.drivername}")
    try:
        return _postgresql(url)
    except (ImportError, NoSuchModuleError) as error:
        raise ArchiveUnavailable(f"{shown(url)} needs the driver psycopg: pip install 'newscrawl[postgres]'") from error


def _postgresql(url: URL) -> Engine:
    """What stands in the address itself goes before our own habits."""
    options = f"{_POSTGRESQL_OPTIONS} {url.query.get('options', '')}".strip()
    settings = {name: value for name, value in _POSTGRESQL.items() if name not in url.query}
    return create_engine(url, pool_pre_ping=True, connect_args={**settings, "options": options})


def _sqlite(url: URL, *, create: bool) -> Engine:
    file = sqlite_file(url)
    if file is not None:
        if not create and not file.exists():
            raise ArchiveMissing(f"{shown(url)}: there is no file {file}")
        if not file.absolute().parent.is_dir():
            raise ArchiveUnavailable(f"{shown(url)}: there is no folder {file.absolute().parent}; make it first")
    if file is not None and not create and not _may_be_written(file):
        return _sqlite_to_read(url, file)
    # The connection that was used last is used next: each has a cache of its own.
    pool = {"pool_use_lifo": True} if file is not None else {}
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, **pool)
    event.listen(engine, "connect", _set_up_sqlite)
    if url.query.get("mode") != "ro" and "immutable" not in url.query:
        event.listen(engine, "connect", _turn_to_write_ahead)
    return engine


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite address, also of one like ``sqlite:///file:news.db?mode=ro&uri=true``."""
    name = url.database or ":memory:"
    if name.startswith("file:") and "uri" in url.query:
        name = ":memory:" if url.query.get("mode") == "memory" else unquote(urlsplit(name).path)
    return None if name == ":memory:" else Path(name)


def _may_be_written(file: Path) -> bool:
    """Also where the folder is closed: to the files beside it that another process has made, while they are there."""
    beside = [file.absolute().parent], [Path(f"{file}-wal"), Path(f"{file}-shm")]
    return os.access(file, os.W_OK) and any(all(os.access(one, os.W_OK) for one in places) for places in beside)


def _sqlite_to_read(url: URL, file: Path) -> Engine:
    """For a snapshot, a backup, or somebody else's folder.

    Each question opens the file anew, since meanwhile its owner may have begun to write.
    """
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, poolclass=NullPool)

    @event.listens_for(engine, "do_connect")
    def _(_dialect: object, _record: object, arguments: list[Any], settings: dict[str, Any]) -> None:
        arguments[:] = [f"file:{quote(str(file.absolute()))}?{'&'.join(_how_to_read(file))}"]
        settings["uri"] = True

    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _how_to_read(file: Path) -> list[str]:
    """Where nobody is writing, and nothing that was written waits beside the file, SQLite need not look for it.

    It must be told so: it would else make a log, to share with writers, and fail.
    """
    log, shared, journal = (Path(f"{file}-{name}") for name in ("wal", "shm", "journal"))
    waits = any(one.exists() and one.stat().st_size for one in (log, journal))
    if waits and not shared.exists() and not os.access(file.absolute().parent, os.W_OK):
        words = (
            f"what was written last still lies beside it, and here nobody may take it in: copy {file.name}* elsewhere"
        )
        raise ArchiveUnavailable(f"{file}: {words}, and open it there")
    is_shared = log.exists() and shared.exists()
    return ["mode=ro"] if waits or is_shared else ["mode=ro", "immutable=1"]


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    """Foreign keys kept.

    ``isolation_level = None`` leaves BEGIN to us: Python's own would begin in the middle of a transaction.
    """
    connection.isolation_level = None
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON", *_SQLITE_SPACE):
        connection.execute(f"PRAGMA {pragma}").close()


def _turn_to_write_ahead(connection: sqlite3.Connection, _: object) -> None:
    """Write-ahead log, so that readers and the writer do not wait for each other.

    Once for each file; SQLite does not wait by itself where several processes do so at the same moment.
    """
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def begin(connection: Connection, *, write: bool) -> None:
    """Open a transaction on SQLite, as writers in turn; PostgreSQL begins by itself."""
    if connection.dialect.name != "sqlite":
        return
    if write:
        begin_writing(connection, patience=_BUSY_SECONDS)
    else:
        connection.exec_driver_sql("BEGIN")
