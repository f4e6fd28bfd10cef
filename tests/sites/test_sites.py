"""Every saved page in this folder yields its answer: ``newscrawl fixture URL`` adds one."""

from pathlib import Path

import pytest

from newscrawl.fixtures import differences, fixtures_in, load_fixture
from newscrawl.running import settings_of_project

HERE = Path(__file__).parent
SETTINGS = settings_of_project()
SETTINGS.set("SPIDER_MODULES", ["spiders", "newscrawl.demo.sites"], priority="cmdline")


@pytest.mark.parametrize(
    "file", [pytest.param(file, id=f"{file.parent.name}/{file.stem}") for file in fixtures_in(HERE)]
)
def test_the_page_yields_its_answer(file):
    assert differences(load_fixture(file), SETTINGS) == {}
