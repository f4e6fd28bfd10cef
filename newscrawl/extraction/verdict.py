"""What a page is, judged by its content: an article, or one of the things that are taken for articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from archive.article import Block
from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.lines import Line, weigh
from newscrawl.items import PageKind

_CHALLENGE = re.compile(
    r"just a moment|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|security check"
    r"|checking your browser|access denied|captcha|ddos protection",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"^\W*404\W*$|\b404\s*[-–—|:!]|\b404 (?:error|not|page|file|fehler|erreur|seite)\b|\b(?:error|erreur|fehler|http|status):? 404\b"
    r"|page (?:was )?not found|not be found|no longer (?:available|exists)|पृष्ठ नहीं मिला|पेज नहीं मिला|पाना फेला परेन"
    r"|পৃষ্ঠাটি পাওয়া যায়নি|صفحہ نہیں ملا|halaman tidak ditemukan|seite nicht gefunden|page introuvable|página no encontrada",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"we value your privacy|before you continue|accept (?:all )?cookies|cookie consent", re.IGNORECASE
)
_BODY_OF_AN_ARTICLE = 150
"""Characters from which a text is an article's by itself; a page that declares itself one needs fewer."""
_BODY_OF_A_DECLARED_ONE = 40
_LINKS_OF_A_LISTING = 12
_TEXT_OF_A_HOME_PAGE = 1500
"""Characters from which even a home page is read as a text: people have sites of one page."""
_TEXT_IN_ONE_PIECE = 1000
"""Characters of paragraphs in a row that are no teasers, whatever stands among the others."""
_SENTENCE = 60
_HEADLINE = 25
_RUNNING = 120
"""Characters from which a paragraph is more than a teaser."""


def judge_page(document: Document, blocks: Sequence[Block]) -> tuple[PageKind, tuple[str, ...]]:
    """What the page is, and the reasons in words."""
    length = round(sum(weigh(block.text) for block in blocks))
    title = document.title or ""
    if _CHALLENGE.search(title) and length < 2 * _BODY_OF_AN_ARTICLE:
        return PageKind.CHALLENGE, (f"its title is {title!r}",)
    if _MISSING.search(title) and length < 3 * _BODY_OF_AN_ARTICLE:
        return PageKind.SOFT_404, (f"its title is {title!r}",)
    declared = bool(document.article_node) or (document.meta("og:type") or "").lower() == "article"
    teasers = sum(map(_is_teaser, document.lines))
    if not declared and _is_listing(document, blocks, teasers):
        return PageKind.LISTING, (f"{teasers} headlines that lead elsewhere, {len(blocks)} paragraphs",)
    if length >= _BODY_OF_AN_ARTICLE:
        return PageKind.ARTICLE, (f"{length} characters of running text",)
    if declared and length >= _BODY_OF_A_DECLARED_ONE:
        return PageKind.ARTICLE, (f"it declares itself an article, {length} characters of text",)
    if not document.lines:
        return PageKind.EMPTY, ("no visible text",)
    if wall := _wall(document, length):
        return wall
    if document.root.find(".//video") is not None or document.meta("og:video", "og:video:url"):
        return PageKind.VIDEO, (f"a player and {length} characters of text",)
    if teasers >= _LINKS_OF_A_LISTING // 2:
        return PageKind.LISTING, (f"{teasers} headlines that lead elsewhere, hardly any text",)
    return PageKind.EMPTY, (f"only {length} characters of running text",)


def _wall(document: Document, length: int) -> tuple[PageKind, tuple[str, ...]] | None:
    """The verdict on a page that hides what it has, if it is one."""
    if _CONSENT.search(" ".join(line.text for line in document.lines[:40])):
        return PageKind.CONSENT_WALL, ("it asks for consent before it shows anything",)
    if document.root.find(".//input[@type='password']") is not None:
        return PageKind.LOGIN_WALL, (f"it wants a password, and shows {length} characters of text",)
    return None


def _is_listing(document: Document, blocks: Sequence[Block], teasers: int) -> bool:
    """Whether what looks like text is teasers: headlines that lead elsewhere stand among its paragraphs.

    How many stand around it proves nothing: articles carry a whole home page below them.
    """
    if _is_home(document.page.url) and sum(weigh(block.text) for block in blocks) < _TEXT_OF_A_HOME_PAGE:
        return True
    if teasers < _LINKS_OF_A_LISTING // 2:
        return False
    texts = {block.text for block in blocks}
    places = [line.index for line in document.lines if line.text in texts]
    if not places:
        return False
    between = document.lines[places[0] : places[-1] + 1]
    if _longest_run(between, texts) >= _TEXT_IN_ONE_PIECE:
        return False
    among = sum(1 for line in between if _is_teaser(line) and line.text not in texts)
    if among >= max(_LINKS_OF_A_LISTING // 3, len(blocks) / 2):
        return True
    running = [block for block in blocks if len(block.text) > _RUNNING]
    return teasers >= _LINKS_OF_A_LISTING and len(running) <= 2 and sum(len(one.text) for one in running) < teasers * 25


def _longest_run(lines: Sequence[Line], texts: set[str]) -> int:
    """The characters of the longest stretch of paragraphs that no teaser interrupts; one paragraph is no stretch."""
    longest = length = count = 0
    for line in lines:
        if _is_teaser(line) and line.text not in texts:
            length = count = 0
        elif line.text in texts and line.length > _SENTENCE:
            length, count = length + len(line.text), count + 1
            longest = max(longest, length if count > 2 else 0)
    return longest


def _is_home(url: str) -> bool:
    address = urlsplit(url)
    return not address.path.strip("/") and not address.query


def _is_teaser(line: Line) -> bool:
    return line.region is Region.CONTENT and line.is_link and len(line.text) > _HEADLINE
