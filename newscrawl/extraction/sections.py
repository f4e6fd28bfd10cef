"""The section of the paper that an article stands in: declared, the last step of the breadcrumb, its category, the kicker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import resolved, text_at, texts_at
from newscrawl.documents.lines import Line
from newscrawl.extraction.fields import from_microdata
from newscrawl.extraction.headline import fold
from newscrawl.extraction.line_kinds import HEADINGS
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind
from newscrawl.labels import read_label

_LONGEST_NAME, _MOST_WORDS, _FEWEST_LETTERS = 40, 5, 3
_HOME = re.compile(r"/?(?:index\.\w+|home|[a-z]{2})?/?")
"""The path of a home page, or of that of a language."""
_TRAIL = re.compile(r"\S\s*[»›→]\s*\S|\S\s>\s\S")
_MARK_OF_A_TRAIL = re.compile(r"[»›→>/]")
_LONGEST_TRAIL = 300
_CATEGORY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:item|post|entry|article|news|meta|td-post|list|primary|card)[_-]?)*(?:category|categories|cats?|rubrik|rubrique|rubric|seccion|section)(?:[_-]?(?:name|links?|label|title))*(?:$|\s)"
    r"|(?:^|\s)(?:post-card-primary-tag|primary-tag)(?:$|\s)",
    re.IGNORECASE,
)
"""Classes of an article's category: ``entry-category``, ``cat-links``, ``td-post-category``, ``itemCategory``."""
_ABOVE, _CLOSE, _MOST_ELEMENTS = 12, 8, 30
_OF_ONE_PAGE = re.compile(r"(?:\S+ )?(?:details?|detail(?:seite|ansicht)|articles?|artikel|single)", re.IGNORECASE)
"""What systems call the page that shows one article, whichever it is."""
_OF_ALL_ARTICLES = frozenset("news story stories article articles artikel noticias noticia nachrichten berita".split())
"""Steps of a path beneath which systems put all their articles."""
_PATH = re.compile(r"[a-z\d-]+(?:/[a-z\d-]+)+")
"""A section by the address of its page."""


def section_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """The section's name where the page declares it, else where it shows it."""
    own = fold(headline.text) if headline is not None else fold(document.title or "")
    shown = partial(_shown_names, document, headline, own)
    declared = [one for one in _declared(document, own, shown) if not _is_of_headline(one.text, own)]
    yield from declared or _shown(document, headline)


def _is_of_headline(text: str, headline: str) -> bool:
    """Whether a text is a folded headline, or its beginning, as the last step of a breadcrumb is."""
    folded = fold(text)
    return folded == headline or (len(folded) > _LONGEST_NAME and headline.startswith(folded))


def _declared(document: Document, headline: str, shown: Callable[[], Iterable[str]]) -> Iterator[Candidate]:
    """Where the page declares its section; ``shown`` is asked for those that it shows where it declares several."""
    if text := _telling(texts_at(document.article_node, "articleSection"), shown):
        yield Candidate(text=text, kind=PlaceKind.JSON_LD, where="articleSection")
    for name in ("article:section", "section", "parsely-section"):
        if text := _telling(document.metas.get(name, []), shown):
            yield Candidate(text=text, kind=PlaceKind.META, where=name)
    for candidate in from_microdata(document, "articleSection"):
        yield replace(candidate, text=_last_step(candidate.text))
    crumbs = _crumbs(document, headline)
    if len(crumbs) > 1 and (text := _telling(crumbs[-1:], shown)):
        yield Candidate(text=text, kind=PlaceKind.JSON_LD, where="BreadcrumbList")


def _telling(texts: list[str], shown: Callable[[], Iterable[str]]) -> str | None:
    """Of several declared sections, which stand in no telling order, the one that the page shows; else the first.

    One in small letters, as machines write it, gets those in which it is shown.
    """
    names = {fold(name): name for name in reversed([*map(_last_step, texts)])}
    told = next((fold(text) for text in shown() if fold(text) in names), None) if len(names) > 1 else None
    name = names[told] if told is not None else next(map(_last_step, texts), None)
    if name is None or not name.islower():
        return name
    return next((text for text in shown() if fold(text) == fold(name) and not text.islower()), name)


def _shown_names(document: Document, headline: Line | None, own: str) -> Iterator[str]:
    """What the page calls its section, the most telling first: by its ways from the home page, what it shows, its address."""
    yield from reversed(_crumbs(document, own, with_last=True))
    yield from (one.text for one in _shown(document, headline))
    steps = reversed(urlsplit(document.page.url).path.split("/"))
    yield from (unquote(step).replace("-", " ") for step in steps if step not in _OF_ALL_ARTICLES)


