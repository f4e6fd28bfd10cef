"""One crawl per site at a time: a lease on the site, with a token that rises each time it changes hands.

A holder renews its lease while it works. One that was frozen or cut off finds, when it wakes, that the token
of its site has risen, and every transaction in which it would write looks at that first: so it writes
nothing. Who comes next need not wait for a holder of the same machine that is dead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update

from archive.dialects import clock, insert_missing
from archive.errors import LeaseHeld, LeaseLost
from archive.holders import is_dead, this_process
from archive.models import Lease as LeaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to write for a site, until a time (UTC) or until it is renewed."""

    site: str
    holder: str
    token: int
    until: datetime


def take(connection: Connection, site: str, *, lasting: timedelta) -> Lease:
    """Take the lease of a registered site. Raises ``LeaseHeld`` while another crawl has it."""
    insert_missing(connection, LeaseRow, [{"site": site, "token": 0}])
    row = connection.execute(_lease_of(site).with_for_update()).one()
    now = clock(connection)
    if row.holder is not None and row.until > now and not is_dead(row.holder):
        raise LeaseHeld(site, row.holder, row.until)
    lease = Lease(site=site, holder=this_process(), token=row.token + 1, until=now + lasting)
    values = {"token": lease.token, "holder": lease.holder, "until": lease.until}
    connection.execute(update(LeaseRow).where(LeaseRow.site == site).values(values))
    return lease


def check(connection: Connection, lease: Lease) -> None:
    """Make sure that a lease is still the newest of its site, and keep it so until the transaction ends.

    Raises ``LeaseLost``. One that has run out while nobody else asked for it still holds.
    """
    row = connection.execute(_KEEP_LEASE, {"lease_site": lease.site}).one_or_none()
    if row is None or row.token != lease.token:
        raise LeaseLost(lease.site, row.holder if row else None)


def renew(connection: Connection, lease: Lease, *, lasting: timedelta) -> Lease:
    """Hold a lease for longer. Raises ``LeaseLost``."""
    check(connection, lease)
    renewed = replace(lease, until=clock(connection) + lasting)
    connection.execute(update(LeaseRow).where(LeaseRow.site == lease.site).values(until=renewed.until))
    return renewed


def give_back(connection: Connection, lease: Lease) -> None:
    """End a lease before its time. The token stays: it only ever rises. Raises ``LeaseLost``."""
    check(connection, lease)
    connection.execute(update(LeaseRow).where(LeaseRow.site == lease.site).values(holder=None, until=None))


def running(connection: Connection) -> dict[str, Lease]:
    """Site to lease, for every site that is being crawled."""
    now = clock(connection)
    rows = connection.execute(select(LeaseRow.__table__).where(LeaseRow.until > now))
    return {
        row.site: Lease(site=row.site, holder=row.holder, token=row.token, until=row.until)
        for row in rows
        if row.holder and not is_dead(row.holder)
    }


_KEEP_LEASE = select(LeaseRow.__table__).where(LeaseRow.site == bindparam("lease_site")).with_for_update()
"""Made once: every transaction begins with it."""


def _lease_of(site: str) -> Select[Any]:
    return select(LeaseRow.__table__).where(LeaseRow.site == site)
