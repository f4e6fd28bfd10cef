from collections import Counter

import pytest

from archive.crawls import Outcome, Verdict
from newscrawl.verdict import EXIT_ARCHIVE, Tally, judge, worst


def a_tally(*, outcomes=None, **counts):
    return Tally(outcomes=Counter(outcomes or {}), **counts)


@pytest.mark.parametrize(
    ("tally", "reason", "verdict"),
    [
        (a_tally(sources_read=2, announced=9, outcomes={Outcome.NEW: 9}), "finished", Verdict.OK),
        (a_tally(sources_unchanged=2), "finished", Verdict.OK),
        (a_tally(sources_read=1, announced=30), "finished", Verdict.OK),
        (a_tally(sources_read=1), "finished", Verdict.EMPTY),
        (a_tally(sources_read=1, announced=9, outcomes={Outcome.GONE: 9}), "finished", Verdict.EMPTY),
        (a_tally(sources_read=1, announced=60, outcomes={Outcome.NOT_AN_ARTICLE: 9}), "finished", Verdict.OK),
        (a_tally(sources_read=1, announced=3, outcomes={Outcome.NOT_AN_ARTICLE: 3}), "finished", Verdict.OK),
        (a_tally(sources_unchanged=2, in_vain={}), "finished", Verdict.EMPTY),
        (a_tally(sources_unchanged=2, in_vain={"failed": 12}), "finished", Verdict.EMPTY),
        (a_tally(in_vain={}), "finished", Verdict.OK),
        (a_tally(sources_failed=2), "finished", Verdict.FAILED),
        (a_tally(sources_blocked=1), "finished", Verdict.BLOCKED),
        (a_tally(sources_read=1, sources_failed=1, announced=3), "finished", Verdict.DEGRADED),
        (a_tally(sources_read=1, announced=3, errors=1), "finished", Verdict.DEGRADED),
        (a_tally(sources_read=1, outcomes={Outcome.NEW: 99, Outcome.FAILED: 1}), "finished", Verdict.OK),
        (a_tally(sources_read=1, outcomes={Outcome.NEW: 8, Outcome.FAILED: 2}), "finished", Verdict.DEGRADED),
        (a_tally(sources_read=1, outcomes={Outcome.NEW: 4, Outcome.BLOCKED: 6}), "finished", Verdict.BLOCKED),
        (a_tally(outcomes={Outcome.FAILED: 3}), "finished", Verdict.FAILED),
        (a_tally(sources_read=1, outcomes={Outcome.NEW: 3}), "start_error", Verdict.FAILED),
        (a_tally(sources_read=1, outcomes={Outcome.NEW: 3}), "shutdown", Verdict.OK),
        (a_tally(sources_read=1, archive_error="disk full"), "archive_failed", Verdict.FAILED),
    ],
)
def test_verdicts(tally, reason, verdict):
    assert judge(tally, finish_reason=reason)[0] is verdict


def test_the_first_complaints_stand_in_the_words():
    tally = a_tally(sources_failed=1)
    for number in range(9):
        tally.complain(f"fault {number}")
    _, words = judge(tally, finish_reason="finished")
    assert "fault 0" in words
    assert "fault 8" not in words


def test_the_worst_code_wins():
    assert worst([0, 11, 10]) == 11
    assert worst([15, EXIT_ARCHIVE, 0]) == EXIT_ARCHIVE
    assert worst([]) == 0
