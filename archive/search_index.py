"""The search index: FTS5 on SQLite, ``tsvector`` on PostgreSQL, both fed with our own tokens as they are.

FTS5 reads them with its ``ascii`` tokeniser, which leaves all but ASCII alone, and keeps no text beside them. To
PostgreSQL they go as finished ``tsvector`` texts, past its parser, which would cut them by the rules of a locale.
There each token begins with the number of its article's shelf, of which each holds the same number of articles: a
GIN index grows by a new region for each shelf, instead of being rewritten all over, and a search begins with the
newest shelf and ends as soon as it has enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from archive.queries import Query, Term
from archive.types import UtcDateTime

_SHELF = 14
"""Bits of an article's number that tell articles of one shelf apart: 16,384 of them."""
_MOST_PLACES = 255
"""PostgreSQL keeps that many places of a word in one text (manual, 12.11)."""
_MOST_SHELVES = 64
"""In one question: each adds the whole query once more."""

_ENDS = 12
"""Tokens from each end of a document by which FTS5 is asked for it: those of its first fields, and of its body."""

Documents = Sequence[tuple[int, list[str]]]
"""Pairs of an article's number and its search document."""


def enter(connection: Connection, documents: Documents) -> None:
    """Enter documents of articles that have none yet."""
    if not documents:
        return
    if connection.dialect.name == "sqlite":
        rows = [(number, " ".join(tokens)) for number, tokens in documents]
        connection.exec_driver_sql("INSERT INTO search (rowid, tokens) VALUES (?, ?)", rows)
        return
    columns = ([number for number, _ in documents], [_vector(number, tokens) for number, tokens in documents])
    connection.exec_driver_sql(
        "INSERT INTO search (article_id, tokens) "
        "SELECT one.id, one.tokens::tsvector FROM unnest(%s::bigint[], %s::text[]) AS one (id, tokens)",
        columns,
    )


def leave(connection: Connection, documents: Documents, *, for_good: bool = False) -> None:
    """Take documents out; FTS5 must be given the very tokens that were entered.

    It only notes that they are out, and drops them when it next writes that part of itself anew: with ``for_good``
    it does so at once, all of it, which takes minutes for a million articles.
    """
    if not documents:
        return
    if connection.dialect.name == "sqlite":
        rows = [(number, " ".join(tokens)) for number, tokens in documents]
        connection.exec_driver_sql("INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)", rows)
        if for_good:
            connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")
        return
    numbers = [number for number, _ in documents]
    connection.exec_driver_sql("DELETE FROM search WHERE article_id = ANY(%s::bigint[])", (numbers,))


def replace(connection: Connection, documents: Sequence[tuple[int, int, list[str]]]) -> None:
    """Put documents in the place of others, on PostgreSQL: article, the number of its revision, and the document.

    Those that are the same are not written. An article that was revised since the document was made is left alone.
    """
    numbers, revisions, made = zip(*documents, strict=True)
    vectors = [_vector(number, tokens) for number, tokens in zip(numbers, made, strict=True)]
    connection.exec_driver_sql(
        "UPDATE search SET tokens = one.tokens "
        "FROM (SELECT id, revision, tokens::tsvector FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) "
        "AS one (id, revision, tokens)) AS one "
        "JOIN articles ON articles.id = one.id AND articles.revision = one.revision "
        "WHERE search.article_id = one.id AND search.tokens <> one.tokens",
        (list(numbers), list(revisions), vectors),
    )


