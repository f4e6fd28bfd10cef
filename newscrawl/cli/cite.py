"""``newscrawl cite``: what an article is to be cited by, and whether the page that proves it is still whole."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from archive.citing import Citation
from archive.errors import PageDamaged, PageNotKept
from newscrawl.cli.options import archive_option, archive_with_pages, json_option


@click.command("cite")
@click.argument("url", metavar="URL|NAME")
@click.option("--revision", type=int, metavar="N", help="As it was at this revision; default: as it is now.")
@archive_option
@json_option
def command(url: str, revision: int | None, archive_url: str | None, as_json: bool) -> None:
    """Print a citation of an article: a name that stays, the time of capture, the digest of the page as it was sent.

    The kept page is read, and held against its digest: exit code 1 where it is damaged. The name can be given
    instead of the address.
    """
    with archive_with_pages(archive_url) as archive:
        citation = archive.cite(url, revision=revision)
        proof, is_sound = "no page is kept", True
        if citation.page is not None:
            try:
                archive.read_page(citation.page)
                proof = "verified: the kept page has this digest"
            except (PageDamaged, PageNotKept) as error:
                proof, is_sound = f"not verified: {error}", False
    if as_json:
        click.echo(json.dumps(_as_json(citation, proof, is_verified=is_sound), ensure_ascii=False, indent=2))
    else:
        for line in _lines(citation, proof):
            click.echo(line)
    sys.exit(0 if is_sound else 1)


def _lines(citation: Citation, proof: str) -> list[str]:
    published = f", {citation.published_local}" if citation.published_local else ""
    lines = [
        f"“{citation.headline}”, {citation.site}{published}. {citation.url}",
        f"captured {citation.captured_at:%Y-%m-%d %H:%M:%S} UTC, as {citation.name}",
    ]
    if citation.page is not None:
        lines.append(f"sha256:{citation.digest} in {citation.page.pointer.file} at {citation.page.pointer.offset}")
    return [*lines, proof]


def _as_json(citation: Citation, proof: str, *, is_verified: bool) -> dict[str, Any]:
    pointer = citation.page.pointer if citation.page is not None else None
    return {
        "name": citation.name,
        "url": citation.url,
        "site": citation.site,
        "headline": citation.headline,
        "published_local": citation.published_local,
        "captured_at": citation.captured_at.isoformat(),
        "sha256": citation.digest,
        "warc": {"file": pointer.file, "offset": pointer.offset, "length": pointer.length} if pointer else None,
        "is_verified": is_verified and pointer is not None,
        "detail": proof,
    }
