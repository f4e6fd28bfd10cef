"""How often a page says that it was viewed."""

from __future__ import annotations

import re

from archive.article import ViewCount
from newscrawl.errors import UnreadableField
from newscrawl.labels import read_label
from newscrawl.normalisation.numbers import normalise_number

_TIMES = re.compile(r"(?:बार|বার|times|kali|مرتبہ|بار|lần|ครั้ง|次|回)\s*$", re.IGNORECASE)


def normalise_views(text: str | None) -> ViewCount | None:
    """The view count of a text like "6 Views", "पढ़ा गया: १२३ बार" or a bare number; ``None`` for ``None`` or empty.

    Raises ``UnreadableField`` for what counts something else (comments, shares, minutes), and for no count.

    >>> normalise_views("1.2K views").count
    1200
    """
    if not text or not text.strip():
        return None
    label = read_label(text)
    if label is not None and label.field != "views":
        raise UnreadableField("views", text, f"it counts {label.field.replace('_', ' ')}")
    bare = _TIMES.sub("", (label.text if label else text).strip())
    try:
        number = normalise_number(bare, field="views")
    except UnreadableField as fault:
        raise UnreadableField("views", text, fault.reason) from fault
    return None if number is None else ViewCount(count=number.value, raw=text.strip(), rounded=number.rounded)
