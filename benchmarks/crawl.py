"""Whole crawls on loopback, delays off: ours beside a bare Scrapy spider and beside Scrapy + trafilatura + SQL.

    python benchmarks/crawl.py [--articles N] [--sites N] [--rounds N] [speed|crowd|memory|cores|recording|all]

``speed``  articles per CPU second of the three, family by family, in turn in one run, each in a process of its own
``crowd``  100 sites at once in one process: all finish, lag of the event loop, peak memory; the same for 1 and 20 sites
``memory``  what one process holds while it walks back through the archive of one site, of ``--articles`` pages
``cores``  wall clock of one process and of ``--processes 2`` on the same sites
``recording``  what it costs to keep the pages: CPU time by the threads' own clocks, beside that of all the rest

The bare spider fetches, takes address and title, and stores nothing. The rival does what most people write:
trafilatura's ``bare_extraction`` and one committed insert per item. Ours goes its full road. The server has a process
of its own, whose time is not counted.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from made_up_web import FAMILIES, Site, serve, site_hosts

OVERRIDES = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "CONCURRENT_REQUESTS": "16",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "16",
    "LOG_LEVEL": "ERROR",
    "NEWSCRAWL_ALLOW_PRIVATE": "1",
}


# ── the server ───────────────────────────────────────────────────────────────────────────────────────


def run_server(hosts, articles, beforehand, port_out):
    async def main():
        family_of = lambda host: next(family for family in FAMILIES if family in host)  # noqa: E731
        sites = [Site(host, family_of(host), articles, beforehand=beforehand) for host in hosts]
        server, port = await serve(sites)
        sample = [len(site.page(path)) for site in sites for path in site.paths[:100]]
        size = sum(sample) / len(sample)
        port_out.send((port, size))
        await server.serve_forever()

    asyncio.run(main())


class Served:
    def __init__(self, hosts, articles, *, beforehand=True):
        ours, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(
            target=run_server, args=(hosts, articles, beforehand, theirs), daemon=True
        )
        self.process.start()
        self.port, self.page_size = ours.recv()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.join()


# ── the contestants, each in a process of its own ────────────────────────────────────────────────────


def figures(articles, started, **more):
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {"articles": articles, "cpu": cpu, "wall": time.perf_counter() - started, "mb": used.ru_maxrss / 1024}
    return {**found, "children_cpu": children.ru_utime + children.ru_stime, **more}


def ours(homes, folder, processes=1, lag=False, timed=False, marks=None, **arguments):
    from made_up_spider import MadeUpSpider

    from newscrawl.processes import crawl_in_processes
    from newscrawl.running import Assignment, crawl_all, run, settings_of_project

    archive = f"sqlite:///{folder}/news.db"
    settings = settings_of_project({**OVERRIDES, "NEWSCRAWL_ARCHIVE": archive, "NEWSCRAWL_PAGES": f"{folder}/pages"})
    recording = time_of_recording() if timed else {}
    spiders = [spider_of(home) for home in homes]
    assignments = [
        Assignment(spider=MadeUpSpider, site=name, arguments={"homepage": home, "name": name, **arguments})
        for name, home in spiders
    ]
    lags = []
    started = time.perf_counter()

    async def main(process):
        watching = [asyncio.ensure_future(measure_lag(lags))] if lag else []
        watching += [asyncio.ensure_future(say_memory(f"{folder}/news.db", marks))] if marks else []
        reports = await crawl_all(process, assignments)
        for one in watching:
            one.cancel()
        return reports

    many = processes > 1
    reports = crawl_in_processes(settings, assignments, processes=processes) if many else run(settings, main)
    assert {str(report.verdict) for report in reports} == {"ok"}, [(r.site, r.verdict, r.detail) for r in reports]
    with sqlite3.connect(f"{folder}/news.db") as connection:
        (stored,) = connection.execute("SELECT COUNT(*) FROM v_articles").fetchone()
    lags.sort()
    p99 = lags[int(len(lags) * 0.99)] if lags else None
    return figures(stored, started, lag_p99=p99, finished=len(reports), recording=sum(recording.values()))


def time_of_recording():
    """Seconds of CPU time by step of keeping a page, counted from now on."""
    from archive import page_rows
    from archive.pages import PagesFolder
    from newscrawl import ledger, recording, responses

    spent = {}
    for owner, name in (
        (recording.RecordExchanges, "process_response"),
        (responses, "reservations"),
        (ledger, "capture_of"),
        (page_rows.Recording, "enter"),
        (PagesFolder, "sync"),
        (PagesFolder, "close"),
    ):
        setattr(owner, name, timed(getattr(owner, name), spent))
    return spent


def timed(step, spent):
    def run_timed(*given, **named):
        started = time.thread_time()
        try:
            return step(*given, **named)
        finally:
            spent[step] = spent.get(step, 0) + time.thread_time() - started

    return run_timed


async def measure_lag(lags):
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.02)
        lags.append(time.perf_counter() - before - 0.02)


async def say_memory(database, every):
    """Say how much this process holds, each so many articles."""
    said = 0
    while True:
        await asyncio.sleep(1)
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            (stored,) = connection.execute("SELECT MAX(id) FROM articles").fetchone()
        if stored and stored >= said + every:
            said = stored
            held = resident() / 1024 / 1024
            print(f"  {stored:>7,} articles: {held:.0f} MB", file=sys.stderr, flush=True)


def resident():
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def spider_of(home):
    return home.split("//")[1].split(".")[0], home


def scrapy_spider(homes, item_of):
    import scrapy

    class Plain(scrapy.Spider):
        name = "plain"
        start_urls = tuple(f"{home}news/" for home in homes)

        def parse(self, response):
            yield from response.follow_all(css="article.card a", callback=self.read)
            yield from response.follow_all(css="a.next")

        def read(self, response):
            yield item_of(response)

    return Plain


def run_plain(spider, pipelines):
    from scrapy.crawler import AsyncCrawlerProcess

    process = AsyncCrawlerProcess(
        {
            **{name: value for name, value in OVERRIDES.items() if not name.startswith("NEWSCRAWL")},
            "ROBOTSTXT_OBEY": True,
            "REMOTE_CONTROL_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "COOKIES_ENABLED": False,
            "ITEM_PIPELINES": pipelines,
            "TWISTED_DNS_RESOLVER": "newscrawl.resolver.GuardedResolver",
            "NEWSCRAWL_ALLOW_PRIVATE": "1",
        }
    )
    crawler = process.create_crawler(spider)
    process.crawl(crawler)
    process.start()
    return crawler.stats.get_value("item_scraped_count", 0)


def bare(homes, _folder):
    started = time.perf_counter()
    spider = scrapy_spider(homes, lambda response: {"url": response.url, "title": response.css("h1::text").get()})
    return figures(run_plain(spider, {}), started)


class StoreRows:
    """One committed insert per item."""

    def open_spider(self):
        from sqlalchemy import create_engine, text

        self.engine = create_engine(f"sqlite:///{os.environ['BENCHMARK_FOLDER']}/rival.db")
        self.text = text
        with self.engine.begin() as connection:
            connection.execute(
                text("CREATE TABLE articles (url TEXT PRIMARY KEY, title TEXT, author TEXT, date TEXT, body TEXT)")
            )

    def process_item(self, item):
        with self.engine.begin() as connection:
            connection.execute(self.text("INSERT INTO articles VALUES (:url, :title, :author, :date, :body)"), item)
        return item


def trafilatura_and_sql(homes, folder):
    from trafilatura import bare_extraction

    os.environ["BENCHMARK_FOLDER"] = folder

    def item_of(response):
        found = bare_extraction(response.text, url=response.url, with_metadata=True)
        return {
            "url": response.url,
            "title": found.title,
            "author": found.author,
            "date": found.date,
            "body": found.text,
        }

    started = time.perf_counter()
    return figures(run_plain(scrapy_spider(homes, item_of), {StoreRows: 100}), started)


CONTESTANTS = {"bare": bare, "trafilatura": trafilatura_and_sql, "ours": ours}


def contest(name, homes, **options):
    """A contestant's figures, from a process of its own.

    Where modules may not be kept compiled, as the environment can say, ours would be compiled anew in each run, while
    pip has compiled those of the others.
    """
    with tempfile.TemporaryDirectory() as folder:
        given = json.dumps([name, homes, folder, options])
        environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parent.parent}",
        }
        process = subprocess.run(
            [sys.executable, "-c", "import crawl; crawl.compete()", given],
            stdout=subprocess.PIPE, stderr=None if "marks" in options else subprocess.PIPE, text=True, env=environment,
            cwd=folder, check=False,
        )  # fmt: skip
    if process.returncode:
        sys.exit(f"{name} failed:\n{(process.stderr or '')[-3000:]}")
    return json.loads(process.stdout.splitlines()[-1])


def compete():
    name, homes, folder, options = json.loads(sys.argv[1])
    print(json.dumps(CONTESTANTS[name](homes, folder, **options)))


# ── what is measured ─────────────────────────────────────────────────────────────────────────────────


def speed(options):
    print(
        "| family | page, KB | bare Scrapy | Scrapy + trafilatura + SQL | ours | of bare | times the rival | peak MB |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for family in FAMILIES:
        hosts = site_hosts(family, options.sites)
        with Served(hosts, options.articles) as server:
            homes = [f"http://{host}:{server.port}/" for host in hosts]
            rates = {name: [] for name in CONTESTANTS}
            for _ in range(options.rounds):
                for name in CONTESTANTS:
                    found = contest(name, homes)
                    assert found["articles"] == options.articles * options.sites, (name, found)
                    rates[name].append(found["articles"] / found["cpu"])
                    peak = found["mb"]
            a, b, c = (median(rates[name]) for name in CONTESTANTS)
            size = server.page_size / 1024
            print(
                f"| {family} | {size:.0f} | {a:.0f} | {b:.1f} | {c:.1f} | {c / a:.2f} | {c / b:.1f} | {peak:.0f} |",
                flush=True,
            )


def crowd(_options):
    for count in (1, 20, 100):
        hosts = site_hosts("seed-shaped", count)
        with Served(hosts, max(1000 // count, 10)) as server:
            found = contest("ours", [f"http://{host}:{server.port}/" for host in hosts], lag=True)
        print(
            f"{count} sites at once: {found['finished']} finished, {found['articles']} articles, "
            f"{found['articles'] / found['cpu']:.0f} a CPU second, peak {found['mb']:.0f} MB, "
            f"loop lag p99 {found['lag_p99']:.2f} s",
            flush=True,
        )


def memory(options):
    """Not among ``all``: it takes as long as there are pages."""
    hosts = site_hosts("wordpress", 1)
    with Served(hosts, options.articles, beforehand=False) as server:
        home = f"http://{hosts[0]}:{server.port}/"
        found = contest("ours", [home], marks=max(options.articles // 20, 1), since="2000-01-01")
    print(f"{found['articles']:,} articles of one site: peak {found['mb']:.0f} MB, {found['wall']:.0f} s")


def cores(options):
    hosts = site_hosts("wordpress", 16)
    with Served(hosts, 500) as server:
        homes = [f"http://{host}:{server.port}/" for host in hosts]
        walls = {1: [], 2: []}
        for _ in range(options.rounds):
            for processes, known in walls.items():
                known.append(contest("ours", homes, processes=processes)["wall"])
    one, two = median(walls[1]), median(walls[2])
    print(f"8000 articles: {one:.1f} s with one process, {two:.1f} s with --processes 2: {one / two:.2f} times as fast")


def recording(options):
    print("| family | page, KB | recording, ms a page | all the rest, ms | cost |")
    print("| --- | --- | --- | --- | --- |")
    for family in FAMILIES:
        hosts = site_hosts(family, options.sites)
        with Served(hosts, options.articles) as server:
            homes = [f"http://{host}:{server.port}/" for host in hosts]
            found = [contest("ours", homes, timed=True) for _ in range(options.rounds)]
        spent = median(one["recording"] / one["articles"] for one in found) * 1000
        rest = median((one["cpu"] - one["recording"]) / one["articles"] for one in found) * 1000
        size = server.page_size / 1024
        print(f"| {family} | {size:.0f} | {spent:.2f} | {rest:.1f} | {100 * spent / rest:.1f} % |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "what", nargs="?", default="all", choices=("speed", "crowd", "memory", "cores", "recording", "all")
    )
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--sites", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for measure in (speed, crowd, cores, recording):
        if options.what in {"all", measure.__name__}:
            measure(options)
    if options.what == "memory":
        memory(options)


if __name__ == "__main__":
    main()
