"""A site that is all scripts, read through a real browser, which has no way to the net but ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests_browser import BROWSER, needs_browser
from tests_support import FAST, ROOT

from archive import open_archive

DRIVER = Path(__file__).parent / "drive_watched.py"
pytestmark = needs_browser

TEXT = "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it. "
SHELL = '<html lang="en"><head><title>The shell</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
SCRIPT = """
const app = document.getElementById("app");
fetch("http://169.254.169.254/latest/").catch(() => 0);
fetch("http://elsewhere.localhost:PORT/secret").catch(() => 0);
fetch("/away").catch(() => 0);
fetch("/api" + location.pathname).then(answer => answer.json()).then(found => { app.innerHTML = found.html });
"""


def test_pages_made_by_scripts_are_read_and_nothing_else_is_reached(web, archive_url, tmp_path):
    names = [f"the-{name}-of-the-mill-opens" for name in ("bridge", "market", "school")]
    links = "".join(f'<a href="/news/{name}">What there is to say of {name}</a>' for name in names)
    web.put("/", SHELL)
    web.put("/app.js", SCRIPT.replace("PORT", str(web.port)), content_type="text/javascript")
    web.put("/api/", json.dumps({"html": links}), content_type="application/json")
    web.put("/away", "", status=302, Location=f"http://elsewhere.localhost:{web.port}/secret")
    web.put("/secret", "a secret")
    for name in names:
        web.put(f"/news/{name}", SHELL)
        story = f"<h1>{name}</h1><p>Published On 28 Oct 2025</p>" + f"<p>{name}: {TEXT}</p>" * 3
        web.put(f"/api/news/{name}", json.dumps({"html": story}), content_type="application/json")
    dialled = tmp_path / "dialled.txt"
    process = subprocess.run(
        [sys.executable, str(DRIVER), str(dialled), "crawl", "--json", web.home, "-a", "render=1", *FAST, "-s", f"NEWSCRAWL_BROWSER={BROWSER}"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NEWSCRAWL_ALLOW_PRIVATE": "1", "NEWSCRAWL_ARCHIVE": archive_url},
    )  # fmt: skip
    assert process.returncode == 0, process.stderr[-3000:]
    with open_archive(archive_url, create=False) as archive:
        assert {article.url.rsplit("/")[-1] for article in archive.find()} == set(names)
    assert "/secret" not in web.asked
    assert "169.254" not in dialled.read_text()
