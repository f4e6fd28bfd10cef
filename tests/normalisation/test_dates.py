from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.normalisation import normalise_date

FETCHED = datetime(2025, 11, 20, 12, tzinfo=UTC)
INDIA = Site(country="IN", timezone="Asia/Kolkata", languages=("en",))
SITES = {
    "en": INDIA,
    "hi": Site(country="IN", timezone="Asia/Kolkata", languages=("hi",)),
    "bn": Site(country="BD", timezone="Asia/Dhaka", languages=("bn",)),
    "ne": Site(country="NP", timezone="Asia/Kathmandu", languages=("ne",)),
    "ur": Site(country="PK", timezone="Asia/Karachi", languages=("ur",)),
    "th": Site(country="TH", timezone="Asia/Bangkok", languages=("th",)),
    "id": Site(country="ID", timezone="Asia/Jakarta", languages=("id",)),
    "de": Site(country="DE", timezone="Europe/Berlin", languages=("de",)),
    "us": Site(country="US", timezone="America/New_York", languages=("en",)),
    "si": Site(country="LK", timezone="Asia/Colombo", languages=("si",)),
    "zh": Site(country="CN", timezone="Asia/Shanghai", languages=("zh",)),
}

READ = [
    ("en", "Published On Tue, 28 Oct 2025", "2025-10-28"),
    ("en", "28 Oct 2025", "2025-10-28"),
    ("en", "October 28th, 2025", "2025-10-28"),
    ("en", "Updated: October 28, 2025 10:15 PM IST", "2025-10-28T22:15+05:30"),
    ("en", "Last Updated : 28 Oct 2025 06:01 PM", "2025-10-28T18:01+05:30"),
    ("en", "Oct 28, 2025, 08.30 AM IST", "2025-10-28T08:30+05:30"),
    ("en", "28 Oct 2025 12:05 am", "2025-10-28T00:05+05:30"),
    ("en", "28/10/2025", "2025-10-28"),
    ("en", "03/04/2025", "2025-04-03"),
    ("us", "03/04/2025", "2025-03-04"),
    ("en", "28-10-25", "2025-10-28"),
    ("de", "28.10.2025, 22.15 Uhr", "2025-10-28T22:15+01:00"),
    ("en", "2025-10-28", "2025-10-28"),
    ("en", "2025-10-28T00:00:00", "2025-10-28"),
    ("en", "2025-10-28T04:45:09Z", "2025-10-28T10:15:09+05:30"),
    ("en", "2025-10-28T10:15:09.123+05:30", "2025-10-28T10:15:09+05:30"),
    ("en", "2025-10-28 10:15", "2025-10-28T10:15+05:30"),
    ("en", "Tue, 28 Oct 2025 10:15:00 +0545", "2025-10-28T10:00:00+05:30"),
    ("en", "28 Oct 2025 10:15 GMT", "2025-10-28T15:45+05:30"),
    ("bn", "28 Oct 2025 10:15 BST", "2025-10-28T10:15+06:00"),
    ("id", "Selasa, 28 Oktober 2025 10:15 WIB", "2025-10-28T10:15+07:00"),
    ("id", "28 Oktober 2025 | 22.15 WIB", "2025-10-28T22:15+07:00"),
    ("hi", "२८ अक्टूबर २०२५", "2025-10-28"),
    ("hi", "प्रकाशित: 28 अक्टूबर 2025, 10:15 अपराह्न", "2025-10-28T22:15+05:30"),
    ("hi", "मंगलवार, 28 अक्टूबर 2025 10:30 AM", "2025-10-28T10:30+05:30"),
    ("bn", "২৮ অক্টোবর ২০২৫, ১০:১৫ পিএম", "2025-10-28T22:15+06:00"),
    ("bn", "প্রকাশ: ২৮ অক্টোবর ২০২৫", "2025-10-28"),
    ("ne", "२०८२ कार्तिक ११ गते मंगलबार", "2025-10-28"),
    ("ne", "११ कात्तिक २०८२, मंगलवार", "2025-10-28"),
    ("ne", "28 अक्टोबर 2025", "2025-10-28"),
    ("ur", "منگل 28 اکتوبر 2025", "2025-10-28"),
    ("ur", "تاریخ اشاعت: ۲۸ اکتوبر ۲۰۲۵", "2025-10-28"),
    ("th", "28 ตุลาคม 2568", "2025-10-28"),
    ("th", "๒๘ ต.ค. ๒๕๖๘ 10:15 น.", "2025-10-28T10:15+07:00"),
    ("si", "ඔක්තෝබර් 28, 2025 10:15 ප.ව.", "2025-10-28T22:15+05:30"),
    ("zh", "2025年10月28日 10:15", "2025-10-28T10:15+08:00"),
    ("en", "2 hours ago", "2025-11-20T15:00+05:30"),
    ("en", "3 days ago", "2025-11-17"),
    ("hi", "2 घंटे पहले", "2025-11-20T15:00+05:30"),
    ("bn", "২ ঘণ্টা আগে", "2025-11-20T16:00+06:00"),
]


@pytest.mark.parametrize(("site", "text", "local"), READ)
def test_dates_as_sites_print_them(site, text, local):
    moment = normalise_date(text, site=SITES[site], fetched_at=FETCHED)
    assert moment.local == local
    assert moment.raw == text
    relative = any(word in text for word in ("ago", "पहले", "আগে"))
    assert relative or moment.precision == {10: "day", 22: "minute", 25: "second"}[len(local)]


