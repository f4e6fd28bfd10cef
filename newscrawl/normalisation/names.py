"""One name of a byline: whether it is a person's, an agency's, a desk's, a role, a place, or nobody's."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from newscrawl.chronology.date_words import WEEKDAYS
from newscrawl.normalisation.beside import (
    DANGLING,
    STATION,
    without_bureau,
    without_outlet,
    without_outlet_before,
    without_place_before,
    without_place_behind,
)
from newscrawl.normalisation.roles import (
    OUTLETS_REPORTER,
    mere_role,
    of_role,
    outlets_role,
    role,
    role_before,
    role_behind,
    role_within,
    without_rank,
)
from newscrawl.normalisation.shapes import SITE, is_caseless, is_full_name, is_small, is_small_word, stripped
from newscrawl.words import bylines as words
from newscrawl.words.agencies import is_agency, is_desk, is_listed_outlet, is_outlet
from newscrawl.words.field_labels import LABELS
from newscrawl.words.folding import fold, small
from newscrawl.words.headings import is_heading
from newscrawl.words.late import late
from newscrawl.words.places import SURNAMES_TOO, is_place
from newscrawl.words.sentences import is_phrase
from newscrawl.words.titles import is_title, without_titles

_OUTLET_TAIL = late(
    r"(?:online|news|redaktion|nachrichten|desk|team|staff|editorial|web|digital|de|com|net|org|tv|gmbh|ag|media|blog|live|24x7|24|today|info)+$"
)
_SHORTEST_OUTLET, _SHORTEST_HOST = 3, 8
"""Letters of an outlet's name that may have a word more, and of a signature that is an outlet's with a word less."""
_SITE_ADDRESS = late(r"^(?:www\.)?[\w-]+\.(?:[a-z]{2,3}\.)?[a-z]{2,6}$", re.IGNORECASE)
_DATE_TAIL = late(
    r"[\s,،]+(?:(?:on|am|le|el|em|il|at|pada|tanggal|ngày)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+\S+[\s./,-]+\d{2,4}\b|\d{4}[-/.]\d\d|\d{1,2}:\d\d"
    r"|(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$|\d+\s*(?:h|m|d|hrs?|hours?|minutes?|mins?|days?|weeks?|months?)\s+ago).*$",
    re.IGNORECASE,
)
_TITLE = late(
    r"^(?:autorin|autor|author|reporter|von|by|från|text|interview|report|writer|words)\s*[:：]\s*", re.IGNORECASE
)
_PLACE_BEHIND = late(r"^(\S+ \S+(?: \S+)?) (\S+ \S+)$")
"""A place of two words behind a name of two: "Meera Khanna New Delhi"; one word might be the surname."""
_MANY = late(r"\b(?:reporters|correspondents|writers|editors)$", re.IGNORECASE)
_BUREAU = late(r"(?P<place>.{2,30}?)\s(?:bureau|desk|office|ব্যুরো|অফিস|ब्यूरो|ब्युरो|بیورو|బ్యూరో|ಬ್ಯೂರೋ|ബ്യൂറോ)$", re.IGNORECASE)
_ARTICLED = late(
    r"(?:El|La|Los|Las|EL|LA|LOS|LAS) [^\W\d_]+"
    r"|(?:El|La|Los|Las|Els|Les|Le|Il|Lo|O) [^\W\d_a-z][^\W\d_]+ (?:de los|de las|de la|dels|della|dello|dell['’]|del|des|du|de|di|dos|das|do) ?[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+)?"
    r"|(?:EL|LA|LOS|LAS) [^\W\d_a-z]{3,} (?:DE LOS|DE LAS|DE LA|DEL) [^\W\d_a-z]{3,}"
)
"""An article and a word, with where it appears or without: "La Prensa", "El Sol del Valle", as no person is called; of persons
the article is "Le Van", whose particle is none of these."""
_FILED_IN = late(
    r"(?P<name>[^\W\d_a-z]\S* \S+(?: \S+){0,2}) (?:in|en|em|dans|di|w|v|u|i|în|na|в|у|σε|sous|under|onder|unter) (?P<section>[^\W\d_a-z]\S{2,}(?: \S+)?)"
)
"""A name and the section that an article is filed in: "Ana Lima em Política"."""
_IN_CAPITALS = late(
    r"(?P<name>[^\W\d_a-z]{2,}\.? [^\sa-z]{4,}(?: [^\sa-z]{4,})?) (?:IN|AT|FROM|EN|À|AUS|DESDE|DEPUIS|DARI|VANUIT) (?P<place>[^\W\d_a-z][^\W\d_]{3,}(?:[ -][^\W\d_a-z][^\W\d_]+){0,2})"
)
"""A name and its place, all in capitals: "TAFADZWA CHIKOMBA IN MASVINGO"; the words around are longer than "LEE IN YOUNG"."""
_VERB_AT_END = late(r"\s(?:है|हैं|हुन्|छन्|ہیں|ہے|است|هستند|আছেন|করেন|আছে)$")
"""What ends a sentence on the author: "लेखक वरिष्ठ पत्रकार हैं"."""
_INITIALS = late(
    r"[A-Z]{2,4}|[А-ЯІЇЄҐӘҒҚҢӨҰҮҺЈЉЊЂЋЏЃЌЅ]{2,4}|[Α-Ω]{2,4}|[Ա-Ֆ]{2,4}|[A-Z][bcdfghjklmnpqrstvwxz]*[A-Z]{2,}"
)
"""A word of capitals alone, too short for a name: of an agency or desk that no table knows."""
SPELLED = late(
    r"(?:(?:اے|بی|سی|ڈی|ای|ایف|جی|ایچ|آئی|جے|کے|ایل|ایم|این|او|پی|کیو|آر|ایس|ٹی|یو|وی|ڈبلیو|ایکس|وائی|زیڈ)\s?)+"
)
"""An abbreviation by the names of its Latin letters, as Urdu prints it: PID."""
_QUOTED = late(r"L['’]\w+|[«„“\"][^«»„“”\"]+[»”“\"]")
_AGENCY_FEED = late(
    r"\s+(?:feed|inputs?|bureau|staff|wire|newswire|photos?|live|correspondent|reporters?)$", re.IGNORECASE
)
_ORGANISATION = late(
    r"(?<!\w)(?:الشؤون|شؤون|university|college|institute|ministry|department|government|commission|foundation|corporation|company|ltd|limited|inc|llc|gmbh|association|federation|council|society|authority|hospital|hospice|clinic|school|academy|embassy|secretariat|committee|productions|studios?|research|service|services|centre|center|group|police|universität|université|universidad|universidade|università|universitas|kementerian|polres|polda|dinas|humas|pemkab|pemprov|ministère|ministerio|ministério|ministero|ministerium"
    r"|университет|министерство|администрация|विश्वविद्यालय|मंत्रालय|सरकार|विभाग|समिति|বিশ্ববিদ্যালয়|মন্ত্রণালয়|কলেজ|جامعة|وزارة|یونیورسٹی|دانشگاه|وزارت)(?!\w)",
    re.IGNORECASE,
)
"""Words of bodies that sign for texts: no person's name has them."""
_ONE_OF_PAPER = late(r"[A-Z][a-z]\S+ (?:Reporter|Correspondent|Writer)")
_REPORTED_FROM = late(
    r"^(?:\S{1,20} ){1,3}(?:से|থেকে|سے|ਤੋਂ) (?=\S+ \S)|(?<=\S)\s(?:في|من|در)\s[^,،]+$|\s+[Rr]eporting\s+(?:for|from|in)\s.*$"
)
"""The place that is told before a name in the languages of India ("दिल्ली से राकेश सिंह"), and behind it elsewhere."""
_ACCOUNT = late(
    r"(?:admin|editor|webmaster|redaksi|redaktion|redaccion|redazione|news|desk)[\d_.-]+[a-z\d]*|[a-z\d]+_[a-z\d_]+"
)
"""The account that somebody signs in with, not a name."""
_MOST_WORDS = 6
"""Words in capitals from which on a row of them is no name."""
_GLUED_WORD = late(r"\b(?!Abd|Nur|Fitz|Vander|Vanden|Della|Saint|Badr|Khair|Najm)[A-ZÀ-Þ][a-zß-ÿ]{3,}[A-ZÀ-Þ][a-zß-ÿ]")
"""Two words written as one, as pages glue them: "HanlonNews"."""
_LONGEST_NAME = 60
_LONGEST_PIECE = 120


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
    is_described: bool = False
    """Whether a role stood behind it: behind a person's name it then describes: "Dhaka University Correspondent"."""


