"""What became of the links that the sources of a site announced: nothing is missed in silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from archive.crawls import Outcome
from archive.models import Link

FATES = {
    "stored": (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED),
    "known": (Outcome.DUPLICATE,),
    "refused": (Outcome.BLOCKED, Outcome.FORBIDDEN_BY_ROBOTS),
    "failed": (Outcome.FAILED,),
    "gone": (Outcome.GONE,),
    "taken_down": (Outcome.TAKEN_DOWN,),
    "left_out": (Outcome.NOT_AN_ARTICLE, Outcome.OUT_OF_WINDOW),
    "pending": (None,),
}
"""What can become of an announced link, and the outcomes that mean it."""
_WITH_EXAMPLES = ("refused", "failed", "pending", "left_out")
_EXAMPLES = 3
_FATE_OF = {outcome: fate for fate, outcomes in FATES.items() for outcome in outcomes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One link that no article came of, and why."""

    fate: str
    url: str
    outcome: Outcome | None
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The links of a site that were first announced in some time."""

    site: str
    announced: int
    fates: dict[str, int]
    """Number of links for each of ``FATES``; they add up to ``announced``."""
    examples: tuple[Example, ...]


def coverage(
    connection: Connection, *, site: str | None, since: datetime | None, until: datetime | None
) -> list[Coverage]:
    """The coverage of each site, in order of name, over links first announced in ``[since, until)``."""
    conditions: list[Any] = [Link.site == site] if site else []
    if since is not None:
        conditions.append(Link.first_seen_at >= since)
    if until is not None:
        conditions.append(Link.first_seen_at < until)
    counted: dict[str, dict[str, int]] = {}
    counts = select(Link.site, Link.outcome, func.count().label("links")).where(*conditions)
    for row in connection.execute(counts.group_by(Link.site, Link.outcome).order_by(Link.site)):
        fates = counted.setdefault(row.site, dict.fromkeys(FATES, 0))
        fates[_FATE_OF[Outcome(row.outcome) if row.outcome else None]] += row.links
    return [
        Coverage(
            site=name,
            announced=sum(fates.values()),
            fates=fates,
            examples=tuple(_examples(connection, [*conditions, Link.site == name], fates)),
        )
        for name, fates in counted.items()
    ]


def _examples(connection: Connection, conditions: list[Any], fates: dict[str, int]) -> list[Example]:
    """The newest few links of each fate that wants an explanation."""
    found = []
    for fate in _WITH_EXAMPLES:
        if not fates[fate]:
            continue
        meant = Link.outcome.is_(None) if FATES[fate] == (None,) else Link.outcome.in_(FATES[fate])
        rows = select(Link.url, Link.outcome, Link.detail).where(*conditions, meant).order_by(Link.id.desc())
        for row in connection.execute(rows.limit(_EXAMPLES)):
            outcome = Outcome(row.outcome) if row.outcome else None
            found.append(Example(fate=fate, url=row.url, outcome=outcome, detail=row.detail))
    return found
