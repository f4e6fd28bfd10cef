"""How a site of the demo looks: the publishing systems and habits that regional sites really have."""

from newscrawl.demo.edition import DemoSite
from newscrawl.demo.looks.broadsheet import Broadsheet
from newscrawl.demo.looks.common import Look
from newscrawl.demo.looks.portal import Portal
from newscrawl.demo.looks.wordpress import WordPress

_LOOKS: dict[str, type[Look]] = {"portal": Portal, "wordpress": WordPress, "broadsheet": Broadsheet}


def look_of(site: DemoSite) -> Look:
    """The look that a site's text file names."""
    return _LOOKS[site.look](site)
