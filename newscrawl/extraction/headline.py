"""The headline in its variants, and the line of the page where it stands."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import text_at
from newscrawl.documents.lines import RUNNING_TEXT, Line
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind, Site
from newscrawl.labels import read_label
from newscrawl.words.agencies import is_outlet

_SEPARATORS = re.compile(
    r"\s+[|•·»«–—:-]{1,2}\s+|\s*\|\s*|\s*-{2,}\s*|(?<=[\u3040-\u9fff」”！？）])[_-](?=[\u3040-\u9fff]{2,12}(?:$|[_-]))"
)
_HEADLINE_NAMES = re.compile(
    r"(?:^|\s)(?:(?:article|news|post|entry|story|detail|content|main|bai-?viet|berita|noticia)[-_]?)?"
    r"(?:title|headline|heading|tieu-?de|judul|titulo|titular|titlu|titul|titre|titolo|titel|baslik|naslov|nadpis|tytul|overskrift|rubrik|otsikko|pealkiri|zagolovok|zaglavie|cim|fyrirsogn|tittel|biaoti)"
    r"(?:[-_]?(?:detail|news|noticia|berita|article|post|text|big|main|\d))?(?:$|\s)",
    re.IGNORECASE,
)
"""What elements are called in which templates set a headline, in the languages in which sites are built."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]{3,12}")
_WORD = re.compile(r"\w+")
_ASCII_WORDS = "".join(one if (one := chr(code)).isalnum() or one == "_" else " " for code in range(128))
"""To translate a text of ASCII characters, so that only spaces part its words: quicker than to look for them."""
_TYPEWRITTEN = str.maketrans("’‘“”„«»", "''" + '"' * 5)
"""What machines make of the quotation marks of print."""
_WEIGHTS = {
    "headline": 0.95,
    "og:title": 0.9,
    "h1": 0.8,
    "itemprop headline": 0.8,
    "twitter:title": 0.5,
    "title": 0.4,
    "line within title": 0.6,
    "line above date": 0.3,
    "line that is named a headline": 0.95,
}
"""How far each variant is trusted by itself: the others' agreement counts as much."""
_OWN_HEADLINE = 1.5
"""Trust in a JSON-LD headline: what differs from the other variants was written as the headline."""
_WITHOUT_KICKER = 0.4
"""The share of a variant that is left at least of a headline when the kicker before it is taken off."""
_SHORTEST_LINE = 8
_LONGEST = 250
_LONGEST_VARIANT = 1000
_HEADINGS = 3
_OF_TAG = {"h1": 0.5, "h2": 0.2}
"""What the tag of a line adds to its likeness to a headline."""
_BEST_SCORE = 1.0 + _OF_TAG["h1"]
"""The same words in a heading of the first rank: no line below is more like a headline."""
_NEARLY_THE_SAME = 0.75
"""The share of words in common from which a line and a part of the title are one headline."""
_WORDS_TO_COMPARE = 3
_ENDS_OF_SENTENCES = '.!?…।۔。！？’”»"'
_MOST_ELEMENTS = 8
_FAR = 80
"""Lines of a page within which an article has begun."""


def headline_candidates(document: Document, site: Site) -> tuple[Candidate, ...]:
    """All variants of the headline, the likeliest first: each is weighed by itself and by what agrees with it."""
    names = site_names(document, site)
    variants = _variants(document, names)
    # A template may declare the headline as the name of the site: then nothing else is left.
    found = [one for one in variants if fold(one.text) not in names] or variants
    if not found:
        return ()
    trust = [_trust(one, found) for one in found]

    def weight(index: int) -> float:
        others = [other for other in range(len(found)) if other != index]
        agreeing = sum(trust[other] * _likeness(found[index].text, found[other].text) for other in others)
        return trust[index] + agreeing / (sum(trust[other] for other in others) or 1.0)

    ranked = [found[index] for index in sorted(range(len(found)), key=weight, reverse=True)]
    return tuple(_as_printed(_in_full(_without_kicker(ranked))))


def _in_full(ranked: list[Candidate]) -> list[Candidate]:
    """Prefer to a headline that was cut for search engines the one that a reader sees, if it goes on from there."""
    best = ranked[0]
    shown = [one for one in ranked if one.where == "h1"]
    if best.kind is PlaceKind.GENERIC or len(shown) != 1:
        return ranked
    cut, whole = fold(best.text), fold(shown[0].text)
    goes_on = whole.startswith(f"{cut} ") and len(cut) > _WITHOUT_KICKER * len(whole)
    return _with_first(shown[0], ranked) if goes_on else ranked