def read_piece(text: str, outlets: Collection[str] = ()) -> Piece:
    """What a piece of a byline without commas and conjunctions is; a person's role and place are taken off.

    >>> read_piece("Special Correspondent Meera Khanna in Lahore")
    Piece(kind=<Kind.PERSON: 'person'>, name='Meera Khanna', is_described=False)
    """
    undated = _DATE_TAIL.sub("", _TITLE.sub("", stripped(text)))
    piece = stripped(undated)
    is_of_date = undated != stripped(text) and (undated.rstrip().endswith((":", "：")) or fold(piece) in _weekdays())
    is_left = undated != stripped(text) and is_small(piece)  # "las" of "a las 20:56"
    if is_of_date or is_left or is_title(piece) or fold(piece) in _weekdays():
        return Piece(Kind.NOBODY, piece)  # "Stand: 04.11.2025", "Wednesday 5 November"; "Professor" alone
    if _QUOTED.fullmatch(text.strip(" ,.")) and len(piece) <= _LONGEST_NAME:
        return Piece(Kind.AGENCY if is_agency(piece) else Kind.DESK, piece)
    if len(piece) > _LONGEST_PIECE or not any(map(str.isalpha, piece)) or is_nobody(piece):
        return Piece(Kind.NOBODY, piece)
    if is_agency(piece):
        bare = _AGENCY_FEED.sub("", piece.removeprefix("Redazione "))
        return Piece(Kind.AGENCY, bare if is_agency(bare) else piece)
    if is_of_publisher(piece, outlets):
        return Piece(Kind.DESK, piece)
    if is_place(piece):
        return Piece(Kind.PLACE, piece)
    if _ARTICLED.fullmatch(piece):
        return Piece(Kind.DESK, piece)
    piece = without_place_behind(without_bureau(_unfiled(piece)))
    if (bureau := _BUREAU.match(piece)) and is_place(bureau["place"]):
        return Piece(Kind.ROLE, piece)  # "Dhaka Bureau": where a person of the paper sits
    if mere_role().fullmatch(piece):
        return Piece(Kind.ROLE if is_desk(piece) or role().search(piece) else Kind.NOBODY, piece)
    return _named(piece)


