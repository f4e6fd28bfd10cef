"""What many tests use: a small web of their own, and real processes."""

import json
import os
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from click.testing import CliRunner
from tests_warm import WarmProcess, run_warm

from newscrawl.cli import main as newscrawl

ROOT = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("NEWSCRAWL_SHARED", ROOT.parent / "shared"))

FAST = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "RETRY_TIMES=0")


@dataclass
class SmallWeb:
    """A real HTTP server on loopback with the pages that a test gives it: path to (status, headers, body)."""

    pages: dict = field(default_factory=dict)
    once: dict = field(default_factory=dict)
    """Answers that are given one time, before those of ``pages``."""
    asked: list = field(default_factory=list)
    etags: list = field(default_factory=list)
    """Path and ``If-None-Match`` of each conditional request."""
    delay: float = 0
    """Seconds before an answer."""
    port: int = 0

    @property
    def home(self):
        return f"http://site.localhost:{self.port}/"

    def put(self, path, body, *, status=200, content_type="text/html; charset=utf-8", **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (status, {"Content-Type": content_type, **headers}, body)


@contextmanager
def served(web):
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            web.asked.append(self.path)
            if etag := self.headers["If-None-Match"]:
                web.etags.append((self.path, etag))
            path = self.path.split("?")[0]
            status, headers, body = web.once.pop(path, None) or web.pages.get(path, (404, {}, b"not here"))
            if web.delay:
                ended.wait(web.delay)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.socket.settimeout(1)  # one who was killed may be gone between the call and the answer
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def run(*command, timeout=90, cwd=ROOT, **environment):
    """A real process, as an operator or cron would start it."""
    return run_warm(command, cwd=cwd, environment=environment_of(environment), timeout=timeout)


def start(*command, cwd=ROOT, stdout=None, stderr=None, **environment):
    """The same, on its way: to be looked at, signalled and waited for; its output into the files that are given."""
    return WarmProcess(command, cwd=cwd, environment=environment_of(environment), stdout=stdout, stderr=stderr)


def environment_of(given):
    """What stands in the environment of a process of the tests, where so much of it is given."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCRAWL", "SCRAPY"))}
    return {**plain, "NEWSCRAWL_ALLOW_PRIVATE": "1", "NEWSCRAWL_PAGES": "", **given}


def call(*command, **environment):
    """As :func:`run` does ``newscrawl``, but in the process of the test, for commands that start nothing themselves."""
    result = CliRunner().invoke(newscrawl, command, env=environment, catch_exceptions=False)
    return subprocess.CompletedProcess(command, result.exit_code, result.stdout, result.stderr)


def reports(process):
    """The reports that `newscrawl crawl --json` printed, by site."""
    return {report["site"]: report for report in json.loads(process.stdout)}
