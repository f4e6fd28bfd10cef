"""CPU per page for all fields, beside a bare lxml parse of the same pages in the same run.

    python benchmarks/extraction.py [FOLDER]

FOLDER holds pages as ``*.html`` or ``*.html.gz``; without it the pages of the demo's second edition are read. The first
pass over the pages is not counted: it pays for imports and for tables that are built once.
"""

import gzip
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median

from lxml import html

from newscrawl.demo.edition import sites
from newscrawl.demo.looks import look_of
from newscrawl.errors import NotAnArticle
from newscrawl.lone_page import extract

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)


def pages() -> list[tuple[str, bytes]]:
    if len(sys.argv) > 1:
        files = sorted(Path(sys.argv[1]).glob("*.html*"))
        return [(f"https://page.example/{file.name}", _bytes(file)) for file in files]
    found = []
    for site in sites(2):
        look = look_of(site)
        for article in site.articles:
            path = look.path_of(article)
            found.append((f"http://{site.domain}{path}", look.answer(f"http://{site.domain}", path, {}).body))
    return found


def _bytes(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def bare(_: str, body: bytes) -> None:
    if body.strip():
        html.document_fromstring(body)


def ours(url: str, body: bytes) -> None:
    with suppress(NotAnArticle):
        extract(body, url=url, fetched_at=NOW)


def times(read: Callable[[str, bytes], None], found: list[tuple[str, bytes]]) -> list[float]:
    taken = []
    for url, body in found:
        started = time.process_time_ns()
        read(url, body)
        taken.append((time.process_time_ns() - started) / 1e6)
    return taken


def main() -> None:
    found = pages()
    for read in (bare, ours):
        times(read, found)
    parse, whole = times(bare, found), times(ours, found)
    size = sum(len(body) for _, body in found) / len(found) / 1024
    print(f"{len(found)} pages of {size:.0f} KiB on average; CPU milliseconds a page")
    for name, taken in (("bare lxml parse", parse), ("all fields", whole)):
        print(f"  {name:<16} mean {mean(taken):6.2f}  median {median(taken):6.2f}  worst {max(taken):7.2f}")
    print(f"  ratio of the means {mean(whole) / mean(parse):.1f}")


main()
