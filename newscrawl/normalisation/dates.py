"""Times as pages tell them, read without guessing: what cannot be known for certain is unreadable.

What machines write takes a short way. Any other text is taken apart into numbers and words of all languages
(``lexicon``); labels part it, and of what belongs to the field asked for the zone, the time of day and the day are
read in turn. Every word must be accounted for, save names and places beside a whole date. Dateparser is asked last,
and only for languages that our tables lack: it would turn "10" into a date and ``IST`` into Israel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from archive.article import Calendar, Moment, Precision, ZoneSource
from newscrawl.chronology import months
from newscrawl.chronology.clocks import GAP, Clock, take_clock
from newscrawl.chronology.figures import day_and_month, take_figures
from newscrawl.chronology.lexicon import Kind, Token, fold, read_tokens
from newscrawl.chronology.named_days import named_days
from newscrawl.chronology.numerals import plain_digits
from newscrawl.chronology.reckonings import Context, Day, languages_of
from newscrawl.chronology.relative import read_ago, read_day_word, start_of
from newscrawl.chronology.zones import mark_zones, zone_for, zone_of
from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.late import late

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web: a date on a page older than this is that of an event, or a clock that was never set."""
_FUTURE = timedelta(days=2)
_FARTHEST = timedelta(hours=14)
"""No zone is farther from UTC."""
_LONGEST = 200
_ISO = late(
    r"\s*([12][09]\d\d-\d\d-\d\d)(?:([Tt ])(\d\d:?\d\d)(:?\d\d)?(?:[.,]\d{1,9})?\s?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\[[\w/+-]{1,40}\])?)?\s*$",
    re.ASCII,
)
_UNPADDED = late(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})T(?P<clock>\d{1,2}:\d{1,2}(?::\d{1,2})?)(?P<zone>Z?|[+-]\d\d:?\d\d)$", re.ASCII
)
_COMPACT = late(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d{4})(\d\d)?(Z|[+-]\d\d:?\d\d)?)?\s*$", re.ASCII)
_WORDS_FOR_DATE = frozenset(
    map(
        fold,
        (
            "date datum data dato dátum datums kuupäev päiväys päivämäärä fecha tarih tarikh tanggal дата датум күні ημερομηνία תאריך تاریخ التاريخ تاريخ "
            "तारीख दिनांक मिति তারিখ તારીખ தேதி తేదీ ದಿನಾಂಕ തീയതി วันที่ ngày 日期 日付 날짜 일자 tarix sana petsa"
        ).split(),
    )
)
"""Labels that name a date and not whose: "Дата обновления: …"."""
_SEVERAL_DAYS = late(
    r"(?<![\d:.,/-])\d{1,2}\.?\s+(?:al|bis|tot|til|till|to|and|y|et|und|og|och|au|do|по|до|и|та|hingga|sampai|đến|ve|से|থেকে|إلى|تا)\s+\d{1,2}\.?\s+(?:de\s+|of\s+)?[^\W\d_]{3}"
)
"""The days of an event, of which none is when it was told: "25 to 28 October"."""
_OF_A_PICTURE = late(
    r"(?:photo|photograph|picture|image|video)s? (?:was |were )?(?:taken|dated|shot|captured)\b|\b(?:aufnahme|archivbild|archivfoto|foto|bild) (?:vom|aufgenommen)\b"
    r"|\b(?:photo|image|cliché) (?:prise|datée)\b|\b(?:foto|fotografía|imagen|imagem|immagine|fotografia) (?:tomada|tirada|feita|scattata|capturada)\b"
    r"|\b(?:zdjęcie|fotografia) (?:z|zrobione|wykonane)\b|\b(?:фото|снимок|знімок) (?:сделан|зроблен|снят)|\bfoto's? (?:genomen|gemaakt)\b|\b(?:foto|bild|bilde|billede)t? (?:tagen|taget|tatt|fra|från)\b"
    r"|\b(?:foto|gambar) (?:yang )?diambil\b|ảnh chụp|日 ?に?撮影|摄于|攝於|拍摄于|拍攝於|일 ?촬영|写真は|التقطت|الملتقطة|çekilen fotoğraf",
    re.IGNORECASE,
)
"""Words of the day that a picture was taken on, which tells nothing of when it was published."""
_BARS = late("[|•·»;¦║●►▪]")
_FROM_SUNRISE = {"saa", "ሰዓት", "ከቀኑ", "ከጠዋቱ", "ከምሽቱ", "ከሌሊቱ"}
"""Words beside hours that Swahili and Amharic count from sunrise: they tell no time of day that is certain."""
_MOST_WORDS = 8
"""Words beside a date that are no part of it: a byline, a place, a count of views. More are a sentence."""


