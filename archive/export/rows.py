"""An article as one row: the columns of ``v_articles``, under their own names or those that others use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from types import MappingProxyType
from typing import Any

from archive.article import iso_utc
from archive.crawls import Status
from archive.reading import ArchivedArticle
from archive.updates import Update

COLUMNS = tuple(field.name for field in fields(ArchivedArticle))

_OF_THE_ARCHIVE = {name: name for name in COLUMNS}
_OF_SCHEMA_ORG = {
    "article_id": "identifier",
    "site": "publisher.name",
    "authors": "author.name",
    "agency": "sourceOrganization.name",
    "published_local": "datePublished",
    "modified_at": "dateModified",
    "section": "articleSection",
    "tags": "keywords",
    "language": "inLanguage",
    "body": "articleBody",
    "word_count": "wordCount",
    "views": "interactionStatistic.userInteractionCount",
    "image_url": "image.url",
    "image_caption": "image.caption",
    "image_credit": "image.creditText",
    "image_disclaimer": "image.copyrightNotice",
}
_OF_ZYTE = {
    "authors": "authors.name",
    "published_local": "datePublished",
    "published_raw": "datePublishedRaw",
    "modified_at": "dateModified",
    "language": "inLanguage",
    "body": "articleBody",
    "image_url": "mainImage.url",
}
NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "archive": _OF_THE_ARCHIVE,
        "schema.org": _OF_THE_ARCHIVE | _OF_SCHEMA_ORG,
        "zyte": _OF_THE_ARCHIVE | _OF_ZYTE,
    }
)
"""Vocabulary to names: of ``v_articles``, of NewsArticle in schema.org, of Article in zyte-common-items. A point leads
into an object. What a vocabulary has no word for keeps its name here. ``published_local`` is what the page says and no
more: the time of a date without one is not made up."""
_LISTS_OF_OBJECTS = frozenset({"author", "authors"})


def row_of(article: ArchivedArticle) -> dict[str, Any]:
    """Column to value of an article."""
    return {name: getattr(article, name) for name in COLUMNS}


def row_of_update(update: Update) -> dict[str, Any]:
    """The same; of an article that was taken down, only who it was and that it was taken down."""
    if update.article is not None:
        return row_of(update.article)
    known = {"article_id": update.article_id, "site": update.site, "url": update.url, "status": str(Status.TAKEN_DOWN)}
    return dict.fromkeys(COLUMNS) | known


def as_json_row(article: ArchivedArticle) -> dict[str, Any]:
    """An article as JSON can write it: times as ISO 8601 text in UTC, lists as lists."""
    return json_row(row_of(article))


def json_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON can write it."""
    return {name: _json_value(value) for name, value in row.items()}


def nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose names have points as objects within objects; an object of nothing is missing."""
    shown: dict[str, Any] = {}
    for name, value in row.items():
        outer, point, inner = name.partition(".")
        if not point:
            shown[name] = value
        elif outer in _LISTS_OF_OBJECTS:
            shown[outer] = None if value is None else [{inner: one} for one in value]
        else:
            known = shown.setdefault(outer, None)
            if value is not None:
                shown[outer] = {**(known or {}), inner: value}
    return shown


def _json_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso_utc(value)
    return list(value) if isinstance(value, tuple) else value
