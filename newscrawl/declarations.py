"""What a site file states, checked when its class is made: a slip there would else be seen late, in the dates."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from archive.addresses import without_credentials
from newscrawl.errors import InvalidArgument
from newscrawl.normalisation.country import country_of_code, is_country

_BCP_47 = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ALIKE = 0.8
"""How alike two names are of which one is a slip for the other."""


def check_declarations(spider: type, known: Collection[str]) -> None:
    """Look over what a class itself states. Raises ``InvalidArgument`` with class, attribute and what would be right.

    ``known`` are the names that a site file may state.
    """
    stated = vars(spider)
    if without_credentials(home := str(stated.get("homepage", ""))) != home:
        raise InvalidArgument(f"{spider.__name__}.homepage holds a user name or password: leave them out")
    for name, check in (("timezone", _timezone), ("country", _country), ("languages", _languages)):
        if name in stated and (words := check(stated[name])):
            raise InvalidArgument(f"{spider.__name__}.{name} = {stated[name]!r}: {words}")
    there_are = {*known, *(name for base in spider.__mro__[1:] for name in vars(base))}
    for name in stated:
        if name.startswith("_") or name in there_are:
            continue
        if meant := difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE):
            raise InvalidArgument(f"{spider.__name__}.{name}: there is no such attribute; did you mean {meant[0]}?")


def _timezone(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):  # a folder of zones, as Asia, is an OSError
            meant = difflib.get_close_matches(value, available_timezones(), n=1)
            return f"the IANA database has no such zone{f'; did you mean {meant[0]!r}?' if meant else ''}"
        return None
    return "write the name of an IANA zone, like 'Asia/Kolkata'"


def _country(value: Any) -> str | None:
    if value is None or (isinstance(value, str) and is_country(value)):
        return None
    meant = country_of_code(value) if isinstance(value, str) else None
    if meant:
        return f"did you mean {meant!r}?"
    return "write the two letters of ISO 3166-1, like 'IN'"


def _languages(value: Any) -> str | None:
    if isinstance(value, str):
        return f"write a tuple of tags: ({value!r},)"
    if not isinstance(value, tuple):
        return "write a tuple of tags, like ('hi', 'en')"
    wrong = [one for one in value if not (isinstance(one, str) and _BCP_47.fullmatch(one))]
    return f"{wrong[0]!r} is no tag of BCP 47; write it like 'hi', 'en-IN' or 'zh-Hant'" if wrong else None
