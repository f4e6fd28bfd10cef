"""The door of the archive: what must not be stored is cleaned where that loses nothing, else refused in words."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from archive.addresses import identity_key, without_credentials
from archive.article import Article, Block, Contributor
from archive.cleaning import without_controls
from archive.errors import InvalidArticle

_LONGEST_BODY = 2_000_000
"""Characters: some four hundred thousand words, ten times the longest live blog."""
_LONGEST_TEXT = 50_000
_LONGEST_ADDRESS = 8_000
"""What servers commonly bear (RFC 9110, 4.1, recommends to support it)."""
_MOST_ENTRIES = 5_000
_NEEDED = ("url", "site", "headline", "body")
_MAY_BE_EMPTY = frozenset({*_NEEDED, "raw", "text", "reason", "place", "name", "kind", "role", "local", "field"})
"""Fields that are not ``None`` in their dataclasses."""
_FAR_FUTURE = timedelta(days=3)
"""A page may be dated ahead of its fetch, by a zone or by the next morning's paper."""
_WRONG_CLOCK = timedelta(days=1)
_OLDEST = datetime(1600, 1, 1, tzinfo=UTC)
"""Before the first newspaper (Relation, Strassburg 1605)."""
_MOST_VIEWS = 2**63


def checked(article: Article, *, now: datetime | None = None) -> Article:
    """The article as it may be stored. Raises ``InvalidArticle`` that names the field.

    Control characters and halves of surrogate pairs are dropped, texts of nothing but white space become missing,
    empty entries of lists are left out. What is missing but needed, what is no address, times without a zone, in
    the future or before newspapers, texts and lists beyond all measure are refused.
    """
    for name in _NEEDED:
        if not isinstance(getattr(article, name), str):
            raise _refused(article, name, "is no text")
    _check_lengths(article)
    article = _cleaned(article)
    for name in _NEEDED:
        if not getattr(article, name).strip():
            raise _refused(article, name, "is empty")
    _check_addresses(article)
    _check_times(article, now or datetime.now(UTC))
    if article.views is not None and not 0 <= article.views.count < _MOST_VIEWS:
        raise _refused(article, "views", f"is {article.views.count}, which is no count")
    return article


def _cleaned(value: Any) -> Any:
    """The value with its texts cleaned, however deep they lie, and empty ones gone."""
    if value is None:
        return None
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, tuple):
        if all(map(_is_clean_block, value)):
            return value  # nearly always, and there are many
        return tuple(one for one in map(_cleaned, value) if not _is_empty(one))
    if isinstance(value, Mapping):
        return {name: _cleaned(one) for name, one in value.items()}
    changes = {}
    for name in _fields_of(value.__class__):
        known = getattr(value, name)
        clean = _cleaned(known)
        if isinstance(clean, str) and name not in _MAY_BE_EMPTY and not clean.strip():
            clean = None
        if clean is not known and clean != known:
            changes[name] = clean
    return replace(value, **changes) if changes else value


def _is_clean_block(value: Any) -> bool:
    text = value.text if isinstance(value, Block) else None
    return isinstance(text, str) and text.isprintable() and bool(text) and not text.isspace()


@cache
def _fields_of(kind: Hashable) -> tuple[str, ...]:
    """The names of a dataclass' fields; none for what is no dataclass."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()


def _is_empty(entry: Any) -> bool:
    """Whether an entry of a list says nothing: an empty text, or a name or block without one."""
    if isinstance(entry, Block):
        entry = entry.text
    elif isinstance(entry, Contributor):
        entry = entry.name
    return isinstance(entry, str) and (not entry or entry.isspace())


def _refused(article: Article, field: str, words: str) -> InvalidArticle:
    return InvalidArticle(f"{field} of the article at {str(article.url)[:200] or 'no address'} {words}")


def _check_lengths(article: Article) -> None:
    """Before anything is done with the texts: what is beyond all measure costs no time either."""
    for field in _fields_of(Article):
        value = getattr(article, field)
        if isinstance(value, str):
            _check_length(article, field, value)
        elif isinstance(value, tuple | Mapping) and len(value) > _MOST_ENTRIES * (100 if field == "blocks" else 1):
            raise _refused(article, field, f"has {len(value)} entries")
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, str):
                    _check_length(article, field, one)
    for name in ("caption", "credit", "disclaimer", "url"):
        if article.image is not None and isinstance(text := getattr(article.image, name), str):
            _check_length(article, f"image {name}", text)


def _check_length(article: Article, name: str, text: str) -> None:
    most = _LONGEST_BODY if name == "body" else _LONGEST_ADDRESS if name in {"url", "addresses"} else _LONGEST_TEXT
    if len(text) > most:
        raise _refused(article, name, f"has {len(text)} characters, over {most}")


def _check_addresses(article: Article) -> None:
    for name, addresses in (("url", (article.url,)), ("addresses", article.addresses)):
        for address in addresses:
            try:
                identity_key(address)
            except ValueError as error:
                raise _refused(article, name, f"holds {address[:200]!r}: {error}") from error
            if without_credentials(address) != address:
                raise _refused(article, name, "holds a user name or password: leave them out")


def _check_times(article: Article, now: datetime) -> None:
    _check_time(article, "fetched_at", article.fetched_at)
    if article.fetched_at - now > _WRONG_CLOCK:
        words = f"is {article.fetched_at.isoformat()}, which is yet to come: is the clock right?"
        raise _refused(article, "fetched_at", words)
    for name in ("published", "modified"):
        moment = getattr(article, name)
        if moment is None:
            continue
        _check_time(article, name, moment.at)
        if moment.at - article.fetched_at > _FAR_FUTURE:
            raise _refused(article, name, f"is {moment.at.isoformat()}, after it was fetched")


def _check_time(article: Article, name: str, time: datetime) -> None:
    if time.tzinfo is None:
        raise _refused(article, name, f"has no time zone: {time.isoformat()}")
    if time < _OLDEST:
        raise _refused(article, name, f"is {time.isoformat()}, before there were newspapers")
