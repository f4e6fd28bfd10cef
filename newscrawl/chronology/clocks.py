"""Times of day: "10:15 PM", "22.15 Uhr", "22h15", "রাত ১০টা ১৫ মিনিট", "오후 3시 15분", "下午3点"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from archive.article import Precision
from newscrawl.chronology.lexicon import Kind, Token

GAP = Token(" ")
"""Stands where a time of day stood: it parts nothing."""
_WINDOWS = {"am": (0, 12), "pm": (12, 24), "dawn": (0, 9), "morning": (3, 12), "noon": (11, 16), "afternoon": (12, 19),
            "evening": (15, 24), "night": (18, 30)}  # fmt: skip
"""Part of the day to the hours that fall into it, on a clock that goes on after midnight."""
_LATIN_HALVES = {"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "a. m.", "p. m.", "a. m", "p. m"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, and where among the tokens it stands."""

    time: time
    precision: Precision
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of a time of day as printed."""

    hour: int
    minute: int
    second: int | None
    end: int
    needs_half: bool = False


def take_clock(tokens: Sequence[Token]) -> tuple[Clock | None, list[Token]]:
    """The time of day among tokens, and the tokens with a gap in its place.

    Two that differ, or one whose half of the day is not told, give none: the day remains.
    """
    rest = list(tokens)
    clocks: list[Clock | None] = []
    at = 0
    while at < len(rest):
        figures = _figures(rest, at)
        if figures is None:
            at += 1
            continue
        start, end, half = _half(rest, at, figures.end)
        if figures.needs_half and half is None and figures.hour <= 12:
            clocks.append(None)
        else:
            clocks.append(_clock(figures, half, start, end))
        rest[start:end] = [GAP] * (end - start)
        at = end
    same = clocks and all(one is not None and one.time == (clocks[0] and clocks[0].time) for one in clocks)
    return (clocks[0] if same else None), rest


def _clock(figures: _Figures, half: str | None, start: int, end: int) -> Clock | None:
    hour = figures.hour
    if half is not None and (hour <= 12 or half not in {"am", "pm"}):
        first, last = _WINDOWS[half]
        fitting = [one for one in (hour % 12, hour % 12 + 12, hour % 12 + 24) if first <= one < last]
        if len(fitting) != 1 or (hour > 12 and fitting[0] % 24 != hour) or (hour == 0 and half == "pm"):
            return None
        hour = fitting[0] % 24
    elif half == "am":
        return None
    if hour > 23 or figures.minute > 59 or (figures.second or 0) > 59:
        return None
    precision = Precision.MINUTE if figures.second is None else Precision.SECOND
    return Clock(time(hour, figures.minute, figures.second or 0), precision, start, end)


def _figures(tokens: Sequence[Token], at: int) -> _Figures | None:
    if not tokens[at].has_digits(1, 2, 4):
        return None
    return _with_signs(tokens, at) or _with_words(tokens, at) or _with_half_alone(tokens, at)


def _with_signs(tokens: Sequence[Token], at: int) -> _Figures | None:
    """10:15, 10:15:09.123, 22.15 (no part of a longer row of figures)."""
    hour, sign, minute = tokens[at], _text(tokens, at + 1), _token(tokens, at + 2)
    if sign not in {":", "."} or not hour.has_digits(1, 2) or minute is None or not minute.has_digits(2):
        return None
    if sign == "." and (not minute.close or not tokens[at + 1].close or _is_dotted_day(tokens, at)):
        return None
    if at and tokens[at - 1].text in {":", "."} and tokens[at].close and _is_number(tokens, at - 2):
        return None
    if hour.number is None or minute.number is None or hour.number > 24 or minute.number > 59:
        return None
    end, second = at + 3, None
    following = _token(tokens, at + 4)
    if _text(tokens, end) in {":", "."} and following and following.number is not None and following.close:
        if not following.has_digits(2):
            return None
        second, end = following.number, at + 5
    if second is not None and _text(tokens, end) == "." and _is_number(tokens, end + 1) and tokens[end + 1].close:
        end += 2
    return _Figures(hour.number, minute.number, second, end)


def _is_dotted_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether 19.11 is a day, as it is beside a time of day of its own: "19.11. 18:25", "19.11. 18.25"."""
    if any(
        _text(tokens, one) == ":" and _is_number(tokens, one - 1) and _is_number(tokens, one + 1)
        for one in range(len(tokens))
    ):
        return True
    following = tokens[at + 4 :] if _text(tokens, at + 3) == "." and tokens[at + 3].close else []
    return any(
        one.text == "." and one.close and _is_number(following, place - 1) and _is_number(following, place + 1)
        for place, one in enumerate(following)
    )


