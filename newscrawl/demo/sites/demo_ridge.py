"""The Ridge Courier. Says everything with labels; the author stands on the line below the date."""

from newscrawl.discovery import SectionPage
from newscrawl.extraction import ArticleRules, line_after
from newscrawl.spider import NewsSpider


class RidgeCourierSpider(NewsSpider):
    """A portal without machine data."""

    name = "demo_ridge"
    title = "The Ridge Courier"
    homepage = "http://ridge-courier.localhost/"
    timezone = "Asia/Kolkata"
    country = "IN"
    languages = ("en",)
    sources = (SectionPage("/", pages=1), SectionPage("/category/hills"), SectionPage("/category/asia"))
    article_path = r"^/featured/[\w-]+/?$"
    article = ArticleRules(byline=line_after("Published On"))
