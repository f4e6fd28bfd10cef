"""What a page declares in JSON-LD (schema.org), read with patience for how sites write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

_LONGEST = 2_000_000
_NODES_AT_MOST = 2_000
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_STRAY = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def read_nodes(scripts: Iterable[etree._Element]) -> list[dict[str, Any]]:
    """All nodes of the JSON-LD among a page's scripts, in order, those inside ``@graph`` and lists included."""
    nodes: list[dict[str, Any]] = []
    for script in scripts:
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _LONGEST:
            nodes += _nodes(_parsed(script.text))
    return nodes[:_NODES_AT_MOST]


def _parsed(text: str) -> Any:
    try:
        bare = _STRAY.sub("", text) if "<!" in text or "//" in text[:9] else text
        return json.loads(bare.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    seen = 0
    while waiting and seen < _NODES_AT_MOST:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            if "@graph" in value:
                waiting.insert(0, value["@graph"])
            if "@type" in value:
                yield value
            inner = (value.get(name) for name in ("mainEntity", "mainEntityOfPage"))
            waiting += [one for one in inner if isinstance(one, dict) and "@type" in one]


def main_article(nodes: list[dict[str, Any]], address: str) -> dict[str, Any] | None:
    """The node of the article that the page is about: one that names this address, else the first with a headline."""
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in types(node))]
    for node in articles:
        own = {text_at(node, "url"), text_at(node, "mainEntityOfPage"), text_at(node, "mainEntityOfPage.@id")}
        if address in own:
            return node
    return next(
        (node for node in articles if node.get("headline") or node.get("name")),
        articles[0] if articles else None,
    )


def types(node: dict[str, Any]) -> list[str]:
    """The node's types."""
    kinds = node.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def texts_at(node: dict[str, Any], path: str) -> list[str]:
    """All texts at a dotted path (``author.name``); lists are gone into, an object stands for its ``name``."""
    values: list[Any] = [node]
    for step in path.split("."):
        values = [inner for value in values for inner in _step(value, step)]
    return [text for value in values for text in _texts(value)]


def text_at(node: dict[str, Any], path: str) -> str | None:
    """The first text at a dotted path."""
    return next(iter(texts_at(node, path)), None)


def resolved(node: dict[str, Any], field: str, nodes: list[dict[str, Any]]) -> list[Any]:
    """The values of a field, with references (``{"@id": …}``) replaced by the nodes that they name."""
    by_id = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str)}
    found = []
    for value in _step(node, field):
        is_reference = isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str)
        found.append(by_id.get(value["@id"], value) if is_reference else value)
    return found


def _step(value: Any, name: str) -> list[Any]:
    if isinstance(value, list):
        return [inner for one in value for inner in _step(one, name)]
    if isinstance(value, dict) and name in value:
        found = value[name]
        return found if isinstance(found, list) else [found]
    return []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, dict):
        for name in ("name", "@value", "url"):
            if isinstance(value.get(name), str):
                return _texts(value[name])
    return []
