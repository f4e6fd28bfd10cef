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
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
"""Soft hyphen, zero-width space and joiners: they change how a word looks, not which word it is."""

_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""To translate a text of ASCII characters, so that only spaces part its words."""
_PRESENTATION = re.compile("[\ufb50-\ufdf9\ufe70-\ufefc]+")
"""Arabic letters in the shape that they take in a word, and ligatures: old editors store shapes instead of letters."""


def tokens(text: str) -> list[str]:
    """The tokens of a text in order: words in lower case, and character pairs where words have no borders."""
    if text.isascii():
        return text.lower().translate(_ASCII_WORDS).split()
    text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).casefold()
    if not _UNSPACED.search(text):
        return _words(text)
    return [token for word in _words(text) for token in (_pairs(word) if _UNSPACED.search(word) else (word,))]


def _pairs(word: str) -> Iterator[str]:
    for run in _runs(word):
        if _UNSPACED.match(run) and len(run) > 2:
            yield from (run[start : start + 2] for start in range(len(run) - 1))
        else:
            yield run


def count_words(text: str) -> int:
    """The number of words; in a script without spaces two characters are counted as one word."""
    if text.isascii() or not _UNSPACED.search(text):
        return len(_words(text))
    return sum((len(run) + 1) // 2 if _UNSPACED.match(run) else 1 for word in _words(text) for run in _runs(word))


def _words(text: str) -> list[str]:
    """The words of a text. Where it has no mark or no underscore there is a quicker way to the same words."""
    if text.isascii():
        return text.translate(_ASCII_WORDS).split()
    return (_word() if "_" in text else _word_without_underscores()).findall(text)


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
    return re.compile(f"[^\\W_]+(?:[{_marks()}]+[^\\W_]*)*")


@cache
def _word_without_underscores() -> re.Pattern[str]:
    """The same for a text in which there is none: the plain word class costs half as much."""
    return re.compile(f"\\w+(?:[{_marks()}]+\\w*)*")


@cache
def _marks() -> str:
    ranges: list[list[int]] = []
    for code in range(0x300, min(sys.maxunicode, 0x1FFFF)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
