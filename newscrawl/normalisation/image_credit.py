"""Whose an image is, from the sentence or line in which the page says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newscrawl.normalisation.caption_parts import UPLOADED_BY, split_caption
from newscrawl.normalisation.credit_names import (
    EDGE,
    SEPARATORS,
    is_named,
    is_nobody,
    is_source,
    labels,
    people_of,
    relations,
    social,
    sources,
    tells_agency,
    thanks,
)
from newscrawl.normalisation.forms import joinable
from newscrawl.normalisation.shapes import is_small_word
from newscrawl.normalisation.taken_by_hand import TAKEN_BY, taken_by_hand
from newscrawl.normalisation.text import normalise_text
from newscrawl.words import credits as words
from newscrawl.words.agencies import is_listed_outlet, is_outlet
from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.folding import fold, small
from newscrawl.words.late import late
from newscrawl.words.places import is_place, is_placelike
from newscrawl.words.sentences import is_phrase

_OPENING = " .,:;|/-–—([（【\"'“”＝="
_KOREAN_REPORTER = late(r"(?P<name>[가-힣]{2,4})\s?\S{0,2}기자")
_LABEL_BEHIND = late(r"\s+(?:nuotr|arch|archyvo nuotr|felvétele|fotó)\.?$")
"""The word for a photo behind its maker, as Lithuanian and Hungarian papers print it: "ELTA nuotr."."""
_GIVERS_PHOTO = late(
    r"[(\[]?(?P<giver>[^()/:|]{2,40}?)\s+(?:(?i:file\s+)?(?:photo|PHOTO|Photo|pic|Pic|picture|Picture)s?)(?:\s*/\s*|\s+by\s+|[)\]]*\.?$)(?P<taker>[^()]*)[)\]]*"
)
"""Whose photo it is, with or without who took it: "HT Photo", "Express Photo by Ann Lee"."""
_PAIR = late(r"\([^()/]{3,40}/[^()/]{2,40}\)")
"""A credit in parentheses, with nothing around: "(KOMPAS.com/Ann Lee)"."""
_NAME_AND_SIGN = late(
    r"(?P<taker>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3})\s?/\s?(?P<giver>[A-Z]{2,8}|[\w-]{2,30}\.[a-z]{2,4})|(?P<site>[\w-]{2,30}\.[a-z]{2,4})/[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
)
"""A full name and, behind a stroke, a paper in capitals or its address, or the other way round: "Ann Lee/PR"."""
_PAPERS_OWN = late(
    r"[(\[]?(?P<giver>[^()\[\]:/|]{3,30}):\s+(?P<taker>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3})[)\]]?\.?"
)
"""An outlet and, behind a colon, who took it for it: "ABC News: Ann Lee"."""
_STATION = late(r"(?!(?:FILE|PHOTO|PIC|FOTO|ABOVE|LEFT|RIGHT)\b)[A-Z]{3,5} [A-Z][a-z][\w-]*(?: [A-Z][a-z][\w-]*)?")
_SHOWN_BY = late(r"(?i:screen[ -]?(?:grab|shot)s?|video grab)\s+(?i:via|from|of|by)\s+(?P<name>[A-Z@][^.()|/]{1,40})$")
"""Where a screenshot at the end of a caption was taken from."""
_SUBJECT = late(
    r"\b(?:file|archive|undated|representational|combination)\s(?:photo|image|picture|pic)s?\s(?:of|shows?|showing)\s[^|/.(]+"
    r"|\bfoto de archivo del?\s[^|/.(]+|\bphoto d[’']archives? (?:de|du|des)\s[^|/.(]+|\barchiv(?:bild|foto) (?:von|vom)\s[^|/.(]+",
    re.IGNORECASE,
)
"""What an image shows: "File photo of Ann Lee"."""
_WITH_ROLE = late(
    r"(?:^|(?<=[.!?]\s)|(?<=[(\[]))(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3})\s*[|,/–—-]+\s*(?:(?:staff|chief|freelance|contributing|senior|multimedia|special|news)\s+)*(?i:photographer|photojournalist|photographe|photo editor|visual journalist|fotograf(?:in|ka|o|a)?|fotógraf[oa]|reportero gráfico|fotoreporter|fotorreportero|repórter fotográfico|fotojournalist)[)\]]?\.?$",
    re.IGNORECASE,
)
"""Who took it, with what he or she is behind: "Jeff Camden | Staff photographer"."""
_LAST_STOP = late(r"(?<=\w{3}[.!?])\s+")
_LAST_BRACKETS = late(r"[.!?।۔][\"'”’]?\s*[(\[](?P<credit>[^()\[\]]{3,70})[)\]]\.?$")
_BEHIND_DASH = late(r"[.!?।۔][\"'”’]?\s*(?:—|--|–|-)\s?(?P<credit>[^–—.!?]{2,50})\.?$")
_LABEL_WITHIN = late(r"^(?:fot|foto|photo|bild|kuva|nuotr|φωτ|фото)(?:\.|\s*[:：])\s*(?=\S)", re.IGNORECASE)
"""A label behind what tells the kind of image: "Zdjęcie ilustracyjne/Fot. Pixabay"."""
_JOINED_LABEL = late(
    r"(?P<first>[^\W\d_]{3,14})(?:\s?[/&+]\s?|\s(?:and|und|et|y|e|og|och|ja|i|a|ir|un|és|și|и|і|та|ve)\s)(?P<second>[^\W\d_]{3,14})\s?[:：]\s*(?=\S)"
)
_DASHED_GIVER = late(
    r"[(\[]\s*(?P<taker>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})\s+[–—-]\s+(?P<giver>[^()\[\]–—/|]{2,40}?)\s*[)\]]\.?"
)
"""A full name and, behind a dash, the agency: "(Ann Lee - Anadolu Ajansı)"; without brackets the name may be of whom it shows."""
_GIVERS_PH = late(r"(?P<giver>[^/|:]{2,40}?)\s?[/|–—-]\s?[Pp]h\s?[.:]\s?:?\s*(?P<taker>[^\W\d_a-z][^/|:]{2,40})")
"""An outlet and, behind "Ph.", who took it for it: "Radio Okapi/Ph. Ann Lee"."""
_ALL_CAPITALS = late(r"(?:PHOTOS?|FOTOS?|CRÉDIT|CREDIT)\s+(?=[A-ZÀ-Þ’'-]{2,}\s[A-ZÀ-Þ’'-]{2,})")
"""A label without a colon before a name, both in capitals: "PHOTO ANN LEE, LA PRESSE"."""
_CAPITAL_LABEL = late(r"^(?:PHOTOS?|Photos?|FOTOS?|Fotos?|PICTURE|PIC|Pic|IMAGE|CRÉDIT|CREDIT)\s+(?=[A-ZÀ-Þ])")
"""A label without a colon, before names in capitals: "PHOTO HUGO GIROUX, LA PRESSE"."""
_EDITORS_SIGN = late("[a-z]{2,4}")
"""Who of the agency edited an image: "ANTARA FOTO/Budi Santoso/foc"."""
_LONGEST = 400
_LONGEST_NAME = 80
_MOST_LABELS = 3
"""How many labels may stand before a name: "Disclaimer: Photo: dok. Polri"."""
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
    clean = normalise_text(UPLOADED_BY.sub("", text)) if text else None
    if clean is None:
        return None
    if len(clean) > _LONGEST:
        return ImageCredit(text=clean, name=None, relation=None)
    label, stated = _unlabelled(_without_caption(_with_colon(clean)), is_credit=is_credit)
    if words.UNTOLD.match(stated):
        return ImageCredit(text=stated, name=None, relation=None)
    if by_hand := TAKEN_BY.search(stated):
        label, stated = label or by_hand, taken_by_hand(stated)
    relation = next((name for name, pattern in relations().items() if pattern.search(clean)), None)
    is_known = (
        is_credit
        or _LABEL_BEHIND.search(stated) is not None
        or (label is not None and not label.groupdict().get("disclaimer"))
    )
    printed = _credited(stated, clean, None if by_hand else relation, is_known=is_known)
    is_takers = label is not None and _takers().match(label[0]) is not None
    name, photographer, tells_agency = people_of(printed, is_takers=is_takers) if printed else (None, None, False)
    if relation in {"taken_from", "courtesy", "screenshot"} and photographer and name == photographer:
        photographer = None  # whoever gave the image need not have taken it
    is_nameless = printed is not None and is_nobody(printed) and fold(printed) not in thanks()
    credit_text = printed if name or is_nameless else None
    if is_credit and credit_text is None and len(stated) <= _LONGEST_CREDIT and _says_more(stated):
        credit_text = stated  # its place tells it to be a credit, whoever it names
    kind = "agency" if tells_agency else "photographer" if photographer else None
    return ImageCredit(
        text=stated,
        name=name,
        relation=relation or kind,
        photographer=photographer,
        credit_text=credit_text,
    )


def _with_colon(text: str) -> str:
    """A text with a colon for the sign of breath that Nepali and Bengali print behind a label: "तस्बिरः", "ছবিঃ"."""
    text = text.replace("،", "، ").replace("،  ", "، ") if "،" in text else text
    text = re.sub(r"^((?:\S{2,14} )?\S{2,14})ः\s+", r"\1: ", text) if "ः" in text else text
    found = re.match(r"(?P<label>(?:\S{2,14} )?\S{2,14})ঃ\s*", text) if "ঃ" in text else None
    is_label = found is not None and re.fullmatch(labels(), found["label"], re.IGNORECASE) is not None
    return f"{found['label']}: {text[found.end() :]}" if found and is_label else text


def _without_caption(text: str) -> str:
    """A credit without the labelled caption behind it: "Image source, Getty Images Image caption, The bridge"."""
    folded = small(text)
    found = _caption().search(text) if any(label in folded for label in _caption_labels()) else None
    if found is None or _label().match(text.lstrip(_OPENING)) is None:
        return text
    return text[: found.start()].rstrip(" ,|")


def _joined_label(stated: str) -> re.Match[str] | None:
    """Two labels that a stroke or a conjunction joins: "Autor/allikas: Ann Lee/ERR"."""
    found = _JOINED_LABEL.match(stated)
    return found if found and all(map(_is_label, (found["first"], found["second"]))) else None


def _is_label(word: str) -> bool:
    return re.fullmatch(labels(), word, re.IGNORECASE) is not None or small(word) in joinable()


@cache
def _caption_labels() -> frozenset[str]:
    return frozenset(map(small, words.CAPTION_LABELS.split("|")))


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(words.CAPTION_LABELS)}\s?[,،，、:：]\s*\S", re.IGNORECASE)


def _unlabelled(clean: str, *, is_credit: bool) -> tuple[re.Match[str] | None, str]:
    """The first label of a text, and what stands behind its labels ("Foto: Dok. Polri" has two)."""
    stated = clean.lstrip(_OPENING)
    label = (
        _joined_label(stated)
        or _label().match(stated)
        or _loose_label(stated)
        or (_any_label(stated) or _ALL_CAPITALS.match(stated) if is_credit else None)
    )
    first = label
    for _ in range(_MOST_LABELS):
        if label is None or not (behind := stated[label.end() :].strip()):
            break
        stated = behind
        label = _label().match(stated) or _loose_label(stated)
    return first, stated if first and stated != clean.lstrip(_OPENING) else clean


def _loose_label(stated: str) -> re.Match[str] | None:
    """A label without a colon before a known source or an outlet: "Foto Ansa/Ann Lee", "Photo Le Soir/Ann Lee"."""
    label = re.match(rf"{labels()}\s+", stated, re.IGNORECASE)
    first = SEPARATORS.split(stated[label.end() :])[0].strip(EDGE) if label else ""
    is_outlets = is_outlet(first) and 1 < len(first.split()) < 5
    return label if first and (is_outlets or tells_agency(first) or fold(first) in sources()) else None


def _any_label(stated: str) -> re.Match[str] | None:
    """A word before a colon in the place of a credit, whatever language it is of; no source itself."""
    label = re.match(r"(?P<word>[^\s:：]{3,20})\s?[:：]\s*(?=[^\s/])", stated)
    return label if label and any(map(str.isalpha, label["word"])) and not is_source(label["word"]) else None


def _says_more(stated: str) -> bool:
    """Whether a text says more than a relation: "File photo" does not."""
    for pattern in relations().values():
        stated = pattern.sub("\n", stated)
    return any(_without_fillers(chunk) for chunk in stated.split("\n"))


def _credited(stated: str, whole: str, relation: str | None, *, is_known: bool) -> str | None:
    """The part of a text that credits: what a sentence takes from, what stands behind a label, or what is left."""
    if behind := _LABEL_BEHIND.search(stated):
        bare = _before_label(stated[: behind.start()].strip(EDGE))
        is_of_relation = any(pattern.fullmatch(bare) for pattern in relations().values())  # "Asociatyvi nuotr."
        return None if is_of_relation or is_nobody(bare) or is_nobody(stated.rpartition(" ")[0]) else bare or None
    for pattern in words.FROM:
        if found := re.search(pattern, whole, re.IGNORECASE):
            name = found["name"].strip(EDGE)
            return None if is_nobody(name) else name or None
    if paired := _giver_and_taker(stated):
        return paired
    if (taken := _WITH_ROLE.search(stated)) and people_of(taken["name"])[1]:
        return taken["name"]
    cues = list(_cue().finditer(stated))
    tail = stated[cues[-1].end() :].strip() if cues else ""
    giver = _LAST_STOP.split(stated[: cues[-1].start()])[-1] if cues and tail else ""
    if giver and _is_giver(giver):
        return f"{giver.strip()}/{tail}"  # "APP photo by Ann Lee", also behind a sentence
    is_sentence = re.search(r"(?<=\w\w\w)(?<!\bdok)(?<!\bfot)[.!?।]\s+\S", tail or stated, re.IGNORECASE)
    if not is_known and (named := _named_beside(stated)):
        return named
    if len(tail or stated) > _LONGEST_NAME or is_sentence or (relation is None and not is_known and not tail):
        return _at_the_end(stated)
    return _bare(tail or stated, is_open=relation in {None, "courtesy"})


def _before_label(bare: str) -> str:
    """Who is named before a Lithuanian or Hungarian label, without the caption: "Caption / Ann Lee / BNS nuotr."."""
    *before, last = re.split(r"\s+/\s+", _LAST_STOP.split(bare)[-1])
    return f"{before[-1]} / {last}" if before and is_source(last) else last


def _giver_and_taker(stated: str) -> str | None:
    """A credit that needs no label, as its form is one: "HT Photo", "ABC News: Ann Lee", "Ann Lee/PR", "(KOMPAS.com/Ann Lee)"."""
    if (given := _GIVERS_PHOTO.fullmatch(stated)) and _is_giver(given["giver"]):
        return "/".join(filter(None, (given["giver"].strip(EDGE), given["taker"].strip(EDGE))))
    dashed = _DASHED_GIVER.fullmatch(stated)
    if dashed and tells_agency(dashed["giver"]) and people_of(dashed["taker"])[1]:
        return stated.strip(EDGE)
    if taken := _GIVERS_PH.fullmatch(stated.strip(EDGE)):
        return f"{taken['giver']}/{taken['taker']}"
    own = _PAPERS_OWN.fullmatch(stated)
    if own and (is_outlet(own["giver"]) or tells_agency(own["giver"]) or _is_station(own["giver"], own["taker"])):
        return f"{own['giver']}: {own['taker']}"
    bare = stated.strip(EDGE)
    is_pair = _NAME_AND_SIGN.fullmatch(bare) or (_PAIR.fullmatch(stated.strip(" .")) and _names_only(bare))
    return bare if is_pair else None


def _is_station(giver: str, taker: str) -> bool:
    """Whether a broadcaster's abbreviation and where it sits stand before a person: "ABC Riverina: Ann Lee"."""
    return _STATION.fullmatch(giver) is not None and people_of(taker)[1] == taker


