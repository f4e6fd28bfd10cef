"""Which calendar a year, a month and a day are told in: chosen by names, digits, plausible years, site and language.

Where two calendars fit, none is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from archive.article import Calendar
from newscrawl.chronology import calendars
from newscrawl.chronology.calendars import Reckoning
from newscrawl.chronology.zones import zone_of
from newscrawl.errors import UnreadableField
from newscrawl.items import Site

EARLIEST = date(1990, 1, 1)
"""Before the web: a date on a page older than this is that of an event, or a clock that was never set."""
_SOUTH_ASIA = {"PK", "IN", "BD", "LK", "NP"}
_ARAB = {
    "SA",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "YE",
    "IQ",
    "JO",
    "SY",
    "LB",
    "PS",
    "EG",
    "LY",
    "SD",
    "TN",
    "DZ",
    "MA",
    "MR",
}
_ROMAN_BUDDHIST = {"KH", "LA", "MM", "LK"}


_COUNTRY_LANGUAGE = dict(
    pair.split("=")
    for pair in (
        "AL=sq AM=hy AR=es AT=de AZ=az BD=bn BG=bg BR=pt BY=be CL=es CN=zh CO=es CZ=cs DE=de DK=da EE=et EG=ar ES=es FI=fi FR=fr GE=ka GR=el HR=hr HU=hu ID=id IL=he IR=fa IS=is IT=it "
        "JP=ja KG=ky KH=km KR=ko KZ=kk LA=lo LT=lt LV=lv MK=mk MM=my MN=mn MX=es NL=nl NO=nb NP=ne PE=es PL=pl PT=pt RO=ro RS=sr RU=ru SA=ar SE=sv SI=sl SK=sk TH=th TJ=tg TM=tk TR=tr TW=zh UA=uk UZ=uz VN=vi"
    ).split()
)
"""Countries whose papers write one language above all (CLDR, likely subtags)."""


def languages_of(site: Site) -> tuple[str, ...]:
    """The languages of a site: those that are told, else the one of its country."""
    return site.languages or tuple(_COUNTRY_LANGUAGE[one] for one in (site.country,) if one in _COUNTRY_LANGUAGE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text tells it."""

    day: date
    calendar: Calendar = Calendar.GREGORIAN
    approximate: bool = False
    whole: bool = True
    """Day, month and four figures of the year; else the year was found from the fetch, or has two figures."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the words of a date."""

    site: Site
    fetched_at: datetime
    raw: str
    field: str = "published"
    era: str = ""
    """The era that the text names."""
    hints: frozenset[str] = frozenset()
    """``nepali`` or ``lunar``, where the text has words of them."""
    weekday: int | None = None

    @property
    def now(self) -> datetime:
        """The fetch in the site's own zone."""
        return self.fetched_at.astimezone(zone_of(self.site.timezone) or UTC)

    @property
    def today(self) -> date:
        return self.now.date()

    def is_plausible(self, day: date) -> bool:
        """Whether news may be of that day: since the web began, and not beyond tomorrow's edition."""
        return EARLIEST <= day <= self.fetched_at.date() + timedelta(days=2)

    def is_of(self, countries: str, languages: str = "") -> bool:
        """Whether the site is of one of these countries, or writes one of these languages."""
        mine = {language.split("-")[0].lower() for language in languages_of(self.site)}
        return self.site.country in countries.split() or bool(mine & set(languages.split()))

    def fault(self, reason: str) -> UnreadableField:
        return UnreadableField(self.field, self.raw, reason)


def reckoning_of(calendar: str, year: int | None, context: Context) -> Reckoning | None:
    """The reckoning of a month's name (a calendar of ``months``); ``None`` for one that depends on the year alone.

    Raises ``UnreadableField`` where two fit, or none that is converted.
    """
    if calendar == "none":
        raise context.fault("the month is of a calendar that is not converted")
    if calendar == "indic":
        return _indic(year, context)
    if calendar == "bengali":
        return _bengali(context)
    if calendar == "hijri":
        if context.site.country is None and not context.site.languages:
            raise context.fault("Hijri months begin on other days in other countries: the site's is not known")
        south = context.is_of(" ".join(_SOUTH_ASIA), "ur bn hi")
        return calendars.HIJRI_OF_SOUTH_ASIA if south else calendars.HIJRI
    if calendar == "ethiopian":
        nothing_known = context.site.country is None and not context.site.languages and context.era != "ethiopian"
        if nothing_known or context.is_of("ER") or (context.is_of("", "ti om") and not context.is_of("ET", "am")):
            raise context.fault("the month may be Ethiopian or Gregorian")
        return calendars.ETHIOPIAN
    return calendars.JALALI


