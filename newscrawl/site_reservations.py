"""What a site's ``/.well-known/tdmrep.json`` reserves, path by path, and what is remembered of it.

TDM Reservation Protocol, W3C Community Group final report, 10 May 2024, sections 6.2 (the file) and 6.4 (what counts
where several say something). Patterns are those of robots.txt (RFC 9309, 2.2.3).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

PATH = "/.well-known/tdmrep.json"
ASK_AGAIN = timedelta(days=7)
_RULES = 500
_ORIGINS = 20
"""Hosts of a site of which the file is remembered."""
_LONGEST = 2000
"""Characters of a pattern or an address of a policy."""
_CODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for the addresses that a pattern fits."""

    location: str
    reservation: str
    """``0`` or ``1``."""
    policy: str | None = None

    def fits(self, url: str) -> bool:
        """Whether the pattern fits the path of an address, query included, from its beginning on."""
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), is_pattern=False)
        pattern = _plain(self.location, is_pattern=True)
        first, *others = pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        if pattern.endswith("$"):
            if not others:
                return at == len(path)
            last = others.pop()
            if not path.endswith(last) or len(path) - len(last) < at:
                return False
            path = path[: len(path) - len(last)]
        for one in others:
            found = path.find(one, at)
            if found < 0:
                return False
            at = found + len(one)
        return True


def rules_in(body: bytes) -> tuple[Rule, ...]:
    """The rules in a file, in its order. What is no rule by the protocol is left out, and so is all of what is no file.

    A lone rule without the brackets of a list is taken for what its publisher plainly meant.
    """
    try:
        found = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    entries = found if isinstance(found, list) else [found]
    return tuple(rule for entry in entries[:_RULES] if (rule := _rule(entry)) is not None)


def _rule(entry: object) -> Rule | None:
    if not isinstance(entry, dict):
        return None
    location, reservation, policy = (entry.get(name) for name in ("location", "tdm-reservation", "tdm-policy"))
    if not isinstance(location, str) or len(location) > _LONGEST:
        return None
    if isinstance(reservation, bool) or str(reservation).strip() not in {"0", "1"}:
        return None
    if not isinstance(policy, str) or not 0 < len(policy) <= _LONGEST:
        policy = None
    return Rule(_from_root(location.strip()), str(reservation).strip(), policy)


def _from_root(location: str) -> str:
    """Patterns begin at the root; some files say it without the slash, or with the whole address."""
    if re.match(r"https?://", location):
        parts = location.split("/", 3)
        location = parts[3] if len(parts) > 3 else ""
    return location if location.startswith(("/", "*")) else f"/{location}"


def _plain(text: str, *, is_pattern: bool) -> str:
    """One spelling for what is the same: only what must be coded is, the coding in capitals (RFC 3986, 6.2.2)."""
    if not is_pattern:
        text = text.replace("*", "%2A").replace("$", "%24")
    text = quote(text, safe="/?:@!$&'()*+,;=%[]~-._")
    return _CODED.sub(_decoded, text)


def _decoded(coded: re.Match[str]) -> str:
    letter = chr(int(coded[1], 16))
    return letter if _UNRESERVED.match(letter) else coded[0].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """The file of one origin (scheme, host, port) as it was last seen."""

    asked_at: datetime
    rules: tuple[Rule, ...] = ()
    etag: str | None = None
    last_modified: str | None = None

    def says(self, url: str) -> tuple[tuple[str, str], ...]:
        """What it says of an address, by name and value: ``(("tdm-reservation", "1"),)``; the first rule that fits."""
        for rule in self.rules:
            if rule.fits(url):
                policy = (("tdm-policy", rule.policy),) if rule.policy else ()
                return (("tdm-reservation", rule.reservation), *policy)
        return ()

    def is_due(self, at: datetime) -> bool:
        """Whether it is time to ask for it again."""
        return at >= self.asked_at + ASK_AGAIN


@dataclass(slots=True)
class SiteReservations:
    """The files of a site's hosts, kept from crawl to crawl in what is remembered of the site."""

    files: dict[str, SiteFile] = field(default_factory=dict)
    """By origin: ``https://www.ahn24x7.com``."""
    has_learned: bool = False

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> SiteReservations:
        """What was kept of an earlier crawl."""
        return cls({origin: _file_in(kept) for origin, kept in (row or {}).items()})

    def as_row(self) -> dict[str, Any]:
        """JSON for :meth:`from_row`; of many hosts those asked last."""
        newest = sorted(self.files, key=lambda origin: self.files[origin].asked_at)[-_ORIGINS:]
        return {origin: _row_of(self.files[origin]) for origin in newest}

    def keep(self, origin: str, file: SiteFile) -> None:
        """Know this of an origin from now on."""
        self.files[origin] = file
        self.has_learned = True


def _file_in(row: Mapping[str, Any]) -> SiteFile:
    return SiteFile(
        asked_at=datetime.fromisoformat(row["asked_at"]),
        rules=tuple(Rule(*one) for one in row["rules"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
    )


def _row_of(file: SiteFile) -> dict[str, Any]:
    return {
        "asked_at": file.asked_at.isoformat(),
        "rules": [[one.location, one.reservation, one.policy] for one in file.rules],
        "etag": file.etag,
        "last_modified": file.last_modified,
    }