def clear(connection: Connection) -> None:
    """Take all documents out."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
    else:
        connection.exec_driver_sql("DELETE FROM search")


def entered(connection: Connection) -> Iterable[int]:
    """The numbers of all articles that have a document, in order."""
    table, column = ("search_docsize", "id") if connection.dialect.name == "sqlite" else ("search", "article_id")
    statement = text(f"SELECT {column} FROM {table} ORDER BY {column}")  # noqa: S608 - two names of our own
    rows = connection.execute(statement.execution_options(yield_per=1000))
    return rows.scalars()


def holds(connection: Connection, number: int, tokens: list[str]) -> bool:
    """Whether an article's document in the index is this one: wholly on PostgreSQL, by its ends on SQLite."""
    if connection.dialect.name == "sqlite":
        ends = " AND ".join(f'"{" ".join(some)}"' for some in (tokens[:_ENDS], tokens[-_ENDS:]))
        found = connection.exec_driver_sql("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (ends, number))
    else:
        found = connection.exec_driver_sql(
            "SELECT 1 FROM search WHERE article_id = %s AND tokens = %s::tsvector", (number, _vector(number, tokens))
        )
    return found.first() is not None


def newest(
    connection: Connection,
    query: Query,
    most: int,
    *,
    published_from: datetime | None = None,
    published_until: datetime | None = None,
) -> list[int]:
    """The numbers of matching articles, the newest in the archive first, ``most`` of them."""
    dates, values = _between(connection, published_from, published_until)
    if connection.dialect.name == "sqlite":
        asked = {"query": _fts5(query), "most": most}
        return list(connection.execute(text(_NEWEST_ON_SQLITE.format(dates=dates)), values | asked).scalars())
    numbers: list[int] = []
    for shelves in _shelves(connection):
        asked = {"query": _tsquery(query, shelves), "most": most - len(numbers)}
        numbers += connection.execute(text(_NEWEST_ON_POSTGRESQL.format(dates=dates)), values | asked).scalars()
        if len(numbers) >= most:
            break
    return numbers


_NEWEST_ON_SQLITE = """
    SELECT search.rowid FROM search {dates} WHERE search MATCH :query ORDER BY search.rowid DESC LIMIT :most
"""
_NEWEST_ON_POSTGRESQL = """
    WITH found AS MATERIALIZED (SELECT article_id FROM search WHERE tokens @@ CAST(:query AS tsquery))
    SELECT found.article_id FROM found {dates} ORDER BY found.article_id DESC LIMIT :most
"""


def _between(connection: Connection, since: datetime | None, until: datetime | None) -> tuple[str, dict[str, Any]]:
    """What joins the articles that were published in a time, and its values."""
    asked = {
        f"published_at {sign} :{name}": (name, at)
        for sign, name, at in ((">=", "since", since), ("<", "until", until))
        if at
    }
    if not asked:
        return "", {}
    column = "search.rowid" if connection.dialect.name == "sqlite" else "found.article_id"
    words = " AND ".join([f"articles.id = {column}", *(f"articles.{one}" for one in asked)])
    stored = {name: UtcDateTime().process_bind_param(at, connection.dialect) for name, at in asked.values()}
    return f"JOIN articles ON {words}", stored


def matching(connection: Connection, query: Query) -> tuple[str, dict[str, Any]]:
    """A subquery that gives the numbers of all matching articles, and its values."""
    if connection.dialect.name == "sqlite":
        return "SELECT rowid FROM search WHERE search MATCH :found_by", {"found_by": _fts5(query)}
    shelves = [number for some in _shelves(connection) for number in some]
    return (
        "SELECT article_id FROM search WHERE tokens @@ CAST(:found_by AS tsquery)",
        {"found_by": _tsquery(query, shelves)},
    )


def _vector(number: int, tokens: list[str]) -> str:
    """A document as PostgreSQL writes a ``tsvector`` (manual, 8.11.1)."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens, 1):
        places.setdefault(token, []).append(place)
    shelf = _shelf(number >> _SHELF)
    return " ".join(f"{shelf}{token}:{','.join(map(str, some[:_MOST_PLACES]))}" for token, some in places.items())


def _shelf(number: int) -> str:
    return f"{number:05x}_"


def _shelves(connection: Connection) -> Iterator[list[int]]:
    """The shelves in use, the newest alone, then more and more at once."""
    highest = connection.exec_driver_sql("SELECT MAX(id) FROM articles").scalar_one()
    left = list(range((highest or 0) >> _SHELF, -1, -1))
    size = 1
    while left:
        yield left[:size]
        del left[:size]
        size = min(2 * size, _MOST_SHELVES)


def _fts5(query: Query) -> str:
    """A query in the language of FTS5."""
    every = " AND ".join(f"({' OR '.join(map(_fts5_term, group))})" for group in query.groups)
    none = " OR ".join(map(_fts5_term, query.without))
    return f"({every}) NOT ({none})" if none else every


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.marked)}"' + (" *" if term.is_beginning else "")


def _tsquery(query: Query, shelves: Sequence[int]) -> str:
    """A query in the language of PostgreSQL, once for each shelf."""
    return " | ".join(f"({_on_shelf(query, _shelf(number))})" for number in shelves)


def _on_shelf(query: Query, shelf: str) -> str:
    every = " & ".join(f"({' | '.join(_tsquery_term(term, shelf) for term in group)})" for group in query.groups)
    none = "".join(f" & !({_tsquery_term(term, shelf)})" for term in query.without)
    return every + none


def _tsquery_term(term: Term, shelf: str) -> str:
    return " <-> ".join(f"'{shelf}{token}'" for token in term.marked) + (":*" if term.is_beginning else "")
