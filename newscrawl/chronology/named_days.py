"""Days whose month is told in words or by a mark: "28 Oct 2025", "2025年10月28日", "२०८२ कार्तिक ११", "ngày 28 tháng 10"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newscrawl.chronology import calendars
from newscrawl.chronology.lexicon import Kind, Meaning, Token
from newscrawl.chronology.reckonings import Context, Day, day_of, reckoning_of, short_years
from newscrawl.errors import UnreadableField

_BARS = {"|", "•", "·", "»", ";", "¦", "║", "●", "►", "▪"}
_RANGE = {"-", "&", "/", ",", "~", "+"}
_YEARS = {"minguo": 1911, "reiwa": 2018, "heisei": 1988, "showa": 1925}


def named_days(tokens: Sequence[Token], context: Context) -> tuple[list[Day], list[UnreadableField]]:
    """All days of named months among tokens, and the faults of months of other calendars.

    Raises ``UnreadableField`` for a Gregorian month whose day cannot be read.
    """
    marked = _marked(tokens)
    days: list[Day] = []
    faults: list[UnreadableField] = []
    for at in _months(marked):
        meaning = marked[at].means(Kind.MONTH)
        try:
            if meaning is None:
                raise context.fault("the month's name means two months: the language is not known")
            if at > 2 and marked[at - 1].text == "," and marked[at - 2].number and marked[at - 3].is_unknown:
                raise context.fault("the number before the month may be of something else")  # Issue 10, Oct 2025
            if found := _day(marked, at, meaning, context):
                days.append(found)
        except UnreadableField as fault:
            if meaning is not None and meaning.name == "gregorian":
                raise  # no date beside it in another calendar tells more
            faults.append(fault)
    return days, faults


def _months(tokens: Sequence[Token]) -> list[int]:
    """Where months stand. A word that is a weekday elsewhere ("mar, 28 oct") is one where a plain month stands too."""
    found = [at for at, token in enumerate(tokens) if token.has(Kind.MONTH)]
    plain = [at for at in found if not tokens[at].has(Kind.WEEKDAY) and not tokens[at].has(Kind.AGO)]
    return plain or found


def _marked(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with numbers that a mark calls a month or a year read as such: "10月", "tháng 10", "2025年"."""
    marked = list(tokens)
    for at, token in enumerate(tokens):
        before = _mark(tokens, at - 1, Kind.MARK_BEFORE)
        after = _mark(tokens, at + 1, Kind.MARK_AFTER) or _suffixed_mark(tokens, at)
        if token.number is None:
            continue
        if "month" in after or ("month" in before and not after & {"month", "year"}):
            if 1 <= token.number <= 12:
                marked[at] = Token(
                    token.text, meanings=(Meaning(Kind.MONTH, "gregorian", token.number),), close=token.close
                )
        elif "year" in after and token.has_digits(2) and _is_eastern(tokens[at + 1]) and not _era_before(tokens, at):
            marked[at] = replace(token, text=str(2000 + token.number), number=2000 + token.number)
        elif era := _era_before(tokens, at):
            marked[at] = _era_year(token, era)
        elif "year" in after and token.has_digits(3) and _is_eastern(tokens[at + 1]) and token.number < 300:
            marked[at] = _era_year(token, "minguo")
    return _without_doubles(marked)


def _without_doubles(tokens: list[Token]) -> list[Token]:
    """The tokens, with a month told in two names ("تشرين الأول / أكتوبر") told once."""
    for at, token in enumerate(tokens):
        month = token.means(Kind.MONTH)
        second = next((one for one in tokens[at + 1 : at + 3] if one.has(Kind.MONTH)), None)
        if month is None or second is None or not any(one.text in {"/", "("} for one in tokens[at + 1 : at + 2]):
            continue
        if (other := second.means(Kind.MONTH)) and (other.name, other.number) == (month.name, month.number):
            tokens[at + 2] = Token("/")
    return tokens


def _era_year(token: Token, era: str) -> Token:
    """A year of an era as a Gregorian one, with the era kept as a meaning."""
    assert token.number is not None
    if era not in _YEARS or token.number > 300:
        return token
    year = token.number + _YEARS[era]
    return Token(str(year), year, (Meaning(Kind.ERA, era),), token.close)


def _era_before(tokens: Sequence[Token], at: int) -> str:
    meaning = tokens[at - 1].means(Kind.ERA) if at else None
    return meaning.name if meaning and meaning.name in _YEARS else ""


def _mark(tokens: Sequence[Token], at: int, kind: Kind) -> set[str]:
    if not 0 <= at < len(tokens):
        return set()
    return {one.name for one in tokens[at].meanings if one.kind is kind}


def _suffixed_mark(tokens: Sequence[Token], at: int) -> set[str]:
    """The mark behind an ordinal's ending: "10-р сарын"."""
    after = at + 1
    while after < min(len(tokens), at + 3) and (tokens[after].text == "-" or tokens[after].has(Kind.FILLER)):
        after += 1
    return _mark(tokens, after, Kind.MARK_AFTER)


def _is_eastern(token: Token) -> bool:
    return token.text in {"年", "년"}


def _day(tokens: Sequence[Token], at: int, meaning: Meaning, context: Context) -> Day | None:
    """The day around a month; ``None`` where it has no day. Raises ``UnreadableField``."""
    left, left_signs = _numbers(tokens, at, -1)
    right, _ = _numbers(tokens, at, 1)
    _refuse_ranges(left, left_signs, context)
    found = _whole(left, right)
    if found is not None:
        year, day = found
        return _told(year, day, meaning, context)
    if _is_roman(tokens[at]):
        return None
    if left and right and _is_day(left[0]):
        if len(right) > 1 and _is_year(right[1]):
            raise context.fault("it holds two days")
        return _short_year(left[0], right[0], meaning, context)
    if not left and len(right) == 2 and _is_day(right[0]):
        return _short_year(right[0], right[1], meaning, context)
    numbers = [*left, *right]
    return (
        _without_year(numbers[0], tokens[at], meaning, context) if len(numbers) == 1 and _is_day(numbers[0]) else None
    )


