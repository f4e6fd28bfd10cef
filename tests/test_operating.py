"""What an operator sees without looking: messages, metrics, JSON logs, entries for cron and systemd, the doctor."""

import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from prometheus_client.parser import text_string_to_metric_families
from rich.console import Console
from tests_archive import DAY, an_article, register
from tests_support import ROOT, call, run, start

from archive import open_archive
from archive.crawls import Link, PollState, SiteFacts, Verdict
from archive.health import Alarm, Aspect
from newscrawl.cli.crawl import report_table
from newscrawl.cli.doctor import room_for
from newscrawl.errors import InvalidArgument
from newscrawl.notices import NotTold, QuietHours, neglect, tell
from newscrawl.running import CrawlReport

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def channel():
    """A real web hook on loopback, which Apprise writes to: its address, and what it was told."""
    told = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"json://127.0.0.1:{server.server_address[1]}/hook", told
    server.shutdown()
    server.server_close()
    thread.join()


def crawled(archive, site, verdict, *, at):
    with archive.write() as transaction:
        crawl = transaction.begin_crawl(site, at=at)
        transaction.end_crawl(crawl, verdict=verdict, at=at + MINUTE, counts={}, detail="the site refused us")


def alarm(archive, *, ended=False):
    with archive.write() as transaction:
        one = Alarm(site="hill", field="byline", aspect=Aspect.MISSING, since=AT, opened_at=AT, usual_share=0.01)
        over = [("byline", "missing", AT)] if ended else []
        transaction.remember_health("hill", last_article_id=0, state={}, opened=() if ended else [one], ended=over)


def telling(archive, channel, *, at=AT, quiet=None, apart=timedelta(0)):
    return tell(archive, [channel[0]], at=at, quiet=quiet, apart=apart)[0]


def test_each_change_of_state_is_told_once(archive, channel):
    register(archive, "hill")
    assert telling(archive, channel) == "nothing has changed"
    crawled(archive, "hill", Verdict.BLOCKED, at=AT - DAY)
    assert telling(archive, channel) == "nothing has changed"  # once is a hiccup
    crawled(archive, "hill", Verdict.BLOCKED, at=AT)
    alarm(archive)
    assert telling(archive, channel) == "told"
    crawled(archive, "hill", Verdict.BLOCKED, at=AT + MINUTE)
    assert telling(archive, channel) == "nothing has changed"
    (message,) = channel[1]
    assert message["title"] == "newscrawl: 2 new"
    assert "NEW  hill: articles do not show a byline any more" in message["message"]
    assert "NEW  hill: blocked since 2026-02-28 12:00 UTC: the site refused us" in message["message"]
    crawled(archive, "hill", Verdict.OK, at=AT + 2 * MINUTE)
    alarm(archive, ended=True)
    assert telling(archive, channel) == "told"
    assert channel[1][1]["title"] == "newscrawl: 2 over"


def test_a_site_that_fails_and_is_silent_is_told_of_once(archive, channel):
    register(archive, "hill")
    crawled(archive, "hill", Verdict.FAILED, at=AT - DAY)
    crawled(archive, "hill", Verdict.FAILED, at=AT)
    silent = Alarm(
        site="hill", field="articles", aspect=Aspect.SILENCE, since=AT - DAY, opened_at=AT, found_now="9 due"
    )
    with archive.write() as transaction:
        transaction.remember_health("hill", last_article_id=0, state={}, opened=[silent])
    assert telling(archive, channel) == "told"
    crawled(archive, "hill", Verdict.EMPTY, at=AT + MINUTE)
    crawled(archive, "hill", Verdict.DEGRADED, at=AT + 2 * MINUTE)
    assert telling(archive, channel) == "told"
    assert [message["title"] for message in channel[1]] == ["newscrawl: 1 new", "newscrawl: 1 new, 1 over"]
    assert "hill: the site has brought nothing new since 2026-02-28 12:00 UTC" in channel[1][1]["message"]


