"""A crawl of the demo in a process of its own."""

import json
from pathlib import Path

from tests_support import start

DRIVERS = Path(__file__).parent.parent / "crawl"


def start_crawl(folder, web, revisit="due", site_files="newscrawl.demo.sites"):
    command = ["drive_demo", f"sqlite:///{folder / 'news.db'}", str(web.port), revisit]
    return start(*command, site_files, str(folder / "pages"), PYTHONPATH=str(DRIVERS))


def crawl(folder, web, revisit="due", site_files="newscrawl.demo.sites"):
    output, errors = start_crawl(folder, web, revisit, site_files).communicate(timeout=120)
    found = json.loads(output)
    assert {report["verdict"] for report in found} == {"ok"}, errors
    return found