def _is_giver(before: str) -> bool:
    """Whether what stands before the label of a photographer is whom he works for: "ST PHOTO: Ann Lee"."""
    bare = before.strip(EDGE)
    if _is_sentence(before) or any(map(is_small_word, bare.split())):
        return False  # "The bridge on Monday. Photo: Ann Lee"
    return (
        tells_agency(bare)
        or fold(bare) in sources()
        or (is_outlet(bare) and (" " in bare or bare.casefold().endswith("news")))
        or re.fullmatch(r"(?!FILE$|AI$|STOCK$)[A-Z]{2,8}", bare) is not None
    )


def _is_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return re.search(r"\w{3}[.!?।۔。]\s*$", text) is not None


def _named_beside(stated: str) -> str | None:
    """A known source that stands alone, or with a label before it and no colon: "Shutterstock", "Foto Bernama"."""
    found = re.match(rf"{labels()}\s+(?P<name>.+)$", stated, re.IGNORECASE)
    name = _without_fillers(found["name"]) if found else stated.strip(EDGE)
    is_source = fold(name) in sources() - social() or tells_agency(name)
    if found and not is_source and _is_named_in_capitals(stated, name):
        return _bare(name, is_open=False)
    return name if is_source else None


def _is_named_in_capitals(stated: str, name: str) -> bool:
    """Whether a label and the names behind it are in capitals, or a person's and an outlet's name stand there."""
    pieces = [piece.strip(EDGE) for piece in SEPARATORS.split(name) if piece and piece.strip(EDGE)]
    taker = people_of(pieces[0])[1] if pieces else None
    is_pair = len(pieces) == 2 and (is_source(pieces[1]) or pieces[1].isupper())
    return taker == pieces[0] and (is_pair or (len(pieces) == 1 and stated.isupper())) if pieces else False


