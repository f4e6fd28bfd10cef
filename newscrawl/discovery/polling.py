"""Which sources of a site to ask, by what each has brought: pure, from what is remembered to what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from archive.crawls import SourceState, SourceStatus
from newscrawl.discovery.feeds import Feed
from newscrawl.discovery.sections import SectionPage
from newscrawl.discovery.sitemaps import Sitemap
from newscrawl.discovery.sources import Source
from newscrawl.discovery.wordpress import WordPressPosts

PROBE_AGAIN_AFTER = timedelta(days=7)
"""After so long a source that was dropped is asked again, and the site is probed for new ones."""
_KINDS: dict[str, type[Source]] = {kind.kind: kind for kind in (Feed, SectionPage, Sitemap, WordPressPosts)}


def source_of(url: str, state: SourceState) -> Source | None:
    """The source that a remembered state stands for; ``None`` for a kind that this program does not know."""
    kind = _KINDS.get(state.kind)
    options = {name: value for name, value in state.options.items() if name != "since"}
    return kind.remembered(url, options, state.parent) if kind else None


def needs_probe(known: Mapping[str, SourceState], *, at: datetime) -> bool:
    """Whether to look a site over anew: nothing is known to bring articles, or one failed, or it was long ago."""
    roots = [state for state in known.values() if state.parent is None and state.visited_at]
    active = [state for state in roots if state.status is SourceStatus.ACTIVE]
    if not active or any(state.detail for state in active):
        return True
    return any(state.visited_at + PROBE_AGAIN_AFTER <= at for state in roots if state.visited_at)


def is_time_to_guess(visits: int) -> bool:
    """Whether to try the usual addresses again on a site whose home page was looked at so often and brought nothing.

    After the first, second, fourth … look, and after a hundred each: sites change, but not every quarter of an hour.
    """
    return visits & (visits - 1) == 0 or visits % 100 == 0


def worth_asking(url: str, known: Mapping[str, SourceState], *, at: datetime) -> bool:
    """Whether a source is to be asked now: it is not known, not dropped, or was dropped long ago."""
    state = known.get(url)
    if state is None or state.status is not SourceStatus.DROPPED or state.visited_at is None:
        return True
    return state.visited_at + PROBE_AGAIN_AFTER <= at


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What one source announced in a crawl that nobody had announced before."""

    source: Source
    keys: AbstractSet[str]


def merits(brought: Iterable[Brought], articles: Mapping[str, datetime | None]) -> dict[str, int]:
    """Address of each root source to the articles that are its merit, each article counted once.

    ``articles`` are the new ones of this crawl with their publication. Where several sources announced one, it is the
    merit of the best place to learn of it: a feed before a sitemap before a section page. What is older than all
    that the feeds reach back to is stock and no news: a source that brought only stock has nothing to bring again.
    """
    entries = sorted(brought, key=lambda one: (one.source.rank, _is_past(one), -len(one.keys), one.source.url))
    horizon = _horizon(entries, articles)
    counted: dict[str, int] = {}
    claimed: set[str] = set()
    for one in entries:
        own = (one.keys & articles.keys()) - claimed
        claimed |= own
        news = sum(1 for key in own if horizon is None or (at := articles[key]) is None or at >= horizon)
        counted[one.source.root] = counted.get(one.source.root, 0) + news
    return counted


def _is_past(one: Brought) -> bool:
    """Whether a source is the list of a past day or month, which belongs to another page and continues none."""
    return isinstance(one.source, SectionPage) and one.source.parent is not None and one.source.number == 1


def _horizon(entries: Iterable[Brought], articles: Mapping[str, datetime | None]) -> datetime | None:
    """The oldest publication that a trusted source reaches back to; ``None`` where there is no such source."""
    times = [
        at for one in entries if one.source.is_trusted for key in one.keys & articles.keys() if (at := articles[key])
    ]
    return min(times, default=None)


def after_visit(state: SourceState, *, merit: int, at: datetime, may_drop: bool) -> SourceState:
    """The state of a source that was read to the end in a crawl that ended well.

    ``may_drop`` is off where a person has named the source.
    """
    yielded = state.yielded + merit
    is_dropped = may_drop and not yielded
    return replace(
        state,
        status=SourceStatus.DROPPED if is_dropped else SourceStatus.ACTIVE,
        visits=state.visits + 1,
        yielded=yielded,
        yielded_at=at if merit else state.yielded_at,
        visited_at=at,
        detail="it announced no article that others had not" if is_dropped else None,
    )
