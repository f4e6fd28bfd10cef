"""Every calendar there and back on each day of 1950 to 2090, or of its table, beside a second source.

The second sources are libraries of other hands: jdatetime (Jalali, by the 33-year cycle), convertdate (Saka, and Coptic
for Ethiopian, whose years are 276 apart), hijridate (Umm al-Qura, as published by KACST) and bsdatetime (Bikram
Sambat, up to the end of 2082: the tables of 2083 differ in three months). Where there is none, published days stand.
"""

from datetime import date, timedelta

import pytest

from archive.article import Calendar
from newscrawl.chronology import calendars
from newscrawl.chronology.calendars import Reckoning, from_japanese_era

FIRST, LAST = date(1950, 1, 1), date(2090, 12, 31)
BS_LAST, HIJRI_LAST = date(2043, 4, 13), date(2077, 10, 17)


def days(first=FIRST, last=LAST):
    return (first + timedelta(days=one) for one in range((last - first).days + 1))


@pytest.mark.parametrize(
    ("reckoning", "last"),
    [
        (calendars.BIKRAM_SAMBAT, BS_LAST),
        (calendars.BANGLADESH, LAST),
        (calendars.WEST_BENGAL, LAST),
        (calendars.SAKA, LAST),
        (calendars.JALALI, LAST),
        (calendars.HIJRI, HIJRI_LAST),
        (calendars.HIJRI_OF_SOUTH_ASIA, HIJRI_LAST),
        (calendars.ETHIOPIAN, LAST),
        (calendars.THAI_BUDDHIST, LAST),
        (calendars.MINGUO, LAST),
    ],
)
def test_there_and_back_on_each_day(reckoning: Reckoning, last):
    before = None
    for day in days(last=last):
        told = reckoning.from_gregorian(day)
        assert reckoning.to_gregorian(*told) == day
        assert before is None or told > before
        before = told


def same(reckoning, second, *, last=LAST):
    for day in days(last=last):
        assert reckoning.from_gregorian(day) == second(day), day


def test_jalali_beside_jdatetime():
    jdatetime = pytest.importorskip("jdatetime")

    def second(day):
        told = jdatetime.date.fromgregorian(date=day)
        return told.year, told.month, told.day

    same(calendars.JALALI, second)


def test_saka_and_ethiopian_beside_convertdate():
    indian_civil = pytest.importorskip("convertdate.indian_civil")
    coptic = pytest.importorskip("convertdate.coptic")
    same(calendars.SAKA, lambda day: indian_civil.from_gregorian(day.year, day.month, day.day))

    def second(day):
        year, month, one = coptic.from_gregorian(day.year, day.month, day.day)
        return year + 276, month, one

    same(calendars.ETHIOPIAN, second)


def test_hijri_beside_hijridate():
    hijridate = pytest.importorskip("hijridate")

    def second(day):
        told = hijridate.Gregorian(day.year, day.month, day.day).to_hijri()
        return told.year, told.month, told.day

    same(calendars.HIJRI, second, last=HIJRI_LAST)


def test_bikram_sambat_beside_bsdatetime():
    bsdatetime = pytest.importorskip("bsdatetime")
    last = date(2026, 4, 13)
    year, month, one = bsdatetime.ad_to_bs(FIRST)
    for day in days(last=last):  # by its lengths of months: its own conversion counts from 1918 each time
        assert calendars.BIKRAM_SAMBAT.from_gregorian(day) == (year, month, one), day
        one += 1
        if one > bsdatetime.get_bs_month_days(year, month):
            year, month, one = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert bsdatetime.ad_to_bs(last + timedelta(days=1)) == (year, month, one)


