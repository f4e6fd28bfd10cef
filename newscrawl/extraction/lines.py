"""A page as its reader sees it: lines of text, top to bottom, each with the element that holds it.

The tree of a page says how it was built, and changes with each build; its lines say what it says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lxml import etree

from newscrawl.extraction.phrases import CAPTION_NAMES

_SKIPPED = frozenset(
    (
        "head title script style noscript template svg math iframe object embed canvas select option button input "
        "textarea audio video map area dialog rt rp"
    ).split()
)
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby "
        "s samp small span strike strong sub sup time tt u var wbr"
    ).split()
)
"""Elements that do not end a line; everything else does."""
_RUNNING = frozenset("p h1 h2 h3 h4 h5 h6 blockquote".split())
"""Elements whose inline parts are one text: word processors cut sentences into spans."""
_TELLING = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote td th dd dt pre figcaption".split())
_NAMES_ITSELF_AROUND = re.compile(
    r"(?:^|[\s_-])(?<!has[-_])(?<!no[-_])(?<!with[-_])(?:related|recommend\w*|newsletter|subscri(?:be|ption)\w*|comments?|commentlist|respond|disqus|outbrain|taboola|promo\w*"
    r"|author-?(?:box|bio|card|info)|cookies?|consent|breadcrumbs?|pagination|more-?(?:news|stories|posts|articles)"
    r"|also-?read|trending|popular|most-?read|masthead|footer|popup|modal|print-?only|sr-?only|screen-?reader-?text|visually-?hidden"
    r"|shar(?:e|es|ing)|social(?!-?\w*-?embed)|sidebar|bio|tags|tag-?(?:list|links|cloud)|keywords|advert\w*|ads?|sponsor\w*|menu|navigation|navbar|nav"
    r"|copyright|upsell|cta|rating|(?:info|facts?|fakta?|expandable|author|bio|promo|link|service)-?(?:box|boks|kasten))(?:$|[\s_-])"
    r"|(?:^|\s)(?:text)?widget(?:$|\s|_)|widget-area",
    re.IGNORECASE,
)
"""Class and id names of what stands around articles on sites of every kind. Absence proves nothing."""
_NAMES_SURELY_AROUND = re.compile(
    r"^aside|textwidget|widget-area|comment|footer|cookie|consent|disclaimer|newsletter", re.IGNORECASE
)
"""Names of what may well outweigh a short article and is none of it."""
_NAMES_ITSELF_TEXT = re.compile(
    r"(?:article|story|entry|post|news|main)[-_]{0,2}(?:content|body|text)(?:$|[\s_-])|(?:^|\s)(?:hentry|post-\d+|type-post)(?:$|\s)",
    re.IGNORECASE,
)
"""Names of what holds an article; WordPress names its sections and tags there as well."""
_LONGEST_NAME = 25
"""Characters beyond which an id is no name but an anchor, made of the words of a heading."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TEXTS = etree.XPath("/descendant::text()[normalize-space()][not(parent::script or parent::style)]")
_DENSE_SCRIPT = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSITY = 2.5
_INVISIBLE = "\u00ad\u200b\ufeff\u2060"
"""Soft hyphens, zero-width spaces, byte order marks, word joiners: where a word may break, and no part of it."""
_IDEOGRAPH = "\u3000-\u30ff\u3400-\u9fff\uff00-\uff65"
_BREAK_BETWEEN_IDEOGRAPHS = re.compile(rf"(?<=[{_IDEOGRAPH}])[ \t]*[\r\n]\s*(?=[{_IDEOGRAPH}])")
"""A line break in the source between such characters is no space (CSS Text Module 3, section 4.1.3)."""
RUNNING_TEXT = 80
"""Characters from which a line is running text even without a full stop; scripts without spaces need fewer."""


class Region(StrEnum):
    """The part of the page in which a line stands."""

    CONTENT = "content"
    AROUND = "around"
    """Navigation, header, footer, aside, forms, what names itself so, and what is hidden."""
    CAPTION = "caption"


_REGION_OF_TAG = {
    "nav": Region.AROUND,
    "footer": Region.AROUND,
    "aside": Region.AROUND,
    "details": Region.AROUND,
    "form": Region.AROUND,
    "figcaption": Region.CAPTION,
    "figure": Region.CAPTION,
    "caption": Region.CAPTION,
}
_SAY_NOTHING = frozenset("html body main article h1 h2 h3 h4 h5 h6 br".split())
_ROLES_AROUND = frozenset(("navigation", "banner", "contentinfo", "complementary", "dialog", "search", "menu"))


