"""What opens a byline, or a stretch of it: "By", "Photos:", "लेखक:", and the role that it gives to the names behind it."""

from __future__ import annotations

import re
from functools import cache

from newscrawl.normalisation.shapes import PARTICLES, VIETNAMESE, is_full_name
from newscrawl.words import bylines as words
from newscrawl.words.agencies import is_agency, is_desk, is_outlet
from newscrawl.words.folding import small
from newscrawl.words.headings import is_heading
from newscrawl.words.late import late
from newscrawl.words.places import is_place

_PLACE_BEFORE = late(r"([^:：|,]{2,40})[:：]\s+(?=\S)")
_DESK_AND_PLACE = late(r"(?P<desk>[^:：|,]{3,40}),\s*(?P<place>[^:：|,]{2,30}?)\s*[:：]\s+(?=\S+\s\S)")
"""What a paper's own people are called, and where they are, before who it is: "प्रतिनिधी, नागपूर : संदीप देशमुख"."""
_END_OF_NAME = late(r"[,،、|(–—]")
_EAST_ASIAN_NAME = late(
    r"[\u3400-\u9fff]{1,3}[^\W者員员局部報报室班集理會会]|[가-힣]{2,4}(?<!편집부)(?<!편집국)(?<!편집팀)(?<!관리자)(?<!운영자)"
)
"""Two to four letters that are no office: "管理者", "편집부"."""
_WORD = late(r"[^\s,،、፣:：|]+(?=\s?[,،、፣:：])")
"""A word before a comma or colon."""
_NOUN_MARK = late(r"[:：៖՝፦፡]|[＝=／/・](?=[\u3040-\u9fff])|\s[–—-]\s")
"""Marks without which no noun opens a stretch."""
_WITH_AGENCY = late(r"\savec\s+(?:l['’])?[A-ZÀ-Þ]{2,5}\b")
"""Behind a French name, that an agency helped: what stands before the name is the preposition."""
_COLON = ":：៖՝፦፡"
"""Colons of Latin, Chinese, Khmer, Armenian and Ethiopic print."""


def without_fields(text: str) -> str:
    """A byline whose fields are named before a comma, as the BBC's pages in forty languages do, without what is no author.

    >>> without_fields("लेखक, दीपक मंडल पदनाम, बीबीसी संवाददाता")
    '| दीपक मंडल'
    """
    if _words_of_fields().isdisjoint(_WORD.findall(small(text))):
        return text
    found = list(_fields().finditer(text))
    is_told = any((one.lastgroup or "").startswith("role") for one in found)
    if not is_told and not (found and found[0].start() == 0 and found[0][0].rstrip()[-1] in ",،、፣"):
        return text
    ends = [one.start() for one in found[1:]] + [len(text)]
    told = [text[one.end() : end] for one, end in zip(found, ends, strict=True) if one.lastgroup == "author"]
    return " | ".join(part.strip(" ,،、|") for part in (text[: found[0].start()], *told)).strip()


def without_opener(text: str) -> str:
    """A byline without the "By" before it, in whatever language; an opener that is a name as well must not be one."""
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    if (place := _PLACE_BEFORE.match(text)) and is_place(place[1]):
        text = text[place.end() :]  # "القاهرة: محمود حسن"
    if (filed := _DESK_AND_PLACE.match(text)) and is_place(filed["place"]) and is_desk(filed["desk"]):
        text = text[filed.end() :]
    text = _without_author_noun(text)
    for _ in range(2):
        found = _opener().match(text)
        if found is None:
            return text
        rest = text[found.end() :].lstrip(" ـ–—")
        opener = (found["name"] or "").casefold()
        is_namelike = opener in words.NAMELIKE_OPENERS and not found["colon"]
        if (found["bantu"] and (is_outlet(text) or is_desk(text))) or (
            found["mark"] and is_heading(rest.split(" ")[0])
        ):
            return text  # "Exclusive News Ghana"
        if not rest or (is_namelike and not _opens(opener, rest, is_small=found["name"].islower())):
            return text
        text = rest
        if opener == "by" and not text.casefold().startswith("by "):
            return text
    return text


def is_opener(text: str, rest: str) -> bool:
    """Whether a text is nothing but the "By" or "Author" of what follows, be there a colon or not."""
    whole = f"{text} {rest}"
    return any(found and found.end() >= len(text) for found in (_author_noun().match(whole), _opener().match(whole)))


def _without_author_noun(text: str) -> str:
    """A byline without the word for an author that stands before a name and no colon: "Szerző Kovács Péter"."""
    found = _author_noun().match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    first = _END_OF_NAME.split(rest)[0].strip()
    is_name = is_full_name(first) or _EAST_ASIAN_NAME.fullmatch(first) is not None
    return rest if is_name and not (is_outlet(text) or is_desk(text)) else text


