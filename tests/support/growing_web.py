"""A news site that grows, over a real server: WordPress-like, with a feed only, a sitemap index only, or sections only."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from tests_support import SmallWeb

TEXT = "The council of the valley met on Monday and spoke for three hours about the road to the upper villages. "
START = datetime(2020, 1, 5, 9, tzinfo=UTC)


class GrowingWeb(SmallWeb):
    """``size`` articles, two days apart, the newest last; ``kinds`` are the sources that there are."""

    def __init__(self, size, *kinds, on_a_page=10):
        super().__init__()
        self.size, self.kinds, self.on_a_page = size, kinds, on_a_page
        self.size_at_first = size
        self.pages = _Pages(self)

    def published(self, number):
        return START + timedelta(days=2 * number)

    def changed(self, number):
        """When an article came to the site: at its publication, or just now if the site has grown since."""
        return self.published(number) if number <= self.size_at_first else datetime.now(UTC)

    def path(self, number):
        return f"/valley/road-number-{number}-is-open/"

    def newest(self):
        return list(range(self.size, 0, -1))


class _Pages(dict):
    def __init__(self, web):
        self.web = web

    def get(self, path, default=None):
        body, kind = self._answer(path) or (None, None)
        return default if body is None else (200, {"Content-Type": kind}, body.encode())

    def _answer(self, path):
        web, base = self.web, self.web.home.rstrip("/")
        query = {name: values[0] for name, values in parse_qs(urlsplit(web.asked[-1]).query).items()}
        if path == "/":
            feed = '<link rel=alternate type="application/rss+xml" href="/feed/">' if "feed" in web.kinds else ""
            api = '<link rel="https://api.w.org/" href="/wp-json/">' if "wordpress" in web.kinds else ""
            shown = web.newest()[: web.on_a_page] if "sections" in web.kinds else []
            menu = '<a href="/valley/">Valley</a>' if "sections" in web.kinds else ""
            return self._list(shown, head=feed + api, menu=menu), "text/html"
        if path == "/robots.txt":
            return (f"Sitemap: {base}/sitemap.xml", "text/plain") if "sitemap" in web.kinds else None
        if path == "/feed/" and "feed" in web.kinds:
            rows = "".join(
                f"<item><title>Road number {n} is open</title><link>{base}{web.path(n)}</link><pubDate>{format_datetime(web.published(n))}</pubDate></item>"
                for n in web.newest()[: web.on_a_page]
            )
            return f"<rss><channel>{rows}</channel></rss>", "application/rss+xml"
        if path == "/wp-json/wp/v2/posts" and "wordpress" in web.kinds:
            first = (int(query.get("page", "1")) - 1) * 100
            rows = [
                {
                    "link": base + web.path(n),
                    "date_gmt": web.published(n).isoformat()[:19],
                    "modified_gmt": web.published(n).isoformat()[:19],
                    "title": {"rendered": f"Road {n}"},
                }
                for n in web.newest()[first : first + 100]
            ]
            return json.dumps(rows), "application/json"
        if path.startswith("/sitemap") and "sitemap" in web.kinds:
            return self._sitemap(path, base), "application/xml"
        if path == "/valley/" and "sections" in web.kinds:
            page = int(query.get("page", "1"))
            shown = web.newest()[(page - 1) * web.on_a_page : page * web.on_a_page]
            more = f'<a rel=next href="/valley/?page={page + 1}">Older</a>' if page * web.on_a_page < web.size else ""
            return self._list(shown, body=more), "text/html"
        if path.startswith("/valley/road-number-"):
            number = int(path.split("-")[2])
            if 0 < number <= web.size:
                return self._article(number), "text/html"
        return None

    def _sitemap(self, path, base):
        web = self.web
        month = path.removeprefix("/sitemap").removesuffix(".xml").strip("-")
        by_month = {}
        for number in range(1, web.size + 1):
            by_month.setdefault(f"{web.published(number):%Y-%m}", []).append(number)
        if month:
            rows = "".join(
                f"<url><loc>{base}{web.path(n)}</loc><lastmod>{web.changed(n).isoformat()}</lastmod></url>"
                for n in by_month.get(month, ())
            )
            return f"<urlset>{rows}</urlset>"
        rows = "".join(
            f"<sitemap><loc>{base}/sitemap-{name}.xml</loc><lastmod>{web.changed(numbers[-1]).isoformat()}</lastmod></sitemap>"
            for name, numbers in by_month.items()
        )
        return f"<sitemapindex>{rows}</sitemapindex>"

    def _list(self, numbers, *, head="", menu="", body=""):
        rows = "".join(
            f'<li><a href="{self.web.path(n)}">Road number {n} to the upper villages is open</a></li>' for n in numbers
        )
        return (
            f"<html><head><title>Valley</title>{head}</head><body><nav>{menu}</nav><ul>{rows}</ul>{body}</body></html>"
        )

    def _article(self, number):
        day = self.web.published(number)
        texts = "".join(f"<p>Road {number}, part {part}. {TEXT}</p>" for part in range(3))
        return f"<html lang=en><head><title>Road number {number} is open</title></head><body><h1>Road number {number} is open</h1><p>Published On {day:%d %b %Y}</p>{texts}</body></html>"
