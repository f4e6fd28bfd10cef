"""What workers say of themselves, and what becomes of the locks of those that say nothing any more."""

import time
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import make_url
from tests_fleet import change

from archive import open_archive
from archive.workers import Worker, session_name

SILENCE = timedelta(seconds=0.3)


@pytest.fixture
def url(postgres, postgresql_template):
    address = postgres.create(postgresql_template)
    yield address
    postgres.drop(address)


def beat(archive, *names):
    with archive.write() as transaction:
        for name in names:
            transaction.beat(Worker(id=name, holder=f"{name} process 1 of 1", version="1", places=2))


def sessions_ended(archive):
    with archive.write() as transaction:
        return transaction.end_sessions_of_silent_workers(SILENCE)


@contextmanager
def with_locks_in_hand(url, worker):
    """A session that is in the middle of a transaction and holds a lock of the archive."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    session = psycopg.connect(address, application_name=session_name(worker))
    session.execute("LOCK TABLE leases")
    try:
        yield session
    finally:
        session.close()


def half_a_statement(session):
    """As a process leaves it that is frozen while it sends: the server waits for the rest."""
    session.pgconn.enter_pipeline_mode()
    session.pgconn.send_query_params(b"SELECT 1", [])
    session.pgconn.send_flush_request()
    session.pgconn.flush()


@pytest.mark.parametrize("fall_asleep", [lambda _: None, half_a_statement], ids=["between", "within"])
def test_the_sessions_of_a_silent_worker_are_ended_where_they_sleep_in_a_transaction(url, fall_asleep):
    with open_archive(url) as archive, with_locks_in_hand(url, "silent") as session:
        beat(archive, "silent", "lively")
        change(url, "UPDATE workers SET seen_at = seen_at - interval '1 minute' WHERE id = 'silent'")
        fall_asleep(session)
        assert sessions_ended(archive) == 0  # its client may answer any moment
        time.sleep(SILENCE.total_seconds())
        assert sessions_ended(archive) == 1
        change(url, "LOCK TABLE leases")


def test_the_sessions_of_a_worker_that_is_heard_of_are_left_alone(url):
    with open_archive(url) as archive, with_locks_in_hand(url, "lively") as session:
        time.sleep(SILENCE.total_seconds())
        beat(archive, "lively")
        assert sessions_ended(archive) == 0
        assert session.execute("SELECT 1").fetchone() == (1,)
