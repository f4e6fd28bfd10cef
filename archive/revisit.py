"""When to look at a link again. Pure: ages and times in, a time out."""

from __future__ import annotations

from datetime import datetime, timedelta

from archive.crawls import Outcome

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

_LADDER = (
    (6 * _HOUR, _HOUR),
    (_DAY, 6 * _HOUR),
    (3 * _DAY, _DAY),
    (10 * _DAY, 3 * _DAY),
    (30 * _DAY, 7 * _DAY),
    (365 * _DAY, 30 * _DAY),
)
"""Up to this age of an article, look again after this time. Corrections come early and become rare."""

_BACK_OFF = (_HOUR, 6 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY)
"""Waits after the first, second … failure in a row; then nobody waits any longer."""

NOT_AN_ARTICLE_FOR = 30 * _DAY
"""So long a page that was no article is believed to be none, even if it is announced again."""

SECOND_LOOK_AFTER = _HOUR
"""A page that is not there may be there again in a moment: only a second look after this time says that it is gone."""


def next_visit(outcome: Outcome, *, at: datetime, published_at: datetime, attempts: int) -> datetime | None:
    """When a link settled ``at`` with this outcome is due again; ``None``: not of our own accord.

    ``published_at`` is the article's publication, or when it was first seen; ``attempts`` counts failures
    (or looks at a gone page) in a row, this one included.
    """
    if outcome in {Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED}:
        age = max(at - published_at, timedelta())
        return next((at + wait for limit, wait in _LADDER if age < limit), None)
    if outcome is Outcome.FAILED:
        return at + _BACK_OFF[attempts - 1] if attempts <= len(_BACK_OFF) else None
    if outcome is Outcome.BLOCKED:
        return at + _DAY if attempts <= len(_BACK_OFF) else None
    if outcome is Outcome.GONE:
        return at + (SECOND_LOOK_AFTER if attempts == 1 else 7 * _DAY) if attempts <= 3 else None
    return None
