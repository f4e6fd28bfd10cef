"""Times told from the fetch: "2 hours ago", "yesterday at 10:15", "Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from archive.article import Precision
from newscrawl.chronology import date_words
from newscrawl.chronology.lexicon import Kind, Token, fold
from newscrawl.chronology.reckonings import Context, Day

_ORDER = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
_LONE = {"m", "h", "d", "sec", "secs", "min", "mins", "hr", "hrs"}
"""Units that stand behind a number without "ago", as timelines print them: "15 min", "2h"."""
_LONGEST_FEW = timedelta(hours=8)
"""Nobody calls more than that "a few hours"."""


@dataclass(frozen=True, slots=True)
class Ago:
    """A time counted back from the fetch, in the site's zone, no more exact than its unit."""

    at: datetime
    precision: Precision
    approximate: bool = False


def read_ago(tokens: Sequence[Token], context: Context) -> Ago | None:
    """The time that "2 hours ago" tells; ``None`` for a text of another kind. Raises ``UnreadableField``."""
    if any(token.has(Kind.JUST_NOW) for token in tokens) and not any(token.number is not None for token in tokens):
        return _back(context.now, "hours") if _is_all_known(tokens) else None
    numbers = [token for token in tokens if token.number is not None]
    units = [token for token in tokens if token.has(Kind.UNIT)]
    if len(units) > 1:
        units = [token for token in units if not token.has(Kind.COUNT)]
    if not units or not _is_told_back(tokens, numbers, units):
        return None
    if any(token.has(Kind.A_FEW) for token in tokens):
        return _a_few(units, context)
    counted = _counts(tokens, numbers, units)
    if counted is None:
        return None
    return _counted_back(counted, context)


def _is_told_back(tokens: Sequence[Token], numbers: Sequence[Token], units: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_unknown]
    if any(word.small or not word.text.isascii() for word in words) or len(words) > 4:
        return False
    if any(token.has(Kind.AGO) for token in tokens):
        return True
    text = [token for token in tokens if not token.has(Kind.LABEL)]
    return (
        len(text) == 2
        and len(numbers) == 1 == len(units)
        and units[0].text in _LONE
        and (len(units[0].text) > 1 or units[0].close)
    )


def _counts(tokens: Sequence[Token], numbers: Sequence[Token], units: Sequence[Token]) -> list[tuple[int, str]] | None:
    """Counts and units; ``None`` where they do not match."""
    if not numbers:
        return _uncounted(tokens, units)
    if len(numbers) != len(units) or len(numbers) > 2:
        return None
    pairs = []
    for number, unit in zip(numbers, units, strict=True):
        names = {one.name for one in unit.meanings if one.kind is Kind.UNIT and not one.number}
        if len(names) != 1 or number.number is None or len(number.text) > 3:
            return None
        pairs.append((number.number, names.pop()))
    return pairs


def _uncounted(tokens: Sequence[Token], units: Sequence[Token]) -> list[tuple[int, str]] | None:
    """One unit without a figure: "an hour ago", "منذ ساعتين", "час назад"."""
    if len(units) != 1:
        return None
    for one in units[0].meanings:
        if one.kind is Kind.UNIT and one.number:
            return [(one.number, one.name)]
    names = {one.name for one in units[0].meanings if one.kind is Kind.UNIT}
    counts = {
        one.number for token in tokens if token is not units[0] for one in token.meanings if one.kind is Kind.COUNT
    }
    counts = counts or ({1} if units[0].text in _singulars() else set())
    return [(counts.pop(), names.pop())] if len(counts) == len(names) == 1 else None


def _counted_back(counted: Sequence[tuple[int, str]], context: Context) -> Ago:
    names = [name for _, name in counted]
    if {"months", "years"} & set(names):
        raise context.fault("months ago tell no day")
    at = context.now - sum((timedelta(**{name: count}) for count, name in counted), timedelta())
    return _back(at, min(names, key=_ORDER.index))


def _back(at: datetime, unit: str) -> Ago:
    if unit in {"seconds", "minutes"}:
        return Ago(at.replace(second=0, microsecond=0), Precision.MINUTE)
    if unit == "hours":
        return Ago(at.replace(minute=0, second=0, microsecond=0), Precision.HOUR)
    return Ago(at.replace(hour=0, minute=0, second=0, microsecond=0), Precision.DAY, approximate=unit == "weeks")


def _a_few(units: Sequence[Token], context: Context) -> Ago:
    """The day that "a few hours ago" tells: today the day, if even the longest of a few hours do not reach back to the day before."""
    unit = units[0].means(Kind.UNIT)
    short = unit is not None and unit.name in {"seconds", "minutes", "hours"}
    earliest = context.now - _LONGEST_FEW
    if not short or earliest.date() != context.today:
        raise context.fault("how long ago is not told")
    return _back(context.now, "days")


def read_day_word(tokens: Sequence[Token], context: Context, *, has_clock: bool) -> Day | None:
    """The day of "yesterday" or of a lone weekday; ``None`` for a text of another kind. Raises ``UnreadableField``."""
    words = [token for token in tokens if token.has(Kind.DAY_WORD)]
    weekdays = [token for token in tokens if token.has(Kind.WEEKDAY)]
    if any(token.is_unknown or token.number is not None for token in tokens) or not (words or weekdays):
        return None
    if words:
        return _from_word(words, context)
    return _last_weekday(weekdays, context, has_clock=has_clock)


def _from_word(words: Sequence[Token], context: Context) -> Day | None:
    meanings = {one.number for token in words for one in token.meanings if one.kind is Kind.DAY_WORD}
    languages = date_words.NAMES_TOO.get(words[0].text)
    if languages is not None and not context.is_of("", languages):
        return None
    if len(meanings) != 1:
        raise context.fault("it tells two days")
    return Day(context.today + timedelta(days=meanings.pop()), whole=False)


def _last_weekday(weekdays: Sequence[Token], context: Context, *, has_clock: bool) -> Day | None:
    meaning = weekdays[0].means(Kind.WEEKDAY)
    if len(weekdays) != 1 or meaning is None or weekdays[0].has(Kind.MONTH):
        return None
    if not has_clock and (meaning.short or not _is_of_the_site(weekdays[0], context)):
        return None
    days = (context.today.weekday() - meaning.number) % 7
    if days == 0:
        raise context.fault("it may be today or a week ago")
    return Day(context.today - timedelta(days=days), whole=False)


def _is_of_the_site(token: Token, context: Context) -> bool:
    """Whether a lone weekday is of a language of the site: Domingo is a name, too."""
    languages = " ".join({one.language for one in token.meanings if one.kind is Kind.WEEKDAY})
    if token.text in date_words.NAMES_TOO:
        return context.is_of("", languages)
    return not context.site.languages or context.is_of("", languages) or "en" in languages.split()


def _is_all_known(tokens: Sequence[Token]) -> bool:
    return not any(token.is_unknown for token in tokens)


@cache
def _singulars() -> frozenset[str]:
    return frozenset(fold(word) for word in date_words.SINGULARS.split())


def start_of(day: date) -> datetime:
    """Midnight of a day, as wall time."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - wall time
