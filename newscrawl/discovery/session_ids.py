"""Session ids in addresses: a new one for each visitor, so that one article stands at endless addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*|/\([A-Z]\([0-9a-z]{16,}\)\)(?=/|$)", re.IGNORECASE)
"""As servlet containers and ASP.NET write them."""
_IN_QUERY = re.compile(
    r"(?<=[?&])(?:(?:jsessionid|phpsessid|aspsessionid\w*|cftoken|zenid|oscsid)=[^&#]*"
    r"|(?:sessionid|session_id|sid|cfid)=(?=[^&#]*[a-z])(?=[^&#]*\d)[\w-]{10,})(?:&|(?=#|$))",
    re.IGNORECASE,
)
"""Names that are a session's alone; those that number stories too (PHP-Nuke's ``sid=2101``) before a token."""
_TOKEN = re.compile(r"(?=.*\d)(?=.*[a-z])[0-9a-z]{16,}", re.IGNORECASE)
_SHARE = 0.6
_FEWEST = 4


def without_session(url: str) -> str:
    """The address without a session id of the known forms."""
    if not ("sid" in url.lower() or "sess" in url.lower() or "/(" in url or "=" in url):
        return url
    path_free = _IN_PATH.sub("", url)
    return _IN_QUERY.sub("", path_free).rstrip("?&") if "?" in path_free else path_free


def session_token(addresses: Sequence[str]) -> str | None:
    """The folder of most of a page's links that can only be a session's: ``3f9c…`` in ``/s/3f9c…/news/bridge``.

    A folder that all links share may as well be a section; that it is a long row of letters and figures without a
    word in it tells the two apart.
    """
    counts: Counter[str] = Counter()
    for address in addresses:
        counts.update({segment for segment in urlsplit(address).path.split("/")[:-1] if _TOKEN.fullmatch(segment)})
    found = counts.most_common(1)
    if found and found[0][1] >= max(_FEWEST, _SHARE * len(addresses)):
        return found[0][0]
    return None


def without_token(url: str, token: str) -> str:
    """The address without the folder that is a session's, and without the folder that announces it (``/s/``)."""
    parts = urlsplit(url)
    segments = parts.path.split("/")
    if token not in segments[:-1]:
        return url
    place = segments.index(token)
    before = segments[: place - 1] if place > 1 and len(segments[place - 1]) <= 1 else segments[:place]
    return urlunsplit((parts.scheme, parts.netloc, "/".join([*before, *segments[place + 1 :]]), parts.query, ""))
