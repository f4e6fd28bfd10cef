"""docs/consumers.md and docs/schema.md say what is so: their snippets are run, their tables held against the databases."""

import contextlib
import io
import json
import re

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, make_url
from tests_archive import HOUR, NOW, an_article, register, words
from tests_support import ROOT

from archive import open_archive
from archive.article import ViewCount
from archive.columns import VIEW_COLUMNS, schema_page
from archive.export import NAMES
from archive.opening import engine_for
from archive.schema import run_steps
from archive.views import VIEWS

PAGE = (ROOT / "docs" / "consumers.md").read_text("utf-8")
SNIPPETS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
TYPES = {
    "integer": {"integer", "bigint"},
    "number": {"numeric", "double precision"},
    "text": {"text"},
    "time": {"timestamp with time zone"},
    "boolean": {"boolean"},
    "json": {"jsonb"},
}


@pytest.fixture
def archive(archive_url):
    """The archive that the page tells of."""
    body = f"The footbridge is open. {words('bridge', 60)}"
    with open_archive(archive_url) as opened:
        register(opened, "hill", "harbour")
        seen = {"body": body, "views": ViewCount(count=7, raw="7 Views")}
        opened.add(an_article(**seen, addresses=("https://hill.example/bridge?id=1",)))
        seen["views"] = ViewCount(count=19, raw="19 Views")
        opened.add(
            an_article(**seen, headline="Footbridge opens to walkers", fetched_at=NOW + 4 * HOUR, page_digest="page-2")
        )
        opened.add(
            an_article(
                url="https://harbour.example/walkers",
                site="harbour",
                headline="Walkers get a footbridge",
                body=body,
                agency="PTI",
                authors=("PTI",),
                byline="PTI",
                published=None,
                fetched_at=NOW + 5 * HOUR,
            )
        )
        yield opened


def test_the_python_on_the_page_prints_what_the_page_says(archive, archive_url):
    namespace = {}
    for (language, code), (after, printed) in zip(SNIPPETS, [*SNIPPETS[1:], ("", "")], strict=True):
        if language != "python":
            continue
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(code.replace("sqlite:///newscrawl.db", archive_url), namespace)
        if after == "text":
            assert output.getvalue() == printed, code


def test_the_sql_on_the_page_runs(archive, archive_url, database):
    engine = engine_for(archive_url, create=False)
    other = {"sqlite": "-- PostgreSQL", "postgresql": "-- SQLite"}[database]
    with engine.connect() as connection:
        for language, code in SNIPPETS:
            code = code.replace("%", "%%") if database == "postgresql" else code
            if language != "sql" or code.startswith((other, "-- PostgreSQL, as")):
                continue
            for statement in code.split(";\n"):
                if statement.strip():
                    assert connection.exec_driver_sql(statement).all(), statement
    engine.dispose()


def test_the_commands_on_the_page_run(archive, archive_url, tmp_path, monkeypatch):
    from newscrawl.cli import main

    monkeypatch.chdir(tmp_path)
    for language, code in SNIPPETS:
        if language == "console":
            for line in code.splitlines():
                arguments = line.split("#")[0].removeprefix("$ newscrawl ").split()
                result = CliRunner(env={"NEWSCRAWL_ARCHIVE": archive_url}).invoke(main, arguments)
                assert result.exit_code == 0, result.output
    assert [json.loads(line)["site"] for line in (tmp_path / "all.jsonl").open("r")].count("hill") == 1


def test_the_words_of_exports_are_the_page_s():
    rows = re.findall(r"^\| `(.*?)` \| `(.*?)` \| `(.*?)` \|$", PAGE, re.MULTILINE)
    assert rows == [
        (name, NAMES["schema.org"][name], NAMES["zyte"][name])
        for name in NAMES["archive"]
        if {NAMES["schema.org"][name], NAMES["zyte"][name]} != {name}
    ]


def test_the_schema_page_is_the_program_s():
    written = (ROOT / "docs" / "schema.md").read_text("utf-8")
    assert written == schema_page(), "python -m archive.columns > docs/schema.md"
    assert set(VIEW_COLUMNS) == set(VIEWS)


def test_every_column_of_every_view_is_described_as_it_is(archive, archive_url, database):
    archive.take_down("https://harbour.example/walkers", reason="court order", at=NOW + 9 * HOUR)
    engine = engine_for(archive_url, create=False)
    with engine.connect() as connection:
        for name, view in VIEW_COLUMNS.items():
            rows = connection.exec_driver_sql(f"SELECT * FROM {name}")
            assert list(rows.keys()) == list(view.columns), name
            for row in rows:
                empty = {column for column, value in row._mapping.items() if value is None}
                assert all(view.columns[column].may_be_missing for column in empty), (name, empty)
        if database == "postgresql":
            asked = "SELECT table_name, column_name, data_type, col_description(table_name::regclass, ordinal_position)"
            found = connection.exec_driver_sql(
                f"{asked} FROM information_schema.columns WHERE table_name LIKE 'v!_%%' ESCAPE '!'"
            )
            for view, column, kind, comment in found:
                told = VIEW_COLUMNS[view].columns[column]
                assert kind in TYPES[told.kind], (view, column, kind)
                assert comment == told.words.replace("`", "")
            (table,) = connection.exec_driver_sql("SELECT obj_description('articles'::regclass)").scalars()
            assert table.startswith("One article: who it is")
            assert "build on the views" in table
    engine.dispose()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_role_on_the_page_reads_the_views_and_nothing_else(archive, archive_url, postgres):
    name = make_url(archive_url).database
    for_sql, for_programs = (code for language, code in SNIPPETS if code.startswith("-- PostgreSQL, as"))
    role = f"reader_of_{name}"
    owner = create_engine(archive_url, isolation_level="AUTOCOMMIT")
    reader_url = make_url(archive_url).set(username=role)
    reader = create_engine(reader_url)

    def give(code):
        code = code.replace("news_reader", role).replace("DATABASE news", f'DATABASE "{name}"')
        with owner.connect() as connection:
            connection.exec_driver_sql(code)

    def asked(statement):
        with reader.connect() as connection:
            return connection.exec_driver_sql(statement).scalar_one()

    try:
        give(for_sql)
        for view in VIEWS:
            assert asked(f"SELECT COUNT(*) FROM {view}") is not None
        assert asked("SELECT COUNT(*) FROM v_changes") == 6
        for refused in ("SELECT COUNT(*) FROM articles", "DELETE FROM changes RETURNING 1", "CREATE TABLE x (y int)"):
            with pytest.raises(Exception, match=r"permission denied|read-only"):
                asked(refused)
        engine = engine_for(archive_url, create=True)
        with engine.begin() as connection:
            run_steps(connection, "head")  # the views are made anew
        engine.dispose()
        assert asked("SELECT COUNT(*) FROM v_articles") == 2
        give(for_programs)
        with open_archive(reader_url.render_as_string(hide_password=False), create=False) as opened:
            assert opened.get("https://hill.example/bridge").views == 19
            assert len(list(opened.follow(patience=0.05))) == 6
    finally:
        reader.dispose()
        with owner.connect() as connection:
            connection.exec_driver_sql(f'DROP OWNED BY "{role}"')
            connection.exec_driver_sql(f'DROP ROLE "{role}"')
        owner.dispose()
