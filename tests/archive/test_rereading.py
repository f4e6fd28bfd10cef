"""Kept pages read again: what is ours is booked as ours, what is the publisher's as his."""

import pytest
from tests_archive import DAY, HOUR, NOW, a_link, an_article, register
from tests_pages import a_capture

from archive import Outcome, open_archive
from archive.article import Provenance, ViewCount
from archive.errors import PageNotKept

URL = an_article().url
LATER = NOW + DAY


@pytest.fixture
def archive(archive_url, tmp_path):
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as opened:
        register(opened, "hill")
        yield opened


def visit(archive, body=b"page 1", **changes):
    with archive.write() as transaction:
        return transaction.add(an_article(**changes), page=a_capture(body))


def read_again(archive, fields=(), page=None, **changes):
    page = page or archive.page(URL)
    article = an_article(fetched_at=page.fetched_at, **{"rules_digest": "rules-2", **changes})
    with archive.write() as transaction:
        return transaction.add_again(article, page, at=LATER, fields=fields)


def history(archive):
    return [(one.cause, one.headline, one.changed_fields) for one in archive.revisions(URL)]


def test_what_is_read_better_is_a_revision_of_ours(archive):
    visit(archive)
    assert read_again(archive, headline="Bridge opens at last") is Outcome.REVISED
    assert history(archive)[1:] == [("rules", "Bridge opens at last", ("headline",))]
    assert archive.get(URL).headline == "Bridge opens at last"
    assert archive.get(URL).last_seen_at == NOW
    assert archive.get(URL).last_changed_at == LATER
    assert archive.page(URL, revision=2).page_id == archive.page(URL, revision=1).page_id
    assert [change.kind for change in archive.changes()] == ["new", "revised"]


def test_what_reads_the_same_is_no_revision_and_lets_the_next_edit_be_the_publishers(archive):
    visit(archive)
    assert read_again(archive) is Outcome.UNCHANGED
    visit(archive, b"page 2", headline="Edited", fetched_at=LATER, page_digest="page-2", rules_digest="rules-2")
    assert history(archive)[1:] == [("publisher", "Edited", ("headline",))]


def test_only_the_named_fields_are_taken_over(archive):
    place = {name: Provenance(place="meta", raw="x") for name in ("headline", "byline", "body")}
    visit(archive)
    better = {"headline": "Better", "byline": "Bo Ray", "authors": ("Bo Ray",), "section": "Hills", "provenance": place}
    assert read_again(archive, fields=("byline", "section"), **better) is Outcome.REVISED
    newest = archive.revisions(URL)[-1]
    assert (newest.headline, newest.changed_fields) == ("Bridge opens", ("byline", "authors", "section"))
    assert {name: one["place"] for name, one in newest.provenance.items()} == {
        "headline": "generic h1",
        "byline": "meta",
    }
    assert read_again(archive, **better) is Outcome.REVISED  # the rest has waited
    assert archive.revisions(URL)[-1].changed_fields == ("headline",)


def asks_first(archive, **changes):
    with archive.write() as transaction:
        return transaction.page_to_read_first(an_article(**changes))


def test_a_kept_page_is_read_first_only_where_page_and_rules_have_both_changed(archive):
    both = {"headline": "Edited", "page_digest": "page-2", "rules_digest": "rules-2"}
    assert asks_first(archive, **both) is None  # nothing is known of it
    visit(archive)
    kept = asks_first(archive, **both)
    assert kept is not None
    assert kept.page_id == archive.page(URL).page_id
    assert asks_first(archive, **{**both, "headline": "Bridge opens"}) is None
    assert asks_first(archive, **{**both, "page_digest": "page-1"}) is None
    assert asks_first(archive, **{**both, "rules_digest": "rules-1"}) is None


