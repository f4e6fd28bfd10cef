"""Who signs a text within it: a short line at its end or beginning, set apart or opened as bylines are.

Papers in Vietnamese, Greek, Hungarian, Japanese and Korean sign so, and so do the many whose publishing system knows
but one user, who is the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from archive.article import Block
from newscrawl.documents.document import Document
from newscrawl.documents.lines import Line
from newscrawl.extraction.bylines import calls_itself_byline
from newscrawl.items import Candidate, PlaceKind
from newscrawl.words.bylines import OPENERS, any_of
from newscrawl.words.late import late
from newscrawl.words.phrases import ENDS_ARTICLE

_AT_END, _AT_BEGINNING = "signature at the end", "signature at the beginning"
_LONGEST = 70
_LONGEST_OPENER, _LONGEST_WITH_ROLES = 20, 120
"""Characters of what opens a byline, and of one that names who wrote and who took the pictures."""
_MOST_MARKED = 60
_FEWEST_BLOCKS = 4
_LINES_OF_ADDRESS, _LONGEST_OF_ADDRESS = 3, 50
"""Lines below a signature, as of place and e-mail, and their characters."""
_LINES_BEFORE_TEXT = 2
"""A byline has no full stop, so that the text seems to begin behind it."""
_NAMELIKE_WORD = re.compile(
    r"[^\W\d_][\w.\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u1000-\u109f\u17b4-\u17d3\u200c\u200d'’-]*$"
)
_AT_THE_RIGHT = re.compile(r"text-align:\s*(?:right|end)|^\s*right$", re.IGNORECASE)
_EDGE = " ()（）[]【】*—–-।"
_PARTS = re.compile(r"\s+[–—-]\s+|\s*[,،、/|&]\s*")
_BRACKETED_HAN = re.compile(
    r"[（(【](?:(?:記者|记者|文)[\s：:]?|[^（）()]{2,8}[・／/])?[\u3005\u3040-\u30ff\u3400-\u9fff]{1,8}"
    r"(?:[\s\u3000][\u3005\u3040-\u30ff\u3400-\u9fff]{1,4})?[）)】]"
)
_KOREAN = re.compile(
    r"/?\s?(?:[가-힣·]{1,10}\s?[=＝]\s?)?(?P<name>[가-힣]{2,4})\s?(?:기자|특파원)(?:\s[\w.+-]+@[\w.-]+)?"
)
"""As papers in Korean sign, with place and address: "/나주=박정훈 기자 jhpark@…"."""
_IN_DATELINE = re.compile(
    r"^[^（）()\[\]【】〔〕]{0,24}[（(\[【〔](?P<names>[^（）()\[\]【】〔〕]{0,24}?(?:(?:记者|記者|通讯员)[^（）()\[\]【】〔〕]{2,24}|[가-힣\s]{2,10}기자))[）)\]】〕]"
)
"""Who is named within the dateline, as agencies in Chinese, Japanese and Korean do: "（中央社記者林佳蓉台東縣4日電）"."""
_OPENER = late(lambda: rf"{any_of(OPENERS)}\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_SPACES_IN_FULL_NAMES = range(1, 5)
_BLOCKS_OF_BIOGRAPHY = 3
_LONGEST_SHORT_FORM = 3
"""Letters of words that are short forms if a name has no longer one: "PM DJV"."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "。", "！", "？")


