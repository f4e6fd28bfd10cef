"""A small news web on loopback, so that anybody can see everything work without the internet.

Five made-up regional sites in four languages, in two editions: in the second some articles are corrected,
view counts have grown, new articles have appeared and one is gone. People, places' events and papers are
invented.
"""
