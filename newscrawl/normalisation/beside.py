"""What is printed beside a name without a mark: its outlet, its bureau, its place."""

from __future__ import annotations

import re

from newscrawl.normalisation.roles import of_role
from newscrawl.normalisation.shapes import SITE, is_full_name, is_small, stripped
from newscrawl.words.agencies import is_desk, is_listed_outlet, is_masthead, is_outlet
from newscrawl.words.folding import fold
from newscrawl.words.headings import is_heading
from newscrawl.words.late import late
from newscrawl.words.places import SURNAMES_TOO, is_place
from newscrawl.words.sentences import is_phrase

_OUTLET_BEHIND = late(
    r"\s+(?:BBC(?: (?:News(?: \w+)?|World Service|Cymru Fyw|Radio \w+|\w+))?|CNN(?: \w+)?|NDTV|N12|ynet|பிபிசி(?: தமிழ்)?|बीबीसी(?: (?:हिंदी|हिन्दी|न्यूज़|मराठी|नेपाली))?|বিবিসি(?: বাংলা)?|బీబీసీ(?: తెలుగు)?|ಬಿಬಿಸಿ(?: ಕನ್ನಡ)?|ബിബിസി(?: മലയാളം)?|બીબીસી(?: ગુજરાતી)?|ਬੀਬੀਸੀ(?: ਪੰਜਾਬੀ)?|بی بی سی(?: (?:اردو|فارسی|پښتو))?|بي بي سي(?: عربي)?)(?: (?:संवाददाता|प्रतिनिधी|ప్రతినిధి|செய்தியாளர்|ਪੱਤਰਕਾਰ|সংবাদদাতা|نامہ نگار))?$"
)
"""Outlets that are printed behind a name without a comma."""
_ARTICLED_PAPER = late(r"(?:L['’]|Le |La |Les |El )[^\W\d_a-z]\S* (?:de|du|des|del|d['’])(?:\s|(?<=['’]))\S")
"""A paper that is called by an article and where it appears: "L'Écho de Maskinongé", "Le Courrier du Sud"."""
_THE_BEHIND = late(r"^([A-ZÀ-Þ]\S+ (?:\S+ )?[A-ZÀ-Þ]\S+) (?:The|THE) [A-Z][\w &'’-]+$")
_PLACE_AT_END = late(r"(?P<name>.*[^\s–—/-])(?P<mark>\s*[–—/-]\s*|\s)(?P<place>[^\s–—/-]+)$")
_GLUED_BUREAU = late(
    r"^(\S+ [^\s-]{3,}(?: [^\s-]{3,})?)-(?P<bureau>\S+ .*(?:bureau|desk|reporter|correspondent|office))$", re.IGNORECASE
)
"""A name and, behind a hyphen without spaces, where it sits: "Tendai Moyo-Midlands Central Bureau"."""
_BUREAU_BEHIND = late(r"(?P<before>\S+(?: \S+){2,5}) (?:bureau|desk|office)$", re.IGNORECASE)
"""Where somebody sits, behind the name: "Tendai Moyo Harare Bureau"."""
STATION = late(r"[A-Z][A-Z\d]{1,4} (?=[A-Z][^A-Z])")
"""The abbreviation before a place in the names of stations: "RPC Curitiba"."""
DANGLING = late(r"\s+(?:d[aeo]s?|del|de la|desde|em|en)$")
"""What stood before a place that was taken off."""
_PREPOSITIONS = frozenset(
    "in at from for of en à de von aus für di da do em em na no w v u из в во з із nach the new".split()
)


def without_outlet(person: str) -> str:
    """A full name without the outlet printed behind it: "Murali Kasi BBC Tamil", "Pedro Vilas Do UOL", "ANN LEE The Courier"."""
    bare = _THE_BEHIND.sub(r"\1", _OUTLET_BEHIND.sub("", person))
    parts = bare.split()
    if len(parts) > 2 and SITE.search(parts[-1]):
        return " ".join(parts[:-1])  # "Dwi Hartono Kompas.com"
    for size in (5, 4, 3, 2, 1):
        tail = " ".join(parts[-size:])
        if len(parts) - size > 1 and _is_outlet_behind(tail):
            bare = stripped(re.sub(r"\s+D[aeo]$", "", " ".join(parts[:-size])))
            break
    return bare if " " in bare else person


