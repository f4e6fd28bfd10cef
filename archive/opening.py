"""From an address to a database that is there, reachable, and of the right schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from archive.errors import ArchiveAddressError, ArchiveError, ArchiveFull, ArchiveUnavailable, SchemaTooNew
from archive.views import VIEWS

_BUSY_SECONDS = 30.0
"""How long a writer waits for another process's transaction on SQLite."""
_MIGRATION_LOCK = 4201966
"""Names our advisory lock on PostgreSQL: any number that is ours alone."""
_MIGRATIONS = Path(__file__).parent / "migrations"


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
        return create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise ArchiveUnavailable(f"{shown(url)} needs the driver psycopg: pip install 'newscrawl[postgres]'") from error


def shown(url: URL) -> str:
    """An address as people may see it: without its password."""
    return url.render_as_string(hide_password=True)


def _sqlite(url: URL, *, create: bool) -> Engine:
    if url.database and url.database != ":memory:":
        file = Path(url.database)
        if not create and not file.exists():
            raise ArchiveUnavailable(f"{shown(url)}: there is no file {file}")
        if not file.absolute().parent.is_dir():
            raise ArchiveUnavailable(f"{shown(url)}: there is no folder {file.absolute().parent}; make it first")
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    """Write-ahead log, so that readers and the writer do not wait for each other; foreign keys kept.

    ``isolation_level = None`` leaves BEGIN to us: Python's own would begin in the middle of a transaction.
    """
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def begin(connection: Connection, *, write: bool) -> None:
    """Open a transaction on SQLite; PostgreSQL begins by itself.

    A writer takes the lock at once: one that reads first and then writes fails as soon as another process
    has written in between.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest step; two processes that do so at once wait for each other."""
    script = ScriptDirectory(str(_MIGRATIONS))
    with in_words(engine.url):
        with engine.connect() as connection:
            if _current(connection, script, engine.url) == script.get_current_head():
                return
        with engine.connect() as connection:
            begin(connection, write=True)
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
            if _current(connection, script, engine.url) != script.get_current_head():
                run_steps(connection, "head")
            connection.commit()


def run_steps(connection: Connection, target: str) -> None:
    """Run the migrations up to ``head`` or down to ``base``, with the views taken off and put on again.

    The views are no part of the steps: they are made anew from ``archive.views`` after each.
    """
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS))
    for name in reversed(VIEWS):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
    if target == "base":
        command.downgrade(config, target)
        return
    command.upgrade(config, target)
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")


def check_schema(engine: Engine) -> None:
    """Raise ``SchemaTooNew``, or ``ArchiveUnavailable`` for a database that holds no archive."""
    script = ScriptDirectory(str(_MIGRATIONS))
    with in_words(engine.url), engine.connect() as connection:
        if _current(connection, script, engine.url) is None:
            raise ArchiveUnavailable(f"{shown(engine.url)} holds no archive")


def _current(connection: Connection, script: ScriptDirectory, url: URL) -> str | None:
    """The step that the database is at. Raises ``SchemaTooNew`` for one that this program does not know."""
    current = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in script.walk_revisions()}
    if current is not None and current not in known:
        words = (
            f"its schema is at step {current}, this newscrawl knows {script.get_current_head()}: install a newer one"
        )
        raise SchemaTooNew(f"{shown(url)} was written by a newer newscrawl ({words})")
    return current


@contextmanager
def in_words(url: URL) -> Iterator[None]:
    """Turn what a driver raises into an ``ArchiveError`` that says what, where, and what to do."""
    try:
        yield
    except ArchiveError:
        raise
    except DBAPIError as error:
        raise _named(error, shown(url)) from error


def _named(error: DBAPIError, where: str) -> ArchiveError:
    words = str(error.orig or error).strip().splitlines()[0] if str(error.orig or error).strip() else "no answer"
    lower = words.lower()
    if "full" in lower or "no space" in lower or "quota" in lower:
        return ArchiveFull(f"{where}: the disk is full ({words}); make room and run it again")
    if "readonly" in lower or "read-only" in lower:
        return ArchiveFull(f"{where} may not be written ({words}); check the rights of file and folder")
    if "locked" in lower:
        return ArchiveUnavailable(f"{where} is locked by another process for over {_BUSY_SECONDS:.0f} s ({words})")
    if "not a database" in lower or "malformed" in lower:
        return ArchiveUnavailable(f"{where} is no archive, or a damaged one ({words})")
    if isinstance(error, OperationalError):
        return ArchiveUnavailable(f"{where} does not answer ({words})")
    return ArchiveError(f"{where}: {words}")
