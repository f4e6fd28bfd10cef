"""What is made of the articles' texts, made anew: search documents, texts, signatures and bands.

Needed where articles came in without it: by a migration from an older schema, by a copy, or by damage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, delete, select, update

from archive import search_index, stories
from archive.crawls import Status
from archive.dialects import insert_pairs, pairs_of
from archive.documents import MAKING, document_of
from archive.essence import CONTENT_FIELDS
from archive.facts import DOCUMENTS, fact, remember_fact
from archive.models import Article, Band, Revision, Text
from archive.signatures import period_of, signature_of
from archive.texts import text_hash
from archive.tokens import tokens

_AT_ONCE = 500
_IN_PASSING = 100
"""Documents that are made anew at once while others write: their rows are held for a fifth of a second or so."""
_ARTICLES, _REVISIONS = cast(Table, Article.__table__), cast(Table, Revision.__table__)
_TEXTS, _BANDS = cast(Table, Text.__table__), cast(Table, Band.__table__)
_CONTENT = (
    select(
        _ARTICLES.c.id,
        _ARTICLES.c.site,
        _ARTICLES.c.url,
        _ARTICLES.c.first_seen_at,
        _ARTICLES.c.story_id,
        _ARTICLES.c.revision,
        _REVISIONS.c.published_at,
        *(_REVISIONS.c[name] for name in CONTENT_FIELDS),
    )
    .join(_REVISIONS, (_REVISIONS.c.article_id == _ARTICLES.c.id) & (_REVISIONS.c.number == _ARTICLES.c.revision))
    .where(_ARTICLES.c.status != str(Status.TAKEN_DOWN))
)
_NEWEST = _CONTENT.where(_ARTICLES.c.id > bindparam("after")).order_by(_ARTICLES.c.id).limit(bindparam("most"))
_ONE = _CONTENT.where(_ARTICLES.c.id == bindparam("article"))
_SIGN = update(_ARTICLES).where(_ARTICLES.c.id == bindparam("article"))


def is_missing(connection: Connection) -> bool:
    """Whether there are articles, and no search documents at all."""
    return next(iter(search_index.entered(connection)), None) is None and any(_newest(connection))


def make_documents(connection: Connection) -> int:
    """Make the search index anew; gives back how many articles are in it."""
    search_index.clear(connection)
    count = 0
    for rows in _newest(connection):
        documents = [(row.id, document_of(row.site, dict(row._mapping))) for row in rows]
        search_index.enter(connection, documents)
        count += len(rows)
    remember_fact(connection, DOCUMENTS, {"making": MAKING})
    return count


def are_of_today(connection: Connection) -> bool:
    """Whether all search documents are made the way that they are made now."""
    return bool(fact(connection, DOCUMENTS) == {"making": MAKING})


def make_some_documents(connection: Connection) -> bool:
    """On PostgreSQL: make a part of the search documents anew, behind those that are; whether any are left.

    To be committed each time, so that nobody who writes is kept waiting, and what was broken off goes on. A search
    meanwhile misses of the articles that are left only what is folded otherwise.
    """
    known = fact(connection, DOCUMENTS) or {}
    after = known.get("after", 0) if known.get("making") == MAKING else 0
    rows = connection.execute(_NEWEST, {"after": after, "most": _IN_PASSING}).all()
    made = [(row.id, row.revision, document_of(row.site, dict(row._mapping))) for row in rows]
    if made:
        search_index.replace(connection, made)
    behind = {"after": rows[-1].id} if rows else {}
    remember_fact(connection, DOCUMENTS, {"making": MAKING, **behind})
    return bool(rows)


def make_texts(connection: Connection) -> None:
    """Make texts, signatures and bands anew, and bind what is alike. Stories that are there stay."""
    connection.execute(delete(_BANDS))
    for rows in _newest(connection):
        texts = [_text_of(row) for row in rows]
        for text in texts:
            connection.execute(_SIGN, {"article": text.article_id, **stories.signed(text)})
        pairs = [(value, row.id) for row in rows if (value := text_hash(row.site, tokens(row.body))) is not None]
        insert_pairs(connection, _TEXTS, pairs)
        stories.bind(connection, texts)


def documents(connection: Connection) -> Iterator[tuple[int, list[str]]]:
    """Id and search document of each article that has content."""
    for rows in _newest(connection):
        yield from ((row.id, document_of(row.site, dict(row._mapping))) for row in rows)


def unknown_texts(connection: Connection) -> Iterator[tuple[int, str]]:
    """Id and address of each article whose text is not known as anybody's."""
    for rows in _newest(connection):
        hashes = {row.id: text_hash(row.site, tokens(row.body)) for row in rows}
        known = dict(pairs_of(connection, _TEXTS, [value for value in hashes.values() if value is not None]))
        yield from ((row.id, row.url) for row in rows if hashes[row.id] is not None and hashes[row.id] not in known)


def enter_texts(connection: Connection, ids: Sequence[int]) -> None:
    """Let articles be known by their texts."""
    for article_id in ids:
        row = connection.execute(_ONE, {"article": article_id}).one_or_none()
        value = None if row is None else text_hash(row.site, tokens(row.body))
        if value is not None:
            insert_pairs(connection, _TEXTS, [(value, article_id)])


def sign_again(connection: Connection, ids: Sequence[int]) -> None:
    """Make signature and bands of some articles anew, and bind what is alike."""
    for article_id in ids:
        row = connection.execute(_ONE, {"article": article_id}).one_or_none()
        if row is not None:
            text = _text_of(row)
            connection.execute(_SIGN, {"article": row.id, **stories.signed(text)})
            stories.bind(connection, [text])


def _newest(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """All articles that have content, with their newest, many at once."""
    after = 0
    while rows := connection.execute(_NEWEST, {"after": after, "most": _AT_ONCE}).all():
        yield rows
        after = rows[-1].id


def _text_of(row: Row[Any]) -> stories.Text:
    at: datetime = row.published_at or row.first_seen_at
    return stories.Text(
        article_id=row.id,
        site=row.site,
        signature=signature_of(row.body),
        period=period_of(at),
        at=row.first_seen_at,
        story_id=row.story_id,
    )
