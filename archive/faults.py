"""What a database driver raises, in words that say what, where, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from archive.errors import ArchiveError, ArchiveFull, ArchiveUnavailable, ArchiveUnreachable

_BY_STATE: dict[str, tuple[type[ArchiveError], str]] = {
    "28P01": (ArchiveUnavailable, "refuses the user's name or password"),
    "28000": (ArchiveUnavailable, "refuses the user"),
    "3D000": (ArchiveUnavailable, "there is no such database; make it first, with createdb"),
    "42501": (ArchiveUnavailable, "the user has no right to do this; grant it"),
    "25006": (ArchiveFull, "may only be read: it is a standby, or the user is a reader"),
    "2BP01": (ArchiveUnavailable, "something else is built on it: drop that, run this again, and make it again"),
    "53100": (ArchiveFull, "the disk is full; make room and run it again"),
    "53200": (ArchiveUnreachable, "the server is out of memory"),
    "53300": (ArchiveUnreachable, "the server has too many connections; raise max_connections, or run less at once"),
    "55P03": (ArchiveUnreachable, "is locked by somebody else for too long"),
    "57014": (ArchiveUnreachable, "took too long for one question, and broke it off"),
    "57P01": (ArchiveUnreachable, "was shut down"),
    "57P02": (ArchiveUnreachable, "was shut down"),
    "57P03": (ArchiveUnreachable, "is starting up, or shutting down"),
    "40P01": (ArchiveUnreachable, "two writers waited for each other"),
    "23505": (ArchiveError, "somebody else wrote the same at the same moment; do it again"),
    "40001": (ArchiveUnreachable, "two writers came at once"),
}
"""SQLSTATE (PostgreSQL, appendix A) to our error and words."""

_IS_BUILT_ON = "2BP01"
"""Its second line names what depends on what was to be dropped."""

_BY_WORDS: tuple[tuple[re.Pattern[str], type[ArchiveError], str], ...] = tuple(
    (re.compile(words), kind, said)
    for words, kind, said in (
        ("password authentication failed|no password supplied", *_BY_STATE["28P01"]),
        ("no pg_hba.conf entry|role .* does not exist|peer authentication failed", *_BY_STATE["28000"]),
        ("database .* does not exist", *_BY_STATE["3D000"]),
        ("too many clients|too many connections|connection slots", *_BY_STATE["53300"]),
        ("starting up|shutting down", *_BY_STATE["57P03"]),
        (
            "connection refused|no such file|name or service|could not translate|resolve host|no route|timeout expired"
            "|network is unreachable",
            ArchiveUnreachable,
            "no server answers there; is PostgreSQL running, and is the address right?",
        ),
        (
            "closed the connection unexpectedly|connection reset|broken pipe|connection has been closed",
            ArchiveUnreachable,
            "the server broke the connection off",
        ),
        ("is full|no space|quota", *_BY_STATE["53100"]),
        ("disk i/o error", ArchiveFull, "the disk refuses; is there room, and is it sound?"),
        ("readonly|read-only", ArchiveFull, "may not be written; check the rights of file and folder"),
        ("locked", ArchiveUnreachable, "is locked by another process for too long"),
        ("not a database|malformed", ArchiveUnavailable, "is no archive, or a damaged one"),
        ("unable to open", ArchiveUnavailable, "cannot be opened; check the rights of file and folder"),
    )
)
"""For what comes without a state: failures to connect, and all of SQLite."""


@contextmanager
def in_words(url: URL) -> Iterator[None]:
    """Turn what a driver raises into an ``ArchiveError`` that says what, where, and what to do."""
    try:
        yield
    except ArchiveError:
        raise
    except DBAPIError as error:
        raise _named(error, shown(url)) from error
    except NoConnectionFree as error:
        raise ArchiveUnreachable(f"{shown(url)}: all connections of this process are in use") from error


def shown(url: URL) -> str:
    """An address as people may see it: without its password."""
    return url.render_as_string(hide_password=True)


def _named(error: DBAPIError, where: str) -> ArchiveError:
    said = str(error.orig or error).strip()
    words = _telling_line(said.splitlines()) if said else "no answer"
    state = getattr(error.orig, "sqlstate", None)
    if state == _IS_BUILT_ON:
        words = "; ".join(line.removeprefix("DETAIL:").strip() for line in said.splitlines() if "HINT:" not in line)
    if state in _BY_STATE:
        kind, what = _BY_STATE[state]
        return kind(f"{where}: {what} ({words})")
    for pattern, kind, what in _BY_WORDS:
        if pattern.search(said.lower()):
            return kind(f"{where}: {what} ({words})")
    if error.connection_invalidated:
        return ArchiveUnreachable(f"{where}: the connection was lost ({words})")
    if isinstance(error, OperationalError | InterfaceError | InternalError):
        return ArchiveUnavailable(f"{where} does not answer ({words})")
    return ArchiveError(f"{where}: {words}")


def _telling_line(lines: list[str]) -> str:
    """A driver tells its troubles to connect one by one, and the last one is it; its guesses are set in by a tab."""
    plain = [line for line in lines if not line.startswith("\t")] or lines
    return plain[-1 if "connection" in plain[0] else 0]
