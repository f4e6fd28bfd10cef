"""What a page is, judged by its content: an article, or one of the things that are taken for articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from archive.article import Block
from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import types
from newscrawl.documents.lines import Line, weigh
from newscrawl.extraction.line_kinds import HEADINGS
from newscrawl.extraction.rules import text_of
from newscrawl.items import PageKind
from newscrawl.words.late import late
from newscrawl.words.missing import missing_page

_CHALLENGE = re.compile(
    r"just a moment|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|security check"
    r"|checking your browser|access denied|captcha|ddos protection",
    re.IGNORECASE,
)
_NUMBER_404 = (
    r"^\W*404\W*$|\b(?:błąd|chyba|hiba|ошибка|помилка|грешка|greška|napaka|feil|fejl|fel|virhe|viga|kļūda|klaida|eroare|errore?|hata|lỗi|kesalahan|ralat|خطأ|خطای|त्रुटि) 404\b"
    r"|\b404\s*[-–—|:!]|\b404 (?:error|not|page|file|fehler|erreur|seite)\b|\b(?:error|erreur|fehler|http|status):? 404\b"
)
_MISSING = late(lambda: f"{_NUMBER_404}|{missing_page()}", re.IGNORECASE)
_CONSENT = re.compile(
    r"we value your privacy|before you continue|accept (?:all )?cookies|cookie consent", re.IGNORECASE
)
_CONSENT_TITLE = re.compile(
    r"privacy gate|cookie|consent|toestemming|zustimmung|einwilligung|consentement|consentimiento|consenso|consentiment|samtycke|samtykke"
    r"|suostumu|zgod[aęy]\b|souhlas|súhlas|hozzájárul|privola|pristan|consimțământ|съгласи|соглас|згод|συγκατάθεσ|çerez|رضایت|موافقة",
    re.IGNORECASE,
)
_ON_CONSENT = tuple(
    "privacy gate|cookie|consent|toestemming|zustimmung|einwilligung|consimțământ|samtyck|samtykk|suostumu|zgoda|zgodę|zgody|souhlas|súhlas"
    "|hozzájárul|privola|pristan|съгласи|соглас|згод|συγκατάθεσ|çerez|رضایت|موافقة|partner|advert|reclame|werbung|publicid|publicit|reklam"
    "|браузер|browser|personal data|gegevens|personenbezogen|données personnelles|datos personales|dati personali|personuppgifter"
    "|personopplysninger|dane osobowe|osobní údaje".split("|")
)
"""What the paragraphs of a wall speak of, in lower case."""
_PARTNERS = tuple("partner|partenaire|parceiro|socio|партнь|партне|партнё|συνεργάτ|kumppan|partener".split("|"))
_WE_AND_PARTNERS = re.compile(
    r"\b(?:we|wir|nous|noi|nosotros|nós|wij|vi|my|mi|me|ми|мы|ние|εμείς)"
    r"(?: [^\W\d]+)? (?:and|und|et|ed?|y|en|och|og|i|a|és|și|ja|in|и|та|і|και)\b[^.!?]{0,30}?\b(?:\d+ )?[^.!?]{0,15}?"
    rf"(?:{'|'.join(_PARTNERS)})",
    re.IGNORECASE,
)
"""By whom a wall asks to be let: the text of the advertisers' standard for it begins with "we and our 160 partners"."""
_OF_LISTINGS = frozenset(("CollectionPage", "ProfilePage", "SearchResultsPage"))
"""What schema.org calls pages of many articles, those of an author, and of what was searched for."""
_OF_A_MISSING_PAGE = re.compile(
    r"(?:^|[\s_-])(?:error-?404|404-?error|page-?404|404-?page|is-?404|not-?found(?:-page)?)(?:$|[\s_-])"
)
"""Classes that templates give the body of the page which stands for all that are missing."""
_BODY_OF_WORDPRESS = frozenset(("archive", "search-results", "error404"))
"""Classes that WordPress gives the body of a page that is no single article (``get_body_class``)."""
_TEASERS_OF_A_LISTING = 3
_TEXT_OF_A_FILM = 700
_BODY_OF_AN_ARTICLE = 150
"""Characters from which a text is an article's by itself; a page that declares itself one needs fewer."""
_BODY_OF_A_DECLARED_ONE = 40
_TEXT_OF_A_MISSING_PAGE = 900
"""Characters in which a page explains why it has no article, where its title says nothing but that."""
_TITLE_PARTS = re.compile(r"\s[|•·»«–—-]\s")
_LINKS_OF_A_LISTING = 12
_TEXT_OF_A_HOME_PAGE = 1500
"""Characters from which even a home page is read as a text: people have sites of one page."""
_TEXT_IN_ONE_PIECE = 1000
"""Characters of paragraphs in a row that are no teasers, whatever stands among the others."""
_SENTENCE = 60
_BESIDE_WORDS = 12
"""Characters that may stand around the words for a missing page where a title says nothing else: "Error: "."""
_HEADLINE = 25
_SHORTEST_LINKED_HEADING = 10
_FACTS_OF_A_CARD = 4
"""Lines within which the headline of a card stands above its excerpt: a day, a name and a section lie between."""
_SHARE_OF_WALL = 0.5
"""The share of a text that speaks of consent where all of it is a wall's."""
_RUNNING = 120
"""Characters from which a paragraph is more than a teaser."""


def judge_page(document: Document, blocks: Sequence[Block]) -> tuple[PageKind, tuple[str, ...]]:
    """What the page is, and the reasons in words."""
    length = round(sum(weigh(block.text) for block in blocks))
    if titled := _by_title(document, blocks, length):
        return titled
    declared = bool(document.article_node) or (document.meta("og:type") or "").lower() == "article"
    teasers = sum(map(_is_teaser, document.lines))
    if not document.article_node and (told := _told(document, blocks, teasers)):
        return told
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


