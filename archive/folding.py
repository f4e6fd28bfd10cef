"""Words as searches compare them: what readers type is brought into one spelling with what papers print.

Nobody who looks for a word types all the signs that a paper prints: the dots of İstanbul, harakat, the digits of the
script. What is folded here is what collation takes for the same letter, and little more:

* the first level of the Unicode Collation Algorithm (UTS #10, its default table): accents of Latin, Greek and Cyrillic
  letters (not й, a letter of its own), strokes (ł, ø, đ), æ, niqqud and harakat, nukta, digits of all scripts, full
  width, Malayalam chillus and Bengali khanda ta;
* CLDR's collation for searching (``root.xml``, type ``search``): alef, waw and yeh with hamza, alef maksura, teh
  marbuta, tatweel;
* the European ordering rules (EN 13710, in CLDR as ``eor``): ı is an i, and letters with hooks are those without;
* the Unicode Standard, where it names two ways to write one thing: Persian and Arabic yeh, kaf and heh (9.2),
  apostrophes (6.2), Devanagari vowels (12.1), Thai sara am (16.1);
* the spelling of the Central Hindi Directorate: anusvara for a nasal before a stop of its own class.

Tones of Thai, kana with and without voicing marks, and traditional and simplified ideographs stay apart: there a reader
types what is printed.
"""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width space and joiners: they change how a word looks, not which word it is."""

_COMPATIBLE = re.compile(
    "[\u00aa\u00b2\u00b3\u00b9\u00ba\u2070-\u209c\ufb1d-\ufdf9\ufe70-\ufefc\uff01-\uffee\U0001d400-\U0001d7ff]+"
)
"""High and low figures, the shapes of Hebrew and Arabic letters, full and half width, letters of formulas."""
_HEH_YEH = re.compile("\u06d5\u0654")
"""The letter of Persian, taken apart: its base is no heh elsewhere, but the vowel of Uyghur and Kurdish."""
_LEFT_OUT = re.compile(
    f"[{INVISIBLE}\u0640"  # tatweel
    "\u0300-\u0305\u0307-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"  # accents; the breve apart
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # niqqud and cantillation
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"  # harakat, hamza
    "\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]+"  # nukta
)
_BREVE = re.compile("(?<![\u0418\u0438])\u0306")
"""But that which makes й of и."""
_LETTERS = dict(
    pair.split("=")
    for pair in """
    ł=l ø=o đ=d ð=d ħ=h æ=ae œ=oe ĳ=ij ŀ=l· ґ=г
    ı=i ŧ=t ŋ=n ɓ=b ɗ=d ɖ=d ƙ=k ƴ=y ƒ=f ɣ=g ʋ=v ə=e ǝ=e ɛ=e ɔ=o
    ʹ=' ʻ=' ʼ=' ʽ=' ʾ=' ʿ=' ˈ=' ꞌ='
    ى=ي ی=ي ک=ك ة=ه ہ=ه ۃ=ه
    װ=וו ױ=וי ײ=יי
    ँ=ं ઁ=ં ৎ=ত্
    ൺ=ണ് ൻ=ന് ർ=ര് ൽ=ല് ൾ=ള് ൿ=ക്
    """.split()
)
"""Letters of small size, each with what stands for it."""
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_DIGIT = re.compile(r"[^\D0-9]")
_SEQUENCES = {
    **dict(pair.split("=") for pair in "अा=आ अो=ओ अौ=औ अॉ=ऑ অা=আ ਅਾ=ਆ અા=આ ஶ்ரீ=ஸ்ரீ".split()),
    "\u0d4d\u0d4d": "\u0d4d",  # of a chillu n before rra, which has a virama of its own
    "\u0d46\u0d57": "\u0d57",  # the older sign of au, taken apart
    "\u0e40\u0e40": "\u0e41",  # sara e typed twice looks like sara ae
}
_SEQUENCE = re.compile("|".join(_SEQUENCES))
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|\u0e33([\u0e48-\u0e4b])")
"""The sign of am with its tone mark, typed in parts or with the mark behind it."""
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[ट-ढत-ध])|म्(?=[प-भ])")
"""n also before t and d of the other class, as words from English have it: इन्टरनेट, इंटरनेट."""
_BRAHMIC = re.compile("[\u0900-\u0e7f]")
"""The scripts of which sequences are folded."""
_CLUSTER = re.compile(
    "(?:[\u0e40]{2}|\u0e4d[\u0e48-\u0e4b]?\u0e32|\u0e33[\u0e48-\u0e4b]|\u1025\u102e|.)[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*"
)
"""Signs of a script without spaces that are folded together."""


def folded(word: str) -> str:
    """A piece of text without white space as it is compared in searches. It may come to hold signs that part words."""
    if word.isascii():
        return word.lower()
    word = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), word)
    word = _HEH_YEH.sub("\u0647", unicodedata.normalize("NFD", word))
    word = _BREVE.sub("", _LEFT_OUT.sub("", word)).casefold()
    word = _LETTER.sub(lambda found: _LETTERS[found[0]], word)
    word = _DIGIT.sub(lambda found: str(unicodedata.digit(found[0])), word)
    if _BRAHMIC.search(word):
        word = _SEQUENCE.sub(lambda found: _SEQUENCES[found[0]], word)
        word = _NASAL.sub("ं", _SARA_AM.sub("\\1\\2\u0e33", word))
    return unicodedata.normalize("NFC", word)


def folded_parts(word: str) -> list[tuple[int, int, str]] | None:
    """A word in the parts that are folded by themselves: beginning, end, folded. ``None`` where they hang together."""
    parts = [(*found.span(), folded(found[0])) for found in _CLUSTER.finditer(word)]
    return parts if "".join(part for _, _, part in parts) == folded(word) else None
