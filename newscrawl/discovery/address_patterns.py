"""Which forms the addresses of a site's articles have, learned from what its pages turned out to be.

The form of an address is its path with the parts that differ from article to article taken out:
``/asia/2025/10/bridge-opens-after-nine-years.html`` has the form ``/asia/<year>/<n>/<slug>.html``, and more
generally ``/*/<year>/<n>/<slug>.html``. Each page that was read adds to the counts of both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_YEAR = re.compile(r"(?:19|20)\d\d")
_TOKEN = re.compile(r"(?=[^/]*\d)[0-9a-f]{12,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
_WORDS_OF_A_SLUG = 3
_LONG = 20
_FORMS = 200
"""Forms that are remembered at most; those that were met least go first."""
_MANY = 400
"""Pages of one form after which its counts are halved, so that a site's new addresses are learned."""
_ENOUGH = 3
"""Articles from which a form is an article's, if they are by far the most."""
_NUMBERED = re.compile(r"<(?:year|n|number|token|slug-number)>|\?")
_NEARLY_ALWAYS = 20
"""One article in so many may lack what the others show."""
_ENOUGH_OTHERS = 8
"""Other pages from which a form is believed to be none, if no article was among them."""
_ENOUGH_OTHERS_ALIKE = 25
"""The same for the general form, which tells less."""


@dataclass(slots=True)
class AddressPatterns:
    """Counts of articles and other pages by the form of their address."""

    articles: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    bare: Counter[str] = field(default_factory=Counter)
    """Those of the articles that neither a date nor a declaration makes one; it is for others to vouch for them."""
    has_learned: bool = False
    """Whether anything was added in this process."""

    def learn(self, url: str, *, is_article: bool, is_evident: bool = True) -> None:
        """Take up what the page at an address turned out to be; ``is_evident``: by its own date or declaration."""
        self.has_learned = True
        for form in dict.fromkeys(forms_of(url)):
            (self.articles if is_article else self.others)[form] += 1
            self.bare[form] += is_article and not is_evident
            if self.articles[form] + self.others[form] > _MANY:
                for counts in (self.articles, self.others, self.bare):
                    counts[form] //= 2

    def judge(self, url: str) -> bool | None:
        """Whether the pages at such addresses are articles; ``None`` where too few were seen, or they are mixed."""
        exact, general = forms_of(url)
        for form, others_needed in ((exact, _ENOUGH_OTHERS), (general, _ENOUGH_OTHERS_ALIKE)):
            articles, others = self.articles[form], self.others[form]
            if articles >= _ENOUGH and articles >= 4 * others:
                return True
            if others >= others_needed and articles * 20 <= others:
                return False
        return None

    def vouches_for(self, url: str) -> bool:
        """Whether an address makes its page an article that shows no sign of being one.

        A form without a number does not, if its articles have shown such signs nearly always: ``/our-code-of-ethics``
        is written as they are.
        """
        exact, general = forms_of(url)
        form = exact if self.articles[exact] else general
        is_numbered = _NUMBERED.search(form) is not None
        return self.judge(url) is True and (is_numbered or self.bare[form] * _NEARLY_ALWAYS > self.articles[form])

    def known_forms(self) -> list[tuple[str, int, int]]:
        """Form, articles and other pages, for people: the general ones, the commonest first."""
        forms = {form for form in (*self.articles, *self.others) if form.startswith("/*") or form.count("/") == 1}
        counted = [(form, self.articles[form], self.others[form]) for form in forms]
        return sorted(counted, key=lambda one: (-one[1] - one[2], one[0]))

    def as_row(self) -> dict[str, list[int]]:
        """What is kept between crawls, as JSON: form to articles, other pages, and articles without evidence."""
        both = self.articles + self.others
        counts = (self.articles, self.others, self.bare)
        return {form: [one[form] for one in counts] for form, _ in both.most_common(_FORMS)}

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> AddressPatterns:
        """What :meth:`as_row` gave; no patterns for ``None``.

        In rows of older making evidence was not counted: their articles are taken for such that had none.
        """
        patterns = cls()
        for form, (articles, others, *bare) in (row or {}).items():
            patterns.articles[form], patterns.others[form] = int(articles), int(others)
            patterns.bare[form] = int(bare[0] if bare else articles)
        return patterns


def forms_of(url: str) -> tuple[str, str]:
    """The form of an address, and the general one in which its folders are left open."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    names = sorted({name for name, _ in parse_qsl(parts.query)})
    query = f"?{'&'.join(names)}" if names else ""
    if not segments:
        return f"/{query}", f"/{query}"
    last = _last(segments[-1])
    exact = "/".join(("", *map(_folder, segments[:-1]), last))
    general = "/".join(("", *("*" if _folder(one) == one else _folder(one) for one in segments[:-1]), last))
    return exact + query, general + query


def _folder(segment: str) -> str:
    """A part of the path that is not the last: named, unless it is a figure, a token or a slug."""
    kind = _kind(segment)
    return segment if kind == "<word>" else kind


def _last(segment: str) -> str:
    extension = _EXTENSION.search(segment)
    return _kind(segment[: extension.start()] if extension else segment) + (extension[0] if extension else "")


def _kind(segment: str) -> str:
    text = unquote(segment, errors="replace")
    if _YEAR.fullmatch(text):
        return "<year>"
    if text.isdigit():
        return "<n>" if len(text) <= 2 else "<number>"
    if _TOKEN.fullmatch(text):
        return "<token>"
    words = [word for word in re.split(r"[-_]", text) if word]
    if (
        words
        and max(len(word) for word in words if word.isdigit() or word == words[0]) >= 5
        and (words[0].isdigit() or words[-1].isdigit())
    ):
        return "<slug-number>"
    if len(words) >= _WORDS_OF_A_SLUG or len(text) >= _LONG:
        return "<slug>"
    return "<word>"