def test_quiet_hours_and_gathering_tell_what_is_still_so(archive, channel):
    register(archive, "hill")
    alarm(archive)
    quiet = QuietHours.from_text("22:00-07:00 Asia/Kolkata")
    night = datetime(2026, 3, 1, 23, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert telling(archive, channel, at=night, quiet=quiet) == "quiet until 2026-03-02 07:00 IST"
    assert telling(archive, channel, at=night + 9 * 60 * MINUTE, quiet=quiet) == "told"
    alarm(archive, ended=True)
    soon = night + 9 * 60 * MINUTE + MINUTE
    assert telling(archive, channel, at=soon, apart=DAY).startswith("gathered until")
    alarm(archive)  # the same alarm again: nothing to tell
    assert telling(archive, channel, at=soon + DAY, apart=DAY) == "nothing has changed"
    assert len(channel[1]) == 1


def test_a_channel_that_fails_is_tried_again_and_two_at_once_tell_once(archive, channel):
    register(archive, "hill")
    alarm(archive)
    with pytest.raises(NotTold, match="json://127"):
        tell(archive, ["json://127.0.0.1:1/"], at=AT, quiet=None, apart=timedelta(0))
    with archive.write() as transaction:
        assert transaction.claim_notices(at=AT) is not None
    assert telling(archive, channel, at=AT + MINUTE) == "somebody else is telling"
    assert telling(archive, channel, at=AT + 6 * MINUTE) == "told"  # whoever that was has gone


@pytest.mark.parametrize("text", ["22:00", "22:00-07:00 Asia/Nowhere", "always", "25:00-07:00"])
def test_quiet_hours_that_cannot_be_read(text):
    with pytest.raises(InvalidArgument, match="write 22:00-07:00"):
        QuietHours.from_text(text)


def test_the_command_tells_and_tests(archive_url, channel):
    with open_archive(archive_url) as archive:
        register(archive, "hill")
        alarm(archive)
    told = run("newscrawl", "notify", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_NOTIFY=channel[0])
    assert told.returncode == 0, told.stderr
    assert "told: newscrawl: 1 new" in told.stderr
    assert run("newscrawl", "notify", "--test", NEWSCRAWL_NOTIFY=channel[0]).returncode == 0
    assert [one["title"] for one in channel[1]] == ["newscrawl: 1 new", "newscrawl: a test"]
    nobody = run("newscrawl", "notify", NEWSCRAWL_ARCHIVE=archive_url)
    assert (nobody.returncode, "set NEWSCRAWL_NOTIFY" in nobody.stderr) == (2, True)
    wrong = run("newscrawl", "notify", "--test", NEWSCRAWL_NOTIFY="nonsense://user:secret@x")
    assert (wrong.returncode, "secret" in wrong.stderr) == (2, False)


def test_metrics_are_what_prometheus_reads(archive_url, tmp_path):
    with open_archive(archive_url) as archive:
        register(archive, "hill")
        crawled(archive, "hill", Verdict.OK, at=AT)
        alarm(archive)
    file = tmp_path / "newscrawl.prom"
    process = run("newscrawl", "metrics", "--archive", archive_url, "--textfile", str(file))
    assert process.returncode == 0, process.stderr
    families = {family.name: family for family in text_string_to_metric_families(file.read_text())}
    (alarms,) = families["newscrawl_alarms_on"].samples
    assert (alarms.labels, alarms.value) == ({"site": "hill", "field": "byline"}, 1)
    (success,) = families["newscrawl_last_success_timestamp_seconds"].samples
    assert success.value == (AT + MINUTE).timestamp()
    verdicts = {one.labels["verdict"]: one.value for one in families["newscrawl_last_verdict"].samples}
    assert (verdicts["ok"], sum(verdicts.values())) == (1, 1)
    assert run("newscrawl", "metrics", "--archive", archive_url, "--textfile", "/proc/no").returncode == 1


def test_the_table_says_what_there_is_to_say(capsys):
    details = {"hill": "all is well", "mill": "all is well; /feed is not asked", "sea": "stopped by a signal; [2] wait"}
    reports = [CrawlReport(site=one, verdict=Verdict.OK, detail=words, exit_code=0) for one, words in details.items()]
    Console(width=120).print(report_table(reports))
    hill, mill, sea = capsys.readouterr().out.splitlines()[1:]
    assert hill.split() == ["hill", "ok", "0", "0", "0", "0.0"]
    assert mill.rstrip().endswith("0.0  /feed is not asked")
    assert sea.rstrip().endswith("0.0  stopped by a signal; [2] wait")


def test_the_sites_are_listed_without_an_archive_but_not_beside_a_faulty_one(tmp_path, monkeypatch):
    missing = call("sites", "--json", NEWSCRAWL_ARCHIVE=f"sqlite:///{tmp_path / 'none.db'}")
    assert (missing.returncode, "no archive yet" in missing.stderr) == (0, True)
    with monkeypatch.context() as patched:
        patched.setattr("newscrawl.settings.NEWSCRAWL_ARCHIVE", "")  # crawls without one
        assert call("sites", "--json", NEWSCRAWL_ARCHIVE="").returncode == 0
    (tmp_path / "empty.db").touch()
    empty = call("sites", "--json", NEWSCRAWL_ARCHIVE=f"sqlite:///{tmp_path / 'empty.db'}")
    assert (empty.returncode, "no archive yet" in empty.stderr) == (0, True)
    (tmp_path / "text.db").write_text("this is no database\n" * 100)
    faulty = call("sites", "--json", NEWSCRAWL_ARCHIVE=f"sqlite:///{tmp_path / 'text.db'}")
    assert (faulty.returncode, faulty.stdout) == (14, "")
    assert "no archive yet" not in faulty.stderr


def test_the_health_of_a_site_that_there_is_not(archive_url):
    with open_archive(archive_url) as archive:
        register(archive, "hill")
    wrong = call("health", "hil", NEWSCRAWL_ARCHIVE=archive_url)
    assert (wrong.returncode, "did you mean hill?" in wrong.stderr) == (2, True)
    for name in ("hill", "ahn24x7"):  # crawled before, or with a site file
        assert call("health", name, NEWSCRAWL_ARCHIVE=archive_url).returncode == 0


def test_the_log_as_json(web, archive_url):
    process = run(
        "newscrawl", "crawl", web.home, "-s", "LOG_LEVEL=INFO", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_LOG_JSON="1"
    )
    lines = [line for line in process.stderr.splitlines() if line.startswith("{")]
    assert len(lines) > 5
    for line in lines:
        assert {"at", "level", "logger", "message"} <= json.loads(line).keys()
    assert not [line for line in process.stderr.splitlines() if line.startswith("20")]  # no line in another form
    told = list(map(json.loads, lines))
    (verdict,) = [one for one in told if "verdict" in one]
    assert (verdict["site"], verdict["verdict"], verdict["exit_code"]) == ("site.localhost", "failed", 15)
    assert verdict["message"].startswith("Verdict on site.localhost: failed: ")
    assert {one["spider"] for one in told if "spider" in one} == {"site.localhost"}


def test_the_entry_for_cron_runs_as_it_stands(tmp_path):
    process = run(
        "newscrawl", "schedule", "print", "--cron", cwd=tmp_path, NEWSCRAWL_ARCHIVE="sqlite:///news 5%.db",
        PYTHONPATH=os.environ.get("PYTHONPATH", ""),
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    settings = dict(line.split("=", 1) for line in process.stdout.splitlines() if line.startswith("NEWSCRAWL"))
    assert settings["NEWSCRAWL_ARCHIVE"] == f"'sqlite:///{tmp_path}/news 5%.db'"
    (entry,) = [line for line in process.stdout.splitlines() if line.startswith("*/5 ")]
    call = entry.removeprefix("*/5 * * * * ").replace("\\%", "%").replace("crawl --due --processes 1", "crawl --help")
    assert subprocess.run(["/bin/sh", "-c", call], check=False, cwd="/").returncode == 0
    assert "Crawl sites into the archive" in (tmp_path / "newscrawl.log").read_text()
    assert run("newscrawl", "schedule", "print").returncode == 2


def test_the_units_are_what_systemd_reads(tmp_path):
    process = run("newscrawl", "schedule", "print", "--systemd", NEWSCRAWL_NOTIFY="json://localhost/a%20b")
    assert process.returncode == 0, process.stderr
    files, name = {}, None
    for line in process.stdout.splitlines():
        if line.startswith("# newscrawl-"):
            name = line[2:]
        elif name:
            files.setdefault(name, []).append(line)
    assert list(files) == [f"newscrawl-{job}.{kind}" for job in ("crawl", "notify") for kind in ("service", "timer")]
    assert 'Environment="NEWSCRAWL_NOTIFY=json://localhost/a%%20b"' in files["newscrawl-notify.service"]
    if not shutil.which("systemd-analyze"):
        return
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines))
    services = [str(tmp_path / name) for name in files if name.endswith("service")]
    verified = subprocess.run(
        ["systemd-analyze", "verify", *services], capture_output=True, text=True, timeout=30, check=False
    )
    assert "Unknown" not in verified.stderr
    assert "Invalid" not in verified.stderr


