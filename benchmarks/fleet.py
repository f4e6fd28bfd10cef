"""Many machines at one archive: what they survive, what handing out costs, and how far more workers help.

    python benchmarks/fleet.py [--sites N] [--articles N] [survive|overhead|looks|cores|shares|all]

``survive``   three workers and two dispatchers on 60 sites: one worker is killed, one frozen and woken, the
              database restarted (PostgreSQL with fsync); every site is crawled, none by two at once by what its
              server saw, the archive is that of one process
``overhead``  what the queue costs for each crawl: put in, taken, settled, with nothing to do in between; and the
              time from handing out to the beginning, on a worker with nothing else to do
``looks``     what one look of a dispatcher costs at 1,000 and at 5,000 sites
``cores``     articles a second of one worker and of two, delays off; the sites have a process of their own. Beside
              the wall clock stands the CPU time, which other programs on the machine touch less
``shares``    the same of one, two and four workers that the kernel holds to three tenths of a core each (cgroups, as
              root), so that database and sites have cores of their own, as they have in a fleet

All of it on loopback, in processes of their own.
"""

import argparse
import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
os.environ["NEWSCRAWL_PAGES"] = ""

import made_up_web  # noqa: E402
from tests_fleet import CONTENT, OUTCOMES, ManySites, fleet, rows, serving, until  # noqa: E402
from tests_postgres import running_postgres  # noqa: E402

from archive import open_archive  # noqa: E402
from archive.crawls import PollState, SiteFacts  # noqa: E402

FINISHED = "SELECT count(DISTINCT site) FROM v_crawls WHERE verdict = 'ok'"


# ── what it survives ─────────────────────────────────────────────────────────────────────────────────


def survive(options):
    with (
        running_postgres(durable=True) as server,
        serving(ManySites(options.sites, options.articles, delay=0.2)) as web,
        tempfile.TemporaryDirectory() as folder,
    ):
        address, began = server.create(), time.monotonic()
        with fleet(address, Path(folder)) as machines:
            workers = {name: machines.worker(name, places=10) for name in ("killed", "frozen", "third")}
            for name in ("dispatcher", "second-dispatcher"):
                machines.dispatcher(web.homes, name)
            until(lambda: set(workers) <= {who for *_, who in web.asked}, fleet=machines)
            until(lambda: len(web.asked) > 4 * options.sites, fleet=machines)
            at = time.monotonic()
            orphans = in_hand(web, "killed", at) | in_hand(web, "frozen", at)
            workers["killed"].kill()
            workers["frozen"].send_signal(signal.SIGSTOP)
            until(lambda: len(taken_over(web, orphans, at)) == len(orphans), fleet=machines)
            waits = sorted(taken_over(web, orphans, at).values())
            server.restart(away=2)
            until(lambda: rows(address, FINISHED)[0][0] == options.sites, 600, machines)
            workers["frozen"].send_signal(signal.SIGCONT)
            time.sleep(10)
            took = time.monotonic() - began
            twice = web.by_two_at_once()
            alone = f"sqlite:///{folder}/alone.db"
            command = [sys.executable, "-m", "newscrawl", "crawl", *web.homes, "-s", "DOWNLOAD_DELAY=0"]
            command += ["-s", "AUTOTHROTTLE_ENABLED=0", "-s", "ROBOTSTXT_OBEY=0", "-s", "LOG_LEVEL=ERROR"]
            web.delay = 0
            environment = {**machines.environment, "NEWSCRAWL_ARCHIVE": alone}
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
            same = rows(address, CONTENT) == rows(alone, CONTENT) and rows(address, OUTCOMES) == rows(alone, OUTCOMES)
            (articles,) = rows(address, "SELECT count(*) FROM v_articles")[0]
            crawls = dict(rows(address, "SELECT COALESCE(verdict, 'open'), count(*) FROM v_crawls GROUP BY 1")).items()
    print(f"{options.sites} sites, {articles} articles, {took:.0f} s; crawls by verdict: {dict(crawls)}")
    print(f"{len(orphans)} sites were in the hands of the killed and the frozen worker; another asked them")
    print(f"  after {waits[0]:.1f} to {waits[-1]:.1f} s, median {median(waits):.1f} s (silence and lease: 3 s)")
    print(f"sites that two workers asked in turns: {twice or 'none'}; the archive is that of one process: {same}")
    if twice or not same:
        sys.exit(1)


