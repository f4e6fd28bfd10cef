"""Who is named in a credit: agencies and other sources told from photographers."""

from __future__ import annotations

import re
from functools import cache

from newscrawl.normalisation.east_asian import east_asian_names, is_chinese_name, is_east_asian
from newscrawl.normalisation.names import SPELLED, Kind, read_piece
from newscrawl.normalisation.names import is_nobody as is_word_of_page
from newscrawl.normalisation.shapes import is_small
from newscrawl.words import credits as words
from newscrawl.words.agencies import is_agency, is_listed_outlet, is_outlet
from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.folding import fold
from newscrawl.words.late import late
from newscrawl.words.places import SURNAMES_TOO, is_place
from newscrawl.words.sentences import is_phrase

EDGE = " .,:：;|/-–—()[]（）【】\"'“”।۔。=＝©®"
SEPARATORS = late(
    r"\s*(?:/|／|\||•|;|,|，|、|＝|(?<=\w)=(?=\w)|(?<=[^\W\d])[:：]\s|\bon\b(?=\s+(?:unsplash|pexels|pixabay|flickr|instagram|facebook|twitter)\b)|\(|\)|（|）|\[|\]|©|\s[–—-]{1,2}\s|\bvia\b|\bfor\b|\bthrough\b|\bpour\b)\s*",
    re.IGNORECASE,
)
_BEHIND_AGENCY = late(
    r"\s*[-/]?\s*(?:photos?|foto|fotos|bild|bildfunk|images?|pictures?|pics?|pool|file|archives?|via|phát|(?:資料|资料)?(?:圖片?|图片?|照片?|影像)|提供|写真|사진)$",
    re.IGNORECASE,
)
_PHOTO_BEHIND = late(
    r"(?<=\w)(?<!alamy stock)(?:\s+(?:photo|foto|file|archives?|handout|pool|pics?|phát)|-(?:bildfunk|foto)|(?<=社)(?:資料|资料)?(?:圖片?|图片?|照片?|影像))$",
    re.IGNORECASE,
)
_KIND_OF_PHOTO = late(
    r"(?:library|submitted|contributed|handout|provided|supplied|official|undated|archival|archive|file|generic|viral|staff|courtesy|reader|old|recent)"
    r" (?:photo|photograph|image|picture|pic|video|footage)s?",
    re.IGNORECASE,
)
_CJK_BODY = late("(?:社|網|网|報|报|台|局|署|部|院|會|会|處|处|府|廳|厅|館|馆|公司|警方|学校|學校)$")
"""How Chinese and Japanese names of bodies end."""
_NETWORKS = frozenset(
    "facebook twitter instagram youtube tiktok telegram whatsapp linkedin weibo फेसबुक ट्विटर इंस्टाग्राम यूट्यूब फेसबूक ফেসবুক টুইটার ইউটিউব ইনস্টাগ্রাম".split()
)
"""Networks behind which an account is named without a mark between."""
_KOREAN_BODY = late(
    "[가-힣](?:부|시|청|처|회|은행|병원|대학|대학교|법원|공사|공단|재단|위원회|경찰|소방|시청|구청|군청)$"
)
"""How Korean names of bodies end."""
_ACRONYM = late(r"^(?:UN|US|USA|EU|UK|PT|CV|FC|AC|SC|PTV|NGO|CSR)\s|\s(?:SK|FC|SC|CF|FK|AG|SA|LLC|PLC|RI|TV|NGO)$")
"""Short forms that names of bodies begin or end with."""
_SHORT_BEFORE = late(
    r"(?:FF|BF|ABC|RAI|RTÉ|YLE|ORF|ERR|ITV|UTV|NOS|UMiG|UMWP|MSWiA|IPJ|ISU|MsÚ|MÚ|OÚ|GdF|(?:UM|UG|SP|KP|PU|CJ)(?=\s\S*[ĄĆĘŁŃŚŹŻąćęłńśźżăâîșțŞŢşţčšžđ])|[B-DF-HJ-NP-TV-XZ]{3,5}|OSP|[A-Z]{4,6}) [A-ZÀ-Þ][^\W\d_]*[a-zß-ɏ]"
)
"""The abbreviation of a body or broadcaster before its place: "LPD Tirol", "ABC Riverina"; of initials before a surname there are three at most."""
_DATE = late(r"\d{1,2}[\s./-]+[^\s./-]{1,12}[\s./,-]+\d{2,4}|\d{4}-\d\d-\d\d")
"""When an image was taken, which names nobody."""
_FILE = late(r"(?:whatsapp image )?[\w. -]{1,60}\.(?:jpe?g|png|webp|gif|avif|heic|tiff?)", re.IGNORECASE)
"""The name of a file, which stands where editors forgot the credit."""
_YEAR = late(r"^(?:19|20)\d\d\s")
_GLUED_INITIALS = late(
    r"(?:(?:[A-ZÀ-ÞΑ-ΩА-ЯЁІЇЄҐӨҮҚҒҢҺ]|[\u0900-\u0dff]{1,5})\.\s?){1,3}(?:[A-ZÀ-ÞА-ЯЁІЇЄҐӨҮҚҒҢҺ][^\W\d_A-ZА-Я]{2,}|(?![எఎഎಎએएঐআ][\u0900-\u0dff]{0,2}$)[\u0900-\u0dff\u200c\u200d]{3,})(?:-\w+)?"
)
"""A name with its initials written onto it, as in Tamil, Malayalam, Telugu and Mongolian: "ஜெ.மணிகண்டன்", "Б.Ганзориг"."""
_OUTLETS_REPORTER = late(r"(?P<outlet>[^\s/]+)\s(?P<name>[가-힣]{2,4})\s?(?:사진)?기자$")
"""A Korean outlet and its reporter: "News1 장성호 기자"."""
_EMPLOYER = late(
    r"(?P<name>[\u4e00-\u9fff]{1,8}(?:网|網|报|報|社|台|新闻|新聞))(?:首席)?(?:摄影|攝影)?(?:记者|記者|通讯员|特派員)"
)


