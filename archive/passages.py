"""Passages of a text in which what was looked for stands, with the places to mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.queries import Term
from archive.tokens import is_pair, spans

_LENGTH = 240
"""Characters of a passage, about three lines of a list of results."""
_BLANKS = {ord("\n"): " ", ord("\t"): " "}
_READ = 50_000
"""Characters in which a passage is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of an article's text, with where what was looked for stands in it."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Beginning and end of each place, in order; none overlap."""

    def marked(self, before: str = "**", after: str = "**") -> str:
        """The text with signs around each place. Whoever makes HTML of it escapes the parts: see :meth:`parts`."""
        return "".join(f"{before}{part}{after}" if is_mark else part for part, is_mark in self.parts())

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a marked one."""
        end = 0
        for start, stop in self.marks:
            if start > end:
                yield self.text[end:start], False
            yield self.text[start:stop], True
            end = stop
        if end < len(self.text):
            yield self.text[end:], False


def whole(text: str, terms: Iterable[Term]) -> Passage:
    """A short text as it is, with its marks."""
    return Passage(text=text, marks=tuple((start, end) for start, end, _ in _places(text, list(terms))))


def best_passage(text: str, terms: Iterable[Term]) -> Passage:
    """The passage in which most of the terms stand, the earliest of several; the beginning where none does."""
    text = text[:_READ]
    places = _places(text, list(terms))
    first = _best(places)
    start, end = _cut(text, places[first][0] if places else 0)
    marks = tuple((a - start, b - start) for a, b, _ in places if a >= start and b <= end)
    body = text[start:end].translate(_BLANKS)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = tuple((a + len(before), b + len(before)) for a, b in marks)
    return Passage(text=f"{before}{body}{after}", marks=moved)


def _best(places: list[tuple[int, int, int]]) -> int:
    """The index of the place at which the best passage begins: most different terms, then most places."""
    best, last, score = 0, 0, (0, 0)
    for first, (start, _, _) in enumerate(places):
        while last < len(places) and places[last][1] <= start + _LENGTH // 2:
            last += 1
        inside = places[first:last]
        reached = (len({term for _, _, term in inside}), len(inside))
        if reached > score:
            best, score = first, reached
    return best


def _cut(text: str, place: int) -> tuple[int, int]:
    """Where a passage around a place begins and ends, at borders of words."""
    start = max(0, min(place - _LENGTH // 3, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    if start:
        blank = text.find(" ", start, place)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", place + _LENGTH // 3, end)
        end = blank if blank >= 0 else end
    return start, end


def _places(text: str, terms: list[Term]) -> list[tuple[int, int, int]]:
    """Beginning, end and term of each place in a text where a term stands, joined where they touch."""
    words = [(start, end, token) for start, end, tokens in spans(text) for token in tokens]
    firsts: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        lone = len(term.tokens) == 1 and term.is_beginning
        firsts.setdefault(term.tokens[0][:2] if lone else term.tokens[0], []).append(number)
    places: list[tuple[int, int, int]] = []
    for index, (start, _, token) in enumerate(words):
        keys = [key for key in (token, token[:2], token[:1]) if key in firsts]
        if not keys:  # as of nearly all words
            continue
        for number in sorted({number for key in keys for number in firsts[key]}):
            last = _stands(words, index, terms[number])
            if last is not None:
                _join(places, start, last, number)
    return places


def _stands(words: list[tuple[int, int, str]], index: int, term: Term) -> int | None:
    """Where a term ends that begins at a word; ``None`` if it does not stand there."""
    found = words[index : index + len(term.tokens)]
    if len(found) < len(term.tokens):
        return None
    *heads, tail = zip(found, term.tokens, strict=True)
    if any(word[2] != token for word, token in heads):
        return None
    (_, end, token), wanted = tail
    if token != wanted and not (term.is_beginning and token.startswith(wanted)):
        return None
    after = index + len(found)
    return words[after][1] if is_pair(wanted) and after < len(words) else end


def _join(places: list[tuple[int, int, int]], start: int, end: int, number: int) -> None:
    if places and start < places[-1][1]:
        before = places[-1]
        places[-1] = (before[0], max(before[1], end), before[2])
    else:
        places.append((start, end, number))
