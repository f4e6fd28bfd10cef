"""Crawls the demo's sites, served by somebody else: drive_demo.py ARCHIVE PORT due|all|none [SITE_FILES PAGES]."""

import json
import sys
from dataclasses import asdict

from newscrawl.cli.demo import demo_assignments, demo_settings
from newscrawl.demo.server import homepages
from newscrawl.running import crawl_all, run

archive_url, port, revisit, *others = sys.argv[1:]
site_files, pages = others or ("newscrawl.demo.sites", "")
settings = demo_settings(archive_url, pages=pages)
settings.set("SPIDER_MODULES", [site_files], priority="cmdline")
assignments = demo_assignments(settings, homepages(int(port)), revisit=revisit)
reports = run(settings, lambda process: crawl_all(process, assignments))
print(json.dumps([asdict(report) for report in reports]))
