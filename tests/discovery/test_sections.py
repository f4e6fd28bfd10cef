from datetime import UTC, date, datetime
from urllib.parse import unquote, urljoin

import pytest

from newscrawl.discovery import LinkFilter, SectionPage
from newscrawl.discovery.probe import dated_lists, declared_sources, leads_on, linked_feeds
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


@pytest.mark.parametrize(
    ("links", "url", "number", "expected"),
    [
        ('<a href="?page=1">2</a><a href="?page=2">3</a>', URL, 1, "?page=1"),
        (
            '<a href="/list?start=5">2</a><a href="/list?start=10">3</a>',
            "https://hill.example/list",
            1,
            "/list?start=5",
        ),
        ('<a href="/news/">1</a><a href="/news/3">3</a>', "https://hill.example/news/2", 2, "/news/3"),
        ('<a href="/news/p2">weiter</a>', "https://hill.example/news/", 1, "/news/p2"),
        ('<a href="index_2.html">»</a>', "https://hill.example/news/", 1, "/news/index_2.html"),
        ('<a href="/list.php?cat=3&page=2">2</a>', "https://hill.example/list.php?cat=3", 1, "/list.php?cat=3&page=2"),
        ('<a href="/list.php?cat=5&page=2">2</a>', "https://hill.example/list.php?cat=3", 1, None),
        ('<a href="/archive/2025/10/2">2</a>', "https://hill.example/news/", 1, None),
        ('<a href="/news/the-next-88123.html">Next</a>', "https://hill.example/news/", 1, None),
        ('<a href="?sayfa=2">2</a>', URL, 1, "?sayfa=2"),
        ('<a href="?limitstart=6">1</a><a href="?limitstart=12">3</a>', f"{URL}?limitstart=6", 2, "?limitstart=12"),
        ('<a class="load-more" href="?after=c2xq">More</a>', URL, 1, "?after=c2xq"),
        ('<a href="?before=20261121">« Older posts</a>', URL, 1, "?before=20261121"),
        ('<a class="next" aria-label="Next page" href="?start=6"><i></i></a>', URL, 1, "?start=6"),
        ('<p class="nav-previous"><a href="?start=6">x</a></p>', URL, 1, "?start=6"),
        ('<a href="?start=6">அடுத்து</a>', URL, 1, "?start=6"),
        ('<a href="?start=6">अगला »</a>', URL, 1, "?start=6"),
        ('<a href="?cat=4">More news</a><a href="?sort=date">Older first</a>', URL, 1, None),
        ('<base href="/"><a rel="next" href="category/asia?page=2">x</a>', URL, 1, "/category/asia?page=2"),
        ('<base href="/"><a href="category/asia?start=6">Next</a>', URL, 1, "/category/asia?start=6"),
        ('<button id="loadmore" data-page="2" data-href="/category/asia"></button>', URL, 1, "/category/asia?page=2"),
    ],
)
def test_the_following_page_is_told_to_readers(links, url, number, expected):
    further = read(links, url=url, number=number).further
    assert [one.url for one in further] == ([urljoin(url, expected)] if expected else [])


def test_an_answer_in_json_names_the_next():
    told = '{"data": [{"url": "/a/road-is-open", "title": "Road is open"}], "links": {"next": "/api/news?offset=20"}}'
    (following,) = read(told, url="https://hill.example/api/news").further
    assert following.url == "https://hill.example/api/news?offset=20"


@pytest.mark.parametrize(
    ("asked", "more", "expected"),
    [
        ("offset=6&limit=6", "true", "offset=12&limit=6"),
        ("start=0", "true", "start=2"),
        ("page=2", "true", "page=3"),
        ("offset=6&limit=6", "false", None),
    ],
)
def test_answers_in_json_are_counted_on(asked, more, expected):
    items = '[{"url": "/a/road-is-open", "title": "Road"}, {"url": "/a/mill-is-shut", "title": "Mill"}]'
    address = "https://hill.example/api/list?"
    further = read(f'{{"items": {items}, "has_more": {more}}}', url=address + asked).further
    assert [one.url for one in further] == ([address + expected] if expected else [])


