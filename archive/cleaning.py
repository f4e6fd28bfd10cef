"""Texts as every database takes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""NUL and other controls, which no page means and PostgreSQL refuses, and halves of surrogate pairs."""


def without_controls(text: str) -> str:
    """The text without control characters, tab and line feed aside, and without halves of surrogate pairs."""
    return text if text.isprintable() or not _CONTROL.search(text) else _CONTROL.sub("", text)


def json_without_controls(value: Any) -> Any:
    """The same for all texts of a JSON value, however deep they lie."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, list | tuple):
        return [one if isinstance(one, str) and one.isprintable() else json_without_controls(one) for one in value]
    if isinstance(value, Mapping):
        return {json_without_controls(name): json_without_controls(one) for name, one in value.items()}
    return value
