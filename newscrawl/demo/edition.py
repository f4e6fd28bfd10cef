"""What stands on the demo's sites in each edition. The texts lie in ``texts/``, one file a site."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

EDITIONS = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArticle:
    """One article as it stands in one edition."""

    slug: str
    number: int
    section: str
    headline: str
    byline: str
    authors: tuple[str, ...]
    published: str
    """As the site means it, ISO 8601."""
    shown: str
    """As the page prints it."""
    views: int | None
    paragraphs: tuple[str, ...]
    agency: str | None = None
    caption: str | None = None
    credit: str | None = None
    disclaimer: str | None = None
    story: str | None = None
    """Articles of one story carry the same wire copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSite:
    """One site as it stands in one edition."""

    name: str
    title: str
    host: str
    look: str
    language: str
    strapline: str
    sections: dict[str, str]
    """Slug to name."""
    articles: tuple[DemoArticle, ...]
    gone: frozenset[str]
    """Slugs of articles that this edition has no more."""

    @property
    def domain(self) -> str:
        """The host name; below ``.localhost`` it is loopback wherever it is resolved (RFC 6761)."""
        return f"{self.host}.localhost"


@cache
def sites(edition: int) -> tuple[DemoSite, ...]:
    """All sites in an edition, 1 or 2."""
    if edition not in EDITIONS:
        raise ValueError(f"the demo has the editions {EDITIONS}, not {edition!r}")
    folder = files("newscrawl.demo") / "texts"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(_site(tomllib.loads(one.read_text(encoding="utf-8")), edition) for one in found)


def _site(text: dict[str, Any], edition: int) -> DemoSite:
    entries = text.pop("article")
    articles = [_article(entry, edition) for entry in entries if _stands(entry, edition)]
    gone = frozenset(entry["slug"] for entry in entries if entry.get("last_edition", edition) < edition)
    return DemoSite(articles=tuple(articles), gone=gone, **text)


def _stands(entry: dict[str, Any], edition: int) -> bool:
    return bool(entry.get("first_edition", 1) <= edition <= entry.get("last_edition", max(EDITIONS)))


def _article(entry: dict[str, Any], edition: int) -> DemoArticle:
    entry = {name: value for name, value in entry.items() if name not in {"first_edition", "last_edition"}}
    corrected = entry.pop("corrected", None)
    counts = entry.pop("views", None)
    article = DemoArticle(
        views=counts[edition - 1] if counts else None,
        authors=tuple(entry.pop("authors")),
        paragraphs=tuple(entry.pop("paragraphs")),
        **entry,
    )
    return _corrected(article, corrected) if corrected and edition > 1 else article


def _corrected(article: DemoArticle, corrected: dict[str, Any]) -> DemoArticle:
    paragraphs = list(article.paragraphs)
    for number, text in corrected.get("paragraphs", {}).items():
        paragraphs[int(number)] = text
    return replace(article, headline=corrected.get("headline", article.headline), paragraphs=tuple(paragraphs))
