"""The smallest pages that are articles, for tests of one rule each."""

from datetime import UTC, datetime

from newscrawl import extract
from newscrawl.items import Page, Site

FETCHED = datetime(2025, 11, 20, 12, tzinfo=UTC)
URL = "https://valley.example/news/the-bridge-is-open"
H1 = "<h1>The bridge is open</h1>"
PARAGRAPHS = [
    "The council of the valley met on Monday and decided to open the bridge to all traffic from next week on.",
    "Some four hundred families will no longer need the ferry, the report of the engineer said on the same day.",
    "The contractor has to keep the structure in repair for another nine years, and to light it in the evening.",
    "Traders of the market on the other bank expect to sell a third more fruit before the rains are over.",
]
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)


def read(inside, *, head="", url=URL, site=None, lang="en", body="", title="The bridge is open"):
    page = f"<html lang={lang}><head><title>{title}</title>{head}</head><body {body}>{inside}</body></html>"
    return extract(page, url=url, fetched_at=FETCHED, site=site or Site())


def a_page(html, *, url=URL):
    return Page(url=url, body=html.encode(), fetched_at=FETCHED, content_type="text/html; charset=utf-8")


def texts(article):
    return [block.text for block in article.blocks]


def json_ld(node):
    return f'<script type="application/ld+json">{node}</script>'
