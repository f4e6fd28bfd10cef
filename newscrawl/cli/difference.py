"""What changed between two texts, word by word, drawn for people."""

from __future__ import annotations

from rich.text import Text

from archive.differences import Kind, difference

_AROUND = 12
"""Unchanged words shown on either side of a change."""
_MARKS = {Kind.REMOVED: ("[-{}-]", "red strike"), Kind.ADDED: ("{{+{}+}}", "green bold")}
"""Legible without colour, as in ``git diff --word-diff``."""


def word_difference(before: str, after: str) -> Text:
    """Both texts in one: what went struck through and red, what came green, with a few words around."""
    pieces = difference(before, after)
    shown = Text()
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.SAME:
            shown.append(_shortened(piece.text, first=number == 0, last=number == len(pieces) - 1))
            continue
        words, (mark, style) = piece.text.strip(), _MARKS[piece.kind]
        if shown and (piece.text[:1].isspace() or shown.plain.endswith(("-]", "+}"))):
            shown.append(" ")
        shown.append(mark.format(words or "␣"), style=style)
        if piece.text[-1:].isspace():
            shown.append(" ")
    return shown


def _shortened(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _AROUND:
        return text
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return " ".join([*head, "…", *tail])
