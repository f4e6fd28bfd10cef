"""When to ask a source again. A library: it knows neither Scrapy nor the archive, and has no clock."""

from newscrawl.scheduling.rhythm import Bounds as Bounds
from newscrawl.scheduling.rhythm import Rhythm as Rhythm
from newscrawl.scheduling.rhythm import next_poll as next_poll
from newscrawl.scheduling.rhythm import price as price
