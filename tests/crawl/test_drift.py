"""A site whose pages have lost a field: the crawl that sees it says so, in its log, its verdict and its exit code."""

from datetime import UTC, datetime, timedelta

from tests_archive import an_article, register
from tests_support import FAST, reports, run

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
    told = run("newscrawl", "health", "site.localhost", NEWSCRAWL_ARCHIVE=archive_url)
    assert (told.returncode, "do not show a byline" in told.stdout) == (12, True)
