"""Whole pages as publishing systems print them, in many languages, each with what a reader finds on it.

``systems`` holds a page and its truth under one name. The truth names each field that is held against the page,
and in ``lacks`` those which the page does not tell. ``paragraphs`` is the whole text; ``holds`` are paragraphs that
must be in it, in this order, where it is debatable what else belongs to it. ``no_article`` is what a page is that
yields none.
"""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from archive.article import ContributorKind
from newscrawl import extract
from newscrawl.errors import NotAnArticle

SYSTEMS = Path(__file__).parent / "systems"
NAMES = sorted(path.stem for path in SYSTEMS.glob("*.toml"))
ABOUT = {"system", "url", "fetched", "no_article"}
FIELDS = {
    "headline",
    "authors",
    "agency",
    "published",
    "modified",
    "section",
    "language",
    "image",
    "caption",
    "credit",
    "views",
}
TEXTS = {"paragraphs", "holds"}


def truth_of(name):
    return tomllib.loads((SYSTEMS / f"{name}.toml").read_text(encoding="utf-8"))


def read(name, truth):
    body = (SYSTEMS / f"{name}.html").read_bytes()
    return extract(body, url=truth["url"], fetched_at=datetime.fromisoformat(truth["fetched"]))


def fields_of(article):
    image = article.image
    people = [one for one in article.contributors if one.kind is ContributorKind.PERSON and one.role == "author"]
    return {
        "headline": article.headline,
        "authors": [one.name for one in people],
        "agency": article.agency,
        "published": article.published and article.published.local,
        "modified": article.modified and article.modified.local,
        "section": article.section,
        "language": article.language,
        "image": image and image.url,
        "caption": image and image.caption,
        "credit": image and image.credit,
        "views": article.views and article.views.count,
    }


def differences(article, truth):
    """What is wrong, a line for each field."""
    got = fields_of(article)
    wanted = {field: truth[field] for field in FIELDS if field in truth}
    wanted |= dict.fromkeys(truth.get("lacks", ()))
    for field in sorted(wanted):
        if (got[field] or None) != (wanted[field] or None):
            yield f"{field}: wanted {wanted[field]!r}, got {got[field]!r}"
    yield from differences_of_text([" ".join(block.text.split()) for block in article.blocks], truth)


def differences_of_text(got, truth):
    wanted = truth.get("paragraphs") or truth["holds"]
    missing = [text for text in wanted if text not in got]
    yield from (f"paragraph lost: {text!r}" for text in missing)
    if "paragraphs" in truth:
        yield from (f"no paragraph of the article: {text!r}" for text in got if text not in wanted)
    if not missing and [text for text in got if text in wanted] != wanted:
        yield "paragraphs stand in another order, or twice"


@pytest.mark.parametrize("name", [name for name in NAMES if "no_article" not in truth_of(name)])
def test_the_page_of_a_system_is_read_as_a_reader_reads_it(name):
    truth = truth_of(name)
    wrong = [*differences(read(name, truth), truth)]
    assert not wrong, "\n".join((f"{name} ({truth['system']})", *wrong))


@pytest.mark.parametrize("name", [name for name in NAMES if "no_article" in truth_of(name)])
def test_the_page_of_a_system_that_is_no_article_says_what_it_is(name):
    truth = truth_of(name)
    with pytest.raises(NotAnArticle) as refused:
        read(name, truth)
    assert refused.value.reasons[0] == f"it is judged {truth['no_article']}", refused.value.reasons


def test_each_page_has_a_truth_that_can_fail():
    assert sorted(path.stem for path in SYSTEMS.glob("*.html")) == NAMES
    for name in NAMES:
        truth = truth_of(name)
        assert set(truth) <= ABOUT | FIELDS | TEXTS | {"lacks"}, name
        assert set(truth.get("lacks", ())) <= FIELDS - set(truth), name
        assert ("no_article" in truth) or bool(TEXTS & set(truth)), name
