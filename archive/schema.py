"""The schema of an archive: brought to a step by migrations, never by two processes at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError, OperationalError

from archive.columns import comments
from archive.dependents import dependents, put_on, run_as_it_stands, take_off
from archive.derived import are_of_today, is_missing, make_documents, make_some_documents, make_texts
from archive.dialects import grants, is_only_one, patient
from archive.errors import ArchiveMissing, ArchiveUnavailable, SchemaTooNew
from archive.facts import COPYING, TRANSACTIONS_BEFORE, fact, remember_fact
from archive.faults import in_words, shown
from archive.opening import begin
from archive.views import VIEWS, view_queries

_LOCK, _INDEX_LOCK = 4201966, 4201967
"""Name our advisory locks on PostgreSQL: any numbers that are ours alone."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_OTHER_COLUMNS = "42P16"
"""PostgreSQL's word for a view that cannot be replaced where it stands, since its columns are others."""
_LOCK_NOT_HAD = "55P03"
_OLDEST_POSTGRESQL = 13
"""The first one with ``pg_current_xact_id``, on which the change feed rests."""


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest step; two processes that do so at once wait for each other.

    Raises ``SchemaTooNew``, and ``ArchiveUnavailable`` for a server that is too old or a copy that is not whole.
    """
    with in_words(engine.url):
        with engine.connect() as connection:
            _check_server(connection)
            if _current(connection) == _newest():
                _check_whole(connection)
                if are_of_today(connection) and not _is_restored(connection):
                    return
        with _alone(engine) as connection:
            if _current(connection) != _newest():
                run_steps(connection, "head")
            _index_anew_in_file(connection)
            keep_marks_rising(connection)
            connection.commit()
        _index_anew(engine)


def upgrade(engine: Engine) -> tuple[str | None, str]:
    """As :func:`migrate`; gives back the steps before and after. A half-made copy is no hindrance."""
    with in_words(engine.url), _alone(engine) as connection:
        _check_server(connection)
        before = _current(connection)
        run_steps(connection, "head")
        keep_marks_rising(connection)
        connection.commit()
    _index_anew(engine)
    return before, _newest()


def current(engine: Engine) -> tuple[str | None, str]:
    """The step that the database is at, ``None`` where it holds no archive, and the newest that is known."""
    with in_words(engine.url), engine.connect() as connection:
        return _current(connection), _newest()


def run_steps(connection: Connection, target: str) -> None:
    """Run the migrations to ``head``, ``base`` or the step named, with the views taken off and put on again.

    The views are no part of the steps: they are made anew from ``archive.views`` after the newest one. Who may read
    them on PostgreSQL may do so afterwards too, and what others have built on them stands again. Where no step is
    wanting they stay, and only their queries are put right.
    """
    if target != "head":
        for name in reversed(VIEWS):
            connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        _run(connection, target)
        return
    if _current(connection) != _newest():
        with _views_off(connection):
            _run(connection, target)
    elif not _views_stay(connection):
        with _views_off(connection):
            pass
    if is_missing(connection):
        make_documents(connection)
        make_texts(connection)
    _index_anew_in_file(connection)
    if connection.dialect.name == "postgresql":
        for statement in comments():
            connection.exec_driver_sql(statement)


def _run(connection: Connection, target: str) -> None:
    from alembic import command  # only the few that run a step wait for it, and bear its weight
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS))
    patient(connection)  # a step may write a large table anew
    go = command.upgrade if target == "head" else command.downgrade
    go(config, target)


def _index_anew_in_file(connection: Connection) -> None:
    """On SQLite: make search documents anew that were made another way. Who reads meanwhile sees them as they were."""
    if connection.dialect.name == "sqlite" and not are_of_today(connection):
        make_documents(connection)


def _index_anew(engine: Engine) -> None:
    """On PostgreSQL: make search documents anew that were made another way, unless another process is at it.

    In short transactions, behind the one with the steps, which has locks on the views. What was broken off goes on.
    """
    if engine.dialect.name == "sqlite":
        return
    while True:
        with in_words(engine.url), engine.connect() as connection:
            if are_of_today(connection) or not is_only_one(connection, _INDEX_LOCK):
                return
            try:
                make_some_documents(connection)
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_HAD:
                    raise
                connection.rollback()
                time.sleep(0.3)
            else:
                connection.commit()


@contextmanager
def _views_off(connection: Connection) -> Iterator[None]:
    """The block works on tables that no view reads; after it all views are there, ours as they should be."""
    granted, built_on = grants(connection, list(VIEWS)), dependents(connection, list(VIEWS))
    take_off(connection, built_on)
    for name in reversed(VIEWS):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
    yield
    for name, query in view_queries(connection.dialect.name).items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
    for statement in granted:
        run_as_it_stands(connection, statement)
    put_on(connection, built_on)


def _views_stay(connection: Connection) -> bool:
    """Whether the views are as they should be, or could be made so without being dropped."""
    queries = view_queries(connection.dialect.name)
    if connection.dialect.name == "sqlite":
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'view'").all()
        texts = {one.name: one.sql for one in made}
        return all(texts.get(name) == f"CREATE VIEW {name} AS {query}".strip() for name, query in queries.items())
    try:
        with connection.begin_nested():
            for name, query in queries.items():
                connection.exec_driver_sql(f"CREATE OR REPLACE VIEW {name} AS {query}")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _OTHER_COLUMNS:
            raise
        return False
    return True


def check_schema(engine: Engine) -> None:
    """Raise ``SchemaTooNew``, ``ArchiveMissing``, or ``ArchiveUnavailable`` for an older one, or half a copy."""
    with in_words(engine.url), engine.connect() as connection:
        step = _current(connection)
        if step is None:
            raise ArchiveMissing(f"{shown(engine.url)} holds no archive")
        if step != _newest():
            words = f"is at step {step}, this newscrawl reads {_newest()}: run newscrawl db upgrade"
            raise ArchiveUnavailable(f"{shown(engine.url)} {words}")
        _check_whole(connection)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A writing connection of which there is only one at a time, whatever the process."""
    with engine.connect() as connection:
        begin(connection, write=True)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield connection


