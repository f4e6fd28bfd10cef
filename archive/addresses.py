"""Addresses of articles: one spelling for each, and the key by which an article is known.

Two addresses that name the same article by the habits of news sites get the same key; two that may name
different ones never do. Where a habit is doubtful, the address is left as it is: a duplicate can be found
by its text later, a lost article cannot.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|pk_\w+|piwik_\w+|matomo_\w+|hsa_\w+|_hs\w+|__twitter_impression|_ga|_gl"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mkt_tok|vero_id|wickedid"
    r"|ref_src|ref_url|referrer|cmpid|cmp|ito|icid|ocid|ncid|shared|outputtype",
    re.IGNORECASE,
)
"""Query parameters that say how a reader came, or which form of the page to send; never which article."""
_MOSTLY_TRACKING = re.compile(r"ref|source|src|share|feature|amp", re.IGNORECASE)
"""The same, but a few systems number their articles by one of these names: ``story.php?ref=8001``."""
_BARE_FORMS = re.compile(r"print\w*|mobile|desktop|comments?|nocache|reload|full|all", re.IGNORECASE)
"""Words without a value that ask for a form of the page."""
_BARE_TIME = re.compile(r"\d{10}|\d{13}")
"""A number without a name that keeps a page out of caches, as a Unix time does; or that of an article."""
_LONG_NUMBER = re.compile(r"\d{3,}")
_TELLING = re.compile(r"\d{3,}|[^/-]-[^/-]+-[^/-]")
"""A number of three digits or a slug of three words: by that an article is named, and needs no further number."""
_NUMBERS_ARTICLES = re.compile(r"id|p|[na]id|(?:news|article|story|post)(?:_?id)?", re.IGNORECASE)
_FORMS = re.compile(r"(?:/amp|/amp\.html|/index\.(?:html?|php)|/)$", re.IGNORECASE)
_AMP_FILE = re.compile(r"\.amp(?=(?:\.html?)?$)", re.IGNORECASE)
_AMP_FOLDER = re.compile(r"^/amp(?=/.)", re.IGNORECASE)
_AMP_PATH = re.compile(r"^/amp/.|/amp/?$|[./]amp(?:\.html?)?$", re.IGNORECASE)
_AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=1|&|$)|outputtype=amp)", re.IGNORECASE)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_CREDENTIALS = re.compile(r"^(\s*(?:[a-z][a-z\d+.-]*:)?//)[^/?#]*@", re.IGNORECASE)
_LONGEST_KEY = 1000
"""Characters; the rest of a longer key is kept as a digest, since an index of PostgreSQL bears 2700 bytes."""
_SAFE_IN_QUERY = ":@!$'()*,;~/?"
_SAFE_IN_SEGMENT = ":@!$&'()*+,;=~"


def canonical_address(url: str) -> str:
    """One spelling of an absolute http(s) address.

    By RFC 3986 section 6.2: scheme and host in lower case, host names in IDNA form, default port and
    fragment off, percent-encoding only where needed and in upper case, dot segments resolved. By the habits
    of news sites: tracking parameters off, the others in order of name, AMP and index forms of a path taken
    back to the plain one, no slash at the end. Scheme and ``www.`` stay: without them an address may not answer.
    Raises ``ValueError`` for what is no absolute http(s) address.
    """
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"no absolute http(s) address: {url!r}")
    host = _host(parts.hostname)
    if parts.port and parts.port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{parts.port}"
    path = _path(parts.path)
    return urlunsplit((scheme, host, path, _query(parts.query, path), ""))


def with_ascii_host(url: str) -> str:
    """The address with its host in IDNA form, in which requests are sent; else as it is written."""
    parts = urlsplit(url)
    if not parts.hostname or parts.hostname.isascii():
        return url
    user, at, place = parts.netloc.rpartition("@")
    _, colon, port = place.partition(":")
    return url.replace(parts.netloc, f"{user}{at}{_host(parts.hostname)}{colon}{port}", 1)


def without_credentials(url: str) -> str:
    """The address without a user name and password, which belong into no archive and no log.

    >>> without_credentials("https://ann:secret@hill.example/@ann"), without_credentials("//ann@hill.example/")
    ('https://hill.example/@ann', '//hill.example/')
    """
    return _CREDENTIALS.sub(r"\1", url) if "@" in url else url


@lru_cache(maxsize=2_000)
def identity_key(url: str, number: str | None = None) -> str:
    """The key by which an article is known: its canonical address without scheme and ``www.``, ``m.`` or ``amp.``.

    With the site's own article ``number`` the key is host and number: the slug may change, the number does not.
    Raises ``ValueError`` as :func:`canonical_address` does. Kept for a while, since it is asked for often.
    """
    _, rest = canonical_address(url).split("://", 1)
    host, slash, path = rest.partition("/")
    host, mark, query = host.partition("?")  # an address without a path: https://site.example?p=1
    host = _HOST_PREFIX.sub("", host)
    key = f"{host}#{number}" if number else f"{host}{slash}{path}{mark}{query}"
    if len(key) > _LONGEST_KEY:
        key = f"{key[:_LONGEST_KEY]}~{hashlib.sha256(key.encode()).hexdigest()}"
    return key


def spelling_of(url: str) -> str:
    """Scheme, host and path of an address as they are written: of two spellings one may be there and the other not."""
    return url.partition("#")[0].partition("?")[0]


def is_other_form(url: str) -> bool:
    """Whether an address asks for the AMP or the mobile form of a page."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return bool(_HOST_PREFIX.match(host) or _AMP_PATH.search(parts.path) or _AMP_QUERY.search(parts.query))


