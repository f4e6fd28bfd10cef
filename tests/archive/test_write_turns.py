"""Writers on one SQLite archive take turns: none stands at the lock while another goes in and out."""

import threading
import time

import pytest
from sqlalchemy import text

from archive import open_archive
from archive.errors import ArchiveUnavailable
from archive.opening import begin, engine_for


@pytest.fixture
def address(tmp_path):
    address = f"sqlite:///{tmp_path}/news.db"
    open_archive(address).close()
    return address


def write_until(stopped, address, turns):
    with open_archive(address) as archive:
        while not stopped.is_set():
            with archive.write():
                turns.append(time.monotonic())
                time.sleep(0.004)


@pytest.mark.parametrize("others", [1, 3])
def test_who_comes_to_the_lock_is_let_in_after_a_few_transactions_of_others(address, others):
    stopped, turns = threading.Event(), []
    busy = [threading.Thread(target=write_until, args=(stopped, address, turns)) for _ in range(others)]
    for thread in busy:
        thread.start()
    passed = []
    with open_archive(address) as archive:
        while len(turns) < 5:
            time.sleep(0.001)
        for _ in range(20):
            came = len(turns)
            with archive.write():
                passed.append(len(turns) - came)
            time.sleep(0.003)
    stopped.set()
    for thread in busy:
        thread.join()
    assert sorted(passed)[len(passed) // 2] <= 3 * others, passed  # without turns some ten, and now and then hundreds


def test_who_waits_in_vain_is_told_so(address, monkeypatch):
    monkeypatch.setattr("archive.opening._BUSY_SECONDS", 0.2)
    with open_archive(address) as holder, open_archive(address) as other, holder.write():
        waiting = other.write()
        with pytest.raises(ArchiveUnavailable, match="locked"):
            waiting.__enter__()


def test_looking_often_ends_with_the_wait(address):
    with engine_for(address, create=False).connect() as connection:
        usual = connection.execute(text("PRAGMA busy_timeout")).scalar()
        connection.rollback()
        begin(connection, write=True)
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == usual > 1000
