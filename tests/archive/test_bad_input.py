"""What must not be stored is cleaned or refused by name; one bad article costs no other, and none is half-written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests_archive import DAY, NOW, a_link, an_article

from archive import Outcome
from archive.article import Block, BlockKind, Contributor, LeadImage, ViewCount
from archive.crawls import SiteFacts
from archive.errors import InvalidArticle
from archive.writer import Writer

PUBLISHED = an_article().published
NAIVE = NOW.replace(tzinfo=None)
REFUSED = [
    ({"url": ""}, "url"),
    ({"url": "nonsense"}, "url"),
    ({"url": "ftp://hill.example/x"}, "url"),
    ({"url": "https://hill.example/" + "x" * 9000}, "url"),
    ({"addresses": ("https://hill.example/a", "mailto:a@hill.example")}, "addresses"),
    ({"url": "https://ann:secret@hill.example/a"}, "url"),
    ({"addresses": ("https://ann@hill.example/a",)}, "addresses"),
    ({"site": "nowhere"}, "site"),
    ({"headline": ""}, "headline"),
    ({"headline": " \u2003\n"}, "headline"),
    ({"headline": None}, "headline"),
    ({"headline": "x" * 60_000}, "headline"),
    ({"body": "\x00"}, "body"),
    ({"body": "x" * 20 * 1024 * 1024}, "body"),
    ({"body": "\u0915" * 7_000_000}, "body"),  # 20 MB in Devanagari
    ({"tags": tuple(map(str, range(6000)))}, "tags"),
    ({"image": LeadImage(caption="x" * 60_000)}, "image caption"),
    ({"fetched_at": NAIVE}, "fetched_at"),
    ({"fetched_at": datetime.now(UTC) + 2 * DAY}, "fetched_at"),
    ({"published": replace(PUBLISHED, at=NAIVE)}, "published"),
    ({"published": replace(PUBLISHED, at=NOW + 30 * DAY)}, "published"),
    ({"published": replace(PUBLISHED, at=datetime.max.replace(tzinfo=timezone(-timedelta(hours=5))))}, "published"),
    ({"published": replace(PUBLISHED, at=datetime.min.replace(tzinfo=timezone(timedelta(hours=5))))}, "published"),
    ({"modified": replace(PUBLISHED, at=NAIVE)}, "modified"),
    ({"views": ViewCount(count=-1, raw="-1")}, "views"),
    ({"views": ViewCount(count=2**63, raw="many")}, "views"),
]


@pytest.mark.parametrize(("changes", "field"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_must_not_be_stored_is_refused_by_name(archive, changes, field):
    with pytest.raises(InvalidArticle, match=f"^{field} of the article at "):
        archive.add(an_article(**changes))
    assert archive.count() == 0


def test_one_bad_article_costs_no_other_of_its_batch(archive):
    writer = Writer(archive)
    good = [an_article(url=f"https://hill.example/{number}") for number in range(50 - len(REFUSED))]
    bad = [
        an_article(**{"url": f"https://hill.example/bad-{number}", **changes})
        for number, (changes, _) in enumerate(REFUSED)
    ]
    mixed = sorted([*good, *bad], key=lambda one: hash(one.url) % 7)
    futures = [(one, writer.do(lambda transaction, one=one: transaction.add(one))) for one in mixed]
    writer.close()
    for article, future in futures:
        if article in good:
            assert future.result() is Outcome.NEW
        else:
            assert isinstance(future.exception(), InvalidArticle)
    assert archive.count() == len(good) == len(list(archive.changes()))


def test_what_fails_half_way_leaves_nothing_behind(archive):
    def half(transaction):
        transaction.add(an_article(), link=a_link())
        raise ValueError("half way")

    writer = Writer(archive)
    futures = [
        writer.do(half),
        writer.do(lambda transaction: transaction.add(an_article(url="https://hill.example/b"))),
    ]
    writer.close()
    assert isinstance(futures[0].exception(), ValueError)
    assert futures[1].result() is Outcome.NEW
    assert [one.url for one in archive.find()] == [one.url for one in archive.changes()] == ["https://hill.example/b"]
    assert archive.links() == []


def test_control_characters_and_empty_texts_are_cleaned(archive):
    dirty = an_article(
        headline="Bridge\x00 opens\ud800\tnow",
        description="",
        section="\x07",
        byline=" \u00a0",
        authors=("Ann\x00 Lee", "", "\x01"),
        tags=("", "bridges"),
        contributors=(Contributor(name="\x02"), Contributor(name="Ann Lee")),
        blocks=(Block(BlockKind.PARAGRAPH, "\x03"), Block(BlockKind.PARAGRAPH, "It is open.")),
        image=LeadImage(caption="\udfff", credit="Geo\x0b Tv"),
    )
    archive.add(dirty)
    found = archive.get("https://hill.example/bridge")
    assert found.headline == "Bridge opens\tnow"
    assert (found.description, found.section, found.byline, found.image_caption) == (None,) * 4
    assert (found.authors, found.tags, found.image_credit) == (("Ann Lee",), ("bridges",), "Geo Tv")
    (revision,) = archive.revisions(found.url)
    assert [one["name"] for one in revision.content["contributors"]] == ["Ann Lee"]
    assert revision.content["blocks"] == [["paragraph", "It is open."]]
    assert archive.add(dirty) is Outcome.UNCHANGED


def test_what_a_crawl_says_is_cleaned_too(archive):
    """A server's words, a file's name, what was learned: PostgreSQL refuses NUL wherever it stands."""
    link = a_link("https://hill.example/x%00y", source="feed \x00\ud800")
    with archive.write() as transaction:
        transaction.register(SiteFacts(name="hill", title="Hill\x00", homepage="https://hill.example/"))
        crawl = transaction.begin_crawl("hill", at=NOW, arguments={"urls\x00": "\ud800"})
        transaction.announce([link], at=NOW)
        transaction.settle(link, Outcome.FAILED, at=NOW, crawl=crawl, detail="said \x00\udc80 no")
        transaction.remember("hill", {"lines": ["a\x00", {"\ud801": 1}, ""]})
        assert transaction.memory("hill") == {"lines": ["a", {"": 1}, ""]}
    assert [one.detail for one in archive.links()] == ["said  no"]
    assert [one.title for one in archive.sites() if one.name == "hill"] == ["Hill"]


def test_an_address_of_any_length_that_servers_bear_has_its_own_key(archive):
    long = "https://hill.example/" + "%E0%A4%95" * 800
    for url in (long, long + "x", long + "y"):
        assert (
            archive.add(
                an_article(url=url, addresses=(url,)),
            )
            is Outcome.NEW
        )
    assert archive.count() == 3
    assert archive.get(long + "x").url == long + "x"
