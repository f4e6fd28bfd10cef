"""Column types of the archive."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from archive.cleaning import json_without_controls, without_controls

BigId = BigInteger().with_variant(Integer, "sqlite")
"""Row ids: SQLite counts up only a column that is exactly INTEGER."""


class CleanText(TypeDecorator[str]):
    """Text without what no database takes: NUL and other control characters, halves of surrogate pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else without_controls(value)


class Json(TypeDecorator[Any]):
    """``jsonb`` on PostgreSQL, which can be searched and indexed; text on SQLite, which its JSON functions read."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB(none_as_null=True))

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> Any:
        return json_without_controls(value) if value else value

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        return self.impl_instance.coerce_compared_value(op, value)


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC: ``timestamptz`` on PostgreSQL, ISO text (``2025-10-28T04:30:00.000000Z``) on SQLite.

    SQLite has no type for times, and SQLAlchemy's stand-in drops zones silently; text of one width keeps
    them and sorts rightly. Refuses naive values; gives back aware ones in UTC.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value.isoformat()}")
        value = value.astimezone(UTC)
        return f"{value.isoformat(timespec='microseconds')[:26]}Z" if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)
