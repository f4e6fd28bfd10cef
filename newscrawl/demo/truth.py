"""What the archive must hold after a crawl of the demo: by the texts alone, without reading a page."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.demo.edition import DemoArticle, DemoSite, sites
from newscrawl.demo.looks import look_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedArticle:
    """What one row of ``v_articles`` must say, by its column names."""

    site: str
    path: str
    headline: str
    byline: str
    authors: tuple[str, ...]
    agency: str | None
    published_local: str
    published_precision: str
    section: str
    language: str
    body: str
    views: int | None
    image_caption: str | None
    image_credit: str | None
    image_disclaimer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedChanges:
    """What must have happened between two editions, as pairs of site and path."""

    new: frozenset[tuple[str, str]]
    gone: frozenset[tuple[str, str]]
    revised: dict[tuple[str, str], frozenset[str]]
    """To the names of the fields that changed."""
    observed: dict[tuple[str, str], tuple[int, ...]]
    """To the view counts seen, oldest first: one where the count stood still."""


def expected_articles(edition: int) -> dict[tuple[str, str], ExpectedArticle]:
    """Site and path of each article that stands in an edition, to what must be archived of it."""
    found = {}
    for site in sites(edition):
        for article in site.articles:
            expected = _expected(site, article)
            found[expected.site, expected.path] = expected
    return found


def expected_changes() -> ExpectedChanges:
    """What the second edition changes."""
    before, after = expected_articles(1), expected_articles(2)
    both = before.keys() & after.keys()
    fields = ("headline", "body", "byline", "section", "image_credit", "image_disclaimer")
    revised = {
        key: frozenset(name for name in fields if getattr(before[key], name) != getattr(after[key], name))
        for key in both
    }
    counts = {key: (before[key].views, after[key].views) for key in both}
    return ExpectedChanges(
        new=frozenset(after.keys() - before.keys()),
        gone=frozenset(before.keys() - after.keys()),
        revised={key: names for key, names in revised.items() if names},
        observed={
            key: tuple(dict.fromkeys(count for count in pair if count is not None)) for key, pair in counts.items()
        },
    )


def expected_stories(edition: int) -> dict[str, frozenset[tuple[str, str]]]:
    """Each story's articles; its origin is the one that was published first."""
    stories: dict[str, set[tuple[str, str]]] = {}
    for site in sites(edition):
        for article in site.articles:
            if article.story:
                stories.setdefault(article.story, set()).add((site.name, look_of(site).path_of(article)))
    return {name: frozenset(members) for name, members in stories.items()}


def _expected(site: DemoSite, article: DemoArticle) -> ExpectedArticle:
    return ExpectedArticle(
        site=site.name,
        path=look_of(site).path_of(article),
        headline=article.headline,
        byline=article.byline,
        authors=article.authors or ((article.agency,) if article.agency else ()),
        agency=article.agency,
        published_local=article.published,
        published_precision={10: "day", 22: "minute"}.get(len(article.published), "second"),
        section=article.section,
        language=site.language,
        body="\n\n".join(article.paragraphs),
        views=article.views,
        image_caption=article.caption,
        image_credit=article.credit,
        image_disclaimer=article.disclaimer,
    )