def _by_title(document: Document, blocks: Sequence[Block], length: int) -> tuple[PageKind, tuple[str, ...]] | None:
    """The verdict on a page whose title, or headline, says what stands in the article's place."""
    title = document.title or ""
    if length < 2 * _BODY_OF_AN_ARTICLE and _CHALLENGE.search(title):
        return PageKind.CHALLENGE, (f"its title is {title!r}",)
    if length < _TEXT_OF_A_MISSING_PAGE and _MISSING.search(title):
        limit = _TEXT_OF_A_MISSING_PAGE if _says_nothing_else(title, _MISSING) else 3 * _BODY_OF_AN_ARTICLE
        if length < limit:
            return PageKind.SOFT_404, (f"its title is {title!r}",)
    if length < _TEXT_OF_A_MISSING_PAGE and (words := _headline_of_a_missing_page(document)):
        return PageKind.SOFT_404, (f"its headline is {words!r}",)
    body = document.root.find("body")
    classes = (body.get("class") or "").lower() if body is not None else ""
    if length < _BODY_OF_AN_ARTICLE and not document.article_node and _OF_A_MISSING_PAGE.search(classes):
        return PageKind.SOFT_404, (f"its body is of class {classes!r}",)
    if _CONSENT_TITLE.search(title) and _is_on_consent(blocks, length):
        return PageKind.CONSENT_WALL, (f"its title is {title!r}, and it speaks of nothing else",)
    if _speaks_for_partners(blocks) and _is_on_consent(blocks, length):
        return PageKind.CONSENT_WALL, ("its text asks for consent, in its own and its partners' name",)
    return None


def _headline_of_a_missing_page(document: Document) -> str | None:
    """The headline of a page that says itself that the article is not there, under the title of the whole site."""
    texts = (text_of(one) for one in document.elements["h1"])
    return next((text for text in texts if text and _says_nothing_else(text, _MISSING)), None)


def _says_nothing_else(title: str, words: re.Pattern[str]) -> bool:
    """Whether a part of a title is these words, but for a word or two around them."""
    parts = [(part, words.search(part)) for part in _TITLE_PARTS.split(title)]
    return any(found is not None and len(part) - len(found[0]) <= _BESIDE_WORDS for part, found in parts)


def _told(document: Document, blocks: Sequence[Block], teasers: int) -> tuple[PageKind, tuple[str, ...]] | None:
    """The verdict on a page without an article that says itself what it is."""
    named = {one for node in document.json_ld for one in types(node)}
    if kinds := named & _OF_LISTINGS:
        return PageKind.LISTING, (f"it calls itself {min(kinds)}",)
    body = document.root.find("body")
    classes = set((body.get("class") or "").lower().split()) if body is not None else set()
    if (kinds := classes & _BODY_OF_WORDPRESS) and "single" not in classes and teasers >= _TEASERS_OF_A_LISTING:
        return PageKind.LISTING, (f"its body is of class {min(kinds)}, {teasers} headlines that lead elsewhere",)
    if "VideoObject" in named and sum(weigh(block.text) for block in blocks) < _TEXT_OF_A_FILM:
        return PageKind.VIDEO, ("it calls itself a VideoObject, and has little text",)
    if _are_excerpts(document, blocks):
        return PageKind.LISTING, (f"each of its {len(blocks)} paragraphs stands under a headline that leads elsewhere",)
    return None


def _is_on_consent(blocks: Sequence[Block], length: int) -> bool:
    """Whether most of a text speaks of consent. Words looked up one by one cost a hundredth of a pattern of them all."""
    speaking = (block.text for block in blocks if any(map(block.text.lower().__contains__, _ON_CONSENT)))
    return sum(map(weigh, speaking)) > _SHARE_OF_WALL * length


def _speaks_for_partners(blocks: Sequence[Block]) -> bool:
    return any(
        _WE_AND_PARTNERS.search(block.text) for block in blocks if any(map(block.text.lower().__contains__, _PARTNERS))
    )


def _are_excerpts(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether each paragraph but the first, or nearly each, has a linked headline of its own above it.

    A day and a name may stand between the two. Short headlines count too, as no article has links for headings.
    """
    texts = {block.text for block in blocks}
    lines = document.lines
    if sum(map(_is_linked_heading, lines)) <= _TEASERS_OF_A_LISTING:
        return False
    places = [line.index for line in lines if line.text in texts and line.length > _SENTENCE]
    headed = [place for place in places if _stands_under_a_link(lines[max(0, place - _FACTS_OF_A_CARD) : place])]
    return len(headed) >= _TEASERS_OF_A_LISTING and len(headed) >= len(places) - 1


def _stands_under_a_link(above: Sequence[Line]) -> bool:
    """Whether a linked heading is the last of some lines, but for facts without a sentence."""
    for line in reversed(above):
        if line.tag in HEADINGS or line.length > _SENTENCE:
            return _is_linked_heading(line)
    return False


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


def _is_linked_heading(line: Line) -> bool:
    """Whether a line is the headline of another page; such a heading may be shorter than what proves it elsewhere."""
    named = line.tag in HEADINGS and line.region is Region.CONTENT
    return named and line.is_link and len(line.text) > _SHORTEST_LINKED_HEADING


def _is_teaser(line: Line) -> bool:
    return line.region is Region.CONTENT and line.is_link and len(line.text) > _HEADLINE
