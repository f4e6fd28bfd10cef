"""What stands beneath an image, told apart: what it shows, and whose it is.

Both are often printed on one line ("The bridge on Monday. (Photo: Ann Lee/AFP)"). The words were collected from
how papers of each language print them; the abbreviations are those of the agencies' own style books.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newscrawl.normalisation.shapes import is_small
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.agencies import is_agency, is_masthead, is_outlet
from newscrawl.words.bylines import any_of
from newscrawl.words.credits import COLON_LABELS, GIVEN, TAKEN
from newscrawl.words.field_labels import LABELS
from newscrawl.words.late import late

LONGEST_CREDIT = 140
"""Characters beyond which what stands behind the word for a photo is a caption."""
_LONGEST_NAME = 70
_LOOKED_THROUGH = 400
"""Characters at the end of a caption in which its credit is looked for."""
WORDS_FOR_IMAGES = (
    "photos?|photographs?|photographers?|photography|pictures?|pics?|images?|credits?|source|courtesy|copyright|illustrations?|graphics?|screenshots?|screengrab"
    "|fotos?|fotograf\\w*|bild(?:er|quelle|rechte|nachweis|autor)?|bilder|abbildung|grafik|quelle|urheber|copyright|(?:symbol|archiv|agentur|beispiel)[-\\s]?(?:foto|bild)"
    "|crédits?|crédits? photos?|photo d'archives?|droits|fotografía|imagen|imágenes|fuente|crédito|créditos|cortesía|imagem|fonte|divulgação|fotografia|crediti|immagine"
    "|beeld|bron|fotograaf|kilde|fotograf|källa|kuva|lähde|ljósmynd|mynd|zdjęcie|fot|źródło|zdroj|foto a zdroj|autor fotografie|snímka|fotó|forrás|sursă|sursa foto|nuotrauka|nuotr|foto autorius|attēls"
    "|фото|источник|снимок|джерело|снимка|φωτογραφία|φωτο|πηγή|fotoğraf|kaynak|görsel|תמונה|צילום|תצלום|صورة|الصورة|المصدر|تصویر|عکس|فوٹو"
    "|साभार|सौजन्य|সৌজন্যে?|بشکریہ|फोटो|तस्वीर|चित्र|स्रोत|तस्बिर|ছবি|সূত্র|புகைப்படம்|படம்|ఫోటో|ಚಿತ್ರ|ഫോട്ടോ|sumber|dok|dokumentasi|gambar|ảnh|nguồn|ภาพ|ที่มา|图|图片|图源|摄影|來源|来源|攝影|圖|照片|写真|画像|撮影|提供|사진|출처"
    "|isithombe|umfanekiso|picha|setshwantsho|hotuna|hoto|sawir(?:ka|ro|rada)?|ሥዕል|ፎቶ(?:ግራፍ)?|larawan|kuha|ඡායාරූප(?:ය)?|ဓာတ်ပုံ|រូបភាព|រូបថត|ພາບ|ຮູບ(?:ພາບ)?|وێنە|فۆتۆ|انځور"
    r"|ফটো|ফোটো|छायाचित्र|छाया|फ़ोटो|તસવીર|ફોટો|ਤਸਵੀਰ|ਫੋਟੋ|ଫଟୋ|ఫొటో(?:లు)?|ఫోటోలు|ಫೋಟೋ|ചിത്രം|ფოტო|լուսանկար\w*|сурет(?:і)?|фотосы|şəkil|foto müəllifi|rasm|surat|гэрэл зураг|slik[ae]|snimk[ae]|fotografij[ae]|zdjęcia|kép|fotografie|argazki\w*|fotos?|llun|grianghraf"
    "|photos? d[’'](?:illustration|archives?)|foto d[’']archivio"
)  # fmt: skip
_MANY_WORDS = rf"(?:(?:{WORDS_FOR_IMAGES})\.?(?:\s*[/&+-]\s*|\s+(?:and|und|et|y|e|og|och|de|del|of|da)\s+|\s+)){{0,2}}(?:{WORDS_FOR_IMAGES})\.?"
_BY = r"\s+(?:by|via|door|courtesy(?:\s+of)?|credits?)\b"
_COLON = r"(?:\s+(?:by|from|via|courtesy(?:\s+of)?|credits?|von|par|por|door|av|af|de|di|da|do|od|przez|van|oleh|dari|na|ni|ng|gan)\b)?(?:\s*[:：፡፦៖]|(?<=[가-힣])\s*[=＝])"
_KIND = (
    r"(?:\b(?:file|stock|handout|ai|representative|representational|illustrative|symbolic|ілюстративн[ае]|архівн[ае]|иллюстративное|архивное|илюстративна"
    r"|илустративна|ilustrativn[ao]|arhivsk[ao]|ilustracyjne|archiwalne|ilustrační|ilustračná|archivní|illusztrációs|illustratieve|arhīva|archyvinė|asociatyvi)[\s-])?(?<!\w)"
)
_LABEL = rf"{_KIND}{_MANY_WORDS}(?:{_COLON}|{_BY})\s*"
_COLON_LABEL = rf"(?:{_KIND}{_MANY_WORDS}{_COLON}|{any_of(COLON_LABELS)}\s*[:：])\s*"
_SIGN = r"(?:©|Ⓒ|\([cC]\)|（[CcＣｃ]）|\bcopyright\b|\bfot\.)\s*[:：]?\s*"
_ANY_LABEL = rf"(?:{_LABEL}|{_SIGN}|{any_of(COLON_LABELS)}\s*[:：]\s*)"
_AGENCIES = (
    "AFP|AP|AAP|Reuters|Getty|dpa|EFE|EPA|APA|ANSA|PTI|ANI|IANS|TASS|Xinhua|ANP|Belga|NTB|Ritzau|Scanpix|Lehtikuva|LUSA|ČTK|PAP|Keystone|Imago|Shutterstock|iStock|Alamy"
    "|Europa Press|picture alliance|Zuma|Anadolu|Bloomberg|Handout|Supplied|Unsplash|Pexels|Pixabay|Adobe Stock|Depositphotos|Dreamstime|Wikimedia"
    "|연합뉴스|뉴시스|뉴스1|뉴스원|공동취재|共同|時事|共同通信社|新华社|中新社|РИА Новости|ТАСС|УНІАН"
)  # fmt: skip
_NAMES_AGENCY = late(rf"(?<!\w)(?:{_AGENCIES})(?!\w)", re.IGNORECASE)
_NOT_BRACKETS = r"(?:[^()\[\]（）]|[(（][^()（）]{0,60}[)）])"
_STOP = r"[.!?…。！？।۔]['\"”»’“)]*"
_IN_BRACKETS = late(
    rf"\s*[(\[（【]\s*(?:{_ANY_LABEL}|(?=dok\.))(?P<credit>{_NOT_BRACKETS}{{1,{LONGEST_CREDIT}}})[)\]）】]?\s*[.。]?\s*$",
    re.IGNORECASE,
)
_LABELLED = late(
    rf"(?:^|(?<=[\s.,;|•/–—)!?…。'\"”»」]))[|•/–—-]?\s*{_COLON_LABEL}(?P<credit>.{{2,{LONGEST_CREDIT}}})$",
    re.IGNORECASE,
)
_BY_LABELLED = late(
    rf"(?:^|{_STOP}|[|•/–—])\s*(?P<start>)(?:{_KIND}{_MANY_WORDS}{_BY}|courtesy\s+of\b)\s*(?P<credit>.{{2,{LONGEST_CREDIT}}})$",
    re.IGNORECASE,
)
_OF_SOMEBODY = late(
    rf"(?:{_STOP}|[|•/–—])\s*(?P<start>)(?:{_KIND}(?:{_MANY_WORDS}|kuha|larawan|ảnh|picha)\s+|(?:foto|photo|fotograf[ií]a)s?\s+(?=d[eioa]\s))"
    r"(?:par|por|(?<=\bfoto )de|(?<=\bfotos )de|(?<=\bphoto )de|(?<=graf[ií]a )de|(?<=\bfoto )d[iao]|(?<=\bfotos )d[iao]|von|vom|van|av|af|oleh|na|ni|của|od|przez|gan|nga)\s+"
    r"(?P<credit>(?!(?:San\b|Santa\b|Santo\b|São\b|Sant\b|Archiv|Arquivo|Arkiv|Arxiu|Familia|Família|Famiglia|Grupo|Gruppo|Portada|Redacción|Nasa\b))(?-i:[A-ZÀ-ÞĐ])[\w'’.-]*"
    r"(?:\s(?:(?-i:[A-ZÀ-ÞĐ])[\w'’.-]*|de|da|van|von|bin)){1,3}(?:\s?[/,]\s?[^.]{2,30})?)\.?$",
    re.IGNORECASE,
)
"""A taker named without a colon: "Photo par Jean Dupont", "Picha na Juma Bakari"; names alone, for a picture may be of somebody's."""
_SIGNED = late(rf"\s*[|•/–—-]?\s*{_SIGN}(?P<credit>.{{2,{LONGEST_CREDIT}}})$", re.IGNORECASE)
_AGENCY_PHOTO = late(
    r"[\s(\[]+(?P<credit>(?:AP|AFP|EFE|REUTERS|Reuters|EPA|AAP|PTI|ANI|ANTARA|Antara|PNA|VNA|TTXVN|Xinhua|XINHUA|dpa|ANSA|APA|PAP|MTI|ČTK|TASR|LUSA|ANP|NTB|Tanjug|KEYSTONE|Keystone|IMAGO|NurPhoto|APP|BSS|UNB)"
    r"\s?(?:(?:Photos?|Pictures?|Images?|Foto|PHOTO|FOTO)(?!\w))?\s?/[^.;()]{2,60})[)\]]?\.?$"
)
_BEHIND_BAR = late(rf"\s+[|•]\s+(?P<credit>[^|•]{{2,{_LONGEST_NAME}}}(?:\|[^|]{{2,40}})?)$")
_NAMED_BEFORE_BAR = late(
    rf"{_STOP}\s+(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ]\.)? [A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)$"
)
"""A full name between a sentence and the bar before an outlet: "… on Monday. Ann Lee | The Banner"."""
_IN_LAST_BRACKETS = late(rf"(?P<stop>{_STOP})?\s*[(（\[](?P<credit>[^()（）\[\]]{{2,{_LONGEST_NAME}}})[)）\]]\s*\.?$")
_BEHIND_STOP = late(rf"{_STOP}\s*(?P<credit>[^.!?…。]{{2,{_LONGEST_NAME}}}\.?)$")
_BEHIND_SLASH = late(rf"\s[/–—-]\s?(?P<credit>[^/.]{{2,{_LONGEST_NAME}}}(?:/[^/]{{2,40}})?)$")
_TAKEN_BY = late(rf"(?:^|[。，！？\s])(?P<credit>[^。，！？()（）]{{2,30}}(?:{TAKEN}|{GIVEN}))[)）]?。?$")
_TAKEN_IN_BRACKETS = late(rf"(?<![社发發网網报報])[（(](?P<credit>[^。，！？()（）]{{2,30}}(?:{TAKEN}))[)）]。?$")
"""Who took it, in brackets behind the caption and not behind an agency: "雪の商店街（佐野恵撮影）"."""
_KOREAN_REPORTER = late(
    r"(?:[.!?]|다)\s+(?P<credit>[가-힣]{2,4}\s?(?:사진|인턴|선임|객원)?기자)(?:\s*/?\s*[\w.]{2,30}@[\w.]{3,40})?\s*$"
)
"""Who took it, behind a Korean caption: "… 바라보고 있다. 한유진 기자"."""
_JAPANESE_AGENCY = late(
    r"[（(](?P<credit>(?:共同|時事|時事通信|共同通信|ロイター|ＡＦＰ|AFP|ＡＰ|AP|新華社)(?:[=＝][\u4e00-\u9fff\u30a0-\u30ff]{2,6})?)[）)]。?$"
)
"""The agency, in brackets behind a Japanese caption: "…東京都千代田区（共同）"."""
_KOREAN_GIVEN = late(r"(?:[.!?]|다)\s+(?P<credit>[가-힣A-Za-z\d·]{2,14}(?:\s[가-힣A-Za-z\d·]{1,14}){0,2}\s제공)\.?$")
"""Who gave it, behind a Korean caption: "… 붐비고 있다. 춘천시 제공"."""
_PHOTO_IN_BRACKETS = late(
    rf"\s*[(（\[](?:{WORDS_FOR_IMAGES})\s+(?P<credit>[^()（）\[\]]{{2,{_LONGEST_NAME}}})[)）\]]\s*\.?$", re.IGNORECASE
)
"""(foto Ansa)"""
_IN_LABELLED_BRACKETS = late(
    rf"\s*[(（\[]\s*{_KIND}{_MANY_WORDS}(?:\s*[–—/・-]\s*|\s+(?:by|from|von|di|de|da|do|par|por|av|af|door|oleh|na|ni|ng|dari|od|van|przez|gan)\s+)(?P<credit>[^()（）\[\]]{{2,{_LONGEST_NAME}}})[)）\]]\s*\.?$",
    re.IGNORECASE,
)
"""The word for an image in the last brackets, with a dash or "by" in its language before a name: "(Foto di Ann Lee)"."""
_KIND_BEFORE = late(
    r"\W*(?:(?:file|archive)\s+(?:photo|image|picture|pic|video)|FILE)\s*[:–—-]\s*(?=(?:\S+\s+){4})", re.IGNORECASE
)
"""What kind of image a caption is of, before it."""
_LABEL_BEHIND = late(
    r"\s+/\s+(?P<credit>.{2,70}\s(?:nuotr|foto|photo|fotó|arch|archiv|archyvo nuotr|felvétele)\.?)$", re.IGNORECASE
)
_LABEL_BEHIND_NAME = late(
    rf"{_STOP}\s+(?P<credit>(?:[A-ZÀ-Þ]\.\s?|[^\W\d_a-z][\w'’-]+\s){{1,3}})(?:nuotr|felvétele|fotó)\.?$"
)
"""A name with the word for a photo behind it, after a sentence: "… per upę. Algirdo Vaitkaus nuotr."."""
_LABEL_BEFORE_NAME = late(
    rf"{_STOP}\s+(?P<start>)(?:Photos?|PHOTOS?|Fotos?|FOTOS?|Pictures?|Pics?|Gambar|Bild|Kuva|Fotografía|Фото|Снимка)\s"
    r"(?P<credit>[^\W\d_a-z][\w'’./-]+(?:\s(?:de|van|von|bin|binti|di|[^\W\d_a-z][\w'’./-]*)){0,4})\.?$"
)
"""A name behind the word for a photo without a colon, after a sentence: "Le pont, lundi. Photo Jean Dupont"."""
_NAMED_LABEL = late(
    lambda: rf"{any_of(label for label in LABELS['image_credit'].split('|') if ' ' in label)}\s*[:：]\s*", re.IGNORECASE
)
"""A label of several words, of which one alone would be a label too: "Main photo: Ann Lee"."""
UPLOADED_BY = late(
    r"(?<!\w)(?:hochgeladen von|uploaded by|geüpload door|mis en ligne par|subid[ao] por|caricat[oa] da)\s\S.{0,60}$",
    re.IGNORECASE,
)
"""Who put a picture on a site that its readers write for, and need not have taken it."""
_LEADING = late(
    rf"^[\s(\[（|/•–—-]*(?:{_ANY_LABEL}|credits?\b\.*\s*(?=\S)|files?\s*[:：]\s*|(?:[图圖]片?|照片|摄影|攝影|圖文)\s*[／/]\s*)",
    re.IGNORECASE,
)
_RIGHTS = late(
    r"(?:\s*[/|,.–—-]\s*|\s+)(?:copyright|©|\(c\))?\s*(?:\d{4}\s)?[^/|]{0,30}"
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados)\.?\s*$",
    re.IGNORECASE,
)
"""The formula of copyright behind a name."""
_PARTICLES = frozenset(
    "de da do di del della la le van von der den zu af av al el bin via for and und et y e og och by of the i".split()
)
_SENTENCE_WITHIN = late(r"[^\W\d_]{4,}[.!?।۔。]\s+\S")


