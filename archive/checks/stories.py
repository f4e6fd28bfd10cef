"""Stories: of two articles at least, with one origin; and every text that can have copies is among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, case, delete, func, select, update

from archive import stories
from archive.checks.finding import Finding, found, in_parts
from archive.crawls import Status
from archive.derived import sign_again
from archive.models import Article, Band


def members(connection: Connection) -> Iterator[Finding]:
    """A story has more than one article, and one of them is its origin."""
    counted = (
        select(
            Article.story_id,
            func.count().label("articles"),
            func.sum(case((Article.story_role == "origin", 1), else_=0)).label("origins"),
        )
        .where(Article.story_id.is_not(None))
        .group_by(Article.story_id)
        .subquery()
    )
    named = select(counted.c.story_id, "story " + counted.c.story_id.cast(Article.url.type))
    lonely = named.where(counted.c.articles == 1)
    headless = named.where(counted.c.articles > 1, counted.c.origins != 1)
    yield from found("stories of one article", connection.execute(lonely), _dissolve)
    yield from found("stories without one origin", connection.execute(headless), _choose_origins)


def _dissolve(connection: Connection, ids: list[Any]) -> None:
    for part in in_parts(ids):
        connection.execute(update(Article).where(Article.story_id.in_(part)).values(stories.ALONE))


def _choose_origins(connection: Connection, ids: list[Any]) -> None:
    for story in ids:
        stories.assign_roles(connection, story)


def bands(connection: Connection) -> Iterator[Finding]:
    """What has a signature is found by it, and what has none is not."""
    entered = select(Band.article_id).distinct().subquery()
    joined = select(Article.id, Article.url, Article.signature, Article.period).outerjoin(
        entered, entered.c.article_id == Article.id
    )
    there = joined.where(Article.status != str(Status.TAKEN_DOWN))
    missing = there.where(Article.signature.is_not(None), entered.c.article_id.is_(None))
    rows = [row for row in connection.execute(missing) if row.period is None or stories.has_room(connection, row)]
    yield from found("articles are not among the copies", rows, _enter_again)
    half = there.where(Article.signature.is_(None) != Article.period.is_(None))
    yield from found("articles have a signature or its period alone", connection.execute(half), _enter_again)
    astray = (
        select(Band.article_id, "article " + Band.article_id.cast(Article.url.type))
        .distinct()
        .outerjoin(Article, Article.id == Band.article_id)
        .where(Article.signature.is_(None))
    )
    yield from found("bands of what has no signature", connection.execute(astray), _remove_bands)


def _enter_again(connection: Connection, ids: list[Any]) -> None:
    sign_again(connection, ids)


def _remove_bands(connection: Connection, ids: list[Any]) -> None:
    for part in in_parts(ids):
        connection.execute(delete(Band).where(Band.article_id.in_(part)))
