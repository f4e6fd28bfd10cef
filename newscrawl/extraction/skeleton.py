"""How a page is built around its headline and its text: the tags and names of elements, and nothing that is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from zlib import crc32

from lxml import etree

from archive.article import Block
from archive.skeletons import skeleton_of
from newscrawl.documents.lines import Line

_DIGITS = re.compile(r"\d+")
"""Taken out of names: ``post-4711`` is every article's."""
_NEIGHBOURS = 24
"""Children of one element that are looked at: lists and comments may have thousands."""
_NO_PART = frozenset("script style link meta noscript template br".split())
"""What is put in anywhere by advertisers and publishing systems, and shows nothing."""


def read_skeleton(lines: Sequence[Line], headline: Line | None, blocks: Sequence[Block]) -> str | None:
    """The skeleton of a page; ``None`` where neither headline nor text stand in a line.

    Made of the steps from the root down to the headline and to a paragraph in the midst of the text, and of what
    stands next to the headline, and next to the parts of which one holds it and another one the text.
    """
    text = _line_of(lines, blocks[len(blocks) // 2].text) if blocks else None
    to_headline = list(headline.block.iterancestors()) if headline is not None else []
    held = set(to_headline)
    to_text: list[etree._Element] = []
    shared = None
    for element in text.block.iterancestors() if text is not None else ():
        to_text.append(element)
        if element in held:
            shared = element
            break
    parts = {*_steps(to_headline), *_steps(to_text)}
    for element in (*to_headline[:1], *([shared] if shared is not None else [])):
        outer = _name(element)
        parts.update([_part(outer, _name(one)) for one in islice(element, _NEIGHBOURS) if one.tag not in _NO_PART])
    return skeleton_of(parts) if parts else None


def _steps(elements: Iterable[etree._Element]) -> list[int]:
    return [_part(outer, inner) for inner, outer in pairwise(map(_name, elements))]


def _line_of(lines: Sequence[Line], text: str) -> Line | None:
    return next((line for line in lines if line.text == text), None)


def _name(element: etree._Element) -> str:
    """The tag of an element, with its first class or else its id."""
    names = element.get("class") or element.get("id")
    return f"{element.tag} {names.split(None, 1)[0]}" if names and not names.isspace() else element.tag


@lru_cache(maxsize=4096)
def _part(outer: str, inner: str) -> int:
    return crc32(_DIGITS.sub("", f"{outer}>{inner}").encode(errors="replace"))
