"""Progress of crawls on a terminal: one line a site, drawn from the stats of its crawler."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from scrapy.crawler import Crawler

_EVERY = 0.2
"""Seconds between two looks at the stats."""


@contextmanager
def shown_progress(console: Console) -> Iterator[Callable[[Crawler], None]]:
    """A function to hand each crawler to; its figures are drawn until the block ends.

    On what is no terminal nothing is drawn.
    """
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description:<24}"),
        TextColumn("{task.fields[words]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        crawlers: dict[int, Crawler] = {}
        ended = threading.Event()

        def watch(crawler: Crawler) -> None:
            name = crawler.spidercls.name
            crawlers[progress.add_task(str(name), total=1, words="")] = crawler

        def draw() -> None:
            while not ended.wait(_EVERY):
                for task, crawler in list(crawlers.items()):
                    _draw(progress, task, crawler)

        drawing = threading.Thread(target=draw, daemon=True)
        drawing.start()
        try:
            yield watch
        finally:
            ended.set()
            drawing.join()


def _draw(progress: Progress, task: int, crawler: Crawler) -> None:
    try:
        stats = crawler.stats.get_stats()
    except RuntimeError:  # it has not started yet
        return
    pages = stats.get("downloader/response_count", 0)
    stored = {name.rsplit("/", 1)[1]: count for name, count in stats.items() if name.startswith("newscrawl/stored/")}
    words = ", ".join(f"{count} {name}" for name, count in sorted(stored.items()))
    completed = 1 if "newscrawl/verdict" in stats else 0
    progress.update(task, words=f"{pages} pages  {words}", completed=completed)  # type: ignore[arg-type]
