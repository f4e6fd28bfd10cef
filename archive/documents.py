"""What of an article can be searched: its search document, a row of tokens that both databases index alike.

Words of every field stand in it plainly, so that one is found wherever it stands. Words of some fields stand in
it once more with the mark of their field, and so do site, language and time: to look for a word in the headlines
of one site is to look for two tokens, however many articles hold the word or are of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from archive.tokens import index_tokens

GAP = "\ue000"
"""Stands between fields, so that no phrase goes over from one into the next. No text has it: it is no letter."""
MAKING = 2
"""The way documents are made, raised whenever the same content gives another one, with a step in ``migrations``: the
index of an archive that was made another way is then made anew (``archive.derived``). 2: words are folded."""
MOST_TOKENS = 16_000
"""PostgreSQL knows the places of a text's first 16,383 words (manual, 12.11)."""
_MOST_CHARACTERS = 240_000
"""And bears documents of 1 MB: a character takes up to four bytes."""


class Mark(StrEnum):
    """What a token is marked with; all but letters of private use, which no text has."""

    NONE = ""
    HEADLINE = "\ue001"
    AUTHOR = "\ue002"
    TAG = "\ue003"
    SITE = "\ue004"
    LANGUAGE = "\ue005"
    YEAR = "\ue006"
    MONTH = "\ue007"


def document_of(site: str, content: Mapping[str, Any]) -> list[str]:
    """The tokens of an article of ``site`` with the content of a revision, in order. Equal for equal content."""
    found = [exact(Mark.SITE, site), *times(content.get("published_at"))]
    if language := content.get("language"):
        found.append(exact(Mark.LANGUAGE, language))
    headline = index_tokens(content["headline"])
    authors = [index_tokens(name) for name in (content.get("byline"), *content.get("authors", ())) if name]
    tags = [index_tokens(name) for name in (content.get("section"), *content.get("tags", ())) if name]
    description = content.get("description") or ""
    body = content["body"]
    for mark, parts in ((Mark.HEADLINE, [headline]), (Mark.AUTHOR, authors), (Mark.TAG, tags)):
        for part in parts:
            found += [GAP, *(f"{mark}{token}" for token in part)]
    for part in (headline, *authors, *tags):
        found += [GAP, *part]
    if description and description not in body:
        found += [GAP, *index_tokens(description)]
    found += [GAP, *index_tokens(body)]
    return _bounded(found)


def exact(mark: Mark, value: str) -> str:
    """The token of a value that is only ever looked for as a whole."""
    return f"{mark}{value.encode().hex()}"


def times(at: datetime | None) -> Iterator[str]:
    """The tokens of a time: its year and its month, in UTC."""
    if at is not None:
        yield f"{Mark.YEAR}{at.year}"
        yield f"{Mark.MONTH}{at.year}{at.month:02}"


def _bounded(tokens: list[str]) -> list[str]:
    """As much of a very long document as both databases bear."""
    del tokens[MOST_TOKENS:]
    while sum(map(len, tokens)) > _MOST_CHARACTERS:
        del tokens[len(tokens) // 2 :]
    return tokens
