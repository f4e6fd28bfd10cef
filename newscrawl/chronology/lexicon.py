"""A text of a date taken apart into numbers, known words and unknown ones.

All languages share one dictionary: a spelling that means two things keeps both meanings, and the languages of the
site, or of the other words in the text, decide between them. Spellings are compared folded (see :func:`fold`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from newscrawl.chronology import date_words, months
from newscrawl.chronology.numerals import plain_digits
from newscrawl.words.field_labels import LABELS
from newscrawl.words.late import late


class Kind(Enum):
    """What a word of a date is."""

    MONTH = auto()
    WEEKDAY = auto()
    HALF = auto()
    UNIT = auto()
    AGO = auto()
    DAY_WORD = auto()
    JUST_NOW = auto()
    A_FEW = auto()
    COUNT = auto()
    MARK_AFTER = auto()
    MARK_BEFORE = auto()
    CLOCK = auto()
    ERA = auto()
    HINT = auto()
    LABEL = auto()
    FILLER = auto()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a spelling means."""

    kind: Kind
    name: str = ""
    """The calendar of a month, the part of a day, the unit, the era."""
    number: int = 0
    """The month from 1, the weekday from 0 (Monday), days from today."""
    language: str = ""
    short: bool = False
    """An abbreviation: the beginning of a longer spelling."""


@dataclass(frozen=True, slots=True)
class Token:
    """One number, word or sign of a text."""

    text: str
    number: int | None = None
    meanings: tuple[Meaning, ...] = ()
    close: bool = False
    """No space stands before it."""
    small: bool = False
    """An unknown word that begins with a small letter, as those of sentences do."""

    def means(self, kind: Kind) -> Meaning | None:
        """Its one meaning of a kind; ``None`` for none and for several."""
        found = [one for one in self.meanings if one.kind is kind] if self.meanings else None
        if not found or any((one.name, one.number) != (found[0].name, found[0].number) for one in found):
            return None
        return next((one for one in found if not one.short), found[0])

    def has(self, kind: Kind) -> bool:
        """Whether it can be of a kind."""
        for one in self.meanings:  # noqa: SIM110 - asked thousands of times for a page
            if one.kind is kind:
                return True
        return False

    @property
    def is_unknown(self) -> bool:
        """Whether it is a word that no date has."""
        return self.number is None and not self.meanings and self.text[0].isalpha()

    def has_digits(self, *counts: int) -> bool:
        """Whether it is a number written with so many digits."""
        return self.number is not None and len(self.text) in counts


_FEW = frozenset(months.OF_FEW_SITES)
_FEW_UNITS = frozenset(date_words.UNITS_OF_FEW_SITES)
_DROPPED = late(
    "[\u0300-\u036f\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u2060]"
)
"""Accents, nuktas, vowel signs of Arabic, its tatweel, joiners and marks of direction."""
_ALIKE = str.maketrans(
    {"ı": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي", "ك": "ک", "ڪ": "ک", "ہ": "ه",
     "ھ": "ه", "ة": "ه", "ۃ": "ه", "ە": "ه", "ۀ": "ه", "ؤ": "و", "ۆ": "و", "’": "'", "ʼ": "'", "‘": "'", "ʻ": "'", "`": "'", "´": "'", "॰": ".",
     "。": ".", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "：": ":", "／": "/", "．": ".", "，": ",", "、": ",", "（": "(", "）": ")"}
)  # fmt: skip
_CHILLU = str.maketrans({"ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്"})