PUBLISHED = [
    # Bangla Academy 2019: the great days fall on the Gregorian days of 1952 and 1971 for ever
    (calendars.BANGLADESH, (1426, 11, 8), date(2020, 2, 21)),
    (calendars.BANGLADESH, (1431, 11, 8), date(2025, 2, 21)),
    (calendars.BANGLADESH, (1431, 12, 12), date(2025, 3, 26)),
    (calendars.BANGLADESH, (1432, 9, 1), date(2025, 12, 16)),
    (calendars.BANGLADESH, (1430, 11, 30), date(2024, 3, 14)),
    (calendars.BANGLADESH, (1425, 11, 9), date(2019, 2, 21)),
    # Poila Boishakh in West Bengal
    *(
        (calendars.WEST_BENGAL, (year - 593, 1, 1), date(year, 4, 14 if year % 4 == 0 else 15))
        for year in range(2013, 2028)
    ),
    # Kalnirnay and the Government of India's gazette
    (calendars.SAKA, (1947, 8, 6), date(2025, 10, 28)),
    (calendars.SAKA, (1946, 1, 1), date(2024, 3, 21)),
    (calendars.SAKA, (1947, 1, 1), date(2025, 3, 22)),
    # Nowruz, which is on 20 March after leap years since 1996
    (calendars.JALALI, (1403, 1, 1), date(2024, 3, 20)),
    (calendars.JALALI, (1404, 1, 1), date(2025, 3, 21)),
    (calendars.JALALI, (1403, 12, 30), date(2025, 3, 20)),
    # Enkutatash, a day later before a Gregorian leap year
    (calendars.ETHIOPIAN, (2016, 1, 1), date(2023, 9, 12)),
    (calendars.ETHIOPIAN, (2018, 1, 1), date(2025, 9, 11)),
    # Ramadan and Muharram 1446/1447 in Riyadh
    (calendars.HIJRI, (1446, 9, 1), date(2025, 3, 1)),
    (calendars.HIJRI, (1447, 1, 1), date(2025, 6, 26)),
    (calendars.HIJRI_OF_SOUTH_ASIA, (1447, 1, 1), date(2025, 6, 27)),
    # New year of Nepal
    (calendars.BIKRAM_SAMBAT, (2080, 1, 1), date(2023, 4, 14)),
    (calendars.BIKRAM_SAMBAT, (2082, 1, 1), date(2025, 4, 14)),
    (calendars.MINGUO, (114, 10, 10), date(2025, 10, 10)),
    (calendars.THAI_BUDDHIST, (2568, 10, 28), date(2025, 10, 28)),
]


@pytest.mark.parametrize(("reckoning", "told", "day"), PUBLISHED)
def test_published_days(reckoning, told, day):
    assert reckoning.to_gregorian(*told) == day
    assert reckoning.from_gregorian(day) == told


@pytest.mark.parametrize(
    ("reckoning", "told"),
    [
        (calendars.BIKRAM_SAMBAT, (2082, 13, 1)),
        (calendars.BIKRAM_SAMBAT, (2200, 1, 1)),
        (calendars.BANGLADESH, (1432, 7, 31)),
        (calendars.JALALI, (1404, 12, 30)),
        (calendars.JALALI, (1700, 1, 1)),
        (calendars.HIJRI, (1447, 1, 31)),
        (calendars.HIJRI, (1300, 1, 1)),
        (calendars.ETHIOPIAN, (2018, 13, 6)),
        (calendars.MINGUO, (114, 2, 29)),
    ],
)
def test_days_that_do_not_exist(reckoning, told):
    with pytest.raises(ValueError, match=r"."):
        reckoning.to_gregorian(*told)


def test_japanese_eras_begin_and_end_on_their_days():
    assert from_japanese_era("heisei", 31, 4, 30) == date(2019, 4, 30)
    assert from_japanese_era("reiwa", 1, 5, 1) == date(2019, 5, 1)
    for era, year, month, day in (("heisei", 31, 5, 1), ("reiwa", 1, 4, 30), ("reiwa", 0, 5, 1), ("showa", 65, 1, 1)):
        with pytest.raises(ValueError, match=r"."):
            from_japanese_era(era, year, month, day)


def test_what_is_observed_is_marked_as_approximate():
    approximate = {one.calendar for one in vars(calendars).values() if isinstance(one, Reckoning) and one.approximate}
    assert approximate == {Calendar.HIJRI, Calendar.BENGALI}
