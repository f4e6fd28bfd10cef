"""What goes wrong between us and a server, in words."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

_BY_ERROR = {
    CannotResolveHostError: "the host name does not exist",
    DownloadConnectionRefusedError: "the connection was refused",
    DownloadTimeoutError: "no answer in time",
    ResponseDataLossError: "the answer broke off",
    DownloadCancelledError: "the answer is larger than DOWNLOAD_MAXSIZE",
    UnsupportedURLSchemeError: "only http and https are fetched",
}


def words_of(error: BaseException) -> str:
    """One line for an error of the network; the error's own words for one that is not known."""
    for kind, words in _BY_ERROR.items():
        if isinstance(error, kind):
            return words
    return f"{type(error).__name__}: {error}"
