"""A capture as WARC records, and the page in a record as an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from archive.errors import PageDamaged
from archive.pages.exchange import Capture, Exchange, Headers
from archive.pages.records import Fields, Record, date, in_base32, member, new_id

_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
"""The profile of records that do not repeat the bytes of an earlier one (ISO 28500:2017, 6.7.2)."""
_RESPONSE, _REQUEST = "application/http;msgtype=response", "application/http;msgtype=request"


def records_of(capture: Capture, same_as: Exchange | None = None) -> Iterator[bytes]:
    """The records of a capture, each a member: the page's own first, then its request, what led to it, and remarks.

    ``same_as`` is an earlier exchange that brought the very same bytes: they are not repeated.
    """
    page = capture.page
    name = new_id()
    yield _page_record(page, name, same_as)
    yield from _request(page, name)
    for hop in reversed(capture.exchanges[:-1]):
        hop_name = new_id()
        yield _page_record(hop, hop_name, None)
        yield from _request(hop, hop_name)
    remarks = [*([f"robots.txt: {capture.robots}"] if capture.robots else []), *capture.reservations]
    if remarks:
        fields = [*_fields(page, new_id()), ("WARC-Concurrent-To", name), ("Content-Type", "application/warc-fields")]
        yield member(
            "metadata", fields, "".join(f"reservation: {' '.join(one.split())}\r\n" for one in remarks).encode()
        )


def pack(capture: Capture) -> None:
    """Make the records of a capture beforehand: those of a page that is not known to be the same as an earlier one."""
    capture.packed[:] = records_of(capture)


def taken_from(capture: Capture, same_as: Exchange | None = None) -> list[bytes]:
    """The records of a capture to be written now, those that were made beforehand if there are any."""
    if same_as is not None or not capture.packed:
        return list(records_of(capture, same_as))
    records = list(capture.packed)
    capture.packed.clear()
    return records


def _page_record(exchange: Exchange, name: str, same_as: Exchange | None) -> bytes:
    fields = _fields(exchange, name)
    if exchange.address:
        fields.append(("WARC-IP-Address", exchange.address))
    fields.append(("WARC-Payload-Digest", in_base32(exchange.digest)))
    if exchange.is_made:
        kind = exchange.header("Content-Type") or "application/octet-stream"
        return member("resource", [*fields, ("Content-Type", kind)], exchange.body)
    fields.append(("Content-Type", _RESPONSE))
    head = _head(f"{exchange.protocol} {exchange.status} {exchange.reason}".rstrip(), exchange.headers)
    if same_as is not None:
        fields += [
            ("WARC-Profile", _SAME),
            ("WARC-Refers-To-Target-URI", same_as.url),
            ("WARC-Refers-To-Date", date(same_as.at)),
        ]
        return member("revisit", fields, head)
    return member(
        "response", fields, head + exchange.body, is_compressed=exchange.header("Content-Encoding") is not None
    )


def _request(exchange: Exchange, name: str) -> Iterator[bytes]:
    """The request of an exchange, if it is known."""
    if exchange.request_headers:
        _, _, rest = exchange.url.partition("://")
        path = "/" + rest.partition("/")[2].partition("#")[0]
        fields = [*_fields(exchange, new_id()), ("WARC-Concurrent-To", name), ("Content-Type", _REQUEST)]
        yield member("request", fields, _head(f"{exchange.method} {path} HTTP/1.1", exchange.request_headers))


def _fields(exchange: Exchange, name: str) -> Fields:
    return [("WARC-Record-ID", name), ("WARC-Date", date(exchange.at)), ("WARC-Target-URI", exchange.url)]


def _head(first: str, headers: Headers) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1", "replace") + b"\r\n"


def exchange_of(record: Record) -> Exchange:
    """The page in a record; that of a revisit has no body. Raises ``PageDamaged`` for a record of another kind."""
    fields = record.fields
    known = {"url": fields.get("warc-target-uri", ""), "address": fields.get("warc-ip-address")}
    try:
        at = datetime.fromisoformat(fields["warc-date"])
    except (KeyError, ValueError) as error:
        raise PageDamaged("the record has no date") from error
    if record.kind == "resource":
        headers = (("Content-Type", fields.get("content-type", "")),)
        return Exchange(**known, at=at, headers=headers, body=record.block, is_made=True)  # type: ignore[arg-type]
    if record.kind not in {"response", "revisit"}:
        why = record.block.strip().decode("utf-8", "replace") if record.kind == "metadata" else "it holds no page"
        raise PageDamaged(f"the record is of kind {record.kind or 'none'}: {why[:200]}")
    head, end, body = record.block.partition(b"\r\n\r\n")
    if not end:
        raise PageDamaged("the record holds no answer of HTTP")
    first, *lines = head.decode("latin-1").split("\r\n")
    protocol, _, rest = first.partition(" ")
    status, _, reason = rest.partition(" ")
    if not status.isdigit():
        raise PageDamaged(f"the answer begins with {first[:100]!r}")
    pairs = tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in lines))
    return Exchange(**known, at=at, protocol=protocol, status=int(status), reason=reason, headers=pairs, body=body)  # type: ignore[arg-type]
