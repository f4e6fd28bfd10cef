import re
from datetime import UTC, datetime

import pytest

from newscrawl.discovery import LinkFilter
from newscrawl.discovery.probe import sections_of
from newscrawl.discovery.session_ids import without_session
from newscrawl.items import Page

HOSTS = frozenset({"hill.example"})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://hill.example/featured/bridge-opens-after-nine-years", True),
        ("https://www.hill.example/2025/10/28/bridge/", True),
        ("https://hill.example/news/88123.html", True),
        ("https://hill.example/?p=1234", True),
        ("https://hill.example/?p=12", True),
        ("https://hill.example/%E0%A4%AA%E0%A5%81%E0%A4%B2-%E0%A4%96%E0%A5%81%E0%A4%B2%E0%A4%BE-a-b", True),
        ("https://hill.example/", False),
        ("https://hill.example/category/asia-in-news", False),
        ("https://hill.example/tag/a-b-c-d-e", False),
        ("https://hill.example/about-us", False),
        ("https://hill.example/archives/31001", True),
        ("https://hill.example/archive/bridge-opens-after-nine-years", True),
        ("https://hill.example/archives", False),
        ("https://hill.example/archive/2025/10", False),
        ("https://hill.example/archives/category/bridges-of-the-upper-valley", False),
        ("https://hill.example/events/20001-bridge-opens", True),
        ("https://hill.example/careers/teachers-wanted-31001.html", True),
        ("https://hill.example/events/", False),
        ("https://hill.example/events/summer-fair-of-the-valley", False),
        ("https://hill.example/events/2025/10/28", False),
        ("https://hill.example/topics/2025-budget-of-the-valley", False),
        ("https://hill.example/events/category/music-20001", False),
        ("https://hill.example/images/2025/10/photo-of-the-bridge.jpg", False),
        ("https://other.example/featured/bridge-opens-after-nine-years", False),
        ("https://nothill.example/featured/bridge-opens-after-nine-years", False),
        ("ftp://hill.example/featured/bridge-opens-after-nine-years", False),
        ("https://[broken", False),
    ],
)
def test_without_a_rule_the_address_must_look_like_an_article(url, expected):
    assert LinkFilter(HOSTS).is_article(url) is expected


@pytest.mark.parametrize(
    ("path", "is_article"),
    [("/news/1995", True), ("/1995", False), ("/en/1995", False), ("/news/1995/7", False), ("/archive/1995", False)],
)
def test_a_number_like_a_year_is_an_articles_below_a_name_and_behind_a_headline(path, is_article):
    links = LinkFilter(HOSTS)
    assert links.is_article(f"https://hill.example{path}", "Bridge opens after nine years") is is_article
    assert links.may_be_article(f"https://hill.example{path}") is is_article
    assert not links.is_article(f"https://hill.example{path}", "1995")


def test_no_section_is_called_read_more():
    links = LinkFilter(HOSTS)
    assert links.is_section("https://hill.example/sport/football", "Football")
    assert not links.is_section("https://hill.example/sport/derby-win", "Read more »")
    assert not links.is_section("https://hill.example/sport/derby-win", "Weiterlesen …")


def test_a_site_file_has_the_last_word():
    rule = LinkFilter(HOSTS, re.compile(r"^/featured/[\w-]+$"))
    assert rule.is_article("https://hill.example/featured/short?utm_source=x")
    assert not rule.is_article("https://hill.example/2025/10/28/bridge-opens-after-nine-years")


def test_hosts_are_the_same_in_both_spellings():
    links = LinkFilter(frozenset({"xn--80abm6c.example"}))
    assert links.is_own("https://бета.example/news/88123.html")
    assert not links.is_own("https://гамма.example/news/88123.html")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://north.hill.example/", True),
        ("https://north.hill.example", True),
        ("https://hill.example/ta/", True),
        ("https://www.hill.example/", False),
        ("https://shop.hill.example/", False),
        ("https://hill.example/", False),
        ("https://hill.example/news/", False),
        ("https://other.example/", False),
    ],
)
def test_a_region_or_a_language_has_a_front_page(url, expected):
    links = LinkFilter(HOSTS)
    assert links.is_front(url) is expected
    assert links.is_section(url, "North") is (expected or url.endswith("/news/"))


def test_a_section_may_be_named_in_a_query():
    links = LinkFilter(HOSTS)
    assert links.is_section("https://hill.example/list.php?cat=3", "Sport")
    assert not links.is_section("https://hill.example/story.php?id=88123", "Sport")


@pytest.mark.parametrize(
    "path",
    [
        "/%E0%AE%A4%E0%AE%AE%E0%AE%BF%E0%AE%B4%E0%AE%95%E0%AE%AE%E0%AF%8D/",
        "/en/news/local/",
        "/category/sport/cricket/",
        "/index.php?option=com_content&view=category&layout=blog&id=5&Itemid=15",
    ],
)
def test_a_section_is_known_by_its_address(path):
    assert LinkFilter(HOSTS).is_section(f"https://hill.example{path}", "Local")


@pytest.mark.parametrize("path", ["/taxonomy/term/{}", "/kategori/{}", "/{}/local"])
def test_numbered_sections_are_known_by_their_company(path):
    names = ("Local", "Sport", "Business")
    links = "".join(f'<a href="{path.format(number)}">{name}</a>' for number, name in enumerate(names, 5))
    story = '<a href="/node/10001">Council of the valley met on Monday evening</a>'

    def sections(html):
        page = Page(url="https://hill.example/", body=html.encode(), fetched_at=datetime(2025, 11, 1, tzinfo=UTC))
        return len(sections_of(page, LinkFilter(HOSTS)))

    assert sections(f"<main>{links}{story}</main>") == 3
    assert sections(f"<nav>{links.split('</a>')[0]}</a></nav><main>{story}</main>") == 1
    assert sections(f"<main>{links.split('</a>')[0]}</a>{story}</main>") == 0
    headline = f'<a href="{path.format(9)}">Council of the valley met on Monday evening</a>'
    assert sections(f"<main>{links}{headline}</main>") == 0


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://hill.example/modules.php?name=News&sid=2101", "https://hill.example/modules.php?name=News&sid=2101"),
        ("https://hill.example/a?sid=3f9cd2a8b71e4c05&id=7", "https://hill.example/a?id=7"),
        ("https://hill.example/a?id=7&PHPSESSID=x", "https://hill.example/a?id=7"),
        ("https://hill.example/a;jsessionid=3F9C?id=7", "https://hill.example/a?id=7"),
    ],
)
def test_a_session_is_told_from_the_number_of_a_story(url, expected):
    assert without_session(url) == expected
