"""Whose an image is, from the sentence or line in which the page says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newscrawl.labels import LABELS
from newscrawl.normalisation.names import Kind, east_asian_names, is_east_asian, read_piece
from newscrawl.normalisation.text import normalise_text
from newscrawl.words import credits as words
from newscrawl.words.agencies import is_agency, is_outlet
from newscrawl.words.bylines import any_of
from newscrawl.words.places import fold

_EDGE = " .,:：;|/-–—()[]（）【】\"'“”।۔。=＝©®"
_SEPARATORS = re.compile(
    r"\s*(?:/|／|\||•|;|,|，|、|＝|(?<=\w)=(?=\w)|\(|\)|（|）|\[|\]|©|\s[–—-]{1,2}\s|\bvia\b|\bfor\b|\bthrough\b|\bpour\b)\s*",
    re.IGNORECASE,
)
_OPENING = " .,:;|/-–—([（【\"'“”＝="
_TAKEN_BY = re.compile(r"(?:(?<=[\u3400-\u9fff])\s*(?:摄影|攝影|摄|攝|撮影|供图|供圖)|(?<=社)[发發])(?=$|[()（）])")
"""How Chinese and Japanese credits end: "新华社发（张三 摄）"."""
_BEHIND_AGENCY = re.compile(
    r"\s*[-/]?\s*(?:photos?|foto|fotos|bild|bildfunk|images?|pictures?|pics?|pool|file|via|phát)$", re.IGNORECASE
)
_PHOTO_BEHIND = re.compile(
    r"(?<=\w)(?:\s+(?:photo|foto|file|handout|pool|pics?|phát)|-(?:bildfunk|foto))$", re.IGNORECASE
)
_SPELLED = re.compile(
    r"(?:(?:اے|بی|سی|ڈی|ای|ایف|جی|ایچ|آئی|جے|کے|ایل|ایم|این|او|پی|کیو|آر|ایس|ٹی|یو|وی|ڈبلیو|ایکس|وائی|زیڈ)\s?)+"
)
"""An abbreviation by the names of its Latin letters, as Urdu prints it: PID."""
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
    label, stated = _unlabelled(re.sub(r"^(\S{2,14})ः\s+", r"\1: ", clean), is_credit=is_credit)
    if words.UNTOLD.match(stated):
        return ImageCredit(text=stated, name=None, relation=None)
    if by_hand := _TAKEN_BY.search(stated):
        label, stated = label or by_hand, _TAKEN_BY.sub("", stated).strip()
    relation = next((name for name, pattern in _compiled().items() if pattern.search(clean)), None)
    is_known = is_credit or (label is not None and not label.groupdict().get("disclaimer"))
    printed = _credited(stated, clean, None if by_hand else relation, is_known=is_known)
    is_takers = label is not None and _takers().match(label[0]) is not None
    name, photographer, is_agencys = _people(printed, is_takers=is_takers) if printed else (None, None, False)
    if relation in {"taken_from", "courtesy", "screenshot"} and photographer and name == photographer:
        photographer = None  # whoever gave the image need not have taken it
    is_nameless = printed is not None and _is_nobody(printed)
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


def _unlabelled(clean: str, *, is_credit: bool) -> tuple[re.Match[str] | None, str]:
    """The first label of a text, and what stands behind its labels ("Foto: Dok. Polri" has two)."""
    stated = clean.lstrip(_OPENING)
    label = _label().match(stated) or _loose_label(stated) or (_any_label(stated) if is_credit else None)
    first = label
    while label and (behind := stated[label.end() :].strip()):
        stated = behind
        label = _label().match(stated)
    return first, stated if first and stated != clean.lstrip(_OPENING) else clean


def _loose_label(stated: str) -> re.Match[str] | None:
    """A label without a colon before a known source: "Foto Ansa/Ann Lee"."""
    label = re.match(rf"{_labels()}\s+", stated, re.IGNORECASE)
    first = _SEPARATORS.split(stated[label.end() :])[0].strip(_EDGE) if label else ""
    return label if first and (_is_agency(first) or fold(first) in _sources()) else None


def _any_label(stated: str) -> re.Match[str] | None:
    """A word before a colon in the place of a credit, whatever language it is of; no source itself."""
    label = re.match(r"(?P<word>[^\s:：]{3,20})\s?[:：]\s*(?=[^\s/])", stated)
    return label if label and any(map(str.isalpha, label["word"])) and not _is_source(label["word"]) else None


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
    if cues and tail and _is_giver(stated[: cues[-1].start()]):
        return f"{stated[: cues[-1].start()].strip()}/{tail}"  # "APP photo by Ann Lee"
    is_sentence = re.search(r"(?<=\w\w\w)(?<!\bdok)(?<!\bfot)[.!?।]\s+\S", tail or stated, re.IGNORECASE)
    if not is_known and (named := _named_beside(stated)):
        return named
    if len(tail or stated) > _LONGEST_NAME or is_sentence or (relation is None and not is_known and not tail):
        return _at_the_end(stated)
    return _bare(tail or stated, is_open=relation in {None, "courtesy"})


def _is_giver(before: str) -> bool:
    """Whether what stands before the label of a photographer is whom he works for: "ST PHOTO: Ann Lee"."""
    bare = before.strip(_EDGE)
    return (
        _is_agency(bare)
        or fold(bare) in _sources()
        or re.fullmatch(r"(?!FILE$|AI$|STOCK$)[A-Z]{2,8}", bare) is not None
    )


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
    while parts and _is_filler(parts[-1]) and parts[-1] != "an":
        parts = parts[:-1]
    if all(words.MIXED_IN.fullmatch(part.strip(_EDGE)) for part in parts) and fold(chunk) not in _sources():
        return ""
    return " ".join(parts).strip(_EDGE)


def _is_filler(part: str) -> bool:
    bare = part.strip(_EDGE)
    is_small = not bare or not bare[0].isupper() or (len(bare) > 1 and bare.isupper())
    return not bare or (is_small and words.MIXED_IN.fullmatch(bare) is not None)


def _at_the_end(text: str) -> str | None:
    """The credit at the end of a caption: "… on Monday. REUTERS/Ann Lee", "… (AP Photo/Ann Lee)"; known agencies only."""
    tail = re.split(r"(?<=\w[.!?])\s+|\s[–—-]\s|\s\|\s|\((?=[^()]*\)?\.?$)|।\s*", text)[-1].strip(_EDGE)
    pieces = [piece for piece in _SEPARATORS.split(tail) if piece and piece.strip(_EDGE)]
    is_credit = len(tail) <= _LONGEST_NAME and any(map(_is_agency, pieces)) and len(pieces) < 6
    return _bare(tail, is_open=False) if is_credit else None


def _people(printed: str, *, is_takers: bool = False) -> tuple[str | None, str | None, bool]:
    """The source, the photographer, and whether the source is an agency."""
    pieces = [piece.strip(_EDGE) for piece in _SEPARATORS.split(re.sub(r"(?<!\w)@\S+", " ", printed))]
    pieces = [piece for piece in pieces if piece and not (words.MIXED_IN.fullmatch(piece) or _is_nobody(piece))]
    if is_east_asian(printed):
        pieces = [one.name for piece in pieces for one in east_asian_names(piece)] or pieces
    sources = [piece for piece in pieces if _is_source(piece)]
    agencies = [piece for piece in sources if _is_agency(piece)]
    persons = [piece for piece in pieces if piece not in sources and _is_person(piece, is_takers=is_takers)]
    if any(fold(piece) in _social() for piece in pieces):
        persons = []  # the account that showed it
    source = (agencies or sources or [None])[0]
    if source is None:
        others = (piece for piece in pieces if piece not in persons)
        source = next((piece for piece in others if _is_source_named(piece)), None)
    source = _PHOTO_BEHIND.sub("", source) if source else None
    photographer = persons[0] if persons else None
    return source or photographer, photographer, bool(agencies)


def _is_nobody(piece: str) -> bool:
    """Whether a piece says that the image is somebody's without saying whose: "Supplied", "Photo DR"."""
    return re.fullmatch(rf"(?:{_labels()}\s+)?(?:{words.NO_SOURCE}|provided to .+)", piece, re.IGNORECASE) is not None


