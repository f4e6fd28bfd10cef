"""Pages that others kept: from a WARC or WACZ file into the archive, by the same road as a live crawl.

    find files → cut into parts → records → answers of servers → pages → articles → rows
    files        parts            records   answers              pages   work      work

A part is the unit of work and of memory: what is done of it is a row, written in one transaction with its articles.
"""
