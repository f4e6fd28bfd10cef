"""What the log says of an item: its address, not its text."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from pythonjsonlogger.json import JsonFormatter
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.logformatter import LogFormatter, LogFormatterResult

from newscrawl.items import RawArticle

if TYPE_CHECKING:
    from scrapy.http import Response
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure


def address_of(item: Any) -> str:
    """The address of an item at whatever stage of the road, for people to read."""
    if isinstance(item, RawArticle):
        return item.page.url
    if isinstance(item, dict):
        return str(item.get("url", "an item without address"))
    article = getattr(item, "article", item)
    return str(getattr(article, "url", article))


class QuietFormatter(LogFormatter):
    """One line for each item. A page that is no article is no warning: most pages of a site are none."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        return {"level": logging.DEBUG, "msg": "Read %(url)s", "args": {"url": address_of(item)}}

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        level = getattr(exception, "log_level", None) or logging.WARNING
        if isinstance(level, str):
            level = logging.getLevelNamesMapping()[level]
        return {"level": level, "msg": "%(reason)s", "args": {"reason": str(exception)}}

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        args = {"url": address_of(item), "error": exception}
        return {"level": logging.ERROR, "msg": "Could not keep %(url)s: %(error)s", "args": args}


class DropQuietly(DropItem):
    """Ends the road of an item for a reason that is no fault; logged for whoever looks closely."""

    log_level = "INFO"


class _Lines(JsonFormatter):
    """Spiders are told by their names."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        named = {name: one.name if isinstance(one, Spider) else one for name, one in log_data.items()}
        return super().process_log_record(named)


def write_json_lines(settings: BaseSettings) -> None:
    """Set up a log of which every line is a JSON object, in place of Scrapy's own."""
    names = {"asctime": "at", "levelname": "level", "name": "logger"}
    formatter = _Lines(
        "%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=names, datefmt="%Y-%m-%dT%H:%M:%SZ",
        json_ensure_ascii=False,
    )  # fmt: skip
    formatter.converter = time.gmtime
    handler = logging.FileHandler(settings["LOG_FILE"]) if settings.get("LOG_FILE") else logging.StreamHandler()
    handler.setFormatter(formatter)
    handler.setLevel(settings.get("LOG_LEVEL"))
    logging.root.addHandler(handler)
