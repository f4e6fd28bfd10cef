"""Stories: articles of several sites that carry the same text, with cuts and edits.

MinHash over shingles of three tokens (Broder 1997), 128 permutations in 32 bands of 4 rows: two texts that
share half of their shingles meet in some band with near certainty, unrelated ones hardly ever. What meets is
then measured by the whole signature. Near-copies are bound together, never dropped.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from operator import eq
from typing import cast

from rensa import RMinHash
from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from archive.changes import ChangeKind, enter_change
from archive.models import Article, Band, Story
from archive.tokens import tokens

_PERMUTATIONS, _ROWS, _SEED = 128, 4, 20251028
_SHINGLE = 3
_SHORTEST = 40
"""Tokens below which texts are left alone: short notices resemble each other without being copies."""
_ALIKE = 0.3
"""Share of equal signature places from which two texts are copies. A copy with every fifth word replaced has
0.34, unrelated reports on one topic stay below 0.1."""
_CANDIDATES_AT_MOST = 200
"""A band that very many texts share holds boilerplate and tells nothing."""

_ARTICLES, _BANDS = cast(Table, Article.__table__), cast(Table, Band.__table__)

# Made once: to build a statement anew costs more than to run it.
_FORGET_BANDS = delete(_BANDS).where(_BANDS.c.article_id == bindparam("article"))
_SIGN = update(_ARTICLES).where(_ARTICLES.c.id == bindparam("article"))
_MEETING = (
    select(_BANDS.c.article_id)
    .where(_BANDS.c.hash.in_(bindparam("hashes", expanding=True)))
    .group_by(_BANDS.c.article_id)
    .order_by(func.count().desc())
    .limit(_CANDIDATES_AT_MOST)
)
_ALIKE_ELSEWHERE = select(_ARTICLES.c.id, _ARTICLES.c.signature).where(
    _ARTICLES.c.id.in_(_MEETING.scalar_subquery()),
    _ARTICLES.c.site != bindparam("elsewhere"),
    _ARTICLES.c.id != bindparam("article"),
    _ARTICLES.c.signature.is_not(None),
)


def signature_of(text: str) -> bytes | None:
    """The MinHash signature of a text, 512 bytes, or ``None`` for a text too short to be compared."""
    found = list(tokens(text))
    if len(found) < _SHORTEST:
        return None
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update([" ".join(found[start : start + _SHINGLE]) for start in range(len(found) - _SHINGLE + 1)])
    return array("I", minhash.digest()).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The share of shingles that two texts have in common (Jaccard), estimated from their signatures."""
    left, right = array("I", one), array("I", other)
    return float(sum(map(eq, left, right)) / len(left))


def bind(connection: Connection, article_id: int, site: str, text: str, *, at: datetime) -> None:
    """Enter an article's text, new or changed, and bind it to the story of its near-copies on other sites."""
    signature = signature_of(text)
    connection.execute(_FORGET_BANDS, {"article": article_id})
    connection.execute(_SIGN, {"article": article_id, "signature": signature})
    if signature is None:
        return
    hashes = list(_band_hashes(signature))
    nearest = _nearest(connection, article_id, site, signature, hashes)
    connection.execute(_BANDS.insert(), [{"hash": value, "article_id": article_id} for value in hashes])
    if nearest is not None:
        _join(connection, article_id, nearest, at=at)


def _band_hashes(signature: bytes) -> Iterator[int]:
    """One number for each band, of its index and its rows; signed, as 64-bit database integers are."""
    rows = iter(signature[start : start + 4] for start in range(0, len(signature), 4))
    seen = set()
    for band in range(_PERMUTATIONS // _ROWS):
        digest = hashlib.blake2b(bytes([band]) + b"".join(islice(rows, _ROWS)), digest_size=8).digest()
        value = int.from_bytes(digest, "big", signed=True)
        if value not in seen:
            seen.add(value)
            yield value


def _nearest(connection: Connection, article_id: int, site: str, signature: bytes, hashes: list[int]) -> int | None:
    """The article of another site whose text is most like this one, if it is like it at all."""
    rows = connection.execute(_ALIKE_ELSEWHERE, {"hashes": hashes, "elsewhere": site, "article": article_id})
    best = max(((likeness(signature, row.signature), -row.id) for row in rows), default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def _join(connection: Connection, article_id: int, other_id: int, *, at: datetime) -> None:
    """Put two articles into one story: that of either, or a new one; the older story's id stays."""
    rows = connection.execute(select(Article.id, Article.story_id).where(Article.id.in_([article_id, other_id]))).all()
    known = sorted({row.story_id for row in rows if row.story_id is not None})
    if known:
        story = known[0]
    else:
        (story,) = connection.execute(insert(Story).values(first_seen_at=at)).inserted_primary_key  # type: ignore[misc]
    joining = [row.id for row in rows if row.story_id != story]
    for other in known[1:]:
        joining += connection.execute(select(Article.id).where(Article.story_id == other)).scalars()
    for joined in dict.fromkeys(joining):
        connection.execute(update(Article).where(Article.id == joined).values(story_id=story))
        enter_change(connection, ChangeKind.STORY, joined, at=at)
    _assign_roles(connection, story)


def _assign_roles(connection: Connection, story: int) -> None:
    """The origin is the article that was published first, as far as anybody says; the others are copies."""
    rows = connection.execute(
        select(Article.id, Article.published_at, Article.first_seen_at).where(Article.story_id == story)
    ).all()
    origin = min(rows, key=lambda row: (row.published_at or row.first_seen_at, row.id)).id
    for row in rows:
        role = "origin" if row.id == origin else "copy"
        connection.execute(update(Article).where(Article.id == row.id).values(story_role=role))


def leave(connection: Connection, article_id: int, *, at: datetime) -> int:
    """Take an article out of its story, and its text out of the search for copies; 1 if it was in a story.

    A story of one article is none.
    """
    connection.execute(_FORGET_BANDS, {"article": article_id})
    story = connection.execute(select(Article.story_id).where(Article.id == article_id)).scalar_one()
    alone = {"story_id": None, "story_role": None}
    connection.execute(_SIGN, {"article": article_id, "signature": None, **alone})
    if story is None:
        return 0
    left = list(connection.execute(select(Article.id).where(Article.story_id == story).limit(2)).scalars())
    if len(left) > 1:
        _assign_roles(connection, story)
        return 1
    for other in left:
        connection.execute(update(Article).where(Article.id == other).values(alone))
        enter_change(connection, ChangeKind.STORY, other, at=at)
    connection.execute(delete(Story).where(Story.id == story))
    return 1