def _unfiled(piece: str) -> str:
    """A name without the section that it is filed in, and without its place where all is in capitals."""
    if (filed := _FILED_IN.fullmatch(piece)) and is_heading(filed["section"]):
        return filed["name"]
    placed = _IN_CAPITALS.fullmatch(piece)
    return placed["name"] if placed and not (is_desk(piece) or is_outlet(piece)) else piece


def _named(piece: str) -> Piece:
    """A person without role and place, or the desk that the rest is."""
    if _VERB_AT_END.search(piece):
        return Piece(Kind.NOBODY, piece)
    if is_listed_outlet(piece):
        return Piece(Kind.DESK, piece)
    unplaced = role_before().sub("", _REPORTED_FROM.sub("", piece))
    if is_phrase(unplaced) and is_phrase(role_behind().sub("", unplaced)) and not is_desk(piece):
        is_titled = is_outlet(piece) and not is_phrase(piece.rpartition(" ")[0])
        return Piece(Kind.DESK if is_titled else Kind.NOBODY, piece)
    if is_heading(piece) and not is_desk(piece) and not is_outlet(piece):
        return Piece(Kind.NOBODY, piece)
    piece = without_place_before(_REPORTED_FROM.sub("", piece))
    if outlets_role().fullmatch(piece) or (is_desk(piece) and _ONE_OF_PAPER.fullmatch(piece)):
        return Piece(Kind.ROLE, piece)  # "Senior Gleaner Writer", "Courier Reporter"
    titled = without_titles(re.sub(words.PLACE_TAILS, "", piece))
    before = OUTLETS_REPORTER.sub(r"\1", role_before().sub("", without_rank(without_outlet_before(titled))))
    before = _without_employer(before)
    person = stripped(role_behind().sub("", before))
    if before.count(" ") > 2 and person == stripped(before):
        person = role_within().sub(r"\1", person)
    if person != titled and of_role().fullmatch(person):
        return Piece(Kind.ROLE, piece)  # "General Assignment Reporter"
    is_described = person != stripped(before)
    if _is_lone_beside_role(person, before if is_described else titled, has_role=is_described or before != titled):
        return Piece(Kind.ROLE if is_described or is_desk(piece) else Kind.NOBODY, piece)
    if is_described and len(person.split()) > 2 and is_place(person.split()[-1]):
        person = person.rpartition(" ")[0]  # "Tan Dawn Wei China Bureau Chief"
    return _without_role(piece, without_outlet(without_titles(person)), is_described=is_described)


