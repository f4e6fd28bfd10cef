"""The queue: pgqueuer on the archive's PostgreSQL, in a schema of its own, with a fence around it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

import psycopg
from pgqueuer.adapters.persistence import qb
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.domain.settings import DBSettings, Durability
from pgqueuer.domain.types import Channel

from archive.errors import ArchiveUnavailable
from newscrawl.errors import NewscrawlError
from newscrawl.fleet.address import connection_of
from newscrawl.fleet.jobs import PRIORITIES, Task
from newscrawl.fleet.lines import Lines

if TYPE_CHECKING:
    from pgqueuer.domain import models, types

_SCHEMA = "newscrawl_queue"
CHANNEL = Channel("newscrawl_queue")
_LOG_KEPT = timedelta(days=7)
_PATIENCE = 10.0
"""Seconds for which a command at a prompt waits for the server."""

SETTINGS = DBSettings(
    prefix="",
    db_schema=_SCHEMA,
    channel=CHANNEL,
    function="fn_changed",
    statistics_table="statistics",
    queue_status_type="job_status",
    queue_table="jobs",
    queue_table_log="log",
    trigger="tg_changed",
    schedules_table="schedules",
    durability=Durability.durable,
    widen_id=True,
)
"""Each name is said: pgqueuer would else take those that are missing from the environment (``TRIGGER=…``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """A job that a worker has in hand."""

    worker: str
    task: Task
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A job that was given up, and is held for somebody to look at."""

    id: int
    kind: str
    name: str
    task: Task | None
    """``None`` where what the job says cannot be understood."""
    handed_out_at: datetime
    failed_at: datetime
    tries: int
    """Times that a worker took it."""
    error: str
    """In one line."""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Failed:
        """From a row of the queue, with what its log says."""
        kind, task = row["entrypoint"].partition(".")[0], None
        name = bytes(row["payload"] or b"").decode(errors="replace")
        try:
            task = Task.of(row["entrypoint"], row["payload"])
            name = task.name
        except NewscrawlError:
            pass  # its error says so
        said = f"{row['type']}: {row['message']}" if row["type"] != NewscrawlError.__name__ else str(row["message"])
        error = " ".join(said.split()) if row["message"] is not None else ""
        return cls(
            id=row["id"],
            kind=kind,
            name=name,
            task=task,
            handed_out_at=row["created"],
            failed_at=row["updated"],
            tries=row["tries"],
            error=error.removeprefix(f"{task.key}: ") if task else error,
        )


class FencedQueries(Queries):
    """The queue as one worker sees it: it settles no job that was given to another meanwhile."""

    def __init__(self, lines: Lines, *, silence: timedelta = timedelta()) -> None:
        super().__init__(
            lines,
            qbe=qb.QueryBuilderEnvironment(SETTINGS),
            qbq=qb.QueryQueueBuilder(SETTINGS),
            qbs=qb.QuerySchedulerBuilder(SETTINGS),
        )
        self._lines = lines
        self._silence = silence

    async def dequeue(self, *args: Any, **given: Any) -> list[models.Job]:
        """Take jobs; for a moment none after the server was away, for then every worker seems to be dead."""
        if monotonic() - self._lines.back_since < self._silence.total_seconds() / 2:
            return []
        return await super().dequeue(*args, **given)

    async def log_jobs(
        self, job_status: list[tuple[models.Job, types.JOB_STATUS, models.TracebackRecord | None]]
    ) -> None:
        ours = await self._still_ours([job for job, _, _ in job_status])
        if kept := [one for one in job_status if one[0].id in ours]:
            await super().log_jobs(kept)

    async def retry_job(self, job: models.Job, delay: timedelta, traceback_record: Any) -> None:
        if await self._still_ours([job]):
            await super().retry_job(job, delay, traceback_record)

    async def _still_ours(self, jobs: Sequence[models.Job]) -> set[int]:
        """A worker that was frozen wakes with jobs in hand that are another's now."""
        table = SETTINGS.qualified.queue_table
        rows = await self.driver.fetch(
            f"SELECT id, queue_manager_id FROM {table} WHERE id = ANY($1::bigint[])",  # noqa: S608 - our own name
            [job.id for job in jobs],
        )
        holders = {row["id"]: row["queue_manager_id"] for row in rows}
        return {job.id for job in jobs if holders.get(job.id) == job.queue_manager_id}


class Queue:
    """The queue as the rest of the house sees it. Open one in a ``with`` block of asyncio."""

    def __init__(
        self,
        archive_url: str,
        *,
        silence: timedelta = timedelta(),
        patience: float | None = _PATIENCE,
        to_look: bool = False,
    ) -> None:
        """One that is opened ``to_look`` makes no tables; where there are none yet, nothing waits in it."""
        self._lines = Lines(connection_of(archive_url), patience=patience)
        self._to_look, self._is_there = to_look, True
        self.queries = FencedQueries(self._lines, silence=silence)

    async def __aenter__(self) -> Self:
        if self._to_look:
            self._is_there = await self._may_be_read()
        else:
            await self._install()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connections back; what waits for the server is given up."""
        await self._lines.close()

    async def _install(self) -> None:
        """Make the queue's tables, or bring them to the form that this pgqueuer wants; one process at a time."""
        async with self.queries.schema_lock():
            if not await self.queries.schema_is_installed():
                await self.queries.install()
                return
            plan = await self.queries.plan_upgrade()
            for statement in plan.statements:
                await self._lines.execute(statement)

    async def _may_be_read(self) -> bool:
        """Whether there are tables. Raises ``ArchiveUnavailable`` for those that are closed to this role.

        Asked of the catalogue: a table's name in a schema that is closed is an error by itself.
        """
        query = """
            SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS is_open
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = $1 AND c.relname = $2
        """
        rows = await self._lines.fetch(query, _SCHEMA, SETTINGS.queue_table)
        if not all(row["is_open"] for row in rows):
            rights = f"GRANT USAGE ON SCHEMA {_SCHEMA}, and GRANT SELECT ON ALL TABLES IN SCHEMA {_SCHEMA}, to it"
            raise ArchiveUnavailable(f"the queue is closed to this role: {rights}")
        return bool(rows)

    async def hand_out(self, tasks: Sequence[Task], *, urgent: int = 0) -> int:
        """Put tasks into the queue, and give back how many: those whose key is there already are left out."""
        if not tasks:
            return 0
        ids = await self.queries.enqueue(
            [task.kind.entrypoint for task in tasks],
            [task.as_payload() for task in tasks],
            [PRIORITIES[task.kind] + urgent for task in tasks],
            dedupe_key=[task.key for task in tasks],
            on_conflict="skip",
        )
        return sum(one is not None for one in ids)

    async def waiting(self) -> Counter[str]:
        """Kind to the number of jobs that nobody has taken yet; ``failed`` for those that were given up."""
        found: Counter[str] = Counter()
        for one in await self.queries.queue_size() if self._is_there else ():
            kind = one.entrypoint.partition(".")[0]
            if one.status == "queued":
                found[kind] += one.count
            elif one.status == "failed":
                found["failed"] += one.count
        return found

    async def keys(self) -> set[str]:
        """The keys of all that is in the queue or being done."""
        rows = await self._ask("SELECT dedupe_key FROM {jobs} WHERE status IN ('queued', 'picked')")
        return {str(row["dedupe_key"]) for row in rows}

    async def doing(self) -> list[Doing]:
        """What all workers have in hand, the longest first."""
        query = "SELECT queue_manager_id, entrypoint, payload, updated FROM {jobs} WHERE status = 'picked' ORDER BY id"
        rows: list[dict[str, Any]] = await self._ask(query) if self._is_there else []
        return [
            Doing(
                worker=str(row["queue_manager_id"]),
                task=Task.of(row["entrypoint"], row["payload"]),
                since=row["updated"],
            )
            for row in rows
        ]

    async def failed(self) -> list[Failed]:
        """The jobs that were given up, the latest first."""
        query = """
            SELECT j.id, j.entrypoint, j.payload, j.created, j.updated, said.type, said.message,
                (SELECT count(*) FROM {log} l WHERE l.job_id = j.id AND l.status = 'picked') AS tries
            FROM {jobs} j LEFT JOIN LATERAL (
                SELECT traceback->>'exception_type' AS type, traceback->>'exception_message' AS message
                FROM {log} l WHERE l.job_id = j.id AND l.status = 'failed' ORDER BY l.id DESC LIMIT 1
            ) said ON true
            WHERE j.status = 'failed' ORDER BY j.updated DESC, j.id DESC
        """
        return [Failed.of(row) for row in (await self._ask(query) if self._is_there else ())]

    async def retry(self, failed: Sequence[Failed]) -> list[Failed]:
        """Hand out anew what was given up; gives back what could not be, and is held as before.

        That is what nobody understands, and what stands in the queue a second time already. A job is new when it is
        tried again: of the deaths of workers that it caused before, none counts.
        """
        left = []
        for one in failed:
            if one.task is not None and await self.hand_out([one.task]):
                await self.forget([one])
            else:
                left.append(one)
        return left

    async def forget(self, failed: Sequence[Failed]) -> int:
        """Take what was given up out of the queue, and give back how many there were still."""
        query = "DELETE FROM {jobs} WHERE id = ANY($1::bigint[]) AND status = 'failed' RETURNING id"
        return len(await self._ask(query, [one.id for one in failed]))

    async def deaths(self, job: models.Job) -> int:
        """How many workers had this job in hand and were not heard of again."""
        query = "SELECT count(*) AS picks FROM {log} WHERE job_id = $1 AND status = 'picked'"
        (row,) = await self._ask(query, job.id)
        return max(int(str(row["picks"])) - 1 - job.attempts, 0)

    async def tidy(self) -> None:
        """Forget what was done more than a week ago: nothing else would ever shorten the log.

        Of what is in the queue still, it says how often it was tried, and why it has failed.
        """
        query = """
            DELETE FROM {log} l WHERE l.created < now() - $1::interval
                AND NOT EXISTS (SELECT FROM {jobs} j WHERE j.id = l.job_id) RETURNING l.id
        """
        await self._ask(query, _LOG_KEPT)

    async def _ask(self, query: str, *args: object) -> list[dict[str, Any]]:
        names = {"jobs": SETTINGS.qualified.queue_table, "log": SETTINGS.qualified.queue_table_log}
        return await self._lines.fetch(query.format(**names), *args)


def run_with_queue(archive_url: str, work: Any, *, to_look: bool = False) -> Any:
    """Run a coroutine function on an open queue, from a command at a prompt.

    Raises ``ArchiveUnavailable`` for what the server refuses, as it does to a role that can only read.
    """

    async def main() -> Any:
        async with Queue(archive_url, to_look=to_look) as queue:
            return await work(queue)

    try:
        return asyncio.run(main())
    except psycopg.Error as error:
        raise ArchiveUnavailable(f"the queue's server refuses: {str(error).strip().splitlines()[0]}") from error
