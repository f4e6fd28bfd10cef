"""What somebody looks for, in the few signs that people know from search engines.

    bridge opening            both words, anywhere
    "bridge is open"          these words in this order
    bridg*                    words that begin so
    bridge OR ferry           either
    -ferry  -"toll bridge"    not this
    headline:bridge           in the headline; so author: and tag:, which knows sections too
    site:hill  language:hi    of this site; in this language

A word is what the archive's tokeniser takes for one: case, typographic signs and invisible joiners are nothing to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from archive.documents import Mark, exact
from archive.errors import SearchNotUnderstood
from archive.tokens import phrase_tokens

_LONGEST, _MOST_TERMS = 1000, 32
_SHORTEST_BEGINNING = 2
_FIELDS = {"headline": Mark.HEADLINE, "author": Mark.AUTHOR, "tag": Mark.TAG}
_WHOLE = {"site": Mark.SITE, "language": Mark.LANGUAGE}
_OF_WORDS = (Mark.NONE, *_FIELDS.values())
_PIECE = re.compile(
    r"""(?P<no>-)?(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))""",
)
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'))


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that stand one behind the other; the last may be only the beginning of one."""

    tokens: tuple[str, ...]
    is_beginning: bool = False
    mark: Mark = Mark.NONE

    @property
    def marked(self) -> tuple[str, ...]:
        """The tokens as the index holds them."""
        return tuple(f"{self.mark}{token}" for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``groups`` must be there, of each group one term; and none of ``without``."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()

    def within(self, *groups: tuple[Term, ...]) -> Query:
        """The same, narrowed by further groups."""
        return replace(self, groups=(*self.groups, *groups))

    @property
    def words(self) -> tuple[tuple[Term, ...], ...]:
        """The groups that are about words, not about what is only ever the one or the other."""
        return tuple(group for group in self.groups if group[0].mark in _OF_WORDS)

    def in_headline(self) -> Query:
        """The same, with all words that may stand anywhere looked for in the headline."""
        return replace(self, groups=tuple(tuple(_in_headline(term) for term in group) for group in self.groups))


def parse(text: str) -> Query:
    """Read what somebody has typed. Raises ``SearchNotUnderstood``, which says what to write instead."""
    if len(text) > _LONGEST:
        raise SearchNotUnderstood(f"a search has at most {_LONGEST} characters, this one {len(text)}")
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    joins = False
    for piece in _PIECE.finditer(text.translate(_QUOTES)):
        if piece[0] == "OR":
            joins = bool(groups)
            continue
        term = _term(piece)
        if term is None:
            continue
        if piece["no"]:
            without.append(term)
        elif joins:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        joins = False
    if not groups:
        raise SearchNotUnderstood("there is nothing to look for: name at least one word that must be there")
    if sum(map(len, groups)) + len(without) > _MOST_TERMS:
        raise SearchNotUnderstood(f"a search has at most {_MOST_TERMS} words and phrases")
    return Query(tuple(groups), tuple(without))


def phrase(text: str) -> Query | None:
    """Words in this very order; ``None`` where there is no word."""
    tokens, is_beginning = phrase_tokens(text)
    return Query(((Term(tuple(tokens), is_beginning),),)) if tokens else None


def only(mark: Mark, value: str) -> tuple[Term, ...]:
    """The group that leaves only what has this very value."""
    return (Term((exact(mark, value)[len(mark) :],), mark=mark),)


def months(since: datetime | None, until: datetime | None) -> list[tuple[Term, ...]]:
    """The group that leaves only what was published in the months of a time, or the years of a long one."""
    if since is None or until is None:
        return []
    first, last = since.astimezone(UTC), until.astimezone(UTC)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count <= _MOST_TERMS:
        found = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in range(max(count, 1))]
        return [tuple(Term((f"{year}{month + 1:02}",), mark=Mark.MONTH) for year, month in found)]
    if last.year - first.year < _MOST_TERMS:
        return [tuple(Term((f"{year}",), mark=Mark.YEAR) for year in range(first.year, last.year + 1))]
    return []


def _term(piece: re.Match[str]) -> Term | None:
    """What a piece stands for; ``None`` where it has no word in it."""
    text = piece["phrase"] if piece["word"] is None else piece["word"]
    name = (piece["field"] or "").lower()
    if name in _WHOLE:
        return only(_WHOLE[name], text)[0] if text else None
    if name and name not in _FIELDS:
        text = f"{piece['field']}:{text}"  # an address, or a time: 10:15
    begins = piece["word"] is not None and text.endswith("*")
    tokens, is_beginning = phrase_tokens(text)
    if not tokens:
        return None
    if begins and len(tokens[-1]) < _SHORTEST_BEGINNING and not is_beginning:
        raise SearchNotUnderstood(f"{text}: write at least {_SHORTEST_BEGINNING} characters before the *")
    return Term(tuple(tokens), begins or is_beginning, _FIELDS.get(name, Mark.NONE))


def _in_headline(term: Term) -> Term:
    return replace(term, mark=Mark.HEADLINE) if term.mark is Mark.NONE else term


def terms_of(query: Query) -> Iterator[Term]:
    """All terms about words that must or may be there."""
    for group in query.words:
        yield from group
