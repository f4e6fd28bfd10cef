import csv
import io
import json
import subprocess
import sys
import threading
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from alembic.script import ScriptDirectory
from tests_archive import DAY, HOUR, NOW, a_link, an_article, words
from tests_support import ROOT

from archive import ArticleNotFound, Outcome, open_archive
from archive.article import ViewCount, as_row
from archive.crawls import Revisit, Verdict
from archive.export import FORMATS, NAMES, export_all
from archive.models import Base
from archive.opening import begin, engine_for
from archive.reading import ArchivedArticle
from archive.schema import run_steps, steps
from archive.signatures import likeness, signature_of
from archive.views import VIEWS
from archive.writer import Writer

DESIGNED_COLUMNS = (
    "article_id site url headline description byline authors agency published_at published_local published_precision published_raw "
    "modified_at section tags language body word_count views views_at image_url image_caption image_credit image_disclaimer "
    "story_id revision status first_seen_at last_seen_at last_changed_at"
).split()


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


def test_a_view_count_tells_its_gain_and_how_often_we_looked_ourselves(archive):
    for hours, count in ((0, 5), (1, 5), (4, 25)):
        archive.add(an_article(fetched_at=NOW + hours * HOUR, views=ViewCount(count=count, raw=f"{count} Views")))
    archive.add(
        an_article(fetched_at=NOW, views=ViewCount(count=5, raw="5 Views"))
    )  # an old page read again is no visit
    with archive._read() as connection:
        rows = connection.exec_driver_sql("SELECT views, own_visits, gain, gain_per_hour FROM v_view_counts").all()
    assert [tuple(row) for row in rows] == [(5, 1, None, None), (25, 2, 20, 5)]
    assert [(one.own_visits, one.gain_per_hour) for one in archive.views("https://hill.example/bridge")] == [
        (1, None),
        (2, 5),
    ]


def test_contents_that_take_turns_are_recorded_once(archive):
    """A, B, A is told; that B and A go on taking turns is counted. What stays for a day has come to stay."""
    for hours, headline in enumerate(["A", "B", "A", "B", "A", "B", "B"]):
        archive.add(an_article(headline=headline, fetched_at=NOW + hours * HOUR, page_digest=headline))
    assert [(one.headline, one.repeats) for one in archive.revisions("https://hill.example/bridge")] == [
        ("A", None),
        ("B", None),
        ("A", 1),
    ]
    assert archive.get("https://hill.example/bridge").headline == "A"
    assert archive.add(an_article(headline="B", fetched_at=NOW + 30 * HOUR)) is Outcome.REVISED
    assert archive.add(an_article(headline="C", fetched_at=NOW + 31 * HOUR)) is Outcome.REVISED
    found = archive.revisions("https://hill.example/bridge")
    assert [(one.headline, one.repeats) for one in found[3:]] == [("B", 2), ("C", None)]


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
    assert [one.headline for one in archive.find(text="100% OF")] == ["100% of it"]
    assert archive.count(site="harbour") == archive.count(language="hi") == 1
    assert archive.count(published_from=datetime(2025, 10, 29, tzinfo=UTC)) == 1
    assert archive.count(published_until=datetime(2025, 10, 30, tzinfo=UTC)) == 1


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
    archive.add(an_article(url="https://hill.example/other", body=f"{words('same')} indeed"))
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


def test_a_source_is_heeded_later_where_the_visits_found_nothing_changed(archive):
    announce(archive, a_link())
    add(archive, an_article(), a_link())
    settle(archive, a_link(), Outcome.UNCHANGED, NOW + HOUR)
    settle(archive, a_link(), Outcome.UNCHANGED, NOW + 2 * HOUR)
    assert announce(archive, a_link(announced_at=NOW + 3 * HOUR), at=NOW + 3 * HOUR) == []
    assert waiting(archive, at=NOW + 4 * HOUR) == []
    assert waiting(archive, at=NOW + 5 * HOUR) == ["https://hill.example/bridge"]  # though nobody says it any more
    assert len(announce(archive, a_link(announced_at=NOW + 4 * HOUR), at=NOW + 5 * HOUR)) == 1


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


