"""Crawls the demo's sites, served by somebody else: drive_demo.py ARCHIVE PORT [due|all|none]."""

import json
import sys
from dataclasses import asdict

from newscrawl.cli.demo import demo_assignments, demo_settings
from newscrawl.demo.server import homepages
from newscrawl.running import crawl_all, run

archive_url, port, revisit = sys.argv[1:]
settings = demo_settings(archive_url)
assignments = demo_assignments(settings, homepages(int(port)), revisit=revisit)
reports = run(settings, lambda process: crawl_all(process, assignments))
print(json.dumps([asdict(report) for report in reports]))
