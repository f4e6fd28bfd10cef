"""A whole archive from SQLite to PostgreSQL and back: how long it takes, and whether every row is the same.

python benchmarks/copying.py [ARTICLES]     (default 2000; 100000 is what the archive is held to)
"""

import hashlib
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from sqlalchemy import Connection, Table
from tests_endurance import register, works
from tests_postgres import running_postgres

from archive import Link, open_archive
from archive.copying import copy_archive
from archive.facts import COPYING, TRANSACTIONS_BEFORE
from archive.models import Base

MADE = 1000
"""Articles that are stored by the whole road; the others are copies of their rows under further ids and addresses."""


def fill(address: str, count: int) -> None:
    register(address)
    made, new = works("copying"), 0
    with open_archive(address) as archive:
        while new < min(count, MADE):
            with archive.write() as transaction:
                for number, one in enumerate(islice(made, 50)):
                    # Most are notices, too short for the table of near-copies, which else would be most of it all.
                    article = replace(one, body=one.body[:200]) if number % 10 else one
                    link = Link(url=article.url, site=article.site, source="copying")
                    transaction.announce([link], at=article.fetched_at)
                    new += transaction.add(article, link=link) == "new"
        with archive.write() as transaction:
            for turn in range(1, count // MADE):
                for table in Base.metadata.sorted_tables:
                    if table.name not in {"sites", "facts", "texts"}:
                        multiply(transaction._connection, table, turn)  # noqa: SLF001 - rows, not articles


def multiply(connection: Connection, table: Table, turn: int) -> None:
    """Each row of the first articles once more, under other ids and addresses."""

    def other(name: str) -> str:
        if name in {"id", "article_id", "seq"}:
            return f"{name} + {turn * 10_000}"
        return f"{name} || '-{turn}'" if name in {"key", "url"} else name

    names = [column.name for column in table.columns]
    first = next(name for name in ("article_id", "id", "seq", "hash", names[0]) if name in names)
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(other(f"{name}") for name in names)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) SELECT {values} FROM "{table.name}" WHERE {first} <= 10000'
    )


def digests(address: str) -> dict[str, tuple[int, str]]:
    """Table to number of rows and a digest of them all, in the order of their keys as bytes."""
    found = {}
    with open_archive(address, create=False) as archive, archive._read() as connection:  # noqa: SLF001 - all tables
        for table in Base.metadata.sorted_tables:
            rows = []
            for row in connection.execute(table.select().execution_options(yield_per=1000)):
                if table.name == "facts" and row.name in {COPYING, TRANSACTIONS_BEFORE}:
                    continue
                rows.append(hashlib.blake2b(repr(tuple(row)).encode(), digest_size=16).digest())
            found[table.name] = len(rows), hashlib.blake2b(b"".join(sorted(rows))).hexdigest()
    return found


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder, running_postgres(durable=True) as server:
        here, there, back = f"sqlite:///{folder}/here.db", server.create(), f"sqlite:///{folder}/back.db"
        started = time.perf_counter()
        fill(here, count)
        print(f"{count} articles made in {time.perf_counter() - started:.0f} s", flush=True)
        for source, target in ((here, there), (there, back)):
            started = time.perf_counter()
            rows = copy_archive(source, target)
            took, deed = time.perf_counter() - started, " to ".join(one.split(":")[0] for one in (source, target))
            print(f"{deed}: {sum(rows.values()):,} rows, {rows['articles']:,} articles, {took:.0f} s", flush=True)
        before, after = digests(here), digests(back)
        same = [name for name in before if before[name] == after[name]]
        print(f"the same in {len(same)} of {len(before)} tables: {sum(before[name][0] for name in same):,} rows")
        for address in (there, back):
            with open_archive(address, create=False) as archive:
                verdict = "clean" if archive.check().is_clean else "not clean"
                print(f"{address.split(':')[0]}: newscrawl check is {verdict}")
        if len(same) < len(before):
            sys.exit(f"these differ: {sorted(set(before) - set(same))}")


main()
