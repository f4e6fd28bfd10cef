"""``python -m newscrawl`` is ``newscrawl``."""

from newscrawl.cli.main import main

main()
