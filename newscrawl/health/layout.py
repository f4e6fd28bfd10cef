"""Whether the pages of a site are built as before: what a redesign shows itself by, harmless or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from statistics import median

from archive.layouts import LayoutDay
from archive.skeletons import likeness

LOOKED_BACK = timedelta(days=28)
_SAME = 0.9
"""Likeness from which two skeletons are one: an advertisement more or less."""
_MOST_SKELETONS = 16
"""Of a day; what is beyond is counted with the one most like it."""
_FEWEST_PAGES, _FEWEST_DAYS = 10, 3
"""In the days before, to tell a change of layout from the first sight of a template."""
_RARE = 0.05
"""A skeleton that fewer of the pages of the days before have is none of the site's yet: a slow change is one too."""
_FALLEN = 0.7
"""Of what is as before on the site's usual day."""
_ONE_CHANGE = timedelta(days=7)
"""Days apart that belong to one change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChange:
    """A day from which on the pages of a site are built in another way."""

    site: str
    day: str
    as_before: float
    """How much of their skeletons was as before on the day on which the least was."""


def add_pages(site: str, known: Sequence[LayoutDay], pages: Iterable[tuple[date, str]]) -> list[LayoutDay]:
    """The days to which new pages belong, with them; ``known`` are the days before, and these days so far."""
    days = {one.day: one for one in known}
    changed: dict[str, LayoutDay] = {}
    usual_on: dict[date, list[str]] = {}
    for at, skeleton in pages:
        day = days.get(at.isoformat()) or LayoutDay(site=site, day=at.isoformat())
        if at not in usual_on:
            usual_on[at] = usual_skeletons(days.values(), at)
        usual = usual_on[at]
        name = _name_of(skeleton, [*usual, *day.skeletons], is_full=len(day.skeletons) >= _MOST_SKELETONS)
        like = max((likeness(skeleton, one) for one in usual), default=None)
        before = day.as_before
        if like is not None:
            before = like if before is None else (before * day.pages + like) / (day.pages + 1)
        skeletons = {**day.skeletons, name: day.skeletons.get(name, 0) + 1}
        days[day.day] = changed[day.day] = replace(day, skeletons=skeletons, as_before=before)
    return list(changed.values())


def usual_skeletons(days: Iterable[LayoutDay], at: date) -> list[str]:
    """The skeletons of a site's pages in the four weeks before a day; none where too few pages were seen."""
    first, until = (at - LOOKED_BACK).isoformat(), at.isoformat()
    before = [one for one in days if first <= one.day < until]
    counts = sum((Counter(one.skeletons) for one in before), Counter[str]())
    if len(before) < _FEWEST_DAYS or counts.total() < _FEWEST_PAGES:
        return []
    return [one for one, count in counts.items() if count >= _RARE * counts.total()]


def _name_of(skeleton: str, known: Sequence[str], *, is_full: bool) -> str:
    """Under which skeleton a page is counted: one that is known, if it differs little from it."""
    closest = max(known, key=lambda one: likeness(skeleton, one), default=skeleton)
    return closest if is_full or likeness(skeleton, closest) >= _SAME else skeleton


def layout_changes(days: Iterable[LayoutDay]) -> list[LayoutChange]:
    """When the layouts of sites have changed, from their days in the order of site and day."""
    changes: list[LayoutChange] = []
    for _, of_site in groupby(days, key=lambda one: one.site):
        changes += _changes(list(of_site))
    return changes


def _changes(days: Sequence[LayoutDay]) -> list[LayoutChange]:
    changes: list[LayoutChange] = []
    usual: list[float] = []
    last = date.min
    for one in days:
        if one.as_before is None:
            continue
        if one.as_before < _FALLEN * (median(usual[-LOOKED_BACK.days :]) if usual else 1.0):
            at = date.fromisoformat(one.day)
            if changes and at - last <= _ONE_CHANGE:
                changes[-1] = replace(changes[-1], as_before=min(changes[-1].as_before, one.as_before))
            else:
                changes.append(LayoutChange(site=one.site, day=one.day, as_before=one.as_before))
            last = at
        usual.append(one.as_before)
    return changes


def change_in_words(day: str, as_before: float) -> str:
    """A change of layout: as a note, since it harms nobody by itself, or as the likely cause of an alarm."""
    return f"the layout changed on {day}: {as_before:.0%} of its skeleton is as before"
