"""The headline in its variants, and the line of the page where it stands."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from newscrawl.extraction.document import Document
from newscrawl.extraction.json_ld import text_at
from newscrawl.extraction.lines import Line, Region
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind, Site
from newscrawl.labels import lone_label, read_label

_SEPARATORS = re.compile(r"\s+[|•·»«–—:-]{1,2}\s+|\s*\|\s*")
_WORD = re.compile(r"\w+")
_WEIGHTS = {
    "h1": 1.0,
    "headline": 1.05,
    "itemprop headline": 1.0,
    "og:title": 0.7,
    "twitter:title": 0.5,
    "title": 0.4,
    "line above date": 0.5,
}
"""How far each variant is trusted by itself: the others' agreement counts as much."""
_SHORTEST_LINE = 8
_LONGEST = 250
_FAR = 80
"""Lines of a page within which an article has begun."""


def headline_candidates(document: Document, site: Site) -> tuple[Candidate, ...]:
    """All variants of the headline, the likeliest first: each is weighed by itself and by what agrees with it."""
    names = site_names(document, site)
    found = [one for one in _variants(document, names) if fold(one.text) not in names]
    if not found:
        return ()
    likeness = {
        (a, b): _likeness(found[a].text, found[b].text) for a in range(len(found)) for b in range(len(found)) if a < b
    }

    def weight(index: int) -> float:
        agreeing = sum(value for pair, value in likeness.items() if index in pair)
        return _WEIGHTS.get(found[index].where, 0.5) + agreeing / len(found)

    order = sorted(range(len(found)), key=weight, reverse=True)
    return tuple(found[index] for index in order)


def _variants(document: Document, names: set[str]) -> list[Candidate]:
    variants: list[tuple[str | None, PlaceKind, str]] = [
        (text_at(document.article_node, "headline"), PlaceKind.JSON_LD, "headline")
    ]
    marked = document.root.xpath("//*[@itemprop='headline']")
    if marked:
        variants.append((text_of(marked[0]) or marked[0].get("content"), PlaceKind.MICRODATA, "itemprop headline"))
    variants.append((_first_heading(document, names), PlaceKind.GENERIC, "h1"))
    variants += [(document.meta(name), PlaceKind.META, name) for name in ("og:title", "twitter:title")]
    variants.append((document.title, PlaceKind.META, "title"))
    variants.append((_above_the_date(document), PlaceKind.GENERIC, "line above date"))
    cut = [(without_site(text, names) if text else "", kind, where) for text, kind, where in variants]
    return [Candidate(text=text, kind=kind, where=where) for text, kind, where in cut if text]


def _first_heading(document: Document, names: set[str]) -> str | None:
    """The first h1 that is not the name of the site: many themes set that in one too."""
    for heading in document.root.iter("h1"):
        text = text_of(heading)
        if text and fold(text) not in names:
            return text
    return None


def _above_the_date(document: Document) -> str | None:
    """The line above the first labelled date or byline: where no tag names the headline, it stands there."""
    for line in document.lines[1:_FAR]:
        label = read_label(line.text)
        field = label.field if label else lone_label(line.text)
        if field in {"published", "modified", "byline"}:
            above = document.lines[line.index - 1]
            is_headline = above.region is Region.CONTENT and len(above.text.split()) > 2 and not read_label(above.text)
            return above.text if is_headline and len(above.text) < _LONGEST else None
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
    }
    return {fold(name) for name in names if name} - {""}


def without_site(text: str, names: set[str]) -> str:
    """A title without the site's name in front or behind; other parts of it stay."""
    text = " ".join(text.split())
    parts = _SEPARATORS.split(text)
    if len(parts) < 2:
        return text
    if fold(parts[-1]) in names:
        return text[: _last_separator(text)].strip()
    if fold(parts[0]) in names:
        found = _SEPARATORS.search(text)
        return text[found.end() :].strip() if found else text
    return text


def _last_separator(text: str) -> int:
    return [found.start() for found in _SEPARATORS.finditer(text)][-1]


def headline_line(document: Document, candidates: tuple[Candidate, ...]) -> Line | None:
    """The line where the headline stands: the one most like a variant, before the text begins.

    A heading wins over other lines, so that a teaser or breadcrumb with the same words is not taken for it.
    """
    best: tuple[float, Line] | None = None
    wanted = [fold(one.text) for one in candidates]
    wanted = [text for text in wanted if _shares_words(text, wanted[0])]
    for line in document.lines:
        if len(line.text) < _SHORTEST_LINE or len(line.text) > 400:
            continue
        folded = fold(line.text)
        score = max((_quick_likeness(folded, one) for one in wanted), default=0.0)
        if score < 0.75:
            continue
        score += {"h1": 0.5, "h2": 0.2}.get(line.tag, 0.0)
        score -= 0.3 * (line.region is Region.AROUND) + 0.2 * line.is_link
        if best is None or score > best[0] + 0.01:
            best = (score, line)
    return best[1] if best else None


def _shares_words(one: str, other: str) -> bool:
    """Whether two folded texts may be variants of one headline; in scripts without spaces, whether letters agree."""
    if " " not in one or " " not in other:
        return _quick_likeness(one, other) > 0.4
    left, right = set(one.split()), set(other.split())
    return len(left & right) >= 0.4 * min(len(left), len(right))


def fold(text: str) -> str:
    """A text reduced to what is compared: letters and digits in lower case, one space between words."""
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
    if len(left) > 2 and len(right) > 2:
        return shared
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
