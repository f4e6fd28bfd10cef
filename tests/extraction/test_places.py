"""A value keeps the place that it came from, whatever kind of place that is, up to the archive and the screen."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from archive import open_archive
from archive.crawls import SiteFacts
from newscrawl import extract
from newscrawl.cli.extract import command
from newscrawl.extraction import ArticleRules, css
from newscrawl.items import PlaceKind, Site

FETCHED = datetime(2025, 11, 20, tzinfo=UTC)
TEXT = "".join(
    f"<p>The {ordinal} bridge of the valley was opened on Monday, and children of four villages crossed it first.</p>"
    for ordinal in ("first", "second", "third", "fourth")
)
ADDRESS = "https://valley.example/news/the-bridge-is-open"
PAGES = {
    PlaceKind.RULE: '<p class="odd">28 Oct 2025</p>',
    PlaceKind.JSON_LD: '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-28"}</script>',
    PlaceKind.MICRODATA: '<meta itemprop="datePublished" content="2025-10-28">',
    PlaceKind.META: '<meta property="article:published_time" content="2025-10-28">',
    PlaceKind.LABEL: "<p>Published On 28 Oct 2025</p>",
    PlaceKind.GENERIC: "<div>28 Oct 2025</div>",
    PlaceKind.ADDRESS: "",
}


def page(kind):
    return f"<html lang=en><head><title>The bridge is open</title></head><body><h1>The bridge is open</h1>{PAGES[kind]}{TEXT}"


def address_for(kind):
    return ADDRESS.replace("/news/", "/2025/10/28/") if kind is PlaceKind.ADDRESS else ADDRESS


def article_from(kind):
    rules = ArticleRules(published=css(".odd")) if kind is PlaceKind.RULE else ArticleRules()
    site = Site(name="valley", country="IN", timezone="Asia/Kolkata")
    return extract(page(kind), url=address_for(kind), site=site, rules=rules, fetched_at=FETCHED)


@pytest.mark.parametrize("kind", PAGES)
def test_each_kind_of_place_fills_a_field_and_is_kept_with_it(kind, archive_url):
    article = article_from(kind)
    assert article.published.local == "2025-10-28"
    assert article.provenance["published"].place.startswith(f"{kind} ")
    with open_archive(archive_url) as archive:
        with archive.write() as transaction:
            transaction.register(SiteFacts(name="valley", title="Valley", homepage="https://valley.example/"))
        archive.add(article)
        (revision,) = archive.revisions(article.url)
        assert revision.provenance["published"]["place"] == article.provenance["published"].place


@pytest.mark.parametrize("kind", [PlaceKind.JSON_LD, PlaceKind.LABEL, PlaceKind.ADDRESS])
def test_explain_shows_every_candidate_and_which_one_won(kind, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(page(kind))
    arguments = [str(file), "--url", address_for(kind), "--explain"]
    shown = CliRunner().invoke(command, arguments)
    assert "→" in shown.stdout
    assert str(kind) in shown.stdout
    told = json.loads(CliRunner().invoke(command, [*arguments, "--json"]).stdout)
    assert any(one["place"].startswith(f"{kind} ") for one in told["candidates"]["published"])
