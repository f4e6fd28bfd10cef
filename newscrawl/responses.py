"""Scrapy's responses in our words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from archive.crawls import Link
from newscrawl.clock import now
from newscrawl.items import Page
from newscrawl.reservations import reservations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy.http import Response


SITE_SAYS = "site_says"
"""In the ``meta`` of a request for a page: what its host's file of reservations says of its address."""


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, 13.1)."""
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}


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
