from datetime import UTC, datetime

import pytest

from newscrawl.discovery import Feed
from newscrawl.errors import UnreadableSource
from newscrawl.items import Page

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Hill Post</title>
<atom:link href="https://hill.example/feed/" rel="self"/><link>https://hill.example/</link>
<item><title>Bridge opens</title><link>https://hill.example/bridge/</link>
<pubDate>Tue, 28 Oct 2025 10:15:00 +0545</pubDate></item>
<item><title>Only a guid</title><guid>https://hill.example/?p=7</guid></item>
<item><title>Guid is no address</title><guid isPermaLink="false">tag:7</guid></item>
<item><title>Relative</title><link>/market</link><pubDate>yesterday</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>ভোট শুরু</title>
<link rel="self" href="https://hill.example/a.atom"/><link rel="alternate" href="https://hill.example/a"/>
<published>2025-10-28T04:30:00Z</published><updated>2025-10-29T04:30:00Z</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"/><item rdf:about="x">
<title>Old style</title><link>https://hill.example/old</link><dc:date>2025-10-28</dc:date></item></rdf:RDF>"""


def a_page(body):
    body = body if isinstance(body, bytes) else body.encode()
    return Page(url="https://hill.example/feed/", body=body, fetched_at=datetime(2025, 11, 1, tzinfo=UTC))


def read(body):
    return Feed("/feed/").read(a_page(body)).announced


def test_rss_announces_address_time_and_headline():
    first, *others = read(RSS)
    assert (first.url, first.headline) == ("https://hill.example/bridge/", "Bridge opens")
    assert first.at == datetime(2025, 10, 28, 4, 30, tzinfo=UTC)
    assert [one.url for one in others] == ["https://hill.example/?p=7", "https://hill.example/market"]
    assert others[1].at is None


def test_atom_prefers_the_page_and_the_publication():
    (entry,) = read(ATOM)
    assert (entry.url, entry.headline) == ("https://hill.example/a", "ভোট শুরু")
    assert entry.at == datetime(2025, 10, 28, 4, 30, tzinfo=UTC)


def test_rss_1_0():
    (entry,) = read(RDF)
    assert entry.url == "https://hill.example/old"
    assert entry.at == datetime(2025, 10, 28, tzinfo=UTC)


def test_broken_xml_gives_what_can_be_read():
    broken = RSS.replace("<title>Bridge opens</title>", "<title>Bridge & ferry <b>open</title>")
    assert "https://hill.example/bridge/" in [one.url for one in read(broken)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "is empty"),
        ("plain text", "is no"),
        ("<html><body>Not found</body></html>", "no feed: its root element is <html>"),
        (b"\x1f\x8bbroken", "broken gzip"),
    ],
)
def test_what_is_no_feed_says_so(body, words):
    with pytest.raises(UnreadableSource, match=words):
        read(body)


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    body = f"{bomb}<rss><channel><item><title>&b;</title><link>https://hill.example/x</link></item></channel></rss>"
    (entry,) = read(body)
    assert entry.url == "https://hill.example/x"
    assert "aaaa" not in (entry.headline or "")


def test_a_file_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the-secret")
    body = (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]><rss><channel><item><title>&x;</title>'
        "<link>https://hill.example/x</link></item></channel></rss>"
    )
    (entry,) = read(body)
    assert "the-secret" not in str(entry)


def test_bare_ampersands_in_addresses_are_taken_as_meant():
    body = RSS.replace("https://hill.example/bridge/", "https://hill.example/story.php?cat=3&id=7&amp;x=1")
    assert read(body)[0].url == "https://hill.example/story.php?cat=3&id=7&x=1"
    cdata = RSS.replace("https://hill.example/bridge/", "<![CDATA[https://hill.example/story.php?cat=3&id=7]]>")
    assert read(cdata)[0].url == "https://hill.example/story.php?cat=3&id=7"
    assert len(read(body.replace("UTF-8", "UTF-16").encode("utf-16"))) == len(read(RSS))


def test_xml_base_is_honoured():
    body = ATOM.replace("<entry>", '<entry xml:base="https://cdn.hill.example/news/">')
    assert read(body.replace('rel="alternate" href="https://hill.example/a"', 'href="bridge"'))[0].url == (
        "https://cdn.hill.example/news/bridge"
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<link>http://r.example/1</link><f:origLink>https://hill.example/a</f:origLink>", ["https://hill.example/a"]),
        (
            "<link>http://r.example/1</link><guid isPermaLink='true'>https://hill.example/a</guid>",
            ["https://hill.example/a"],
        ),
        ("<guid isPermaLink='false'>https://hill.example/a</guid>", []),
        ("<link>https://hill.example/a</link><guid>12</guid>", []),
    ],
)
def test_an_entry_may_give_its_address_twice(entry, expected):
    (one,) = read(f"<rss xmlns:f='urn:f'><channel><item>{entry}</item></channel></rss>")
    assert list(one.otherwise) == expected
    assert "https://hill.example/a" in (one.url, *one.otherwise)


def test_what_a_program_prints_before_the_feed_is_skipped():
    (one,) = read(
        "<br/>\n<b>Warning</b>: x\n<?xml version='1.0'?><rss><item><link>https://hill.example/a</link></item></rss>"
    )
    assert one.url == "https://hill.example/a"
    with pytest.raises(UnreadableSource):
        read("<html><body>how to write <rss> by hand</body></html>")
