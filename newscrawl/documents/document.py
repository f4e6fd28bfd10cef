"""A page opened once: its tree, its lines, and what it declares of itself."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any

from lxml import etree

from newscrawl.documents.encoding import to_utf8
from newscrawl.documents.json_ld import main_article, read_nodes
from newscrawl.documents.labelled import LabelledLine, read_labels
from newscrawl.documents.lines import Line, parse, read_tree
from newscrawl.items import Page

_XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}\?>")
_RELATION_TAG = re.compile(rb"rel=[\"']?(?:[a-z]+ ){0,4}tag\b")
"""How pages write that a link leads to a tag: most have none, and are spared the search of their links."""
_RELATION_CATEGORY = re.compile(rb"rel=[\"'][^\"']{0,40}category")
_TAG = re.compile(rb"<([a-z]+)\s")
_MOST_TAGS, _MOST_PLACES = 2, 60
"""Tags that a name may have, and places at which they are looked for."""
_NEVER_NAMED = frozenset((b"body", b"html", b"script", b"style", b"link", b"meta"))
_LOOKED_UP = ("meta", "script", "link", "title", "h1")
"""Elements that are asked for by their names: gathered in one go, since each walk over a page has its price."""
_MAY_BE_RDFA = re.compile(rb"property=[\"'](?:dc|schema):")
_WITH_PROPERTY = etree.XPath("/descendant::*[@property and @content and not(self::meta)]")
_CREATORS = etree.XPath("/descendant::*[contains(@rel, 'has_creator')]/descendant::*[@property='foaf:name']")
_MARKED = etree.XPath("/descendant::*[@itemprop]")


@cache
def _breadcrumbs(tag: str) -> etree.XPath:
    """Finds the elements of a tag that are named for the way from the home page."""
    named = " or ".join(f"contains(@{name}, 'readcrumb')" for name in ("class", "id", "aria-label"))
    return etree.XPath(f"/descendant::{tag}[{named}]")


class Document:
    """One page, parsed once. Never raises for what a page holds: an unreadable one is empty."""

    def __init__(self, page: Page, *, site_encoding: str | None = None) -> None:
        self.page = page
        markup, self.encoding = to_utf8(page.body, content_type=page.content_type, site_encoding=site_encoding)
        self.root = parse(_XML_DECLARATION.sub(b"", markup, count=1))
        self._markup = markup
        self._has_microdata = b"itemprop" in markup
        self._has_tag_links = _RELATION_TAG.search(markup) is not None

    @cached_property
    def elements(self) -> dict[str, list[etree._Element]]:
        """The page's ``meta``, ``script``, ``link``, ``title`` and ``h1`` elements, each kind in page order."""
        found: dict[str, list[etree._Element]] = {name: [] for name in _LOOKED_UP}
        for element in self.root.iter(*_LOOKED_UP):
            found[element.tag].append(element)
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """What a reader sees, top to bottom."""
        return read_tree(self.root, self.elements["h1"])

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Content of meta elements by name, property or itemprop in lower case, in page order."""
        found: dict[str, list[str]] = {}
        for meta in self.elements["meta"]:
            told = dict(meta.items())
            content = told.get("content", "").strip()
            name = content and (
                told.get("property") or told.get("name") or told.get("itemprop") or told.get("http-equiv")
            )
            if name:
                found.setdefault(name.strip().lower(), []).append(content)
        return found

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these meta names that has any."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """All JSON-LD nodes."""
        return read_nodes(self.elements["script"])

    @cached_property
    def article_node(self) -> dict[str, Any]:
        """The JSON-LD node of the article that the page is about; empty if there is none."""
        return main_article(self.json_ld, self.page.url) or {}

    @cached_property
    def itemprops(self) -> dict[str, list[etree._Element]]:
        """The elements that microdata marks (HTML Living Standard, section 5.2), by property, in page order."""
        found: dict[str, list[etree._Element]] = {}
        for element in _MARKED(self.root) if self._has_microdata else ():
            for name in element.get("itemprop").split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def properties(self) -> dict[str, list[etree._Element]]:
        """The elements whose content RDFa tells (RDFa Lite 1.1, section 2.2), by property, in page order."""
        found: dict[str, list[etree._Element]] = {}
        for element in _WITH_PROPERTY(self.root) if _MAY_BE_RDFA.search(self._markup) else ():
            for name in element.get("property").split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def may_name_modified(self) -> bool:
        """Whether any element may be named for the last change."""
        return b"pdated" in self._markup or b"odified" in self._markup

    @cached_property
    def creators(self) -> list[etree._Element]:
        """The names of those whom RDFa calls the creator of something (SIOC Core Ontology), in page order."""
        return _CREATORS(self.root) if b"has_creator" in self._markup else []

    @cached_property
    def tag_links(self) -> list[etree._Element]:
        """The links to what an article is tagged with (HTML Living Standard, section 4.6.7.17), in page order."""
        if not self._has_tag_links:
            return []
        links = ((link, (link.get("rel") or "").split()) for link in self.root.iter("a"))
        return [link for link, relations in links if "tag" in relations and "category" not in relations]

    @cached_property
    def category_links(self) -> list[etree._Element]:
        """The links to the category of an article, as WordPress marks them (microformats, rel-category), in page order."""
        if b"category" not in self._markup or not _RELATION_CATEGORY.search(self._markup):
            return []
        return [link for link in self.root.iter("a") if "category" in (link.get("rel") or "").split()]

    @cached_property
    def breadcrumbs(self) -> list[etree._Element]:
        """The elements that are named for the way from the home page to this one, in page order."""
        if b"readcrumb" not in self._markup:
            return []
        return [element for tag in self._tags_of(b"readcrumb") for element in _breadcrumbs(tag)(self.root)]

    def _tags_of(self, name: bytes) -> list[str]:
        """The tags in which a name first stands, in page order: to look at all elements has its price."""
        tags: dict[str, None] = {}
        at = self._markup.find(name)
        for _ in range(_MOST_PLACES):
            if at < 0 or len(tags) == _MOST_TAGS:
                break
            opened = _TAG.match(self._markup, self._markup.rfind(b"<", 0, at))
            if opened is not None and opened[1] not in _NEVER_NAMED:
                tags.setdefault(opened[1].decode())
            at = self._markup.find(name, at + len(name))
        return list(tags)

    @cached_property
    def labelled(self) -> list[LabelledLine]:
        """The lines of the content that name their field to the reader."""
        return read_labels(self.lines)

    @cached_property
    def title(self) -> str | None:
        """The text of the title element."""
        titles = (one for one in self.elements["title"] if next(one.iterancestors("svg"), None) is None)
        title = next(titles, None)
        text = " ".join("".join(title.itertext()).split()) if title is not None else ""
        return text or None
