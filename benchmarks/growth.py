"""How an archive grows: what storing, reading, searching and following cost at ten thousand articles, and at a million.

python benchmarks/archive.py [ARTICLES] [sqlite|postgresql ...]     (default 20,000 on both; 1000000 takes an hour)

The articles are made up: 300 words of a vocabulary of 200,000 whose frequencies fall as in a language (Zipf), 50 sites,
spread over two years, one in twenty a copy with edits of an article of another site. They are stored 50 to a
transaction, the whole road: known by address or by text, digest, near-copies looked up, search index, change feed.
"""

import itertools
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from tests_postgres import running_postgres

from archive import Archive, Article, open_archive
from archive.article import Block, BlockKind, Moment, Precision, ZoneSource
from archive.crawls import SiteFacts

SITES = [f"site{number}" for number in range(50)]
BEGINNING, TWO_YEARS = datetime(2023, 11, 1, tzinfo=UTC), timedelta(days=730)
BATCH, WORDS, VOCABULARY = 50, 300, 200_000
PACE = 5_000
"""Articles over which the cost of storing is taken."""


def vocabulary() -> list[str]:
    chance = random.Random("vocabulary")
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(chance.choices(letters, k=chance.randint(2, 10))) + letters[n % 26] for n in range(VOCABULARY)]


WORD = vocabulary()
WEIGHTS = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))


def made_up(count: int) -> Iterator[Article]:
    """Articles in the order of their publication."""
    chance = random.Random("articles")
    recent: list[Article] = []
    for number in range(count):
        at = BEGINNING + TWO_YEARS * (number / count)
        site = chance.choice(SITES)
        if number % 20 == 19:
            article = a_copy(chance, recent[chance.randrange(len(recent))], site, number, at)
        else:
            article = an_article(site, number, at, chance.choices(WORD, cum_weights=WEIGHTS, k=WORDS + 8))
        recent = [*recent[-199:], article]
        yield article


def an_article(site: str, number: int, at: datetime, words: list[str]) -> Article:
    body = "\n\n".join(" ".join(words[start : start + 50]).capitalize() + "." for start in range(8, len(words), 50))
    return Article(
        url=f"https://{site}.example/news/{'-'.join(words[:6])}-{number}",
        site=site,
        headline=" ".join(words[:8]).capitalize(),
        body=body,
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in body.split("\n\n")),
        fetched_at=at + timedelta(minutes=20),
        byline=f"{words[9]} {words[10]}".title(),
        authors=(f"{words[9]} {words[10]}".title(),),
        section=words[1],
        language="en",
        published=Moment(
            at=at, local=at.isoformat(), precision=Precision.MINUTE, zone_source=ZoneSource.SITE, raw=str(at)
        ),
        page_digest=f"{number:064}",
        rules_digest="rules",
    )


