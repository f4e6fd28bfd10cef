from datetime import UTC, datetime

import pytest

from newscrawl.extraction import extract_raw
from newscrawl.items import Page
from newscrawl.normalisation import normalise

TEXT = "The bridge over the river was closed for nine years, and people had to take the ferry to the market. " * 4
URL = "https://hill.example/news/8000/bridge-opens"


def read(markup, url=URL):
    html = (
        f"<html><head>{markup}</head><body><article><h1>Bridge opens</h1><p>{TEXT}</p>{markup}</article></body></html>"
    )
    return extract_raw(Page(url=url, body=html.encode(), fetched_at=datetime(2025, 11, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("url", "markup", "second"),
    [
        (URL, '<link rel="next" href="/news/8000/bridge-opens/2">', f"{URL}/2"),
        (f"{URL}/", '<p>Pages: 1 <a href="/news/8000/bridge-opens/2/"> <span>2</span> </a></p>', f"{URL}/2/"),
        (URL, '<a href="?page=2">2</a>', f"{URL}?page=2"),
        (f"{URL}.html", '<a href="bridge-opens-2.html">2</a>', f"{URL}-2.html"),
        (URL, '<a href="/news/8000/bridge-opens/seite-2">2</a>', f"{URL}/seite-2"),
        (URL, '<link rel="next" href="/news/8001/school-closes">', None),
        ("https://hill.example/news/1", '<link rel="next" href="/news/2">', None),
        (URL, '<div class="comments-pager"><a href="?page=2">2</a></div>', None),
        (URL, '<a href="/news/8000/bridge-opens/2">next story</a>', None),
        (URL, '<a href="/category/asia/2">2</a><a href="http://[broken">2</a>', None),
    ],
)
def test_an_article_that_goes_on_at_another_page_says_so(url, markup, second):
    article = normalise(read(markup, url))
    assert [(one.field, one.text) for one in article.unreadable] == ([("body", second)] if second else [])
    assert article.body.startswith("The bridge over the river")
