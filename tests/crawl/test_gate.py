"""What leaves a process, leaves it while its site is surely its own: on connections that are open already, and under TLS."""

import ssl
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

TWO_REQUESTS = """
import sys
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from archive.errors import LeaseLost
from newscrawl.stopping import StopInTime, is_stopped

class Asking(Spider):
    name = "asking"
    start_urls = [sys.argv[1] + "/ours"]

    def parse(self, response):
        print("answered")
        stop, asked = self.crawler.get_extension(StopInTime), []

        async def may_ask():
            asked.append("once more")
            if len(asked) > 1:
                raise LeaseLost("hill", None)

        stop.is_ours, stop.may_ask = lambda: False, may_ask
        yield Request(sys.argv[1] + "/lost", errback=lambda failure: print("given up" if is_stopped(failure) else failure))

process = AsyncCrawlerProcess({
    "DOWNLOAD_HANDLERS": {scheme: "newscrawl.stopping.StoppableHandler" for scheme in ("http", "https")},
    "EXTENSIONS": {"newscrawl.stopping.StopInTime": 0},
    "NEWSCRAWL_STOP_GRACE": 1, "TELNETCONSOLE_ENABLED": False, "LOG_LEVEL": "ERROR",
})
process.crawl(Asking)
process.start()
"""


def tls(folder):
    """What a server needs to speak TLS, under a certificate of its own."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "paper")])
    at = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), at, at + timedelta(days=1)
    )
    file = folder / "both.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_request_is_given_up_where_its_site_may_be_another_crawls(scheme, tmp_path):
    asked = []

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = True
        if scheme == "https":
            server.socket = tls(tmp_path).wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        command = [sys.executable, "-c", TWO_REQUESTS, f"{scheme}://127.0.0.1:{server.server_port}"]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        server.shutdown()
    assert ran.stdout.splitlines() == ["answered", "given up"], ran.stderr
    assert asked == ["/ours"]
