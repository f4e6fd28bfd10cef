"""Stories: articles of several sites that carry the same text, with cuts and edits.

What meets in a band of its signature (``archive.signatures``) is measured by the whole signature, and what is alike
is bound together, never dropped. A story keeps its id while articles come and go: of two stories that turn out to be
one the older id stays, of one that falls apart its larger part keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, insert, select, update

from archive.changes import ChangeKind, enter_change
from archive.dialects import delete_pairs, insert_pairs, one_at_a_time, pairs_of
from archive.models import Article, Band, Revision, Site, Story
from archive.signatures import BANDS, band_hashes, bands_of, in_period, likeness, period_of
from archive.tokens import tokens

_ALIKE = 0.3
"""Share of equal signature places from which two texts are copies. Of a text of which a third was replaced half of
the shingles are left; unrelated reports on one topic stay below 0.1."""
_FULL_BAND = 64
"""A band that so many articles share takes no more: it holds what they all repeat, or copies enough to meet them."""
_CANDIDATES = 64
"""Those articles that share most bands with a text are compared with it."""
_MOST_COMPARED = 200
"""Articles of a story that are compared with each other when one of them changes: a larger one does not fall apart."""

_SECOND_LOOK = 7_310_426
"""The advisory lock under which texts are looked at again, so that two do not found one story twice."""

_ARTICLES, _BANDS = cast(Table, Article.__table__), cast(Table, Band.__table__)
_OF_STORY = select(_ARTICLES.c.id, _ARTICLES.c.site, _ARTICLES.c.signature).where(
    _ARTICLES.c.story_id == bindparam("story")
)
_SIGNED = select(_ARTICLES.c.id, _ARTICLES.c.site, _ARTICLES.c.signature, _ARTICLES.c.story_id).where(
    _ARTICLES.c.id.in_(bindparam("numbers", expanding=True)), _ARTICLES.c.signature.is_not(None)
)
ALONE = {"story_id": None, "story_role": None, "story_reason": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What the search for copies knows of an article's text."""

    article_id: int
    site: str
    signature: bytes | None
    period: int
    at: datetime
    """When it was read; what happens to stories by it happens then."""
    story_id: int | None = None
    """The story in which the article is by its earlier text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An article that a text may be a copy of."""

    site: str
    signature: bytes
    story_id: int | None


def signed(text: Text) -> dict[str, Any]:
    """What is noted of a text on its article's row."""
    return {"signature": text.signature, "period": None if text.signature is None else text.period}


def bind(connection: Connection, texts: Sequence[Text]) -> None:
    """Enter the bands of articles' texts, and bind each to the story of its near-copies on other sites.

    The articles' rows hold signature and period already; bands of an earlier text are forgotten (:func:`forget`).
    """
    signed_ones = {text.article_id: text for text in texts if text.signature is not None}
    asked = {number: _asked(text) for number, text in signed_ones.items()}
    sharing = _sharing(connection, {value for values in asked.values() for value in values})
    met = {number: _meet(number, values, sharing) for number, values in asked.items()}
    known = _known(connection, {number for numbers in met.values() for number in numbers})
    pairs = [
        (value, number)
        for number, values in asked.items()
        for value in values[:BANDS]
        if len(sharing[value]) <= _FULL_BAND
    ]
    insert_pairs(connection, _BANDS, sorted(pairs))
    for number, text in signed_ones.items():
        alike = [other for other in met[number] if _is_copy(text, known.get(other))]
        if alike:
            _join(connection, [number, *alike], at=text.at)
    for text in texts:
        if text.story_id is not None:
            of_article = select(_ARTICLES.c.story_id).where(_ARTICLES.c.id == text.article_id)
            settle(connection, connection.execute(of_article).scalar_one(), at=text.at)


def bind_again(connection: Connection, texts: Sequence[Text]) -> None:
    """Bind texts that are committed to those that other writers committed meanwhile: neither saw the other's before.

    Whoever looks last sees both. A text that has changed since is left: its own writer looks for it.
    """
    one_at_a_time(connection, _SECOND_LOOK)
    asked = {text.article_id: _asked(text) for text in texts if text.signature is not None}
    sharing = _sharing(connection, {value for values in asked.values() for value in values})
    met = {number: _meeting(number, values, sharing) for number, values in asked.items()}
    known = _known(connection, {*asked, *(number for numbers in met.values() for number in numbers)})
    for text in texts:
        own = known.get(text.article_id)
        if own is None or own.signature != text.signature:
            continue
        alike = [other for other in met[text.article_id] if _is_copy(text, known.get(other))]
        if any(own.story_id is None or known[other].story_id != own.story_id for other in alike):
            _join(connection, [text.article_id, *alike], at=text.at)


