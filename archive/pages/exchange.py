"""What went over the wire for one page, and where it is kept. Plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from archive.pages.encodings import decoded

Headers = tuple[tuple[str, str], ...]
"""Names and values in their order; each character stands for one byte (latin-1)."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and the answer to it."""

    url: str
    at: datetime
    """When the answer was there; aware."""
    status: int = 200
    reason: str = ""
    protocol: str = "HTTP/1.1"
    headers: Headers = ()
    body: bytes = b""
    """As it was sent: still compressed, where ``Content-Encoding`` says so."""
    method: str = "GET"
    request_headers: Headers = ()
    address: str | None = None
    """The IP address of the server."""
    is_made: bool = False
    """True for a document that no server sent as it is: what a browser made of it by running its scripts."""
    _digest: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the body as it was sent, in hexadecimal; made when it is first asked for."""
        if self._digest is None:
            object.__setattr__(self, "_digest", hashlib.sha256(self.body).hexdigest())
        assert self._digest is not None
        return self._digest

    def header(self, name: str) -> str | None:
        """The first header of the answer with this name, in whatever case."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    def all_headers(self, name: str) -> list[str]:
        """All headers of the answer with this name."""
        return [value for known, value in self.headers if known.lower() == name.lower()]

    def content(self) -> bytes:
        """The document, its ``Content-Encoding`` undone.

        Raises ``PageDamaged`` where that cannot be done.
        """
        if self.is_made:
            return self.body
        return decoded(self.body, self.header("Content-Encoding"))

    @property
    def is_redirect(self) -> bool:
        """Whether the answer was only where to go next (RFC 9110, 15.4)."""
        return self.status in _REDIRECTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One visit to a page: all exchanges that led to it, the page's own the last, and what was said about its use."""

    exchanges: tuple[Exchange, ...]
    robots: str | None = None
    """The verdict of the site's robots.txt: ``allowed``, ``forbidden``, ``not asked``."""
    reservations: tuple[str, ...] = ()
    """What the page says about its use, each with its place: ``noarchive (X-Robots-Tag)``, ``tdm-reservation: 1``."""
    packed: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)
    """Its records where they were made beforehand; who writes them takes them away, as each may stand but once."""

    @property
    def page(self) -> Exchange:
        """The exchange that brought the page."""
        return self.exchanges[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Where the page of a capture is kept."""

    file: str
    """Path within the folder of pages."""
    offset: int
    """Of the record's first byte."""
    length: int
    """Bytes of the record as it lies there, compressed."""
    extent: int
    """The same with the other records of the capture (requests, redirects, remarks), which follow it."""
    digest: str
    """SHA-256 of the page as it was sent, in hexadecimal."""
    original: Pointer | None = None
    """Where the bytes stand, if this visit brought the very same ones again and they were not kept twice."""
