"""AHN 24x7, India. Prints its fields with labels that a reader sees; class names change with each build.

The author stands alone on the line below the date, where no label names it.
"""

from newscrawl.discovery import SectionPage
from newscrawl.extraction import ArticleRules, line_after
from newscrawl.spider import NewsSpider


class Ahn24x7Spider(NewsSpider):
    """Regional news in English, from India."""

    name = "ahn24x7"
    title = "AHN 24x7"
    homepage = "https://www.ahn24x7.com/"
    timezone = "Asia/Kolkata"
    country = "IN"
    languages = ("en",)
    sources = (
        SectionPage("/", pages=1),
        SectionPage("/category/asia-in-news"),
        SectionPage("/category/asia"),
    )
    article_path = r"^/featured/[\w-]+/?$"
    article = ArticleRules(byline=line_after("Published On"))
