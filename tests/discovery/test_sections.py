from datetime import UTC, datetime

from newscrawl.discovery import SectionPage
from newscrawl.discovery.probe import declared_sources
from newscrawl.items import Page

URL = "https://hill.example/category/asia"


def a_page(html, url=URL):
    return Page(url=url, body=html.encode(), fetched_at=datetime(2025, 11, 1, tzinfo=UTC))


def read(html, *, url=URL, **options):
    return SectionPage(url, **options).read(a_page(html, url))


def test_links_are_absolute_and_carry_their_text():
    html = """<a href="/featured/one"> Bridge <b>opens</b></a><a href="two">Two</a><a href="#top">top</a>
    <a href="mailto:desk@hill.example">mail</a><a href="javascript:void(0)">share</a><a name="x">no address</a>"""
    one, two = read(html).announced
    assert (one.url, one.headline) == ("https://hill.example/featured/one", "Bridge opens")
    assert two.url == "https://hill.example/category/two"


def test_base_is_honoured():
    (one,) = read('<base href="https://cdn.hill.example/x/"><a href="story">Story</a>').announced
    assert one.url == "https://cdn.hill.example/x/story"


def test_the_following_page_is_found_by_declaration_or_number():
    (declared,) = read('<link rel="next" href="?p=2">').further
    assert (declared.url, declared.number) == (f"{URL}?p=2", 2)
    (numbered,) = read('<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=9">9</a>').further
    assert numbered.url == f"{URL}?page=2"
    (third,) = read('<a href="/category/asia/page/3/">3</a>', url=f"{URL}/page/2/", number=2).further
    assert third.number == 3


def test_paging_stays_in_its_section_and_within_its_bound():
    assert not read('<a href="/category/sport?page=2">2</a>').further
    assert not read('<a href="?page=2">2</a>', pages=1).further
    assert not read(f'<link rel="next" href="{URL}">').further


def test_declared_feeds():
    html = """<link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate"
    hreflang="hi" href="/hi/"><link rel="alternate" type="application/atom+xml" href="https://hill.example/atom">"""
    addresses = [found.source.url for found in declared_sources(a_page(html))]
    assert addresses == ["https://hill.example/feed/", "https://hill.example/atom"]


def test_a_broken_address_costs_only_itself():
    announced = read('<a href="http://[broken">x</a><a href="/featured/one">One</a>').announced
    assert [one.url for one in announced] == ["https://hill.example/featured/one"]
