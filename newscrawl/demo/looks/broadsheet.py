"""A paper of the region in its own language: labels, digits and direction of its script; a plain sitemap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from newscrawl.demo.edition import DemoArticle
from newscrawl.demo.looks.common import Answer, Look, xml


@dataclass(frozen=True, slots=True)
class _Words:
    """What the page says in its language."""

    published: str
    views: str
    """With a place for the count."""
    credit: str
    also: str
    related: str
    newsletter: str
    digits: str
    direction: str = "ltr"


_WORDS = {
    "hi": _Words(
        published="प्रकाशित:", views="पढ़ा गया: {} बार", credit="फोटो साभार:", also="यह भी पढ़ें:", related="संबंधित खबरें",
        newsletter="रोज़ सुबह की खबरें अपने ईमेल पर पाने के लिए अपना पता यहाँ दर्ज करें।", digits="०१२३४५६७८९",
    ),
    "ne": _Words(
        published="प्रकाशित मिति:", views="{} पटक पढिएको", credit="तस्बिर:", also="यो पनि पढ्नुहोस्:", related="सम्बन्धित समाचार",
        newsletter="हरेक बिहान मुख्य समाचार इमेलमा पाउन आफ्नो ठेगाना यहाँ लेख्नुहोस्।", digits="०१२३४५६७८९",
    ),
    "ur": _Words(
        published="تاریخ اشاعت:", views="مشاہدات: {}", credit="تصویر بشکریہ:", also="یہ بھی پڑھیں:", related="متعلقہ خبریں",
        newsletter="روزانہ صبح کی خبریں ای میل پر حاصل کرنے کے لیے اپنا پتا یہاں درج کریں۔", digits="۰۱۲۳۴۵۶۷۸۹", direction="rtl",
    ),
}  # fmt: skip


class Broadsheet(Look):
    """Semantic tags, hardly any metadata, everything that matters printed for the reader."""

    article_prefix = "/news/"
    section_prefix = "/section/"

    @property
    def words(self) -> _Words:
        """The words of the site's language."""
        return _WORDS[self.site.language]

    def robots(self) -> list[str]:
        return [f"Sitemap: {self.base}/sitemap.xml", "Crawl-delay: 0.05"]

    def special(self, path: str, query: Mapping[str, str]) -> Answer | None:
        if path != "/sitemap.xml":
            return None
        rows = "".join(f"<url><loc>{self.base}{self.path_of(one)}</loc></url>" for one in self.newest())
        return xml(f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>')

    def path_of(self, article: DemoArticle) -> str:
        return f"{self.article_prefix}{article.slug}"

    def frame(self, title: str, content: str, head: str = "") -> str:
        menu = "".join(
            f'<a href="{self.section_prefix}{slug}">{name}</a> ' for slug, name in self.site.sections.items()
        )
        return (
            f'<!DOCTYPE html><html lang="{self.site.language}" dir="{self.words.direction}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>'
            f"<body><nav>{menu}</nav>{content}<footer>© {escape(self.site.title)}</footer></body></html>"
        )

    def home(self) -> str:
        rows = "".join(
            f'<section><h3><a href="{self.path_of(one)}?utm_campaign=front">{one.headline}</a></h3></section>'
            for one in self.newest()[:5]
        )
        return self.frame(f"{self.site.title} | {self.site.strapline}", f"<main>{rows}</main>")

    def section(self, slug: str, number: int) -> str:
        rows = "".join(f'<li><a href="{self.path_of(one)}/">{one.headline}</a></li>' for one in self.in_section(slug))
        return self.frame(
            f"{self.site.sections[slug]} | {self.site.title}",
            f"<main><h1>{self.site.sections[slug]}</h1><ul>{rows}</ul></main>",
        )

    def article(self, article: DemoArticle) -> str:
        words = self.words
        views = words.views.format(self._figures(article.views or 0))
        other = self.others(article)[0]
        texts = [f"<p>{text}</p>" for text in article.paragraphs]
        texts.insert(1, f'<p>{words.also} <a href="{self.path_of(other)}">{other.headline}</a></p>')
        credit = f"<p>{words.credit} {article.credit}</p>" if article.credit else ""
        related = "".join(f'<li><a href="{self.path_of(one)}">{one.headline}</a></li>' for one in self.others(article))
        content = (
            f'<main><article><p>{article.section}</p><h1>{article.headline}</h1><p class="byline">{article.byline}</p>'
            f"<p>{words.published} {article.shown}</p><p>{views}</p>"
            f'<img src="/images/{article.slug}.svg" alt="">{credit}{"".join(texts)}</article>'
            f'<aside><p>{words.newsletter}</p></aside><section class="related"><h3>{words.related}</h3><ul>{related}</ul></section></main>'
        )
        return self.frame(f"{article.headline} | {self.site.title}", content)

    def _figures(self, number: int) -> str:
        return f"{number:,}".translate(str.maketrans("0123456789", self.words.digits))
