"""What changed between two texts, word by word, for people."""

from __future__ import annotations

from difflib import SequenceMatcher

from rich.text import Text

_AROUND = 12
"""Unchanged words shown on either side of a change."""


def word_difference(before: str, after: str) -> Text:
    """Both texts in one: what went struck through and red, what came green, with a few words around."""
    old, new = before.split(" "), after.split(" ")
    shown = Text()
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            _append(shown, _shortened(old[start:end], first=start == 0, last=end == len(old)), "")
            continue
        _append(shown, " ".join(old[start:end]), "red strike")
        _append(shown, " ".join(new[new_start:new_end]), "green bold")
    return shown


def _append(shown: Text, words: str, style: str) -> None:
    if not words:
        return
    if shown:
        shown.append(" ")
    marks = {
        "red strike": "[-{}-]",
        "green bold": "{{+{}+}}",
    }  # legible without colour, as in `git diff --word-diff`
    shown.append(marks.get(style, "{}").format(words), style=style)


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return " ".join([*head, "…", *tail])
