"""A process that has imported what every command needs, and becomes one when it is told to.

Most of the time of a test with real processes went by until Python had read Scrapy, Twisted and SQLAlchemy once more.
This one has, and forks for each command: a real process with its own environment, folder and output, in which our own
modules are read anew, since they look at the environment.
"""

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_THEIRS = (
    "alembic.command click lxml.html rich.table scrapy.cmdline scrapy.core.downloader.handlers.http11 scrapy.crawler"
    " scrapy.core.engine scrapy.spiders scrapy.utils.project sqlalchemy.orm sqlalchemy.dialects.sqlite twisted.web.client"
).split()
"""Modules of others; none of them may begin an event loop or read our settings."""


def run_warm(arguments, *, cwd, environment, timeout):
    """Run ``python -m`` with these arguments to its end, as ``subprocess.run`` with captured text does."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        told = json.dumps({"arguments": arguments, "cwd": str(cwd), "environment": environment}).encode()
        with socket.socket(socket.AF_UNIX) as asked:
            asked.connect(_warm())
            asked.settimeout(timeout)
            socket.send_fds(asked, [len(told).to_bytes(4, "big")], [output.fileno(), errors.fileno()])
            asked.sendall(told)
            process = int.from_bytes(asked.recv(4), "big")
            try:
                code = int.from_bytes(asked.recv(4), "big", signed=True)
            except TimeoutError:
                os.kill(process, signal.SIGKILL)
                raise subprocess.TimeoutExpired(arguments, timeout) from None
        texts = [_text(one) for one in (output, errors)]
    return subprocess.CompletedProcess(arguments, code, *texts)


def _text(file):
    file.seek(0)
    return file.read().decode(errors="replace")


@cache
def _warm():
    """The socket of the process that is warm, started when the first test asks; it ends when this one does."""
    folder = tempfile.mkdtemp(prefix="newscrawl-warm-")
    path = str(Path(folder) / "socket")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCRAWL", "SCRAPY"))}
    alive, ours = os.pipe()
    os.set_inheritable(ours, False)
    process = subprocess.Popen(
        [sys.executable, __file__, path, str(alive)],
        env=plain,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        pass_fds=[alive],
    )
    os.close(alive)
    assert process.stdout.readline() == b"warm\n"
    return path


def _serve(path, alive):
    for name in _THEIRS:
        __import__(name)
    assert "twisted.internet.reactor" not in sys.modules
    assert not any(name.partition(".")[0] in {"newscrawl", "archive", "spiders"} for name in sys.modules)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    os.write(1, b"warm\n")
    if not os.fork():
        os.read(alive, 1)  # nothing comes: the other end is closed when the tests end, however they end
        os.kill(os.getppid(), signal.SIGKILL)
        os._exit(0)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, _ = listening.accept()
        if os.fork():
            asked.close()
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        listening.close()
        os.close(alive)
        _answer(asked)
        return


def _answer(asked):
    """Fork the command, say which process it is, wait for its end, and say how it ended."""
    head, files, *_ = socket.recv_fds(asked, 4, 2)
    told = json.loads(asked.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL))
    process = os.fork()
    if not process:
        asked.close()
        _become(told, files)
        return
    asked.sendall(process.to_bytes(4, "big"))
    _, status = os.waitpid(process, 0)
    asked.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))
    os._exit(0)


def _become(told, files):
    """Be ``python -m MODULE …`` from here on."""
    for number, file in enumerate(files, 1):
        os.dup2(file, number)
        os.close(file)
    os.chdir(told["cwd"])
    os.environ.clear()
    os.environ.update(told["environment"])
    module, *arguments = told["arguments"]
    added = [one for one in os.environ.get("PYTHONPATH", "").split(os.pathsep) if one]
    sys.path[0:1] = [told["cwd"], *added]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
