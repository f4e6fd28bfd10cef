import csv
import io
import json
import random
import subprocess
import sys
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from tests_support import ROOT

from archive import Article, ArticleNotFound, Link, Outcome, open_archive
from archive.article import Moment, Precision, Provenance, ViewCount, ZoneSource, as_row
from archive.crawls import Revisit, SiteFacts, Verdict
from archive.errors import InvalidArticle
from archive.export import write_csv, write_jsonl
from archive.models import Base
from archive.opening import begin, engine_for, run_steps
from archive.reading import ArchivedArticle
from archive.stories import likeness, signature_of
from archive.views import VIEWS
from archive.writer import Writer

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DESIGNED_COLUMNS = (
    "article_id site url headline description byline authors agency published_at published_local published_precision published_raw "
    "modified_at section tags language body word_count views views_at image_url image_caption image_credit image_disclaimer "
    "story_id revision status first_seen_at last_seen_at last_changed_at"
).split()


def words(seed, count=120):
    return " ".join(
        f"{random.Random(f'{seed}{number}').choice('abcdefgh')}word{number}{seed}" for number in range(count)
    )


def an_article(**changes):
    article = Article(
        url="https://hill.example/bridge",
        site="hill",
        headline="Bridge opens",
        body="It is open.",
        fetched_at=NOW,
        authors=("Ann Lee",),
        byline="Ann Lee",
        published=Moment(
            at=datetime(2025, 10, 28, 4, 30, tzinfo=UTC),
            local="2025-10-28T10:15+05:45",
            precision=Precision.MINUTE,
            zone_source=ZoneSource.SITE,
            raw="28 Oct 2025, 10:15",
        ),
        provenance={"headline": Provenance(place="generic h1", raw="Bridge opens")},
        page_digest="page-1",
        rules_digest="rules-1",
    )
    return replace(article, **changes)


def a_link(url="https://hill.example/bridge", **facts):
    return Link(url=url, site="hill", **facts)


@pytest.fixture
def archive(archive):
    with archive.write() as transaction:
        for name in ("hill", "harbour"):
            transaction.register(SiteFacts(name=name, title=name.title(), homepage=f"https://{name}.example/"))
    return archive


def announce(archive, *links, at=NOW):
    with archive.write() as transaction:
        return transaction.announce(links, at=at)


def add(archive, article, link=None, **facts):
    with archive.write() as transaction:
        return transaction.add(article, link=link, **facts)


def settle(archive, link, outcome, at=NOW, **facts):
    with archive.write() as transaction:
        transaction.settle(link, outcome, at=at, **facts)


def waiting(archive, at=NOW, revisit=Revisit.DUE):
    with archive.write() as transaction:
        return [link.url for link in transaction.waiting("hill", at=at, revisit=revisit)]


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_article_comes_back_as_it_went_in(archive):
    assert archive.add(an_article()) is Outcome.NEW
    found = archive.get("https://hill.example/bridge")
    assert (found.headline, found.authors, found.published_local) == (
        "Bridge opens",
        ("Ann Lee",),
        "2025-10-28T10:15+05:45",
    )
    assert found.published_at == datetime(2025, 10, 28, 4, 30, tzinfo=UTC)
    assert found.first_seen_at == NOW
    assert (found.status, found.revision, found.word_count) == ("live", 1, 3)


def test_an_article_is_found_by_every_address_that_led_to_it(archive):
    archive.add(an_article(addresses=("https://hill.example/?p=7", "https://hill.example/bridge")))
    for url in ("http://www.hill.example/bridge/?utm_source=x", "https://hill.example/?p=7"):
        assert archive.get(url).headline == "Bridge opens"
    assert archive.knows("https://m.hill.example/bridge/amp")
    assert set(archive.aliases("https://hill.example/bridge")) == {
        "https://hill.example/?p=7",
        "https://hill.example/bridge",
    }
    for url in ("https://hill.example/other", "nonsense"):
        with pytest.raises(ArticleNotFound):
            archive.get(url)


def test_a_number_identifies_an_article_whose_slug_changed(archive):
    archive.add(an_article(url="https://hill.example/bridge-opens-88.html", number="88"))
    outcome = archive.add(
        an_article(url="https://hill.example/bridge-closed-88.html", number="88", headline="Bridge closed")
    )
    assert outcome is Outcome.REVISED
    assert archive.count() == 1
    assert archive.get("https://hill.example/bridge-opens-88.html").headline == "Bridge closed"


def test_what_is_no_content_makes_no_revision(archive):
    archive.add(an_article())
    assert (
        archive.add(an_article(fetched_at=NOW + HOUR, page_digest="page-2", views=ViewCount(count=9, raw="9 Views")))
        is Outcome.UNCHANGED
    )
    found = archive.get("https://hill.example/bridge")
    assert (found.revision, found.last_seen_at, found.last_changed_at, found.views) == (1, NOW + HOUR, NOW, 9)


