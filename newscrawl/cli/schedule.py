"""``newscrawl schedule``: entries for cron and systemd, for this very installation."""

from __future__ import annotations

import shlex
import sys
from os import environ
from pathlib import Path

import click

from newscrawl.errors import InvalidArgument

_TOLD = ("NEWSCRAWL_ARCHIVE", "NEWSCRAWL_PAGES", "NEWSCRAWL_CONTACT", "NEWSCRAWL_NOTIFY", "NEWSCRAWL_QUIET_HOURS")
_LOG_ADVICE = """\
# {log} grows: let logrotate keep it small, in /etc/logrotate.d/newscrawl:
#   {log} {{
#       weekly
#       rotate 8
#       compress
#       missingok
#       copytruncate
#   }}
"""


@click.group("schedule")
def command() -> None:
    """Entries by which newscrawl runs unattended."""


@command.command("print")
@click.option("--cron", "form", flag_value="cron", help="Lines for crontab -e.")
@click.option("--systemd", "form", flag_value="systemd", help="A service and a timer for each job.")
@click.option("--minutes", default=5, show_default=True, type=click.IntRange(1, 59), help="How often to look.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes of a crawl.")
def print_entries(form: str | None, minutes: int, processes: int) -> None:
    """Print entries that crawl what is due, and tell people what has changed. They can be taken over as they stand.

    They name the program, the folder and the settings (NEWSCRAWL_…) of where this is called.
    """
    if form is None:
        raise InvalidArgument("for what? say --cron or --systemd")
    jobs = {"crawl": ["crawl", "--due", "--processes", str(processes)]}
    if environ.get("NEWSCRAWL_NOTIFY"):
        jobs["notify"] = ["notify"]
    click.echo(_cron(jobs, minutes) if form == "cron" else _systemd(jobs, minutes), nl=False)


def _program() -> str:
    beside = Path(sys.executable).with_name("newscrawl")
    return str(beside) if beside.exists() else f"{sys.executable} -m newscrawl"


def _settings() -> dict[str, str]:
    found = {name: environ[name] for name in _TOLD if environ.get(name)}
    if archive := found.get("NEWSCRAWL_ARCHIVE", "sqlite:///newscrawl.db"):
        found["NEWSCRAWL_ARCHIVE"] = _absolute(archive)
    return found


def _absolute(archive: str) -> str:
    """A relative SQLite file from the root, since cron starts elsewhere."""
    file = archive.removeprefix("sqlite:///")
    return archive if file == archive or file.startswith(("/", "file:/")) else f"sqlite:///{Path.cwd() / file}"


def _cron(jobs: dict[str, list[str]], minutes: int) -> str:
    log = Path.cwd() / "newscrawl.log"
    lines = ["# newscrawl: crontab -e, and paste. A percent sign in a command must be written \\%."]
    lines += [f"{name}={shlex.quote(value)}" for name, value in _settings().items()]
    for words in jobs.values():
        folder = shlex.quote(str(Path.cwd()))
        call = f"cd {folder} && {_program()} {shlex.join(words)} >> {shlex.quote(str(log))} 2>&1"
        escaped = call.replace("%", r"\%")
        lines.append(f"*/{minutes} * * * * {escaped}")
    return "\n".join(lines) + "\n" + _LOG_ADVICE.format(log=log)


def _systemd(jobs: dict[str, list[str]], minutes: int) -> str:
    parts = ["# Put each part into the file that it names, in /etc/systemd/system/ (or ~/.config/systemd/user/), then:"]
    parts += [f"#   systemctl enable --now newscrawl-{name}.timer" for name in jobs]
    parts.append("# The journal keeps the log and rotates it: journalctl -u newscrawl-crawl\n")
    for name, words in jobs.items():
        parts += [
            f"# newscrawl-{name}.service",
            "[Unit]", f"Description=newscrawl {name}", "Wants=network-online.target", "After=network-online.target", "",
            "[Service]", "Type=oneshot", f"WorkingDirectory={Path.cwd()}",
            *(f'Environment="{key}={_escaped(value)}"' for key, value in _settings().items()),
            f"ExecStart={_escaped(f'{_program()} {shlex.join(words)}')}",
            "# verdicts are no failures of the service: empty, degraded, drifted, blocked, held",
            "SuccessExitStatus=10 11 12 13 16", "",
            f"# newscrawl-{name}.timer",
            "[Unit]", f"Description=newscrawl {name}, every {minutes} minutes", "",
            "[Timer]", f"OnCalendar=*:0/{minutes}", "RandomizedDelaySec=20", "Persistent=true", "",
            "[Install]", "WantedBy=timers.target", "",
        ]  # fmt: skip
    return "\n".join(parts)


def _escaped(text: str) -> str:
    """For a unit file: % starts a specifier, a quotation mark ends a value (systemd.syntax(7))."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
