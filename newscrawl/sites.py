"""The sites that this installation knows: the spiders of the folder ``spiders/``, loaded file by file.

A file that cannot be loaded costs its own site, and no other: Scrapy's loader would end with the first one.
"""

from __future__ import annotations

import difflib
import pkgutil
import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from scrapy.settings import Settings
from scrapy.utils.spider import iter_spider_classes

from newscrawl.errors import InvalidArgument
from newscrawl.spider import NewsSpider


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFault:
    """What is wrong with a site file, or with two of them."""

    files: tuple[str, ...]
    """As a person would write them from here; the module's name where there is no such file."""
    words: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{' and '.join(self.files)}{f', line {self.line}' if self.line else ''}: {self.words}"

    def names(self, text: str) -> bool:
        """Whether a file seems to be that of a site, by its own name, or by a name or host that stands in it."""
        word = re.compile(rf"""(?<=["'/.]){re.escape(text)}(?=["'/:])""")
        files = [Path(file) for file in self.files if Path(file).is_file()]
        texts = [self.words, *(file.read_text(encoding="utf-8", errors="replace") for file in files)]
        return any(file.stem == text for file in files) or any(word.search(one) for one in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """All site files: the spiders of those that can be loaded, and what is wrong with the others."""

    spiders: dict[str, type[NewsSpider]]
    faults: tuple[SiteFault, ...]

    def site(self, name: str) -> type[NewsSpider]:
        """The spider of this name. Raises ``InvalidArgument`` with the names that may have been meant."""
        if name in self.spiders:
            return self.spiders[name]
        raise InvalidArgument(self.fault_of(name) or unknown_site(name, self.spiders))

    def fault_of(self, name: str) -> str | None:
        """What is wrong with the file that seems to be that of a site, by its name or its host."""
        return "; ".join(str(fault) for fault in self.faults if fault.names(name)) or None


def site_files(settings: Settings) -> SiteFiles:
    """Load each site file by itself: name to spider in order of name, without ``any``, which stands for no site."""
    found: dict[str, list[type[NewsSpider]]] = {}
    faults: list[SiteFault] = []
    for module in _modules(settings.getlist("SPIDER_MODULES"), faults):
        for spider in iter_spider_classes(module):
            others = found.setdefault(spider.name, [])
            if issubclass(spider, NewsSpider) and spider not in others:
                others.append(spider)
    for name, spiders in found.items():
        if len(spiders) > 1:
            files = dict.fromkeys(_shown(spider.__module__) for spider in spiders)
            faults.append(SiteFault(files=tuple(files), words=f"{len(spiders)} spiders are named {name!r}"))
    known = {name: spiders[0] for name, spiders in sorted(found.items()) if len(spiders) == 1 and name != "any"}
    return SiteFiles(spiders=known, faults=tuple(faults))


def sites(settings: Settings) -> dict[str, type[NewsSpider]]:
    """The sites of all files, for work that must not take a site of a faulty file for an unknown one.

    Raises ``InvalidArgument`` where a file is faulty.
    """
    files = site_files(settings)
    if files.faults:
        raise InvalidArgument("; ".join(map(str, files.faults)))
    return files.spiders


def site(name: str, settings: Settings) -> type[NewsSpider]:
    """The spider of this name. Raises ``InvalidArgument`` with what is wrong, or the names that may have been meant."""
    return site_files(settings).site(name)


def unknown_site(name: str, known: Iterable[str]) -> str:
    """The words for a site that does not exist, with the names that may have been meant."""
    known = sorted(known)
    meant = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or [one for one in known if name in one][:3]
    if meant:
        return f"there is no site {name!r}; did you mean {' or '.join(meant)}?"
    if "." in name:
        return f"there is no site {name!r}; to crawl one by its address, write https://{name.strip('/')}/"
    return f"there is no site {name!r}; there are: {', '.join(known) or 'none'}"


# ── loading ──────────────────────────────────────────────────────────────────────────────────────────


def _modules(names: Iterable[str], faults: list[SiteFault]) -> Iterator[ModuleType]:
    """The modules of these names, and those in them; what cannot be loaded goes to ``faults``."""
    for name in names:
        try:
            module = import_module(name)
        except Exception as error:  # noqa: BLE001 - a site file may fail at import in any way
            faults.append(_fault(name, error))
            continue
        yield module
        inside = pkgutil.iter_modules(getattr(module, "__path__", ()))
        yield from _modules(sorted(f"{name}.{one.name}" for one in inside), faults)


def _fault(name: str, error: Exception) -> SiteFault:
    words = " ".join((error.msg if isinstance(error, SyntaxError) else str(error)).split())
    if not isinstance(error, InvalidArgument):  # which says it in words for a person
        words = f"{type(error).__name__}: {words}"
    return SiteFault(files=(_shown(name),), line=_line(_file(name), error), words=words)


def _line(file: Path | None, error: Exception) -> int | None:
    """The line of a file at which it failed."""
    if file is None:
        return None
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename) == file:
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if Path(frame.filename) == file), None)


def _file(name: str) -> Path | None:
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin) if spec is not None and spec.origin else None


def _shown(name: str) -> str:
    file = _file(name)
    if file is None:
        return name
    return str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
