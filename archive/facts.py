"""What is known of an archive as a whole, by name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, select

from archive.dialects import insert_or_update
from archive.models import Fact

COPYING = "copying"
"""The address from which a copy is being made, while it is not whole."""
DOCUMENTS = "documents"
"""The way in which the search documents are made, ``{"making": 2}`` (``archive.documents.MAKING``); with ``after``, the
last article that has one made so, while they are being made anew."""
TRANSACTIONS_BEFORE = "transactions_before"
"""How many transactions the feed had numbered before it came to this server (migration 0003)."""


def fact(connection: Connection, name: str) -> Any | None:
    """What is known by this name."""
    return connection.execute(select(Fact.value).where(Fact.name == name)).scalar_one_or_none()


def remember_fact(connection: Connection, name: str, value: Any) -> None:
    """Know this from now on: any JSON."""
    insert_or_update(connection, Fact, {"name": name, "value": value}, ["name"])


def forget_fact(connection: Connection, name: str) -> None:
    """Know nothing by this name any more."""
    connection.execute(delete(Fact).where(Fact.name == name))
