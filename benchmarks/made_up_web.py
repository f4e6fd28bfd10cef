"""A news web for measuring: sites of three families, pages of some 45 KB, served on loopback from memory.

Imported by ``benchmarks/crawl.py``. Every article has a text of its own; the rest of a page is what real ones
carry around it: menus, scripts, styles, teasers.
"""

import asyncio
import json
import random
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html import escape

FAMILIES = ("wordpress", "seed-shaped", "indic")
PER_LISTING = 25
_LATIN = (
    "council bridge river school market minister harvest police hospital railway village farmer budget water road "
    "election court teacher student flood power station traffic festival airport company union strike trade border "
    "summit talks treaty forest winter summer morning yesterday people family report officials said would could "
    "after before during against between several hundred thousand million local national regional district state"
).split()
_HINDI = (
    "सरकार ने कहा कि जिले में नई सड़क का काम अगले महीने शुरू होगा और गांव के लोगों को इससे बड़ी राहत मिलेगी पुलिस "
    "अधिकारी स्कूल बच्चे अस्पताल पानी बिजली किसान फसल बाजार मंत्री चुनाव अदालत रेलवे यात्री बारिश नदी पुल मौसम "
    "रिपोर्ट बैठक फैसला योजना विकास समिति अध्यक्ष"
).split()
_BENGALI = (
    "সরকার জানিয়েছে যে জেলায় নতুন রাস্তার কাজ আগামী মাসে শুরু হবে এবং গ্রামের মানুষ এতে বড় স্বস্তি পাবে পুলিশ "
    "কর্মকর্তা স্কুল শিশু হাসপাতাল পানি বিদ্যুৎ কৃষক ফসল বাজার মন্ত্রী নির্বাচন আদালত রেল যাত্রী বৃষ্টি নদী সেতু"
).split()
_NAMES = ("Meera Khanna", "Ann Lee", "Ravi Thapa", "Sofia Marin", "Karim Aziz", "June Okafor")
_INDIC_NAMES = {"hi": ("मीरा खन्ना", "रवि थापा"), "bn": ("করিম আজিজ", "মীরা সেন")}
_HINDI_MONTH, _BENGALI_MONTH = "अक्टूबर", "অক্টোবর"
_BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_START = datetime(2025, 10, 1, 6, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))


