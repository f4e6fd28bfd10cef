"""Where a report comes from: the place, and the agency, that open its first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.normalisation.numbers import ascii_digits
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.agencies import is_agency, is_desk, is_outlet
from newscrawl.words.late import late
from newscrawl.words.places import is_place

_END = late(
    r"\s*(?:\)\s*[:：]|[:：]{1,2}\s?[-–—]{1,2}|[:：](?=\s|\D)|\.\s?[-–—]{1,2}|\.(?=\s)|।|۔|;(?=\s)|\s?[—–]{1,2}\s?|\s-{1,2}\s?|(?<=\))\s*(?:[-=:]\s*)?(?=[^\s,.:;)]))"
)
"""What parts a dateline from its text: a colon, dashes of all kinds, the danda, or a closing parenthesis."""
_EAST_ASIAN = (
    r"[(（【]?(?P<agency>新华社|新華社|中新社|中新网|中央社|人民网|央视网|环球网)(?:(?:記者|记者)[\u4e00-\u9fff]{2,4})?(?P<place>[\u4e00-\u9fff]{2,6}?)(?=\d|讯|訊|电|電)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专|專|综合|綜合)?[电電讯訊](?:[（(][^（）()]{2,40}[)）])?[)）】]?",
    r"[(\[（【](?P<place>[가-힣]{2,6}|[\u3040-\u30ff\u4e00-\u9fff]{2,8})\s?[=＝]\s?(?P<agency>[가-힣\d]{2,8}|[\u3040-\u30ff\u4e00-\u9fff]{2,8})[)\]）】]",
    r"【(?P<place>[\u3040-\u30ff\u4e00-\u9fff]{2,8}?)(?P<agency>共同|時事|ロイター|AFP時事|AFP|CNN)】",
)
_DATE = late(
    r"[\s,،.·]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,\s]+)?(?:\d{1,2}(?:st|nd|rd|th|er|\.|º)?[\s./-]*(?:de\s+|d[’'])?[^\W\d_][^\W\d_.\u0900-\u0dff]*[\w.\u0900-\u0dff’']*(?:[\s,]+(?:de\s+)?\d{4})?"
    r"|[^\W\d_][\w.\u0900-\u0dff]*\.?\s?\d{1,2}(?:st|nd|rd|th)?(?:[\s,]+\d{4})?|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?)(?:\s+(?:गते|म\.|г\.|року|года|р\.|WIB))?[\s,،.]*$",
    re.IGNORECASE,
)
"""A day behind the place; the year is often left out, so that it is no date that an article could be dated by."""
_PARENTHESES = late(r"\(([^()]{2,60})\)|/([^/]{2,30})/|\[([^\[\]]{2,30})\]")
_NO_PLACE = late(
    r"\b(?:watch|update|updated|breaking|exclusive|opinion|analysis|editorial|read|live|video|photos?|note|editor|the|question|answer|interview|review|explained|fact check|summary|highlights|warning|disclaimer|advertisement|published|posted|by|image|source|related|quiz|poll|correction|q|a)\b",
    re.IGNORECASE,
)
_AT_END = late(
    r"(?:[(\[（]\s*(?P<name>[^()\[\]（）]{2,40}?)\s*[)\]）]|/\s*(?P<slashed>[^()\[\]（）/]{2,40}?)\s*/"
    r"|(?:^|[.!?।۔。]\s*)[–—-]{1,2}\s?(?P<dashed>[^.!?()]{2,30}))\s*\.?$"
)
_LONGEST = 110
_LONGEST_PLACE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What opens a report."""

    place: str | None
    """As printed, its land included: ``NEW DELHI``, ``MANILA, Philippines``."""
    agency: str | None
    """The agency or outlet that the dateline names beside it."""
    printed: str
    """The whole dateline, without what parts it from the text."""
    rest: str
    """The paragraph without its dateline."""


