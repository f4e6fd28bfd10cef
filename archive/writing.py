"""The writing side of the archive: what one transaction can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from archive import links as link_rows
from archive import sources as source_rows
from archive.article import Article
from archive.crawls import Link, Outcome, Revisit, SiteFacts, SourceState, Verdict
from archive.dialects import insert_or_update
from archive.keeping import article_of_keys, keep, keys_of, remember_addresses
from archive.models import Crawl, Site
from archive.validation import checked


class Transaction:
    """Writes that are all kept, or none. Made by ``Archive.write()``; not for use outside of its block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def register(self, site: SiteFacts) -> None:
        """Enter a site, or bring what is known of it up to date."""
        row = {
            "name": site.name,
            "title": site.title,
            "homepage": site.homepage,
            "timezone": site.timezone,
            "country": site.country,
            "languages": list(site.languages),
        }
        insert_or_update(self._connection, Site, row, ["name"])

    def memory(self, site: str) -> dict[str, Any] | None:
        """What the crawler has learned of a site, as it was given to :meth:`remember`."""
        return self._connection.execute(select(Site.memory).where(Site.name == site)).scalar_one_or_none()

    def remember(self, site: str, memory: Mapping[str, Any]) -> None:
        """Keep what the crawler has learned of a registered site: any JSON."""
        self._connection.execute(update(Site).where(Site.name == site).values(memory=dict(memory)))

    def begin_crawl(self, site: str, *, at: datetime, arguments: Mapping[str, str] | None = None) -> int:
        """Enter a crawl of a registered site, and give back its id."""
        row = insert(Crawl).values(site=site, started_at=at, arguments=dict(arguments or {}))
        (crawl,) = self._connection.execute(row).inserted_primary_key  # type: ignore[misc]
        return int(crawl)

    def end_crawl(
        self,
        crawl: int,
        *,
        verdict: Verdict,
        at: datetime,
        counts: Mapping[str, int],
        detail: str | None = None,
    ) -> None:
        """Close a crawl with its verdict and counts."""
        values = {"ended_at": at, "verdict": str(verdict), "counts": dict(counts), "detail": detail}
        self._connection.execute(update(Crawl).where(Crawl.id == crawl).values(values))

    def announce(self, links: Sequence[Link], *, at: datetime) -> list[Link]:
        """Enter announced links; give back those to fetch now, with the validators of their last answer."""
        return link_rows.announce(self._connection, links, at=at)

    def waiting(self, site: str, *, at: datetime, revisit: Revisit = Revisit.DUE) -> list[Link]:
        """The links of a site that no source need announce: left pending by a killed crawl, or due again."""
        return link_rows.waiting(self._connection, site, at=at, revisit=revisit)

    def settle(
        self,
        link: Link,
        outcome: Outcome,
        *,
        at: datetime,
        crawl: int | None = None,
        detail: str | None = None,
    ) -> None:
        """Say what became of a link that yielded no article (or, by a 304, the one that is there)."""
        link_rows.settle(self._connection, link, outcome, at=at, crawl=crawl, detail=detail)

    def add(
        self,
        article: Article,
        *,
        link: Link | None = None,
        crawl: int | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Outcome:
        """Keep an article of a registered site, and settle the link that led to it.

        A link that leads to an article which another link already stands for is a duplicate: its address is
        remembered, its page is not held against the article's, since forms of one page differ in small things.
        Raises ``InvalidArticle`` before anything is written.
        """
        if link is not None:
            article = checked(article)
            known = article_of_keys(self._connection, keys_of(article))
            if known is not None and not link_rows.is_primary(self._connection, link, known):
                remember_addresses(self._connection, article, known)
                link_rows.settle(
                    self._connection,
                    link,
                    Outcome.DUPLICATE,
                    at=article.fetched_at,
                    crawl=crawl,
                    article_id=known,
                )
                return Outcome.DUPLICATE
        kept = keep(self._connection, article)
        if link is not None:
            link_rows.settle(
                self._connection,
                link,
                kept.outcome,
                at=article.fetched_at,
                crawl=crawl,
                article_id=kept.article_id,
                validators=(etag, last_modified),
            )
        return kept.outcome

    def sources(self, site: str) -> dict[str, SourceState]:
        """Address to state for every source of a site, pages of unfinished walks included."""
        return source_rows.sources_of(self._connection, site)

    def remember_source(self, site: str, url: str, state: SourceState) -> None:
        """Remember a source for the next visit."""
        source_rows.remember(self._connection, site, url, state)

    def advance(self, site: str, *, done: str | None = None, further: Mapping[str, SourceState] | None = None) -> None:
        """Go one step on a walk through a source: enter what to read next, and forget the page ``done``."""
        source_rows.advance(self._connection, site, done=done, further=further)
