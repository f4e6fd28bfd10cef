"""The address by which an article is known, among those by which its page was met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from archive.addresses import canonical_address, identity_key, names_article, numbers_of
from newscrawl.words.late import late

__all__ = ["canonical_address", "choose_address", "identity_key", "number_of"]

_SLUG = re.compile(r"\w-\w+-\w")
"""Three words with hyphens between them name an article."""
_PREFIX = late(r"^(?:www\d?|m|mobile|amp)\.")


def choose_address(page_url: str, declared: Iterable[str]) -> str:
    """The canonical spelling of the declared address, if it can be believed, else of the page's own.

    Believed is an address of the same site which is neither its home page nor a folder in which the page lies: a
    template that declares home page or section canonical everywhere would make one article of them all. So would one that
    leaves out the number (``article.php`` of ``article.php?id=7``), or has that of another page. A saved page (``file:``)
    is of the site that it declares; without a declaration its own address stays. Raises ``ValueError`` where even
    the page's address is none.
    """
    is_file = urlsplit(page_url).scheme == "file"
    for text in declared:
        try:
            address = canonical_address(urljoin(page_url, text.strip()))
        except ValueError:
            continue
        if (is_file or _site(address) == _site(page_url)) and _leads_somewhere(address, page_url):
            return address
    return page_url if is_file else canonical_address(page_url)


def number_of(addresses: Iterable[str], pattern: str | None) -> str | None:
    """The site's own number of an article, searched in its addresses by the site's rule."""
    if pattern is None:
        return None
    found = (re.search(pattern, address) for address in addresses)
    return next((match[1] for match in found if match), None)


def _site(address: str) -> str:
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    return _PREFIX.sub("", (parts.hostname or "").lower()) + port


def _leads_somewhere(address: str, page_url: str) -> bool:
    """Whether an address can be the page's: of a folder above a slug it cannot, above a page's number it can."""
    parts = urlsplit(address)
    if not (parts.path.strip("/") or parts.query) or _lacks_the_number(address, page_url):
        return False
    folder, path = f"{parts.path.rstrip('/')}/", urlsplit(page_url).path
    below = path.removeprefix(folder) if path.startswith(folder) and not parts.query else ""
    return not any(_SLUG.search(segment) for segment in below.split("/"))


def _lacks_the_number(address: str, page_url: str) -> bool:
    """Whether an address is the page's own without the number by which it is known, or with another one."""
    if urlsplit(page_url).scheme == "file":
        return False
    declared, own = urlsplit(address), urlsplit(canonical_address(page_url))
    if declared.path != own.path or names_article(own.path):
        return False
    numbers = numbers_of(own.query)
    return bool(numbers) and not numbers & numbers_of(declared.query)
