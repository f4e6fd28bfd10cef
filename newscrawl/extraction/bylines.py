"""Who wrote it: what a page declares, and the byline that a reader sees beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby, islice, zip_longest
from typing import Any

from lxml import etree

from newscrawl.chronology.lexicon import words_of_else
from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import resolved, text_at
from newscrawl.documents.lines import Line
from newscrawl.extraction.fields import from_meta, labelled_lines
from newscrawl.extraction.memory import SiteMemory
from newscrawl.extraction.rules import text_of
from newscrawl.items import Candidate, PlaceKind
from newscrawl.labels import lone_label, read_label
from newscrawl.words.bylines import CREDITS, any_of
from newscrawl.words.late import late
from newscrawl.words.people import is_named_like_people

LEARNED = "learned"
"""Begins the words for a place that the site's memory told."""
_SOURCE = late(lambda: rf"{any_of(CREDITS['inputs:'])}\s*[:：]\s*(?P<name>\S.*)", re.IGNORECASE)
_SOURCE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:article-?)?(?:source|izvor|fuente|fonte|quelle|kilde|bron|forras|zdroj|sursa|kaynak|sumber|istochnik|saltinis|avots|allikas)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of what tells where a text was taken from."""
_INFORMS = re.compile(r"\s+(?:inf|info|информ)\.?$", re.IGNORECASE)
"""What Lithuanian papers print behind an agency: "BNS inf."."""
_LONGEST_SOURCE = 60
_ABOVE = 4
_BELOW = 14
"""Lines above and below the headline in which an article names its author."""
_LONGEST = 160
_INNER, _MOST_LINKS = 30, 100
"""Elements and links of a line's block that are looked at: a line of a byline stands in few."""
_LONGEST_NAME = 70
_FEW_ABOVE = 5
_NAMES_OF_IMAGES = ("license", "licence", "photo", "image", "img")
_FIGURES = ("figure", "figcaption")
_AUTHORS_AT_MOST = 8
_BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|writ(?:e|ten)-?by|authors?|autor(?:en|in|es|as|s|i|ius|ka)?|avtor|szerzo|yazar|muhabir|kirjoittaja|tac-?gia|auteurs?|autore|autori|forfattere?|verfasser|writers?|reporters?|redakteur\w*"
    r"|contributors?|journalists?|columnists?|penulis|vcard|fn)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""Class names of bylines, in the languages in which sites are built."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of a name like ``articleAuthor``."""
_ICON_NAMES = re.compile(r"(?:^|[\s_-])(?:user|author|person|pencil|writer)(?:$|[\s_-])", re.IGNORECASE)
"""Classes of the icon before a name: ``fa fa-user``."""
_CJK_OPENER = re.compile(r"(?:记者|記者|作者|撰文|通讯员|撰稿)[\s：:|｜/／]+[\u4e00-\u9fff]")
_PARTS_OF_BARS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_DIGIT = re.compile(r"\d")
_FULL_NAME = r"[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]*){1,2}"
_TWO_FULL_NAMES = re.compile(rf"{_FULL_NAME}\s(?:and|und|et|y|e|en|og|och|ja|i|și|és|dan|và|ve|и|та|&)\s{_FULL_NAME}")
_ROLES = late(
    lambda: any_of(
        "|".join(CREDITS[f"{role}{mark}"] for role in ("editor", "translator", "photographer") for mark in ("", ":"))
    ),
    re.IGNORECASE,
)
_CJK_FIELD = re.compile(
    r"(?<=\s)(?:作者|记者|記者|撰文|撰稿)[:：]\s?(?P<name>[\u4e00-\u9fff]{2,4}(?:[\s、，,](?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])(?![:：\w]))*)"
)
"""The author among fields that nothing but spaces parts: "2025-05-12 16:38 来源：大河报 作者：李明 王芳 责任编辑：杨柳"."""
_AUTHOR_PATH = re.compile(
    r"(?<!licenses)/(?:authors?|autor(?:en|es|as|in|i|zy|iai)?|toimittaja(?:t)?|szerzo(?:k)?|novinari|avtor(?:ji)?|dziennikarze|journalist(?:en|er)|yazar(?:lar)?|medewerkers|verslaggevers|ajakirjanik(?:ud)?|avtory|redaktor(?:i|zy)?|auteurs?|autore|autori|writers?|profiles?|reporters?|by|staff|columnists?|journalists?"
    r"|redaktion|redakteure?|people|person|mitarbeiter|contributors?|penulis|firma|skribent\w*|forfatter\w*)/[^/]",
    re.IGNORECASE,
)
_OPENER = (
    r"written by|posted by|submitted by|published by|reported by|words by|by|geschrieben von|verfasst von|veröffentlicht von|erstellt von|ein beitrag von|von"
    r"|par|publié par|écrit par|por|publicado por|escrito por|di|a cura di|scritto da|pubblicato da|door|geplaatst door|af|av|text av|skrevet av|przez|autor|autorin|author|auteur|autore|text|interview"
    r"|oleh|ditulis oleh|bởi|oleh"
)
_OPENERS_HOLD = (
    "by",
    "von",
    "par",
    "por",
    "di",
    "da",
    "door",
    "af",
    "av",
    "przez",
    "aut",
    "text",
    "interview",
    "oleh",
    "bởi",
)
"""Of these each opener holds one."""
_IN_A_BAR = re.compile(
    rf"(?:^|[|·•–—,/]|\d|\bposted in [^|]{{2,60}}?|\bfiled under:? [^|]{{2,90}}?|\b(?:am|on|le|el)\s[^|·•–—]{{4,30}}?)\s*(?:{_OPENER})\s*[:：]?\s+(?P<name>[^|·•–—:,\d()]{{2,60}}?)"
    r"\s*(?=$|[|·•–—:,(\d]|\b(?:am|on|in|under|unter|uhr|(?:um|at|le|el|il|den)\s\d|hinterlasse|kommentar\w*|ein kommentar|keine kommentare|leave|no comments)\b)",
    re.IGNORECASE,
)
"""A bar of facts that names the author: "8 Feb 2022 · by Ann Lee · in Politics"."""
_BARS = re.compile(r"\s+[|·•]\s+")
_PARTS = re.compile(r"\s*[|·•,/]\s*|\s+[–—-]\s+")
_LONE_OPENER = re.compile(rf"^[\W_]*(?:{_OPENER})\s*[:：]?$", re.IGNORECASE)
_JOINS = re.compile(r"^(?:,|;|&|\+|\||·|und|and|et|y|e|en|og|och|ja|i|a|dan|va|ve|और|و|和|、)$", re.IGNORECASE)
_NAMES_NOBODY = re.compile(
    r"^(?:\W.*|über\W?|autorenseite.*|show all .*|all articles.*|.*\d{2}.*|.*(?:https?:|www\.|[@#]).*|(?:posted|published|written|updated|veröffentlicht|publié|publicado|eingetragen)\b.*|authors?|autor(?:en|in|s|i|ka|ius|ė|e|a|es)?|avtor(?:ica)?|szerzők?|yazar(?:lar)?|muhabir|kirjoittaja|författare|forfatter|автор[аыки]?|аутор|na|by|von|par|por"
    r"|(?:hinterlasse|schreibe|keine|leave|no|ein) (?:einen? )?(?:kommentar|comment)e?s?|comments?|kommentare?|share|teilen|follow|folgen|(?:view|see|more|all|mehr) .*|de|da|di|af|av|od|przez|door|oleh|от|โดย|click here|clique aqui|cliquez ici|(?:haga|haz) clic.*|klik(?:k)? (?:hier|her|di sini)|klicken sie.*|profile?|bio|e-?mail|kontakt|contact)$",
    re.IGNORECASE,
)


def byline_candidates(document: Document, headline: Line | None, memory: SiteMemory | None) -> Iterator[Candidate]:
    """Who is named as the author: JSON-LD, microdata, the byline beside the headline, labelled lines, meta elements.

    The places that have held the names of other articles of the site come first of all that is not declared.
    """
    yield from _listed(map(_name, resolved(document.article_node, "author", document.json_ld)), "author.name")
    if memory is not None and headline is not None:
        yield from _learned(document, headline, memory)
    yield from _marked_authors(document)
    yield from _creators(document)
    if headline is not None:
        yield from shown_bylines(document, headline, document.lines[reach_of_bylines(headline)])
    for one in labelled_lines(document, headline, "byline"):
        if (one.lines_from_headline or 0) <= 2 * _BELOW or one.text[len(one.where) :].lstrip().startswith((":", "：")):
            yield one
    yield from from_meta(document, "author", "parsely-author", "dc.creator", "article:author", "byl", "sailthru.author")


@cache
def _source_labels() -> frozenset[str]:
    return frozenset(CREDITS["inputs:"].casefold().split("|"))


def source_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Lines below the headline that tell where a text was taken from: "Source: ANI", "منبع: ایسنا"."""
    lines = document.lines[headline.index if headline is not None else 0 :]
    for line, below in zip_longest(lines, lines[1:]):
        text = line.text
        if below is not None and (text[-1] in ":：" or text.casefold() in _source_labels()):
            text = f"{text.rstrip(' :：')}: {below.text}"  # the name stands in an element of its own
        if len(text) <= _LONGEST_SOURCE and (found := _SOURCE.fullmatch(text)):
            yield Candidate(text=found["name"], kind=PlaceKind.LABEL, where="line that tells the source")
        elif len(text) <= _LONGEST_SOURCE // 2 and _SOURCE_NAMES.search(line.block.get("class") or ""):
            name = _INFORMS.sub("", text)
            yield Candidate(text=name, kind=PlaceKind.GENERIC, where=f"class {line.block.get('class')}")


