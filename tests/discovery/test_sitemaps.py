import gzip
from datetime import UTC, datetime, timedelta

import pytest

from archive.crawls import SourceState
from newscrawl.discovery import Announced, Sitemap
from newscrawl.discovery import xml as bounds
from newscrawl.discovery.change_times import believed
from newscrawl.discovery.indexes import is_false, is_idle, may_stand_still, sitemaps_to_read
from newscrawl.discovery.polling import source_of
from newscrawl.errors import UnreadableSource
from newscrawl.items import Page

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://hill.example/bridge/</loc><lastmod>2025-10-29T00:00:00Z</lastmod>
<news:news><news:publication_date>2025-10-28T10:15:00+05:45</news:publication_date>
<news:title>Bridge opens</news:title></news:news></url>
<url><loc> https://hill.example/market </loc><lastmod>2025-10-27</lastmod></url>
<url><lastmod>2025-10-27</lastmod></url></urlset>"""


def a_page(body):
    body = body if isinstance(body, bytes) else body.encode()
    return Page(url="https://hill.example/sitemap.xml", body=body, fetched_at=datetime(2025, 11, 1, tzinfo=UTC))


def an_index(*entries):
    rows = "".join(f"<sitemap><loc>{url}</loc><lastmod>{at}</lastmod></sitemap>" for url, at in entries)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def test_a_news_sitemap_gives_publication_before_last_change():
    first, second = Sitemap("/sitemap.xml").read(a_page(NEWS)).announced
    assert first.at == datetime(2025, 10, 28, 4, 30, tzinfo=UTC)
    assert first.headline == "Bridge opens"
    assert second.url == "https://hill.example/market"
    assert (second.at, second.changed) == (None, datetime(2025, 10, 28, tzinfo=UTC))  # the end of that day
    assert (first.is_article, second.is_article) == (True, False)


def test_a_compressed_sitemap_is_read():
    assert len(Sitemap("/sitemap.xml.gz").read(a_page(gzip.compress(NEWS.encode()))).announced) == 2


def test_an_index_leads_to_its_sitemaps_the_newest_first():
    body = an_index(("/a.xml", "2024-01-01"), ("/b.xml", "2025-11-01"), ("/c.xml", "2025-10-01"))
    further = Sitemap("/sitemap.xml").read(a_page(body)).further
    assert [one.url for one in further] == [f"https://hill.example/{name}.xml" for name in "bca"]
    assert {one.root for one in further} == {"/sitemap.xml"}


def test_sitemaps_of_what_is_no_article_are_left_out():
    names = (
        "post-sitemap2",
        "category-sitemap",
        "author-sitemap",
        "sitemap-tags",
        "wp-sitemap-users-1",
        "wp-sitemap-posts-post-1",
    )
    body = an_index(*((f"/{name}.xml", "2025-11-01") for name in names))
    further = Sitemap("/sitemap.xml").read(a_page(body)).further
    assert [one.url.rsplit("/")[-1] for one in further] == ["post-sitemap2.xml", "wp-sitemap-posts-post-1.xml"]


def test_an_index_that_contains_itself_ends():
    index = an_index(("/sitemap.xml", "2025-11-01"))
    inner = Sitemap("/sitemap.xml")
    for _ in range(3):
        (inner,) = inner.read(a_page(index)).further
    with pytest.raises(UnreadableSource, match="inside 3 others"):
        inner.read(a_page(index))


def test_a_list_of_addresses_is_a_sitemap_too():
    listed = (
        Sitemap("/sitemap.txt").read(a_page("https://hill.example/a\n\nhttps://hill.example/b\nnonsense\n")).announced
    )
    assert [one.url for one in listed] == ["https://hill.example/a", "https://hill.example/b"]


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_BYTES", 1000)
    with pytest.raises(UnreadableSource, match="more than 1000 bytes"):
        Sitemap("/sitemap.xml.gz").read(a_page(gzip.compress(b"<urlset>" + b" " * 100_000 + b"</urlset>")))


def test_a_compressed_list_of_addresses_is_read():
    body = gzip.compress(b"https://hill.example/a\nhttps://hill.example/b\n")
    assert len(Sitemap("/sitemap.txt.gz").read(a_page(body)).announced) == 2


def test_a_sitemap_that_changed_while_it_was_read_is_read_again():
    at = datetime(2025, 11, 1, 12, tzinfo=UTC)
    (child,) = Sitemap("/sitemap.xml").read(a_page(an_index(("/a.xml", "2025-11-01T11:59:00Z")))).further
    known = {
        child.url: SourceState(kind="sitemap", parent=child.parent, visits=1, visited_at=at, options=child.options())
    }
    assert source_of(child.url, known[child.url]) == child
    assert sitemaps_to_read([child], known, newest=10, since=None, at=at) == []
    (later,) = Sitemap("/sitemap.xml").read(a_page(an_index(("/a.xml", "2025-11-01T11:59:30Z")))).further
    assert sitemaps_to_read([later], known, newest=10, since=None, at=at) == [later]  # though it was visited after that


AT = datetime(2025, 11, 1, 12, tzinfo=UTC)


def an_index_read(*entries, visited=AT, **doubted):
    """The sitemaps of an index, and what is known of them after all were read."""
    found = Sitemap("/sitemap.xml").read(a_page(an_index(*entries))).further
    state = {"kind": "sitemap", "parent": "/sitemap.xml", "visited_at": visited, "yielded_at": visited}
    return found, {one.url: SourceState(**state, options={**one.options(), **doubted}) for one in found}


def asked(found, known, at):
    return [one.url.rsplit("/")[-1] for one in sitemaps_to_read(found, known, newest=10, since=None, at=at)]


@pytest.mark.parametrize("day", ["2025-11-01", "2025-11-01T00:00:00+00:00"])
def test_a_sitemap_of_a_day_is_read_until_that_day_is_over_everywhere(day):
    found, known = an_index_read(("/map-2025-11-01.xml", day), ("/map-2025-10-30.xml", "2025-10-30"))
    assert asked(found, known, AT + timedelta(minutes=5)) == ["map-2025-11-01.xml"]
    assert not may_stand_still(list(known.values()), at=AT)
    _, after = an_index_read(("/map-2025-11-01.xml", day), visited=AT + timedelta(days=1))
    assert asked(found, after | {found[1].url: known[found[1].url]}, AT + timedelta(days=1, hours=1)) == []


def test_a_date_is_found_false_by_what_the_sitemap_holds_or_brings():
    (old,), known = an_index_read(("/a.xml", "2024-01-01T00:00:10Z"))
    entry = Announced(url="https://hill.example/a", changed=AT)
    assert is_false(old, None, [entry], brought=True)
    assert is_false(old, known[old.url], [], brought=True)
    assert not is_false(old, None, [Announced(url=entry.url, changed=old.changed)], brought=True)
    (newer,), _ = an_index_read(("/a.xml", "2025-11-01T12:30:00Z"))
    assert is_idle(newer, known[old.url])


def test_sitemaps_whose_dates_tell_nothing_take_turns():
    entries = [(f"/map-{number}.xml", "2030-01-01T00:00:10Z") for number in range(25)]
    found, known = an_index_read(*entries)
    assert asked(found, known, AT + timedelta(minutes=5)) == ["map-24.xml"]
    assert len(asked(found, known, AT + timedelta(hours=2))) == 3


def test_the_leading_sitemap_is_read_once_a_day_whatever_its_date_says():
    found, known = an_index_read(("/b.xml", "2025-10-31T08:00:00Z"), ("/a.xml", "2025-10-01T08:00:00Z"))
    assert asked(found, known, AT + timedelta(hours=23)) == []
    assert may_stand_still(list(known.values()), at=AT + timedelta(hours=23))
    assert asked(found, known, AT + timedelta(hours=24)) == ["b.xml"]
    assert not may_stand_still(list(known.values()), at=AT + timedelta(hours=24))


def test_of_undated_sitemaps_the_last_come_first():
    rows = "".join(f"<sitemap><loc>/map-{number}.xml</loc></sitemap>" for number in range(1, 6))
    found = Sitemap("/sitemap.xml").read(a_page(f"<sitemapindex>{rows}</sitemapindex>")).further
    assert asked(found, {}, AT) == [f"map-{number}.xml" for number in (1, 5, 4, 3, 2)]


def test_change_times_that_most_entries_share_are_those_of_the_list():
    def changed(*minutes, at=AT):
        entries = [Announced(url=f"/{n}", changed=at - timedelta(minutes=m)) for n, m in enumerate(minutes)]
        return [one.changed is not None for one in believed(entries, at=AT)]

    assert changed(0, 0, 1, 1, 2, 5) == [False] * 6
    assert changed(0, 1, 2, 60, 120, 0, 1) == [False, False, False, True, True, False, False]
    assert changed(0, 1, 2, 3) == [True] * 4  # four articles may have come just now
    assert changed(0, 20, 40, 60, 80, 100) == [True] * 6
    assert changed(0, 0, 0, 0, 0, at=AT - timedelta(days=900)) == [True] * 5
    assert changed(0, 0, 0, 0, 0, at=AT.replace(hour=0)) == [True] * 5  # a day without a clock
