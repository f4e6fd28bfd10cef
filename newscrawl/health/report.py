"""The health of all sites on one page of HTML: no script, no other file, readable on a phone and in the dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from html import escape
from itertools import groupby

from archive.health import Alarm, FieldFigures
from archive.layouts import LayoutDay
from newscrawl.clock import to_the_minute
from newscrawl.health.history import history_of
from newscrawl.health.layout import change_in_words, layout_changes
from newscrawl.health.watching import in_words

_WIDTH, _HEIGHT = 240, 32
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --dim: #667; --line: #dde;
  --well: #2563a8; --ill: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #15181c; --dim: #99a; --line: #333943;
  --well: #7db3ee; --ill: #ff8a80 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; font: 16px/1.45 system-ui, sans-serif; color: var(--ink);
  background: var(--paper) }
h1 { font-size: 1.4rem }
h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; border-top: 1px solid var(--line); padding-top: 1rem }
p, small { color: var(--dim) }
.alarm { border-left: 4px solid var(--ill); padding: .3rem .8rem; margin: .5rem 0; overflow-wrap: anywhere }
.over { border-color: var(--line); color: var(--dim) }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .6rem 1.5rem }
.field { display: grid; grid-template-columns: 1fr auto; align-items: baseline; align-content: start }
.field svg { grid-column: 1 / -1; width: 100%; height: 32px }
.field small { grid-column: 1 / -1 }
.ill b, .ill span { color: var(--ill) }
polyline { fill: none; stroke: var(--well); stroke-width: 1.6; vector-effect: non-scaling-stroke }
.ill polyline { stroke: var(--ill) }
line { stroke: var(--line); vector-effect: non-scaling-stroke }
"""


def health_report(
    figures: Iterable[FieldFigures],
    alarms: Sequence[Alarm],
    layouts: Iterable[LayoutDay] = (),
    neglected: Iterable[str] = (),
    *,
    at: datetime,
    days: int,
) -> str:
    """The page: for each site its alarms, and for each field the share of articles that showed it, day by day.

    Then how much of its pages' layout was as before. ``figures`` come in the order of site, field and day,
    ``layouts`` in that of site and day; what is ``neglected``, in words, stands above all. ``at`` is the time of the
    report (aware, UTC), and the curves cover the ``days`` before it.
    """
    on = [one for one in alarms if one.ended_at is None]
    by_site = {site: list(rows) for site, rows in groupby(figures, key=lambda one: one.site)}
    names = sorted({*by_site, *(one.site for one in alarms)}, key=lambda name: (not _of(on, name), name))
    built = {site: list(rows) for site, rows in groupby(layouts, key=lambda one: one.site)}
    said = f"{len(on)} on" if on else "none on"
    parts = [
        "<!doctype html><html lang=en><head><meta charset=utf-8>",
        "<meta name=viewport content='width=device-width, initial-scale=1'>",
        f"<title>Field health: alarms {said}</title><style>{_STYLE}</style></head><body>",
        f"<h1>Field health of {len(names)} site{'s'[: len(names) != 1]}</h1>",
        f"<p>Alarms: {said}. Made {to_the_minute(at)} UTC; curves show the share of new articles with the field over"
        f" {days} days.</p>",
        *(f"<div class=alarm>{escape(words)}</div>" for words in neglected),
    ]
    first = at.date() - timedelta(days=days - 1)
    parts += [_site(name, by_site.get(name, []), _of(alarms, name), built.get(name, []), first, days) for name in names]
    return "\n".join([*parts, "</body></html>\n"])


def _of(alarms: Iterable[Alarm], site: str) -> list[Alarm]:
    return [one for one in alarms if one.site == site]


def _site(
    name: str,
    figures: Sequence[FieldFigures],
    alarms: Sequence[Alarm],
    layouts: Sequence[LayoutDay],
    first: date,
    days: int,
) -> str:
    ill = {one.field for one in alarms if one.ended_at is None}
    articles = sum(one.articles for one in figures if one.field == "headline")
    parts = [f"<h2>{escape(name)}</h2><p>{articles:,} new articles in {days} days</p>"]
    parts += [_alarm(one) for one in sorted(alarms, key=lambda one: one.ended_at is not None)]
    notes = [change_in_words(one.day, one.as_before) for one in layout_changes(layouts)]
    parts += [f"<p class=note>{escape(one)}</p>" for one in notes]
    parts.append("<div class=fields>")
    for field_name, rows in groupby(figures, key=lambda one: one.field):
        of_day = {one.day: one for one in rows}
        if any(one.found for one in of_day.values()):
            parts.append(_field(field_name, of_day, first, days, is_ill=field_name in ill))
    if any(one.as_before is not None for one in layouts):
        parts.append(_layout(layouts, first, days))
    return "\n".join([*parts, "</div>"])


def _alarm(alarm: Alarm) -> str:
    if alarm.ended_at is None:
        return f"<div class=alarm>{escape(in_words(alarm))}</div>"
    return f"<div class='alarm over'>over since {to_the_minute(alarm.ended_at)} UTC: {escape(in_words(alarm))}</div>"


def _field(name: str, of_day: Mapping[str, FieldFigures], first: date, days: int, *, is_ill: bool) -> str:
    history = history_of(list(of_day.values()))
    shown = name.replace("_", " ")
    label = f"{shown}: {history.found} of {history.articles} articles"
    apart = ""
    if history.different is not None:
        apart = f"<small>{history.different:,} different on {history.told_apart:,} articles</small>"
    shares = {one.day: one.found / one.articles for one in of_day.values() if one.articles}
    curve = _curve(shares, label, first, days)
    head = f"<b>{escape(shown)}</b><span>{history.share:.0%}</span>"
    return f"<div class='field{' ill' if is_ill else ''}'>{head}{curve}{apart}</div>"


def _layout(layouts: Sequence[LayoutDay], first: date, days: int) -> str:
    shares = {one.day: one.as_before for one in layouts if one.as_before is not None}
    mean = sum(shares.values()) / len(shares)
    label = f"layout: {mean:.0%} as before"
    head = f"<b>layout</b><span>{mean:.0%}</span>"
    return (
        f"<div class=field>{head}{_curve(shares, label, first, days)}<small>of its skeleton is as before</small></div>"
    )


def _curve(shares: Mapping[str, float], label: str, first: date, days: int) -> str:
    """Day to share (0 to 1) as a line, with words for those who do not see it."""
    points = []
    for number in range(days):
        share = shares.get((first + timedelta(days=number)).isoformat())
        if share is not None:
            across, down = number / max(days - 1, 1) * _WIDTH, (1 - share) * (_HEIGHT - 4) + 2
            points.append(f"{across:.1f},{down:.1f}")
    if len(points) == 1:
        points.append(f"{_WIDTH},{points[0].partition(',')[2]}")
    return (
        f"<svg viewBox='0 0 {_WIDTH} {_HEIGHT}' preserveAspectRatio=none role=img aria-label='{escape(label)}'>"
        f"<title>{escape(label)}</title><line x1=0 y1={_HEIGHT - 2} x2={_WIDTH} y2={_HEIGHT - 2} />"
        f"<polyline points='{' '.join(points)}' /></svg>"
    )