def _listed(
    names: Iterable[str | None], where: str, *, kind: PlaceKind = PlaceKind.JSON_LD, distance: int | None = None
) -> Iterator[Candidate]:
    """One candidate of all the names that one place lists."""
    found = tuple(dict.fromkeys(name for name in names if name))
    if found:
        several = found if len(found) > 1 else ()
        yield Candidate(text=", ".join(found), kind=kind, where=where, values=several, lines_from_headline=distance)


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return " ".join(name.split()) if isinstance(value, dict) and (name := text_at(value, "name")) else None


def _marked_authors(document: Document) -> Iterator[Candidate]:
    """Microdata; a page with a crowd of them marks its references or its comments."""
    marked = [one for one in document.itemprops.get("author", ()) if not any(map(_marks_others, one.iterancestors()))]
    if len(marked) > _AUTHORS_AT_MOST:
        return
    names = []
    for element in marked:
        inner = element.xpath(".//*[@itemprop='name']")
        name = text_of(inner[0]) or inner[0].get("content") if inner else element.get("content") or text_of(element)
        names.append(name if name and len(name) < 100 else None)
    yield from _listed(names, "itemprop author", kind=PlaceKind.MICRODATA)


def _creators(document: Document) -> Iterator[Candidate]:
    """Whom RDFa names as the creator, as Drupal does: a user of its own, who may be called "admin"."""
    for element in document.creators[:1]:
        yield from _listed([text_of(element)], "property foaf:name", kind=PlaceKind.MICRODATA)