def people_of(printed: str, *, is_takers: bool = False) -> tuple[str | None, str | None, bool]:
    """The source, the photographer, and whether the source is an agency."""
    printed = re.sub(r"(?<=\w)\((?=[A-Z]{2,6}\))", " (", printed)
    pieces = [_YEAR.sub("", piece.strip(EDGE)) for piece in SEPARATORS.split(re.sub(r"(?<!\w)@[\w.]+", " ", printed))]
    pieces = [piece for piece in pieces if piece and not (words.MIXED_IN.fullmatch(piece) or is_nobody(piece))]
    pieces = [_account(piece) for piece in pieces]
    if is_east_asian(printed):
        pieces = [one for piece in pieces for one in _east_asian(piece)]
    pieces = [piece for piece in pieces if not _is_no_name(piece)]
    known = [piece for piece in pieces if is_source(piece)]
    agencies = [piece for piece in known if tells_agency(piece)]
    persons = [piece for piece in pieces if piece not in known and _is_person(piece, is_takers=is_takers)]
    if not agencies:
        persons = [piece for piece in persons if not _ends_in_place(piece)]
    if any(fold(piece) in social() for piece in pieces):
        persons = []  # the account that showed it
    source = next(iter([*agencies, *known]), None)
    if source is None:
        others = (piece for piece in pieces if piece not in persons)
        source = next((piece for piece in others if _is_source_named(piece)), None)
    source = _PHOTO_BEHIND.sub("", source).removeprefix("the ") if source else None
    photographer = persons[0] if persons else None
    return source or photographer, photographer, bool(agencies)


def _is_no_name(piece: str) -> bool:
    """Whether a piece is a sentence, a heading or a button, and no source that is known: "Advertisement"."""
    bare = piece.strip(EDGE)
    is_known = fold(bare) in sources() or tells_agency(bare) or is_listed_outlet(bare)
    is_sentence = len(bare.split()) > 3 and is_phrase(bare)
    return not is_known and (is_sentence or is_word_of_page(bare))


def _ends_in_place(piece: str) -> bool:
    """Whether a name ends in a place, as names of outlets do: "Guardian Nigeria"."""
    last = piece.strip(EDGE).rpartition(" ")[2]
    return is_place(last) and fold(last) not in SURNAMES_TOO


def _account(piece: str) -> str:
    """The network of a piece that names an account on it: "Facebook Jabatan Bomba", "ফেসবুক থেকে"."""
    first, _, rest = piece.partition(" ")
    return first if rest and fold(first) in _NETWORKS and not (is_nobody(piece) or is_nobody(rest)) else piece


def _east_asian(piece: str) -> list[str]:
    """The names of a Chinese, Japanese or Korean credit: "人民网记者 王丽", "로이터 연합뉴스"."""
    if all(map(tells_agency, piece.split())):
        return piece.split()
    if (reporter := _OUTLETS_REPORTER.fullmatch(piece)) and is_source(reporter["outlet"]):
        return [reporter["outlet"], reporter["name"]]
    employer = _EMPLOYER.match(piece)
    names = [one.name for one in east_asian_names(piece)] or [piece]
    is_named_too = employer is None or employer["name"] in names or is_nobody(employer["name"])
    return names if employer is None or is_named_too else [employer["name"], *names]


