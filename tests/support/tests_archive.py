"""Articles and links as the archive's tests make them."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from archive import Article, Link
from archive.article import Moment, Precision, Provenance, ZoneSource
from archive.crawls import SiteFacts

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def words(seed, count=120):
    return " ".join(
        f"{random.Random(f'{seed}{number}').choice('abcdefgh')}word{number}{seed}" for number in range(count)
    )


def an_article(**changes):
    article = Article(
        url="https://hill.example/bridge",
        site="hill",
        headline="Bridge opens",
        body="It is open.",
        fetched_at=NOW,
        authors=("Ann Lee",),
        byline="Ann Lee",
        published=Moment(
            at=datetime(2025, 10, 28, 4, 30, tzinfo=UTC),
            local="2025-10-28T10:15+05:45",
            precision=Precision.MINUTE,
            zone_source=ZoneSource.SITE,
            raw="28 Oct 2025, 10:15",
        ),
        provenance={"headline": Provenance(place="generic h1", raw="Bridge opens")},
        page_digest="page-1",
        rules_digest="rules-1",
    )
    return replace(article, **changes)


def a_link(url="https://hill.example/bridge", **facts):
    return Link(url=url, site="hill", **facts)


def register(archive, *names):
    with archive.write() as transaction:
        for name in names:
            transaction.register(SiteFacts(name=name, title=name.title(), homepage=f"https://{name}.example/"))
