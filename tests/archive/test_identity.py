"""One article is one article: by address, by number, by its text; and two are two, whatever a template declares."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from tests_archive import DAY, HOUR, NOW, a_link, an_article, words

from archive import Outcome, open_archive
from archive.article import LeadImage, Precision
from archive.crawls import Revisit
from archive.errors import ArchiveError
from archive.writer import Writer

OLD, NEW = "https://hill.example/city/bridge-to-open-soon", "https://hill.example/city/bridge-opens-at-last"
TEXT = words("bridge", 200)


def moment(**changes):
    return replace(an_article().published, **changes)


def urls(archive):
    return sorted(one.url for one in archive.find())


def test_the_same_text_at_two_addresses_of_one_site_is_one_article(archive):
    assert archive.add(an_article(url=OLD, body=TEXT)) is Outcome.NEW
    assert archive.add(an_article(url=NEW, body=TEXT, fetched_at=NOW + HOUR)) is Outcome.UNCHANGED
    assert archive.count() == 1
    assert archive.aliases(NEW) == [OLD, NEW]
    assert archive.get(NEW).url == OLD


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("url", "aliases"), [(NEW, [OLD, NEW]), (OLD, [OLD])])
def test_one_article_that_two_writers_add_at_the_same_moment_is_one(archive, archive_url, url, aliases):
    with open_archive(archive_url) as other, ThreadPoolExecutor() as pool:
        with archive.write() as transaction:
            transaction.add(an_article(url=OLD, body=TEXT))
            transaction.flush()
            second = pool.submit(other.add, an_article(url=url, body=TEXT, fetched_at=NOW + HOUR))
            with pytest.raises(TimeoutError):
                second.result(0.2)
        assert second.result() is Outcome.UNCHANGED
    assert (archive.count(), archive.aliases(OLD)) == (1, aliases)


def test_a_slug_that_follows_its_headline_makes_a_revision_and_no_article(archive):
    archive.add(an_article(url=OLD, headline="Bridge to open soon", body=TEXT))
    changed = an_article(
        url=NEW, headline="At last: ferry out of work", body=TEXT, fetched_at=NOW + DAY, page_digest="page-2"
    )
    assert archive.add(changed) is Outcome.REVISED
    newest = archive.revisions(OLD)[-1]
    assert (newest.cause, newest.changed_fields) == ("publisher", ("headline",))
    assert archive.count() == 1


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({}, True),
        ({"headline": "Bridge - opens!"}, True),
        ({"headline": "Other", "published": moment()}, True),  # at the same minute
        ({"headline": "Other", "published": moment(at=NOW + HOUR, local="2025-10-28", precision=Precision.DAY)}, True),
        ({"headline": "Other", "published": None, "image": LeadImage(url="https://hill.example/b.jpg?w=9")}, True),
        ({"headline": "Other", "published": None}, False),
        ({"headline": "Other", "published": moment(at=NOW, local="2025-11-01T12:00")}, False),
        ({"headline": "Other", "body": f"{TEXT} and so on"}, False),
        ({"site": "harbour", "url": "https://harbour.example/bridge"}, False),
    ],
)
def test_the_same_text_needs_another_witness(archive, changes, is_same):
    archive.add(an_article(url=OLD, body=TEXT, image=LeadImage(url="https://hill.example/b.jpg")))
    outcome = archive.add(an_article(**{"url": NEW, "body": TEXT, "fetched_at": NOW + DAY, **changes}))
    assert (outcome is Outcome.NEW) is not is_same
    assert archive.count() == 2 - is_same


def test_a_short_text_proves_nothing(archive):
    teaser = words("subscribe", 40)
    archive.add(an_article(url=OLD, body=teaser))
    assert archive.add(an_article(url=NEW, body=teaser)) is Outcome.NEW
    walled = words("wall", 100)
    day = moment(local="2025-10-28", precision=Precision.DAY)
    for number in range(3):  # the same hundred words before a pay wall, on the same day
        article = an_article(url=f"{OLD}-{number}", headline=f"Story {words(number, 3)}", body=walled, published=day)
        assert archive.add(article) is Outcome.NEW
    assert archive.count() == 5


def test_texts_of_one_batch_are_known_to_each_other_and_earlier_ones_stay_known(archive):
    same = [an_article(url=url, body=TEXT) for url in (OLD, NEW)]
    assert archive.add_all(same) == [Outcome.NEW, Outcome.UNCHANGED]
    archive.add(an_article(url=OLD, body=words("corrected", 200), fetched_at=NOW + HOUR))
    assert archive.add(an_article(url=f"{OLD}-2", body=TEXT, fetched_at=NOW + DAY)) is not Outcome.NEW
    assert archive.count() == 1


def test_the_number_wins_over_slug_and_headline(archive):
    archive.add(an_article(url=f"{OLD}-4711", number="4711", body=words("one", 90)))
    later = an_article(url=f"{NEW}-4711", number="4711", headline="Other", body=words("two", 90), fetched_at=NOW + DAY)
    assert archive.add(later) is Outcome.REVISED
    assert archive.count() == 1


def test_an_address_that_all_pages_declare_is_not_believed(archive):
    declared = "https://hill.example/latest"
    for number in range(3):
        own = f"https://hill.example/{number}"
        article = an_article(
            url=declared,
            addresses=(own, declared),
            headline=f"Of {words(number, 4)}",
            body=words(number, 90),
            published=moment(at=NOW + number * HOUR),
            fetched_at=NOW + DAY,
        )
        assert archive.add(article) is Outcome.NEW
    assert len(urls(archive)) == 3
    assert [archive.get(f"https://hill.example/{number}").headline for number in range(3)] == [
        f"Of {words(number, 4)}" for number in range(3)
    ]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_articles_of_a_series_are_not_one_for_an_address_that_all_declare(archive):
    declared, common = "https://hill.example/latest", words("jewellers add the making charges", 80)
    for day in (1, 2, 3):
        article = an_article(
            url=declared,
            addresses=(f"https://hill.example/{day}", declared),
            headline=f"Gold price today in Chennai, {day} May",
            body=f"{common} {words(day, 12)}",
            published=moment(at=NOW + day * DAY, local=f"2025-11-0{day}T10:00"),
            fetched_at=NOW + 5 * DAY,
        )
        assert archive.add(article) is Outcome.NEW


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_article_that_is_dated_anew_is_no_other(archive):
    archive.add(an_article(url=OLD, body=TEXT))
    again = an_article(url=OLD, addresses=("https://hill.example/app", OLD), headline="Opened", body=f"{TEXT} So.")
    later = moment(at=NOW + DAY, local="2025-11-02T10:00")
    assert archive.add(replace(again, published=later, fetched_at=NOW + DAY)) is Outcome.REVISED


def test_a_declared_address_is_believed_where_the_pages_agree(archive):
    archive.add(an_article(url=OLD, body=TEXT))
    mobile = "https://hill.example/app/view?id=7"
    longer = an_article(url=OLD, addresses=(mobile, OLD), body=f"{TEXT} More to come.", fetched_at=NOW + HOUR)
    assert archive.add(longer) is Outcome.REVISED
    assert archive.get(mobile).url == OLD


def test_an_article_whose_old_address_dies_lives_on_at_the_new_one(archive):
    old, new = a_link(OLD), a_link(NEW)
    with archive.write() as transaction:
        transaction.announce([old, new], at=NOW)
        assert transaction.add(an_article(url=OLD, body=TEXT), link=old) is Outcome.NEW
        again = an_article(url=NEW, body=TEXT, headline="Bridge opens at last", fetched_at=NOW + HOUR)
        assert transaction.add(again, link=new) is Outcome.DUPLICATE
    for day in (2, 3):
        with archive.write() as transaction:
            transaction.settle(old, Outcome.GONE, at=NOW + day * DAY)
    assert (archive.get(OLD).status, archive.get(OLD).url) == ("live", NEW)
    with archive.write() as transaction:
        (waiting,) = transaction.waiting("hill", at=NOW + 4 * DAY, revisit=Revisit.NONE)
        assert waiting.url == NEW
        assert transaction.add(replace(again, fetched_at=NOW + 4 * DAY), link=waiting) is Outcome.REVISED
    assert archive.get(OLD).headline == "Bridge opens at last"
    assert archive.check().is_clean
    for day in (5, 7):
        with archive.write() as transaction:
            transaction.settle(new, Outcome.GONE, at=NOW + day * DAY)
    assert archive.get(NEW).status == "gone"
    assert [str(one.kind) for one in archive.changes()] == ["new", "revised", "gone"]


def test_what_the_database_refuses_when_a_batch_is_written_costs_nobody_else(archive):
    archive.add(an_article(url=OLD))

    def refused(transaction):
        transaction.add(an_article(url=NEW))
        transaction._batch._rows["articles"][-1]["key"] = "hill.example/city/bridge-to-open-soon"

    writer = Writer(archive)
    works = [refused, *(lambda t, n=n: t.add(an_article(url=f"{NEW}-{n}", headline=str(n))) for n in range(3))]
    futures = [writer.do(work) for work in works]
    writer.close()
    with pytest.raises(ArchiveError):
        futures[0].result()
    assert [future.result() for future in futures[1:]] == [Outcome.NEW] * 3
    assert archive.count() == 4


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_where_one_spelling_is_dead_another_that_is_announced_is_tried_and_stays(archive):
    dead, alive = a_link("https://hill.example/news/8000"), a_link("https://hill.example/news/8000/")
    with archive.write() as transaction:
        assert transaction.announce([dead], at=NOW) == [dead]
        transaction.settle(dead, Outcome.GONE, at=NOW)
        assert transaction.announce([dead], at=NOW) == []
        (link,) = transaction.announce([dead, alive], at=NOW)
        assert link.url == alive.url
        article = an_article(url="https://hill.example/news/8000", published=moment(at=NOW), fetched_at=NOW)
        assert transaction.add(article, link=link) is Outcome.NEW
        (due,) = transaction.waiting("hill", at=NOW + DAY)
        assert due.url == alive.url


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_spellings_that_are_all_dead_are_not_tried_for_ever(archive):
    spelled = [a_link(f"https://hill.example/news/8000{end}") for end in ("", "/")]
    looks = 0
    for quarter in range(9):
        with archive.write() as transaction:
            for link in transaction.announce(spelled, at=NOW + quarter * HOUR / 4):
                looks += 1
                transaction.settle(link, Outcome.GONE, at=NOW + quarter * HOUR / 4)
    assert looks <= 5


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_links_that_all_were_in_vain_are_told_until_there_is_an_article(archive):
    lost, pending, late = (a_link(f"{OLD}-{name}") for name in ("lost", "pending", "late"))
    with archive.write() as transaction:
        transaction.announce([lost, pending], at=NOW)
        transaction.settle(lost, Outcome.FAILED, at=NOW)
        assert transaction.in_vain("hill") == {"failed": 1, "pending": 1}
        transaction.settle(late, Outcome.OUT_OF_WINDOW, at=NOW)
        assert transaction.in_vain("hill") is None
        transaction.settle(late, Outcome.NOT_AN_ARTICLE, at=NOW)
        assert transaction.in_vain("hill") is not None
        transaction.add(an_article(url=OLD), link=a_link(OLD))
        assert transaction.in_vain("hill") is None
