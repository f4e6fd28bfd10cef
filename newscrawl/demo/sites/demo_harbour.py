"""The Harbour Herald. WordPress: what the feed and the news sitemap announce is all there is."""

from newscrawl.discovery import Feed, SectionPage, Sitemap
from newscrawl.spider import NewsSpider


class HarbourHeraldSpider(NewsSpider):
    """Everything in the usual places."""

    name = "demo_harbour"
    title = "The Harbour Herald"
    homepage = "http://harbour-herald.localhost/"
    timezone = "Asia/Kolkata"
    country = "IN"
    languages = ("en",)
    sources = (Feed("/feed/"), Sitemap("/news-sitemap.xml"), SectionPage("/category/coast/"))
    article_path = r"^/20\d\d/\d\d/\d\d/[\w-]+"
