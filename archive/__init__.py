"""The SQL archive of newscrawl: a library of its own, which imports neither newscrawl nor Scrapy."""
