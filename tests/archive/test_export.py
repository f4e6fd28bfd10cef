"""Exports in every format and vocabulary; those that grow miss nothing, repeat nothing, and survive a kill."""

import csv
import io
import json
import signal
import sys
import time
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from tests_archive import DAY, HOUR, NOW, an_article
from tests_support import call, run, start

from archive.article import LeadImage, Moment, Precision, ViewCount, ZoneSource
from archive.errors import ArchiveError, InvalidFilter
from archive.export import FORMATS, NAMES, export_all, export_updates, format_named

URLS = [f"https://hill.example/{number}" for number in range(5)]


@pytest.fixture
def filled(archive):
    for number, url in enumerate(URLS):
        archive.add(an_article(url=url, headline=f"Number {number}", fetched_at=NOW + number * HOUR))
    return archive


def exported(archive, form, names="archive"):
    stream = io.BytesIO()
    export_all(archive.find(), stream, FORMATS[form], NAMES[names])
    stream.seek(0)
    return stream


def grow(archive, tmp_path, form="jsonl", **filters):
    until = archive.mark()
    return export_updates(
        lambda since: archive.updates(since, until=until, **filters),
        tmp_path / f"news.{form}",
        tmp_path / "marks",
        FORMATS[form],
        NAMES["archive"],
        until=until,
    )


def lines(tmp_path):
    return [json.loads(line) for line in (tmp_path / "news.jsonl").read_text("utf-8").splitlines()]


def told(rows):
    return [(row["url"].rsplit("/", 1)[1], row["headline"]) for row in rows]


def rich():
    day = Moment(
        at=NOW - DAY, local="2025-10-31", precision=Precision.DAY, zone_source=ZoneSource.SITE, raw="31 Oct 2025"
    )
    image = LeadImage(url="https://hill.example/a.jpg", caption="The bridge", credit="Geo Tv", disclaimer="Taken.")
    views = ViewCount(count=6, raw="6 Views")
    return an_article(
        headline="पुल, “खुला”\nहै", body='Line one.\n\nLine "two".', published=day, image=image, views=views,
        authors=("Ann Lee", "Ravi Rao"), tags=("bridges",), section="Asia", language="hi", agency="PTI",
    )  # fmt: skip


def test_parquet_has_typed_columns(archive):
    archive.add(rich())
    table = pq.read_table(exported(archive, "parquet"))
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["published_at"], types["views"]) == ("timestamp[us, tz=UTC]", "int64")
    assert types["authors"] in {"list<element: string>", "list<item: string>"}
    (row,) = table.to_pylist()
    found = archive.get("https://hill.example/bridge")
    assert row == {**row, "article_id": found.article_id, "published_at": found.published_at, "body": found.body}
    assert row["authors"] == ["Ann Lee", "Ravi Rao"]


def test_every_format_says_the_same(archive):
    archive.add(rich())
    (line,) = exported(archive, "jsonl").read().splitlines()
    row = json.loads(line)
    (cells,) = csv.DictReader(io.TextIOWrapper(exported(archive, "csv"), "utf-8", newline=""))
    (columns,) = pq.read_table(exported(archive, "parquet")).to_pylist()
    assert list(row) == list(cells) == list(columns)
    for name, value in row.items():
        shown = "" if value is None else json.dumps(value) if isinstance(value, list) else str(value)
        assert cells[name] == shown, name
        typed = columns[name]
        assert (typed.strftime("%Y-%m-%dT%H:%M:%SZ") if hasattr(typed, "strftime") else typed) == value, name


