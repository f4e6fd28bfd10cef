"""What the database does to us: told in words, with what to do; nothing acknowledged is lost."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import make_url
from tests_archive import an_article, register
from tests_postgres import Road

from archive import Outcome, open_archive
from archive.errors import ArchiveAddressError, ArchiveError, ArchiveFull, ArchiveUnavailable, ArchiveUnreachable
from archive.writer import Writer


def at(address, **changes):
    query = changes.pop("query", {})
    url = make_url(address).set(**changes)
    return url.update_query_dict(query).render_as_string(hide_password=False)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"database": "nowhere"}, ArchiveUnavailable, "no such database; make it first"),
        ({"username": "nobody_we_know"}, ArchiveUnavailable, "refuses the user"),
        ({"query": {"host": "/nowhere"}}, ArchiveUnreachable, "no server answers there; is PostgreSQL running"),
        ({"query": {"host": "127.0.0.1", "port": "1"}}, ArchiveUnreachable, "no server answers there"),
        ({"query": {"host": "no-such-host.invalid"}}, ArchiveUnreachable, "no server answers there"),
        ({"drivername": "mysql"}, ArchiveAddressError, "SQLite or PostgreSQL"),
    ],
)
def test_a_server_that_is_not_there_or_refuses_is_told_in_words(archive_url, changes, error, words):
    with pytest.raises(error, match=words) as caught:
        open_archive(at(archive_url, password="secret", **changes))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_too_many_connections_and_a_reader_who_writes(archive, archive_url, postgres):
    postgres.execute("CREATE ROLE lone LOGIN CONNECTION LIMIT 0")
    try:
        with pytest.raises(ArchiveUnreachable, match="too many connections"):
            open_archive(at(archive_url, username="lone"), create=False)
    finally:
        postgres.execute("DROP ROLE lone")
    read_only = at(archive_url, query={"options": "-c default_transaction_read_only=on"})
    with open_archive(read_only, create=False) as reader:
        assert reader.count() == 0
        with pytest.raises(ArchiveFull, match="may only be read"):
            reader.add(an_article())


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_writer_that_loses_its_connection_again_and_again_loses_nothing(archive, postgres, caplog):
    name = make_url(archive._engine.url).database
    writer, futures = Writer(archive, batch=5), []
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND state <> 'idle'"
    ended = threading.Event()

    def go_on_cutting():
        pause = 0.1
        while not ended.wait(pause):
            postgres.execute(cut)
            pause *= 1.2  # on a machine that is busy, a batch takes longer than the first pauses

    cutter = threading.Thread(target=go_on_cutting)
    cutter.start()
    for number in range(300):
        article = an_article(url=f"https://hill.example/{number}")
        futures.append(writer.do(lambda transaction, article=article: transaction.add(article)))
    futures[-1].exception(timeout=60)
    ended.set()
    writer.close()
    cutter.join()
    assert {future.result() for future in futures} == {Outcome.NEW}
    assert archive.count() == len(list(archive.changes())) == 300
    assert "trying again" in caplog.text


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_writer_whose_database_stays_away_says_so_to_every_work_and_goes_on_when_it_is_back(archive_url):
    with Road(make_url(archive_url)) as road, open_archive(road.address) as archive:
        register(archive, "hill")
        writer = Writer(archive, batch=2, patience=0.5)
        road.close()
        started = time.monotonic()
        futures = [writer.do(lambda transaction: transaction.add(an_article())) for _ in range(40)]
        told = {(type(future.exception(timeout=30)), str(future.exception())) for future in futures}
        assert {kind for kind, _ in told} == {ArchiveUnreachable}, told
        assert time.monotonic() - started < 5  # it is not waited for again and again
        road.open()
        assert writer.do(lambda transaction: transaction.add(an_article())).result(timeout=30) is Outcome.NEW
        writer.close()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_commit_whose_answer_was_lost_is_asked_for(archive, postgres):
    """The connection is cut after the database has committed and before we hear of it."""
    from sqlalchemy import event

    def lose(connection):
        connection.connection.driver_connection.commit()
        connection.connection.driver_connection.close()

    event.listen(archive._engine, "commit", lose, once=True)
    assert archive.add(an_article()) is Outcome.NEW
    assert archive.count() == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_full_disk_is_told_and_what_was_acknowledged_is_there(archive):
    archive.add(an_article())
    with archive.write() as transaction:  # SQLite's own bound says "full" as a disk does
        pages = transaction._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    from sqlalchemy import event

    event.listen(archive._engine, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count = {pages + 20}"))
    writer, futures = Writer(archive), []
    for number in range(200):
        article = an_article(url=f"https://hill.example/{number}", body=f"{number} " * 3000)
        futures.append(writer.do(lambda transaction, article=article: transaction.add(article)))
    writer.close()
    kept = [future for future in futures if future.exception() is None]
    assert all(isinstance(future.exception(), ArchiveFull) for future in futures if future not in kept)
    assert len(kept) < 200
    assert archive.count() == len(kept) + 1 == len(list(archive.changes()))


def test_a_schema_of_tomorrow_and_one_of_yesterday_are_refused(archive, archive_url):
    for step, words in (("9999", "newer newscrawl"), ("0001", "run newscrawl db upgrade")):
        with archive.write() as transaction:
            transaction._connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{step}'")
        with pytest.raises(ArchiveError, match=words):
            open_archive(archive_url, create=False)


def test_a_database_that_holds_no_archive_is_told(empty_url, database):
    if database == "sqlite":
        Path(empty_url.removeprefix("sqlite:///")).touch()
    with pytest.raises(ArchiveUnavailable, match="holds no archive"):
        open_archive(empty_url, create=False)
