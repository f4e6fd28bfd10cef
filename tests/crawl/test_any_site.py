"""A site without a site file: all of its articles, run after run, at the least number of requests."""

import json
import signal
import time
from collections import Counter
from urllib.parse import urlsplit

import pytest
from growing_web import GrowingWeb
from tests_support import FAST, reports, run, served, start

from archive import open_archive
from newscrawl.demo.edition import sites
from newscrawl.demo.server import DemoWeb
from newscrawl.demo.truth import expected_articles

STORY = "The council of the valley met on Monday and spoke for three hours about the road to the upper villages. " * 6
DECLARED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Road is open"}</script>'


def crawl(archive_url, *arguments):
    process = run("newscrawl", "crawl", "--json", *arguments, *FAST, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr[-3000:]
    return reports(process)


def paths(archive_url):
    with open_archive(archive_url, create=False) as archive:
        return {urlsplit(article.url).path for article in archive.find()}


def sources(archive_url):
    with open_archive(archive_url, create=False) as archive, archive.write() as transaction:
        return transaction.sources("site.localhost")


def test_the_demo_web_is_archived_whole_without_a_site_file(archive_url):
    with DemoWeb() as web:
        crawl(archive_url, *web.homepages().values())
        first = len(web.requests)
        web.requests.clear()
        crawl(archive_url, *web.homepages().values())
        again = Counter(one.host for one in web.requests)
    with open_archive(archive_url, create=False) as archive:
        found = {(article.site, urlsplit(article.url).path) for article in archive.find()}
    hosts = {site.name: site.domain for site in sites(1)}
    assert found == {(hosts[site], path) for site, path in expected_articles(1)}
    assert first < 4.5 * len(found)  # the first look at a site is the dear one
    assert max(again.values()) <= 3
    assert len(again) == len(hosts)


def grow(web, archive_url, more):
    """The site grows by so many articles and is crawled again; gives back what was asked: articles, and other pages."""
    web.size += more
    web.asked.clear()
    crawl(archive_url, web.home)
    articles = [path for path in web.asked if path.startswith("/valley/road")]
    return articles, [path for path in web.asked if path not in articles]


def test_a_feed_is_enough_until_it_has_turned_over(archive_url):
    with served(GrowingWeb(40, "feed", "sections")) as web:
        crawl(archive_url, web.home)
        assert paths(archive_url) == {web.path(number).rstrip("/") for number in range(1, 41)}
        known = {urlsplit(url).path: state for url, state in sources(archive_url).items()}
        assert grow(web, archive_url, 0) == ([], ["/robots.txt", "/feed/"])
        articles, others = grow(web, archive_url, 2)  # 5 %
        assert (len(articles), others) == (2, ["/robots.txt", "/feed/"])
        grow(web, archive_url, 15)  # the feed holds ten
    assert len(paths(archive_url)) == 57
    assert (str(known["/feed/"].status), known["/feed/"].yielded) == ("active", 10)
    dropped = known["/valley/"]
    assert (str(dropped.status), dropped.detail) == ("dropped", "it announced no article that others had not")


def test_a_sitemap_is_read_where_it_has_changed(archive_url):
    with served(GrowingWeb(40, "sitemap")) as web:
        crawl(archive_url, web.home)
        assert len(paths(archive_url)) == 40
        assert grow(web, archive_url, 0) == ([], ["/robots.txt", "/sitemap.xml"])
        articles, others = grow(web, archive_url, 2)
    assert len(articles) == 2
    assert others == ["/robots.txt", "/sitemap.xml", "/sitemap-2020-03.xml"]
    assert len(paths(archive_url)) == 42


def test_wordpress_with_all_its_sources_is_asked_for_one_or_two(archive_url):
    with served(GrowingWeb(40, "wordpress", "feed", "sitemap", "sections")) as web:
        crawl(archive_url, web.home)
        assert len(web.asked) < 1.5 * 40
        articles, others = grow(web, archive_url, 2)
    assert len(articles) == 2
    assert len(others) <= 3
    assert len(paths(archive_url)) == 42


def test_sections_alone_are_walked_to_what_is_known(archive_url):
    with served(GrowingWeb(40, "sections")) as web:
        crawl(archive_url, web.home)
        assert len(paths(archive_url)) == 40
        _, others = grow(web, archive_url, 12)
    assert len(paths(archive_url)) == 52
    assert len([path for path in others if path.startswith("/valley/?page")]) <= 2


@pytest.mark.parametrize("kind", ["sections", "sitemap", "wordpress"])
def test_a_back_fill_walks_to_the_day_that_was_asked_for(kind, archive_url):
    with served(GrowingWeb(350 if kind == "wordpress" else 100, kind, on_a_page=5)) as web:
        since = web.published(web.size - 19)
        crawl(archive_url, web.home, "--since", f"{since:%Y-%m-%d}")
        assert paths(archive_url) == {web.path(number).rstrip("/") for number in range(web.size - 19, web.size + 1)}
        assert len(web.asked) < 70  # it ended near that day, and not at the beginning of time


def test_a_back_fill_that_is_killed_is_finished_by_the_next(archive_url):
    with served(GrowingWeb(80, "sections", on_a_page=5)) as web:
        command = ["newscrawl", "crawl", web.home, "--since", "2020-01-01", *FAST]
        process = start(*command, NEWSCRAWL_ARCHIVE=archive_url)
        deadline = time.monotonic() + 30
        while len(web.asked) < 50 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL, "the crawl was over before it could be killed"
        before = len(paths(archive_url))
        web.asked.clear()
        crawl(archive_url, web.home, "--since", "2020-01-01")
        assert before < len(paths(archive_url)) == 80
        pages = [path for path in web.asked if path.startswith("/valley/?page")]
        assert len(pages) < 16  # it went on where it was, and did not walk the whole way again
    assert not [url for url, state in sources(archive_url).items() if str(state.status) == "pending"]


def test_a_probe_tells_what_there_is_and_what_a_crawl_would_do_with_it():
    with served(GrowingWeb(40, "feed", "sitemap", "sections")) as web:
        process = run("newscrawl", "probe", web.home, "--json", *FAST)
        shown = run("newscrawl", "probe", web.home, *FAST, COLUMNS="200")
        nothing = run("newscrawl", "probe", web.home.replace("site.", "no-such-site-at-all.") + "x", *FAST)
    assert process.returncode == shown.returncode == 0, process.stderr
    found = json.loads(process.stdout)
    plans = {(one["kind"], urlsplit(one["url"]).path): one["plan"] for one in found["sources"]}
    assert plans == {
        ("section", "/"): "asked once a week, for it has nothing of its own",
        ("feed", "/feed/"): "asked in every crawl",
        ("sitemap", "/sitemap.xml"): "asked once a week, for it has nothing of its own",
        ("section", "/valley/"): "asked once a week, for it has nothing of its own",
    }
    assert {one["how"] for one in found["sources"] if one["kind"] == "feed"} == {"declared by <link rel=alternate>"}
    assert [sample["kind"] for sample in found["samples"]] == ["article"] * 3
    assert len([path for path in web.asked if path.startswith("/valley/road")]) <= 6
    assert "declared by <link rel=alternate>" in shown.stdout
    assert nothing.returncode == 1
    assert "Traceback" not in nothing.stderr


def test_sources_may_lie_on_another_host_and_their_articles_may_not(web, archive_url):
    stories = (STORY, STORY.replace("road", "bridge").replace("council", "farmers").replace("villages", "mills"))
    links = {f"/a/road-is-open-{n}": f"<h1>Road {n} is open</h1><p>{story}</p>" for n, story in enumerate(stories, 1)}
    for path, body in links.items():
        web.put(path, f"<html><head>{DECLARED}</head><body>{body}</body></html>")
    elsewhere = web.home.replace("site.", "feeds.")
    items = "".join(
        f"<item><link>{address}</link></item>" for address in (f"{web.home}a/road-is-open-1", f"{elsewhere}a/x")
    )
    web.put("/feed", f"<rss><channel>{items}</channel></rss>", content_type="application/rss+xml")
    web.put("/maps.xml", f"<urlset><url><loc>{web.home}a/road-is-open-2</loc></url></urlset>", content_type="text/xml")
    web.put("/robots.txt", "Sitemap: /maps.xml", content_type="text/plain")
    web.put("/", f'<link rel=alternate type="application/rss+xml" href="{elsewhere}feed"><p>Welcome')
    (report,) = crawl(archive_url, web.home).values()
    assert report["counts"]["new"] == 2
    assert paths(archive_url) == set(links)
    assert "/a/x" not in web.asked


def test_a_feed_that_is_gone_is_told_once_and_the_site_is_probed_for_another(archive_url):
    with served(GrowingWeb(20, "feed", "sections")) as web:
        crawl(archive_url, web.home)
        web.kinds, web.size = ("sections",), 22
        lost = run("newscrawl", "crawl", "--json", web.home, *FAST, NEWSCRAWL_ARCHIVE=archive_url)
        assert lost.returncode == 11
        (report,) = reports(lost).values()
        assert report["counts"]["new"] == 2  # by the home page
        web.size = 23
        (report,) = crawl(archive_url, web.home).values()  # which demands that all be well
        assert report["counts"]["new"] == 1
        assert sources(archive_url)[f"{web.home}feed/"].status == "dropped"
