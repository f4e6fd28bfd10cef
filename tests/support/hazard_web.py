"""A web of small sites with one hazard each, over a real server on loopback: ``calendar.localhost``, ``walls.localhost`` …

Every site has good articles too, so that a test can tell a site that was survived from one that was given up.
"""

import threading
import time
import zlib
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import brotli

TEXT = (
    "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first. "
)
BOMB = 1024 * 1024 * 1024
NEW_HOME = "newhome.localhost"


def story(headline, *, head="", body=""):
    texts = "".join(f"<p>{headline}: part {number}. {TEXT}</p>" for number in range(3))
    return (
        f"<html lang=en><head><title>{escape(headline)}</title>{head}</head><body><h1>{escape(headline)}</h1>"
        f"<p>Published On 28 Oct 2025</p>{texts}{body}</body></html>"
    )


def home(*links, head="", body=""):
    anchors = "".join(f'<li><a href="{address}">{escape(text)}</a></li>' for address, text in links)
    return f"<html><head><title>Home</title>{head}</head><body><ul>{anchors}</ul>{body}</body></html>"


def named(*names):
    """Links to the articles of these names, with headlines as texts."""
    return [(f"/news/{name}-of-the-day", f"What is to be said of the {name} today") for name in names]


def bomb(compressor, pack, finish):
    """A gigabyte of nothing, packed block by block."""
    block = b" " * (16 * 1024 * 1024)
    parts = [pack(compressor, block) for _ in range(BOMB // len(block))]
    return b"".join([*parts, finish(compressor)])


class Reply(Exception):
    """A whole answer, raised from wherever it is decided."""

    def __init__(self, body="", status=200, content_type="text/html; charset=utf-8", **headers):
        self.body = body if isinstance(body, bytes) else body.encode()
        self.status = status
        self.headers = {
            "Content-Type": content_type,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }


def xml(text, **headers):
    return Reply(text, content_type="application/xml", **headers)


def not_there():
    return Reply("<title>404</title>not here", status=404)


class HazardWeb:
    def __init__(self):
        self.asked = []
        self.stopped = threading.Event()
        self.counts = Counter()
        self.port = 0
        self.bombs = {}

    def at(self, host):
        return f"http://{host}.localhost:{self.port}/"

    def count(self, host):
        return len([one for one in self.asked if one[0] == f"{host}.localhost"])

    def reply(self, handler, host, path, query):
        site = getattr(self, f"site_{host.removesuffix('.localhost').replace('-', '_')}", None)
        if site is None:
            return not_there()
        return site(handler, path, query) or self.usual(path)

    def usual(self, path):
        if path.startswith("/news/") and path.endswith("-of-the-day"):
            return Reply(story(f"The {path.removeprefix('/news/').removesuffix('-of-the-day')} of the day is told"))
        return not_there()

    # ── sites ────────────────────────────────────────────────────────────────────────────────────────

    def site_busy(self, handler, path, query):
        """429 and 503, with and without Retry-After, once or for ever."""
        waits = {
            "plain": None,
            "seconds": "1",
            "nonsense": "soon",
            "past": "Wed, 21 Oct 2015 07:28:00 GMT",
        }
        if path == "/":
            return Reply(home(*named(*waits, "refusal", "good")))
        name = path.removeprefix("/news/").removesuffix("-of-the-day")
        self.counts[path] += 1
        if name == "refusal":
            return Reply("no", status=429)
        if name in waits and self.counts[path] == 1:
            headers = {"Retry-After": waits[name]} if waits[name] else {}
            return Reply("later", status=503 if name == "seconds" else 429, **headers)
        return None

    def site_later(self, handler, path, query):
        """503, to come back tomorrow."""
        if path == "/":
            return Reply(home(*named("good", "other")))
        return Reply("tomorrow", status=503, Retry_After="86400") if path.startswith("/news/") else None

    def site_broken(self, handler, path, query):
        """Errors, lengths and encodings that are not true, redirects that lead nowhere good."""
        redirects = {
            "private": "http://10.0.0.1/secret-of-the-day",
            "linklocal": "http://169.254.169.254/latest/meta-data/of-the-day",
            "ipv6": "http://[::1]:9/secret-of-the-day",
            "decimal": "http://2130706433:9/secret-of-the-day",
            "file": "file:///etc/passwd",
            "data": "data:text/html,<h1>secret</h1>",
            "elsewhere": f"http://elsewhere.localhost:{self.port}/news/x-of-the-day",
            "loop": "/news/loop2-of-the-day",
            "loop2": "/news/loop-of-the-day",
        }
        if path == "/":
            shown = [name for name in redirects if name != "loop2"]
            return Reply(
                home(
                    *named("error", "toolong", "tooshort", "charset", "good", *shown),
                    ("/asia/good-of-the-day", "Another article of the same name"),
                )
            )
        name = path.split("/")[-1].removesuffix("-of-the-day")
        if name == "error":
            return Reply("oops", status=500)
        if name in redirects:
            return Reply("", status=302, Location=redirects[name])
        if name == "toolong":
            return Reply(story("It promises more than it sends"), Content_Length="999999")
        if name == "tooshort":
            return Reply(story("It sends more than it promised to send"), Content_Length="900")
        if name == "charset":
            return Reply(story("The café of the mill").encode("cp1252"), content_type="text/html; charset=utf-8")
        if path == "/asia/good-of-the-day":
            return Reply(story("Another article that has the same name in another folder"))
        return None

    def site_slow(self, handler, path, query):
        """An answer that trickles, and one that never comes."""
        if path == "/":
            return Reply(home(*named("good", "trickle", "silence")))
        if "trickle" in path:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")
            while not self.stopped.wait(0.3):
                handler.wfile.write(b"x")
                handler.wfile.flush()
            raise ConnectionAbortedError
        if "silence" in path:
            self.stopped.wait(60)
            raise ConnectionAbortedError
        return None

    def site_huge(self, handler, path, query):
        """Fifty megabytes, and a gigabyte in the coats of gzip and brotli."""
        if path == "/":
            return Reply(home(*named("good", "page", "gzip", "brotli")))
        if "page" in path:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
            with suppress(OSError):
                for _ in range(50):
                    handler.wfile.write(b"<p>" + b"x" * 1024 * 1024)
            raise ConnectionAbortedError
        if "gzip" in path:
            return Reply(self.bombs["gzip"], Content_Encoding="gzip")
        if "brotli" in path:
            return Reply(self.bombs["br"], Content_Encoding="br")
        return None

    def site_xml(self, handler, path, query):
        """Sitemaps and feeds that explode, break, contain themselves, or never end."""
        base = self.at("xml").rstrip("/")
        if path == "/robots.txt":
            return Reply(f"Sitemap: {base}/index.xml\nSitemap: {base}/entities.xml\n", content_type="text/plain")
        if path == "/":
            feeds = "".join(
                f'<link rel=alternate type="application/rss+xml" href="/{name}.rss">'
                for name in ("bomb", "broken", "wide")
            )
            return Reply(home(head=feeds))
        if path == "/index.xml":
            rows = "".join(
                f"<sitemap><loc>{base}/{name}</loc></sitemap>"
                for name in ("index.xml", "inner.xml", "bomb.xml.gz", "good.xml")
            )
            return xml(f"<sitemapindex>{rows}</sitemapindex>")
        if path == "/inner.xml":
            return xml(
                f"<sitemapindex><sitemap><loc>{base}/index.xml?again={time.time()}</loc></sitemap></sitemapindex>"
            )
        if path == "/good.xml":
            return xml(
                f"<urlset><url><loc>{base}/news/sitemap-of-the-day</loc></url><url><loc>{base}/our-company</loc></url></urlset>"
            )
        if path == "/our-company":
            return Reply(story("Our company").replace("Published On 28 Oct 2025", "We are a company"))
        if path == "/bomb.xml.gz":
            return Reply(self.bombs["gzip"], content_type="application/gzip")
        return self._xml_bombs(path, base)

    def _xml_bombs(self, path, base):
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        doctype = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha ha">{laughs}]>'
        if path == "/entities.xml":
            return xml(
                f'{doctype}<urlset a="&l9;"><url><loc>{base}/news/laughs-of-the-day</loc><x>&l9;</x></url></urlset>'
            )
        if path == "/bomb.rss":
            return xml(
                f"{doctype}<rss><channel><item><title>&l9;</title><link>{base}/news/bomb-of-the-day</link></item></channel></rss>"
            )
        if path == "/broken.rss":
            return xml(
                f"<rss><channel><item><title>Mill & <b>bridge</title><link>{base}/news/broken-of-the-day</link></item><item><link>"
            )
        if path == "/wide.rss":
            later = format_datetime(datetime.now(UTC) + timedelta(days=4000))
            rows = "".join(
                f"<item><title>The wide world, part {n}</title><pubDate>{later}</pubDate><link>{base}/news/wide{n % 5}-of-the-day?utm_term={n}</link></item>"
                for n in range(10_000)
            )
            return xml(f"<rss><channel>{rows}</channel></rss>")
        return None

    def site_calendar(self, handler, path, query):
        """Pages for every day there will ever be, in two dresses, each with a page that follows."""
        if path == "/":
            return Reply(home(*named("good", "better"), ("/agenda/", "Agenda"), ("/diary", "Diary")))
        if path.startswith("/agenda/"):
            year, month = (int(part) for part in (path.strip("/").split("/")[1:3] or ("2025", "11")))
            following = f"/agenda/{year + month // 12}/{month % 12 + 1}/"
            days = [
                (f"/agenda/{year}/{month}/{day}/", f"What happens on day {day} of this month") for day in range(1, 29)
            ]
            return Reply(home(*days, body=f'<a rel="next" href="{following}">Next month</a>'))
        if path == "/diary":
            day = int(query.get("day", ["20251103"])[0])
            days = [(f"/diary?day={day + n}", f"What the diary says of the day {day + n}") for n in range(1, 31)]
            return Reply(home(*days, body=f'<a rel="next" href="/diary?day={day + 31}">Next</a>'))
        return None

    def site_session(self, handler, path, query):
        """A new session for each visitor, kept in the path."""
        if path == "/robots.txt":
            return not_there()
        if not path.startswith("/s/"):
            self.counts["session"] += 1
            return Reply(
                "", status=302, Location=f"/s/{self.counts['session']:08x}9f3a5c7e{self.counts['session']:04x}{path}"
            )
        token, rest = path[3:].split("/", 1)
        if not rest:
            return Reply(
                home(
                    *(
                        (f"/s/{token}/news/{name}-of-the-day", f"What is to be said of the {name} today")
                        for name in ("one", "two", "three", "four", "five")
                    )
                )
            )
        return self.usual(f"/{rest}")

    def site_walls(self, handler, path, query):
        """Login, consent and challenge, in place and behind redirects."""
        if path == "/":
            return Reply(home(*named("good", "login", "consent", "form", "cookies", "challenge")))
        name = path.removeprefix("/news/").removesuffix("-of-the-day")
        if name == "login":
            return Reply("", status=302, Location="/login?back=" + path)
        if name == "consent":
            return Reply("", status=302, Location=f"/consent?back={path}")
        if path == "/consent":
            return Reply("", status=302, Location=query["back"][0])
        if path == "/login" or name == "form":
            return Reply(
                "<title>Sign in</title><form><p>Sign in to read on</p><input name=user><input type=password></form>"
            )
        if name == "cookies":
            return Reply(
                "<title>The paper</title><p>We value your privacy</p><p>Before you continue, accept all cookies.</p>"
            )
        if name == "challenge":
            return Reply("<title>Just a moment...</title><p>Checking your browser</p>")
        return None

    def site_soft(self, handler, path, query):
        """Whatever is asked for is there; what is gone leads home."""
        if path == "/robots.txt":
            return None
        if path == "/":
            return Reply(home(*named("good", "better", "gone", "missing"), ("/sport", "Sport"), ("/sport?page=2", "2")))
        if "gone" in path:
            return Reply("", status=301, Location="/")
        if path.startswith("/news/") and "missing" not in path:
            return None
        return Reply(
            home(
                *named("good", "better"),
                body="<h1>We are sorry</h1><p>Have a look at what others read today, it is well worth it.</p>",
            )
        )

    def site_shell(self, handler, path, query):
        """Nothing to see without scripts, or a login; the feed, which nothing declares, has it all."""
        if path == "/feed/":
            entries = "".join(
                f"<item><title>The {name} of the shell is told</title><link>{self.at('shell')}news/{name}-of-the-day</link><pubDate>Tue, 28 Oct 2025 10:15:00 +0545</pubDate>"
                f"<dc:creator>Mina Rai</dc:creator><content:encoded><![CDATA[{f'<p>{name}: {TEXT}</p>' * 5}]]></content:encoded></item>"
                for name in ("first", "second", "walled")
            )
            return xml(
                f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{entries}</channel></rss>'
            )
        if path == "/news/walled-of-the-day":
            return Reply("", status=302, Location=f"/login?back={path}")
        if path in {"/", "/login"} or path.startswith("/news/"):
            return Reply(
                '<html><head><title>The shell</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
            )
        return None

    def site_moved(self, handler, path, query):
        return Reply("", status=301, Location=f"http://{NEW_HOME}:{self.port}{path}") if path != "/robots.txt" else None

    def site_newhome(self, handler, path, query):
        return Reply(home(*named("good", "better"))) if path == "/" else None

    def site_away(self, handler, path, query):
        return (
            Reply("", status=302, Location=f"http://elsewhere.localhost:{self.port}/")
            if path != "/robots.txt"
            else None
        )

    def site_elsewhere(self, handler, path, query):
        return None

    def site_nolinks(self, handler, path, query):
        return Reply("<title>Soon</title><p>We are building something.</p>") if path == "/" else None

    def site_norobots(self, handler, path, query):
        return Reply("busy", status=503) if path == "/robots.txt" else Reply(home(*named("good")))

    def site_silentrobots(self, handler, path, query):
        if path == "/robots.txt":
            self.stopped.wait(60)
            raise ConnectionAbortedError
        return Reply(home(*named("good")))

    def site_tags(self, handler, path, query):
        """What pages say of themselves to robots."""
        if path == "/":
            return Reply(home(*named("good", "header", "element", "expired", "otherbot")))
        if "header" in path:
            return Reply(story("The header of the day says no"), X_Robots_Tag="noindex, nofollow")
        if "element" in path:
            return Reply(story("The element of the day says no", head='<meta name="robots" content="NOARCHIVE">'))
        if "expired" in path:
            return Reply(story("The expired one says no"), X_Robots_Tag="unavailable_after: 25 Jun 2010 15:00:00 GMT")
        if "otherbot" in path:
            return Reply(story("Another robot is told no of the day"), X_Robots_Tag="otherbot: noindex")
        return None

    def site_endless(self, handler, path, query):
        """A list without an end: each page has a next one, and the same articles."""
        if path == "/":
            return Reply(home(("/world", "World"), *named("good")))
        if path == "/world":
            number = int(query.get("page", ["1"])[0])
            return Reply(
                home(*named("good", "better", "best"), body=f'<a rel="next" href="/world?page={number + 1}">Next</a>')
            )
        return None

    def site_secrets(self, handler, path, query):
        """Credentials in addresses of links."""
        if path == "/":
            return Reply(
                home(
                    (
                        f"http://desk:hunter2@secrets.localhost:{self.port}/news/good-of-the-day",
                        "A link with a password in its address",
                    )
                )
            )
        return None


SITES = [
    name.removeprefix("site_").replace("_", "-")
    for name in dir(HazardWeb)
    if name.startswith("site_") and name not in {"site_elsewhere", "site_newhome"}
]


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Nothing: that a client hangs up on a hazard is what it should do."""


@contextmanager
def hazards():
    web = HazardWeb()
    web.bombs = {
        "gzip": bomb(zlib.compressobj(1, wbits=31), lambda one, block: one.compress(block), lambda one: one.flush()),
        "br": bomb(brotli.Compressor(quality=1), brotli.Compressor.process, brotli.Compressor.finish),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            host = self.headers.get("Host", "").rsplit(":", 1)[0]
            parts = urlsplit(self.path)
            web.asked.append((host, self.path))
            try:
                reply = web.reply(self, host, parts.path, parse_qs(parts.query))
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
                self.close_connection = "Content-Length" in reply.headers
            except OSError:
                self.close_connection = True

        def log_message(self, *_):
            pass

    server = QuietServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
