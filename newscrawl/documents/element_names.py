"""What the elements of a page call themselves, by class and id, and what that tells of the texts in them."""

from __future__ import annotations

import re
from enum import IntFlag, StrEnum, auto
from functools import lru_cache

_AROUND = frozenset(
    "related newsletter newsletters subscription subscriptions comment comments commentlist respond disqus outbrain taboola cookie cookies consent breadcrumb "
    "breadcrumbs pagination trending popular masthead footer popup modal share shares sharing social sidebar bio tags keywords ad ads "
    "menu navigation navbar nav copyright upsell cta rating widget textwidget alsoread mostread printonly sronly screenreader "
    "visuallyhidden taglist taglinks tagcloud authorbox authorbio authorcard authorinfo morenews morestories moreposts morearticles itemauthorblock itemauthorlatest itemtagsblock itemrelated itemnavigation itemcomments".split()
) | {
    f"{word}{box}"
    for word in "info fact facts fakt fakta expandable author bio promo link service".split()
    for box in ("box", "boks", "kasten")
}
"""Words by which elements name themselves that stand around articles, on sites of every kind; of those that are
written in two parts both together. Absence proves nothing."""
_AROUND_BEGINS = ("recommend", "promo", "advert", "sponsor", "subscribe")
_FOR_SUBSCRIBERS = ("subscriber", "subscribers")
"""For whom the text of an article is, where papers show it to some of their readers alone."""
_ONLY_ALONE = frozenset(("widget", "textwidget"))
"""Words that tell only at the beginning of a name: ``widget``, ``widget-area``, and not ``image-widget``."""
_ENDS_OF_AROUND = frozenset(word[at:] for word in _AROUND for at in range(1, len(word)))
"""What the second part of such a word may be, if it is written in two."""
_DENIES = frozenset(("has", "no", "with"))
_NAMES_ITSELF_CAPTION = re.compile(
    r"caption|(?:^|[\s_-])(?:legend|bildunterschrift|bildtext|image-?(?:desc|text|info|source|credit|meta)\w*|photo-?(?:desc|text|info|credit|source)\w*|media-?(?:desc|credit|info|text)\w*|img-?(?:desc|text|info|credit)\w*|credits?|pie-?(?:de-?)?foto|leyenda|didascalia|kapsyen|takarir|keterangan-?(?:foto|gambar)|fotograf\w*)(?:$|[\s_-])"
    r"|(?:^|\s)(?:(?:content|article|main|lead|story|inline|body|news|top|hero)[-_]?)?(?:image|img|photo|picture|bild|foto)(?:$|\s)"
)
"""Class names of captions and credits, in lower case."""
_NAMES_ITSELF_TEXT = re.compile(r"(?:article|story|entry|post|news|main)[-_]{0,2}(?:content|body|text)(?:$|[\s_-])")
"""Names of what holds an article, in lower case."""
_NAMES_ITSELF_POST = re.compile(r"(?:^|\s)(?:hentry|post-\d+|type-post)(?:$|\s)")
_WORDS_OF_POSTS = frozenset(("hentry", "post"))
"""Names of an article of WordPress, which names its sections and tags there as well."""
_STEMS_OF_TEXTS = re.compile("content|body|text")
_STEMS_OF_CAPTIONS = re.compile("capt|cred|imag|img|phot|fot|bild|pict|medi|lege|leye|dida|pie|kaps|taka|kete")
"""What a word holds that may be one of a text's or a caption's names: most names are spared the whole search."""
_NAMES_ITSELF_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|screen-?reader(?:-?text|-?only)?|visually-?hidden|hidden-?visually|visuallyhidden|off-?screen)(?:$|[\s_-])"
    r"|(?:rollover|tooltip|popover|hover)(?:[-_]\w+)*?[-_]?(?:block|text|content|body|inner|box|card|popup|panel)(?:$|\s)"
)
"""Names of what stands in a line for screen readers only, or shows when the mouse is over a word; in lower case."""
_NAMES_ITSELF_FOR_SUBSCRIBERS = re.compile(
    r"(?:^|[\s_-])(?:(?:subscribers?|members?)[_-]only|(?:premium|paywalled|locked|restricted)[_-](?:content|text|body))(?:$|[\s_-])"
)
"""Names of the part of an article that is hidden until a script has asked who reads; in lower case."""
_STEMS_OF_UNSEEN = re.compile("only|reader|visually|screen|rollover|tooltip|popover|hover")
_LONGEST_NAME = 25
"""Characters beyond which an id is no name but an anchor, made of the words of a heading."""


