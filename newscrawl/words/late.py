"""Regular expressions that are compiled when they are first used, so that importing the tables takes no time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = (
    "search",
    "match",
    "fullmatch",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
    "pattern",
    "groups",
    "groupindex",
    "flags",
)


class _Late:
    """A pattern not yet compiled; the first use of it puts the compiled one's methods in its place."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = re.compile(source, self._flags)
        for one in _METHODS:
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)


def late(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern, or what makes its text, that is compiled at its first use; hand it to no function of ``re``, which want a real one.

    >>> late("b+").search("abbc")[0]
    'bb'
    """
    return cast("re.Pattern[str]", _Late(source, flags))
