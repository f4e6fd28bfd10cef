"""What all looks of the demo have in common: addresses, small pages, images."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from zlib import crc32

from newscrawl.demo.edition import DemoArticle, DemoSite


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def page(text: str, status: int = 200) -> Answer:
    """An HTML answer."""
    return Answer(text.encode("utf-8"), status=status)


def xml(text: str) -> Answer:
    """An XML answer: feed or sitemap."""
    return Answer(text.encode("utf-8"), content_type="application/xml; charset=utf-8")


def redirect(address: str) -> Answer:
    """A permanent redirect."""
    return Answer(b"", status=301, headers={"Location": address})


def not_found(words: str, status: int = 404) -> Answer:
    """An error page."""
    return page(f"<!doctype html><title>{status}</title><h1>{status}</h1><p>{escape(words)}</p>", status)


class Look(ABC):
    """One site's pages. ``base`` is its address without the slash at the end."""

    article_prefix = "/"
    section_prefix = "/category/"

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.base = ""

    def answer(self, base: str, path: str, query: Mapping[str, str]) -> Answer:
        """What the site has at a path."""
        self.base = base
        if path == "/robots.txt":
            lines = ["User-agent: *", "Disallow: /private/", *self.robots()]
            return Answer("\n".join(lines).encode() + b"\n", content_type="text/plain")
        if path.startswith("/images/"):
            return _image(path)
        if path.rstrip("/") in {"/about", "/privacy", "/contact"}:
            return page(self.frame("About", f"<h1>About {escape(self.site.title)}</h1><p>A paper of the demo.</p>"))
        return self.special(path, query) or self._usual(path, query)

    def _usual(self, path: str, query: Mapping[str, str]) -> Answer:
        if path == "/":
            return page(self.home())
        if path.startswith(self.section_prefix):
            slug = path.removeprefix(self.section_prefix).strip("/")
            if slug in self.site.sections:
                return page(self.section(slug, int(query.get("page", "1"))))
        slug = path.removeprefix(self.article_prefix).strip("/").removesuffix("/amp")
        if slug in self.site.gone:
            return not_found("This article was withdrawn.", 410)
        for article in self.site.articles:
            if article.slug == slug:
                return page(self.article(article))
        return not_found("There is no such page.")

    def robots(self) -> list[str]:
        """Further lines of robots.txt."""
        return []

    def special(self, path: str, query: Mapping[str, str]) -> Answer | None:
        """Pages that only this look has."""
        return None

    @abstractmethod
    def frame(self, title: str, content: str, head: str = "") -> str:
        """A whole page around some content."""

    @abstractmethod
    def home(self) -> str:
        """The home page."""

    @abstractmethod
    def section(self, slug: str, number: int) -> str:
        """Page ``number`` of a section."""

    @abstractmethod
    def article(self, article: DemoArticle) -> str:
        """An article's page."""

    def path_of(self, article: DemoArticle) -> str:
        """The canonical path of an article."""
        return f"{self.article_prefix}{article.slug}"

    def in_section(self, slug: str) -> list[DemoArticle]:
        """The articles of a section, the newest first."""
        name = self.site.sections[slug]
        return self.newest(article for article in self.site.articles if article.section == name)

    def newest(self, articles: Iterable[DemoArticle] | None = None) -> list[DemoArticle]:
        """Articles, the newest first."""
        chosen = self.site.articles if articles is None else articles
        return sorted(chosen, key=lambda article: (article.published, article.slug), reverse=True)

    def others(self, article: DemoArticle) -> list[DemoArticle]:
        """What a page recommends beside an article."""
        return [other for other in self.newest() if other is not article][:4]


def _image(path: str) -> Answer:
    """A small picture of its own colour for each path."""
    hue = crc32(path.encode()) % 360
    text = f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="hsl({hue} 40% 60%)"/></svg>'
    return Answer(text.encode(), content_type="image/svg+xml")
