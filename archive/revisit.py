"""When to look at a link or a site again. Pure: ages and times in, a time out."""

from __future__ import annotations

from datetime import datetime, timedelta

from archive.crawls import Outcome, Verdict

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

_STRETCHED_AT_MOST = 3
"""Doublings of a wait, one for each visit in a row that found nothing changed."""

_PAUSES = {
    Verdict.BLOCKED: (_HOUR, 4 * _HOUR, 12 * _HOUR, _DAY),
    Verdict.FAILED: (_HOUR / 4, _HOUR, 4 * _HOUR, 12 * _HOUR, _DAY),
}
"""How long a site is left alone after the first, second … crawl in a row that ended so."""
LONGEST_PAUSE = 7 * _DAY
"""A site that asks for a longer one by its ``Retry-After`` is asked again after this one."""

NOT_AN_ARTICLE_FOR = 30 * _DAY
"""So long a page that was no article is believed to be none, even if it is announced again."""

SECOND_LOOK_AFTER = _HOUR
"""A page that is not there may be there again in a moment: only a second look after this time says that it is gone."""


def next_visit(
    outcome: Outcome, *, at: datetime, published_at: datetime, attempts: int, unchanged: int = 0
) -> datetime | None:
    """When a link settled ``at`` with this outcome is due again; ``None``: not of our own accord.

    ``published_at`` is the article's publication, or when it was first seen; ``attempts`` counts failures
    (or looks at a gone page) in a row, this one included; ``unchanged`` the visits in a row that found the
    page as it was, which stretch the wait.
    """
    if outcome in {Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED}:
        age = max(at - published_at, timedelta())
        stretch = 2 ** min(unchanged, _STRETCHED_AT_MOST)
        return next((at + wait * stretch for limit, wait in _LADDER if age < limit), None)
    if outcome is Outcome.FAILED:
        return at + _BACK_OFF[attempts - 1] if attempts <= len(_BACK_OFF) else None
    if outcome is Outcome.BLOCKED:
        return at + _DAY if attempts <= len(_BACK_OFF) else None
    if outcome is Outcome.GONE:
        return at + (SECOND_LOOK_AFTER if attempts == 1 else 7 * _DAY) if attempts <= 3 else None
    return None


def heeded_after(unchanged: int) -> timedelta:
    """How long after a visit a source is heeded that says the page has changed, if the visits found it unchanged."""
    return _HOUR * ((1 << min(unchanged, _STRETCHED_AT_MOST)) - 1)


def pause_after(verdict: Verdict, *, in_a_row: int, asked: timedelta | None = None) -> timedelta | None:
    """How long to leave a site alone after a crawl; ``None``: there is no reason to.

    ``in_a_row`` counts crawls that were blocked or failed, this one included; ``asked`` is what the site wants.
    """
    steps = _PAUSES.get(verdict, ())
    waits = [steps[min(in_a_row, len(steps)) - 1]] if steps else []
    if asked is not None:
        waits.append(min(asked, LONGEST_PAUSE))
    return max(waits, default=None)