def _marks_others(element: etree._Element) -> bool:
    """Whether an element marks somebody else's work: a comment on the article, a work that it cites, a photograph."""
    if element.tag == "figure" or (element.get("itemtype") or "").endswith("ImageObject"):
        return True
    return element.get("itemprop") in {"comment", "citation"}


def reach_of_bylines(headline: Line) -> slice:
    """The part of a page's lines in which an article names its author."""
    return slice(max(0, headline.index - _ABOVE), headline.index + _BELOW)


def _short(lines: Iterable[Line], headline: Line) -> list[Line]:
    """Those of lines that may be a byline."""
    return [
        line for line in lines if line is not headline and len(line.text) <= _LONGEST and not _JOINS.match(line.text)
    ]


def _near(document: Document, headline: Line) -> list[Line]:
    return _short(document.lines[reach_of_bylines(headline)], headline)


def _learned(document: Document, headline: Line, memory: SiteMemory) -> Iterator[Candidate]:
    """What stands in the places that have held the names of other articles; lines of one place are one byline."""
    for place, lines in groupby(_near(document, headline), lambda line: css_of(line.block)):
        if memory.holds_bylines(place):
            names = [name for line in lines for name in _without_facts(line.text) if _may_be_name(name)]
            yield from _listed(names, f"{LEARNED} {place}", kind=PlaceKind.GENERIC)