@pytest.mark.parametrize(
    "text",
    ["10", "2025", "May", "Sun", "10:15", "now", "May said on Sunday", "Meera Khanna", "১০ জন নিহত", "5 min read",
     "31 Feb 2025", "28 Oct 2055", "28 Oct 1955", "99/99/2025", "28 Oct 2025 and 29 Oct 2025", "१२ कार्तिक", "x" * 10_000],
)  # fmt: skip
def test_what_cannot_be_known_is_unreadable_and_never_invented(text):
    with pytest.raises(UnreadableField):
        normalise_date(text, site=INDIA, fetched_at=FETCHED)


def test_nothing_in_nothing_out():
    assert normalise_date(None, site=INDIA, fetched_at=FETCHED) is None
    assert normalise_date("  ", site=INDIA, fetched_at=FETCHED) is None


def test_day_and_month_are_not_guessed_where_the_country_is_unknown():
    with pytest.raises(UnreadableField, match="country is not known"):
        normalise_date("03/04/2025", site=Site(languages=("en",)), fetched_at=FETCHED)
    assert normalise_date("13/04/2025", site=Site(), fetched_at=FETCHED).local == "2025-04-13"


def test_how_the_zone_is_known():
    def source(text, site):
        return str(normalise_date(text, site=site, fetched_at=FETCHED).zone_source)

    assert source("2025-10-28T10:15:00Z", INDIA) == "explicit"
    assert source("28 Oct 2025 10:15 IST", INDIA) == "explicit"
    assert source("28 Oct 2025 10:15", INDIA) == "site"
    assert source("28 Oct 2025 10:15 IST", Site()) == "assumed"


def test_the_calendar_is_told():
    calendars = {
        text: str(normalise_date(text, site=SITES[site], fetched_at=FETCHED).calendar) for site, text, _ in READ
    }
    assert calendars["२०८२ कार्तिक ११ गते मंगलबार"] == "bikram_sambat"
    assert calendars["28 ตุลาคม 2568"] == "thai_buddhist"
    assert calendars["28 Oct 2025"] == "gregorian"


def test_a_day_begins_at_midnight_of_the_sites_zone():
    moment = normalise_date("28 Oct 2025", site=INDIA, fetched_at=FETCHED)
    assert moment.at == datetime(2025, 10, 27, 18, 30, tzinfo=UTC)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_junk_is_unreadable_and_nothing_worse(text):
    try:
        normalise_date(text, site=INDIA, fetched_at=FETCHED)
    except UnreadableField as error:
        assert error.field == "published"


def test_published_and_updated_in_one_line_are_told_apart():
    both = "Published: 28 Oct 2025, 10:15 AM | Updated: 29 Oct 2025, 11:00 AM"
    for text in (
        both,
        " | ".join(reversed(both.split(" | "))),
        "28 Oct 2025, 10:15 AM (Updated: 29 Oct 2025, 11:00 AM)",
    ):
        published = normalise_date(text, site=INDIA, fetched_at=FETCHED)
        modified = normalise_date(text, site=INDIA, fetched_at=FETCHED, field="modified")
        assert (published.local[:10], modified.local[:10]) == ("2025-10-28", "2025-10-29")
    with pytest.raises(UnreadableField) as fault:
        normalise_date("Updated: soon", site=INDIA, fetched_at=FETCHED, field="modified")
    assert fault.value.field == "modified"


def test_a_zone_that_nobody_can_tell_is_not_the_sites():
    delhi = normalise_date("28 Oct 2025 10:15 CST", site=INDIA, fetched_at=FETCHED)
    assert delhi.local == "2025-10-28"
    assert (
        normalise_date("28 Oct 2025 10:15 CST", site=SITES["us"], fetched_at=FETCHED).local == "2025-10-28T12:15-04:00"
    )
    hindi = Site(languages=("hi",))
    assert normalise_date("28 Oct 2025 10:15 IST", site=hindi, fetched_at=FETCHED).at == datetime(
        2025, 10, 28, 4, 45, tzinfo=UTC
    )


def test_what_the_calendar_or_the_unit_leaves_open_is_approximate():
    def approximate(text, site):
        return normalise_date(text, site=site, fetched_at=FETCHED).approximate

    assert approximate("۵ جمادی الاول ۱۴۴۷ھ", SITES["ur"])
    assert approximate("2 weeks ago", INDIA)
    assert approximate("১২ কার্তিক ১৪৩২", Site(country="IN", languages=("bn",)))
    assert not approximate("১২ কার্তিক ১৪৩২", SITES["bn"])
    assert not approximate("28 Oct 2025", INDIA)


@pytest.mark.parametrize(
    ("text", "site", "reason"),
    [
        ("১২ কার্তিক ১৪৩২", Site(languages=("bn",)), "Bangladesh and West Bengal differ"),
        ("कार्तिक 11, 2082", INDIA, "lunisolar"),
        ("28. listopada 2025.", Site(), "two months"),
        ("28-29 Oct 2025", INDIA, "range"),
        ("28 Oct 2055", INDIA, "future"),
        ("28 Oct 1955", INDIA, "before the web"),
        ("2 months ago", INDIA, "no day"),
        ("ஐப்பசி 11", Site(languages=("ta",)), "not converted"),
        ("៥ តុលា ២៥៦៩", Site(country="KH"), "Buddhist era"),
    ],
)  # fmt: skip
def test_the_reason_is_told(text, site, reason):
    with pytest.raises(UnreadableField, match=reason):
        normalise_date(text, site=site, fetched_at=FETCHED)


def test_a_language_that_our_tables_lack_is_left_to_dateparser():
    luganda = Site(languages=("lg",))  # Luganda: dateparser has it, we do not
    assert normalise_date("28 Okitobba 2025", site=luganda, fetched_at=FETCHED).local == "2025-10-28"
    with pytest.raises(UnreadableField):
        normalise_date("28 Oktobr 2025", site=Site(languages=("xx",)), fetched_at=FETCHED)