def test_a_revision_keeps_both_contents_and_its_cause(archive):
    archive.add(an_article())
    assert (
        archive.add(an_article(headline="Bridge closed", page_digest="page-2", fetched_at=NOW + HOUR))
        is Outcome.REVISED
    )
    first, second = archive.revisions("https://hill.example/bridge")
    assert (first.headline, first.cause, second.headline, second.cause) == (
        "Bridge opens",
        "first",
        "Bridge closed",
        "publisher",
    )
    assert second.changed_fields == ("headline",)
    assert first.provenance["headline"]["place"] == "generic h1"


def test_views_are_observed_when_they_change_or_after_a_day(archive):
    for hours, count in ((0, 5), (1, 5), (2, 8), (3, 6), (30, 6)):
        archive.add(an_article(fetched_at=NOW + hours * HOUR, views=ViewCount(count=count, raw=f"{count} Views")))
    assert [one.count for one in archive.views("https://hill.example/bridge")] == [5, 8, 6, 6]
    assert archive.get("https://hill.example/bridge").views == 6


def test_find_filters_and_sorts(archive):
    archive.add(an_article())
    archive.add(an_article(url="https://hill.example/100%", headline="100% of it", language="hi", published=None))
    later = replace(an_article().published, at=datetime(2025, 10, 30, tzinfo=UTC))
    archive.add(
        an_article(
            url="https://harbour.example/x", site="harbour", headline="Ferry", authors=("Ann Leeds",), published=later
        )
    )
    assert [one.headline for one in archive.find()] == ["Ferry", "Bridge opens", "100% of it"]
    assert [one.headline for one in archive.find(limit=1)] == ["Ferry"]
    assert [one.headline for one in archive.find(author="Ann Lee")] == ["Bridge opens", "100% of it"]
    assert [one.headline for one in archive.find(text="0% OF")] == ["100% of it"]
    assert archive.count(site="harbour") == archive.count(language="hi") == 1
    assert archive.count(published_from=datetime(2025, 10, 29, tzinfo=UTC)) == 1
    assert archive.count(published_until=datetime(2025, 10, 30, tzinfo=UTC)) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"headline": ""}, "headline"),
        ({"body": "\x00"}, "body"),
        ({"fetched_at": NOW.replace(tzinfo=None)}, "fetched_at"),
        ({"views": ViewCount(count=-1, raw="-1")}, "views"),
        ({"published": replace(an_article().published, at=NOW + 30 * DAY)}, "published"),
        ({"body": "x" * 20_000_001}, "body"),
    ],
)
def test_what_must_not_be_stored_is_refused_by_name(archive, changes, field):
    with pytest.raises(InvalidArticle, match=field):
        archive.add(an_article(**changes))
    assert archive.count() == 0


def test_control_characters_and_empty_texts_are_cleaned(archive):
    archive.add(an_article(headline="Bridge\x00 opens\ud800", description="", section="\x07"))
    found = archive.get("https://hill.example/bridge")
    assert (found.headline, found.description, found.section) == ("Bridge opens", None, None)


# ── stories ──────────────────────────────────────────────────────────────────────────────────────────


def test_near_copies_on_other_sites_are_one_story_and_stay_articles(archive):
    text = words("wire")
    later = replace(an_article().published, at=datetime(2025, 10, 29, tzinfo=UTC))
    archive.add(
        an_article(
            url="https://harbour.example/copy",
            site="harbour",
            headline="Copy",
            body=text.replace("word7", "other"),
            published=later,
        )
    )
    archive.add(an_article(body=text))
    archive.add(an_article(url="https://harbour.example/else", site="harbour", body=words("else")))
    story = archive.story("https://hill.example/bridge")
    assert [(one.role, one.article.site) for one in story] == [("origin", "hill"), ("copy", "harbour")]
    assert archive.story("https://harbour.example/else") == []
    assert archive.count() == 3
    assert [str(one.kind) for one in archive.changes()].count("story") == 2


def test_short_texts_and_those_of_one_site_are_left_alone(archive):
    archive.add(an_article(body=words("same")))
    archive.add(an_article(url="https://hill.example/other", body=words("same")))
    archive.add(an_article(url="https://harbour.example/short", site="harbour", body=words("same", 20)))
    assert all(one.story_id is None for one in archive.find())


def test_signatures_are_stable_and_measure_likeness():
    text = words("golden", 200)
    signature = signature_of(text)
    assert signature_of("too short") is None
    assert likeness(signature, signature) == 1.0
    assert likeness(signature, signature_of(words("other", 200))) < 0.1
    assert likeness(signature, signature_of(" ".join(text.split()[:160]))) > 0.6


