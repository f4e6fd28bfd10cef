"""Whether the change times that a sitemap gives to its entries are theirs, or that of its own making. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from newscrawl.discovery.sources import Announced

_AT_ONCE = timedelta(minutes=10)
"""A program writes a sitemap within this time."""
_RECENT = timedelta(days=2)
"""Only of late times can a change be concluded; stock that was brought over years ago keeps its own."""
_SEVERAL = 5


def believed(announced: Sequence[Announced], *, at: datetime) -> tuple[Announced, ...]:
    """The entries of a sitemap fetched ``at``, without those change times that most of them have in common.

    A paper does not change most of its pages within minutes: then it is the time at which the list was made.
    """
    told = sorted(one.changed for one in announced if one.changed and _is_late(one.changed, at))
    dated = sum(one.changed is not None for one in announced)
    ends = [bisect_right(told, start + _AT_ONCE) for start in told]
    count, first = max(((end - start, -start) for start, end in enumerate(ends)), default=(0, 0))
    if count < _SEVERAL or 2 * count <= dated:
        return tuple(announced)
    since, until = told[-first], told[-first] + _AT_ONCE
    return tuple(
        replace(one, changed=None) if one.changed and since <= one.changed <= until else one for one in announced
    )


def _is_late(changed: datetime, at: datetime) -> bool:
    """Whether a time with a clock lies in these days; the end of a day stands for a day alone."""
    return changed > at - _RECENT and changed.time() != time()
