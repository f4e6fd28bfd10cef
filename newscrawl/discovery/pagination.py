"""Which page continues a section page: declared, numbered, told in words, or behind a "load more"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from newscrawl.words.paging import MORE, NEXT

if TYPE_CHECKING:
    from lxml import etree

_PAGE_PARAMETERS = "page paged pg p pageno page_no pagenumber".split()
_PAGE_NUMBER = re.compile(
    rf"(?:[?&](?:{'|'.join(_PAGE_PARAMETERS)})=|/page[/-])(\d{{1,4}})(?=/?(?:$|[&#?]))", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:[/?&](?:(?:page|paged|pg|p|start|offset|from|seite|pagina|list|index)[=/_-]?)?|[_-])\d{1,5}(?:\.(?:html?|php|aspx?))?/?$",
    re.IGNORECASE,
)
"""What tells the pages of a section apart where a link says itself which of them it leads to."""
_FIRST = re.compile(r"/(?:index\.\w+)?$")
"""How the address of a section's first page ends."""
_NEXT_WORDS = re.compile(rf"(?:{NEXT}|{MORE})(?!\w).{{0,12}}|[»›>→]{{1,2}}", re.IGNORECASE)
_ARROWS = "«»‹›<>←→⟵⟶ "
_NEXT_NAMES = frozenset(
    "next older load-more loadmore load_more show-more nav-previous page-next next-page pager-next pager__item--next"
    " pagination-next older-posts nextpostslink blog-pager-older-link".split()
)
"""Classes by which themes name the link to the next page, on itself or on the element around it."""
_OTHER_LISTS = re.compile(
    r"(?:cat|category|c|cid|section|sec|sid|rubric|topic|channel|menu|tag|lang|language|sort|order|orderby|view|print|s|q"
    r"|utm_\w+)(?:_?id)?",
    re.IGNORECASE,
)
"""Parameters that lead to another list, and not to another page of this one."""
_OFFSETS = frozenset({"offset", "start", "skip", "from", "limitstart", "begin"})
_LIMITS = ("limit", "count", "size", "per_page", "perpage", "pagesize", "page_size", "rows", "num", "n")
_NEXT_IN_JSON = frozenset({"next", "next_url", "nextUrl", "next_page_url", "nextPage", "nextPageUrl"})
_MORE_IN_JSON = ("has_more", "hasMore", "has_next", "hasNext", "more")
_MORE = re.compile(r"more|next|ajax|endpoint|infinite|hx-get", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:/)?/[^\s'\"<>{}]*")
_DATA_PAGES = ("data-page", "data-next-page", "data-next", "data-paged")


@dataclass(frozen=True, slots=True)
class _Linked:
    """A link, and how it tells where it leads."""

    address: str
    text: str
    says_next: bool
    """By what a reader sees or hears, or by its class."""


def base_of(root: etree._Element, url: str) -> str:
    """The address to which those of a page are joined: its own, or that of ``<base href>``."""
    return str(urljoin(url, next(iter(root.xpath("//base/@href")), "")))


def following_page(root: etree._Element, url: str, addresses: Sequence[str], number: int) -> str | None:
    """The absolute address of the page that continues the section page number ``number`` at ``url``.

    ``addresses`` are those of its links. The sources of evidence, in this order: ``rel=next``; a link in the same
    section that shows readers the next number, or has it in its address; one that says in words, or by its class,
    that it is the next; the address that a button for more has among its attributes.
    """
    base = base_of(root, url)
    declared = root.xpath("(//link[@rel='next']|//a[contains(concat(' ', @rel, ' '), ' next ')])/@href")
    linked = list(_links(root, base))
    counted = (one.address for one in linked if one.text == str(number + 1) and _is_alike(url, one.address, True))
    numbered = (address for address in addresses if _continues(url, address, number + 1))
    in_words = (one.address for one in linked if one.says_next and _is_alike(url, one.address, False))
    pressed = _behind_buttons(root, base, number + 1)
    for address in (*_joined(base, declared), *counted, *numbered, *in_words, *pressed):
        if address.split("#")[0] != url:
            return str(address)
    return None


def counted_on(url: str, received: int) -> str | None:
    """The address with its page number one higher, for answers that carry no links (JSON of a "load more").

    Where it counts entries and not pages it goes on by those ``received``, or by as many as it asks for.
    """
    found = _PAGE_NUMBER.search(url)
    if found:
        return f"{url[: found.start(1)]}{int(found[1]) + 1}{url[found.end(1) :]}"
    query = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    asked = {name.lower(): int(value) for name, value in query if value.isascii() and value.isdigit()}
    step = next((asked[name] for name in _LIMITS if asked.get(name)), received)
    offset = next((name for name, _ in query if name.lower() in _OFFSETS and name.lower() in asked), None)
    if offset is None or not step:
        return None
    further = [(name, str(asked[name.lower()] + step) if name == offset else value) for name, value in query]
    return f"{url.partition('?')[0]}?{urlencode(further)}"


def next_in_json(told: Any, url: str) -> str | None:
    """The address of the next page as an answer in JSON names it, at its top or one level below."""
    for one in _tops(told):
        for name in _NEXT_IN_JSON & one.keys():
            if isinstance(one[name], str) and one[name].startswith(("/", "?", "http")):
                return str(urljoin(url, one[name]))
    return None


def ends_in_json(told: Any) -> bool:
    """Whether an answer in JSON says that there is no more of it."""
    return any(one.get(name) is False for one in _tops(told) for name in _MORE_IN_JSON)


def entries_in_json(told: Any) -> int:
    """How many entries an answer in JSON has: those of its longest list, at its top or one level below."""
    lists = [told, *(value for one in _tops(told) for value in one.values())]
    return max((len(one) for one in lists if isinstance(one, list)), default=0)


def _tops(told: Any) -> Iterator[dict[str, Any]]:
    for one in (told, *(told.values() if isinstance(told, dict) else ())):
        if isinstance(one, dict):
            yield one


def _joined(base: str, addresses: Iterable[str]) -> Iterator[str]:
    for one in addresses:
        with suppress(ValueError):  # "http://[broken"
            yield urljoin(base, one)


def _links(root: etree._Element, base: str) -> Iterator[_Linked]:
    for anchor in root.iter("a"):
        text = " ".join("".join(anchor.itertext()).split())
        labels = [text, text.strip(_ARROWS), anchor.get("aria-label") or "", anchor.get("title") or ""]
        around = anchor.getparent()
        classes = f"{anchor.get('class') or ''} {around.get('class') or '' if around is not None else ''}"
        says_next = any(_NEXT_WORDS.fullmatch(label) for label in labels) or not _NEXT_NAMES.isdisjoint(
            classes.lower().split()
        )
        for address in _joined(base, [anchor.get("href") or ""]):
            yield _Linked(address, text, says_next)


def _is_alike(url: str, address: str, is_number: bool) -> bool:
    """Whether two addresses may be of pages of one list: but for a number at the end, or for one parameter.

    ``is_number`` asks that its value be one; else it may be any mark of the place in the list.
    """
    if _TAIL.search(address) and _without_tail(address) == _without_tail(url):
        return True
    here, there = urlsplit(url), urlsplit(address)
    if (here.netloc, here.path.rstrip("/")) != (there.netloc, there.path.rstrip("/")):
        return False
    own, theirs = dict(parse_qsl(here.query)), dict(parse_qsl(there.query))
    changed = {name for name in own.keys() | theirs.keys() if own.get(name) != theirs.get(name)}
    if len(changed) != 1 or not changed <= theirs.keys():
        return False
    name = changed.pop()
    return theirs[name].isdigit() if is_number else _OTHER_LISTS.fullmatch(name) is None


def _continues(url: str, address: str, number: int) -> bool:
    """Whether ``address`` is page ``number`` of the section at ``url``."""
    found = _PAGE_NUMBER.search(address)
    if found is None or int(found[1]) != number:
        return False
    (section, own), (other, theirs) = _section_of(url), _section_of(address)
    return section == other and own <= theirs


def _section_of(address: str) -> tuple[tuple[str, str], frozenset[tuple[str, str]]]:
    """Host and path of a section without the number of a page, and what its query asks for besides."""
    parts = urlsplit(address)
    path = _PAGE_NUMBER.sub("", parts.path).rstrip("/")
    return (parts.netloc, path), frozenset(
        one for one in parse_qsl(parts.query) if one[0].lower() not in _PAGE_PARAMETERS
    )


def _without_tail(address: str) -> str:
    return _FIRST.sub("", _TAIL.sub("", address)).rstrip("/")


def _behind_buttons(root: etree._Element, base: str, number: int) -> Iterable[str]:
    """Addresses in the attributes of elements that load more when a reader presses or reaches them."""
    for element in root.xpath("//*[self::button or self::a or self::div or self::span]"):
        attributes = {name: value for name, value in element.attrib.items() if name.startswith(("data-", "hx-get"))}
        told = " ".join((element.get("class") or "", element.get("id") or "", *attributes))
        if not attributes or not _MORE.search(told):
            continue
        has_page = any(attributes.get(name, "").isdigit() for name in _DATA_PAGES)
        for value in attributes.values():
            if _ADDRESS.fullmatch(value):
                address = urljoin(base, value)
                if has_page and "?" not in address and not any(map(str.isdigit, address.rsplit("/", 2)[-1])):
                    address = f"{address}?page="
                yield f"{address}{number}" if address.endswith("=") else address