@dataclass(slots=True, eq=False)
class Line:
    """One line of visible text."""

    text: str
    index: int
    block: etree._Element
    """The innermost element that ends lines and holds this one."""
    tag: str
    """What the line is by its nearest telling element: ``p``, ``h2``, ``li``, ``blockquote``, ``td`` …"""
    region: Region
    link_characters: int
    """How many of its characters are link text."""
    length: float
    """Its characters, those of dense scripts counted as what they would be in letters."""
    claims: tuple[tuple[etree._Element, Region], ...] = ()
    """The elements around it that say that their lines are no content, outermost first."""

    @property
    def is_link(self) -> bool:
        """Whether the line is mostly link text."""
        return self.link_characters >= 0.7 * len(self.text)


@dataclass(slots=True)
class _Place:
    """Where texts directly in an element stand."""

    block: etree._Element
    tag: str
    in_link: bool = False
    claims: tuple[tuple[etree._Element, Region], ...] = ()
    apart: etree._Element | None = None
    """The inline element that begins a line of its own, if the text stands in one."""
    skipped: bool = False


def visible_lines(root: etree._Element, headings: Iterable[etree._Element] = ()) -> list[Line]:
    """The lines of a page in reading order. ``headings`` are its elements of the first rank.

    Only text is visited, and of the elements those that hold some; depth costs nothing but memory.
    """
    return _with_text_that_only_seems_around(_Reader(root, headings).read())


class _Reader:
    """Gathers texts until one stands in another block."""

    def __init__(self, root: etree._Element, headings: Iterable[etree._Element]) -> None:
        self.root = root
        self.places: dict[etree._Element, _Place] = {}
        self.pieces: list[str] = []
        self.link_characters = 0
        self.lines: list[Line] = []
        self.hold_headline = {above for heading in headings for above in heading.iterancestors()}
        """Elements with a heading of the first rank in them: what is around articles has none."""

    def read(self) -> list[Line]:
        last: _Place | None = None
        pieces, places = self.pieces, self.places
        for text in _TEXTS(self.root):
            element = text.getparent()
            is_tail = text.is_tail
            begins = False
            if is_tail:
                begins = element.tag not in _INLINE
                element = element.getparent()
            place = places.get(element) or self._place(element)
            if place.skipped:
                continue
            if last is not None and (
                begins or place.block is not last.block or (place.apart is not None and place.apart is not last.apart)
            ):
                self._end_line(last)
            elif pieces and not is_tail and not text[0].isspace() and not pieces[-1][-1].isspace():
                pieces.append(_space_before(element))
            pieces.append(text)
            if place.in_link:
                self.link_characters += len(text.strip())
            last = place
        if last is not None:
            self._end_line(last)
        return self.lines

    def _end_line(self, place: _Place) -> None:
        text = "".join(self.pieces)
        if not text.isascii():
            for mark in _INVISIBLE:
                if mark in text:
                    text = text.replace(mark, "")
            if "\n" in text:
                text = _BREAK_BETWEEN_IDEOGRAPHS.sub("", text)
        text = " ".join(text.split())
        self.pieces.clear()
        characters, self.link_characters = self.link_characters, 0
        if text:
            dense = not text.isascii() and _DENSE_SCRIPT.search(text)
            length = len(text) * (_DENSITY if dense else 1.0)
            count = len(self.lines)
            self.lines.append(
                Line(text, count, place.block, place.tag, Region.CONTENT, characters, length, place.claims)
            )

    def _place(self, element: etree._Element) -> _Place:
        """The place of texts in an element; what is unknown of those above it is found out on the way."""
        unknown = []
        above = None
        while element is not None:
            above = self.places.get(element)
            if above is not None:
                break
            unknown.append(element)
            element = element.getparent()
        for element in reversed(unknown):
            above = self._inside(above, element)
            self.places[element] = above
        assert above is not None
        return above

    def _inside(self, above: _Place | None, element: etree._Element) -> _Place:
        tag = element.tag
        if above is None:
            return _Place(element, "")
        if above.skipped:
            return above
        if tag in _SKIPPED:
            return _Place(element, "", skipped=True)
        if tag in _INLINE:
            return _inline(above, element)
        region = self._claim(tag, element)
        claims = (*above.claims, (element, region)) if region else above.claims
        return _Place(element, tag if tag in _TELLING else above.tag, above.in_link, claims)

    def _claim(self, tag: str, element: etree._Element) -> Region | None:
        """What an element says of itself: by its tag, its role, the names it gives itself, or by being hidden."""
        if tag in _SAY_NOTHING:
            return None
        if tag == "header":
            return Region.AROUND if next(element.iter("h1", "p"), None) is None else None
        region = _REGION_OF_TAG.get(tag)
        if region is not None:
            if tag == "figure" and next(element.iter("table"), None) is not None:
                return None
            return None if region is Region.AROUND and element in self.hold_headline else region
        attributes = element.items()
        if not attributes:
            return None
        told = dict(attributes)
        if told.get("role") in _ROLES_AROUND or _is_hidden(tag, told):
            return Region.AROUND
        name = told.get("id", "")
        names = f"{told.get('class', '')} {name if len(name) <= _LONGEST_NAME else ''}"
        named = _named(names) if len(names) > 1 else None
        return named if named and element not in self.hold_headline else None


