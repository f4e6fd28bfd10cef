"""One tokeniser for everything that compares or searches text, in every script.

The usual ones break words of Indic scripts at their vowel signs, which are combining marks, and take a whole
sentence of Thai or Chinese, which write no spaces, for one word. Here a word is a run of letters, digits and
the marks on them; a run in a script without spaces is cut into overlapping pairs of characters.

What identifies a text keeps its spelling (:func:`tokens`): hashes of it are stored, also of texts that are gone. What
is looked for is folded further (:func:`index_tokens`, ``archive.folding``); ``archive.documents.MAKING`` tells how.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from archive.folding import INVISIBLE, folded, folded_parts

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
)
"""Thai, Lao, Myanmar, Khmer, kana and the Han ideographs: scripts that write no space between words."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

_LATEST, _LONGEST_KEPT = 256, 50_000
"""So many texts are remembered, up to so many characters: one that is stored is taken apart for identity, copies
and search."""
_LONGEST = 60
"""Characters of a token in an index: what is longer is no word, and PostgreSQL bears 2046 bytes."""
_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""To translate a text of ASCII characters, so that only spaces part its words."""
_ASCII_WORD = re.compile("[a-z0-9]+")
_PRESENTATION = re.compile("[\ufb50-\ufdf9\ufe70-\ufefc]+")
"""Arabic letters in the shape that they take in a word, and ligatures: old editors store shapes instead of letters."""


def tokens(text: str) -> list[str]:
    """The tokens of a text in order: words in lower case, and character pairs where words have no borders."""
    return _tokens_of(_plain(text))


def paragraph_tokens(text: str) -> list[list[str]]:
    """The tokens of each paragraph of a text, which are parted by empty lines."""
    paragraphs = _plain(text).split("\n\n")  # at once: to bring text into one spelling is what takes the time
    if len(paragraphs) != text.count("\n\n") + 1:  # an invisible character stood between two line breaks
        return [tokens(one) for one in text.split("\n\n")]
    return [_tokens_of(one) for one in paragraphs]


def _tokens_of(plain: str) -> list[str]:
    words = _words(plain)
    if plain.isascii() or not _UNSPACED.search(plain):
        return list(words)
    return [token for word in words for token in (_pairs(word) if _UNSPACED.search(word) else (word,))]


def _pairs(word: str) -> Iterator[str]:
    for run in _runs(word):
        if _UNSPACED.match(run) and len(run) > 2:
            yield from (run[start : start + 2] for start in range(len(run) - 1))
        else:
            yield run


def index_tokens(text: str) -> list[str]:
    """The tokens of a text as a search index holds them.

    None is over-long, and each run of an unspaced script has its last character once more, so that every single
    character can be found by what begins with it.
    """
    if text.isascii():
        words = _words(_plain(text))
        return list(words) if max(map(len, words), default=0) <= _LONGEST else [word[:_LONGEST] for word in words]
    return [
        token
        for part in text.split()
        for token in (_index_tokens_in(part) if len(part) <= _LONGEST else _index_tokens_of(part))
    ]


def _index_tokens_of(part: str) -> Iterator[str]:
    for word in _word().findall(folded(part)):
        if _UNSPACED.search(word):
            yield from _ended_pairs(word)
        else:
            yield word[:_LONGEST]


@lru_cache(maxsize=20_000)
def _index_tokens_in(part: str) -> tuple[str, ...]:
    """The tokens of what stands between two spaces: of most texts, most of it has just been seen."""
    return tuple(_index_tokens_of(part))


def _ended_pairs(word: str) -> Iterator[str]:
    for run in _runs(word):
        if _UNSPACED.match(run):
            yield from (run[start : start + 2] for start in range(len(run)))
        else:
            yield run[:_LONGEST]


def phrase_tokens(text: str) -> tuple[list[str], bool]:
    """The tokens by which a piece of text is found in the midst of others, and whether the last is only a beginning.

    Where the piece ends within a run of an unspaced script, the run may go on in what is found.
    """
    found = index_tokens(text)
    if not found or not _UNSPACED.match(found[-1]):
        return found, False
    if len(found) > 1 and _UNSPACED.match(found[-2]) and found[-2][1:] == found[-1]:
        return found[:-1], False
    return found, True


def spans(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """The words of a text as they stand there: where each begins and ends, and its tokens.

    Where words have no borders, it is a character at a time, with the pair that begins there.
    """
    if text.isascii():
        for found in _ASCII_WORD.finditer(text.lower()):
            yield *found.span(), [found[0][:_LONGEST]]
        return
    for found in _printed_word().finditer(text):
        word = found[0]
        if word.isascii():
            yield found.start(), found.end(), [word.lower()[:_LONGEST]]
        elif not _UNSPACED.search(word):
            yield found.start(), found.end(), index_tokens(word)
        else:
            yield from _character_spans(word, found.start())


def is_pair(token: str) -> bool:
    """Whether a token is two characters of a run in an unspaced script."""
    return len(token) == 2 and _UNSPACED.fullmatch(token) is not None


def _character_spans(word: str, start: int) -> Iterator[tuple[int, int, list[str]]]:
    """As :func:`spans`, of one word that is unspaced at least in part."""
    parts = folded_parts(word)
    if parts is None:
        yield start, start + len(word), index_tokens(word)
        return
    places = [(start + first, start + end) for first, end, part in parts for _ in part]
    done = 0
    for run in _runs("".join(part for _, _, part in parts)):
        if _UNSPACED.match(run):
            for index in range(len(run)):
                yield *places[done + index], [run[index : index + 2]]
        else:
            yield places[done][0], places[done + len(run) - 1][1], index_tokens(run)
        done += len(run)


def count_words(text: str) -> int:
    """The number of words; in a script without spaces two characters are counted as one word."""
    if text.isascii():
        return len(_words(text.lower()))
    if not _UNSPACED.search(text):
        return len(_words(text))
    return sum((len(run) + 1) // 2 if _UNSPACED.match(run) else 1 for word in _words(text) for run in _runs(word))


def _words(text: str) -> list[str]:
    """The words of a text, not to be changed."""
    return _words_kept(text) if len(text) <= _LONGEST_KEPT else _words_now(text)


def _words_now(text: str) -> list[str]:
    """Plain text needs no pattern, and of other text most words have just been seen."""
    if text.isascii():
        return text.translate(_ASCII_WORDS).split()
    parts = text.split()
    return [word for part in parts for word in (_words_in(part) if len(part) <= _LONGEST else _word().findall(part))]


@lru_cache(maxsize=20_000)
def _words_in(part: str) -> tuple[str, ...]:
    """The words of what stands between two spaces."""
    return tuple(_word().findall(part))


_words_kept = lru_cache(maxsize=_LATEST)(_words_now)


def _plain(text: str) -> str:
    """A text in the one spelling that its tokens have."""
    return _plain_kept(text) if len(text) <= _LONGEST_KEPT else _plain_now(text)


def _plain_now(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).casefold()


_plain_kept = lru_cache(maxsize=_LATEST)(_plain_now)


def _runs(word: str) -> Iterator[str]:
    """A word cut where it goes over from spaced to unspaced script or back."""
    end = 0
    for found in _UNSPACED.finditer(word):
        if found.start() > end:
            yield word[end : found.start()]
        yield found[0]
        end = found.end()
    if end < len(word):
        yield word[end:]


@cache
def _marks() -> str:
    """The combining marks, as a class of characters; the word class of :mod:`re` leaves them out."""
    ranges: list[list[int]] = []
    for code in range(0x300, min(sys.maxunicode, 0x1FFFF)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


@cache
def _printed_word() -> re.Pattern[str]:
    """A word in a text as printed: with the invisible characters that stand in it."""
    return re.compile(f"[^\\W_]+(?:[{_marks()}{_INVISIBLE.pattern[1:-1]}]+[^\\W_]*)*")


@cache
def _word() -> re.Pattern[str]:
    """Letters, digits and combining marks. The word class of :mod:`re` leaves the marks out."""
    return re.compile(f"[^\\W_]+(?:[{_marks()}]+[^\\W_]*)*")
