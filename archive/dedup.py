"""New, unchanged or revised? Decides, and does nothing else: no database, no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from archive.crawls import Outcome

CONTENT_FIELDS = (
    "headline",
    "description",
    "byline",
    "authors",
    "agency",
    "dateline",
    "published_local",
    "published_precision",
    "section",
    "tags",
    "language",
    "body",
    "image_url",
    "image_caption",
    "image_credit",
    "image_disclaimer",
)
"""What makes a revision when it changes. Views, the time of a fetch and the publisher's own "updated" stamp
are no content; nor is how the body is cut into blocks, as long as its text stays."""

_DIGEST_VERSION = "1"


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
    changed = tuple(name for name in CONTENT_FIELDS if _essence(name, known.content) != _essence(name, read.content))
    if not changed:
        return Decision(outcome=Outcome.UNCHANGED)
    return Decision(outcome=Outcome.REVISED, cause=_cause(known, read), changed_fields=changed)


def content_digest(content: Mapping[str, Any]) -> str:
    """A digest of the content alone. Its first part names the way it was made."""
    essence = [_essence(name, content) for name in CONTENT_FIELDS]
    text = json.dumps(essence, ensure_ascii=False, separators=(",", ":"))
    return f"{_DIGEST_VERSION}:{hashlib.sha256(text.encode('utf-8')).hexdigest()}"


def _cause(known: Reading, read: Reading) -> Cause:
    if known.page_digest and known.page_digest == read.page_digest:
        return Cause.RULES
    if known.rules_digest and known.rules_digest == read.rules_digest:
        return Cause.PUBLISHER
    return Cause.UNKNOWN


def _essence(name: str, content: Mapping[str, Any]) -> Any:
    """A field's value without what changes from visit to visit: image servers sign their addresses."""
    value = content.get(name)
    if name == "image_url" and value:
        parts = urlsplit(value)
        return f"{parts.netloc}{parts.path}"
    return value
