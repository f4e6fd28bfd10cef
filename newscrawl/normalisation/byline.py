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
    r"^(?:by|from|in|at|the|share|follow|updated?|published|posted|read|view|views|comments?|none|null|unknown|guest|user)$",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


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
    outlets = {_folded(name) for name in publishers}
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
    parts = [part for part in _PARTS.split(text) if part]
    for number, part in enumerate(parts):
        for person in _AND.split(part):
            contributor = _contributor(person, outlets, role)
            if contributor is None:
                continue
            if number and contributor.kind is ContributorKind.PERSON:
                continue  # "Meera Khanna | New Delhi": behind the bar stands a place
            yield contributor


def _contributor(text: str, outlets: set[str], role: str) -> Contributor | None:
    pieces = [" ".join(piece.split()).strip(" .,:;-–—'\"") for piece in text.split(",")]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    name = pieces[0]
    whole = ", ".join(pieces)
    for candidate in (whole, name):
        if is_agency(candidate):
            return Contributor(name=candidate, kind=ContributorKind.AGENCY, role=role)
        if _folded(candidate) in outlets or (is_desk(candidate) and not _without_role(candidate)):
            return Contributor(name=candidate, kind=ContributorKind.DESK, role=role)
    person = _without_role(name)
    if not person or not _is_name(person):
        return Contributor(name=name, kind=ContributorKind.DESK, role=role) if is_desk(name) else None
    if is_desk(person):
        return Contributor(name=person, kind=ContributorKind.DESK, role=role)
    return Contributor(name=person, kind=ContributorKind.PERSON, role=role)


def _without_role(name: str) -> str:
    """A name without the role behind it; empty where the role is all there is."""
    return _ROLE.sub("", name).strip(" ,.-–—")


def _is_name(text: str) -> bool:
    if len(text) > _LONGEST_NAME or len(text) < 2 or len(text.split()) > 7 or _DATE_OR_TIME.search(text):
        return False
    return any(one.isalpha() for one in text) and not _NOT_A_NAME.match(text)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ").removeprefix("www.")