def polled(archive, site, *, at, every=timedelta(hours=2)):
    """A site that was crawled, and whose source is due again."""
    if site not in {one.name for one in archive.sites()}:
        register(archive, site)
    crawled(archive, site, Verdict.OK, at=at)
    with archive.write() as transaction:
        state = PollState(rhythm={}, pull=1.0, due_at=at + every)
        transaction.remember_poll(site, f"https://{site}.example/feed", state)


def test_that_nothing_is_crawled_is_told_once_and_that_it_is_again(archive, channel):
    polled(archive, "hill", at=AT)
    polled(archive, "dale", at=AT + MINUTE)
    assert telling(archive, channel, at=AT + DAY) == "nothing has changed"  # who crawls once a day means to
    assert telling(archive, channel, at=AT + 60 * DAY) == "told"
    assert telling(archive, channel, at=AT + 61 * DAY) == "nothing has changed"
    polled(archive, "hill", at=AT + 62 * DAY)
    polled(archive, "dale", at=AT + 62 * DAY)
    assert telling(archive, channel, at=AT + 62 * DAY + MINUTE) == "told"
    (begun, over) = (message["message"] for message in channel[1])
    assert "NEW  no crawl has ended since 2026-03-01 12:02 UTC" in begun
    assert "NEW  2 sites are overdue: dale, hill" in begun
    assert "OVER no crawl has ended" in over


