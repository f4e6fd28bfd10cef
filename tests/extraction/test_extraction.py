from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import BlockKind
from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region
from newscrawl.documents.encoding import decode
from newscrawl.extraction import (
    ArticleRules,
    css,
    extract_raw,
    json_ld,
    labelled,
    line_after,
    line_before,
    meta,
    nowhere,
    xpath,
)
from newscrawl.items import Page, PageKind, PlaceKind, Site

ONE = (
    "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first."
)
TWO = "It is forty metres long, and the villagers built it themselves with cables that had been kept since the great flood."
THREE = "A second bridge further down at the old ford is being considered for the coming year, the magistrate said on Monday."


def a_page(html, url="https://hill.example/news/bridge-opens"):
    body = html if isinstance(html, bytes) else html.encode()
    return Page(url=url, body=body, fetched_at=datetime(2025, 11, 1, tzinfo=UTC), content_type="text/html")


def read(html, *, rules=ArticleRules(), site=Site(), **options):  # noqa: B008 - both are frozen
    return extract_raw(a_page(html, **options), rules=rules, site=site)


def texts(raw):
    return [block.text for block in raw.blocks]


def an_article(inside="", *, head="", before="", after=""):
    return f"<html><head><title>Bridge opens | Hill Post</title>{head}</head><body>{before}<article><h1>Bridge opens</h1>{inside}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>{after}</body></html>"


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────


def lines(html):
    return [line.text for line in Document(a_page(html)).lines]


def test_a_page_is_lines_whatever_it_is_built_of():
    assert lines("<div>one<br>two</div><p>three <b>bold</b> words</p>four") == [
        "one",
        "two",
        "three bold words",
        "four",
    ]
    assert lines("<table><tr><td>one</td><td>two</td></tr></table>") == ["one", "two"]
    assert lines("<div><span>By Ann</span><time>28 Oct</time> <span>6 views</span></div>") == [
        "By Ann",
        "28 Oct",
        "6 views",
    ]
    assert lines("<p><span>One </span><span>sentence.</span></p>") == ["One sentence."]
    assert lines("<div><b>N</b>either word is cut</div>") == ["Neither word is cut"]


def test_what_nobody_sees_is_no_line():
    html = "<p>seen</p><script>no</script><style>no</style><p hidden>no</p><p style='display: none'>no</p><!-- no --><noscript>no</noscript>"
    document = Document(a_page(html))
    assert [line.text for line in document.lines if line.region is Region.CONTENT] == ["seen"]


def test_depth_costs_nothing():
    document = Document(a_page("<div>" * 20_000 + "deep" + "</div>" * 20_000))
    assert len(document.lines) <= 1


# ── body ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_body_is_the_text_and_nothing_but_the_text():
    around = an_article(
        "<p>By Ann Lee</p><p>Published On 28 Oct 2025</p><p>6 Views</p><figure><img src=/a.jpg><figcaption>The bridge in the morning, seen from the mill.</figcaption></figure>",
        before="<nav><a href=/>Home</a></nav><header><p>Hill Post, the paper of the hills since nineteen hundred and four.</p></header>",
        after=f"<aside><p>{ONE.replace('bridge', 'tower')}</p></aside><div class=related><p>{TWO.replace('It', 'That')}</p></div><footer>© Hill Post</footer>",
    )
    assert texts(read(around)) == [ONE, TWO, THREE]


def test_link_lines_and_what_leads_elsewhere_are_no_text():
    html = an_article().replace(
        f"<p>{TWO}</p>",
        f"<p>Also read: <a href=/x>Something else happened</a></p><p><a href=/y>And yet another thing that happened</a></p><p>{TWO}</p>",
    )
    assert texts(read(html)) == [ONE, TWO, THREE]


