"""The house as docs/design.md draws it: floors, no circles, and a ground floor that stands alone."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from tests_support import ROOT

PACKAGES = ("archive", "newscrawl", "spiders")

FLOORS = [
    {
        "archive.cleaning",
        "archive.differences",
        "archive.folding",
        "archive.distinct",
        "archive.skeletons",
        "archive.holders",
        "archive.placing",
        "archive.prepared",
        "archive.write_turns",
    },
    {"archive.errors", "archive.tokens", "archive.types", "archive.addresses", "archive.crawls", "archive.essence"},
    {
        "archive.article",
        "archive.documents",
        "archive.models",
        "archive.pages",
        "archive.revisit",
        "archive.dedup",
        "archive.signatures",
        "archive.texts",
        "archive.views",
    },
    {
        "archive.validation",
        "archive.dialects",
        "archive.faults",
        "archive.changes",
        "archive.migrations",
        "archive.queries",
    },
    {
        "archive.arrivals",
        "archive.dependents",
        "archive.passages",
        "archive.search_index",
        "archive.stories",
        "archive.links",
        "archive.health",
        "archive.layouts",
        "archive.leases",
        "archive.notices",
        "archive.facts",
        "archive.ingests",
        "archive.opening",
        "archive.row_ids",
        "archive.sources",
        "archive.workers",
    },
    {"archive.batch", "archive.columns", "archive.derived"},
    {"archive.schema", "archive.page_rows"},
    {"archive.keeping", "archive.schedule", "archive.takedown"},
    {"archive.late"},
    {"archive.past"},
    {"archive.rereading"},
    {"archive.checks"},
    {"archive.coverage", "archive.reading", "archive.writing"},
    {"archive.citing", "archive.committing"},
    {"archive.following", "archive.copying", "archive.search", "archive.updates"},
    {"archive.export", "archive.store"},
    {"archive.writer"},
    {"archive"},
    {"newscrawl.words"},
    {
        "newscrawl.clock",
        "newscrawl.errors",
        "newscrawl.gate",
        "newscrawl.items",
        "newscrawl.knobs",
        "newscrawl.labels",
        "newscrawl.recently",
        "newscrawl.robots_tags",
        "newscrawl.scheduling",
        "newscrawl.verdict",
    },
    {
        "newscrawl.chronology",
        "newscrawl.documents",
        "newscrawl.recording",
        "newscrawl.reservations",
        "newscrawl.site_reservations",
    },
    {
        "newscrawl.arguments",
        "newscrawl.discovery",
        "newscrawl.extraction",
        "newscrawl.health",
        "newscrawl.normalisation",
    },
    {
        "newscrawl.declarations",
        "newscrawl.judging",
        "newscrawl.resolver",
        "newscrawl.ledger",
        "newscrawl.logs",
        "newscrawl.network_errors",
        "newscrawl.polls",
        "newscrawl.responses",
        "newscrawl.stopping",
        "newscrawl.turns",
    },
    {"newscrawl.walk"},
    {"newscrawl.extensions"},
    {"newscrawl.middlewares"},
    {
        "newscrawl.asking_reservations",
        "newscrawl.failures",
        "newscrawl.images",
        "newscrawl.pipelines",
        "newscrawl.rendering",
        "newscrawl.rereading",
    },
    {"newscrawl.spider", "newscrawl.settings"},
    {"newscrawl.any_site", "newscrawl.sites", "newscrawl.demo", "spiders"},
    {"newscrawl.ingest"},
    {"newscrawl.running", "newscrawl.metrics", "newscrawl.notices"},
    {"newscrawl.processes", "newscrawl.due"},
    {"newscrawl.fixtures", "newscrawl.lone_page", "newscrawl.probing", "newscrawl.reread_all"},
    {"newscrawl.fleet"},
    {"newscrawl"},
    {"newscrawl.commands", "newscrawl.cli"},
    {"newscrawl.__main__"},
]
"""Lowest first. An import falls to a lower floor, or stays in its own folder."""
ROOMS = {"newscrawl.chronology", "newscrawl.discovery", "newscrawl.documents", "newscrawl.extraction", "newscrawl.health", "newscrawl.normalisation",
         "newscrawl.fleet", "newscrawl.ingest", "newscrawl.scheduling", "newscrawl.words", "newscrawl.demo", "newscrawl.cli",
         "newscrawl.commands", "archive.checks", "archive.export", "archive.migrations", "archive.pages", "spiders"}  # fmt: skip


def modules():
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            parts = list(file.relative_to(ROOT).with_suffix("").parts)
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


MODULES = dict(modules())


def imports_of(name, *, at_run_time_only=False):
    """The modules of ours that a module imports; those for types alone count too, unless told otherwise."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    skipped = set()
    if at_run_time_only:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                skipped |= set(ast.walk(node))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in PACKAGES)


