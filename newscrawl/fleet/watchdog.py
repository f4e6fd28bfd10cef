"""A process whose event loop stands still is of no use: it ends itself, and its supervisor starts it anew."""

from __future__ import annotations

import asyncio
import faulthandler
import os
import sys
import threading
import time

EXIT_STUCK = 70
"""As ``sysexits.h`` has it: a fault within."""
_LOOK_EVERY = 1.0
_WORDS = b"newscrawl worker: its event loop stands still, so it ends itself; this is where it stands:\n"


class Watchdog:
    """Ends the process once its event loop has not come round for so many looks in a row.

    Looks and not seconds: a process that was frozen by its machine has lost time, and done nothing wrong.
    """

    def __init__(self, *, looks: int = 90) -> None:
        self._looks = looks
        self._rounds = 0
        self._ended = threading.Event()

    def start(self) -> None:
        """Watch the loop that runs now."""
        self._turn(asyncio.get_running_loop())
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._ended.set()

    def _turn(self, loop: asyncio.AbstractEventLoop) -> None:
        self._rounds += 1
        if not self._ended.is_set():
            loop.call_later(_LOOK_EVERY, self._turn, loop)

    def _watch(self) -> None:
        seen, in_vain = self._rounds, 0
        while not self._ended.is_set():
            time.sleep(_LOOK_EVERY)
            in_vain = in_vain + 1 if self._rounds == seen else 0
            seen = self._rounds
            if in_vain >= self._looks:
                os.write(2, _WORDS)
                faulthandler.dump_traceback(sys.stderr)
                os._exit(EXIT_STUCK)
