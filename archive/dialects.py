"""The one place where the two databases are spoken to in different words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, true
from sqlalchemy.exc import DBAPIError

from archive.models import Base, Change
from archive.prepared import Prepared
from archive.types import Json


def insert_missing(connection: Connection, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose keys are not there yet; the others are left as they are."""
    if rows:
        _inserting_missing(connection.dialect.name, model, tuple(rows[0])).run_all(connection, rows)


@cache
def _inserting_missing(dialect: str, model: type[Base], names: tuple[str, ...]) -> Prepared:
    statement = _words_of(dialect).insert(model.__table__).on_conflict_do_nothing()
    return Prepared(statement.inline(), names)


def insert_or_update(connection: Connection, model: type[Base], row: Mapping[str, Any], keys: Sequence[str]) -> None:
    """Insert a row, or bring the one with the same keys up to date."""
    statement = _insert(connection, model).values(dict(row))
    others = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=others))


def insert_pairs(connection: Connection, table: Table, pairs: Sequence[tuple[int, int]]) -> None:
    """Insert rows of two numbers, in the order of the table's columns; those that are there already are left."""
    if not pairs:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO {table.name} VALUES (?, ?)", list(pairs))  # noqa: S608
        return
    statement = f"INSERT INTO {table.name} SELECT * FROM unnest(%s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING"  # noqa: S608
    connection.exec_driver_sql(statement, tuple([pair[column] for pair in pairs] for column in (0, 1)))


def delete_pairs(connection: Connection, table: Table, pairs: Sequence[tuple[int, int]]) -> None:
    """Delete rows of two numbers, which are together the table's key."""
    first, second = (column.name for column in table.columns)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    if pairs:
        statement = f"DELETE FROM {table.name} WHERE {first} = {mark} AND {second} = {mark}"  # noqa: S608
        connection.exec_driver_sql(statement, list(pairs))


def pairs_of(connection: Connection, table: Table, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The rows of two numbers of which the first is one of many given ones."""
    if not numbers:
        return []
    first = next(iter(table.columns)).name
    if connection.dialect.name == "sqlite":
        statement = f"SELECT * FROM {table.name} WHERE {first} IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows = connection.exec_driver_sql(statement, (f"[{','.join(map(str, numbers))}]",))
    else:
        # One look into the index for each, whatever the planner thinks of reading the whole table instead.
        one = f"SELECT * FROM {table.name} WHERE {first} = asked.number OFFSET 0"  # noqa: S608
        statement = f"SELECT found.* FROM unnest(%s::bigint[]) AS asked (number), LATERAL ({one}) AS found"  # noqa: S608
        rows = connection.exec_driver_sql(statement, (list(numbers),))
    return [(row[0], row[1]) for row in rows]


def next_ids(connection: Connection, table: str, count: int, *, above: int) -> list[int]:
    """Ids for rows of a ``table`` that are going to be inserted in this transaction, ``above`` those it was given."""
    if connection.dialect.name == "sqlite":  # which has one writer at a time
        highest = connection.exec_driver_sql(f"SELECT MAX(id) FROM {table}").scalar_one() or 0  # noqa: S608
        highest = max(highest, above)
        return list(range(highest + 1, highest + 1 + count))
    statement = f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, %s)"  # noqa: S608
    return list(connection.exec_driver_sql(statement, (count,)).scalars())


def settled_changes(connection: Connection) -> ColumnElement[bool]:
    """Those entries of the feed before which none can appear any more."""
    if connection.dialect.name == "sqlite":
        return true()
    return Change.seq < func.newscrawl_changes_settled()


def transaction_number(connection: Connection) -> int | None:
    """The number by which PostgreSQL can tell later what became of this transaction; ``None`` if it wrote nothing."""
    if connection.dialect.name == "sqlite":
        return None
    number = connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar_one()
    return None if number is None else int(number)


def oldest_writer(connection: Connection) -> int | None:
    """The number of the oldest transaction that is still writing; ``None`` where there is but one at a time."""
    if connection.dialect.name == "sqlite":
        return None
    return int(connection.exec_driver_sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text").scalar_one())


def newest_ended(connection: Connection) -> int:
    """The highest number of a transaction that has written and is over, on PostgreSQL."""
    return int(connection.exec_driver_sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").scalar_one()) - 1


def one_at_a_time(connection: Connection, lock: int) -> None:
    """Let no other transaction past the ``lock`` until this one is over."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (lock,)).close()


def one_at_a_time_for(connection: Connection, lock: int, names: Sequence[str]) -> None:
    """As :func:`one_at_a_time`, with a lock for each of these names: all of them in one order, whoever asks."""
    if connection.dialect.name == "sqlite":
        return
    numbers = "SELECT DISTINCT hashtext(name) AS number FROM unnest(%s::text[]) AS named (name) ORDER BY number"
    taken = f"SELECT count(pg_advisory_xact_lock(%s, number)) FROM ({numbers}) AS asked"  # noqa: S608
    connection.exec_driver_sql(taken, (lock, list(names))).close()


def is_only_one(connection: Connection, lock: int) -> bool:
    """Whether no other transaction has the ``lock``, which this one has then until it is over; on PostgreSQL.

    What others have it gives up soon: before PostgreSQL finds that two wait for each other, and ends either of them.
    """
    connection.exec_driver_sql("SET LOCAL lock_timeout = '200ms'")
    return bool(connection.exec_driver_sql("SELECT pg_try_advisory_xact_lock(%s)", (lock,)).scalar_one())


def was_committed(connection: Connection, number: int) -> bool:
    """Whether a transaction of PostgreSQL that ended without an answer was kept."""
    status = connection.exec_driver_sql("SELECT pg_xact_status(%s::text::xid8)", (str(number),)).scalar_one()
    return bool(status == "committed")


def end_sessions_asleep(connection: Connection, names: Sequence[str], lasting: timedelta) -> int:
    """End our own sessions of these names that have waited for their client that long, in the middle of a transaction.

    Gives back how many. On SQLite there are none: a lock there ends with its process or is waited for.
    """
    if connection.dialect.name == "sqlite":
        return 0
    asked = """
        SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE application_name = ANY(%s::text[]) AND datname = current_database() AND usename = current_user
            AND wait_event_type = 'Client' AND state <> 'idle' AND state_change < clock_timestamp() - %s::interval
    """
    return int(connection.exec_driver_sql(asked, (list(names), lasting)).scalar_one())


def clock(connection: Connection) -> datetime:
    """The time by the database's clock, aware and in UTC."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    at: datetime = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    return at.astimezone(UTC)


def snapshot(connection: Connection) -> None:
    """See one state of the database until the connection is closed, whatever others write."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def patient(connection: Connection) -> None:
    """Let the questions of this transaction take as long as they take."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def grants(connection: Connection, names: Sequence[str]) -> list[str]:
    """Statements that give again what others than the owner may do with these views, once they were made anew."""
    if connection.dialect.name == "sqlite":
        return []
    asked = """
        SELECT format('GRANT %%s%%s ON %%s TO %%s%%s', one.privilege_type, given.of_column, given.oid::regclass,
                      CASE one.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(one.grantee)) END,
                      CASE WHEN one.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM (
            SELECT oid, relowner, relacl AS rights, '' AS of_column FROM pg_class
            UNION ALL
            SELECT c.oid, relowner, attacl, format(' (%%I)', attname)
            FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND NOT attisdropped
        ) AS given, aclexplode(given.rights) AS one
        WHERE given.oid = ANY(SELECT to_regclass(name) FROM unnest(%s::text[]) AS name) AND one.grantee <> relowner
    """
    return list(connection.exec_driver_sql(asked, (list(names),)).scalars())


@contextmanager
def overwriting_what_is_deleted(connection: Connection) -> Iterator[None]:
    """What is deleted in the block leaves no trace in an SQLite file, which would else keep it in unused places."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA secure_delete").scalar_one()
    connection.exec_driver_sql("PRAGMA secure_delete = ON").close()
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA secure_delete = {('OFF', 'ON', 'FAST')[before]}").close()


