"""Times as pages tell them, read without guessing: what cannot be known for certain is unreadable.

Machine-written forms take a short way; then come labels, digits, months and clocks of many languages from our
own tables; dateparser is asked last, with the language given, since it would turn "10" into a date, ``IST``
into Israel and a Thai year into the far future.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache

from archive.article import Calendar, Moment, Precision
from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.labels import read_label
from newscrawl.normalisation import months
from newscrawl.normalisation.numbers import ascii_digits
from newscrawl.normalisation.text import normalise_text
from newscrawl.normalisation.zones import take_zone, zone_for, zone_of

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web: a date on a page older than this is that of an event, or a clock that was never set."""
_FUTURE = timedelta(days=2)
_LONGEST = 150
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d.*)?$")
_TIME = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[:.]\s?(\d{2})(?::(\d{2}))?(?![\d/-]|\.\d)")
_HOUR_ALONE = re.compile(r"(?<!\d)(\d{1,2})\s?(?=[ap]\.?m\b)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?[-/.|]\s?(\d{1,2})\s?[-/.|]\s?(\d{1,4})(?!\d)")
_YEAR_MONTH_DAY = re.compile(r"(\d{2,4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u1031-\u103e\u17b4-\u17d3\u200c\u200d.])*"
)
_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "BZ"})
"""Countries whose papers print 10/28/2025 (CLDR date formats)."""
_YEAR_FIRST = frozenset({"CN", "JP", "KR", "TW", "HU", "LT", "MN", "IR"})


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as found in a text."""

    day: date
    calendar: Calendar = Calendar.GREGORIAN


def normalise_date(text: str | None, *, site: Site, fetched_at: datetime) -> Moment | None:
    """The time that a text tells; ``None`` for ``None`` or empty.

    ``site`` decides what the text leaves open: its zone, the meaning of ``IST``, the order of ``03/04``, the
    language. ``fetched_at`` (aware) is the base of "2 hours ago", and two days behind it the future begins.
    Raises ``UnreadableField`` for a text that is no date, or one that can be read in two ways.

    >>> site = Site(timezone="Asia/Kolkata", country="IN")
    >>> moment = normalise_date("Published On Tue, 28 Oct 2025", site=site, fetched_at=datetime(2025, 11, 1, tzinfo=UTC))
    >>> moment.local, str(moment.precision), str(moment.zone_source)
    ('2025-10-28', 'day', 'site')
    """
    clean = normalise_text(text)
    if text is None or clean is None:
        return None
    label = read_label(clean)
    bare = ascii_digits(label.text if label and label.field in {"published", "modified"} else clean)
    if len(bare) > _LONGEST:
        raise UnreadableField("published", clean, "it is longer than any date")
    moment = _iso(bare, clean, site) or _relative(bare, clean, site, fetched_at) or _written(bare, clean, site)
    if moment is None:
        moment = _by_dateparser(bare, clean, site, fetched_at)
    if moment.at > fetched_at + _FUTURE:
        raise UnreadableField("published", clean, "it lies in the future")
    if moment.at < _EARLIEST:
        raise UnreadableField("published", clean, "it lies before the web")
    return moment


def make_moment(
    local: datetime,
    precision: Precision,
    named: tzinfo | None,
    *,
    raw: str,
    site: Site,
    calendar: Calendar = Calendar.GREGORIAN,
) -> Moment:
    """A moment from wall time. A time whose zone the page names in UTC is told in the site's own zone."""
    zone, source = zone_for(None if precision is Precision.DAY else named, site)
    at = local.replace(tzinfo=zone)
    own = zone_of(site.timezone)
    if precision is not Precision.DAY and own is not None:
        at = at.astimezone(own)
    if precision is Precision.DAY:
        told = at.date().isoformat()
    else:
        told = at.isoformat(timespec="seconds" if precision is Precision.SECOND else "minutes")
    return Moment(
        at=at.astimezone(UTC), local=told, precision=precision, zone_source=source, raw=raw, calendar=calendar
    )


