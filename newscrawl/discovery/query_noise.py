"""Parameters that a site puts into addresses to pass by caches: new on each load, and of no meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit, urlunsplit

from archive.addresses import names_article

_ENOUGH = 3
"""Articles whose own declaration leaves a parameter out before it is taken for noise, if none has kept it."""
_NAMES = 50


@dataclass(slots=True)
class QueryNoise:
    """How often the articles of a site left a parameter of their link out of the address that they declare."""

    dropped: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    has_learned: bool = False
    """Whether anything was added in this process."""

    def learn(self, url: str, declared: str) -> None:
        """Take up the address of a link, and that by which its article is known.

        Only a path that names the article teaches something: else the query may.
        """
        own, other = urlsplit(url), urlsplit(declared)
        if not own.query or not names_article(own.path) or own.path.rstrip("/") != other.path.rstrip("/"):
            return
        stay = {name for name, _ in parse_qsl(other.query, keep_blank_values=True)}
        for name in {name for name, _ in parse_qsl(own.query, keep_blank_values=True)}:
            counts = self.kept if name in stay else self.dropped
            if name in counts or len(counts) < _NAMES:
                counts[name] += 1
                self.has_learned = True

    def without(self, url: str) -> str:
        """The address of an article without what was learned to be noise."""
        parts = urlsplit(url)
        noise = {name for name, count in self.dropped.items() if count >= _ENOUGH and not self.kept[name]}
        if not noise or not parts.query or not names_article(parts.path):
            return url
        kept = [one for one in parts.query.split("&") if unquote_plus(one.partition("=")[0]) not in noise]
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), parts.fragment))

    def as_row(self) -> dict[str, list[int]]:
        """What is kept between crawls, as JSON: name to how often it was left out, and how often not."""
        return {name: [self.dropped[name], self.kept[name]] for name in self.dropped | self.kept}

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> QueryNoise:
        """What :meth:`as_row` gave; nothing learned for ``None``."""
        noise = cls()
        for name, (dropped, kept) in (row or {}).items():
            noise.dropped[name], noise.kept[name] = int(dropped), int(kept)
        return noise