def places_of_declared_names(document: Document, headline: Line | None) -> Iterator[str]:
    """The named elements beside the headline in which a reader is shown just the names that JSON-LD declares."""
    declared = map(_name, resolved(document.article_node, "author", document.json_ld))
    names = {name.casefold() for name in declared if name}
    for line in _near(document, headline) if names and headline is not None else ():
        label = read_label(line.text)
        shown = label.text if label is not None and label.field == "byline" else line.text
        if shown.casefold() in names and "." in (place := css_of(line.block)):
            yield place


def shown_bylines(document: Document, headline: Line, near: Iterable[Line]) -> Iterator[Candidate]:
    """The bylines among these lines, the nearest to the headline first. What one place shows in a row is one byline."""
    found: list[tuple[str, str, int, list[str]]] = []
    for line in _short(near, headline):
        kind, names = _named_in(line, document.lines, headline)
        names = [name for text in names for name in _without_facts(text) if _may_be_name(name)]
        if names:
            found.append((css_of(line.block), kind, line.index, names))
    bylines = []
    for members in _by_place(found):
        place = members[0][0]
        names = _without_parts([name for *_, several in members for name in several])
        distance = min(abs(index - headline.index) for _, _, index, _ in members)
        bylines.append((distance, f"{members[0][1]} {place}", names))
    for distance, place, names in sorted(bylines, key=lambda one: one[0]):
        yield from _listed(names, place, kind=PlaceKind.GENERIC, distance=distance)


def _without_parts(names: list[str]) -> list[str]:
    """Names without the words of others: some templates print a name as a whole, and its parts for style sheets."""
    return [name for name in names if not any(name != other and name in other.split() for other in names)]


def _by_place(found: list[tuple[str, str, int, list[str]]]) -> Iterator[list[tuple[str, str, int, list[str]]]]:
    """What was found, in stretches of one place; within lines that follow each other, one place is one byline.

    Each of several authors may have a role in a line of its own beneath.
    """
    stretches: list[list[tuple[str, str, int, list[str]]]] = []
    for one in found:
        last = stretches[-1][-1] if stretches else None
        if last is not None and (one[0] == last[0] or one[2] - last[2] <= 1):
            stretches[-1].append(one)
        else:
            stretches.append([one])
    for stretch in stretches:
        yield from ([one for one in stretch if one[0] == place] for place in dict.fromkeys(one[0] for one in stretch))


def css_of(element: etree._Element) -> str:
    """Words for an element that hold on other pages of the site too: ``div.author span``."""
    above = element.getparent()
    return " ".join(f"{one.tag}{_first_class(one)}" for one in (above, element) if one is not None)


def _first_class(element: etree._Element) -> str:
    names = (element.get("class") or "").split()
    return f".{names[0]}" if names else ""


