"""Candidates for the small fields, from the places that all of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.json_ld import text_at, texts_at
from newscrawl.documents.lines import Line
from newscrawl.extraction.rules import text_of
from newscrawl.extraction.shown_tags import shown_tags
from newscrawl.items import Candidate, PlaceKind

NEAR = 14
"""Lines around the headline in which an article prints what belongs to it."""


def from_meta(document: Document, *names: str) -> Iterator[Candidate]:
    """Candidates from meta elements of these names; those that repeat a name list all values."""
    for name in names:
        values = tuple(dict.fromkeys(document.metas.get(name, ())))
        if values:
            several = values if len(values) > 1 else ()
            yield Candidate(text=", ".join(values), kind=PlaceKind.META, where=name, values=several)


def from_json_ld(document: Document, *paths: str) -> Iterator[Candidate]:
    """Candidates from the article's JSON-LD node."""
    for path in paths:
        if text := text_at(document.article_node, path):
            yield Candidate(text=text, kind=PlaceKind.JSON_LD, where=path)


def from_microdata(document: Document, name: str) -> Iterator[Candidate]:
    """The first element marked ``itemprop=name``, its reading for machines before its text."""
    for element in document.itemprops.get(name, [])[:1]:
        text = element.get("content") or element.get("datetime") or _of_abbreviation(element) or text_of(element)
        if text:
            yield Candidate(text=text, kind=PlaceKind.MICRODATA, where=f"itemprop {name}")


def from_rdfa(document: Document, *names: str) -> Iterator[Candidate]:
    """What elements tell machines of themselves by RDFa, as Drupal prints dates: ``property="dc:date" content="…"``."""
    for name in names:
        for element in document.properties.get(name, [])[:1]:
            yield Candidate(text=element.get("content"), kind=PlaceKind.MICRODATA, where=f"property {name}")


def _of_abbreviation(element: etree._Element) -> str | None:
    """What an abbreviation stands for: ``<abbr title="2011-03-30">``, as microformats write dates."""
    return element.get("title") if element.tag == "abbr" else None


def labelled_lines(
    document: Document, headline: Line | None, *fields: str, behind_first: bool = False
) -> Iterator[Candidate]:
    """Lines of the content that name one of these fields, the nearest to the headline first.

    ``behind_first`` puts those behind the headline before all others: cards of other articles stand above it.
    """
    found = [one for one in document.labelled if one.label.field in fields]
    at = headline.index if headline else 0
    for one in sorted(found, key=lambda one: (behind_first and one.line.index < at, abs(one.line.index - at))):
        distance = abs(one.line.index - at)
        yield Candidate(text=one.text, kind=PlaceKind.LABEL, where=one.label.label, lines_from_headline=distance)


def tags_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Keywords: listed by the page, each value of its own; where it lists none, those that it shows below the text."""
    found = False
    for kind, where, texts in (
        (PlaceKind.JSON_LD, "keywords", texts_at(document.article_node, "keywords")),
        (PlaceKind.META, "article:tag", document.metas.get("article:tag", [])),
        (PlaceKind.META, "news_keywords", document.metas.get("news_keywords", [])),
        (PlaceKind.META, "keywords", document.metas.get("keywords", [])),
        (PlaceKind.GENERIC, "rel=tag", list(map(text_of, document.tag_links))),
    ):
        values = _split_list(texts)
        if values:
            found = True
            yield Candidate(text=", ".join(values), kind=kind, where=where, values=values)
    if not found and (shown := tuple(shown_tags(document, headline))):
        yield Candidate(text=", ".join(shown), kind=PlaceKind.GENERIC, where="links below the text", values=shown)


def _split_list(texts: Iterable[str]) -> tuple[str, ...]:
    texts = list(texts)
    if len(texts) == 1:
        texts = re.split(r"\s*[,;،，、|]\s*", texts[0])
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))


def language_candidates(document: Document) -> Iterator[Candidate]:
    """The language as declared."""
    yield from from_json_ld(document, "inLanguage")
    declared = document.root.get("lang") or document.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if declared:
        yield Candidate(text=declared, kind=PlaceKind.META, where="html lang")
    yield from from_meta(document, "og:locale", "content-language", "language")
