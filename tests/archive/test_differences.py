"""Differences word by word, in every script, whole, and in a time that long texts do not blow up."""

import time
from itertools import pairwise

import pytest

from archive.differences import Kind, difference


def shown(before, after):
    marks = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(marks[one.kind].format(one.text) for one in difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("Bridge opens", "Bridge opens", "Bridge opens"),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
        ("Twelve died in Pune.", "Eleven died in Pune.", "[-Twelve-]{+Eleven+} died in Pune."),
        ("One.\n\nTwo.", "One.\n\nThree.\n\nTwo.", "One.{+\n\nThree.+}\n\nTwo."),
        ("पुल खुला है", "पुल बंद है", "पुल[- खुला-]{+ बंद+} है"),
        ("大桥今天开放", "大桥明天开放", "大桥[-今-]{+明+}天开放"),
        ("สะพานเปิด", "สะพานปิด", "สะพาน[-เ-]ปิด"),
        ("a  b \n", "a  b", "a  b[- \n-]"),
    ],
)
def test_what_is_seen(before, after, seen):
    assert shown(before, after) == seen


@pytest.mark.parametrize("size", [10, 30_000])
def test_both_texts_can_be_made_from_the_pieces(size):
    before = "\n\n".join(f"word{number} " * (number % 9 + 1) for number in range(size // 10))
    after = before.replace("word7 ", "word8 ").replace("word11 word11", "") + " \nmore"
    started = time.process_time()
    pieces = difference(before, after)
    assert time.process_time() - started < 5
    assert "".join(one.text for one in pieces if one.kind is not Kind.ADDED) == before
    assert "".join(one.text for one in pieces if one.kind is not Kind.REMOVED) == after
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))
