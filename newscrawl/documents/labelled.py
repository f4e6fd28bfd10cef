"""The lines by which a page tells its reader what they are: "Published On 28 Oct 2025", "6 Views"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newscrawl.documents.lines import Line, Region
from newscrawl.labels import LabelledText, lone_label, may_name_field, read_label


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line, its text with the value that may stand on the next line, and what its label says."""

    line: Line
    text: str
    label: LabelledText


def read_labels(lines: Sequence[Line]) -> list[LabelledLine]:
    """The lines of the content that name their field, in page order."""
    return [
        LabelledLine(line, text, label)
        for text, line in _with_values(lines)
        if line.region is not Region.AROUND and (label := read_label(text)) is not None
    ]


def _with_values(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The texts of lines that may have a label; one that stands alone with its value, from the line below or above."""
    for line in lines:
        if not may_name_field(line.text):
            continue
        field = lone_label(line.text)
        if field is None:
            yield line.text, line
        elif field == "views" and line.index and lines[line.index - 1].text.isdecimal():
            yield f"{lines[line.index - 1].text} {line.text}", line
        elif line.index + 1 < len(lines):
            yield f"{line.text.rstrip(' :：')}: {lines[line.index + 1].text}", line
