"""WARC files as other tools write them: warcio's writer, and raw bytes where a tool would not err so."""

import io
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd as zstd

AT = "2025-11-01T12:00:00Z"


def article_html(number=1, text=None, headline=None, date="2025-10-28T10:15:00+05:45"):
    """A page that is plainly an article."""
    headline = headline or f"Bridge number {number} opens after a year of waiting"
    paragraphs = text or [
        f"The bridge number {number} over the upper river was opened on Tuesday by the district's oldest ferryman.",
        "It had been closed since the flood of last year, when two of its piers were washed away in one night.",
        f"Traders of the valley said that the way to market had been {number + 3} hours longer for all that time.",
        "A second bridge further down is to follow in spring, if the money that was promised should arrive in time.",
    ]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{headline}</title><meta charset=utf-8>"
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{date}"></head>'
        f"<body><article><h1>{headline}</h1><p class=byline>By Ann Lee</p>{body}</article></body></html>"
    ).encode()


class Warc:
    """Records one after the other; ``data`` is the file so far."""

    def __init__(self, *, gzip=True):
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=gzip)
        self.starts = []
        """Where each record begins."""
        self._put(self._writer.create_warcinfo_record("test.warc", {"software": "a test"}))

    @property
    def data(self):
        return self._out.getvalue()

    def _put(self, record):
        self.starts.append(self._out.tell())
        self._writer.write_record(record)

    def page(self, url, body, *, status="200 OK", at=AT, headers=(), kind="response", **fields):
        given = [("Content-Type", "text/html; charset=utf-8"), *headers]
        names = {name.lower() for name, _ in headers}
        given = [pair for pair in given[:1] if "content-type" not in names] + list(headers)
        http = StatusAndHeaders(status, given, protocol="HTTP/1.1") if kind != "resource" else None
        content_type = "text/html" if kind == "resource" else None
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            http_headers=http,
            warc_content_type=content_type or "",
            warc_headers_dict={"WARC-Date": at, **{name.replace("_", "-"): value for name, value in fields.items()}},
        )
        self._put(record)
        return self

    def save(self, path):
        path.write_bytes(self.data)
        return path


@contextmanager
def proxy_to(web):
    """An HTTP proxy on loopback by which any client reaches the sites of the demo; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            answer = web.answer(parts.netloc, f"{parts.path}?{parts.query}" if parts.query else parts.path)
            self.send_response(answer.status)
            for name, value in {"Content-Type": answer.content_type, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Connection", "close")  # unsaid, wget takes the connection for one to ask again on
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def record_with_wget(web, urls, folder):
    """What ``wget --warc-file`` writes of these addresses."""
    if shutil.which("wget") is None:
        pytest.skip("wget is not installed")
    (folder / "urls.txt").write_text("\n".join(urls))
    with proxy_to(web) as port:
        command = ["wget", "--quiet", "--warc-file=by-wget", "--delete-after", "--input-file=urls.txt", "--tries=1"]
        command += ["-e", "use_proxy=yes", "-e", f"http_proxy=http://127.0.0.1:{port}/", "-e", "robots=off"]
        subprocess.run(command, cwd=folder, timeout=120, check=False)
    return folder / "by-wget.warc.gz"


def record_with_warcio(web, urls, folder, monkeypatch):
    """What warcio's recorder writes while Python fetches these addresses."""
    from warcio.capture_http import capture_http

    looked_up = socket.getaddrinfo
    monkeypatch.setattr(  # `*.localhost` is loopback by RFC 6761, which not every system's resolver knows
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: looked_up("127.0.0.1" if host.endswith(".localhost") else host, *rest, **more),
    )
    path = folder / "by-warcio.warc.gz"
    with capture_http(str(path)):
        for url in urls:
            try:
                urllib.request.urlopen(url, timeout=10).read()
            except urllib.error.HTTPError as error:
                error.read()  # what is not read is not recorded whole
    return path
