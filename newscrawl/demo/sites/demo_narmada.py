"""नर्मदा समाचार. Hindi; prints its fields in the usual places, in its own words."""

from newscrawl.discovery import SectionPage, Sitemap
from newscrawl.spider import NewsSpider


class NarmadaSamacharSpider(NewsSpider):
    """A paper of the region in its own language."""

    name = "demo_narmada"
    title = "नर्मदा समाचार"
    homepage = "http://narmada-samachar.localhost/"
    timezone = "Asia/Kolkata"
    country = "IN"
    languages = ("hi",)
    sources = (Sitemap("/sitemap.xml"), SectionPage("/", pages=1), SectionPage("/section/pradesh"))
    article_path = r"^/news/[\w-]+/?$"