def empty_write_ahead_log(connection: Connection) -> bool:
    """Take what SQLite has written aside into the file itself; outside of a transaction.

    ``False`` where it could not be, after some waiting: who reads on from before needs the file as it was then.
    """
    if connection.dialect.name != "sqlite":
        return True
    is_busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return not is_busy


def fill(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Insert many rows, whole, with the key's columns first and the others in their order."""
    columns = [*table.primary_key, *(column for column in table.columns if not column.primary_key)]
    if connection.dialect.name == "sqlite":
        keys = [column.name for column in columns]
        connection.execute(table.insert(), [dict(zip(keys, row, strict=True)) for row in rows])
        return
    import psycopg  # only whoever is on PostgreSQL has it
    from psycopg.types.json import Jsonb

    names = ", ".join(f'"{column.name}"' for column in columns)
    statement = f'COPY "{table.name}" ({names}) FROM STDIN'
    in_json = [index for index, column in enumerate(columns) if isinstance(column.type, Json)]
    connection.get_transaction() or connection.begin()
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                values = list(row)
                for index in in_json:
                    values[index] = None if values[index] is None else Jsonb(values[index])
                copy.write_row(values)
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error, dialect=connection.dialect) from error


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, whole, or bring those with the same keys up to date."""
    if not rows:
        return
    statement = _dialect(connection).insert(table)
    others = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    keys = list(table.primary_key)
    known = statement.on_conflict_do_update(index_elements=keys, set_=others) if others else None
    connection.execute(statement.on_conflict_do_nothing() if known is None else known, rows)


def resume_counting(connection: Connection, tables: Sequence[Table]) -> None:
    """Let ids go on after the highest that is there; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in tables:
        for column in table.primary_key:
            sequence = connection.execute(func.pg_get_serial_sequence(table.name, column.name).select()).scalar_one()
            if sequence is not None:
                highest = connection.execute(func.max(column).select()).scalar_one()
                connection.execute(func.setval(sequence, highest or 1, highest is not None).select())


def _insert(connection: Connection, model: type[Base]) -> Any:
    return _dialect(connection).insert(model.__table__)


def _dialect(connection: Connection) -> Any:
    return _words_of(connection.dialect.name)


def _words_of(dialect: str) -> Any:
    """SQLAlchemy's module for a database: imported when it is spoken to, since to import them all takes its time."""
    return import_module(f"sqlalchemy.dialects.{dialect}")
