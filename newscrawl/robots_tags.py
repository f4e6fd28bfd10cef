"""What a page says of itself to robots: the header ``X-Robots-Tag`` and ``<meta name="robots">``.

The words are those that search engines have agreed on; they address all robots, or one by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

AGENT = "newscrawl"
_KEEP_OUT = ("noindex", "noarchive", "none")
_META = re.compile(rb"<meta\s[^>]{0,500}>", re.IGNORECASE)
_UNSAID = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1", re.IGNORECASE | re.DOTALL)
"""Comments and scripts: an element there is none."""
_NAME = re.compile(rb"\bname\s*=\s*[\"']?\s*(robots|newscrawl)\b", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_AFTER = re.compile(r"unavailable_after:\s*(.+)", re.IGNORECASE)
_HEAD = 64 * 1024
"""Bytes in which the head of a page is looked for."""
_HELD = (b"robots", AGENT.encode(), b"tdm-", b"TDM-", b"Tdm-")
"""What the head of a page holds that says anything: many say nothing, and are spared the search for elements."""


def directives(headers: Iterable[str], body: bytes) -> list[tuple[str, str]]:
    """Each directive that is for us, in lower case, with the place where it stands in words."""
    found = [(word, "X-Robots-Tag") for header in headers for word in _for_us(header)]
    for element in metas_of(body):
        content = _CONTENT.search(element)
        if _NAME.search(element) and content:
            found += [(word, "<meta name=robots>") for word in _words(content[1].decode("latin-1"))]
    return found


@lru_cache(maxsize=8)
def metas_of(body: bytes) -> tuple[bytes, ...]:
    """The meta elements in the head of a page, if any may speak to robots or reserve a right; asked more than once."""
    head = body[:_HEAD]
    return tuple(_META.findall(_UNSAID.sub(b"", head))) if any(word in head for word in _HELD) else ()


def forbids_keeping(found: Iterable[tuple[str, str]], *, at: datetime) -> str | None:
    """Why a page must not be kept in an archive, in words; ``None`` where nothing is said against it."""
    for word, place in found:
        if word in _KEEP_OUT:
            return f"its {place} says {word}"
        until = _AFTER.match(word)
        if until and (time := _time(until[1])) and time <= at:
            return f"its {place} says {word}"
    return None


def forbids_following(found: Iterable[tuple[str, str]]) -> str | None:
    """Why the links of a page must not be followed, in words; ``None`` where nothing is said against it."""
    return next((f"its {place} says {word}" for word, place in found if word in {"nofollow", "none"}), None)


def _for_us(header: str) -> list[str]:
    """The directives of a header: ``noindex``, ``newscrawl: noindex``; ``otherbot: noindex`` is not for us."""
    agent, colon, rest = header.partition(":")
    name = agent.strip().lower()
    if not colon or "," in agent or name == "unavailable_after" or name.startswith("max-"):
        return _words(header)
    return _words(rest) if name in {AGENT, "*"} else []


def _words(text: str) -> list[str]:
    if "unavailable_after" in text.lower():  # its date may hold commas
        before, _, after = text.lower().partition("unavailable_after")
        return [*_words(before), f"unavailable_after{after.strip()}"]
    return [word for one in text.split(",") if (word := one.strip().lower())]


def _time(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = read(text.strip())
        except (ValueError, OverflowError):
            continue
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return None
