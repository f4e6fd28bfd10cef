"""A process that has imported what every command needs, and becomes one when it is told to.

Most of the time of a test with real processes went by until Python had read Scrapy, Twisted, SQLAlchemy and all of
ours once more. This one has, and forks for each command: a real process with its own environment, folder and output.
What looks at its environment while it is imported, and the site files, each command reads for itself.
"""

import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

_ROOT = Path(__file__).parent.parent.parent
_THEIRS = (
    "alembic.command click lxml.html rich.table scrapy.cmdline scrapy.core.downloader.handlers.http11 scrapy.crawler"
    " scrapy.core.engine scrapy.spiders scrapy.utils.project sqlalchemy.orm sqlalchemy.dialects.sqlite twisted.web.client"
).split()
"""Modules of others; none of them may begin an event loop or read our settings."""
_OURS = ("archive", "newscrawl")
_NOT_BEFOREHAND = ("archive.migrations.", "newscrawl.__main__", "newscrawl.demo.sites", "newscrawl.settings")
"""What only a command imports: what looks at its environment, what runs when it is imported, and site files."""


class WarmProcess:
    """A command that has been started, used as a ``subprocess.Popen`` whose output is captured as text.

    What comes at standard output and standard error goes to the files that are given, if any, and is not captured.
    """

    def __init__(self, arguments, *, cwd, environment, stdout=None, stderr=None):
        self.args, self.returncode = arguments, None
        self._captured = [None if given else _file() for given in (stdout, stderr)]
        files = [given or captured for given, captured in zip((stdout, stderr), self._captured, strict=True)]
        told = json.dumps({"arguments": arguments, "cwd": str(cwd), "environment": environment}).encode()
        self._told = socket.socket(socket.AF_UNIX)
        self._told.connect(_warm())
        socket.send_fds(self._told, [len(told).to_bytes(4, "big")], [one.fileno() for one in files])
        self._told.sendall(told)
        self.pid = int.from_bytes(self._told.recv(4), "big")

    def wait(self, timeout=None):
        """The exit code; raises ``subprocess.TimeoutExpired`` if the process still runs after so many seconds."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            try:
                answer = self._told.recv(4)
            except (TimeoutError, BlockingIOError):
                raise subprocess.TimeoutExpired(self.args, timeout) from None
            assert answer, f"nobody knows how {self.args} ended"
            self._told.close()
            self.returncode = int.from_bytes(answer, "big", signed=True)
        return self.returncode

    def poll(self):
        """The exit code, or ``None`` while the process runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def send_signal(self, number):
        """Signal the process if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout=None):
        """Wait for the end: what came at standard output, and at standard error."""
        self.wait(timeout)
        return tuple(one and _text(one) for one in self._captured)


def run_warm(arguments, *, cwd, environment, timeout):
    """Run ``python -m`` with these arguments to its end, as ``subprocess.run`` with captured text does."""
    process = WarmProcess(arguments, cwd=cwd, environment=environment)
    try:
        texts = process.communicate(timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return subprocess.CompletedProcess(arguments, process.returncode, *texts)


def _file():
    return tempfile.TemporaryFile()


def _text(file):
    with file:
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
    _import_beforehand()
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


def _import_beforehand():
    sys.path.insert(0, str(_ROOT))
    for name in _THEIRS:
        import_module(name)
    for package in map(import_module, _OURS):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(_NOT_BEFOREHAND):
                import_module(module.name)
    sys.path.remove(str(_ROOT))
    _read_a_page()
    for name in ("newscrawl.settings", "spiders", "twisted.internet.reactor"):
        assert name not in sys.modules, f"{name} must be each command's own"
    gc.collect()
    gc.freeze()  # a collection in a fork would else copy all of it


def _read_a_page():
    """Have the patterns made that are only made when the first article is read."""
    from newscrawl import extract

    story = (
        "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it. "
    )
    shown = f"<h1>Bridge opens</h1><p>By Ann Lee</p><p>Published On 28 Oct 2025, 10:15</p>{f'<p>{story}</p>' * 4}"
    page = f"<html lang=en><head><title>Bridge opens</title></head><body>{shown}</body></html>"
    assert extract(page, url="https://hill.example/news/bridge-opens").headline == "Bridge opens"


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
