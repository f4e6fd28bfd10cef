"""Numbers as people print them: any digits of Unicode, any grouping, and words for thousands and lakhs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from newscrawl.errors import UnreadableField

_UNITS = {
    1_000: "k thousand हजार हज़ार হাজার ہزار هزار ألف الف พัน ribu rb nghìn ngàn mil tys тыс 千 천",
    10_000: "万 萬 만 หมื่น",
    100_000: "lakh lakhs lac lacs लाख লাখ লক্ষ لاکھ แสน",
    1_000_000: "m mn million millions juta jt mio tr triệu مليون میلیون ملین ล้าน млн",
    10_000_000: "crore crores cr करोड़ करोड कोटी কোটি کروڑ",
    100_000_000: "億 亿 억",
    1_000_000_000: "b bn billion billions miliar milyar tỷ مليار میلیارد अरब আরব млрд",
}
"""Factor to its words; a word of South Asia counts in lakh and crore."""
_FACTOR = {word: factor for factor, words in _UNITS.items() for word in words.split()}
_NUMBER = re.compile(
    rf"(?P<digits>\d(?:[\d.,'’ \u00a0\u202f\u066b\u066c]*\d)?)\s?(?P<unit>{'|'.join(sorted(map(re.escape, _FACTOR), key=len, reverse=True))})?"
    r"(?![^\W\d_])(?P<more>\+)?",
    re.IGNORECASE,
)


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
    """The number in a text that holds one and nothing else of weight; ``None`` for ``None`` or empty.

    A comma or point before exactly three digits groups, any other separates decimals. Raises
    ``UnreadableField`` for a text without a number, or with several.

    >>> normalise_number("12,34,567")
    Number(value=1234567, rounded=False)
    >>> normalise_number("1.5 crore")
    Number(value=15000000, rounded=True)
    """
    if not text or not text.strip():
        return None
    found = list(_NUMBER.finditer(ascii_digits(text)))
    if len(found) != 1:
        raise UnreadableField(field, text, "it holds no number" if not found else "it holds several numbers")
    factor = _FACTOR[found[0]["unit"].lower()] if found[0]["unit"] else 1
    whole, decimals = _parts(found[0]["digits"], has_unit=factor > 1)
    if len(whole) > 18:
        raise UnreadableField(field, text, "the number is beyond all measure")
    value = int(whole) * factor + (int(decimals) * factor // 10 ** len(decimals) if decimals else 0)
    return Number(value, rounded=factor > 1 or bool(found[0]["more"]))


def _parts(digits: str, *, has_unit: bool) -> tuple[str, str]:
    """The digits before and behind the decimal sign."""
    bare = re.sub(r"['’ \u00a0\u202f\u066c]", "", digits).replace("\u066b", ".")
    marks = [one for one in bare if one in ".,"]
    if not marks:
        return bare, ""
    head, _, tail = bare.rpartition(marks[-1])
    groups = len(tail) == 3 and not (has_unit and len(marks) == 1 and len(head) > 3)
    if (len(set(marks)) == 2 and len(tail) != 3) or not groups:
        return re.sub(r"[.,]", "", head), tail
    return re.sub(r"[.,]", "", bare), ""
