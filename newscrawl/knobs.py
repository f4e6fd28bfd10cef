"""What may stand in each of our settings, and in those of Scrapy's that people set by hand.

The defaults, and the reasons, stand in ``newscrawl.settings``, which takes all of these from the environment. What
cannot be read as its setting is never taken over: it is told, with what would be right.
"""

from __future__ import annotations

import difflib
import logging
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from scrapy.settings import default_settings

_PREFIX = "NEWSCRAWL_"
_LIKE_ENOUGH = 0.8
"""In the environment stand names of other programs too: only those that are all but ours are held to be mistakes."""
_LONGEST = 1e9
"""Seconds: thirty years, which a time can still be moved by."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of setting: what is to be written, and whether a text is that."""

    words: str
    holds: Callable[[str], bool]
    is_text: bool = False
    """Whether nothing is a value as well."""


def _within(number: float, least: float, most: float, *, above: bool) -> bool:
    return math.isfinite(number) and number <= most and (number > least if above else number >= least)


def _seconds(example: float, *, above: bool = False) -> Kind:
    return Kind(f"write seconds, as in {example:g}", lambda text: _within(float(text), 0, _LONGEST, above=above))


def _count(least: int, example: int, unit: str = "a whole number") -> Kind:
    return Kind(f"write {unit} from {least}, as in {example}", lambda text: int(text) >= least)


_TEXT = Kind("write a text", lambda _: True, is_text=True)
_SWITCH = Kind(
    "write 1 or 0", lambda text: text in {"1", "0", "True", "False", "true", "false"}
)  # as Scrapy reads them
_LEVEL = Kind("write DEBUG, INFO, WARNING, ERROR or CRITICAL", lambda text: text in logging.getLevelNamesMapping())
_NUMBER = Kind("write a number", lambda text: math.isfinite(float(text)))
_RATE = Kind("write a number, more than 0, as in 24", lambda text: _within(float(text), 0, math.inf, above=True))

KINDS: Mapping[str, Kind] = {
    "NEWSCRAWL_ARCHIVE": _TEXT,
    "NEWSCRAWL_PAGES": _TEXT,
    "NEWSCRAWL_PAGES_SPOOL": _TEXT,
    "NEWSCRAWL_PAGES_FILE_SIZE": _count(1, 536870912, "bytes, a whole number"),
    "NEWSCRAWL_PAGES_FILE_AGE": _seconds(3600, above=True),
    "NEWSCRAWL_PAGES_IMAGES": _SWITCH,
    "NEWSCRAWL_CONTACT": _TEXT,
    "NEWSCRAWL_OBEY": _TEXT,  # newscrawl.reservations knows its words
    "NEWSCRAWL_ALLOW_PRIVATE": _SWITCH,
    "NEWSCRAWL_BROWSER": _TEXT,
    "NEWSCRAWL_CRAWL_DELAY_MAX": _seconds(30),
    "NEWSCRAWL_RETRY_AFTER_MAX": _seconds(120),
    "NEWSCRAWL_BACK_OFF": _seconds(5),
    "NEWSCRAWL_BLOCKS_IN_A_ROW": _count(1, 5),
    "NEWSCRAWL_STOP_GRACE": _seconds(5),
    "NEWSCRAWL_POLLS_A_DAY": _RATE,
    "NEWSCRAWL_POLL_SHORTEST": _seconds(300),
    "NEWSCRAWL_POLL_LONGEST": _seconds(43200, above=True),
    "NEWSCRAWL_REVISITS_A_DAY": _count(0, 300),
    "NEWSCRAWL_SITES_AT_ONCE": _count(1, 100),
    "NEWSCRAWL_LEASE": _seconds(120, above=True),
    "NEWSCRAWL_FLEET_SILENCE": _seconds(10, above=True),
    "NEWSCRAWL_FLEET_LOOK": _seconds(5, above=True),
    "NEWSCRAWL_FLEET_TURN": _seconds(900, above=True),
    "NEWSCRAWL_FLEET_TRIES": _count(1, 3),
    "NEWSCRAWL_NOTIFY": _TEXT,
    "NEWSCRAWL_QUIET_HOURS": _TEXT,  # read by newscrawl.notices
    "NEWSCRAWL_NOTIFY_APART": _seconds(3600),
    "NEWSCRAWL_LOG_LEVEL": _LEVEL,
    "NEWSCRAWL_LOG_JSON": _SWITCH,
    "LOG_LEVEL": _LEVEL,
    "DOWNLOAD_DELAY": _seconds(1.5),
    "DOWNLOAD_TIMEOUT": _seconds(60, above=True),
    "CONCURRENT_REQUESTS": _count(1, 32),
}


def user_agent(contact: str) -> str:
    """What we call ourselves: a site's administrator must be able to tell whom to ask to stop."""
    try:
        number = version("newscrawl")
    except PackageNotFoundError:  # run from a checkout that was never installed
        number = "0"
    return f"newscrawl/{number} ({f'+{contact}' if contact else 'news archive'})"


def from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Those of our settings that the environment names and that can be read.

    Nothing is a value for a text alone; elsewhere it is what a compose file leaves of a variable that is not set.
    """
    return {
        name: text
        for name, text in environment.items()
        if name.startswith(_PREFIX) and name in KINDS and (text or KINDS[name].is_text) and _fault(name, text) is None
    }


def faults_of(given: Mapping[str, Any]) -> dict[str, str]:
    """Name to words of each setting that was given and cannot be meant so."""
    return {name: words for name, value in given.items() if (words := _fault(name, value)) is not None}


def faults_of_environment(environment: Mapping[str, str], *, but: Iterable[str] = ()) -> dict[str, str]:
    """The same for the environment, ``but`` for names that something else decides. What is no name of ours stays."""
    ours = {name: text for name, text in environment.items() if name.startswith(_PREFIX)}
    found = {name: text for name, text in ours.items() if text and (name in KINDS or _meant(name, _LIKE_ENOUGH))}
    return faults_of({name: text for name, text in found.items() if name not in set(but)})


def strangers(environment: Mapping[str, str]) -> list[str]:
    """Names in the environment that begin as ours do and are none."""
    return sorted(name for name in environment if name.startswith(_PREFIX) and name not in KINDS)


def _fault(name: str, value: Any) -> str | None:
    kind = KINDS.get(name) or _of_scrapy(name)
    if kind is None or value is None:
        if name in KINDS or not name.startswith(_PREFIX):
            return None
        meant = _meant(name)
        return f"there is no setting {name}{f': did you mean {meant}?' if meant else ''}"
    try:
        holds = kind.holds(str(value))
    except (ValueError, OverflowError):
        holds = False
    return None if holds else f"{name}={value!r}: {kind.words}"


def _of_scrapy(name: str) -> Kind | None:
    """The kind of one of Scrapy's own settings, by its default."""
    default = getattr(default_settings, name, None) if name.isupper() else None
    if isinstance(default, bool):
        return _SWITCH
    return _NUMBER if isinstance(default, int | float) else None


def _meant(name: str, cutoff: float = 0.6) -> str | None:
    """The setting of ours that a name is most like."""
    ours = [known.removeprefix(_PREFIX) for known in KINDS if known.startswith(_PREFIX)]
    close = difflib.get_close_matches(name.removeprefix(_PREFIX), ours, n=1, cutoff=cutoff)
    return f"{_PREFIX}{close[0]}" if close else None
