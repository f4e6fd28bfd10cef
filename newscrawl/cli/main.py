"""The ``newscrawl`` program: its commands, and how a fault is told to a person."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from archive.errors import ArchiveError, ArticleNotFound, InvalidFilter, PageDamaged, PageNotKept, SearchNotUnderstood
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.verdict import EXIT_ARCHIVE, EXIT_USAGE

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
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    @staticmethod
    def _end(words: str, code: int) -> None:
        click.echo(f"newscrawl: {words}", err=True)
        sys.exit(code)


def _is_text(word: str) -> bool:
    """Python keeps bytes that are no UTF-8 as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in word)


@click.group(cls=_Newscrawl, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newscrawl")
def main() -> None:
    """Crawl regional news sites into a SQL archive, and read it.

    The archive is named by NEWSCRAWL_ARCHIVE (an SQLAlchemy address), or is newscrawl.db in this folder.
    """
