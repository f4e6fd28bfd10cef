"""Numerals of dates that are no decimal digits: Ethiopic ones, and Chinese ones before 年, 月 and 日."""

from __future__ import annotations

import unicodedata

from newscrawl.words.late import late

_ETHIOPIC = late("[\u1369-\u137c]+")
_HAN_DIGITS = {
    one: number
    for number, ones in enumerate(("〇零○", "一元壹", "二", "三", "四", "五", "六", "七", "八", "九"))
    for one in ones
}
_HAN = late(r"(?<!\d)[〇零○元一二三四五六七八九十百千廿卅]+(?=\s?(?:[年月日號号時时點点]|分(?!钟|鐘)))")
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
_LONE_WEEKDAY = late(r"[（(【]\s?(?:[月火水木金土日一二三四五六]|월|화|수|목|금|토|일)\s?[)）】]")
"""A weekday in brackets, told by one sign that means month or a number elsewhere."""


def plain_digits(text: str) -> str:
    """The text with all numerals of dates as ASCII digits.

    >>> plain_digits("二〇二五年十月二十八日"), plain_digits("ጥቅምት ፲፰ ቀን ፳፻፲፰")
    ('2025年10月28日', 'ጥቅምት 18 ቀን 2018')
    """
    if text.isascii():
        return text
    plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    plain = _LONE_WEEKDAY.sub(" ", plain)
    plain = _HAN.sub(lambda found: str(_han(found[0])), plain)
    return _ETHIOPIC.sub(lambda found: str(_ethiopic(found[0])), plain)


def _han(numeral: str) -> int:
    """二〇二五 digit by digit, 一百一十四 by tens and hundreds."""
    spelled = numeral.replace("廿", "二十").replace("卅", "三十")[:12]
    if not set(spelled) & _HAN_POWERS.keys():
        return int("".join(str(_HAN_DIGITS[one]) for one in spelled))
    total, current = 0, 0
    for one in spelled:
        if one in _HAN_POWERS:
            total += (current or 1) * _HAN_POWERS[one]
            current = 0
        else:
            current = _HAN_DIGITS[one]
    return total + current


def _ethiopic(numeral: str) -> int:
    """Ones, tens, and hundreds that multiply what stands before them (Unicode chart U+1369 to U+137C)."""
    total, current = 0, 0
    for one in numeral[:12]:
        value = ord(one) - 0x1369
        if value < 9:
            current += value + 1
        elif value < 18:
            current += (value - 8) * 10
        else:
            total = (total + (current or 1)) * (100 if value == 18 else 10_000)
            current = 0
    return total + current
