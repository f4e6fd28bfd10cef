"""The words in which a site file says where a field stands, when it is not the usual place.

    article = ArticleRules(byline=css(".byline a") | line_after("Published On"), views=nowhere)

A rule that finds nothing leaves the field to the usual places; ``nowhere`` says that the site has no such
field, so that nothing is taken for it. Each rule carries its own words, which travel with what it finds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property

from cssselect import SelectorError
from cssselect.xpath import HTMLTranslator
from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.json_ld import texts_at
from newscrawl.extraction.engine import engine
from newscrawl.items import Candidate, PlaceKind


@dataclass(frozen=True)
class Rule:
    """A place on a page. ``words`` say which; ``read`` gives the texts that stand there."""

    words: str
    read: Callable[[Document], Iterator[str]]
    elements: Callable[[Document], list[etree._Element]] | None = None
    """The elements themselves, where the rule names elements: the body is taken from them."""

    def __or__(self, other: Rule) -> Rule:
        """Look here, and where nothing is found at the other place."""

        def read(document: Document) -> Iterator[str]:
            found = list(self.read(document))
            yield from found or other.read(document)

        def elements(document: Document) -> list[etree._Element]:
            found = self.elements(document) if self.elements else []
            return found or (other.elements(document) if other.elements else [])

        return Rule(f"{self.words} | {other.words}", read, elements)

    def candidates(self, document: Document) -> tuple[Candidate, ...]:
        """What the rule finds: one candidate, which lists the texts where there are several."""
        found = tuple(dict.fromkeys(text for text in self.read(document) if text))
        if not found:
            return ()
        values = found if len(found) > 1 else ()
        return (Candidate(text=", ".join(found), kind=PlaceKind.RULE, where=self.words, values=values),)


def css(selector: str) -> Rule:
    """The texts of the elements that a CSS selector names. Raises ``ValueError`` at once for a wrong one."""
    try:
        path = HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(f"css({selector!r}): {error}") from error
    return _path_rule(f"css {selector}", path)


def xpath(expression: str) -> Rule:
    """What an XPath expression gives: elements' texts, attributes, or text. Raises ``ValueError`` for a wrong one."""
    return _path_rule(f"xpath {expression}", expression)


def _path_rule(words: str, path: str) -> Rule:
    try:
        find = etree.XPath(path)
    except etree.XPathSyntaxError as error:
        raise ValueError(f"{words}: {error}") from error

    def found(document: Document) -> list[object]:
        result = find(document.root)
        return result if isinstance(result, list) else [result]

    def read(document: Document) -> Iterator[str]:
        for one in found(document):
            yield text_of(one) if isinstance(one, etree._Element) else " ".join(str(one).split())

    def elements(document: Document) -> list[etree._Element]:
        return [one for one in found(document) if isinstance(one, etree._Element)]

    return Rule(words, read, elements)


def text_of(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def meta(name: str) -> Rule:
    """The content of the meta elements of this name or property."""
    return Rule(f"meta {name}", lambda document: iter(document.metas.get(name.lower(), [])))


def json_ld(path: str) -> Rule:
    """The texts at a dotted path of the article's JSON-LD node: ``author.name``."""
    return Rule(f"json-ld {path}", lambda document: iter(texts_at(document.article_node, path)))


def labelled(*labels: str) -> Rule:
    """The lines that begin with one of these labels, the label taken off."""

    def read(document: Document) -> Iterator[str]:
        for line in document.lines:
            for label in labels:
                if line.text.casefold().startswith(label.casefold()):
                    yield line.text[len(label) :].lstrip(" :–—-|")

    return Rule(f"labelled {' / '.join(labels)}", read)


def line_after(*labels: str) -> Rule:
    """The line below the first one that begins with one of these labels."""
    return _neighbour("line after", labels, 1)


def line_before(*labels: str) -> Rule:
    """The line above the first one that begins with one of these labels."""
    return _neighbour("line before", labels, -1)


def _neighbour(words: str, labels: tuple[str, ...], step: int) -> Rule:
    def read(document: Document) -> Iterator[str]:
        lines = document.lines
        for index, line in enumerate(lines):
            if any(line.text.casefold().startswith(label.casefold()) for label in labels):
                alone = any(line.text.casefold().rstrip(" :") == label.casefold() for label in labels)
                at = index + (2 if alone and step > 0 else step)  # a label alone has its value on the next line
                if 0 <= at < len(lines):
                    yield lines[at].text
                return

    return Rule(f"{words} {' / '.join(labels)}", read)


nowhere = Rule("nowhere", lambda _: iter(()))
"""This site has no such field."""


@dataclass(frozen=True, kw_only=True)
class ArticleRules:
    """Where the fields of a site's articles stand, as far as it is not the usual place."""

    headline: Rule | None = None
    description: Rule | None = None
    byline: Rule | None = None
    published: Rule | None = None
    modified: Rule | None = None
    section: Rule | None = None
    tags: Rule | None = None
    views: Rule | None = None
    body: Rule | None = None
    """The element or elements that hold the body and nothing else that looks like it."""
    remove: Rule | None = None
    """Elements that are no part of the body although they stand in it."""
    image_url: Rule | None = None
    image_caption: Rule | None = None
    image_credit: Rule | None = None
    image_disclaimer: Rule | None = None

    @cached_property
    def digest(self) -> str:
        """Names these rules and the engine that applies them: under one digest a page is read in one way."""
        words = [f"{field.name}={rule.words}" for field in fields(self) if (rule := getattr(self, field.name))]
        return hashlib.sha256("\n".join([engine(), *words]).encode()).hexdigest()[:16]
