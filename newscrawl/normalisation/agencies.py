"""News agencies and newsroom desks, as bylines print them: who is no person.

The agencies are the members of the European Alliance, OANA and the regional pools, with the short forms that
papers of South and Southeast Asia print.
"""

from __future__ import annotations

import re

AGENCIES = frozenset(
    (
        "ani|pti|ians|uni|ndtv|hindusthan samachar|app|inp|online news|ppi|unb|bss|bdnews24|rss|"
        "the press trust of india|press trust of india|asian news international|indo-asian news service|"
        "united news of india|associated press of pakistan|united news of bangladesh|bangladesh sangbad sangstha|"
        "rastriya samachar samiti|xinhua|afp|agence france-presse|agence france presse|ap|associated press|"
        "the associated press|reuters|thomson reuters|dpa|dpa-afx|sid|epd|kna|apa|efe|ansa|lusa|tass|ria novosti|"
        "interfax|anadolu agency|anadolu|aa|bernama|antara|kyodo|kyodo news|jiji press|yonhap|cna|vna|ttxvn|tna|"
        "pna|irna|isna|mehr|tasnim|wam|spa|mena|bloomberg|dow jones|getty images|ttnews|ritzau|ntb|tt|stt|belga|"
        "anp|pap|ctk|čtk|mti|hina|tanjug|पीटीआई|एएनआई|आईएएनएस|भाषा|वार्ता|रासस|रॉयटर्स|एएफपी|एपी|ইউএনবি|বাসস|"
        "রয়টার্স|এএফপি|এপি|سی این ای|اے پی پی|اے ایف پی|رائٹرز|روئٹرز|新华社|共同社"
    ).split("|")
)  # fmt: skip
_DESK = re.compile(
    r"\b(?:desk|bureau|staff|newsroom|news ?room|editorial|team|correspondents?|reporters?|admin|administrator|editor|editors|web ?team"
    r"|online|agencies|agency|network|redaktion|rédaction|redacción|redazione|redactie|news service|monitoring)\b"
    r"|डेस्क|संवाददाता|ब्यूरो|ब्युरो|संपादकीय|संवाददाताओं|समाचारदाता|प्रतिनिधि|ডেস্ক|প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|ڈیسک|نمائندہ|رپورٹر|بیورو",
    re.IGNORECASE,
)


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return " ".join(name.casefold().strip(" .()").split()) in AGENCIES


def is_desk(name: str) -> bool:
    """Whether a name is that of a desk, a newsroom or a nameless correspondent."""
    return bool(_DESK.search(name))
