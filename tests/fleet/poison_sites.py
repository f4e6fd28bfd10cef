"""A site whose crawl ends the process that it runs in, as a fault in a library of C does."""

import os
import signal

from newscrawl.discovery import SectionPage
from newscrawl.spider import NewsSpider


class PoisonSpider(NewsSpider):
    """Dies while others are crawled beside it."""

    name = "poison"
    homepage = "http://poison.localhost/"
    sources = (SectionPage("/"),)

    async def start(self):
        os.kill(os.getpid(), signal.SIGKILL)
        yield None
