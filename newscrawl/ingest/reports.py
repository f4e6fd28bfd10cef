"""What has come of each file, for whoever asked for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from archive.crawls import Outcome, Verdict
from newscrawl.ingest.reading import NO_PAGE, REDIRECT
from newscrawl.verdict import EXIT_CODES

_TOLERATED = 0.1
"""Share of pages that may fail before a file is called degraded, as of a crawl."""


@dataclass
class FileReport:
    """What has come of one file in this run."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    """Outcome, ``no_page`` or ``redirect`` to the number of records."""
    faults: list[str] = field(default_factory=list)
    parts: int = 0
    known: int = 0
    """Parts that an earlier run had done."""
    whole: int = 0
    """Parts that are done now, those included."""
    error: str | None = None
    """Why it could not be read to its end."""

    @property
    def verdict(self) -> Verdict:
        """How it went."""
        if self.error is not None and not self.counts:
            return Verdict.FAILED
        if self.error is not None or self.counts[Outcome.FAILED] > _TOLERATED * self._pages:
            return Verdict.DEGRADED
        articles = sum(self.counts[one] for one in (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.DUPLICATE))
        if not articles and self.known < self.parts and self.whole == self.parts:
            return Verdict.EMPTY
        return Verdict.OK

    @property
    def exit_code(self) -> int:
        """As of a crawl with this verdict."""
        return EXIT_CODES[self.verdict]

    @property
    def _pages(self) -> int:
        return self.counts.total() - self.counts[NO_PAGE] - self.counts[REDIRECT]