class Site:
    """All pages of one site, by path: made beforehand, so that serving them costs little, or each when it is asked for."""

    def __init__(self, host: str, family: str, articles: int, *, beforehand: bool = True) -> None:
        self.host, self.family = host, family
        self.language = {"wordpress": "en", "seed-shaped": "en"}.get(family) or ("hi" if host < "n" else "bn")
        self.paths = [self._path(number) for number in range(articles)]
        self.pages: dict[str, bytes] = {"/robots.txt": b"User-agent: *\nDisallow: /private/\n"}
        if beforehand:
            listings = (f"/news/page/{page}/" for page in range(2, -(-articles // PER_LISTING) + 1))
            self.pages |= {path: self.page(path) or b"" for path in ("/", "/news/", *listings, *self.paths)}

    def page(self, path: str) -> bytes | None:
        """The page at a path; ``None`` where there is none."""
        if path in self.pages:
            return self.pages[path]
        if listing := re.fullmatch(r"/(?:news/(?:page/(\d+)/)?)?", path):
            return self._listing(int(listing[1] or 1)).encode()
        number = int(path.rpartition("-")[2]) if path.startswith("/featured/") else len(self.paths)
        return self._article(number).encode() if number < len(self.paths) and self.paths[number] == path else None

    def _path(self, number: int) -> str:
        words = random.Random(f"{self.host}{number}").sample(_LATIN, 5)
        return f"/featured/{'-'.join(words)}-{number}"

    def _listing(self, page: int) -> str:
        start = (page - 1) * PER_LISTING
        cards = "".join(
            f'<article class="card"><h2><a href="{path}">{self._headline(number)}</a></h2></article>'
            for number, path in enumerate(self.paths[start : start + PER_LISTING], start)
        )
        further = (
            f'<a class="next" rel="next" href="/news/page/{page + 1}/">Older</a>'
            if start + PER_LISTING < len(self.paths)
            else ""
        )
        return f"<!doctype html><html lang={self.language}><head><title>{self.host}</title></head><body><main>{cards}</main>{further}</body></html>"

    def _words(self, chance: random.Random, count: int) -> str:
        words = {"en": _LATIN, "hi": _HINDI, "bn": _BENGALI}[self.language]
        return " ".join(chance.choices(words, k=count))

    def _headline(self, number: int) -> str:
        return self._words(random.Random(f"headline{self.host}{number}"), 9).capitalize()

    def _paragraphs(self, number: int) -> Iterator[str]:
        chance = random.Random(f"body{self.host}{number}")
        stop = "." if self.language == "en" else "।"
        for _ in range(chance.randint(9, 14)):
            yield " ".join(f"{self._words(chance, chance.randint(9, 18)).capitalize()}{stop}" for _ in range(4))

    def _article(self, number: int) -> str:
        at = _START + timedelta(minutes=37 * number)
        body = {"wordpress": self._wordpress, "seed-shaped": self._seed_shaped, "indic": self._indic}[self.family](
            number, at
        )
        chance = random.Random(f"around{self.host}")
        menu = "".join(
            f'<li class="menu-item menu-item-{one}"><a href="/category/{word}">{word.title()}</a></li>'
            for one, word in enumerate(_LATIN)
        )
        teasers = "".join(
            f'<div class="teaser"><a href="{self.paths[one % len(self.paths)]}"><img src="/img/{one}.jpg" alt="thumbnail" loading="lazy"><span>{self._headline(one % len(self.paths))}</span></a></div>'
            for one in range(number + 1, number + 16)
        )
        script = json.dumps({f"key{one}": [chance.random() for _ in range(6)] for one in range(110)})
        style = "".join(
            f".c{one}{{margin:{one}px;padding:0 {one % 7}px;color:#{one * 4099 % 0xFFFFFF:06x}}}" for one in range(130)
        )
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">{body[0]}<style>{style}</style>'
            f"<script>window.__settings={script}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
            f'<div id="page"><main>{body[1]}</main><aside>{teasers}</aside></div><footer><p>© 2025 {self.host}</p>'
            f"<ul>{menu}</ul></footer><script>console.log({script})</script></body></html>"
        )

    def _wordpress(self, number: int, at: datetime) -> tuple[str, str]:
        headline, name = self._headline(number), _NAMES[number % len(_NAMES)]
        graph = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": headline,
            "datePublished": at.isoformat(),
            "author": {"@type": "Person", "name": name},
            "image": f"http://{self.host}/img/{number}.jpg",
        }
        paragraphs = "".join(f"<p>{escape(one)}</p>" for one in self._paragraphs(number))
        return (
            f"<title>{headline} - {self.host}</title><meta property=og:title content='{headline} - {self.host}'>"
            f"<script type=application/ld+json>{json.dumps(graph)}</script>",
            f'<article class="post type-post"><h1 class="entry-title">{headline}</h1><span class="author vcard">{name}</span>'
            f'<time class="entry-date published" datetime="{at.isoformat()}">{at:%d %B %Y}</time>'
            f'<div class="entry-content">{paragraphs}</div></article>',
        )

    def _seed_shaped(self, number: int, at: datetime) -> tuple[str, str]:
        headline, name = self._headline(number), _NAMES[number % len(_NAMES)]
        paragraphs = "".join(f'<p class="x{number % 9}">{escape(one)}</p>' for one in self._paragraphs(number))
        return (
            f"<title>{self.host}</title>",
            f'<div class="a1">Asia In News</div><h1>{headline}</h1><div>Published On {at:%a, %d %b %Y}</div><div>{name}</div>'
            f'<div>{number * 7} Views</div><img src="/img/{number}.jpg" alt="news-image"><div>Share</div>'
            f'<div class="b2">{paragraphs}<p>Disclaimer: This image is taken from Geo Tv.</p></div>',
        )

    def _indic(self, number: int, at: datetime) -> tuple[str, str]:
        headline, name = self._headline(number), _INDIC_NAMES[self.language][number % 2]
        day = f"{at.day} {_HINDI_MONTH} 2025, {at:%H:%M}"
        if self.language == "bn":
            day = f"{at.day} {_BENGALI_MONTH} 2025, {at:%H:%M}".translate(_BENGALI_DIGITS)
        label = {"hi": "प्रकाशित", "bn": "প্রকাশিত"}[self.language]
        paragraphs = "".join(f"<p>{one}</p>" for one in self._paragraphs(number))
        return (
            f"<title>{headline}</title>",
            f"<article><h1>{headline}</h1><div class=meta><span>{name}</span> <span>{label}: {day}</span></div>"
            f"<div class=story>{paragraphs}</div></article>",
        )


def site_hosts(family: str, count: int) -> list[str]:
    """Host names of that many sites of a family; those of Indic ones tell the language by their first letter."""
    return [f"{'am'[one % 2] if family != 'indic' else 'hp'[one % 2]}{one}-{family}.localhost" for one in range(count)]


async def serve(sites: list[Site]) -> tuple[asyncio.Server, int]:
    """Serve the sites until the server is closed; its port."""
    by_host = {site.host: site for site in sites}
    asked = re.compile(rb"GET (\S+) HTTP/1\.1\r\n(?:.*\r\n)*?[Hh]ost: ([^:\r\n]+)")

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                found = asked.match(head)
                site = by_host.get(found[2].decode()) if found else None
                body = site.page(found[1].decode()) if site else None
                status = "200 OK" if body is not None else "404 Not Found"
                kind = "text/plain" if found and found[1].endswith(b".txt") else "text/html; charset=utf-8"
                body = body or b"not here"
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]
