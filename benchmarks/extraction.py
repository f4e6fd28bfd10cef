"""Ours and its rivals on the same pages in one run: CPU per page beside a bare lxml parse, and how exact each is.

    python benchmarks/extraction.py [CORPUS] [--sample N]

CORPUS is a folder with ``pages/ID.html.gz``, ``truth.jsonl`` (id, url, and the true fields) and ``score.py``, which
prints how exact a file of answers is; without it the pages of the demo are timed, and quality is not told. Rivals are
those of trafilatura, newspaper4k and readability-lxml that are installed (``pip install '.[rivals]'`` brings the
first). Each page goes through all readers in turn, so that none has a quieter machine; the first round, which pays for
imports and tables, is not counted. Every reader is handed the bytes and the address.
"""

import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median
from typing import Any

from lxml import html

from newscrawl import extract, extract_site
from newscrawl.demo.edition import sites
from newscrawl.demo.looks import look_of
from newscrawl.errors import NotAnArticle

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
Answer = dict[str, Any]


@dataclass(frozen=True)
class Page:
    id: str
    url: str
    domain: str
    body: bytes


def corpus_pages(folder: Path) -> Iterator[Page]:
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        body = gzip.decompress((folder / "pages" / f"{truth['id']}.html.gz").read_bytes())
        yield Page(truth["id"], truth.get("url") or f"https://{truth['domain']}/{truth['id']}", truth["domain"], body)


def demo_pages() -> Iterator[Page]:
    for site in sites(2):
        look = look_of(site)
        for article in site.articles:
            path = look.path_of(article)
            body = look.answer(f"http://{site.domain}", path, {}).body
            yield Page(f"{site.name}{path}", f"http://{site.domain}{path}", site.domain, body)


def bare(page: Page) -> Answer:
    if page.body.strip():
        html.document_fromstring(page.body)
    return {}


def answer_of(article: Any) -> Answer:
    image = article.image
    return {
        "headline": article.headline,
        "authors": list(article.authors),
        "published": article.published.local if article.published else None,
        "body": article.body,
        "topics": list(article.tags),
        "image_caption": image.caption if image else None,
        "image_credit": image.credit if image else None,
    }


def ours(page: Page) -> Answer:
    try:
        return answer_of(extract(page.body, url=page.url, fetched_at=NOW))
    except NotAnArticle:
        return {}


def ours_by_site(pages: list[Page]) -> dict[str, Answer]:
    """All pages of a domain read together: what recurs on them is no article's text."""
    answers = {}
    for domain in {page.domain for page in pages}:
        alike = [page for page in pages if page.domain == domain]
        found = extract_site([(page.body, page.url) for page in alike], fetched_at=NOW)
        for page, (_, article) in zip(alike, found, strict=True):
            answers[page.id] = {} if isinstance(article, NotAnArticle) else answer_of(article)
    return answers


def trafilatura(page: Page, *, fast: bool = False) -> Answer:
    from trafilatura import bare_extraction

    found = bare_extraction(page.body, url=page.url, with_metadata=True, fast=fast)
    if found is None:
        return {}
    named = found.as_dict()
    authors = [one.strip() for one in (named.get("author") or "").split(";") if one.strip()]
    return {
        "headline": named.get("title"),
        "authors": authors,
        "published": named.get("date"),
        "body": named.get("text"),
    }


def newspaper(page: Page) -> Answer:
    from newspaper import Article

    article = Article(page.url)
    article.download(input_html=page.body.decode("utf-8", "replace"))
    article.parse()
    published = article.publish_date.isoformat() if article.publish_date else None
    return {"headline": article.title, "authors": article.authors, "published": published, "body": article.text}


def readability(page: Page) -> Answer:
    from readability import Document

    document = Document(page.body.decode("utf-8", "replace"), url=page.url)
    return {"headline": document.title(), "body": html.fromstring(document.summary()).text_content()}


