"""The pages themselves, as the servers sent them, in WARC 1.1 files; and back.

    from archive.pages import Capture, Exchange, open_pages

    with open_pages("pages/") as folder:
        pointer = folder.keep(Capture(exchanges=(Exchange(url=…, at=…, status=200, headers=…, body=…),)))
        folder.sync()                       # from here on it survives a power cut
        folder.read(pointer).content()      # the document, its Content-Encoding undone

``docs/pages.md`` tells what lies in the files.
"""

from archive.pages.exchange import Capture as Capture
from archive.pages.exchange import Exchange as Exchange
from archive.pages.exchange import Pointer as Pointer
from archive.pages.folder import PagesFolder as PagesFolder
from archive.pages.folder import open_pages as open_pages

__all__ = ["Capture", "Exchange", "PagesFolder", "Pointer", "open_pages"]
