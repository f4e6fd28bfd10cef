"""The ``newscrawl`` program: its commands, and how a fault is told to a person."""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from archive.errors import ArchiveError, ArticleNotFound, InvalidFilter, PageDamaged, PageNotKept, SearchNotUnderstood
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.verdict import EXIT_ARCHIVE, EXIT_OUTPUT, EXIT_USAGE

_COMMANDS = {
    "crawl": "newscrawl.cli.crawl",
    "dispatch": "newscrawl.cli.dispatch",
    "worker": "newscrawl.cli.worker",
    "workers": "newscrawl.cli.workers",
    "probe": "newscrawl.cli.probe",
    "sites": "newscrawl.cli.sites",
    "coverage": "newscrawl.cli.coverage",
    "ingest": "newscrawl.cli.ingest",
    "extract": "newscrawl.cli.extract",
    "pages": "newscrawl.cli.pages",
    "cite": "newscrawl.cli.cite",
    "fixture": "newscrawl.cli.fixture",
    "show": "newscrawl.cli.show",
    "find": "newscrawl.cli.find",
    "search": "newscrawl.cli.search",
    "changes": "newscrawl.cli.changes",
    "export": "newscrawl.cli.export",
    "reread": "newscrawl.cli.reread",
    "takedown": "newscrawl.cli.takedown",
    "check": "newscrawl.cli.check",
    "db": "newscrawl.cli.db",
    "demo": "newscrawl.cli.demo",
    "health": "newscrawl.cli.health",
    "notify": "newscrawl.cli.notify",
    "metrics": "newscrawl.cli.metrics",
    "schedule": "newscrawl.cli.schedule",
    "doctor": "newscrawl.cli.doctor",
}

_GIVEN = "newscrawl.given"
_ALLOCATED_BETWEEN_COLLECTIONS = 20_000
"""Objects. What is imported stays, and Python's own 700 would look through it again and again: a tenth of the start."""


class _Output(io.FileIO):
    """Standard output that knows whether it was what could not be written."""

    has_failed = False

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError:
            self.has_failed = True
            raise

    @classmethod
    def in_place_of_stdout(cls) -> _Output | None:
        """Have all that is printed go through one; ``None`` where something else than Python's own is in its place.

        What it cannot say becomes a question mark: a terminal without ✓ can do with that.
        """
        before = sys.stdout
        if not isinstance(before, io.TextIOWrapper) or before is not sys.__stdout__:
            return None
        output = cls(before.fileno(), "w", closefd=False)
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(output),
            encoding=before.encoding,
            errors="replace" if before.errors == "strict" else before.errors,
            line_buffering=before.line_buffering,
            write_through=before.write_through,
        )
        return output


class _Newscrawl(click.Group):
    """Commands that are imported when they are called, and faults that end in one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        gc.set_threshold(_ALLOCATED_BETWEEN_COLLECTIONS)
        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_GIVEN] = list(args)
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        output = _Output.in_place_of_stdout()
        try:
            try:
                return super().main(*args, **kwargs)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()  # not when Python ends, where nobody would hear of what is lost
        except BrokenPipeError:
            _give_up_stdout()
            sys.exit(0)
        except OSError as error:
            if output is None or not output.has_failed:
                raise
            _give_up_stdout()
            self._end(f"standard output cannot be written: {error.strerror}", EXIT_OUTPUT)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UnicodeEncodeError:
            # A file's name may be any bytes; what is asked of an archive may not.
            broken = next((one for one in ctx.meta[_GIVEN] if not _is_text(one)), None)
            if broken is None:
                raise
            self._end(f"{broken!a} is no text in UTF-8: write it as the terminal does", EXIT_USAGE)
        except (InvalidArgument, InvalidFilter, SearchNotUnderstood) as error:
            self._end(str(error), EXIT_USAGE)
        except (ArticleNotFound, PageNotKept, PageDamaged) as error:
            self._end(str(error), 1)
        except ArchiveError as error:
            self._end(str(error), EXIT_ARCHIVE)
        except NewscrawlError as error:
            self._end(str(error), 1)
        except KeyboardInterrupt:
            self._end("stopped", 130)
        except BrokenPipeError:
            # Whoever read our output has seen enough (`newscrawl find … | head`).
            _give_up_stdout()
            sys.exit(0)

    @staticmethod
    def _end(words: str, code: int) -> None:
        click.echo(f"newscrawl: {words}", err=True)
        sys.exit(code)


def _is_text(word: str) -> bool:
    """Python keeps bytes that are no UTF-8 as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in word)


def _give_up_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Newscrawl, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newscrawl")
def main() -> None:
    """Crawl regional news sites into a SQL archive, and read it.

    The archive is named by NEWSCRAWL_ARCHIVE (an SQLAlchemy address), or is newscrawl.db in this folder.
    """
