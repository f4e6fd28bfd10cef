"""What a byline says beside names: its date, counts of readers, remarks on the author, and words written onto the names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newscrawl.words import bylines as words
from newscrawl.words.field_labels import LABELS
from newscrawl.words.folding import small
from newscrawl.words.late import late

_MACHINE = late(
    r"(?<![\s,(|–—-])[\s,(|–—-]*+(?:(?:AI|KI|A\.I\.)[ -]?(?:generated|assisted|created|written|produced|powered|translated|generiert|erstellt)\b.*"
    r"|(?:generated|created|made|produced|drafted|written|translated|summari[sz]ed|assisted) (?:by|with|using|via) (?:the (?:help|use) of )?(?:an? )?(?:AI|artificial intelligence|chatgpt|gemini|copilot|grok|openai|gpt)\b.*"
    r"|(?:mit|par|con|com|dengan) (?:hilfe von |l[’'])?(?:KI|IA|AI)\b.*)$",
    re.IGNORECASE,
)
"""What says that a machine wrote: its maker is no author."""
_ABOUT = late(
    r"\s+More (?:by|from) (?:this|the) (?i:author).*$|(?<![\s,(|–—-])[\s,(|–—-]++(?i:with (?:agency|agencies|wire|bureau) inputs?)\W*$|\s+(?:is|was|are|were|covers|cover|joined)\s+[a-z].*$|\s+(?:ist|war)\s+(?:ein|eine|der|die|unser|unsere|freier|freie)\s.*$|\s+est\s+(?:un|une|le|la|notre)\s.*$|\s+es\s+(?:un|una|el|la)\s.*$|\s+(?:adalah|merupakan)\s.*$|\s+là\s+(?:một|nhà|tác)\s.*$",
)
"""What a line says of its author behind the name: "is a journalist based in Lahore"."""
_RIGHTS = late(r"(?<=\w)\s*(?:(?i:copyright)\s*)?[©Ⓒ].*$")
_SPECIAL_TO = late(
    r"[\s,|(–—-]+(?i:special|exclusive|exclusively)(?i: correspondence)?\s+(?i:to|for)\s+.*$|[\s,|(–—-]+(?i:especial|exclusivo|exclusiva|spécial)\s+(?:para|pour)\s+.*$|[\s,|(–—-]+(?i:collaboration spéciale|colaboración especial|initiative de journalisme local|local journalism initiative)\b.*$"
)
"""For whom a name behind which it stands wrote: "Ellen Sorensen Special to the Tribune"."""
_GLUED = late(
    r"(?P<by>^[Bb]y|(?<=[\s|])By|\b(?i:authored|contributed|written|edited|reported|curated|published|posted|reviewed) [Bb]y)(?=[A-Z]|[^\W\d_a-zß-ɏ])"
    r"|(?P<of>(?:^|(?<=\|\s))(?:P[OoAa][Rr]|V[Oo][Nn]|D[Oo][Oo][Rr]|O[Ll][Ee][Hh]|Przez|Ngu|Bya|Deur|Nga|Av|Af|(?i:\w{4,}[oaéits] (?:por|par|door|oleh|deur|przez|von|av|af)))(?=(?:[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]+[ -]){1,3}[A-ZÀ-Þ]))"
    r"|(?P<noun>^(?:Author|Autora?|Autore|Auteure?|Autorin|Autrice|Autorka|Autoři|Autorzy|Penulis|Yazar|Skribent|Reporter|Texto?|Texte|Testo|Tekst|Автор|Авторы|Текст)(?=(?:[A-ZÀ-ÞА-ЯІЇЄ][^\W\d_A-ZÀ-ÞА-ЯІЇЄ]+[ -]){1,3}[A-ZÀ-ÞА-ЯІЇЄ]))"
)
"""Openers whose space was lost between two elements of the page: "ByMeera Khanna", "PorAna Lima"; a full name must follow
where words begin so ("Vonn"), but for the English one."""
_GLUED_BEHIND = late(
    r"\b([A-ZÀ-Þ][a-zß-ɏ'’-]+)(?=(?:Published|Updated|Posted|Modified|Staff|Senior|Chief|News(?= (?:Reporter|Correspondent|Editor))|Politics|Political|Sports?|Business|Lifestyle|Health|Crime|Education|General|Freelance|Reporter|Correspondent|Editor|Writer|Contributor|Journalist|Photographer"
    r"|Associated Press|Redakteur|Redakteurin|Redaktion|Veröffentlicht|Aktualisiert|Facebook|Twitter|Follow|Share|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}\. ?\w+ \d{4}|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?:\b|(?=\d)))|\b([A-Z]{4,})(?=Associated Press\b)"
)
"""Where a role or a label is written onto a name, as the page parts them by its looks alone: "Lucy ThorntonNews Reporter"."""
_LABEL_LEFT = late(r"(?:^|[|,;])[^|,;:：]{1,30}[:：]\s*$")
"""The label of a date that was cut."""
_ISSUED = late(
    r"\s*(?:出版|刊登|上載|上传|上傳|發表|建立|發布|发布|發佈|更新|日期|時間|时间|発行|公開|입력|수정|등록|송고)\s*(?:[:：]|시간|\d).*$"
)
_TIME = late(
    r"(?<=\w)[\s|,(–—@-]+(?:(?:on|am|le|el|em|il|at|pada|tanggal)\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b|\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\b|uhr\b|ist\b|gmt\b)|[,\s])"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:st|nd|rd|th)?\b"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|dic|fév|avr|juin|juil|aoû|déc|gen|mag|giu|lug|set|ott|fev|mei|agu|des)[a-zé]{0,7}\b)[^(]*",
    re.IGNORECASE,
)
"""A date behind a name, and all that follows it."""


def unglued(text: str) -> str:
    """A byline with spaces between a name and the words that are written onto it."""
    return _GLUED.sub(_apart, _GLUED_BEHIND.sub(lambda found: f"{found[0]} ", text))


def _apart(found: re.Match[str]) -> str:
    """An opener with a space behind it, and with the colon that a noun needs."""
    return f"{found[0]}: " if found["noun"] else f"{found[0]} "


def without_remarks(segment: str) -> str:
    """A segment up to its date, its count of readers, what it says of its author, or the machine that wrote it."""
    if any(map(str.isdigit, segment)) or (":" in segment):
        segment = _counted().sub("", segment)
    segment = _ISSUED.sub("", _RIGHTS.sub("", segment) if "©" in segment or "Ⓒ" in segment else segment)
    if dated := _dated().search(segment):
        segment = _LABEL_LEFT.sub("", segment[: dated.start()])
    segment = _ABOUT.sub("", _MACHINE.sub("", _TIME.sub("", segment)))
    return _without_verb(_SPECIAL_TO.sub("", segment))


def _without_verb(segment: str) -> str:
    """A name without what says behind it that its bearer wrote: "Guðrún Helgadóttir skrifar"."""
    parts = segment.rstrip(" .:：।").split()
    if len(parts) < 3 or small(parts[-1].rpartition("-")[2]) not in _last_words_of_verbs():
        return segment
    for size in (3, 2, 1):
        verb = small(" ".join(parts[-size:]))
        if len(parts) > size + 1 and (verb in _verbs() or verb.rpartition("-")[2] in _verbs()):
            return " ".join(parts[:-size]) + (f" {parts[-size].rpartition('-')[0]}" if verb not in _verbs() else "")
    return segment


@cache
def _verbs() -> frozenset[str]:
    return frozenset(small(unicodedata.normalize("NFC", verb)) for verb in words.VERBS_BEHIND.split("|"))


@cache
def _last_words_of_verbs() -> frozenset[str]:
    return frozenset(verb.rpartition(" ")[2] for verb in _verbs())


@cache
def _counted() -> re.Pattern[str]:
    """Views, comments, shares and minutes of reading behind a byline, also glued onto it."""
    listed = [LABELS[field] for field in ("views", "comments", "shares", "reading_time")]
    labels = "|".join(re.escape(one) for part in listed for one in sorted(part.split("|"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\s|,(•·–—-])[\s|,(•·–—-]*+(?:(?<!\d)(?<!\d[.,])\d[\d.,]*+\s?(?:k|m|lakh|crore|mil|rb|हजार|लाख|万)?\+?[\s-]*(?:{labels})(?!\w)|(?<!\w)(?:{labels})\s*[:：]\s*\d[\d.,]*+\s?[km]?(?!\w)).*$",
        re.IGNORECASE,
    )


@cache
def _dated() -> re.Pattern[str]:
    """Where a byline goes on to tell its date: "Updated:", "Published on"."""
    labels = [one for field in ("published", "modified") for one in LABELS[field].split("|") if not one.endswith(" by")]
    return re.compile(
        rf"(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])[\s|,(–—-]{{0,3}}{words.any_of(labels)}\s*(?:[:：]|(?:on|at)\s|\d|$|[–—-]|\w{{3,9}},?\s\d)",
        re.IGNORECASE,
    )
