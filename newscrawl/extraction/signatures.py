"""Who signs a text within it: a short line at its end or beginning, set apart or opened as bylines are.

Papers in Vietnamese, Greek, Hungarian, Japanese and Korean sign so, and so do the many whose publishing system knows
but one user, who is the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from archive.article import Block
from newscrawl.documents.document import Document
from newscrawl.extraction.bylines import calls_itself_byline
from newscrawl.items import Candidate, PlaceKind
from newscrawl.words.bylines import OPENERS, any_of
from newscrawl.words.late import late

_AT_END, _AT_BEGINNING = "signature at the end", "signature at the beginning"
_LONGEST = 70
_LINES_BEFORE_TEXT = 2
"""A byline has no full stop, so that the text seems to begin behind it."""
_NAMELIKE_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_AT_THE_RIGHT = re.compile(r"text-align:\s*(?:right|end)|^\s*right$", re.IGNORECASE)
_EDGE = " ()（）[]【】*—–-।"
_PARTS = re.compile(r"\s+[–—-]\s+|\s*[,،、/|&]\s*")
_BRACKETED_HAN = re.compile(r"[（(【](?:(?:記者|记者|文)[\s：:]?)?[\u3040-\u30ff\u3400-\u9fff]{2,8}[）)】]")
_OPENER = late(lambda: rf"{any_of(OPENERS)}\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_SPACES_IN_FULL_NAMES = range(1, 5)
_BLOCKS_OF_BIOGRAPHY = 3
_LONGEST_SHORT_FORM = 3
"""Letters of words that are short forms if a name has no longer one: "PM DJV"."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "。", "！", "？")


def signatures(document: Document, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Whoever signs the text: its last line or the one behind it, then its first line.

    A line at the end is a signature if it names itself a byline, is wholly bold or slanted, stands at the right, or is
    one Han or kana name in brackets; one at the beginning, if it opens as bylines do, or is bold and tells a place too.
    """
    if not blocks:
        return
    lines = document.lines
    at = next((number for number in reversed(range(len(lines))) if lines[number].text == blocks[-1].text), None)
    for line in lines[at : at + 2] if at is not None else ():
        is_told = calls_itself_byline(line.block) or _is_set_apart(line.block) or _BRACKETED_HAN.fullmatch(line.text)
        if is_told and (names := _names(line.text)):
            yield Candidate(text=names, kind=PlaceKind.GENERIC, where=_AT_END)
    first = next((number for number, line in enumerate(lines) if line.text == blocks[0].text), 0)
    for line in lines[max(0, first - _LINES_BEFORE_TEXT) : first + 1]:
        if names := _opening_names(line.text, line.block):
            yield Candidate(text=names, kind=PlaceKind.GENERIC, where=_AT_BEGINNING)


def without_signatures(blocks: tuple[Block, ...], byline: Iterable[Candidate]) -> tuple[Block, ...]:
    """A text without the lines that sign it."""
    signed = [one.text for one in byline if one.where in {_AT_END, _AT_BEGINNING}]
    ends = {0, len(blocks) - 1} if len(blocks) > 2 else set()
    return tuple(
        block
        for index, block in enumerate(blocks)
        if not (index in ends and len(block.text) <= _LONGEST and any(names in block.text for names in signed))
    )


def without_biography(blocks: tuple[Block, ...], byline: Iterable[Candidate]) -> tuple[Block, ...]:
    """A text without its last paragraphs from one on that begins with the full name of who wrote it.

    Nobody writes of himself by his full name, but whoever says below an article who its author is.
    """
    names = {name for one in byline for name in one.values or (one.text,) if name.count(" ") in _SPACES_IN_FULL_NAMES}
    first = max(len(blocks) - _BLOCKS_OF_BIOGRAPHY, 2)
    for index, block in enumerate(blocks[first:], first):
        if any(block.text.startswith(f"{name} ") and len(block.text) > 2 * len(name) for name in names):
            return blocks[:index]
    return blocks


def _names(text: str) -> str | None:
    """The names of a signature, without the place or paper behind a comma; ``None`` for what is no signature."""
    bare = text.strip(_EDGE)
    if len(bare) > _LONGEST or bare.endswith(_SENTENCE_ENDS):
        return None
    if _BRACKETED_HAN.fullmatch(text):
        return bare
    parts = [part for part in _PARTS.split(bare) if part]
    if not parts or not _is_namelike(parts[0]):
        return None
    return bare if len(parts) > 1 and all(map(_is_namelike, parts)) and "," not in bare else parts[0]


def _opening_names(text: str, block: etree._Element) -> str | None:
    opened = _OPENER.match(text)
    if opened is None:
        return _names(text) if _PARTS.search(text.strip(_EDGE)) and _is_set_apart(block) else None
    names = _names(text[opened.end() :])
    return text[: opened.end()] + names if names else None


def _is_namelike(text: str) -> bool:
    parts = text.split()
    is_name = (
        2 <= len(parts) <= 4 and all(map(_NAMELIKE_WORD.match, parts)) and max(map(len, parts)) > _LONGEST_SHORT_FORM
    )
    return is_name and not parts[0].islower() and not parts[-1].islower()


def _is_set_apart(block: etree._Element) -> bool:
    if _AT_THE_RIGHT.search(f"{block.get('style') or ''} {block.get('align') or ''}"):
        return True
    inner = [one for one in block if not (block.text or "").strip() and not (one.tail or "").strip()]
    return len(block) == len(inner) == 1 and inner[0].tag in {"strong", "b", "em", "i"}