def signatures(document: Document, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Whoever signs the text: its last line or the one behind it, then its first line.

    A dateline may name the reporter too. A line at the end is a signature if it names itself a byline, is wholly bold
    or slanted, stands at the right, or is one Han or kana name in brackets, or a Korean reporter's; one at the beginning, if it opens as
    bylines do, or is bold and tells a place too.
    """
    if not blocks:
        return
    lines = document.lines
    for line in _last_lines(lines, blocks):
        is_last = line.text == blocks[-1].text or line.text not in {block.text for block in blocks}
        if not is_last and not _PARTS.search(line.text):
            continue  # a heading among short lines
        is_bare = _BRACKETED_HAN.fullmatch(line.text) or _KOREAN.fullmatch(line.text)
        is_told = _calls_itself_signature(line) or _is_set_apart(line) or is_bare
        if is_told and (names := _names(line.text)):
            yield Candidate(text=names, kind=PlaceKind.GENERIC, where=_AT_END)
    if told := _IN_DATELINE.match(blocks[0].text):
        yield Candidate(text=told["names"], kind=PlaceKind.GENERIC, where="dateline")
    first = next((number for number, line in enumerate(lines) if line.text == blocks[0].text), 0)
    for line in lines[max(0, first - _LINES_BEFORE_TEXT) : first + 1]:
        if names := _opening_names(line):
            yield Candidate(text=names, kind=PlaceKind.GENERIC, where=_AT_BEGINNING)


def _last_lines(lines: Sequence[Line], blocks: Sequence[Block]) -> Sequence[Line]:
    """The last line of a text and the next, and those before it that only short ones follow: a place, an address."""
    at = next((number for number in reversed(range(len(lines))) if lines[number].text == blocks[-1].text), None)
    if at is None:
        return ()
    first = at
    while at - first < _LINES_OF_ADDRESS and first and len(lines[first].text) <= _LONGEST_OF_ADDRESS:
        first -= 1
    return lines[first : at + 2]


def without_signatures(blocks: tuple[Block, ...], byline: Iterable[Candidate]) -> tuple[Block, ...]:
    """A text without the lines that sign it."""
    byline = [*byline]
    signed = [one.text for one in byline if one.where in {_AT_END, _AT_BEGINNING}]
    if blocks and _is_byline(blocks[0], byline):
        blocks = blocks[1:]
    if len(blocks) < _FEWEST_BLOCKS or not signed:
        return blocks
    opening = [one.text for one in byline if one.where == _AT_BEGINNING]
    first = 1 if _is_signed(blocks[0], opening) else 0
    last = len(blocks)
    for index in range(max(first, last - _LINES_OF_ADDRESS - 1), last):
        if _is_signed(blocks[index], signed):
            last = index
            break
    return blocks[first:last]


def _is_byline(block: Block, byline: Iterable[Candidate]) -> bool:
    """Whether a paragraph is nothing but one of the bylines behind what opens it: "Words by Ann Lee. Photo by Bo Day."."""
    if len(block.text) > _LONGEST_WITH_ROLES:
        return False
    named = (one.text for one in byline if block.text.endswith(one.text))
    return any(0 < len(block.text) - len(names) <= _LONGEST_OPENER for names in named)


def _is_signed(block: Block, signed: Iterable[str]) -> bool:
    return len(block.text) <= _LONGEST and any(names in block.text for names in signed)


def without_biography(blocks: tuple[Block, ...], byline: Iterable[Candidate]) -> tuple[Block, ...]:
    """A text without its last paragraphs from one on that begins with the full name of who wrote it.

    Nobody writes of himself by his full name, but whoever says below an article who its author is.
    """
    names = {name for name in _opened(byline) if name.count(" ") in _SPACES_IN_FULL_NAMES}
    first = max(len(blocks) - _BLOCKS_OF_BIOGRAPHY, 2)
    for index, block in enumerate(blocks[first:], first):
        if any(block.text.startswith(f"{name} ") and len(block.text) > 2 * len(name) for name in names):
            return blocks[:index]
    return blocks


def _opened(byline: Iterable[Candidate]) -> Iterator[str]:
    """The texts of bylines, as they are and without what opens them: "By Anna Reed"."""
    for text in (text for one in byline for text in one.values or (one.text,)):
        yield text
        if opened := _OPENER.match(text):
            yield text[opened.end() :]


def _names(text: str) -> str | None:
    """The names of a signature, without the place or paper behind a comma; ``None`` for what is no signature."""
    bare = text.strip(_EDGE)
    bare = bare.removesuffix(".") if _is_namelike(bare.removesuffix(".")) else bare
    if len(bare) > _LONGEST or bare.endswith(_SENTENCE_ENDS) or ENDS_ARTICLE.match(bare):
        return None
    if _BRACKETED_HAN.fullmatch(text):
        return bare
    if korean := _KOREAN.fullmatch(text):
        return korean["name"]
    parts = [part for part in _PARTS.split(bare) if part]
    if len(parts) == 2 and " " not in parts[0] and _is_namelike(parts[1]):
        return parts[1]  # "(Galle - Sunil Jayawardena)": the place stands first
    if not parts or not _is_namelike(parts[0]):
        return None
    return bare if len(parts) > 1 and all(map(_is_namelike, parts)) and "," not in bare else parts[0]


def _opening_names(line: Line) -> str | None:
    text = line.text
    opened = _OPENER.match(text)
    if opened is None:
        is_marked = text.endswith("*") or _PARTS.search(text.strip(_EDGE)) is not None
        return _names(text) if is_marked and _is_set_apart(line) else None
    names = _names(text[opened.end() :])
    return text[: opened.end()] + names if names else None


def _is_namelike(text: str) -> bool:
    parts = text.split()
    is_short_form = text.isascii() and text.isupper() and max(map(len, parts), default=0) <= _LONGEST_SHORT_FORM
    is_name = 2 <= len(parts) <= 4 and not is_short_form and all(map(_NAMELIKE_WORD.match, parts))
    return is_name and not parts[0].islower() and not parts[-1].islower()


def _calls_itself_signature(line: Line) -> bool:
    return calls_itself_byline(line.block) or "signature" in (line.block.get("class") or "").lower()


def _is_set_apart(line: Line) -> bool:
    """Whether a line stands at the right, or is wholly bold or slanted."""
    block = line.block
    if _AT_THE_RIGHT.search(f"{block.get('style') or ''} {block.get('align') or ''}"):
        return True
    marked = islice(block.iter("strong", "b", "em", "i"), _MOST_MARKED)
    return any(" ".join("".join(one.itertext()).split()) == line.text for one in marked)