@dataclass(frozen=True, slots=True)
class SplitCaption:
    """A caption and the credit that stands on its line; each ``None`` where there is none."""

    caption: str | None
    credit: str | None


@lru_cache(maxsize=256)
def split_caption(text: str | None) -> SplitCaption:
    """Tell the caption from the credit behind it; both are given without brackets, labels and signs.

    >>> split_caption("The bridge on Monday. (Photo: Ann Lee/AFP)")
    SplitCaption(caption='The bridge on Monday.', credit='Ann Lee/AFP')
    >>> split_caption("© Ann Lee")
    SplitCaption(caption=None, credit='Ann Lee')
    >>> split_caption("Ann Lee (left) opens the bridge")
    SplitCaption(caption='Ann Lee (left) opens the bridge', credit=None)
    """
    clean = normalise_text(UPLOADED_BY.sub("", text)) if text else None
    if clean is None:
        return SplitCaption(None, None)
    if (label := _NAMED_LABEL.match(clean)) and _is_name(clean[label.end() :]):
        return SplitCaption(None, bare_credit(clean[label.end() :]))
    before = max(0, len(clean) - _LOOKED_THROUGH)
    kind = _KIND_BEFORE.match(clean)
    before = max(before, kind.end() if kind else 0)
    start, credit = _credit_behind(clean[before:])
    if credit is None:
        return SplitCaption(clean, None)
    caption = clean[: before + start].rstrip(" |•/–—-(,;")
    return SplitCaption(caption if any(map(str.isalnum, caption)) else None, bare_credit(credit))


