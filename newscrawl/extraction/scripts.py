"""The text of an article that a page hands to its scripts only: hydration payloads of many frameworks.

Next.js (``__NEXT_DATA__``, ``__next_f``), Nuxt, Fusion and others put the article into the page as JSON and let
the browser draw it. What a program sees then is an empty page and a script. Frameworks differ in everything
but this: the paragraphs are strings of one list, or one string of HTML. So that is what is looked for.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from lxml import etree

from archive.article import Block, BlockKind
from newscrawl.documents.lines import parse, read_tree
from newscrawl.extraction.body import blocks_of
from newscrawl.words.phrases import SMALL_THINGS

_LONGEST = 4_000_000
"""Characters of scripts that are read for text; a page with more is a program."""
_SHORTEST_SCRIPT = 500
_VALUES_AT_MOST = 100_000
_SHORTEST_PARAGRAPH = 30
_BEGINS_VALUE = re.compile(r"(?:=|\()\s*(?=[\[{])|:\s*(?=\[\"\$\")")
_PUSHED = re.compile(r"self\.__next_f\.push\(")
_ROW = re.compile(rb"[0-9a-f]{1,8}:(?:T(?P<length>[0-9a-f]{1,8}),|(?=[\[{\"]))")
_OF_ONE = 1.5
"""How much more the characters of one text in HTML count than those of many strings."""
_SENTENCE = re.compile(r"[.!?।۔。！？…][\"'”’»)\]]*(?:\s|$|<)")
_MARKUP = re.compile(r"<(?:p|br|div|h[2-6]|ul|blockquote)\b", re.IGNORECASE)
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class ScriptText:
    """A text that stands in a script."""

    blocks: tuple[Block, ...] = ()
    place: str = ""
    """Words for where it stands."""
    value: Any = None
    """The value of the script that holds it."""
    texts: tuple[str, ...] = ()
    """The strings that it was made of."""


def text_in_scripts(scripts: Iterable[etree._Element], witnesses: Sequence[str]) -> ScriptText:
    """The likeliest text in scripts; one without blocks if there is none.

    ``witnesses`` are texts that the article is known to hold or to begin with (its description): what none of
    them speaks for is taken only if there is no other text, since payloads hold other articles as well.
    """
    witnessed = [_squeezed(text) for text in witnesses if len(text) > _SHORTEST_PARAGRAPH]
    best, found = (False, 0), ScriptText()
    for place, texts, value in _texts(scripts):
        blocks = tuple(block for text in texts for block in text_blocks(text))
        squeezed = [_squeezed(block.text) for block in blocks]
        sentences = {block.text for block in blocks if _SENTENCE.search(block.text[-3:])}
        # Beside a description there must be text: the page's own meta elements stand in its scripts as well.
        is_known = len(sentences) > 2 and any(text[:_SHORTEST_PARAGRAPH] in "".join(squeezed) for text in witnessed)
        is_one = len(texts) == 1 and len(blocks) > 2  # an article; of many texts each may be the excerpt of one
        rank = (is_known, round(sum(map(len, squeezed)) * (_OF_ONE if is_one else 1)))
        if rank > best:
            best, found = rank, ScriptText(blocks, place, value, tuple(texts))
    return found


def _texts(scripts: Iterable[etree._Element]) -> Iterator[tuple[str, list[str], Any]]:
    """Groups of strings that stand at like places of one script: the paragraphs of a text, and the value that holds the first."""
    for name, source in _sources(scripts):
        groups: dict[str, list[str]] = defaultdict(list)
        holding: dict[str, Any] = {}
        for value in _values(source):
            for path, text in _strings(value):
                groups[path].append(text)
                holding.setdefault(path, value)
        for path, texts in groups.items():
            if sum(map(len, texts)) >= 4 * _SHORTEST_PARAGRAPH and any(map(_SENTENCE.search, texts)):
                yield f"script {name or path}".strip(), texts, holding[path]


def _sources(scripts: Iterable[etree._Element]) -> Iterator[tuple[str, str]]:
    """Scripts that may hold a text, each with its id; what a page streams in pieces as one."""
    left = _LONGEST
    pieces = []
    for script in scripts:
        source = script.text
        if not source or "ld+json" in (script.get("type") or ""):
            continue
        left -= len(source)
        if left < 0:
            break
        if _PUSHED.search(source):
            pieces.append(source)
        elif len(source) >= _SHORTEST_SCRIPT:
            yield script.get("id") or "", source
    if pieces:
        yield "__next_f", "\n".join(pieces)


def _values(source: str) -> Iterator[Any]:
    """The JSON values of a script: all of it, or what it assigns, pushes and passes on."""
    try:
        whole = _DECODER.decode(source.strip())
    except (ValueError, RecursionError):
        yield from _values_within(source)
    else:
        yield whole


def _values_within(source: str) -> Iterator[Any]:
    if _PUSHED.search(source):
        yield from _streamed(source)
        return
    position = 0
    while found := _BEGINS_VALUE.search(source, position):
        try:
            value, position = _DECODER.raw_decode(source, found.end())
        except (ValueError, RecursionError):
            position = found.end()
            continue
        yield value


def _streamed(source: str) -> Iterator[Any]:
    """What Next.js streams into a page: pieces of rows, each ``number:JSON`` or ``number:Tlength,text``."""
    pieces = []
    for found in _PUSHED.finditer(source):
        try:
            value, _ = _DECODER.raw_decode(source, found.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            pieces.append(value[1])
    stream, position = "".join(pieces).encode("utf-8", "replace"), 0
    while position < len(stream):
        row = _ROW.match(stream, position)
        if row is not None and row["length"]:
            position = row.end() + int(row["length"], 16)  # bytes; the next row follows without a line break
            yield stream[row.end() : position].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", position)
        end = len(stream) if end < 0 else end
        if row is not None:
            with suppress(ValueError, RecursionError):
                yield _DECODER.decode(stream[row.end() : end].decode("utf-8", "replace"))
        position = end + 1


def _strings(value: Any) -> Iterator[tuple[str, str]]:
    """Texts inside a value in their order, each with its path, in which positions in lists do not count."""
    waiting: list[tuple[str, Any]] = [("", value)]
    for _ in range(_VALUES_AT_MOST):
        if not waiting:
            return
        path, one = waiting.pop()
        if isinstance(one, dict):
            waiting += [(f"{path}.{key}", inner) for key, inner in reversed(one.items())]
        elif isinstance(one, list):
            waiting += [(path, inner) for inner in reversed(one)]
        elif isinstance(one, str) and len(one) >= _SHORTEST_PARAGRAPH and (" " in one or not one.isascii()):
            if one[:1] in "[{" and one[-1:] in "]}":
                try:
                    waiting.append((path, _DECODER.decode(one)))
                except (ValueError, RecursionError):
                    continue
            elif _MARKUP.search(one) and len(one) > 4 * _SHORTEST_PARAGRAPH:
                yield f"{path}#{len(waiting)}", one  # a text of its own, not the paragraph of another
            else:
                yield path, one


def text_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in HTML, or in lines."""
    if "<" not in text:
        texts = (" ".join(line.split()) for line in text.splitlines())
        return tuple(Block(BlockKind.PARAGRAPH, one) for one in texts if one and not SMALL_THINGS.match(one))
    lines = read_tree(parse(text.encode("utf-8", "replace")))
    return blocks_of(line for line in lines if not SMALL_THINGS.match(line.text))


def _squeezed(text: str) -> str:
    return "".join(text.split())
