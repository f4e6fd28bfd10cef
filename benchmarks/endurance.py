"""Writers killed at random moments, and crowds of writers and followers, on SQLite and PostgreSQL.

python benchmarks/endurance.py [KILLS] [SECONDS]     (50 and 60 are what the archive is held to; default 10 and 5)
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from tests_postgres import running_postgres  # noqa: E402


def endure(*arguments: object) -> None:
    started = time.perf_counter()
    command = [sys.executable, str(ROOT / "tests/support/tests_endurance.py"), *map(str, arguments)]
    figures = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print(
        f"{str(arguments[1]).split(':')[0]:<20} {arguments[0]:<8} {time.perf_counter() - started:6.1f} s  {figures}",
        flush=True,
    )


def main() -> None:
    given = [int(number) for number in sys.argv[1:]]
    kills, seconds = [*given, *[10, 5][len(given) :]]
    with tempfile.TemporaryDirectory() as folder, running_postgres(durable=True) as server:
        endure("crashes", f"sqlite:///{folder}/crashes.db", kills)
        endure("crashes", server.create(), kills)
        endure("crowd", f"sqlite:///{folder}/crowd.db", 3, 1, seconds)
        endure("crowd", server.create(), 8, 4, seconds)


main()