def _with_words(tokens: Sequence[Token], at: int) -> _Figures | None:
    """22h15, 10 Uhr, 15시 10분, ১০টা ১৫ মিনিট, 1015 hrs."""
    hour = tokens[at]
    mark = _clock_word(tokens, at + 1, "hour")
    if mark is None or hour.number is None:
        return None
    if hour.has_digits(4):
        is_military = tokens[at + 1].text in {"hrs", "hs", "h", "uhr"} and hour.number < 2400
        return _Figures(hour.number // 100, hour.number % 100, None, at + 2) if is_military else None
    end, minute, second = at + 2, 0, None
    following = _token(tokens, end)
    if following is not None and following.has_digits(1, 2) and _belongs(tokens, end):
        minute, end = following.number or 0, end + 1
        if _clock_word(tokens, end, "minute"):
            end += 1
            if _is_number(tokens, end) and _clock_word(tokens, end + 1, "second"):
                second, end = tokens[end].number, end + 2
    if hour.number > 24:
        return None
    return _Figures(hour.number, minute, second, end, needs_half=mark == 12)


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number behind the hour is its minute: "22h15", "3시 15분"; not the day in "22h 28/10"."""
    if tokens[at].close or _clock_word(tokens, at + 1, "minute") is not None:
        return True
    following = _token(tokens, at + 1)
    return tokens[at].has_digits(2) and (following is None or following.text in {")", "|", ","})


def _with_half_alone(tokens: Sequence[Token], at: int) -> _Figures | None:
    """10 am, 10pm."""
    half, hour = _token(tokens, at + 1), tokens[at].number
    if half is None or hour is None or not 0 < hour <= 12 or not tokens[at].has_digits(1, 2):
        return None
    meaning = half.means(Kind.HALF)
    if meaning is None or meaning.name not in {"am", "pm"} or (half.text.isascii() and half.text not in _LATIN_HALVES):
        return None
    if at and tokens[at - 1].text in {".", ":"} and tokens[at].close:
        return None
    return _Figures(hour, 0, None, at + 1, needs_half=True)


def _half(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int, str | None]:
    """Where a time of day begins and ends with the words beside it, and the half of the day that they tell."""
    after = end
    while after < len(tokens) and after - end < 3 and _is_beside(tokens[after]):
        after += 1
    if after < len(tokens) and (meaning := tokens[after].means(Kind.HALF)) and not _is_dated(tokens, after):
        return start, after + 1, meaning.name
    before = start - 1
    while before >= 0 and start - before < 4 and _is_beside(tokens[before]):
        before -= 1
    if before >= 0 and not tokens[before].has(Kind.WEEKDAY) and not _is_era(tokens, before):
        meaning = tokens[before].means(Kind.HALF)
        if meaning and not (tokens[before].text.isascii() and tokens[before].text not in _LATIN_HALVES):
            return before, end, meaning.name
    return start, end, None


def _is_beside(token: Token) -> bool:
    """Whether a word or sign may stand between a time of day and its half: "10:15 बजे रात", "(10:15) pm"."""
    if token.has(Kind.HALF):
        return False
    return token.has(Kind.FILLER) or token.has(Kind.CLOCK) or token.text in {"(", ")", ","}


def _is_dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a half of the day is followed by a weekday's or month's figures: German "am 28. Oktober"."""
    return tokens[at].text == "am" and _is_number(tokens, at + 1) and _text(tokens, at + 2) == "."


def _is_era(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].has(Kind.ERA) and at > 0 and tokens[at - 1].has_digits(4)


def _clock_word(tokens: Sequence[Token], at: int, name: str) -> int | None:
    token = _token(tokens, at)
    found = [one for one in token.meanings if one.kind is Kind.CLOCK and one.name == name] if token else []
    return found[0].number if found else None


def _token(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].number is not None