def _named_in(line: Line, lines: list[Line], headline: Line) -> tuple[str, list[str]]:
    """The place and the names of a line: by its links and elements, by the words before them, or by the line above."""
    if line.region is Region.AROUND and not calls_itself_byline(line.block):
        return "", []
    if line.region is Region.CAPTION and _tells_of_image(line.block):
        return "", []
    linked = [text_of(one) for one in islice(line.block.iter("a"), _MOST_LINKS) if leads_to_author(one)]
    if linked and sum(map(len, linked)) <= len(line.text) + 2:
        return "author link", [line.text] if _tells_roles(line.text, linked) else linked
    if _leads_to_category(line) or read_label(line.text) is not None:
        return "", []  # a labelled line is a place of its own
    if found := _named_in_bar(line.text):
        return found
    if line.index and _LONE_OPENER.match(lines[line.index - 1].text):
        return "line below by", [line.text]
    if names := _in_elements(line):
        return "byline element", names
    if stands_in_byline(line, headline):
        return "byline element", [line.text]
    if _CJK_OPENER.match(line.text) or (
        len(line.text) <= _LONGEST_NAME and (_has_icon(line.block) or _stands_behind_icon(line))
    ):
        return "byline element", [line.text]
    return "", []


def _left_beside_times(text: str) -> list[str]:
    """Who is named in a bar that tells nothing else but when: "דנה שטרן | 16.11.26 | 09:03", "Ann Lee and Bo Day | 3 May 2020".

    What is left may as well be a section, so that it must be two full names, or in a script without capitals hold one
    that people bear.
    """
    parts = _PARTS_OF_BARS.split(text) if len(text) <= _LONGEST else []
    left = [part for part in parts if not (_DIGIT.search(part) and not words_of_else(part))]
    if len(parts) < 2 or len(left) != 1 or _DIGIT.search(left[0]):
        return []
    both = _TWO_FULL_NAMES.fullmatch(left[0]) is not None
    return left if both or is_named_like_people(left[0]) else []


def _named_in_bar(text: str) -> tuple[str, list[str]] | None:
    """The place and the names of a bar of facts, if it has any."""
    if names := _labelled_in_bar(text):
        return "labelled byline in a bar", names
    if _may_open(text) and (bar := _IN_A_BAR.search(text)) and not _goes_on(bar["name"]):
        return "byline in a bar", [bar["name"]]
    names = _left_beside_times(text)
    return ("names in a bar", names) if names else None


def _in_elements(line: Line) -> list[str]:
    """What the elements in a line have that are named for a byline; the line may hold more: a day, a section."""
    named = (text_of(one) for one in islice(line.block.iterdescendants(), _INNER) if calls_itself_byline(one))
    inner = [text for text in named if text and text in line.text]
    if not inner or lone_label(inner[0]) is not None:
        return []
    told = read_label(inner[0])
    if told is not None:
        return inner[:1] if told.field == "byline" else []
    if inner[0] == line.text or calls_itself_byline(line.block):
        return inner[:1]
    return _beside_each_other(line)


def _tells_of_image(block: etree._Element) -> bool:
    """Whether a caption or credit stands in a figure, or is named for a licence or an image: who took the picture."""
    names = (block.get("class") or "").lower()
    is_named = any(word in names for word in _NAMES_OF_IMAGES)
    return is_named or block.tag in _FIGURES or next(block.iterancestors(*_FIGURES), None) is not None


def _tells_roles(text: str, names: list[str]) -> bool:
    """Whether words between several names say that not all of them wrote: "Reporter: Budi Santoso | Editor: Sari Dewi"."""
    for name in names if len(names) > 1 else ():
        text = text.replace(name, " ", 1)
    return len(names) > 1 and _ROLES.search(text) is not None


def _leads_to_category(line: Line) -> bool:
    """Whether a line leads to where an article is filed: "di Daerah" is no byline of Mr Daerah."""
    links = [*islice(line.block.iter("a"), _MOST_LINKS)]
    return (
        line.is_link
        and bool(links)
        and all({"category", "tag"} & set((link.get("rel") or "").split()) for link in links)
    )


