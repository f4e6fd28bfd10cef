"""What names of persons look like: full or small, with or without capitals, and without the marks around them."""

from __future__ import annotations

import re

from newscrawl.words.late import late
from newscrawl.words.places import is_place, is_placelike

PARTICLES = frozenset(
    "von van vom zu zum zur der den dem de del della delle dei di da do das dos du des le la las los el al bin binti bint ibn ben abu af av ten ter te y e i und and et og ap st st. d' l' o wa arap ole ould mint уулу кызы оглы огли кизи ұлы қызы улы гызы оғлы зода oğlu qızı kyzy uulu gyzy zade ua ní dela delos ng ul ur uz ud il v. v d a/l a/p s/o anak haji b. bt. bte á".split()
)
"""Words within names that begin with a small letter; any other such word makes a phrase of it."""
VIETNAMESE = "ăđơưĂĐƠƯ\u1ea0-\u1ef9"
"""Letters that Vietnamese alone has."""
SITE = late(
    r"^[^\W_][\w-]{2,}\.(?:com|net|org|co|info|news|tv|in|pk|np|lk|id|my|ph|ir|iq|tr|il|vn|th|kr|jp|cn|tw|hk|sg|ke|ng|za|gh|tz|ug|ru|ua|uz|kz|kg|az|de|fr|it|es|nl|pl|ro|cz|sk|hu|gr|br|mx|cl|pe|نت|كوم|рф|(?-i:ie|eu|au|nz|ca|uk|us|no|se|dk|fi|is|fo|ee|lv|lt|be|ch|at|lu|pt|cat|eus|gal|bg|rs|hr|si|ba|mk|al|me|ge|am|md|by|cy|mt|li|mn|bd|bt|mv|kh|la|mm|jo|lb|ae|sa|qa|kw|bh|om|ps|ma|dz|tn|ly|eg|sn|ci|ml|bf|cm|cd|ao|mz|zm|zw|bw|rw|mw|et|so|fj|pg|ws|to|nc|pf|ar|co|uy|py|bo|ec|ve|do|cu|cr|gt|hn|sv|ni|pa|jm|tt|bb|gy))(?:\.[a-z]{2})?$",
    re.IGNORECASE,
)
"""The address of a site, in whatever script."""


def stripped(text: str) -> str:
    """Without the marks around it; the point of an initial at the end stays."""
    bare = " ".join(text.split()).strip(" ,:;-–—'\"‘’“”*·|/।•>»«_~→←►▶▼▲✓()[]【】（）")
    last = bare.rpartition(" ")[2]
    keeps = re.fullmatch(r"(?:[^\W\d_]\.)+|(?:Jr|Sr)\.", last) is not None and (last != bare or len(last) > 2)
    bare = bare.lstrip(".") if keeps else bare.strip(" .")
    return bare + "»" if bare.count("«") > bare.count("»") else bare


def is_vietnamese(*names: str) -> bool:
    """Whether names are Vietnamese by a letter of one of them and the syllables of all."""
    return bool(re.search(f"[{VIETNAMESE}]", " ".join(names))) and all(
        re.fullmatch(r"[^\W\d_]{1,7}(?: [^\W\d_]{1,7}){1,3}", name) for name in names
    )


def is_caseless(text: str) -> bool:
    """Whether a script has no capitals, by its first letter."""
    return text[:1].upper() == text[:1].lower() or "\u10d0" <= text[:1] <= "\u10ff"


def is_small(text: str) -> bool:
    """Whether a text is in small letters, of a script that has capitals and uses them: Georgian does not."""
    return text.islower() and not is_caseless(text)


def is_full_name(text: str) -> bool:
    """Whether a text is a name of several words, in capitals where its script has them."""
    parts = text.split()
    if len(parts) < 2 or is_place(text) or is_placelike(text):
        return False
    letters = [part for part in parts if part[0].isalpha()]
    if all(len(part.strip(".")) < 3 and part.endswith(".") for part in parts[:-1]) and len(parts[-1].strip(".")) < 3:
        return False  # an abbreviation: "म. टा."
    return not any(map(is_small_word, letters))


def is_small_word(part: str) -> bool:
    """Whether a word is written small as no part of a name is, unlike "von", "d'Ormesson" and "al-Rashed"."""
    return (
        part[0].islower()
        and not is_caseless(part)
        and part.casefold().split("-")[0] not in PARTICLES
        and re.match(r"(?:d|l|dell|dall|a[lrsntdz]|e[lszr]|ul|ur|us|uz|ud|mc|mac|o)['’-]?[A-ZÀ-Þ]", part) is None
    )
