import re

import pytest

from newscrawl.discovery import LinkFilter

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
        ("https://hill.example/images/2025/10/photo-of-the-bridge.jpg", False),
        ("https://other.example/featured/bridge-opens-after-nine-years", False),
        ("https://nothill.example/featured/bridge-opens-after-nine-years", False),
        ("ftp://hill.example/featured/bridge-opens-after-nine-years", False),
        ("https://[broken", False),
    ],
)
def test_without_a_rule_the_address_must_look_like_an_article(url, expected):
    assert LinkFilter(HOSTS).is_article(url) is expected


def test_a_site_file_has_the_last_word():
    rule = LinkFilter(HOSTS, re.compile(r"^/featured/[\w-]+$"))
    assert rule.is_article("https://hill.example/featured/short?utm_source=x")
    assert not rule.is_article("https://hill.example/2025/10/28/bridge-opens-after-nine-years")