def _iso(bare: str, raw: str, site: Site) -> Moment | None:
    """ISO 8601 as machines write it; midnight without a zone is a day whose time nobody knew."""
    if not _ISO.match(bare):
        return None
    try:
        read = datetime.fromisoformat(bare.strip())
    except ValueError:
        return None
    midnight_only = read.tzinfo is None and read.time() == time()
    if len(bare) <= 10 or midnight_only:
        return make_moment(datetime.combine(read.date(), time()), Precision.DAY, None, raw=raw, site=site)
    has_seconds = bool(re.search(r"\d\d:\d\d:\d\d", bare))
    precision = Precision.SECOND if has_seconds else Precision.MINUTE
    return make_moment(read.replace(tzinfo=None, microsecond=0), precision, read.tzinfo, raw=raw, site=site)


def _relative(bare: str, raw: str, site: Site, fetched_at: datetime) -> Moment | None:
    """A time like "2 hours ago": counted back from the fetch, and no more exact than its unit."""
    found = _ago().search(bare.casefold())
    if found is None:
        return None
    unit = _unit_of()[found["unit"]]
    own = zone_of(site.timezone) or UTC
    local = (fetched_at - timedelta(**{unit: int(found["count"])})).astimezone(own)
    precision = {"minutes": Precision.MINUTE, "hours": Precision.HOUR}.get(unit, Precision.DAY)
    if precision is Precision.DAY:
        local = local.replace(hour=0, minute=0)
    elif precision is Precision.HOUR:
        local = local.replace(minute=0)
    return make_moment(local.replace(tzinfo=None, second=0, microsecond=0), precision, local.tzinfo, raw=raw, site=site)


def _written(bare: str, raw: str, site: Site) -> Moment | None:
    """A date in words or figures, with or without a time and a zone."""
    numeric = _NUMERIC.search(bare) or _YEAR_MONTH_DAY.search(bare)
    shielded = bare if numeric is None else f"{bare[: numeric.start()]} {bare[numeric.end() :]}"
    rest, named = take_zone(shielded, site)
    clock = _clock(rest)
    rest = clock[1] if clock else rest
    day = _numeric_day(numeric, raw, site) if numeric else _named_day(rest, raw, site)
    if day is None:
        return None
    precision = clock[2] if clock else Precision.DAY
    local = datetime.combine(day.day, clock[0] if clock else time())
    return make_moment(local, precision, named, raw=raw, site=site, calendar=day.calendar)


def _clock(text: str) -> tuple[time, str, Precision] | None:
    """The time of day in a text, the text without it, and how exact it is."""
    found = _TIME.search(text) or _HOUR_ALONE.search(text)
    if found is None:
        return None
    groups = [*found.groups(), None, None]
    hour, minute, second = int(groups[0] or 0), int(groups[1] or 0), int(groups[2] or 0)
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    half = _half_of_day(rest)
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second), rest, Precision.SECOND if groups[2] else Precision.MINUTE


def _half_of_day(text: str) -> str | None:
    words = {word.strip(" ,|()").casefold() for word in text.split()}
    for half, spellings in (("am", months.AM), ("pm", months.PM)):
        if words & set(spellings.split(" ")):
            return half
    return None


def _numeric_day(found: re.Match[str], raw: str, site: Site) -> _Day:
    """A day in figures. Raises ``UnreadableField`` where day and month could be either."""
    first, second, third = (int(group) for group in found.groups())
    if len(found[1]) == 4 or "年" in found[0]:
        return _day(first, second, third, raw)
    year = third if len(found[3]) == 4 else 2000 + third if third < 70 else 1900 + third
    if first > 12:
        return _day(year, second, first, raw)
    if second > 12:
        return _day(year, first, second, raw)
    if first == second:
        return _day(year, first, second, raw)
    if site.country in _MONTH_FIRST:
        return _day(year, first, second, raw)
    if site.country is None and site.languages in {(), ("en",)} and "." not in found[0]:
        raise UnreadableField("published", raw, "day and month could be either: the site's country is not known")
    return _day(year, second, first, raw)


