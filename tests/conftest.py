import os

import pytest
from tests_postgres import running_postgres
from tests_support import SmallWeb, served

from archive import open_archive

os.environ["NEWSCRAWL_PAGES"] = ""  # a test that wants pages kept says where


@pytest.fixture
def archive_url(tmp_path):
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
