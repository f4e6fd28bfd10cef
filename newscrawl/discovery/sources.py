"""What all sources have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, ClassVar, Self
from urllib.parse import urljoin

from archive.addresses import without_credentials
from newscrawl.items import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One address as a source gives it."""

    url: str
    at: datetime | None = None
    """The publication that the source gives for it, UTC."""
    printed: str | None = None
    """The same as the source prints it, with its zone."""
    changed: datetime | None = None
    """The last change that the source gives for it, UTC: ``lastmod`` of a sitemap, ``updated`` of Atom."""
    otherwise: tuple[str, ...] = ()
    """Other addresses that the source gives for the same, the better ones first."""
    headline: str | None = None
    author: str | None = None
    is_article: bool = False
    """Whether the source says so, as a Google News sitemap does of its entries."""
    html: str | None = None
    """The whole text, where a feed carries it (``content:encoded``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a source's page announces, and the sources that it leads to."""

    announced: tuple[Announced, ...] = ()
    further: tuple[Source, ...] = ()
    only_if_new: bool = False
    """True where ``further`` is worth a request only when this page announced something unknown."""
    left_out: int = 0
    """Entries beyond the bounds, which nobody has read."""


@dataclass(frozen=True)
class Source(ABC):
    """A place where a site announces its articles."""

    url: str
    """Absolute, or relative to the site's homepage."""
    parent: str | None = field(default=None, kw_only=True)
    """The address of the source that led here; ``None`` for one that is asked by itself."""
    kind: ClassVar[str] = "source"
    rank: ClassVar[int] = 9
    """Of two sources that announce one article the lower one is the better place to learn of it."""
    is_whole: ClassVar[bool] = False
    """Whether sources of this kind list all that a site has, and not the newest of it."""
    is_trusted: ClassVar[bool] = False
    """Whether a site announces nothing but articles in sources of this kind."""

    may_be_elsewhere: ClassVar[bool] = False
    """Whether a site may have such a list of its articles on another host, as many have with a service for feeds."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", without_credentials(self.url))

    def __str__(self) -> str:
        return f"{self.kind} {self.url}"

    @property
    def root(self) -> str:
        """The address of the source that is asked by itself, and has the merit."""
        return self.parent or self.url

    def at(self, homepage: str) -> Self:
        """The same source with its address made absolute."""
        return replace(self, url=urljoin(homepage, self.url))

    def options(self) -> dict[str, Any]:
        """What, besides kind and address, makes this source again: see ``source_of``."""
        return {}

    @classmethod
    def remembered(cls, url: str, options: Mapping[str, Any], parent: str | None) -> Self:
        """The source that had this address and these :meth:`options`."""
        return cls(url, parent=parent, **options)

    @abstractmethod
    def read(self, page: Page) -> Reading:
        """What ``page``, fetched from this source's address, announces.

        Raises ``UnreadableSource`` when the page is no document of this kind.
        """
