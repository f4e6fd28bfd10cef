"""Our WARC files in the hands of others: warcio's check, pywb's replay, wacz's packing and validating.

    python benchmarks/replay.py [--pages FOLDER] [--tools VENV] [--sample N]

Without ``--pages`` the demo is crawled first, and pages are kept that come again as they were. ``--tools`` is a virtual
environment with pywb and wacz (they pin old packages, so they have one of their own); without it one is made, which
needs a package index. Prints one line for each tool; exit code 1 if any is not content.
"""

import argparse
import gzip
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from archive.pages import Capture, Exchange, open_pages
from newscrawl.demo.server import DemoWeb

ROOT = Path(__file__).parent.parent


def crawl_demo(folder):
    """Two editions of the demo."""
    driver = ROOT / "tests/crawl/drive_demo.py"
    with DemoWeb() as web:
        for edition, revisit in ((1, "due"), (2, "all")):
            web.edition = edition
            where = [f"sqlite:///{folder}/news.db", str(web.port), revisit, "newscrawl.demo.sites", f"{folder}/pages"]
            subprocess.run([sys.executable, driver, *where], check=True, capture_output=True, timeout=300)
    return folder / "pages"


def keep_the_same_again(folder):
    """Pages that come again as they were, compressed and not, one by a redirect; and one that was removed."""
    at = datetime.now(UTC)
    with open_pages(folder) as pages:
        for number in range(6):
            url, body = (
                f"http://again.example/{number}",
                f"<html><body><p>Page {number}, again.</p></body></html>".encode(),
            )
            headers = (("Content-Type", "text/html"),)
            if number % 2:
                body, headers = gzip.compress(body), (*headers, ("Content-Encoding", "gzip"))
            page = Exchange(
                url=url, at=at, reason="OK", headers=headers, body=body, request_headers=(("Host", "again.example"),)
            )
            hop = replace(page, url=f"{url}/old", status=301, reason="Moved", headers=(("Location", url),), body=b"")
            first = pages.keep(Capture(exchanges=(hop, page)))
            later = replace(page, at=at + timedelta(hours=1))
            pages.keep(Capture(exchanges=(later,)), known=first)
            if number == 5:
                pages.remove(first)


def tools_in(folder):
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/pip", "install", "-q", "pywb", "wacz"], check=True, timeout=900)
    return folder


def records_of(files):
    """Kind, address, time in 14 figures, and document of each page and revisit."""
    for path in files:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                headers = record.rec_headers
                if record.rec_type in {"response", "revisit"} and record.http_headers.get_statuscode() == "200":
                    at = "".join(filter(str.isdigit, headers.get_header("WARC-Date")))[:14]
                    yield record.rec_type, headers.get_header("WARC-Target-URI"), at, record.content_stream().read()


def check_by_warcio(files):
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", *files], capture_output=True, text=True, check=False
    )
    return done.returncode == 0, done.stdout.strip() or f"{len(files)} files, all digests right"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def replay_in_pywb(files, tools, folder, sample):
    def tool(*command):
        subprocess.run(
            [tools / "bin" / command[0], *command[1:]], cwd=folder, check=True, capture_output=True, timeout=300
        )

    tool("wb-manager", "init", "news")
    tool("wb-manager", "add", "news", *map(str, files))
    port = free_port()
    server = subprocess.Popen(
        [tools / "bin/wayback", "--port", str(port)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
                break
            except OSError:
                if time.monotonic() > until or server.poll() is not None:
                    return False, "pywb does not start"
                time.sleep(0.3)
        return compare(list(records_of(files)), f"http://127.0.0.1:{port}/news", sample)
    finally:
        server.terminate()
        server.wait()


def asked(url):
    """The document at an address, its compression undone."""
    with urllib.request.urlopen(url, timeout=30) as answer:
        body = answer.read()
        return gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body


def compare(records, place, sample):
    """Ask for pages as they were (``id_``), and hold what comes against what was sent."""
    originals = {}
    for kind, url, at, document in records:
        if kind == "response":
            originals.setdefault(url, {})[at] = document
    wanted = [one for one in records if one[0] == "response"][:sample] + [
        one for one in records if one[0] == "revisit"
    ][:sample]
    wrong = []
    for kind, url, at, document in wanted:
        right = {document} if kind == "response" else set(originals.get(url, {}).values())
        if right and asked(f"{place}/{at}id_/{url}") not in right:
            wrong.append(url)
    revisits = sum(kind == "revisit" for kind, *_ in wanted)
    words = f"{len(wanted)} pages asked for ({revisits} of them revisits), {len(wrong)} not as they were sent"
    return not wrong and bool(wanted), words + "".join(f"\n    {url}" for url in wrong[:5])


def package_by_wacz(files, tools, folder):
    target = folder / "news.wacz"
    for command in (["create", "-o", str(target), *map(str, files)], ["validate", "-f", str(target)]):
        done = subprocess.run(
            [tools / "bin/wacz", *command], cwd=folder, capture_output=True, text=True, timeout=300, check=False
        )
        if done.returncode:
            return False, f"{command[0]}: {(done.stdout + done.stderr)[-500:]}"
    return True, f"{target.stat().st_size // 1024} KiB, created and valid"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--sample", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = options.pages or crawl_demo(folder)
        if not options.pages:
            keep_the_same_again(pages)
        tools = options.tools or tools_in(folder / "tools")
        files = sorted(pages.absolute().rglob("*.warc.gz"))
        results = {
            "warcio": check_by_warcio(files),
            "pywb": replay_in_pywb(files, tools.absolute(), folder, options.sample),
            "wacz": package_by_wacz(files, tools.absolute(), folder),
        }
    for tool, (is_well, words) in results.items():
        print(f"{tool}: {'well' if is_well else 'NOT WELL'}: {words}")
    sys.exit(0 if all(is_well for is_well, _ in results.values()) else 1)


if __name__ == "__main__":
    main()
