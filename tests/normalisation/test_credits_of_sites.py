"""A table of credits, disclaimers and captions as sites of the world print them.

``cr :: text => relation | source | photographer`` in the place of a credit, ``any ::`` anywhere, ``cap :: text => caption | credit`` beneath
an image; ``-`` where nothing is said.
"""

from pathlib import Path

from newscrawl.normalisation import normalise_credit
from newscrawl.normalisation.captions import split_caption

LINES = (Path(__file__).parent / "gold_credits.txt").read_text(encoding="utf-8").splitlines()


def rows(kind):
    return [line.removeprefix(f"{kind} :: ").rsplit(" => ", 1) for line in LINES if line.startswith(f"{kind} :: ")]


def shown(credit):
    return f"{credit.relation or '-'} | {credit.name or '-'} | {credit.photographer or '-'}"


# Each table at once, as so many single tests would take longer to set up than to run.


def test_credits():
    read = [(text, expected, shown(normalise_credit(text, is_credit=True))) for text, expected in rows("cr")]
    assert len(read) > 1200
    assert [one for one in read if one[1] != one[2]] == []


def test_credits_wherever_they_stand():
    read = [(text, expected, shown(normalise_credit(text))) for text, expected in rows("any")]
    assert len(read) > 1500
    assert [one for one in read if one[1] != one[2]] == []


def test_captions():
    split = [(text, expected, split_caption(text)) for text, expected in rows("cap")]
    read = [(text, expected, f"{one.caption or '-'} | {one.credit or '-'}") for text, expected, one in split]
    assert len(read) > 100
    assert [one for one in read if one[1] != one[2]] == []