def test_sites_that_are_overdue_are_one_state_that_is_told_again_when_it_doubles(archive):
    names = [f"hill{number}" for number in range(7)]
    for name in names:
        polled(archive, name, at=AT)
    polled(archive, "slow", at=AT, every=timedelta(hours=12))
    polled(archive, "gone", at=AT - 60 * DAY)  # others have been crawled for so long: nobody means to
    for name in names[:4]:
        polled(archive, name, at=AT + 1.9 * DAY)
    states = neglect(archive, at=AT + 1.9 * DAY)
    assert states == {"overdue 2": "3 sites are overdue: hill4, hill5, hill6"}
    assert list(neglect(archive, at=AT + 3 * DAY)) == ["no crawl", "overdue 4"]
    assert neglect(archive, at=AT + 3 * DAY)["overdue 4"].endswith("hill4 and 3 more")


def test_a_site_that_is_left_alone_or_crawled_now_is_not_overdue(archive):
    for name in ("hill", "dale"):
        polled(archive, name, at=AT)
    with archive.write() as transaction:
        crawl = transaction.begin_crawl("hill", at=AT)
        transaction.end_crawl(crawl, verdict=Verdict.BLOCKED, at=AT, counts={}, asked_to_wait=5 * DAY)
        transaction.take_lease("dale", lasting=DAY)
    assert neglect(archive, at=AT + 3 * DAY) == {}
    assert neglect(archive, at=AT + 6 * DAY)["overdue 1"] == "1 site is overdue: hill"


def test_the_doctor_a_dry_run_and_the_health_see_that_nothing_is_crawled(archive_url, tmp_path):
    with open_archive(archive_url) as archive:
        polled(archive, "hill", at=datetime.now(UTC) - 60 * DAY)
    found = json.loads(call("doctor", "--json", NEWSCRAWL_ARCHIVE=archive_url).stdout)
    words = [one["words"] for one in found if one["what"] == "schedule"]
    assert "no crawl has ended since" in words[0]
    assert "1 site is overdue: hill" in words[1]
    assert "no crawl has ended since" in call("notify", "--dry-run", NEWSCRAWL_ARCHIVE=archive_url).stdout
    crawls, sites = (one.partition(": does cron")[0] for one in words)
    assert call("health", NEWSCRAWL_ARCHIVE=archive_url).stdout.startswith(f"neglect {crawls}\nneglect {sites}\n")
    told = call("health", "--json", "--html", str(tmp_path / "health.html"), NEWSCRAWL_ARCHIVE=archive_url)
    assert json.loads(told.stdout)["neglect"] == [crawls, sites]
    assert f"<div class=alarm>{crawls}</div>" in (tmp_path / "health.html").read_text()


@pytest.mark.parametrize("pages", ["/proc/no/pages", "/dev/null/pages", "LOOSE", "x" * 300])
def test_pages_that_cannot_be_kept_are_broken_and_no_crawl_begins(pages, archive_url, tmp_path):
    (tmp_path / "loose").symlink_to(tmp_path / "nowhere" / "at all")
    pages = pages.replace("LOOSE", str(tmp_path / "loose" / "pages"))
    found = call("doctor", "--json", "-s", f"NEWSCRAWL_PAGES={pages}", NEWSCRAWL_ARCHIVE=archive_url)
    states = {one["what"]: one for one in json.loads(found.stdout)}
    assert (found.returncode, states["pages"]["state"]) == (1, "broken"), states["pages"]
    crawl = call("crawl", "ahn24x7", "-s", f"NEWSCRAWL_PAGES={pages}", NEWSCRAWL_ARCHIVE=archive_url)
    assert (crawl.returncode, "the pages" in crawl.stderr) == (14, True)