@cache
def steps() -> tuple[str, ...]:
    """The steps that this program knows, by the names of their files, the oldest first."""
    return tuple(sorted(file.name.split("_")[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*_*.py")))


def _newest() -> str:
    return steps()[-1]


def _current(connection: Connection) -> str | None:
    """The step that the database is at. Raises ``SchemaTooNew`` for one that this program does not know."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    step = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    if step is not None and step not in steps():
        words = f"its schema is at step {step}, this newscrawl knows {_newest()}: install a newer one"
        raise SchemaTooNew(f"{shown(connection.engine.url)} was written by a newer newscrawl ({words})")
    return None if step is None else str(step)


def _check_server(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    major = int((connection.dialect.server_version_info or (0,))[0])
    if major < _OLDEST_POSTGRESQL:
        words = f"is PostgreSQL {major}; an archive needs {_OLDEST_POSTGRESQL} or newer"
        raise ArchiveUnavailable(f"{shown(connection.engine.url)} {words}")


def _check_whole(connection: Connection) -> None:
    source = fact(connection, COPYING)
    if source is not None:
        words = f"holds only part of a copy of {source}; run newscrawl db copy once more"
        raise ArchiveUnavailable(f"{shown(connection.engine.url)} {words}")


def _is_restored(connection: Connection) -> bool:
    """Whether the feed has marks from a server that had seen more transactions than this one has."""
    if connection.dialect.name == "sqlite":
        return False
    last = "SELECT COALESCE((SELECT MAX(seq) FROM changes), 0) >> 20"
    next_one = "pg_snapshot_xmax(pg_current_snapshot())::text::bigint + newscrawl_transactions_before()"
    return bool(connection.exec_driver_sql(f"SELECT ({last}) >= {next_one}").scalar_one())


def keep_marks_rising(connection: Connection) -> None:
    """Let the next entry of the feed have a higher mark than the last one, for those who follow it.

    Does something only where the entries came from a server that had seen more transactions than this one.
    """
    if _is_restored(connection):
        last = "SELECT (MAX(seq) >> 20) - pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 1 FROM changes"
        remember_fact(connection, TRANSACTIONS_BEFORE, int(connection.exec_driver_sql(last).scalar_one()))
