"""The skeleton of a page: the same for all articles of a template, another one after a redesign."""

from datetime import UTC, datetime

from archive.skeletons import likeness, skeleton_of
from newscrawl.extraction import extract_raw
from newscrawl.items import Page

SENTENCE = "The bridge at the mill was opened on Monday after nine years, and the children crossed it at once. "


def skeleton(html):
    url = "https://hill.example/bridge"
    return extract_raw(Page(url=url, body=html.encode(), fetched_at=datetime(2025, 11, 1, tzinfo=UTC))).skeleton


def plain(number, paragraphs=4, extra=""):
    text = "".join(f"<p>{number} {part} {SENTENCE * 2}</p>" for part in range(paragraphs))
    return (
        "<html><body><div id=page><header class=top><a href=/>Hill</a></header><main class=column>"
        f"<article class='post-{number} hentry'><div class=head><span class=kicker>Town</span>"
        f"<h1>Bridge {number} opens at the mill</h1><div class=by>Ann Lee</div></div>"
        f"<div class=share></div>{extra}<div class=entry-content>{text}</div><ul class=tags><li>Bridge</ul></article>"
        "</main><footer class=foot>Hill</footer></div></body></html>"
    )


def redesigned(number):
    text = "".join(f"<p>{number} {part} {SENTENCE * 2}</p>" for part in range(4))
    return (
        "<html><body><div class=app><section class=story><div class=story__top>"
        f"<h1>Bridge {number} opens at the mill</h1></div><div class=story__grid><div class=story__main>{text}</div>"
        "<aside class=story__side>More</aside></div></section></div></body></html>"
    )


def test_articles_of_a_template_have_the_skeleton_of_the_template():
    assert skeleton(plain(4711)) == skeleton(plain(88, paragraphs=14))


def test_an_advertisement_changes_it_a_little_and_a_redesign_nearly_all_of_it():
    usual = skeleton(plain(1))
    assert 0.85 < likeness(usual, skeleton(plain(2, extra="<div class=advert></div>"))) <= 1.0
    assert likeness(usual, skeleton(redesigned(1))) < 0.3


def test_a_page_of_nothing_has_none():
    assert skeleton("<html><body></body></html>") is None


def test_likeness_is_the_share_of_parts_in_common():
    one, other = skeleton_of(range(0, 40_000_000, 1_000_003)), skeleton_of(range(50_000_000, 90_000_000, 1_000_003))
    assert likeness(one, one) == 1.0
    assert likeness(one, other) < 0.2
    half = [part * 2654435761 % 2**32 for part in range(60)]
    assert 0.25 < likeness(skeleton_of(half[:40]), skeleton_of(half[20:])) < 0.55  # 20 of 60 parts