def room_of(name):
    return next((room for room in ROOMS if name == room or name.startswith(f"{room}.")), name)


def floor_of(name):
    return next(number for number, rooms in enumerate(FLOORS) if room_of(name) in rooms)


def test_every_module_has_its_floor():
    for name in MODULES:
        assert any(room_of(name) in rooms for rooms in FLOORS), f"{name} is on no floor: where does it belong?"


@pytest.mark.parametrize("name", [name for name in MODULES if name not in PACKAGES])
def test_imports_fall(name):
    for imported in imports_of(name):
        if imported in {"archive", "newscrawl"} or room_of(imported) == room_of(name):
            continue  # a package's face, or a neighbour in the same room
        assert floor_of(imported) < floor_of(name), f"{name} imports {imported}, which is not below it"


def test_there_are_no_circles():
    waiting = {name: set(imports_of(name, at_run_time_only=True)) - {name} for name in MODULES if name not in PACKAGES}
    while free := [name for name, imported in waiting.items() if not imported & waiting.keys()]:
        for name in free:
            del waiting[name]
    assert not waiting, f"these import each other: {sorted(waiting)}"


def test_extraction_and_normalisation_never_meet_and_know_no_scrapy():
    for name, file in MODULES.items():
        source = file.read_text(encoding="utf-8")
        if name.startswith("newscrawl.extraction"):
            assert "newscrawl.normalisation" not in source
        if name.startswith("newscrawl.normalisation"):
            assert "newscrawl.extraction" not in source
        if name.startswith(
            ("newscrawl.extraction", "newscrawl.normalisation", "newscrawl.discovery", "newscrawl.documents", "archive")
        ):
            assert "import scrapy" not in source
            assert "from scrapy" not in source


def test_the_archive_imports_nothing_of_ours():
    for name in MODULES:
        if name.startswith("archive"):
            assert all(imported.startswith("archive") for imported in imports_of(name))


def test_no_room_is_over_a_fifth_of_the_house():
    sizes = {}
    for name, file in MODULES.items():
        room = room_of(name) if room_of(name) in ROOMS else name
        sizes[room] = sizes.get(room, 0) + len(file.read_text(encoding="utf-8").splitlines())
    for room, size in sizes.items():
        assert size <= sum(sizes.values()) / 5, f"{room} has {size} of {sum(sizes.values())} lines"


def alone(code, *blocked):
    """Run code in a process where some packages cannot be imported."""
    block = f"""
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError(f"{{name}} is blocked")
sys.meta_path.insert(0, Block())
"""
    return subprocess.run(
        [sys.executable, "-c", block + code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_archive_works_where_newscrawl_and_scrapy_are_not_installed(tmp_path):
    code = f"""
from datetime import datetime, UTC
from archive import open_archive, Article
from archive.crawls import SiteFacts
with open_archive("sqlite:///{tmp_path}/news.db") as archive:
    with archive.write() as transaction:
        transaction.register(SiteFacts(name="hill", title="Hill Post", homepage="https://hill.example/"))
        transaction.add(Article(url="https://hill.example/a", site="hill", headline="Bridge opens", body="It is open.", fetched_at=datetime.now(UTC)))
    print([article.headline for article in archive.find()], archive.get("hill.example/a" if 0 else "https://hill.example/a/").headline)
"""
    process = alone(code, "newscrawl", "scrapy", "parsel", "lxml", "twisted", "dateparser", "bs4", "rich", "click")
    assert process.stdout.strip() == "['Bridge opens'] Bridge opens", process.stderr


def test_the_values_of_the_archive_need_no_database():
    process = alone(
        "import archive.article, archive.crawls, archive.addresses, archive.errors; print('well')",
        "sqlalchemy",
        "alembic",
        "rensa",
    )
    assert process.stdout.strip() == "well", process.stderr


def test_normalisation_needs_neither_scrapy_nor_a_database():
    code = "from newscrawl.normalisation import normalise, normalise_date, normalise_byline; print('well')"
    process = alone(code, "scrapy", "twisted", "sqlalchemy", "alembic", "dateparser", "py3langid", "lxml")
    assert process.stdout.strip() == "well", process.stderr


def test_every_site_file_can_be_started_and_is_named_after_its_file():
    from newscrawl.running import settings_of_project
    from newscrawl.sites import sites

    found = sites(settings_of_project())
    assert found
    for name, spider in found.items():
        assert spider.__module__ == f"spiders.{name}"
        made = spider()
        assert made.sources, f"{name} names no source"
        assert Path(ROOT / "spiders" / f"{name}.py").exists()
