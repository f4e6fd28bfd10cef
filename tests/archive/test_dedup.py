import pytest

from archive.crawls import Outcome
from archive.dedup import Cause, Reading, decide
from archive.essence import CONTENT_FIELDS, content_digest

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
    assert content_digest(CONTENT).startswith("2:")
    assert content_digest(CONTENT) == content_digest(CONTENT | {"views": 9})
    assert content_digest(CONTENT) != content_digest(CONTENT | {"body": "It is closed."})


@pytest.mark.parametrize(
    ("known", "read"),
    [
        ("It  is\u00a0open.\n\nToday.", "It is open. Today."),
        ("AT&amp;T opens", "AT&T opens"),
        ("AT&T opens", "AT&amp;T opens"),
        ("caf\u00e9", "cafe\u0301"),
        ("It\u2019s \u201copen\u201d \u2013 today\u2026", 'It\'s "open" - today...'),
        ("co\u00adopera\u200btion", "cooperation"),
        ("caf\u00e9 \u2013 \u092a\u0941\u0932", "caf\u00e9 \u2013 \u092a\u0941\u0932".encode().decode("latin-1")),
        ("It\u2019s open", "It\u2019s open".encode().decode("cp1252")),
        ("caf\u00e9 is open", "caf\ufffd is open"),
    ],
)
def test_a_boring_change_makes_no_revision(known, read):
    assert decide(a_reading(body=known), a_reading(page="page-2", body=read)).outcome is Outcome.UNCHANGED
    assert decide(a_reading(tags=[known]), a_reading(page="page-2", tags=[known])).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("known", "read"),
    [
        ("caf\ufffd is open", "caf\u00e9 is open"),  # the page was mended
        ("It\u2019s open".encode().decode("cp1252"), "It\u2019s open"),
        ("caf\u00e9 is open", "caf\ufffd is closed"),
        ("It is open", "It Is open"),
        ("5 < 6", "5 &gt; 6"),
    ],
)
def test_an_edit_or_a_mended_text_makes_one(known, read):
    assert decide(a_reading(body=known), a_reading(page="page-2", body=read)).changed_fields == ("body",)