class Region(StrEnum):
    """The part of the page in which a line stands."""

    CONTENT = "content"
    AROUND = "around"
    """Navigation, header, footer, aside, forms, what names itself so, and what is hidden."""
    CAPTION = "caption"


@lru_cache(maxsize=5_000)
def is_unseen(names: str) -> bool:
    """Whether classes name what stands in a line for screen readers alone, or shows when the mouse is over a word."""
    names = names.lower()
    return bool(_STEMS_OF_UNSEEN.search(names) and _NAMES_ITSELF_UNSEEN.search(names))


@lru_cache(maxsize=5_000)
def is_for_subscribers(classes: str) -> bool:
    """Whether what is hidden is a part of the article that is sent to everybody, in plain text."""
    classes = classes.lower()
    return "encrypt" not in classes and _NAMES_ITSELF_FOR_SUBSCRIBERS.search(classes) is not None


def region_named(classes: str, name: str) -> Region | None:
    """The region that an element's classes and its id name; none if one of them names a text."""
    named, is_text = _named(classes) if classes else (None, False)
    if is_text or not name or len(name) > _LONGEST_NAME:
        return None if is_text else named
    by_name, is_text = _named(name)
    return None if is_text else named or by_name


class _Tells(IntFlag):
    """What a word of a name may be a part of, so that most names are spared the search for all the rest."""

    AROUND = auto()
    TEXT = auto()
    CAPTION = auto()


@lru_cache(maxsize=20_000)
def _named(names: str) -> tuple[Region | None, bool]:
    """The region that names tell, and whether they tell a text."""
    names = names.lower()
    tells = 0
    for word in names.replace("_", " ").replace("-", " ").split():
        tells |= _may_tell(word)
    if not tells:
        return None, False
    is_text = bool(tells & _Tells.TEXT and (_NAMES_ITSELF_TEXT.search(names) or _NAMES_ITSELF_POST.search(names)))
    if tells & _Tells.AROUND and any(map(_names_around, names.split())):
        return Region.AROUND, is_text
    is_caption = tells & _Tells.CAPTION and _NAMES_ITSELF_CAPTION.search(names)
    return Region.CAPTION if is_caption else None, is_text


@lru_cache(maxsize=20_000)
def _may_tell(word: str) -> int:
    """What a word of a name may be, or end, of what tells something: sites share most of their words."""
    around = word in _AROUND or word in _ENDS_OF_AROUND or _begins_around(word)
    text = word in _WORDS_OF_POSTS or _STEMS_OF_TEXTS.search(word) is not None
    caption = _STEMS_OF_CAPTIONS.search(word) is not None
    return int(_Tells.AROUND * around | _Tells.TEXT * text | _Tells.CAPTION * caption)


@lru_cache(maxsize=20_000)
def _names_around(name: str) -> bool:
    """Whether one of the words of a name in lower case is one of those around articles: ``td-post-sharing-top``."""
    words = name.replace("_", "-").split("-")
    for at, word in enumerate(words):
        pair = f"{word}{words[at + 1]}" if at + 1 < len(words) else ""
        if word not in _AROUND and pair not in _AROUND and not _begins_around(word):
            continue
        if at and (words[at - 1] in _DENIES or word in _ONLY_ALONE):
            continue
        if word == "social" and any(map(_is_embed, words[at + 1 : at + 3])):
            continue
        return True
    return False


def _begins_around(word: str) -> bool:
    return word.startswith(_AROUND_BEGINS) and word not in _FOR_SUBSCRIBERS


def _is_embed(word: str) -> bool:
    return word.startswith("embed")
