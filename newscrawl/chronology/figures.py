"""Days in figures alone: 28/10/2025, 2025-10-28, 28.10.25, 1404/08/06, 114/10/28."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import product

from newscrawl.chronology import calendars
from newscrawl.chronology.calendars import Reckoning
from newscrawl.chronology.clocks import GAP
from newscrawl.chronology.lexicon import Kind, Token
from newscrawl.chronology.reckonings import Context, Day, converted, numeric_reckonings, short_years
from newscrawl.errors import UnreadableField

_MONTH_FIRST = "US PH FM PW MH PR GU AS VI MP UM"
"""Countries whose papers print 10/28/2025 (CLDR short date formats)."""
_MIXED = "CA BZ PA KY"
"""Countries where both orders are in use: none is taken for granted."""
_YEAR_FIRST = "CN JP KR TW HU LT MN KP"
_YEAR_FIRST_LANGUAGES = {"zh", "ja", "ko", "hu", "lt", "mn"}


def take_figures(tokens: Sequence[Token], context: Context) -> tuple[list[Day], list[UnreadableField], list[Token]]:
    """All days in figures among tokens, the faults of those that cannot be read, and the tokens without them."""
    rest, days, faults = list(tokens), [], []
    has_month = any(token.has(Kind.MONTH) for token in tokens)  # beside which 10.15.09 is a time of day
    at = 0
    while at < len(rest):
        size = _row(rest, at)
        if not size or (has_month and not _has_long_year(rest[at : at + size])):
            at += 1
            continue
        sign = "." if "." in {token.text for token in rest[at : at + size]} else rest[at + 1].text
        numbers = [token for token in rest[at : at + size] if token.number is not None]
        try:
            days.append(_day(numbers, sign, context))
        except UnreadableField as fault:
            faults.append(fault)
        rest[at : at + size] = [GAP] * size
        at += size
    return days, faults, rest


def _row(tokens: Sequence[Token], at: int) -> int:
    """How many tokens a date in figures has that begins here; 0 for none. A longer row of figures is no date."""
    row = tokens[at : at + 5]
    if len(row) < 5 or any(one.number is None for one in row[::2]) or row[1].text not in {"/", ".", "-", "|"}:
        return 0
    if row[1].text != row[3].text or not _has_date_sizes(row):
        return 0
    if row[1].text == "|" and not row[4].has_digits(4):
        return 0  # bars part other things as well
    if at > 1 and tokens[at - 2].number is not None and _is_glued(tokens, at):
        return 0
    following = tokens[at + 5 : at + 7]
    if not row[4].has_digits(4) and [one.text for one in following[:1]] == [":"]:
        return 0  # 28.10. 10:15
    if len(following) == 2 and following[0].text == row[1].text and following[1].number is not None:
        if following[1].close and following[0].close:
            return 0
        if following[1].has_digits(4):
            return 0
    return 5


def _has_long_year(row: Sequence[Token]) -> bool:
    return any(token.has_digits(4) for token in row)


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number hangs on a sign before it, without space."""
    return tokens[at].close and tokens[at - 1].close and tokens[at - 1].text in {"/", ".", "-", ":", "+"}


def _has_date_sizes(row: Sequence[Token]) -> bool:
    first, second, third = row[0], row[2], row[4]
    if not second.has_digits(1, 2):
        return False
    if first.has_digits(4, 3):
        return third.has_digits(1, 2)
    return first.has_digits(1, 2) and third.has_digits(2, 4)


def _day(numbers: Sequence[Token], sign: str, context: Context) -> Day:
    first, second, third = numbers
    if first.has_digits(3):
        if not context.is_of("TW"):
            raise context.fault("a year of three figures is read on sites of Taiwan alone")
        return converted(calendars.MINGUO, _value(first), _value(second), _value(third), context)
    if first.has_digits(4):
        readings = [(reckoning, _value(first), _value(second), _value(third)) for reckoning in _of(first, context)]
        return _only(readings, context, whole=True)
    orders = _orders(sign, context, has_long_year=third.has_digits(4))
    found = _try(numbers, orders, context)
    if found is None and orders != ["DMY", "MDY"]:
        found = _try(numbers, ["DMY", "MDY"], context)
    if found is None:
        raise context.fault("there is no such day")
    return found


def _try(numbers: Sequence[Token], orders: Sequence[str], context: Context) -> Day | None:
    """The one day that these orders allow; ``None`` for none. Raises ``UnreadableField`` for several."""
    readings = []
    for order in orders:
        year, month, day = (numbers[order.index(part)] for part in "YMD")
        if not year.has_digits(2, 4) or not day.has_digits(1, 2):
            continue
        readings += [(reckoning, one, _value(month), _value(day)) for reckoning, one in _years(year, context)]
    try:
        return _only(readings, context, whole=not numbers[2].has_digits(2))
    except _NoneFits:
        return None


