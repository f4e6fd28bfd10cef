"""What the address of a page and its declarations tell of its country, where nobody has said it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from newscrawl.items import Site
from newscrawl.words.late import late

_USED_BY_ALL_THE_WORLD = frozenset("ac ag ai cc co fm gg io la ly me nu sh tk to tv vc ws".split())
"""Top-level domains of countries that are sold as names of their own: they tell of no country."""
_EDITION = late(r"/([a-z]{2}-[a-z]{2})(?:/|$)", re.IGNORECASE)
"""The edition for a language and country with which the path of an address begins."""
_COUNTRY_OF_DOMAIN = {"uk": "GB"}
"""Top-level domains that are not the country's code in ISO 3166-1."""
_OF_MOST = {
    "BR": "America/Sao_Paulo", "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil", "ES": "Europe/Madrid", "GL": "America/Nuuk", "ID": "Asia/Jakarta", "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City", "NZ": "Pacific/Auckland", "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby",
    "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "XK": "Europe/Belgrade",
}  # fmt: skip
"""Countries of several zones to the one in which most of their people live, and by which their press goes; of Australia,
Canada and the United States there is none. Kosovo is in no table of zones, as its code is none of ISO 3166."""
_OF_LANGUAGE = {
    zone: languages.split()
    for zone, languages in {
        "Asia/Kolkata": "hi mr gu pa ta te kn ml or as mai bho kok sa mni sat", "Asia/Kathmandu": "ne", "Asia/Dhaka": "bn",
        "Asia/Karachi": "ur sd", "Asia/Colombo": "si", "Indian/Maldives": "dv", "Asia/Thimphu": "dz", "Asia/Yangon": "my",
        "Asia/Bangkok": "th", "Asia/Vientiane": "lo", "Asia/Phnom_Penh": "km", "Asia/Ho_Chi_Minh": "vi", "Asia/Manila": "tl fil",
        "Asia/Kuala_Lumpur": "ms", "Asia/Jakarta": "id jv su", "Asia/Shanghai": "zh ug", "Asia/Tokyo": "ja", "Asia/Seoul": "ko",
        "Asia/Ulaanbaatar": "mn", "Asia/Tehran": "fa", "Asia/Kabul": "ps", "Asia/Baghdad": "ckb", "Asia/Jerusalem": "he",
        "Europe/Istanbul": "tr", "Asia/Baku": "az", "Asia/Tbilisi": "ka", "Asia/Yerevan": "hy", "Asia/Almaty": "kk",
        "Asia/Bishkek": "ky", "Asia/Dushanbe": "tg", "Asia/Tashkent": "uz", "Asia/Ashgabat": "tk", "Africa/Addis_Ababa": "am ti om",
        "Africa/Mogadishu": "so", "Africa/Nairobi": "sw", "Africa/Lagos": "ha yo ig", "Africa/Johannesburg": "af zu xh st tn",
        "Europe/Berlin": "de", "Europe/Rome": "it", "Europe/Amsterdam": "nl fy", "Europe/Copenhagen": "da",
        "Europe/Oslo": "no nb nn", "Europe/Stockholm": "sv", "Europe/Helsinki": "fi", "Atlantic/Reykjavik": "is",
        "Europe/Tallinn": "et", "Europe/Riga": "lv", "Europe/Vilnius": "lt", "Europe/Warsaw": "pl", "Europe/Prague": "cs",
        "Europe/Bratislava": "sk", "Europe/Budapest": "hu", "Europe/Bucharest": "ro", "Europe/Sofia": "bg", "Europe/Skopje": "mk",
        "Europe/Belgrade": "sr", "Europe/Zagreb": "hr", "Europe/Sarajevo": "bs", "Europe/Ljubljana": "sl", "Europe/Tirane": "sq",
        "Europe/Athens": "el", "Europe/Kyiv": "uk", "Europe/Minsk": "be", "Europe/Malta": "mt", "Europe/Dublin": "ga",
        "Europe/London": "cy gd", "Europe/Madrid": "ca eu gl ast", "Europe/Paris": "br co oc",
    }.items()
}  # fmt: skip
"""Zone to the languages most of whose papers keep its time; of English, Spanish, French, Portuguese, Russian and Arabic
none does."""


def supposed_site(site: Site, url: str, languages: Iterable[str], language: str | None = None) -> Site:
    """The site with what it lacks of country, time zone and languages, as far as the page tells.

    The country is that of the address (``.se``, ``/en-gb/``), or else the region of a declared language (``en-GB``);
    the zone is the country's if all of it, or most, keeps one time. Where no country is known, it is that of
    most papers in the ``language`` of the text. ``languages`` are the page's own tags (BCP 47).
    """
    parts = _parts(url)
    edition = _EDITION.match(parts.path)
    tags = [edition[1], *languages] if edition else list(languages)
    return _supposed(site, (parts.hostname or "").rpartition(".")[2].lower(), tuple(tags), language)


@lru_cache(maxsize=1_000)
def _supposed(site: Site, domain: str, tags: tuple[str, ...], language: str | None) -> Site:
    tags = tuple(tag.strip().replace("_", "-") for tag in tags)
    primary = [tag.split("-")[0].lower() for tag in tags]
    # A template that declares "en-US" around a text in Nepali says nothing of America.
    telling = [tag for tag, one in zip(tags, primary, strict=True) if language is None or one == language]
    country = site.country or _country_of_domain(domain) or next(filter(None, map(_region, telling)), None)
    known = tuple(dict.fromkeys(one for one in (language, *primary) if one))
    return replace(
        site,
        country=country,
        is_timezone_supposed=site.timezone is None,
        timezone=site.timezone or (zone_of_country(country) if country else _zones_of_languages().get(language or "")),
        languages=site.languages or known,
    )


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def is_country(code: str) -> bool:
    """Whether this is the code of a country, in the capitals of ISO 3166-1 (or ``XK``)."""
    return code in _zones() or code in _OF_MOST


def country_of_code(code: str) -> str | None:
    """The country that is meant by two letters which many write for its code: ``in``, ``UK``."""
    country = _COUNTRY_OF_DOMAIN.get(code.lower(), code.upper())
    return country if is_country(country) else None


def _country_of_domain(domain: str) -> str | None:
    """The country of a top-level domain."""
    if domain in _USED_BY_ALL_THE_WORLD:
        return None
    country = _COUNTRY_OF_DOMAIN.get(domain, domain.upper())
    return country if country in _zones() else None


def _region(tag: str) -> str | None:
    region = tag.split("-")[-1].upper() if "-" in tag else ""
    return region if region in _zones() else None


@cache
def _zones_of_languages() -> dict[str, str]:
    return {language: zone for zone, languages in _OF_LANGUAGE.items() for language in languages}


@cache
def zone_of_country(country: str) -> str | None:
    """The IANA zone of a country (ISO 3166-1) that keeps one time, or mostly so; ``None`` for one that keeps several."""
    if country in _OF_MOST:
        return _OF_MOST[country]
    zones = _zones().get(country, [])
    # The table goes from the centre outwards, and each zone is a file to read: the last one differs, if any does.
    alike = all(_offsets(zone) == _offsets(zones[0]) for zone in reversed(zones))
    return zones[0] if zones and alike else None


def _offsets(zone: str) -> tuple[timedelta | None, ...]:
    """What a zone adds to UTC in winter and in summer."""
    return tuple(datetime(2025, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7))


@cache
def _zones() -> dict[str, list[str]]:
    """Country to its zones, as the zone.tab of the IANA time zone database lists them."""
    found: dict[str, list[str]] = {}
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return found