def test_names_of_schema_org_and_of_zyte(archive):
    archive.add(rich())
    row = json.loads(exported(archive, "jsonl", "schema.org").read())
    assert row["author"] == [{"name": "Ann Lee"}, {"name": "Ravi Rao"}]
    assert row["image"] == {
        "url": "https://hill.example/a.jpg",
        "caption": "The bridge",
        "creditText": "Geo Tv",
        "copyrightNotice": "Taken.",
    }
    assert row["publisher"] == {"name": "hill"}
    assert row["interactionStatistic"] == {"userInteractionCount": 6}
    assert row["datePublished"] == "2025-10-31"  # a day: the page says no more
    assert (row["articleSection"], row["keywords"], row["inLanguage"]) == ("Asia", ["bridges"], "hi")
    assert row["published_precision"] == "day"
    row = json.loads(exported(archive, "jsonl", "zyte").read())
    assert (row["mainImage"], row["datePublishedRaw"]) == ({"url": "https://hill.example/a.jpg"}, "31 Oct 2025")
    assert (row["authors"][0], row["articleBody"][:9]) == ({"name": "Ann Lee"}, "Line one.")
    for form in ("csv", "parquet"):
        stream = exported(archive, form, "zyte")
        assert b"mainImage.url" in stream.read()


def test_an_object_of_nothing_is_missing(archive):
    archive.add(an_article())
    assert json.loads(exported(archive, "jsonl", "schema.org").read())["image"] is None


def test_an_export_grows_by_what_is_new_and_changed(filled, tmp_path):
    assert grow(filled, tmp_path) == 5
    assert grow(filled, tmp_path) == 0
    filled.add(an_article(url=URLS[1], headline="Changed", fetched_at=NOW + DAY))
    filled.add(an_article(url=URLS[1], headline="Changed again", fetched_at=NOW + 2 * DAY))
    filled.add(an_article(url="https://hill.example/new", headline="New", fetched_at=NOW + DAY))
    assert grow(filled, tmp_path) == 2
    assert told(lines(tmp_path))[:5] == [(str(number), f"Number {number}") for number in range(5)]
    assert told(lines(tmp_path))[5:] == [("1", "Changed again"), ("new", "New")]