def _as_printed(ranked: list[Candidate]) -> list[Candidate]:
    """Prefer to a headline with the quotation marks of typewriters the one that a reader sees."""
    typed = ranked[0].text
    shown = next((one for one in ranked if one.where == "h1" and one.text.translate(_TYPEWRITTEN) == typed), None)
    if shown is None or shown.text == typed:
        return ranked
    return _with_first(shown, ranked)


def _with_first(best: Candidate, ranked: list[Candidate]) -> list[Candidate]:
    return [best, *(one for one in ranked if one is not best)]


def _trust(one: Candidate, found: list[Candidate]) -> float:
    """How far a variant is trusted by itself: JSON-LD's less if it repeats but the title made for search engines."""
    if one.where == "headline":
        same = {other.where for other in found if fold(other.text) == fold(one.text)}
        if same != {"headline", "title"}:
            return _OWN_HEADLINE
    return _WEIGHTS.get(one.where, 0.5)


def _without_kicker(ranked: list[Candidate]) -> list[Candidate]:
    """Prefer to "Kicker: Headline" and "Headline | Section" the same headline as another place has it alone."""
    best = ranked[0].text
    alone = next((one for one in ranked[1:] if _is_alone(one, best)), None)
    return _with_first(alone, ranked) if alone else ranked


def _is_alone(one: Candidate, printed: str) -> bool:
    """Whether a variant is another one without its last part, or without what stands before it.

    In a heading the kicker often has an element of its own, but belongs to the headline all the same.
    """
    text, whole = fold(one.text), fold(printed)
    if text == whole or len(text) < _WITHOUT_KICKER * len(whole):
        return False
    last = _SEPARATORS.split(printed)[-1]
    is_without_last = len(last) < len(printed) and fold(printed[: -len(last)]) == text
    if one.kind is PlaceKind.GENERIC:
        return is_without_last and 2 * len(text) > len(whole)
    return is_without_last or whole.endswith(text)


def _variants(document: Document, names: set[str]) -> list[Candidate]:
    variants: list[tuple[str | None, PlaceKind, str]] = [
        (unescape(text_at(document.article_node, "headline") or ""), PlaceKind.JSON_LD, "headline")
    ]
    marked = document.itemprops.get("headline")
    if marked:
        variants.append((text_of(marked[0]) or marked[0].get("content"), PlaceKind.MICRODATA, "itemprop headline"))
    headings = _headings(document)
    variants += [(text, PlaceKind.GENERIC, "h1") for text in headings]
    variants += [(document.meta(name), PlaceKind.META, name) for name in ("og:title", "twitter:title")]
    variants.append((document.title, PlaceKind.META, "title"))
    if not headings:
        variants.append((_named_headline(document), PlaceKind.GENERIC, "line that is named a headline"))
        variants.append((_within_the_title(document), PlaceKind.GENERIC, "line within title"))
        variants.append((_above_the_date(document), PlaceKind.GENERIC, "line above date"))
    told = [(text, kind, where) for text, kind, where in variants if text and _may_be_headline(text)]
    cut = [(without_site(text, names), kind, where) for text, kind, where in told]
    return [Candidate(text=text, kind=kind, where=where) for text, kind, where in cut if text]


def _may_be_headline(text: str) -> bool:
    return len(text) <= _LONGEST_VARIANT and any(map(str.isalpha, text))


def _headings(document: Document) -> list[str]:
    """The first headings of the first rank, each as a whole; one that stands in several lines also line by line."""
    texts: dict[etree._Element, list[str]] = {}
    for line in document.lines:
        if line.tag == "h1":
            heading = next((one for one in (line.block, *line.block.iterancestors()) if one.tag == "h1"), line.block)
            texts.setdefault(heading, []).append(line.text)
    whole = [" ".join(parts) for parts in texts.values()]
    return [*whole[:_HEADINGS], *(part for parts in texts.values() for part in parts if len(parts) > 1)][
        : 2 * _HEADINGS
    ]


def _named_headline(document: Document) -> str | None:
    """The last line above the running text whose element is named for a headline: old templates have no headings."""
    found = None
    for line in document.lines:
        is_text = line.length >= RUNNING_TEXT and line.text[-1] in _ENDS_OF_SENTENCES
        if is_text and not line.is_link and line.region is Region.CONTENT:
            break
        may_be = line.region is Region.CONTENT and line.index < _FAR and not _leads_on(line, document.page.url)
        if may_be and _SHORTEST_LINE < len(line.text) < _LONGEST and _is_named_headline(line):
            found = line.text
    return found


def _is_named_headline(line: Line) -> bool:
    """Whether the element of a line, or one in it that holds all of its text, is named for a headline."""
    for element in islice(line.block.iter(), _MOST_ELEMENTS):
        named = element.get("class") or element.get("id") or ""
        if named and _HEADLINE_NAMES.search(named) and (element is line.block or text_of(element) == line.text):
            return True
    return False


def _within_the_title(document: Document) -> str | None:
    """The line that the page's title holds most of beside other things: "News of Monday - Headline"."""
    title, url = fold(document.title or ""), document.page.url
    beginning = (line for line in document.lines[:_FAR] if line.region is Region.CONTENT and not _leads_on(line, url))
    held = [line.text for line in beginning if len(line.text.split()) > 2 and len(line.text) < _LONGEST]
    found = [text for text in held if fold(text) in title and len(fold(text)) > len(title) / 2]
    return max(found, key=len, default=None) or _like_a_part_of_the_title(document, held)


def _like_a_part_of_the_title(document: Document, texts: list[str]) -> str | None:
    """The text whose words are nearly those of the title's longest part: one of the two was mended later."""
    part = max(map(fold, _SEPARATORS.split(document.title or "")), key=len)
    if len(part.split()) < _WORDS_TO_COMPARE:
        return None
    best = max(texts, key=lambda text: _quick_likeness(fold(text), part), default="")
    return best if _quick_likeness(fold(best), part) >= _NEARLY_THE_SAME else None


def _above_the_date(document: Document) -> str | None:
    """The line above the first labelled date or byline: where no tag names the headline, it stands there."""
    for one in document.labelled:
        if one.line.index >= _FAR:
            break
        if one.line.index and one.label.field in {"published", "modified", "byline"}:
            above = document.lines[one.line.index - 1]
            is_text = above.length >= RUNNING_TEXT and above.text[-1] in _ENDS_OF_SENTENCES
            is_headline = above.region is Region.CONTENT and len(above.text.split()) > 2 and not read_label(above.text)
            return above.text if is_headline and not is_text and len(above.text) < _LONGEST else None
    return None


def site_names(document: Document, site: Site) -> set[str]:
    """What the site calls itself, folded: to be told from headlines and authors."""
    host = re.sub(r"^https?://(?:www\.)?", "", document.page.url).split("/")[0].split(":")[0]
    publisher = text_at(document.article_node, "publisher")
    names = {
        site.title,
        publisher,
        document.meta("og:site_name", "application-name"),
        host,
        host.split(".")[0],
        _last_part_that_is_a_heading(document),
        _heading_that_leads_home(document),
    }
    return {fold(name) for name in names if name} - {""}


def _last_part_that_is_a_heading(document: Document) -> str | None:
    """The last part of "Headline | Site" where it is the first heading, and the headline a lower one.

    Many themes set the name of the site in an h1 on every page.
    """
    parts = [fold(part) for part in _SEPARATORS.split(document.title or "")]
    if len(parts) < 2 or next((fold(line.text) for line in document.lines if line.tag == "h1"), None) != parts[-1]:
        return None
    lower = any(fold(line.text) == parts[0] for line in document.lines if line.tag in {"h2", "h3"})
    return parts[-1] if lower else None


def _heading_that_leads_home(document: Document) -> str | None:
    """The first heading, if it is a link to the page above this one or to the first of the site, as on blogs."""
    heading = next(iter(document.elements["h1"]), None)
    link = next(heading.iter("a"), None) if heading is not None else None
    if link is None or not link.get("href") or text_of(link) != text_of(heading):
        return None
    try:
        home, here = (urlsplit(urljoin(document.page.url, href)) for href in (link.get("href"), document.page.url))
    except ValueError:  # "http://[broken"
        return None
    leads_up = here.path.startswith(f"{home.path.rstrip('/')}/") and len(here.path) > len(home.path) and not home.query
    return text_of(heading) if home.netloc == here.netloc and leads_up else None


def without_site(text: str, names: set[str]) -> str:
    """A title without the site's name in front, and without it and what follows it behind; other parts stay."""
    text = " ".join(text.split())
    separators = list(_SEPARATORS.finditer(text))
    starts = [0, *(found.end() for found in separators)]
    ends = [*(found.start() for found in separators), len(text)]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if len(parts) < 2:
        return text
    last = next((number for number, part in enumerate(parts) if number and _names_site(part, names)), len(parts))
    if last == len(parts) and _CHINESE.fullmatch(parts[-1]) and is_outlet(parts[-1]):
        last -= 1  # "Headline--Outlet", where nothing says that the site is called so
    first = 1 if last > 1 and _names_site(parts[0], names) else 0
    return text[starts[first] : ends[last - 1]].strip()


def _names_site(part: str, names: set[str]) -> bool:
    folded = fold(part)
    return folded in names or folded.replace(" ", "") in names


def headline_line(document: Document, candidates: tuple[Candidate, ...]) -> Line | None:
    """The line where the headline stands: the one most like a variant, before the text begins.

    A heading wins over other lines, so that a teaser or breadcrumb with the same words is not taken for it.
    """
    wanted = list(dict.fromkeys(fold(one.text) for one in candidates))
    wanted = [text for text in wanted if _shares_words(text, wanted[0])]
    shortest = max(_SHORTEST_LINE, 0.4 * min(map(len, wanted), default=0))
    probes = _probes(wanted)
    best: tuple[float, Line] | None = None
    for line in document.lines:
        if not shortest <= len(line.text) <= 400 or not _holds_any(line.text, probes):
            continue
        folded = fold(line.text)
        score = max((_quick_likeness(folded, one) for one in wanted), default=0.0)
        if score < 0.75:
            continue
        score += _OF_TAG.get(line.tag, 0.0)
        score -= 0.3 * (line.region is Region.AROUND)
        score -= 0.2 * _leads_on(line, document.page.url)
        if best is None or score > best[0] + 0.01:
            best = (score, line)
            if score >= _BEST_SCORE:
                break
    return best[1] if best else None


def _leads_on(line: Line, url: str) -> bool:
    """Whether a line is a link to another page, as teasers are; a headline may lead to the page on which it stands."""
    if not line.is_link:
        return False
    link = next(line.block.iter("a"), None)
    try:
        target = urljoin(url, link.get("href") or "#") if link is not None else ""
    except ValueError:  # "http://[broken"
        return True
    return target.partition("#")[0] != url.partition("#")[0]


def _probes(wanted: list[str]) -> tuple[str, ...]:
    """Words of which a line must hold one to be like one of these texts; none if it may be without.

    Of three words in four that it must share with a text, one is among the longest quarter and one more.
    """
    probes: set[str] = set()
    for text in wanted:
        words = sorted(set(text.split()), key=len, reverse=True)
        if len(words) < 3:
            return ()
        probes.update(words[: len(words) // 4 + 1])
    return tuple(probes)


def _holds_any(text: str, probes: tuple[str, ...]) -> bool:
    lowered = text.casefold()
    return not probes or any(probe in lowered for probe in probes)


def _shares_words(one: str, other: str) -> bool:
    """Whether two folded texts may be variants of one headline; in scripts without spaces, whether letters agree."""
    if " " not in one or " " not in other:
        return _quick_likeness(one, other) > 0.4
    left, right = set(one.split()), set(other.split())
    return len(left & right) >= 0.4 * min(len(left), len(right))


@lru_cache(maxsize=5_000)
def fold(text: str) -> str:
    """A text reduced to what is compared: letters and digits in lower case, one space between words."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    return " ".join(_WORD.findall(text.casefold()))


def _likeness(one: str, other: str) -> float:
    return _quick_likeness(fold(one), fold(other))


def _quick_likeness(one: str, other: str) -> float:
    """How alike two folded texts are, from 0 to 1; decided by length and words before anything dear is done."""
    if one == other:
        return 1.0
    if not one or not other or min(len(one), len(other)) / max(len(one), len(other)) < 0.5:
        return 0.0
    left, right = set(one.split()), set(other.split())
    shared = len(left & right) / max(len(left), len(right))
    if (len(left) > 2 and len(right) > 2) or (one.isascii() and other.isascii()):
        return shared
    letters = SequenceMatcher(None, one, other, autojunk=False)  # scripts without spaces have no words to compare
    return letters.ratio() if letters.real_quick_ratio() > 0.5 and letters.quick_ratio() > 0.5 else 0.0
