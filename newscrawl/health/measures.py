"""What is watched of one article: for each field whether it is there, from where, how long, and whether it is new."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from archive.health import Sight

FIELDS = {
    "headline": ("headline",),
    "byline": ("byline", "agency", "authors"),
    "published": ("published_local",),
    "modified": ("modified_local",),
    "section": ("section",),
    "tags": ("tags",),
    "description": ("description",),
    "body": ("body",),
    "views": ("views",),
    "image": ("image_url",),
    "image_caption": ("image_caption",),
    "image_credit": ("image_credit", "image_disclaimer"),
}
"""Field name to those columns of the archive that hold it; the first one that is filled is its value."""

VARIED = frozenset(("headline", "byline", "body", "image", "description", "image_caption", "views"))
"""Fields of which articles have different values: one value on all of them is a stuck rule."""
_PROVENANCE = {
    "byline": ("byline", "authors", "agency"),
    "image": ("image_url", "image"),
    "image_credit": ("image_credit", "image_disclaimer"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One field of one article."""

    found: bool
    unreadable: bool = False
    place: str | None = None
    """Kind and position of the place that it came from."""
    text: str | None = None
    """What an alarm shows: the value, cut."""
    digest: int = 0
    """Of the value: two that are equal have the same."""
    length: int = 0
    """Characters; words for the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One article as the watch sees it."""

    url: str
    article_id: int | None = None
    at: datetime
    """When its page was fetched; aware, UTC."""
    fields: Mapping[str, Seen] = field(default_factory=dict)
    skeleton: str | None = None
    """How its page is built (``archive.skeletons``)."""
    lag: float | None = None
    """Hours from publication to the fetch; negative for a date in the future."""


def observe(sight: Sight) -> Observed:
    """What the watch needs of an article as it was first seen: of its text but lengths, digests and first words."""
    content = sight.content
    unreadable = {one["field"] for one in content["unreadable"]}
    places = {name: one["place"] for name, one in content["provenance"].items()}
    fields = {name: _seen(name, content, places, unreadable) for name in FIELDS}
    published = content["published_at"]
    lag = (sight.seen_at - published).total_seconds() / 3600 if published else None
    return Observed(
        url=sight.url,
        article_id=sight.article_id,
        at=sight.seen_at,
        fields=fields,
        skeleton=content["skeleton"],
        lag=lag,
    )


def _seen(name: str, content: Mapping[str, Any], places: Mapping[str, str], unreadable: set[str]) -> Seen:
    value = next((found for column in FIELDS[name] if (found := content[column]) not in (None, "", [])), None)
    if value is None:
        return Seen(found=False, unreadable=name in unreadable)
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    place = next((places[one] for one in (name, *_PROVENANCE.get(name, ())) if one in places), None)
    length = content["word_count"] if name == "body" else len(text)
    return Seen(True, name in unreadable, place, text[:120], zlib.crc32(text.encode(errors="replace")), length)