def a_copy(chance: random.Random, article: Article, site: str, number: int, at: datetime) -> Article:
    words = article.body.replace("\n\n", " ").lower().replace(".", "").split()
    start = chance.randrange(len(words) * 3 // 4)
    fresh = chance.choices(WORD, cum_weights=WEIGHTS, k=len(words) // 5)
    words[start : start + len(fresh)] = fresh
    copy = an_article(site, number, at, [*chance.choices(WORD, k=8), *words])
    return replace(copy, agency="PTI")


def grow(address: str, count: int, watched: Callable[[], float]) -> None:
    """Fill an archive, and say at ten thousand articles and at the end what things cost."""
    with open_archive(address) as archive:
        with archive.write() as transaction:
            for site in SITES:
                transaction.register(SiteFacts(name=site, title=site.title(), homepage=f"https://{site}.example/"))
        marks = sorted({min(10_000, count), *range(100_000, count, 100_000), count})
        articles, started, first = made_up(count), time.perf_counter(), None
        cost, known, steps = Cost(watched), [], []
        for number in range(BATCH, count + BATCH, BATCH):
            batch = list(itertools.islice(articles, BATCH))
            cost.of(lambda batch=batch: archive.add_all(batch), len(batch))
            if number % max(BATCH, count // 400 // BATCH * BATCH) == 0:
                known.append(batch[0])
                steps.append(newest_mark(archive))
            if number in marks:
                first = first or (cost.wall, cost.cpu)
                print(f"{address.split(':')[0].split('+')[0]:<11}{number:>9,}  {storing(cost, first)};", flush=True)
                print(f"    {reading(archive, known, steps)};", flush=True)
                print(f"    {memory():.0f} MB, {time.perf_counter() - started:,.0f} s in all", flush=True)


def storing(cost: "Cost", first: tuple[float, float]) -> str:
    """What an article costs now, and how much that is of what it cost at first."""
    return (
        f"stored: {1000 * cost.wall:.2f} ms an article, {1 / cost.wall:,.0f} a second, {cost.wall / first[0]:.2f} of "
        f"the first ({1000 * cost.cpu:.2f} ms, {1 / cost.cpu:,.0f}, {cost.cpu / first[1]:.2f} by processor time)"
    )


class Cost:
    """Seconds an article, over the last few thousand; of this process, and of the database's where it has its own."""

    def __init__(self, watched: Callable[[], float]) -> None:
        self._watched = watched
        self._last: list[tuple[float, float, int]] = []

    def of(self, work: Callable[[], object], articles: int) -> None:
        cpu, wall = time.process_time() + self._watched(), time.perf_counter()
        work()
        self._last.append((time.perf_counter() - wall, time.process_time() + self._watched() - cpu, articles))
        del self._last[: -PACE // BATCH]

    @property
    def wall(self) -> float:
        return sum(wall for wall, _, _ in self._last) / sum(count for _, _, count in self._last)

    @property
    def cpu(self) -> float:
        return sum(cpu for _, cpu, _ in self._last) / sum(count for _, _, count in self._last)


def reading(archive: Archive, known: list[Article], marks: list[int]) -> str:
    """Medians in milliseconds: of a keyed read, of searches of several kinds, of a thousand changes."""
    chance = random.Random(len(known))
    urls = [chance.choice(known).url for _ in range(100)]
    read = [seconds(lambda url=url: archive.get(url)) for url in urls]
    kinds = {
        name: [seconds(lambda query=query: archive.search(query)) for query in some]
        for name, some in queries(chance, known)
    }
    changes = [
        seconds(lambda mark=mark: list(archive.changes(mark, 1000))) for mark in chance.choices(marks[:-1] or [0], k=15)
    ]
    of_kinds = ", ".join(f"{name} {1000 * median(some):.1f}" for name, some in kinds.items())
    every = [one for some in kinds.values() for one in some]
    return (
        f"read {1000 * median(read):.2f} ms, search {1000 * median(every):.1f} ms ({of_kinds}; worst "
        f"{1000 * max(every):.0f}), 1000 changes {1000 * median(changes):.1f} ms"
    )


def queries(chance: random.Random, known: list[Article]) -> Iterator[tuple[str, list[str]]]:
    """Searches of a kind: one word by its rank in the vocabulary, two, a phrase of a text, a beginning, filters."""

    def a_word(low: int, high: int) -> str:
        return WORD[chance.randrange(low, high)]

    def a_phrase() -> str:
        words = chance.choice(known).body.replace(".", "").split()
        start = chance.randrange(len(words) - 3)
        return " ".join(words[start : start + 3])

    yield "rare", [a_word(20_000, 100_000) for _ in range(10)]
    yield "usual", [a_word(300, 5_000) for _ in range(10)]
    yield "common", [a_word(0, 30) for _ in range(10)]
    yield "two", [f"{a_word(100, 2_000)} {a_word(100, 2_000)}" for _ in range(10)]
    yield "phrase", [f'"{a_phrase()}"' for _ in range(10)]
    yield "beginning", [f"{a_word(300, 5_000)[:5]}*" for _ in range(10)]
    yield "of a site", [f"{a_word(300, 5_000)} site:{chance.choice(SITES)}" for _ in range(10)]
    yield "headline", [f"headline:{a_word(300, 5_000)}" for _ in range(10)]


def newest_mark(archive: Archive) -> int:
    with archive._read() as connection:  # noqa: SLF001 - no question that a consumer has
        return int(connection.exec_driver_sql("SELECT MAX(seq) FROM changes").scalar_one())


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cpu_of_servers(folder: str) -> float:
    """Seconds that the PostgreSQL of the tests has computed: of all processes whose working folder is its cluster."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if folder in str((process / "cwd").readlink()):
                ticks += sum(map(int, (process / "stat").read_text().rpartition(")")[2].split()[11:15]))
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    databases = sys.argv[2:] or ["sqlite", "postgresql"]
    if "sqlite" in databases:
        with tempfile.TemporaryDirectory() as folder:
            grow(f"sqlite:///{folder}/news.db", count, lambda: 0.0)
    if "postgresql" in databases:
        with running_postgres(durable=True) as server:
            folder = str(server.url.query.get("host", ""))
            grow(server.create(), count, lambda: cpu_of_servers(folder) if folder else 0.0)


if __name__ == "__main__":
    main()
