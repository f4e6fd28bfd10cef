"""Captures as the tests of kept pages make them."""

import gzip
from datetime import UTC, datetime

from archive.pages import Capture, Exchange

AT = datetime(2025, 11, 1, 12, 0, 0, 123456, tzinfo=UTC)


def an_exchange(body=b"<h1>Bridge opens</h1>", *, url="https://hill.example/bridge", is_gzip=True, **changes):
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("X-Name", "Caf\xe9"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
    )
    if is_gzip:
        body, headers = gzip.compress(body, mtime=0), (*headers, ("Content-Encoding", "gzip"))
    facts = {
        "url": url,
        "at": AT,
        "reason": "OK",
        "headers": headers,
        "body": body,
        "request_headers": (("Host", "hill.example"), ("User-Agent", "newscrawl/0")),
        "address": "192.0.2.7",
    }
    return Exchange(**{**facts, **changes})


def a_capture(body=b"<h1>Bridge opens</h1>", **changes):
    return Capture(exchanges=(an_exchange(body, **changes),), robots="allowed")
