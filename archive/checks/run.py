"""All checks, one after the other, over one state of the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select

from archive.checks import contents, feed, keys, links, rows, search, stories, takedowns
from archive.checks.finding import Check, Finding
from archive.checks.pages import checks_of_pages
from archive.dialects import patient, snapshot
from archive.models import Alias, Article, Base, Change, Link, Revision
from archive.opening import begin
from archive.pages import PagesFolder

PARTS: dict[str, tuple[Check, ...]] = {
    "file": (rows.the_file,),
    "orphans": (rows.orphans,),
    "takedowns": (takedowns.audit, takedowns.leftovers),
    "keys": (
        keys.keys_of_articles,
        keys.articles_and_aliases,
        keys.keys_of_aliases,
        keys.keys_of_links,
        keys.links_and_aliases,
    ),
    "revisions": (contents.numbers,),
    "digests": (contents.digests, contents.repeated),
    "view_counts": (contents.view_counts,),
    "links": (links.outcomes,),
    "search": (search.documents, search.texts),
    "stories": (stories.members, stories.bands),
    "changes": (feed.told_as_new, feed.told_as_revised, feed.told_as_gone),
}
"""By what is checked, in the order in which it can be mended: what others rest on comes first."""

_ROUNDS = 3
"""How often it is mended: what was put right may show that something else is not."""
_COUNTED: tuple[type[Base], ...] = (Article, Alias, Revision, Link, Change)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was looked at and found."""

    counts: dict[str, int]
    """Table to number of its rows."""
    findings: dict[str, list[Finding]]
    """Name of each part to what is wrong there; empty where all is well."""
    mended: dict[str, list[Finding]]
    """The same for what was wrong and was put right."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong, or nothing any more."""
        return not any(self.findings.values())


def check_all(
    engine: Engine,
    *,
    pages: PagesFolder | None = None,
    repair: bool = False,
    tell: Callable[[str], None] | None = None,
) -> CheckReport:
    """Check an archive, and with ``repair`` mend what can be mended, and check it again.

    It reads one state of the archive, whoever writes meanwhile; mending waits for writers as they do for each other.
    With ``pages``, each kept page is read. ``tell`` hears the name of each part before it is looked at.
    """
    parts = {**PARTS, "pages": checks_of_pages(pages)}
    counts, before = _look(engine, parts, tell)
    after = before
    for _ in range(_ROUNDS if repair else 0):
        if not any(finding.mend for found in after.values() for finding in found):
            break
        _mend(engine, after)
        counts, after = _look(engine, parts, tell)
    left = {part: {finding.words for finding in found} for part, found in after.items()}
    mended = {part: [one for one in found if one.words not in left[part]] for part, found in before.items()}
    return CheckReport(counts=counts, findings=after, mended={part: found for part, found in mended.items() if found})


def _look(
    engine: Engine, parts: dict[str, tuple[Check, ...]], tell: Callable[[str], None] | None
) -> tuple[dict[str, int], dict[str, list[Finding]]]:
    findings = {}
    with engine.connect() as connection:
        snapshot(connection)
        patient(connection)
        for part, checks in parts.items():
            if tell is not None:
                tell(part)
            findings[part] = [finding for check in checks for finding in check(connection)]
        return _counts(connection), findings


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table.__tablename__: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in _COUNTED
    }


def _mend(engine: Engine, findings: dict[str, list[Finding]]) -> None:
    with engine.connect() as connection:
        begin(connection, write=True)
        patient(connection)
        for found in findings.values():
            for finding in found:
                if finding.mend is not None:
                    finding.mend(connection, finding.ids)
        connection.commit()