def _beside_each_other(line: Line) -> list[str]:
    """What the first element of a line that is named for a byline has, and full names beside it in others of its class."""
    named = [one for one in islice(line.block.iterdescendants(), _INNER) if calls_itself_byline(one)]
    first = named[0]
    alike = [one for one in named if one.getparent() is first.getparent() and one.get("class") == first.get("class")]
    beside = (text for one in alike[1:] if " " in (text := text_of(one)) and not text[0].islower())
    return list(dict.fromkeys([text_of(first), *beside]))


def _has_icon(block: etree._Element) -> bool:
    """Whether a line opens with the picture of a person or a pencil."""
    first = next(iter(block), None)
    if first is None or (block.text or "").strip() or text_of(first):
        return False
    return _ICON_NAMES.search(first.get("class") or "") is not None


def _stands_behind_icon(line: Line) -> bool:
    """Whether such a picture stands before a line that is one of several facts in a bar."""
    for icon in islice(line.block.iterdescendants("i", "svg", "span"), _INNER):
        if _ICON_NAMES.search(icon.get("class") or "") and not text_of(icon):
            following = icon.getnext()
            behind = (icon.tail or "").strip() or (text_of(following) if following is not None else "")
            return behind == line.text
    return False


def _labelled_in_bar(text: str) -> list[str]:
    """Whom a part of a bar of facts names behind a label with a colon: "3 Nov 2025 | Author: Ann Lee | Views: 12"."""
    if found := _CJK_FIELD.search(text):
        return [found["name"]]
    parts = _BARS.split(text)
    if len(parts) < 2 or ":" not in text:
        return []
    labelled = [(label, part) for part in parts if (label := read_label(part)) is not None]
    told = (label for label, part in labelled if part[len(label.label) :].lstrip().startswith(":"))
    return [label.text for label in told if label.field == "byline"][:1]


def _goes_on(name: str) -> bool:
    """Whether what stands behind "by" are words of a sentence: "…, by the time we realised it"; a login is one word."""
    return name[0].islower() and " " in name


def _may_open(text: str) -> bool:
    """Whether a text holds a word that opens bylines: to look for a whole bar is dear."""
    lowered = text.lower()
    return any(opener in lowered for opener in _OPENERS_HOLD)


def _without_facts(text: str) -> list[str]:
    """A byline without the date, time and section that share its line; as it is where there is nothing to part."""
    if not any(map(str.isdigit, text)):
        return [text]
    parts = [part.strip() for part in _PARTS.split(text)]
    return [part for part in parts if part and not any(map(str.isdigit, part))][:1]


def leads_to_author(link: etree._Element) -> bool:
    """Whether a link says that it leads to an author, or its address does."""
    return link.get("rel") == "author" or bool(_AUTHOR_PATH.search(link.get("href") or ""))


def calls_itself_byline(element: etree._Element) -> bool:
    """Whether an element is named for a byline, by a class or as a link to its author."""
    if not isinstance(element.tag, str):
        return False
    names = element.get("class")
    return (names is not None and _name_byline(names)) or element.get("rel") == "author"


@lru_cache(maxsize=5_000)
def _name_byline(names: str) -> bool:
    """Whether classes name a byline."""
    return _BYLINE_NAMES.search(_HUMP.sub("-", names)) is not None and "comment" not in names.lower()


def stands_in_byline(line: Line, headline: Line) -> bool:
    """Whether an element around a line is named for a byline, and is none that holds the headline as well."""
    element: etree._Element | None = line.block
    for _ in range(3):
        if element is None or element.tag in {"article", "main", "body"} or _holds(element, headline.block):
            return False
        if calls_itself_byline(element):
            return len("".join(element.itertext()).strip()) <= 2 * _LONGEST
        element = element.getparent()
    return False


def _holds(element: etree._Element, inner: etree._Element) -> bool:
    return element is inner or any(one is element for one in islice(inner.iterancestors(), _FEW_ABOVE))


def _may_be_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _NAMES_NOBODY.match(text) and any(map(str.isalpha, text))