def test_the_next_page_is_no_article():
    reading = read('<a class="older" href="?before=20261121">Older posts</a><a href="/story/10001">x</a>')
    assert [one.url for one in reading.announced] == ["https://hill.example/story/10001"]


def test_a_page_is_read_in_the_charset_of_its_header():
    html = '<a href="/новости/мост">Мост открыт</a>'.encode("cp1251")
    page = Page(
        url=URL, body=html, fetched_at=datetime(2025, 11, 1, tzinfo=UTC), content_type="text/html; charset=cp1251"
    )
    (one,) = SectionPage(URL).read(page).announced
    assert (unquote(one.url), one.headline) == ("https://hill.example/новости/мост", "Мост открыт")


def test_feeds_are_declared_by_loose_types_too():
    html = """<link rel=alternate type="text/xml" href="/rss.php"><link rel=alternate type="application/json"
    href="/wp-json/wp/v2/posts/7"><link rel=alternate type="application/json" href="/feed.json">"""
    addresses = [found.source.url for found in declared_sources(a_page(html))]
    assert addresses == ["https://hill.example/rss.php", "https://hill.example/feed.json"]


def test_lists_of_months_are_taken_the_newest_first_a_year_of_them_or_all_since_a_day():
    months = [f"/{year}/{month:02}/" for year in (2024, 2025) for month in range(1, 13)]
    page = a_page(
        "".join(f'<a href="{month}">Month {month[6:8]}</a>' for month in months) + '<a href="/news/1995">1995'
    )

    def listed(since):
        found = dated_lists(page, LinkFilter(frozenset({"hill.example"})), root=URL, since=since)
        return [one.source.url.removeprefix("https://hill.example") for one in found]

    assert listed(None) == months[:11:-1]
    assert listed(date(2024, 3, 15)) == months[:1:-1]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<meta http-equiv="Refresh" content="0; URL=/home.php">', ["https://hill.example/home.php"]),
        ('<frameset><frame src="/top.html"><frame src="/main.html"></frameset>', ["/top.html", "/main.html"]),
        (f'<meta http-equiv="refresh" content="600;url={URL}"><meta http-equiv=refresh content=600>', []),
    ],
)
def test_a_home_page_may_lead_on(html, expected):
    assert [one.source.url for one in leads_on(a_page(html))] == [urljoin(URL, one) for one in expected]


def test_feeds_are_linked_by_what_says_so():
    html = """<a href="/export/news.rss"><img></a><a href="/x.php?out=5">RSS</a><a href="/feedback">Feedback</a>
    <a href="/comments/feed/">Comments (RSS)</a><a href="/what-the-mill-feeds">What the mill feeds all of the town</a>
    <a href="https://feeds.other.example/hill">RSS</a><a href="https://reader.example/rss">RSS</a>"""
    found = linked_feeds(a_page(html), LinkFilter(frozenset({"hill.example"})))
    addresses = ["https://hill.example/export/news.rss", "https://hill.example/x.php?out=5"]
    assert [one.source.url for one in found] == [*addresses, "https://feeds.other.example/hill"]


CARDS = """<main><h1>Sport</h1>
<div class="card"><h3>Harbour wins the derby of the valley</h3><p>In short</p><a href="/a">Read more</a></div>
<div class="card"><a href="/b"><img src="b.jpg" alt="A bridge over the river, seen at dawn"></a>
<div><p>In short</p><a href="/b">और पढ़ें</a></div></div>
<div class="card"><a href="/c" aria-label="Read more: school opens its doors again">Continue reading →</a></div>
<div class="card"><p>In short</p><a href="/d">Read more</a></div>
<div class="card"><h3>Market</h3><h3>Weather</h3><a href="/e">Details</a></div>
<a href="/f"><b>Mayor</b> speaks</a></main>"""


def test_a_link_that_says_no_more_than_read_more_goes_by_what_stands_beside_it():
    found = [one.headline for one in read(CARDS).announced]
    bridge = "A bridge over the river, seen at dawn"
    school = "Read more: school opens its doors again"
    assert found == [
        "Harbour wins the derby of the valley", bridge, "और पढ़ें", school, "Read more", "Details", "Mayor speaks"
    ]  # fmt: skip
