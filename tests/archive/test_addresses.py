import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.addresses import canonical_address, identity_key, with_ascii_host, without_credentials

SAME = [
    "https://hill.example/news/bridge-opens",
    "http://hill.example/news/bridge-opens/",
    "https://www.hill.example/news/bridge-opens?utm_source=home&utm_medium=teaser",
    "https://m.hill.example/news/bridge-opens#comments",
    "https://hill.example/news/bridge-opens/amp/",
    "https://amp.hill.example/news/bridge-opens",
    "https://hill.example/amp/news/bridge-opens",
    "https://hill.example/news/bridge-opens?amp=1",
    "https://hill.example/news/bridge-opens?amp",
    "https://hill.example/news/bridge-opens?print&1761648000",
    "https://hill.example/news/bridge-opens?foo=",
    "https://hill.example:443/news//bridge-opens/index.html",
    "HTTPS://Hill.Example/news/./x/../bridge-opens?fbclid=abc&ref=top",
    "https://hill.example/news/bridge-opens?source=12&share=facebook",
]
DIFFERENT = [
    "https://hill.example/",
    "https://hill.example/?p=12",
    "https://hill.example/?p=123",
    "https://hill.example/spip.php?article101",
    "https://hill.example/spip.php?article102",
    "https://hill.example/spip.php?article102&lang=fr",
    "https://hill.example/?4711",
    "https://hill.example/story.php?id=9&lang=hi",
    "https://hill.example/story.php?id=9&lang=en",
    "https://hill.example/News/bridge-opens",
    "https://hill.example/news/bridge-opens-2",
    "https://hill.example/champ",
    "https://hill.example:8080/news/bridge-opens",
    "https://sport.hill.example/news/bridge-opens",
    "https://hill.example/a%2Fb",
    "https://hill.example/a/b",
]


def test_all_forms_of_an_address_are_one_article():
    assert {identity_key(url) for url in SAME} == {"hill.example/news/bridge-opens"}


def test_addresses_that_may_differ_stay_apart():
    assert len({identity_key(url) for url in DIFFERENT}) == len(DIFFERENT)


@pytest.mark.parametrize(
    "url",
    [
        "https://hill.example/story.php?ref=8001",
        "https://hill.example/view.php?src=8001",
        "https://hill.example/story?feature=8001&lang=hi",
        "https://hill.example/story?share=8001",
        "https://hill.example/list.php?amp=8001&cat=3",
        "https://hill.example/story?1730080010",
    ],
)
def test_a_number_that_alone_names_an_article_is_no_tracking(url):
    assert identity_key(url) == url.removeprefix("https://")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://hill.example/news/8001?ref=555", "hill.example/news/8001"),
        ("https://hill.example/bridge-opens-today?source=8001", "hill.example/bridge-opens-today"),
        ("https://hill.example/%E0%AE%9A-%E0%AE%9A-%E0%AE%9A?1730080010", "hill.example/%E0%AE%9A-%E0%AE%9A-%E0%AE%9A"),
        ("https://hill.example/story.php?id=7&ref=8001", "hill.example/story.php?id=7"),
        ("https://hill.example/spip.php?article10&src=8001", "hill.example/spip.php?article10"),
        ("https://hill.example/view.php?source=news&src=8001", "hill.example/view.php?src=8001"),
        ("https://hill.example/?1730080010", "hill.example"),
    ],
)
def test_a_number_beside_what_names_an_article_is_tracking(url, key):
    assert identity_key(url) == key


def test_an_article_number_wins_over_the_slug():
    one = identity_key("https://www.hill.example/old-headline-88123.html", "88123")
    assert one == identity_key("https://hill.example/new-headline-88123.html", "88123") == "hill.example#88123"


def test_every_script_has_one_spelling():
    spelled = "https://hill.example/समाचार/पुल"
    assert canonical_address(spelled) == canonical_address(canonical_address(spelled))
    assert identity_key("https://हिल.example/x") == "xn--v2bns.example/x"


@pytest.mark.parametrize(
    "url", ["", "hill.example/x", "mailto:desk@hill.example", "file:///etc/passwd", "http:///x", "/news/x"]
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ValueError, match=r"no absolute http\(s\) address"):
        canonical_address(url)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), max_size=4),
    st.dictionaries(st.text("abcpq", min_size=1, max_size=3), st.text(max_size=5), max_size=3),
)
def test_the_canonical_form_is_stable(path, query):
    url = f"https://hill.example/{'/'.join(path)}?{'&'.join(f'{name}={value}' for name, value in query.items())}"
    try:
        once = canonical_address(url)
    except ValueError:
        return
    assert canonical_address(once) == once
    assert identity_key(once) == identity_key(url)


def test_an_address_in_figures_keeps_its_brackets():
    assert canonical_address("http://[2001:DB8::1]:80/a") == "http://[2001:db8::1]/a"
    assert canonical_address("http://[::1]:8080/a") == "http://[::1]:8080/a"


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://müller.example/a", "https://xn--mller-kva.example/a"),
        ("https://müller.example:8080/müller.example", "https://xn--mller-kva.example:8080/müller.example"),
        ("https://müller:müller@müller.example:80/@a", "https://müller:müller@xn--mller-kva.example:80/@a"),
        ("https://ann@müller.example", "https://ann@xn--mller-kva.example"),
        ("https://ann:é@hill.example/", "https://ann:é@hill.example/"),
    ],
)
def test_a_host_in_unicode_is_sent_in_idna_and_nothing_else_is_touched(url, sent):
    assert with_ascii_host(url) == sent


@pytest.mark.parametrize(
    "url", ["https://hill.example/@ann", "/go?to=//ann@hill.example", "mailto:ann@hill.example", "//hill.example/?a=@"]
)
def test_what_holds_no_credentials_stays_as_it_is(url):
    assert without_credentials(url) == url
