"""How often a page says that it was viewed."""

from __future__ import annotations

import re
from functools import cache

from archive.article import ViewCount
from newscrawl.errors import UnreadableField
from newscrawl.normalisation.numbers import Number, split_number
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.late import late
from newscrawl.words.units import LETTERS
from newscrawl.words.view_words import beside_views, view_word

_NUMBER = late(r"\d[\d.,]*")
_OF_A_WHILE = late(
    lambda: any_of(
        "today|this week|this month|yesterday|आज|আজ|आजको|hari ini|hoje|hoy|heute|сегодня|сьогодні|bugün|今日|오늘"
    ),
    re.IGNORECASE,
)
"""Counts of a day or a week, beside which the whole count stands."""
_BARS = late(r"\s*[|•·●⋅]\s*")
_BESIDES = late(r"\s*[|•·●⋅/\n\t]\s*|(?<=\w)[,;،]\s+(?=\w)|\s[–—-]\s")
_AFTER_WORD, _AFTER_NUMBER = (
    late(r"(?<=[^\W\d_])\s+(?=\d)"),
    late(r"(?<=\d)\s+(?=[^\W\d_])|(?<=\d[KkMm])\s+(?=[^\W\d_])"),
)
"""Between the facts of "6 views 3 comments", and of "Views 6 Comments 3"."""
_LETTERS = {word: late(rf"(?<=\d)\s?(?:{letter})") for word, letter in LETTERS.items()}
_IBERIAN = late(r"\b(?:visit|vist[ao]|visualiza[cç]|leíd|lectur|leitur|acess|lid[ao]s?\b|vezes|veces)", re.IGNORECASE)
"""Words for views, and for how often, of Spanish and Portuguese."""
_MIL = late(r"\bmil\.")
"""A thousand with a full stop in Spanish and Portuguese, a million in Czech, Croatian and Romanian."""
_LONE = late(r"\d+(?:,\d+)?\s?(B|mil\.)", re.IGNORECASE)
_LONGEST = 200


def normalise_views(text: str | None) -> ViewCount | None:
    """The view count of a text like "6 Views", "पढ़ा गया: १२३ बार" or a bare number; ``None`` for ``None`` or empty.

    Where the text tells several facts ("6 Views | 3 Comments"), that which counts views. Raises
    ``UnreadableField`` for what counts something else (comments, shares, minutes), and for no count: every
    word beside the number must be known to speak of views.

    >>> normalise_views("1.2K views").count
    1200
    """
    clean = normalise_text(text)
    if text is None or clean is None:
        return None
    if len(clean) > _LONGEST:
        raise UnreadableField("views", text, "it is too long for a count")
    for word, letter in _LETTERS.items():
        clean = letter.sub(f" {word}", clean)
    if _IBERIAN.search(clean):
        clean = _MIL.sub("mil", clean)
    elif view_word().search(clean):
        clean = _MIL.sub("million", clean)
    if lone := _LONE.fullmatch(clean):
        raise UnreadableField("views", text, f"{lone[1]} is another unit in Turkish, Czech or Spanish each")
    number, reason = _whole(clean)
    if number is None:
        found = _counts([part for part in _BARS.split(clean) if part])
        found = found or _counts([part for part in _BESIDES.split(clean) if part])
        if not found and len(_NUMBER.findall(clean)) > 1:
            found = _counts((_AFTER_WORD if clean[0].isdecimal() else _AFTER_NUMBER).split(clean))
        number = found[0] if len(found) == 1 else None
    if number is None:
        raise UnreadableField("views", text, reason)
    return ViewCount(count=number.value, raw=text.strip(), rounded=number.rounded)


def _whole(text: str) -> tuple[Number | None, str]:
    """The number of a text that is a view count and nothing else, or what speaks against it."""
    try:
        number, rest = split_number(text, field="views")
    except UnreadableField as fault:
        return None, fault.reason
    reason = _fault(rest)
    return (None, reason) if reason else (number, "")


def _counts(parts: list[str]) -> list[Number]:
    """The numbers of those parts that count views and say so; none of a text in one part."""
    numbers: list[Number] = []
    if len(parts) < 2:
        return numbers
    for part in parts:
        if _OF_A_WHILE.search(part):
            continue
        try:
            number, rest = split_number(part, field="views")
        except UnreadableField:
            continue
        if not _fault(rest) and view_word().search(rest):
            numbers.append(number)
    return numbers


def _fault(rest: str) -> str | None:
    """What speaks against the words beside a number, if anything does."""
    if not any(map(str.isalpha, beside_views(rest))):
        return None
    other = next((field for field in ("comments", "shares", "reading_time") if _words_of(field).search(rest)), None)
    return f"it counts {other.replace('_', ' ')}" if other else "there are words that do not speak of views"


@cache
def _words_of(field: str) -> re.Pattern[str]:
    return re.compile(any_of(LABELS[field]), re.IGNORECASE)
