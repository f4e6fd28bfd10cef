"""What the fields of a site have shown over a span of days, summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from archive.distinct import different
from archive.health import FieldFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldHistory:
    """One field of one site."""

    articles: int
    """Never 0."""
    found: int
    unreadable: int
    length: float
    """Of a value in the mean, in characters; words for the body."""
    places: Counter[str]
    different: int | None
    """Its different values; ``None`` where they are not told apart."""
    told_apart: int
    """Values among which those were counted."""

    @property
    def share(self) -> float:
        """Of the articles, those that show the field."""
        return self.found / self.articles


def histories(figures: Iterable[FieldFigures]) -> dict[str, dict[str, FieldHistory]]:
    """Site to field to its history; the figures come in the order of site and field."""
    sums: dict[str, dict[str, FieldHistory]] = {}
    for (site, name), days in groupby(figures, key=lambda one: (one.site, one.field)):
        sums.setdefault(site, {})[name] = history_of(list(days))
    return sums


def history_of(days: Sequence[FieldFigures]) -> FieldHistory:
    """The history of one field, from its figures of one day at least."""
    found = sum(one.found for one in days)
    apart = [one for one in days if one.digests is not None]
    told_apart = sum(one.found for one in apart)
    count = different(chain.from_iterable(one.digests or () for one in apart))
    return FieldHistory(
        articles=sum(one.articles for one in days),
        found=found,
        unreadable=sum(one.unreadable for one in days),
        length=sum(one.characters for one in days) / max(found, 1),
        places=sum((Counter(one.places) for one in days), Counter()),
        different=min(count, told_apart) if apart else None,
        told_apart=told_apart,
    )
