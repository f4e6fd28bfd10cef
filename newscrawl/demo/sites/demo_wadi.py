"""روزنامہ وادی. Urdu; prints its fields in the usual places, in its own words."""

from newscrawl.discovery import SectionPage, Sitemap
from newscrawl.spider import NewsSpider


class RoznamaWadiSpider(NewsSpider):
    """A paper of the region in its own language."""

    name = "demo_wadi"
    title = "روزنامہ وادی"
    homepage = "http://roznama-wadi.localhost/"
    timezone = "Asia/Karachi"
    country = "PK"
    languages = ("ur",)
    sources = (Sitemap("/sitemap.xml"), SectionPage("/", pages=1), SectionPage("/section/watan"))
    article_path = r"^/news/[\w-]+/?$"
