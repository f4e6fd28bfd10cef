"""What stands beneath an image, read: the caption, and the credit that its line or the place of a credit tells."""

from __future__ import annotations

import re
from dataclasses import replace

from newscrawl.normalisation.caption_parts import (
    LONGEST_CREDIT,
    WORDS_FOR_IMAGES,
    SplitCaption,
    bare_credit,
    split_caption,
)
from newscrawl.normalisation.image_credit import ImageCredit, normalise_credit
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.late import late

__all__ = ["SplitCaption", "bare_credit", "read_caption", "read_credit", "read_credit_in_caption", "split_caption"]

_WORDS_OF_CAPTION = 4
"""Words from which what stands before a credit's label is a caption, although the place is that of the credit."""
_KIND_ALONE = late(
    rf"(?:representat\w+|symbolic|illustrative|file|archive|stock|library|प्रतीकात्मक|প্রতীকী|फाइल|ফাইল|symbol|archiv)[\s-]*(?:{WORDS_FOR_IMAGES})",
    re.IGNORECASE,
)
"""What kind of image it is, and not whose."""


def read_credit(text: str) -> ImageCredit | None:
    """What a text says that stands in the place of a credit; ``None`` if it names nobody."""
    split = split_caption(text)
    is_behind_caption = split.caption is None or (
        len(split.caption.split()) >= _WORDS_OF_CAPTION and "/" not in split.caption
    )
    whole = split.credit if split.credit and is_behind_caption else normalise_text(text)
    credit = normalise_credit(text, is_credit=True)
    bare = bare_credit(whole) if whole else None
    if credit is None or bare is None or len(bare) > LONGEST_CREDIT or not any(map(str.isalpha, bare)):
        return None
    if _KIND_ALONE.fullmatch(bare) or (credit.credit_text is None and len(credit.text) <= 80):
        return None
    names_more = (
        credit.relation in {None, "file_photo", "agency", "photographer"} or re.search(r"[/|.]\s", bare) is not None
    )
    return replace(credit, credit_text=bare) if names_more or credit.credit_text is None else credit


def read_credit_in_caption(text: str) -> ImageCredit | None:
    """The credit that stands behind a caption."""
    credit = split_caption(text).credit
    return read_credit(credit) if credit else None


def read_caption(text: str) -> str | None:
    """A caption without the credit behind it."""
    caption = split_caption(text).caption
    return caption.rstrip(" |•/–—-") or None if caption else None
