"""From new articles to alarms: what one crawl adds to the watch over its site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from archive.distinct import smallest
from archive.health import Alarm, Aspect, FieldFigures, Sight
from archive.layouts import LayoutDay
from newscrawl.clock import to_the_minute
from newscrawl.health.layout import add_pages, change_in_words, layout_changes
from newscrawl.health.measures import FIELDS, VARIED, Observed, observe
from newscrawl.health.silence import Look, SilenceWatch
from newscrawl.health.site import Event, SiteWatch

SILENT = ("articles", str(Aspect.SILENCE))
"""Field and aspect of the alarm over a site that brings nothing."""
_RULE = "rule"
_LARGEST_LAG = 24.0 * 365
"""Hours beyond which a date says nothing of when an article came."""


@dataclass(slots=True)
class Watched:
    """What is to be kept of a look at new articles."""

    state: dict[str, Any]
    days: list[FieldFigures] = field(default_factory=list)
    layouts: list[LayoutDay] = field(default_factory=list)
    opened: list[Alarm] = field(default_factory=list)
    ended: list[tuple[str, str, datetime]] = field(default_factory=list)
    """Field, aspect and time of each alarm that is over."""
    on: int = 0
    """Alarms over fields that are on now."""
    silence: str | None = None
    """Words for a site that has fallen silent, while its alarm is on."""


def watch_articles(
    site: str,
    state: Mapping[str, Any],
    sights: Sequence[Sight],
    *,
    rules: str,
    at: datetime,
    layouts: Sequence[LayoutDay] = (),
    look: Look | None = None,
) -> Watched:
    """Go on with a watch: ``state`` as it was kept, the articles in the order in which they came.

    ``rules`` names what the site's file says of fields: where it has changed, somebody has mended something.
    ``layouts`` are the days from four weeks before the first article on, ``look`` is the crawl that brought them,
    if it asked the site's sources.
    """
    watch = SiteWatch.from_row(state)
    if watch.rules and watch.rules != rules:
        watch.rules_changed(at)
    watch.rules = rules
    observed = [observe(one) for one in sights]
    opened: dict[tuple[str, str], Alarm] = {}
    ended: list[tuple[str, str, datetime]] = []
    for one in observed:
        for event in watch.add(one):
            key = (event.field, str(event.aspect))
            if event.begins:
                opened[key] = _alarm(site, event)
            elif key in opened:
                del opened[key]
            else:
                ended.append((*key, event.at))
    change = _look(site, watch.silence, look, observed)
    if isinstance(change, Alarm):
        opened[SILENT] = change
    elif change is not None:
        ended.append((*SILENT, change))
    pages = [(one.at.date(), one.skeleton) for one in observed if one.skeleton]
    seen_layouts = add_pages(site, layouts, pages)
    by_day = {one.day: one for one in (*layouts, *seen_layouts)}
    known = [by_day[day] for day in sorted(by_day)]
    return Watched(
        state=watch.as_row(),
        days=_days(site, observed),
        layouts=seen_layouts,
        opened=[_with_layout(one, known) for one in opened.values()],
        ended=ended,
        on=len(watch.open()),
        silence=watch.silence.words(look) if watch.silence.opened and look else None,
    )


def _look(site: str, silence: SilenceWatch, look: Look | None, observed: Sequence[Observed]) -> Alarm | datetime | None:
    """What a crawl and its articles say of a site's silence: an alarm that begins, or when one ends."""
    since, last_url = silence.silent_since, silence.last_url
    observed = [one for one in observed if since is None or one.at > since]  # captures of the past are no news
    if observed and look is None:
        look = Look(at=max(one.at for one in observed))
    if look is None:
        return None
    news = [
        one.at - timedelta(hours=one.lag) if one.lag is not None and abs(one.lag) < _LARGEST_LAG else None
        for one in observed
    ]
    change = silence.add(look, news, observed[-1].url if observed else None)
    if change is None:
        return None
    if not change:
        return look.at
    return Alarm(
        site=site, field=SILENT[0], aspect=Aspect.SILENCE, since=since or look.at, opened_at=look.at,
        last_good_url=last_url, found_now=silence.words(look),
    )  # fmt: skip


