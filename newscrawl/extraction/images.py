"""The image that stands for the article: its address, what it shows, and what the page says of its origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.json_ld import resolved, text_at, texts_at, types
from newscrawl.documents.lines import Line
from newscrawl.extraction.captions import begins_as_credit, image_texts, is_credit, texts_beside
from newscrawl.extraction.fields import from_json_ld, from_meta, labelled_lines
from newscrawl.extraction.headline import fold
from newscrawl.items import Candidate, PlaceKind
from newscrawl.labels import lone_label, read_label
from newscrawl.words.field_labels import LABELS

_FAR = 60
"""Lines from the headline within which a caption is that of the article's own image."""
_LOOKED_AT = 6
"""Images behind the headline among which the declared one is looked for."""
_FEWEST_WORDS = 6
"""Words from which an image's text for those who cannot see it is a caption and no name of a thing."""
_LONGEST_NAMES = 60
_LONGEST_NAMES_IN_DENSE_SCRIPT = 15
"""Characters of names of people and agencies."""
_TELLING_NAME = 8
"""Characters from which the name of a file is that of one image alone."""
_SMALLEST = 130
"""Pixels of width below which an image is a portrait or an icon."""
_ADDRESSES = ("src", "data-src", "srcset", "data-srcset", "data-lazy-src", "data-original", "data-lazy", "data-url")
_PLACEHOLDER = re.compile(
    r"^(?:spacer|blank|pixel|transparent|placeholder|lazy\w*|loading|grey|gray|1x1)[\w-]*\.(?:gif|png|svg|jpe?g|webp)"
)
_NO_PICTURE = re.compile(
    r"avatar|author|logo|icon|emoji|sprite|pixel|spacer|placeholder-logo|badge|gravatar|byline|flag[-_]|(?:^|[-_/])(?:print|pdf|rss|share|button|btn|arrow|facebook|twitter|whatsapp)[-_.\d]"
)
_OF_THE_SITE = re.compile(
    r"(?:^|[-_.])(?:sns|site|og|share)?(?:logo|placeholder|no-?image|blank|fallback)(?:[-_.\d]|$)"
    r"|^default[-_.]|[-_]default\.|^ogp?[-_]?(?:image|share)?\.\w+$"
)
"""Names of files that stand for the site, and for each article that has no image of its own."""
_BANNER = re.compile(
    r"/(?:banners?|ads?|adverts?|advertising|sponsors?|reklama?)/|(?<!\d)(?:728x90|468x60|970x250|970x90|300x250|160x600)(?!\d)"
    r"|(?:piwik|matomo)\.php|//(?:pixel|stats?|mc|counter|track(?:ing|er)?)\.|vgwort"
)
"""Addresses of advertisements, by their folder or the sizes that the trade has agreed on (IAB), and of what counts readers."""
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:author|avatar|byline|related|recommend\w*|teasers?|share|sharing|social|newsletter|sidebar|comments?|advert\w*|promo|ad)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIZE_IN_NAME = re.compile(r"(?:[-_.](?:\d{2,4}x\d{2,4}|w?\d{3,4}[wp]?|scaled|large|small|crop\w*))+$", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"^(?:IMG|DSC|image|foto|photo)?[-_\d\s]*$|\.(?:jpe?g|png|webp|gif)$|^[\w-]{20,}$", re.IGNORECASE
)
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_ESCAPED_AMPERSAND = re.compile(r"&(?:amp|#0?38);")
"""As systems write addresses for HTML, and put them into JSON so; other references may be names of parameters (``&copy=2``)."""
_RIGHTS_SIGN = re.compile(r"copyright|©|\(c\)|[\W_]+", re.IGNORECASE)
_CAPTION_ATTRIBUTES = frozenset(
    ("data-caption", "data-image-caption", "data-c-caption", "data-description", "data-title")
)
_CREDIT_ATTRIBUTES = re.compile(r"^data-.*(?:credit|copyright|photographer|image-source)|^copyright$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """The image that stands for the article, as a reader sees it."""

    image: etree._Element | None = None
    texts: tuple[str, ...] = ()
    """What stands with it, top to bottom."""
    caption: str | None = None
    """What of it is not told to be a credit."""
    declared: dict[str, Any] = field(default_factory=dict)
    """The image as the page describes it in JSON-LD (schema.org ``ImageObject``); empty if it does not."""
    credits: tuple[str, ...] = ()
    """What of it is told to be a credit, by its element or its first word, or is the short last word beneath."""


def find_lead(document: Document, headline: Line | None) -> Lead:
    """The lead image and its texts: the image that the page declares, or else the first that may be one."""
    block = headline.block if headline is not None else None
    images = _json_ld_images(document)
    declared = next((value for value in images if isinstance(value, dict)), None) or _image_node(document, images)
    image = _lead_image(document, block, _declared_files(document, images))
    anchor = image if image is not None else _first_caption(document, headline)
    if anchor is None:
        return Lead(declared=declared)
    is_image = anchor.tag in {"img", "amp-img"}
    texts = texts_beside(anchor, block) if is_image else list(image_texts(anchor, is_picture=True))
    captions = [one for one in texts if not is_credit(one)]
    if len(captions) > 1 and len(captions) == len(texts) and _may_be_names(captions[-1].text):
        captions.pop()
    return Lead(
        image=image if is_image else None,
        declared=declared,
        texts=tuple(one.text for one in texts),
        caption=" ".join(one.text for one in captions) or None,
        credits=tuple(_without_repetitions(one.text for one in texts if one not in captions)),
    )


def _may_be_names(text: str) -> bool:
    """Whether a line below a caption is short and no sentence."""
    if text.endswith((".", "!", "?", ":", "。")) or text[:1].islower() or any(map(str.isdigit, text)):
        return False
    return len(text) <= (_LONGEST_NAMES_IN_DENSE_SCRIPT if text[:1] > "\u2e80" else _LONGEST_NAMES)


def _without_repetitions(texts: Iterable[str]) -> Iterable[str]:
    """Credits, each once. Pages print them twice, for wide and narrow screens: what holds another stands for both."""
    kept: dict[str, str] = {}
    for text in texts:
        key = _RIGHTS_SIGN.sub("", text.casefold())
        if not key or lone_label(text) or any(key in other for other in kept):
            continue
        kept = {other: one for other, one in kept.items() if other not in key}
        kept[key] = text
    return kept.values()


def texts_apart(document: Document, lead: Lead, captions: Iterable[Candidate]) -> set[str]:
    """Texts of the lead image that are no part of the body although nothing else tells.

    Where the page shows a caption as such, a paragraph of the same words is a paragraph.
    """
    texts = {*lead.texts, " ".join(lead.texts), *(one.text for one in captions)} - {""}
    if not texts:
        return texts
    captioned = " ".join(fold(line.text) for line in document.lines if line.region is Region.CAPTION)
    return {text for text in texts if fold(text) not in captioned}


def _lead_image(document: Document, block: etree._Element | None, declared: list[str]) -> etree._Element | None:
    first = None
    behind = block is None
    count = 0
    tags = ("img", "amp-img", "figure") if block is None else ("img", "amp-img", "figure", block.tag)
    scope = _scope(document.root, block)
    for element in scope.iter(*tags):
        if element is block:
            behind = True
        elif element.tag in {"img", "amp-img"} or _is_figure_of_other_media(element):
            count += behind
            if count > _LOOKED_AT or (first is not None and not declared):
                break
            if not _may_lead(element, scope, behind=behind):
                continue
            if declared and any(name in address for address in _addresses(element) for name in declared):
                return element
            first = element if first is None else first
    return first


def _scope(root: etree._Element, block: etree._Element | None) -> etree._Element:
    """The innermost element that is the article; the page where none says so."""
    while block is not None:
        if block.tag in {"article", "main"} and next(block.iter("img"), None) is not None:
            return block
        block = block.getparent()
    return root


def _is_figure_of_other_media(element: etree._Element) -> bool:
    """Whether a figure shows a film or a chart: it has a caption, and no image until a script puts one there."""
    return (
        element.tag == "figure"
        and next(element.iter("img", "amp-img", "table", "blockquote"), None) is None
        and next(element.iter("figcaption"), None) is not None
    )


def _may_lead(image: etree._Element, scope: etree._Element, *, behind: bool) -> bool:
    """Whether an image is large enough, and stands where an article's image stands."""
    if image.tag != "figure" and not _is_picture(image):
        return False
    element = image.getparent()
    in_figure = image.tag == "figure"
    for _ in range(10):
        if element is None or element is scope:
            break
        tag = element.tag
        if tag in {"nav", "aside", "footer"} or (tag == "a" and _is_teaser(element)):
            return False
        if tag == "figure":
            in_figure = True
        names = element.get("class")
        if names and tag not in {"header", "section", "article", "main"} and _stands_elsewhere(names):
            return False
        element = element.getparent()
    return behind or in_figure or scope.tag != "html"


@lru_cache(maxsize=20_000)
def _stands_elsewhere(names: str) -> bool:
    return _ELSEWHERE.search(names) is not None


def _is_picture(image: etree._Element) -> bool:
    width = image.get("width") or ""
    if width.isdecimal() and int(width) < _SMALLEST:
        return False
    if _NO_PICTURE.search(f"{image.get('class') or ''} {image.get('alt') or ''}"[:200].lower()):
        return False
    address = next((one for one in _addresses(image) if not _is_placeholder(one)), "").lower()
    is_other = address and (_NO_PICTURE.search(address.rsplit("/", 1)[-1]) or _BANNER.search(address))
    return not (address.split("?")[0].endswith(".svg") or is_other)


def _is_teaser(link: etree._Element) -> bool:
    """Whether a link around an image leads to another article: it holds a heading."""
    return next(link.iter("h2", "h3", "h4"), None) is not None


def _addresses(image: etree._Element) -> Iterator[str]:
    for name in _ADDRESSES:
        if value := image.get(name):
            yield value


def _declared_files(document: Document, images: Iterable[Any]) -> list[str]:
    """Names of the files that the page declares as its image, without their sizes; they tell nothing if short."""
    addresses = document.metas.get("og:image", [])[:1]
    for value in images:
        address = value if isinstance(value, str) else text_at(value, "url") or text_at(value, "contentUrl")
        if address:
            addresses.append(address)
            break
    names: list[str] = []
    for address in addresses:
        path = address.split("?", 1)[0].split("#", 1)[0].rstrip("/")
        name = _SIZE_IN_NAME.sub("", path.rsplit("/", 1)[-1].rsplit(".", 1)[0])
        if len(name) >= _TELLING_NAME and name not in names:
            names.append(name)
    return names


def _json_ld_images(document: Document) -> list[Any]:
    """The images of the article's JSON-LD node, references followed; those of the page where it names none."""
    found = resolved(document.article_node, "image", document.json_ld)
    if not found:
        for node in document.json_ld:
            found += resolved(node, "primaryImageOfPage", document.json_ld)
    return found


def _image_node(document: Document, images: Iterable[Any]) -> dict[str, Any]:
    """The node that describes an image of which the article's node gives the address alone."""
    addresses = {value for value in images if isinstance(value, str)}
    for node in document.json_ld if addresses else ():
        if "ImageObject" in types(node) and addresses & {text_at(node, "url"), text_at(node, "contentUrl")}:
            return node
    return {}


def _first_caption(document: Document, headline: Line | None) -> etree._Element | None:
    """The first caption near the headline on a page whose images are put there by a script."""
    first = max(0, headline.index - 5) if headline else 0
    for line in document.lines[first : first + _FAR]:
        if line.region is Region.CAPTION:
            return next(claim.element for claim in line.claims if claim.region is Region.CAPTION)
    return None


def image_url_candidates(document: Document, lead: Lead) -> Iterator[Candidate]:
    """Addresses of the lead image, made absolute."""
    declared = [
        *from_json_ld(document, "image.url", "image", "thumbnailUrl"),
        *from_meta(document, "og:image", "og:image:url", "twitter:image", "twitter:image:src"),
    ]
    for one in declared:
        address = _ESCAPED_AMPERSAND.sub("&", (one.values or (one.text,))[0])
        if (
            address.lower() in {"null", "undefined", "none", "false"}
            or " " in address.strip()
            or _stands_for_site(address)
        ):
            continue
        yield Candidate(text=_absolute(document, address), kind=one.kind, where=one.where)
    if lead.image is not None:
        shown = next((one for one in _addresses(lead.image) if not _is_placeholder(one)), None)
        if shown:
            address = shown.split()[0].rstrip(",") if " " in shown and "," in shown else shown.strip()
            yield Candidate(text=_absolute(document, address), kind=PlaceKind.GENERIC, where="image below headline")


def _stands_for_site(address: str) -> bool:
    return _OF_THE_SITE.search(address.split("?", 1)[0].rsplit("/", 1)[-1].lower()) is not None


def _is_placeholder(address: str) -> bool:
    """Whether an address is what stands there until a script puts in the picture."""
    return address.startswith("data:") or bool(_PLACEHOLDER.search(address.rsplit("/", 1)[-1].lower()))


def _absolute(document: Document, address: str) -> str:
    return address if address.startswith(("https://", "http://")) else urljoin(document.page.url, address)


def caption_candidates(document: Document, lead: Lead, headline: Line | None) -> Iterator[Candidate]:
    """Captions of the lead image: what stands beneath it, what is declared, what those hear who cannot see it."""
    if lead.caption:
        yield Candidate(text=lead.caption, kind=PlaceKind.GENERIC, where="text with the image")
    yield from _attributes(lead, lambda name: name in _CAPTION_ATTRIBUTES)
    for path in ("caption", "description"):
        if text := text_at(lead.declared, path):
            yield Candidate(text=_without_markup(text), kind=PlaceKind.JSON_LD, where=f"image.{path}")
    if lead.caption or lead.credits:
        return
    title = fold(headline.text) if headline else None
    for one in from_meta(document, "og:image:alt", "twitter:image:alt"):
        if _describes(one.text, title):
            yield one
    for name in ("alt", "title"):
        text = lead.image.get(name) if lead.image is not None else None
        if text and _describes(text, title):
            yield Candidate(text=text, kind=PlaceKind.GENERIC, where=f"image {name}")


def _without_markup(text: str) -> str:
    """A declared caption as text: some sites declare it as they print it, in HTML."""
    return unescape(_MARKUP.sub(" ", text)) if "<" in text or "&" in text else text


def _describes(text: str, title: str | None) -> bool:
    """Whether an image's text for those who cannot see it says more than the headline, and is no file name."""
    return fold(text) != title and len(text.split()) >= _FEWEST_WORDS and not _FILE_NAME.search(text.strip())


def _items_beside(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes of an empty element behind one, which a script is to fill with them."""
    beside = element.getnext()
    if beside is None or not isinstance(beside.tag, str) or len(beside) or (beside.text or "").strip():
        return []
    return list(beside.items())


def _attributes(lead: Lead, tells: Callable[[str], object]) -> Iterator[Candidate]:
    element = lead.image
    for _ in range(3):
        if element is None:
            return
        for name, value in (*element.items(), *_items_beside(element)):
            if (
                name.startswith(("data-", "copyright"))
                and tells(name)
                and value.strip()
                and "<" not in value
                and len(value) < 600
            ):
                yield Candidate(text=value, kind=PlaceKind.GENERIC, where=f"attribute {name}")
        element = element.getparent()


def credit_candidates(document: Document, lead: Lead, headline: Line | None) -> Iterator[Candidate]:
    """What says whose the image is: beneath it, behind its caption, declared, or in a line that begins so."""
    if lead.credits:
        yield Candidate(
            text=", ".join(lead.credits),
            kind=PlaceKind.GENERIC,
            where="credit with the image",
            values=lead.credits,
        )
    if lead.caption:
        yield Candidate(text=lead.caption, kind=PlaceKind.GENERIC, where="behind the caption")
    yield from _attributes(lead, _CREDIT_ATTRIBUTES.search)
    publisher = {name.casefold() for name in texts_at(document.article_node, "publisher")}
    for path in ("creditText", "copyrightHolder", "copyrightNotice", "author", "creator", "credit"):
        text = text_at(lead.declared, path)
        if text and text.casefold() not in publisher:
            yield Candidate(text=text, kind=PlaceKind.JSON_LD, where=f"image.{path}")
    if text := text_at(lead.declared, "caption"):
        yield Candidate(text=_without_markup(text), kind=PlaceKind.JSON_LD, where="behind the caption image.caption")
    alt = lead.image.get("alt") if lead.image is not None else None
    if alt:
        yield Candidate(text=alt, kind=PlaceKind.GENERIC, where="behind the caption image alt")
    for one in _labelled(document, headline, "image_credit"):
        if begins_as_credit(one.text):
            yield one


def disclaimer_candidates(document: Document, headline: Line | None) -> Iterator[Candidate]:
    """Lines that begin with the word for a disclaimer; the last one, which stands below the text, first."""
    yield from reversed(_labelled(document, headline, "image_disclaimer"))
    yield from labelled_lines(document, headline, "image_disclaimer")


def _labelled(document: Document, headline: Line | None, field_name: str) -> list[Candidate]:
    """Lines of the content that begin with a label of this field, the nearest to the headline first."""
    beginnings = _beginnings(field_name)
    found = []
    for line in [line for line in document.lines if line.text[:2].casefold() in beginnings]:
        text = line.text
        if line.region is Region.AROUND:
            continue
        if lone_label(text) == field_name and line.index + 1 < len(document.lines):
            text = f"{text.rstrip(' :：')}: {document.lines[line.index + 1].text}"
        label = read_label(text)
        if label is not None and label.field == field_name:
            distance = abs(line.index - headline.index) if headline else line.index
            found.append(Candidate(text=text, kind=PlaceKind.LABEL, where=label.label, lines_from_headline=distance))
    return sorted(found, key=lambda one: one.lines_from_headline or 0)


@cache
def _beginnings(field_name: str) -> frozenset[str]:
    """The first two letters of a field's labels: most lines begin otherwise, which spares reading them."""
    return frozenset(label[:2].casefold() for label in LABELS[field_name].split("|"))
