"""Field health: what each site's articles used to show, and an alarm when they no longer do.

``measures`` says what is counted of an article, ``watch`` follows one count against its own past,
``site`` does so for all counts of one site and words what has changed.
"""

from newscrawl.health.measures import FIELDS, Observed, observe
from newscrawl.health.site import Event, SiteWatch

__all__ = ["FIELDS", "Event", "Observed", "SiteWatch", "observe"]
