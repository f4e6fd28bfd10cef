"""The spellings under which an article is announced: where one is dead, another may live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.addresses import identity_key, is_other_form, spelling_of
from archive.crawls import Link

_ARTICLES = 10_000
"""Articles of which further spellings are remembered; a crawl may ask for ten times as many."""
_FURTHER = 2
"""Further spellings of one article."""


class Spellings:
    """What one crawl asks for, and how else that was announced.

    Keys are hashes of identities, which are smaller than texts: a crawl may ask for a hundred thousand pages.
    """

    def __init__(self) -> None:
        self._asked: dict[int, int] = {}
        """Hash of the spelling that was asked for last."""
        self._lost: set[int] = set()
        self._further: dict[int, list[str]] = {}

    def sort(self, links: Iterable[Link]) -> list[Link]:
        """The links with those to AMP and mobile forms last, whose spellings are taken up to try them later."""
        found = sorted(links, key=lambda link: is_other_form(link.url))
        first: dict[int, int] = {}
        for link in found:
            key, spelling = _key(link), hash(spelling_of(link.url))
            asked = self._asked.get(key, first.setdefault(key, spelling))
            further = self._further.get(key, [])
            is_room = len(further) < _FURTHER and len(self._further) < _ARTICLES
            if asked != spelling and link.url not in further and is_room:
                self._further[key] = [*further, link.url]
        return found

    def ask(self, link: Link) -> bool:
        """Whether a link is to be asked for: it was not in this crawl, or was in vain, and is spelled otherwise now."""
        key, spelling = _key(link), hash(spelling_of(link.url))
        if key in self._asked and (key not in self._lost or self._asked[key] == spelling):
            return False
        self._asked[key] = spelling
        self._lost.discard(key)
        return True

    def next_of(self, link: Link) -> Link | None:
        """The link in another spelling, after this one was asked for in vain; ``None`` where there is no other."""
        key = _key(link)
        self._lost.add(key)
        further = self._further.get(key, [])
        while further:
            other = replace(link, url=further.pop(0), etag=None, last_modified=None)
            if self.ask(other):
                return other
        return None


def _key(link: Link) -> int:
    return hash(identity_key(link.url, link.number))
