"""Site files that are faulty: each is named, and costs its own site alone."""

import json
import sys

import pytest
from tests_support import FAST, call, run

from archive import open_archive
from newscrawl.errors import InvalidArgument
from newscrawl.running import settings_of_project
from newscrawl.sites import site, site_files, sites

HILL = """
from newscrawl.discovery import SectionPage
from newscrawl.extraction import ArticleRules, css
from newscrawl.spider import NewsSpider

class HillSpider(NewsSpider):
    name = "hill"
    title = "Hill Post"
    homepage = "https://hill.example/"
    timezone = "Asia/Kolkata"
    country = "IN"
    languages = ("en",)
    sources = (SectionPage("/"),)
    article = ArticleRules(byline=css(".byline a"))
"""
FAULTY = {
    "syntax": (HILL.replace('"hill"', '"hill').replace("hill.example", "syntax.example"), 7, "SyntaxError"),
    "misspelt": (HILL.replace("byline=", "bylin="), 14, "'bylin'"),
    "selector": (HILL.replace(".byline a", "a["), 14, "css('a[')"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of site files that Python finds by the name ``some_sites``."""
    place = tmp_path / "some_sites"
    place.mkdir()
    (place / "__init__.py").touch()
    (place / "hill.py").write_text(HILL)
    (tmp_path / "their_settings.py").write_text("from newscrawl.settings import *\nSPIDER_MODULES = ['some_sites']\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield place
    for name in [name for name in sys.modules if name.startswith(("some_sites", "their_settings"))]:
        del sys.modules[name]


def settings():
    return settings_of_project({"SPIDER_MODULES": "some_sites"})


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_named_and_costs_no_other(folder, name):
    text, line, words = FAULTY[name]
    (folder / f"{name}.py").write_text(text)
    files = site_files(settings())
    assert list(files.spiders) == ["hill"]
    (fault,) = map(str, files.faults)
    assert fault.startswith(f"some_sites/{name}.py, line {line}: ")
    assert words in fault
    assert "\n" not in fault
    assert site("hill", settings()).title == "Hill Post"
    with pytest.raises(InvalidArgument, match=rf"^some_sites/{name}\.py, line"):
        site(name, settings())
    with pytest.raises(InvalidArgument, match="there is no site 'Post'"):
        site("Post", settings())  # a word of the file, and no name
    with pytest.raises(InvalidArgument, match=rf"some_sites/{name}\.py"):
        sites(settings())  # what reads pages again must not take the site for an unknown one


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ('timezone = "Asia/Calcuta"', "HillSpider.timezone = 'Asia/Calcuta': .* did you mean 'Asia/Calcutta'?"),
        ('timezone = "Asia"', "HillSpider.timezone = 'Asia': the IANA database has no such zone"),
        ("timezone = 5.5", "HillSpider.timezone = 5.5: write the name of an IANA zone"),
        ('country = "India"', "HillSpider.country = 'India': write the two letters of ISO 3166-1, like 'IN'"),
        ('country = "in"', "HillSpider.country = 'in': did you mean 'IN'?"),
        ('country = "UK"', "HillSpider.country = 'UK': did you mean 'GB'?"),
        ('languages = "en"', r"HillSpider.languages = 'en': write a tuple of tags: \('en',\)"),
        ('languages = ["en"]', "HillSpider.languages = .*: write a tuple of tags"),
        ('languages = ("en_IN",)', "HillSpider.languages = .*: 'en_IN' is no tag of BCP 47"),
        ('artikel_path = "^/news/"', "HillSpider.artikel_path: .* did you mean article_path?"),
        ("def ammend(self, raw, response): return raw", "HillSpider.ammend: .* did you mean amend?"),
    ],
)
def test_what_makes_no_sense_is_refused_when_the_class_is_made(stated, words):
    with pytest.raises(InvalidArgument, match=words):
        exec(f"{HILL}\n    {stated}\n", {})


def test_a_site_file_may_have_attributes_of_its_own():
    own = 'names_of_papers = ("Hill Post",)\n    country = "XK"\n    languages = ("zh-Hant", "en-GB", "ckb")\n    timezone = None'
    exec(f"{HILL}\n    {own}\n", {"__name__": "hill"})


def test_two_files_with_one_name_are_both_named(folder):
    (folder / "hillock.py").write_text(HILL.replace("HillSpider", "HillockSpider"))
    files = site_files(settings())
    assert not files.spiders
    (fault,) = map(str, files.faults)
    assert fault == "some_sites/hill.py and some_sites/hillock.py: 2 spiders are named 'hill'"


def test_the_commands_name_it_and_end_with_wrong_use(folder, archive_url):
    (folder / "syntax.py").write_text(FAULTY["syntax"][0])
    environment = {"NEWSCRAWL_ARCHIVE": archive_url, "SCRAPY_SETTINGS_MODULE": "their_settings"}
    shown = call("sites", "--json", **environment)
    assert (shown.returncode, [row["site"] for row in json.loads(shown.stdout)]) == (2, ["hill"])
    assert shown.stderr.startswith("newscrawl: some_sites/syntax.py, line 7: SyntaxError: ")
    assert len(shown.stderr.splitlines()) == 1
    looked = call("doctor", "--json", **environment)
    states = {one["words"][:22]: one["state"] for one in json.loads(looked.stdout) if one["what"] == "sites"}
    assert states == {"some_sites/syntax.py, ": "broken", "1: hill": "well"}
    named = call("crawl", "syntax", **environment)
    assert named.returncode == 2
    assert len(named.stderr.splitlines()) == 1
    its_own = call("crawl", "https://www.syntax.example/", **environment)
    assert its_own.returncode == 2  # it would come into the archive as another site
    assert "https://www.syntax.example/ seems to have a site file, which is faulty" in its_own.stderr


def test_the_others_are_crawled(folder, web, archive_url):
    web.put("/", "<p>nothing</p>")
    (folder / "syntax.py").write_text(FAULTY["syntax"][0])
    process = run(
        "newscrawl", "crawl", "-a", f"homepage={web.home}", "-s", "SPIDER_MODULES=some_sites", *FAST, "--json",
        NEWSCRAWL_ARCHIVE=archive_url, PYTHONPATH=str(folder.parent),
    )  # fmt: skip
    assert process.returncode == 2
    assert [one["site"] for one in json.loads(process.stdout)] == ["hill"]
    assert "some_sites/syntax.py, line 7: SyntaxError" in process.stderr
    assert "Traceback" not in process.stderr
    with open_archive(archive_url, create=False) as archive:
        assert [one.name for one in archive.sites()] == ["hill"]
