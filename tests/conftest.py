import pytest
from tests_support import SmallWeb, served

from archive import open_archive


@pytest.fixture
def archive_url(tmp_path):
    return f"sqlite:///{tmp_path / 'news.db'}"


@pytest.fixture
def archive(archive_url):
    with open_archive(archive_url) as opened:
        yield opened


@pytest.fixture
def web():
    with served(SmallWeb()) as running:
        yield running
