"""Time zones as pages name them: offsets, abbreviations, names in words, and the site's own."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archive.article import ZoneSource
from newscrawl.items import Site
from newscrawl.words.late import late

_OF_UTC = late(r"\(?\b(?:GMT|UTC)\s?([+-])\s?(\d{1,2})(?:[:.]?([0-5]\d))?(?!\d)\s?(?:h\b)?\)?", re.IGNORECASE)
_OFFSET = late(
    r"(?<=:[0-5]\d)((?:\s?[AaPp]\.?[Mm]\.?)?)\s?\(?(?:(\+)\s?(\d{1,2})(?::?([0-5]\d))?|(-)(\d\d)([0-5]\d))(?![\d:])\)?"
)
"""An offset behind a time of day. "10:15-11:30" is a range, so a western one is told only without colon."""
_UTC = late(r"\(?(?:\b(?:UTC|GMT)\b|(?<=\d)Z\b)\)?(?!\s?[+-]\s?\d)")
_ABBREVIATION = late(r"\(?\b([A-ZÇМСК]{2,5})\b\)?")
_ONE_MEANING = {
    "PKT": 300, "NPT": 345, "NST": 345, "BDT": 360, "BDST": 360, "BTT": 360, "MMT": 390, "WIB": 420, "ICT": 420, "WITA": 480, "SGT": 480, "MYT": 480,
    "PHT": 480, "PHST": 480, "HKT": 480, "JST": 540, "KST": 540, "WIT": 540, "AFT": 270, "IRST": 210, "SLST": 330, "MVT": 300, "EET": 120, "EEST": 180, "WET": 0,
    "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "WEST": 60, "EAT": 180, "CAT": 120, "WAT": 60, "SAST": 120, "MSK": 180, "МСК": 180, "TRT": 180, "UZT": 300, "TJT": 300,
    "TMT": 300, "KGT": 360, "AZT": 240, "GET": 240, "ULAT": 480, "IDT": 180, "EDT": -240, "CDT": -300, "MDT": -360, "PDT": -420, "AKST": -540, "AKDT": -480,
    "BRT": -180, "EST": -300, "AEST": 600, "AEDT": 660, "ACST": 570, "AWST": 480, "NZST": 720, "NZDT": 780, "HKST": 480, "TLT": 540,
}  # fmt: skip
"""Minutes east of UTC for abbreviations that newsrooms use in one sense only."""
_BY_COUNTRY = {
    ("IST", "IN"): 330, ("IST", "LK"): 330, ("IST", "IL"): 120, ("IST", "IE"): 60, ("BST", "BD"): 360, ("BST", "GB"): 60, ("BST", "BT"): 360, ("CST", "CN"): 480,
    ("CST", "TW"): 480, ("CST", "US"): -360, ("CST", "CA"): -360, ("CST", "MX"): -360, ("AST", "SA"): 180, ("AST", "CA"): -240, ("AST", "PR"): -240, ("GST", "AE"): 240,
    ("SST", "SG"): 480, ("MST", "US"): -420, ("MST", "CA"): -420, ("MST", "MY"): 480, ("MST", "MM"): 390, ("PST", "PK"): 300, ("PST", "PH"): 480, ("PST", "US"): -480, ("PST", "CA"): -480,
    ("EST", "US"): -300, ("EST", "CA"): -300, ("EST", "AU"): 600, ("WST", "AU"): 480, ("GST", "OM"): 240, ("BDT", "BN"): 480, ("ECT", "EC"): -300, ("ART", "AR"): -180,
}  # fmt: skip
"""Abbreviations with several meanings: the site's country decides."""
_AMBIGUOUS = {abbreviation for abbreviation, _ in _BY_COUNTRY} - _ONE_MEANING.keys()
_GENERIC = {"ET": "America/New_York", "PT": "America/Los_Angeles", "CT": "America/Chicago", "MT": "America/Denver"}
"""What American papers print for standard and daylight time alike."""
_NAMED = {
    "indian? standard time|india time": "Asia/Kolkata", "nepal (?:standard )?time|नेपाली समय": "Asia/Kathmandu", "bangladesh (?:standard )?time": "Asia/Dhaka",
    "pakistan (?:standard )?time": "Asia/Karachi", "sri lankan? (?:standard )?time": "Asia/Colombo", "myanmar (?:standard )?time": "Asia/Yangon", "waktu indonesia barat": "Asia/Jakarta",
    "singapore (?:standard )?time": "Asia/Singapore", "beijing time|china standard time|北京时间|北京時間": "Asia/Shanghai", "japan standard time|日本時間": "Asia/Tokyo",
    "korea standard time": "Asia/Seoul", "giờ việt nam": "Asia/Ho_Chi_Minh", "moscow time|по мск|московское время|по московскому времени": "Europe/Moscow",
    "israel (?:standard )?time": "Asia/Jerusalem", "london time": "Europe/London", "heure de paris": "Europe/Paris", "new york time": "America/New_York",
    "central european (?:standard )?time": "Europe/Berlin", "بتوقيت غرينتش|بتوقيت جرينتش|greenwich mean time|coordinated universal time": "UTC", "بتوقيت القاهرة": "Africa/Cairo",
    "بتوقيت بغداد": "Asia/Baghdad", "بتوقيت القدس": "Asia/Jerusalem", "بتوقيت مكة(?: المكرمة)?": "Asia/Riyadh", "به وقت تهران": "Asia/Tehran",
}  # fmt: skip
"""Names in words to the IANA zone."""
_IN_WORDS = late("|".join(rf"(?P<z{number}>\(?(?:{words})\)?)" for number, words in enumerate(_NAMED)), re.IGNORECASE)
_HOME = {
    "hi": "IN",
    "bn": "",
    "ta": "",
    "te": "IN",
    "kn": "IN",
    "ml": "IN",
    "mr": "IN",
    "gu": "IN",
    "pa": "IN",
    "or": "IN",
    "as": "IN",
    "si": "LK",
    "he": "IL",
    "ga": "IE",
}
"""The country whose zone a language's newsrooms mean, for those languages that have one."""
_FIRST_MARK = 0xE000
_MARKS = late("[\ue000-\uf8ff]")


