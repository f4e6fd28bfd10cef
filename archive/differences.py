"""What changed between two texts, word by word, for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECES = re.compile(
    r"\s*(?:[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|"
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)|\s+$"
)
"""A word with the white space before it; in scripts that write none between words, a character."""
_PARAGRAPH = re.compile(r"\n*[^\n]+|\n+$")
_LONGEST = 3000
"""Words up to which two texts are compared as one; longer ones paragraph by paragraph, which grows less steeply."""


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together.

    The texts of all pieces that are not added make the former text, those of all that are not removed the newer one.
    """

    kind: Kind
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """The two texts as pieces in reading order: what is the same, what was removed, what was added."""
    if max(len(before), len(after)) <= _LONGEST * 6:
        found = _compared(_PIECES.findall(before), _PIECES.findall(after))
    else:
        found = _by_paragraphs(before, after)
    return _joined(found)


def _by_paragraphs(before: str, after: str) -> Iterator[Piece]:
    """Whole paragraphs first, and words only within those that were changed in place."""
    old, new = _PARAGRAPH.findall(before), _PARAGRAPH.findall(after)
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[start:end]), "".join(new[new_start:new_end])
        if kind == "equal":
            yield Piece(Kind.SAME, left)
        elif max(len(left), len(right)) <= _LONGEST * 6:
            yield from _compared(_PIECES.findall(left), _PIECES.findall(right))
        else:
            yield from (Piece(Kind.REMOVED, left), Piece(Kind.ADDED, right))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(Kind.SAME, "".join(old[start:end]))
            continue
        yield Piece(Kind.REMOVED, "".join(old[start:end]))
        yield Piece(Kind.ADDED, "".join(new[new_start:new_end]))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Without empty ones, and neighbours of one kind as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].kind is piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
