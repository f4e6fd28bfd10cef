"""Whether an archive can be worked at from many machines, and how its server is reached."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from sqlalchemy import make_url

from archive.opening import engine_for
from archive.workers import session_name
from newscrawl.errors import InvalidArgument


def named(archive_url: str, worker: str) -> str:
    """The address under which a worker, told by its id, works: others see by its sessions' names whose they are."""
    url = make_url(archive_url).update_query_dict({"application_name": session_name(worker)})
    return url.render_as_string(hide_password=False)


def connection_of(archive_url: str) -> dict[str, Any]:
    """What psycopg connects with to the database of an archive.

    Raises ``InvalidArgument`` for an archive on SQLite and where the queue's library is missing, and ``ArchiveError``
    for an address that is none.
    """
    engine = engine_for(archive_url, create=False) if not archive_url.startswith("sqlite") else None
    if engine is None or engine.dialect.name != "postgresql":
        raise InvalidArgument(
            "many machines need the archive on PostgreSQL, and this one is on SQLite: newscrawl db copy FROM TO takes "
            "it over; on one machine newscrawl crawl --due --processes N does the same work without a queue"
        )
    if find_spec("pgqueuer") is None or find_spec("psycopg") is None:
        raise InvalidArgument("many machines share an archive through pgqueuer: pip install 'newscrawl[fleet]'")
    try:
        _, told = engine.dialect.create_connect_args(make_url(archive_url))
    finally:
        engine.dispose()
    return {"connect_timeout": 10, "keepalives_idle": 30, "tcp_user_timeout": 30_000, **told}
