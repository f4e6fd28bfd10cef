"""पहाड बिहानी. Nepali, dated in the Bikram Sambat; prints its fields in the usual places, in its own words."""

from newscrawl.discovery import SectionPage, Sitemap
from newscrawl.spider import NewsSpider


class PahadBihaniSpider(NewsSpider):
    """A paper of the region in its own language."""

    name = "demo_pahad"
    title = "पहाड बिहानी"
    homepage = "http://pahad-bihani.localhost/"
    timezone = "Asia/Kathmandu"
    country = "NP"
    languages = ("ne",)
    sources = (Sitemap("/sitemap.xml"), SectionPage("/", pages=1), SectionPage("/section/samachar"))
    article_path = r"^/news/[\w-]+/?$"
