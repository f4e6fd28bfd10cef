"""Many machines at one archive: due sites are handed out through a queue on the archive's own PostgreSQL.

The queue is pgqueuer (extra ``newscrawl[fleet]``). It decides who begins what and notices who died; the lease on the
site decides who may crawl and write. So a queue that errs costs time, and never a page that is fetched by two at once.
"""
