"""Whose an image is, from the sentence or line in which the page says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newscrawl.labels import LABELS
from newscrawl.normalisation.east_asian import east_asian_names, is_east_asian
from newscrawl.normalisation.names import Kind, read_piece
from newscrawl.normalisation.text import normalise_text
from newscrawl.words import credits as words
from newscrawl.words.agencies import is_agency, is_outlet
from newscrawl.words.bylines import any_of
from newscrawl.words.places import fold

_EDGE = " .,:：;|/-–—()[]（）【】\"'“”।۔=©®"
_SEPARATORS = re.compile(
    r"\s*(?:/|／|\||•|;|,|，|、|\(|\)|（|）|\[|\]|©|\s[–—-]{1,2}\s|\bvia\b|\bfor\b|\bthrough\b|\bpour\b)\s*",
    re.IGNORECASE,
)
_OPENING = " .,:;|/-–—([（【\"'“”"
_TAKEN_BY = re.compile(r"(?:(?<=[\u3400-\u9fff])\s*(?:摄影|攝影|摄|攝|撮影|供图|供圖)|(?<=社)[发發])(?=$|[()（）])")
"""How Chinese and Japanese credits end: "新华社发（张三 摄）"."""
_LONGEST = 400
_LONGEST_NAME = 80
_LONGEST_CREDIT = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageCredit:
    """What a credit or disclaimer says."""

    text: str
    """The sentence without its label."""
    name: str | None
    """The source: the agency, outlet or service; where only a photographer is named, he or she."""
    relation: str | None
    """``taken_from``, ``courtesy``, ``agency``, ``photographer``, ``file_photo``, ``representational``,
    ``ai_generated``, ``screenshot`` or ``collected``; what says most where several are true."""
    photographer: str | None = None
    credit_text: str | None = None
    """The credit as printed, source and photographer together (schema.org ``creditText``): ``Antara/Budi Santoso``."""


def normalise_credit(text: str | None, *, is_credit: bool = False) -> ImageCredit | None:
    """What a credit line or disclaimer says; ``None`` for ``None`` or empty.

    ``is_credit`` says that the place of the text tells it to be a credit, so that it may be a bare name.

    >>> normalise_credit("Disclaimer: This image is taken from Geo Tv.").name
    'Geo Tv'
    >>> credit = normalise_credit("Foto: Antara/Budi Santoso")
    >>> credit.name, credit.photographer, credit.relation, credit.credit_text
    ('Antara', 'Budi Santoso', 'agency', 'Antara/Budi Santoso')
    """
    clean = normalise_text(text)
    if clean is None:
        return None
    if len(clean) > _LONGEST:
        return ImageCredit(text=clean, name=None, relation=None)
    label = _label().match(clean.lstrip(_OPENING))
    stated = (clean.lstrip(_OPENING)[label.end() :].strip() if label else "") or clean
    if by_hand := _TAKEN_BY.search(stated):
        label, stated = label or by_hand, _TAKEN_BY.sub("", stated).strip()
    relation = next((name for name, pattern in _compiled().items() if pattern.search(clean)), None)
    is_known = is_credit or (label is not None and not label.groupdict().get("disclaimer"))
    printed = _credited(stated, clean, relation, is_known=is_known)
    name, photographer, is_agencys = _people(printed) if printed else (None, None, False)
    if relation in {"taken_from", "courtesy", "screenshot"} and photographer and name == photographer:
        photographer = None  # whoever gave the image need not have taken it
    is_nameless = printed is not None and re.fullmatch(words.NO_SOURCE, printed, re.IGNORECASE) is not None
    credit_text = printed if name or is_nameless else None
    if is_credit and credit_text is None and len(stated) <= _LONGEST_CREDIT and _says_more(stated):
        credit_text = stated  # its place tells it to be a credit, whoever it names
    kind = "agency" if is_agencys else "photographer" if photographer else None
    return ImageCredit(
        text=stated,
        name=name,
        relation=relation or kind,
        photographer=photographer,
        credit_text=credit_text,
    )


def _says_more(stated: str) -> bool:
    """Whether a text says more than a relation: "File photo" does not."""
    for pattern in _compiled().values():
        stated = pattern.sub("\n", stated)
    return any(_without_fillers(chunk) for chunk in stated.split("\n"))


def _credited(stated: str, whole: str, relation: str | None, *, is_known: bool) -> str | None:
    """The part of a text that credits: what a sentence takes from, what stands behind a label, or what is left."""
    for pattern in words.FROM:
        if found := re.search(pattern, whole, re.IGNORECASE):
            return found["name"].strip(_EDGE) or None
    cues = list(_cue().finditer(stated))
    tail = stated[cues[-1].end() :].strip() if cues else ""
    if cues and tail and _is_agency(stated[: cues[-1].start()]):
        return f"{stated[: cues[-1].start()].strip()}/{tail}"  # "APP photo by Ann Lee"
    is_sentence = re.search(r"(?<=\w\w\w)[.!?।]\s+\S", tail or stated)
    if not is_known and (named := _named_beside(stated)):
        return named
    if len(tail or stated) > _LONGEST_NAME or is_sentence or (relation is None and not is_known and not tail):
        return _at_the_end(stated)
    return _bare(tail or stated, is_open=relation in {None, "courtesy"})


def _named_beside(stated: str) -> str | None:
    """A known source that stands alone, or with a label before it and no colon: "Shutterstock", "Foto Bernama"."""
    found = re.match(rf"{_labels()}\s+(?P<name>.+)$", stated, re.IGNORECASE)
    name = _without_fillers(found["name"]) if found else stated.strip(_EDGE)
    is_source = fold(name) in _sources() - _social() or _is_agency(name)
    return name if is_source else None


def _bare(text: str, *, is_open: bool) -> str | None:
    """A text without what tells the relation; ``is_open`` says that whatever is left is a name."""
    for pattern in _compiled().values():
        text = pattern.sub("\n", text)
    chunks = [_without_fillers(chunk) if "\n" in text else chunk.strip(_EDGE) for chunk in text.split("\n")]
    bare = "/".join(chunk for chunk in chunks if chunk and (is_open or _names_only(chunk)))
    if len(bare) > _LONGEST_NAME or not any(map(str.isalpha, bare)):
        return None
    bare = re.sub(rf"^(?:via\s+|{words.MIXED_IN.pattern}\s*/\s*)+", "", " ".join(bare.split()), flags=re.IGNORECASE)
    return bare + ")" if bare.count("(") > bare.count(")") else bare


def _names_only(chunk: str) -> bool:
    """Whether what is left beside a relation is sources and names in capitals, and no rest of a sentence."""
    pieces = [piece.strip(_EDGE) for piece in _SEPARATORS.split(chunk)]
    return all(
        _is_source(piece) or (_is_named(piece) and (piece[0] == "@" or piece[0].isupper())) for piece in pieces if piece
    )


def _without_fillers(chunk: str) -> str:
    """What a sentence leaves beside its relation, without the plain words around a name."""
    parts = chunk.strip(_EDGE).split()
    if (
        all(_filler().fullmatch(part.strip(_EDGE)) or not part.strip(_EDGE) for part in parts)
        and fold(chunk) not in _sources()
    ):
        return ""
    while parts and _is_filler(parts[0]):
        parts = parts[1:]
    while parts and _is_filler(parts[-1]):
        parts = parts[:-1]
    return " ".join(parts).strip(_EDGE)


def _is_filler(part: str) -> bool:
    bare = part.strip(_EDGE)
    return not bare or (not bare[0].isupper() and words.MIXED_IN.fullmatch(bare) is not None)


def _at_the_end(text: str) -> str | None:
    """The credit at the end of a caption: "… on Monday. REUTERS/Ann Lee", "… (AP Photo/Ann Lee)"; known agencies only."""
    tail = re.split(r"(?<=\w[.!?])\s+|\s[–—-]\s|\s\|\s|\((?=[^()]*\)?\.?$)|।\s*", text)[-1].strip(_EDGE)
    pieces = [piece for piece in _SEPARATORS.split(tail) if piece and piece.strip(_EDGE)]
    is_credit = len(tail) <= _LONGEST_NAME and any(map(_is_agency, pieces)) and len(pieces) < 6
    return _bare(tail, is_open=False) if is_credit else None


def _people(printed: str) -> tuple[str | None, str | None, bool]:
    """The source, the photographer, and whether the source is an agency."""
    pieces = [piece.strip(_EDGE) for piece in _SEPARATORS.split(re.sub(r"(?<!\w)@\S+", " ", printed))]
    pieces = [
        piece
        for piece in pieces
        if piece and not (words.MIXED_IN.fullmatch(piece) or re.fullmatch(words.NO_SOURCE, piece, re.IGNORECASE))
    ]
    if is_east_asian(printed):
        pieces = [one.name for piece in pieces for one in east_asian_names(piece)] or pieces
    sources = [piece for piece in pieces if _is_source(piece)]
    agencies = [piece for piece in sources if _is_agency(piece)]
    persons = [piece for piece in pieces if piece not in sources and _is_person(piece)]
    if any(fold(piece) in _social() for piece in pieces):
        persons = []  # the account that showed it
    source = (agencies or sources or [None])[0]
    if source is None:
        others = (piece for piece in pieces if piece not in persons)
        source = next((piece for piece in others if _is_named(piece) or " " not in piece), None)
    source = re.sub(r"(?<=\w)\s+(?:photo|foto|file|handout|pool)$", "", source, flags=re.IGNORECASE) if source else None
    photographer = persons[0] if persons else None
    return source or photographer, photographer, bool(agencies)


def _is_agency(piece: str) -> bool:
    bare = piece.strip(_EDGE)
    return is_agency(bare) or is_agency(
        re.sub(
            r"\s*[-/]?\s*(?:photos?|foto|fotos|bild|bildfunk|images?|pictures?|pool|file|via)$",
            "",
            bare,
            flags=re.IGNORECASE,
        )
    )


def _is_source(piece: str) -> bool:
    bare = piece.strip(_EDGE)
    return (
        fold(bare) in _sources()
        or _is_agency(bare)
        or is_outlet(bare)
        or bool(words.ORGANISATION.search(bare))
        or bool(re.fullmatch(r"[\w-]+\.[a-z]{2,5}", bare))
    )


def _is_person(piece: str) -> bool:
    bare = piece.strip(_EDGE)
    read = read_piece(bare)
    return (read.kind is Kind.PERSON and read.name == bare and 1 < len(bare.split()) < 5) or bool(
        re.fullmatch(r"[\u4e00-\u9fff]{2,3}|[가-힣]{3}", bare)
    )


def _is_named(piece: str) -> bool:
    """Whether what is left beside a relation is a name at all, and no rest of a sentence."""
    parts = piece.strip(_EDGE).split()
    return 0 < len(parts) < 5 and all(not part[0].islower() or part.startswith("@") for part in parts)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"{words.MIXED_IN.pattern}|{any_of(words.LABEL_WORDS)}", re.IGNORECASE)


@cache
def _sources() -> frozenset[str]:
    return frozenset(fold(name) for name in words.PROVIDERS.split("|")) | _social()


@cache
def _social() -> frozenset[str]:
    return frozenset(fold(name) for name in words.SOCIAL.split("|"))


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {relation: re.compile(pattern, re.IGNORECASE) for relation, pattern in words.RELATIONS.items()}


@cache
def _labels() -> str:
    telling = [
        label
        for label in LABELS["image_credit"].split("|")
        if not any(pattern.search(label) for name, pattern in _compiled().items())
    ]
    return any_of([*telling, *words.LABEL_WORDS.split("|")])


@cache
def _label() -> re.Pattern[str]:
    """What opens a credit and is no part of it."""
    return re.compile(
        rf"(?:(?P<disclaimer>{any_of(LABELS['image_disclaimer'])})\s*[:：–—-]\s*)|(?:{any_of(words.COURTESY)}\s*[:：=–—-]\s*|{_labels()}(?:\s*[:：|=＝／]\s*|\s+via\s+|\s*[–—-]\s+|\s*/\s*(?=\w))|(?:photos?|images?|pictures?|illustration) by\s+|(?:foto|fotos|bild) (?:von|oleh|av|di|de|van)\s+(?=[A-ZÀ-Þ])|[©ⓒ]\s*(?:\d{{4}}\s+)?|\(c\)\s*|dok(?:umentasi)?\.?[\s:]+(?=[A-Z])|fot\.\s*|nuotr\.\s*)",
        re.IGNORECASE,
    )


@cache
def _cue() -> re.Pattern[str]:
    """A label within a text: "… on Monday. Photo: Reuters"."""
    return re.compile(rf"{_labels()}\s*[:：=]\s*|\b(?:photos?|images?|pictures?) by\s+", re.IGNORECASE)
