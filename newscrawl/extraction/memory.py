"""What the articles of one site have in common, which no single page can tell.

A line that stands on many articles of a site is not the text of any of them; an element that held the names
which JSON-LD confirms on some articles holds them on the others too. A crawl learns this as it goes, reads
with what earlier crawls have learned (so that the order of the pages decides nothing), and keeps it small.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newscrawl.items import Traits

_SHARE = 0.2
"""The share of a site's articles on which a short line must stand to be the site's."""
_SHARE_OF_SENTENCES = 0.4
"""The same of a line that may be a sentence: facts that several articles on one matter repeat stay below."""
_SENTENCE = 60
_PAGES = 256
"""Articles after which all counts are halved, so that a site's new look is learned and its old one forgotten."""
_LINES = 2000
"""Lines that are remembered at most; those that were met once go first."""
_PLACES = 20
_CONFIRMED = 2
"""Articles on which a place must have held the declared names."""
_MUCH = 0.5
"""The share of a text that is not taken for the site's own: the same article stands at two addresses then."""


@dataclass(slots=True)
class SiteMemory:
    """Counts over the articles of one site. ``learn`` adds to them, the other methods answer from them."""

    pages: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    """Digest of a line to the articles that it stood on."""
    byline_places: Counter[str] = field(default_factory=Counter)
    headlines: set[str] = field(default_factory=set)
    """Digests of the headlines that were learned in this process: no article counts twice."""
    fewest: int = 5
    """Articles from which lines are judged, and on which one must stand at least."""
    has_learned: bool = False
    """Whether anything was added in this process."""

    def learn(self, traits: Traits) -> None:
        """Take up what one article showed; one with a headline that was met before teaches nothing new."""
        if traits.headline in self.headlines:
            return
        self.headlines.add(traits.headline)
        self.pages += 1
        self.has_learned = True
        self.lines.update(traits.lines)
        self.byline_places.update(traits.byline_places)
        if self.pages >= _PAGES:
            self._age()

    def recurring(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of an article's lines that are its site's; none if they are most of it."""
        texts = list(texts)
        if self.pages < self.fewest:
            return frozenset()
        found = frozenset(text for text in texts if self._recurs(text) and _says_something(text))
        much = sum(map(len, found)) > _MUCH * sum(map(len, texts))
        return frozenset() if much else found

    def _recurs(self, text: str) -> bool:
        """Whether a line stands on enough articles; a sentence, which several may share as a fact, on more of them."""
        share = _SHARE_OF_SENTENCES if len(text) > _SENTENCE else _SHARE
        return self.lines[digest_of(text)] >= max(self.fewest, share * self.pages)

    def holds_bylines(self, place: str) -> bool:
        """Whether a place has held the names that articles declare."""
        return self.byline_places[place] >= _CONFIRMED

    def _age(self) -> None:
        self.pages //= 2
        for counts in (self.lines, self.byline_places):
            for key in list(counts):
                counts[key] //= 2
                if not counts[key]:
                    del counts[key]

    def as_row(self) -> dict[str, Any]:
        """What is kept between crawls, as JSON."""
        newest_first = Counter(dict(reversed(self.lines.items())))  # among lines met once the newest are kept
        return {
            "pages": self.pages,
            "lines": dict(reversed(newest_first.most_common(_LINES))),
            "byline_places": dict(self.byline_places.most_common(_PLACES)),
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> SiteMemory:
        """What :meth:`as_row` gave; an empty memory for ``None``."""
        row = row or {}
        return cls(
            pages=int(row.get("pages", 0)),
            lines=Counter(row.get("lines", {})),
            byline_places=Counter(row.get("byline_places", {})),
        )


def _says_something(text: str) -> bool:
    """Whether there is a letter in a line: rules and stars between paragraphs are the article's own."""
    return any(map(str.isalpha, text))


def digest_of(text: str) -> str:
    """A short name of a text; case and spaces aside."""
    return hashlib.blake2b("".join(text.split()).casefold().encode("utf-8", "replace"), digest_size=6).hexdigest()


def traits_of(headline: str, lines: Iterable[str], byline_places: Iterable[str]) -> Traits:
    """What an article teaches of its site."""
    return Traits(
        headline=digest_of(headline),
        lines=tuple(dict.fromkeys(map(digest_of, lines))),
        byline_places=tuple(dict.fromkeys(byline_places)),
    )
