"""One name of a byline: whether it is a person's, an agency's, a desk's, a role, a place, or nobody's."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from newscrawl.labels import LABELS
from newscrawl.words import bylines as words
from newscrawl.words.agencies import is_agency, is_desk, is_outlet
from newscrawl.words.places import fold, is_place

PARTICLES = frozenset(
    "von van vom zu zum zur der den dem de del della delle dei di da do das dos du des le la las los el al bin binti bint ibn ben abu af av ten ter te y e i und and et og ap st st. d' l' o dela delos ng ul ur uz ud il v. v d a/l a/p s/o anak haji b. bt. bte".split()
)
"""Words within names that begin with a small letter; any other such word makes a phrase of it."""
_OUTLET_TAIL = re.compile(
    r"(?:online|news|redaktion|nachrichten|desk|team|staff|editorial|web|digital|de|com|net|org|tv|gmbh|ag|media)+$"
)
_SITE_ADDRESS = re.compile(r"^(?:www\.)?[\w-]+\.(?:[a-z]{2,3}\.)?[a-z]{2,6}$", re.IGNORECASE)
_DATE_TAIL = re.compile(
    r"[\s,]+(?:(?:on|am|le|el|em|il|at|pada|tanggal|ngày)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+\S+[\s./,-]+\d{2,4}\b|\d{4}[-/.]\d\d|\d{1,2}:\d\d"
    r"|(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d+\s+(?:hours?|minutes?|mins?|days?|weeks?|months?)\s+ago).*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:autorin|autor|author|reporter|von|by|från|text|interview|report|writer|words)\s*[:：]\s*", re.IGNORECASE
)
_PLACE_BEHIND = re.compile(r"^(\S+ \S+(?: \S+)?) (\S+ \S+)$")
"""A place of two words behind a name of two: "Meera Khanna New Delhi"; one word might be the surname."""
_MANY = re.compile(r"\b(?:reporters|correspondents|writers|editors)$", re.IGNORECASE)
_HAN, _HANGUL = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), re.compile(r"[\uac00-\ud7a3]")
_CJK_SPLIT = re.compile(r"[、，,;；｜|\s和与及與&＆]+|(?<=[\u4e00-\u9fff])[/／](?=[\u4e00-\u9fff])")
_CJK_LEAD = re.compile(
    r"^(?P<lead>.*?(?:记者|記者|作者|撰稿人|通讯员|评论员|評論員|撰文|特派员|特派員|文)[：:／/\s]*)(?=[\u3400-\u9fff])"
)
_KOREAN_ROLE = re.compile(
    r"\s*(?:수습기자|선임기자|인턴기자|전문기자|객원기자|사진기자|기자|특파원|논설위원|앵커|리포터|에디터|편집위원|칼럼니스트|교수|대표|아나운서|PD|작가)(?:\s*외\s*\d+명)?(?:[\s,=(].*)?$"
)
_JAPANESE_ROLE = re.compile(r"(?:編集委員|論説委員|記者|记者|特派員|支局長|解説委員|さん|氏)$")
_LONGEST_NAME = 60
_LONGEST_PIECE = 120

_OUR = r"(?:an?|the|our|d[ae]l(?:la)?\s+nostr[oa]|il\s+nostro|la\s+nostra|nuestr[oa]|notre|onze|unsere?)"
"""What stands before a role: an article, or the word for "our"."""


class Kind(StrEnum):
    """What a piece of a byline is."""

    PERSON = "person"
    AGENCY = "agency"
    DESK = "desk"
    ROLE = "role"
    PLACE = "place"
    NOBODY = "nobody"


class Piece(NamedTuple):
    """A piece of a byline, and what it is."""

    kind: Kind
    name: str


def read_piece(text: str, outlets: Collection[str] = ()) -> Piece:
    """What a piece of a byline without commas and conjunctions is; a person's role and place are taken off.

    >>> read_piece("Special Correspondent Meera Khanna in Lahore")
    Piece(kind=<Kind.PERSON: 'person'>, name='Meera Khanna')
    """
    piece = _stripped(_DATE_TAIL.sub("", _TITLE.sub("", _stripped(text))))
    if len(piece) > _LONGEST_PIECE or not any(map(str.isalpha, piece)) or fold(piece) in _nobody():
        return Piece(Kind.NOBODY, piece)
    if is_agency(piece):
        return Piece(Kind.AGENCY, piece)
    if _is_of_publisher(piece, outlets):
        return Piece(Kind.DESK, piece)
    if is_place(piece):
        return Piece(Kind.PLACE, piece)
    if _mere_role().fullmatch(piece):
        return Piece(Kind.ROLE if is_desk(piece) or _role().search(piece) else Kind.NOBODY, piece)
    return _named(piece)


def _named(piece: str) -> Piece:
    """A person without role and place, or the desk that the rest is."""
    person = _stripped(_role_behind().sub("", _role_before().sub("", re.sub(words.PLACE_TAILS, "", piece))))
    if is_agency(person):
        return Piece(Kind.AGENCY, person)
    if person != piece and is_place(person):
        return Piece(Kind.ROLE, piece)  # "Sylhet Correspondent"
    person = _PLACE_BEHIND.sub(lambda found: found[1] if is_place(found[2]) else found[0], person)
    if (
        is_desk(person)
        or is_outlet(person)
        or person.casefold().startswith("the ")
        or _MANY.search(piece)
        or (is_desk(piece) and not is_full_name(person))
    ):
        return Piece(
            Kind.DESK if len(piece) <= _LONGEST_NAME and not any(map(str.isdigit, piece)) else Kind.NOBODY, piece
        )
    if not person or is_place(person) or not _is_name(person):
        return Piece(Kind.NOBODY, piece)
    return Piece(Kind.PERSON, person)


def _stripped(text: str) -> str:
    """Without the marks around it; the point of an initial at the end stays."""
    bare = " ".join(text.split()).strip(" ,:;-–—'\"‘’“”*·|/।•>»«_~()[]【】（）")
    last = bare.rpartition(" ")[2]
    keeps = re.fullmatch(r"(?:[^\W\d_]\.)+|(?:Jr|Sr)\.", last) is not None and (last != bare or len(last) > 2)
    return bare.lstrip(".") if keeps else bare.strip(" .")


def _is_of_publisher(name: str, outlets: Collection[str]) -> bool:
    """Whether a name is one of the outlet's: as it is, as an address, or with what outlets add to their names."""
    short = squeezed(name)
    if short in outlets or _SITE_ADDRESS.match(name):
        return True
    return any(
        len(outlet) > 2 and short.startswith(outlet) and _OUTLET_TAIL.fullmatch(short[len(outlet) :])
        for outlet in outlets
    )


