"""All that the archive raises on purpose.

ArchiveError
 ├─ ArchiveAddressError    the address in NEWSCRAWL_ARCHIVE cannot be understood
 ├─ ArchiveUnavailable     the database does not answer, or refuses
 │   ├─ ArchiveMissing         there is none yet
 │   ├─ ArchiveUnreachable     for now: to try again may help
 │   └─ PagesAway              the folder of pages lies elsewhere, and does not answer
 ├─ ArchiveFull            no room, or no leave, to write
 ├─ SchemaTooNew           a newer newscrawl has been here
 ├─ ArticleNotFound        no article has this address
 │   └─ ArticleTakenDown       there was one, and it was removed for good
 ├─ SearchNotUnderstood    what is looked for cannot be understood
 ├─ PageNotKept            of this article no page is kept
 ├─ PageDamaged            a kept page is not there any more, or not as it was
 ├─ InvalidArticle         an article that must not be stored as it is
 ├─ InvalidFilter          a question about articles that has no answer
 ├─ LeaseHeld              another crawl of the site is running
 └─ LeaseLost              another crawl has taken the site over from this one
"""

from __future__ import annotations

from datetime import datetime


class ArchiveError(Exception):
    """The root: catch it to catch everything that the archive raises on purpose."""


class ArchiveAddressError(ArchiveError):
    """Raised by ``open_archive`` when the address is no SQLAlchemy URL of a supported database."""


class ArchiveUnavailable(ArchiveError):
    """Raised by ``open_archive`` and by every method when the database cannot be reached or used."""


class ArchiveMissing(ArchiveUnavailable):
    """Raised by ``open_archive`` without ``create`` where there is no file, or no archive in the database."""


class ArchiveUnreachable(ArchiveUnavailable):
    """Raised where the reason may pass: a lost connection, a lock, a server that is starting."""


class PagesAway(ArchiveUnavailable):
    """Raised for kept pages that lie on a storage elsewhere, where that does not answer, or refuses."""


class ArchiveFull(ArchiveError):
    """Raised by the writing methods when the disk or the quota is used up, or the file is read-only."""


class SchemaTooNew(ArchiveError):
    """Raised by ``open_archive`` when the database was migrated by a newer newscrawl than this one."""


class ArticleNotFound(ArchiveError):
    """Raised by the reading methods when no article has the address that was asked for."""


class SearchNotUnderstood(ArchiveError):
    """Raised by ``search`` for what it cannot look for; the message says what to write instead."""


class PageNotKept(ArchiveError):
    """Raised by the reading methods when no page of an article is kept."""


class PageDamaged(ArchiveError):
    """Raised where a kept page is asked for whose file or record is gone, torn, or does not have its digest."""


class ArticleTakenDown(ArticleNotFound):
    """Raised by the reading methods for an article whose content was removed by a takedown."""


class InvalidArticle(ArchiveError):
    """Raised by ``add`` when a field holds what must not be stored; the message names the field."""


class InvalidFilter(ArchiveError):
    """Raised by what reads, as for a time without a zone or a file of marks that holds none; the message names it."""


class LeaseHeld(ArchiveError):
    """Raised when the lease of a site is taken while another crawl has it; says who, and until when."""

    def __init__(self, site: str, holder: str, until: datetime) -> None:
        self.site, self.holder, self.until = site, holder, until
        super().__init__(f"{site} is being crawled by {holder}, whose lease runs until {until:%Y-%m-%d %H:%M:%S} UTC")


class LeaseLost(ArchiveError):
    """Raised by every write of a crawl whose lease has run out and was taken by another; nothing is written."""

    def __init__(self, site: str, holder: str | None) -> None:
        self.site, self.holder = site, holder
        by = f"by {holder}, which crawls it now" if holder else "by another crawl, which has ended"
        super().__init__(f"the lease on {site} ran out and was taken {by}; this crawl writes nothing more")
