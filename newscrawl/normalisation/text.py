"""Text in one form: Unicode NFC, one space between words, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)
"""Soft hyphens, zero-width spaces, marks of direction, controls, and halves of surrogate pairs."""


def normalise_text(text: str | None) -> str | None:
    r"""A text on one line in NFC; ``None`` for ``None`` and for what holds nothing to read.

    Zero-width joiner and non-joiner stay: Persian, Urdu and the Indic scripts spell with them. NFC leaves the
    composed Bengali letters (U+09DC, DD, DF) decomposed, as Unicode's composition exclusions want it.

    >>> normalise_text("  Bridge\u00a0 opens\u200b ")
    'Bridge opens'
    """
    if text is None:
        return None
    clean = _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()
    return clean or None