def is_nobody(piece: str) -> bool:
    """Whether a piece says that the image is somebody's without saying whose: "Supplied", "Photo DR", "Library picture"."""
    if _KIND_OF_PHOTO.fullmatch(piece) or _DATE.fullmatch(piece) or _FILE.fullmatch(piece):
        return True
    return _nobody().fullmatch(piece) is not None


def tells_agency(piece: str) -> bool:
    """Whether a piece is the name of an agency, with or without "Photo" behind it."""
    bare = piece.strip(EDGE)
    return is_agency(bare) or is_agency(_BEHIND_AGENCY.sub("", bare))


def is_source(piece: str) -> bool:
    """Whether a piece names an agency, an outlet, a provider of images, a network or a body, and no person."""
    bare = piece.strip(EDGE)
    return (
        fold(bare) in sources()
        or tells_agency(bare)
        or is_outlet(bare)
        or bool(words.ORGANISATION.search(bare) or _CJK_BODY.search(bare))
        or bool(re.fullmatch(r"[\w-]+\.[a-z]{2,5}", bare))
    )


def _is_person(piece: str, *, is_takers: bool) -> bool:
    bare = piece.strip(EDGE)
    if _holds_label(bare) or SPELLED.fullmatch(bare):
        return False
    first = bare.partition(" ")[0]
    if (
        (" " in bare and is_place(first) and fold(first) not in SURNAMES_TOO)
        or _KOREAN_BODY.search(bare)
        or _ACRONYM.search(bare)
        or _SHORT_BEFORE.match(bare)
    ):
        return False  # "Nairobi County", "국방부", "LPD Tirol"
    if is_small(bare[0]) or _CJK_BODY.search(bare):
        return False
    if _GLUED_INITIALS.fullmatch(bare):
        return True
    if is_takers and re.fullmatch(r"[\u3040-\u30ff\u4e00-\u9fff]{2,6}", bare):
        return True
    read = read_piece(bare)
    return (read.kind is Kind.PERSON and read.name == bare and 1 < len(bare.split()) < 5) or bool(
        re.fullmatch(r"[가-힣]{3}", bare) or (len(bare) < 4 and is_chinese_name(bare))
    )


def _holds_label(piece: str) -> bool:
    """Whether a word for images begins or ends a piece: it tells what kind of image it is, and is no name."""
    parts = piece.split() or [""]
    return any(_lone_label().fullmatch(part) for part in (parts[0], parts[-1]))


def _is_source_named(piece: str) -> bool:
    return not _holds_label(piece) and (is_named(piece) or ("." in piece and " " not in piece))


def is_named(piece: str) -> bool:
    """Whether what is left beside a relation is a name at all, and no rest of a sentence."""
    parts = piece.strip(EDGE).split()
    return 0 < len(parts) < 5 and all(not is_small(part[0]) or part.startswith("@") for part in parts)


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"(?:{labels()}\s+)?(?:{any_of(words.NO_SOURCE)}|provided to .+)", re.IGNORECASE)


@cache
def _lone_label() -> re.Pattern[str]:
    return re.compile(labels(), re.IGNORECASE)


@cache
def sources() -> frozenset[str]:
    """Who gives images, folded: archives, services, networks."""
    return frozenset(fold(name) for name in words.PROVIDERS.split("|")) | social()


@cache
def thanks() -> frozenset[str]:
    """Words that thank whoever gave an image, folded: they are no credit of anybody."""
    return frozenset(fold(word) for word in words.THANKS.split("|"))


@cache
def social() -> frozenset[str]:
    """The social networks, folded."""
    return frozenset(fold(name) for name in words.SOCIAL.split("|"))


@cache
def relations() -> dict[str, re.Pattern[str]]:
    """Relation to what says so, the most telling first."""
    return {relation: re.compile(pattern, re.IGNORECASE) for relation, pattern in words.RELATIONS.items()}


@cache
def labels() -> str:
    """A pattern of the words for images and credits that tell no relation."""
    telling = [
        label
        for label in LABELS["image_credit"].split("|")
        if not any(pattern.search(label) for name, pattern in relations().items())
    ]
    return any_of([*telling, *words.LABEL_WORDS.split("|")])
