"""One part of a file, read: for each record that may be a page, what is to be written of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urldefrag

from archive.crawls import Link, Outcome, SiteFacts
from archive.pages import Exchange
from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.hosts import Hosts, KnownSite
from newscrawl.ingest.pages import Fetched, Redirects, fetched
from newscrawl.ingest.parts import Part
from newscrawl.ingest.records import TORN, Record, Step, steps
from newscrawl.items import Page, ReadPage
from newscrawl.judging import Settled, article_of, before_reading, by_status

_log = logging.getLogger(__name__)

NO_PAGE, REDIRECT = "no_page", "redirect"
"""What a record may be besides the outcomes of a link: no HTML, or the way to another record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one record came to: an article, or why it is none; with where to go on after it."""

    step: Step
    is_done: bool = True
    """False for a record at the end of a file that may still be growing."""
    read: ReadPage | None = None
    site: SiteFacts | None = None
    link: Link | None = None
    settled: Settled | None = None
    at: datetime | None = None
    same_as: str | None = None
    """The address whose page this one repeats to the byte."""
    counted: str | None = None
    """What it is counted as; for an article the archive decides."""


def read_part(
    part: Part, hosts: Hosts, redirects: Redirects, *, start: int, skip: int, obey: frozenset[str]
) -> Iterator[Found]:
    """Everything in a part from ``start`` on, with the first ``skip`` records left out.

    Addresses that redirect to what was not met stay in ``redirects``. Raises ``UnreadableRecord`` for a file that is
    none, or cannot be opened.
    """
    with part.file.opened() as stream:
        for number, step in enumerate(steps(stream, start=start, end=part.end)):
            if number >= skip:
                yield _found(step, hosts, redirects, obey=obey)


def _found(step: Step, hosts: Hosts, redirects: Redirects, *, obey: frozenset[str]) -> Found:
    if step.damage is not None:
        return Found(step=step, settled=Settled(Outcome.FAILED, step.damage), counted=Outcome.FAILED)
    if step.record is None:
        return Found(step=step)
    try:
        answer = fetched(step.record)
    except UnreadableRecord as error:
        words = f"{step.record.url}: {error}"
        is_torn = step.record.fault == TORN
        return Found(step=step, is_done=not is_torn, settled=Settled(Outcome.FAILED, words), counted=Outcome.FAILED)
    if answer is None:
        return Found(step=step, counted=NO_PAGE)
    target = answer.leads_to()
    if target is not None:
        redirects.note(answer, target)
        return Found(step=step, counted=REDIRECT)
    hops = redirects.led_to(answer.url)
    if step.record.kind == "revisit":
        return _revisited(step, step.record, answer, hosts)
    status = answer.answer.exchange.status
    if not 200 <= status < 300:
        link = hosts.site_of(answer.url).link(hops[0].url if hops else answer.url)
        return _settled(step, answer, link, by_status(answer.url, status))
    if not answer.is_html():
        return Found(step=step, counted=NO_PAGE)
    return _page_found(step, answer, hops, hosts, obey=obey)


def _page_found(
    step: Step, answer: Fetched, hops: tuple[Exchange, ...], hosts: Hosts, *, obey: frozenset[str]
) -> Found:
    known = hosts.site_of(answer.url)
    page = answer.page(hops)
    first = page.requested_urls[0]
    link = known.link(first)
    if answer.answer.exchange.status == 206:
        return _settled(step, answer, link, Settled(Outcome.FAILED, f"{page.url}: only a part of the page was fetched"))
    if not known.may_be_article(first) and not known.may_be_article(page.url):
        words = f"{page.url}: such addresses are not those of articles"
        return _settled(step, answer, link, Settled(Outcome.NOT_AN_ARTICLE, words))
    read = before_reading(page, first, answer.answer.exchange.all_headers, obey) or _read(known, page, first, answer)
    if isinstance(read, Settled):
        return _settled(step, answer, link, read)
    return Found(step=step, read=read, site=known.facts, link=link, at=answer.at)


def _read(known: KnownSite, page: Page, first: str, answer: Fetched) -> ReadPage | Settled:
    try:
        return article_of(known.read(page, dict(answer.answer.exchange.headers)), first)
    except Exception:  # noqa: BLE001 - one page must not end a file of a million
        _log.exception("%s could not be read", page.url)
        return Settled(Outcome.FAILED, f"{page.url}: reading it failed; the log has the trace")


def _settled(step: Step, answer: Fetched, link: Link, settled: Settled) -> Found:
    return Found(step=step, link=link, settled=settled, at=answer.at, counted=settled.outcome)


def _revisited(step: Step, record: Record, answer: Fetched, hosts: Hosts) -> Found:
    """A record without a body, since an earlier one has the very same (WARC 1.1, 6.7)."""
    if not answer.is_html():
        return Found(step=step, counted=NO_PAGE)
    other = urldefrag(record.headers.get("warc-refers-to-target-uri", "").strip("<> ")).url
    link = hosts.site_of(answer.url).link(answer.url)
    return Found(
        step=step,
        link=link,
        settled=Settled(Outcome.UNCHANGED, "the same page as before"),
        at=answer.at,
        same_as=other if other and other != answer.url else None,
        counted=Outcome.UNCHANGED,
    )