class _NoneFits(UnreadableField):
    """No reading gives a day that there is."""


def _years(year: Token, context: Context) -> list[tuple[Reckoning, int]]:
    if year.has_digits(4):
        return [(reckoning, _value(year)) for reckoning in _of(year, context)]
    pairs = product(
        (calendars.GREGORIAN, calendars.THAI_BUDDHIST), short_years(_value(year), thai=context.is_of("TH", "th"))
    )
    return [(reckoning, one) for reckoning, one in pairs if (one > 2400) == (reckoning is calendars.THAI_BUDDHIST)]


def _of(year: Token, context: Context) -> list[Reckoning]:
    found = numeric_reckonings(_value(year), context)
    if not found:
        raise context.fault("the Buddhist era of that country begins in another month")
    if any("\u1200" <= one <= "\u137f" for one in context.raw):
        raise context.fault("the figures may be of the Ethiopian or the Gregorian calendar")
    return found


def _only(readings: Sequence[tuple[Reckoning, int, int, int]], context: Context, *, whole: bool) -> Day:
    """The one day among readings, those first on which news may be published. Raises ``UnreadableField``."""
    days: dict[object, Day] = {}
    for reckoning, year, month, day in readings:
        try:
            found = converted(reckoning, year, month, day, context, whole=whole)
        except UnreadableField:
            continue
        days.setdefault(found.day, found)
    plausible = [one for one in days.values() if context.is_plausible(one.day)] or list(days.values())
    if len(plausible) > 1 and context.weekday is not None:
        plausible = [one for one in plausible if one.day.weekday() == context.weekday] or plausible
    if len(plausible) > 1:
        alike = {(one.day.year, one.day.month, one.day.day) for one in plausible}
        reason = "day and month could be either: the site's country is not known" if len(alike) > 1 else "it is unclear"
        raise context.fault(reason)
    if not plausible:
        raise _NoneFits(context.field, context.raw, "there is no such day")
    return plausible[0]


def _orders(sign: str, context: Context, *, has_long_year: bool) -> list[str]:
    """The orders in which the site may print figures. Dotted dates begin with the day, or (Far East, Hungary) the year."""
    if context.is_of(_MONTH_FIRST):
        return ["MDY"]
    if context.is_of(_MIXED):
        return ["DMY", "MDY", "YMD"]
    if context.is_of(_YEAR_FIRST):
        return ["DMY", "MDY"] if has_long_year else ["YMD"]
    languages = {language.split("-")[0].lower() for language in context.site.languages} - {"en"}
    if context.site.country is not None:
        return ["DMY"]
    if languages and not languages & _YEAR_FIRST_LANGUAGES:
        return ["MDY"] if languages <= {"fil", "tl"} else ["DMY"]
    if sign == "." and not languages:
        return ["DMY"] if has_long_year else ["DMY", "YMD"]
    return ["DMY", "MDY"] if has_long_year else ["YMD"] if languages else ["DMY", "MDY", "YMD"]


def day_and_month(tokens: Sequence[Token], context: Context) -> Day | None:
    """The day of "28/10" beside a time of day: the latest such day up to tomorrow; ``None`` for any other text.

    Raises ``UnreadableField`` where day and month could be either.
    """
    numbers = [token for token in tokens if token.number is not None]
    at = tokens.index(numbers[0]) if len(numbers) == 2 else len(tokens)
    row = tokens[at : at + 3]
    if len(row) < 3 or row[1].text not in {"/", "-", "."} or row[2] is not numbers[1]:
        return None
    if not all(one.has_digits(1, 2) for one in numbers) or any(token.is_unknown for token in tokens):
        return None
    first, second = map(_value, numbers)
    orders = _orders(row[1].text, context, has_long_year=False)
    pairs = {(first, second) if order.index("D") < order.index("M") else (second, first) for order in orders}
    days = {found for day, month in pairs if (found := _latest(month, day, context)) is not None}
    if len(days) > 1:
        raise context.fault("day and month could be either: the site's country is not known")
    return Day(days.pop(), whole=False) if days else None


def _latest(month: int, day: int, context: Context) -> date | None:
    """The latest day of that name up to tomorrow."""
    for year in (context.today.year + 1, context.today.year, context.today.year - 1):
        with suppress(ValueError):
            if ((found := date(year, month, day)) - context.today).days <= 1:
                return found
    return None


def _value(token: Token) -> int:
    assert token.number is not None
    return token.number
