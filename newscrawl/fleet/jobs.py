"""What can be handed out: one crawl of one site, or an errand over pages that are kept already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newscrawl.errors import NewscrawlError

_FORM = 1
"""Rises when what a job says can no longer be understood by workers of an older version: they do not take it then."""


class Kind(StrEnum):
    """What a job is, the most urgent first."""

    CRAWL = "crawl"
    """What is due of a site."""
    BACK_FILL = "back-fill"
    """A site's past: it takes hours, and news must not wait for it."""
    REREAD = "reread"
    INGEST = "ingest"

    @property
    def entrypoint(self) -> str:
        """The queue's name for jobs of this kind, in today's form."""
        return f"{self}.{_FORM}"


PRIORITIES = {Kind.CRAWL: 100, Kind.BACK_FILL: 50, Kind.REREAD: 20, Kind.INGEST: 10}
NEWS = (Kind.CRAWL,)
PAST = (Kind.BACK_FILL, Kind.REREAD, Kind.INGEST)
"""What has places of its own with every worker, so that it can never take those of the news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a job says, as its payload."""

    kind: Kind
    name: str
    """The site; of an ingest the file or address; of a rereading the site, or ``''`` for all of them."""
    arguments: Mapping[str, str] = field(default_factory=dict)
    """Of the crawl; of an errand, options of its command."""

    @property
    def key(self) -> str:
        """Of two jobs with the same key only one is in the queue or being done."""
        return f"{self.kind} {self.name}"

    def as_payload(self) -> bytes:
        """As the queue keeps it."""
        return json.dumps({"name": self.name, "arguments": dict(self.arguments)}, ensure_ascii=False).encode()

    @classmethod
    def of(cls, entrypoint: str, payload: bytes | None) -> Task:
        """What a job of the queue says. Raises ``NewscrawlError`` for what no newscrawl has put there."""
        try:
            said = json.loads(payload or b"")
            arguments = {str(name): str(value) for name, value in said["arguments"].items()}
            return cls(kind=Kind(entrypoint.partition(".")[0]), name=str(said["name"]), arguments=arguments)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise NewscrawlError(f"a job {entrypoint} says what cannot be understood: {payload!r}") from error
