"""A page as its reader sees it: lines of text, top to bottom, each with the element that holds it.

The tree of a page says how it was built, and changes with each build; its lines say what it says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from newscrawl.documents.element_names import Region, is_for_subscribers, is_unseen, region_named

_SKIPPED = frozenset(
    (
        "head title script style noscript template svg math iframe object embed canvas select option button input "
        "textarea audio video map area dialog rt rp"
    ).split()
)
_LARGEST_PAGE = 5_000_000
"""Bytes up to which a page may be as deep as it likes; larger ones keep the bounds of libxml2."""
_LEADS_AROUND = frozenset(("nav",))
"""Elements whose texts are no lines, unless something of an article stands in them: a fourth of what pages print."""
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby "
        "s samp small span strike strong sub sup time tt u var wbr"
    ).split()
)
"""Elements that do not end a line; everything else does, but for what stands in lines without being text."""
_STANDS_IN_LINES = _INLINE | frozenset("svg img script style noscript template math input".split())
_RUNNING = frozenset("p h1 h2 h3 h4 h5 h6 blockquote".split())
"""Elements whose inline parts are one text: word processors cut sentences into spans."""
_TELLING = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote td th dd dt pre figcaption".split())
_NAMES_SURELY_AROUND = re.compile(
    r"^aside|textwidget|widget-area|comment|footer|cookie|consent|disclaimer|newsletter", re.IGNORECASE
)
"""Names of what may well outweigh a short article and is none of it."""
_MAY_HIDE = frozenset(("hidden", "aria-hidden", "style"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DENSE_SCRIPT = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSITY = 2.5
_INVISIBLE = "\u00ad\u200b\ufeff\u2060"
"""Soft hyphens, zero-width spaces, byte order marks, word joiners: where a word may break, and no part of it."""
_IDEOGRAPH = "\u3000-\u30ff\u3400-\u9fff\uff00-\uff65"
_IDEOGRAPHS = re.compile(f"[{_IDEOGRAPH}]")
_BREAK_BETWEEN_IDEOGRAPHS = re.compile(rf"(?<=[{_IDEOGRAPH}])[ \t]*[\r\n]\s*(?=[{_IDEOGRAPH}])")
"""A line break in the source between such characters is no space (CSS Text Module 3, section 4.1.3)."""
RUNNING_TEXT = 80
"""Characters from which a line is running text even without a full stop; scripts without spaces need fewer."""


def weigh(text: str) -> float:
    """The length of a text in letters: a character of a dense script (Han, kana, Hangul, Thai …) says more than one."""
    dense = not text.isascii() and _DENSE_SCRIPT.search(text)
    return len(text) * (_DENSITY if dense else 1.0)


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


class Claim(NamedTuple):
    """What an element says of the lines in it."""

    element: etree._Element
    region: Region
    even_with_headline: bool = False
    """Whether it counts even where the headline stands in the element."""


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
    claims: tuple[Claim, ...] = ()
    """What the elements around it say of their lines, outermost first."""
    look: tuple[str, ...] | None = None
    """Kept here by those who look at the elements that hold it."""
    is_link: bool = field(init=False)
    """Whether the line is mostly link text."""

    def __post_init__(self) -> None:
        self.is_link = self.link_characters >= 0.7 * len(self.text)


_CLAIMS = attrgetter("claims")


@dataclass(slots=True)
class _Place:
    """Where texts directly in an element stand."""

    block: etree._Element
    tag: str
    in_link: bool = False
    claims: tuple[Claim, ...] = ()
    apart: etree._Element | None = None
    """The inline element that begins a line of its own, if the text stands in one."""


def parse(markup: bytes) -> etree._Element:
    """The tree of a page in UTF-8, without comments and processing instructions; an empty one for what is no HTML."""
    # lxml's plain elements: those of lxml.html are looked up in Python one by one.
    # Without huge_tree all that stands deeper than 256 elements is lost, as unclosed tags make whole pages stand.
    huge = len(markup) <= _LARGEST_PAGE
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    try:
        root = etree.fromstring(markup, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    return etree.Element("html") if root is None else root


def read_tree(root: etree._Element, headings: Iterable[etree._Element] | None = None) -> list[Line]:
    """The lines of a page in reading order; depth costs nothing but memory.

    The tree is one without comments and processing instructions. ``headings`` are its ``h1`` elements, for who knows
    them already.
    """
    reader = _Reader()
    reader.read(root)
    if headings is None:
        headings = root.iter("h1")
    holding_headline = {above for heading in headings for above in heading.iterancestors()}
    _put_into_regions(reader.lines, holding_headline)
    return reader.lines


class _Reader:
    """Gathers texts until one stands in another block."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.link_characters = 0
        self.last: _Place | None = None
        self.lines: list[Line] = []

    def read(self, root: etree._Element) -> None:  # noqa: C901 - one loop: a call for each element has its price
        """Take up the texts of a tree in their order."""
        holder, children = _Place(root, ""), iter(root)
        begins_blank = self._take(root.text, holder)
        follows: str | None = None
        pieces = self.pieces
        waiting: list[tuple[_Place, Iterator[etree._Element], bool, etree._Element]] = []
        while True:
            child = next(children, None)
            if child is not None:
                tag = child.tag
                place = None
                if tag not in _SKIPPED and ((text := child.text) or len(child)):
                    place = (
                        _inline(holder, child, tag, begins_blank, follows)
                        if tag in _INLINE
                        else _block(holder, child, tag)
                    )
                if place is not None:
                    begins = self._take(text, place)
                    if len(child):
                        waiting.append((holder, children, begins_blank, child))
                        holder, children, begins_blank, follows = place, iter(child), begins, None
                        continue
                is_void = tag in _STANDS_IN_LINES and (place is None or text.isspace())
            elif waiting:
                holder, children, begins_blank, child = waiting.pop()
                tag, is_void = child.tag, False
            else:
                break
            if not is_void or follows is None or follows in _STANDS_IN_LINES:
                follows = tag  # else the line has ended before, and an anchor or a script begins none
            tail = child.tail
            if tail:
                if not tail.isspace():
                    if tail[0].isupper() and pieces and tag in _INLINE and _is_parted_by_style(child, pieces[-1]):
                        pieces.append(" ")
                    self._add(tail, holder, begins=follows not in _STANDS_IN_LINES)
                    follows = None
                elif pieces:
                    pieces.append(" ")
        if self.last is not None:
            self._end_line(self.last)

    def _take(self, text: str | None, place: _Place) -> bool:
        """Take up what an element begins with; whether there is no word in it."""
        if not text:
            return True
        if text.isspace():
            if self.pieces:
                self.pieces.append(" ")
            return True
        self._add(text, place)
        return False

    def _add(self, text: str, place: _Place, *, begins: bool = False) -> None:
        last = self.last
        if last is not None and (
            begins or place.block is not last.block or (place.apart is not None and place.apart is not last.apart)
        ):
            self._end_line(last)
        self.pieces.append(text)
        if place.in_link:
            self.link_characters += len(text.strip())
        self.last = place

    def _end_line(self, place: _Place) -> None:
        text = "".join(self.pieces)
        if not text.isascii():
            for mark in _INVISIBLE:
                if mark in text:
                    text = text.replace(mark, "")
            if "\n" in text and _IDEOGRAPHS.search(text):
                text = _BREAK_BETWEEN_IDEOGRAPHS.sub("", text)
        text = " ".join(text.split())
        self.pieces.clear()
        characters, self.link_characters = self.link_characters, 0
        if text:
            count = len(self.lines)
            self.lines.append(
                Line(text, count, place.block, place.tag, Region.CONTENT, characters, weigh(text), place.claims)
            )


