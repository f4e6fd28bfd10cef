"""Who took an image by the Chinese or Japanese word that stands behind the name."""

from __future__ import annotations

import re

from newscrawl.normalisation.credit_names import EDGE, is_source
from newscrawl.words.credits import GIVEN, TAKEN
from newscrawl.words.late import late
from newscrawl.words.places import is_place

TAKEN_BY = late(rf"(?:(?<=[\u3400-\u9fff])\s*(?:{TAKEN}|{GIVEN})|(?<=社)[发發])(?=$|[()（）])")
"""How Chinese and Japanese credits end: "新华社发（张三 摄）"."""
_TAKEN_IN_BRACKETS = late(rf"[（(](?P<taken>[^（()）]{{2,30}}(?:{TAKEN}))[)）]。?$")
_WHEN_OR_WHERE = late(r"(?:[でにて日月年時分前後朝夜町市県区都府村駅内館港園橋]|ごろ|午前|午後|[\d０-９])$")
"""How what stands before a Japanese photographer's name ends: "弘前市で、横山弘樹撮影"."""
_JAPANESE_NAME = late(r"[\u4e00-\u9fff々]{2,5}[\u3041-\u30ff]{0,5}")
_TAKEN_AT = late(r"^.*(?:で|にて)(?=[\u4e00-\u9fff々]{2,5}[\u3041-\u309f]{0,4}$)")


def taken_by_hand(stated: str) -> str:
    """Who took an image by the Chinese or Japanese word behind the name, without the caption, the day and the place before it."""
    aside = _TAKEN_IN_BRACKETS.search(stated)
    if aside and not is_source(re.split("[。＝=]", stated[: aside.start()])[-1].rstrip("发發 ")):
        stated = aside["taken"]
    bare = re.split("[。＝=]", TAKEN_BY.sub("", stated).strip(EDGE))[-1]
    first, mark, rest = bare.partition("・")
    bare = f"{first}/{rest}" if mark and is_source(first) else bare
    *others, last = (_TAKEN_AT.sub("", part) for part in bare.split("、"))
    return "、".join([*(part for part in others if _is_listed_taker(part)), last])


def _is_listed_taker(part: str) -> bool:
    """Whether what stands before the last name of a Japanese credit is one too, and no day or place."""
    is_name = _JAPANESE_NAME.fullmatch(part) is not None
    return is_name and not _WHEN_OR_WHERE.search(part) and not is_place(part)