def _indic(year: int | None, context: Context) -> Reckoning:
    """Kartik and the like: of Nepal, of the Saka calendar, of Bengal, or of a lunisolar one that is not converted."""
    if "lunar" in context.hints:
        raise context.fault("it is told in a lunisolar calendar, which is not converted")
    is_nepali = context.is_of("NP", "ne mai") or "nepali" in context.hints
    if year is None or 2040 <= year <= 2110:
        if not is_nepali or context.era == "saka":
            raise context.fault("the month may be of Nepal's Bikram Sambat or of India's lunisolar Vikram Samvat")
        return calendars.BIKRAM_SAMBAT
    if 1900 <= year <= 1970 and not is_nepali and context.era != "bikram":
        return calendars.SAKA
    if 1390 <= year <= 1450 and not is_nepali and not context.era:
        return _bengali(context)
    raise context.fault("no calendar has that month in such a year")


def _bengali(context: Context) -> Reckoning:
    if context.is_of("BD"):
        return calendars.BANGLADESH
    if context.is_of("IN"):
        return calendars.WEST_BENGAL
    raise context.fault("the Bengali calendars of Bangladesh and West Bengal differ: the site's country is not known")


def day_of(calendar: str, year: int, month: int, day: int, context: Context, *, whole: bool = True) -> Day:
    """The day that a year, a month of a named calendar, and a day are. Raises ``UnreadableField``."""
    if calendar == "gregorian":
        return _gregorian(year, month, day, context, whole=whole)
    if calendar == "ethiopian" and _is_gregorian_year(year, context) and month <= 12:
        return _gregorian(year, (month + 7) % 12 + 1, day, context, whole=whole)
    reckoning = reckoning_of(calendar, year, context)
    assert reckoning is not None
    if reckoning is calendars.SAKA:
        month = month % 12 + 1
    return converted(reckoning, year, month, day, context, whole=whole)


def _is_gregorian_year(year: int, context: Context) -> bool:
    """Whether a year beside an Ethiopian month is Gregorian: Tigrinya and Oromo call March by that month's name too.

    The Ethiopian year is seven or eight behind, and nobody announces more than four years ahead.
    """
    return year > calendars.ETHIOPIAN.from_gregorian(context.today)[0] + 4


def _gregorian(year: int, month: int, day: int, context: Context, *, whole: bool) -> Day:
    if context.era in calendars.JAPANESE_ERAS and year < 100:
        try:
            found = calendars.from_japanese_era(context.era, year, month, day)
        except ValueError as error:
            raise context.fault(f"there is no such day: {error}") from error
        return Day(found, Calendar.JAPANESE_ERA)
    if context.era == "minguo" and year < 300:
        return converted(calendars.MINGUO, year, month, day, context, whole=whole)
    if 2400 < year < 2700:
        if context.era == "buddhist-other" or context.is_of(" ".join(_ROMAN_BUDDHIST)):
            raise context.fault("the Buddhist era of that country begins in another month")
        return converted(calendars.THAI_BUDDHIST, year, month, day, context, whole=whole)
    return converted(calendars.GREGORIAN, year, month, day, context, whole=whole)


def converted(reckoning: Reckoning, year: int, month: int, day: int, context: Context, *, whole: bool = True) -> Day:
    """The day in a reckoning. Raises ``UnreadableField`` where it has none such."""
    try:
        found = reckoning.to_gregorian(year, month, day)
    except (ValueError, OverflowError) as error:
        raise context.fault(f"there is no such day: {error}") from error
    return Day(found, reckoning.calendar, reckoning.approximate, whole)


def short_years(year: int, *, thai: bool) -> list[int]:
    """The years that two figures may stand for: of this century or the last, or (Thai) of the Buddhist era."""
    years = [2000 + year, 1900 + year]
    return [*years, 2500 + year] if thai else years


def numeric_reckonings(year: int, context: Context) -> list[Reckoning]:
    """The calendars in which a year of four figures in a date of figures may be told, by site and language."""
    if 2400 < year < 2700:
        return [] if context.is_of(" ".join(_ROMAN_BUDDHIST)) else [calendars.THAI_BUDDHIST]
    if 1360 <= year <= 1470:
        if context.is_of("IR AF", "fa ps ckb"):
            return [calendars.JALALI]
        if context.is_of(" ".join(_ARAB), "ar"):
            return [calendars.HIJRI]
        if any("\u06f0" <= one <= "\u06f9" for one in context.raw):  # the digits of Persian and Urdu
            return [calendars.JALALI, calendars.HIJRI]
        return [calendars.JALALI, calendars.HIJRI, calendars.BANGLADESH]
    if 2040 <= year <= 2110 and (context.is_of("NP", "ne") or "nepali" in context.hints):
        return [calendars.BIKRAM_SAMBAT, calendars.GREGORIAN]
    return [calendars.GREGORIAN]
