"""The demo's sites over real HTTP, on loopback only."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from newscrawl.demo.edition import EDITIONS, DemoSite, sites
from newscrawl.demo.looks import look_of
from newscrawl.demo.looks.common import Answer, not_found

DEFAULT_PORT = 8765


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that the demo has answered."""

    host: str
    path: str
    status: int


@dataclass
class DemoWeb:
    """The running demo web; a context manager. ``port`` 0 takes any free one.

    ``edition`` may be changed while it runs; ``requests`` is what was asked so far, for tests.
    """

    port: int = 0
    edition: int = 1
    latency: float = 0.0
    """Seconds before each answer."""
    requests: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        web = self

        class Handler(_Handler):
            demo = web

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Where a person begins: an index of the sites."""
        return f"http://localhost:{self.port}/"

    def homepages(self) -> dict[str, str]:
        """Name of each site to the address of its homepage."""
        return homepages(self.port)

    def answer(self, host: str, target: str) -> Answer:
        """What the demo has at an address."""
        name = host.rsplit(":", 1)[0].lower().removeprefix("www.")
        parts = urlsplit(target)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        for site in sites(self.edition):
            if site.domain == name:
                return look_of(site).answer(f"http://{site.domain}:{self.port}", parts.path, query)
        if name in {"localhost", "127.0.0.1"} and parts.path == "/":
            return self._index(sites(self.edition))
        return not_found("There is no such site on the demo web.")

    def _index(self, shown: tuple[DemoSite, ...]) -> Answer:
        rows = "".join(
            f'<li><a href="http://{site.domain}:{self.port}/">{site.title}</a> {site.strapline}</li>' for site in shown
        )
        editions = " and ".join(map(str, EDITIONS))
        text = f"<!doctype html><meta charset=utf-8><title>The demo news web</title><h1>The demo news web</h1><ul>{rows}</ul><p>Edition {self.edition} of {editions}.</p>"
        return Answer(text.encode())


def homepages(port: int) -> dict[str, str]:
    """Name of each site to the address of its homepage, on a demo web that listens there."""
    return {site.name: f"http://{site.domain}:{port}/" for site in sites(1)}


class _Handler(BaseHTTPRequestHandler):
    """HTTP/1.1 with conditional requests, quiet."""

    protocol_version = "HTTP/1.1"
    server_version = "demo"
    demo: DemoWeb

    def do_GET(self) -> None:
        self._respond(with_body=True)

    def do_HEAD(self) -> None:
        self._respond(with_body=False)

    def _respond(self, *, with_body: bool) -> None:
        if self.demo.latency:
            sleep(self.demo.latency)
        host = self.headers.get("Host", "")
        answer = self.demo.answer(host, self.path)
        etag = f'"{sha256(answer.body).hexdigest()[:20]}"'
        headers: dict[str, str] = {"Content-Type": answer.content_type, **answer.headers}
        status, body = answer.status, answer.body
        if status == 200:
            headers["ETag"] = etag
            if self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
        self.demo.requests.append(Asked(host.rsplit(":", 1)[0], self.path, status))
        self._send(status, headers, body, with_body=with_body)

    def _send(self, status: int, headers: Mapping[str, str], body: bytes, *, with_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Nothing: the terminal belongs to the demo's own words."""