def in_hand(web, name, at):
    """Sites that a worker asked something in the last seconds before a time."""
    last = {}
    for when, host, _, who in web.asked:
        if when <= at:
            last[host] = (when, who)
    return {host for host, (when, who) in last.items() if who == name and at - when < 3}


def taken_over(web, hosts, at):
    """Host to the seconds until another asked it."""
    first = {}
    for when, host, _, who in web.asked:
        if host in hosts and when > at and who == "third":
            first.setdefault(host, when - at)
    return first


# ── what handing out costs ───────────────────────────────────────────────────────────────────────────


def overhead(_options):
    with running_postgres(durable=True) as server:
        address = server.create()
        open_archive(address).close()
        asyncio.run(_overhead(address, 500))


async def _overhead(address, count):
    from pgqueuer.core.qm import QueueManager

    from newscrawl.fleet.jobs import Kind, Task
    from newscrawl.fleet.queue import CHANNEL, Queue

    begun, archive = {}, open_archive(address, create=False)

    def look(site):  # what a worker looks at before a crawl
        archive.check_schema()
        archive.alarms(site=site)

    async with Queue(address, patience=None) as queue, Queue(address) as dispatcher:
        manager = QueueManager(queue.queries, CHANNEL)

        async def work(job):
            begun[Task.of(job.entrypoint, job.payload).name] = time.perf_counter()
            await queue.deaths(job)
            await asyncio.to_thread(look, f"site{job.id}")

        manager.entrypoint(Kind.CRAWL.entrypoint, accepts_context=False)(work)
        running = asyncio.create_task(
            manager.run(
                dequeue_timeout=timedelta(seconds=2),
                batch_size=8,
                max_concurrent_tasks=100,
                heartbeat_timeout=timedelta(seconds=10),
                log_aggregation_interval=timedelta(),
            )
        )
        await asyncio.sleep(1)
        cpu, wall = time.process_time(), time.perf_counter()
        await dispatcher.hand_out([Task(kind=Kind.CRAWL, name=f"site{number}") for number in range(count)])
        while await dispatcher.keys():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{count} jobs: {1000 * wall / count:.1f} ms each in all, {1000 * cpu / count:.1f} ms of them CPU here")
        waits = []
        for number in range(30):
            at = time.perf_counter()
            await dispatcher.hand_out([Task(kind=Kind.CRAWL, name=f"lone{number}")])
            while f"lone{number}" not in begun:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
            waits.append(begun[f"lone{number}"] - at)
            await asyncio.sleep(0.05)
        waits.sort()
        middle, worst = 1000 * median(waits), 1000 * waits[-1]
        print(f"from handing out to the beginning: median {middle:.0f} ms, worst of 30 {worst:.0f} ms")
        manager.shutdown.set()
        await running
    archive.close()


def looks(_options):
    with running_postgres() as server:
        for count in (1000, 5000):
            address = server.create()
            names = [f"paper{number}.localhost" for number in range(count)]
            fill(address, names)
            asyncio.run(_look(address, names))


def fill(address, names):
    at = datetime.now(UTC)
    with open_archive(address) as archive, archive.write() as transaction:
        for name in names:
            transaction.register(SiteFacts(name=name, title=name, homepage=f"http://{name}/"))
            later = PollState(rhythm={}, pull=1.0, due_at=at + timedelta(hours=1))
            for number in range(3):
                transaction.remember_poll(name, f"http://{name}/feed{number}", later)


async def _look(address, names):
    from newscrawl.any_site import AnySiteSpider
    from newscrawl.fleet.handing_out import Dispatcher
    from newscrawl.fleet.queue import Queue
    from newscrawl.running import Assignment

    sites = [Assignment(spider=AnySiteSpider, site=name, arguments={"url": f"http://{name}/"}) for name in names]
    with open_archive(address, create=False) as archive:
        async with Queue(address) as queue:
            dispatcher = Dispatcher(archive, queue, lambda: sites, revisits_a_day=300, silence=timedelta(seconds=10))
            await dispatcher.look()
            cpu, wall = time.process_time(), time.perf_counter()
            for _ in range(3):
                await dispatcher.look()
            cpu, wall = (time.process_time() - cpu) / 3, (time.perf_counter() - wall) / 3
            print(f"a look at {len(names)} sites: {wall:.2f} s, {cpu:.2f} s of them CPU here")


