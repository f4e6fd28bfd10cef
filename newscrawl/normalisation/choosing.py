"""Which of several candidates is believed: declared values held against those that a reader is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from archive.article import Moment, Precision, Provenance, ZoneSource
from newscrawl.chronology.numerals import plain_digits
from newscrawl.errors import UnreadableField
from newscrawl.items import Candidate, PlaceKind, Site
from newscrawl.normalisation.byline import Byline, normalise_byline
from newscrawl.normalisation.dates import normalise_date
from newscrawl.words.late import late

_SHOWN = {PlaceKind.LABEL, PlaceKind.GENERIC}
_CLOSE = 8
"""Lines from the headline within which a shown date is the article's own."""
_BESIDE = 6
"""Lines from the headline within which it is so even against what is declared."""
_AT_HEADLINE = 2
"""Lines from the headline within which it decides between declarations that differ."""
_FARTHEST_ZONE = timedelta(hours=14)
_YEAR = late(r"(?<!\d)\d{4}(?!\d)|^\d{8}")
_WRITTEN_IN_UTC = late(r"(?:Z|[+-]00:?00|UTC|GMT)\s*$")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A candidate and the time that it tells."""

    candidate: Candidate
    moment: Moment


def read_dates(
    candidates: Iterable[Candidate], *, field: str, site: Site, fetched_at: datetime
) -> tuple[list[ReadDate], list[UnreadableField]]:
    """All candidates that can be read, in order, and the faults of the others.

    ``field``, ``published`` or ``modified``, says which part is meant of a line that tells both.
    """
    read, faults = [], []
    for candidate in candidates:
        try:
            moment = normalise_date(candidate.text, site=site, fetched_at=fetched_at, field=field)
        except UnreadableField as fault:
            if candidate.kind is not PlaceKind.GENERIC:  # a line that merely looked like a date is none
                faults.append(fault)
            continue
        if moment is not None:
            read.append(ReadDate(candidate, moment))
    return read, faults


def choose_date(read: Sequence[ReadDate], updates: Sequence[ReadDate] = ()) -> tuple[Moment, Provenance] | None:
    """The publication: what a rule says; else what is declared, held against the day that is shown.

    A declared time in UTC may fall on another day than the reader is shown: the shown day is the site's. What
    stands right at the headline is also believed against meta elements, which templates fill with the last
    change; JSON-LD of the article itself is believed against the page, but not against an earlier day in its
    own address. ``updates`` are the times of the last change: a shown day that is theirs proves nothing.
    """
    read = _without_guessed_years(read)
    if not read:
        return None
    chosen = _in_its_zone(_chosen(read, updates), read)
    others = [one for one in read if one is not chosen and _same_day(one.moment, chosen.moment)]
    confirmed = tuple(dict.fromkeys(one.candidate.place for one in others))
    return chosen.moment, Provenance(place=chosen.candidate.place, raw=chosen.candidate.text, confirmed_by=confirmed)


def later_that_day(
    candidates: Iterable[Candidate], published: Moment, *, site: Site, fetched_at: datetime
) -> tuple[Moment, Provenance] | None:
    """The last change of which a labelled line tells the time of day alone ("Updated 11:48"): it is of the day of publication.

    ``published`` is that. An earlier time may be of any day behind it; and beside a publication told in UTC, on a site
    whose zone nobody knows, no time is certain.
    """
    for candidate in candidates:
        if candidate.kind is not PlaceKind.LABEL:
            continue
        try:
            told = normalise_date(
                f"{published.local[:10]} {candidate.text}", site=site, fetched_at=fetched_at, field="modified"
            )
        except UnreadableField:
            continue
        moment = _in_zone_of(told, published, site) if told is not None else None
        if moment is not None and published.at < moment.at <= fetched_at:
            return replace(moment, raw=candidate.text), Provenance(place=candidate.place, raw=candidate.text)
    return None


def _in_zone_of(told: Moment, published: Moment, site: Site) -> Moment | None:
    """A time of day on the day of the publication, if both are told in one zone."""
    if told.precision is Precision.DAY or not _same_day(told, published):
        return None
    if published.precision is Precision.DAY:
        return told
    wall, zone = datetime.fromisoformat(told.local), datetime.fromisoformat(published.local).tzinfo
    if site.timezone is not None:
        return told if wall.replace(tzinfo=zone) == wall else None
    if zone is None or (published.zone_source is ZoneSource.EXPLICIT and published.local.endswith("+00:00")):
        return None
    local = wall.replace(tzinfo=zone)
    return replace(
        told, at=local.astimezone(UTC), local=local.isoformat(timespec="minutes"), zone_source=published.zone_source
    )


def _without_guessed_years(read: Sequence[ReadDate]) -> list[ReadDate]:
    """What was read, but for days without a year ("28.5. 18:34") that another place tells with one, and it is another year."""
    told = {one.moment.local[:10] for one in read if _YEAR.search(plain_digits(one.candidate.text))}

    def is_guessed(one: ReadDate) -> bool:
        day = one.moment.local[:10]
        return day not in told and any(day[4:] == other[4:] for other in told)

    return [one for one in read if _YEAR.search(plain_digits(one.candidate.text)) or not is_guessed(one)]


def _chosen(read: Sequence[ReadDate], updates: Sequence[ReadDate]) -> ReadDate:
    declared = next((one for one in read if one.candidate.kind not in _SHOWN | {PlaceKind.ADDRESS}), None)
    address = next((one for one in read if one.candidate.kind is PlaceKind.ADDRESS), None)
    # What repeats the declared text to the letter is the same declaration, and confirms nothing.
    shown = _best_shown([one for one in read if declared is None or one.candidate.text != declared.candidate.text])
    if declared is None:
        return _undeclared(shown, address) or read[0]
    if declared.candidate.kind is PlaceKind.RULE:
        return declared
    if any(_same_day(declared.moment, one.moment) for one in (shown, address) if one is not None):
        return shown if shown is not None and _tells_time_of(declared, shown) else declared
    if decided := _decided_by_what_is_shown(read, declared):
        return decided
    all_shown = [one for one in read if one.candidate.kind in _SHOWN]
    telling = [one for one in all_shown if not any(_same_day(one.moment, update.moment) for update in updates)]
    confirming = [one for one in telling if _is_close(one, _CLOSE) and _is_utc_of(declared.moment, one.moment)]
    for one in (*(one for one in all_shown if _is_same_instant(declared.moment, one.moment)), *confirming):
        return one
    if address is not None and _is_utc_of(declared.moment, address.moment):
        return address
    if address is not None and declared.moment.at - address.moment.at > timedelta(days=2):
        return address
    if declared.candidate.kind is PlaceKind.META:
        return next((one for one in telling if _is_close(one, _BESIDE) or _is_labelled(one)), declared)
    return declared


def _decided_by_what_is_shown(read: Sequence[ReadDate], declared: ReadDate) -> ReadDate | None:
    """Of declarations of several days the one of the day that stands right at the headline.

    A mere day does not unsettle a time of day: it may be that of the printed issue.
    """
    days = {one.moment.local[:10] for one in read if one.candidate.kind in _SHOWN and _is_close(one, _AT_HEADLINE)}
    others = [one for one in read if one.candidate.kind not in _SHOWN | {PlaceKind.ADDRESS}]
    if len(days) != 1 or declared.moment.local[:10] in days:
        return None
    as_exact = [
        one for one in others if (one.moment.precision is Precision.DAY) <= (declared.moment.precision is Precision.DAY)
    ]
    return next((one for one in as_exact if one.moment.local[:10] in days), None)


def _best_shown(read: Sequence[ReadDate]) -> ReadDate | None:
    shown = [one for one in read if one.candidate.kind in _SHOWN]
    labelled = next((one for one in shown if _is_labelled(one)), None)
    return labelled or next((one for one in shown if _is_close(one, _CLOSE)), shown[0] if shown else None)


def _undeclared(shown: ReadDate | None, address: ReadDate | None) -> ReadDate | None:
    """Of a shown day and one in the address: the address knows, and what is shown tells the time of day."""
    if shown is None or address is None:
        return shown or address
    return shown if _same_day(shown.moment, address.moment) or _is_labelled(shown) else address


def _is_labelled(one: ReadDate) -> bool:
    return one.candidate.kind is PlaceKind.LABEL and _is_close(one, 2 * _CLOSE)


def _is_close(one: ReadDate, lines: int) -> bool:
    distance = one.candidate.lines_from_headline
    return distance is not None and distance <= lines


def _same_day(one: Moment, other: Moment) -> bool:
    return one.local[:10] == other.local[:10]


def _tells_time_of(declared: ReadDate, shown: ReadDate) -> bool:
    """Whether what a reader is shown beside the headline tells the time of the day that alone is declared."""
    is_day, is_shown_as_day = (one.moment.precision is Precision.DAY for one in (declared, shown))
    return is_day and not is_shown_as_day and _is_close(shown, _BESIDE) and _same_day(declared.moment, shown.moment)


def _is_same_instant(declared: Moment, shown: Moment) -> bool:
    """Whether a shown time of day is the declared one in a zone that nobody has named: they differ by an offset."""
    if Precision.DAY in (declared.precision, shown.precision) or not declared.local.endswith("+00:00"):
        return False
    ahead = datetime.fromisoformat(shown.local[:16]) - datetime.fromisoformat(declared.local[:16])
    return abs(ahead) <= _FARTHEST_ZONE and ahead % timedelta(minutes=15) <= timedelta(minutes=1)


def _in_its_zone(chosen: ReadDate, read: Sequence[ReadDate]) -> ReadDate:
    """A shown time of day of which nobody told the zone, in that in which it is the declared instant.

    "November 8, 2023, 11:15 PM" beside a declared 2023-11-09T04:15Z was told five hours behind UTC.
    """
    shown = chosen.moment
    declared = next((one.moment for one in read if one.candidate.kind not in _SHOWN | {PlaceKind.ADDRESS}), None)
    is_told = chosen.candidate.kind not in _SHOWN or shown.zone_source is not ZoneSource.ASSUMED
    if declared is None or is_told or not _is_same_instant(declared, shown):
        return chosen
    wall = datetime.fromisoformat(shown.local[:16])
    ahead = wall - datetime.fromisoformat(declared.local[:16])
    zone = timezone(timedelta(minutes=15 * round(ahead / timedelta(minutes=15))))
    local = wall.replace(tzinfo=zone)
    moment = replace(
        shown,
        at=local.astimezone(UTC),
        local=local.isoformat(timespec="minutes"),
        precision=Precision.MINUTE,
        zone_source=ZoneSource.EXPLICIT,
    )
    return replace(chosen, moment=moment)


def _is_utc_of(declared: Moment, shown: Moment) -> bool:
    """Whether a time declared in UTC may be one of the shown day, in whatever zone the site keeps."""
    if not _WRITTEN_IN_UTC.search(declared.raw) or declared.precision is Precision.DAY:
        return False
    day = datetime.fromisoformat(shown.local[:10]).replace(tzinfo=UTC)
    return (
        shown.precision is Precision.DAY and -_FARTHEST_ZONE <= declared.at - day < timedelta(hours=24) + _FARTHEST_ZONE
    )


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
    known: dict[tuple[str, tuple[str, ...]], Byline | None] = {}
    for candidate in candidates:
        printed = candidate.text, candidate.values
        if printed not in known:
            known[printed] = normalise_byline(candidate.text, names=candidate.values, publishers=publishers)
        byline = known[printed]
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