def test_what_was_taken_down_comes_without_content(filled, tmp_path):
    grow(filled, tmp_path)
    filled.take_down(URLS[2], reason="court order", at=NOW + DAY)
    assert grow(filled, tmp_path) == 1
    row = lines(tmp_path)[-1]
    known = {name: value for name, value in row.items() if value is not None}
    assert known == {"article_id": row["article_id"], "site": "hill", "url": URLS[2], "status": "taken_down"}
    (tmp_path / "marks").unlink()
    grow(filled, tmp_path)
    assert all(row["headline"] != "Number 2" for row in lines(tmp_path))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_a_killed_run_left_half_written_is_written_anew(filled, tmp_path):
    grow(filled, tmp_path)
    with (tmp_path / "news.jsonl").open("ab") as file:
        file.write(b'{"article_id": 9, "headline": "hal')
    filled.add(an_article(url=URLS[0], headline="Changed", fetched_at=NOW + DAY))
    grow(filled, tmp_path)
    assert told(lines(tmp_path))[4:] == [("4", "Number 4"), ("0", "Changed")]
    (tmp_path / "news.jsonl").rename(tmp_path / "taken away")
    filled.add(an_article(url=URLS[3], headline="Later", fetched_at=NOW + DAY))
    grow(filled, tmp_path)
    assert told(lines(tmp_path)) == [("3", "Later")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_csv_that_grows_has_one_header_and_parquet_is_a_folder(filled, tmp_path):
    for form in ("csv", "parquet"):
        (tmp_path / "marks").unlink(missing_ok=True)
        grow(filled, tmp_path, form)
        filled.add(an_article(url=URLS[0], headline=f"For {form}", fetched_at=NOW + DAY))
        grow(filled, tmp_path, form)
        grow(filled, tmp_path, form)
    rows = list(csv.DictReader((tmp_path / "news.csv").open(encoding="utf-8", newline="")))
    assert [row["headline"] for row in rows][-2:] == ["Number 4", "For csv"]
    assert len(rows) == 6
    assert len(list((tmp_path / "news.parquet").iterdir())) == 2
    table = pq.read_table(tmp_path / "news.parquet")
    assert sorted(table["headline"].to_pylist())[:2] == ["For csv", "For parquet"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_leaves_the_dates_that_are_asked_for_is_told_to_a_copy_that_has_it(archive, tmp_path):
    window = {"published_from": NOW - 7 * DAY, "published_until": NOW}
    published = an_article().published
    corrected = replace(published, at=published.at - 365 * DAY, local="2024-10-28T10:15+05:45")
    archive.add(an_article(url=URLS[0]))
    archive.add(an_article(url=URLS[1], published=corrected))
    assert grow(archive, tmp_path, **window) == 1
    for url in URLS[:2]:
        archive.add(an_article(url=url, headline="Corrected", published=corrected, fetched_at=NOW + HOUR))
    assert grow(archive, tmp_path, **window) == 1
    assert [(row["url"], row["published_at"]) for row in lines(tmp_path)] == [
        (URLS[0], "2025-10-28T04:30:00Z"),
        (URLS[0], "2024-10-28T04:30:00Z"),
    ]
    archive.add(an_article(url=URLS[0], headline="Undated", published=None, fetched_at=NOW + 2 * HOUR))
    assert (grow(archive, tmp_path, **window), lines(tmp_path)[-1]["published_at"]) == (1, None)
    assert list(archive.updates(**window)) == []


def test_a_file_of_marks_that_holds_something_else_is_refused(filled, tmp_path):
    (tmp_path / "marks").write_text("Bridge opens")
    with pytest.raises(ArchiveError, match="holds no mark but 'Bridge opens'"):
        grow(filled, tmp_path)


def test_updates_of_a_site_and_a_time(filled):
    filled.add(an_article(url="https://harbour.example/a", site="harbour", published=None))
    assert [one.url for one in filled.updates(site="harbour")] == ["https://harbour.example/a"]
    assert len(list(filled.updates(published_from=NOW - 30 * DAY))) == 5
    assert list(filled.updates(published_until=NOW - 30 * DAY)) == []
    mark = filled.mark()
    assert list(filled.updates(mark)) == []
    filled.add(an_article(url=URLS[0], headline="Changed", fetched_at=NOW + DAY))
    assert [one.article.headline for one in filled.updates(mark)] == ["Changed"]
    assert len(list(filled.updates(0, until=mark))) == 6


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_command_killed_and_run_again_leaves_each_article_once(archive, archive_url, tmp_path):
    with archive.write() as transaction:
        for number in range(4000):
            transaction.add(an_article(url=f"https://hill.example/{number}", body=f"{number} " * 20))
    command = ("newscrawl", "export", "news.csv", "--mark", "marks", "--archive", archive_url)
    for _ in range(2):
        process = start(*command, cwd=tmp_path)
        before = (tmp_path / "marks").read_text() if (tmp_path / "marks").exists() else ""
        until = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < until:
            if (tmp_path / "marks").exists() and (tmp_path / "marks").read_text() != before:
                break
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert run(*command, cwd=tmp_path).returncode == 0
    rows = list(csv.DictReader((tmp_path / "news.csv").open(encoding="utf-8", newline="")))
    assert sorted(int(row["url"].rsplit("/", 1)[1]) for row in rows) == list(range(4000))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_time_without_a_zone_is_refused_by_name(filled):
    naive = NOW.replace(tzinfo=None)
    for ask in (filled.find, filled.count, filled.updates, lambda **filters: filled.search("number", **filters)):
        for name in ("published_from", "published_until"):
            with pytest.raises(InvalidFilter, match=f"{name} has no time zone"):
                list(ask(**{name: naive}) or ())


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArchiveError, match=r"pip install 'newscrawl\[parquet\]'"):
        format_named("parquet")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_command_tells_what_it_cannot_do(filled, archive_url, tmp_path):
    def export(*arguments):
        process = call("export", *arguments, NEWSCRAWL_ARCHIVE=archive_url)
        assert "Traceback" not in process.stderr
        return process

    assert "name a FILE" in export("--format", "parquet").stderr
    assert "cannot be written: No such file" in export(str(tmp_path / "none" / "a.csv")).stderr
    assert export(str(tmp_path / "a.parquet")).returncode == 0
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 5
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []
