"""The texts that stand with an image, each with what its place says of it: caption, credit, or nothing.

Sites build the place in every way: ``figure`` and ``figcaption``, boxes that name themselves, a line below the
image. What they have in common is nearness: the caption is the first text met on the way up from the image.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lxml import etree

from newscrawl.documents.element_names import is_unseen
from newscrawl.labels import read_label
from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.late import late
from newscrawl.words.phrases import SMALL_THINGS


class Part(StrEnum):
    """What a text beneath an image is."""

    CAPTION = "caption"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class ImageText:
    """One text that stands with an image."""

    text: str
    part: Part | None
    """What the elements around it call it, if they do."""


_CREDIT_NAMES = re.compile(
    r"credit|copy-?right|photograph|fotograf|lichtbild|bild-?(?:autor|quelle|rechte|nachweis)|foto-?(?:autor|quelle|credit)|image-?source|photo-?source|(?:^|[\s_-])(?:cr[ée]dito?s?|rights|firma-?foto|fuente-?foto)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT_NAMES_OF_PICTURES = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:Source|source|quelle|Quelle|Author|author|autor|Autor|auteur|byline|Byline|agency|agentur|provider|licen[cs]e|rights|holder|fuente|fonte|firma)(?:$|[\s_-])"
)
"""Names that say a credit only beside a picture; elsewhere the article's author is called so."""
_CAPTION_NAMES = re.compile(
    r"caption|cut-?line|(?:bild|foto)-?(?:unterschrift|text|zeile|beschreibung)|(?:^|[\s_-])(?:legend(?:e|a)?|leyenda|didascalia|pie-?(?:de-?)?(?:foto|imagen))(?:$|[\s_-])"
    r"|(?:image|img|photo|picture|pic|media|figure|thumbnail|foto|bild)[-_]{0,2}(?:desc|text|info|title|footer|sub|legend|note)"
    r"|(?:image|img|photo|picture|pic|thumb|foto|bild|news)[-_]?cap(?:$|[\s_-])|(?:^|\s)cap(?:$|\s)|(?:cover|photo|image|img)[-_]?sign"
    r"|ep[ií]graf|bijschrift|billedte[kx]st|bildte[kx]st|kuvateksti|pildiallkiri|popisek|podpis-?(?:zdj|pod)|opis-?(?:slike|zdjecia)|attela-?paraksts|kapsyen|takarir|keterangan-?(?:foto|gambar)|resim-?alti|foto-?alti|legenda-?(?:foto|imagem)",
    re.IGNORECASE,
)
_PICTURE_NAMES = re.compile(r"image|img|photo|picture|figure|bild|foto|imagen", re.IGNORECASE)
_SKIPPED = frozenset(
    "script style noscript template svg button select form nav iframe video audio object h1 h2 h3 h4 input".split()
)
_INLINE = frozenset("a abbr b bdi big em font i mark q s span strong sub sup time u wbr".split())
_WIDE = frozenset("h1 h2 h3 article main body html form nav table".split())
"""What no box of an image holds, or is."""
_BUTTON_VERBS = (
    "autoplay|open|view|buy|order|purchase|enlarge|expand|zoom|show|hide|toggle|close|full ?screen"
    "|(?:bild )?(?:vergrößern|schließen|öffnen)"
    "|agrandir|ouvrir|fermer|ampliar|cerrar|ingrandisci|apri|vergroot|forstør|visa|suurenna|powiększ|zvětšit"
    "|(?:click|tap) to (?:enlarge|expand|zoom)|zum vergrößern (?:an)?klicken|bildbeschreibung (?:ein|aus)blenden"
    "|media playback is (?:un)?supported.*|увеличить|büyüt|lihat|share on|teilen auf"
)
_BUTTON_OBJECTS = (
    "(?:\\d+ )?(?:now|prints?|reprints?|images?|photos?|pictures?|gallery|caption|size|lightbox|galerie|galería|bilder|fotos?|imagen|imagem"
    "|immagine|kuva|facebook|twitter|pinterest|whatsapp)"
)
_BUTTONS = re.compile(
    rf"[\W\d]*(?:{_BUTTON_VERBS})(?: (?:this |the |in |full |all )*{_BUTTON_OBJECTS})*[\W\d]*",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"copyright|©|rights reserved|rechte vorbehalten|droits réservés|derechos", re.IGNORECASE)
_MOST_CHARACTERS = 1_200
"""What stands in the box of an image is shorter than this."""
_MOST_ELEMENTS = 150
_LONGEST_CREDIT = 160
_FEWEST_WORDS = 3
"""Words of a text that is a caption only because it stands in the box of an image; buttons have fewer."""
_SAYS_WHOSE = ("by", "credit", "credits", "courtesy", "source", "oleh", "साभार", "सौजन्य", "সৌজন্য", "بشکریہ", "क्रेडिट")
_INITIAL = r"(?<=[\s.:：]\w)\.|(?<=[\s.:：][^\W\d_][\u0900-\u0dff])\."
"""The stop behind an initial, which in Indian scripts may have a vowel sign: "B. Sudhakar", "బి. సుధాకర్"."""
_ENDS_IN_CREDIT = late(
    lambda: (
        rf"[\s.।。(（\[|/–—-](?:{any_of(LABELS['image_credit'])})\s*[:：፡៖]\s*(?:[^.!?।:：]|{_INITIAL}){{2,45}}[.)）\]]*$"
        r"|[（(][^（）()]{2,20}(?:摄|攝|供图|供圖|撮影)[）)]$|[。\s][\u4e00-\u9fff]{2,4}\s?(?:摄|攝|撮影)$"
    ),
    re.IGNORECASE,
)
"""The label and the name behind the caption of an image within the text."""
_LONGEST_CAPTION, _END_OF_CAPTION = 220, 90
_MARKS_OF_CREDITS = "：፡៖）摄攝影"
_STEPS_UP = 8
_STEPS_ASIDE = 3


def texts_beside(image: etree._Element, headline: etree._Element | None) -> list[ImageText]:
    """The texts that stand with an image, top to bottom; empty if it has none.

    ``headline`` is the element of the headline: no box of the image holds it.
    """
    inner = image
    is_wide = False
    credit: list[ImageText] = []
    for _ in range(_STEPS_UP):
        outer = inner.getparent()
        if outer is None or outer.tag in {"body", "html"}:
            break
        if len(outer) == 1 and not (outer.text and outer.text.strip()) and not (inner.tail and inner.tail.strip()):
            inner = outer  # a wrapper holds no text of its own
            continue
        is_wide = is_wide or (outer.tag != "figure" and _is_wide(outer, headline))
        found = _told_aside(inner, image) if is_wide else _told_within(outer, image)
        if any(not is_credit(one) for one in found) and not {one.text for one in found} <= {one.text for one in credit}:
            return [*credit, *found] if is_wide else found
        credit = credit or found
        inner = outer
    return credit


def is_credit(one: ImageText) -> bool:
    """Whether a text says whose the image is: its element says so, or its first word."""
    if one.part is not None:
        return one.part is Part.CREDIT
    return one.text.startswith("©") or begins_as_credit(one.text)


def begins_as_credit(text: str) -> bool:
    """Whether a text begins with the word for a credit: "Photo: Ann Lee", but not "File photo of the bridge"."""
    label = read_label(text)
    if label is None or label.field != "image_credit" or len(text) > _LONGEST_CREDIT:
        return False
    behind = text[len(label.label) :].lstrip()
    return behind.startswith((":", "：", "|", "–", "—", "- ")) or label.label.casefold().endswith(_SAYS_WHOSE)


def ends_as_credit(text: str) -> bool:
    """Whether a short text ends in the word for a credit and a name, as captions do: "The bridge. Photo: Ann Lee"."""
    if len(text) > _LONGEST_CAPTION:
        return False
    end = text[-_END_OF_CAPTION:]
    return (":" in end or any(mark in end for mark in _MARKS_OF_CREDITS)) and _ENDS_IN_CREDIT.search(end) is not None


def _told_within(box: etree._Element, image: etree._Element) -> list[ImageText]:
    """What a box around an image holds, if the box is a figure or names itself, or else what its elements tell."""
    names = _names(box)
    is_picture = box.tag == "figure" or bool(_PICTURE_NAMES.search(names))
    found = list(image_texts(box, is_picture=is_picture))
    if box.tag == "figure":
        return found
    return [
        one
        for one in found
        if one.part or _is_said_of(one.text, image) or (is_picture and len(one.text.split()) >= _FEWEST_WORDS)
    ]


def _told_aside(inner: etree._Element, image: etree._Element) -> list[ImageText]:
    """What stands next to the box of an image in an element that holds much else."""
    found: list[ImageText] = []
    following = inner.getnext()
    for _ in range(_STEPS_ASIDE):
        if following is None or following.tag in _WIDE or _is_wide(following, None):
            break
        texts = list(image_texts(following))
        told = [one for one in texts if one.part or _is_said_of(one.text, image)]
        found += texts if texts and len(told) * 2 >= len(texts) else told
        if texts and not told:
            break
        following = following.getnext()
    return found


def _is_said_of(text: str, image: etree._Element) -> bool:
    """Whether a text repeats the image's text for those who cannot see it, or begins or ends with a credit."""
    if text and text in ((image.get("alt") or "").strip(), (image.get("title") or "").strip()):
        return True
    return begins_as_credit(text) or ends_as_credit(text)


def _is_wide(box: etree._Element, headline: etree._Element | None) -> bool:
    """Whether an element holds more than an image and its texts."""
    characters = 0
    for count, element in enumerate(box.iter()):
        tag = element.tag
        if (
            tag in _WIDE
            or element is headline
            or count > _MOST_ELEMENTS
            or (tag == "img" and count and characters > 300)
        ):
            return True
        if tag not in {"script", "style", "noscript", "svg"} and element.text:
            characters += len(element.text)
        characters += len(element.tail or "") if count else 0
        if characters > _MOST_CHARACTERS:
            return True
    return False


def image_texts(box: etree._Element, *, is_picture: bool = False) -> Iterator[ImageText]:
    """The texts of a box, each once; buttons and counters are left out."""
    reader = _Reader(is_picture=is_picture)
    reader.read(box, None, depth=0)
    seen = set()
    for pieces, part in reader.found:
        text = " ".join("".join(pieces).split())
        if text in seen or not any(map(str.isalpha, text)):
            continue
        if not SMALL_THINGS.match(text) and not _BUTTONS.fullmatch(text):
            seen.add(text)
            yield from _told_apart(text, part)


def _told_apart(text: str, part: Part | None) -> Iterator[ImageText]:
    """A text as what its element says, but where it says too much for a credit, or a caption stands before the credit's label."""
    if part is Part.CREDIT and ends_as_credit(text):
        at = max(0, len(text) - _END_OF_CAPTION)
        label = _ENDS_IN_CREDIT.search(text, at)
        before = text[: label.start()].strip() if label is not None else ""
        if label is not None and len(before.split()) >= _FEWEST_WORDS and not begins_as_credit(before):
            yield ImageText(before, Part.CAPTION)
            yield ImageText(text[label.start() :].strip(), Part.CREDIT)
            return
    yield ImageText(text, None if part is Part.CREDIT and _is_sentence(text) else part)


def _is_sentence(text: str) -> bool:
    """Whether a text says too much for a credit, whatever its element is called."""
    if len(text) > _LONGEST_CREDIT:
        return True
    return text.endswith((".", "!", "?", "।", "。")) and len(text.split()) > 8 and not _RIGHTS.search(text)


class _Reader:
    """Gathers the texts of a box; one ends where its element ends lines, or is told to be something else."""

    def __init__(self, *, is_picture: bool) -> None:
        self.is_picture = is_picture
        self.found: list[tuple[list[str], Part | None]] = []
        self.begins = True

    def read(self, element: etree._Element, part: Part | None, depth: int) -> None:
        """Read an element whose surroundings say that it is ``part``."""
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str) or depth > 40:
            return
        if tag in _INLINE and (classes := element.get("class")) and is_unseen(classes):
            return  # "Image caption," and the like, which screen readers say
        own = _told_part(element, part, is_picture=self.is_picture)
        apart = tag not in _INLINE or own is not part or _stands_apart(element)
        self.begins = self.begins or apart
        self._add(element.text, own)
        for child in element:
            self.read(child, own, depth + 1)
            self._add(child.tail, own)
        self.begins = self.begins or apart

    def _add(self, text: str | None, part: Part | None) -> None:
        if not text:
            return
        if not text.isspace() and (self.begins or not self.found) and not self._goes_on(text):
            self.found.append(([], part))
            self.begins = False
        if self.found and not self.begins:
            self.found[-1][0].append(text)

    def _goes_on(self, text: str) -> bool:
        """Whether a text goes on with the credit before it: "Ann Lee" "/AFP"."""
        goes_on = bool(self.found) and self.found[-1][1] is Part.CREDIT and text.lstrip().startswith("/")
        self.begins = self.begins and not goes_on
        return goes_on


def _told_part(element: etree._Element, part: Part | None, *, is_picture: bool) -> Part | None:
    """What an element is by its tag and the names it gives itself; what stands in it inherits that."""
    if element.tag == "figcaption":
        return Part.CAPTION
    if element.tag in {"cite", "footer"} and (is_picture or part):
        return Part.CREDIT
    names = _names(element)
    if not names:
        return part
    named = _named(names, beside_picture=is_picture or part is not None)
    if named is Part.CREDIT:
        return Part.CREDIT if next(element.iter("img", "figcaption"), None) is None else part
    return part or named


@lru_cache(maxsize=20_000)
def _named(names: str, *, beside_picture: bool) -> Part | None:
    if _CREDIT_NAMES.search(names) or (beside_picture and _CREDIT_NAMES_OF_PICTURES.search(names)):
        return Part.CREDIT
    return Part.CAPTION if _CAPTION_NAMES.search(names) else None


def _names(element: etree._Element) -> str:
    return " ".join(value for name in ("class", "id", "itemprop", "data-testid", "rel") if (value := element.get(name)))


def _stands_apart(element: etree._Element) -> bool:
    """Whether an inline element follows another one with no word between or before them: style sets them apart."""
    before = element.getprevious()
    if before is None or (before.tail and not before.tail.isspace()) or before.tag == "br":
        return before is not None and before.tag == "br"
    holder = element.getparent()
    return not (holder.text and not holder.text.isspace())