def _bare(text: str, *, is_open: bool) -> str | None:
    """A text without what tells the relation; ``is_open`` says that whatever is left is a name."""
    text = _SUBJECT.sub("\n", text)
    for pattern in relations().values():
        text = pattern.sub("\n", text)
    chunks = [_without_fillers(chunk) if "\n" in text else chunk.strip(EDGE) for chunk in text.split("\n")]
    chunks = [_LABEL_WITHIN.sub("", chunk) for chunk in chunks] if len(chunks) > 1 else chunks
    bare = "/".join(chunk for chunk in chunks if chunk and (is_open or _names_only(chunk)))
    if len(bare) > _LONGEST_NAME or not any(map(str.isalpha, bare)):
        return None
    bare = re.sub(rf"^(?:via\s+|{words.MIXED_IN.pattern}\s*/\s*)+", "", " ".join(bare.split()), flags=re.IGNORECASE)
    return bare + ")" if bare.count("(") > bare.count(")") else bare


def _names_only(chunk: str) -> bool:
    """Whether what is left beside a relation is sources and names in capitals, and no rest of a sentence."""
    pieces = [piece.strip(EDGE) for piece in SEPARATORS.split(chunk)]
    return all(
        fold(piece) in sources()
        or tells_agency(piece)
        or (is_source(piece) and not any(map(is_small_word, piece.split())))
        or (
            is_named(piece)
            and (piece[0] == "@" or piece[0].isupper())
            and not (is_phrase(piece) and len(piece.split()) == 1)
        )
        for piece in pieces
        if piece and not _EDITORS_SIGN.fullmatch(piece)
    )


