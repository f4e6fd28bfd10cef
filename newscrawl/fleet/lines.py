"""Two lines to PostgreSQL, one to ask and one to listen, that are there again when the server is.

pgqueuer's own driver asks and listens on one connection, where a question waits up to a second for the listening
to pause, and ends with the connection. This one outlives a restart: a question waits until it can be answered.
"""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Self, TypeVar

import psycopg
from pgqueuer.core.tm import TaskManager
from psycopg import AsyncConnection, AsyncRawCursor, sql
from psycopg.rows import dict_row

from archive.errors import ArchiveUnreachable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from pgqueuer.ports.driver import NotifyCallback

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

_FIRST_WAIT, _LONGEST_WAIT = 0.1, 1.0
"""Seconds between two tries to reach the server."""
_LISTEN_FOR = 30.0


class Lines:
    """A driver for pgqueuer (``pgqueuer.ports.Driver``)."""

    def __init__(self, told: Mapping[str, Any], *, patience: float | None = None) -> None:
        """``told`` is what psycopg connects with; ``patience`` the seconds that a question waits for a server.

        Without one it waits until :meth:`close`. Then, and after ``patience``, it raises ``ArchiveUnreachable``.
        """
        self._told = told
        self._patience = patience
        self._asking: AsyncConnection[Any] | None = None
        self._turn = asyncio.Lock()
        self._heard: dict[str, list[NotifyCallback]] = {}
        self._closed = asyncio.Event()
        self._shutdown = asyncio.Event()
        self._tm = TaskManager()
        self.back_since = -1e9
        """When (``time.monotonic``) the server was last found again after it was lost."""

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────

    async def fetch(self, query: str, *args: object) -> list[dict[str, object]]:
        """The rows of an answer."""

        async def ask(connection: AsyncConnection[Any]) -> list[dict[str, object]]:
            cursor = AsyncRawCursor(connection, row_factory=dict_row)
            await cursor.execute(query.encode(), args or None)
            return await cursor.fetchall()

        return await self._ask(ask)

    async def execute(self, query: str, *args: object) -> str:
        """What the server says has been done."""

        async def ask(connection: AsyncConnection[Any]) -> str:
            cursor = AsyncRawCursor(connection)
            await cursor.execute(query.encode(), args or None)
            return cursor.statusmessage or ""

        return await self._ask(ask)

    async def notify(self, channel: str, payload: str) -> None:
        """Send a notice."""
        await self.execute("SELECT pg_notify($1, $2)", channel, payload)

    async def _ask(self, ask: Callable[[AsyncConnection[Any]], Awaitable[Answer]]) -> Answer:
        """Ask until there is an answer. What is asked twice must do no harm: the queue's questions do none."""
        began, wait = monotonic(), _FIRST_WAIT
        async with self._turn:
            while True:
                try:
                    return await ask(await self._connected())
                except psycopg.Error as error:
                    if self._asking is not None and not self._asking.closed:
                        raise  # the server has answered, and this is its answer
                    if self._closed.is_set() or (self._patience and monotonic() - began > self._patience):
                        raise ArchiveUnreachable(f"the queue's server does not answer: {_said(error)}") from error
                    logger.warning("The queue's server does not answer, trying again: %s", _said(error))
                await self._sleep(wait)
                wait = min(2 * wait, _LONGEST_WAIT)

    async def _connected(self) -> AsyncConnection[Any]:
        if self._asking is None or self._asking.closed:
            was_lost = self._asking is not None
            self._asking = await self._connect()
            if was_lost:
                self.back_since = monotonic()
        return self._asking

    async def _connect(self) -> AsyncConnection[Any]:
        return await AsyncConnection.connect(**self._told, autocommit=True)

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closed.wait(), seconds)

    # ── listening ────────────────────────────────────────────────────────────────────────────────────

    async def add_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Have a function called with every notice on a channel, but for those of jobs that only change hands.

        Each worker that is told of every sign of life of every other one would ask for work each time.
        """
        is_first = channel not in self._heard
        self._heard.setdefault(channel, []).append(callback)
        if is_first:
            self._tm.add(asyncio.create_task(self._listen(channel)))

    async def _listen(self, channel: str) -> None:
        while not self._shutdown.is_set():
            try:
                connection = await self._connect()
                try:
                    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                    await self._pass_on(connection, channel)
                finally:
                    await connection.close()
            except psycopg.Error as error:
                logger.debug("Nothing is heard of the queue's server: %s", error)
                await self._sleep(_LONGEST_WAIT)

    async def _pass_on(self, connection: AsyncConnection[Any], channel: str) -> None:
        ended = asyncio.create_task(self._shutdown.wait())
        try:
            while not ended.done():
                notes = connection.notifies(timeout=_LISTEN_FOR)
                while (note := await _first(anext(notes, None), ended)) is not None:
                    if _is_worth_hearing(note.payload):
                        for callback in list(self._heard[channel]):
                            callback(note.payload)
        finally:
            ended.cancel()

    # ── what pgqueuer wants besides ──────────────────────────────────────────────────────────────────

    @property
    def shutdown(self) -> asyncio.Event:
        """Set when nobody listens any more."""
        return self._shutdown

    @property
    def tm(self) -> TaskManager:
        """The tasks that listen."""
        return self._tm

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave all as it is: several managers share the lines, and :meth:`close` ends them."""

    async def close(self) -> None:
        """End both lines; a question that waits for the server is given up."""
        self._closed.set()
        self._shutdown.set()
        await self._tm.gather_tasks()
        async with self._turn:
            if self._asking is not None:
                await self._asking.close()


async def _first(wanted: Any, ended: asyncio.Task[Any]) -> Any:
    """What is waited for; ``None`` if the end comes before."""
    task = asyncio.ensure_future(wanted)
    await asyncio.wait({task, ended}, return_when=asyncio.FIRST_COMPLETED)
    if not task.done():
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        return None
    return task.result()


def _is_worth_hearing(payload: str) -> bool:
    try:
        said = json.loads(payload)
    except ValueError:
        return False
    return bool(said.get("type") != "table_changed_event" or said.get("operation") == "insert")


def _said(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
