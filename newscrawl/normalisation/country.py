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


def supposed_site(site: Site, url: str, languages: Iterable[str]) -> Site:
    """The site with what it lacks of country, time zone and languages, as far as the page tells.

    The country is that of the address (``.se``, ``/en-gb/``), or else the region of a declared language (``en-GB``);
    the zone is the country's if all of it keeps one time. ``languages`` are the page's own tags (BCP 47).
    """
    parts = _parts(url)
    edition = _EDITION.match(parts.path)
    tags = [edition[1], *languages] if edition else list(languages)
    return _supposed(site, (parts.hostname or "").rpartition(".")[2].lower(), tuple(tags))


@lru_cache(maxsize=1_000)
def _supposed(site: Site, domain: str, tags: tuple[str, ...]) -> Site:
    tags = tuple(tag.strip().replace("_", "-") for tag in tags)
    country = site.country or _country_of_domain(domain) or next(filter(None, map(_region, tags)), None)
    known = tuple(dict.fromkeys(tag.split("-")[0].lower() for tag in tags if tag))
    return replace(
        site,
        country=country,
        timezone=site.timezone or (zone_of_country(country) if country else None),
        languages=site.languages or known,
    )


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


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
def zone_of_country(country: str) -> str | None:
    """The IANA zone of a country (ISO 3166-1) that keeps one time; ``None`` for one that keeps several."""
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
