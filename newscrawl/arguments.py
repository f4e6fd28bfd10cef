"""The arguments of a crawl, read once from the text that the command line gives."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from archive.addresses import with_ascii_host, without_credentials
from archive.crawls import Revisit
from newscrawl.errors import InvalidArgument

_AGO = re.compile(r"(\d+)\s*([hdw])")
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_LONGEST_COUNT = 19
"""Digits of a number that any machine holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What a person may ask of a crawl: ``scrapy crawl NAME -a since=2025-10-01 -a max_items=50``."""

    homepage: str | None = None
    """Crawl this address instead of the site's own: a mirror, a staging copy, a test server."""
    since: datetime | None = None
    """Only what was published at or after this instant."""
    until: datetime | None = None
    """Only what was published before the end of this day, or before this instant."""
    max_items: int | None = None
    """Stop after this many articles."""
    urls: tuple[str, ...] = ()
    """Read these pages instead of asking the sources."""
    revisit: Revisit = Revisit.DUE
    """Which known articles to look at again: those that are ``due``, ``all``, or ``none``."""
    render: bool = False
    """Open pages in a browser, as ``render = True`` of a site file does."""
    only_due: bool = False
    """Ask only those sources whose time has come by their own rhythm."""

    @property
    def are_partial(self) -> bool:
        """Whether such a crawl leaves out articles that its sources announce."""
        return bool(self.since or self.until or self.max_items)

    def covers(self, start: datetime, end: datetime | None = None) -> bool:
        """Whether ``since`` and ``until`` leave in this instant, or any part of the span up to ``end``."""
        return not ((self.since and (end or start) < self.since) or (self.until and start >= self.until))

    def is_over(self, last: datetime) -> bool:
        """Whether something that happened last at this instant was published before ``since``.

        That it was published before ``until`` says no last change: what changed yesterday may be years old.
        """
        return self.since is not None and last < self.since

    @classmethod
    def from_text(cls, given: Mapping[str, str] | None = None, *, now: datetime | None = None) -> Self:
        """Arguments from text. Raises ``InvalidArgument`` that says what was given and what would be right.

        ``since`` and ``until`` are ISO dates or times (UTC unless they say otherwise), or ``36h``, ``7d``,
        ``2w`` before ``now`` (the present unless given). ``urls`` is a list separated by white space or
        commas; ``urls_file`` names a file with one address a line.
        """
        now = now or datetime.now(UTC)
        given = given or {}
        known = {field.name for field in fields(cls)} | {"urls_file"}
        offered = known - {"only_due"}  # that is for `--due`, which sees to the archive as well
        for name in given.keys() - known:
            meant = difflib.get_close_matches(name, offered, n=1)
            hint = f": did you mean {meant[0]}?" if meant else "."
            raise InvalidArgument(f"there is no argument {name!r}{hint} There are: {', '.join(sorted(offered))}")
        since = _instant("since", given["since"], now) if given.get("since") else None
        until = _instant("until", given["until"], now, end_of_day=True) if given.get("until") else None
        if since and until and since >= until:
            raise InvalidArgument(f"since={given['since']!r} lies behind until={given['until']!r}: exchange the two")
        return cls(
            homepage=_address("homepage", given["homepage"]) if given.get("homepage") else None,
            since=since,
            until=until,
            max_items=_count("max_items", given["max_items"]) if given.get("max_items") else None,
            urls=_addresses(given.get("urls", ""), given.get("urls_file")),
            revisit=_revisit(given.get("revisit") or Revisit.DUE),
            render=_switch("render", given.get("render") or "0"),
            only_due=_switch("only_due", given.get("only_due") or "0"),
        )


def _instant(name: str, text: str, now: datetime, *, end_of_day: bool = False) -> datetime:
    try:
        instant = _read_instant(text.strip(), now, end_of_day=end_of_day)
        instant.astimezone(UTC)  # as the archive will ask
    except OverflowError:
        raise InvalidArgument(f"{name}={text!r} is before or after all time: write a day, as in 2025-10-01") from None
    except ValueError:
        raise InvalidArgument(f"{name}={text!r} is no time: write 2025-10-01, 2025-10-01T06:00Z or 7d") from None
    return instant


def _read_instant(text: str, now: datetime, *, end_of_day: bool) -> datetime:
    if ago := _AGO.fullmatch(text):
        return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    with suppress(ValueError):
        day = date.fromisoformat(text)
        return datetime.combine(day + timedelta(days=1 if end_of_day else 0), time(), tzinfo=UTC)
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _count(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < _LONGEST_COUNT and int(text) > 0):
        raise InvalidArgument(f"{name}={text!r} is no number: write a whole number from 1")
    return int(text)


def _address(name: str, text: str) -> str:
    try:
        parts = urlsplit(text.strip())
        named = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is none, a bracket without its partner
        named, parts = None, urlsplit("")
    if without_credentials(text) != text:
        raise InvalidArgument(f"{name} holds a user name or password: they would be kept and logged; leave them out")
    if not named:
        raise InvalidArgument(f"{name}={text!r} is no address: write http://… or https://…")
    return with_ascii_host(text.strip() if parts.path else f"{text.strip()}/")


def _addresses(text: str, file: str | None) -> tuple[str, ...]:
    if file:
        try:
            text = f"{text}\n{Path(file).read_text(encoding='utf-8')}"
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidArgument(f"urls_file={file!r} cannot be read: {error}") from error
    return tuple(dict.fromkeys(_address("urls", one) for one in re.split(r"[\s,]+", text) if one))


def _revisit(text: str) -> Revisit:
    try:
        return Revisit(text)
    except ValueError:
        raise InvalidArgument(f"revisit={text!r}: write due, all or none") from None


def _switch(name: str, text: str) -> bool:
    if text not in {"0", "1"}:
        raise InvalidArgument(f"{name}={text!r}: write 1 or 0")
    return text == "1"