def _named_day(text: str, raw: str, site: Site) -> _Day | None:
    """A day with its month in words: "28 Oct 2025", "October 28, 2025", "२०८२ कार्तिक ११"."""
    month, calendar = _month(text, site)
    if month is None:
        return None
    numbers = [int(one) for one in _NUMBER.findall(_ORDINAL.sub("", text))]
    years = [one for one in numbers if 1900 < one < 2700]
    days = [one for one in numbers if 0 < one <= 32]
    if len(years) != 1 or len(days) != 1:
        return None
    if calendar is Calendar.BIKRAM_SAMBAT or (calendar is None and 2060 < years[0] < 2100 and site.country == "NP"):
        return _Day(_from_bikram_sambat(years[0], month, days[0], raw), Calendar.BIKRAM_SAMBAT)
    return _day(years[0], month, days[0], raw)


def _month(text: str, site: Site) -> tuple[int | None, Calendar | None]:
    """The one month that a text names, and the calendar if its name belongs to one."""
    found: set[tuple[int, Calendar | None]] = set()
    for word in _WORD.findall(text.casefold()):
        for spelling in {word, word.rstrip(".")}:
            if spelling in months.bikram_sambat_months() and _is_nepali(site, text):
                found.add((months.bikram_sambat_months()[spelling], Calendar.BIKRAM_SAMBAT))
            elif spelling in months.gregorian_months():
                found.add((months.gregorian_months()[spelling], None))
    if len(found) != 1:
        return None, None
    return found.pop()


def _is_nepali(site: Site, text: str) -> bool:
    """Whether months such as Kartik are those of the Bikram Sambat: other calendars of India have them too."""
    return site.country == "NP" or "ne" in site.languages or bool(re.search(r"\b20[6-9]\d\b|गते", text))


def _day(year: int, month: int, day: int, raw: str) -> _Day:
    calendar = Calendar.GREGORIAN
    if 2400 < year < 2700:
        year, calendar = year - 543, Calendar.THAI_BUDDHIST
    try:
        return _Day(date(year, month, day), calendar)
    except ValueError as error:
        raise UnreadableField("published", raw, f"there is no such day: {error}") from error


def _from_bikram_sambat(year: int, month: int, day: int, raw: str) -> date:
    """The Gregorian day, by the month lengths that nepali-datetime tabulates (1975 to 2100 BS)."""
    import nepali_datetime

    try:
        found: date = nepali_datetime.date(year, month, day).to_datetime_date()
    except ValueError as error:
        raise UnreadableField("published", raw, f"there is no such day in Bikram Sambat: {error}") from error
    return found


def _by_dateparser(bare: str, raw: str, site: Site, fetched_at: datetime) -> Moment:
    """Dateparser's reading of a whole date in a known language, with the zone and the year held in check."""
    if not site.languages or not any(map(str.isdigit, bare)):
        raise UnreadableField("published", raw, "it is no date in any form that is known")
    from dateparser.date import DateDataParser

    rest, named = take_zone(bare, site)
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "MDY" if site.country in _MONTH_FIRST else "YMD" if site.country in _YEAR_FIRST else "DMY",
        "PARSERS": ["absolute-time"],
    }
    languages = [language.split("-")[0] for language in site.languages]
    try:
        found = DateDataParser(languages=languages, settings=settings).get_date_data(rest)
    except ValueError:  # a language that dateparser does not have
        found = None
    if found is None or found.date_obj is None:
        raise UnreadableField("published", raw, "it is no date in any form that is known")
    local = found.date_obj.replace(tzinfo=None, microsecond=0)
    if local.year > 2400:
        local = local.replace(year=local.year - 543)
    if local.date() > fetched_at.date() + _FUTURE:
        raise UnreadableField("published", raw, "it lies in the future")
    has_time = bool(_TIME.search(rest))
    return make_moment(local, Precision.MINUTE if has_time else Precision.DAY, named, raw=raw, site=site)


@cache
def _ago() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _unit_of()), key=len, reverse=True))
    ago = "|".join(map(re.escape, months.AGO.split()))
    return re.compile(rf"(?:(?:منذ)\s*)?(?P<count>\d{{1,3}})\s*(?P<unit>{units})\s*(?:(?:yang\s+)?(?:{ago}))")


@cache
def _unit_of() -> dict[str, str]:
    return {word: unit for unit, words in months.UNITS_AGO.items() for word in words.split()}
