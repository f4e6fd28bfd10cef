"""What a link leads to, in words: its own text, or what stands beside it where that says no more than "read more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_MORE = re.compile(
    r"[\W_]*(?:"
    r"more|(?:read|see|view|show|learn) (?:more|on|here|details)"
    r"|(?:read|view|see) (?:the )?(?:full )?(?:story|article|news)|continue reading|full story|details|mehr"
    r"|weiter|(?:mehr|weiter) ?(?:lesen|erfahren)|zum artikel|lire (?:la suite|plus|l.article)|en savoir plus"
    r"|(?:leer|ver|saber) más|seguir leyendo|(?:leia|ler|saiba|ver) mais|continuar lendo|leggi (?:tutto|di più)"
    r"|continua a leggere|lees (?:meer|verder)|læs mere|les mer|läs (?:mer|vidare)|lue lisää"
    r"|czytaj (?:dalej|więcej)|více|číst (?:dál|více)|čítať viac|citește mai (?:mult|departe)|tovább"
    r"|διαβάστε περισσότερα|читать (?:далее|дальше|полностью)|далее|подробнее|читати далі|детальніше"
    r"|прочети (?:още|повече)|opširnije|devamı(?:nı oku)?|baca (?:selengkapnya|lagi)|selengkapnya|xem thêm"
    r"|đọc (?:thêm|tiếp)|soma zaidi|اقرأ المزيد|المزيد|ادامه مطلب|بیشتر بخوانید|مزید پڑھیں|और पढ़ें|आगे पढ़ें"
    r"|पूरा पढ़ें|अधिक वाचा|सविस्तर वाचा|थप पढ्नुहोस्|पुरा पढ्नुहोस्|আরও পড়ুন|বিস্তারিত|ਹੋਰ ਪੜ੍ਹੋ|વધુ વાંચો"
    r"|மேலும் (?:படிக்க|வாசிக்க)|ఇంకా చదవండి|ಮತ್ತಷ್ಟು ಓದಿ|കൂടുതൽ വായിക്കുക|තවත් කියවන්න|อ่านต่อ|อ่านเพิ่มเติม"
    r"|阅读(?:更多|全文)|閱讀(?:更多|全文)|查看(?:更多|详情)|続きを読む|もっと見る|더 ?보기|자세히 ?보기"
    r")[\W_]*",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CARD = 5
"""Elements above a link among which its card is looked for."""
_PAGE = frozenset({"body", "main", "html"})


def text_of_link(anchor: etree._Element) -> str:
    """The words of a link, on one line: where its own say nothing, those that describe it, or its card's heading."""
    own = _words(anchor)
    if own and not says_more(own):
        return own
    described = (anchor.get("aria-label"), anchor.get("title"), *anchor.xpath(".//img/@alt"), _heading(anchor))
    texts = (" ".join(text.split()) for text in described if text)
    return next((text for text in texts if text and not says_more(text)), own)


def says_more(text: str) -> bool:
    """Whether a link's text says no more than that there is more: it names neither an article nor a section."""
    return bool(_MORE.fullmatch(text))


def _heading(anchor: etree._Element) -> str | None:
    """The heading of the card in which a link stands: the only one there, and all such links there lead to one page."""
    for level, around in enumerate(anchor.iterancestors()):
        if level >= _CARD or around.tag in _PAGE or _leads_elsewhere(around, anchor.get("href")):
            return None
        found = [text for text in _headings(around) if not says_more(text)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _headings(around: etree._Element) -> Iterator[str]:
    for heading in around.iter(*_HEADINGS):
        if text := _words(heading):
            yield text


def _leads_elsewhere(around: etree._Element, href: str | None) -> bool:
    """Whether another link that names nothing leads from here to another page: then here is more than one card."""
    for other in around.iter("a"):
        if other.get("href") not in {href, None} and (not (text := _words(other)) or says_more(text)):
            return True
    return False


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
