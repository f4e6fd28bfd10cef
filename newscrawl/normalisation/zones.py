"""Time zones as pages name them: offsets, abbreviations, and the site's own."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archive.article import ZoneSource
from newscrawl.items import Site

_OFFSET = re.compile(r"(?:\b(?:GMT|UTC)\s*)?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)", re.IGNORECASE)
_UTC = re.compile(r"\b(?:UTC|GMT|Z)\b|(?<=\d)Z\b")
_ABBREVIATION = re.compile(r"\b[A-Z]{3,4}\b")
_ONE_MEANING = {
    "PKT": 300, "NPT": 345, "BDT": 360, "BDST": 360, "BTT": 360, "MMT": 390, "WIB": 420, "ICT": 420, "WITA": 480, "SGT": 480, "MYT": 480,
    "PHT": 480, "HKT": 480, "JST": 540, "KST": 540, "WIT": 540, "AFT": 270, "IRST": 210, "SLST": 330, "MVT": 300, "EET": 120, "EEST": 180,
    "CET": 60, "CEST": 120, "WEST": 60, "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "PST": -480, "PDT": -420, "AEST": 600, "AEDT": 660,
}  # fmt: skip
"""Minutes east of UTC for abbreviations that newsrooms use in one sense only."""
_BY_COUNTRY = {
    ("IST", "IN"): 330, ("IST", "LK"): 330, ("IST", "IL"): 120, ("IST", "IE"): 60, ("BST", "BD"): 360, ("BST", "GB"): 60, ("CST", "CN"): 480,
    ("CST", "TW"): 480, ("CST", "US"): -360, ("CST", "MX"): -360, ("AST", "SA"): 180, ("GST", "AE"): 240, ("SST", "SG"): 480, ("MST", "US"): -420,
}  # fmt: skip
"""Abbreviations with several meanings: the site's country decides."""
_AMBIGUOUS = {abbreviation for abbreviation, _ in _BY_COUNTRY}


@cache
def zone_of(name: str | None) -> ZoneInfo | None:
    """The IANA zone of this name, or ``None`` for none and for an unknown one."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def take_zone(text: str, site: Site) -> tuple[str, tzinfo | None]:
    """A text without the zone that it names, and that zone; ``None`` where it names none that can be known.

    An abbreviation of several meanings ("IST") is resolved by the site's country, or else by the site's own
    zone if that uses it; where neither knows it, it is taken off and the zone stays unknown.
    """
    if found := _OFFSET.search(text):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes <= 14 * 60:
            sign = -1 if found[1] == "-" else 1
            return _without(text, found), timezone(sign * timedelta(minutes=minutes))
    for found in _ABBREVIATION.finditer(text):
        minutes_east = _BY_COUNTRY.get((found[0], site.country or ""), _ONE_MEANING.get(found[0]))
        if minutes_east is not None:
            return _without(text, found), timezone(timedelta(minutes=minutes_east))
        if found[0] in _AMBIGUOUS:
            own = zone_of(site.timezone)
            uses_it = own is not None and own.tzname(datetime(2025, 1, 1)) == found[0]  # noqa: DTZ001 - wall time
            return _without(text, found), own if uses_it else None
    if found := _UTC.search(text):
        return _without(text, found), timezone.utc  # noqa: UP017 - one type for all offsets
    return text, None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def zone_for(named: tzinfo | None, site: Site) -> tuple[tzinfo, ZoneSource]:
    """The zone of a time, and how it is known."""
    if named is not None:
        return named, ZoneSource.EXPLICIT
    own = zone_of(site.timezone)
    if own is not None:
        return own, ZoneSource.SITE
    return timezone.utc, ZoneSource.ASSUMED  # noqa: UP017
