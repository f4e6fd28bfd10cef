"""What one transaction is going to write of articles, gathered so that many rows go in one statement.

The path of a new article through it: its rows, then its entry in the change feed, then what is made of its text:
search document, text, bands, story. Whoever reads what a batch may still hold flushes it first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Table, bindparam, select

from archive import search_index, stories
from archive.changes import ChangeKind, change_row, enter_changes
from archive.dialects import insert_missing, insert_pairs, oldest_writer, one_at_a_time_for, pairs_of
from archive.models import Alias, Article, Page, Revision, Text, ViewObservation
from archive.prepared import Prepared, inserting
from archive.row_ids import RowIds

Item = TypeVar("Item")
_ARTICLES, _ALIASES = cast(Table, Article.__table__), cast(Table, Alias.__table__)
_PAGES, _REVISIONS = cast(Table, Page.__table__), cast(Table, Revision.__table__)
_OBSERVATIONS = cast(Table, ViewObservation.__table__)
_FACTS = (
    "id key site url status revision content_digest published_at first_seen_at last_seen_at last_changed_at "
    "views views_at signature period visits"
).split()
_ENTER = {
    "articles": inserting(_ARTICLES, _FACTS),
    "pages": inserting(_PAGES, _PAGES.columns.keys()),
    "revisions": inserting(_REVISIONS, _REVISIONS.columns.keys()),
    "view_observations": inserting(_OBSERVATIONS, _OBSERVATIONS.columns.keys()),
}
"""In the order in which rows of one can point to rows of another."""
_TEXTS = cast(Table, Text.__table__)
_KEYS = ("key1", "key2", "key3", "key4")
_BY_KEYS = Prepared(
    select(_ALIASES.c.key, _ALIASES.c.article_id).where(
        _ALIASES.c.key.in_([bindparam(name, type_=_ALIASES.c.key.type) for name in _KEYS])
    )
)
_BY_MANY_KEYS = select(Alias.key, Alias.article_id).where(Alias.key.in_(bindparam("keys", expanding=True)))
_AT_ONCE = 500
"""Keys in one question: SQLite bounds the number of parameters."""
_OF_SITE = 7_310_427
"""The advisory locks of sites: who asks what is known of a site's articles writes before the next one asks."""


