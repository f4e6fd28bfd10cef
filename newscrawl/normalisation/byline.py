"""Who wrote it: persons, agencies and desks out of a byline, each name in its own script and unmangled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.article import Contributor, ContributorKind
from newscrawl.labels import read_label
from newscrawl.normalisation.agencies import is_agency, is_desk
from newscrawl.normalisation.text import normalise_text

_INPUTS = re.compile(
    r"[\s,(|–—-]*\bwith\s+(?:additional\s+)?(?:inputs?|reporting|agency inputs?)\s+(?:from|by)\s+(?P<names>[^()]+)\)?",
    re.IGNORECASE,
)
_EDITED = re.compile(r"[\s,(|–—-]*\bedited\s+by\s*:?\s*(?P<names>[^()|]+)\)?", re.IGNORECASE)
_JUNK = re.compile(r"https?://\S+|\S+@\S+\.\S+|(?<!\w)@\w+|\([^)]*\)|\[[^\]]*\]")
_PARTS = re.compile(r"\s*(?:\||•|·|\s[–—-]\s|\n)\s*")
_AND = re.compile(
    r"\s*(?:;|،|、|/|\s&\s|\s\+\s|\b(?:and|und|et|y|e|en|og|och|ja|dan|và|ve)\b(?=\s)|\s(?:और|एवं|तथा|र|ও|এবং|اور|و|和|และ)\s)\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:special|senior|chief|staff|political|foreign|sports|business|city|our|assistant|deputy|associate|managing|executive|contributing)?\s*"
    r"(?:correspondents?|reporters?|editors?|sub-?editors?|writers?|columnists?|journalists?|analyst|contributor|producer|photographer"
    r"|author|fellow|intern)\b.*$|विशेष संवाददाता|वरिष्ठ संवाददाता|নিজস্ব প্রতিবেদক|সিনিয়র রিপোর্টার|نمائندہ خصوصی",
    re.IGNORECASE,
)
_DATE_OR_TIME = re.compile(r"\d")
_NOT_A_NAME = re.compile(
    r"^(?:by|von|vom|par|por|di|door|af|av|oleh|from|in|at|the|share|follow|updated?|published|posted|read|views?|comments?|none|null|unknown|no author"
    r"|guest|user|autor(?:in)?|author|auteur|artikel|article|text|foto|photo|news|nachrichtenagentur|staff|admin|wordpressadmin|n/?a|uncategorized)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "von van vom zu zum zur der den dem de del della delle dei di da do das dos du des le la las los el al bin ibn ben abu af av ten ter te y e i und and et og och ap st st. d' l' o".split()
)
"""Words within names that begin with a small letter; any other such word makes a phrase of it."""
_PREFIX = re.compile(
    r"^(?:interview|text|report|reportage|kommentar|analyse|bericht|aufgezeichnet von|protokoll|gastbeitrag von|ein gastbeitrag von|autor(?:in|en)?|author|words|story|vom)\s*(?::\s*|\s(?=von\b)|(?<=von)\s+|(?<=vom)\s+)",
    re.IGNORECASE,
)
_KOREAN_ROLE = re.compile(
    r"\s*(?:기자|특파원|논설위원|앵커|선임기자|인턴기자|編集委員|記者|记者|特派員)(?:\s*외\s*\d+명)?$"
)
_OUTLET_TAIL = re.compile(
    r"(?:online|news|redaktion|nachrichten|desk|team|staff|editorial|web|digital|de|com|net|org|tv|gmbh|ag|media)+$"
)
_SITE_ADDRESS = re.compile(r"^(?:www\.)?[\w-]+\.(?:[a-z]{2,3}\.)?[a-z]{2,6}$", re.IGNORECASE)
_LONGEST_NAME = 60
_PLACES = frozenset(
    (
        "new delhi|new york|los angeles|san francisco|san diego|washington dc|washington d.c|hong kong|sri lanka|tel aviv|abu dhabi|kuala lumpur|buenos aires"
        "|são paulo|sao paulo|rio de janeiro|mexico city|cape town|addis ababa|dar es salaam|saudi arabia|south africa|new zealand|great britain|united kingdom"
        "|united states|navi mumbai|greater noida|cox's bazar|dera ismail khan|dera ghazi khan|rahim yar khan|azad kashmir|phnom penh|ho chi minh city|san josé"
        "|el salvador|costa rica|st. petersburg|den haag|the hague|bad homburg|frankfurt am main|andhra pradesh|madhya pradesh|uttar pradesh|himachal pradesh"
        "|west bengal|tamil nadu|jammu and kashmir|east jerusalem|las vegas|new orleans|salt lake city|port-au-prince|santo domingo|la paz|santa cruz"
    ).split("|")
)
"""Places of several words that stand behind names."""


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
        """Who signs as the author: the persons; where none is named, the agency, desk or outlet that signs instead."""
        signing = tuple(one.name for one in self.contributors if one.role == "author")
        return self.authors or signing

    @property
    def agency(self) -> str | None:
        """The agency that it comes from, in whatever role."""
        return next((one.name for one in self.contributors if one.kind is ContributorKind.AGENCY), None)


def normalise_byline(text: str | None, *, names: Iterable[str] = (), publishers: Iterable[str] = ()) -> Byline | None:
    """Read a byline; ``None`` for ``None`` or empty.

    ``names`` are the single names where the page itself lists them; ``publishers`` are names of the outlet,
    which are taken for its desk and never for a person.

    >>> normalise_byline("By Meera Khanna and Ravi Rao, Special Correspondent | New Delhi").authors
    ('Meera Khanna', 'Ravi Rao')
    >>> normalise_byline("PTI").agency
    'PTI'
    """
    clean = normalise_text(text)
    if clean is None:
        return None
    label = read_label(clean)
    printed = label.text if label and label.field == "byline" else clean
    outlets = {_squeezed(name) for name in publishers} - {""}
    found: dict[str, Contributor] = {}
    listed = [name for name in names if name and name.strip()]
    for one in _contributors(listed, printed, outlets):
        found.setdefault(_folded(one.name), one)
    return Byline(printed=printed, contributors=tuple(found.values()))


def _contributors(listed: list[str], printed: str, outlets: set[str]) -> Iterator[Contributor]:
    if listed:
        for name in listed:
            label = read_label(name)
            yield from _read(label.text if label and label.field == "byline" else name, outlets, "author")
        return
    rest = printed
    credit_lines: list[tuple[str, str]] = []
    for pattern, role in ((_INPUTS, "inputs"), (_EDITED, "editor")):
        if found := pattern.search(rest):
            credit_lines.append((found["names"], role))
            rest = rest[: found.start()] + " " + rest[found.end() :]
    yield from _read(rest, outlets, "author")
    for names, role in credit_lines:
        yield from _read(names, outlets, role)


def _read(text: str, outlets: set[str], role: str) -> Iterator[Contributor]:
    """The names of a text. What stands behind the first name without being one is a role or a place."""
    text = _JUNK.sub(" ", text)
    parts = [part for part in _PARTS.split(_PREFIX.sub("", text.strip())) if part]
    named = False
    for number, part in enumerate(parts):
        for person in _AND.split(part):
            for contributor in _contributor(person, outlets, role):
                if number and named and contributor.kind is ContributorKind.PERSON:
                    continue  # "Meera Khanna | New Delhi": behind the bar stands a place
                named = named or contributor.kind is ContributorKind.PERSON
                yield contributor


def _contributor(text: str, outlets: set[str], role: str) -> Iterator[Contributor]:
    """The names of one part of a byline: the first of its pieces, and those behind commas that are names as well."""
    pieces = [" ".join(piece.split()).strip(" .,:;-–—'\"") for piece in text.split(",")]
    pieces = [piece for piece in pieces if piece]
    if is_agency(", ".join(pieces)):
        pieces = [", ".join(pieces)]
    named = False
    for number, piece in enumerate(pieces):
        contributor = _named(piece, outlets, role)
        if contributor is None:
            continue
        is_person = contributor.kind is ContributorKind.PERSON
        if named and is_person and not (_is_full_name(contributor.name) and _is_full_name(pieces[number - 1])):
            continue  # "Ann Lee, Nairobi": behind the name stands a place
        named = named or is_person
        yield contributor


def _named(piece: str, outlets: set[str], role: str) -> Contributor | None:
    if is_agency(piece):
        return Contributor(name=piece, kind=ContributorKind.AGENCY, role=role)
    if _is_outlet(piece, outlets) or (is_desk(piece) and not _without_role(piece)):
        return Contributor(name=piece, kind=ContributorKind.DESK, role=role)
    person = _without_role(piece)
    if not person or not _is_name(person):
        return Contributor(name=piece, kind=ContributorKind.DESK, role=role) if is_desk(piece) else None
    if is_desk(person):
        return Contributor(name=person, kind=ContributorKind.DESK, role=role)
    return Contributor(name=person, kind=ContributorKind.PERSON, role=role)


def _is_outlet(name: str, outlets: set[str]) -> bool:
    """Whether a name is one of the outlet's: as it is, as an address, or with what outlets add to their names."""
    squeezed = _squeezed(name)
    if squeezed in outlets or _SITE_ADDRESS.match(name):
        return True
    return any(
        len(outlet) > 2 and squeezed.startswith(outlet) and _OUTLET_TAIL.fullmatch(squeezed[len(outlet) :])
        for outlet in outlets
    )


def _is_full_name(text: str) -> bool:
    """Whether a text is a name of several words, and no city of two."""
    words = text.split()
    if len(words) < 2 or " ".join(words).casefold() in _PLACES:
        return False
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in words if word[0].isalpha())


def _without_role(name: str) -> str:
    """A name without the role behind it; empty where the role is all there is."""
    return _KOREAN_ROLE.sub("", _ROLE.sub("", name)).strip(" ,.-–—")


def _is_name(text: str) -> bool:
    if len(text) > _LONGEST_NAME or len(text) < 2 or len(text.split()) > 7 or _DATE_OR_TIME.search(text):
        return False
    if not any(one.isalpha() for one in text) or _NOT_A_NAME.match(text):
        return False
    words = text.split()
    small = [word for word in words if word[0].islower() and word.casefold() not in _PARTICLES]
    return not small or len(words) == 1 or len(small) == len(words) == 2  # logins and pen names are written small


def _squeezed(name: str) -> str:
    """Letters and digits alone: "n-tv.de" is what "NTV de" is."""
    return "".join(filter(str.isalnum, name.casefold())).removeprefix("www").removeprefix("the")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ").removeprefix("www.")
