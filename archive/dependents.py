"""What others have built on the archive's views: taken off while these are made anew, and put on again as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from archive.dialects import grants
from archive.errors import ArchiveUnavailable
from archive.faults import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependent:
    """A view, or a materialised one, that reads views of the archive, be it by way of others."""

    name: str
    owner: str | None
    """Its owner on PostgreSQL."""
    taken_off: str
    """The statement that drops it."""
    put_on: tuple[str, ...]
    """The statements that make it again: with its indexes, triggers, comments, grants and owner."""


_POSTGRESQL = """
    WITH RECURSIVE above (oid, depth) AS (
        SELECT to_regclass(name)::oid, 0 FROM unnest(%s::text[]) AS name
        UNION
        SELECT reading.ev_class, above.depth + 1
        FROM above
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = above.oid
            AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite reading ON reading.oid = d.objid AND reading.ev_class <> above.oid
        JOIN pg_class c ON c.oid = reading.ev_class AND c.relkind IN ('v', 'm')
    )
    SELECT c.oid, c.oid::regclass::text AS name, pg_get_userbyid(c.relowner) AS owner,
           CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind,
           CASE WHEN c.reloptions IS NULL THEN ''
                ELSE format(' WITH (%%s)', array_to_string(c.reloptions, ', ')) END AS options,
           rtrim(pg_get_viewdef(c.oid), '; ') AS query,
           CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN ' WITH NO DATA' ELSE '' END AS filling,
           CASE WHEN pg_get_userbyid(c.relowner) <> current_user
                THEN format('OWNER TO %%I', pg_get_userbyid(c.relowner)) END AS change_of_owner
    FROM above JOIN pg_class c USING (oid)
    WHERE NOT EXISTS (SELECT FROM unnest(%s::text[]) AS name WHERE to_regclass(name) = c.oid)
    GROUP BY c.oid, c.relname, c.relowner, c.relkind, c.reloptions, c.relispopulated
    ORDER BY max(above.depth), c.oid
"""
"""The nearest first. What reads a view otherwise than by a view, a function for one, is not among them."""
_POSTGRESQL_PARTS = """
    SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %(oid)s
    UNION ALL
    SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %(oid)s AND NOT tgisinternal
    UNION ALL
    SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE ev_class = %(oid)s AND rulename <> '_RETURN'
    UNION ALL
    SELECT CASE objsubid WHEN 0 THEN format('COMMENT ON %%s %%s IS %%L', %(kind)s::text, %(name)s::text, description)
           ELSE format('COMMENT ON COLUMN %%s.%%I IS %%L', %(name)s::text, attname, description) END
    FROM pg_description LEFT JOIN pg_attribute ON attrelid = objoid AND attnum = objsubid AND objsubid > 0
    WHERE classoid = 'pg_class'::regclass AND objoid = %(oid)s
"""


def dependents(connection: Connection, views: Sequence[str]) -> list[Dependent]:
    """What others have built on these views, in an order in which it can be made.

    On SQLite a view does not know what it reads before it is asked: there it is every view that is not among ``views``.
    """
    found = _in_sqlite if connection.dialect.name == "sqlite" else _in_postgresql
    return list(found(connection, list(views)))


def _in_sqlite(connection: Connection, views: list[str]) -> Iterator[Dependent]:
    made = connection.exec_driver_sql("SELECT name, sql, type, tbl_name FROM sqlite_master ORDER BY rowid").all()
    for view in made:
        if view.type == "view" and view.name not in views:
            triggers = [one.sql for one in made if one.type == "trigger" and one.tbl_name == view.name]
            quoted = '"' + view.name.replace('"', '""') + '"'
            yield Dependent(name=view.name, owner=None, taken_off=f"DROP VIEW {quoted}", put_on=(view.sql, *triggers))


def _in_postgresql(connection: Connection, views: list[str]) -> Iterator[Dependent]:
    for one in connection.exec_driver_sql(_POSTGRESQL, (views, views)).all():
        asked = {"oid": one.oid, "kind": one.kind, "name": one.name}
        put_on = [f"CREATE {one.kind} {one.name}{one.options} AS {one.query}{one.filling}"]
        put_on += connection.exec_driver_sql(_POSTGRESQL_PARTS, asked).scalars()
        put_on += grants(connection, [one.name])
        if one.change_of_owner:
            put_on.append(f"ALTER {one.kind} {one.name} {one.change_of_owner}")
        yield Dependent(name=one.name, owner=one.owner, taken_off=f"DROP {one.kind} {one.name}", put_on=tuple(put_on))


def take_off(connection: Connection, found: Sequence[Dependent]) -> None:
    """Drop what others have built, the farthest first. Raises ``ArchiveUnavailable`` that names what cannot be."""
    for one in reversed(found):
        _run(connection, one, [one.taken_off])


def put_on(connection: Connection, found: Sequence[Dependent]) -> None:
    """Make it again, as it was. Raises ``ArchiveUnavailable`` that names what cannot be."""
    for one in found:
        _run(connection, one, one.put_on)


def _run(connection: Connection, one: Dependent, statements: Sequence[str]) -> None:
    try:
        for statement in statements:
            run_as_it_stands(connection, statement)
    except DBAPIError as error:
        whose = f"the view {one.name}" if one.owner is None else f"the view {one.name} of {one.owner}"
        said = str(error.orig).strip().splitlines()[0]
        words = f"{whose} reads views of the archive, and cannot be taken off and put on again with them ({said})"
        what = "drop it, run newscrawl db upgrade, and make it again"
        raise ArchiveUnavailable(f"{shown(connection.engine.url)}: {words}; {what}") from error


def run_as_it_stands(connection: Connection, statement: str) -> None:
    """Run a statement whose per cent signs are its own."""
    is_plain = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(statement if is_plain else statement.replace("%", "%%")).close()
