"""Articles a second into a SQLite file, with identity, near-copies and change feed.

python benchmarks/storing.py [ARTICLES]
"""

import random
import sys
import tempfile
import time
from datetime import UTC, datetime

from archive import Article, open_archive
from archive.crawls import SiteFacts
from archive.writer import Writer

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)
WORDS = [f"word{number}" for number in range(5000)]


def articles(count: int, prefix: str) -> list[Article]:
    chance = random.Random(prefix)
    return [
        Article(
            url=f"https://hill.example/{prefix}-{number}",
            site="hill",
            headline=" ".join(chance.choices(WORDS, k=8)),
            body=" ".join(chance.choices(WORDS, k=400)),
            fetched_at=NOW,
        )
        for number in range(count)
    ]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder, open_archive(f"sqlite:///{folder}/news.db") as archive:
        with archive.write() as transaction:
            transaction.register(SiteFacts(name="hill", title="Hill Post", homepage="https://hill.example/"))
        batched, single = articles(count, "batched"), articles(count // 10, "single")
        started = time.perf_counter()
        writer = Writer(archive)
        futures = [writer.do(lambda transaction, one=one: transaction.add(one)) for one in batched]
        writer.close()
        by_batch = len([future.result() for future in futures]) / (time.perf_counter() - started)
        started = time.perf_counter()
        for one in single:
            archive.add(one)
        one_by_one = len(single) / (time.perf_counter() - started)
        print(
            f"articles of 400 words a second: {by_batch:.0f} through the writer, {one_by_one:.0f} one transaction each"
        )


main()
