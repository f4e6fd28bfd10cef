"""Where a page says when it was published and changed: declared, beside the headline, in the address, elsewhere.

Extraction only knows what a date looks like; what it means is read by normalisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml import etree

from newscrawl.chronology.date_words import DAY_WORDS, HALVES, UNITS
from newscrawl.chronology.numerals import plain_digits
from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import text_at, types
from newscrawl.documents.lines import RUNNING_TEXT, Line
from newscrawl.extraction.fields import from_json_ld, from_meta, from_microdata, from_rdfa, labelled_lines
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind
from newscrawl.labels import read_label
from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.late import late

_ABOVE, _BELOW = 8, 14
"""Lines above and below the headline in which an article prints its date."""
_LABELLED_WITHIN = 42
_CLOSE = 8
_FAR_AT_MOST = 6
_MOST_ELEMENTS = 30
_LONGEST = 160
_SHORT_LINE = 60
_DATELINE = 50
"""Characters at the beginning of a paragraph in which its dateline stands: "Nairobi, 3 May 2020 –"."""
_TELL_TIMES = ("time", "abbr", "span", "small", "a", "p", "div")
"""Elements that have times in their attributes."""
_BARS = "|·•"
_LONGEST_TIME = 35
_DAY_LENGTH = timedelta(days=1)
_FIGURES = re.compile(r"(?!0)\d+")
"""Numbers without the noughts before them."""
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DIGIT = re.compile(r"[\d፩-፱²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]")
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u1031-\u103e\u17b4-\u17d3\u200c\u200d])"
_MONTH = rf"{_LETTER}{{3,16}}\.?"
_DAY = r"(?<![\d.,/])\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"['’]?\d{4}(?!\d)"
_BETWEEN = r"[\s,./-]{1,3}"
_BEFORE_CLOCK = r"(?:at|um|à|às|as|a las|kl\.?|klo|ore|pada|pukul|jam|в|о)"


def _dates() -> str:
    """What a date with its year looks like in any script; words stand for months until one is read."""
    halves = (word.replace("_", " ") for words in HALVES.values() for word in words.split())
    half = rf"(?i:{any_of(halves)})"
    clock = (
        rf"(?:(?:[\s,(]{{1,3}}{_LETTER}{{3,14}}\)?)?[\s,|·•–-]{{1,4}}(?:{_BEFORE_CLOCK}\s?)?(?:{half}\s?)?\d{{1,2}}"
        rf"(?:\s?[:.hH]\s?\d{{2}}(?!\d)(?::\d{{2}})?|\s?[时時点點시](?:\s?\d{{1,2}}\s?[分분])?)"
        rf"(?:\s?{half})?(?:\s?(?:Uhr|[A-Z]{{2,4}}\b|[+-]\d\d:?\d\d))?)?"
    )
    return (
        rf"(?:(?:(?<!\d)\d{{4}}|(?:民國|民国|令和|平成|昭和)\s?\d{{1,3}})\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]?"
        rf"|(?<![\d.,/-])\d{{4}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?!\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
        rf"|(?<![\d.,/-])\d{{1,2}}\s?[-/.|]\s?\d{{1,2}}\s?[-/.|]\s?(?:\d{{4}}|\d{{2}})(?![\d/-]|\.\d)"
        rf"|{_DAY}(?:\s?(?:de|of|d['’]))?{_BETWEEN}{_MONTH},?(?:\s(?:de|del|di|do|of))?{_BETWEEN}{_YEAR}"
        rf"|{_MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}"
        rf"|(?<!\d)\d{{4}}[\s,.]{{1,3}}{_MONTH}(?:\sමස)?[\s,.]{{1,3}}\d{{1,2}}(?!\d)){clock}"
    )


_DATE = late(_dates)
_ROUGHLY_A_DATE = re.compile(
    rf"(?<!\d)\d{{1,2}}(?!\d).{{0,30}}{_LETTER}.{{0,30}}(?<!\d)\d{{4}}(?!\d)|(?<!\d)\d{{1,3}} {_LETTER}+ {_LETTER}+$"
)
"""A day, a word, a year; or a count with two words behind it, as in "2 hours ago"."""


def _told_from_now() -> str:
    days = any_of(word.replace("_", " ") for words in DAY_WORDS.values() for word in words.split())
    units = any_of(word for words in UNITS.values() for word in words.replace("|", " ").split() if len(word) > 1)
    return rf"^{days}\W.{{0,12}}\d{{1,2}}\s?[:.h]\s?\d{{2}}|^{_LETTER}+(?: {_LETTER}+){{0,2}} \d{{1,3}} {units}$"


_TOLD_FROM_NOW = late(_told_from_now, re.IGNORECASE)
"""A day told from today with its time, or a word before a count of hours: "Yesterday, 17:20", "vor 2 Stunden"."""
_MODIFIED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:date|item|post|entry|last|article|time)[_-]?)*(?:date[_-]?)?(?:modified|updated?|last-?mod|lastupdate)(?:[_-]?(?:date|time|on|at))*(?:$|\s)",
    re.IGNORECASE,
)
"""Classes of the date of the last change: ``updated`` of hAtom, ``last-updated``, ``itemDateModified``."""
_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|(\d\d)(\d\d)(?=[/_.-]|$))"
    r"|/(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>(?:19|20)\d\d)(?=[/_.-]|$)"
    r"|(?<=[/A-Za-z_-])(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d\d*(?=[/_.-]|$)"
)
_POSTED = re.compile(
    r"\b(?:this (?:entry|post|article) was (?:posted|written|published) (?:on|in .{2,40} on|by .{2,40} on)"
    r"|dieser (?:eintrag|artikel|beitrag) wurde (?:am|von .{2,40} am)|cet? (?:article|entrée|billet) a été (?:publiée?|postée?) le"
    r"|esta entrada (?:fue publicada|se publicó) el|questo articolo è stato (?:pubblicato|scritto) il)\b",
    re.IGNORECASE,
)
"""The sentence beneath an entry of WordPress, in the languages of its old default theme."""
_POSTED_HOLD = ("this ", "dieser ", "cet", "esta ", "questo ")
"""Of these each such sentence holds one."""
_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.created",
    "dcterms.date", "dcterms.issued", "dc.date.created", "publishdate", "publish-date", "publish_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "article.published", "article:published", "cxenseparse:recs:publishtime", "publication_date", "release_date",
    "citation_publication_date", "citation_date", "og:article:published_time", "rnews:datepublished", "datecreated", "last-published",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
    "article.updated", "revised",
)  # fmt: skip
_IN_SCRIPT = re.compile(
    rb"[\"'](?=[dpfcr])(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time|ed_at)?|publication_?date|publishing_?date|cms_?publishing_?date|first_?published\w*|pub_?date|date_?created|created_?at|post_?date|release_?date)"
    rb"\\?[\"']\s*:\s*\\?[\"'](\d{4}-\d\d-\d\d[^\"'\\]{0,25})",
    re.IGNORECASE,
)


OF_A_PAGE, OF_A_RELEASE = "WebPage datePublished", "release date in a script"
"""Places of dates that pages have which are no articles: standing pages, and goods."""


def published_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Dates declared, shown near the headline, and written into the address; where none is, those elsewhere."""
    tells_change = any(
        (one.lines_from_headline or 0) <= _LABELLED_WITHIN for one in labelled_lines(document, headline, "modified")
    )
    telling = tells_change
    for one in _near_candidates(document, headline, tells_change=tells_change):
        telling = telling or one.kind is not PlaceKind.GENERIC
        yield one
    if not telling:
        yield from _elsewhere(document, headline)