def _credit_behind(text: str) -> tuple[int, str | None]:
    """Where the credit begins in a caption, and the credit; ``None`` where it has none."""
    for pattern in (_IN_BRACKETS, _LABELLED, _BY_LABELLED, _OF_SOMEBODY, _SIGNED, _AGENCY_PHOTO):
        if (found := pattern.search(text)) and (
            pattern is _IN_BRACKETS or not (_is_sentence(found["credit"]) or _is_within_sentence(text, found))
        ):
            has_start = pattern in (_BY_LABELLED, _OF_SOMEBODY)
            return found.start("start") if has_start else found.start(), found["credit"]
    if (found := _BEHIND_BAR.search(text)) and _is_name(found["credit"]) and _is_of_two(found["credit"]):
        named = _NAMED_BEFORE_BAR.search(text[: found.start()])
        is_pair = (
            named and "|" not in found["credit"] and (is_outlet(found["credit"]) or _names_agency(found["credit"]))
        )
        if named and is_pair:
            return named.start("name"), f"{named['name']} | {found['credit']}"
        return found.start(), found["credit"]
    if (credit := _beside_its_word(text)) is not None:
        return credit
    if found := _IN_LABELLED_BRACKETS.search(text):
        return found.start(), found["credit"]
    for search in (_in_last_brackets, _named_behind):
        if (credit := search(text)) is not None:
            return credit
    return len(text), None