def is_full_name(text: str) -> bool:
    """Whether a text is a name of several words, in capitals where its script has them."""
    parts = text.split()
    if len(parts) < 2 or is_place(text):
        return False
    letters = [part for part in parts if part[0].isalpha()]
    if all(len(part.strip(".")) < 3 and part.endswith(".") for part in parts[:-1]) and len(parts[-1].strip(".")) < 3:
        return False  # an abbreviation: "म. टा."
    return all(not part[0].islower() or part.casefold().split("-")[0] in PARTICLES for part in letters)


def _is_name(text: str) -> bool:
    parts = text.split()
    if len(text) > _LONGEST_NAME or len(text) < 2 or len(parts) > 7 or any(map(str.isdigit, text)):
        return False
    if fold(text) in _nobody() or re.search(r"[<>{}=#%$!?।…。：:]", text):
        return False
    small = [part for part in parts if part[0].islower() and part.casefold().split("-")[0] not in PARTICLES]
    return not small or len(parts) == 1 or len(small) == len(parts) == 2  # logins and pen names are written small


def squeezed(name: str) -> str:
    """Letters and digits alone: "n-tv.de" is what "NTV de" is."""
    return "".join(filter(str.isalnum, name.casefold())).removeprefix("www").removeprefix("the")


def is_east_asian(text: str) -> bool:
    """Whether most letters of a text are Han, kana or Hangul."""
    letters = [one for one in text if one.isalpha()]
    return 2 * (len(_HAN.findall(text)) + len(_HANGUL.findall(text))) > len(letters) > 0


def east_asian_names(text: str, outlets: Collection[str] = ()) -> list[Piece]:
    """The names of a Chinese, Japanese or Korean byline, whose words are not all spaced.

    >>> [one.name for one in east_asian_names("新华社记者张三、李四")]
    ['新华社', '张三', '李四']
    """
    found: list[Piece] = []
    for part in re.split(r"\s*[|｜;；•]\s*", text):
        read = _korean(part, outlets) if _HANGUL.search(part) else _han(part, outlets)
        found += [
            one for one in read if not (one.kind is Kind.DESK and any(former.kind is Kind.PERSON for former in found))
        ]
    return found


