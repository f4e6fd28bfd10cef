"""Every test that asks for an archive here runs twice: on SQLite, and on PostgreSQL."""

import shutil

import pytest
from tests_archive import register

from archive import open_archive


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request):
    """The name of the database that the test runs on."""
    return request.param


@pytest.fixture
def empty_url(database, tmp_path, request):
    """The address of a database that holds nothing yet."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgres")
    address = server.create()
    yield address
    server.drop(address)


@pytest.fixture
def archive_url(database, tmp_path, request):
    """The address of an archive of its own, without a site in it."""
    template = request.getfixturevalue(f"{database}_template")
    if database == "sqlite":
        shutil.copy(template, tmp_path / "news.db")
        yield f"sqlite:///{tmp_path / 'news.db'}"
        return
    server = request.getfixturevalue("postgres")
    address = server.create(template)
    yield address
    server.drop(address)


@pytest.fixture
def archive(archive_url):
    """An archive with the sites ``hill`` and ``harbour``."""
    with open_archive(archive_url) as opened:
        register(opened, "hill", "harbour")
        yield opened


@pytest.fixture(scope="session")
def postgresql_template(postgres):
    address = postgres.create()
    open_archive(address).close()
    yield address
    postgres.drop(address)
