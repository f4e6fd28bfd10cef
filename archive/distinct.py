"""How many different values many days have shown, from a few digests of each day.

Of each day the smallest digests of its values are kept; the smallest of several days together are among them. While
they are few they are all there are; beyond that their number follows from how densely the smallest lie (Bar-Yossef
and others, "Counting distinct elements in a data stream", RANDOM 2002), within some 6 of 100.
"""

from __future__ import annotations

from collections.abc import Iterable

MOST = 256
"""Digests that are kept."""
DIGESTS = 2**32
"""Digests that there may be: they are numbers of 32 bits."""


def smallest(digests: Iterable[int]) -> list[int]:
    """The digests to keep of these, in their order."""
    return sorted(set(digests))[:MOST]


def different(digests: Iterable[int]) -> int:
    """How many different values there were, from what was kept of one day or of several."""
    kept = smallest(digests)
    return len(kept) if len(kept) < MOST else int((MOST - 1) * DIGESTS / max(kept[-1], 1))