def test_blocks_keep_their_kind_and_order():
    html = an_article().replace(
        f"<p>{TWO}</p>",
        f"<h2>How it was built</h2><blockquote>{TWO}</blockquote><ul><li>Forty metres of steel cable, and the planks of two old houses.</li></ul>",
    )
    kinds = [block.kind for block in read(html).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_scripts_without_spaces_have_bodies_too():
    thai = "สะพานที่โรงสีเปิดใช้ในวันจันทร์หลังจากรอคอยมานานถึงเก้าปีและเด็กจากสี่หมู่บ้านข้ามเป็นคนแรก"
    chinese = "磨坊旁的桥在九年之后于星期一开通，四个村庄的孩子首先走过了这座桥，村民们自己用钢缆建成了它。"
    for text in (thai, chinese):
        html = f"<html><head><title>x</title></head><body><div><h1>标题在这里出现了</h1><p>{text}</p><p>{text}甲</p></div></body></html>"
        assert texts(read(html)) == [text, f"{text}甲"]


def test_a_rule_says_where_the_body_is_and_what_is_no_part_of_it():
    html = f"<h1>Bridge opens</h1><div id=a><p>{ONE}</p><p class=ad>{TWO}</p></div><div id=b><p>{THREE}</p></div>"
    raw = read(html, rules=ArticleRules(body=css("#a"), remove=css(".ad")))
    assert texts(raw) == [ONE]
    assert raw.body_place == "rule css #a"


# ── fields ───────────────────────────────────────────────────────────────────────────────────────────


def test_fields_are_found_by_their_labels_when_there_is_nothing_else():
    raw = read(
        an_article("<p>Published On 28 Oct 2025</p><p>6 Views</p>").replace(
            f"{THREE}</p>", f"{THREE}</p><p>Disclaimer: This image is taken from Geo Tv.</p>"
        )
    )
    assert [(one.place, one.text) for one in raw.published] == [("label Published On", "Published On 28 Oct 2025")]
    assert raw.views[0].text == "6 Views"
    assert raw.image_disclaimer[0].text == "Disclaimer: This image is taken from Geo Tv."
    assert raw.headline[0].text == "Bridge opens"


def test_json_ld_is_read_with_its_references():
    head = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
    {"@type":"WebSite","name":"Hill Post"},{"@type":"Person","@id":"#ann","name":"Ann Lee"},
    {"@type":["NewsArticle"],"headline":"Bridge opens","datePublished":"2025-10-28T10:15:00+05:30",
     "author":[{"@id":"#ann"},{"@type":"Person","name":"Bob Ray"}],"publisher":{"name":"Hill Post"},"articleSection":"Hills"}]}</script>"""
    raw = read(an_article(head=head))
    assert raw.byline[0].values == ("Ann Lee", "Bob Ray")
    assert raw.published[0].place == "json-ld datePublished"
    assert (raw.section[0].text, raw.publisher[0].text) == ("Hills", "Hill Post")


@pytest.mark.parametrize(
    "script", ["{", "[1, 2", "null", '{"@type": 7}', '{"@graph": {"@graph": "x"}}', "[" * 5000, '"text"']
)
def test_broken_json_ld_is_as_good_as_none(script):
    assert texts(read(an_article(head=f'<script type="application/ld+json">{script}</script>'))) == [ONE, TWO, THREE]


def test_rules_come_first_and_carry_their_words():
    html = an_article(
        "<p>Posted 28 Oct 2025</p><p>Ann Lee</p><b class=v>7</b>", head='<meta name="desk" content="Hills">'
    )
    rules = ArticleRules(
        byline=line_after("Posted"), views=css(".missing") | css(".v"), section=meta("desk"), headline=xpath("//h1")
    )
    raw = read(html, rules=rules)
    assert (raw.byline[0].text, raw.byline[0].place) == ("Ann Lee", "rule line after Posted")
    assert (raw.views[0].text, raw.views[0].kind) == ("7", PlaceKind.RULE)
    assert raw.section[0].text == "Hills"
    assert (
        read(html, rules=ArticleRules(byline=line_before("Posted") | labelled("Posted"))).byline[0].text
        == "Bridge opens"
    )
    assert read(html, rules=ArticleRules(views=nowhere)).views == ()
    assert read(html, rules=ArticleRules(views=json_ld("views"))).views == ()


def test_a_wrong_rule_is_told_at_once():
    with pytest.raises(ValueError, match="css"):
        css("p[")
    with pytest.raises(ValueError, match="xpath"):
        xpath("//p[")
    with pytest.raises(TypeError, match="by_line"):
        ArticleRules(by_line=css("p"))


def test_rules_are_named_by_their_words():
    assert (
        ArticleRules(byline=css(".a")).digest
        == ArticleRules(byline=css(".a")).digest
        != ArticleRules(byline=css(".b")).digest
    )


def test_the_site_name_is_no_part_of_the_headline():
    html = f"<title>Bridge opens - Hill Post</title><h1>Hill Post</h1><div><h2>Bridge opens</h2><p>{ONE}</p><p>{TWO}</p></div>"
    assert read(html, site=Site(title="Hill Post")).headline[0].text == "Bridge opens"


# ── what a page is ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("", PageKind.EMPTY),
        ("<title>Just a moment...</title><p>Checking your browser.</p>", PageKind.CHALLENGE),
        ("<title>Page not found | Hill Post</title><p>Sorry.</p>", PageKind.SOFT_404),
        ("<title>Hill Post</title><h1>A keresett hír nem található</h1><p>Sajnáljuk, a hivatkozott cikk már nem elérhető. Lehetséges, hogy lejárt.</p>", PageKind.SOFT_404),
        ("<title>Hills</title>" + "".join(f"<p><a href=/n/{n}>A headline of at least thirty letters</a></p>" for n in range(20)), PageKind.LISTING),
        ("<title>Video</title><h1>Video</h1><video src=a.mp4></video><p>Watch.</p>", PageKind.VIDEO),
        (an_article(), PageKind.ARTICLE),
    ],
)  # fmt: skip
def test_what_a_page_is(html, kind):
    raw = read(html)
    assert raw.kind is kind
    assert raw.reasons


def test_the_home_page_is_no_article():
    assert read(an_article(), url="https://hill.example/").kind is PageKind.LISTING


# ── bytes ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("पुल".encode(), None, "पुल"),
        ("पुल".encode()[:-1], None, "पु"),
        (b"\xef\xbb\xbfbridge", None, "bridge"),
        ("bridge".encode("utf-16"), None, "bridge"),
        ("café".encode("cp1252"), "text/html; charset=iso-8859-1", "café"),
        (b'<meta charset="windows-1256">' + "جسر".encode("cp1256"), None, "جسر"),
        ("पुल “".encode() + b"\x93x\x94", "text/html; charset=utf-8", "पुल ““x”"),
        ("caf\xe9 au lait".encode("cp1252"), "text/html; charset=utf-8", "café au lait"),
        (b"plain", "text/html; charset=no-such-thing", "plain"),
    ],
)
def test_bytes_become_text(body, content_type, text):
    assert decode(body, content_type=content_type)[0].endswith(text)


@given(st.binary(max_size=2000))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_it_raise(body):
    assert read(body).kind in PageKind


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<table>", "<td>", "<!--", "-->", "<script>", "]]>", "<a href=x>", "text. ", "\x00", "<br>", "<h1>", "&#0;"]), max_size=60))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_markup_makes_it_raise(pieces):
    assert read("".join(pieces)).kind in PageKind


def test_labels_and_values_in_elements_of_their_own_are_put_together():
    raw = read(
        "<html><body><div><span>Asia</span></div><div>The bridge at the mill opens</div><div>Published On:</div>"
        "<div>28 Oct, 2025</div><div>Written By:</div><div>Meera Khanna</div><div>1204</div><div>Views</div>"
        f"<div>{ONE}</div><div>{TWO}</div><div>{THREE}</div></body></html>"
    )
    assert raw.headline[0].text == "The bridge at the mill opens"
    assert raw.headline[0].where == "line above date"
    assert "28 Oct, 2025" in raw.published[0].text
    assert "Meera Khanna" in raw.byline[0].text
    assert raw.views[0].text == "1204 Views"
    assert texts(raw) == [ONE, TWO, THREE]


def test_words_of_buttons_are_no_labels():
    raw = read(an_article("<div>Share</div><div>Photo</div><div>Comments</div>"))
    assert raw.views == ()
    assert raw.byline == ()