def forget(connection: Connection, article_id: int, signature: bytes | None, period: int | None) -> None:
    """Take out the bands of a text that an article does not have any more."""
    if signature is not None and period is not None:
        delete_pairs(connection, _BANDS, [(value, article_id) for value in band_hashes(signature, period)])


def has_room(connection: Connection, article: Any) -> bool:
    """Whether an article with this ``signature`` and ``period`` would be entered: any band of it is not full."""
    values = band_hashes(article.signature, article.period)
    count = Counter(value for value, _ in pairs_of(connection, _BANDS, values))
    return any(count[value] < _FULL_BAND for value in values)


def _asked(text: Text) -> list[int]:
    """The bands in which copies of a text may stand: of its own four weeks, those before, and those behind."""
    assert text.signature is not None
    periods = [text.period, text.period - 1]
    if text.period < period_of(text.at):
        periods.append(text.period + 1)
    bands = bands_of(text.signature)
    return [in_period(band, period) for period in periods for band in bands]


def _sharing(connection: Connection, values: set[int]) -> dict[int, list[int]]:
    """Band to the articles that have it."""
    found: dict[int, list[int]] = {}
    for value, number in pairs_of(connection, _BANDS, sorted(values)):
        found.setdefault(value, []).append(number)
    return found


def _meet(number: int, values: list[int], sharing: dict[int, list[int]]) -> list[int]:
    """The articles that share most of these bands; from now on those of the same batch meet this one as well."""
    met = _meeting(number, values, sharing)
    for value in values[:BANDS]:
        sharing.setdefault(value, []).append(number)
    return met


def _meeting(number: int, values: list[int], sharing: dict[int, list[int]]) -> list[int]:
    met = Counter(other for value in values if value in sharing for other in sharing[value])
    del met[number]
    return [other for other, _ in met.most_common(_CANDIDATES)]


def _known(connection: Connection, numbers: set[int]) -> dict[int, _Known]:
    rows = connection.execute(_SIGNED, {"numbers": list(numbers)}) if numbers else ()
    return {row.id: _Known(site=row.site, signature=row.signature, story_id=row.story_id) for row in rows}


def _is_copy(text: Text, known: _Known | None) -> bool:
    """Whether another site's article has this text, more or less."""
    if known is None or known.site == text.site:
        return False
    return likeness(cast(bytes, text.signature), known.signature) >= _ALIKE


def _join(connection: Connection, numbers: Sequence[int], *, at: datetime) -> None:
    """Put articles into one story: that of one of them, or a new one; the oldest story's id stays."""
    rows = connection.execute(
        select(_ARTICLES.c.id, _ARTICLES.c.story_id).where(_ARTICLES.c.id.in_(numbers)).order_by(_ARTICLES.c.id)
    ).all()
    known = sorted({row.story_id for row in rows if row.story_id is not None})
    story = known[0] if known else _new_story(connection, at)
    joining = [row.id for row in rows if row.story_id is None]
    for other in known[1:]:
        joining += connection.execute(select(_ARTICLES.c.id).where(_ARTICLES.c.story_id == other)).scalars()
        connection.execute(update(Story).where(Story.id == other).values(merged_into=story))
    _move(connection, sorted(joining), story, at=at)
    assign_roles(connection, story)


def _new_story(connection: Connection, at: datetime) -> int:
    (story,) = connection.execute(insert(Story).values(first_seen_at=at)).inserted_primary_key  # type: ignore[misc]
    return int(story)


def _move(connection: Connection, numbers: Iterable[int], story: int | None, *, at: datetime) -> None:
    """Put articles into a story, or into none; the feed tells of each."""
    for number in numbers:
        values = {"story_id": story} if story is not None else ALONE
        connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == number).values(values))
        enter_change(connection, ChangeKind.STORY, number, at=at)


# ── what falls apart ─────────────────────────────────────────────────────────────────────────────────