def _near_candidates(document: Document, headline: Line | None, *, tells_change: bool) -> Iterator[Candidate]:
    """Declared dates, labelled ones, those shown near the headline, and that of the address.

    Where the last change is told beside the headline (``tells_change``), a date in the page's own header is today's.
    """
    yield from from_json_ld(document, "datePublished", "dateCreated", "uploadDate")
    for node in document.json_ld:
        if node is not document.article_node and "WebPage" in types(node) and (text := text_at(node, "datePublished")):
            yield Candidate(text=text, kind=PlaceKind.META, where=OF_A_PAGE)
    yield from from_microdata(document, "datePublished")
    yield from from_rdfa(document, "dc:created", "dc:date", "dc:issued", "schema:datePublished", "schema:dateCreated")
    yield from from_meta(document, *_PUBLISHED_METAS)
    yield from (
        one
        for one in labelled_lines(document, headline, "published")
        if (one.lines_from_headline or 0) <= _LABELLED_WITHIN
    )
    yield from _shown(document, headline, with_header=not tells_change)
    if day := _day_in(_own_path(document.page.url)):
        yield Candidate(text=day, kind=PlaceKind.ADDRESS, where="date in the path")


def _day_in(path: str) -> str | None:
    """The day that a path names, as ISO text: ``/2025/10/28/``, ``/20251028``, ``/28-10-2025``."""
    found = _IN_PATH.search(path)
    if found is None:
        return None
    year, month, day = (int(one) for one in found.groups() if one)
    if found["y"]:
        year, day = day, year
    return f"{year}-{month:02}-{day:02}" if 0 < month < 13 and 0 < day < 32 else None


