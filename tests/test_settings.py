"""Settings: whence they come, and what is said of one that cannot be meant so."""

import json
import re
from dataclasses import fields

import pytest
from tests_support import ROOT, call, run

from newscrawl import settings as module
from newscrawl.arguments import Arguments
from newscrawl.errors import InvalidArgument
from newscrawl.knobs import KINDS, faults_of, from_environment
from newscrawl.running import settings_of_project


def test_every_setting_of_ours_has_its_kind_and_its_default_is_of_it():
    ours = {name: value for name, value in vars(module).items() if name.startswith("NEWSCRAWL_")}
    assert ours.keys() == {name for name in KINDS if name.startswith("NEWSCRAWL_")}
    assert faults_of(ours) == {}


def test_what_the_docs_name_is_a_setting():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"NEWSCRAWL_[A-Z_]*[A-Z]", page.read_text("utf-8"))}
    assert named - KINDS.keys() <= {"NEWSCRAWL_FLEET", "NEWSCRAWL_KILLS"}  # a whole family, and a test's own


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("NEWSCRAWL_LEASE=abc", "NEWSCRAWL_LEASE='abc': write seconds, as in 120"),
        ("NEWSCRAWL_LEASE=0", "NEWSCRAWL_LEASE='0': write seconds, as in 120"),
        ("NEWSCRAWL_STOP_GRACE=nan", "NEWSCRAWL_STOP_GRACE='nan': write seconds, as in 5"),
        ("NEWSCRAWL_SITES_AT_ONCE=0", "write a whole number from 1, as in 100"),
        ("NEWSCRAWL_ALLOW_PRIVATE=yes", "NEWSCRAWL_ALLOW_PRIVATE='yes': write 1 or 0"),
        ("NEWSCRAWL_ALLOW_PRIVAT=1", "there is no setting NEWSCRAWL_ALLOW_PRIVAT: did you mean NEWSCRAWL_ALLOW_PRIVATE?"),
        ("NEWSCRAWL_LOG_LEVEL=quiet", "write DEBUG, INFO, WARNING, ERROR or CRITICAL"),
        ("DOWNLOAD_DELAY=abc", "DOWNLOAD_DELAY='abc': write seconds, as in 1.5"),
        ("RETRY_TIMES=often", "RETRY_TIMES='often': write a number"),
        ("ROBOTSTXT_OBEY=never", "ROBOTSTXT_OBEY='never': write 1 or 0"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_one_line_and_exit_code_2(given, words):
    process = call("crawl", "ahn24x7", "-s", given, NEWSCRAWL_ARCHIVE="")
    assert (process.returncode, process.stdout) == (2, "")
    assert process.stderr == f"newscrawl: {words}\n" if words.startswith(given[:5]) else words in process.stderr


def test_what_is_well_meant_is_no_fault():
    values = {
        "NEWSCRAWL_ARCHIVE": "",
        "NEWSCRAWL_LEASE": "1.5",
        "NEWSCRAWL_ALLOW_PRIVATE": True,
        "FEED_EXPORT_INDENT": None,
    }
    assert faults_of({**values, "DOWNLOAD_MAXSIZE": "200000", "SPIDER_MODULES": "a,b", "MY_OWN": "x"}) == {}  # fmt: skip


@pytest.mark.parametrize("command", [("worker",), ("dispatch",), ("notify", "--dry-run"), ("crawl", "ahn24x7")])
def test_the_environment_is_checked_by_whoever_reads_it(command):
    process = call(*command, NEWSCRAWL_FLEET_LOOK="x", NEWSCRAWL_CONTCT="me")
    assert process.returncode == 2
    assert "NEWSCRAWL_FLEET_LOOK='x': write seconds, as in 5" in process.stderr
    assert "did you mean NEWSCRAWL_CONTACT?" in process.stderr


def test_names_of_others_in_the_environment_stop_nobody(monkeypatch):
    monkeypatch.setenv("NEWSCRAWL_VOLUME_ON_BACKUP_HOST", "x")
    monkeypatch.setenv("NEWSCRAWL_LEASE", "")  # what a compose file leaves of a variable that is not set
    settings_of_project()
    with pytest.raises(InvalidArgument):
        settings_of_project({"NEWSCRAWL_VOLUME_ON_BACKUP_HOST": "x"})


def test_a_file_of_variables_that_are_not_set_leaves_the_defaults():
    told = from_environment({"NEWSCRAWL_LEASE": "", "NEWSCRAWL_PAGES": "", "NEWSCRAWL_LOG_JSON": "x", "HOME": "/"})
    assert told == {"NEWSCRAWL_PAGES": ""}


def test_the_doctor_reports_all_of_them_and_goes_on():
    faulty = {"NEWSCRAWL_LOG_JSON": "yes", "NEWSCRAWL_ALLOW_PRIVATE": "yes", "NEWSCRAWL_LEASE": "abc"}
    process = call("doctor", "--json", "-s", "NEWSCRAWL_SITES_AT_ONCE=0", NEWSCRAWL_ARCHIVE="", **faulty)
    findings = {one["what"]: one for one in json.loads(process.stdout)}
    assert (process.returncode, findings["values"]["state"]) == (1, "broken")
    for name in (*faulty, "NEWSCRAWL_SITES_AT_ONCE"):
        assert f"{name}=" in findings["values"]["words"]
    assert {"versions", "archive", "pages", "messages"} <= findings.keys()


@pytest.mark.parametrize("command", [("worker",), ("doctor",), ("crawl", "ahn24x7")])
def test_words_to_obey_are_looked_at_by_all(command):
    process = call(*command, "-s", "NEWSCRAWL_OBEY=robots", NEWSCRAWL_ARCHIVE="")
    assert process.returncode == (1 if command == ("doctor",) else 2)
    assert "NEWSCRAWL_OBEY names robots: write any of" in process.stdout + process.stderr


def test_scrapy_takes_the_same_values_and_refuses_the_same():
    shown = run("scrapy", "settings", "--getfloat", "NEWSCRAWL_RETRY_AFTER_MAX", NEWSCRAWL_RETRY_AFTER_MAX="77")
    assert shown.stdout.strip() == "77.0", shown.stderr
    process = run("scrapy", "crawl", "ahn24x7", NEWSCRAWL_LOG_LEVEL="quiet", NEWSCRAWL_ARCHIVE="")
    assert process.returncode == 2, process.stderr
    assert "scrapy crawl: NEWSCRAWL_LOG_LEVEL='quiet': write DEBUG" in process.stderr
    assert "Traceback" not in process.stderr


def test_contact_and_level_of_one_run_are_followed():
    settings = settings_of_project({"NEWSCRAWL_CONTACT": "me@example.org", "NEWSCRAWL_LOG_LEVEL": "ERROR"})
    assert settings["USER_AGENT"].endswith("(+me@example.org)")
    assert settings["LOG_LEVEL"] == "ERROR"


def test_the_archive_is_the_option_then_the_setting_then_the_environment(tmp_path):
    named = {name: f"sqlite:///{tmp_path}/no/{name}/news.db" for name in ("option", "setting", "environment")}
    option, setting = ("--archive", named["option"]), ("-s", f"NEWSCRAWL_ARCHIVE={named['setting']}")
    warc = tmp_path / "one.warc"
    warc.write_bytes(b"WARC/1.1\r\n\r\n")
    commands = ("crawl", "https://hill.example/"), ("notify", "--dry-run"), ("reread",), ("doctor",)
    for command in (*commands, ("fixture", "https://hill.example/a"), ("ingest", str(warc))):
        for expected, given in {"option": (*option, *setting), "setting": setting, "environment": ()}.items():
            process = call(*command, *given, NEWSCRAWL_ARCHIVE=named["environment"], NEWSCRAWL_PAGES=str(tmp_path))
            assert f"/no/{expected}" in process.stderr + process.stdout, (command, given, process.stderr)


@pytest.mark.parametrize("command", [("worker",), ("dispatch",), ("dispatch", "crawl", "https://hill.example/")])
def test_workers_and_dispatchers_are_told_of_their_archive(command, tmp_path):
    process = call(*command, "--archive", f"sqlite:///{tmp_path}/news.db", NEWSCRAWL_ARCHIVE="postgresql://x@/y")
    assert (process.returncode, "SQLite" in process.stderr) == (2, True)
    above = call(*command[:1], "--archive", f"sqlite:///{tmp_path}/news.db", *command[1:])
    assert (above.returncode, "SQLite" in above.stderr) == (2, True)


def test_every_argument_of_a_crawl_is_an_option_of_the_command_and_in_the_readme():
    offered = {field.name for field in fields(Arguments)} - {"only_due"} | {"urls_file"}
    shown, readme = call("crawl", "--help").stdout, (ROOT / "README.md").read_text("utf-8")
    for name in offered:
        assert f"--{name.replace('_', '-')}" in shown
        assert f"`{name}`" in readme
    wrong = call("crawl", "ahn24x7", "-a", "foo=1", NEWSCRAWL_ARCHIVE="")
    assert wrong.stderr == f"newscrawl: there is no argument 'foo'. There are: {', '.join(sorted(offered))}\n"
    wrong = call("crawl", "ahn24x7", "--homepage", "nowhere", "--render", NEWSCRAWL_ARCHIVE="")
    assert (wrong.returncode, "homepage='nowhere' is no address" in wrong.stderr) == (2, True)