def test_a_page_that_is_gone_at_a_second_look_and_returns_is_told(archive):
    announce(archive, a_link())
    add(archive, an_article(), a_link())
    settle(archive, a_link(), Outcome.GONE, NOW + HOUR, detail="410")
    assert archive.get("https://hill.example/bridge").status == "live"
    settle(archive, a_link(), Outcome.GONE, NOW + HOUR * 1.5, detail="410")  # too soon to be a second look
    assert [one.settled_at for one in archive.links()] == [NOW + HOUR]
    assert waiting(archive, at=NOW + 2 * HOUR) == ["https://hill.example/bridge"]
    settle(archive, a_link(), Outcome.GONE, NOW + 2 * HOUR, detail="410")
    assert archive.get("https://hill.example/bridge").status == "gone"
    settle(archive, a_link(), Outcome.GONE, NOW + 2 * DAY, detail="410")
    add(archive, an_article(fetched_at=NOW + 9 * DAY), a_link())
    assert archive.get("https://hill.example/bridge").status == "live"
    assert [str(one.kind) for one in archive.changes()] == ["new", "gone", "returned"]


def test_a_page_that_was_away_for_a_moment_is_nothing_to_tell(archive):
    announce(archive, a_link())
    add(archive, an_article(), a_link())
    settle(archive, a_link(), Outcome.GONE, NOW + HOUR, detail="404")
    settle(archive, a_link(), Outcome.UNCHANGED, NOW + 2 * HOUR)
    settle(archive, a_link(), Outcome.GONE, NOW + 9 * HOUR, detail="404")
    assert [str(one.kind) for one in archive.changes()] == ["new"]
    assert archive.get("https://hill.example/bridge").status == "live"


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


def test_exports_have_the_columns_of_the_view(archive):
    archive.add(an_article(headline="=1+1", tags=("a, b", "c")))
    lines, table = io.BytesIO(), io.BytesIO()
    for stream, form in ((lines, "jsonl"), (table, "csv")):
        assert export_all(archive.find(), stream, FORMATS[form], NAMES["archive"]) == 1
    row = json.loads(lines.getvalue())
    assert list(row) == DESIGNED_COLUMNS
    assert (row["published_at"], row["tags"]) == ("2025-10-28T04:30:00Z", ["a, b", "c"])
    (read,) = csv.DictReader(io.StringIO(table.getvalue().decode()))
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
        options = {"compare_type": True, "include_object": lambda _, name, *__: not name.startswith("search")}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)
        assert [one for one in found if one[0] != "remove_table_comment"] == []  # comments are made of the docstrings
        run_steps(connection, "base")
        connection.commit()
        assert set(inspect(connection).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
        assert inspect(connection).get_view_names() == []
    engine.dispose()


def test_steps_are_named_as_their_files_are():
    script = ScriptDirectory(str(ROOT / "archive" / "migrations"))
    assert steps() == tuple(sorted(step.revision for step in script.walk_revisions()))
    assert steps()[-1] == script.get_current_head()


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


def test_works_that_can_wait_are_done_together_and_with_the_first_that_cannot(archive):
    writer, go_on = Writer(archive), threading.Event()
    writer.do(lambda transaction: go_on.wait(10))
    waiting = [writer.do(lambda transaction: transaction, can_wait=True) for _ in range(3)]
    urgent = writer.do(lambda transaction: transaction)
    go_on.set()
    assert {one.result(timeout=10) for one in waiting} == {urgent.result(timeout=10)}
    alone = writer.do(lambda transaction: transaction, can_wait=True)
    assert alone.result(timeout=10) is not urgent.result()
    writer.close()


def test_a_closed_writer_takes_nothing(archive):
    writer = Writer(archive)
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.do(lambda transaction: None)
