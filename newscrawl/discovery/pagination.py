"""Which page continues a section page: declared, numbered, or behind a "load more"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urljoin, urlsplit

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
_NEXT = re.compile(
    r"(?:next|older|weiter|nächste|suivant|siguiente|próxim[ao]|seguinte|successiv[ao]|volgende|næste|neste|nästa|seuraava|вперёд"
    r"|вперед|далее|следующая|наступна|następna|další|ďalšia|următoarea|következő|επόμενη|sonraki|التالي|بعدی|अगला|পরবর্তী|下一页"
    r"|下一頁|次へ|다음|ถัดไป|selanjutnya|berikutnya)\b.{0,12}|[»›>→]{1,2}",
    re.IGNORECASE,
)
_NEXT_IN_JSON = frozenset({"next", "next_url", "nextUrl", "next_page_url", "nextPage", "nextPageUrl"})
_MORE = re.compile(r"more|next|ajax|endpoint|infinite|hx-get", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:/)?/[^\s'\"<>{}]+")


def following_page(root: etree._Element, url: str, addresses: Sequence[str], number: int) -> str | None:
    """The absolute address of the page that continues the section page number ``number`` at ``url``.

    ``addresses`` are those of its links. The sources of evidence, in this order: ``rel=next``; a link in the same
    section that shows readers the next number, or has it in its address; one that says in words that it is the next;
    the address that a button for more has among its attributes.
    """
    declared = root.xpath("(//link[@rel='next']|//a[contains(concat(' ', @rel, ' '), ' next ')])/@href")
    numbered = (address for address in addresses if _continues(url, address, number + 1))
    counted = _linked_as(root, url, re.compile(str(number + 1)))
    in_words = _linked_as(root, url, _NEXT)
    pressed = _behind_buttons(root, url, number + 1)
    for address in (*_joined(url, declared), *counted, *numbered, *in_words, *pressed):
        if address != url:
            return str(address)
    return None


def counted_on(url: str) -> str | None:
    """The address with its page number one higher, for answers that carry no links (JSON of a "load more")."""
    found = _PAGE_NUMBER.search(url)
    if not found:
        return None
    return f"{url[: found.start(1)]}{int(found[1]) + 1}{url[found.end(1) :]}"


def next_in_json(told: Any, url: str) -> str | None:
    """The address of the next page as an answer in JSON names it, at its top or one level below."""
    for one in (told, *(told.values() if isinstance(told, dict) else ())):
        for name in _NEXT_IN_JSON & one.keys() if isinstance(one, dict) else ():
            if isinstance(one[name], str) and one[name].startswith(("/", "?", "http")):
                return str(urljoin(url, one[name]))
    return None


def _joined(url: str, addresses: Iterable[str]) -> Iterator[str]:
    for one in addresses:
        with suppress(ValueError):  # "http://[broken"
            yield urljoin(url, one)


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


def _linked_as(root: etree._Element, url: str, said: re.Pattern[str]) -> Iterator[str]:
    """Links whose text says they lead to the next page; their address differs from this one's in a number alone."""
    section = _without_tail(url)
    for anchor in root.iter("a"):
        if not said.fullmatch(" ".join("".join(anchor.itertext()).split())):
            continue
        for address in _joined(url, [anchor.get("href") or ""]):
            if _TAIL.search(address) and _without_tail(address) == section:
                yield address


def _without_tail(address: str) -> str:
    return _FIRST.sub("", _TAIL.sub("", address)).rstrip("/")


def _behind_buttons(root: etree._Element, url: str, number: int) -> Iterable[str]:
    """Addresses in the attributes of elements that load more when a reader presses or reaches them."""
    for element in root.xpath("//*[self::button or self::a or self::div or self::span]"):
        attributes = {name: value for name, value in element.attrib.items() if name.startswith(("data-", "hx-get"))}
        told = " ".join((element.get("class") or "", element.get("id") or "", *attributes))
        if not attributes or not _MORE.search(told):
            continue
        for value in attributes.values():
            if _ADDRESS.fullmatch(value):
                address = urljoin(url, value)
                yield f"{address}{number}" if address.endswith("=") else address
