"""What a check found, and how it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

Mend = Callable[[Connection, list[Any]], None]
"""Puts right the rows with these ids, from what the database holds at that moment; harmless where all is right."""
_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it must be, in however many rows."""

    words: str
    rows: int
    examples: tuple[str, ...]
    """The first few of the rows, as a person knows them: addresses, mostly."""
    ids: list[Any] = field(repr=False)
    mend: Mend | None = None
    """``None`` where only a person can tell what is right."""


Check = Callable[[Connection], Iterator[Finding]]
"""Looks for one kind of fault; gives nothing where all is well."""


def found(words: str, rows: Iterable[Any], mend: Mend | None = None) -> Iterator[Finding]:
    """A finding about rows of an id and an example each, if there are any."""
    ids: list[Any] = []
    examples: list[str] = []
    for row in rows:
        ids.append(row[0])
        if len(examples) < _EXAMPLES:
            examples.append(str(row[1]))
    if ids:
        yield Finding(words=words, rows=len(ids), examples=tuple(examples), ids=ids, mend=mend)


def in_parts(ids: list[Any], size: int = 500) -> Iterator[list[Any]]:
    """The ids in lists that fit into one statement."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
