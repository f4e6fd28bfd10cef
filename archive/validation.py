"""The door of the archive: what must not be stored is cleaned where that loses nothing, else refused in words."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from archive.article import Article
from archive.errors import InvalidArticle

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""NUL and other controls, which no page means and PostgreSQL refuses, and halves of surrogate pairs."""
_LONGEST_BODY = 20_000_000
_FAR_FUTURE_DAYS = 3
_NEEDED = ("url", "site", "headline", "body")


def checked(article: Article) -> Article:
    """The article as it may be stored. Raises ``InvalidArticle`` that names the field.

    Control characters are dropped and empty texts become missing; what is missing but needed, times without
    a zone, times in the future, and bodies beyond all measure are refused.
    """
    article = _cleaned(article)
    for name in _NEEDED:
        if not getattr(article, name):
            raise InvalidArticle(f"{name} is empty for the article at {article.url or 'no address'}")
    if len(article.body) > _LONGEST_BODY:
        raise InvalidArticle(f"body of {article.url} has {len(article.body)} characters, over {_LONGEST_BODY}")
    _check_time("fetched_at", article.fetched_at, article)
    for name in ("published", "modified"):
        moment = getattr(article, name)
        if moment is None:
            continue
        _check_time(name, moment.at, article)
        if (moment.at.astimezone(UTC) - article.fetched_at.astimezone(UTC)).days > _FAR_FUTURE_DAYS:
            raise InvalidArticle(f"{name} of {article.url} is {moment.at.isoformat()}, after it was fetched")
    if article.views is not None and not 0 <= article.views.count < 2**63:
        raise InvalidArticle(f"views of {article.url} is {article.views.count}, which is no count")
    return article


def _check_time(name: str, time: datetime, article: Article) -> None:
    if time.tzinfo is None:
        raise InvalidArticle(f"{name} of {article.url} has no time zone: {time.isoformat()}")


def _cleaned(value: Any) -> Any:
    """The value with its texts cleaned, however deep they lie."""
    if isinstance(value, str):
        return _CONTROL.sub("", value) if _CONTROL.search(value) else value
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                field.name: _missing_if_empty(_cleaned(getattr(value, field.name)), field.name)
                for field in fields(value)
            },
        )
    return value


def _missing_if_empty(value: Any, name: str) -> Any:
    return None if value == "" and name not in {*_NEEDED, "raw", "text", "reason", "place"} else value
