"""A table of credits, disclaimers and captions as sites of the world print them.

``cr :: text => relation | source | photographer`` in the place of a credit, ``any ::`` anywhere, ``cap :: text => caption | credit`` beneath
an image; ``-`` where nothing is said.
"""

from pathlib import Path

import pytest

from newscrawl.normalisation import normalise_credit
from newscrawl.normalisation.captions import split_caption

LINES = (Path(__file__).parent / "gold_credits.txt").read_text(encoding="utf-8").splitlines()


def rows(kind):
    return [line.removeprefix(f"{kind} :: ").rsplit(" => ", 1) for line in LINES if line.startswith(f"{kind} :: ")]


@pytest.mark.parametrize(("text", "expected"), rows("cr"))
def test_credits(text, expected):
    credit = normalise_credit(text, is_credit=True)
    assert credit is not None
    assert f"{credit.relation or '-'} | {credit.name or '-'} | {credit.photographer or '-'}" == expected


def test_credits_wherever_they_stand():
    wrong = []
    for text, expected in rows("any"):
        credit = normalise_credit(text)
        read = f"{credit.relation or '-'} | {credit.name or '-'} | {credit.photographer or '-'}"
        wrong += [(text, expected, read)] if read != expected else []
    assert not wrong


@pytest.mark.parametrize(("text", "expected"), rows("cap"))
def test_captions(text, expected):
    split = split_caption(text)
    assert f"{split.caption or '-'} | {split.credit or '-'}" == expected
