"""Pages a second and core from a WARC file into SQLite, beside trafilatura over the same records; and memory.

python benchmarks/reread.py [CORPUS]            real pages: a folder with truth.jsonl and pages/ID.html.gz
python benchmarks/reread.py --memory [RECORDS]  made-up pages of a thousand sites; resident memory as it goes

All of one run stands beside each other; CPU seconds are those of this process and its children, user and system.
"""

import gzip
import json
import os
import random
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newscrawl.ingest.files import find_files
from newscrawl.ingest.office import ingest
from newscrawl.ingest.planning import Order
from newscrawl.running import settings_of_project

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("NEWSCRAWL_SHARED", ROOT.parent / "shared")) / "corpus"
FUNDUS = 1_000_000 / (7 * 3600) / 14
"""Articles a second and core of CC-NEWS, as its README tells: a million in seven hours on a desktop of 14 cores."""


def corpus_pages(folder):
    for line in (folder / "truth.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        url = row.get("url") or f"https://{row.get('domain') or 'unknown.example'}/articles/{row['id']}-of-this-paper"
        yield url, gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())


def made_up_pages(count):
    words = [f"word{number}" for number in range(3000)]
    for number in range(count):
        title = f"Report number {number} from the valley"
        chance = random.Random(number)
        body = "".join(f"<p>{' '.join(chance.choices(words, k=60)).capitalize()}.</p>" for _ in range(6))
        html = (
            f"<!doctype html><html lang=en><head><title>{title}</title>"
            '<meta property="article:published_time" content="2025-10-28T10:15:00Z"></head><body><a href=/>Home</a>'
            f"<article><h1>{title}</h1><p class=byline>By Ann Lee</p>{body}</article></body>"
        )
        yield f"https://paper{number % 1000}.example/news/report-number-{number}-from-the-valley", html.encode()


def write_warc(path, pages):
    count = 0
    with path.open("wb") as file:
        out = GzipWriter(file, compression_level=6)
        for url, body in pages:
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = url
            record.headers["WARC-Date"] = "2025-11-01T12:00:00Z"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
            record.set_bytes_content(head.encode() + body)
            record.write(out, checksum_data=True)
            out.finish()
            count += 1
    return count


def cpu():
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def measured(work):
    started, before = time.perf_counter(), cpu()
    result = work()
    return result, time.perf_counter() - started, cpu() - before


def ingested(warc, folder, *, processes, pages):
    """The outcomes of a file, taken into an archive that is there."""
    settings = settings_of_project({
        "NEWSCRAWL_ARCHIVE": f"sqlite:///{folder}/{warc.name}-{processes}{bool(pages)}.db",
        "NEWSCRAWL_PAGES": f"{folder}/pages{processes}" if pages else "",
    })  # fmt: skip
    files, _ = find_files([str(warc)])
    reports = ingest(Order(files=files, processes=processes), settings).reports
    return reports[0].counts


def by_trafilatura(warc):
    import trafilatura

    found = 0
    with warc.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            found += trafilatura.bare_extraction(record.reader.read(), with_metadata=True) is not None
    return found


def line(name, count, seconds, used):
    print(f"{name:<52} {count / used:7.1f} a second and core {used / count * 1000:7.1f} ms CPU {seconds:7.1f} s in all")


def rates(corpus):
    if not (corpus / "truth.jsonl").exists():
        print(f"there is no corpus at {corpus}: name its folder")
        return
    with tempfile.TemporaryDirectory() as folder:
        warc = Path(folder) / "corpus.warc.gz"
        count = write_warc(warc, corpus_pages(corpus))
        print(f"{count} pages, {warc.stat().st_size / 1e6:.1f} MB packed, {os.cpu_count()} cores")
        counts, alone, used = measured(lambda: ingested(warc, folder, processes=1, pages=False))
        line("newscrawl ingest, one process", count, alone, used)
        print("   ", ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items()))
        _, seconds, used = measured(lambda: ingested(warc, folder, processes=1, pages=True))
        line("  the same, with its pages kept", count, seconds, used)
        _, seconds, used = measured(lambda: ingested(warc, folder, processes=2, pages=False))
        line("  two processes", count, seconds, used)
        print(f"    which are done after {seconds / alone:.2f} of the time of one")
        try:
            _, seconds, used = measured(lambda: by_trafilatura(warc))
            line("trafilatura, extraction alone, nothing stored", count, seconds, used)
        except ImportError:
            print("trafilatura is not installed: pip install 'newscrawl[rivals]'")
        print(f"{'fundus, as its authors tell, CC-NEWS':<52} {FUNDUS:7.1f} a second and core")


def resident():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(records):
    with tempfile.TemporaryDirectory() as folder:
        warc = Path(folder) / "made-up.warc.gz"
        write_warc(warc, made_up_pages(records))
        print(f"{records} records, {warc.stat().st_size / 1e6:.0f} MB packed")
        ended = threading.Event()
        seen = []

        def watch():
            while not ended.wait(1):
                seen.append(resident())

        threading.Thread(target=watch, daemon=True).start()
        counts, seconds, used = measured(lambda: ingested(warc, folder, processes=1, pages=False))
        ended.set()
        line("newscrawl ingest of made-up pages", records, seconds, used)
        print("   ", dict(counts))
        tenth = max(1, len(seen) // 10)
        steps = [max(seen[start : start + tenth]) for start in range(0, len(seen), tenth)]
        print("    resident MB at each tenth:", " ".join(f"{one:.0f}" for one in steps))


if __name__ == "__main__":  # the processes of an ingest import this file again
    if "--memory" in sys.argv:
        memory(int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
    else:
        rates(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
