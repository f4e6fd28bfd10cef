"""Who holds a lease: a process of a machine, named so that another one there can see whether it still lives."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path


def this_process() -> str:
    """The name of this process as a holder of leases: ``news1 process 4711 of 88231``.

    The last figure is the start of the process (Linux: in ticks since boot), since numbers of processes are used again.
    """
    return f"{socket.gethostname()} process {os.getpid()} of {_start_of(os.getpid())}"


def is_dead(holder: str) -> bool:
    """Whether a holder is a process of this machine that has ended. Of other machines nobody knows."""
    host, _, rest = holder.partition(" process ")
    number, _, start = rest.partition(" of ")
    if host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return start != _start_of(int(number))


def _start_of(process: int) -> str:
    """When a process was started, or ``?`` where the system does not say (proc(5), field 22 of ``stat``)."""
    with suppress(OSError, IndexError):
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
        return stat.rpartition(")")[2].split()[19]
    return "?"
