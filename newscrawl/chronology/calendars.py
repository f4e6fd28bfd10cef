"""Days of the region's other calendars as Gregorian ones, and back.

Every calendar is told by one function: the Gregorian day on which a month begins. The rules are those of

* Bikram Sambat: month lengths fixed by the Nepal Panchanga Nirnayak Samiti, as nepali-datetime tabulates them;
* Bengali in Bangladesh: the Bangla Academy's revision in force since 16 October 2019 (six months of 31 days), and that
  of 1966/1995 before it (five months of 31 days); in West Bengal: the month begins on the day after the sun enters
  the sidereal sign (Reingold and Dershowitz, *Calendrical Calculations*, section 20.3, Bengal rule), with the sun's
  longitude of the *Astronomical Almanac* (0.01°) and the Lahiri ayanamsa; panchangs differ by a day;
* Saka: the Indian national calendar of 1957 (Calendar Reform Committee), tied to the Gregorian leap years;
* Jalali (Solar Hijri): leap years by K. M. Borkowski, *The Persian calendar for 3000 years* (1996);
* Hijri: the Umm al-Qura calendar of KACST, Riyadh, 1365 to 1500 AH; where the new moon is sighted, a month begins
  a day or two apart, and in South Asia most often one day later;
* Ethiopian: *Calendrical Calculations*, section 4.1.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from archive.article import Calendar

MonthStart = Callable[[int, int], date]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One way of counting days."""

    calendar: Calendar
    month_start: MonthStart
    """Year and month (from 1) to the Gregorian day on which it begins. Raises ``ValueError`` out of its range."""
    behind: int
    """Gregorian year less the calendar's year, at the calendar's new year."""
    months: int = 12
    approximate: bool = False

    def to_gregorian(self, year: int, month: int, day: int) -> date:
        """The Gregorian day. Raises ``ValueError`` where the calendar has no such day, or no table for it.

        >>> BIKRAM_SAMBAT.to_gregorian(2082, 7, 11)
        datetime.date(2025, 10, 28)
        """
        if not 1 <= month <= self.months:
            raise ValueError(f"there is no month {month}")
        start = self.month_start(year, month)
        following = (year, month + 1) if month < self.months else (year + 1, 1)
        if not 1 <= day <= (self.month_start(*following) - start).days:
            raise ValueError(f"the month has no day {day}")
        return start + timedelta(days=day - 1)

    def from_gregorian(self, day: date) -> tuple[int, int, int]:
        """Year, month and day of a Gregorian day. Raises ``ValueError`` outside the calendar's table.

        >>> JALALI.from_gregorian(date(2025, 10, 28))
        (1404, 8, 6)
        """
        year = self._year_about(day)
        starts = [self.month_start(year, month) for month in range(1, self.months + 1)]
        month = bisect_right(starts, day)
        return year, month, (day - starts[month - 1]).days + 1

    def _year_about(self, day: date) -> int:
        year = day.year - self.behind
        if self.calendar is Calendar.HIJRI:
            year = (day - date(622, 7, 16)).days * 30 // 10631 + 1
        while self.month_start(year, 1) > day:
            year -= 1
        while self.month_start(year + 1, 1) <= day:
            year += 1
        return year


@cache
def _bikram_sambat(year: int, month: int) -> date:
    import nepali_datetime

    found: date = nepali_datetime.date(year, month, 1).to_datetime_date()
    return found


def _bangladesh(year: int, month: int) -> date:
    new_year = date(year + 593, 4, 14)
    long_months = 6 if year >= 1426 else 5
    days = 30 * (month - 1) + min(month - 1, long_months)
    next_is_leap = _is_leap(year + 594)
    if month == 12:
        days += (0 if next_is_leap else -1) if year >= 1426 else int(next_is_leap)
    return new_year + timedelta(days=days)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@cache
def _west_bengal(year: int, month: int) -> date:
    """The day after the one (in Indian Standard Time) on which the sun enters the month's sidereal sign."""
    wanted = 30.0 * (month - 1)
    days = (date(year + 593, 4, 14) - date(2000, 1, 1)).days + 30.44 * (month - 1)
    for _ in range(6):
        days -= ((_sidereal_sun(days) - wanted + 180) % 360 - 180) / 0.9856
    return date(2000, 1, 1) + timedelta(days=math.floor(days + 0.5 + 5.5 / 24) + 1)


def _sidereal_sun(days: float) -> float:
    """Longitude of the sun in degrees from the Lahiri zero, at a number of days since J2000.0 (noon UT)."""
    anomaly = math.radians(357.528 + 0.9856003 * days)
    tropical = 280.460 + 0.9856474 * days + 1.915 * math.sin(anomaly) + 0.020 * math.sin(2 * anomaly)
    return (tropical - (23.853 + 50.29 / 3600 * days / 365.25)) % 360


