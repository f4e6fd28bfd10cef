"""Every knob of the crawler, in the order in which an article meets it, each with its reason.

Scrapy reads this module; ``-s NAME=VALUE`` on the command line wins over it, a site file's
``custom_settings`` stands in between. Our own names start with ``NEWSCRAWL_``; all of them can be set in the
environment too. What may stand in each says ``newscrawl.knobs``.
"""

from os import environ

from scrapy.settings import default_settings

from newscrawl.knobs import from_environment, user_agent

_told = from_environment(environ)

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["spiders", "newscrawl.any_site"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "newscrawl.commands"  # our `scrapy crawl` exits with the verdict; the stock one with 0

# ── where things are kept ────────────────────────────────────────────────────────────────────────────
NEWSCRAWL_ARCHIVE = "sqlite:///newscrawl.db"  # '' crawls without an archive
NEWSCRAWL_PAGES = "pages/"  # folder or address of the pages as sent; '' keeps none
NEWSCRAWL_PAGES_SPOOL = "pages.spool"  # where files grow for a far folder
NEWSCRAWL_PAGES_FILE_SIZE = 512 * 1024 * 1024  # bytes, after which another file is begun
NEWSCRAWL_PAGES_FILE_AGE = 3600.0  # seconds, after which another file is begun
NEWSCRAWL_PAGES_IMAGES = "0"  # 1 keeps the lead image of what is new or revised
HTTPCACHE_ENABLED = False  # a toy for developers; the archive is the memory of a crawl

# ── who we say we are ────────────────────────────────────────────────────────────────────────────────
# A site's administrator must be able to tell who calls and whom to ask to stop: an address or an e-mail.
NEWSCRAWL_CONTACT = _told.get("NEWSCRAWL_CONTACT", "")
USER_AGENT = user_agent(NEWSCRAWL_CONTACT)
ROBOTSTXT_USER_AGENT = "newscrawl"
COOKIES_ENABLED = False  # no session, no tracking, and the page that a first visitor sees
# Nor does a request say how we came to a page: RefererMiddleware is off, see below.

# ── what we may fetch at all ─────────────────────────────────────────────────────────────────────────
ROBOTSTXT_OBEY = True
# What pages say about their use, and we obey: noarchive, noindex and the like; the reservation of text and data mining
# (TDMRep). Such articles are not kept. What is left out here is recorded with the page, and not obeyed.
NEWSCRAWL_OBEY = "robots-tags,tdm"
NEWSCRAWL_ALLOW_PRIVATE = "0"  # 1 opens loopback and private networks
TWISTED_DNS_RESOLVER = "newscrawl.resolver.GuardedResolver"  # the address that was checked is the one dialled
DOWNLOAD_HANDLERS = {
    "http": "newscrawl.rendering.RenderingHandler",  # a browser for sites that say `render = True`, else Scrapy's own
    "https": "newscrawl.rendering.RenderingHandler",
    **dict.fromkeys(("file", "data", "ftp", "s3")),  # news comes over http and https
}
NEWSCRAWL_BROWSER = ""  # '' takes Playwright's own, else the system's Chromium
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is not to

# ── how gently ───────────────────────────────────────────────────────────────────────────────────────
CONCURRENT_REQUESTS = 32  # over all sites of a process
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one visitor at a time
DOWNLOAD_DELAY = 1.0  # seconds between two requests to a site; robots.txt may ask for more
DOWNLOAD_DELAY_JITTER = 0.5  # share of the delay by which it varies, so that our requests do not beat time
AUTOTHROTTLE_ENABLED = True  # a site that answers slowly is asked more slowly
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
NEWSCRAWL_CRAWL_DELAY_MAX = 30.0  # seconds: a longer Crawl-delay would make the crawl endless
NEWSCRAWL_RETRY_AFTER_MAX = 120.0  # seconds: a site that asks for more is left alone for as long as it asks
NEWSCRAWL_BACK_OFF = 5.0  # seconds without a request after a 429 or 503 that names no time; doubled by the next
NEWSCRAWL_BLOCKS_IN_A_ROW = 5  # refusals and challenge pages, after which a crawl ends and the site is paused
NEWSCRAWL_STOP_GRACE = 5.0  # seconds that requests on their way have when a crawl is stopped

# ── how often ────────────────────────────────────────────────────────────────────────────────────────
# `newscrawl crawl --due` asks each source at the rate at which it brings news, between these bounds (seconds).
NEWSCRAWL_POLLS_A_DAY = 24.0  # of a source, in the mean of all: busy ones get more of them, quiet ones less
NEWSCRAWL_POLL_SHORTEST = 300.0
NEWSCRAWL_POLL_LONGEST = 12 * 3600.0
NEWSCRAWL_REVISITS_A_DAY = 300  # known pages of a site that are looked at again for corrections and views
NEWSCRAWL_SITES_AT_ONCE = 100  # sites that share a process; politeness is by site, so few of them fetch at any time
NEWSCRAWL_LEASE = 120.0  # seconds; a crawl that gives no sign of life for so long may be taken over by another

# ── on many machines (docs/fleet.md) ─────────────────────────────────────────────────────────────────
NEWSCRAWL_FLEET_SILENCE = 10.0  # seconds without a sign of life, after which what a worker has in hand goes to others
NEWSCRAWL_FLEET_LOOK = 5.0  # seconds between two looks of a dispatcher at what is due
NEWSCRAWL_FLEET_TURN = 900.0  # seconds of a back-fill, after which the site's news have their turn
NEWSCRAWL_FLEET_TRIES = 3  # crawls that end their process, after which a site is quarantined

# ── who is told ──────────────────────────────────────────────────────────────────────────────────────
NEWSCRAWL_NOTIFY = ""  # Apprise addresses, parted by spaces: mailto://…, slack://…
NEWSCRAWL_QUIET_HOURS = ""  # 22:00-07:00 Asia/Kolkata: told afterwards
NEWSCRAWL_NOTIFY_APART = "0"  # seconds between two messages: what falls between is one

# ── within which bounds ──────────────────────────────────────────────────────────────────────────────
DOWNLOAD_TIMEOUT = 60  # seconds for the whole answer, however it trickles
DNS_TIMEOUT = 20
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes, also after decompression; Scrapy's default is 1 GiB
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False  # on news pages it reloads a live ticker, it does not lead to the article
RETRY_TIMES = 2
URLLENGTH_LIMIT = 2083
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the ledger decides what is asked for twice
# There is no limit of depth: a back-fill walks archives page by page; what bounds a walk is told in newscrawl.walk.

CONCURRENT_ITEMS = (
    2  # Scrapy starts so many tasks for every single response; its default of 100 costs a third of a crawl
)

# ── the road of an article ───────────────────────────────────────────────────────────────────────────
DOWNLOADER_MIDDLEWARES = {
    "newscrawl.middlewares.GuardAddresses": 20,  # before anything else is done for a request
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newscrawl.middlewares.StayOnSite": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newscrawl.middlewares.ObeyRobots": 100,
    "newscrawl.middlewares.LeaveOutOtherPages": 120,  # behind robots.txt, so that its no is told as its own
    "newscrawl.asking_reservations.AskReservations": 130,  # behind all that says no: only for what is fetched
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "newscrawl.middlewares.RetryPolitely": 550,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newscrawl.middlewares.FollowRedirects": 600,
    "newscrawl.recording.RecordExchanges": 820,  # sees redirects, and bodies that are still compressed
}
EXTENSIONS = {
    "newscrawl.stopping.StopInTime": 50,
    "newscrawl.extensions.CrawlDelay": 100,
    "newscrawl.extensions.CrawlRecord": 200,
}
ITEM_PIPELINES = {
    "newscrawl.pipelines.Normalise": 200,
    "newscrawl.pipelines.StoreInArchive": 800,
    "newscrawl.images.KeepLeadImage": 850,
    "newscrawl.pipelines.ExportRow": 900,
}
# Of Scrapy's own parts, those without which a crawl is the same. `None` in the settings above would not do: Scrapy
# imports what it is told to leave out. They cost each crawl their imports, and each request its way through them.
_NOT_ASKED_FOR = {
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
    "scrapy.extensions.memdebug.MemoryDebugger",
    "scrapy.extensions.remote_control.RemoteControl",
    "scrapy.extensions.telnet.TelnetConsole",
    "scrapy.spidermiddlewares.depth.DepthMiddleware",
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    "scrapy.spidermiddlewares.referer.RefererMiddleware",
}
DOWNLOADER_MIDDLEWARES_BASE = {
    name: order for name, order in default_settings.DOWNLOADER_MIDDLEWARES_BASE.items() if name not in _NOT_ASKED_FOR
}
SPIDER_MIDDLEWARES_BASE = {
    name: order for name, order in default_settings.SPIDER_MIDDLEWARES_BASE.items() if name not in _NOT_ASKED_FOR
}
EXTENSIONS_BASE = {
    name: order for name, order in default_settings.EXTENSIONS_BASE.items() if name not in _NOT_ASKED_FOR
}

# ── no doors into a running crawl ────────────────────────────────────────────────────────────────────
REMOTE_CONTROL_ENABLED = False  # Scrapy 2.19 would listen for code to run
TELNETCONSOLE_ENABLED = False

# ── what people read ─────────────────────────────────────────────────────────────────────────────────
LOG_LEVEL = NEWSCRAWL_LOG_LEVEL = _told.get("NEWSCRAWL_LOG_LEVEL", "INFO")
NEWSCRAWL_LOG_JSON = "0"  # 1: `newscrawl` logs in lines of JSON
LOG_FORMATTER = "newscrawl.logs.QuietFormatter"  # an item in the log is its address, not its text
FEED_EXPORT_ENCODING = "utf-8"

globals().update(_told)  # what the environment says wins over all that stands above
