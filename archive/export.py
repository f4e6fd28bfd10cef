"""Articles out of the archive: JSON Lines and CSV, with the names and the order of ``v_articles``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, TextIO

from archive.article import iso_utc
from archive.reading import ArchivedArticle

_NAMES = [field.name for field in fields(ArchivedArticle)]


def as_json_row(article: ArchivedArticle) -> dict[str, Any]:
    """An article as JSON can write it: times as ISO 8601 text in UTC, lists as lists."""
    row: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(article, name)
        row[name] = (
            iso_utc(value) if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value
        )
    return row


def write_jsonl(articles: Iterable[ArchivedArticle], stream: TextIO) -> int:
    """Write one JSON object a line; gives back how many. Holds one article at a time."""
    written = 0
    for article in articles:
        stream.write(json.dumps(as_json_row(article), ensure_ascii=False) + "\n")
        written += 1
    return written


def write_csv(articles: Iterable[ArchivedArticle], stream: TextIO) -> int:
    """Write RFC 4180 CSV with a header line; lists as JSON arrays. Gives back how many articles.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
    """
    writer = csv.writer(stream)
    writer.writerow(_NAMES)
    written = 0
    for article in articles:
        writer.writerow([_cell(value) for value in as_json_row(article).values()])
        written += 1
    return written


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value
