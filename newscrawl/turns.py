"""Pages of all sites of a process are read one at a time, with a round of the event loop between two of them.

A hundred answers may come in one round; read in one go they would hold up everything else for seconds:
timers of politeness, leases, signals.
"""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

_QUEUES: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


async def turn() -> None:
    """Wait until it is one's turn, first come first served."""
    loop = asyncio.get_running_loop()
    async with _QUEUES.setdefault(loop, asyncio.Lock()):
        await asyncio.sleep(0)
