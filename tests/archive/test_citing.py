"""A citation's name finds again what was cited."""

import re

import pytest
from tests_archive import DAY, NOW, an_article, register
from tests_pages import a_capture

from archive import ArticleNotFound, open_archive
from archive.errors import InvalidFilter, PageNotKept

URL = an_article().url


@pytest.fixture
def archive(archive_url, tmp_path):
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as opened:
        register(opened, "hill")
        yield opened


def test_a_name_gives_what_was_read_last_from_its_capture(archive):
    with archive.write() as transaction:
        transaction.add(an_article(headline="Read badly"), page=a_capture())
    with archive.write() as transaction:
        better = an_article(headline="Read well", rules_digest="rules-2")
        transaction.add_again(better, archive.page(URL), at=NOW + DAY)
    cited = archive.cite(URL)
    assert (cited.headline, cited.captured_at) == ("Read well", NOW)
    assert archive.cite(cited.name) == cited


def test_a_visit_that_changed_nothing_is_cited_with_what_it_showed(archive):
    for days in (0, 1):
        with archive.write() as transaction:
            transaction.add(an_article(fetched_at=NOW + days * DAY), page=a_capture())
    with archive.write() as transaction:
        transaction.add(an_article(headline="Edited", fetched_at=NOW + 2 * DAY), page=a_capture(b"other"))
    second = archive.cite(URL).name.replace("1103T", "1102T")
    assert archive.cite(second).headline == an_article().headline


def test_without_a_kept_page_the_name_finds_the_revision(archive):
    archive.add(an_article())
    archive.add(an_article(headline="Edited", fetched_at=NOW + DAY))
    for cited in (archive.cite(URL), archive.cite(URL, revision=1)):
        assert archive.cite(cited.name) == cited
    with pytest.raises(PageNotKept, match="neither a page nor a revision of that time"):
        archive.cite(re.sub(r"T\d+Z", "T000001Z", archive.cite(URL).name))


@pytest.mark.parametrize("number", [0, -1, 3, 10**30])
def test_a_revision_that_there_is_none_of_is_refused(archive, number):
    archive.add(an_article())
    with pytest.raises(ArticleNotFound, match=f"has no revision {number}; its revisions are 1 to 1"):
        archive.cite(URL, revision=number)


def test_a_name_takes_no_revision_and_an_impossible_time_is_none(archive):
    archive.add(an_article())
    name = archive.cite(URL).name
    with pytest.raises(InvalidFilter, match="is the name of one capture"):
        archive.cite(name, revision=1)
    with pytest.raises(ArticleNotFound):
        archive.cite(f"{name.partition('.')[0]}.20251301T000000Z")