def fold(text: str) -> str:
    """A text as spellings are compared: small letters, one form of each letter, no accents, nuktas or joiners.

    >>> fold("Août"), fold("سه‌شنبه") == fold("سەشنبه")
    ('aout', True)
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    bare = _DROPPED.sub("", unicodedata.normalize("NFD", text.translate(_CHILLU).casefold()).translate(_ALIKE))
    return unicodedata.normalize("NFC", bare).translate(_ALIKE)


def read_tokens(text: str, languages: tuple[str, ...]) -> list[Token]:
    """The tokens of a text whose digits are ASCII. ``languages`` (BCP 47) decide between meanings of a spelling."""
    hints = {language.split("-")[0].lower() for language in languages}
    tokens = list(_tokens(text, hints))
    if any(token.has(Kind.AGO) for token in tokens):
        tokens = [_as_unit(token) if token.has(Kind.UNIT) else token for token in tokens]
    if any(len(token.meanings) > 1 for token in tokens):
        hints = hints or _languages_of(tokens)
        tokens = [_told_apart(token, hints) if len(token.meanings) > 1 else token for token in tokens]
    return tokens


def words_of_else(text: str) -> int:
    """How many words of a text no date has, whatever its digits."""
    return sum(token.is_unknown for token in read_tokens(plain_digits(text), ()))


def _as_unit(token: Token) -> Token:
    """The unit of a time that is told from now, without the months and weekdays whose abbreviation is spelled so."""
    return replace(token, meanings=tuple(one for one in token.meanings if not one.short or one.kind is Kind.UNIT))


def _languages_of(tokens: Iterable[Token]) -> set[str]:
    """The languages that all telling words of a text have in common."""
    common: set[str] | None = None
    for token in tokens:
        telling = {one.language for one in token.meanings if one.kind in {Kind.MONTH, Kind.WEEKDAY, Kind.LABEL}}
        if telling and "" not in telling:
            common = telling if common is None else common & telling
    return common or set()


def _is_heard_seldom(meaning: Meaning) -> bool:
    """Whether a meaning counts on pages of its own language alone: elsewhere it is rather a name ("Dina", "Mas")."""
    language, kind = meaning.language, meaning.kind
    return language in _FEW or (language in _FEW_UNITS and kind is Kind.UNIT) or (language != "" and kind is Kind.HALF)


def _without_strangers(token: Token, hints: set[str]) -> Token:
    """The token without what it means in a language of few sites that is none of these."""
    kept = tuple(one for one in token.meanings if one.language in hints or not _is_heard_seldom(one))
    return token if len(kept) == len(token.meanings) else replace(token, meanings=kept)


def _is_strange(meaning: Meaning, hints: set[str]) -> bool:
    return meaning.short and meaning.language not in hints | {""}


def _told_apart(token: Token, hints: set[str]) -> Token:
    """The token with those meanings of each kind that the languages have, where they have any.

    What is a word in them is no abbreviation of another one: the Turkish "gün" is a day, and not June in Malta.
    """
    if any(one.language in hints and not one.short for one in token.meanings):
        token = replace(token, meanings=tuple(one for one in token.meanings if not _is_strange(one, hints)))
    kept: list[Meaning] = []
    for kind in dict.fromkeys(one.kind for one in token.meanings):
        alike = [one for one in token.meanings if one.kind is kind]
        kept += [one for one in alike if one.language in hints] or alike
    return replace(token, meanings=tuple(kept))


def _tokens(text: str, hints: set[str]) -> Iterator[Token]:
    at, close = 0, False
    folded = fold(text)
    cased = text if len(text) == len(folded) else folded
    while at < len(folded):
        letter = folded[at]
        if letter.isspace():
            at, close = at + 1, False
            continue
        token, end = _token_at(folded, at, close=close)
        token = _without_strangers(token, hints) if token.meanings else token
        yield replace(token, small=True) if token.is_unknown and cased[at].islower() else token
        at, close = end, True


def _token_at(text: str, at: int, *, close: bool) -> tuple[Token, int]:
    if found := _DIGITS.match(text, at):
        return Token(found[0], int(found[0]), close=close), found.end()
    for size in _sizes().get(text[at], ()):
        meanings = _lexicon().get(text[at : at + size])
        if meanings and at + size <= len(text) and _ends_word(text, at + size):
            end = at + size
            if text[end : end + 1] == "." and text[end - 1].isalpha() and any(one.short for one in meanings):
                end += 1
            return Token(text[at:end], meanings=meanings, close=close), end
    found = _WORD.match(text, at)
    if found is None:
        return Token(text[at], close=close), at + 1
    end = at + 1 if _is_unspaced(text[at]) else found.end()
    return Token(text[at:end], close=close), end


_DIGITS = late(r"[0-9]{1,30}")
_WORD = late(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff\u0e31-\u0eff\u0f35-\u0fbc\u1031-\u103e\u17b4-\u17d3\u07a6-\u07b0'])*")
_UNSPACED = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u0f00-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARK = late("[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09be-\u09cd\u0a01-\u0a4d\u0a70\u0a81-\u0acd\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd"
                   "\u0d00-\u0d4d\u0d82-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b6-\u17d3\u07a6-\u07b0\u0f71-\u0fbc]")  # fmt: skip


def _is_unspaced(letter: str) -> bool:
    """Whether the letter is of a script that sets no spaces between words."""
    return bool(_UNSPACED.match(letter))


def _ends_word(text: str, end: int) -> bool:
    """Whether a spelling that ends here is a word, and not the beginning of a longer one."""
    following, last = text[end : end + 1], text[end - 1]
    if following.isdigit() and last.isdigit():
        return False
    if not following or not (following.isalpha() or _MARK.match(following)):
        return True
    if not (last.isalpha() or _MARK.match(last)):
        return True
    return _is_unspaced(last) and not _MARK.match(following)


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """First letter to the lengths of the spellings that begin with it, the longest first."""
    found: dict[str, set[int]] = {}
    for spelling in _lexicon():
        found.setdefault(spelling[0], set()).add(len(spelling))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


@cache
def _lexicon() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, set[Meaning]] = {}
    for spelling, meaning in _entries():
        if key := fold(spelling.replace("_", " ")).strip():
            found.setdefault(key, set()).add(meaning)
    return {key: tuple(sorted(meanings, key=repr)) for key, meanings in found.items()}


def _entries() -> Iterator[tuple[str, Meaning]]:
    for language, names in (months.GREGORIAN | months.OF_FEW_SITES).items():
        yield from _in_turn(Kind.MONTH, "gregorian", language, names)
    for (calendar, language), names in months.OTHER.items():
        yield from _in_turn(Kind.MONTH, calendar, language, names)
    for language, names in date_words.WEEKDAYS.items():
        yield from _in_turn(Kind.WEEKDAY, "", language, names, first=0)
    for language, names in date_words.UNITS.items():
        yield from _units(language, names)
    for language, halves in date_words.HALVES_OF.items():
        yield from (
            (word, Meaning(Kind.HALF, name, 0, language)) for name, words in halves.items() for word in words.split()
        )
    for kind, table in ((Kind.HALF, date_words.HALVES), (Kind.ERA, date_words.ERAS)):
        yield from ((word, Meaning(kind, name)) for name, words in table.items() for word in words.split())
    yield from _marks()
    yield from _lone_words()
    for name in ("published", "modified"):
        yield from ((label.replace(" ", "_"), Meaning(Kind.LABEL, name)) for label in LABELS[name].split("|"))


def _marks() -> Iterator[tuple[str, Meaning]]:
    for days, words in date_words.DAY_WORDS.items():
        yield from ((word, Meaning(Kind.DAY_WORD, number=days)) for word in words.split())
    for (name, place), words in date_words.MARKS.items():
        kind = Kind.MARK_AFTER if place == "after" else Kind.MARK_BEFORE
        yield from ((word, Meaning(kind, name)) for word in words.split())
    for (name, clock), words in date_words.CLOCK_MARKS.items():
        yield from ((word, Meaning(Kind.CLOCK, name, int(clock or 0))) for word in words.split())


def _lone_words() -> Iterator[tuple[str, Meaning]]:
    for kind, words in (
        (Kind.AGO, date_words.AGO),
        (Kind.JUST_NOW, date_words.JUST_NOW),
        (Kind.A_FEW, date_words.A_FEW),
        (Kind.FILLER, date_words.FILLERS),
    ):
        yield from ((word, Meaning(kind)) for word in words.split())
    for number, words in ({1: date_words.ONE} | date_words.COUNTS).items():
        yield from ((word, Meaning(Kind.COUNT, number=number)) for word in words.split())
    yield from ((word, Meaning(Kind.HINT, "nepali")) for word in date_words.NEPALI_HINTS.split())
    yield from ((word, Meaning(Kind.HINT, "lunar")) for word in date_words.LUNAR_HINTS.split())
    for word, _, unit in (entry.partition(":") for entry in date_words.LONE_UNITS.split()):
        count = re.match(r"\d*", unit)
        assert count is not None
        yield word, Meaning(Kind.UNIT, unit[count.end() :], int(count[0] or 1))


_UNIT_NAMES = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")


def _units(language: str, names: str) -> Iterator[tuple[str, Meaning]]:
    code = "" if language == "short" else language.split("-")[0]
    for name, words in zip(_UNIT_NAMES, names.split("|"), strict=True):
        spellings = words.split()
        for word in spellings:
            yield word, Meaning(Kind.UNIT, name, 0, code, short=language == "short" or _is_short(word, spellings))


def _in_turn(kind: Kind, name: str, language: str, names: str, *, first: int = 1) -> Iterator[tuple[str, Meaning]]:
    code, further = language.split("-")[0], language.endswith("-x")
    for number, words in enumerate(names.split("|"), first):
        spellings = words.split()
        for word in spellings:
            yield word, Meaning(kind, name, number, code, short=further or _is_short(word, spellings))


def _is_short(word: str, spellings: list[str]) -> bool:
    return "." in word or any(len(word) < len(other) and other.startswith(word.rstrip(".")) for other in spellings)