def readers() -> dict[str, Callable[[Page], Answer]]:
    known: dict[str, tuple[str, Callable[[Page], Answer]]] = {
        "trafilatura": ("trafilatura", trafilatura),
        "trafilatura, fast": ("trafilatura", lambda page: trafilatura(page, fast=True)),
        "newspaper4k": ("newspaper", newspaper),
        "readability": ("readability", readability),
    }
    found = {name: read for name, (module, read) in known.items() if importlib.util.find_spec(module)}
    missing = sorted(known.keys() - found.keys())
    if missing:
        print(f"not installed, so not measured: {', '.join(missing)}")
    return {"bare lxml parse": bare, "newscrawl": ours, **found}


def run(
    pages: list[Page], reading: dict[str, Callable[[Page], Answer]]
) -> tuple[dict[str, list[float]], dict[str, Any]]:
    taken: dict[str, list[float]] = {name: [] for name in reading}
    answers: dict[str, dict[str, Answer]] = {name: {} for name in reading}
    crashes: dict[str, Counter[str]] = {name: Counter() for name in reading}
    for page in [*pages[:20], *pages]:
        for name, read in reading.items():
            started = time.process_time_ns()
            found: Answer = {}
            try:
                found = read(page)
            except Exception as error:  # noqa: BLE001 - whatever a rival raises
                crashes[name][repr(error)[:90]] += 1
            taken[name].append((time.process_time_ns() - started) / 1e6)
            answers[name][page.id] = found
    for name, faults in crashes.items():
        for fault, times in faults.most_common(2):
            print(f"{name} crashed on {times} pages: {fault}")
    return {name: times[len(pages[:20]) :] for name, times in taken.items()}, answers


def quality(folder: Path, answers: dict[str, Answer]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        predictions, truth, summary = (Path(place) / name for name in ("answers.jsonl", "truth.jsonl", "summary.json"))
        predictions.write_text(
            "\n".join(json.dumps({"id": name, **answer}, ensure_ascii=False) for name, answer in answers.items()),
            encoding="utf-8",
        )
        lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        truth.write_text("\n".join(line for line in lines if json.loads(line)["id"] in answers), encoding="utf-8")
        command = [sys.executable, folder / "score.py", predictions, truth, "--json", summary]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        scored: dict[str, Any] = json.loads(summary.read_text())
        return scored


FIGURES = {
    "body F1": ("ALL", "body", "F1"),
    "segments F1": ("ALL", "segments", "F1"),
    "headline F1, fundus": ("fundus", "headline", "F1"),
    "headline F1": ("ALL", "headline", "F1"),
    "authors F1, fundus": ("fundus", "authors", "F1"),
    "authors F1": ("ALL", "authors", "F1"),
    "date, fundus": ("fundus", "date", "acc"),
    "date, htmldate": ("htmldate", "date", "acc"),
    "caption F1": ("ALL", "image_caption", "F1"),
    "credit F1": ("ALL", "image_credit", "F1"),
}


def table(rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print(
            "  ".join(
                cell.ljust(width) if not at else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--sample", type=int, default=1, help="take every N-th page")
    asked = parser.parse_args()
    pages = list(corpus_pages(asked.corpus) if asked.corpus else demo_pages())[:: asked.sample]
    reading = readers()
    taken, answers = run(pages, reading)
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"{len(pages)} pages of {size:.0f} KiB on average; CPU milliseconds a page, one core")
    parse = mean(taken["bare lxml parse"])
    rows = [["", "mean", "median", "worst", "times a parse"]]
    for name, times in taken.items():
        rows.append(
            [name, f"{mean(times):.2f}", f"{median(times):.2f}", f"{max(times):.1f}", f"{mean(times) / parse:.1f}"]
        )
    table(rows)
    if asked.corpus is None:
        return
    print("\nquality, as the corpus scores it")
    answers["newscrawl, by site"] = ours_by_site(pages)
    names = [name for name in answers if name != "bare lxml parse"]
    scored = {name: quality(asked.corpus, answers[name]) for name in names}
    rows = [["", *names]]
    for label, (source, field, figure) in FIGURES.items():
        values = [scored[name].get(source, {}).get(field, {}).get(figure) for name in names]
        rows.append([label, *("–" if value is None else f"{value:.3f}" for value in values)])
    table(rows)


main()
