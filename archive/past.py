"""What others fetched in the past: put where it belongs, with what has been seen since left as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, select

from archive import links as link_rows
from archive.addresses import identity_key
from archive.arrivals import Arrival
from archive.batch import Batch
from archive.crawls import Link, Outcome, SiteFacts, Status
from archive.dialects import insert_missing
from archive.keeping import keep, known_article
from archive.late import insert_late
from archive.models import Article as ArticleRow
from archive.models import Site
from archive.page_rows import Recording

_ARTICLES = cast(Table, ArticleRow.__table__)
_ARTICLE = select(_ARTICLES).where(_ARTICLES.c.id == bindparam("article")).with_for_update(key_share=True)


def know(connection: Connection, site: SiteFacts) -> None:
    """Enter a site unless it is known."""
    row = {
        "name": site.name,
        "title": site.title,
        "homepage": site.homepage,
        "timezone": site.timezone,
        "country": site.country,
        "languages": list(site.languages),
    }
    insert_missing(connection, Site, [row])


def add(batch: Batch, arrival: Arrival, link: Link, recording: Recording | None = None, *, at: datetime) -> Outcome:
    """Keep an article that was fetched in the past and is heard of ``at``, with its page; settle its link."""
    article = arrival.article
    known = known_article(batch, arrival)
    fetched_at = article.fetched_at
    if known is None:
        kept = keep(batch, arrival, known, recording)
        born = article.published.at if article.published else fetched_at
        settled = link_rows.SettledNew(link=link, at=fetched_at, article_id=kept.article_id, born=born, heard_at=at)
        batch.defer(link_rows.settle_all_new, settled)
        return kept.outcome
    connection = batch.connection
    if not link_rows.is_primary(connection, link, known):
        batch.add_aliases(known, arrival.keys, fetched_at)
        return link_rows.settle(connection, link, Outcome.DUPLICATE, at=fetched_at, article_id=known, heard_at=at)
    newer = _seen_since(connection, known, fetched_at)
    if newer is None:
        outcome = keep(batch, arrival, known, recording).outcome
    else:
        outcome = insert_late(batch, article, newer, recording)
        batch.add_aliases(known, arrival.keys, fetched_at)
    return link_rows.settle(batch.connection, link, outcome, at=fetched_at, article_id=known, heard_at=at)


def settle(connection: Connection, link: Link, outcome: Outcome, *, at: datetime, detail: str | None) -> None:
    """Settle a link that was announced, and not looked at since ``at``; no other."""
    if link_rows.is_known(connection, link):
        link_rows.settle(connection, link, outcome, at=at, detail=detail, heard_at=datetime.now(UTC))


def led_to(batch: Batch, link: Link, target: str, *, at: datetime) -> Outcome | None:
    """Know a link as another address of the article at ``target``."""
    key = identity_key(link.url)
    known = batch.article_of_keys([identity_key(target)])
    if known is None or batch.article_of_keys([key]) is not None:
        return None
    batch.add_aliases(known, {key: link.url}, at)
    connection = batch.connection
    site = connection.execute(_ARTICLE, {"article": known}).one().site
    return link_rows.settle(connection, replace(link, site=site), Outcome.DUPLICATE, at=at, article_id=known)


def _seen_since(connection: Connection, article_id: int, at: datetime) -> Row[Any] | None:
    """The article's row, if its page was seen after ``at``; of one that was taken down there is no history."""
    row = connection.execute(_ARTICLE, {"article": article_id}).one()
    return row if row.last_seen_at > at and row.status != Status.TAKEN_DOWN else None