def test_the_doctor_looks_for_room_where_archive_and_pages_lie_and_leaves_nothing(archive_url, tmp_path):
    for pages, spool in ((tmp_path / "kept" / "pages", "x"), ("memory://pages", tmp_path / "kept" / "spool")):
        words = ("-s", f"NEWSCRAWL_PAGES={pages}", "-s", f"NEWSCRAWL_PAGES_SPOOL={spool}")
        found = json.loads(call("doctor", "--json", *words, NEWSCRAWL_ARCHIVE="postgresql://x@localhost:1/y").stdout)
        (disk,) = [one["words"] for one in found if one["what"] == "disk"]
        assert disk.endswith(f"MiB free in {tmp_path}")
    assert not (tmp_path / "kept").exists()
    assert [room_for(mib * 2**20) for mib in (10, 100, 1000)] == ["broken", "doubtful", "well"]


def test_that_the_archive_fails_is_told_once_a_day(archive_url, channel, tmp_path):
    nowhere = f"sqlite:///{tmp_path}/no/news.db"
    environment = {"XDG_STATE_HOME": str(tmp_path), "NEWSCRAWL_ARCHIVE": nowhere, "NEWSCRAWL_NOTIFY": channel[0]}
    for _ in range(2):
        process = run("newscrawl", "notify", **environment)
        assert (process.returncode, "there is no file" in process.stderr) == (14, True)
    assert [message["title"] for message in channel[1]] == ["newscrawl: the archive fails"]
    assert "there is no file" in channel[1][0]["message"]
    mute = run(
        "newscrawl", "notify", **{**environment, "NEWSCRAWL_NOTIFY": "json://127.0.0.1:1/", "XDG_STATE_HOME": ""}
    )
    assert (mute.returncode, "there is no file" in mute.stderr) == (14, True)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A program that says with what it was called, in a folder whose name needs care everywhere; called from there."""
    folder = tmp_path / "our 5% news"
    folder.mkdir()
    program = folder / "newscrawl"
    program.write_text('#!/bin/sh\necho "$PWD: $*: $NEWSCRAWL_PAGES, $NEWSCRAWL_LEASE, $NEWSCRAWL_NOTIFY"\n')
    program.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(folder / "python"))
    monkeypatch.chdir(folder)
    return folder


def test_every_setting_of_the_environment_is_in_the_entries(installed):
    told = {"NEWSCRAWL_PAGES": "kept pages", "NEWSCRAWL_LEASE": "60", "NEWSCRAWL_NOTIFY": "json://a/it's\njson://b"}
    cron = call("schedule", "print", "--cron", **told, NEWSCRAWL_OBEY="", FSSPEC_S3_SECRET="hidden").stdout
    lines = cron.splitlines()
    assert f"NEWSCRAWL_PAGES='{installed}/kept pages'" in lines
    assert {"NEWSCRAWL_LEASE=60", "NEWSCRAWL_OBEY=''", 'NEWSCRAWL_NOTIFY="json://a/it\'s json://b"'} <= set(lines)
    assert "FSSPEC_S3_SECRET" in cron
    assert "hidden" not in cron
    (entry, _) = [line.removeprefix("*/5 * * * * ") for line in lines if line.startswith("*/5 ")]
    settings = dict(line.split("=", 1) for line in lines if line.startswith("NEWSCRAWL_"))
    environment = {name: value.strip("'\"") for name, value in settings.items()}  # as cron reads them
    subprocess.run(["/bin/sh", "-c", entry.replace("\\%", "%")], check=True, cwd="/", env=environment)
    said = (installed / "newscrawl.log").read_text()
    assert said.startswith(
        f"{installed}: crawl --due --processes 1: {installed}/kept pages, 60, json://a/it's json://b"
    )


def test_units_for_a_folder_with_blanks_and_a_percent_sign(installed, tmp_path):
    printed = call("schedule", "print", "--systemd", NEWSCRAWL_PAGES="", FSSPEC_S3_KEY="x").stdout
    doubled = str(installed).replace("%", "%%")
    assert {f"WorkingDirectory={doubled}", f'ExecStart="{doubled}/newscrawl" crawl --due --processes 1'} <= set(
        printed.splitlines()
    )
    assert 'Environment="NEWSCRAWL_PAGES="' in printed
    assert "(EnvironmentFile=/a/file/of/yours): " in printed
    assert "FSSPEC_S3_KEY" in printed
    if not shutil.which("systemd-analyze"):
        return
    unit = tmp_path / "newscrawl-crawl.service"
    unit.write_text(printed.split("# newscrawl-crawl.service\n")[1].split("# newscrawl-crawl.timer")[0])
    verified = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=30, check=False
    )
    assert "not executable" not in verified.stderr
    assert str(unit.name) not in verified.stderr, verified.stderr


def test_entries_without_an_archive_are_refused():
    process = call("schedule", "print", "--cron", NEWSCRAWL_ARCHIVE="")
    assert (process.returncode, "NEWSCRAWL_ARCHIVE is empty" in process.stderr) == (2, True)


def test_the_doctor_looks_at_clock_crawls_and_messages(archive_url):
    with open_archive(archive_url) as archive, archive.write() as transaction:
        transaction.register(SiteFacts(name="hill", title="Hill", homepage="https://hill.example/"))
        transaction.announce([Link(url="https://hill.example/a", site="hill")], at=AT)
    process = run("newscrawl", "doctor", "--json", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_NOTIFY="json://localhost/")
    found = {one["what"]: one for one in json.loads(process.stdout)}
    assert found["clock"]["state"] == "well"
    assert "hill: a crawl broke off" in found["crawls"]["words"]
    assert "newscrawl notify --test" in found["messages"]["words"]
    with open_archive(archive_url) as archive:
        crawled(archive, "hill", Verdict.OK, at=AT)  # as one with --max-items does
    found = {
        one["what"]: one
        for one in json.loads(call("doctor", "--json", "-s", f"NEWSCRAWL_ARCHIVE={archive_url}").stdout)
    }
    assert (found["crawls"]["state"], "broke off" in found["crawls"]["words"]) == ("well", False)
    assert "hill: links wait for the next crawl" in found["crawls"]["words"]
    wrong = run("newscrawl", "doctor", NEWSCRAWL_ARCHIVE=archive_url, NEWSCRAWL_QUIET_HOURS="always")
    assert (wrong.returncode, "write 22:00-07:00" in wrong.stdout) == (1, True)


@pytest.mark.parametrize(
    "command", [("find", "bridge"), ("sites",), ("export", "-"), ("metrics",), ("doctor", "--json"), ("--help",)]
)
def test_a_standard_output_that_is_full_is_one_line(command, archive_url):
    with open_archive(archive_url) as archive:
        register(archive, "hill")
        archive.add(an_article())
    with Path("/dev/full").open("w") as full:
        process = start("newscrawl", *command, stdout=full, NEWSCRAWL_ARCHIVE=archive_url)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 74, errors
    assert errors == "newscrawl: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_standard_output_that_is_not_utf_8_gets_what_it_can_say(encoding, archive_url):
    process = program("doctor", stdout=subprocess.PIPE, NEWSCRAWL_ARCHIVE=archive_url, PYTHONIOENCODING=encoding)
    assert "Traceback" not in process.stderr
    assert "+ versions: Python" in process.stdout


def test_a_standard_output_that_is_closed_stops_nobody(archive_url):
    assert program("sites", stdout=None, preexec_fn=lambda: os.close(1), NEWSCRAWL_ARCHIVE=archive_url).returncode == 0


def program(*command, stdout, preexec_fn=None, **environment):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("NEWSCRAWL")}
    return subprocess.run(
        [sys.executable, "-m", "newscrawl", *command], cwd=ROOT, env={**plain, **environment}, stdout=stdout,
        stderr=subprocess.PIPE, text=True, timeout=60, check=False, preexec_fn=preexec_fn,
    )  # fmt: skip


def test_the_installed_program_finds_the_site_files_of_the_folder_where_it_is_started(tmp_path):
    (tmp_path / "spiders").mkdir()
    (tmp_path / "spiders" / "__init__.py").touch()
    (tmp_path / "spiders" / "fen_gazette.py").write_text(
        "from newscrawl.spider import NewsSpider\n\n\nclass FenGazette(NewsSpider):\n"
        '    name = "fen_gazette"\n    homepage = "https://fen.example/"\n'
    )
    program = Path(sys.executable).with_name("newscrawl")
    shown = subprocess.run([program, "sites", "--json"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "fen_gazette" in shown.stdout, shown.stderr
