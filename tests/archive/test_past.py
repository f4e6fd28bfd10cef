"""Pages that others fetched long ago: put where they belong, in whatever order they come."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

from sqlalchemy import text
from tests_archive import HOUR, NOW, a_link, an_article, register
from tests_pages import a_capture

from archive import open_archive
from archive.article import ViewCount
from archive.crawls import Outcome, SiteFacts

LATER = NOW + timedelta(days=30)


def capture(hours, body, views=None):
    at = NOW + hours * HOUR
    count = ViewCount(count=views, raw=f"{views} views", rounded=False) if views else None
    return an_article(body=body, fetched_at=at, page_digest=f"page {body}", views=count)


def take_in(archive, *articles, heard_at=LATER):
    with archive.write() as transaction:
        return [transaction.add_past(one, link=a_link(one.url), at=heard_at) for one in articles]


def history(archive, url):
    with archive.write() as transaction:
        connection = transaction._connection
        (article,) = connection.execute(text("SELECT id FROM articles WHERE url = :url"), {"url": url}).scalars()
        queries = (
            "SELECT number, cause, seen_at, body, changed_fields FROM revisions WHERE article_id = :id ORDER BY number",
            "SELECT seen_at, count FROM view_observations WHERE article_id = :id ORDER BY 1",
            """SELECT revision, published_at, first_seen_at, last_seen_at, last_changed_at, views, views_at
            FROM articles WHERE id = :id""",
            "SELECT outcome IN ('new', 'revised', 'unchanged'), settled_at FROM links WHERE article_id = :id",
        )
        return [connection.execute(text(query), {"id": article}).fetchall() for query in queries]


def test_the_order_in_which_captures_come_in_decides_nothing(archive):
    captures = [capture(0, "It is open.", 5), capture(1, "It is shut.", 7), capture(2, "It is shut.", 7)]
    captures += [capture(3, "It is open again.", 9)]
    register(archive, "hill")
    found = {}
    for order in permutations(range(4)):
        url = f"https://hill.example/{''.join(map(str, order))}-bridge"
        for index in order:
            take_in(archive, replace(captures[index], url=url))
        assert archive.get(url).body == "It is open again."
        found[order] = history(archive, url)
    assert not any(archive.check().findings.values())
    expected = found[0, 1, 2, 3]
    assert [row[3] for row in expected[0]] == ["It is open.", "It is shut.", "It is open again."]
    for order, rows in found.items():
        assert rows == expected, order


def test_the_order_decides_not_how_often_we_looked_either_where_pages_are_kept(archive_url, tmp_path):
    captures = [
        capture(0, "It is open.", 5),
        capture(1, "It is open.", 5),
        capture(2, "It is open."),
        capture(3, "It is shut.", 9),
    ]
    captures.append(capture(9, "It is shut.", 12))
    found = {}
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as archive:
        register(archive, "hill")
        for order in [*permutations(range(4)), (3, 1, 0, 0, 1, 2, 3)]:  # at last files that are read once more
            url = f"https://hill.example/{''.join(map(str, order))}-seen"
            with archive.write() as transaction:
                for index in (*order, 4):
                    one = replace(captures[index], url=url)
                    page = a_capture(one.body.encode(), url=url, at=one.fetched_at)
                    transaction.add_past(one, link=a_link(url), at=LATER, page=page)
            found[order] = [(seen.count, seen.own_visits) for seen in archive.views(url)]
    assert {tuple(series) for series in found.values()} == {((5, 1), (9, 3), (12, 1))}, found


def test_a_time_of_change_never_falls_behind_what_was_read_again(archive_url, tmp_path):
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as archive:
        register(archive, "hill")
        url, read_at = a_link().url, NOW + 300 * HOUR
        for hours in (0, 100):
            with archive.write() as transaction:
                article = replace(capture(hours, "It is badly read."), rules_digest="old")
                transaction.add(article, page=a_capture(b"As it was", at=article.fetched_at))
        with archive.write() as transaction:
            better = replace(capture(100, "It is well read."), page_digest=article.page_digest, rules_digest="new")
            assert transaction.add_again(better, archive.page(url), at=read_at) is Outcome.REVISED
        for hours, body in ((50, "It is well read."), (120, "It is edited."), (130, "It is well read.")):
            take_in(archive, replace(capture(hours, body), rules_digest="new"))
            assert archive.get(url).last_changed_at == read_at
        read_again = [one.seen_at for one in archive.revisions(url) if one.cause == "rules"]
        assert read_again == [read_at]
        assert not any(archive.check().findings.values())


def test_a_content_of_between_two_visits_does_not_become_the_newest(archive):
    register(archive, "hill")
    for order in permutations(range(3)):
        url = f"https://hill.example/{''.join(map(str, order))}-between"
        captures = [capture(0, "It is open."), capture(5, "It is shut."), capture(10, "It is open.")]
        for index in order:
            take_in(archive, replace(captures[index], url=url))
        assert archive.get(url).body == "It is open.", order
        found = archive.revisions(url)
        assert [one.content["body"] for one in found] == ["It is open.", "It is shut.", "It is open."], order
        assert [(one.cause, one.seen_at, one.repeats) for one in found] == [
            ("first", NOW, None), ("publisher", NOW + 5 * HOUR, None), ("publisher", NOW + 10 * HOUR, 1),
        ], order  # fmt: skip
    assert not any(archive.check().findings.values())


def test_a_capture_older_than_what_a_crawl_saw_leaves_the_newest_content_and_the_link(archive):
    register(archive, "hill")
    with archive.write() as transaction:
        transaction.add(capture(10, "As it is now."), link=a_link())
    (before,) = archive.links()
    assert take_in(archive, capture(1, "As it was.")) == [Outcome.REVISED]
    assert take_in(archive, capture(1, "As it was.")) == [Outcome.UNCHANGED]  # the same file once more
    assert archive.get(a_link().url).body == "As it is now."
    assert [one.content["body"] for one in archive.revisions(a_link().url)] == ["As it was.", "As it is now."]
    assert [one.cause for one in archive.revisions(a_link().url)] == ["first", "publisher"]
    assert archive.links() == [before]


def test_the_feed_names_the_revisions_by_their_new_numbers(archive):
    register(archive, "hill")
    take_in(archive, capture(0, "One."), capture(2, "Three."), capture(1, "Two."))
    told = [(change.kind, change.revision) for change in archive.changes()]
    assert sorted(told) == [("new", 1), ("revised", 2), ("revised", 3)]


def test_a_link_is_due_from_when_it_is_heard_of_and_not_from_years_ago(archive):
    register(archive, "hill")
    take_in(archive, capture(0, "It is open."), heard_at=LATER)
    (link,) = archive.links()
    assert link.due_at > LATER
    with archive.write() as transaction:
        assert not transaction.waiting("hill", at=LATER)


def test_what_was_taken_down_does_not_come_back(archive):
    register(archive, "hill")
    take_in(archive, capture(5, "It is open."))
    archive.take_down(a_link().url, reason="asked for", at=LATER)
    for hours in (1, 9):
        assert take_in(archive, capture(hours, "It was open.")) == [Outcome.TAKEN_DOWN]
    assert not any(archive.check().findings.values())


def test_a_look_in_the_past_settles_only_a_link_that_waits_for_it(archive):
    register(archive, "hill")
    unknown, waiting = a_link("https://hill.example/unknown"), a_link("https://hill.example/waiting")
    with archive.write() as transaction:
        transaction.announce([waiting], at=NOW)
        for link in (unknown, waiting):
            transaction.settle_past(link, Outcome.NOT_AN_ARTICLE, at=NOW)
        transaction.settle_past(waiting, Outcome.GONE, at=NOW - HOUR)
    assert [(link.url, link.outcome) for link in archive.links()] == [(waiting.url, "not_an_article")]


def test_another_address_of_a_known_article_is_a_duplicate(archive):
    register(archive, "hill")
    take_in(archive, capture(0, "It is open."))
    with archive.write() as transaction:
        short = a_link("https://hill.example/s/1")
        assert transaction.led_to(short, a_link().url, at=NOW) is Outcome.DUPLICATE
        assert transaction.led_to(short, a_link().url, at=NOW) is None
        assert transaction.led_to(a_link("https://hill.example/s/2"), "https://hill.example/no", at=NOW) is None
    assert archive.get("https://hill.example/s/1").url == a_link().url


def test_a_site_that_its_own_crawl_described_is_left_as_it_is(archive):
    register(archive, "hill")
    with archive.write() as transaction:
        transaction.know(SiteFacts(name="hill", title="hill.example", homepage="https://other.example/"))
        transaction.know(SiteFacts(name="dale", title="dale.example", homepage="https://dale.example/"))
        article = replace(capture(0, "It is open."), site="dale", url="https://dale.example/x")
        transaction.add_past(article, link=replace(a_link(article.url), site="dale"), at=LATER)
    homepages = {site.name: site.homepage for site in archive.sites()}
    assert homepages["hill"] == "https://hill.example/"
    assert homepages["dale"] == "https://dale.example/"
