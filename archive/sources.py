"""What is remembered of sources: where they stand, what their last answer was, and what they have brought."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from archive.crawls import SourceState, SourceStatus
from archive.dialects import insert_or_update
from archive.models import Source


def sources_of(connection: Connection, site: str) -> dict[str, SourceState]:
    """Address to state for every source of a site, in the order of addresses."""
    rows = connection.execute(select(Source.__table__).where(Source.site == site).order_by(Source.url))
    return {
        row.url: SourceState(
            kind=row.kind,
            parent=row.parent,
            status=SourceStatus(row.status),
            options=row.options,
            etag=row.etag,
            last_modified=row.last_modified,
            digest=row.digest,
            announced=row.announced,
            visits=row.visits,
            yielded=row.yielded,
            yielded_at=row.yielded_at,
            visited_at=row.visited_at,
            detail=row.detail,
        )
        for row in rows
    }


def remember(connection: Connection, site: str, url: str, state: SourceState) -> None:
    """Keep the state of a source, whatever was known of it."""
    row = {
        "site": site,
        "url": url,
        "kind": state.kind,
        "parent": state.parent,
        "status": str(state.status),
        "options": dict(state.options),
        "etag": state.etag,
        "last_modified": state.last_modified,
        "digest": state.digest,
        "announced": state.announced,
        "visits": state.visits,
        "yielded": state.yielded,
        "yielded_at": state.yielded_at,
        "visited_at": state.visited_at,
        "detail": state.detail,
    }
    insert_or_update(connection, Source, row, ["url", "site"])


def advance(
    connection: Connection, site: str, *, done: str | None = None, further: Mapping[str, SourceState] | None = None
) -> None:
    """Go one step on a walk: enter the sources to read next, and forget the page that led to them.

    Both or neither, so that a walk that is killed at any moment stands in exactly one place.
    """
    for url, state in (further or {}).items():
        remember(connection, site, url, state)
    if done is not None and done not in (further or {}):
        connection.execute(delete(Source).where(Source.site == site, Source.url == done))
