"""Workers as real processes on a real PostgreSQL: killed, frozen, cut off from it, poisoned, outdated."""

import signal
from datetime import UTC, datetime, timedelta

import pytest
from tests_fleet import CONTENT, OUTCOMES, ManySites, fleet, rows, serving, until
from tests_postgres import running_postgres
from tests_support import ROOT, run

FINISHED = "SELECT count(DISTINCT site) FROM v_crawls WHERE verdict = 'ok'"


@pytest.fixture(scope="module")
def server():
    """A server that may be restarted while others are in use."""
    with running_postgres() as running:
        if running.restart is None:
            pytest.skip("the server that NEWSCRAWL_TEST_POSTGRES names is not ours to restart")
        yield running


@pytest.fixture
def url(server):
    address = server.create()
    yield address
    server.drop(address)


def finished(url):
    return rows(url, FINISHED)[0][0]


def test_one_is_killed_and_one_frozen_and_the_database_is_restarted_and_every_site_is_crawled_once(
    server, url, tmp_path
):
    with serving(ManySites(8, delay=0.15)) as web, fleet(url, tmp_path) as machines:
        killed = machines.worker("killed", places=2)
        frozen = machines.worker("frozen", places=2)
        machines.paths.append(str(ROOT / "tests/fleet/wrong_clock"))
        machines.start("worker", "--places", "2", name="late", has_own_python=True)
        until(lambda: rows(url, "SELECT count(*) FROM workers WHERE state = 'working'")[0][0] == 3, fleet=machines)
        machines.dispatcher(web.homes)
        until(lambda: {"killed", "frozen", "late"} <= {who for *_, who in web.asked}, fleet=machines)
        until(lambda: len(web.asked) > 30, fleet=machines)
        killed.kill()
        frozen.send_signal(signal.SIGSTOP)
        server.restart(away=0.5)
        until(lambda: finished(url) == 8, fleet=machines)
        # A crawl that gave its site back is done as well: the rest of its pages is the next one's.
        until(lambda: len(rows(url, CONTENT)) == len(web.addresses), fleet=machines)
        frozen.send_signal(signal.SIGCONT)
        until(lambda: "another" in machines.log("frozen") or "taken by" in machines.log("frozen"), fleet=machines)
        assert web.by_two_at_once() == []
        seen = [row.first_seen_at for row in rows(url, "SELECT first_seen_at FROM v_articles")]
        assert all(abs(datetime.now(UTC) - one) < timedelta(minutes=3) for one in seen)  # by the database's clock
        found = rows(url, CONTENT)
        assert [(row.url, row.revision, row.status) for row in found] == [(one, 1, "live") for one in web.addresses]
        assert {row.outcome for row in rows(url, OUTCOMES)} == {"new"}


def test_a_site_that_kills_its_workers_is_quarantined_and_the_others_are_crawled(url, tmp_path):
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "poison_sites.py").write_text((ROOT / "tests/fleet/poison_sites.py").read_text())
    with serving(ManySites(3, delay=0.1)) as web, fleet(url, tmp_path) as machines:
        machines.paths.append(str(folder))
        machines.settings |= {"SPIDER_MODULES": "newscrawl.any_site,poison_sites", "NEWSCRAWL_FLEET_TRIES": "2"}
        machines.dispatcher(web.homes[1:])
        first = machines.worker("first")
        until(lambda: first.poll() is not None, fleet=machines)
        assert first.returncode == -signal.SIGKILL
        second = machines.worker("second")
        until(lambda: rows(url, "SELECT count(*) FROM v_alarms")[0][0], fleet=machines)
        until(lambda: finished(url) == 2, fleet=machines)
        assert second.poll() is None
        ((site, field, aspect, words),) = rows(url, "SELECT site, field, aspect, found_now FROM v_alarms")
        assert (site, field, aspect) == ("poison", "crawl", "crashes")
        assert "SIGKILL" in words
        ((until_then,),) = rows(url, "SELECT paused_until FROM sites WHERE name = 'poison'")
        assert until_then - datetime.now(UTC) > timedelta(hours=23)
        shown = run("newscrawl", "health", NEWSCRAWL_ARCHIVE=url)
        assert "its crawl ended the process that it ran in" in shown.stdout
        second.send_signal(signal.SIGTERM)
        assert second.wait(20) == 0


def test_a_busy_worker_that_is_told_to_stop_closes_what_it_writes_and_another_goes_on(url, tmp_path):
    pages = tmp_path / "pages"
    with serving(ManySites(2, delay=0.3)) as web, fleet(url, tmp_path, NEWSCRAWL_PAGES=pages) as machines:
        machines.dispatcher(web.homes)
        first = machines.worker("first")
        until(lambda: len(web.asked) > 10, fleet=machines)
        first.send_signal(signal.SIGTERM)
        assert first.wait(20) == 0, machines.log("first")
        kept = [path.name for path in pages.rglob("*.warc*")]
        assert kept
        assert not [name for name in kept if name.endswith(".open")]
        assert len(rows(url, CONTENT)) < len(web.addresses)
        machines.worker("second")
        until(lambda: [row.url for row in rows(url, CONTENT)] == web.addresses, fleet=machines)
        assert web.by_two_at_once() == []
