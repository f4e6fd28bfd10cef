"""Field health: what each site's articles used to show, and an alarm when they no longer do.

``measures`` says what is counted of an article, ``watch`` follows one count against its own past,
``site`` does so for all counts of one site, ``watching`` adds a crawl's articles and words what has changed.
"""

from newscrawl.health.measures import FIELDS, Observed, observe
from newscrawl.health.report import health_report
from newscrawl.health.site import Event, SiteWatch
from newscrawl.health.watching import Watched, counts_by_field, in_words, watch_articles

__all__ = [
    "FIELDS",
    "Event",
    "Observed",
    "SiteWatch",
    "Watched",
    "counts_by_field",
    "health_report",
    "in_words",
    "observe",
    "watch_articles",
]
