"""Text in one form: Unicode NFC, one space between words, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

from newscrawl.words.late import late

_INVISIBLE = late(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
"""Soft hyphens, zero-width spaces, marks of direction, controls, and halves of surrogate pairs."""
_JOINERS = late("[\u200c\u200d]+")
_VIRAMA = 9
"""Unicode's combining class of the sign that kills an inherent vowel: a joiner behind it picks a form of letter."""


def normalise_text(text: str | None) -> str | None:
    r"""A text on one line in NFC; ``None`` for ``None`` and for what holds nothing to read.

    Zero-width joiner and non-joiner stay where scripts spell with them (between letters, behind a virama) and
    go where they do nothing: doubled, at the edge of a word, beside a space. Letters stay as printed, also
    those that look alike: Arabic ي and ك are not made Persian ی and ک, nor Urdu ہ of ه, nor presentation
    forms their letters (``archive.tokens`` folds those, for search). NFC leaves the composed Bengali letters (U+09DC, DD, DF) decomposed, as
    Unicode's composition exclusions want it, and joins the split vowels (U+09CB, CC).

    >>> normalise_text("  Bridge\u00a0 opens\u200b ")
    'Bridge opens'
    """
    if text is None:
        return None
    if not text.isprintable():  # the quick answer for most: only what cannot be seen or is space is not printable
        text = _INVISIBLE.sub("", text)
        if not text.isascii():
            text = _JOINERS.sub(_needed_joiner, text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split()) or None


def _needed_joiner(found: re.Match[str]) -> str:
    """The first of a run of joiners, if it does anything there."""
    text, start, end = found.string, found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and unicodedata.combining(before) == _VIRAMA:
        return found[0][0]
    joins = before and after and not before.isspace() and not after.isspace() and not _is_latin(before)
    return found[0][0] if joins else ""


def _is_latin(one: str) -> bool:
    return one.isascii()
