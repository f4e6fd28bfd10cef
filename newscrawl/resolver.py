"""Names to addresses, with a guard: the address that was judged is the address that is dialled.

Judging the name before the request and resolving it again for the connection would leave a gap that a
rebinding name server slips through. So the guard sits in the resolver itself, below every kind of
request: pages, robots.txt, feeds, images, redirects.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any, ClassVar, Self

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import fail, succeed
from twisted.internet.error import DNSLookupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

_LOOPBACK = "127.0.0.1"
_CARRIER_GRADE_NAT = ipaddress.ip_network("100.64.0.0/10")  # RFC 6598, which `is_private` leaves out
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last four bytes


def is_public(address: str) -> bool:
    """Whether an IP address in text belongs to the public internet.

    Private, loopback, link-local, multicast, unspecified and reserved ones (the IANA special-purpose
    registries, as :mod:`ipaddress` carries them) do not, nor do IPv4 addresses of that kind dressed as IPv6.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(ip.packed[-4:])
        if inner is not None:
            return is_public(str(inner))
    elif ip in _CARRIER_GRADE_NAT:
        return False
    return ip.is_global and not ip.is_multicast


def is_loopback_name(name: str) -> bool:
    """Whether a host name is ``localhost`` or lies below it, which is loopback by RFC 6761 section 6.3."""
    bare = name.rstrip(".").lower()
    return bare == "localhost" or bare.endswith(".localhost")


class GuardedResolver(CachingThreadedResolver):
    """Resolves names, refuses those that lead out of the public internet unless private ones are allowed.

    A refused name looks to Scrapy like one that does not exist; ``refused`` remembers it, so that
    ``GuardAddresses`` can say the true reason.
    """

    refused: ClassVar[dict[str, str]] = {}
    """Host name to the address it led to; shared by all crawls of the process, as the resolver is."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float, *, allow_private: bool) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        settings = crawler.settings
        size = settings.getint("DNSCACHE_SIZE") if settings.getbool("DNSCACHE_ENABLED") else 0
        allow = settings.getbool("NEWSCRAWL_ALLOW_PRIVATE")
        return cls(reactor, size, settings.getfloat("DNS_TIMEOUT"), allow_private=allow)

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802
        if is_loopback_name(name):
            return self._guarded(_LOOPBACK, name)
        found = super().getHostByName(name, timeout)
        found.addCallback(self._guarded, name)
        return found

    def _guarded(self, address: Any, name: str) -> Deferred[str]:
        if self.allow_private or is_public(address):
            return succeed(address)
        self.refused[name] = address
        return fail(DNSLookupError(f"{name} leads to {address}, which is not a public address"))
