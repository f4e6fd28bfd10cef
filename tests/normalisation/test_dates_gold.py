"""A table of dates as sites of the world print them: one a line, with the place, the text and the time that it tells.

The place is the site's country and language ("-" for a site of which nothing is known). The time is a day, or local
wall time, or "-" for a text that must stay unreadable; then, where it matters, the calendar.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.normalisation import normalise_date

FETCHED = datetime(2025, 11, 20, 12, tzinfo=UTC)
ZONES = dict(
    pair.split("=")
    for pair in (
        "IN=Asia/Kolkata US=America/New_York GB=Europe/London QA=Asia/Qatar PK=Asia/Karachi BD=Asia/Dhaka NP=Asia/Kathmandu LK=Asia/Colombo PH=Asia/Manila "
        "MY=Asia/Kuala_Lumpur SG=Asia/Singapore KE=Africa/Nairobi NG=Africa/Lagos AU=Australia/Sydney IE=Europe/Dublin CN=Asia/Shanghai HK=Asia/Hong_Kong AF=Asia/Kabul "
        "IR=Asia/Tehran IQ=Asia/Baghdad EG=Africa/Cairo LB=Asia/Beirut SY=Asia/Damascus JO=Asia/Amman DZ=Africa/Algiers TN=Africa/Tunis MA=Africa/Casablanca SA=Asia/Riyadh "
        "AE=Asia/Dubai MV=Indian/Maldives TH=Asia/Bangkok LA=Asia/Vientiane KH=Asia/Phnom_Penh MM=Asia/Yangon BT=Asia/Thimphu ID=Asia/Jakarta VN=Asia/Ho_Chi_Minh "
        "TW=Asia/Taipei JP=Asia/Tokyo KR=Asia/Seoul MN=Asia/Ulaanbaatar UZ=Asia/Tashkent KZ=Asia/Almaty KG=Asia/Bishkek TJ=Asia/Dushanbe AZ=Asia/Baku GE=Asia/Tbilisi "
        "AM=Asia/Yerevan ET=Africa/Addis_Ababa RU=Europe/Moscow UA=Europe/Kyiv BY=Europe/Minsk BG=Europe/Sofia RS=Europe/Belgrade HR=Europe/Zagreb BA=Europe/Sarajevo "
        "SI=Europe/Ljubljana MK=Europe/Skopje AL=Europe/Tirane PL=Europe/Warsaw CZ=Europe/Prague SK=Europe/Bratislava HU=Europe/Budapest RO=Europe/Bucharest LT=Europe/Vilnius "
        "LV=Europe/Riga EE=Europe/Tallinn FI=Europe/Helsinki DE=Europe/Berlin AT=Europe/Vienna FR=Europe/Paris ES=Europe/Madrid MX=America/Mexico_City "
        "AR=America/Argentina/Buenos_Aires CO=America/Bogota BR=America/Sao_Paulo PT=Europe/Lisbon IT=Europe/Rome NL=Europe/Amsterdam SE=Europe/Stockholm DK=Europe/Copenhagen "
        "NO=Europe/Oslo IS=Atlantic/Reykjavik GR=Europe/Athens TR=Europe/Istanbul IL=Asia/Jerusalem ZA=Africa/Johannesburg CA=America/Toronto ER=Africa/Asmara "
        "BE=Europe/Brussels TZ=Africa/Dar_es_Salaam SO=Africa/Mogadishu TM=Asia/Ashgabat KW=Asia/Kuwait CL=America/Santiago PE=America/Lima CH=Europe/Zurich RW=Africa/Kigali "
        "LY=Africa/Tripoli PS=Asia/Hebron MD=Europe/Chisinau MT=Europe/Malta NZ=Pacific/Auckland MG=Indian/Antananarivo CY=Asia/Nicosia HT=America/Port-au-Prince KP=Asia/Pyongyang"
    ).split()
)
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "gold_dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def site_of(place):
    if place == "-":
        return Site()
    country, language = place.split(" ")
    return Site(country=country, languages=(language,), timezone=ZONES[country])


def read(text, site):
    """The local time to the minute or second, and the calendar; "-" where the text cannot be read."""
    try:
        moment = normalise_date(text, site=site, fetched_at=FETCHED)
    except UnreadableField:
        return "-", ""
    return moment.local[:19].removesuffix(moment.local[16:19] if moment.precision in {"minute", "hour"} else ""), str(
        moment.calendar
    )


def judge(rows, site_for):
    """Rows that are missing (unreadable, or without their time of day) and rows that are wrong."""
    missing, wrong = [], []
    for place, text, local, *calendar in rows:
        found, told_in = read(text, site_for(place))
        if found[:19] == local or (len(local) > 10 and found[: len(local)] == local):
            if calendar and told_in != calendar[0]:
                wrong.append((place, text, calendar[0], told_in))
        elif local != "-" and found in {"-", local[:10]}:
            missing.append((place, text, local, found))
        else:
            wrong.append((place, text, local, found))
    return missing, wrong


def test_the_table_is_broad():
    languages = {place.split(" ")[-1] for place, *_ in ROWS}
    calendars = {row[3] for row in ROWS if len(row) > 3}
    assert len(ROWS) >= 400
    assert len(languages) >= 30
    assert len(calendars) >= 9


def test_dates_of_the_world():
    missing, wrong = judge(ROWS, site_of)
    assert not wrong
    assert len(missing) <= len(ROWS) * 0.02, missing


def test_dates_of_sites_of_which_nothing_is_known_are_never_invented():
    """Without country and zone a day may be untold, but none is made up; local times of day are as printed."""
    rows = [row for row in ROWS if not {"ago", "hour"} & set(row[1].split())]
    _, wrong = judge([row for row in rows if len(row[2]) == 10 and row[2][:7] == "2025-10"], lambda _: Site())
    assert not wrong


UPDATES = [
    line.split("\t") for line in (Path(__file__).parent / "gold_updates.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("place", "text", "local"), UPDATES)
def test_the_time_of_the_update_of_texts_that_tell_both(place, text, local):
    moment = normalise_date(text, site=site_of(place), fetched_at=FETCHED, field="modified")
    assert moment is not None
    assert moment.local[: len(local)] == local


REGION = [
    line.split("\t") for line in (Path(__file__).parent / "region_dates.tsv").read_text(encoding="utf-8").splitlines()
]
"""59 strings of 23 languages of the region that libraries were tried on; times of day as printed, counted from UTC."""


def judged(site_for):
    right, wrong = [], []
    for place, text, local in REGION:
        found, _ = read(text, site_for(*place.split(" ")))
        if found[: len(local)] == local:
            right.append(text)
        elif found != "-":
            wrong.append((text, local, found))
    return right, wrong


def test_the_region_with_its_language_and_country():
    """The country goes with the language: "03/04/2025" in English alone may be of March or of April."""
    right, wrong = judged(lambda country, language: Site(country=country, languages=(language,)))
    assert len(right) == len(REGION) == 59
    assert not wrong


def test_the_region_with_its_language_alone():
    right, wrong = judged(lambda _, language: Site(languages=(language,)))
    assert len(right) >= 58
    assert not wrong


def test_the_region_of_which_nothing_is_known():
    right, wrong = judged(lambda *_: Site())
    assert len(right) >= 57
    assert not wrong


@pytest.mark.parametrize("text", ["Published: 24 December 2024 – 11:48", "Опубликовано 5 мая 2025 г."])
def test_a_day_of_publication_is_none_of_a_change(text):
    with pytest.raises(UnreadableField, match="published"):
        normalise_date(text, site=Site(), fetched_at=FETCHED, field="modified")