def _without_employer(piece: str) -> str:
    """A name and its role without the outlet behind the role: "Angharad Prydderch Gohebydd BBC Cymru"."""
    if piece.count(" ") < 3:
        return piece
    bare = without_outlet(piece)
    if bare != piece and role_behind().search(bare):
        return bare
    parts = piece.split()
    for size in range(min(4, len(parts) - 3), 1, -1):
        head, tail = " ".join(parts[:-size]), " ".join(parts[-size:])
        if is_outlet(tail) and role_behind().search(head):
            return head  # "Oliver Prescott Political Editor Daily Sentinel"
    return piece


def _is_lone_beside_role(person: str, whole: str, *, has_role: bool) -> bool:
    """Whether one word is left beside a role in a script without capitals: an outlet's name or a noun, no person's.

    "जागरण संवाददाता" is how outlets name their own, and "लेखक परिचय" a heading; a person's role has a comma.
    """
    is_word = (" " not in person and "." not in person) or is_place(person.partition(" ")[0])
    is_lone = has_role and is_caseless(person) and is_word
    return is_lone and re.search(r"[,،:–—-]", whole) is None


def _without_role(piece: str, person: str, *, is_described: bool) -> Piece:
    """What is left of a piece when roles and titles are off: a person, an agency, a desk, or nobody."""
    if is_agency(person):
        return Piece(Kind.AGENCY, person)
    if is_listed_outlet(person) or (not is_described and _begins_with_outlet(person)):
        return Piece(Kind.DESK, piece)
    if person != piece and is_place(person):
        return Piece(Kind.ROLE, piece)  # "Sylhet Correspondent"
    person = _PLACE_BEHIND.sub(lambda found: DANGLING.sub("", found[1]) if is_place(found[2]) else found[0], person)
    if _is_of_desk(piece, person):
        is_named = len(piece) <= _LONGEST_NAME and not any(map(str.isdigit, piece))
        return Piece(Kind.DESK if is_named else Kind.NOBODY, piece)
    if _MANY.search(piece):
        return Piece(Kind.NOBODY, piece)
    is_rest = person != piece and is_small(person)
    if (
        not person
        or is_place(person)
        or _is_word_and_place(person)
        or is_rest
        or _is_of_two_scripts(person)
        or not _is_name(person)
    ):
        return Piece(Kind.NOBODY, piece)
    if _INITIALS.fullmatch(person) or SPELLED.fullmatch(person):
        return Piece(Kind.DESK if person == piece else Kind.ROLE, piece)
    return Piece(Kind.PERSON, person, is_described)


def _is_word_and_place(person: str) -> bool:
    """Whether one word and a place are left, which are no full name: "Frontier Myanmar", "Rakesh Lucknow"."""
    parts = person.split()
    return len(parts) == 2 and is_place(parts[1]) and fold(parts[1]) not in SURNAMES_TOO


def _is_of_desk(piece: str, person: str) -> bool:
    """Whether a piece signs for an outlet: a desk, a paper, a site, a body, or several unnamed."""
    return bool(
        is_desk(person)
        or is_outlet(person)
        or SITE.search(person)
        or (person.count(" ") == 1 and SITE.search(person.partition(" ")[2]))  # "Tuairisceoir Tuairisc.ie"
        or person.casefold().startswith("the ")
        or _ORGANISATION.search(person)
        or _QUOTED.fullmatch(piece)
        or (_MANY.search(piece) and not is_full_name(person))
        or _ARTICLED.fullmatch(person)
        or ((station := STATION.match(person)) and is_place(person[station.end() :]))
        or (is_desk(piece) and not is_full_name(person))
    )