def normalise_dateline(text: str | None) -> Dateline | None:
    """The dateline at the beginning of a paragraph; ``None`` for ``None``, for empty, and for a text without one.

    A place is believed if it is a known one, or if an agency or a day stands beside it. The day that
    datelines print is left alone: it has no year.

    >>> normalise_dateline("ISLAMABAD: The bridge was opened on Monday.").place
    'ISLAMABAD'
    >>> dateline = normalise_dateline("काठमाडौं, ११ कात्तिक (रासस) : पुल खुल्यो।")
    >>> dateline.place, dateline.agency, dateline.rest
    ('काठमाडौं', 'रासस', 'पुल खुल्यो।')
    >>> normalise_dateline("WATCH: The bridge opens") is None
    True
    """
    clean = normalise_text(text)
    if clean is None:
        return None
    for pattern in _EAST_ASIAN:
        if found := re.match(pattern, clean):
            return Dateline(
                place=found["place"], agency=found["agency"], printed=found[0], rest=_rest(clean, found.end())
            )
    best: Dateline | None = None
    for end in _END.finditer(clean[:_LONGEST]):
        head = clean[: end.start()] + (")" if end[0].lstrip().startswith(")") else "")
        read = _read(head, is_sentence=end[0].startswith(".") and "-" not in end[0])
        if read and (best is None or (read[1] and not best.agency)):
            best = Dateline(place=read[0], agency=read[1], printed=head.strip(), rest=_rest(clean, end.end()))
    return best


def agency_at_end(text: str) -> str | None:
    """The agency that is named at the very end of a text, by itself or behind its last sentence: "… on Monday. (ANI)".

    >>> agency_at_end("The bridge was opened on Monday. (ANI)")
    'ANI'
    """
    found = _AT_END.search(text)
    named = re.split(r"\s*[/,;]\s*", (found["name"] or found["slashed"] or found["dashed"]).strip()) if found else []
    # Indonesian editors sign there in small letters: "(kna/dpr)".
    return next((piece for piece in named if is_agency(piece) and (not piece.islower() or piece == "dpa")), None)


def _rest(text: str, start: int) -> str:
    return text[start:].lstrip(" -–—:：=.।")


def _read(head: str, *, is_sentence: bool) -> tuple[str | None, str | None] | None:
    """Place and agency of what may be a dateline, or ``None`` if it is none."""
    inner = ["".join(groups) for groups in _PARENTHESES.findall(head)]
    outer = _PARENTHESES.sub(" ", head).strip(" ,.،")
    named = [piece for one in inner for piece in re.split(r"\s*[/,;،|]\s*", one) if piece]
    agency = next((one for one in named if is_agency(one)), None) or next(
        (one for one in named if is_outlet(one) or is_desk(one)), None
    )
    behind = re.fullmatch(r"(.*?)[\s,،./–—-]+([^,،./–—-]+)", outer)
    if behind and behind[1] and is_agency(behind[2]):
        outer, agency = behind[1].strip(" ,.،-–—"), agency or behind[2]
    place = _DATE.sub("", outer) if any(map(str.isdigit, ascii_digits(outer))) else outer
    is_dated = place != outer
    place, beside = _without_agency(place.strip(" ,.،-–—"))
    agency = agency or beside
    if not place or len(place) > _LONGEST_PLACE or any(map(str.isdigit, ascii_digits(place))):
        return None
    is_known = is_place(place) or is_place(place.split(",")[0].split("،")[0])
    is_likely = (agency is not None or is_dated) and _looks_like_place(place)
    if is_sentence and not (is_dated or agency):
        return None  # "London. That was the place."
    return (place, agency) if is_known or is_likely else None


def _without_agency(place: str) -> tuple[str, str | None]:
    """The place of "JAKARTA, KOMPAS.com", "TEMPO.CO, Jakarta" and "دبي - رويترز", and who stands beside it."""
    pieces = [piece for piece in re.split(r"\s*[,،/|]\s*|\s[-–—]\s", place) if piece]
    outlets = [
        piece
        for piece in pieces
        if is_agency(piece)
        or is_outlet(piece)
        or re.fullmatch(r"[\w.-]+\.(?:com|co|id|net|my|ph|vn)", piece, re.IGNORECASE)
    ]
    kept = [piece for piece in pieces if piece not in outlets]
    return (", ".join(kept), outlets[0]) if outlets and kept else (place, None)


def _looks_like_place(place: str) -> bool:
    """Few words, each in capitals where its script has them, and none that opens other lines."""
    parts = place.replace(",", " ").split()
    return 0 < len(parts) < 5 and not _NO_PLACE.search(place) and all(not part[0].islower() for part in parts)
