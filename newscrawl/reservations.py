"""What a page says about its use, beside robots.txt: what is recorded of it, and what of it is obeyed.

Two voices: the words for robots (:mod:`newscrawl.robots_tags`), and the reservation of text and data mining (TDM
Reservation Protocol, W3C Community Group final report, sections 5 and 6: the headers ``tdm-reservation`` and
``tdm-policy``, meta elements of the same names, and the site's file, :mod:`newscrawl.site_reservations`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from newscrawl.errors import InvalidArgument
from newscrawl.robots_tags import directives, forbids_keeping, metas_of

ROBOTS_TAGS, TDM = "robots-tags", "tdm"
KNOWN = (ROBOTS_TAGS, TDM)
_TRIVIAL = frozenset({"index", "follow", "all", "archive"})
_LIMITS = ("max-snippet", "max-image-preview", "max-video-preview")
_NAME = re.compile(rb"\bname\s*=\s*[\"']?\s*(tdm-reservation|tdm-policy)\b", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)

Headers = Callable[[str], Iterable[str]]
"""All values of the header of this name."""
Said = tuple[tuple[str, str], ...]
"""Name and value of what a site's file says of an address."""


def obeyed(setting: str) -> frozenset[str]:
    """The voices that are obeyed, from the setting's text: ``robots-tags,tdm``.

    Raises ``InvalidArgument`` for a word that is none of them.
    """
    words = frozenset(word for one in setting.split(",") if (word := one.strip().lower()))
    if unknown := sorted(words - set(KNOWN)):
        raise InvalidArgument(f"NEWSCRAWL_OBEY names {', '.join(unknown)}: write any of {', '.join(KNOWN)}, or nothing")
    return words


def reservations(headers: Headers, body: bytes, site_says: Said = ()) -> tuple[str, ...]:
    """What a page says about its use, each with its place: ``noarchive (X-Robots-Tag)``; and its site's file of it."""
    said = [f"{word} ({place})" for word, place in directives(headers("X-Robots-Tag"), body) if _tells_something(word)]
    return tuple(
        dict.fromkeys([*said, *(f"{name}: {value} ({place})" for name, value, place in _tdm(headers, body, site_says))])
    )


def forbids(headers: Headers, body: bytes, obey: frozenset[str], *, at: datetime, site_says: Said = ()) -> str | None:
    """Why a page must not be kept, in words; ``None`` where nothing that is obeyed is said against it."""
    if ROBOTS_TAGS in obey and (reason := forbids_keeping(directives(headers("X-Robots-Tag"), body), at=at)):
        return reason
    if TDM in obey:
        for name, value, place in _tdm(headers, body, site_says):
            if name == "tdm-reservation" and value == "1":
                return f"its {place} reserves text and data mining (tdm-reservation: 1)"
    return None


def _tells_something(word: str) -> bool:
    return word not in _TRIVIAL and not word.startswith(_LIMITS)


def _tdm(headers: Headers, body: bytes, site_says: Said) -> list[tuple[str, str, str]]:
    """Name, value and place of each reservation and policy.

    The page's own element counts before its header, and that before the site's file (section 6.4).
    """
    found = []
    for element in metas_of(body):
        named, content = _NAME.search(element), _CONTENT.search(element)
        if named and content:
            found.append((named[1].decode().lower(), content[1].decode("latin-1").strip(), "meta element"))
    told = {name for name, *_ in found}
    for name in ("tdm-reservation", "tdm-policy"):
        if name not in told:
            found += [(name, value.strip(), "header") for value in headers(name)]
    if not any(name == "tdm-reservation" for name, *_ in found):
        found += [(name, value, "tdmrep.json") for name, value in site_says]
    return found
