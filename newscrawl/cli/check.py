"""``newscrawl check``: whether all that an archive holds agrees with itself."""

from __future__ import annotations

import json

import click

from archive.checks import CheckReport, Finding
from newscrawl.cli.options import archive_option, archive_with_pages, json_option, stderr_console


@click.command("check")
@click.option("--repair", is_flag=True, help="Mend what can be mended, and check again.")
@click.option("--without-pages", is_flag=True, help="Do not read the kept pages, which takes longest.")
@archive_option
@json_option
def command(repair: bool, without_pages: bool, archive_url: str | None, as_json: bool) -> None:
    """Check the whole archive: keys, revisions, digests, views, links, stories, feed, takedowns, orphans, kept pages.

    It may run beside crawls; on a large archive it takes minutes. Exit code 1 if something is wrong and was not
    mended.
    """
    with archive_with_pages(archive_url) as archive, stderr_console().status("checks") as status:
        report = archive.check(
            repair=repair,
            pages=not without_pages,
            tell=lambda part: status.update(f"checks {part.replace('_', ' ')}"),
        )
    if as_json:
        click.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
    else:
        _print(report, repair=repair)
    if not report.is_clean:
        raise SystemExit(1)


def _print(report: CheckReport, *, repair: bool) -> None:
    for part, found in report.mended.items():
        for finding in found:
            click.echo(f"mended   {_line(part, finding)}")
    can_be_mended = False
    for part, found in report.findings.items():
        for finding in found:
            click.echo(f"wrong    {_line(part, finding)}")
            can_be_mended |= finding.mend is not None
    counted = ", ".join(f"{count:,} {table}" for table, count in report.counts.items())
    if report.is_clean:
        click.echo(f"{counted}: all is well")
    else:
        click.echo(f"{counted}: something is wrong" + ("; try --repair" if can_be_mended and not repair else ""))


def _line(part: str, finding: Finding) -> str:
    more = " …" if finding.rows > len(finding.examples) else ""
    return f"{part.replace('_', ' ')}: {finding.rows:,} {finding.words}: {', '.join(finding.examples)}{more}"


def _as_json(report: CheckReport) -> dict[str, object]:
    def listed(findings: dict[str, list[Finding]]) -> list[dict[str, object]]:
        return [
            {
                "part": part,
                "words": one.words,
                "rows": one.rows,
                "examples": list(one.examples),
                "can_be_mended": one.mend is not None,
            }
            for part, found in findings.items()
            for one in found
        ]

    return {
        "clean": report.is_clean,
        "rows": report.counts,
        "wrong": listed(report.findings),
        "mended": listed(report.mended),
    }
