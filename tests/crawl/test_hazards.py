"""A web that means no good, crawled whole in one process without a site file: each hazard ends as an outcome."""

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hazard_web import SITES, hazards
from tests_support import ROOT

from archive import open_archive

DRIVER = Path(__file__).parent / "drive_watched.py"
SHORT = {
    "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0", "RETRY_TIMES": "1", "DOWNLOAD_TIMEOUT": "3",
    "NEWSCRAWL_RETRY_AFTER_MAX": "2", "CONCURRENT_REQUESTS_PER_DOMAIN": "2", "DOWNLOAD_MAXSIZE": str(4 * 1024 * 1024),
}  # fmt: skip


def crawl(folder, *addresses, allow_private="1", **settings):
    options = [part for name, value in {**SHORT, **settings}.items() for part in ("-s", f"{name}={value}")]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCRAWL", "SCRAPY"))}
    return subprocess.run(
        [sys.executable, str(DRIVER), str(folder / "dialled.txt"), "crawl", "--json", *addresses, *options],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**plain, "PYTHONPATH": str(ROOT), "NEWSCRAWL_ALLOW_PRIVATE": allow_private, "NEWSCRAWL_PAGES": "", "NEWSCRAWL_ARCHIVE": f"sqlite:///{folder / 'news.db'}"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def survived(tmp_path_factory):
    """All hazards crawled at once: the web, the folder with archive and dialled addresses, the process, its seconds."""
    folder = tmp_path_factory.mktemp("hazards")
    with hazards() as web:
        start = time.monotonic()
        process = crawl(folder, *map(web.at, SITES))
        seconds = time.monotonic() - start
        peak = int(re.findall(r"peak (\d+)", (folder / "dialled.txt").read_text())[-1]) / 1024
        print(f"{len(SITES)} sites of hazards: {seconds:.0f} s, peak {peak:.0f} MB, {len(web.asked)} requests")
        yield web, folder, process, peak


@pytest.fixture(scope="module")
def outcomes(survived):
    """Host, and name of the article in the address, to outcome and detail."""
    found = {}
    with open_archive(f"sqlite:///{survived[1] / 'news.db'}", create=False) as archive:
        for link in archive.links():
            parts = urlsplit(link.url)
            name = parts.path.split("/")[-1].removesuffix("-of-the-day")
            found.setdefault(parts.hostname.removesuffix(".localhost"), {})[name] = (
                str(link.outcome),
                link.detail or "",
            )
    return found


def only(found):
    return {name: outcome for name, (outcome, _) in found.items()}


def test_the_process_ends_well_within_bounds_of_time_and_memory(survived):
    _, _, process, peak = survived
    assert "Traceback" not in process.stderr, process.stderr[-3000:]
    assert {report["site"].removesuffix(".localhost") for report in json.loads(process.stdout)} == set(SITES)
    assert process.returncode == 15  # the worst of them: a site of which nothing could be read
    assert peak < 400


def test_every_link_has_an_outcome(survived, outcomes):
    tomorrow = outcomes["later"]  # the site asked us to come again: what was not asked for by then is pending
    assert all(
        outcome != "None" for found in outcomes.values() if found is not tomorrow for outcome, _ in found.values()
    )
    assert {outcome for outcome, _ in tomorrow.values()} <= {"failed", "None"}


def test_busy_servers(outcomes):
    assert only(outcomes["busy"]) == {
        "plain": "new", "seconds": "new", "nonsense": "new", "past": "new", "good": "new", "refusal": "blocked",
    }  # fmt: skip


def test_broken_answers_and_redirects(outcomes):
    found = only(outcomes["broken"])
    refused = {
        "private",
        "linklocal",
        "ipv6",
        "decimal",
        "file",
        "data",
        "elsewhere",
        "loop",
        "error",
        "toolong",
        "tooshort",
    }
    assert {name for name, outcome in found.items() if outcome == "failed"} == refused
    assert found["good"] == found["charset"] == "new"
    assert "redirects without end" in outcomes["broken"]["loop"][1]
    assert "broke off" in outcomes["broken"]["toolong"][1]


def test_two_articles_with_one_slug_are_two(survived):
    with open_archive(f"sqlite:///{survived[1] / 'news.db'}", create=False) as archive:
        urls = [article.url for article in archive.find(site="broken.localhost") if "good" in article.url]
    assert len(urls) == 2


def test_slow_servers(outcomes):
    assert only(outcomes["slow"]) == {"good": "new", "trickle": "failed", "silence": "failed"}
    assert "no answer in time" in outcomes["slow"]["trickle"][1]


def test_huge_pages_and_bombs(outcomes):
    assert only(outcomes["huge"]) == {"good": "new", "page": "failed", "gzip": "failed", "brotli": "failed"}
    assert all("DOWNLOAD_MAXSIZE" in outcomes["huge"][name][1] for name in ("gzip", "brotli"))


def test_feeds_and_sitemaps_that_explode_break_or_contain_themselves(survived, outcomes):
    found = only(outcomes["xml"])
    assert {f"wide{n}" for n in range(5)} | {"sitemap", "broken", "bomb", "laughs"} == {
        name for name, outcome in found.items() if outcome == "new"
    }
    assert found["our-company"] == "not_an_article"
    assert survived[0].count("xml") < 40


def test_calendars_end(survived, outcomes):
    found = Counter(only(outcomes["calendar"]).values())
    assert found["new"] == 2
    assert survived[0].count("calendar") < 120


def test_session_ids_are_left_out(outcomes):
    assert only(outcomes["session"]) == dict.fromkeys(("one", "two", "three", "four", "five"), "new")


def test_walls_are_told_as_refusals(outcomes):
    found = only(outcomes["walls"])
    assert found.pop("good") == "new"
    assert set(found.values()) == {"blocked"}
    assert "login" in outcomes["walls"]["login"][1]


def test_soft_404s(survived, outcomes):
    assert only(outcomes["soft"]) == {"good": "new", "better": "new", "gone": "gone", "missing": "not_an_article"}


def test_a_site_that_shows_nothing_without_scripts_is_read_from_its_feed(survived, outcomes):
    assert only(outcomes["shell"]) == {"first": "new", "second": "new", "walled": "new"}
    with open_archive(f"sqlite:///{survived[1] / 'news.db'}", create=False) as archive:
        article = next(archive.find(site="shell.localhost"))
    assert article.authors == ("Mina Rai",)
    assert article.published_local == "2025-10-28T10:15:00+05:45"


def reports_of(survived):
    return {report["site"].removesuffix(".localhost"): report for report in json.loads(survived[2].stdout)}


def test_a_site_that_has_moved_is_followed_and_one_that_is_diverted_is_not(survived, outcomes):
    assert only(outcomes["newhome"]) == {"good": "new", "better": "new"}
    assert "has moved to" in reports_of(survived)["moved"]["detail"]
    assert reports_of(survived)["away"]["verdict"] == "failed"
    assert not [path for host, path in survived[0].asked if host == "elsewhere.localhost" and path.startswith("/news/")]


def test_a_home_page_without_links_says_so(survived):
    assert reports_of(survived)["nolinks"]["verdict"] == "empty"
    assert reports_of(survived)["nolinks"]["exit_code"] == 10


def test_while_robots_txt_cannot_be_had_nothing_is_fetched(survived):
    web = survived[0]
    for host in ("norobots", "silentrobots"):
        assert {path for asked, path in web.asked if asked == f"{host}.localhost"} == {"/robots.txt"}
        assert "robots.txt cannot be read" in reports_of(survived)[host]["detail"]


def test_what_pages_say_to_robots_is_obeyed(outcomes):
    no = "forbidden_by_robots"
    assert only(outcomes["tags"]) == {"good": "new", "otherbot": "new", "header": no, "element": no, "expired": no}


def test_endless_lists_end(survived, outcomes):
    assert only(outcomes["endless"]) == {"good": "new", "better": "new", "best": "new"}
    assert survived[0].count("endless") < 25


def test_credentials_reach_neither_archive_nor_log(survived, outcomes):
    assert only(outcomes["secrets"]) == {"good": "new"}
    process = survived[2]
    assert "hunter2" not in process.stderr + process.stdout
    assert b"hunter2" not in (survived[1] / "news.db").read_bytes()


def test_nothing_was_dialled_but_the_sites(survived):
    """At the socket: every connection of the process went to the one server that there is."""
    web, folder, _, _ = survived
    dialled = (folder / "dialled.txt").read_text().splitlines()
    connected = {line for line in dialled if line.startswith("connect") and "('" in line}
    assert connected == {f"connect ('127.0.0.1', {web.port})"}
    assert not [line for line in dialled if re.search(r"10\.0\.0\.1|169\.254|2130706433|::1", line)]


def test_without_leave_no_private_address_is_dialled_at_all(tmp_path):
    with hazards() as web:
        addresses = [web.at("broken"), f"http://127.0.0.1:{web.port}/", f"http://[::ffff:127.0.0.1]:{web.port}/"]
        process = crawl(tmp_path, *addresses, allow_private="0")
        assert web.asked == []
    assert process.returncode == 15
    dialled = (tmp_path / "dialled.txt").read_text().splitlines() if (tmp_path / "dialled.txt").exists() else []
    assert not [line for line in dialled if line.startswith("connect") and "('" in line]


def test_a_second_crawl_of_the_hazards_asks_for_little(survived):
    """Bounded again, and nothing that is settled is asked for without need."""
    web, folder, _, _ = survived
    calm = ("calendar", "endless", "session", "tags", "shell", "secrets")
    web.asked.clear()
    crawl(folder, *map(web.at, calm))
    assert {host: web.count(host) for host in calm if web.count(host) > 40} == {}
