"""Bodies as recorders keep them: as sent, undone, or half undone."""

import gzip
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from tests_warc import zstd

from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.answers import LARGEST, answer_of

PAGE = b"<!doctype html><title>Bridge opens</title>" + b"<p>It is open.</p>" * 50


def chunked(body, size=100):
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(body):
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(body) + packing.flush()


def block(body, *headers, status="HTTP/1.1 200 OK", end="\r\n"):
    return end.join([status, *headers, "", ""]).encode() + body


def read(data):
    return answer_of(data, url="https://hill.example/a", at=datetime(2025, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ((), PAGE),
        ((f"Content-Length: {len(PAGE)}",), PAGE),
        (("Content-Encoding: gzip",), gzip.compress(PAGE)),
        (("content-encoding:  GZIP",), gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:])),
        (("Content-Encoding: gzip",), PAGE),  # undone by the recorder
        (("Content-Encoding: gzip", "Content-Length: 99999"), PAGE),
        (("Content-Encoding: x-gzip",), gzip.compress(PAGE)),
        (("Content-Encoding: deflate",), zlib.compress(PAGE)),
        (("Content-Encoding: deflate",), raw_deflate(PAGE)),
        (("Content-Encoding: deflate",), PAGE),
        (("Content-Encoding: br",), brotli.compress(PAGE)),
        (("Content-Encoding: br",), PAGE),
        (("Content-Encoding: zstd",), zstd.compress(PAGE)),
        (("Content-Encoding: zstd",), PAGE),
        (("Content-Encoding: gzip, br",), brotli.compress(gzip.compress(PAGE))),
        (("Transfer-Encoding: chunked",), chunked(PAGE)),
        (("Transfer-Encoding: chunked",), PAGE),
        (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), chunked(gzip.compress(PAGE))),
        (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), gzip.compress(PAGE)),
        (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), PAGE),
        (("Content-Encoding: identity",), PAGE),
        (("Content-Encoding: utf-8",), PAGE),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, tuple) else "",  # what gzip packs holds the time of the day
)
def test_the_body_is_what_a_reader_saw(headers, body):
    answer = read(block(body, *headers))
    assert answer.document == PAGE
    assert answer.exchange.content() == PAGE  # and so it is read again, when it was kept


@pytest.mark.parametrize("status", ["HTTP/1.1 200 OK", "HTTP/2 200", "HTTP/1.0 200", "HTTP/2.0 200 ", "HTTP/1.1  200"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_all_ways_to_write_a_status_line(status, end):
    answer = read(block(PAGE, "X-Robots-Tag: noarchive,", " nosnippet", status=status, end=end))
    assert answer.exchange.status == 200
    assert answer.document == PAGE
    assert answer.exchange.header("x-robots-tag") == "noarchive, nosnippet"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no answer over HTTP"),
        (b"<html>no headers</html>", "no answer over HTTP"),
        (block(PAGE, "Content-Length: 5000"), "ends after 942 of 5000"),
        (block(chunked(PAGE)[:-200], "Transfer-Encoding: chunked"), "within a chunk"),
        (block(chunked(PAGE).replace(b"64;", b"zz;", 3)[106:], "Transfer-Encoding: chunked"), None),
        (block(b"\x00\x01\x02" * 30, "Content-Encoding: br"), "not of the coding"),
        (block(gzip.compress(bytes(LARGEST + 1)), "Content-Encoding: gzip"), "more than 16 MiB"),
    ],
)
def test_what_is_not_whole_is_said(data, words):
    if words is None:
        read(data)
        return
    with pytest.raises(UnreadableRecord, match=words):
        read(data)