def _without_fillers(chunk: str) -> str:
    """What a sentence leaves beside its relation, without the plain words around a name."""
    parts = chunk.strip(EDGE).split()
    if is_listed_outlet(chunk.strip(EDGE)):
        return chunk.strip(EDGE)  # "LA PRESSE"
    if (
        all(_filler().fullmatch(part.strip(EDGE)) or not part.strip(EDGE) for part in parts)
        and fold(chunk) not in sources()
    ):
        return ""
    while parts and _is_filler(parts[0]):
        parts = parts[1:]
    while parts and _is_filler(parts[-1]) and parts[-1] != "an":
        parts = parts[:-1]
    if all(words.MIXED_IN.fullmatch(part.strip(EDGE)) for part in parts) and fold(chunk) not in sources():
        return ""
    return " ".join(parts).strip(EDGE)


def _is_filler(part: str) -> bool:
    bare = part.strip(EDGE)
    is_small = not bare or not bare[0].isupper() or (len(bare) > 1 and bare.isupper())
    return not bare or (is_small and words.MIXED_IN.fullmatch(bare) is not None)


def _at_the_end(text: str) -> str | None:
    """The credit at the end of a caption: "… on Monday. REUTERS/Ann Lee", "… (AP Photo/Ann Lee)"; known agencies only."""
    tail = re.split(r"(?<=\w[.!?])\s+|\s[–—-]\s|\s\|\s|\((?=[^()]*\)?\.?$)|।\s*", text)[-1].strip(EDGE)
    if shown := _SHOWN_BY.search(tail):
        return shown["name"].strip(EDGE)
    if tail != text.strip(EDGE) and _label().match(tail):
        return _bare(_unlabelled(tail, is_credit=False)[1], is_open=False) if len(tail) <= _LONGEST_NAME else None
    tail = _CAPITAL_LABEL.sub("", tail) if tail != text.strip(EDGE) else tail
    pieces = [piece for piece in SEPARATORS.split(tail) if piece and piece.strip(EDGE)]
    is_credit = len(tail) <= _LONGEST_NAME and any(map(tells_agency, pieces)) and len(pieces) < 6
    return _bare(tail, is_open=False) if is_credit else _behind_caption(text)


