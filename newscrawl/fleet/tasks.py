"""From a task of the queue to what this installation does about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.any_site import AnySiteSpider
from newscrawl.fleet.jobs import Kind, Task
from newscrawl.running import Assignment
from newscrawl.sites import site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.settings import Settings


def task_of(assignment: Assignment, arguments: Mapping[str, str] | None = None) -> Task:
    """The task of a crawl; with ``since`` among its arguments it is a back-fill."""
    given = {**assignment.arguments, **(arguments or {})}
    kind = Kind.BACK_FILL if given.get("since") else Kind.CRAWL
    return Task(kind=kind, name=assignment.site, arguments=given)


def assignment_of(task: Task, settings: Settings) -> Assignment:
    """What to crawl. Raises ``InvalidArgument`` for a site that has no file on this machine."""
    if "url" in task.arguments:
        return Assignment(spider=AnySiteSpider, site=task.name, arguments=task.arguments)
    return Assignment(spider=site(task.name, settings), site=task.name, arguments=task.arguments)
