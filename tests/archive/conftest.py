"""Every test that asks for an archive here runs twice: on SQLite, and on PostgreSQL."""

import shutil
from contextlib import contextmanager

import pytest
from tests_archive import register

from archive import open_archive


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
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


@pytest.fixture(scope="module")
def template(database, request):
    """The address of an archive with nothing in it, to be copied."""
    return request.getfixturevalue(f"{database}_template")


@pytest.fixture(scope="module")
def copied(database, request):
    """Copies an archive: gives its address and a folder, and for the time of a block there is a copy at another one."""
    if database == "sqlite":
        return _copied_file
    return contextmanager(lambda template, _: _copied_database(request.getfixturevalue("postgres"), template))


@contextmanager
def _copied_file(template, folder):
    shutil.copy(template.removeprefix("sqlite:///"), folder / "news.db")
    yield f"sqlite:///{folder / 'news.db'}"


def _copied_database(server, template):
    address = server.create(template)
    yield address
    server.drop(address)


@pytest.fixture
def archive_url(copied, template, tmp_path):
    """The address of an archive of its own, without a site in it."""
    with copied(template, tmp_path) as address:
        yield address


@pytest.fixture
def archive(archive_url):
    """An archive with the sites ``hill`` and ``harbour``."""
    with open_archive(archive_url) as opened:
        register(opened, "hill", "harbour")
        yield opened


@pytest.fixture(scope="module")
def lasting_url(copied, template, tmp_path_factory):
    """The address of an archive for all tests of a module, with the sites ``hill`` and ``harbour``."""
    with copied(template, tmp_path_factory.mktemp("lasting")) as address:
        with open_archive(address) as opened:
            register(opened, "hill", "harbour")
        yield address


@pytest.fixture(scope="session")
def postgresql_template(postgres):
    address = postgres.create()
    open_archive(address).close()
    yield address
    postgres.drop(address)
