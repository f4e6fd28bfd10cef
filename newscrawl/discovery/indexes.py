"""Which sitemaps of an index to read: how far its dates can be believed, whose turn it is where they cannot. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from archive.crawls import SourceState, SourceStatus
from newscrawl.discovery.sitemaps import Sitemap
from newscrawl.discovery.sources import Announced

_DAY = timedelta(days=1)
_OVER_EVERYWHERE = timedelta(hours=12)
"""A day without a zone is over so long after its end in UTC."""
_SHORTEST_REST, _LONGEST_REST = timedelta(hours=1), timedelta(days=7)
_SHARE_OF_QUIET = 4
"""A sitemap rests for this part of the time in which it brought nothing: it comes so much later at most."""
_RESTED_AT_MOST = 2
"""Sitemaps that have rested, in one crawl."""
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Known:
    """A sitemap that was read before."""

    sitemap: Sitemap
    state: SourceState
    seen: datetime


def sitemaps_to_read(
    found: Iterable[Sitemap],
    known: Mapping[str, SourceState],
    *,
    newest: int | None,
    since: datetime | None,
    at: datetime,
) -> list[Sitemap]:
    """Those sitemaps of an index that may announce something unknown, at most ``newest`` unless that is ``None``.

    One whose last change is that as of which it was read is none of them, nor one that has not changed ``since``.
    Where the dates tell nothing (there is none, its day is not over, it was found false) the last one of its series
    is read, and of the others those that have rested for long enough. The last one is read once a day whatever its
    date says, or false dates would never be found out. Of undated ones that were never read the last come first.
    """
    maps = list(found)
    wanted: list[Sitemap] = []
    in_turn: list[_Known] = []
    believed: list[_Known] = []
    for one in maps:
        state = known.get(one.url)
        is_doubted = bool(state and state.options.get("is_doubted"))
        if not is_doubted and _is_before(one.changed, since):
            continue
        if state is None or state.status is not SourceStatus.ACTIVE or state.visited_at is None:
            wanted.append(one)
        elif is_doubted or not _tells(one, state, state.visited_at):
            in_turn.append(_Known(replace(one, is_doubted=is_doubted), state, state.visited_at))
        elif _is_read(one, state, state.visited_at):
            believed.append(_Known(one, state, state.visited_at))
        else:
            wanted.append(one)
    if since is not None or newest is None:
        return [*wanted, *(one.sitemap for one in in_turn)]
    leading = _leading(in_turn, maps)
    rested = _rested([one for one in in_turn if one is not leading], at)
    checked = _leading(believed, maps)
    first = [one.sitemap for one in (leading,) if one] + [
        one.sitemap for one in (checked,) if one and at - one.seen >= _DAY
    ]
    return [*first, *_last_first(wanted), *rested][:newest]


def is_false(sitemap: Sitemap, state: SourceState | None, announced: Sequence[Announced], *, brought: bool) -> bool:
    """Whether the date that the index gives for a sitemap was found false when that was read; ``announced`` it has.

    It is older than what the sitemap holds, or something new has come (``brought``) without a new date.
    """
    if sitemap.changed is None:
        return False
    times = [one.changed or one.at for one in announced]
    is_older = any(one - _DAY > sitemap.changed for one in times if one)
    as_of = _as_of(state)
    was_read = state is not None and state.visited_at is not None and _is_over(sitemap.changed, state.visited_at)
    return is_older or (brought and was_read and as_of == sitemap.changed)


def is_idle(sitemap: Sitemap, state: SourceState | None) -> bool:
    """Whether the index gives a new date to a sitemap that was found unchanged; or was found false before."""
    as_of = _as_of(state)
    return sitemap.is_doubted or (as_of is not None and sitemap.changed is not None and as_of != sitemap.changed)


def may_stand_still(below: Sequence[SourceState], *, at: datetime) -> bool:
    """Whether an unchanged index says that its sitemaps are unchanged: not if its dates tell nothing of one of them.

    ``below`` is what is known of those. An index is read once a day whatever it says.
    """
    return all(_is_settled(state) for state in below) and (
        not below or max(state.visited_at or at for state in below) + _DAY > at
    )


def _is_settled(state: SourceState) -> bool:
    as_of = _as_of(state)
    if state.options.get("is_doubted") or as_of is None or state.visited_at is None:
        return False
    return _is_over(as_of, state.visited_at)


def _tells(one: Sitemap, state: SourceState, seen: datetime) -> bool:
    """Whether the date of a sitemap that was read tells whether it has changed since."""
    return one.changed is not None and (one.changed != _as_of(state) or _is_over(one.changed, seen))


def _is_read(one: Sitemap, state: SourceState, seen: datetime) -> bool:
    """Whether a sitemap was read as it is by now, by its index.

    Our own time of reading tells less: a sitemap may change while the crawl runs that has read it.
    """
    as_of = _as_of(state)
    return one.changed == as_of if as_of else _is_before(one.changed, seen)


def _as_of(state: SourceState | None) -> datetime | None:
    """The date by which a sitemap was last read."""
    changed = state.options.get("changed") if state is not None else None
    return datetime.fromisoformat(changed) if changed else None


def _is_over(changed: datetime, seen: datetime) -> bool:
    """Whether all that bears this date was there when it was seen: a whole day must be over, wherever it is."""
    margin = _OVER_EVERYWHERE if changed.time() == time() else timedelta()
    return changed + margin <= seen


def _is_before(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one <= other


def _leading(read: Sequence[_Known], maps: Sequence[Sitemap]) -> _Known | None:
    """The one of them where news are to be expected: the last of its series, and of those the one that brought last."""
    last: dict[str, Sitemap] = {}
    for one in maps:
        series = _series(one)
        if series not in last or _numbers(one) > _numbers(last[series]):
            last[series] = one
    ends = {one.url for one in last.values()}

    def promise(one: _Known) -> tuple[bool, float]:
        brought_at = one.state.yielded_at
        return one.sitemap.url in ends, brought_at.timestamp() if brought_at else 0.0

    return max(read, key=promise, default=None)  # the first of equals, as an index has the newest first


def _rested(read: Iterable[_Known], at: datetime) -> list[Sitemap]:
    """Those whose rest is over, the latest first, within bounds."""
    late = [(at - one.seen - _rest(one), one.sitemap) for one in read]
    over = sorted((entry for entry in late if entry[0] >= timedelta()), key=lambda entry: entry[0], reverse=True)
    return [sitemap for _, sitemap in over[:_RESTED_AT_MOST]]


def _rest(one: _Known) -> timedelta:
    quiet = one.seen - one.state.yielded_at if one.state.yielded_at else _DAY * _SHARE_OF_QUIET
    return min(max(quiet / _SHARE_OF_QUIET, _SHORTEST_REST), _LONGEST_REST)


def _last_first(maps: Sequence[Sitemap]) -> list[Sitemap]:
    """Undated sitemaps whose numbers rise from the last one, where the newest articles are; but the first before all.

    Some systems number from the newest; dated ones are in order already.
    """
    dated = [one for one in maps if one.changed is not None]
    undated = [one for one in maps if one.changed is None]
    steps = [(_numbers(one), _numbers(other)) for one, other in pairwise(undated) if _series(one) == _series(other)]
    if 2 * sum(one < other for one, other in steps) > len(steps):
        undated = [*undated[:1], *reversed(undated[1:])]
    return [*dated, *undated]


def _series(one: Sitemap) -> str:
    return _NUMBERS.sub("#", _name(one))


def _numbers(one: Sitemap) -> list[int]:
    return [int(number[:18]) for number in _NUMBERS.findall(_name(one))]


def _name(one: Sitemap) -> str:
    parts = urlsplit(one.url)
    return f"{parts.path}?{parts.query}"
