"""Scrapy's responses in our words."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from archive.crawls import Link
from newscrawl.clock import now
from newscrawl.items import Page
from newscrawl.reservations import reservations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scrapy.http import Response

    from archive.crawls import SourceState


SITE_SAYS = "site_says"
"""In the ``meta`` of a request for a page: what its host's file of reservations says of its address."""


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, 13.1)."""
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}


UNTRUSTED = "untrusted"
"""In the place of a validator (which is written in quotation marks), where those of a server do not tell changes."""
_BELIEVED_FOR = timedelta(days=1)


def conditions_of(known: SourceState | None, *, at: datetime) -> dict[str, str]:
    """The conditions under which a source is asked that was seen as ``known``.

    There are none on the first visit of a day after one on which it brought nothing: some servers answer that nothing
    has changed whatever has.
    """
    if known is None or known.etag == UNTRUSTED:
        return {}
    yielded = known.yielded_at or known.visited_at
    is_of_today = known.visited_at is None or known.visited_at.date() == at.date()
    if not is_of_today and yielded is not None and yielded + _BELIEVED_FOR <= at:
        return {}
    return conditions(known.etag, known.last_modified)


def validators(response: Response, known: SourceState | None, *, is_news: bool) -> tuple[str | None, str | None]:
    """ETag and Last-Modified of a source's answer, to be remembered.

    They are not trusted any more where they are the same as before with new articles in the answer.
    """
    told = header(response, "ETag"), header(response, "Last-Modified")
    if known is None or not any(told):
        return told
    is_lie = is_news and told == (known.etag, known.last_modified)
    return (UNTRUSTED, None) if is_lie or known.etag == UNTRUSTED else told


def header(response: Response, name: str) -> str | None:
    """A header of the answer as text, or ``None``."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def headers(response: Response, name: str) -> list[str]:
    """All headers of this name."""
    return [value.decode("latin-1") for value in response.headers.getlist(name)]


def link_of(response: Response) -> Link | None:
    """The announcement that a page was asked for by; ``None`` for one that somebody handed over."""
    return response.meta.get("link") if response.request else None


def page_of(response: Response) -> Page:
    """Scrapy's response as a page, with all addresses that led to it, and what went over the wire."""
    asked = [*response.meta.get("redirect_urls", []), response.url] if response.request else [response.url]
    link = link_of(response)
    site_says = response.meta.get(SITE_SAYS, ()) if link else ()
    if link is not None:
        asked.insert(0, link.url)
    return Page(
        url=response.url,
        body=response.body,
        fetched_at=now(),
        requested_urls=tuple(dict.fromkeys(asked)),
        content_type=header(response, "Content-Type"),
        link=link,
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        exchanges=response.meta.get("exchanges", ()) if link else (),
        robots=response.meta.get("robots") if link else None,
        site_says=site_says,
        reservations=reservations(partial(headers, response), response.body, site_says) if link else (),
    )


def moved_for_good(reasons: Sequence[object]) -> bool:
    """Whether all redirects on the way were permanent (RFC 9110, 15.4.2 and 15.4.9)."""
    return bool(reasons) and all(reason in {301, 308} for reason in reasons)
