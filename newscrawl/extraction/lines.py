"""A page as its reader sees it: lines of text, top to bottom, each with the element that holds it.

The tree of a page says how it was built, and changes with each build; its lines say what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

_SKIPPED = frozenset(
    (
        "script style noscript template svg math head iframe object embed canvas select option button input "
        "textarea audio video map area dialog"
    ).split()
)
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby "
        "s samp small span strike strong sub sup time tt u var wbr"
    ).split()
)
"""Elements that do not end a line; everything else does."""
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BOILERPLATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|newsletter|subscri\w+|share|sharing|social|comment\w*|promo\w*|sidebar|widget"
    r"|author-?(?:box|bio|card|info)|bio|tags?|cookies?|consent|breadcrumbs?|pagination|teasers?|more-?(?:news|stories)|read-?more"
    r"|also-?read|trending|popular|most-?read|advert\w*|ads?|sponsor\w*|banner|masthead|menu|nav\w*|footer|popup|modal)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class and id names of what stands around articles on sites of every kind. Absence proves nothing."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Region(StrEnum):
    """The part of the page in which a line stands."""

    CONTENT = "content"
    AROUND = "around"
    """Navigation, header, footer, aside, forms, and what names itself so."""
    CAPTION = "caption"


_REGION_OF_TAG = {
    "nav": Region.AROUND,
    "footer": Region.AROUND,
    "aside": Region.AROUND,
    "form": Region.AROUND,
    "figcaption": Region.CAPTION,
    "figure": Region.CAPTION,
    "caption": Region.CAPTION,
}


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

    @property
    def is_link(self) -> bool:
        """Whether the line is mostly link text."""
        return self.link_characters >= 0.7 * len(self.text)


_TELLING = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote td th dd dt pre figcaption".split())


_RUNNING = frozenset("p h1 h2 h3 h4 h5 h6 blockquote".split())
"""Elements whose inline parts are one text: word processors cut sentences into spans."""


@dataclass(slots=True)
class _Frame:
    """An open element on the way down."""

    element: etree._Element
    block: etree._Element
    tag: str
    region: Region
    in_link: bool


def visible_lines(root: etree._Element) -> list[Line]:
    """The lines of a page in reading order. Walks without recursion: depth costs nothing but memory."""
    return list(_Reader().read(root))


class _Reader:
    """Gathers text until an element ends the line."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.link_characters = 0
        self.frames: list[_Frame] = []
        self.count = 0

    def read(self, root: etree._Element) -> Iterator[Line]:
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._tail(element)
                continue
            if event == "start":
                if not isinstance(element.tag, str) or _is_skipped(element):
                    skipped = element
                    continue
                yield from self._enter(element)
            else:
                yield from self._leave(element)
        yield from self._end_line()

    def _enter(self, element: etree._Element) -> Iterator[Line]:
        tag = element.tag
        above = self.frames[-1] if self.frames else _Frame(element, element, "", Region.CONTENT, False)
        if tag not in _INLINE or (above.tag not in _RUNNING and _stands_apart(element)):
            yield from self._end_line()
        self.frames.append(
            _Frame(
                element,
                above.block if tag in _INLINE else element,
                tag if tag in _TELLING else above.tag,
                _region(element, above.region) if tag not in _INLINE else above.region,
                above.in_link or tag == "a",
            )
        )
        self._take(element.text)

    def _leave(self, element: etree._Element) -> Iterator[Line]:
        if element.tag not in _INLINE:
            yield from self._end_line()
        self.frames.pop()
        self._tail(element)

    def _tail(self, element: etree._Element) -> None:
        if self.frames:
            self._take(element.tail)

    def _take(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text)
        if self.frames[-1].in_link:
            self.link_characters += len(text.strip())

    def _end_line(self) -> Iterator[Line]:
        if not self.pieces:
            return
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
        self.pieces.clear()
        characters, self.link_characters = self.link_characters, 0
        if not text:
            return
        frame = self.frames[-1]
        yield Line(text, self.count, frame.block, frame.tag, frame.region, characters)
        self.count += 1


def _stands_apart(element: etree._Element) -> bool:
    """Whether an inline element follows another one with no word between or before them.

    So bars of small facts are built (``<span>By Ann Lee</span><time>…</time><span>6 views</span>``), which
    style sheets set apart; in running text something always stands between.
    """
    before, holder = element.getprevious(), element.getparent()
    if before is None or before.tag not in _INLINE or (before.tail and not before.tail.isspace()):
        return False
    return not (holder.text and not holder.text.isspace())


def _is_skipped(element: etree._Element) -> bool:
    if element.tag in _SKIPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def _region(element: etree._Element, above: Region) -> Region:
    """The region of an element: what holds it counts, then its tag, its role, and the names it gives itself."""
    if above is not Region.CONTENT:
        return above
    if element.tag == "header" and element.find(".//h1") is None:
        return Region.AROUND
    region = _REGION_OF_TAG.get(element.tag)
    if region:
        return region
    if element.tag in {"body", "main", "article", "h1"}:
        return Region.CONTENT
    if element.get("role") in {"navigation", "banner", "contentinfo", "complementary", "dialog"}:
        return Region.AROUND
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) > 1 and _BOILERPLATE_NAMES.search(names) and element.find(".//h1") is None:
        return Region.AROUND
    return Region.CONTENT
