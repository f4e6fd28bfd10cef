"""A fetch that failed, in the words of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from archive.crawls import Outcome
from newscrawl.middlewares import ForbiddenByRobots, RefusedRequest

if TYPE_CHECKING:
    from twisted.python.failure import Failure

_BY_STATUS = {
    304: (Outcome.UNCHANGED, "not modified"),
    401: (Outcome.BLOCKED, "the site wants a login"),
    403: (Outcome.BLOCKED, "the site forbids it"),
    404: (Outcome.GONE, "not found"),
    407: (Outcome.BLOCKED, "a proxy wants a login"),
    410: (Outcome.GONE, "gone for good"),
    429: (Outcome.BLOCKED, "the site wants fewer requests"),
    451: (Outcome.BLOCKED, "withheld for legal reasons"),
}
_BY_ERROR = {
    CannotResolveHostError: "the host name does not exist",
    DownloadConnectionRefusedError: "the connection was refused",
    DownloadTimeoutError: "no answer in time",
    ResponseDataLossError: "the answer broke off",
    DownloadCancelledError: "the answer is larger than DOWNLOAD_MAXSIZE",
    UnsupportedURLSchemeError: "only http and https are fetched",
}


def outcome_of(failure: Failure) -> tuple[Outcome, str]:
    """The outcome of a request that brought no page, and one line of words with the address."""
    error = failure.value
    url = failure.request.url  # type: ignore[attr-defined]
    if isinstance(error, HttpError):
        status = error.response.status
        outcome, words = _BY_STATUS.get(status, (Outcome.FAILED, "the server answered with an error"))
        return outcome, f"{url}: {status}, {words}"
    if isinstance(error, ForbiddenByRobots):
        return Outcome.FORBIDDEN_BY_ROBOTS, str(error)
    if isinstance(error, RefusedRequest):
        return Outcome.FAILED, f"refused: {error}"
    if isinstance(error, IgnoreRequest):
        return Outcome.FAILED, f"{url}: not fetched: {str(error) or type(error).__name__}"
    for kind, words in _BY_ERROR.items():
        if isinstance(error, kind):
            return Outcome.FAILED, f"{url}: {words}"
    return Outcome.FAILED, f"{url}: {type(error).__name__}: {error}"
