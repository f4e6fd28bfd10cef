"""The lines by which a page tells its reader what they are: "Published On 28 Oct 2025", "6 Views"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newscrawl.documents.element_names import Region
from newscrawl.documents.lines import Line
from newscrawl.labels import LabelledText, facts_of, lone_label, may_name_field, read_label

_BARS = re.compile(r"\s+[|·•]\s+")
_LONGEST_BAR = 160
_BESIDE_HEADING = 5
"""Lines below a heading of the first rank in which a box of facts stands, and be it called ``author-info``."""


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line, its text with the value that may stand on the next line, and what its label says."""

    line: Line
    text: str
    label: LabelledText


def read_labels(lines: Sequence[Line]) -> list[LabelledLine]:
    """The lines of the content that name their field, in page order."""
    return [
        LabelledLine(line, part, label)
        for text, line in _with_values(lines)
        for part, is_whole in _facts(text)
        if (label := read_label(part)) is not None and (is_whole or label.field in {"views", "modified"})
    ]


def _facts(text: str) -> list[tuple[str, bool]]:
    """The facts of a line, each with whether it is more than a part of a bar; first the line where it is not parted."""
    if len(text) <= _LONGEST_BAR and (facts := facts_of(text)):
        return [(one, True) for one in facts]
    return [(text, True), *((one, False) for one in _parts(text))]


def _parts(text: str) -> list[str]:
    """The facts of a bar: "By Ann Lee | 28 October 2025 | 6 Views". Those who look for names and days part them too."""
    parts = _BARS.split(text) if len(text) <= _LONGEST_BAR else []
    return parts if len(parts) > 1 else []


def _with_values(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The texts of lines that may have a label; one that stands alone with its value, from the line below or above."""
    heading = -_BESIDE_HEADING
    for line in lines:
        heading = line.index if line.tag == "h1" else heading
        if line.region is Region.AROUND and line.index - heading > _BESIDE_HEADING:
            continue
        if not may_name_field(line.text):
            if len(line.text) <= _LONGEST_BAR and _BARS.search(line.text):
                yield line.text, line
            continue
        field = lone_label(line.text)
        if field is None:
            yield line.text, line
        elif field == "views" and line.index and lines[line.index - 1].text.isdecimal():
            yield f"{lines[line.index - 1].text} {line.text}", line
        elif line.index + 1 < len(lines):
            yield f"{line.text.rstrip(' :：')}: {lines[line.index + 1].text}", line