def _shown(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """The section by the way to the page, by what its links and elements are called, or by the line above its headline."""
    trails = [
        *document.breadcrumbs,
        *(line.block for line in _above(document, headline) if _TRAIL.search(line.text)),
        *_boxes_of_trails(document, headline),
    ]
    if shown := [*_steps(document, headline, trails)]:
        yield Candidate(text=shown[-1], kind=PlaceKind.GENERIC, where="breadcrumb")
    if category := next(filter(None, (_as_name(text_of(link)) for link in document.category_links[:1])), None):
        yield Candidate(text=category, kind=PlaceKind.GENERIC, where="rel=category")
    yield from _named_categories(document, headline)
    above = document.lines[headline.index - 1] if headline is not None and headline.index > 0 else None
    if above is not None and _is_kicker(document, above):
        name = _as_name(above.text) or above.text
        yield Candidate(text=name, kind=PlaceKind.GENERIC, where="line above headline", lines_from_headline=1)


def _boxes_of_trails(document: Document, headline: Line | None) -> Iterator[etree._Element]:
    """The boxes of ways to a page whose marks are elements of their own: links, and nothing but "»" between them."""
    for line in _above(document, headline):
        if _MARK_OF_A_TRAIL.fullmatch(line.text):
            box = line.block if len([*line.block.iter("a")]) > 1 else line.block.getparent()
            if box is not None and len("".join(box.itertext())) <= _LONGEST_TRAIL:
                yield box


def _last_step(text: str) -> str:
    """The section of "Home > News > Economy", and of "news/local-economy"."""
    if _PATH.fullmatch(text):
        return text.rpartition("/")[2].replace("-", " ").title()
    return re.split(r"\s[>»›/]\s", text)[-1]


def _above(document: Document, headline: Line | None) -> list[Line]:
    """The lines in which the way to a page stands, the nearest to its headline first."""
    end = headline.index if headline is not None else 0
    return document.lines[max(0, end - _ABOVE) : end][::-1]


def _named_categories(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """What stands near the headline in an element that is named for the category."""
    if headline is None:
        return
    for line in document.lines[max(0, headline.index - _CLOSE) : headline.index + _CLOSE]:
        if line is headline or line.region is Region.CAPTION or len(line.text) > 3 * _LONGEST_NAME:
            continue
        for element in islice(line.block.iter("*"), _MOST_ELEMENTS):
            classes = element.get("class")
            if classes and _names_category(classes) and (name := _as_name(text_of(next(element.iter("a"), element)))):
                yield Candidate(text=name, kind=PlaceKind.GENERIC, where=f"class {classes}")
                return


@lru_cache(maxsize=5_000)
def _names_category(classes: str) -> bool:
    return _CATEGORY_NAMES.search(classes) is not None


def _crumbs(document: Document, headline: str, *, with_last: bool = False) -> list[str]:
    """The names of the declared ways to the page, without the article itself; ``with_last`` keeps what may be it."""
    trails = (node for node in document.json_ld if node.get("@type") == "BreadcrumbList")
    steps = (text for node in trails for text in _declared_steps(document.page.url, node, with_last=with_last))
    return [text for text in steps if not _is_of_headline(text, headline)]


def _declared_steps(url: str, node: dict[str, Any], *, with_last: bool) -> list[str]:
    """The names of a breadcrumb's steps, without the last one where that is the page itself."""
    items = [one for one in resolved(node, "itemListElement", []) if isinstance(one, dict)]
    named = [(name, one) for one in items if (name := text_at(one, "name") or text_at(one, "item.name"))]
    names = [unescape(name) for name, _ in named]
    if not names or with_last:
        return names
    address = _address_of(named[-1][1])
    if address:
        is_own = _address(url, address)[1:4] == urlsplit(url)[1:4] or _OF_ONE_PAGE.fullmatch(names[-1]) is not None
    else:
        is_own = len(names) > 2 or len(names[-1]) > _LONGEST_NAME
    return names[:-1] if is_own else names


def _address_of(step: dict[str, Any]) -> str | None:
    """Where a step of a declared breadcrumb leads."""
    item = step.get("item")
    if isinstance(item, str):
        return item
    return text_at(step, "item.@id") or text_at(step, "item.url") or text_at(step, "url")


def _steps(document: Document, headline: Line | None, trails: Iterable[etree._Element]) -> Iterator[str]:
    """The steps of the first breadcrumb that the page shows, without the home page and the article itself."""
    known = {fold(headline.text)} if headline is not None else set()
    for link in _links(trails):
        if _is_step(document, link) and (name := _as_name(text_of(link))) and fold(name) not in known:
            yield name


def _is_step(document: Document, link: etree._Element) -> bool:
    """Whether a link leads to another page of the site that is no home page."""
    own, address = urlsplit(document.page.url), _address(document.page.url, link.get("href") or "")
    is_home = _HOME.fullmatch(address.path) is not None and not address.query
    return address.hostname == own.hostname and address[2:4] != own[2:4] and not is_home


def _address(base: str, href: str) -> SplitResult:
    try:
        return urlsplit(urljoin(base, href))
    except ValueError:
        return urlsplit("")


def _links(breadcrumbs: Iterable[etree._Element]) -> list[etree._Element]:
    return next((links for one in breadcrumbs if (links := [*one.iter("a")])), [])


def _as_name(text: str) -> str | None:
    """A text that is short enough for a section's name."""
    name = _last_step(text).strip(" /|›»>:·•-–«‹<")
    letters = sum(map(str.isalpha, name))
    return (
        name if (letters >= _FEWEST_LETTERS or not name.isascii()) and letters and len(name) <= _LONGEST_NAME else None
    )


def _is_kicker(document: Document, line: Line) -> bool:
    """Whether the line above a headline is short enough, and plain enough, to be the section's name.

    That is one word, two outside of headings, or a few that lead to another page of the site or are all in capitals at
    their beginning ("Asia In News"), as no part of a sentence is.
    """
    if line.region is not Region.CONTENT or _as_name(line.text) is None or any(map(str.isdigit, line.text)):
        return False
    words = len(line.text.split())
    # A link that stands loose in a wide element shares its block with many others.
    links = (link for link in line.block.iter("a") if text_of(link) in line.text) if line.is_link else ()
    is_link = any(_is_step(document, link) for link in links)
    is_titled = words < _MOST_WORDS and all(word[0].isupper() for word in line.text.split()) and "?" not in line.text
    is_short = words == 1 or is_titled or (words == 2 and line.tag not in HEADINGS)
    return read_label(line.text) is None and ((is_link and words <= _MOST_WORDS) or (is_short and not line.is_link))
