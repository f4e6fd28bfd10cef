"""What persons of a byline are: roles, offices and callings, before their names and behind."""

from __future__ import annotations

import re
from functools import cache

from newscrawl.words import bylines as words
from newscrawl.words.late import late
from newscrawl.words.sentences import SECTIONS

_OF_LEARNING = late(
    r"(?<!\w)(?:university|college|institute|school|academy|faculty|department|universität|hochschule|université|universidad|universidade|università|universitas|universiti|üniversitesi|университет\w*|институт\w*|विश्वविद्यालय|कॉलेज|महाविद्यालय|संस्थान|क्याम्पस|বিশ্ববিদ্যালয়|কলেজ|جامعة|یونیورسٹی|دانشگاه|אוניברסיטת)(?!\w)",
    re.IGNORECASE,
)
"""Where somebody teaches, which behind a name is no second signer."""
OUTLETS_REPORTER = late(
    r"^(?!(?:our|the|daily|sunday|special)\s)(\S+ \S+(?: \S+)?) (?:Herald|Chronicle|Sunday Mail|Sunday News|Tribune|Express|Star|Post|Times|Standard|Nation|Mail|Gazette|Observer|Mirror)(?: \w+){0,2} (?:Reporter|Correspondent|Writer)$",
    re.IGNORECASE,
)
_RANKED = late(
    r"^(?!(?:our|the|a|an|by|from|chief|senior|special|staff)\s)(\S+ \S+(?: \S+){0,2}?),?\s+(?:local|senior|junior|chief|staff|special|assistant|deputy|associate|regional|national|international|political|foreign|sports?|business|city|crime|community|communities|health|science|environment|environmental|education|technology|investigations|investigative|data|digital|online|multimedia|features?|entertainment|lifestyle|breaking|principal|lead|managing|executive|contributing|freelance|guest|general|head|culture|arts|court|courts|planning|housing|transport|consumer|agriculture|economics|economy|finance|money|news|video|audience|social|royal|rural|weather|climate|legal|security|diplomatic|defence|defense|europe|africa|asia|middle|north|south|west|east)\s+(?:(?!(?:reporter|correspondent|editor|writer|journalist)s?\b)[^\W\d_&]?[\w&’'-]*\s+){1,4}(?:reporter|correspondent|editor|writer|journalist|producer|columnist|photographer)s?$",
    re.IGNORECASE,
)
"""A name of two words or more and a role that begins with a word of ranks and fields, whatever stands between: "Tom Hargreaves Local
Democracy Reporter"."""
_FOR = r"(?:(?i:for|of|at|à|für|bei|в)|(?-i:in|with|a|al|du|de|des|à|au|aux|chez|pour|en|del|para|da|do|dos|na|no|für|der|bei|beim|im|van|voor|bij|hos|ved|vid|på|della|dello|dei|di|presso|per|в|на|для|у|při|pri|στο|στη|στην|σε)|IN|In)"
"""What joins a role to its field or its outlet: "Journaliste au pôle Régions"; in small letters, as people are called Per and Des."""
_OUR = r"(?:(?:from\s+|by\s+)?our|an?|the|d[ae]l(?:la)?\s+nostr[oa]|il\s+nostro|la\s+nostra|(?:de\s+)?nuestr[oa]|(?:do\s+|da\s+)?noss[oa]|(?:par\s+|de\s+)?notre|(?:van\s+|door\s+)?onze|(?:von\s+)?unsere[mnr]?|nasz|nasza|naš|naša|(?:от\s+)?наш(?:его)?)"
"""What stands before a role: an article, or the word for "our"."""


def is_office(text: str) -> bool:
    """Whether what stands behind a person's name tells an office, a calling or where he or she teaches: "Nobel Laureate"."""
    return _OF_LEARNING.search(text) is not None or _office().search(text) is not None


def without_rank(text: str) -> str:
    """A name without the role behind it that begins with a rank or a field."""
    return _RANKED.sub(r"\1", text) if text.count(" ") > 2 else text


@cache
def role() -> re.Pattern[str]:
    """A role anywhere in a text."""
    return re.compile(words.any_of(words.ROLES), re.IGNORECASE)


@cache
def _role_phrase() -> str:
    return rf"(?:(?:{words.any_of(words.ROLE_MODIFIERS)})[\s,/&’'-]+s?\s*)*{words.any_of(words.ROLES)}(?:-in-chief|-at-large)?"


@cache
def mere_role() -> re.Pattern[str]:
    """A role or its modifiers, and nothing besides but the field that it is for."""
    either = words.any_of(f"{words.ROLES}|{words.ROLE_MODIFIERS}")
    return re.compile(
        rf"(?:from\s+)?(?:{_OUR}\s+)?{either}(?:[\s,/&-]+{either})*(?:\s+{_FOR}\s+.*)?",
        re.IGNORECASE,
    )


@cache
def outlets_role() -> re.Pattern[str]:
    """A role that names its paper or programme within: it begins with a rank and ends in the role."""
    return re.compile(
        r"(?:senior|junior|local|staff|chief|special|assistant|deputy|regional|national)\s+(?:[A-Z][\w-]*\s+){1,3}(?i:reporter|correspondent|writer|journalist)s?",
        re.IGNORECASE,
    )


@cache
def _office() -> re.Pattern[str]:
    """An office or a role as one of the words, or what was one."""
    return re.compile(
        rf"^(?:ex|former|retired|mantan|bekas|eski|cựu|ancien|ancienne|exministr[oa]|antigo|antiga|ehemalige[rn]?|бывший|бывшая|екс|पूर्व|সাবেক|প্রাক্তন|سابق|السابق)[\s-]|{words.any_of(words.OFFICES)}|(?:\s|^)(?:editor|editors|reporter|correspondent|columnist|journalist)$",
        re.IGNORECASE,
    )


@cache
def of_role() -> re.Pattern[str]:
    """Words that stand before a role, and sections, and nothing else."""
    return re.compile(rf"(?:{words.any_of(f'{words.ROLE_MODIFIERS}|{SECTIONS}')}[\s,/&-]*)+", re.IGNORECASE)


@cache
def role_behind() -> re.Pattern[str]:
    """A role behind a name, with what it is for: "Feature Writer at Large", "Redacteur economie", "Reporterin Wirtschaft"."""
    joined = rf"{_FOR}\s+.*"
    field = rf"(?:(?-i:[a-zß-ÿа-яёіїєґα-ώ])[^\s,.]*|{words.any_of(SECTIONS)}|&)"
    return re.compile(rf"[\s,–—-]+{_role_phrase()}(?:\s+(?:{joined}|{field}(?:\s+{field}){{0,3}}))?$", re.IGNORECASE)


@cache
def role_within() -> re.Pattern[str]:
    """A name of two words, a role, and what it is for in capitals: "Tess Mulder Correspondent Duitsland"."""
    capital = r"(?-i:[A-ZÀ-ÞА-ЯІЇЄҐΑ-Ω])\S*"
    return re.compile(
        rf"^({capital} (?:\S+ )?{capital})\s+(?=\S{{6}}){_role_phrase()}\s+{capital}(?:\s{capital})?$", re.IGNORECASE
    )


@cache
def role_before() -> re.Pattern[str]:
    """A role before a name: "Senior Correspondent Meera Khanna"."""
    return re.compile(rf"^(?:{_OUR}\s+)?{_role_phrase()}[\s:,–—-]+(?=\S)", re.IGNORECASE)
