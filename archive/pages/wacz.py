"""Kept pages as a WACZ package (specs.webrecorder.net/wacz/1.1.1): one file that any replay tool opens.

The records are copied as they lie in the folder, byte by byte; a page that refers to an earlier one for its bytes
brings that one along.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl, urlencode, urlsplit

from archive.errors import ArchiveFull, PageDamaged
from archive.pages.captures import exchange_of
from archive.pages.exchange import Pointer
from archive.pages.folder import PagesFolder
from archive.pages.records import Record, date, member, new_id, scan
from archive.placing import put_in_place

_DATA = "archive/data.warc.gz"
_LINES_A_BLOCK = 1024
"""Lines of the index that are compressed together, so that a reader fetches only some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedPage:
    """One page that goes into a package."""

    url: str
    at: datetime
    title: str
    pointer: Pointer


@dataclass(slots=True)
class PackageReport:
    """What went into a package."""

    pages: int = 0
    records: int = 0
    faults: list[str] = field(default_factory=list)
    """Pages that could not be read, in words: they are left out."""


def write_package(
    path: Path, folder: PagesFolder, pages: Iterable[PackedPage], *, title: str, software: str, created: datetime
) -> PackageReport:
    """Write a package of these pages to ``path``, which is replaced once it is whole.

    Raises ``ArchiveFull`` where it cannot be written, ``ArchiveUnavailable`` where the pages cannot be reached.
    """
    try:
        with (
            put_in_place(path) as place,
            place.open("wb") as stream,  # a pipe too: by its name it would be opened for reading as well
            zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive,
        ):
            package = _Package(archive, created)
            package.write_records(folder, pages)
            package.write_rest(title, software)
    except OSError as error:
        raise ArchiveFull(f"{path} cannot be written: {error.strerror or error}") from error
    return package.report


class _Package:
    """A package on its way: what was written, and what is to be told of it in the end."""

    def __init__(self, archive: zipfile.ZipFile, created: datetime) -> None:
        self._zip, self._created = archive, created
        self._resources: list[dict[str, object]] = []
        self._index: list[str] = []
        self._pages: list[str] = []
        self.report = PackageReport()

    @contextmanager
    def _entry(self, path: str) -> Iterator[_Entry]:
        about = zipfile.ZipInfo(path, self._created.timetuple()[:6])
        with self._zip.open(about, "w", force_zip64=True) as out:
            entry = _Entry(out)
            yield entry
        name = path.rpartition("/")[2]
        self._resources.append({"name": name, "path": path, "hash": entry.hash, "bytes": entry.size})

    def write_records(self, folder: PagesFolder, pages: Iterable[PackedPage]) -> None:
        there: set[tuple[str, int]] = set()
        with self._entry(_DATA) as out:
            out.write(_warcinfo(self._created))
            for page in pages:
                try:
                    parts = [
                        (one, _sound(one, folder.raw(one)))
                        for one in (page.pointer.original, page.pointer)
                        if one is not None
                    ]
                except PageDamaged as error:
                    self.report.faults.append(str(error))
                    continue
                for pointer, data in parts:
                    if (pointer.file, pointer.offset) not in there:
                        there.add((pointer.file, pointer.offset))
                        self._copy(out, data)
                self._note(page)

    def _copy(self, out: _Entry, data: bytes) -> None:
        for offset, length, record in scan(data):
            if record is None:
                continue
            if record.kind in {"response", "revisit", "resource"}:
                self._index.append(_index_line(record, out.size, length))
            out.write(data[offset : offset + length])
            self.report.records += 1

    def _note(self, page: PackedPage) -> None:
        self.report.pages += 1
        about = {"id": str(self.report.pages), "url": page.url, "ts": _iso(page.at), "title": page.title}
        self._pages.append(json.dumps(about, ensure_ascii=False))

    def write_rest(self, title: str, software: str) -> None:
        """Index, list of pages, and the description that names all files with their digests."""
        self._write_index()
        with self._entry("pages/pages.jsonl") as out:
            head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
            out.write("".join(f"{line}\n" for line in [json.dumps(head), *self._pages]).encode())
        about = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": title,
            "software": software,
            "created": _iso(self._created),
            "resources": self._resources,
        }
        text = json.dumps(about, ensure_ascii=False, indent=2).encode()
        self._zip.writestr("datapackage.json", text)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(text).hexdigest()}"}
        self._zip.writestr("datapackage-digest.json", json.dumps(digest))

    def _write_index(self) -> None:
        self._index.sort()
        blocks = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}']
        with self._entry("indexes/index.cdx.gz") as out:
            for start in range(0, len(self._index), _LINES_A_BLOCK):
                lines = self._index[start : start + _LINES_A_BLOCK]
                packed = gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0)
                place = {"offset": out.size, "length": len(packed), "digest": f"sha256:{_sha256(packed)}"}
                key = " ".join(lines[0].split(" ", 2)[:2])
                blocks.append(f"{key} {json.dumps({**place, 'filename': 'index.cdx.gz'})}")
                out.write(packed)
        with self._entry("indexes/index.idx") as out:
            out.write("".join(f"{line}\n" for line in blocks).encode())


class _Entry:
    """A file within the package while it is written."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._digest, self.size = out, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def hash(self) -> str:
        return f"sha256:{self._digest.hexdigest()}"


def _sound(pointer: Pointer, data: bytes) -> bytes:
    """The records of a capture, if that of the page itself is whole. Raises ``PageDamaged``."""
    _, _, record = next(scan(data))
    if record is None:
        raise PageDamaged(f"{pointer.file} at {pointer.offset}: the page is damaged")
    return data


def _warcinfo(created: datetime) -> bytes:
    fields = [
        ("WARC-Record-ID", new_id()),
        ("WARC-Date", date(created)),
        ("WARC-Filename", _DATA.rpartition("/")[2]),
        ("Content-Type", "application/warc-fields"),
    ]
    return member("warcinfo", fields, b"software: newscrawl\r\nformat: WARC file version 1.1\r\n")


def _index_line(record: Record, offset: int, length: int) -> str:
    exchange = exchange_of(record)
    mime = (exchange.header("Content-Type") or "unk").partition(";")[0].strip().lower()
    about = {
        "url": exchange.url,
        "mime": "warc/revisit" if record.kind == "revisit" else mime,
        "status": str(exchange.status),
        "digest": record.fields.get("warc-payload-digest", ""),
        "length": str(length),
        "offset": str(offset),
        "filename": _DATA.rpartition("/")[2],
    }
    return f"{sort_key(exchange.url)} {exchange.at.astimezone(UTC):%Y%m%d%H%M%S} {json.dumps(about)}"


def sort_key(url: str) -> str:
    """An address as indexes of web archives sort it (SURT): ``com,example)/path?a=1&b=2``."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = (parts.path or "/").replace(" ", "%20")
    return f"{','.join(reversed(host.split('.')))}{port}){path}{f'?{query}' if query else ''}"


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
