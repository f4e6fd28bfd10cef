"""Which of several candidates is believed: declared values held against those that a reader is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from archive.article import Moment, Precision, Provenance, ZoneSource
from newscrawl.errors import UnreadableField
from newscrawl.items import Candidate, PlaceKind, Site
from newscrawl.normalisation.byline import Byline, normalise_byline
from newscrawl.normalisation.dates import normalise_date

_SHOWN = {PlaceKind.LABEL, PlaceKind.GENERIC}
_DECLARED_BY_THE_ARTICLE = {PlaceKind.JSON_LD, PlaceKind.MICRODATA}
_CLOSE = 8
"""Lines from the headline within which a shown date is the article's own."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A candidate and the time that it tells."""

    candidate: Candidate
    moment: Moment


def read_dates(
    candidates: Iterable[Candidate], *, site: Site, fetched_at: datetime
) -> tuple[list[ReadDate], list[UnreadableField]]:
    """All candidates that can be read, in order, and the faults of the others."""
    read, faults = [], []
    for candidate in candidates:
        try:
            moment = normalise_date(candidate.text, site=site, fetched_at=fetched_at)
        except UnreadableField as fault:
            if candidate.kind is not PlaceKind.GENERIC:  # a line that merely looked like a date is none
                faults.append(fault)
            continue
        if moment is not None:
            read.append(ReadDate(candidate, moment))
    return read, faults


def choose_date(read: Sequence[ReadDate]) -> tuple[Moment, Provenance] | None:
    """The publication: what a rule says; else what is declared, held against the day that is shown.

    A declared time in UTC may fall on another day than the reader is shown: the shown day is the site's. A
    shown and labelled day close to the headline is also believed against meta elements, which templates fill
    with the last change; JSON-LD of the article itself is believed against the page.
    """
    if not read:
        return None
    chosen = _chosen(read)
    others = [one for one in read if one is not chosen and _same_day(one.moment, chosen.moment)]
    confirmed = tuple(dict.fromkeys(one.candidate.place for one in others))
    return chosen.moment, Provenance(place=chosen.candidate.place, raw=chosen.candidate.text, confirmed_by=confirmed)


def _chosen(read: Sequence[ReadDate]) -> ReadDate:
    declared = next((one for one in read if one.candidate.kind not in _SHOWN | {PlaceKind.ADDRESS}), None)
    shown = next((one for one in read if one.candidate.kind in _SHOWN and _is_close(one.candidate)), None)
    if declared is None:
        return shown or read[0]
    if declared.candidate.kind is PlaceKind.RULE or shown is None or _same_day(declared.moment, shown.moment):
        return declared
    if _is_utc_of(declared.moment, shown.moment):
        return shown
    by_the_article = declared.candidate.kind in _DECLARED_BY_THE_ARTICLE
    return declared if by_the_article or shown.candidate.kind is not PlaceKind.LABEL else shown


def _is_close(candidate: Candidate) -> bool:
    return candidate.lines_from_headline is not None and candidate.lines_from_headline <= _CLOSE


def _same_day(one: Moment, other: Moment) -> bool:
    return one.local[:10] == other.local[:10]


def _is_utc_of(declared: Moment, shown: Moment) -> bool:
    """Whether a time declared in UTC may be one of the shown day, in a zone that nobody has named."""
    in_utc = declared.local.endswith("+00:00") and declared.zone_source is not ZoneSource.SITE
    if not in_utc or declared.precision is Precision.DAY:
        return False
    day = datetime.fromisoformat(shown.local[:10]).replace(tzinfo=UTC)
    return timedelta(hours=-14) <= declared.at - day < timedelta(hours=24 + 12)


@dataclass(frozen=True, slots=True)
class ChosenByline:
    """The byline that is believed, and where it stands."""

    byline: Byline
    provenance: Provenance


def choose_byline(candidates: Sequence[Candidate], publishers: Sequence[str]) -> ChosenByline | None:
    """The first byline that names a person; else the first that names an agency; else a desk.

    So a byline on the page that names its author wins over JSON-LD that names only the outlet. Where what is
    declared and what a reader is shown name the same persons, the shown one is taken: it also says their
    role, and what came from an agency.
    """
    read = []
    for candidate in candidates:
        byline = normalise_byline(candidate.text, names=candidate.values, publishers=publishers)
        if byline is not None and byline.contributors:
            read.append(_ReadByline(candidate, byline))
    if not read:
        return None
    first = _signed(read)
    agreeing = [one for one in read if one.names == first.names]
    best = next((one for one in agreeing if one.candidate.kind in _SHOWN), first)
    places = (one.candidate.place for one in agreeing if one is not best)
    confirmed = tuple(place for place in dict.fromkeys(places) if place != best.candidate.place)
    provenance = Provenance(place=best.candidate.place, raw=best.candidate.text, confirmed_by=confirmed)
    return ChosenByline(best.byline, provenance)


def _signed(read: Sequence[_ReadByline]) -> _ReadByline:
    """The byline to begin with: of those that name persons the first, if no other one is plainly better."""
    naming = [one for one in read if one.byline.authors]
    if not naming:
        return next((one for one in read if one.byline.agency), read[0])
    first = naming[0]
    shown = [one for one in naming if one.candidate.kind in _SHOWN]
    if all(map(_is_login, first.byline.authors)):
        first = next((one for one in shown if not any(map(_is_login, one.byline.authors))), first)
    more = next((one for one in naming if one.names > first.names), None)
    if more is not None:
        return more
    votes = Counter(one.names for one in naming)
    best = max(naming, key=lambda one: votes[one.names])
    return best if votes[best.names] >= votes[first.names] + 2 else first


def _is_login(name: str) -> bool:
    """Whether a name is what somebody signs in with: one word in small letters, parts joined by hyphens."""
    return " " not in name and name.isascii() and name == name.lower()


@dataclass(frozen=True, slots=True)
class _ReadByline:
    """A candidate and whom it names."""

    candidate: Candidate
    byline: Byline

    @property
    def names(self) -> frozenset[str]:
        """Its authors; for a byline without any, whoever else it names."""
        names = self.byline.authors or tuple(one.name for one in self.byline.contributors)
        return frozenset(name.casefold() for name in names)
