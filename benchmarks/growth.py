"""How an archive grows: what storing, reading, searching and following cost at ten thousand articles, and at a million.

python benchmarks/growth.py [ARTICLES] [sqlite|postgresql ...] [--batch N]   (20,000 on both; 1000000 takes long)

The articles are made up: 300 words of a vocabulary of 200,000 whose frequencies fall as in a language (Zipf), 50 sites,
spread over two years, one in twenty a copy with edits of an article of another site. Those that are measured, the last
5,000 before each mark, are stored 50 to a transaction, or as many as asked, and go the whole road: known by address or
by text, digest, near-copies looked up, search index, change feed. What lies between is ballast, since nobody wants to
wait for it: the database itself multiplies the rows of the first ten thousand, with keys, times, bands and shelves of
their own.
"""

import argparse
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
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from sqlalchemy import Connection
from tests_postgres import running_postgres

from archive import Archive, Article, derived, models, open_archive
from archive.article import Block, BlockKind, Moment, Precision, ZoneSource
from archive.crawls import SiteFacts
from archive.signatures import period_of
from archive.types import UtcDateTime

SITES = [f"site{number}" for number in range(50)]
BEGINNING, TWO_YEARS = datetime(2023, 11, 1, tzinfo=UTC), timedelta(days=730)
BATCH, WORDS, VOCABULARY, CHUNK = 50, 300, 200_000, 5_000
PACE = 5_000
"""Articles over which the cost of storing is taken."""


def vocabulary() -> list[str]:
    chance = random.Random("vocabulary")
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(chance.choices(letters, k=chance.randint(2, 10))) + letters[n % 26] for n in range(VOCABULARY)]


WORD = vocabulary()
WEIGHTS = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))


def made_up(start: int, count: int) -> Iterator[Article]:
    """Articles in the order of their publication, from number ``start`` of ``count`` on."""
    chance = random.Random(start)
    recent: list[Article] = []
    for number in range(start, count):
        at = time_of(number, count)
        site = chance.choice(SITES)
        if number % 20 == 19 and recent:
            article = a_copy(chance, recent[chance.randrange(len(recent))], site, number, at)
        else:
            article = an_article(site, number, at, chance.choices(WORD, cum_weights=WEIGHTS, k=WORDS + 8))
        recent = [*recent[-199:], article]
        yield article


def time_of(number: int, count: int) -> datetime:
    return BEGINNING + TWO_YEARS * (number / count)


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


def grow(address: str, count: int, watched: Callable[[], float], size: int = BATCH) -> None:
    """Fill an archive, and say at ten thousand articles, at some sizes between, and at the end what things cost."""
    with open_archive(address) as archive:
        with archive.write() as transaction:
            for site in SITES:
                transaction.register(SiteFacts(name=site, title=site.title(), homepage=f"https://{site}.example/"))
        started, first = time.perf_counter(), None
        known: list[Article] = []
        steps: list[int] = []
        done = 0
        for mark in sorted({min(10_000, count), *(size for size in (100_000, 300_000) if size < count), count}):
            if mark - PACE > done > 0:
                fill_up(archive, done, mark - PACE, count)
                done = mark - PACE
            cost, articles = Cost(watched), made_up(done, count)
            while done < mark:
                batch = list(itertools.islice(articles, size))
                cost.of(lambda batch=batch: archive.add_all(batch), len(batch))
                done += len(batch)
                if done % 500 == 0:
                    known.append(batch[0])
                    steps.append(newest_mark(archive))
            first = first or (cost.wall, cost.cpu, cost.measured)
            print(f"{address.split(':')[0].split('+')[0]:<11}{mark:>9,}  {storing(cost, first)};", flush=True)
            print(f"    {reading(archive, known, steps, watched)};", flush=True)
            print(f"    {memory():.0f} MB, {time.perf_counter() - started:,.0f} s in all", flush=True)