def normalise_date(text: str | None, *, site: Site, fetched_at: datetime, field: str = "published") -> Moment | None:
    """The time that a text tells; ``None`` for ``None`` or empty.

    ``site`` decides what the text leaves open: its zone, the meaning of ``IST``, the order of ``03/04``, the
    language, the calendar. ``fetched_at`` (aware) is the base of "2 hours ago", and two days behind it the future
    begins. ``field`` is which of "Published: … | Updated: …" is asked for. Raises ``UnreadableField`` for a text
    that is no date, or one that can be read in two ways.

    >>> site = Site(timezone="Asia/Kolkata", country="IN")
    >>> fetched_at = datetime(2025, 11, 20, 12, tzinfo=UTC)
    >>> moment = normalise_date("Published On Tue, 28 Oct 2025", site=site, fetched_at=fetched_at)
    >>> moment.local, str(moment.precision), str(moment.zone_source)
    ('2025-10-28', 'day', 'site')
    >>> normalise_date("२०८२ कार्तिक ११ गते", site=Site(country="NP"), fetched_at=fetched_at).local
    '2025-10-28'
    """
    if text is None:
        return None
    moment = _machine_written(text, site)
    if moment is None:
        clean = normalise_text(text)
        if clean is None:
            return None
        if len(clean) > _LONGEST:
            raise UnreadableField(field, clean[:_LONGEST], "it is longer than any date")
        moment = _people_written(clean, Context(site, fetched_at, clean, field))
    if moment.at > fetched_at + _FUTURE:
        raise UnreadableField(field, moment.raw, "it lies in the future")
    if moment.at < _EARLIEST:
        raise UnreadableField(field, moment.raw, "it lies before the web")
    return moment


def make_moment(
    local: datetime,
    precision: Precision,
    named: tzinfo | None,
    *,
    raw: str,
    site: Site,
    calendar: Calendar = Calendar.GREGORIAN,
    approximate: bool = False,
) -> Moment:
    """A moment from wall time. A time whose zone the page names in UTC is told in the site's own zone."""
    if precision is Precision.DAY:
        zone, source = zone_for(None, site)
        return Moment(
            at=local.replace(tzinfo=zone).astimezone(UTC),
            local=local.date().isoformat(),
            precision=precision,
            zone_source=source,
            raw=raw,
            calendar=calendar,
            approximate=approximate,
        )
    zone, source = zone_for(named, site)
    return _timed(local.replace(tzinfo=zone), precision, source, raw, site, calendar, approximate)


def _timed(
    at: datetime,
    precision: Precision,
    source: ZoneSource,
    raw: str,
    site: Site,
    calendar: Calendar = Calendar.GREGORIAN,
    approximate: bool = False,
) -> Moment:
    """The moment of an aware time without microseconds, told in the site's own zone."""
    own = None if site.is_timezone_supposed and at.utcoffset() else zone_of(site.timezone)
    shown = at if own is None else at.astimezone(own)
    return Moment(
        at=at.astimezone(UTC),
        local=shown.isoformat() if precision is Precision.SECOND else shown.isoformat(timespec="minutes"),
        precision=precision,
        zone_source=source,
        raw=raw,
        calendar=calendar,
        approximate=approximate,
    )


def _machine_written(text: str, site: Site) -> Moment | None:
    """ISO 8601 and RFC 9557; midnight without a zone is a day whose time nobody knew."""
    text = text.strip()
    if text[10:11] == "T" and text[16:17] == ":" and (moment := _with_offset(text, site)):
        return moment
    found = _ISO.match(text)
    if found is None:
        return _compact(text, site)
    day, separator, minutes, seconds, zone = found.groups()
    if separator == " " and zone and zone[0] == "-" and not seconds:
        return None  # 10:15-11:30 is a range
    try:
        local = datetime.fromisoformat(day + "T" + minutes + (seconds or "") if minutes else day)
        named = _offset(zone) if zone else None
    except ValueError:
        return None
    if local.year > 2040:
        return None  # of another calendar, if anything
    if named is not None:
        precision = Precision.SECOND if seconds else Precision.MINUTE
        return _timed(local.replace(tzinfo=named), precision, ZoneSource.EXPLICIT, text, site)
    if not minutes or local.hour == local.minute == local.second == 0:
        return make_moment(local, Precision.DAY, None, raw=text, site=site)
    return make_moment(local, Precision.SECOND if seconds else Precision.MINUTE, None, raw=text, site=site)


