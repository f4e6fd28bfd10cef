"""The time that a crawl goes by: this machine's clock, put right by the database's where many machines share one.

A machine whose clock is minutes late would find nothing due in what another hands to it as due, for ever again.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

_BEARABLE = timedelta(seconds=1)
"""A difference that an answer on its way may make: the clock is left as it is."""
_correction = timedelta()


def now() -> datetime:
    """The present, aware and in UTC."""
    return own() + _correction


def own() -> datetime:
    """What this machine's clock says."""
    return datetime.now(UTC)


def to_the_minute(at: datetime) -> str:
    """A time as people are shown it, in UTC.

    >>> to_the_minute(datetime(2026, 3, 1, 17, 35, tzinfo=UTC))
    '2026-03-01 17:35'
    """
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"


def follow(true: datetime, *, own_then: datetime) -> timedelta:
    """Go by another clock from now on, which showed ``true`` when ours showed ``own_then``; how late ours is."""
    global _correction  # noqa: PLW0603 - a process has one clock
    late = true - own_then
    _correction = late if abs(late) > _BEARABLE else timedelta()
    return late


def correction() -> timedelta:
    """What is added to this machine's clock."""
    return _correction


def awake() -> float:
    """Seconds that go on while this process is frozen, and where the system tells them while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