def _block(above: _Place, element: etree._Element, tag: str) -> _Place | None:
    """The place of texts in an element that ends lines; ``None`` for one that leads around."""
    if tag in _LEADS_AROUND and next(element.iter("p", "h1", "article"), None) is None:
        return None
    claim = _claim(tag, element)
    claims = (*above.claims, claim) if claim else above.claims
    return _Place(element, tag if tag in _TELLING else above.tag, above.in_link, claims)


def _claim(tag: str, element: etree._Element) -> Claim | None:
    """What an element says of itself: by its tag, its role, the names it gives itself, or by being hidden."""
    if tag in _SAY_NOTHING:
        return None
    if tag == "header":
        return None if _heads_article(element) else Claim(element, Region.AROUND)
    region = _REGION_OF_TAG.get(tag)
    if region is not None:
        holds_table = tag == "figure" and next(element.iter("table"), None) is not None
        return None if holds_table else Claim(element, region, even_with_headline=region is not Region.AROUND)
    classes = name = ""
    is_hidden = False
    for attribute, value in element.items():
        if attribute == "class":
            classes = value
        elif attribute == "id":
            name = value
        elif attribute == "role" and value in _ROLES_AROUND:
            return Claim(element, Region.AROUND, even_with_headline=True)
        elif attribute in _MAY_HIDE and _hides(attribute, value, tag):
            is_hidden = True
    if is_hidden and not is_for_subscribers(classes):
        return Claim(element, Region.AROUND, even_with_headline=True)
    named = region_named(classes, name) if classes or name else None
    return Claim(element, named) if named else None


