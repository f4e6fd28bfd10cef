"""``newscrawl fixture``: a kept page and its answer, cut out for the tests of a site's rules."""

from __future__ import annotations

from pathlib import Path

import click

from newscrawl.cli.options import LARGEST, archive_option, archive_with_pages, setting_option
from newscrawl.errors import NewscrawlError
from newscrawl.fixtures import Fixture, row_of
from newscrawl.items import Page
from newscrawl.running import settings_of_project


@click.command("fixture")
@click.argument("url")
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("tests/sites"), show_default=True
)
@click.option(
    "--revision",
    type=click.IntRange(min=1, max=LARGEST),
    metavar="N",
    help="The page of this revision; default: the newest.",
)
@click.option("--again", is_flag=True, help="Write over an answer that is there and differs.")
@archive_option
@setting_option
def command(
    url: str, folder: Path, revision: int | None, again: bool, archive_url: str | None, overrides: dict[str, str]
) -> None:
    """Save the kept page of an article, and beside it the answer that today's rules give.

    Look the answer over and mend it by hand where the rules are wrong, then commit both files. A test that goes
    through the folder (tests/sites/test_sites.py) says from then on when an edited rule reads the page in another way.
    An answer that is there and differs is left as it is, unless --again is given.
    """
    settings = settings_of_project(overrides)
    with archive_with_pages(archive_url, overrides) as archive:
        kept = archive.page(url, revision=revision)
        exchange = archive.read_page(kept)
    page = Page(
        url=kept.url,
        body=exchange.content(),
        fetched_at=kept.fetched_at,
        requested_urls=kept.asked,
        content_type=exchange.header("Content-Type"),
    )
    fixture = Fixture(site=kept.site, page=page, expected=row_of(page, kept.site, settings))
    try:
        file = fixture.save(folder, again=again)
    except OSError as error:
        raise NewscrawlError(f"{folder} cannot be written: {error.strerror}") from error
    click.echo(f"{file.with_suffix('')}.html.gz\n{file}")
