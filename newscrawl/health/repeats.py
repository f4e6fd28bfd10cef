"""Which values of a field are a site's own by habit: an agency, a desk, the few authors of a small paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

_MEMORY = 480
"""Values after which all counts are halved."""
_USUAL = 0.04
"""Share of the articles from which a value is one of the site's own."""
_FEWEST = 30


@dataclass(slots=True)
class Repeats:
    """The values of one field. Feed it with :meth:`add`."""

    seen: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """Digest of a value to articles that had it."""
    last: int | None = None
    run: int = 0
    """Articles since there was another value."""

    def add(self, digest: int, *, learn: bool) -> None:
        """Count one value; what comes while something is amiss is not ``learn``ed."""
        self.run = self.run + 1 if digest == self.last else 1
        self.last = digest
        if not learn:
            return
        self.seen += 1
        self.counts[str(digest)] += 1
        if self.seen >= _MEMORY:
            self.seen //= 2
            self.counts = Counter({one: count // 2 for one, count in self.counts.items() if count > 1})

    def is_usual(self, digest: int) -> bool:
        """Whether a value is one of the site's own."""
        return self.seen >= _FEWEST and self.counts[str(digest)] >= _USUAL * self.seen

    def as_row(self) -> dict[str, Any]:
        """The state as JSON values."""
        return {"seen": self.seen, "counts": dict(self.counts), "last": self.last, "run": self.run}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """What :meth:`as_row` gave."""
        return cls(seen=row["seen"], counts=Counter(row["counts"]), last=row["last"], run=row["run"])
