"""``scrapy crawl``, with an exit code that tells how the crawl ended.

Scrapy's own exits with 0 when the site is unreachable, a callback raises, or every item is lost.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from archive.errors import ArchiveError
from newscrawl.arguments import Arguments
from newscrawl.errors import InvalidArgument
from newscrawl.running import check_settings, report_of
from newscrawl.sites import unknown_site
from newscrawl.spider import NewsSpider
from newscrawl.verdict import EXIT_ARCHIVE, EXIT_USAGE

if TYPE_CHECKING:
    import argparse


class Command(ScrapyCrawl):
    """Runs one spider; the exit code is the verdict's (README, "Exit codes")."""

    def short_desc(self) -> str:
        return "Run a spider of the current project, by name; the exit code is the verdict"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one spider (`scrapy list` shows all)")
        process = self.crawler_process
        if process is None:
            raise RuntimeError("scrapy gave this command no crawler process")
        if args[0] not in process.spider_loader.list():
            self._refuse(unknown_site(args[0], process.spider_loader.list()), EXIT_USAGE)
            return
        crawler = self._create_crawler(args[0])
        try:
            if issubclass(crawler.spidercls, NewsSpider):
                check_arguments(crawler.spidercls, opts.spargs)
                check_settings(crawler.settings)
        except InvalidArgument as error:
            self._refuse(str(error), EXIT_USAGE)
            return
        except ArchiveError as error:
            self._refuse(str(error), EXIT_ARCHIVE)
            return
        process.crawl(crawler, **opts.spargs)
        process.start()
        self.exitcode = report_of(crawler, args[0]).exit_code

    def _refuse(self, words: str, code: int) -> None:
        print(f"scrapy crawl: {words}", file=sys.stderr)  # noqa: T201
        self.exitcode = code


def check_arguments(spider: type[NewsSpider], given: dict[str, str]) -> None:
    """Raise ``InvalidArgument`` for arguments that the spider would refuse."""
    if spider.name == "any":
        spider(**given)
    else:
        Arguments.from_text(given)
