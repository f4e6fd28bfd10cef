"""Where one name of a byline ends and the next begins: conjunctions, strokes and commas of many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newscrawl.normalisation.shapes import PARTICLES, is_small_word
from newscrawl.words import bylines as words
from newscrawl.words.late import late

LISTS = late(r"\s*(?:;|؛|、|၊|(?<![ዶፕወ])(?<!\b[aAsSdDwW])/|／|\s?&\s?|\s\+\s)\s*")
COMMA = late(r"\s*[,،，፣]\s*")
_WRITTEN_ON = late(
    r"(?<=\w)\s+(?:(?P<sure>و(?=(?:[أإآ]|م[حصن]|ع[لبمث]|س[عل]|خ|ت|ك|ب|ن[او]|ي)\w{2,}|(?:وام|واس|وفا|وكالات|رويترز|سانا|قنا|كونا|بترا)(?:\s|$)))|و(?=[\u0621-\u064a]{2,}\s+[\u0621-\u064a]{2,})|ו(?=[\u05d0-\u05ea'׳’]{2,}[-\s]+[\u05d0-\u05ea'׳’]{2,}))"
)
"""The Arabic and Hebrew "and", which are written onto the next name: sure before letters that no Arabic name has behind
a و; elsewhere only between full names."""
_NAMES_IN_AND = late(
    r"\s+(?:(?:وليد|وائل|وسام|وسيم|وفاء|وجدي|وجدان|وحيد|وحيدة|وداد|ورد|وردة|وردي|وصفي|وصال|وضاح|وهبة|وهبه|وهبي|وهيب|وهيبة|وديع|وجيه|وجيهة|ولاء|وئام|ولي|وعد|ورود|ونس|ونيس|وزير|وكيل|واصف|واثق|واصل|وارد|وليم|ويليام|والي|والد|وهاب|ونوس|وهدان|ولد|واعظ|وارث|وقاص|ودود|وفيق|وفائي|وطفة|واكد|وافي|وفا|وقار|واجد|واحد|واسع|وطني|وجد|ولدي|ويصا|وانيس|واو)(?:\s|$)"
    r"|(?:ורד|ורדה|ויקטור|ויקטוריה|ולדימיר|ולרי|ולריה|ויטלי|וליד|ואיל|וסים|וסילי|ויקי|ויולט|ויליאם|ולנטין|ולנטינה|וונדי|וילי|ורוניקה|ויסאם)(?:\s|$))"
)
"""Arabic and Hebrew names that begin with the letter of their "and"."""


def split_list(part: str) -> Iterator[str]:
    """A part at its conjunctions; one that may be a part of a surname splits only full names, or single words."""
    for one in map(_without_leading_and, LISTS.split(part)):
        rest = one
        for found in _and().finditer(one):
            before, after = rest[: len(rest) - (len(one) - found.start())], one[found.end() :]
            if (found["short"] or found["rare"]) and not _are_names(before, _and().split(after)[0] or ""):
                continue
            yield before
            rest = after
        yield from _written_on(rest)


def _without_leading_and(text: str) -> str:
    """A name without the "and" behind the semicolon before it: "Ann Lee; and Bo Roy"."""
    found = _leading_and().match(text)
    return text[found.end() :] if found else text


@cache
def _leading_and() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.any_of(words.CONJUNCTIONS)})\s+(?=\S+\s\S)")


def _written_on(text: str) -> Iterator[str]:
    """A text at the "and" that Arabic and Hebrew write onto the next name."""
    start = 0
    for found in _WRITTEN_ON.finditer(text):
        is_full = found["sure"] or len(text[start : found.start()].split()) > 1
        if is_full and not _NAMES_IN_AND.match(text, found.start()):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _are_names(before: str, after: str) -> bool:
    """Whether both sides of "e" or "y" are names: not so in "Ortega y Gasset", where one word ends a longer name."""
    if is_role(before) or is_role(after):
        return False
    former, latter = COMMA.split(before.rstrip(" ,،"))[-1].split(), COMMA.split(after)[0].split()
    are_words = len(former) == len(latter) == 1 and former[0][0].isupper() == latter[0][0].isupper()
    are_full = len(former) > 1 and len(latter) > 1 and not is_small_word(latter[0])
    return are_full or are_words  # "Ann Lee Rédactrice en chef adjointe" has none


def is_role(text: str) -> bool:
    """Whether a text is a word for a role: "Corresponsal en Atenas" has no conjunction."""
    return _role().fullmatch(text.strip(" ,")) is not None


@cache
def _role() -> re.Pattern[str]:
    return re.compile(words.any_of(words.ROLES), re.IGNORECASE)


@cache
def _and() -> re.Pattern[str]:
    """Conjunctions, in small letters as names are in capitals; in capitals only where the whole byline is."""
    plain, short = words.any_of(words.CONJUNCTIONS), words.any_of(words.SHORT_CONJUNCTIONS)
    capitals = words.any_of("AND|UND|ET|OG|OCH|DAN|VÀ|VE|И|ТА|ΚΑΙ")
    either = {one.upper() for one in f"{words.CONJUNCTIONS}|{words.SHORT_CONJUNCTIONS}".split("|")}
    rare = words.any_of("|".join(one for one in sorted(either) if len(one) > 1 and one.casefold() not in PARTICLES))
    return re.compile(
        rf"\s+(?:{plain}|(?P<short>{short}))\s+|\s*(?:{words.UNSPACED_CONJUNCTIONS})\s*|(?<=[^\W\d_a-z][^\W\d_a-z])\s+{capitals}\s+(?=[^\W\d_a-z]{{2}})|(?<=[^\W\d_A-Z])\s+{capitals}\s+(?=[^\W\d_a-z][^\W\d_A-Z])|\s+(?:Und|Og|Och|Dhe|Și)\s+(?=[A-ZÀ-Þ])"
        rf"|(?<=[^\W\d_a-z][^\W\d_a-z])\s+(?P<rare>{rare})\s+(?=[^\W\d_a-z]{{2}})"
    )
