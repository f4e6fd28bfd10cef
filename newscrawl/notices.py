"""Telling people: one message for what has changed since the last one, and none while nothing has.

What is told are states: an alarm over a field, a site whose crawls bring nothing. A message says which have begun and
which are over; what begins and ends between two messages, or in quiet hours, is never told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from archive import Archive
from archive.health import Aspect
from archive.notices import LastCrawl
from newscrawl.clock import to_the_minute
from newscrawl.errors import InvalidArgument, NewscrawlError
from newscrawl.health import in_words

_HELP = "https://github.com/caronc/apprise/wiki lists the forms of addresses"
_LONGEST = 30
_NAMED = 5
"""Sites that are overdue, in a message."""
_RHYTHMS = 3
"""So many times its own rhythm after its time, a site is overdue."""
_AT_LEAST = timedelta(days=1)
"""And not before so long after its last crawl: who crawls once a day means to."""
_WITHOUT_RHYTHM = timedelta(hours=12)
_GIVEN_UP = timedelta(days=30)


class NotTold(NewscrawlError):
    """Raised when a message could not be sent over one of its channels."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A span of each day, in a time zone, in which nothing is sent."""

    begins: time
    ends: time
    zone: ZoneInfo

    @classmethod
    def from_text(cls, text: str) -> QuietHours | None:
        """``22:00-07:00 Asia/Kolkata``; nothing is ``None``. Raises ``InvalidArgument``."""
        if not text.strip():
            return None
        try:
            span, _, zone = text.strip().partition(" ")
            begins, _, ends = span.partition("-")
            return cls(time.fromisoformat(begins), time.fromisoformat(ends), ZoneInfo(zone.strip() or "UTC"))
        except (ValueError, KeyError, OSError) as error:
            words = "write 22:00-07:00, and a time zone behind it if it is not UTC: 22:00-07:00 Asia/Kolkata"
            raise InvalidArgument(f"NEWSCRAWL_QUIET_HOURS {text!r} cannot be read: {words}") from error

    def until(self, at: datetime) -> datetime | None:
        """When the quiet hours end that are on at a time; ``None`` outside of them."""
        local = at.astimezone(self.zone)
        now = local.time().replace(tzinfo=None)
        over_midnight = self.begins > self.ends
        is_on = (now >= self.begins or now < self.ends) if over_midnight else self.begins <= now < self.ends
        if not is_on:
            return None
        end = datetime.combine(local.date(), self.ends, self.zone)
        return end if end > local else end + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Message:
    """What one message says."""

    title: str
    lines: tuple[str, ...]

    @property
    def body(self) -> str:
        shown = self.lines[:_LONGEST]
        left = len(self.lines) - len(shown)
        return "\n".join([*shown, *([f"and {left} more: newscrawl health, newscrawl sites"] if left else [])])


def states_of(archive: Archive, *, at: datetime) -> dict[str, str]:
    """Name to words of every state that an operator is to know of at a time."""
    troubles = archive.troubles()
    told = {one.site for one in troubles}  # that such a site brings nothing needs no second message
    states = {
        f"alarm {one.site} {one.field} {one.aspect} {one.opened_at.isoformat()}": in_words(one)
        for one in archive.alarms()
        if one.aspect is not Aspect.SILENCE or one.site not in told
    }
    for one in troubles:
        words = f"{one.site}: {one.verdict} since {to_the_minute(one.since)} UTC"
        states[f"site {one.site} {one.verdict}"] = f"{words}: {one.detail}" if one.detail else words
    return states | neglect(archive, at=at)


