"""One spelling for words that are looked up: without case, in one form, as all tables of this package are met."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newscrawl.words.late import late

_VOWEL_SIGNS = late("[\u064b-\u0652\u0640]")
"""Signs of Arabic vowels, which few print and all leave out, and the stroke that lengthens a line."""


def small(text: str) -> str:
    """A text in small letters; the dotted and the dotless i of Turkish, Azerbaijani and Kurdish are one.

    Case folding leaves İ a combining dot, with which no table would be met, and makes "AJANSI" of "ajansı" another word.

    >>> small("İHLAS"), small("Ajansı") == small("AJANSI")
    ('ihlas', True)
    """
    return text.casefold() if text.isascii() else text.casefold().replace("i\u0307", "i").replace("ı", "i")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A name for looking it up: NFC, without case and Arabic vowel signs, one space between words, no points around it."""
    return _VOWEL_SIGNS.sub("", " ".join(small(unicodedata.normalize("NFC", text)).split())).strip(" .,:;()[]-–—'\"।")
