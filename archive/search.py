"""Searching: candidates from the index, ranked by what their text says of them, with passages to show.

Of what matches, the newest in the archive are candidates, and the newest of those that match in the headline. They
are ranked alike on both databases, by how much a text is about what was looked for, and how new it is. A word that
very many articles have is so as fast as a rare one: what is old and has it once is not weighed against them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from sqlalchemy import Connection, Row, bindparam, func, select

from archive import queries, search_index
from archive.documents import Mark
from archive.models import Article, Revision
from archive.passages import Passage, best_passage, whole
from archive.queries import Query, Term
from archive.reading import ArchivedArticle, articles, check_times
from archive.tokens import index_tokens

_CANDIDATES = 100
"""Of each kind; twice as many as are asked for, if that is more."""
_READ = 3000
"""Characters of a body that are weighed: news says at the beginning what it is about."""
_HEADLINE, _SATURATION, _USUAL_LENGTH = 2.0, 1.2, 300
"""What a word in the headline adds; how soon a further mention adds little (k of BM25); words of a usual text."""
_FRESHNESS, _HALF_LIFE = 1.0, 30.0
"""What being the newest adds, and the days in which that falls by half."""
_MOST = 500


_WEIGHED = (
    select(
        Article.id,
        func.coalesce(Article.published_at, Article.first_seen_at, type_=Article.published_at.type).label("at"),
        Revision.headline,
        func.substr(Revision.body, 1, _READ).label("body"),
        Revision.word_count,
    )
    .join(Revision, (Revision.article_id == Article.id) & (Revision.number == Article.revision))
    .where(Article.id.in_(bindparam("numbers", expanding=True)))
)
"""Made once: to build a statement anew costs more than to run it."""


class SearchFilters(TypedDict, total=False):
    """Which articles are meant; all that is given must hold."""

    site: str | None
    language: str | None
    published_from: datetime | None
    published_until: datetime | None
    """Exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that matches a search."""

    article: ArchivedArticle
    score: float
    """How well it matches; comparable within one search only."""
    headline: Passage
    passage: Passage
    """Of the body."""


def search(connection: Connection, text: str, filters: SearchFilters, limit: int) -> list[Found]:
    """Articles that match, the best first. Raises ``SearchNotUnderstood``."""
    check_times(published_from=filters.get("published_from"), published_until=filters.get("published_until"))
    query = _narrowed(queries.parse(text), filters)
    limit = min(limit, _MOST)
    terms = list(queries.terms_of(query))
    ranked = sorted(_weighed(connection, query, terms, filters, limit), key=lambda one: (-one[0], -one[1]))[:limit]
    found = {one.article_id: one for one in articles(connection, [number for _, number in ranked])}
    return [
        Found(
            article=(article := found[number]),
            score=round(score, 4),
            headline=whole(article.headline, terms),
            passage=best_passage(article.body, terms),
        )
        for score, number in ranked
    ]


def _narrowed(query: Query, filters: SearchFilters) -> Query:
    """The query with the filters in it that the index knows."""
    for mark, value in ((Mark.SITE, filters.get("site")), (Mark.LANGUAGE, filters.get("language"))):
        if value:
            query = query.within(queries.only(mark, value))
    return query.within(*queries.months(filters.get("published_from"), filters.get("published_until")))


def _weighed(
    connection: Connection, query: Query, terms: Sequence[Term], filters: SearchFilters, limit: int
) -> Iterable[tuple[float, int]]:
    """Score and number of each candidate."""
    most = max(_CANDIDATES, 2 * limit)
    dates = {"published_from": filters.get("published_from"), "published_until": filters.get("published_until")}
    numbers = search_index.newest(connection, query, most, **dates)
    if len(numbers) == most:
        numbers += search_index.newest(connection, query.in_headline(), most, **dates)
    rows = connection.execute(_WEIGHED, {"numbers": list(set(numbers))}).all()
    newest = max((row.at for row in rows), default=None)
    return [(_score(row, terms, newest), row.id) for row in rows]


def _score(row: Row[Any], terms: Sequence[Term], newest: Any) -> float:
    headline, body = index_tokens(row.headline), index_tokens(row.body)
    length = 0.25 + 0.75 * min(row.word_count, 10 * _USUAL_LENGTH) / _USUAL_LENGTH
    score = 0.0
    for term in terms:
        often = _count(body, term)
        score += often / (often + _SATURATION * length) + _HEADLINE * bool(_count(headline, term))
    age = (newest - row.at).total_seconds() / 86_400
    return score + _FRESHNESS * math.exp2(-age / _HALF_LIFE)


def _count(tokens: list[str], term: Term) -> int:
    """How often a term stands among tokens."""
    *heads, tail = term.tokens
    if not heads:
        return sum(token.startswith(tail) for token in tokens) if term.is_beginning else tokens.count(tail)
    width, found, start = len(heads), 0, -1
    while True:
        try:
            start = tokens.index(heads[0], start + 1)
        except ValueError:
            return found
        if tokens[start : start + width] == heads and start + width < len(tokens):
            last = tokens[start + width]
            found += last == tail or (term.is_beginning and last.startswith(tail))
