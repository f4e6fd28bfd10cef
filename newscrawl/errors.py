"""All that newscrawl raises on purpose.

NewscrawlError
 ├─ UnreadableField     a text that is there but cannot be read as its field
 ├─ NotAnArticle        a page from which no article can be made
 ├─ UnreadableSource    a feed, sitemap or section page that cannot be read
 ├─ UnreadableRecord    a WARC file, or a record of one, that cannot be read
 ├─ RefusedAddress      an address that must not be fetched
 └─ InvalidArgument     a spider argument, site name or option that makes no sense
"""

from __future__ import annotations


class NewscrawlError(Exception):
    """The root: catch it to catch everything that newscrawl raises on purpose."""


class UnreadableField(NewscrawlError):
    """Raised by a normaliser when its text is there but cannot be read. Only ``normalise`` catches it."""

    def __init__(self, field: str, text: str, reason: str = "not understood") -> None:
        self.field = field
        self.text = text
        self.reason = reason
        super().__init__(f"{field} cannot be read from {text[:80]!r}: {reason}")


class NotAnArticle(NewscrawlError):
    """Raised by ``normalise`` when a page yields no article; carries the reasons."""

    def __init__(self, url: str, reasons: tuple[str, ...]) -> None:
        self.url = url
        self.reasons = reasons
        super().__init__(f"{url} is no article: {'; '.join(reasons)}")


class UnreadableSource(NewscrawlError):
    """Raised by a source when the document it got is not of its kind; says what came instead."""


class UnreadableRecord(NewscrawlError):
    """Raised for a WARC file, or a record of one, that no page can be taken from; says what is wrong with it."""


class RefusedAddress(NewscrawlError):
    """Raised before a fetch when the address is not http(s) or leads into a private network."""


class InvalidArgument(NewscrawlError):
    """Raised from a spider's ``__init__``, its class or the command line: what was given, and what would be right."""