@cache
def _author_noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.any_of(words.AUTHOR_NOUNS)})(?:\s*[{_COLON}]\s*|\s+)(?=\S)", re.IGNORECASE)


def _opens(opener: str, rest: str, *, is_small: bool) -> bool:
    """Whether what stands behind "Von", "Di" or "Ni" is a byline by itself: a full name, an agency or a desk."""
    if re.match(r"[A-Z]\w+ [A-Z]", rest) and not is_small and opener == "nina" and not re.search(r"\sat\s|,", rest):
        return False  # "Nina Christina Reyes": the Tagalog "by" of several is a given name as well
    first = re.split(r"[,|/;&(]|\s[–—-]\s|\s(?:und|et|y|e|and|en|og|och|avec|mit|con|com|with|met|med)\s", rest)[
        0
    ].strip()
    heads = first.split()
    if is_agency(first) or is_desk(first) or is_outlet(first):
        return True
    if opener == "par" and (re.match(r"[LD]['’]\w", first) or _WITH_AGENCY.search(rest)):
        return True
    if opener == "oleh":
        return len(heads) != 1 or re.search(r"(?:enko|chuk|uk|ko|iv|yk|skyi?|ych|[oe]v)$", heads[0]) is None
    is_surname = (
        opener == "par" and len(heads) > 2 and heads[0].isupper() and not rest.isupper()
    )  # "Par LE GUEN Élodie"
    small = bool(heads) and not is_surname and (heads[0][0].islower() or heads[0].casefold() in PARTICLES)
    return (
        (len(heads) > 1 or is_small)
        and not small
        and not re.match(r"(?:Putu|Luh|Made|Wayan|Nyoman|Ketut|Kadek|Komang)\b", rest)
    )


@cache
def _opener() -> re.Pattern[str]:
    verbal, nominal = words.CREDITS["author"], f"{words.OPENERS}|{words.CREDITS['author:']}"
    return re.compile(
        rf"[\s:|–—-]{{0,3}}(?:(?P<verb>{words.any_of(verbal)})(?:\s*[{_COLON}|])?\s*|(?P<name>{words.any_of(words.OPENERS)})(?:(?P<colon>\s*[{_COLON}|]\s*)|\s+)"
        r"|(?:an?|eine?|une?|una|uma?|een|ett?)\s+[^\W\d_]\S{3,}\s+(?:by|von|de|di|van|av|af|par|por|door)\s+(?=(?-i:[A-ZÀ-Þ])\S+\s(?-i:[A-ZÀ-Þ])\S+)"
        r"|kontributor (?:kompas\.com )?\w+(?: \w+)?,\s*(?=\w+ \w)"
        r"|laporan (?:wartawan|reporter|jurnalis|kontributor)\s+[\w.]+(?:\s\w+)?,\s*(?=\w+ \w|\w+$)"
        r"|(?P<bantu>(?-i:[Nn]gu|Ka|Ke|Hi|Nga|Ndi))-?\s*(?=(?-i:[A-Z][a-z]{3,}[aeiou]\s(?:[A-Z]\S+\s)?(?:[A-Z]\S*\s)?(?:[A-Z][a-z]+-)?[A-Z][a-z]{2,}[aeiou]$))"
        r"|(?P<mark>exclusive|exclusif|exclusivité|exklusiv|exclusivo|exclusiva|esclusivo|esclusiva|in esclusiva|exclusief|eksklusif|eksklusivt|exklusivt|yksinoikeudella|wyłącznie u nas|exkluzivně|exkluzívne|ekskluzivno|exkluzív|în exclusivitate|эксклюзив|ексклюзив|ексклузивно|αποκλειστικό|eksklusiivne|ekskluzīvi|eksklusive|độc quyền)(?:\s*[:|–-])?\s+(?=(?:(?:by|von|par|por|di|da|de|door|av|af|oleh|od|от|від)\s+)?(?-i:[A-ZÀ-ÞΑ-ΩА-ЯІЇЄ][^\W\d_A-Z]\S*\s[A-ZÀ-ÞΑ-ΩА-ЯІЇЄ]))"
        r"|le\s+(?=\S+\s(?:\S+\s)?(?-i:(?:Nic|Mac|Mag|Ní|Nì|Uí|Ó)[\sA-ZÀ-Þ]))"
        r"|aus\s+\w[\w-]+(?:\s(?-i:[A-ZÄÖÜ])\w+)?\s+berichtet\s+|per\s+(?=(?:Jordi|Joan|Pere|Marc|Montserrat|Núria|Laia|Xavier|Josep|Carles|Oriol|Àlex|Pau|Arnau|Mercè|Marta|Ferran|Lluís|Jaume|Ramon|Miquel|Antoni|Francesc|Sílvia|Gemma|Cristina|Mireia|Neus|Roser|Meritxell|Júlia|Guillem|Bernat|Enric|Sergi|Quim|Andreu|Esteve|Vicenç)\s)"
        r"|በ(?=[\u1200-\u135a]{2,}\s)(?!(?:ቀለ|ላይ|ላይነሽ|ረከት|ዛብህ|የነ|ድሉ|እምነት|ሱፈቃድ|ላቸው|ለጠ|ርሄ|ፀሎት|ኃይሉ|ዳዳ|ዙ|ሪሁን|ፍቃዱ|ቃሉ|ዕውቀቱ|እውቀቱ)\s)"
        rf"|{words.any_of(nominal)}(?:\s*[{_COLON}]\s*|\s?[–—-]\s+|[／/・](?=[\u3040-\u9fff])|\s?[/-]\s*(?=[\u0600-\u06ff])))",
        re.IGNORECASE,
    )