def _with_offset(text: str, site: Site) -> Moment | None:
    """The commonest form of all, ``2025-10-28T10:15:00+05:30``, without a pattern; ``None`` for any other."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = read.utcoffset()
    if offset is None or not -_FARTHEST <= offset <= _FARTHEST or not 1900 < read.year <= 2040:
        return None
    at = read.replace(microsecond=0) if read.microsecond else read
    return _timed(at, Precision.SECOND, ZoneSource.EXPLICIT, text, site)


def _compact(text: str, site: Site) -> Moment | None:
    """20251028 and 20251028T101500Z."""
    found = _COMPACT.match(text)
    if found is None:
        return _unpadded(text, site)
    year, month, day, minutes, seconds, zone = found.groups()
    spelled = f"{year}-{month}-{day}" + (f"T{minutes[:2]}:{minutes[2:]}:{seconds or '00'}" if minutes else "")
    return _machine_written(spelled + (zone or ""), site) if _ISO.match(spelled) else None


def _unpadded(text: str, site: Site) -> Moment | None:
    """2025-10-5T7:15:0Z, as programs write that do not fill up to two figures."""
    found = _UNPADDED.match(text)
    if found is None:
        return None
    day = "-".join(part.zfill(2) for part in found["day"].split("-"))
    clock = ":".join(part.zfill(2) for part in found["clock"].split(":"))
    spelled = f"{day}T{clock}{found['zone']}"
    return _machine_written(spelled, site) if spelled != text else None


@lru_cache(maxsize=256)
def _offset(zone: str) -> tzinfo:
    """The zone of an ISO offset. Raises ``ValueError`` for one that is none."""
    if zone[0] not in "+-":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[-2:] if len(zone) > 3 else 0)
    if minutes > 14 * 60:
        raise ValueError(f"no zone is {zone} from UTC")
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes))


_BYLINE_BEHIND = re.compile(
    r"(?<=\d)\s+(?:by|written by|author|โดย|ผู้เขียน|oleh|penulis|par|por|von|автор|yazar|muallif|लेखक|লেখক|مصنف|نویسنده|بقلم|tác giả|作者|記者|记者)\s?[:：]\D*$",
    re.IGNORECASE,
)
"""Who wrote it, behind a date on the same line."""


def _people_written(clean: str, context: Context) -> Moment:
    """The time of that part of a text which belongs to the field asked for."""
    text, zones = mark_zones(plain_digits(_BYLINE_BEHIND.sub("", clean)), context.site)
    if _SEVERAL_DAYS.search(text):
        raise context.fault("it tells several days")
    if _OF_A_PICTURE.search(text):
        raise context.fault("it tells when a picture was taken")
    fault: UnreadableField | None = None
    tokens = read_tokens(text, languages_of(context.site))
    parts = _in_order(_labelled(tokens), context.field)
    if context.field == "modified" and _tells_only_publication(tokens, parts):
        raise context.fault("it tells when it was published, and no change")
    for label, part in parts:
        try:
            moment = _read(part, zones, context)
        except UnreadableField as error:
            if label == context.field:
                raise
            fault = fault or error
            continue
        if moment is not None:
            return moment
        if label == context.field and take_clock(part)[0] is not None:
            return _on_the_day_of_another(part, [other for _, other in parts if other is not part], zones, context)
    if fault is not None:
        raise fault
    return _by_dateparser(clean, context)


def _tells_only_publication(tokens: Sequence[Token], parts: Sequence[tuple[str, list[Token]]]) -> bool:
    """Whether all of a text is labelled as published, by words that say more than "date"."""
    if not parts or any(label != "published" for label, _ in parts):
        return False
    return not any(token.text in _WORDS_FOR_DATE for token in tokens)


def _on_the_day_of_another(
    own: Sequence[Token], others: Sequence[Sequence[Token]], zones: dict[str, tzinfo | None], context: Context
) -> Moment:
    """The time of "updated at 20:01", on the day that another part tells; published is before updated."""
    for tokens in others:
        other = _read(tokens, zones, context)
        moment = _read([*take_clock(tokens)[1], *own], zones, context) if other else None
        if other is None or moment is None:
            continue
        earlier, later = (moment, other) if context.field == "published" else (other, moment)
        if other.precision is not Precision.DAY and earlier.at > later.at:
            break
        return moment
    raise context.fault("it tells a time of day, and no day")


_UNKNOWN = "unknown"
"""Stands for the label of a part that names a field which is not known."""
_BAR_SIGNS = frozenset("|•·")


def _labelled(tokens: Sequence[Token]) -> list[tuple[str, list[Token]]]:
    """The parts of a text with the label before each; with the label behind each, where the text ends in one."""
    tokens, bracketed = _without_brackets(tokens)
    parts: list[tuple[str, list[Token]]] = [("", [])]
    for at, token in enumerate(tokens):
        meaning = token.means(Kind.LABEL)
        if _begins_unknown(tokens, at) and _has_number(parts[-1][1]):
            parts.append((_UNKNOWN, []))
        elif meaning is None or (at and _is_plain(token) and [one.text for one in tokens[at + 1 : at + 2]] != [":"]):
            parts[-1][1].append(token)
        else:
            parts.append((meaning.name, []))
    if len(parts) > 1 and not _has_number(parts[-1][1]) and _has_number(parts[0][1]):
        labels = [label for label, _ in parts[1:]]
        parts = [(label, part) for label, (_, part) in zip(labels, parts[:-1], strict=True)]
    return parts + bracketed


def _begins_unknown(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that nobody knows stands between a bar and a number: whatever it names, it is no part of what is before."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].text not in _BAR_SIGNS or tokens[at].meanings:
        return False
    return tokens[at].text.isalpha() and tokens[at + 1].number is not None


def _without_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[tuple[str, list[Token]]]]:
    """The tokens outside of brackets that hold a label of their own, and those parts: "… (11/19 08:00 更新)"."""
    rest: list[Token] = []
    bracketed: list[tuple[str, list[Token]]] = []
    opened: int | None = None
    for token in tokens:
        rest.append(token)
        if token.text in "([":
            opened = len(rest)
        elif token.text in ")]" and opened is not None:
            within = rest[opened:-1]
            labels = {meaning.name for one in within if (meaning := one.means(Kind.LABEL))}
            if len(labels) == 1 and _has_number(within):
                bracketed.append((labels.pop(), [one for one in within if one.means(Kind.LABEL) is None]))
                del rest[opened - 1 :]
            opened = None
    return rest, bracketed


def _is_plain(token: Token) -> bool:
    """Whether a label is a word of dates too ("তারিখ"): in the midst of a text it names nothing."""
    return token.has(Kind.FILLER) or token.has(Kind.MARK_AFTER)


def _has_number(tokens: Sequence[Token]) -> bool:
    return any(token.number is not None for token in tokens)


def _in_order(parts: Sequence[tuple[str, list[Token]]], field: str) -> list[tuple[str, list[Token]]]:
    """The parts that may tell the field, its own label first, then no label, then another one."""
    kept = [
        (label, tokens)
        for label, tokens in parts
        if any(token.number is not None or token.meanings for token in tokens)
    ]
    return sorted(kept, key=lambda part: 0 if part[0] == field else 1 if not part[0] else 2)


def _read(tokens: Sequence[Token], zones: dict[str, tzinfo | None], context: Context) -> Moment | None:
    """The time that tokens tell; ``None`` where they tell none. Raises ``UnreadableField``."""
    context = _with_hints(tokens, context)
    days, faults, rest = take_figures(tokens, context)
    if not days and not faults and not any(token.has(Kind.MONTH) and not token.has(Kind.AGO) for token in rest):
        ago = read_ago(rest, context)
        if ago is not None:
            zone = ago.at.tzinfo
            local = ago.at.replace(tzinfo=None)
            return make_moment(
                local, ago.precision, zone, raw=context.raw, site=context.site, approximate=ago.approximate
            )
    clock, rest = take_clock(rest)
    named, more_faults = named_days(rest, context)
    day = _one_day([*days, *named], [*faults, *more_faults], context)
    if day is None:
        day = _day_from_fetch([one for one in rest if one is not GAP], clock, context)
    elif not _is_told_plainly(rest, day):
        raise context.fault("it holds words that no date has")
    return _moment(day, clock, tokens, zones, context) if day else None


def _day_from_fetch(tokens: Sequence[Token], clock: Clock | None, context: Context) -> Day | None:
    """A day told by figures without year beside a time of day, or by a word: "28/10 10:15", "yesterday"."""
    day = day_and_month(tokens, context) if clock is not None else None
    return day or read_day_word(tokens, context, has_clock=clock is not None)


def _with_hints(tokens: Sequence[Token], context: Context) -> Context:
    """The context with what the words of the text add to it: era, weekday, words of one calendar alone."""
    hints = {one.name for token in tokens for one in token.meanings if one.kind is Kind.HINT}
    eras = [
        one.name
        for at, token in enumerate(tokens)
        for one in token.meanings
        if one.kind is Kind.ERA and one.name != "gregorian" and _is_beside_number(tokens, at)
    ]
    weekdays = {meaning.number for token in tokens if (meaning := token.means(Kind.WEEKDAY))}
    return replace(
        context,
        hints=frozenset(hints),
        era=eras[0] if eras else "",
        weekday=weekdays.pop() if len(weekdays) == 1 else None,
    )


def _is_beside_number(tokens: Sequence[Token], at: int) -> bool:
    return any(0 <= one < len(tokens) and tokens[one].number is not None for one in (at - 1, at + 1))


def _one_day(days: Sequence[Day], faults: Sequence[UnreadableField], context: Context) -> Day | None:
    """The one day that all readings tell: in the Gregorian calendar, where the text has it there too."""
    gregorian = [one for one in days if one.calendar is Calendar.GREGORIAN]
    exact = [one for one in days if not one.approximate]
    first = next(iter([*gregorian, *exact, *days]), None)
    if first is None:
        if faults:
            raise faults[0]
        return None
    whole = next((one for one in gregorian if one.whole), first)
    for one in days:
        apart = abs((one.day - whole.day).days)
        if apart > (0 if one.calendar is whole.calendar else 1 + 2 * one.approximate):
            raise context.fault("it holds several days")
    return whole


def _is_told_plainly(tokens: Sequence[Token], day: Day) -> bool:
    """Whether the words beside a day are few, and no sentence: none at all beside a day without its whole year."""
    words = [token for token in tokens if token.is_unknown]
    if len(words) > _MOST_WORDS:
        return False
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if _BARS.fullmatch(token.text):
            parts.append([])
        else:
            parts[-1].append(token)
    dated = [
        part for part in parts if any(token.has(Kind.MONTH) or token.number or token.text == "月" for token in part)
    ]
    own = [token for part in dated or parts for token in part]
    if day.whole:
        return sum(token.small for token in own) <= 1
    numbers = [token for token in own if token.number is not None]
    has_month = any(token.has(Kind.MONTH) or token.has(Kind.MARK_AFTER) or token.has(Kind.MARK_BEFORE) for token in own)
    return (
        not any(token.is_unknown for token in own)
        and len(numbers) <= (2 if has_month else 0)
        and all(token.has_digits(1, 2) for token in numbers)
    )


def _moment(
    day: Day, clock: Clock | None, tokens: Sequence[Token], zones: dict[str, tzinfo | None], context: Context
) -> Moment:
    precision, named = Precision.DAY, None
    from_sunrise = day.calendar is Calendar.ETHIOPIAN or any(token.text in _FROM_SUNRISE for token in tokens)
    if clock is not None and not from_sunrise:
        precision = clock.precision
        signs = [token.text for token in (*tokens[clock.end :], *tokens) if token.text in zones]
        named = zones[signs[0]] if signs else None
        if signs and named is None and zone_of(context.site.timezone) is not None:
            precision = Precision.DAY  # a zone that nobody can tell is not the site's
    if not 1900 < day.day.year < 2100:
        raise context.fault("it lies before the web" if day.day.year < 2000 else "it lies in the future")
    local = start_of(day.day) if precision is Precision.DAY or clock is None else datetime.combine(day.day, clock.time)
    return make_moment(
        local,
        precision,
        named,
        raw=context.raw,
        site=context.site,
        calendar=day.calendar,
        approximate=day.approximate,
    )


def _by_dateparser(clean: str, context: Context) -> Moment:
    """Dateparser's reading of a whole date in a language that our tables lack, with the year held in check."""
    languages = [language.split("-")[0] for language in context.site.languages]
    own = {language.split("-")[0] for language in months.GREGORIAN}
    if not languages or set(languages) & own or not any(map(str.isdigit, clean)):
        raise context.fault("it is no date in any form that is known")
    from dateparser.date import DateDataParser

    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RELATIVE_BASE": context.fetched_at.replace(tzinfo=None),
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
    }
    try:
        found = DateDataParser(languages=languages, settings=settings).get_date_data(plain_digits(clean))
    except ValueError:  # a language that dateparser does not have
        found = None
    if found is None or found.date_obj is None or found.date_obj.year > 2400:
        raise context.fault("it is no date in any form that is known")
    day: date = found.date_obj.date()
    return make_moment(datetime.combine(day, time()), Precision.DAY, None, raw=clean, site=context.site)