_EDITION = late(r"([A-ZÀ-Þ]{3,5}) \S")


def is_of_publisher(name: str, outlets: Collection[str]) -> bool:
    """Whether a name is one of the outlet's: as it is, as an address, or with what outlets add to their names."""
    short = squeezed(name)
    if short in outlets or _SITE_ADDRESS.match(name):
        return True
    if (edition := _EDITION.match(name)) and edition[1].casefold() in outlets:
        return True  # "MDR THÜRINGEN", "BBC Sport": a broadcaster's own abbreviation before the name of a part
    return any(_are_one_outlet(short, outlet) for outlet in outlets)


def _are_one_outlet(short: str, outlet: str) -> bool:
    """Whether one of two squeezed names is the other with what outlets add to theirs: "PWANI KUSINI", pwanikusiniblog."""
    name, longer = sorted((short, outlet), key=len)
    least = _SHORTEST_HOST if name == short else _SHORTEST_OUTLET
    return len(name) >= least and longer.startswith(name) and _OUTLET_TAIL.fullmatch(longer[len(name) :]) is not None


def _begins_with_outlet(person: str) -> bool:
    """Whether the first word of several is an outlet's in a script without capitals: "ಉದಯವಾಣಿ ಸಮಾಚಾರ"."""
    first = (person.split() or [""])[0]
    return is_caseless(person) and len(first) > 4 and is_listed_outlet(first)


def _is_of_two_scripts(person: str) -> bool:
    """Whether a name has letters of Latin and of another script: two things stand side by side."""
    letters = [one for one in person if one.isalpha() and not "\u02b0" <= one <= "\u02ff"]  # Uzbek writes oʻ
    latin = sum(one < "\u02b0" or "\u1e00" <= one < "\u1f00" for one in letters)
    return 0 < latin < len(letters)


def _is_name(text: str) -> bool:
    parts = text.split()
    if len(text) > _LONGEST_NAME or len(text) < 2 or len(parts) > 7 or any(map(str.isdigit, text)):
        return False
    if is_nobody(text) or re.search(r"[<>{}=#%$!?।…。：:፦៖@*+\\→←►▶▼↓↑★☆♥©®™§¶€£₹✓]", text):
        return False
    if re.search(r"\w['’]s\s", text) or text.casefold().startswith(("from ", "with ", "for ")):
        return False  # "Editor's Pick", "From the Newspaper"
    small = [part for part in parts if is_small_word(part)]
    capitals = sum(part[0].isupper() and len(part.strip(".")) > 1 for part in parts)
    return (
        (not small or len(parts) == 1)
        and capitals < _MOST_WORDS
        and (len(parts) == 1 or _GLUED_WORD.search(text) is None)
    )


def squeezed(name: str) -> str:
    """Letters and digits alone: "n-tv.de" is what "NTV de" is."""
    return "".join(filter(str.isalnum, small(name))).removeprefix("www").removeprefix("the")


def is_nobody(text: str) -> bool:
    """Whether a text is a word of the page that stands where names do: "Share", "Admin", "admin_hill"."""
    return fold(text) in _nobody() or _ACCOUNT.fullmatch(text) is not None


@cache
def _nobody() -> frozenset[str]:
    listed = (*words.NOBODY.split("|"), *(word for word in words.OPENERS.split("|") if len(word) > 2))
    return frozenset(fold(word.replace("?", "")) for word in listed) | {
        "update",
        "view",
        "comment",
        "n/a",
    }


def _dates() -> set[str]:
    """Labels of dates, which stand where names do."""
    return {fold(label) for field in ("published", "modified") for label in LABELS[field].split("|")}


@cache
def _weekdays() -> frozenset[str]:
    """The days of the week in all languages, folded."""
    return frozenset(
        fold(word.replace("_", " ")) for names in WEEKDAYS.values() for word in names.replace("|", " ").split()
    )
