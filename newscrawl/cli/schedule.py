"""``newscrawl schedule``: entries for cron and systemd, for this very installation."""

from __future__ import annotations

import shlex
import sys
from os import environ
from pathlib import Path

import click

from newscrawl.errors import InvalidArgument

_FOLDERS = ("NEWSCRAWL_PAGES", "NEWSCRAWL_PAGES_SPOOL")
_OF_STORAGE = ("FSSPEC_", "AWS_")
"""Names by which the libraries beneath NEWSCRAWL_PAGES find keys: only named, and not copied into a crontab."""
_LOG_ADVICE = """\
# {log} grows: let logrotate keep it small, in /etc/logrotate.d/newscrawl:
#   {quoted} {{
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

    They name the program, the folder and all settings (NEWSCRAWL_…) of where this is called.
    """
    if form is None:
        raise InvalidArgument("for what? say --cron or --systemd")
    if environ.get("NEWSCRAWL_ARCHIVE") == "":
        raise InvalidArgument("NEWSCRAWL_ARCHIVE is empty: what is due is known to an archive alone")
    jobs = {"crawl": ["crawl", "--due", "--processes", str(processes)]}
    if environ.get("NEWSCRAWL_NOTIFY"):
        jobs["notify"] = ["notify"]
    click.echo(_cron(jobs, minutes) if form == "cron" else _systemd(jobs, minutes), nl=False)


def _program() -> list[str]:
    beside = Path(sys.executable).with_name("newscrawl")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "newscrawl"]


def _settings() -> dict[str, str]:
    """All that the environment says to newscrawl, nothing among it: ``NEWSCRAWL_PAGES=`` keeps no pages."""
    found = {"NEWSCRAWL_ARCHIVE": "sqlite:///newscrawl.db"}
    found |= {name: environ[name].replace("\n", " ") for name in sorted(environ) if name.startswith("NEWSCRAWL_")}
    found["NEWSCRAWL_ARCHIVE"] = _absolute(found["NEWSCRAWL_ARCHIVE"])
    for name in _FOLDERS:
        if found.get(name) and "://" not in found[name]:
            found[name] = str(Path.cwd() / found[name])
    return found


def _absolute(archive: str) -> str:
    """A relative SQLite file from the root, since cron starts elsewhere."""
    file = archive.removeprefix("sqlite:///")
    return archive if file == archive or file.startswith(("/", "file:/")) else f"sqlite:///{Path.cwd() / file}"


def _on_storage(how: str) -> list[str]:
    names = [name for name in sorted(environ) if name.startswith(_OF_STORAGE)]
    words = f"# Set here, and to be set for these entries too, since they may be secrets ({how}): {', '.join(names)}"
    return [words] if names else []


def _cron(jobs: dict[str, list[str]], minutes: int) -> str:
    folder, log = str(Path.cwd()), str(Path.cwd() / "newscrawl.log")
    lines = ["# newscrawl: crontab -e, and paste. A percent sign in a command must be written \\%."]
    lines += _on_storage("NAME=VALUE above the entries")
    lines += [f"{name}={_quoted(value)}" for name, value in _settings().items()]
    for words in jobs.values():
        call = f"cd {shlex.quote(folder)} && {shlex.join([*_program(), *words])} >> {shlex.quote(log)} 2>&1"
        escaped = call.replace("%", r"\%")
        lines.append(f"*/{minutes} * * * * {escaped}")
    return "\n".join(lines) + "\n" + _LOG_ADVICE.format(log=log, quoted=f'"{log}"' if " " in log else log)


def _quoted(value: str) -> str:
    """For a crontab, which takes off one pair of quotation marks and knows no way to write them inside (crontab(5))."""
    mark = next((mark for mark in ("'", '"') if mark not in value), "")
    return f"{mark}{value}{mark}" if not value or value != shlex.quote(value) else value


def _systemd(jobs: dict[str, list[str]], minutes: int) -> str:
    parts = ["# Put each part into the file that it names, in /etc/systemd/system/ (or ~/.config/systemd/user/), then:"]
    parts += [f"#   systemctl enable --now newscrawl-{name}.timer" for name in jobs]
    parts += _on_storage("EnvironmentFile=/a/file/of/yours")
    parts.append("# The journal keeps the log and rotates it: journalctl -u newscrawl-crawl\n")
    for name, words in jobs.items():
        parts += [
            f"# newscrawl-{name}.service",
            "[Unit]", f"Description=newscrawl {name}", "Wants=network-online.target", "After=network-online.target", "",
            "[Service]", "Type=oneshot", f"WorkingDirectory={str(Path.cwd()).replace('%', '%%')}",
            *(f'Environment="{key}={_escaped(value)}"' for key, value in _settings().items()),
            f"ExecStart={' '.join(_word(word) for word in [*_program(), *words])}",
            "# verdicts are no failures of the service: empty, degraded, drifted, blocked, held",
            "SuccessExitStatus=10 11 12 13 16", "",
            f"# newscrawl-{name}.timer",
            "[Unit]", f"Description=newscrawl {name}, every {minutes} minutes", "",
            "[Timer]", f"OnCalendar=*:0/{minutes}", "RandomizedDelaySec=20", "Persistent=true", "",
            "[Install]", "WantedBy=timers.target", "",
        ]  # fmt: skip
    return "\n".join(parts)


def _word(text: str) -> str:
    """One word of a command in a unit file."""
    return f'"{_escaped(text)}"' if text != shlex.quote(text) else _escaped(text)


def _escaped(text: str) -> str:
    """For a unit file: % starts a specifier, a quotation mark ends a value (systemd.syntax(7))."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
