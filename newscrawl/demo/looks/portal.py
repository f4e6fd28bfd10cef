"""A portal that speaks to readers only: labels, no machine data, class names that change with each build."""

from __future__ import annotations

from html import escape
from zlib import crc32

from newscrawl.demo.edition import DemoArticle
from newscrawl.demo.looks.common import Look

_ON_A_PAGE = 4


class Portal(Look):
    """The shape of a small regional portal: div soup, utility classes, a disclaimer under the text."""

    article_prefix = "/featured/"

    def frame(self, title: str, content: str, head: str = "") -> str:
        menu = "".join(
            f'<a class="px-3 text-sm {self._class("menu")}" href="{self.section_prefix}{slug}">{escape(name)}</a>'
            for slug, name in self.site.sections.items()
        )
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}'
            f'<link rel="stylesheet" href="/assets/{self._class("css")}.css"></head><body>'
            f'<div class="flex justify-between {self._class("top")}"><a href="/"><img src="/images/logo.svg" alt="logo"></a>'
            f'<div class="flex">{menu}<a href="/about">About</a></div></div>{content}'
            f'<div class="bg-slate-900 {self._class("foot")}"><div>Follow us</div><a href="/privacy">Privacy Policy</a>'
            f'<a href="/contact">Contact</a><div>© 2025 {escape(self.site.title)}. All rights reserved.</div></div></body></html>'
        )

    def _class(self, name: str) -> str:
        """A class name as a build tool makes them: another one for each state of the site."""
        state = "".join(article.headline for article in self.site.articles)
        return f"css-{crc32((name + state).encode()):x}"

    def _teaser(self, article: DemoArticle) -> str:
        link = f"{self.path_of(article)}?utm_source=home&amp;utm_medium=teaser"
        return (
            f'<div class="w-1/3 {self._class("card")}"><a href="{link}"><img src="/images/{article.slug}.svg" alt="thumbnail">'
            f'<div class="font-bold">{escape(article.headline)}</div></a>'
            f'<div class="text-sm">{escape(article.paragraphs[0][:110])}…</div></div>'
        )

    def home(self) -> str:
        teasers = "".join(self._teaser(article) for article in self.newest()[:6])
        content = f'<div class="grid {self._class("grid")}">{teasers}</div><a href="/private/drafts-of-the-desk-2025">Desk</a>'
        return self.frame(f"{self.site.title} | {self.site.strapline}", content)

    def section(self, slug: str, number: int) -> str:
        articles = self.in_section(slug)
        shown = articles[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
        rows = "".join(
            f'<div class="{self._class("row")}"><a href="{self.path_of(article)}/">{escape(article.headline)}</a></div>'
            for article in shown
        )
        pages = range(1, -(-len(articles) // _ON_A_PAGE) + 1)
        numbers = "".join(f'<a class="px-2" href="?page={page}">{page}</a>' for page in pages)
        name = self.site.sections[slug]
        return self.frame(f"{name} | {self.site.title}", f"<div>{escape(name)}</div>{rows}<div>{numbers}</div>")

    def article(self, article: DemoArticle) -> str:
        paragraphs = "".join(
            f'<div class="mb-4 {self._class("text")}">{escape(text)}</div>' for text in article.paragraphs
        )
        if article.disclaimer:
            paragraphs += f'<div class="mb-4 {self._class("text")}">Disclaimer: {escape(article.disclaimer)}</div>'
        teasers = "".join(self._teaser(other) for other in self.others(article))
        content = (
            f'<div class="mx-auto {self._class("main")}"><div class="text-red-600">{escape(article.section)}</div>'
            f'<div class="text-3xl font-bold {self._class("head")}">{escape(article.headline)}</div>'
            f'<div class="flex gap-2"><div>Published On {article.shown}</div><div>{escape(article.byline)}</div>'
            f"<div>{article.views} Views</div></div>"
            f'<img src="/images/{article.slug}.svg" alt="news-image"><button>Share</button><img src="/images/share.svg" alt="thumbnail">'
            f'<div class="{self._class("body")}">{paragraphs}</div></div>'
            f'<div class="grid {self._class("more")}"><div class="text-xl">Latest stories</div>{teasers}</div>'
        )
        return self.frame(f"{article.headline} | {self.site.title}", content)
