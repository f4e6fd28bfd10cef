"""What of an article is content, and when two spellings of it are the same: what a revision is made for.

Nothing that a reader would not call an edit counts: white space, the way a character is encoded or escaped,
typographic or plain quotation marks, the signature in an image's address.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

CONTENT_FIELDS = (
    "headline",
    "description",
    "byline",
    "authors",
    "agency",
    "dateline",
    "published_local",
    "published_precision",
    "section",
    "tags",
    "language",
    "body",
    "image_url",
    "image_caption",
    "image_credit",
    "image_disclaimer",
)
"""What makes a revision when it changes. Views, the time of a fetch and the publisher's own "updated" stamp
are no content; nor is how the body is cut into blocks, as long as its text stays."""

_DIGEST_VERSION = "2"
_ONE_SPELLING = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),  # they change the look, not the word
}
_SPELLINGS = re.compile(f"[{re.escape(''.join(_ONE_SPELLING))}]")
_MISREAD = re.compile("[\u00c2\u00c3\u00e0\u00e2\u00d8-\u00db][\u0080-\u00bf\u0152-\u2122]")
"""UTF-8 that was read as Windows-1252: a lead byte and one of its followers."""
_LOST = "\ufffd"


def content_digest(content: Mapping[str, Any]) -> str:
    """A digest of the content alone. Its first part names the way it was made."""
    essence = [essence_of(name, content.get(name)) for name in CONTENT_FIELDS]
    text = json.dumps(essence, ensure_ascii=False, separators=(",", ":"))
    return f"{_DIGEST_VERSION}:{hashlib.sha256(text.encode('utf-8')).hexdigest()}"


def is_of_today(digest: str) -> bool:
    """Whether a digest was made the way that :func:`content_digest` makes it now."""
    return digest.startswith(f"{_DIGEST_VERSION}:")


def essence_of(name: str, value: Any) -> Any:
    """A field's value in the one spelling that all of its spellings share."""
    if isinstance(value, str):
        if name == "image_url":  # image servers sign their addresses
            parts = urlsplit(value)
            return f"{parts.netloc}{parts.path}"
        return _one_spelling(value)
    return [essence_of("", one) for one in value] if isinstance(value, list | tuple) else value


def is_garbled(read: Any, known: Any) -> bool:
    """Whether a value just read is the known one with its characters misread or lost: a fault of one answer.

    The other way round it is an improvement, and counts.
    """
    if not isinstance(read, str) or not isinstance(known, str):
        return False
    if _LOST in read and _LOST not in known:
        return _is_without_some(_one_spelling(read), _one_spelling(known))
    if not _MISREAD.search(read):
        return False
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = read.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return _one_spelling(meant) == _one_spelling(known)
    return False


def _one_spelling_of(found: re.Match[str]) -> str:
    return _ONE_SPELLING[found[0]]


def _one_spelling(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = _SPELLINGS.sub(_one_spelling_of, unicodedata.normalize("NFC", text))
    elif "`" in text:
        text = text.replace("`", "'")
    return " ".join(text.split())


def _is_without_some(text: str, whole: str) -> bool:
    """Whether the parts between lost characters stand in the whole text, in order and from end to end."""
    first, *parts = text.split(_LOST)
    if not whole.startswith(first) or not whole.endswith(parts[-1]) or len(text) > 3 * len(whole):
        return False
    position = len(first)
    for part in parts:
        position = whole.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return True