def _heads_article(header: etree._Element) -> bool:
    """Whether a header is an article's: it holds a headline, which leads nowhere as those of other articles do, or text."""
    headings = header.iter("h1", "p", "h2", "h3")
    return any(one.tag in {"h1", "p"} or next(one.iter("a"), None) is None for one in headings)


def _inline(above: _Place, element: etree._Element, tag: str, begins_blank: bool, follows: str | None) -> _Place | None:
    """The place of texts in an element that stands in a line; ``None`` for what no reader is shown.

    ``begins_blank``: no word stands before the first child of the element above. ``follows``: the tag of the child
    before this one, if no word stands between.
    """
    leads = False
    for attribute, value in element.items():
        if attribute == "href":
            leads = tag == "a"
        elif (attribute == "class" and is_unseen(value)) or (attribute in _MAY_HIDE and _hides(attribute, value, tag)):
            return None
    apart = above.apart
    # Bars of small facts are built of inline elements (<span>By Ann Lee</span><time>…</time><span>6 views</span>)
    # that style sheets set apart: no word stands between or before them, as some always does in running text.
    if follows is not None and (follows not in _STANDS_IN_LINES or (begins_blank and above.tag not in _RUNNING)):
        apart = element
    in_link = above.in_link or (leads and not _holds_text(element))
    if apart is above.apart and in_link == above.in_link:
        return above
    return _Place(above.block, above.tag, in_link, above.claims, apart)


def _is_parted_by_style(element: etree._Element, last: str) -> bool:
    """Whether style alone sets an inline element apart from the capital behind it: a place before the text, a label.

    It has a name, and ends in a small letter; letters that are set large to begin a text go on in small ones.
    """
    return last[-1:].islower() and bool(element.get("class"))


def _holds_text(link: etree._Element) -> bool:
    """Whether a link was never closed, so that the whole text seems to stand in it."""
    return bool(len(link)) and len(list(islice(link.iter("p", "br"), 3))) == 3


def _hides(attribute: str, value: str, tag: str) -> bool:
    """Whether an attribute, one of those that may, hides its element."""
    if attribute == "style":
        return _HIDDEN.search(value) is not None
    # Paragraphs behind a meter are hidden from screen readers alone.
    return attribute == "hidden" or (value == "true" and tag != "p")


def _put_into_regions(lines: list[Line], holding_headline: set[etree._Element]) -> None:
    """Give each line its region; what holds most of a page's running text is no surrounding, whatever its name.

    Whole pages stand in a form, in an element called ``has-sidebar``, or are hidden until a script shows them.
    """
    weights: dict[str, float] = defaultdict(float)
    total = 0.0
    for claims, alike in groupby(lines, _CLAIMS):
        running = sum(line.length for line in alike if line.length >= RUNNING_TEXT and not line.is_link)
        total += running
        for kind in {_kind(claim.element) for claim in claims} if running else ():
            weights[kind] += running
    text = {kind for kind, weight in weights.items() if weight > 0.5 * total and not _NAMES_SURELY_AROUND.search(kind)}
    for claims, alike in groupby(lines, _CLAIMS):
        region = _region(claims, holding_headline, text)
        for line in alike if region is not Region.CONTENT else ():
            line.region = region


def _region(claims: Iterable[Claim], holding_headline: set[etree._Element], text: set[str]) -> Region:
    """The region of lines of which so much is claimed. ``text`` are the kinds of elements that hold the page's text."""
    region = Region.CONTENT
    for claim in claims:
        if claim.element in holding_headline and not claim.even_with_headline:
            continue
        if text and _kind(claim.element) in text:
            continue
        region = claim.region
        if region is Region.AROUND:
            break
    return region


def _kind(element: etree._Element) -> str:
    """What an element calls itself: those of one name stand or fall together."""
    return f"{element.tag} {element.get('class', '')} {element.get('id', '')}"