def _whole(left: Sequence[Token], right: Sequence[Token]) -> tuple[Token, Token] | None:
    """Year and day of a date with both; ``None`` for others."""
    first_left, second_left = [*left, None, None][:2]
    first_right, second_right = [*right, None, None][:2]
    orders = [(first_right, first_left), (first_left, first_right)]
    if first_left is None or not _is_day(first_left):
        orders.append((second_right, first_right))
    if first_right is None or not (_is_day(first_right) or _is_year(first_right)):
        orders.append((second_left, first_left))
    for year, day in orders:
        if year is not None and day is not None and _is_year(year) and _is_day(day):
            return year, day
    return None


def _numbers(tokens: Sequence[Token], at: int, step: int) -> tuple[list[Token], list[str]]:
    """Up to two numbers on one side of a month, nearest first, and the signs between them."""
    numbers: list[Token] = []
    signs: list[str] = []
    place = at + step
    while 0 <= place < len(tokens) and len(numbers) < 2:
        token = tokens[place]
        if token.number is not None:
            if len(token.text) > 4 or (step > 0 and _counts_something(tokens, place)):
                break
            numbers.append(token)
        elif _parts(token):
            break
        elif numbers:
            signs.append(token.text)
        place += step
    return numbers, signs


def _counts_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is one of minutes, comments or percents, and none of a date."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.text in {"%", "+"}:
        return True
    is_counted = following.has(Kind.UNIT) or (following.is_unknown and tokens[at].number is not None)
    return (
        is_counted
        and not tokens[at].has_digits(4)
        and not following.has(Kind.MARK_AFTER)
        and not following.has(Kind.FILLER)
    )


def _parts(token: Token) -> bool:
    """Whether a token ends the date: a bar, an unknown word, another month."""
    return token.text in _BARS or token.is_unknown or (token.has(Kind.MONTH) and not token.has(Kind.WEEKDAY))


def _refuse_ranges(left: Sequence[Token], signs: Sequence[str], context: Context) -> None:
    """A range such as 28-29 Oct 2025 is no day."""
    if len(left) == 2 and _is_day(left[0]) and left[1].has_digits(1, 2) and (set(signs) & _RANGE or len(signs) == 1):
        raise context.fault("it is a range of days")


def _is_clear(month: Token, context: Context) -> bool:
    """Whether a short month is one where no year stands: English, or of the site's language, and no mere syllable."""
    languages = {one.language for one in month.meanings if one.kind is Kind.MONTH}
    is_syllable = month.text.upper() == month.text and "." not in month.text
    return not is_syllable and ("en" in languages or context.is_of("", " ".join(languages)))


def _is_roman(token: Token) -> bool:
    """Whether a month is a Roman numeral, which is read beside a whole year alone."""
    return set(token.text) <= set("ivx.")


def _is_day(token: Token) -> bool:
    return token.has_digits(1, 2) and 1 <= (token.number or 0) <= 32


def _is_year(token: Token) -> bool:
    return token.has_digits(4) and (token.number or 0) >= 1000


def _told(year: Token, day: Token, meaning: Meaning, context: Context) -> Day:
    assert year.number is not None
    assert day.number is not None
    era = year.means(Kind.ERA)
    if meaning.name == "gregorian" and context.era in {"bikram", "saka", "hijri", "jalali"} and year.number < 1980:
        raise context.fault("month and era are of different calendars")
    found = day_of(meaning.name, year.number, meaning.number, day.number, context)
    if era is None or era.name not in _YEARS:
        return found
    if era.name == "minguo":
        return replace(found, calendar=calendars.MINGUO.calendar)
    return day_of(
        "gregorian", year.number - _YEARS[era.name], meaning.number, day.number, replace(context, era=era.name)
    )


def _short_year(day: Token, year: Token, meaning: Meaning, context: Context) -> Day:
    """A day with a year of two figures: the one year that news can be of."""
    if meaning.name != "gregorian" or not year.has_digits(2) or year.number is None or day.number is None:
        raise context.fault("it holds several days")
    found = []
    for one in short_years(year.number, thai=meaning.language == "th" or context.is_of("TH", "th")):
        try:
            found.append(day_of("gregorian", one, meaning.number, day.number, context, whole=False))
        except UnreadableField:
            continue
    found = [one for one in found if context.is_plausible(one.day)]
    if len(found) != 1:
        raise context.fault("its year of two figures is no year of the web")
    return found[0]


def _without_year(day: Token, month: Token, meaning: Meaning, context: Context) -> Day:
    """A day without year: the latest such day up to tomorrow. An abbreviation of a script without capitals may be any word."""
    assert day.number is not None
    if meaning.short and not _is_clear(month, context):
        raise context.fault(
            "an abbreviation of another language, or script without capitals, is read only beside a year"
        )
    reckoning = reckoning_of(meaning.name, None, context) if meaning.name != "gregorian" else calendars.GREGORIAN
    assert reckoning is not None
    this_year = reckoning.from_gregorian(context.today)[0]
    for year in (this_year + 1, this_year, this_year - 1):
        try:
            found = reckoning.to_gregorian(year, meaning.number, day.number)
        except ValueError:
            continue
        if (found - context.today).days <= 1:
            return Day(found, reckoning.calendar, reckoning.approximate, whole=False)
    raise context.fault("there is no such day this year or last")
