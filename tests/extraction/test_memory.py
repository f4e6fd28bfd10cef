"""What pages of one site have in common is learned, and is no article's text."""

import json
from datetime import UTC, datetime

import pytest
from tests_support import FAST, call, run

from archive import open_archive
from newscrawl import extract, extract_site
from newscrawl.errors import NotAnArticle
from newscrawl.extraction import SiteMemory
from newscrawl.items import Traits

FETCHED = datetime(2025, 11, 20, tzinfo=UTC)
PITCH = "Our journalism is free for everybody in the valley, and it will be as long as enough of you read it at home."
NAMES = ("Asha Rawat", "Binod Karki", "Chandra Thapa", "Dipa Gurung", "Elias Momin", "Farida Khan", "Girish Nair")


def story(number, *, declared=True, pitch=PITCH):
    author = NAMES[number % len(NAMES)]
    paragraphs = [
        f"The bridge number {number} of the district was opened on Monday after {number + 2} years of work on both banks.",
        f"Some {number * 10 + 40} families will no longer need the ferry, the council of ward {number} said in its report.",
        f"The contractor of section {number} has to keep the structure in repair for another {number + 5} years from now.",
    ]
    node = {"@type": "NewsArticle", "headline": f"Bridge {number} is open", "author": {"name": author}}
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>' if declared else ""
    text = "".join(f"<p>{one}</p>" for one in [*paragraphs[:2], pitch, paragraphs[2]])
    return (
        f"<html lang=en><head><title>Bridge {number} is open</title>{script}</head><body><h1>Bridge {number} is open</h1>"
        f'<div class="x-meta"><span class="x-kq">{author}</span></div><div class=text>{text}</div></body></html>'
    )


def address(number):
    return f"https://valley.example/news/bridge-{number}"


def test_a_line_of_many_articles_is_the_text_of_none():
    found = dict(extract_site([(story(number), address(number)) for number in range(4)], fetched_at=FETCHED))
    for number in range(4):
        assert PITCH not in found[address(number)].body
        assert f"section {number}" in found[address(number)].body
    assert PITCH in extract(story(1), url=address(1), fetched_at=FETCHED).body


def test_an_article_at_two_addresses_does_not_lose_its_text():
    pages = [(story(1), address(1)), (story(1), f"{address(1)}?print=1")]
    for _, article in extract_site(pages, fetched_at=FETCHED):
        assert "bridge number 1" in article.body


def test_a_page_that_is_none_is_told_and_costs_no_other():
    found = dict(extract_site([(story(1), address(1)), ("<p>Nothing.", address(2))], fetched_at=FETCHED))
    assert isinstance(found[address(2)], NotAnArticle)
    assert found[address(1)].headline == "Bridge 1 is open"


def test_the_place_that_held_the_declared_names_holds_them_elsewhere():
    pages = [(story(number, declared=number != 3), address(number)) for number in range(6)]
    found = dict(extract_site(pages, fetched_at=FETCHED))
    assert extract(story(3, declared=False), url=address(3), fetched_at=FETCHED).authors == ()
    assert found[address(3)].authors == (NAMES[3],)
    assert "x-meta" in found[address(3)].provenance["byline"].place


def test_a_fact_that_two_articles_share_stays_in_both():
    shared = "The first bridge over the river had been swept away by the flood of the year before last, when nobody was hurt."
    pages = [
        (story(number, pitch=shared if number < 2 else f"Word {number} of the mayor."), address(number))
        for number in range(10)
    ]
    found = dict(extract_site(pages, fetched_at=FETCHED))
    assert shared in found[address(0)].body
    assert shared in found[address(1)].body


def test_a_byline_that_was_learned_changes_the_digest_of_the_reading():
    pages = [(story(number, declared=number != 3), address(number)) for number in range(6)]
    found = dict(extract_site(pages, fetched_at=FETCHED))
    alone = extract(story(3, declared=False), url=address(3), fetched_at=FETCHED)
    assert found[address(3)].rules_digest != alone.rules_digest


def test_a_new_line_is_learned_by_a_full_memory():
    memory = SiteMemory()
    for number in range(90):
        memory.learn(Traits(headline=str(number), lines=tuple(f"{number}-{line}" for line in range(25))))
    for number in range(90, 110):
        memory = SiteMemory.from_row(json.loads(json.dumps(memory.as_row())))
        memory.learn(Traits(headline=str(number), lines=("new", *(f"{number}-{line}" for line in range(25)))))
    assert memory.lines["new"] == 20


def test_few_articles_judge_nothing_and_one_article_counts_once():
    memory = SiteMemory()
    for _ in range(20):
        memory.learn(Traits(headline="a", lines=("one",)))
    assert memory.pages == 1
    assert memory.recurring([PITCH, "x" * 400]) == frozenset()


def test_what_is_kept_stays_small_and_old_looks_are_forgotten():
    memory = SiteMemory()
    for number in range(1000):
        memory.learn(Traits(headline=str(number), lines=tuple(f"{number}-{line}" for line in range(40))))
    row = memory.as_row()
    assert memory.pages < 256
    assert len(json.dumps(row)) < 100_000
    assert SiteMemory.from_row(json.loads(json.dumps(row))).pages == memory.pages


@pytest.mark.parametrize("row", [None, {}])
def test_nothing_kept_is_an_empty_memory(row):
    assert SiteMemory.from_row(row) == SiteMemory()


def test_files_of_one_site_are_read_together(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(story(number))
    files = sorted(map(str, tmp_path.glob("*.html")))
    alone, together = call("extract", *files), call("extract", *files, "--same-site")
    assert (alone.returncode, together.returncode) == (0, 0), together.stderr
    words = "Our journalism is free for everybody"
    assert (alone.stdout.count(words), together.stdout.count(words)) == (3, 0)


def test_a_crawl_learns_and_the_next_one_reads_with_it(web, archive_url):
    def crawl(*arguments):
        return run("newscrawl", "crawl", web.home, *arguments, *FAST, NEWSCRAWL_ARCHIVE=archive_url)

    for number in range(6):
        web.put(f"/news/2025-the-bridge-number-{number}-is-open", story(number))
    web.put("/", "".join(f'<a href="{path}">{path}</a>' for path in web.pages if path.startswith("/news")))
    assert crawl().returncode == 0
    with open_archive(archive_url, create=False) as archive:
        assert all(PITCH in article.body for article in archive.find())
    web.put("/news/2025-the-bridge-number-9-is-open", story(9))
    web.put("/", "".join(f'<a href="{path}">{path}</a>' for path in web.pages if path.startswith("/news")))
    assert crawl("-a", "revisit=all").returncode == 0
    with open_archive(archive_url, create=False) as archive:
        found = list(archive.find())
        assert len(found) == 7
        assert not any(PITCH in article.body for article in found)
        revisions = archive.revisions(found[-1].url)
    assert [str(one.cause) for one in revisions] == ["first", "rules"]