def test_an_edit_and_a_mended_rule_in_one_visit_are_two_revisions(archive):
    visit(archive)
    new = an_article(headline="Edited", byline="Bo Ray", fetched_at=LATER, page_digest="page-2", rules_digest="rules-2")
    with archive.write() as transaction:
        kept = transaction.page_to_read_first(new)
        ours = an_article(byline="Bo Ray", fetched_at=kept.fetched_at, rules_digest="rules-2")
        transaction.add_again(ours, kept, at=LATER)
        transaction.add(new, page=a_capture(b"page 2"))
    assert history(archive)[1:] == [("rules", "Bridge opens", ("byline",)), ("publisher", "Edited", ("headline",))]


def test_a_page_that_is_not_the_newest_any_more_is_left_alone(archive):
    visit(archive)
    old = archive.page(URL)
    visit(archive, b"page 2", headline="Edited", fetched_at=NOW + HOUR, page_digest="page-2")
    assert read_again(archive, page=old, headline="Bridge opens at last") is None
    assert len(archive.revisions(URL)) == 2


def test_an_article_that_was_taken_down_is_not_read_again(archive):
    visit(archive)
    page = archive.page(URL)
    archive.take_down(URL, reason="court order", at=LATER)
    assert archive.pages_to_read(first=1, last=99) == []
    assert read_again(archive, page=page, headline="Back") is Outcome.TAKEN_DOWN


def test_a_series_of_view_counts_is_put_right(archive):
    for number, count in enumerate([5, 5, 9]):
        views = ViewCount(count=5, raw="5 comments")
        visit(archive, b"page %d" % count, fetched_at=NOW + number * HOUR, views=views)
    shown = [ViewCount(count=count, raw=f"{count} views") for count in (100, 100, 140)]
    pages = archive.pages(URL)
    assert archive.needs_views_again(pages[0], shown[0])
    with archive.write() as transaction:
        assert transaction.observe_again(list(zip(pages, shown, strict=True)), at=LATER)
    assert [(one.count, one.raw, one.own_visits) for one in archive.views(URL)] == [
        (100, "100 views", 1),
        (140, "140 views", 2),
    ]
    assert (archive.get(URL).views, archive.get(URL).views_at) == (140, NOW + 2 * HOUR)
    assert not any(map(archive.needs_views_again, pages, shown))
    with archive.write() as transaction:
        assert transaction.observe_again([(page, None) for page in pages], at=LATER)
    assert archive.views(URL) == []
    assert archive.get(URL).views is None


def test_pages_are_found_by_article_site_and_time(archive):
    register(archive, "harbour")
    visit(archive, b"page 2", fetched_at=NOW + HOUR)
    visit(archive)  # taken in later, as an older one
    visit(archive, b"other", url="https://harbour.example/a", site="harbour", fetched_at=NOW + 2 * HOUR)
    with archive.write() as transaction:
        transaction.add(an_article(url="https://hill.example/none"), link=a_link("https://hill.example/none"))
    first, last = archive.articles_with_pages()
    found = archive.pages_to_read(first=first, last=last)
    assert [(page.site, page.fetched_at) for page in found] == [("hill", NOW + HOUR), ("harbour", NOW + 2 * HOUR)]
    assert [page.site for page in archive.pages_to_read(first=first, last=last, site="harbour")] == ["harbour"]
    assert [page.site for page in archive.pages_to_read(first=first, last=last, since=NOW + 2 * HOUR)] == ["harbour"]
    assert archive.articles_with_pages("nowhere") is None


def test_a_page_that_shows_an_older_content_is_not_taken_for_the_newest(archive):
    visit(archive)
    old = archive.page(URL)
    archive.add(an_article(headline="Edited", fetched_at=NOW + HOUR, page_digest="page-2"))  # its page was not kept
    with pytest.raises(PageNotKept):
        archive.page(URL)
    assert archive.pages_to_read(first=1, last=99) == []
    assert asks_first(archive, headline="Again", page_digest="page-3", rules_digest="rules-2") is None
    assert read_again(archive, page=old, headline="Bridge opens at last") is None
    visit(archive, b"page 4", headline="Edited", fetched_at=LATER, page_digest="page-4")
    assert archive.page(URL).fetched_at == LATER