def _korean(text: str, outlets: Collection[str]) -> list[Piece]:
    found = []
    text = re.sub(r"^(?:[^=]{2,12}=|글\s*[·ㆍ/]\s*사진\s*|글\s+)(?=[가-힣])", "", text.strip())
    for piece in re.split(r"\s*[,·・/]\s*", text):
        role = _KOREAN_ROLE.search(piece)
        name = _stripped(piece[: role.start()] if role else piece)
        tokens = [one for one in name.split() if not is_place(one)]
        if is_agency(name) or is_desk(name) or _is_of_publisher(name, outlets) or is_outlet(name):
            found.append(Piece(Kind.AGENCY if is_agency(name) else Kind.DESK, name))
        elif tokens and all(re.fullmatch(r"[가-힣]{2,4}", one) for one in tokens):
            abroad = role is not None and "특파원" in role[0]
            found += [Piece(Kind.PERSON, one) for one in (tokens[:1] if abroad else tokens)]
        elif re.fullmatch(r"[A-Za-z가-힣.\s-]{2,30}", name) and len(tokens) < 5:
            found.append(Piece(Kind.PERSON, name))
    return found


def _han(text: str, outlets: Collection[str]) -> list[Piece]:
    found = []
    text = re.sub(r"^[^=＝]{2,8}[=＝](?=[\u3400-\u9fff]{2})|^(?:編集委員|論説委員|特派員)[・\s]", "", _stripped(text))
    if is_agency(text) or _is_of_publisher(text, outlets):
        return [Piece(Kind.AGENCY if is_agency(text) else Kind.DESK, text)]
    lead = _CJK_LEAD.match(text)
    if lead:
        before = re.sub(r"(?:记者|記者|特派员|特派員|文|撰文|通讯员)[：:／/\s]*$", "", lead["lead"])
        found += [Piece(Kind.AGENCY, before)] if is_agency(before) else []
        text = text[lead.end() :]
    if is_desk(text):
        return [*found, Piece(Kind.DESK, text)]
    text = re.sub(words.CJK_TAIL, "", text)
    tokens = [one for one in _CJK_SPLIT.split(text) if one]
    if (
        len(tokens) == 2
        and all(_HAN.search(one) and len(one) <= 3 for one in tokens)
        and "、" not in text
        and "," not in text
    ):
        if all(len(one) == 1 for one in tokens):
            tokens = ["".join(tokens)]
        elif not lead and " " in text.strip():
            tokens = [" ".join(tokens)]
    return found + [piece for piece in map(_han_name, tokens) if piece.kind is not Kind.NOBODY]


def _han_name(token: str) -> Piece:
    name = _JAPANESE_ROLE.sub("", token)
    if is_agency(token):
        return Piece(Kind.AGENCY, token)
    if re.search(words.CJK_DESK, name) or is_outlet(token) or is_desk(token):
        return Piece(Kind.DESK, token)
    is_name = 2 <= len(name) <= (12 if re.search(r"[·・．\s\u30a0-\u30ff]", name) else 5)
    if not is_name or is_place(name) or fold(name) in _nobody() or not re.fullmatch(r"[\w·・．\s-]+", name):
        return Piece(Kind.NOBODY, token)
    return Piece(Kind.PERSON, name)


@cache
def _nobody() -> frozenset[str]:
    return frozenset(fold(word.replace("?", "")) for word in words.NOBODY.split("|")) | {
        "update",
        "view",
        "comment",
        "n/a",
    }


def _dates() -> set[str]:
    """Labels of dates, which stand where names do."""
    return {fold(label) for field in ("published", "modified") for label in LABELS[field].split("|")}


@cache
def _role() -> re.Pattern[str]:
    return re.compile(words.any_of(words.ROLES), re.IGNORECASE)


@cache
def _role_phrase() -> str:
    return rf"(?:(?:{words.any_of(words.ROLE_MODIFIERS)})[\s,/&’'-]+s?\s*)*{words.any_of(words.ROLES)}(?:-in-chief|-at-large)?"


@cache
def _mere_role() -> re.Pattern[str]:
    """A role or its modifiers, and nothing besides but the field that it is for."""
    either = words.any_of(f"{words.ROLES}|{words.ROLE_MODIFIERS}")
    return re.compile(
        rf"(?:from\s+)?(?:{_OUR}\s+)?{either}(?:[\s,/&-]+{either})*(?:\s+(?:for|of|at|in|du|de|à|en|für|der|bei|van|da|do|della|в|di)\s+.*)?",
        re.IGNORECASE,
    )


@cache
def _role_behind() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,–—-]+{_role_phrase()}(?:\s+(?:for|of|at|in|du|de|à|en|für|bei|da|do|della|в|di)\s+.*)?$", re.IGNORECASE
    )


@cache
def _role_before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_OUR}\s+)?{_role_phrase()}[\s:,–—-]+(?=\S)", re.IGNORECASE)
