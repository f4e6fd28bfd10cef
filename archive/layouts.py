"""How the pages of a site were built, day by day (``archive.skeletons``)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.dialects import insert_or_update
from archive.models import LayoutDay as LayoutDayRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutDay:
    """The pages of the articles of one site that were first seen on one day (UTC)."""

    site: str
    day: str
    as_before: float | None = None
    """How much of their skeletons is as on the days before, from 0 to 1; ``None`` where there are none."""
    skeletons: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Skeleton to number of pages that are built so; those that differ little are counted as one."""

    @property
    def pages(self) -> int:
        """Pages whose skeleton is known."""
        return sum(self.skeletons.values())


def remember_layouts(connection: Connection, days: Iterable[LayoutDay]) -> None:
    """Keep days as they are now."""
    for one in days:
        row = {"site": one.site, "day": one.day, "as_before": one.as_before, "skeletons": dict(one.skeletons)}
        insert_or_update(connection, LayoutDayRow, row, ["site", "day"])


def layout_days(connection: Connection, *, site: str | None, since: str) -> list[LayoutDay]:
    """Each site's days since one (ISO 8601), in the order of site and day."""
    query = select(LayoutDayRow.__table__).where(LayoutDayRow.day >= since)
    query = query.where(LayoutDayRow.site == site) if site else query
    rows = connection.execute(query.order_by(LayoutDayRow.site, LayoutDayRow.day))
    return [LayoutDay(site=row.site, day=row.day, as_before=row.as_before, skeletons=row.skeletons) for row in rows]
