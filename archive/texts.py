"""Articles known by their text: the same text at two addresses of one site is one article.

That is what becomes of an article whose slug follows its headline, or that two sections carry. A short text, or one
with nothing else in common, is no proof: what stands in front of a pay wall is on many articles the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from archive.essence import essence_of
from archive.tokens import tokens

_SHORTEST, _LONG = 60, 150
"""Tokens of a text that tells something, and of one that tells much."""
_ALIKE = 0.95
"""Words that two states of one text have in common, where little was mended."""
_EXACT = frozenset({"minute", "second"})


def text_hash(site: str, words: Sequence[str]) -> int | None:
    """By what a text of a site is found again, 64 bits; ``None`` where it is too short to tell anything."""
    if len(words) < _SHORTEST:
        return None
    digest = hashlib.blake2b(f"{site}\n{' '.join(words)}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def is_another_article(known: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    """Whether two contents have nothing in common by which they could be one article's: not time, headline, or text.

    Those of a series ("Gold price today, 5 May") have much in common; they are two if day, headline and text differ.
    """
    if _same_minute(known, read):
        return False
    return _is_of_another_day(known, read) or all(
        _shared(known[name], read[name]) < most for name, most in (("headline", 0.3), ("body", 0.3))
    )


def _is_of_another_day(known: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    days = [(content["published_local"] or "")[:10] for content in (known, read)]
    headlines = [list(tokens(content["headline"])) for content in (known, read)]
    is_other = all(days) and days[0] != days[1] and headlines[0] != headlines[1]
    return is_other and _shared(known["body"], read["body"]) < _ALIKE


def _same_minute(known: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    exact = known["published_precision"] in _EXACT and read["published_precision"] in _EXACT
    return exact and bool(known["published_at"] == read["published_at"])


def _shared(one: str, other: str) -> float:
    """The share of words that two texts have in common (Jaccard)."""
    left, right = set(tokens(one)), set(tokens(other))
    return len(left & right) / max(len(left | right), 1)


def is_same_article(known: Mapping[str, Any], read: Mapping[str, Any], words: int) -> bool:
    """Whether two contents of one site with the same text, of so many tokens, are one article at two addresses.

    There must be one more witness: the headline, or the time to the minute; of a long text the day or the image do.
    """
    if list(tokens(known["headline"])) == list(tokens(read["headline"])):
        return True
    if _same_minute(known, read):
        return True
    if words < _LONG:
        return False
    same_day = bool(known["published_local"]) and known["published_local"][:10] == (read["published_local"] or "")[:10]
    image, other = (essence_of("image_url", content["image_url"] or "") for content in (known, read))
    return same_day or bool(image and image == other)
