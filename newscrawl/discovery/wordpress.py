"""The REST API that every WordPress site has unless it was switched off (developer.wordpress.org/rest-api)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlencode, urljoin

from newscrawl.discovery.json_feed import read_json
from newscrawl.discovery.sources import Announced, Reading, Source
from newscrawl.discovery.xml import read_change, read_time
from newscrawl.errors import UnreadableSource

if TYPE_CHECKING:
    from newscrawl.items import Page

_ON_A_PAGE = 100
_FIELDS = "link,date_gmt,modified_gmt,title"


@dataclass(frozen=True)
class WordPressPosts(Source):
    """The posts of a WordPress site, newest first, up to ``pages`` pages of a hundred."""

    pages: int = 10
    number: int = 1
    kind: ClassVar[str] = "wordpress"
    rank: ClassVar[int] = 2
    is_whole: ClassVar[bool] = True
    is_trusted: ClassVar[bool] = True

    @classmethod
    def below(cls, api: str) -> Self:
        """The posts of the API whose address a page declares: ``https://some.site/wp-json/``."""
        joined = "&" if "?" in api else "?"  # sites without readable addresses have it at /?rest_route=/
        route = f"{api}wp/v2/posts" if api.endswith("/") else urljoin(f"{api}/", "wp/v2/posts")
        return cls(f"{route}{joined}{urlencode({'per_page': _ON_A_PAGE, '_fields': _FIELDS})}")

    def options(self) -> dict[str, Any]:
        return {"pages": self.pages, "number": self.number}

    def read(self, page: Page) -> Reading:
        posts = read_json(page)
        if not isinstance(posts, list):
            raise UnreadableSource(f"{page.url} lists no posts: {str(posts)[:80]}")
        further: tuple[WordPressPosts, ...] = ()
        if len(posts) >= _ON_A_PAGE and self.number < self.pages:
            following = self.number + 1
            url = f"{self.root}&page={following}"
            further = (replace(self, url=url, number=following, parent=self.root),)
        return Reading(announced=tuple(_announced(posts, page.url)), further=further, only_if_new=True)


def _announced(posts: list[Any], base: str) -> Iterator[Announced]:
    for post in posts:
        if isinstance(post, dict) and isinstance(post.get("link"), str):
            title = post.get("title")
            rendered = title.get("rendered") if isinstance(title, dict) else None
            yield Announced(
                url=urljoin(base, post["link"]),
                at=read_time(_time(post, "date_gmt")),
                changed=read_change(_time(post, "modified_gmt")),
                headline=unescape(rendered) if isinstance(rendered, str) else None,
            )


def _time(post: dict[str, Any], name: str) -> str | None:
    value = post.get(name)
    return value if isinstance(value, str) else None
