"""The table of docs/scale.md: what so many sites need, from figures that the other benchmarks have measured.

python benchmarks/capacity.py
"""

from dataclasses import dataclass

ARTICLES_A_CPU_SECOND = 100
"""The slowest of three families of pages (``crawl.py speed``), start-up included."""
SECONDS_A_REQUEST = 0.0035
"""CPU for a request whose answer is no new article: a bare Scrapy spider's share (``crawl.py speed``: 350 a second are
2.9 ms) and the ledger's."""
POLLS_A_DAY, SOURCES = 24, 3
REVISITS = 5
"""Looks at an article in its first month, by the ladder of ``archive.revisit`` where nothing changes."""
ARTICLES_A_DAY = 40
"""Of a site in the mean; ``freshness.py`` takes 31."""
DATABASE_BYTES = 15_400
"""An article in PostgreSQL with its indexes (``fleet.py cores``)."""
PAGE_BYTES = 35_000
"""A kept page, compressed: the mean of 967 real ones."""
USED = 0.5
"""Share of a core that may be used in the mean: news come in the mornings."""
LOOK_SECONDS = 2.1 / 5000
"""Of a dispatcher, for each site (``fleet.py looks``: 2.1 s at 5,000)."""


@dataclass(frozen=True)
class Need:
    """What a number of sites needs."""

    sites: int

    @property
    def articles(self) -> int:
        return self.sites * ARTICLES_A_DAY

    @property
    def requests(self) -> int:
        return self.sites * POLLS_A_DAY * SOURCES + self.articles * (1 + REVISITS)

    @property
    def cpu_seconds(self) -> float:
        others = self.requests - self.articles
        return self.articles / ARTICLES_A_CPU_SECOND + others * SECONDS_A_REQUEST

    @property
    def cores(self) -> float:
        return self.cpu_seconds / 86_400 / USED

    @property
    def database_a_year(self) -> float:
        return self.articles * 365 * DATABASE_BYTES

    @property
    def pages_a_year(self) -> float:
        return self.articles * 365 * PAGE_BYTES

    @property
    def look(self) -> float:
        return self.sites * LOOK_SECONDS


def size(count: float) -> str:
    for unit in ("B", "KB", "MB", "GB", "TB"):
        if count < 1000 or unit == "TB":
            return f"{count:.0f} {unit}" if count >= 10 else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError


def main() -> None:
    print("| sites | articles a day | requests a second | worker cores | database a year | pages a year | a look |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for sites in (50, 500, 5_000, 50_000):
        need = Need(sites)
        print(
            f"| {sites:,} | {need.articles:,} | {need.requests / 86_400:.1f} | {need.cores:.2f} | "
            f"{size(need.database_a_year)} | {size(need.pages_a_year)} | {need.look:.1f} s |"
        )


if __name__ == "__main__":
    main()
