"""Newscrawl turns regional news sites into a SQL archive that people can rely on.

The path of an article, which is also the order of the folders:

    discover      fetch      extract        normalise       decide      store      serve
    Link       →  Page    →  RawArticle  →  Article      →  Outcome  →  rows    →  find, changes, export
    discovery/    Scrapy     extraction/    normalisation/  archive/    archive/   archive/
"""