def _own_path(url: str) -> str:
    """The path of an address; of one that a web archive keeps, that of the page and not of the capture."""
    inner = re.search(r"/(?:web|wayback|archive)/\d{8,14}\w*/(?:https?:/+)?(.*)", url)
    return f"/{inner[1].partition('/')[2]}" if inner else urlsplit(url).path


def modified_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """When the page says that it was last changed; what is merely named so counts where nothing else tells."""
    told = [
        *from_json_ld(document, "dateModified"),
        *from_microdata(document, "dateModified"),
        *from_meta(document, *_MODIFIED_METAS),
        *(
            one
            for one in labelled_lines(document, headline, "modified")
            if (one.lines_from_headline or 0) <= _LABELLED_WITHIN
        ),
    ]
    yield from told or [*_named_modified(document, headline)] or _changes_of_the_page(document)


def _changes_of_the_page(document: Document) -> Iterator[Candidate]:
    """The change of the page as a whole, where its JSON-LD knows no article in it."""
    for node in document.json_ld if not document.article_node else ():
        if "WebPage" in types(node) and (text := text_at(node, "dateModified")):
            yield Candidate(text=text, kind=PlaceKind.META, where="WebPage dateModified")


def _named_modified(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """The first element below the headline that is named for the last change, and holds a date."""
    if not document.may_name_modified or headline is None:
        return
    for line in document.lines[max(0, headline.index - _ABOVE) :]:
        if line.region is not Region.CONTENT or len(line.text) > _LONGEST or not _DIGIT.search(line.text):
            continue
        for element in islice(line.block.iter(), _MOST_ELEMENTS):
            if _MODIFIED_NAMES.search(element.get("class") or ""):
                text = element.get("datetime") or text_of(element)
                yield Candidate(
                    text=text, kind=PlaceKind.GENERIC, where=f"class {element.get('class')}",
                    lines_from_headline=abs(line.index - headline.index),
                )  # fmt: skip
                return


def _shown(document: Document, headline: Line | None, *, with_header: bool) -> Iterator[Candidate]:
    """Lines near the headline that hold a date, those of time elements by what they tell machines.

    Sentences and captions are asked where no other line has one.
    """
    at = headline.index if headline is not None else 0
    near = document.lines[max(0, at - _ABOVE) : at + _BELOW]
    clocks = _clocks_of_the_page(document, near, at)
    found = False
    for line in sorted(
        near,
        key=lambda one: (
            _tells_more(one),
            one.index in clocks,
            abs(one.index - at),
            one.region is Region.AROUND and one.index < at,
        ),
    ):
        if found and _tells_more(line):
            return
        distance = abs(line.index - at)
        is_around = line.region is Region.AROUND
        is_header = is_around and line.index < at
        if line is not headline and not (is_around and distance > _CLOSE) and (with_header or not is_header):
            for one in (*_with_clock_behind(document, line, distance), *_dates_of(line, distance)):
                found = True
                yield one


def _tells_more(line: Line) -> bool:
    """Whether a line is a sentence or a caption: the day in it is that of what it tells."""
    is_sentence = len(line.text) >= RUNNING_TEXT and not any(bar in line.text for bar in _BARS)
    return is_sentence or line.region is Region.CAPTION


def _clocks_of_the_page(document: Document, near: list[Line], at: int) -> set[int]:
    """The lines above the headline that tell readers what day it is, where another date stands between it and the text."""
    below = takewhile(lambda line: line.length < RUNNING_TEXT, (line for line in near if line.index > at))
    if not any(line.region is Region.CONTENT and any(_dates_in(line.text)) for line in below):
        return set()
    today = document.page.fetched_at
    days = {(str(day.year), str(day.day)) for day in (today - _DAY_LENGTH, today, today + _DAY_LENGTH)}
    above = ((line.index, set(_FIGURES.findall(plain_digits(line.text)))) for line in near if line.index < at)
    return {index for index, figures in above if any(year in figures and day in figures for year, day in days)}


def _with_clock_behind(document: Document, line: Line, distance: int) -> Iterator[Candidate]:
    """A day, with the time of day that stands alone in the next line: an element of its own."""
    behind = document.lines[line.index + 1] if line.index + 1 < len(document.lines) else None
    if behind is None or len(line.text) > _SHORT_LINE or not _CLOCK_ALONE.fullmatch(behind.text):
        return
    days = [one for one in _DATE.finditer(line.text) if not _is_of_else(one, line.text)]
    if len(days) == 1 and not _HAS_CLOCK.search(line.text):
        text = f"{days[0][0].strip()} {behind.text}"
        yield Candidate(text=text, kind=PlaceKind.GENERIC, where="line near headline", lines_from_headline=distance)


def _may_say_posted(text: str) -> bool:
    lowered = text.lower()
    return any(beginning in lowered for beginning in _POSTED_HOLD)


def _dates_of(line: Line, distance: int) -> Iterator[Candidate]:
    if not _DIGIT.search(line.text) and next(line.block.iter("time", "abbr"), None) is None:
        return
    if line.block.tag == "blockquote" or next(line.block.iterancestors("blockquote"), None) is not None:
        return  # a quotation, as of a post of a social network, has a day of its own
    label = read_label(line.text)
    if label is not None and label.field == "published":
        return  # a labelled line is a place of its own
    is_update = label is not None and label.field == "modified"
    for time in islice(line.block.iter(*_TELL_TIMES), _MOST_ELEMENTS):
        text = time.get("datetime") or _of_tooltip(time)
        if text and not is_update:
            yield Candidate(text=text, kind=PlaceKind.GENERIC, where="time element", lines_from_headline=distance)
            break
    if is_update:
        return
    beginning = line.text if len(line.text) <= _LONGEST else line.text[:_DATELINE] if distance <= _CLOSE else ""
    for text in _dates_in(beginning):
        yield Candidate(text=text, kind=PlaceKind.GENERIC, where="line near headline", lines_from_headline=distance)


def _of_tooltip(element: etree._Element) -> str | None:
    """The time that is told who points at an element: ``<abbr title="2025-11-03T15:20:00Z">``, and at "3 hours ago"."""
    title = element.get("title") or ""
    return title if _ISO_DAY.match(title) and len(title) <= _LONGEST_TIME else None


_CLOCK_ALONE = re.compile(
    r"(?:kl\.?|klo|at|um|à|às|a las|alle|ore|ora|godz\.|о|в)?\s*\d{1,2}[:.h]\d{2}(?:\s?(?:uhr|[ap]\.?m\.?|hrs?|h))?",
    re.IGNORECASE,
)
_HAS_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_REACH_OF_A_LABEL = 80
"""Characters before a date in which a label may stand that takes it for something else."""
_DAYS_BEFORE = re.compile(r"(?<![\d.:])\d{1,2}\.?(?:\s[^\W\d_]{3,}\.?(?:\s\d{4})?)?\s?(?:[–—-]|bis|to|al|au|до|по)\s?$")
"""The first of the days of which the date is the last: "14. - 20. Januar 2022"."""

_DAYS_BEHIND = re.compile(r"\s?[–—-]\s?\d{1,2}(?:\.?\s(?:de\s)?[^\W\d_]{3}|\.\s?\d{1,2}\.)")
"""The last of the days of which the date is the first: "31. Dezember 2021 - 06. Januar 2022"."""


def _dates_in(text: str) -> Iterator[str]:
    """The dates of a line that are not said to be those of a change; of a short line first the line itself."""
    text = text.partition("→")[0].rstrip()  # behind it stands when it was changed
    found = [one for one in _DATE.finditer(text) if not _is_of_else(one, text)]
    is_rough = not found and (_ROUGHLY_A_DATE.search(text) or _TOLD_FROM_NOW.search(text))
    if len(text) <= _SHORT_LINE and (len(found) == 1 or is_rough):
        yield text
    for one in found[:2]:
        if one[0] != text:
            yield one[0].strip()


def _is_of_else(date: re.Match[str], text: str) -> bool:
    """Whether a date in a text is said to be that of a change or a picture, or is one end of several days."""
    before = text[max(0, date.start() - _REACH_OF_A_LABEL) : date.start()].lower()
    if before and (
        _says_changed().search(before[-_REACH_OF_A_LABEL // 2 :])
        or _says_taken().search(before)
        or _DAYS_BEFORE.search(before)
    ):
        return True
    return _DAYS_BEHIND.match(text, date.end()) is not None


@cache
def _says_changed() -> re.Pattern[str]:
    words = sorted(LABELS["modified"].split("|"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\W*(?:am|on|at|le|el|em|il)?\W*$")


@cache
def _says_taken() -> re.Pattern[str]:
    """What stands before the day on which an image was taken: "(Foto: Ann Lee, 15.01.2022)"."""
    words = sorted(LABELS["image_credit"].split("|"), key=len, reverse=True)
    return re.compile(rf"(?:^|[(\[])\s*(?:{'|'.join(map(re.escape, words))})\s*[:：][^()\[\]]*$")


def _elsewhere(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Dates anywhere: in scripts, where keys name them; then in short lines, those below the headline first."""
    if found := _IN_SCRIPT.search(document.page.body):
        where = OF_A_RELEASE if b"release" in found[0].lower() else "key in a script"
        yield Candidate(text=found[1].decode("ascii", "replace"), kind=PlaceKind.META, where=where)
    at = headline.index if headline is not None else 0
    for line in document.lines:
        distance = abs(line.index - at)
        label = read_label(line.text) if line.region is Region.AROUND else None
        if label is not None and label.field == "published":
            yield Candidate(text=label.text, kind=PlaceKind.LABEL, where=label.label, lines_from_headline=distance)
        elif posted := _POSTED.search(line.text) if _may_say_posted(line.text) else None:
            text = line.text[posted.end() : posted.end() + _DATELINE]
            yield from (
                Candidate(text=one[0], kind=PlaceKind.LABEL, where=posted[0], lines_from_headline=distance)
                for one in [_DATE.search(text)]
                if one
            )
    count = 0
    for line in sorted(
        document.lines, key=lambda line: (line.region is Region.AROUND, line.index < at, abs(line.index - at))
    ):
        if len(line.text) > _LONGEST or count >= _FAR_AT_MOST:
            continue
        for one in _dates_of(line, abs(line.index - at)):
            count += 1
            yield one
