"""How a crawl ended: from what was counted to one word, one sentence and one exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.crawls import Outcome, Verdict

EXIT_CODES = {
    Verdict.OK: 0,
    Verdict.EMPTY: 10,
    Verdict.DEGRADED: 11,
    Verdict.DRIFTED: 12,
    Verdict.BLOCKED: 13,
    Verdict.FAILED: 15,
    Verdict.HELD: 16,
}
EXIT_USAGE = 2
EXIT_ARCHIVE = 14
EXIT_OUTPUT = 74  # EX_IOERR of sysexits.h
"""The archive could not be opened or written to: nothing of the crawl is known for certain."""

EXIT_HELD = EXIT_CODES[Verdict.HELD]

ALL_IS_WELL = "all is well"
"""The words for a crawl of which there is nothing to say, or with which remarks begin."""

_SEVERITY = [0, EXIT_HELD, 10, 11, 12, 13, 15, EXIT_ARCHIVE, EXIT_USAGE]
_NO_ARTICLES = (Outcome.NOT_AN_ARTICLE, Outcome.GONE, Outcome.FORBIDDEN_BY_ROBOTS, Outcome.FAILED, Outcome.BLOCKED)
_SEVERAL = 5
"""Pages from which it is no accident that none of them is an article."""
_TOLERATED_FAILURES = 0.1
"""Share of pages that may fail before a crawl is called degraded: sites have dead links."""


@dataclass(slots=True)
class Tally:
    """What one crawl counts while it works."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    announced: int = 0
    """Links that sources announced, known ones included."""
    sources_read: int = 0
    sources_unchanged: int = 0
    sources_failed: int = 0
    sources_blocked: int = 0
    errors: int = 0
    """Exceptions in our own code."""
    revisits: int = 0
    """Known pages that were looked at again."""
    archive_error: str | None = None
    held: str | None = None
    """Who has the lease on the site, if it is not this crawl."""
    silence: str | None = None
    """Words for a site that brings far less than it used to."""
    in_vain: Mapping[str, int] | None = None
    """What became of all links of a site of which no article is known, by outcome; ``None`` where one is."""
    alarms: int = 0
    """Fields of the site that are not any more what they used to be."""
    complaints: list[str] = field(default_factory=list)
    """The first few things that went wrong, in words."""
    remarks: list[str] = field(default_factory=list)
    """What an operator should know of a crawl that went well."""

    @property
    def announces_nothing(self) -> bool:
        """Whether the sources were read, and announced no article at all."""
        fetched = sum(self.outcomes.values())
        return not fetched and not self.announced and not self.sources_unchanged and bool(self.sources_read)

    @property
    def won_nothing(self) -> bool:
        """Whether several pages were looked at, nothing of what was announced is known, and none was an article.

        On a site that is known some links of a day may all lead elsewhere; one of which nothing is known is misread.
        """
        fetched = sum(self.outcomes.values())
        lost = sum(self.outcomes[one] for one in _NO_ARTICLES)
        return fetched >= _SEVERAL and lost == fetched and self.announced <= fetched

    @property
    def found_articles(self) -> bool:
        """Whether any page turned out to be an article."""
        return any(self.outcomes[one] for one in (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.DUPLICATE))

    @property
    def stands_still(self) -> bool:
        """Whether every source that was asked is the same as the time before."""
        others = self.sources_read + self.sources_failed + self.sources_blocked
        return bool(self.sources_unchanged) and not others

    @property
    def asked_sources(self) -> bool:
        """Whether any source was asked, whatever it answered."""
        return bool(self.sources_read + self.sources_unchanged + self.sources_failed + self.sources_blocked)

    def complain(self, words: str) -> None:
        """Keep the words of a fault; the first ones tell most, so later ones are only counted elsewhere."""
        if len(self.complaints) < 5:
            self.complaints.append(words)

    def remark(self, words: str) -> None:
        """Say something once that is no fault."""
        if words not in self.remarks and len(self.remarks) < 5:
            self.remarks.append(words)

    def as_counts(self) -> dict[str, int]:
        """All counts that are not zero, by name, for the archive and the report."""
        counts = {
            "announced": self.announced,
            "sources_read": self.sources_read,
            "sources_unchanged": self.sources_unchanged,
            "sources_failed": self.sources_failed + self.sources_blocked,
            "errors": self.errors,
            "revisits": self.revisits,
        }
        counts |= {str(outcome): count for outcome, count in self.outcomes.items()}
        return {name: count for name, count in counts.items() if count}


