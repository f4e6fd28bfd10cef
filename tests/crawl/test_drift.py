"""A site whose pages have lost a field: the crawl that sees it says so, in its log, its verdict and its exit code."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests_archive import an_article, register
from tests_support import FAST, call, reports, run

from archive import open_archive

TEXT = "The bridge at the mill was opened on Monday after nine years, and the children of the villages crossed it. "


def test_a_crawl_that_finds_no_bylines_any_more_is_drifted(web, archive_url):
    now = datetime.now(UTC)
    with open_archive(archive_url) as archive:
        register(archive, "site.localhost")
        with archive.write() as transaction:
            for number in range(90):
                at = now - timedelta(days=10 - number // 10, minutes=number)
                author = f"Author {number * 7 % 13}"
                transaction.add(
                    an_article(
                        url=f"{web.home}news/{number}", site="site.localhost", headline=f"Market number {number} opens",
                        body=f"{number} {TEXT * 5}", authors=(author,), byline=author, fetched_at=at, published=None,
                        skeleton="1" * 32,
                    )
                )  # fmt: skip
    paths = [f"/news/2025-bridge-{number}-opens-at-the-mill" for number in range(14)]
    web.put("/", "".join(f'<a href="{path}">A story of the day to read at length</a>' for path in paths))
    for number, path in enumerate(paths):
        story = "".join(f"<p>{number} {part} {TEXT}</p>" for part in range(5))
        web.put(
            path,
            f"<html lang=en><body><h1>Bridge {number} opens at the mill</h1><p>Published On 28 Oct 2025</p>{story}</body></html>",
        )
    process = run("newscrawl", "crawl", web.home, "--json", *FAST, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 12, process.stderr[-3000:]
    report = reports(process)["site.localhost"]
    assert report["verdict"] == "drifted"
    assert "not what they used to be" in report["detail"]
    assert "Alarm: site.localhost: articles do not show a byline any more" in process.stderr
    assert f"the layout changed on {now.date()}: 0% of its skeleton is as before" in process.stderr
    told = call("health", "site.localhost", NEWSCRAWL_ARCHIVE=archive_url)
    assert (told.returncode, "do not show a byline" in told.stdout) == (12, True)


def test_a_site_that_falls_silent_is_told_until_it_brings_news_again(web, archive_url):
    now = datetime.now(UTC)
    with open_archive(archive_url) as archive:
        register(archive, "site.localhost")
        with archive.write() as transaction:
            for number in range(200):
                at = now - timedelta(days=25, hours=-number * 2.4)  # ten a day, and none for five days
                transaction.add(
                    an_article(
                        url=f"{web.home}news/{number}", site="site.localhost", headline=f"Market number {number} opens",
                        body=f"{number} {TEXT * 5}", fetched_at=at,
                        published=replace(an_article().published, at=at, local=at.isoformat()),
                    )
                )  # fmt: skip
    web.put("/", "out of order", status=500)
    process = run("newscrawl", "crawl", web.home, *FAST, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 15, process.stderr[-3000:]
    assert "Alarm: site.localhost: the site has brought nothing new since" in process.stderr
    told = call("health", NEWSCRAWL_ARCHIVE=archive_url)
    assert (told.returncode, "its crawls end as failed" in told.stdout) == (12, True)
    story = "".join(f"<p>{part} {TEXT}</p>" for part in range(5))
    web.put("/", '<a href="/news/2025-bridge-opens-at-the-mill">A story of the day to read at length</a>')
    web.put(
        "/news/2025-bridge-opens-at-the-mill",
        f"<html lang=en><body><h1>Bridge opens at the mill</h1><p>Published On 28 Oct 2025</p>{story}</body></html>",
    )
    process = run("newscrawl", "crawl", web.home, *FAST, NEWSCRAWL_ARCHIVE=archive_url)
    assert process.returncode == 0, process.stderr[-3000:]
    with open_archive(archive_url) as archive:
        assert archive.alarms(site="site.localhost") == []
        (ended,) = archive.alarms(since=now)
    assert (ended.aspect, ended.last_good_url) == ("silence", f"{web.home}news/199")
    run("newscrawl", "crawl", web.home, *FAST, NEWSCRAWL_ARCHIVE=archive_url)
    with open_archive(archive_url) as archive, archive.write() as transaction:
        _, state = transaction.watch_state("site.localhost")
    assert state["silence"]["still"]["crawls"] == 1  # the home page was what it had been