def _days(site: str, observed: Iterable[Observed]) -> list[FieldFigures]:
    days: dict[str, list[Observed]] = {}
    for one in observed:
        days.setdefault(one.at.date().isoformat(), []).append(one)
    figures = []
    for day, articles in days.items():
        for name in FIELDS:
            seen = [one.fields[name] for one in articles]
            found = [one for one in seen if one.found]
            figures.append(
                FieldFigures(
                    site=site, field=name, day=day, articles=len(seen), found=len(found),
                    unreadable=sum(one.unreadable for one in seen), characters=sum(one.length for one in found),
                    places=Counter(one.place for one in found if one.place),
                    digests=smallest(one.digest for one in found) if name in VARIED else None,
                )
            )  # fmt: skip
    return figures


def _alarm(site: str, event: Event) -> Alarm:
    return Alarm(
        site=site, field=event.field, aspect=event.aspect, opened_at=event.at,
        since=datetime.fromisoformat(event.first_bad.at) if event.first_bad else event.at,
        first_bad_url=event.first_bad.url if event.first_bad else None,
        last_good_url=event.last_good.url if event.last_good else None,
        usual_share=round(event.usual, 4), usual_place=event.usual_place,
        found_now=event.now, found_article_id=event.article_id if event.now else None,
    )  # fmt: skip


def _with_layout(alarm: Alarm, days: Sequence[LayoutDay]) -> Alarm:
    """An alarm that has just begun, with what the layout did on its days."""
    first, last = alarm.since.date(), alarm.opened_at.date().isoformat()
    around = [one.as_before for one in days if first.isoformat() <= one.day <= last and one.as_before is not None]
    before = (first - timedelta(days=1)).isoformat()
    change = next((one for one in layout_changes(days) if before <= one.day <= last), None)
    if change is not None:
        return replace(alarm, layout_changed_on=change.day, layout_as_before=round(change.as_before, 3))
    return replace(alarm, layout_as_before=round(min(around), 3)) if around else alarm


def in_words(alarm: Alarm) -> str:
    """An alarm in a sentence: what has changed, since when, what is there now, and what to do."""
    if alarm.aspect is Aspect.CRASHES:
        return (
            f"{alarm.site}: its crawl ended the process that it ran in, time after time, since "
            f"{to_the_minute(alarm.since)} UTC; {alarm.found_now}; it is left alone for a while and then tried in a "
            f"process of its own; look with: newscrawl crawl {alarm.site}"
        )
    if alarm.aspect is Aspect.SILENCE:
        last = f", last {alarm.last_good_url}" if alarm.last_good_url else ""
        return (
            f"{alarm.site}: the site has brought nothing new since {to_the_minute(alarm.since)} UTC{last}, against its "
            f"own habit; {alarm.found_now}; look with: newscrawl crawl {alarm.site}"
        )
    name, share = alarm.field.replace("_", " "), f"{1 - alarm.usual_share:.0%} of articles"
    said = {
        Aspect.MISSING: f"articles do not show a {name} any more, as {share} used to",
        Aspect.UNREADABLE: f"the {name} stands there and cannot be read, as on {share} it could",
        Aspect.PLACE: f"the {name} is not found any more where it used to be and comes from a weaker place",
        Aspect.STUCK: f"article after article shows the same {name}",
        Aspect.SHORT: f"the {name} is far shorter than it used to be",
        Aspect.LONG: f"the {name} is far longer than it used to be",
        Aspect.LATE: f"the {name} lies outside the time before the fetch in which it used to lie",
    }[alarm.aspect]
    good = f", last as it was on {alarm.last_good_url}" if alarm.last_good_url else ""
    found = f"found now: {alarm.found_now}" if alarm.found_now else "nothing is found now"
    parts = [
        f"{alarm.site}: {said}, since {to_the_minute(alarm.since)} UTC{good}",
        *_layout(alarm),
        found,
        _advice(alarm),
    ]
    return "; ".join(parts)


def _layout(alarm: Alarm) -> list[str]:
    if alarm.layout_as_before is None:
        return []
    if alarm.layout_changed_on is None:
        return ["the layout is as before"]
    return [change_in_words(alarm.layout_changed_on, alarm.layout_as_before)]


def _advice(alarm: Alarm) -> str:
    if alarm.aspect is Aspect.PLACE and (alarm.usual_place or "").startswith(_RULE):
        return "the site's rule for it finds nothing: mend it in spiders/; until then the other value is kept"
    return f"look with: newscrawl extract {alarm.first_bad_url or ''} --explain"
