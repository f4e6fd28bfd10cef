"""The site file of the made-up web's sites, for ``benchmarks/crawl.py``; a module of its own, so that the rivals
need not pay for its imports."""

from newscrawl.discovery import SectionPage
from newscrawl.spider import NewsSpider


class MadeUpSpider(NewsSpider):
    """A site of the made-up web; its name and homepage are given."""

    name = "made-up"
    homepage = "http://made-up.localhost/"
    country = "IN"
    timezone = "Asia/Kolkata"
    sources = (SectionPage("/news/"),)
    article_path = r"^/featured/"