def _beside_its_word(text: str) -> tuple[int, str] | None:
    """A name before or behind the word for a photo, without a colon."""
    if found := _LABEL_BEHIND.search(text):
        return found.start(), found["credit"]
    if found := _LABEL_BEHIND_NAME.search(text):
        return found.start("credit"), found["credit"].rstrip()
    if (found := _LABEL_BEFORE_NAME.search(text)) and _is_name(found["credit"]):
        return found.start("start"), found["credit"]
    return None


def _in_last_brackets(text: str) -> tuple[int, str] | None:
    """A name in brackets behind a sentence, or an agency's in any: "… on Monday. (Ann Lee/AFP)", "… (foto Ansa)"."""
    if (found := _IN_LAST_BRACKETS.search(text)) and _is_name(found["credit"]):
        if found["stop"]:
            return found.end("stop"), found["credit"]
        if _names_agency(found["credit"]) and ("/" in found["credit"] or is_agency(found["credit"])):
            return found.start(), found["credit"]
    found = _PHOTO_IN_BRACKETS.search(text)
    is_credit = found and _names_agency(found["credit"]) and _is_name(found["credit"])
    return (found.start(), found["credit"]) if found and is_credit else None


def _named_behind(text: str) -> tuple[int, str] | None:
    """Who took the photograph in Chinese and Japanese, or an agency behind a stop or slash."""
    if aside := _TAKEN_IN_BRACKETS.search(text) or _JAPANESE_AGENCY.search(text):
        return aside.start(), aside["credit"]
    if found := _TAKEN_BY.search(text) or _KOREAN_REPORTER.search(text) or _KOREAN_GIVEN.search(text):
        return found.start("credit"), found["credit"]
    for pattern in (_BEHIND_STOP, _BEHIND_SLASH):
        found = pattern.search(text)
        if found and _names_agency(found["credit"]) and _is_name(found["credit"]):
            return found.start("credit"), found["credit"]
    return None