def _is_agency(piece: str) -> bool:
    bare = piece.strip(_EDGE)
    return is_agency(bare) or is_agency(_BEHIND_AGENCY.sub("", bare))


def _is_source(piece: str) -> bool:
    bare = piece.strip(_EDGE)
    return (
        fold(bare) in _sources()
        or _is_agency(bare)
        or is_outlet(bare)
        or bool(words.ORGANISATION.search(bare))
        or bool(re.fullmatch(r"[\w-]+\.[a-z]{2,5}", bare))
    )


def _is_person(piece: str, *, is_takers: bool) -> bool:
    bare = piece.strip(_EDGE)
    if _holds_label(bare) or _SPELLED.fullmatch(bare):
        return False
    if is_takers and re.fullmatch(r"[\u3040-\u30ff\u4e00-\u9fff]{2,6}", bare):
        return True
    read = read_piece(bare)
    return (read.kind is Kind.PERSON and read.name == bare and 1 < len(bare.split()) < 5) or bool(
        re.fullmatch(r"[\u4e00-\u9fff]{2,3}|[가-힣]{3}", bare)
    )


def _holds_label(piece: str) -> bool:
    """Whether a word for images begins or ends a piece: it tells what kind of image it is, and is no name."""
    parts = piece.split() or [""]
    return any(re.fullmatch(_labels(), part, re.IGNORECASE) for part in (parts[0], parts[-1]))


def _is_source_named(piece: str) -> bool:
    return not _holds_label(piece) and (_is_named(piece) or " " not in piece)


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
        rf"(?:(?P<disclaimer>{any_of(LABELS['image_disclaimer'] + '|' + words.NOTES)})\s*[:：–—-]\s*)|(?:{any_of(words.COURTESY)}\s*[:：=/／–—-]\s*|{any_of(words.FROM_LABELS)}\s*[:：]?\s*|{_labels()}(?:\s*[:：|=＝／…]\s*|\s*\.{{2,3}}\s*|\s+via\s+|\s*[–—-]\s+|\s*/\s*(?=\w))|(?:photos?|photographs?|pics?|images?|pictures?|illustration|photographed) by\s+|(?:foto|fotos|bild) (?:von|oleh|av|di|de|van)\s+(?=[A-ZÀ-Þ])|[©ⓒ]\s*(?:\d{{4}}\s+)?|\(c\)\s*|dok(?:umentasi)?\.?[\s:]+(?=[A-Z])|fot\.\s*|nuotr\.\s*)",
        re.IGNORECASE,
    )


@cache
def _takers() -> re.Pattern[str]:
    return re.compile(any_of(words.TAKERS), re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    """A label within a text: "… on Monday. Photo: Reuters"."""
    return re.compile(
        rf"{_labels()}\s*[:：=]\s*|\b(?:photos?|photographs?|pics?|images?|pictures?) by\s+", re.IGNORECASE
    )