def fill_up(archive: Archive, start: int, end: int, count: int) -> None:
    """Let the database multiply the first articles until there are ``end``."""
    done = start
    while done < end:
        with archive.write() as transaction:
            connection = transaction._connection  # noqa: SLF001 - no deed that anybody else has
            size = seeded(connection)
            low = connection.exec_driver_sql("SELECT MAX(id) FROM articles").scalar_one()
            copied = min(CHUNK, size, end - done)
            first = (low // CHUNK * CHUNK) % max(size - copied, 1)
            multiply(connection, low - first, first, copied, time_of(done, count))
            done += copied
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(
                    "SELECT setval(pg_get_serial_sequence('articles', 'id'), MAX(id)) FROM articles"
                )
    if archive._engine.dialect.name == "postgresql":  # noqa: SLF001 - as the server does by itself, now and then
        with archive._engine.connect() as connection:  # noqa: SLF001
            connection.execution_options(isolation_level="AUTOCOMMIT")
            for housework in ("ANALYZE", "CHECKPOINT"):
                connection.exec_driver_sql(housework)


def seeded(connection: Connection) -> int:
    """Have the search documents of the first articles as text in a table of their own; gives back how many."""
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS seed (id bigint PRIMARY KEY, tokens text)")
    if not connection.exec_driver_sql("SELECT COUNT(*) FROM seed").scalar_one():
        values = "(?, ?)" if connection.dialect.name == "sqlite" else "(%s, %s)"
        for number, tokens in derived.documents(connection):
            connection.exec_driver_sql(f"INSERT INTO seed VALUES {values}", (number, " ".join(tokens)))
    return int(connection.exec_driver_sql("SELECT MAX(id) FROM seed").scalar_one())


def multiply(connection: Connection, shift: int, first: int, copied: int, at: datetime) -> None:
    """Enter copies of the articles behind number ``first``, with ids higher by ``shift``, published ``at``."""
    on_sqlite = connection.dialect.name == "sqlite"
    stored = UtcDateTime().process_bind_param(at, connection.dialect)
    when = f"'{stored}'" if on_sqlite else f"'{at.isoformat()}'::timestamptz"
    chance = "(abs(random()) % 4294967296)" if on_sqlite else "(random() * 4294967295)::bigint"
    wide = "random()" if on_sqlite else "(random() * 9e18)::bigint"
    own = {
        "id": f"id + {shift}",
        "article_id": f"article_id + {shift}",
        "key": f"key || '~{shift}'",
        "url": f"url || '~{shift}'",
        "published_at": when,
        "first_seen_at": when,
        "last_seen_at": when,
        "last_changed_at": when,
        "seen_at": when,
        "period": str(period_of(at)),
        "story_id": "NULL",
        "story_role": "NULL",
    }
    for model in (models.Article, models.Revision, models.Alias):
        names = [column.name for column in model.__table__.columns]
        values = ", ".join(own.get(name, f'"{name}"') for name in names)
        key = "id" if model is models.Article else "article_id"
        columns = ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(
            f"INSERT INTO {model.__tablename__} ({columns}) SELECT {values} FROM {model.__tablename__} "
            f"WHERE {key} > {first} AND {key} <= {first + copied}"
        )
    ids = f"FROM seed WHERE id > {first} AND id <= {first + copied}"
    bands = "generate_series(0, 31) AS band (n)"
    if on_sqlite:
        bands = (
            "(WITH RECURSIVE up (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM up WHERE n < 31) SELECT n FROM up) AS band"
        )
        connection.exec_driver_sql(f"INSERT INTO search (rowid, tokens) SELECT id + {shift}, tokens {ids}")
    else:
        shelf = f"lpad(to_hex((id + {shift}) >> 14), 5, '0') || '_'"
        connection.exec_driver_sql(
            f"INSERT INTO search SELECT id + {shift}, (SELECT string_agg({shelf} || w || ':' || p, ' ') FROM "
            f"(SELECT w, string_agg(n::text, ',') AS p FROM regexp_split_to_table(tokens, ' ') "
            f"WITH ORDINALITY AS t (w, n) GROUP BY w) AS words)::tsvector {ids}"
        )
    connection.exec_driver_sql(
        f"INSERT INTO bands (hash, article_id) SELECT {period_of(at)} * 137438953472 + band.n * 4294967296 + {chance}, "
        f"seed.id + {shift} FROM seed, {bands} WHERE seed.id > {first} AND seed.id <= {first + copied} ORDER BY 1"
    )
    connection.exec_driver_sql(f"INSERT INTO texts (hash, article_id) SELECT {wide}, id + {shift} {ids}")
    connection.exec_driver_sql(
        f"INSERT INTO changes (at, kind, article_id, revision) SELECT {when}, 'new', id + {shift}, 1 {ids}"
    )


def storing(cost: "Cost", first: tuple[float, float, float]) -> str:
    """What an article costs now, and how much that is of what it cost at first."""
    return (
        f"stored: {1000 * cost.wall:.2f} ms an article, {1 / cost.wall:,.0f} a second, {cost.wall / first[0]:.2f} of "
        f"the first ({1000 * cost.cpu:.2f} ms, {1 / cost.cpu:,.0f}, {cost.cpu / first[1]:.2f} by processor time; "
        f"{cost.measured / first[2]:.2f} by a fixed work beside it, done {1 / cost.fixed:,.0f} times a second)"
    )


class Cost:
    """Seconds an article, over the last few thousand; of this process, and of the database's where it has its own.

    Beside each batch a fixed piece of work is done: how long it takes tells how fast the machine was meanwhile.
    """

    def __init__(self, watched: Callable[[], float]) -> None:
        self._watched = watched
        self._walls: list[float] = []
        self._cpus: list[float] = []
        self._fixed: list[float] = []
        self._articles: list[int] = []

    def of(self, work: Callable[[], object], articles: int) -> None:
        cpu, wall = time.process_time() + self._watched(), time.perf_counter()
        work()
        self._walls.append(time.perf_counter() - wall)
        self._cpus.append(time.process_time() + self._watched() - cpu)
        self._articles.append(articles)
        cpu = time.process_time()
        for words in (WORD[:2000], WORD[2000:4000]):
            sorted({word[::-1]: len(word) for word in words}.items())
        self._fixed.append(time.process_time() - cpu)

    @property
    def wall(self) -> float:
        return sum(self._walls) / sum(self._articles)

    @property
    def cpu(self) -> float:
        return sum(self._cpus) / sum(self._articles)

    @property
    def fixed(self) -> float:
        return sum(self._fixed) / len(self._fixed)

    @property
    def measured(self) -> float:
        return self.cpu / self.fixed


def reading(archive: Archive, known: list[Article], marks: list[int], watched: Callable[[], float]) -> str:
    """Medians in milliseconds: of a keyed read, of searches of several kinds, of a thousand changes.

    In brackets the processor time of one in the mean, which other work on the machine does not lengthen.
    """
    chance = random.Random(len(known))
    urls = [chance.choice(known).url for _ in range(100)]
    kinds = {
        name: taken([partial(archive.search, query) for query in some], watched)
        for name, some in queries(chance, known)
    }
    read = taken([partial(archive.get, url) for url in urls], watched)
    places = chance.choices(marks[:-1] or [0], k=15)
    changes = taken([lambda mark=mark: list(archive.changes(mark, 1000)) for mark in places], watched)
    every = median([wall for walls, _ in kinds.values() for wall in walls])
    computed = sum(cpu for _, cpu in kinds.values()) / len(kinds)
    return (
        f"read {shown(read)} ms, 1000 changes {shown(changes)} ms, "
        f"search {1000 * every:.1f} ({1000 * computed:.1f}) ms: "
        + ", ".join(f"{name} {shown(some)}" for name, some in kinds.items())
    )


def shown(some: tuple[list[float], float]) -> str:
    return f"{1000 * median(some[0]):.1f} ({1000 * some[1]:.1f})"


def taken(works: list[Callable[[], object]], watched: Callable[[], float]) -> tuple[list[float], float]:
    """Seconds that each of these took, and the processor time of one in the mean."""
    cpu, walls = time.process_time() + watched(), []
    for work in works:
        started = time.perf_counter()
        work()
        walls.append(time.perf_counter() - started)
    return walls, (time.process_time() + watched() - cpu) / len(works)


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=20_000)
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgresql"], metavar="sqlite|postgresql")
    parser.add_argument("--batch", type=int, default=BATCH, help="articles to a transaction")
    asked = parser.parse_args()
    count, databases = asked.articles, asked.databases
    if "sqlite" in databases:
        with tempfile.TemporaryDirectory() as folder:
            grow(f"sqlite:///{folder}/news.db", count, lambda: 0.0, asked.batch)
    if "postgresql" in databases:
        with running_postgres(durable=True) as server:
            folder = str(server.url.query.get("host", ""))
            grow(server.create(), count, lambda: cpu_of_servers(folder) if folder else 0.0, asked.batch)


if __name__ == "__main__":
    main()