@cache
def zone_of(name: str | None) -> ZoneInfo | None:
    """The IANA zone of this name, or ``None`` for none and for an unknown one."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def mark_zones(text: str, site: Site) -> tuple[str, dict[str, tzinfo | None]]:
    """A text with one private sign in place of each zone that it names, and what each sign stands for.

    ``None`` is a zone that cannot be known: an abbreviation of several meanings ("IST") is resolved by the site's
    country, or else by the site's own zone if that uses it. Texts without a time of day name no zone.
    """
    zones: dict[str, tzinfo | None] = {}

    def mark(zone: tzinfo | None) -> str:
        sign = chr(_FIRST_MARK + len(zones))
        zones[sign] = zone
        return f" {sign} "

    text = _MARKS.sub(" ", text)
    text = _IN_WORDS.sub(lambda found: mark(zone_of(list(_NAMED.values())[int((found.lastgroup or "z0")[1:])])), text)
    text = _OF_UTC.sub(lambda found: mark(_offset(found[1], found[2], found[3])), text)
    text = _UTC.sub(lambda _: mark(timezone.utc), text)  # noqa: UP017 - one type for all offsets
    text = _OFFSET.sub(lambda found: found[1] + _mark_offset(found, mark), text)
    return _ABBREVIATION.sub(
        lambda found: mark(_named(found[1], site)) if _is_zone(found[1]) else found[0], text
    ), zones


def _mark_offset(found: re.Match[str], mark: object) -> str:
    assert callable(mark)
    return str(mark(_offset(found[2] or found[5], found[3] or found[6], found[4] or found[7])))


def _offset(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    east = int(hours) * 60 + int(minutes or 0)
    if east > 14 * 60:
        return None
    return timezone(timedelta(minutes=-east if sign == "-" else east))


def _is_zone(abbreviation: str) -> bool:
    return abbreviation in _ONE_MEANING or abbreviation in _AMBIGUOUS or abbreviation in _GENERIC


def _named(abbreviation: str, site: Site) -> tzinfo | None:
    """The zone of an abbreviation; ``None`` where it has several meanings and the site does not decide."""
    country = site.country or next((_HOME[one] for one in _languages(site) if one in _HOME), "")
    minutes = _BY_COUNTRY.get((abbreviation, country), _ONE_MEANING.get(abbreviation))
    if minutes is not None:
        return timezone(timedelta(minutes=minutes))
    if abbreviation in _GENERIC:
        return zone_of(_GENERIC[abbreviation])
    own = zone_of(site.timezone)
    names = {own.tzname(datetime(2025, month, 1)) for month in (1, 7)} if own else set()  # noqa: DTZ001 - wall time
    return own if abbreviation in names else None


def _languages(site: Site) -> list[str]:
    return [language.split("-")[0].lower() for language in site.languages]


def zone_for(named: tzinfo | None, site: Site) -> tuple[tzinfo, ZoneSource]:
    """The zone of a time, and how it is known."""
    if named is not None:
        return named, ZoneSource.EXPLICIT
    own = zone_of(site.timezone)
    if own is not None:
        return own, ZoneSource.SITE
    return timezone.utc, ZoneSource.ASSUMED  # noqa: UP017
