"""The first look at a site without a site file: what leads to its articles, and what is left to the next crawls."""

import json
import random
from urllib.parse import urlsplit

from tests_support import FAST, reports, run

from archive import open_archive

NOUNS = (
    "bridge council farmer festival forest harbour hospital library market mayor mill museum river road school".split()
)
VERBS = "approved closed delayed funded inspected opened praised questioned rejected repaired replaced visited".split()


def a_story(number):
    """A page with an article that resembles no other one."""
    words = random.Random(number)
    text = " ".join(
        f"The {words.choice(NOUNS)} of the upper {words.choice(NOUNS)} {words.choice(VERBS)} the {words.choice(NOUNS)}."
        for _ in range(40)
    )
    headline = f"The {words.choice(NOUNS)} {words.choice(VERBS)} for the {number}th time this year"
    declared = json.dumps({"@type": "NewsArticle", "headline": headline, "datePublished": f"2025-10-{number % 28 + 1}"})
    head = f'<title>{headline}</title><script type="application/ld+json">{declared}</script>'
    return f"<html lang=en><head>{head}</head><body><h1>{headline}</h1><p>{text}</p></body></html>"


def put_stories(web, *numbers):
    """Put articles on the web; gives back the links to them."""
    for number in numbers:
        web.put(f"/story/{number}.html", a_story(number))
    return "".join(f'<a href="/story/{number}.html">What happened on day {number} in town</a>' for number in numbers)


def crawl(web, archive_url, *arguments):
    process = run("newscrawl", "crawl", "--json", web.home, *arguments, *FAST, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr[-3000:]
    return reports(process)["site.localhost"]


def stored(archive_url):
    with open_archive(archive_url, create=False) as archive:
        return {int("".join(filter(str.isdigit, urlsplit(article.url).path))) for article in archive.find()}


def test_sections_of_languages_and_below_sections_are_found(web, archive_url):
    web.put("/", '<a href="/ta/">தமிழ்</a><a href="/news/">News</a>')
    web.put("/ta/", '<a href="/ta/local">உள்ளூர்</a>')
    web.put("/ta/local", put_stories(web, 1001) + '<a href="/ta/local/north">வடக்கு</a>')
    web.put("/ta/local/north", put_stories(web, 1002))
    web.put("/news/", put_stories(web, 1003) + '<a href="/news/south/">South</a>')
    web.put("/news/south/", put_stories(web, 1004) + '<a href="/deep/">Deeper</a>')
    web.put("/deep/", put_stories(web, 1005))
    crawl(web, archive_url)
    assert stored(archive_url) == {1001, 1002, 1003, 1004}  # one level below a section, no more


def test_sources_beyond_the_bound_are_taken_up_by_the_next_crawl(web, archive_url):
    names = [f"/feeds/{number}.xml" for number in range(32)]
    web.put("/", "".join(f'<link rel=alternate type="application/rss+xml" href="{name}">' for name in names))
    put_stories(web, 2001, 2002)
    for name in names[:-1]:  # the last one is not there
        item = f"<item><link>{web.home}story/{2002 if name == names[-2] else 2001}.html</link></item>"
        web.put(name, f"<rss><channel>{item}</channel></rss>", content_type="application/rss+xml")
    report = crawl(web, archive_url)
    assert "more feeds than one crawl takes up" in report["detail"]
    assert stored(archive_url) == {2001}
    crawl(web, archive_url)
    assert stored(archive_url) == {2001, 2002}
    web.asked.clear()
    crawl(web, archive_url)
    assert sorted(web.asked) == ["/feeds/0.xml", "/feeds/30.xml", "/robots.txt"]


def test_lists_of_months_are_walked_once_where_nothing_lists_the_site(web, archive_url):
    months = "".join(f'<a href="/2025/{month:02}/">Month {month}</a>' for month in (10, 9, 8))
    frame = '<frameset><frame src="/main.html"></frameset>'
    web.put("/", f"<html><head><title>The Paper</title></head>{frame}</html>")
    web.put("/main.html", put_stories(web, 3001) + months)
    web.put("/2025/10/", put_stories(web, 3001, 3002))
    web.put("/2025/08/", put_stories(web, 3003))
    crawl(web, archive_url)
    assert stored(archive_url) == {3001, 3002, 3003}
    web.asked.clear()
    crawl(web, archive_url)
    assert sorted(web.asked) == ["/", "/main.html", "/robots.txt"]


def test_feeds_are_found_behind_links_and_on_the_page_that_lists_them(web, archive_url):
    web.put("/", put_stories(web, 4001) + '<a href="/rss">RSS feeds</a>')
    web.put("/rss", '<a href="/rss/news.xml">News</a>')
    put_stories(web, 4002)
    entry = f"<link>http://feeds.example/r/1</link><guid isPermaLink='false'>{web.home}story/4002.html</guid>"
    feed = f"<b>Warning</b>: undefined\n<rss><channel><item>{entry}</item></channel></rss>"
    web.put("/rss/news.xml", feed, content_type="application/rss+xml")
    crawl(web, archive_url)
    assert stored(archive_url) == {4001, 4002}


def test_a_region_on_a_host_of_its_own_is_looked_over_with_its_robots_txt(web, archive_url):
    north = web.home.replace("site.", "north.site.")
    web.once["/"] = (200, {"Content-Type": "text/html"}, f'<a href="{north}">North</a>'.encode())
    web.put("/", '<a href="/valley/">Valley</a>')  # north's
    web.put("/valley/", put_stories(web, 5001))
    web.once["/robots.txt"] = (404, {}, b"")
    web.put("/robots.txt", f"Sitemap: {north}map.xml", content_type="text/plain")  # north's
    put_stories(web, 5002)
    web.put("/map.xml", f"<urlset><url><loc>{north}story/5002.html</loc></url></urlset>", content_type="text/xml")
    crawl(web, archive_url)
    assert stored(archive_url) == {5001, 5002}
