"""The elements around lines: what they look like, and which of them hold the paragraphs of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from newscrawl.documents.lines import Line
from newscrawl.extraction.headline import fold
from newscrawl.extraction.line_kinds import HEADINGS

PARAGRAPHS = HEADINGS | {"p", "blockquote", "li"}
BOXED_PARAGRAPHS = 3
"""Paragraphs with a box each from which the boxes tell something."""
_MOST_WRAPPERS = 2


def part_of(line: Line, path: set[etree._Element]) -> etree._Element | None:
    """The child of an element of the path that holds the line."""
    part = line.block
    for above in line.block.iterancestors():
        if above in path:
            return part
        part = above
    return None


def look_of(line: Line) -> tuple[str, ...]:
    """What a line's element looks like: its tag and first class, and those of the element that holds it."""
    if line.look is None:
        block = line.block
        above = block.getparent()
        line.look = (
            (block.tag, _first_class(block), above.tag, _first_class(above)) if above is not None else (block.tag,)
        )
    return line.look


def _first_class(element: etree._Element) -> str:
    """The class that says what an element is; those behind it say how this one differs."""
    names = element.get("class")
    return names.split(maxsplit=1)[0] if names and not names.isspace() else ""


def holder_of(line: Line) -> etree._Element:
    """The element that holds a paragraph: what is around it, or the element of a text that stands right in one."""
    above = line.block.getparent()
    return above if above is not None and line.tag in PARAGRAPHS else line.block


def common_parents(holders: set[etree._Element]) -> tuple[set[etree._Element], int]:
    """What holds most of the holders of paragraphs, where each paragraph has a box of its own; and its wrappers' number.

    A wrapper holds nothing but the holder: block editors put each block into one or two.
    """
    boxes = [(above.getparent(), number) for above, number in map(_wrapped, holders)]
    parents = Counter(above for above, _ in boxes if above is not None)
    common = {above for above, count in parents.items() if count >= BOXED_PARAGRAPHS and 2 * count > len(holders)}
    return common, max((number for above, number in boxes if above in common), default=0)


def _wrapped(holder: etree._Element) -> tuple[etree._Element, int]:
    """The outermost element that holds nothing but this one, and how many there are."""
    for number in range(_MOST_WRAPPERS):
        above = holder.getparent()
        if above is None or len(above) > 1 or not _is_blank(above.text) or not _is_blank(holder.tail):
            return holder, number
        holder = above
    return holder, _MOST_WRAPPERS


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def lines_inside(lines: Iterable[Line], elements: Iterable[etree._Element]) -> list[Line]:
    """The lines that stand in one of these elements."""
    known: dict[etree._Element | None, bool] = {None: False, **dict.fromkeys(elements, True)}
    return [line for line in lines if _is_within(line.block, known)]


def _is_within(element: etree._Element, known: dict[etree._Element | None, bool]) -> bool:
    """Whether an element is known to be inside, or is by what holds it; all that were asked on the way are known then."""
    path = []
    above: etree._Element | None = element
    while above not in known:
        path.append(above)
        above = above.getparent() if above is not None else None
    answer = known[above]
    known.update(dict.fromkeys(path, answer))
    return answer


class Descriptions:
    """What images within and right before blocks are said to show, for those who cannot see them."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, frozenset[str]] = {}

    def repeats(self, line: Line) -> bool:
        """Whether a line says word for word what such an image is said to show, as captions do."""
        return fold(line.text) in self._of(line.block) or (
            (before := line.block.getprevious()) is not None and fold(line.text) in self._of(before)
        )

    def _of(self, block: etree._Element) -> frozenset[str]:
        if block not in self._known:
            texts = (text for image in block.iter("img", "amp-img") for text in (image.get("alt"), image.get("title")))
            self._known[block] = frozenset(fold(text) for text in texts if text)
        return self._known[block]
