"""A crawl of the demo in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

DRIVER = Path(__file__).parent.parent / "crawl" / "drive_demo.py"


def start_crawl(folder, web, revisit="due"):
    command = [sys.executable, str(DRIVER), f"sqlite:///{folder / 'news.db'}", str(web.port), revisit]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def crawl(folder, web, revisit="due"):
    output, errors = start_crawl(folder, web, revisit).communicate(timeout=60)
    found = json.loads(output)
    assert {report["verdict"] for report in found} == {"ok"}, errors
    return found