def _is_outlet_behind(tail: str) -> bool:
    """Whether the last words of a piece are an outlet's name: listed, a compound, or built like "L'Écho de Maskinongé"."""
    if " " not in tail:
        return (tail.isupper() and is_listed_outlet(tail)) or ("-" in tail and is_masthead(tail))
    return is_masthead(tail) or (_ARTICLED_PAPER.match(tail) is not None and is_outlet(tail))


def without_outlet_before(piece: str) -> str:
    """A full name without the outlet printed before it: "Ouest-France Élodie LE GUEN"; its name must be no given one."""
    parts = piece.split()
    for size in range(min(3, len(parts) - 2), 0, -1):
        head, rest = " ".join(parts[:size]), parts[size:]
        if len(rest) < 5 and _is_masthead(head) and _is_plain_name(rest):
            return " ".join(rest)
    return piece


def _is_masthead(head: str) -> bool:
    """Whether the first words of a piece are an outlet's name, which must be told from a given name."""
    if " " in head:
        is_built_so = re.match("(?:Le|La|El|Il|The) ", head) or is_outlet(f"Aa {head.split()[-1]}")
        return is_masthead(head) or (head[0].isupper() and is_outlet(head) and bool(is_built_so))
    return re.search(r"\w[-.]\w|\d", head) is not None and is_masthead(head)


def _is_plain_name(parts: list[str]) -> bool:
    """Whether words are a person's full name without a word of headings, desks and outlets."""
    text = " ".join(parts)
    if not is_full_name(text) or is_small(parts[0][0]) or is_desk(text) or is_outlet(text) or is_phrase(text):
        return False
    return not any(is_heading(part) or of_role().fullmatch(part) or is_place(part) for part in parts)


def without_bureau(piece: str) -> str:
    """A name without the bureau behind it, also where it is written onto it with a hyphen."""
    if behind := _BUREAU_BEHIND.match(piece):
        parts = behind["before"].split()
        size = next((size for size in (2, 1) if is_place(" ".join(parts[-size:]))), len(parts))
        if len(parts) - size > 1 and _is_plain_name(parts[:-size]):
            return " ".join(parts[:-size])
    glued = _GLUED_BUREAU.match(piece) if "-" in piece else None
    if glued is None or not is_full_name(glued[1]) or is_outlet(glued[1]):
        return piece
    first = glued["bureau"].partition(" ")[
        0
    ]  # of a surname it is the second half: "Hamish Tipene-Rolleston Court reporter"
    return glued[1] if is_place(first) or of_role().fullmatch(first) else piece


def without_place_before(piece: str) -> str:
    """A full name without a place before it that cannot be its first part: of two words, or in capitals as it alone is."""
    if piece.count(" ") < 2:
        return piece
    first, _, rest = piece.partition(" ")
    second, _, behind = rest.partition(" ")
    if is_place(f"{first} {second}") and is_full_name(behind) and not is_desk(behind) and not is_outlet(behind):
        return behind
    is_dateline = len(first) > 3 and first.isupper() and not rest.isupper() and is_place(first)
    return rest if is_dateline and is_full_name(rest) and not is_desk(rest) and not is_outlet(rest) else piece


def without_place_behind(piece: str) -> str:
    """A full name or a desk without the place printed behind it: "राजेश मिश्र काठमाडौं", "Ravi Rao Kolkata"."""
    found = _PLACE_AT_END.match(piece)
    if (
        found is None
        or not is_place(found["place"])
        or (found["mark"] == "-" and is_masthead(piece.rpartition(" ")[2]))
    ):
        return piece  # "Ouest-France" ends in no place
    if found["name"].split()[-1].casefold() in _PREPOSITIONS:
        bare = DANGLING.sub("", found["name"])
        is_name = bare != found["name"] and " " in bare and fold(found["place"]) not in SURNAMES_TOO
        return bare if is_name else piece
    if found["mark"] == " " and (fold(found["place"]) in SURNAMES_TOO or STATION.match(piece)):
        return piece
    before = stripped(found["name"])
    return before if " " in before or is_desk(before) else piece
