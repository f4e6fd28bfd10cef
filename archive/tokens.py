"""One tokeniser for everything that compares or searches text, in every script.

The usual ones break words of Indic scripts at their vowel signs, which are combining marks, and take a whole
sentence of Thai or Chinese, which write no spaces, for one word. Here a word is a run of letters, digits and
the marks on them; a run in a script without spaces is cut into overlapping pairs of characters.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
)
"""Thai, Lao, Myanmar, Khmer, kana and the Han ideographs: scripts that write no space between words."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphen, zero-width space and joiners: they change how a word looks, not which word it is."""

_PRESENTATION = re.compile("[\ufb50-\ufdf9\ufe70-\ufefc]+")
"""Arabic letters in the shape that they take in a word, and ligatures: old editors store shapes instead of letters."""


def tokens(text: str) -> Iterator[str]:
    """The tokens of a text in order: words in lower case, and character pairs where words have no borders."""
    text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).casefold()
    if not _UNSPACED.search(text):
        yield from _word().findall(text)
        return
    for word in _word().findall(text):
        if not _UNSPACED.search(word):
            yield word
            continue
        for run in _runs(word):
            if _UNSPACED.match(run) and len(run) > 2:
                yield from (run[start : start + 2] for start in range(len(run) - 1))
            else:
                yield run


def count_words(text: str) -> int:
    """The number of words; in a script without spaces two characters are counted as one word."""
    if not _UNSPACED.search(text):
        return len(_word().findall(text))
    return sum(
        (len(run) + 1) // 2 if _UNSPACED.match(run) else 1 for word in _word().findall(text) for run in _runs(word)
    )


def _runs(word: str) -> Iterator[str]:
    """A word cut where it goes over from spaced to unspaced script or back."""
    end = 0
    for found in _UNSPACED.finditer(word):
        if found.start() > end:
            yield word[end : found.start()]
        yield found[0]
        end = found.end()
    if end < len(word):
        yield word[end:]


@cache
def _word() -> re.Pattern[str]:
    """Letters, digits and combining marks. The word class of :mod:`re` leaves the marks out."""
    ranges: list[list[int]] = []
    for code in range(0x300, min(sys.maxunicode, 0x1FFFF)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return re.compile(f"[^\\W_]+(?:[{marks}]+[^\\W_]*)*")
