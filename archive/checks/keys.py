"""Keys: each address leads to its article by the key that is made of it today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select, update

from archive.addresses import identity_key
from archive.checks.finding import Finding, found, in_parts
from archive.dialects import insert_missing
from archive.models import Alias, Article, Link

_AT_ONCE = 500


def articles_and_aliases(connection: Connection) -> Iterator[Finding]:
    """Each article is found by its own key and by its own address."""
    missing: list[tuple[int, str]] = []
    elsewhere: list[tuple[int, str]] = []
    statement = select(Article.id, Article.key, Article.url).execution_options(yield_per=_AT_ONCE)
    for rows in connection.execute(statement).partitions():
        wanted = [(row.id, key, row.url) for row in rows for key in dict.fromkeys((row.key, identity_key(row.url)))]
        keys = [key for _, key, _ in wanted]
        known: dict[str, int] = {}
        for part in in_parts(keys):
            leading = connection.execute(select(Alias.key, Alias.article_id).where(Alias.key.in_(part)))
            known |= {row.key: row.article_id for row in leading}
        for article_id, key, url in wanted:
            if key not in known:
                missing.append((article_id, url))
            elif known[key] != article_id:
                elsewhere.append((article_id, url))
    yield from found("articles are not found by their own address", missing, _enter_addresses)
    yield from found("articles whose address leads to another article", elsewhere)


def _enter_addresses(connection: Connection, ids: list[Any]) -> None:
    for part in in_parts(ids):
        rows = connection.execute(select(Article.__table__).where(Article.id.in_(part))).all()
        aliases = [
            {"key": key, "article_id": row.id, "url": row.url, "first_seen_at": row.first_seen_at}
            for row in rows
            for key in dict.fromkeys((row.key, identity_key(row.url)))
        ]
        insert_missing(connection, Alias, aliases)


def keys_of_articles(connection: Connection) -> Iterator[Finding]:
    """The key of an article is made of its address, unless it is the site's article number."""
    statement = select(Article.id, Article.key, Article.url).where(~Article.key.contains("#"))
    rows = connection.execute(statement.execution_options(yield_per=_AT_ONCE))
    wrong = [(row.id, row.url) for row in rows if row.key != identity_key(row.url)]
    yield from found("articles have a key of other making", wrong, _rekey_articles)


def _rekey_articles(connection: Connection, ids: list[Any]) -> None:
    """Where the right key is free; where another article has it, this one stays as it is."""
    for part in in_parts(ids):
        for row in connection.execute(select(Article.id, Article.url).where(Article.id.in_(part))).all():
            key = identity_key(row.url)
            if connection.execute(select(Article.id).where(Article.key == key)).first() is None:
                connection.execute(update(Article).where(Article.id == row.id).values(key=key))


def keys_of_aliases(connection: Connection) -> Iterator[Finding]:
    """The key of an address is the one that is made of it; a site's article number has no other source."""
    statement = select(Alias.key, Alias.url).where(~Alias.key.contains("#")).execution_options(yield_per=_AT_ONCE)
    rows = [(row.key, row.url) for row in connection.execute(statement) if row.key != identity_key(row.url)]
    yield from found("addresses have a key of other making", rows, _rekey_aliases)


def _rekey_aliases(connection: Connection, ids: list[Any]) -> None:
    for part in in_parts(ids):
        for row in connection.execute(select(Alias.__table__).where(Alias.key.in_(part))).all():
            new = {**row._mapping, "key": identity_key(row.url)}
            insert_missing(connection, Alias, [new])
            owner = connection.execute(select(Alias.article_id).where(Alias.key == new["key"])).scalar_one()
            if owner == row.article_id:
                connection.execute(Alias.__table__.delete().where(Alias.key == row.key))  # type: ignore[attr-defined]


def keys_of_links(connection: Connection) -> Iterator[Finding]:
    """The key of a link is the one that is made of its address and number."""
    statement = select(Link.id, Link.key, Link.url, Link.number).execution_options(yield_per=_AT_ONCE)
    rows = [(row.id, row.url) for row in connection.execute(statement) if row.key != identity_key(row.url, row.number)]
    yield from found("links have a key of other making", rows, _rekey_links)


def _rekey_links(connection: Connection, ids: list[Any]) -> None:
    """Where the right key is free; where another link has it, this one stays as it is."""
    for part in in_parts(ids):
        for row in connection.execute(select(Link.id, Link.url, Link.number).where(Link.id.in_(part))).all():
            key = identity_key(row.url, row.number)
            if connection.execute(select(Link.id).where(Link.key == key)).first() is None:
                connection.execute(update(Link).where(Link.id == row.id).values(key=key))


def links_and_aliases(connection: Connection) -> Iterator[Finding]:
    """A link leads to the article that its address leads to."""
    statement = (
        select(Link.id, Link.url)
        .join(Alias, Alias.key == Link.key)
        .where(Link.article_id.is_not(None), Link.article_id != Alias.article_id)
    )
    yield from found("links lead to another article than their address", connection.execute(statement), _lead_back)


def _lead_back(connection: Connection, ids: list[Any]) -> None:
    its_article = select(Alias.article_id).where(Alias.key == Link.key).scalar_subquery()
    for part in in_parts(ids):
        connection.execute(update(Link).where(Link.id.in_(part)).values(article_id=its_article))