_BARE_EDITOR = r"(?<=,\s)(?:editor|edytor|editör|redaktor|redaktør|redaktur|редактор)\s+(?=(?-i:[A-ZÀ-ÞА-Я]\w+ [A-ZÀ-ÞА-Я]\w+$))|(?:(?<=\|\s)|^)(?:editor|redaktur|penyunting)\s+(?=\w+\s\w)|(?:责任编辑|责编|编辑|責任編輯|編輯)\s+(?=[\u4e00-\u9fff]{2,3}(?:\s|$))|"
"""An editor named without a colon."""
_BARE_TAKER = r"(?:摄影|攝影|撮影)\s+(?=[\u4e00-\u9fff]{2,4}(?:\s|$))|(?:valokuvat|valokuva|kuvat|kuva|foto|fotos|photos|bilder)\s+(?=(?-i:[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ][\w-]+)$)|"
"""A photographer named without a colon."""
_VIETNAMESE_SOURCE = rf"(?:^|(?<=[(\s]))(?-i:Theo)\s+(?=[^,|]*[{VIETNAMESE}])|"
"""The Vietnamese "according to", told from the given name by the letters of what follows."""


@cache
def _words_of_fields() -> frozenset[str]:
    """Last words of the names of fields, without which a text is left as it is."""
    return frozenset(small(one).rpartition(" ")[2] for one in f"{words.AUTHOR_FIELDS}|{words.ROLE_FIELDS}".split("|"))


@cache
def _fields() -> re.Pattern[str]:
    author, role = words.any_of(words.AUTHOR_FIELDS), words.any_of(words.ROLE_FIELDS)
    return re.compile(
        rf"(?:^|(?<=\s))(?:(?P<author>{author})|(?P<role>{role}))\s?[,،、፣]\s+|(?:^|(?<=[\s|]))(?P<role_>{role})\s?[:：]\s*",
        re.IGNORECASE,
    )


def cues(text: str) -> re.Pattern[str]:
    """Words that give the names behind them a role; a noun needs its colon, or a stroke in Chinese.

    The nouns are looked for where a text has such a mark alone: few have.
    """
    return _cues(has_nouns=_NOUN_MARK.search(text) is not None)


@cache
def _cues(*, has_nouns: bool) -> re.Pattern[str]:
    groups = []
    for role in ("author", "editor", "translator", "photographer", "inputs"):
        bare = {"editor": _BARE_EDITOR, "inputs": _VIETNAMESE_SOURCE, "photographer": _BARE_TAKER}.get(role, "")
        groups.append(rf"(?P<{role}>{bare}{words.any_of(words.CREDITS[role])}(?:\s*[{_COLON}])?)")
        if has_nouns:
            nouns = words.any_of(words.CREDITS[role + ":"])
            groups.append(
                rf"(?P<{role}_>(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]){nouns}\s*[{_COLON}]|(?<![\u3400-\u9fff]){nouns}\s*[／/・](?=[\u3040-\u9fff])|^\s*{nouns}\s+[–—-]\s+|{nouns}\s?[＝=](?=[\u3040-\u9fff]))"
            )
    return re.compile("|".join(groups), re.IGNORECASE)


@cache
def soft_cues() -> re.Pattern[str]:
    """Words that credit only where an agency follows."""
    return re.compile(rf"{words.any_of(words.SOFT_INPUTS)}\s+", re.IGNORECASE)
