"""How a page is built, in 32 digits: two pages of one template have nearly the same, whatever they say.

A one-permutation MinHash (P. Li, A. Owen, C.-H. Zhang, "One permutation hashing", NIPS 2012) of the parts that a page
is made of. Each digit stands for what fell into its bucket, 0 for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

_BUCKETS = 32
_VALUES = 15
_NOTHING = 1 << 32
_BY_CHANCE = 1 / _VALUES
"""The share of digits that are equal on pages that have no part in common."""


def skeleton_of(parts: Iterable[int]) -> str:
    """The skeleton of a page from the digests of its parts: numbers of 32 bits, in whatever order."""
    least = [_NOTHING] * _BUCKETS
    for part in parts:
        bucket, rest = part % _BUCKETS, part // _BUCKETS
        if rest < least[bucket]:
            least[bucket] = rest
    return "".join([f"{rest % _VALUES + 1:x}" if rest < _NOTHING else "0" for rest in least])


def likeness(one: str, other: str) -> float:
    """How much of their parts two pages share, from 0 to 1: nothing and all of them."""
    pairs = [pair for pair in zip(one, other, strict=True) if pair != ("0", "0")]
    if not pairs:
        return 1.0
    same = sum(first == second for first, second in pairs) / len(pairs)
    return max(0.0, (same - _BY_CHANCE) / (1 - _BY_CHANCE))