def judge(tally: Tally, *, finish_reason: str) -> tuple[Verdict, str]:
    """The verdict on a crawl and a sentence that says why.

    ``finish_reason`` is Scrapy's: ``finished`` and ``max_items`` are a full crawl, ``shutdown`` is one that
    a person or a machine broke off in good order, ``blocked`` and ``asked_to_wait`` are our own, everything
    else is a fault.
    """
    if tally.held:
        return Verdict.HELD, tally.held
    if tally.archive_error:
        return Verdict.FAILED, f"the archive failed: {tally.archive_error}"
    if finish_reason in {"blocked", "asked_to_wait"}:
        return Verdict.BLOCKED, _because("the site wants to be left alone; what is pending waits", tally)
    if finish_reason not in {"finished", "max_items", "shutdown"}:
        return Verdict.FAILED, _because(f"the crawl broke off ({finish_reason})", tally)
    reached = tally.sources_read + tally.sources_unchanged
    asked = reached + tally.sources_failed + tally.sources_blocked
    fetched = sum(tally.outcomes.values())
    failed = tally.outcomes[Outcome.FAILED]
    blocked = tally.outcomes[Outcome.BLOCKED]
    if asked and not reached:
        if tally.sources_blocked:
            return Verdict.BLOCKED, _because("the site refused all of its sources", tally)
        return Verdict.FAILED, _because("no source could be read", tally)
    if fetched and blocked > fetched / 2:
        return Verdict.BLOCKED, _because(f"the site refused {blocked} of {fetched} pages", tally)
    if fetched and failed == fetched:
        return Verdict.FAILED, _because(f"none of {fetched} pages could be read", tally)
    verdict, words = _judge_parts(tally, fetched=fetched, failed=failed + blocked)
    if finish_reason == "shutdown" and verdict is Verdict.OK:
        return verdict, "stopped by a signal; what is pending is fetched by the next crawl"
    return verdict, words


def _judge_parts(tally: Tally, *, fetched: int, failed: int) -> tuple[Verdict, str]:
    """The verdict on a crawl that reached its site."""
    faults = []
    if tally.errors:
        faults.append(f"{tally.errors} errors in our own code")
    if tally.sources_failed + tally.sources_blocked:
        faults.append(f"{tally.sources_failed + tally.sources_blocked} sources could not be read")
    if fetched and failed > fetched * _TOLERATED_FAILURES:
        faults.append(f"{failed} of {fetched} pages failed")
    if tally.silence:
        faults.append(tally.silence)
    if faults:
        return Verdict.DEGRADED, _because(", ".join(faults), tally)
    if tally.alarms:
        words = "1 field is" if tally.alarms == 1 else f"{tally.alarms} fields are"
        return Verdict.DRIFTED, _because(f"{words} not what they used to be: see newscrawl health", tally)
    if tally.announces_nothing:
        return Verdict.EMPTY, _remarked("the sources were read and announced no article", tally)
    if tally.won_nothing:
        return Verdict.EMPTY, _remarked(f"none of {fetched} pages is an article: {_counted(tally.outcomes)}", tally)
    if tally.in_vain is not None and tally.asked_sources:
        links = _counted(tally.in_vain) or "none was announced"
        return Verdict.EMPTY, _remarked(f"not one article of the site is known, of all its links: {links}", tally)
    return Verdict.OK, _remarked(ALL_IS_WELL, tally)


def _counted(outcomes: Mapping[Any, int]) -> str:
    commonest = Counter(outcomes).most_common()
    return ", ".join(f"{count} {str(outcome).replace('_', ' ')}" for outcome, count in commonest)


def _remarked(words: str, tally: Tally) -> str:
    return "; ".join([words, *tally.remarks])


def _because(words: str, tally: Tally) -> str:
    return f"{words}: {'; '.join(tally.complaints)}" if tally.complaints else words


def worst(codes: Iterable[int]) -> int:
    """The exit code that stands for several crawls: that of the one which went worst."""
    return max(codes, key=lambda code: _SEVERITY.index(code) if code in _SEVERITY else 99, default=0)
