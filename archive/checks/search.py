"""Search: each article is found by its words, and nothing else is; each long text is known again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from archive import derived, search_index
from archive.checks.finding import Finding, found
from archive.crawls import Status
from archive.models import Article


def documents(connection: Connection) -> Iterator[Finding]:
    """Each article that has content has a document in the search index, with its words, and no other has one."""
    entered = set(search_index.entered(connection))
    there = {
        row.id: row.url
        for row in connection.execute(select(Article.id, Article.url).where(Article.status != str(Status.TAKEN_DOWN)))
    }
    missing = [(number, there[number]) for number in sorted(there.keys() - entered)]
    surplus = [(number, f"article {number}") for number in sorted(entered - there.keys())]
    wrong = [
        (number, there[number])
        for number, tokens in derived.documents(connection)
        if number in entered and not search_index.holds(connection, number, tokens)
    ]
    yield from found("articles are not found by their words", missing + wrong, _make_anew)
    yield from found("the search index has what is no article's", surplus, _make_anew)


def _make_anew(connection: Connection, _: list[Any]) -> None:
    """All of it: FTS5 takes a document out only if it is given the words that were entered."""
    derived.make_documents(connection)


def texts(connection: Connection) -> Iterator[Finding]:
    """Each text that tells something of its article is known."""
    yield from found("articles are not known by their text", derived.unknown_texts(connection), _enter_texts)


def _enter_texts(connection: Connection, ids: list[Any]) -> None:
    derived.enter_texts(connection, ids)
