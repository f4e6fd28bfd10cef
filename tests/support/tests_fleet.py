"""Many sites over one real server, which notes who asked each of them when; and workers as processes of their own."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sqlalchemy import create_engine
from tests_support import ROOT, environment_of
from tests_warm import WarmProcess

from archive import open_archive

WORDS = "bridge mill harbour council school market river police village farmer budget road court teacher flood".split()
_ASKED = re.compile(rb"GET (\S+) HTTP/1\.1\r\n(?:.*\r\n)*?Host: ([^:\r\n]+)", re.IGNORECASE)
_AGENT = re.compile(rb"User-Agent: (\S+)", re.IGNORECASE)


@dataclass
class ManySites:
    """``count`` sites of ``articles`` pages each; an answer takes ``delay`` seconds."""

    count: int
    articles: int = 6
    delay: float = 0.0
    asked: list = field(default_factory=list)
    """(time, host, path, who asked) of every request."""
    port: int = 0

    @property
    def hosts(self):
        return [f"paper{number}.localhost" for number in range(self.count)]

    @property
    def homes(self):
        return [f"http://{host}:{self.port}/" for host in self.hosts]

    @property
    def paths(self):
        return [f"/news/2025-{WORDS[number % 15]}-story-number-{number}" for number in range(self.articles)]

    @property
    def addresses(self):
        """Of all articles."""
        return sorted(home.rstrip("/") + path for home in self.homes for path in self.paths)

    def page(self, host, path):
        paths = self.paths
        if path == "/":
            return "".join(f'<a href="{one}">A story of the day to read at {host}</a>' for one in paths)
        if path not in paths:
            return None
        number, name = paths.index(path), host.partition(".")[0]
        text = f"{name} {WORDS[number % 15]} {number}: the {WORDS[number * 7 % 15]} of {name} was opened on Monday after nine years. "
        return (
            f"<html lang=en><head><title>{name} opens {number}</title></head><body><h1>The {WORDS[number % 15]} of {name} "
            f"opens {number}</h1><p>Published On 28 Oct 2025</p>{f'<p>{text}</p>' * 5}</body></html>"
        )

    async def answer(self, reader, writer):
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                path, host = (one.decode() for one in _ASKED.match(head).groups())
                agent = _AGENT.search(head)
                self.asked.append((time.monotonic(), host, path, agent[1].decode() if agent else ""))
                if self.delay:
                    await asyncio.sleep(self.delay)
                body = self.page(host, path)
                status = "200 OK" if body is not None else "404 Not Found"
                sent = (body or "not here").encode()
                kind = "text/html; charset=utf-8"
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(sent)}\r\n\r\n".encode() + sent
                )
                await writer.drain()
        writer.close()

    def by_two_at_once(self):
        """Hosts that somebody asked, then somebody else, and then the first one again."""
        found, visitors = [], {}
        for _, host, _, who in sorted(self.asked):
            known = visitors.setdefault(host, [])
            if not known or known[-1] != who:
                if who in known:
                    found.append((host, [*known, who]))
                known.append(who)
        return found


@contextmanager
def serving(web):
    """The sites, served in a thread of this process until the block ends."""
    loop, ready = asyncio.new_event_loop(), threading.Event()

    def run():
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(asyncio.start_server(web.answer, "127.0.0.1", 0))
        web.port = server.sockets[0].getsockname()[1]
        ready.set()
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield web
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


FAST = {
    "DOWNLOAD_DELAY": "0.05",
    "DOWNLOAD_DELAY_JITTER": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "ROBOTSTXT_OBEY": "0",
    "NEWSCRAWL_FLEET_LOOK": "0.5",
    "NEWSCRAWL_FLEET_SILENCE": "3",
    "LOG_LEVEL": "WARNING",
    "SPIDER_MODULES": "newscrawl.any_site",
}


@dataclass
class Fleet:
    """Processes that share an archive, all ended with the block that :func:`fleet` opens."""

    archive_url: str
    folder: object
    settings: dict = field(default_factory=dict)
    processes: list = field(default_factory=list)
    paths: list = field(default_factory=list)
    """Where further site files lie."""

    def start(self, *command, name, has_own_python=False, **settings):
        """Start a command of newscrawl; ``has_own_python`` if what lies in ``paths`` changes Python as it starts."""
        overrides = {**FAST, "USER_AGENT": name, **self.settings, **settings}
        words = [word for key, value in overrides.items() for word in ("-s", f"{key}={value}")]
        with (self.folder / f"{name}.log").open("ab") as log:
            process = (self._cold if has_own_python else self._forked)(["newscrawl", *command, *words], log)
        self.processes.append(process)
        return process

    def _forked(self, command, log):
        return WarmProcess(command, cwd=ROOT, environment=self.environment, stdout=log, stderr=log)

    def _cold(self, command, log):
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment,
        )  # fmt: skip

    @property
    def environment(self):
        """Of each process."""
        paths = os.pathsep.join([str(ROOT), *self.paths])
        return environment_of({"NEWSCRAWL_ARCHIVE": self.archive_url, "PYTHONPATH": paths})

    def worker(self, name, *, places=8, **settings):
        return self.start("worker", "--places", str(places), name=name, **settings)

    def dispatcher(self, homes, name="dispatcher"):
        file = self.folder / "sites.txt"
        file.write_text("\n".join(homes))
        return self.start("dispatch", "--sites", str(file), name=name)

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(errors="replace")


@contextmanager
def fleet(archive_url, folder, **settings):
    open_archive(archive_url).close()
    running = Fleet(archive_url, folder, settings)
    try:
        yield running
    finally:
        for process in running.processes:
            if process.poll() is None:
                with suppress(ProcessLookupError):
                    process.send_signal(signal.SIGCONT)
                    process.kill()
                process.wait()


def until(condition, seconds=180, fleet=None):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            logs = (
                "\n".join(
                    f"{file.name}: {file.read_text(errors='replace')[-1500:]}" for file in fleet.folder.glob("*.log")
                )
                if fleet
                else ""
            )
            raise AssertionError(f"it never came about\n{logs}")
        time.sleep(0.1)


def rows(archive_url, query):
    """What a query finds."""
    engine = create_engine(archive_url)
    try:
        with engine.connect() as connection:
            return connection.exec_driver_sql(query).all()
    finally:
        engine.dispose()


CONTENT = """
    SELECT site, url, headline, byline, published_local, body, status, revision FROM v_articles ORDER BY url
"""
"""What an archive holds, but for the times at which we saw it."""
OUTCOMES = "SELECT site, url, outcome FROM v_links ORDER BY url"


def change(archive_url, statement):
    """Change something behind everybody's back."""
    engine = create_engine(archive_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
