"""A fetch that failed, in the words of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError

from archive.crawls import Outcome
from newscrawl.judging import by_status, is_wall
from newscrawl.middlewares import (
    ForbiddenByRobots,
    LeftTheSite,
    NoArticlesThere,
    RefusedRequest,
    RobotsUnreachable,
)
from newscrawl.network_errors import words_of

if TYPE_CHECKING:
    from twisted.python.failure import Failure

_DEAD = {401, 403, 404, 410}
_LOOP = "max redirections reached"


def outcome_of(failure: Failure) -> tuple[Outcome, str]:
    """The outcome of a request that brought no page, and one line of words with the address."""
    error = failure.value
    url = failure.request.url  # type: ignore[attr-defined]
    if isinstance(error, HttpError):
        settled = by_status(url, error.response.status)
        return settled.outcome, settled.words
    if isinstance(error, ForbiddenByRobots):
        return Outcome.FORBIDDEN_BY_ROBOTS, str(error)
    if isinstance(error, RefusedRequest):
        return Outcome.FAILED, f"refused: {error}"
    if isinstance(error, NoArticlesThere):
        return Outcome.NOT_AN_ARTICLE, str(error)
    if isinstance(error, LeftTheSite | RobotsUnreachable):
        return Outcome.FAILED, str(error)
    if isinstance(error, IgnoreRequest):
        return _not_fetched(failure)
    return Outcome.FAILED, f"{url}: {words_of(error) if error else 'no reason was given'}"


def is_refused(failure: Failure) -> bool:
    """Whether a request failed for a reason that asking again does not mend: an error of ours (4xx), or our own no."""
    error = failure.value
    if isinstance(error, HttpError):
        return 400 <= error.response.status < 500 and error.response.status not in {408, 425, 429}
    return isinstance(error, IgnoreRequest) and not isinstance(error, RobotsUnreachable)


def is_dead(failure: Failure) -> bool:
    """Whether nothing is to be had at an address, so that another spelling of it may be: a busy server is not dead."""
    error = failure.value
    if isinstance(error, HttpError):
        return error.response.status in _DEAD
    return isinstance(error, CannotResolveHostError | DownloadConnectionRefusedError)


def _not_fetched(failure: Failure) -> tuple[Outcome, str]:
    """The outcome of a request that Scrapy gave up: redirects without end above all, which walls like to make."""
    request, words = failure.request, str(failure.value) or type(failure.value).__name__  # type: ignore[attr-defined]
    hops = [*request.meta.get("redirect_urls", []), request.url]
    if words == _LOOP:
        if any(map(is_wall, hops)):
            return Outcome.BLOCKED, f"{hops[0]}: it leads to a login or consent page and back, without end"
        return Outcome.FAILED, f"{hops[0]}: it redirects without end"
    if "exceed" in words.lower():  # what Scrapy says of an answer that unpacks to too much
        return Outcome.FAILED, f"{request.url}: the answer is larger than DOWNLOAD_MAXSIZE"
    return Outcome.FAILED, f"{request.url}: not fetched: {words}"
