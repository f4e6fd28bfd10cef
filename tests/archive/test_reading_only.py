"""An SQLite archive is read where nobody may write: a snapshot, a backup, somebody else's folder."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from tests_archive import an_article, register
from tests_support import ROOT

from archive import open_archive
from archive.errors import ArchiveFull

READER = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from archive import ArchiveError, open_archive

def read(address):
    with open_archive(address, create=False) as archive:
        print(len(list(archive.find())), len(archive.search("bridge")), len(list(archive.follow(patience=0.01))))

read(sys.argv[1])  # imports all that it takes, since then it may be out of reach
if not os.geteuid():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for address in sys.argv[2:]:
    try:
        read(address)
    except ArchiveError as error:
        print(error)
"""


@pytest.fixture
def closed_folder(archive_url):
    """A folder with an archive of one article, which may be read by everybody, and written by nobody but root."""
    with open_archive(archive_url) as archive:
        register(archive, "hill")
        archive.add(an_article())
    folder = Path(tempfile.mkdtemp(prefix="newscrawl-"))
    shutil.copy(archive_url.removeprefix("sqlite:///"), folder / "news.db")
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def read_by_another(folder, archive_url, *addresses):
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    command = [sys.executable, "-c", READER, archive_url, *addresses]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return told.stdout.splitlines()[1:]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestReadingOnly:
    def test_a_snapshot_is_read_and_nothing_is_left_beside_it(self, closed_folder, archive_url):
        file = closed_folder / "news.db"
        addresses = [f"sqlite:///{file}", f"sqlite:///file:{file}?mode=ro&immutable=1&uri=true"]
        assert read_by_another(closed_folder, archive_url, *addresses) == ["1 1 1", "1 1 1"]
        assert [one.name for one in closed_folder.iterdir()] == ["news.db"]

    def test_what_a_reader_has_left_beside_it_is_no_hindrance(self, closed_folder, archive_url):
        file = closed_folder / "news.db"
        (closed_folder / "news.db-shm").write_bytes(bytes(32768))
        assert read_by_another(closed_folder, archive_url, f"sqlite:///{file}") == ["1 1 1"]
        closed_folder.chmod(0o700)
        (closed_folder / "news.db-wal").touch()
        assert read_by_another(closed_folder, archive_url, f"sqlite:///{file}") == ["1 1 1"]

    def test_an_archive_that_its_owner_is_writing_is_read_as_it_is_now(self, closed_folder, archive_url):
        file = closed_folder / "news.db"
        with open_archive(f"sqlite:///{file}") as archive:
            archive.add(an_article(url="https://hill.example/new", headline="Another bridge", body="Far away."))
            assert read_by_another(closed_folder, archive_url, f"sqlite:///{file}") == ["2 2 2"]

    def test_what_cannot_be_read_whole_is_not_read_at_all(self, closed_folder, archive_url):
        """A copy of a file and its log, taken while it was written."""
        file, log = closed_folder / "news.db", closed_folder / "news.db-wal"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE other (number)")
            kept = log.read_bytes()
        log.write_bytes(kept)
        (told,) = read_by_another(closed_folder, archive_url, f"sqlite:///{file}")
        assert f"{file}: what was written last still lies beside it" in told

    def test_an_address_may_be_a_uri_of_sqlite(self, archive_url):
        file = archive_url.removeprefix("sqlite:///")
        with open_archive(f"sqlite:///file:{file}?mode=ro&uri=true", create=False) as archive:
            assert archive.count() == 0
            with pytest.raises(ArchiveFull, match="may not be written"):
                register(archive, "hill")
        with open_archive(f"sqlite:///file:{file}?uri=true") as archive:
            register(archive, "hill")
            archive.add(an_article())
        with open_archive(archive_url) as archive:
            assert archive.count() == 1