def _saka(year: int, month: int) -> date:
    leap = _is_leap(year + 78)
    days = 0 if month == 1 else (31 if leap else 30) + 31 * min(month - 2, 5) + 30 * max(month - 7, 0)
    return date(year + 78, 3, 21 if leap else 22) + timedelta(days=days)


_BORKOWSKI = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635)
"""Jalali years in which the rhythm of the leap years changes."""


@cache
def _nowruz(year: int) -> date:
    """The first day of a Jalali year, from 1 to 1634."""
    if not 1 <= year < _BORKOWSKI[-1]:
        raise ValueError(f"no table of Jalali leap years holds {year}")
    gregorian, leaps = year + 621, -14
    start = _BORKOWSKI[0]
    for end in _BORKOWSKI[1:]:
        if year < end:
            break
        leaps += (end - start) // 33 * 8 + (end - start) % 33 // 4
        start = end
    since = year - start
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if (end - start) % 33 == 4 and end - start - since == 4:
        leaps += 1
    gregorian_leaps = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 20 + leaps - gregorian_leaps)


def _jalali(year: int, month: int) -> date:
    return _nowruz(year) + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0))


_UMM_AL_QURA = (
    "aabaaaaaaaabab6aaaa5754b555ab3aa64ea95baaa555aaab4ab655aaaaab2ecab2ab6aaaabab4aab2aba2baa6b4aba55aaab5556d2b54aea57526e936aaad555aa5b52b"
    "a95b49ba4db25d52daa5ad4aea56d4bd23d91da95b4ab5a56d2b693b49b6556a9754b6a56caad555b29b92ba95d4ada55aaab595749764baa5b52b6a56d2ae9572a75535"
    "a95d49ba4dd26d535aaaad4b6a57527a95b4ab5536c9ae4b6a96b4ada55d25d92dc96d4ad6556d2b693749b64d72ab54b6a5752b6956b2ad94dc95d4aea56caad5556c97"
)
"""Three hexadecimal digits a year from 1365 AH: twelve bits, set for a month of 30 days, else of 29."""


@cache
def _hijri_starts() -> list[date]:
    starts = [date(1945, 12, 5)]
    for at in range(0, len(_UMM_AL_QURA), 3):
        bits = int(_UMM_AL_QURA[at : at + 3], 16)
        for month in range(12):
            starts.append(starts[-1] + timedelta(days=29 + (bits >> (11 - month) & 1)))
    return starts


def _hijri(year: int, month: int) -> date:
    at = (year - 1365) * 12 + month - 1
    if not 0 <= at < len(_hijri_starts()):
        raise ValueError(f"no table of Hijri months holds {year}")
    return _hijri_starts()[at]


def _hijri_of_south_asia(year: int, month: int) -> date:
    return _hijri(year, month) + timedelta(days=1)


def _ethiopian(year: int, month: int) -> date:
    days = 365 * (year - 1) + year // 4 + 30 * (month - 1)
    return date(8, 8, 27) + timedelta(days=days)


def _shifted(years: int) -> MonthStart:
    return lambda year, month: date(year + years, month, 1)


BIKRAM_SAMBAT = Reckoning(Calendar.BIKRAM_SAMBAT, _bikram_sambat, -57)
BANGLADESH = Reckoning(Calendar.BENGALI, _bangladesh, 593)
WEST_BENGAL = Reckoning(Calendar.BENGALI, _west_bengal, 593, approximate=True)
SAKA = Reckoning(Calendar.SAKA, _saka, 78)
JALALI = Reckoning(Calendar.JALALI, _jalali, 621)
HIJRI = Reckoning(Calendar.HIJRI, _hijri, 579, approximate=True)
HIJRI_OF_SOUTH_ASIA = Reckoning(Calendar.HIJRI, _hijri_of_south_asia, 579, approximate=True)
ETHIOPIAN = Reckoning(Calendar.ETHIOPIAN, _ethiopian, 7, months=13)
THAI_BUDDHIST = Reckoning(Calendar.THAI_BUDDHIST, _shifted(-543), -543)
MINGUO = Reckoning(Calendar.MINGUO, _shifted(1911), 1911)
GREGORIAN = Reckoning(Calendar.GREGORIAN, _shifted(0), 0)

JAPANESE_ERAS = {"reiwa": (date(2019, 5, 1), date.max), "heisei": (date(1989, 1, 8), date(2019, 4, 30)),
                 "showa": (date(1926, 12, 25), date(1989, 1, 7))}  # fmt: skip
"""First and last day of each era (Cabinet Orders of 1989 and 2019); the first year counts from its first day."""


def from_japanese_era(era: str, year: int, month: int, day: int) -> date:
    """The Gregorian day of one in a Japanese era. Raises ``ValueError`` for a day outside of it.

    >>> from_japanese_era("reiwa", 7, 10, 28)
    datetime.date(2025, 10, 28)
    """
    first, last = JAPANESE_ERAS[era]
    found = date(first.year + year - 1, month, day)
    if year < 1 or not first <= found <= last:
        raise ValueError(f"{era} has no such day")
    return found
