"""What all sources have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self
from urllib.parse import urljoin

from newscrawl.items import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One address as a source gives it."""

    url: str
    at: datetime | None = None
    """The time that the source gives for it, UTC: publication in a feed, last change in a sitemap."""
    headline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a source's page announces, and the sources that it leads to."""

    announced: tuple[Announced, ...] = ()
    further: tuple[Source, ...] = ()
    only_if_new: bool = False
    """True where ``further`` is worth a request only when this page announced something unknown."""


@dataclass(frozen=True)
class Source(ABC):
    """A place where a site announces its articles."""

    url: str
    """Absolute, or relative to the site's homepage."""
    kind: ClassVar[str] = "source"

    def __str__(self) -> str:
        return f"{self.kind} {self.url}"

    def at(self, homepage: str) -> Self:
        """The same source with its address made absolute."""
        return replace(self, url=urljoin(homepage, self.url))

    @abstractmethod
    def read(self, page: Page) -> Reading:
        """What ``page``, fetched from this source's address, announces.

        Raises ``UnreadableSource`` when the page is no document of this kind.
        """
