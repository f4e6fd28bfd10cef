"""Runs `newscrawl` with every address that it dials or looks up, and its peak of memory in KiB, written to a file: drive_watched.py FILE ARGUMENT…"""

import atexit
import re
import sys
from pathlib import Path

file = Path(sys.argv[1]).open("a", buffering=1)  # noqa: SIM115 - open as long as the process lives


def watch(event, arguments):
    if event == "socket.connect":
        print("connect", arguments[1], file=file)
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        print("resolve", arguments[0], file=file)


def tell_peak():
    print("peak", re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1], file=file)


sys.addaudithook(watch)
atexit.register(tell_peak)
sys.argv = ["newscrawl", *sys.argv[2:]]

from newscrawl.cli import main  # noqa: E402 - what is imported is watched too

main()