# ── more workers ─────────────────────────────────────────────────────────────────────────────────────


def serve_apart(hosts, articles, port_out):
    async def main():
        sites = [made_up_web.Site(host, "wordpress", articles) for host in hosts]
        server, port = await made_up_web.serve(sites)
        port_out.send(port)
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def made_up_sites(hosts, articles):
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve_apart, args=(hosts, articles, theirs), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def cores(options):
    size = _measure_workers((1, 2), sites=16, articles=75, places=8, rounds=options.rounds)
    print(f"database: {size:.0f} bytes an article, indexes included")


SHARE = 0.3


def shares(options):
    _measure_workers((1, 2, 4), sites=48, articles=25, places=4, rounds=options.rounds, share=SHARE)


def _measure_workers(counts, *, sites, articles, places, rounds, share=None):
    hosts = made_up_web.site_hosts("wordpress", sites)
    with running_postgres(durable=True) as server, made_up_sites(hosts, articles) as port:
        homes, wanted = [f"http://{host}:{port}/" for host in hosts], sites * articles
        figures = {count: [] for count in counts}
        for _ in range(rounds):
            for count, known in figures.items():
                known.append(_crawl_all(server, homes, count, wanted, places, share))
    alone = median(one[0] for one in figures[counts[0]])
    for count, known in figures.items():
        wall, cpu, size = (median(one[index] for one in known) for index in range(3))
        print(
            f"{count} workers{f' of {share} cores' if share else ''}: {wall:.1f} s, {wanted / wall:.0f} articles/s, "
            f"{alone / wall:.2f} times those of one, {wanted / cpu:.0f} a CPU second of the workers"
        )
    return size / wanted


def _crawl_all(server, homes, workers, articles, places, share):
    address = server.create()
    fast = {"DOWNLOAD_DELAY": "0", "CONCURRENT_REQUESTS_PER_DOMAIN": "8", "NEWSCRAWL_FLEET_SILENCE": "10"}
    with tempfile.TemporaryDirectory() as folder, fleet(address, Path(folder), **fast) as machines, ExitStack() as held:
        running = [machines.worker(f"worker{number}", places=places) for number in range(workers)]
        query = "SELECT count(*) FROM workers WHERE state = 'working'"
        until(lambda: rows(address, query)[0][0] == workers, fleet=machines)
        for one in running if share else ():
            held.enter_context(_held_to(share, one.pid))
        machines.dispatcher(homes)
        until(lambda: rows(address, "SELECT count(*) FROM v_crawls")[0][0], 600, machines)
        began = time.monotonic()
        until(lambda: rows(address, FINISHED)[0][0] == len(homes), 600, machines)
        wall = time.monotonic() - began
        cpu = sum(_cpu_of(one.pid) for one in running)
        (count,), (size,) = (
            rows(address, "SELECT count(*) FROM articles"),
            rows(address, "SELECT pg_database_size(current_database())"),
        )
        assert count[0] == articles, f"{count[0]} of {articles}"
    empty = server.create()
    open_archive(empty).close()
    return wall, cpu, size[0] - rows(empty, "SELECT pg_database_size(current_database())")[0][0]


@contextmanager
def _held_to(share, process):
    """Let a process have that much of a core, in slices of ten milliseconds, until the end of the block."""
    old, new = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")
    group = (old if old.is_dir() else new) / f"newscrawl-{process}"
    period = 10_000
    try:
        group.mkdir()
        if old.is_dir():
            (group / "cpu.cfs_period_us").write_text(str(period))
            (group / "cpu.cfs_quota_us").write_text(str(int(period * share)))
        else:
            (group / "cpu.max").write_text(f"{int(period * share)} {period}")
        (group / "cgroup.procs").write_text(str(process))
    except OSError as error:
        sys.exit(f"a share of a core is given by cgroups, which cannot be written here: {error}")
    try:
        yield
    finally:
        (group.parent / "cgroup.procs").write_text(str(process))
        group.rmdir()


def _cpu_of(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "what", nargs="?", default="all", choices=("survive", "overhead", "looks", "cores", "shares", "all")
    )
    parser.add_argument("--sites", type=int, default=60)
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    for measure in (survive, overhead, looks, cores, shares):
        if options.what in {"all", measure.__name__}:
            measure(options)


if __name__ == "__main__":
    main()
