"""Crawls of one kind in a row, and how long such a row has ever been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

_FADES = 0.9
"""What a run leaves of the memory of the longest one."""


@dataclass(slots=True)
class Run:
    """Crawls of one kind in a row."""

    since: datetime | None = None
    crawls: int = 0
    longest: float = 0.0
    """The longest run so far in good health, in articles that were to be expected."""

    def go_on(self, since: datetime) -> None:
        """Count one more; ``since`` is when it may have begun, if it is the first."""
        self.since, self.crawls = self.since or since, self.crawls + 1

    def end(self, expected: float | None) -> None:
        """Begin anew, and remember how long this one was, if that tells anything."""
        if expected is not None:
            self.longest = max(self.longest * _FADES, expected)
        self.since, self.crawls = None, 0

    def as_row(self) -> dict[str, Any]:
        """The run as JSON values."""
        return {"since": text_of(self.since), "crawls": self.crawls, "longest": round(self.longest, 2)}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """What :meth:`as_row` gave; what is not in it is as in a new run."""
        return cls(time_of(row.get("since")), row.get("crawls", 0), row.get("longest", 0.0))


def text_of(at: datetime | None) -> str | None:
    """A time as JSON holds it."""
    return at.isoformat() if at else None


def time_of(text: str | None) -> datetime | None:
    """What :func:`text_of` gave."""
    return datetime.fromisoformat(text) if text else None
