"""Saved pages with their expected answers: what holds a site's rules to what they read well once.

A fixture is two files side by side, ``NAME.html.gz`` and ``NAME.json``: the document, and where it came from, with the
row that it is to yield.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from archive.article import as_row
from newscrawl.any_site import AnySiteSpider
from newscrawl.errors import InvalidArgument, NotAnArticle
from newscrawl.extraction import extract_raw
from newscrawl.items import Page
from newscrawl.normalisation import normalise
from newscrawl.sites import sites
from newscrawl.spider import NewsSpider

if TYPE_CHECKING:
    from scrapy.settings import Settings

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture:
    """One saved page, and the row of ``v_articles`` that it is to yield."""

    site: str
    page: Page
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        """After the last part of the address that tells something."""
        parts = [part for part in unquote(urlsplit(self.page.url).path).split("/") if part]
        return re.sub(r"[^\w-]+", "-", parts[-1] if parts else "page")[:_LONGEST_NAME].strip("-") or "page"

    def save(self, folder: Path, *, again: bool = False) -> Path:
        """Write both files into a folder of the site, and give back the one with the answer.

        Files that are there and differ may have been mended by hand, or hold another page: they are written over only
        ``again``. Raises ``InvalidArgument`` for them, and ``OSError``.
        """
        place = folder / self.site
        place.mkdir(parents=True, exist_ok=True)
        page, file = place / f"{self.name}.html.gz", place / f"{self.name}.json"
        answer = self._as_json()
        if file.exists() and not again and file.read_text(encoding="utf-8") != answer:
            raise InvalidArgument(f"{file} is there and differs; look at it, and write it over with --again")
        page.write_bytes(gzip.compress(self.page.body, mtime=0))
        file.write_text(answer, encoding="utf-8")
        return file

    def _as_json(self) -> str:
        about = {
            "site": self.site,
            "url": self.page.url,
            "requested_urls": list(self.page.requested_urls),
            "fetched_at": self.page.fetched_at.isoformat(),
            "content_type": self.page.content_type,
            "expected": self.expected,
        }
        return json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def load_fixture(file: Path) -> Fixture:
    """The fixture whose answer stands in this file."""
    about = json.loads(file.read_text(encoding="utf-8"))
    page = Page(
        url=about["url"],
        body=gzip.decompress(file.with_suffix(".html.gz").read_bytes()),
        fetched_at=datetime.fromisoformat(about["fetched_at"]),
        requested_urls=tuple(about["requested_urls"]),
        content_type=about["content_type"],
    )
    return Fixture(site=about["site"], page=page, expected=about["expected"])


def fixtures_in(folder: Path) -> Iterator[Path]:
    """The answers of all fixtures in a folder, in order of name."""
    yield from sorted(file for file in folder.rglob("*.json") if file.with_suffix(".html.gz").exists())


def row_of(page: Page, site: str, settings: Settings) -> dict[str, Any]:
    """What today's rules read on a page, as a row of ``v_articles``; nothing that was learned of the site has a part.

    Raises ``NotAnArticle``.
    """
    known = sites(settings).get(site)
    spider = known() if known is not None else AnySiteSpider(url=page.url)
    raw = extract_raw(page, site=spider.site, rules=spider.article)
    if known is not None and known.amend is not NewsSpider.amend:
        from scrapy.http import HtmlResponse

        raw = spider.amend(raw, HtmlResponse(page.url, body=page.body, encoding="utf-8"))
    row: dict[str, Any] = json.loads(json.dumps(as_row(normalise(raw)), ensure_ascii=False))
    return row


def differences(fixture: Fixture, settings: Settings) -> dict[str, tuple[Any, Any]]:
    """Column to what is expected and what is read, for all in which they differ; empty when all is well."""
    try:
        row = row_of(fixture.page, fixture.site, settings)
    except NotAnArticle as error:
        return {"headline": (fixture.expected.get("headline"), str(error))}
    names = [*fixture.expected, *(name for name in row if name not in fixture.expected)]
    return {
        name: (fixture.expected.get(name), row.get(name))
        for name in names
        if fixture.expected.get(name) != row.get(name)
    }
