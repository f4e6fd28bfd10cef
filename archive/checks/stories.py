"""Stories: of two articles at least, with one origin; and every text that can have copies is among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, case, exists, func, select, update

from archive import stories
from archive.checks.finding import Finding, found, in_parts
from archive.crawls import Status
from archive.models import Article, Band, Revision


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
        connection.execute(update(Article).where(Article.story_id.in_(part)).values(story_id=None, story_role=None))


def _choose_origins(connection: Connection, ids: list[Any]) -> None:
    for story in ids:
        stories.assign_roles(connection, story)


def bands(connection: Connection) -> Iterator[Finding]:
    """What has a signature is found by it, and what has none is not."""
    found_by = exists(select(1).where(Band.article_id == Article.id))
    statement = select(Article.id, Article.url).where(
        Article.status != str(Status.TAKEN_DOWN), Article.signature.is_not(None) != found_by
    )
    yield from found("articles are half entered among the copies", connection.execute(statement), _enter_again)


def _enter_again(connection: Connection, ids: list[Any]) -> None:
    newest = (Revision.article_id == Article.id) & (Revision.number == Article.revision)
    for article_id in ids:
        row = connection.execute(
            select(Article.site, Article.last_seen_at, Revision.body)
            .join(Revision, newest)
            .where(Article.id == article_id)
        ).one()
        signature = stories.signature_of(row.body)
        stories.sign_anew(connection, article_id, signature)
        if signature is not None:
            stories.bind(connection, article_id, row.site, signature, at=row.last_seen_at)