# ── links ────────────────────────────────────────────────────────────────────────────────────────────


def test_an_announced_link_is_pending_until_it_is_settled(archive):
    link = a_link()
    assert announce(archive, link, a_link("https://www.hill.example/bridge/?utm_source=x")) == [link]
    assert [one.outcome for one in archive.links()] == [None]
    assert waiting(archive) == [link.url]
    add(archive, an_article(), link, etag='"1"')
    assert [one.outcome for one in archive.links()] == [Outcome.NEW]
    assert waiting(archive) == announce(archive, link) == []


def test_a_known_article_is_due_by_its_age_and_with_its_validators(archive):
    announce(archive, a_link())
    add(archive, an_article(), a_link(), etag='"1"', last_modified="Sat, 01 Nov 2025 12:00:00 GMT")
    assert waiting(archive, at=NOW + DAY) == []  # published four days ago: looked at every three
    assert waiting(archive, at=NOW + 3 * DAY) == ["https://hill.example/bridge"]
    (again,) = announce(archive, a_link(), at=NOW + 3 * DAY)
    assert again.etag == '"1"'
    assert waiting(archive, revisit=Revisit.ALL) == ["https://hill.example/bridge"]
    assert waiting(archive, at=NOW + 3 * DAY, revisit=Revisit.NONE) == []


def test_a_source_that_says_it_changed_makes_an_article_due(archive):
    announce(archive, a_link())
    add(archive, an_article(), a_link())
    assert announce(archive, a_link(announced_at=NOW - HOUR), at=NOW + HOUR) == []
    assert len(announce(archive, a_link(announced_at=NOW + HOUR), at=NOW + 2 * HOUR)) == 1


def test_a_second_address_of_an_article_is_a_duplicate_and_is_not_visited_again(archive):
    first, second = a_link(), a_link("https://hill.example/?p=7")
    announce(archive, first, second)
    add(archive, an_article(), first)
    outcome = add(archive, an_article(headline="Bridge opens (AMP)", addresses=(second.url,)), second)
    assert outcome is Outcome.DUPLICATE
    assert archive.get(second.url).headline == "Bridge opens"
    assert waiting(archive, revisit=Revisit.ALL) == [first.url]


def test_a_new_address_of_a_known_article_is_settled_without_a_fetch(archive):
    archive.add(an_article(addresses=("https://hill.example/?p=7",)))
    assert announce(archive, a_link("https://hill.example/?p=7")) == []
    assert [one.outcome for one in archive.links()] == [Outcome.DUPLICATE]


def test_a_page_that_is_gone_and_returns_is_told(archive):
    announce(archive, a_link())
    add(archive, an_article(), a_link())
    settle(archive, a_link(), Outcome.GONE, NOW + HOUR, detail="410")
    assert archive.get("https://hill.example/bridge").status == "gone"
    add(archive, an_article(fetched_at=NOW + DAY), a_link())
    assert archive.get("https://hill.example/bridge").status == "live"
    assert [str(one.kind) for one in archive.changes()] == ["new", "gone", "returned"]


def test_failures_back_off_and_what_was_out_of_the_window_may_come_in(archive):
    announce(archive, a_link())
    settle(archive, a_link(), Outcome.FAILED, detail="500")
    assert waiting(archive) == []
    assert waiting(archive, at=NOW + HOUR) == ["https://hill.example/bridge"]
    settle(archive, a_link(), Outcome.FAILED, NOW + HOUR, detail="500")
    assert [one.attempts for one in archive.links()] == [2]
    assert waiting(archive, at=NOW + 2 * HOUR) == []
    settle(archive, a_link(), Outcome.OUT_OF_WINDOW)
    assert len(announce(archive, a_link())) == 1


def test_a_page_that_was_no_article_is_believed_for_a_month(archive):
    announce(archive, a_link())
    settle(archive, a_link(), Outcome.NOT_AN_ARTICLE, detail="a listing")
    assert announce(archive, a_link(), at=NOW + 29 * DAY) == []
    assert len(announce(archive, a_link(), at=NOW + 30 * DAY)) == 1


def test_ten_thousand_links_are_announced_with_few_queries(archive):
    links = [a_link(f"https://hill.example/story-{number}") for number in range(10_000)]
    assert len(announce(archive, *links)) == 10_000
    assert len(announce(archive, *links[:100])) == 100


# ── crawls, changes, export ──────────────────────────────────────────────────────────────────────────