def _inline(above: _Place, element: etree._Element) -> _Place:
    attributes = element.items()
    if attributes and _is_hidden(element.tag, dict(attributes)):
        return _Place(above.block, above.tag, skipped=True)
    apart = above.apart
    before = element.getprevious()
    follows_at_once = before is not None and (not (tail := before.tail) or tail.isspace())
    if follows_at_once and (
        before.tag not in _INLINE or (above.tag not in _RUNNING and _stands_apart(element, before))
    ):
        apart = element
    in_link = above.in_link or element.tag == "a"
    if apart is above.apart and in_link == above.in_link:
        return above
    return _Place(above.block, above.tag, in_link, above.claims, apart)


def _stands_apart(element: etree._Element, before: etree._Element) -> bool:
    """Whether an inline element follows another one with no word between or before them.

    So bars of small facts are built (``<span>By Ann Lee</span><time>…</time><span>6 views</span>``), which
    style sheets set apart; in running text something always stands between.
    """
    if before.tag not in _INLINE:
        return False
    holder = element.getparent()
    return not (holder.text and not holder.text.isspace())


def _space_before(element: etree._Element) -> str:
    """The white space that stands between an inline element's text and the text before it, if there is any."""
    while element.tag in _INLINE:
        before, holder = element.getprevious(), element.getparent()
        gap = before.tail if before is not None else holder.text if holder is not None else None
        if gap:
            return gap if gap.isspace() else ""
        if before is not None or holder is None:
            return ""
        element = holder
    return ""


def _is_hidden(tag: str, told: Mapping[str, str]) -> bool:
    if "hidden" in told or (told.get("aria-hidden") == "true" and tag != "p"):
        return True  # paragraphs behind a meter are hidden from screen readers alone
    style = told.get("style")
    return bool(style and _HIDDEN.search(style))


@lru_cache(maxsize=20_000)
def _named(names: str) -> Region | None:
    if _NAMES_ITSELF_TEXT.search(names):
        return None
    if _NAMES_ITSELF_AROUND.search(names):
        return Region.AROUND
    return Region.CAPTION if CAPTION_NAMES.search(names) else None


def _with_text_that_only_seems_around(lines: list[Line]) -> list[Line]:
    """Put lines into their regions; what holds most of a page's running text is no surrounding, whatever its name.

    Whole pages stand in a form, in an element called ``has-sidebar``, or are hidden until a script shows them.
    """
    weights: dict[str, float] = defaultdict(float)
    total = 0.0
    for line in lines:
        if not line.is_link and line.length >= RUNNING_TEXT:
            total += line.length
            for kind in {_kind(element) for element, _ in line.claims}:
                weights[kind] += line.length
    text = {kind for kind, weight in weights.items() if weight > 0.5 * total and not _NAMES_SURELY_AROUND.search(kind)}
    for line in lines:
        regions = {region for element, region in line.claims if not text or _kind(element) not in text}
        if regions:
            line.region = Region.AROUND if Region.AROUND in regions else Region.CAPTION
    return lines


def _kind(element: etree._Element) -> str:
    """What an element calls itself: those of one name stand or fall together."""
    return f"{element.tag} {element.get('class', '')} {element.get('id', '')}"
