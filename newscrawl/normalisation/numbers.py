"""Numbers as people print them: any digits of Unicode, any grouping, and words for thousands and lakhs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from newscrawl.errors import UnreadableField
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.late import late
from newscrawl.words.units import UNITS

_POINT_BEFORE_DECIMALS = frozenset(
    "k m b bn mn l thousand thousands lakh lakhs lac lacs crore crores cr million millions billion billions".split()
)
"""Words of languages in which "1.234" before them has decimals; before all others in Latin and Cyrillic it has a group."""
_FACTOR = {
    unicodedata.normalize("NFC", word.replace("_", " ")): factor
    for factor, words in UNITS.items()
    for word in words.split()
}
_UNSPACED = late(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7a3]")
"""Scripts that write the next word right behind a unit."""


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_UNIT = (
    rf"(?:{_any_of([word for word in _FACTOR if _UNSPACED.match(word)])}"
    rf"|(?:{_any_of([word for word in _FACTOR if not _UNSPACED.match(word)])})(?![\w\u0900-\u0963\u0966-\u0dff'’])\.?)"
)
_MARKS = r".,'’\u066b\u066c،，．٬"
_DIGITS = rf"\d+(?:[{_MARKS}]\d+|[ \u00a0\u2009\u202f]\d{{3}}(?!\d))*"
_TERM = late(rf"(?P<digits>{_DIGITS})(?P<units>(?:\s?{_UNIT})*)", re.IGNORECASE)
_PLAIN_TERM = rf"{_DIGITS}(?:\s?{_UNIT})*"
_ABOUT = r"[~≈±]|over|more than|about|around|nearly|almost|approx\.?|at least|lebih dari|lebih|hơn|khoảng|plus de|más de|mais de|oltre|über|rund|mehr als|более|около|понад|ponad|около|أكثر من|بیش از|تقریباً|تقریبا|करीब|लगभग|से अधिक|প্রায়|প্রায়|کم از کم|تقریباً|約|约|超过|กว่า|약"
_EXPRESSION = late(
    rf"(?P<about>(?:{_ABOUT})\s*)?(?<![A-Za-zÀ-ɏ\d_.,/%$€£₹#+-])(?<!\d:)(?P<terms>{_PLAIN_TERM}(?:\s?{_PLAIN_TERM}){{0,3}})"
    r"(?P<more>\s?(?:\+|plus\b|多|余|餘|여))?(?![\d%°‰/:])",
    re.IGNORECASE,
)
_LONGEST = 200
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number as far as the text tells it."""

    value: int
    rounded: bool
    """True for "1.2K" and "500+": the true number is known only that closely."""


def ascii_digits(text: str) -> str:
    """The text with every decimal digit of Unicode as an ASCII one.

    >>> ascii_digits("२८ অক্টোবর ২০২৫, ۱۰:۱۵")
    '28 অক্টোবর 2025, 10:15'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def normalise_number(text: str | None, *, field: str = "number") -> Number | None:
    """The whole number that a text is; ``None`` for ``None`` or empty.

    Groups may be of three, or of two as in South Asia; a mark before exactly three digits groups, any other
    one separates decimals, which only a unit behind them makes whole. Raises ``UnreadableField`` for a text
    without a number, with several, with a fraction, or with words that are neither a unit nor "about".

    >>> normalise_number("12,34,567")
    Number(value=1234567, rounded=False)
    >>> normalise_number("1.5 crore")
    Number(value=15000000, rounded=True)
    """
    if text is None or normalise_text(text) is None:
        return None
    number, rest = split_number(text, field=field)
    if any(map(str.isalnum, rest)):
        raise UnreadableField(field, text, "there are words beside the number")
    return number


def split_number(text: str, *, field: str) -> tuple[Number, str]:
    """The one number of a text, and the text around it with a blank in the number's place."""
    if len(text) > _LONGEST:
        raise UnreadableField(field, text, "it is too long for a number")
    plain = ascii_digits(unicodedata.normalize("NFC", text))
    found = list(_EXPRESSION.finditer(plain))
    rest = _EXPRESSION.sub(" ", plain)
    if len(found) != 1 or any(map(str.isdecimal, rest)):
        raise UnreadableField(field, text, "it holds several numbers" if found else "it holds no number")
    try:
        value, has_unit = _sum(found[0]["terms"])
    except ValueError as fault:
        raise UnreadableField(field, text, str(fault)) from fault
    return Number(value, rounded=has_unit or bool(found[0]["about"] or found[0]["more"])), rest


def _sum(terms: str) -> tuple[int, bool]:
    """What "1億2000万" or "2 lakh 30 thousand" adds up to, and whether its last part is given in a unit."""
    total, factors = 0, []
    for term in _TERM.finditer(terms):
        units = re.findall(_UNIT, term["units"], re.IGNORECASE)
        factor = 1
        for unit in units:
            if unit.lower() == "mil.":
                raise ValueError("mil. is a thousand in some languages, and a million in others")
            factor *= _FACTOR[unit.rstrip(".").lower()]
        total += _value(term["digits"], factor, has_point=not units or _has_point(units[0]))
        factors.append(factor)
    if any(former <= latter for former, latter in pairwise(factors)):
        raise ValueError("it holds several numbers")
    return total, factors[-1] > 1


def _has_point(unit: str) -> bool:
    word = unit.rstrip(".").lower()
    return word in _POINT_BEFORE_DECIMALS or not re.match(r"[A-Za-zÀ-ỹͰ-ӿ]", word)


def _value(digits: str, factor: int, *, has_point: bool) -> int:
    """The digits before and behind the decimal mark, times the factor."""
    text = re.sub(r"[ \u00a0\u2009\u202f’]", "'", digits).translate(str.maketrans("،，．٬\u066c", ",,.''"))
    whole, decimals = _halves(text, has_unit=factor > 1, point=has_point)
    groups = re.split(r"[.,']", whole)
    if not _are_groups(groups):
        raise ValueError("its groups of digits are of no known kind")
    joined = "".join(groups)
    if len(joined) > _MOST_DIGITS:
        raise ValueError("the number is beyond all measure")
    if decimals.strip("0") and factor == 1:
        raise ValueError("it has a fraction")
    decimals = decimals[:_MOST_DIGITS]
    return int(joined) * factor + (int(decimals) * factor // 10 ** len(decimals) if decimals else 0)


def _halves(text: str, *, has_unit: bool, point: bool) -> tuple[str, str]:
    if "\u066b" in text:
        whole, _, decimals = text.partition("\u066b")
        return whole, decimals if decimals.isdecimal() else "x"
    marks = [one for one in text if not one.isdecimal()]
    if not marks or marks[-1] == "'":
        return text, ""
    head, _, tail = text.rpartition(marks[-1])
    if len(set(marks)) > 1:
        return (head, tail) if marks.count(marks[-1]) == 1 else (text, "")
    if len(marks) > 1:
        return text, ""
    is_group = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
    if is_group and has_unit and marks[-1] == ("." if point else ","):
        is_group = False
    return (text, "") if is_group else (head, tail)


def _are_groups(groups: list[str]) -> bool:
    """Whether digits are grouped by three, or, as in South Asia, by two before the last three."""
    if len(groups) == 1:
        return True
    first, *middle, last = map(len, groups)
    by_three = 1 <= first <= 3 and last == 3 and all(size == 3 for size in middle)
    by_two = 1 <= first <= 2 and last == 3 and all(size == 2 for size in middle)
    return by_three or by_two
