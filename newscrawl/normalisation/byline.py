"""Who wrote it: persons, agencies and desks out of a byline, each name in its own script and unmangled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

from archive.article import Contributor, ContributorKind
from newscrawl.chronology.lexicon import Kind as TokenKind
from newscrawl.chronology.lexicon import read_tokens
from newscrawl.chronology.numerals import plain_digits
from newscrawl.normalisation.conjunctions import COMMA, LISTS, split_list
from newscrawl.normalisation.east_asian import JAPANESE_DATELINE, JAPANESE_REPORTER, east_asian_names, is_east_asian
from newscrawl.normalisation.forms import in_one_form, without_contrast
from newscrawl.normalisation.names import Kind, Piece, read_piece, squeezed
from newscrawl.normalisation.openers import cues, is_opener, soft_cues, without_fields, without_opener
from newscrawl.normalisation.remarks import unglued, without_remarks
from newscrawl.normalisation.roles import is_office, mere_role, without_rank
from newscrawl.normalisation.shapes import is_full_name, is_small, is_vietnamese
from newscrawl.normalisation.surroundings import without_surroundings
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.agencies import is_agency, is_desk, is_outlet
from newscrawl.words.folding import small
from newscrawl.words.late import late
from newscrawl.words.people import is_named_like_people
from newscrawl.words.places import is_place
from newscrawl.words.titles import is_degree

_JUNK = late(
    r"https?://\S+|[\w.+%-]{1,64}@[\w-]{1,64}(?:\.\w{1,30}){1,4}|(?:\b(?:twitter|x)\s*:?\s*)?@\w+|\+?\d[\d\s-]{8,}\d|\b(?:twitter|x|email|e-mail|mail)\s*:\s*(?=\s|$|@)",
    re.IGNORECASE,
)
_PARENTHESES = late(r"\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）|【([^【】]*)】")
_PARTS = late(
    r"\s*(?:\||•|●|»|\s@\s|\s[·.ـ]\s|(?<=[\u0600-\u06ff])[–—-]\s|(?<=[가-힣])·(?=[가-힣])|(?<=[a-zß-ɏа-я)])·\s?(?=[A-ZÀ-ÞА-Я\d])|(?<=[A-ZÀ-Þ])(?:(?<!L)·|·(?!L))(?=[A-ZÀ-Þ]|\d)|\s[–—-]{1,2}\s|\n|—|।)\s*"
)
_CAPITAL = "A-ZÀ-ÞĀ-ɏΑ-ΩА-ЯЁІЇЄҐ"
_PICTURES = late(
    rf"(?:\b(?:und|and|et|y|e|en|og|och|ja|i|a|és|și|и|і|&)\s+)?((?:[{_CAPITAL}][\w'’.-]*\s){{1,4}})\((?i:fotos?|photos?|bilder?|videos?|billeder|kuvat?|valokuvat|zdjęcia|foto's|beeld|fotky|snímky|fotografije|slike|fotod|pildid|nuotraukos|fotók?|imágenes|imagens|immagini|imatges|fotografies|argazkiak|poze|фото|снимки|фотографии|φωτογραφίες|φωτο|fotoğraf)\)"
)
"""Who took the pictures, named behind: "Anna Martel (Fotos)"."""
_TWO_NAMES = late(r"((?:[A-ZÀ-Þ][\w'’.-]*\s){2})(?=(?:[A-ZÀ-Þ][\w'’.-]*\s){2}\((?:[Ff]oto|[Pp]hoto)\))")
"""Who wrote, and without a mark behind it who took the one picture: "Marte Dahl Ola Brekke (foto)"."""
_SUFFIXED = late(r",\s*(?=(?:Jr|Sr|II|III|IV)\b)")
_AGENCY_BEHIND = late(
    r"^((?:\S+ ){1,3}\S+),? ((?:The )?Associated Press|Agence France-Presse|Press Trust of India|AP|AFP|PTI|dpa)$"
)
"""A name and, without a comma, its agency: "BOB RAY Associated Press"."""
_CAPITALS_BEHIND = late(r"^((?:\S+ ){1,3}\S+) ([A-ZÀ-Þ]{2,6})$")
"""A name and capitals, which may be an agency's: "Priya Raman AAP"."""
_AGENCY_AND_WORD = late(
    r"((?!PAP|PETRA|SANA|HINA|SITA|LETA|ELTA|KUNA|FENA|BETA|TANA|APA|MIA|ANA|INA|PA )[A-ZÀ-Þ]{2,8}) [A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]\S*"
)
"""An agency in capitals, but for those that persons are called like, and where it reports from: "EFE Zamora"."""
_AGENCY_BEFORE = late(
    r"^(?:(?i:корр|кор|corr)\.\s+)?(ТАСС|РИА Новости|Интерфакс|УНІАН|БТА|Reuters|Bloomberg|Xinhua|AFP|PTI|ANI|ANSA|ANTARA|dpa) ([A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]*[a-zß-ÿа-яіїєґ] (?:\S+ ){0,2}[A-ZÀ-ÞА-ЯІЇЄҐ]\S*)$"
)
_KOREAN_DEEDS = late(r"(글|사진|영상|취재|편집|그래픽|번역)\s*=\s*(?=[가-힣])")
"""What somebody did, as Korean papers print it: "글=장재은"."""
_CHINESE_BARS = late(
    r"(作者|编辑|責編|责编|记者|記者|文|图|圖|摄影|攝影|编译|校对|翻译|撰文)\s*[|｜]\s*(?=[\u4e00-\u9fff])"
)
"""What somebody did, with a bar behind it: "作者 | 陈默"."""
_INVERTED = late(r"(?:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?, (?:[A-ZÀ-Þ][\w.'’-]*\s?){1,3}(?:;\s*|$)){2,}")
"""A list of names behind their surnames: "Menon, Anjali; Das, S."."""
_BAR_BEFORE_AND = late(r"\s\|\s+(?=(?:and|und|et|y|e|dan|và|ve|og|och|और|ও|اور|و|&)\s|[,;&])|\s\|\s+(?=[|)\]])")
_STROKES = late(r"[/;؛；]")
"""Marks behind which one word is rather an editor's sign or a role than a person: "শাহীন আলম/এএম"."""
_PICTURED = late(r"(?:^|[，,、。（(]|記者|记者)(?:記者|记者)?(?P<name>[\u4e00-\u9fff]{2,4})[攝摄](?=$|[，,、。）)\s])")
"""Who took the picture, the Chinese word behind the name: "資料照，記者林俊良攝"."""
_ARTICLES = frozenset("ein eine a an un une una um uma en et een the".split())
_UNKNOWN_LABEL = late(r"\s*(?!.{0,30}(?:记者|記者|기자))[^\W\d_]{3,20}\s?[:：]\s+(?=\S)")
"""A label that is none of a byline: "Topic: Hardware"."""
_BY = late(r"^By\s+(?=[A-Z]\S*\s)")
"""The opener of a name behind another one: "ABC Pilbara / By Ann Lee"."""
_LONE_WORD = late(
    "[^\\s.@_\\u0b80-\\u0d7f\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3]+"
)
_AND_AT_END = late(r"\s(?:and|und|et|y|e|i|og|och|en|ja|și|és|a|и|і|та|ve|dan|&)\s*$")
"""What joins a name to the label of the next: "Texto de Ann Lee e fotos de Bob Ray"."""
_SECTION = late(
    r"[\s|]*[^\W\d_A-Za-z]?[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]{2,}[\s|–—-]*"
)
"""One word of a script that writes spaces."""
_DATELINE = late(
    r"(?P<place>[^,،(]{2,40})[,،]\s*(?P<day>[^,،()]{3,25}?)\s*[(,،]\s*(?P<agency>[^(),،]{2,30}?)[).:։]*\s*[–—-]?"
)
"""Where and on what day an agency reports, and nobody by name: "Praia, 03 Fev (Inforpress) –"."""
_LONGEST = 400
_MOST_NAMES = 30
"""Marks between names from which on a text is no byline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A byline read."""

    printed: str
    """As the page prints it, its label taken off."""
    contributors: tuple[Contributor, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """The persons who wrote it."""
        return tuple(
            one.name for one in self.contributors if one.kind is ContributorKind.PERSON and one.role == "author"
        )

    @property
    def signed_by(self) -> tuple[str, ...]:
        """Who signs for it: the persons; where none is named, the agency, desk or outlet; failing these, the editor.

        Chinese papers print the responsible editor alone under what they took from elsewhere.
        """
        signing = tuple(one.name for one in self.contributors if one.role == "author")
        return self.authors or signing or tuple(one.name for one in self.contributors if one.role == "editor")

    @property
    def agency(self) -> str | None:
        """The agency that it comes from, in whatever role."""
        return next((one.name for one in self.contributors if one.kind is ContributorKind.AGENCY), None)


def normalise_byline(text: str | None, *, names: Iterable[str] = (), publishers: Iterable[str] = ()) -> Byline | None:
    """Read a byline; ``None`` for ``None`` or empty, no contributors for a text that names nobody.

    ``names`` are the single names where the page itself lists them; ``publishers`` are names of the outlet,
    which are taken for its desk and never for a person. Roles, places, dates and addresses are taken off;
    editors, translators, photographers and those whose text was taken over keep their own role.

    >>> normalise_byline("By Meera Khanna and Ravi Rao, Special Correspondent | New Delhi").authors
    ('Meera Khanna', 'Ravi Rao')
    >>> normalise_byline("PTI").agency
    'PTI'
    >>> [(one.name, one.role) for one in normalise_byline("Penulis: Budi Santoso | Editor: Sari Dewi").contributors]
    [('Budi Santoso', 'author'), ('Sari Dewi', 'editor')]
    """
    text = unescape(text) if text and "&" in text else text  # JSON-LD is often escaped twice
    clean = normalise_text(_with_breaks_as_bars(text) if text and "\n" in text else text)
    if clean is None:
        return None
    if len(clean) > _LONGEST or sum(map(clean.count, ",،、;|•»")) > _MOST_NAMES:
        return Byline(printed=clean, contributors=())
    outlets = frozenset(squeezed(name) for name in publishers) - {""}
    return _read_byline(clean, tuple(one for one in names if one and one.strip()), outlets)


def _with_breaks_as_bars(text: str) -> str:
    """A byline of several lines on one, bars between them, but where a line goes on in the next: behind "By", a comma, "and"."""
    first, *others = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    joined = last = first
    for line in others:
        goes_on = last[-1] in ",،、:：;&/–—-(" or _AND_AT_END.search(f" {last}") or is_opener(last, line)
        is_one_name = " " not in last and " " not in line
        joined += f" {line}" if goes_on or is_one_name else f" | {line}"
        last = line
    return joined


@lru_cache(maxsize=2_000)
def _read_byline(clean: str, listed: tuple[str, ...], outlets: frozenset[str]) -> Byline:
    """The byline of a text in one form: a site's few authors sign again and again."""
    if reported := JAPANESE_DATELINE.fullmatch(clean):
        agency = Contributor(name=reported["agency"], kind=ContributorKind.AGENCY, role="author")
        return Byline(printed=clean, contributors=(agency,))
    if (dateline := _DATELINE.fullmatch(clean)) and is_agency(dateline["agency"]) and _is_report(dateline):
        agency = Contributor(name=dateline["agency"], kind=ContributorKind.AGENCY, role="author")
        return Byline(printed=clean, contributors=(agency,))
    if signed := JAPANESE_REPORTER.fullmatch(clean):
        clean = signed["name"]
    printed = without_opener(unglued(clean))
    found: dict[str, Contributor] = {}
    parts = [normalise_text(name) or "" for name in listed] if listed else [unglued(clean)]
    for part in [without_contrast(without_surroundings(in_one_form(part))) for part in parts]:
        for one in _contributors(without_opener(without_fields(part)), outlets):
            found.setdefault(_folded(one.name), one)
    contributors = _without_mere_roles(list(found.values()))
    if not listed and printed == clean and len(contributors) == 1 and _is_lone_word(contributors[0], printed):
        contributors = (replace(contributors[0], kind=ContributorKind.DESK),)
    return Byline(printed=printed, contributors=contributors)


def _is_report(dateline: re.Match[str]) -> bool:
    """Whether a place and a day of a month, in figures or in words, stand before an agency."""
    if " " in dateline["place"] and not is_place(dateline["place"]):
        return False  # "Meera Khanna, May 3 (PTI)"
    tokens = read_tokens(plain_digits(dateline["day"]), ())
    return any(token.has(TokenKind.MONTH) for token in tokens) and len(tokens) < 6


def _is_lone_word(one: Contributor, printed: str) -> bool:
    """Whether a byline is one word, without "By" and not listed by the page: it signs, but rather for a paper than a person.

    Not so where people write under one name (Tamil, Telugu, Kannada, Malayalam), or without spaces.
    """
    return one.kind is ContributorKind.PERSON and one.name == printed and _LONE_WORD.fullmatch(printed) is not None


def _without_mere_roles(found: list[Contributor]) -> tuple[Contributor, ...]:
    """Without the roles that stand beside a person: "Meera Khanna, Special Correspondent" is one contributor."""
    if not any(one.kind is ContributorKind.PERSON and one.role == "author" for one in found):
        return tuple(found)
    return tuple(
        one for one in found if one.kind is not ContributorKind.DESK or read_piece(one.name).kind is not Kind.ROLE
    )


def _contributors(text: str, outlets: Collection[str]) -> Iterator[Contributor]:
    """The names of a byline, segment by segment; what is said of dates ends a segment."""
    for role, segment in _segments(text):
        own = segment.lstrip(" ©Ⓒ") if role == "photographer" else segment
        rest, credited = _soft_inputs(without_remarks(own))
        yield from _read(rest, outlets, role)
        if credited:
            yield from _read(credited, outlets, "inputs")


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """The stretches of a byline, each with the role that the words before it tell."""
    role, start = "author", 0
    text = _CHINESE_BARS.sub(r" \1：", _KOREAN_DEEDS.sub(r"\1: ", text))
    text = _TWO_NAMES.sub(r"\1| ", text)
    text = _PICTURES.sub(r" | photo: \1 | ", _PICTURED.sub(r" | photo: \g<name> | ", text))
    for found in cues(text).finditer(text):
        before = _AND_AT_END.sub("", text[start : found.start()])
        if before.strip(" ,(|–—-·•;") and before.strip().casefold() not in _ARTICLES and not _is_section(before, found):
            yield role, before
        role, start = (found.lastgroup or "author").rstrip("_"), found.end()
    label = _UNKNOWN_LABEL.match(text[start:])
    if label is None or is_desk(label[0]):
        yield role, text[start:]
    elif mere_role().fullmatch(label[0].strip(" :：")):
        yield role, text[start + label.end() :]  # "Kolumnis: Ahmad Zaki"


def _is_section(before: str, cue: re.Match[str]) -> bool:
    """Whether one word stands before the label of an author: where an article is filed, and no author itself."""
    is_first = cue.string.lstrip(" |").startswith(before.strip(" |")) and (cue.lastgroup or "").startswith("author")
    word = before.strip(" |–—-")
    return (
        is_first
        and _SECTION.fullmatch(before) is not None
        and not (is_agency(word) or is_desk(word) or is_outlet(word))
    )


def _soft_inputs(segment: str) -> tuple[str, str]:
    """A segment and the agencies that it credits in a word like "with": "Le Monde avec AFP"."""
    for found in soft_cues().finditer(segment):
        rest, bar, behind = segment[found.end() :].partition("|")
        rest = rest.strip(" ().,")
        names = [name for name in re.split(r"\s*(?:,|/|&|\s(?:et|und|and|y|e|và|dan)\s)\s*", rest) if name]
        is_theo = found[0].strip().casefold() == "theo"
        if names and all(is_agency(name) or is_desk(name) or (is_theo and is_outlet(name)) for name in names):
            return f"{segment[: found.start()]}{bar}{behind}", rest
    return segment, ""


def _read(text: str, outlets: Collection[str], role: str) -> Iterator[Contributor]:
    """The names of a stretch. What stands behind the first name without being one is a role or a place."""
    text = _BAR_BEFORE_AND.sub(" ", _JUNK.sub(" | ", text))
    if role != "author" and not text.strip().startswith("("):
        text = text.split(")")[0] if text.count(")") > text.count("(") else text
    inner = ["".join(group or "" for group in groups).strip() for groups in _PARENTHESES.findall(text)]
    outer = _PARENTHESES.sub(" ", text)
    if not outer.strip(" .,:;|-–—") or (inner and is_place(outer)):
        outer, inner = " | ".join(inner), []
    if is_east_asian(outer):
        yield from _as_contributors(east_asian_names(outer, outlets), role)
    else:
        yield from _spaced(outer, outlets, role)
    for aside in inner:
        if re.match(r"(?:本报|本報)?(?:記者|记者)[\s：:]*[\u4e00-\u9fff]", aside):
            yield from _as_contributors(east_asian_names(aside, outlets), role)
        for name in re.split(r"[=＝]|" + LISTS.pattern, aside):
            if is_agency(name):
                yield Contributor(name=name.strip(), kind=ContributorKind.AGENCY, role=role)


def _spaced(text: str, outlets: Collection[str], role: str) -> Iterator[Contributor]:
    """The names of a stretch in a script that writes spaces between words."""
    named, is_signed = "", False
    parts = [_names_of(part, outlets) for part in _PARTS.split(text) if part]
    for read in parts[1:] if _begins_with_place(parts) else parts:
        for piece in read:
            if piece.kind is Kind.PERSON and (named or is_signed) and not _stands_behind(piece, read, named):
                continue  # "Meera Khanna | New Town", "PTI | Sukkur": behind the bar stands a place
            yield from _as_contributors([piece], role)
        named = next((piece.name for piece in read if piece.kind is Kind.PERSON), named)
        is_signed = is_signed or bool(read)


def _begins_with_place(parts: list[list[Piece]]) -> bool:
    """Whether the lone word before a bar is rather a place: an agency or a full name stands behind it."""
    if len(parts) < 2 or len(parts[0]) != 1 or not parts[1]:
        return False
    first, second = parts[0][0], parts[1][0]
    is_word = first.kind is Kind.PERSON and re.search(r"[\s.]", first.name) is None
    is_named = second.kind is Kind.AGENCY or (second.kind is Kind.PERSON and is_full_name(second.name))
    return is_word and is_named and not is_vietnamese(first.name)


def _stands_behind(piece: Piece, read: list[Piece], former: str) -> bool:
    """Whether a person is one although a bar or dash stands before.

    That is a full name with a role of its own, or behind an agency, or of two in Vietnamese, which lists names by dashes,
    or in a script without capitals one that people bear.
    """
    if not is_full_name(piece.name):
        return False
    has_role = piece is read[0] and any(one.kind in {Kind.ROLE, Kind.DESK} for one in read[1:2])
    return not former or has_role or is_vietnamese(former, piece.name) or is_named_like_people(piece.name)


def _as_contributors(pieces: Iterable[Piece], role: str) -> Iterator[Contributor]:
    kinds = {Kind.PERSON: ContributorKind.PERSON, Kind.AGENCY: ContributorKind.AGENCY}
    for piece in pieces:
        if role == "editor" and piece.kind is not Kind.AGENCY and re.fullmatch(r"[A-ZÀ-Þ]{2,3}", piece.name):
            continue  # "(oprac. MK)": an editor's sign names nobody
        yield Contributor(name=piece.name, kind=kinds.get(piece.kind, ContributorKind.DESK), role=role)


def _names_of(part: str, outlets: Collection[str]) -> list[Piece]:
    """The names between two bars: lists joined by conjunctions, each with commas in it."""
    part = _without_place_at_end(part)
    if is_agency(part):
        return [read_piece(part)]
    if (of_agency := _AGENCY_AND_WORD.fullmatch(part.strip(" ,"))) and is_agency(of_agency[1]) and not is_outlet(part):
        return [Piece(Kind.AGENCY, of_agency[1])]
    if re.match(r"\S+ & \S+(?:\s|$)", part) and (is_desk(part) or is_outlet(part)):
        return [Piece(Kind.DESK, part.strip(" ,"))]
    if _INVERTED.fullmatch(part):
        pairs = [one.split(",") for one in part.split(";")]
        return [Piece(Kind.PERSON, f"{given.strip()} {surname.strip()}") for surname, given in pairs]
    lists = [
        COMMA.split(_AGENCY_BEFORE.sub(r"\2, \1", _with_agency_apart(_BY.sub("", one.strip(" ,")))))
        for one in split_list(_SUFFIXED.sub(" ", without_rank(part)))
        if one.strip(" ,.")
    ]
    read = [[read_piece(piece, outlets) for piece in pieces if piece] for pieces in lists]
    if signed := _signatures(part, outlets):
        return signed
    if len(read) > 1 and all(len(pieces) == 1 for pieces in read) and _is_of_desk([pieces[0] for pieces in read]):
        return [Piece(Kind.DESK, part.strip(" ,"))]
    if read and all(map(_is_inverted, read)):
        return [Piece(Kind.PERSON, f"{pieces[1].name} {pieces[0].name}") for pieces in read]
    found = [piece for pieces in read for piece in _of_list(pieces, is_long=len(read) > 1)]
    if _STROKES.search(part) and len(found) > 1:
        found = [_capital_agency(piece) for piece in found]
        if any(piece.kind is Kind.PERSON and is_full_name(piece.name) for piece in found):
            found = [piece for piece in found if piece.kind is not Kind.PERSON or re.search(r"[\s.]", piece.name)]
    has_agency = any(piece.kind is Kind.AGENCY for piece in found)
    return [piece for piece in found if len(found) == 1 or not _is_remainder(piece, beside_agency=has_agency)]


def _without_place_at_end(part: str) -> str:
    """Without a place of several words behind a comma, or alone: its "and" parts no names ("Bosnia and Herzegovina")."""
    before, comma, place = part.rpartition(",")
    if " " in place.strip() and is_place(place.strip()):
        return before if comma else ""
    return part


def _with_agency_apart(text: str) -> str:
    """A name with a comma before the agency that is printed behind it."""
    behind = _CAPITALS_BEHIND.match(text)
    if behind and is_agency(behind[2]) and not behind[1].isupper():
        return f"{behind[1]}, {behind[2]}"
    return _AGENCY_BEHIND.sub(r"\1, \2", text)


def _signatures(part: str, outlets: Collection[str]) -> list[Piece]:
    """Signatures of a few small letters behind the outlet's own name, as papers in German sign: "srf/hosb;kesm"."""
    first, *rest = (one.strip() for one in _STROKES.split(part))
    if squeezed(first) not in outlets or not rest or not all(re.fullmatch(r"[a-zäöüß]{2,5}", one) for one in rest):
        return []
    return [] if any(map(is_agency, rest)) else [Piece(Kind.PERSON, one) for one in rest]


def _capital_agency(piece: Piece) -> Piece:
    """An agency behind a stroke that is printed like a name: "V. M./Hina"."""
    is_one = piece.kind is Kind.PERSON and " " not in piece.name and is_agency(piece.name.upper())
    return Piece(Kind.AGENCY, piece.name) if is_one else piece


def _is_remainder(piece: Piece, *, beside_agency: bool) -> bool:
    """Whether a person of a list may be none: in small letters, or a lone word beside an agency ("dpa/lnw")."""
    lone = beside_agency and " " not in piece.name and "." not in piece.name
    return piece.kind is Kind.PERSON and (is_small(piece.name) or lone)


def _is_of_desk(pieces: list[Piece]) -> bool:
    """Whether a conjunction stands within the name of a desk: "گروه فرهنگ و هنر", "Arts and Culture Desk"."""
    kinds = {piece.kind for piece in pieces}
    lone = all(" " not in piece.name for piece in pieces if piece.kind is Kind.PERSON)
    return kinds == {Kind.DESK, Kind.PERSON} and lone


def _is_inverted(pieces: list[Piece]) -> bool:
    """Whether a name stands behind its surname: "Khanna, Meera"."""
    if len(pieces) != 2 or any(piece.kind is not Kind.PERSON for piece in pieces):
        return False
    surname, given = pieces[0].name, pieces[1].name
    is_cased = surname[0].isupper() and given[0].isupper()
    return is_cased and " " not in surname and not is_place(given.split()[0]) and len(given.split()) < 4


def _of_list(pieces: list[Piece], *, is_long: bool) -> list[Piece]:
    """The names of pieces between commas; a person behind another counts only where both are plainly names."""
    persons = [piece for piece in pieces if piece.kind is Kind.PERSON]
    is_list = is_long or (len(persons) > 2 and all(" " not in one.name for one in persons))
    found: list[Piece] = []
    kinds = [piece.kind for piece in pieces]
    if kinds == [Kind.AGENCY, Kind.PERSON] and is_full_name(pieces[1].name) and not _holds_place(pieces[1].name):
        return pieces  # "ČTK, Petr Havelka"
    if kinds == [Kind.PERSON, Kind.AGENCY] and " " not in pieces[0].name:
        return pieces[1:]  # "Sukkur, APP": a place before the agency
    for number, piece in enumerate(pieces):
        if number and (is_degree(piece.name) or (pieces[0].kind is Kind.PERSON and is_office(piece.name))):
            continue
        if number and not is_list and piece.kind is Kind.PERSON and _holds_place(piece.name):
            continue  # "Meera Pillai, Bengaluru Rural"
        if piece.kind in {Kind.NOBODY, Kind.PLACE} or (number and piece.is_described and pieces[0].kind is Kind.PERSON):
            continue
        if piece.kind is not Kind.PERSON or not number or _follows(piece, pieces[number - 1], is_list=is_list):
            found.append(piece)  # not so the last of "Ann Lee, Nairobi": behind the name stands a place
    return found


def _holds_place(name: str) -> bool:
    """Whether the first or last word of a name is a place."""
    parts = name.split()
    return is_place(parts[0]) or is_place(parts[-1])


def _follows(piece: Piece, former: Piece, *, is_list: bool) -> bool:
    if is_degree(piece.name):
        return False
    if former.kind is Kind.PERSON:
        both = is_full_name(piece.name) and is_full_name(former.name)
        is_name = piece.name[0].isupper() or is_list or is_named_like_people(piece.name)
        return (both and is_name) or (is_list and " " not in former.name + piece.name)
    return former.kind in {Kind.ROLE, Kind.PLACE, Kind.NOBODY} and is_full_name(piece.name)


def _folded(name: str) -> str:
    return " ".join(small(name).split()).removeprefix("the ").removeprefix("www.")
