"""A site on WordPress with the usual plugins: feed, news sitemap, JSON-LD, short addresses, AMP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from html import escape

from newscrawl.demo.edition import DemoArticle
from newscrawl.demo.looks.common import Answer, Look, redirect, xml


class WordPress(Look):
    """Machines are told everything; readers get sharing bars, newsletter boxes and author boxes."""

    article_prefix = "/2025/"
    section_prefix = "/category/"

    def robots(self) -> list[str]:
        return [f"Sitemap: {self.base}/news-sitemap.xml"]

    def special(self, path: str, query: Mapping[str, str]) -> Answer | None:
        if path == "/" and "p" in query:
            for article in self.site.articles:
                if str(article.number) == query["p"]:
                    return redirect(f"{self.base}{self.path_of(article)}/")
        if path.rstrip("/") == "/feed":
            return xml(self._feed())
        if path == "/news-sitemap.xml":
            return xml(self._sitemap())
        return None

    def frame(self, title: str, content: str, head: str = "") -> str:
        menu = "".join(
            f'<li><a href="{self.section_prefix}{slug}/">{escape(name)}</a></li>'
            for slug, name in self.site.sections.items()
        )
        return (
            f'<!DOCTYPE html><html lang="en-IN"><head><meta charset="UTF-8"><title>{escape(title)}</title>'
            f'<link rel="alternate" type="application/rss+xml" title="Feed" href="{self.base}/feed/">{head}</head>'
            f'<body class="wp-theme"><header class="site-header"><p class="site-title"><a href="/">{escape(self.site.title)}</a></p>'
            f'<nav><ul>{menu}<li><a href="/about/">About</a></li></ul></nav></header>{content}'
            '<div id="cookie-notice">We use cookies to make this site better for you. By reading on you accept them.</div>'
            f'<footer><p>© 2025 {escape(self.site.title)}</p><a href="/privacy/">Privacy</a></footer></body></html>'
        )

    def home(self) -> str:
        rows = "".join(
            f'<article class="post"><h2><a href="{self.path_of(one)}/">{escape(one.headline)}</a></h2><p>{escape(one.paragraphs[0][:120])} […]</p></article>'
            for one in self.newest()
        )
        return self.frame(f"{self.site.title} – {self.site.strapline}", f"<main>{rows}</main>")

    def section(self, slug: str, number: int) -> str:
        rows = "".join(
            f'<h2><a href="{self.path_of(one)}/">{escape(one.headline)}</a></h2>' for one in self.in_section(slug)
        )
        return self.frame(
            f"{self.site.sections[slug]} – {self.site.title}",
            f"<main><h1>{self.site.sections[slug]}</h1>{rows}</main>",
        )

    def article(self, article: DemoArticle) -> str:
        address = f"{self.base}{self.path_of(article)}/"
        image = f"{self.base}/images/{article.slug}.svg"
        head = (
            f'<link rel="canonical" href="{address}"><link rel="amphtml" href="{address}amp/"><link rel="shortlink" href="{self.base}/?p={article.number}">'
            f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(article.headline)} - {escape(self.site.title)}">'
            f'<meta property="og:site_name" content="{escape(self.site.title)}"><meta property="og:image" content="{image}">'
            f'<meta property="article:published_time" content="{article.published}"><meta property="article:section" content="{escape(article.section)}">'
            f'<script type="application/ld+json">{self._json_ld(article, address, image)}</script>'
        )
        middle = len(article.paragraphs) // 2
        other = self.others(article)[0]
        texts = [f"<p>{escape(text)}</p>" for text in article.paragraphs]
        texts.insert(
            middle,
            f'<p><strong>Also read:</strong> <a href="{self.path_of(other)}/">{escape(other.headline)}</a></p>',
        )
        related = "".join(
            f'<li><a href="{self.path_of(one)}/?ref=related">{escape(one.headline)}</a></li>'
            for one in self.others(article)
        )
        content = (
            f'<main><article class="post type-post"><header class="entry-header"><a class="cat" href="#">{escape(article.section)}</a>'
            f'<h1 class="entry-title">{escape(article.headline)}</h1><div class="entry-meta"><span class="byline">By {escape(article.byline)}</span>'
            f'<time class="entry-date" datetime="{article.published}">{article.shown}</time><span class="post-views">{article.views:,} views</span>'
            "<span>3 comments</span><span>2 min read</span></div></header>"
            f'<figure><img src="{image}" alt=""><figcaption>{escape(article.caption or "")}</figcaption></figure>'
            f'<div class="share-bar"><a href="#">Facebook</a><a href="#">WhatsApp</a></div><div class="entry-content">{"".join(texts)}'
            '<div class="newsletter-box"><p>Get the morning edition in your inbox, free of charge, every day at six.</p></div></div>'
            f'<div class="author-box"><p>{escape(article.byline.split(",")[0])} has written for this paper since it was founded, mostly about the coast.</p></div>'
            f'<div class="related-posts"><h3>Related posts</h3><ul>{related}</ul></div><div class="comments"><p>Ravi: About time somebody wrote about this, I say.</p></div></article></main>'
        )
        return self.frame(f"{article.headline} - {self.site.title}", content, head)

    def _json_ld(self, article: DemoArticle, address: str, image: str) -> str:
        author = {"@type": "Organization" if article.agency else "Person", "name": article.agency or ""}
        authors = [{"@type": "Person", "name": name} for name in article.authors] or [author]
        node = {
            "@type": "NewsArticle",
            "headline": article.headline,
            "url": address,
            "datePublished": article.published,
            "author": authors,
            "articleSection": article.section,
            "inLanguage": "en-IN",
            "image": {
                "@type": "ImageObject",
                "url": image,
                "caption": article.caption,
                "creditText": article.credit,
            },
            "publisher": {"@type": "NewsMediaOrganization", "name": self.site.title},
        }
        graph = [{"@type": "WebSite", "name": self.site.title, "url": self.base}, node]
        return json.dumps({"@context": "https://schema.org", "@graph": graph})

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(one.headline)}</title><link>{self.base}{self.path_of(one)}/?utm_source=rss&amp;utm_medium=feed</link>"
            f'<guid isPermaLink="false">{self.base}/?p={one.number}</guid><pubDate>{format_datetime(datetime.fromisoformat(one.published))}</pubDate></item>'
            for one in self.newest()[:4]
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{escape(self.site.title)}</title><link>{self.base}/</link>{items}</channel></rss>'

    def _sitemap(self) -> str:
        rows = "".join(
            f"<url><loc>{self.base}{self.path_of(one)}/</loc><news:news><news:publication_date>{one.published}</news:publication_date>"
            f"<news:title>{escape(one.headline)}</news:title></news:news></url>"
            for one in self.newest()
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
        )
