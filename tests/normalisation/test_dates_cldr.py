"""Dates as the Unicode CLDR formats them, by Babel: a second source for months, times of day and "ago" of languages.

CLDR has languages and forms in which no news site dates; those of sites that we know of are listed here.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_datetime, format_timedelta

from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.normalisation import normalise_date

LANGUAGES = (
    "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu ha he hi hr hu hy id ig "
    "is it ja jv ka kk km kn ko ky lb lo lt lv mg mk ml mn mr ms mt my nb ne nl nn no oc or pa pl ps pt rm ro ru rw sd sk "
    "sl so sq sr sr_Latn sv sw ta te tg th tk tr tt ug uk ur uz vi yo zh zh_Hant zu"
).split()
NOW = datetime(2026, 11, 20, 12, 34, tzinfo=UTC)
NOT_READ = {
    "am": "16/10/2025 3:04|27/03/2025 9:45",  # of two calendars, and two ways to count the hours
    "fi": "15.04.00|9.45.00",
    "gd": "mh Faoi|mh Gearr|mh Gibl|mh Cèit|mh Ògmh|mh Iuch|mh Lùna|mh Sult|mh Dàmh|mh Dùbh",
    "ha": "Yun|Sat",  # abbreviations of other months, or of a day, elsewhere
    "my": "ဇူ",  # the beginning of two months
    "rw": "Ukw.|Wer.",
    "th": "04 นาที|45 นาที",
    "yo": "15:4|9:45:0",
    "he": "(1)|(2)",
    "ig": "n’ime",
    "lb": "virun 1|Mäe.",
    "zu": "angu-|ezingu-",
}
"""Language to parts of the forms that are left unread, for which no site was found."""
YEAR_FIRST = {"eu", "ne"}
"""Languages whose 25/10/16 begins with the year, where others in the country begin with the day."""
HAVE_NO_WORDS_FOR_AGO = {"mg", "oc", "rm", "rw", "yo"}


def site_of(name):
    locale = Locale.parse(name)
    likely = (get_global("likely_subtags").get(name) or get_global("likely_subtags")[locale.language]).split("_")[-1]
    return locale, Site(country=likely, languages=(locale.language,), timezone="UTC")


def read(text, site):
    try:
        return normalise_date(text, site=site, fetched_at=NOW).local
    except UnreadableField:
        return None


def is_read(name, text, expected, site):
    """Whether a text is read, and rightly; one that is left unread may be so, and is never read wrongly."""
    found = read(text, site)
    if any(part in text for part in NOT_READ.get(name, "").split("|") if part):
        return found is None or expected.startswith(found) or found.startswith(expected)
    return found is not None and found.startswith(expected)


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_months_of_a_language(name):
    locale, site = site_of(name)
    for month in range(1, 13):
        day = date(2025, month, 13 + month)
        for form in ("full", "long", "medium"):
            text = format_date(day, form, locale=locale)
            assert is_read(name, text, f"{day:%Y-%m-%d}", site), (text, read(text, site))


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_times_of_day_of_a_language(name):
    locale, site = site_of(name)
    for time in (datetime(2025, 10, 16, 15, 4, tzinfo=UTC), datetime(2025, 3, 27, 9, 45, tzinfo=UTC)):
        for form in ("long", "medium", *(() if name in YEAR_FIRST else ("short",))):
            text = format_datetime(time, form, locale=locale)
            assert is_read(name, text, f"{time:%Y-%m-%dT%H:%M}", site), (text, read(text, site))


@pytest.mark.parametrize("name", sorted(set(LANGUAGES) - HAVE_NO_WORDS_FOR_AGO))
def test_the_times_told_from_now_of_a_language(name):
    locale, site = site_of(name)
    forms = [
        (timedelta(minutes=7), "%Y-%m-%dT%H:%M"),
        (timedelta(hours=1), "%Y-%m-%dT%H"),
        (timedelta(hours=5), "%Y-%m-%dT%H"),
        (timedelta(days=1), "%Y-%m-%d"),
        (timedelta(days=3), "%Y-%m-%d"),
        (timedelta(weeks=2), "%Y-%m-%d"),
    ]
    for ago, form in forms:
        text = format_timedelta(-ago, add_direction=True, locale=locale, threshold=1)
        assert is_read(name, text, (NOW - ago).strftime(form), site), (text, read(text, site))
