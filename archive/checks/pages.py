"""Kept pages: each can be read to the byte, and none is left of what was taken down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from archive.checks.finding import Check, Finding, Mend, found
from archive.crawls import Status
from archive.errors import PageDamaged
from archive.models import Article, Page
from archive.page_rows import forget_pages, pointer_of, remove_pages
from archive.pages import PagesFolder

_AT_ONCE = 500


def checks_of_pages(folder: PagesFolder | None) -> tuple[Check, ...]:
    """The checks that can be made where the files lie in this folder; without one, of the rows alone."""

    def leftovers(connection: Connection) -> Iterator[Finding]:
        rows = (
            select(Article.id, Article.url)
            .where(Article.status == str(Status.TAKEN_DOWN), Article.id.in_(select(Page.article_id)))
            .order_by(Article.id)
        )
        words = "articles that were taken down have kept pages"
        yield from found(words, connection.execute(rows), None if folder is None else _removing(folder))

    def readable(connection: Connection) -> Iterator[Finding]:
        assert folder is not None
        sound: Counter[str] = Counter()
        damaged: list[tuple[int, str, str]] = []
        statement = select(Page.__table__).order_by(Page.file, Page.file_offset).execution_options(yield_per=_AT_ONCE)
        for row in connection.execute(statement):
            try:
                folder.read(pointer_of(connection, row))
                sound[row.file] += 1
            except PageDamaged as error:
                damaged.append((row.id, str(error), row.file))
        lost = [one for one in damaged if not sound[one[2]]]
        torn = [one for one in damaged if sound[one[2]]]
        yield from found("kept pages lie in files that are not there; is it the right folder?", lost)
        yield from found("kept pages are damaged; the archive can forget them", torn, forget_pages)

    return (leftovers, readable) if folder is not None else (leftovers,)


def _removing(folder: PagesFolder) -> Mend:
    def mend(connection: Connection, ids: list[Any]) -> None:
        for article_id in ids:
            remove_pages(connection, folder, article_id, why="taken down")

    return mend