def _is_within_sentence(text: str, label: re.Match[str]) -> bool:
    """Whether a label is a word of the sentence: written small, behind a word, and before what is no name."""
    before, printed = text[: label.start()].rstrip(), label[0].lstrip(" |•/–—-")
    return before[-1:].isalnum() and printed[:1].islower() and not _is_name(label["credit"])


def _is_of_two(text: str) -> bool:
    """Whether a name is of more than one word, or that of an agency: a lone word may be a section's."""
    return len(text.split()) > 1 or "/" in text or _names_agency(text) or is_masthead(text)


def _names_agency(text: str) -> bool:
    return bool(_NAMES_AGENCY.search(text)) or any(is_agency(piece.strip(" .—–-")) for piece in text.split("/"))


def _is_sentence(text: str) -> bool:
    """Whether what stands behind a label is too much said for a credit."""
    return bool(_SENTENCE_WITHIN.search(text)) or (len(text.split()) > 9 and text.rstrip().endswith((".", "!", "?")))


def _is_name(text: str) -> bool:
    """Whether a text may be names of people and agencies: short, in capitals but for particles, without numbers."""
    words = re.findall(r"[^\s/|,&]+", text.strip(" ."))
    if not 1 <= len(words) <= 8 or any(map(str.isdigit, text)):
        return False
    return all(not is_small(word[0]) or word.casefold() in _PARTICLES or is_agency(word) for word in words)


def bare_credit(text: str) -> str | None:
    """A credit without brackets around it, labels and signs before it, and the formula of copyright behind it.

    >>> bare_credit("(Foto: picture alliance/dpa | Ann Lee)")
    'picture alliance/dpa | Ann Lee'
    >>> bare_credit("Ann Lee/Copyright 2026 The AP. All rights reserved")
    'Ann Lee'
    """
    bare = _LEADING.sub("", text.strip())
    bare = _RIGHTS.sub("", bare) or bare
    bare = bare.strip(" ,;:|•–—-।")
    if bare.count(")") > bare.count("("):
        bare = bare.rstrip(") ")
    elif bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    return bare.strip(" ,;:.").lstrip("/ ") or None