def names_article(path: str) -> bool:
    """Whether a path by itself names an article: by a number of three digits, or by a slug of three words."""
    return bool(_TELLING.search(unquote(path)))


def numbers_of(query: str) -> frozenset[tuple[str, str]]:
    """The parameters of a query, name and value, by which an article may be numbered."""
    return frozenset((name, value) for name, value in parse_qsl(query) if _is_number(name, value))


def _host(name: str) -> str:
    name = name.rstrip(".").lower()
    if ":" in name:
        return f"[{name}]"  # an IPv6 address (RFC 3986, section 3.2.2)
    try:
        return name.encode("idna").decode("ascii") if not name.isascii() else name
    except UnicodeError:
        return name


def _path(path: str) -> str:
    path = "".join(f"/{_segment(segment)}" for segment in _segments(path))
    path = _AMP_FILE.sub("", _AMP_FOLDER.sub("", path))
    while (shorter := _FORMS.sub("", path)) != path:
        path = shorter
    return path


def _segments(path: str) -> list[str]:
    """The parts of a path, dot segments resolved (RFC 3986, 5.2.4) and doubled slashes, a common slip, made one."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment not in {"", "."}:
            kept.append(segment)
    return kept


def _segment(segment: str) -> str:
    """One part of a path, percent-encoded where it must be; an encoded slash stays encoded."""
    return quote(unquote(segment, errors="surrogateescape"), safe=_SAFE_IN_SEGMENT, errors="surrogateescape")


def _query(query: str, path: str) -> str:
    """What asks for the article, in order of name; a word without a value may be its number ("spip.php?article101").

    ``path`` is the canonical one. A number under a name that mostly tells how a reader came is kept where nothing else
    names an article; a bare one also needs a path of plain words, since it mostly is there to pass by caches.
    """
    if not query:
        return ""
    words = [unquote(one, errors="surrogateescape") for one in query.split("&") if one and "=" not in one]
    bare = sorted(one for one in words if not (_is_tracking(one) or _BARE_FORMS.fullmatch(one)))
    pairs = sorted((name, value) for name, value in parse_qsl(query, True, errors="surrogateescape") if value)
    kept = [(name, value) for name, value in pairs if not _is_tracking(name)]
    named = [one for one in bare if not _BARE_TIME.fullmatch(one)]
    is_named = names_article(path) or any(map(str.isdigit, "".join(named))) or any(_is_number(*pair) for pair in kept)
    if is_named or not path or "-" in path:
        bare = named
    if not is_named:
        kept = [(name, value) for name, value in pairs if not _is_tracking(name) or _may_be_a_number(name, value)]
    quoted = [quote(one, safe=_SAFE_IN_QUERY, errors="surrogateescape") for one in bare]
    return "&".join([*quoted, *([urlencode(kept, errors="surrogateescape")] if kept else [])])


def _is_tracking(name: str) -> bool:
    return bool(_TRACKING.fullmatch(name) or _MOSTLY_TRACKING.fullmatch(name))


def _may_be_a_number(name: str, value: str) -> bool:
    """Whether a parameter that mostly tells how a reader came may be the number of an article."""
    return bool(_MOSTLY_TRACKING.fullmatch(name) and _LONG_NUMBER.fullmatch(value))


def _is_number(name: str, value: str) -> bool:
    """Whether a parameter that is no tracking names an article."""
    return bool(_TELLING.search(value) or (_NUMBERS_ARTICLES.fullmatch(name) and value[:1].isdigit()))