def _behind_caption(text: str) -> str | None:
    """The credit that the form of a caption tells: in brackets, behind a sign, a bar or a label in capitals."""
    is_quote = text.startswith(('"', "“", "«", "„", "'", "‘"))
    if told := _LAST_BRACKETS.search(text) or (None if is_quote else _BEHIND_DASH.search(text)):
        credit = _unlabelled(told["credit"], is_credit=False)[1]
        named = _giver_and_taker(credit) or _named_beside(credit) or _bare(credit, is_open=False)
        if named:
            return None if is_place(named) or is_placelike(named) else named
    split = split_caption(text)
    if split.caption is None or split.credit is None:
        return None
    if paired := _giver_and_taker(split.credit):
        return paired
    if reporter := _KOREAN_REPORTER.fullmatch(split.credit):
        return reporter["name"]
    return _bare(_CAPITAL_LABEL.sub("", split.credit), is_open=False)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"{words.MIXED_IN.pattern}|{any_of(words.LABEL_WORDS)}", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    """What opens a credit and is no part of it."""
    return re.compile(
        rf"(?:(?P<disclaimer>{any_of(LABELS['image_disclaimer'] + '|' + words.NOTES)})\s*[:：–—-]\s*)|(?:{any_of(words.COURTESY)}\s*[:：=/／–—-]\s*|{any_of(words.FROM_LABELS)}\s*[:：]?\s*|{labels()}(?:\.?\s*[:：|=＝／…・፦፡៖՝]\s*|\s*\.{{2,3}}\s*|\s+via\s+|\s*[–—-]\s+|\s*/\s*(?=\w))|(?:photos?|photographs?|pics?|images?|pictures?|illustration|photographed) by\s+|(?:foto|fotos|bild) (?:von|oleh|av|di|de|van)\s+(?=[A-ZÀ-Þ])|{any_of(words.COLON_LABELS)}\s*[:：፡፦៖՝]\s*|[©ⓒ]\s*(?:\d{{4}}\s+)?|\(c\)\s*|dok(?:umentasi)?\.?[\s:]+(?=[A-Z])|fot\.\s*|nuotr\.\s*|ph\s?(?:\.|[:：])(?!\s?D\b)\s*(?:archives?\s+)?(?=(?-i:[A-ZÀ-Þ])))",
        re.IGNORECASE,
    )


@cache
def _takers() -> re.Pattern[str]:
    return re.compile(any_of(words.TAKERS), re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    """A label within a text: "… on Monday. Photo: Reuters"."""
    return re.compile(
        rf"{labels()}\s*[:：=]\s*|\b(?:photos?|photographs?|pics?|images?|pictures?) by\s+|(?<=[\s(])[©ⓒ]\s*(?:\d{{4}}\s+)?(?:photos?\s+)?",
        re.IGNORECASE,
    )
