"""What is watched of one article: for each field whether it is there, from where, how long, and whether it is new."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from archive.article import Article, content_of

FIELDS = {
    "headline": ("headline",),
    "byline": ("byline", "agency", "authors"),
    "published": ("published_local",),
    "modified": ("modified_local",),
    "section": ("section",),
    "tags": ("tags",),
    "description": ("description",),
    "body": ("body",),
    "views": (),
    "image": ("image_url",),
    "image_caption": ("image_caption",),
    "image_credit": ("image_credit", "image_disclaimer"),
}
"""Field name to those columns of the archive that hold it; the first one that is filled is its value."""

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
    at: datetime
    """When its page was fetched; aware, UTC."""
    fields: Mapping[str, Seen] = field(default_factory=dict)
    lag: float | None = None
    """Hours from publication to the fetch; negative for a date in the future."""


def observe(article: Article) -> Observed:
    """What the watch needs of an article: nothing of its text but lengths, digests and the first words."""
    content = content_of(article)
    unreadable = {one.field for one in article.unreadable}
    places = {name: one.place for name, one in article.provenance.items()}
    fields = {name: _seen(name, content, places, unreadable) for name in FIELDS if name != "views"}
    views = article.views
    fields["views"] = Seen(
        found=views is not None,
        unreadable="views" in unreadable,
        place=places.get("views"),
        text=views.raw if views else None,
        digest=views.count if views else 0,
        length=len(str(views.count)) if views else 0,
    )
    published = article.published
    lag = (article.fetched_at - published.at).total_seconds() / 3600 if published else None
    return Observed(url=article.url, at=article.fetched_at, fields=fields, lag=lag)


def _seen(name: str, content: Mapping[str, Any], places: Mapping[str, str], unreadable: set[str]) -> Seen:
    value = next((content[column] for column in FIELDS[name] if content[column]), None)
    if value is None:
        return Seen(found=False, unreadable=name in unreadable)
    text = value if isinstance(value, str) else ", ".join(map(str, value))
    place = next((places[one] for one in (name, *_PROVENANCE.get(name, ())) if one in places), None)
    length = content["word_count"] if name == "body" else len(text)
    return Seen(True, name in unreadable, place, text[:120], zlib.crc32(text.encode(errors="replace")), length)
