"""MinHash signatures of texts (Broder 1997): what two texts have in common, told from 512 bytes of each.

128 permutations over shingles of three tokens, cut into 32 bands of 4 rows: two texts that share two thirds of their
shingles meet in some band with near certainty, those that share half in nine cases of ten, unrelated ones hardly ever.
What an editor puts in front of or behind a wire text is left out first.
"""

from __future__ import annotations

import re
from array import array
from datetime import UTC, datetime, timedelta
from operator import eq
from zlib import crc32

from rensa import RMinHash

from archive.tokens import paragraph_tokens

BANDS = 32
_PERMUTATIONS, _SEED = 128, 20251028
_BYTES_OF_BAND = 4 * _PERMUTATIONS // BANDS
_SHINGLE = 3
_SHORTEST = 40
"""Tokens below which texts are left alone: short notices resemble each other without being copies."""
_SHORT_PARAGRAPH = 5
"""Tokens below which a paragraph is a label, a credit or a link."""
_LEDE_AT_MOST = 0.4
"""Share of the text that the first paragraph may have, to be left out as what every editor writes anew."""
_POINTS_ELSEWHERE = re.compile(r"https?://|www\.|@\w{3,}")
"""An address or a handle: "Follow us on ..." in every language."""
_PERIOD, _BEGINNING = timedelta(days=28), datetime(1970, 1, 1, tzinfo=UTC)


def signature_of(text: str) -> bytes | None:
    """The signature of a text, paragraphs separated by empty lines; ``None`` for one too short to be compared."""
    shingles = shingles_of(text)
    if not shingles:
        return None
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update(shingles)
    return array("I", minhash.digest()).tobytes()


def shingles_of(text: str) -> list[str]:
    """The shingles of what a text has of its own; none where that is too little."""
    words = _own_words(text)
    if len(words) < _SHORTEST:
        return []
    return list(map(" ".join, zip(*(words[start:] for start in range(_SHINGLE)), strict=False)))


def _own_words(text: str) -> list[str]:
    """The tokens of a text without labels, credits, pointers elsewhere, and the first paragraph if others follow."""
    printed = zip(text.split("\n\n"), paragraph_tokens(text), strict=True)
    paragraphs = [words for paragraph, words in printed if not _POINTS_ELSEWHERE.search(paragraph)]
    if len(paragraphs) == 1:
        return paragraphs[0]
    paragraphs = [words for words in paragraphs if len(words) >= _SHORT_PARAGRAPH]
    count = sum(map(len, paragraphs))
    if paragraphs and len(paragraphs[0]) <= _LEDE_AT_MOST * count and count - len(paragraphs[0]) >= _SHORTEST:
        del paragraphs[0]
    return [word for words in paragraphs for word in words]


def likeness(one: bytes, other: bytes) -> float:
    """The share of shingles that two texts have in common (Jaccard), estimated from their signatures."""
    left, right = memoryview(one).cast("I"), memoryview(other).cast("I")
    return float(sum(map(eq, left, right)) / _PERMUTATIONS)


def period_of(at: datetime) -> int:
    """The four weeks in which a time lies, numbered. Copies of a text come within weeks."""
    return (at - _BEGINNING) // _PERIOD


def band_hashes(signature: bytes, period: int) -> list[int]:
    """A number for each band of a signature: of the period, the band, and a check sum of its rows.

    Two bands that differ have the same number once in four billion; what meets is compared by the whole signature.
    """
    return [in_period(band, period) for band in bands_of(signature)]


def in_period(band: int, period: int) -> int:
    """The number of a band in a period, of the number that it has whatever the period."""
    return (period << 37) | band


def bands_of(signature: bytes) -> list[int]:
    """A number for each band whatever the period."""
    starts = range(0, len(signature), _BYTES_OF_BAND)
    return [(band << 32) | crc32(signature[start : start + _BYTES_OF_BAND]) for band, start in enumerate(starts)]
