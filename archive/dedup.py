"""New, unchanged or revised? Decides, and does nothing else: no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from archive.crawls import Outcome
from archive.essence import CONTENT_FIELDS, essence_of, is_garbled

_STAYS_AFTER = timedelta(days=1)
"""An earlier content that came back once already is believed to stay when it was there for so long."""


class Cause(StrEnum):
    """Why a revision was made."""

    FIRST = "first"
    PUBLISHER = "publisher"
    """The page changed, and the same rules read it."""
    RULES = "rules"
    """The page is the same to the byte: we read it better, or at least differently."""
    UNKNOWN = "unknown"
    """Page and rules have both changed since the last revision; without the kept page it cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reading of a page gave, as far as it matters here."""

    content: Mapping[str, Any]
    page_digest: str | None
    rules_digest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to be done with a reading."""

    outcome: Outcome
    cause: Cause | None = None
    changed_fields: tuple[str, ...] = ()


def decide(known: Reading | None, read: Reading) -> Decision:
    """Hold a reading against the newest revision of its article (``None``: there is none)."""
    if known is None:
        return Decision(outcome=Outcome.NEW, cause=Cause.FIRST)
    changed = tuple(name for name in CONTENT_FIELDS if _differs(name, known.content.get(name), read.content.get(name)))
    if not changed:
        return Decision(outcome=Outcome.UNCHANGED)
    return Decision(outcome=Outcome.REVISED, cause=_cause(known, read), changed_fields=changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known of the contents that an article had before its newest one, where it shows one of them again."""

    came_back: bool
    """Whether the newest content is itself one that came back."""
    shown_since: datetime | None
    """Since when its page has shown the content that it shows now, if it did so at the last visit too."""


def is_flapping(past: Past, *, at: datetime) -> bool:
    """Whether an earlier content that is shown again is only one of two that take turns, as caches make them.

    That a content came back is recorded once. After that the turns are counted and make no revision, until one
    of the contents stays.
    """
    if not past.came_back:
        return False
    return past.shown_since is None or at - past.shown_since < _STAYS_AFTER


def _differs(name: str, known: Any, read: Any) -> bool:
    return essence_of(name, known) != essence_of(name, read) and not is_garbled(read, known)


def _cause(known: Reading, read: Reading) -> Cause:
    if known.page_digest and known.page_digest == read.page_digest:
        return Cause.RULES
    if known.rules_digest and known.rules_digest == read.rules_digest:
        return Cause.PUBLISHER
    return Cause.UNKNOWN