def test_a_crawl_leaves_its_verdict_with_the_site(archive):
    with archive.write() as transaction:
        crawl = transaction.begin_crawl("hill", at=NOW, arguments={"since": "7d"})
        transaction.end_crawl(
            crawl, verdict=Verdict.DEGRADED, at=NOW + HOUR, counts={"new": 3}, detail="one source lost"
        )
    harbour, hill = archive.sites()
    assert (hill.name, hill.last_verdict, hill.last_crawl_at) == ("hill", Verdict.DEGRADED, NOW)
    assert harbour.last_verdict is None


def test_changes_go_on_from_a_mark(archive):
    archive.add(an_article())
    (first,) = archive.changes()
    archive.add(an_article(headline="Bridge closed"))
    (second,) = archive.changes(since=first.seq)
    assert (str(first.kind), str(second.kind), second.revision) == ("new", "revised", 2)
    assert list(archive.changes(since=second.seq)) == []


def test_exports_have_the_columns_of_the_view(archive):
    archive.add(an_article(headline="=1+1", tags=("a, b", "c")))
    lines, table = io.StringIO(), io.StringIO()
    assert write_jsonl(archive.find(), lines) == write_csv(archive.find(), table) == 1
    row = json.loads(lines.getvalue())
    assert list(row) == DESIGNED_COLUMNS
    assert (row["published_at"], row["tags"]) == ("2025-10-28T04:30:00Z", ["a, b", "c"])
    (read,) = csv.DictReader(io.StringIO(table.getvalue()))
    assert (read["headline"], json.loads(read["authors"])) == ("'=1+1", ["Ann Lee"])


def test_the_views_have_the_columns_that_consumers_were_promised(archive_url):
    engine = engine_for(archive_url, create=False)
    with engine.connect() as connection:
        columns_of = {name: list(connection.exec_driver_sql(f"SELECT * FROM {name}").keys()) for name in VIEWS}
    engine.dispose()
    columns = columns_of["v_articles"]
    assert columns == DESIGNED_COLUMNS == [field.name for field in fields(ArchivedArticle)]
    assert set(as_row(an_article())) <= set(columns)


# ── migrations, writers ──────────────────────────────────────────────────────────────────────────────


def test_the_steps_make_exactly_the_models_and_take_them_away_again(empty_url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import inspect

    engine = engine_for(empty_url, create=True)
    with engine.connect() as connection:
        begin(connection, write=True)
        run_steps(connection, "head")
        assert (
            compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata) == []
        )
        run_steps(connection, "base")
        connection.commit()
        assert set(inspect(connection).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
        assert inspect(connection).get_view_names() == []
    engine.dispose()


def test_two_processes_may_make_the_archive_at_once(empty_url):
    code = f"from archive import open_archive; open_archive({empty_url!r}).close()"
    processes = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(4)]
    assert [process.wait(timeout=30) for process in processes] == [0] * 4
    with open_archive(empty_url, create=False) as archive:
        assert archive.count() == 0


def test_reading_makes_no_archive(tmp_path):
    with pytest.raises(Exception, match="there is no file"):
        open_archive(f"sqlite:///{tmp_path / 'none.db'}", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_bad_work_costs_nobody_else_of_its_batch(archive):
    writer = Writer(archive)
    works = [
        an_article(url=f"https://hill.example/{number}", headline="" if number == 7 else "Good") for number in range(20)
    ]
    futures = [writer.do(lambda transaction, article=article: transaction.add(article)) for article in works]
    writer.close()
    assert isinstance(futures[7].exception(), InvalidArticle)
    assert [future.result() for number, future in enumerate(futures) if number != 7] == [Outcome.NEW] * 19
    assert archive.count() == 19
    with pytest.raises(RuntimeError, match="closed"):
        writer.do(lambda transaction: None)


ADD_FOR_EVER = """
import os, sys
from datetime import UTC, datetime
from archive import Article, open_archive
from archive.writer import Writer
archive = open_archive(sys.argv[1])
writer = Writer(archive)
for number in range(1_000_000):
    text = " ".join(f"word{one}of{number}" for one in range(60))
    url = f"https://hill.example/{os.getpid()}-{number}"
    article = Article(url=url, site="hill", headline="Bridge", body=text, fetched_at=datetime.now(UTC))
    future = writer.do(lambda transaction, article=article: transaction.add(article))
    future.add_done_callback(lambda _, url=url: os.write(1, f"{url}\\n".encode()))
"""


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_survives_a_kill(seed, archive, archive_url):
    process = subprocess.Popen(
        [sys.executable, "-c", ADD_FOR_EVER, archive_url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    kept = [process.stdout.readline().strip() for _ in range(random.Random(seed).randrange(1, 150))]
    process.kill()
    rest = process.communicate(timeout=30)[0].splitlines(keepends=True)
    kept += [line.strip() for line in rest if line.endswith("\n")]
    assert kept[0]
    assert all(archive.knows(url) for url in kept)
    assert all(len(archive.revisions(article.url)) == 1 for article in archive.find())
