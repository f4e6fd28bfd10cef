"""Whose an image is, from the sentence or line in which the page says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.labels import read_label
from newscrawl.normalisation.text import normalise_text

_RELATIONS = (
    ("ai_generated", r"\bAI[- ](?:generated|created)|generated (?:by|with|using) AI|एआई|এআই"),
    (
        "representational",
        r"represent(?:ational|ative)|for representation|symbolic|illustrative|प्रतीकात्मक|প্রতীকী|علامتی|ilustrasi",
    ),
    (
        "file_photo",
        r"\bfile (?:photo|picture|image|pic)\b|\barchive photo|फाइल फोटो|ফাইল (?:ছবি|ফটো)|فائل فوٹو",
    ),
    ("screenshot", r"screen-?(?:grab|shot)|video grab|स्क्रीनशॉट|স্ক্রিনশট"),
    ("collected", r"\bcollected\b|সংগৃহীত|संकलित"),
    ("courtesy", r"courtesy|साभार|सौजन्य|সৌজন্য|بشکریہ"),
    ("taken_from", r"(?:is|was|has been)?\s*(?:taken|sourced|obtained|borrowed) from|लिया गया|নেওয়া|لی گئی"),
)
"""Relation to what says so, the most telling first."""
_COMPILED = tuple((relation, re.compile(words, re.IGNORECASE)) for relation, words in _RELATIONS)
_SOURCE = (
    re.compile(
        r"(?:taken|sourced|obtained|borrowed)\s+from\s+(?:the\s+)?(?P<name>[^.;|()]+(?:\.(?=\w)[^.;|()]+)*)",
        re.IGNORECASE,
    ),
    re.compile(r"(?:courtesy|credits?)\s*(?:of|by|[:：\-–—])\s*(?P<name>[^.;|()]+)", re.IGNORECASE),
    re.compile(r"screen-?(?:grab|shot)\s+(?:from|of|via)\s+(?P<name>[^.;|()]+)", re.IGNORECASE),
    re.compile(r"(?:साभार|सौजन्य|সৌজন্যে?|بشکریہ)\s*[:：\-–—]\s*(?P<name>[^।.;|()]+)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageCredit:
    """What a credit or disclaimer says."""

    text: str
    """The sentence without its label."""
    name: str | None
    """The source (schema.org ``creditText``)."""
    relation: str | None


def normalise_credit(text: str | None, *, is_credit: bool = False) -> ImageCredit | None:
    """What a credit line or disclaimer says; ``None`` for ``None`` or empty.

    ``is_credit`` says that the place of the text tells it to be a credit, so that it may be a bare name.

    >>> normalise_credit("Disclaimer: This image is taken from Geo Tv.")
    ImageCredit(text='This image is taken from Geo Tv.', name='Geo Tv', relation='taken_from')
    >>> normalise_credit("Photo: Reuters").name
    'Reuters'
    """
    clean = normalise_text(text)
    if clean is None:
        return None
    label = read_label(clean)
    is_label = label is not None and label.field in {"image_disclaimer", "image_credit"} and not _tells(label.label)
    stated = label.text if label is not None and is_label else clean
    relation = next((name for name, words in _COMPILED if words.search(clean)), None)
    return ImageCredit(
        text=stated,
        name=_source(stated, clean, is_credit=is_credit or bool(label and label.field == "image_credit")),
        relation=relation,
    )


def _tells(label: str) -> bool:
    """Whether a label is a part of what is said ("File photo", "Screengrab from …") and not a heading of it."""
    return any(words.search(label) for relation, words in _COMPILED if relation != "courtesy")


def _source(stated: str, whole: str, *, is_credit: bool) -> str | None:
    for pattern in _SOURCE:
        if found := pattern.search(whole):
            return found["name"].strip(" .,।") or None
    if not is_credit or len(stated) > 80 or any(words.fullmatch(stated.strip(" .()")) for _, words in _COMPILED):
        return None
    return stated.strip(" .()।") or None