class Batch:
    """Rows to be written, by table; what is known of keys, those of these rows included."""

    def __init__(self, connection: Connection) -> None:
        self.unflushed = connection
        """The connection as it is, for questions whose answer what was gathered cannot change."""
        self._keys: dict[str, int | None] = {}
        self._hashes: dict[int, int | None] = {}
        self.bound: list[stories.Text] = []
        """Texts that were bound to the stories of their copies."""
        self.oldest_writer: int | None = None
        """The oldest transaction that was writing when the first of them was; ``None`` where there is but one."""
        self.article_ids, self.page_ids = RowIds(connection, "articles"), RowIds(connection, "pages")
        self.discard()

    def discard(self) -> None:
        """Forget what was not written yet, after what it belongs to was undone."""
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _ENTER}
        self._aliases: list[dict[str, Any]] = []
        self._changes: list[dict[str, Any]] = []
        self._documents: list[tuple[int, list[str]]] = []
        self._pairs: list[tuple[int, int]] = []
        self._texts: list[stories.Text] = []
        self._deferred: dict[Callable[[Connection, list[Any]], None], list[Any]] = {}
        self._keys.clear()
        self._hashes.clear()
        self._sites: set[str] = set()  # PostgreSQL gives locks back that were taken since the savepoint

    @property
    def connection(self) -> Connection:
        """The connection, with everything written that was gathered."""
        self.flush()
        return self.unflushed

    # ── who is known ─────────────────────────────────────────────────────────────────────────────────

    def hold_sites(self, names: Iterable[str]) -> None:
        """Let nobody else look up and write articles of these sites until the transaction is over.

        Of two that did so at once neither would see the other's: one article would be kept twice.
        """
        further = set(names) - self._sites
        if further:
            one_at_a_time_for(self.unflushed, _OF_SITE, sorted(further))
            self._sites |= further

    def look_up(self, keys: Iterable[str], hashes: Iterable[int] = ()) -> None:
        """Ask for many keys and hashes of texts at once, so that they need not be asked for one by one."""
        unknown = [key for key in dict.fromkeys(keys) if key not in self._keys]
        for start in range(0, len(unknown), _AT_ONCE):
            some = unknown[start : start + _AT_ONCE]
            self._keys.update(dict.fromkeys(some))
            self._keys.update((row.key, row.article_id) for row in self._leading(some))
        asked = [value for value in dict.fromkeys(hashes) if value not in self._hashes]
        self._hashes.update(dict.fromkeys(asked))
        self._hashes.update(pairs_of(self.unflushed, _TEXTS, asked))

    def _leading(self, keys: list[str]) -> CursorResult[Any]:
        if len(keys) > len(_KEYS):
            return self.unflushed.execute(_BY_MANY_KEYS, {"keys": keys})
        return _BY_KEYS.run(self.unflushed, dict(zip(_KEYS, [*keys, *[keys[0]] * len(_KEYS)], strict=False)))

    def article_of_keys(self, keys: Iterable[str]) -> int | None:
        """The article that one of these keys leads to; where they disagree, the first key's."""
        keys = list(keys)
        self.look_up(keys)
        return next((found for key in keys if (found := self._keys[key]) is not None), None)

    def article_of_text(self, value: int) -> int | None:
        """The article that had this text first."""
        self.look_up((), (value,))
        return self._hashes[value]

    # ── what is to be written ────────────────────────────────────────────────────────────────────────

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """A row of ``articles``, ``pages``, ``revisions`` or ``view_observations``."""
        self._rows[table].append(dict(row))

    def add_aliases(self, article_id: int, addresses: Mapping[str, str], at: datetime) -> None:
        """Addresses of an article by key; one that is known stays with its article."""
        for key, url in addresses.items():
            if self._keys.get(key) is None:
                self._keys[key] = article_id
                self._aliases.append({"key": key, "article_id": article_id, "url": url, "first_seen_at": at})

    def add_change(self, kind: ChangeKind, article_id: int, *, at: datetime, revision: int | None = None) -> None:
        """An entry of the change feed."""
        self._changes.append(change_row(kind, article_id, at=at, revision=revision))

    def add_text(self, text: stories.Text, document: list[str], value: int | None) -> None:
        """What is made of an article's text; ``value`` is the hash by which the article is known by it."""
        self._documents.append((text.article_id, document))
        self._texts.append(text)
        if value is not None and self._hashes.get(value) is None:
            self._hashes[value] = text.article_id
            self._pairs.append((value, text.article_id))

    def defer(self, work: Callable[[Connection, list[Item]], None], item: Item) -> None:
        """Something to be done once the articles are written, for all items that are given with the same ``work``."""
        self._deferred.setdefault(work, []).append(item)

    def replace_document(self, article_id: int, document: list[str]) -> None:
        """Take out the document that the article had; :meth:`add_text` enters the new one."""
        search_index.leave(self.connection, [(article_id, document)])

    def flush(self) -> None:
        """Write what was gathered."""
        for name, rows in self._rows.items():
            if rows:
                self._rows[name] = []
                _ENTER[name].run_all(self.unflushed, rows)
        aliases, self._aliases = self._aliases, []
        insert_missing(self.unflushed, Alias, aliases)
        changes, self._changes = self._changes, []
        enter_changes(self.unflushed, changes)
        pairs, self._pairs = self._pairs, []
        insert_pairs(self.unflushed, _TEXTS, sorted(pairs))
        documents, self._documents = self._documents, []
        search_index.enter(self.unflushed, documents)
        texts, self._texts = self._texts, []
        if texts:
            self.oldest_writer = self.oldest_writer or oldest_writer(self.unflushed)
            stories.bind(self.unflushed, texts)
            self.bound += texts
        deferred, self._deferred = self._deferred, {}
        for work, items in deferred.items():
            work(self.unflushed, items)
