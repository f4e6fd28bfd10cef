import os
import shutil

import pytest
from tests_postgres import running_postgres
from tests_support import SmallWeb, served

from archive import open_archive

os.environ["NEWSCRAWL_PAGES"] = ""  # a test that wants pages kept says where


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """The address of an archive with nothing in it: a copy is there at once, a new one takes half a second."""
    address = f"sqlite:///{tmp_path_factory.mktemp('template') / 'news.db'}"
    open_archive(address).close()
    return address


@pytest.fixture
def archive_url(tmp_path, sqlite_template):
    shutil.copy(sqlite_template.removeprefix("sqlite:///"), tmp_path / "news.db")
    return f"sqlite:///{tmp_path / 'news.db'}"


@pytest.fixture
def archive(archive_url):
    with open_archive(archive_url) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server, started when the first test asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def web():
    with served(SmallWeb()) as running:
        yield running
