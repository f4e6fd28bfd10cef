"""The fields that stand beside a text which a page hands to its scripts only: in the same object, or in one around it.

Frameworks name them as they like, but by few words: what is looked for are such names as WordPress' REST API, Arc's
ANS, schema.org and the models of web frameworks have for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from newscrawl.items import Candidate, PlaceKind

_KEYS = {
    "headline": "headline headlines title heading name",
    "description": "description excerpt summary lead subtitle subheadline dek standfirst",
    "byline": "authors author byline by credits writers journalists reporters",
    "published": "datepublished publishedat publisheddate publishdate publicationdate published displaydate firstpublishdate pubdate createdat created date",
    "modified": "datemodified updatedat updateddate modifiedat modified lastupdateddate lastmodified updated",
    "section": "section primarysection category rubric channel",
    "views": "views viewcount viewscount hits readcount",
    "image_url": "image leadimage featuredimage cover mainimage thumbnail photo picture promoimage promoitems",
}
"""By field the names of keys, without the signs that part their words, the most telling first."""
_NAMES = "fullname displayname name title byline"
_TEXTS = "rendered basic default value text"
_ADDRESSES = "basic url src original large full source href"
_CAPTIONS, _CREDITS = "caption description alt", "credit credits author photographer copyright source"
_ANCESTORS = 40
_OBJECTS = 100_000
_LONGEST = 500
_SECONDS, _MILLISECONDS = range(10**9, 4 * 10**9), range(10**12, 4 * 10**12)
"""Times since 1970 that may be those of an article, in either unit."""


def fields_beside(value: Any, texts: Sequence[str], *, base: str) -> dict[str, tuple[Candidate, ...]]:
    """Candidates by field from the innermost object in ``value`` that holds all ``texts`` and has a headline.

    ``base`` is the page's address. Empty if there is no such object.
    """
    ending = {id(one) for one in _around(value, texts[-1])}
    holders = (one for one in _around(value, texts[0]) if id(one) in ending)
    holder = next((one for one in holders if _texts_of(one, "headline")), None)
    if holder is None:
        return {}
    found = {field: tuple(_texts_of(holder, field)) for field in _KEYS}
    found["image_url"] = tuple(urljoin(base, one) for one in found["image_url"])
    found["image_caption"], found["image_credit"] = _of_image(holder)
    return {field: _candidates(field, texts) for field, texts in found.items() if texts}


def _candidates(field: str, texts: tuple[str, ...]) -> tuple[Candidate, ...]:
    where = f"script {field} beside the text"
    if field == "byline":
        values = texts if len(texts) > 1 else ()
        return (Candidate(text=", ".join(texts), kind=PlaceKind.META, where=where, values=values),)
    return tuple(Candidate(text=one, kind=PlaceKind.META, where=where) for one in texts[:1])


def _around(value: Any, text: str) -> Iterator[Mapping[str, Any]]:
    """The objects that hold a text, the innermost first."""
    waiting: list[tuple[Any, tuple[Mapping[str, Any], ...]]] = [(value, ())]
    for _ in range(_OBJECTS):
        if not waiting:
            return
        one, above = waiting.pop()
        if one == text:
            yield from reversed(above)
            return
        if isinstance(one, dict):
            waiting += [(inner, (*above[-_ANCESTORS:], one)) for inner in reversed(one.values())]
        elif isinstance(one, list):
            waiting += [(inner, above) for inner in reversed(one)]


def _texts_of(holder: Mapping[str, Any], field: str) -> list[str]:
    """The texts of the most telling key of a field that has any."""
    return next((texts for key in _KEYS[field].split() if (texts := list(_read(_at(holder, key), field)))), [])


def _read(value: Any, field: str) -> Iterable[str]:
    """The texts that a key's value tells: itself, its name, address or time, or those of all its members."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        if field == "views":
            yield str(value)
        elif field in {"published", "modified"} and (value in _SECONDS or value in _MILLISECONDS):
            yield datetime.fromtimestamp(value if value in _SECONDS else value / 1000, UTC).isoformat()
    elif isinstance(value, str):
        if field != "views" and 0 < len(value.strip()) <= _LONGEST and "<" not in value and _may_be(value, field):
            yield value.strip()
    elif isinstance(value, list):
        for one in value[:10] if field == "byline" else value[:1]:
            yield from _read(one, field)
    elif isinstance(value, dict):
        names = {"image_url": _ADDRESSES, "byline": f"by {_NAMES}"}.get(field, f"{_TEXTS} {_NAMES}")
        yield from next((texts for one in names.split() if (texts := list(_read(_at(value, one), field)))), [])


def _may_be(text: str, field: str) -> bool:
    if field == "image_url":
        return "/" in text and " " not in text
    if field == "headline" and text.isascii() and " " not in text:
        return False  # a type or a slug
    return field not in {"headline", "byline"} or any(map(str.isalpha, text))


def _at(value: Mapping[str, Any], name: str) -> Any:
    """What stands under a key, whatever signs part its words: ``publishedat`` finds ``published_at`` and ``publishedAt``."""
    return next((inner for key, inner in value.items() if "".join(filter(str.isalnum, key)).lower() == name), None)


def _of_image(holder: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Caption and credit of the first object that is an image of the article."""
    images = (_at(holder, name) for name in _KEYS["image_url"].split())
    image = next((one for one in images if isinstance(one, dict)), {})
    image = inner if isinstance(inner := image.get("basic"), dict) else image
    told = []
    for names in (_CAPTIONS, _CREDITS):
        texts = (list(_read(_at(image, name), "byline")) for name in names.split())
        told.append(tuple(next(filter(None, texts), [])))
    return told[0][:1], told[1][:1]
