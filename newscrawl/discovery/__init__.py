"""Where a site announces its articles, and which of the announced addresses are articles of this site.

A source is a value: the address of a feed, sitemap or section page, absolute or relative to the site's
homepage. It reads a fetched page into what is announced there, and into further sources that the page
leads to.
"""

from newscrawl.discovery.address_patterns import AddressPatterns as AddressPatterns
from newscrawl.discovery.feeds import Feed as Feed
from newscrawl.discovery.links import LinkFilter as LinkFilter
from newscrawl.discovery.sections import SectionPage as SectionPage
from newscrawl.discovery.sitemaps import Sitemap as Sitemap
from newscrawl.discovery.sources import Announced as Announced
from newscrawl.discovery.sources import Reading as Reading
from newscrawl.discovery.sources import Source as Source
from newscrawl.discovery.wordpress import WordPressPosts as WordPressPosts
