"""The keys that were met last: enough to know again what comes twice, and no more at the end of a long crawl."""

from __future__ import annotations

_MOST = 20_000


class Recently:
    """Remembers the keys that were met last, by their hashes, up to a number; what is met again is young again."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._hashes: dict[int, None] = {}

    def meet(self, key: str) -> bool:
        """Whether a key was met before; it is remembered from now on.

        >>> recently = Recently(most=2)
        >>> [recently.meet(key) for key in ("a", "b", "a", "c", "b", "a")]
        [False, False, True, False, False, False]
        """
        value = hash(key)
        was_met = value in self._hashes
        if was_met:
            del self._hashes[value]
        elif len(self._hashes) == self._most:
            del self._hashes[next(iter(self._hashes))]
        self._hashes[value] = None
        return was_met
