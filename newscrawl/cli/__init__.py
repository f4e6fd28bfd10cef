"""The command line: ``newscrawl --help``."""

from newscrawl.cli.main import main as main
