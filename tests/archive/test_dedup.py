import pytest

from archive.crawls import Outcome
from archive.dedup import CONTENT_FIELDS, Cause, Reading, content_digest, decide

CONTENT = dict.fromkeys(CONTENT_FIELDS) | {"headline": "Bridge opens", "body": "It is open.", "authors": ["Ann Lee"]}


def a_reading(*, page="page-1", rules="rules-1", **changes):
    return Reading(content=CONTENT | changes, page_digest=page, rules_digest=rules)


def test_what_is_not_known_is_new():
    assert decide(None, a_reading()).outcome is Outcome.NEW


def test_the_same_content_is_unchanged_whatever_else_moved():
    read = a_reading(page="page-2", rules="rules-2", modified_at="2025-11-01", views=7, blocks=[])
    assert decide(a_reading(), read).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("page", "rules", "cause"),
    [
        ("page-2", "rules-1", Cause.PUBLISHER),
        ("page-1", "rules-2", Cause.RULES),
        ("page-2", "rules-2", Cause.UNKNOWN),
    ],
)
def test_a_revision_says_whose_it_is(page, rules, cause):
    decision = decide(a_reading(), a_reading(page=page, rules=rules, headline="Bridge open"))
    assert (decision.outcome, decision.cause, decision.changed_fields) == (Outcome.REVISED, cause, ("headline",))


def test_a_signed_image_address_is_no_change():
    one, other = "https://img.hill.example/a.jpg?sig=1", "https://img.hill.example/a.jpg?sig=2"
    assert decide(a_reading(image_url=one), a_reading(image_url=other)).outcome is Outcome.UNCHANGED
    moved = decide(a_reading(image_url=one), a_reading(image_url="https://img.hill.example/b.jpg"))
    assert moved.changed_fields == ("image_url",)


def test_the_digest_names_its_version_and_agrees_with_the_decision():
    assert content_digest(CONTENT).startswith("1:")
    assert content_digest(CONTENT) == content_digest(CONTENT | {"views": 9})
    assert content_digest(CONTENT) != content_digest(CONTENT | {"body": "It is closed."})
