"""Near-copies are one story: who had it first, and what becomes of it when articles change, come together or part."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from tests_archive import HOUR, NOW, an_article, register, words
from tests_support import ROOT

from archive import Outcome, open_archive
from archive.article import Precision
from archive.changes import ChangeKind
from archive.signatures import band_hashes, likeness, period_of, shingles_of, signature_of

SITES = ("hill", "harbour", "shore", "vale", "moor")


@pytest.fixture
def five(archive):
    register(archive, *SITES)
    return archive


def put(archive, site, body, *, hours=0, name="a", **fields):
    at = NOW + hours * HOUR
    published = replace(an_article().published, at=at) if fields.pop("dated", True) else None
    url = f"https://{site}.example/{name}"
    fields = {"published": published, "fetched_at": at + HOUR, "headline": f"{site} {name}", **fields}
    return archive.add(an_article(url=url, site=site, body=body, **fields))


def roles(archive, site="hill", name="a"):
    members = archive.story(f"https://{site}.example/{name}")
    return {one.article.site: (one.role, one.reason) for one in members}


def story_of(archive, site, name="a"):
    return archive.get(f"https://{site}.example/{name}").story_id


def mixed(one, other, share):
    """A text of which the first part is of one, and the rest of another."""
    left, right = one.split(), other.split()
    cut = int(len(left) * share)
    return " ".join(left[:cut] + right[cut:])


def test_the_earliest_credible_time_makes_the_origin(five):
    wire = words("wire")
    put(five, "hill", wire, hours=5)
    put(five, "harbour", wire, hours=2)
    put(five, "shore", wire, hours=9)
    assert roles(five) == {"harbour": ("origin", "earliest"), "hill": ("copy", "later"), "shore": ("copy", "later")}


def test_a_day_without_an_hour_is_not_earlier_than_an_hour_of_it(five):
    wire, day = words("wire"), replace(an_article().published, at=NOW.replace(hour=0), precision=Precision.DAY)
    put(five, "hill", wire, hours=11, published=day)
    put(five, "harbour", wire, hours=3)
    assert roles(five)["harbour"] == ("origin", "earliest")


def test_without_a_time_that_can_be_believed_it_is_who_was_seen_first(five):
    wire = words("wire")
    ahead = replace(an_article().published, at=NOW + 30 * HOUR)
    put(five, "hill", wire, hours=2, published=ahead)
    put(five, "harbour", wire, hours=4, dated=False)
    assert roles(five) == {"hill": ("origin", "first_seen"), "harbour": ("copy", "later")}


def test_whom_the_others_credit_is_the_origin(five):
    wire = words("wire")
    put(five, "hill", wire, hours=1, agency="Shore")
    put(five, "shore", wire, hours=6)
    put(five, "vale", wire, hours=8)
    assert roles(five) == {"shore": ("origin", "agency"), "hill": ("copy", "agency"), "vale": ("copy", "later")}
    put(five, "moor", wire, hours=0, agency="PTI")
    assert roles(five)["moor"] == ("copy", "agency")
    with five._read() as connection:
        rows = connection.exec_driver_sql("SELECT site, role, reason FROM v_stories WHERE role = 'origin'").all()
    assert [tuple(row) for row in rows] == [("shore", "origin", "agency")]


def test_two_stories_that_turn_out_to_be_one_keep_the_older_id(five):
    one, other = words("one", 200), words("other", 200)
    put(five, "hill", one)
    put(five, "harbour", one, hours=1)
    put(five, "shore", other, hours=2)
    put(five, "vale", other, hours=3)
    first, second = story_of(five, "hill"), story_of(five, "shore")
    assert len({first, second, None}) == 3
    mark = max(one.seq for one in five.changes())
    put(five, "moor", f"{one} {other}", hours=4)
    assert {story_of(five, site) for site in SITES} == {first}
    told = [one.url for one in five.changes(mark, kinds=["story"])]
    assert sorted(told) == [f"https://{site}.example/a" for site in ("moor", "shore", "vale")]
    with five._read() as connection:
        rows = connection.exec_driver_sql("SELECT id, merged_into FROM stories ORDER BY id").all()
    assert [tuple(row) for row in rows] == [(first, None), (second, first)]


def test_a_story_falls_apart_when_what_held_it_together_changes(five):
    one, other = words("one", 200), words("other", 200)
    for hours, (site, body) in enumerate(zip(SITES, (one, one, other, other, f"{one} {other}"), strict=True)):
        put(five, site, body, hours=hours)
    story = story_of(five, "hill")
    assert {story_of(five, site) for site in SITES} == {story}
    put(five, "moor", words("third", 200), hours=10)
    assert story_of(five, "moor") is None
    assert story_of(five, "hill") == story_of(five, "harbour") == story
    assert story_of(five, "shore") == story_of(five, "vale") not in (None, story)
    assert roles(five, "shore") == {"shore": ("origin", "earliest"), "vale": ("copy", "later")}
    put(five, "moor", f"{one} {other}", hours=20)
    assert {story_of(five, site) for site in SITES} == {story}


def test_an_article_that_becomes_another_text_leaves_its_story(five):
    wire = words("wire")
    put(five, "hill", wire)
    put(five, "harbour", wire, hours=1)
    assert put(five, "harbour", words("other"), hours=5) is Outcome.REVISED
    assert roles(five) == {}
    assert story_of(five, "hill") is story_of(five, "harbour") is None
    assert [str(one.kind) for one in five.changes()].count("story") == 4


def test_copies_of_one_batch_and_of_the_weeks_around_are_found(five):
    wire = words("wire")
    five.add_all([an_article(url=f"https://{site}.example/a", site=site, body=wire) for site in SITES[:3]])
    put(five, "vale", wire, hours=24 * 27)
    put(five, "moor", wire, hours=24 * 90)
    assert set(roles(five)) == set(SITES[:4])


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("first_to_end", [0, 1])
def test_copies_that_two_writers_enter_at_the_same_moment_are_one_story(five, archive_url, first_to_end):
    wire = words("wire")
    with open_archive(archive_url) as other:
        writing = [one.write() for one in (five, other)]
        for site, transaction in zip(SITES, [one.__enter__() for one in writing], strict=False):
            transaction.add(an_article(url=f"https://{site}.example/a", site=site, body=wire))
            transaction.flush()
        writing.pop(first_to_end).__exit__(None, None, None)
        writing.pop().__exit__(None, None, None)
    assert set(roles(five)) == set(SITES[:2])
    assert [one.kind for one in five.changes(0)].count(ChangeKind.STORY) == 2


def test_a_band_that_everybody_has_is_full_and_copies_are_found_nevertheless(five, monkeypatch):
    from archive import stories

    monkeypatch.setattr(stories, "_FULL_BAND", 3)
    wire = words("wire")
    for number in range(8):
        put(five, SITES[number % 2], f"{wire} {words(number, 12)}", hours=number, name=str(number))
    assert len(five.story("https://hill.example/0")) == 8
    with five._read() as connection:
        most = connection.exec_driver_sql("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM bands GROUP BY hash) AS x")
        assert most.scalar_one() <= 4
    assert five.check().is_clean


def test_what_editors_put_around_a_text_is_left_out():
    text = "\n\n".join(words(number, 50) for number in range(5))
    lede, rest = text.split("\n\n", 1)
    around = (
        f"{words('x', 45)}\n\nAlso read\n\n{rest}\n\nFollow us at https://t.me/hill or @hillpost for more of the news"
    )
    assert list(shingles_of(text)) == list(shingles_of(around)) == list(shingles_of(rest.replace("\n\n", " ")))
    assert signature_of("too short") is None


def test_signatures_are_the_same_in_every_process_and_version():
    code = "from archive.signatures import *; import sys; print(signature_of(sys.argv[1]).hex())"
    text = words("golden", 200)
    other = subprocess.run([sys.executable, "-c", code, text], cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == signature_of(text).hex()
    assert signature_of(text).hex()[:32] == GOLDEN
    hashes = band_hashes(signature_of(text), period_of(NOW))
    assert len(set(hashes)) == 32
    assert all(0 < value < 2**47 for value in hashes)
    assert likeness(signature_of(text), signature_of(mixed(text, words("other", 200), 0.5))) > 0.2


GOLDEN = "101c2f12d6772a0c59977e0d171b6d0a"


def test_near_copies_are_found_and_unrelated_reports_are_not():
    """A short run of what benchmarks/copies.py does for long."""
    code = [sys.executable, str(ROOT / "benchmarks" / "copies.py"), "12", "--json"]
    figures = json.loads(subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert set(figures) == {"en", "hi", "bn", "ur", "zh"}
    for language, found in figures.items():
        assert found["recall"] >= 0.95, (language, found)
        assert found["precision"] >= 0.99, (language, found)
