"""Field health: what each site's articles used to show, and an alarm when they no longer do.

``measures`` says what is counted of an article, ``watch`` follows one count against its own past,
``site`` does so for all counts of one site, ``watching`` adds a crawl's articles and words what has changed;
``history`` sums up what fields have shown, ``layout`` tells whether the pages are still built as before.
"""

from newscrawl.health.history import FieldHistory, histories
from newscrawl.health.layout import LOOKED_BACK, LayoutChange, change_in_words, layout_changes
from newscrawl.health.measures import FIELDS, Observed, observe
from newscrawl.health.report import health_report
from newscrawl.health.site import Event, SiteWatch
from newscrawl.health.watching import Watched, in_words, watch_articles

__all__ = [
    "FIELDS",
    "LOOKED_BACK",
    "Event",
    "FieldHistory",
    "LayoutChange",
    "Observed",
    "SiteWatch",
    "Watched",
    "change_in_words",
    "health_report",
    "histories",
    "in_words",
    "layout_changes",
    "observe",
    "watch_articles",
]
