"""A crawl of the demo in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

DRIVER = Path(__file__).parent.parent / "crawl" / "drive_demo.py"


def start_crawl(folder, web, revisit="due", site_files="newscrawl.demo.sites"):
    command = [sys.executable, str(DRIVER), f"sqlite:///{folder / 'news.db'}", str(web.port), revisit]
    command += [site_files, str(folder / "pages")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def crawl(folder, web, revisit="due", site_files="newscrawl.demo.sites"):
    output, errors = start_crawl(folder, web, revisit, site_files).communicate(timeout=120)
    found = json.loads(output)
    assert {report["verdict"] for report in found} == {"ok"}, errors
    return found
