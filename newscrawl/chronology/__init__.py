"""How the world writes days and times: words of many languages, calendars, clocks and zones.

``newscrawl.normalisation.dates`` puts the pieces together; each of them is a pure function or a table.
"""