def neglect(archive: Archive, *, at: datetime) -> dict[str, str]:
    """What no crawl can tell: that none has ended for long, and which sites are not crawled at their own rhythm.

    Sites that are overdue are one state, which is told again when they are twice as many.
    """
    crawls = archive.last_crawls(at=at)
    ended = max((one.ended_at for one in crawls if one.ended_at), default=None)
    overdue = [one.site for one in crawls if _is_overdue(one, at) and not _is_given_up(one, ended)]
    states = {}
    if overdue and ended is not None and at - ended > _AT_LEAST:
        states["no crawl"] = f"no crawl has ended since {to_the_minute(ended)} UTC"
    if overdue:
        more = f" and {len(overdue) - _NAMED} more" if len(overdue) > _NAMED else ""
        count = "1 site is" if len(overdue) == 1 else f"{len(overdue)} sites are"
        states[f"overdue {len(overdue).bit_length()}"] = f"{count} overdue: {', '.join(overdue[:_NAMED])}{more}"
    return states


def _is_overdue(crawl: LastCrawl, at: datetime) -> bool:
    due_at = crawl.due_at or crawl.began_at + _WITHOUT_RHYTHM
    rhythm = due_at - crawl.began_at
    waited = at - max(crawl.began_at, crawl.ended_at or crawl.began_at)
    return not crawl.is_let_be and waited > _AT_LEAST and at - due_at > _RHYTHMS * rhythm


def _is_given_up(crawl: LastCrawl, ended: datetime | None) -> bool:
    """Whether nobody means to crawl a site any more: others have been crawled for so long without it."""
    return ended is not None and ended - crawl.began_at > _GIVEN_UP


def message_of(told: dict[str, str], states: dict[str, str]) -> Message | None:
    """What is to be said after what was told; ``None`` where nothing has changed."""
    begun = [states[name] for name in states if name not in told]
    over = [told[name] for name in told if name not in states]
    if not begun and not over:
        return None
    counts = [f"{len(lines)} {word}" for lines, word in ((begun, "new"), (over, "over")) if lines]
    lines = (*(f"NEW  {line}" for line in begun), *(f"OVER {line}" for line in over))
    return Message(f"newscrawl: {', '.join(counts)}", lines)


def send(addresses: Sequence[str], message: Message) -> None:
    """Send a message over every channel. Raises ``InvalidArgument`` for an address, and ``NotTold``."""
    try:
        from apprise import Apprise, NotifyFormat
    except ImportError as error:
        raise InvalidArgument("messages need Apprise: pip install 'newscrawl[notify]'") from error
    failed = []
    for address in addresses:
        channel = Apprise()
        if not channel.add(address):
            raise InvalidArgument(
                f"NEWSCRAWL_NOTIFY holds an address of no known kind, {address.split(':')[0]}:…; {_HELP}"
            )
        if not channel.notify(title=message.title, body=message.body, body_format=NotifyFormat.TEXT):
            failed.append(_masked(channel))
    if failed:
        raise NotTold(f"could not be told over {', '.join(failed)}; it is tried again at the next call")


def _masked(channel: Any) -> str:
    """The address of a channel without its passwords."""
    return str(channel[0].url(privacy=True))


def tell(
    archive: Archive, addresses: Sequence[str], *, at: datetime, quiet: QuietHours | None, apart: timedelta
) -> tuple[str, Message | None]:
    """Send what has changed since the last message; gives back a word on it, and the message that was sent.

    Nothing is sent in ``quiet`` hours, nor less than ``apart`` after the last message: it is told later, if it is
    still so. Sent before it is noted: a crash in between tells twice rather than never.
    """
    if quiet is not None and (end := quiet.until(at)):
        return f"quiet until {end:%Y-%m-%d %H:%M %Z}", None
    with archive.write() as transaction:
        told = transaction.claim_notices(at=at)
    if told is None:
        return "somebody else is telling", None
    after = told
    try:
        if told.sent_at and at - told.sent_at < apart:
            return f"gathered until {to_the_minute(told.sent_at + apart)} UTC", None
        states = states_of(archive, at=at)
        message = message_of(told.states, states)
        if message is None:
            return "nothing has changed", None
        send(addresses, message)
        after = replace(told, states=states, sent_at=at)
        return "told", message
    finally:
        with archive.write() as transaction:
            transaction.release_notices(after)
