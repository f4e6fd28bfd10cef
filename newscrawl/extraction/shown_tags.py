"""The tags that an article shows below its text and tells machines nowhere: links in a box that is named for them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.lines import Line
from newscrawl.extraction.rules import text_of

_STEP = re.compile(
    r"/(tags?|topics?|keywords?|hashtags?|temas?|tematy?|teema|thema|themen|themes?|etiketa?|etiqueta|label)/[^/]",
    re.IGNORECASE,
)
"""The step of a path beneath which sites keep the pages of their tags."""
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:tags?|topics?|keywords|hashtags?|temas|themen|etiquetas|etiketler)(?:$|[\s_-]|links?|list|block|box)",
    re.IGNORECASE,
)
_OF_THE_PAPER = re.compile(r"trend|popular|most|hot|menu|cloud", re.IGNORECASE)
_NAMING = ("class", "id", "data-component", "data-testid")
_AROUND = frozenset(("nav", "aside"))
_STEPS_UP = 5
_FEWEST, _MOST = 2, 30
_LONGEST, _LEAST_SHARE = 60, 0.4
_PARAGRAPHS_BEFORE = 2


def shown_tags(document: Document, headline: Line | None) -> list[str]:
    """The texts of two or more links in the first such box below the text; empty if there is none."""
    start = headline.block if headline is not None else None
    paragraphs, is_behind = 0, start is None
    boxes: dict[etree._Element, list[str]] = {}
    for element in document.root.iter("a", "p", *(() if start is None else (start.tag,))):
        is_behind = is_behind or element is start
        if not is_behind:
            continue
        paragraphs += element.tag == "p"
        step = _STEP.search(element.get("href") or "") if element.tag == "a" else None
        if paragraphs >= _PARAGRAPHS_BEFORE and step is not None and (box := _box_of_tags(element)) is not None:
            boxes.setdefault(box, []).append(text_of(element).strip(" #,"))
    return next((told for box, texts in boxes.items() if (told := _told(box, texts))), [])


def _told(box: etree._Element, texts: list[str]) -> list[str]:
    """The tags in a box, if there are some, and little else is in it: links within sentences name something else."""
    told = [text for text in dict.fromkeys(texts) if 0 < len(text) <= _LONGEST]
    is_list = _FEWEST <= len(told) <= _MOST and sum(map(len, told)) >= _LEAST_SHARE * len(text_of(box))
    return told if is_list else []


def _box_of_tags(link: etree._Element) -> etree._Element | None:
    """The nearest element around a link that is named for tags, and stands with the article."""
    box = None
    for above in islice(link.iterancestors(), _STEPS_UP):
        if above.tag in _AROUND:
            return None
        names = " ".join(value for name in _NAMING if (value := above.get(name)))
        if names and _names_paper(names):
            return None
        if box is None and names and _names_tags(names):
            box = above
    if box is None or any(above.tag == "footer" and not _is_of_article(above) for above in box.iterancestors()):
        return None
    return box


def _is_of_article(footer: etree._Element) -> bool:
    return any(above.tag in {"article", "main"} for above in footer.iterancestors())


@lru_cache(maxsize=5_000)
def _names_tags(names: str) -> bool:
    return _NAMED.search(names) is not None


@lru_cache(maxsize=5_000)
def _names_paper(names: str) -> bool:
    return _OF_THE_PAPER.search(names) is not None
