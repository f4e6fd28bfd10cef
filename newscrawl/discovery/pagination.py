"""Which page continues a section page: declared, numbered, or behind a "load more"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from lxml import etree

_PAGE_NUMBER = re.compile(
    r"(?:[?&](?:page|paged|pg|p|pageno|page_no|pagenumber)=|/page[/-])(\d{1,4})(?=/?(?:$|[&#?]))", re.IGNORECASE
)
_MORE = re.compile(r"more|next|ajax|endpoint|infinite|hx-get", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:/)?/[^\s'\"<>{}]+")


def following_page(root: etree._Element, url: str, addresses: Sequence[str], number: int) -> str | None:
    """The absolute address of the page that continues the section page number ``number`` at ``url``.

    ``addresses`` are those of its links. The sources of evidence, in this order: ``rel=next``; a link numbered one
    higher in the same section; the address that a button for more has among its attributes.
    """
    declared = root.xpath("(//link[@rel='next']|//a[contains(concat(' ', @rel, ' '), ' next ')])/@href")
    numbered = (address for address in addresses if _continues(url, address, number + 1))
    for address in (*(urljoin(url, one) for one in declared), *numbered, *_behind_buttons(root, url, number + 1)):
        if address != url:
            return str(address)
    return None


def counted_on(url: str) -> str | None:
    """The address with its page number one higher, for answers that carry no links (JSON of a "load more")."""
    found = _PAGE_NUMBER.search(url)
    if not found:
        return None
    return f"{url[: found.start(1)]}{int(found[1]) + 1}{url[found.end(1) :]}"


def _continues(url: str, address: str, number: int) -> bool:
    """Whether ``address`` is page ``number`` of the section at ``url``."""
    found = _PAGE_NUMBER.search(address)
    return bool(found) and int(found[1]) == number and _section_of(address) == _section_of(url)  # type: ignore[index]


def _section_of(address: str) -> tuple[str, str]:
    parts = urlsplit(_PAGE_NUMBER.sub("", address))
    return parts.netloc, parts.path.rstrip("/")


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
