"""The last door of a request: what leaves this process leaves it while the site is surely ours.

A process may be frozen anywhere: while a name is looked up, a connection opened, or a handshake made, or between two
turns of the event loop, where ten requests wait for the kernel to take them. When it wakes, all of that would go out to
a site that another process crawls by then. So leave is looked at where the bytes are handed to the kernel.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from twisted.protocols.policies import ProtocolWrapper

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Gate:
    """Stands before the socket of one connection, for as long as that is open."""

    def __init__(
        self,
        transport: Any,
        *,
        is_open: Callable[[], bool],
        may_open: Callable[[], Awaitable[None]],
        give_up: Callable[[], None],
    ) -> None:
        """``transport`` is Twisted's, with or without TLS. Where the gate is not open, ``may_open`` is awaited.

        If that raises ``ArchiveError``, nothing more is sent: ``give_up`` is called, and the connection ended.
        """
        self._socket = _below(transport)
        self._is_open, self._may_open, self._give_up = is_open, may_open, give_up
        self._send = self._socket.doWrite
        self._asking: asyncio.Task[None] | None = None
        self._socket.doWrite = self._write

    def _write(self) -> Any:
        """In the place of the socket's own ``doWrite``, which the reactor calls when the kernel takes bytes."""
        if self._is_open():
            return self._send()
        self._socket.stopWriting()
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        return None

    async def _ask(self) -> None:
        try:
            await self._may_open()
        except ArchiveError:
            self._give_up()
            self._socket.abortConnection()
        else:
            if self._socket.connected:
                self._socket.startWriting()


def _below(transport: Any) -> Any:
    """The socket below any layers of TLS."""
    while isinstance(transport, ProtocolWrapper):
        transport = transport.transport
    return transport