def settle(connection: Connection, story: int, *, at: datetime) -> None:
    """See whether the articles of a story still belong together, after one of them changed or left."""
    members = connection.execute(_OF_STORY, {"story": story}).all()
    parts = _parts(list(members)) if len(members) <= _MOST_COMPARED else [list(members)]
    parts.sort(key=lambda part: (-len(part), min(row.id for row in part)))
    for index, part in enumerate(parts):
        several_sites = len({row.site for row in part}) > 1
        if index == 0 and several_sites:
            continue
        _move(connection, sorted(row.id for row in part), _new_story(connection, at) if several_sites else None, at=at)
        if several_sites:
            new = connection.execute(select(_ARTICLES.c.story_id).where(_ARTICLES.c.id == part[0].id)).scalar_one()
            assign_roles(connection, new)
    assign_roles(connection, story)


def _parts(members: list[Any]) -> list[list[Any]]:
    """The members in parts of which each hangs together by likeness."""
    left, parts = members, []
    while left:
        part, waiting = [], [left.pop(0)]
        while waiting:
            one = waiting.pop()
            part.append(one)
            near = [other for other in left if _are_alike(one.signature, other.signature)]
            left = [other for other in left if other not in near]
            waiting += near
        parts.append(part)
    return parts


def _are_alike(one: bytes | None, other: bytes | None) -> bool:
    return one is not None and other is not None and likeness(one, other) >= _ALIKE


def leave(connection: Connection, article_id: int, *, at: datetime) -> int:
    """Take an article out of its story, and its text out of the search for copies; 1 if it was in a story."""
    row = connection.execute(
        select(_ARTICLES.c.story_id, _ARTICLES.c.signature, _ARTICLES.c.period).where(_ARTICLES.c.id == article_id)
    ).one()
    forget(connection, article_id, row.signature, row.period)
    gone = {"signature": None, "period": None, **ALONE}
    connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == article_id).values(gone))
    if row.story_id is None:
        return 0
    settle(connection, row.story_id, at=at)
    return 1


# ── who had it first ─────────────────────────────────────────────────────────────────────────────────


def assign_roles(connection: Connection, story: int) -> None:
    """Say which article of a story is the origin and why, and why each other is a copy.

    The origin is the site that the others credit as their agency, else the article with the earliest credible time.
    """
    rows = connection.execute(
        select(
            _ARTICLES.c.id,
            _ARTICLES.c.site,
            _ARTICLES.c.first_seen_at,
            _ARTICLES.c.story_role,
            _ARTICLES.c.story_reason,
            Revision.agency,
            Revision.published_at,
            Revision.published_precision,
            Site.title,
        )
        .join(Revision, (Revision.article_id == _ARTICLES.c.id) & (Revision.number == _ARTICLES.c.revision))
        .join(Site, Site.name == _ARTICLES.c.site)
        .where(_ARTICLES.c.story_id == story)
    ).all()
    if not rows:
        return
    credited = {_plain(row.agency) for row in rows if row.agency}
    agencies = [row for row in rows if credited & {_plain(row.site), _plain(row.title)}]
    origin = min(agencies or rows, key=lambda row: (*_credible_time(row), row.id))
    for row in rows:
        role, reason = _role(row, origin, is_agency=bool(agencies))
        if (role, reason) != (row.story_role, row.story_reason):
            said = {"story_role": role, "story_reason": reason}
            connection.execute(update(_ARTICLES).where(_ARTICLES.c.id == row.id).values(said))


def _role(row: Row[Any], origin: Row[Any], *, is_agency: bool) -> tuple[str, str]:
    if row.id == origin.id:
        return "origin", "agency" if is_agency else "first_seen" if _credible_time(row)[1] else "earliest"
    return "copy", "agency" if row.agency else "later"


def _credible_time(row: Row[Any]) -> tuple[datetime, bool]:
    """When an article was there at the latest, and whether that is only our own time of seeing it.

    Of a day or an hour its end counts: that somebody prints no hour does not make him the first. A time after we saw
    the article is none.
    """
    width = {"day": timedelta(days=1), "hour": timedelta(hours=1)}.get(row.published_precision, timedelta())
    if row.published_at is None or row.published_at > row.first_seen_at:
        return row.first_seen_at, True
    return min(row.published_at + width, row.first_seen_at), False


def _plain(name: str) -> str:
    return "".join(tokens(name))
