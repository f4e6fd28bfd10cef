"""An article on its way into the archive, and all that is made of it before the database is asked for anything."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from archive.addresses import canonical_address, identity_key
from archive.article import Article, content_of
from archive.documents import document_of
from archive.errors import InvalidArticle
from archive.essence import content_digest
from archive.pages import Capture
from archive.pages.captures import pack
from archive.signatures import signature_of
from archive.texts import text_hash
from archive.tokens import tokens
from archive.validation import checked


def keys_of(article: Article) -> dict[str, str]:
    """Key to address for all that identifies the article, the most telling first."""
    keys = {identity_key(article.url, article.number): article.url} if article.number else {}
    for address in (article.url, *article.addresses):
        keys.setdefault(identity_key(address), address)
    return keys


class Arrival:
    """An article that has come, ``checked``, with what is made of it, each once and only if it is asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def keys(self) -> dict[str, str]:
        """Key to address for all that identifies it, the most telling first."""
        return keys_of(self.article)

    @property
    def own_keys(self) -> list[str]:
        """Those of its addresses that are not the one that it declares."""
        declared = identity_key(self.article.url)
        return [key for key in map(identity_key, self.article.addresses) if key != declared]

    def disbelieve(self) -> None:
        """Know it by the address at which it was met, and no longer by the one that it declares."""
        declared = identity_key(self.article.url)
        own = [address for address in self.article.addresses if identity_key(address) != declared]
        self.article = replace(self.article, url=canonical_address(own[0]), addresses=tuple(own))
        del self.keys

    @cached_property
    def content(self) -> dict[str, Any]:
        """What a revision keeps."""
        return content_of(self.article)

    @cached_property
    def digest(self) -> str:
        """That of its content."""
        return content_digest(self.content)

    @cached_property
    def words(self) -> list[str]:
        """The tokens of its body."""
        return tokens(self.article.body)

    @cached_property
    def text_hash(self) -> int | None:
        """By what its text is known again at another address."""
        return text_hash(self.article.site, self.words)

    @cached_property
    def signature(self) -> bytes | None:
        """By what near-copies of its text are found."""
        return signature_of(self.content["body"])

    @cached_property
    def document(self) -> list[str]:
        """By what searches find it."""
        return document_of(self.article.site, self.content)


_OF_ALL = ("keys", "digest")
_OF_NEW = ("text_hash", "signature", "document")


@dataclass(frozen=True, slots=True)
class Addition:
    """An article that is going to be added, with its page, told beforehand."""

    article: Article
    page: Capture | None = None
    is_new: bool = True
    """Whether nothing speaks for it that the archive has it; it is added rightly either way."""


def arrivals_of(additions: Iterable[Addition]) -> list[tuple[Article, Arrival]]:
    """Each article with its arrival, all that can be made of it made; one that is not valid is left to who adds it.

    It is the larger part of the work of adding a new article, and is done while others may still write.
    """
    ready = []
    for addition in additions:
        with suppress(InvalidArticle):
            arrival = Arrival(checked(addition.article))
            _make(arrival, addition)
            ready.append((addition.article, arrival))
    return ready


def _make(arrival: Arrival, addition: Addition) -> None:
    for name in (*_OF_ALL, *(_OF_NEW if addition.is_new else ())):
        getattr(arrival, name)
    if addition.is_new and addition.page is not None:
        pack(addition.page)
