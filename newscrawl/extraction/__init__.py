"""From a page to what it says: candidates for every field, each with its place. No network, no Scrapy.

``extract_raw`` reads a page, and ``SiteMemory`` keeps what the pages of a site have in common. ``ArticleRules`` and
the words ``css``, ``xpath``, ``meta``, ``json_ld``, ``labelled``, ``line_after``, ``line_before`` and ``nowhere`` let a
site file say what is not in the usual place.
"""

from newscrawl.documents.document import Document as Document
from newscrawl.extraction.extract import extract_raw as extract_raw
from newscrawl.extraction.memory import SiteMemory as SiteMemory
from newscrawl.extraction.rules import ArticleRules as ArticleRules
from newscrawl.extraction.rules import Rule as Rule
from newscrawl.extraction.rules import css as css
from newscrawl.extraction.rules import json_ld as json_ld
from newscrawl.extraction.rules import labelled as labelled
from newscrawl.extraction.rules import line_after as line_after
from newscrawl.extraction.rules import line_before as line_before
from newscrawl.extraction.rules import meta as meta
from newscrawl.extraction.rules import nowhere as nowhere
from newscrawl.extraction.rules import xpath as xpath
