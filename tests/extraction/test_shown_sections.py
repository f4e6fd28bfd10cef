"""The section that an article stands in: where a page declares it, and else where it shows it."""

import json

import pytest
from tests_articles import H1, TEXT, URL, json_ld, read


def section(above="", below="", **more):
    return read(f"{above}<article>{H1}{below}{TEXT}</article>", **more).section


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (json_ld('{"@type":"NewsArticle","articleSection":"Rivers"}'), "Rivers"),
        (json_ld('{"@type":"NewsArticle","articleSection":"Home > News > Rivers"}'), "Rivers"),
        (json_ld('{"@type":"NewsArticle","articleSection":["Rivers","News"]}'), "Rivers"),
        ('<meta property="article:section" content="Rivers">', "Rivers"),
        ('<meta property="article:section" content="news/rivers-and-lakes">', "Rivers And Lakes"),
        (
            '<body itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="articleSection" content="News > Rivers">',
            "Rivers",
        ),
        (
            json_ld(
                '{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Rivers"},{"name":"The bridge is open"}]}'
            ),
            "Rivers",
        ),
    ],
)
def test_a_declared_section_is_believed(head, name):
    assert section('<div class="breadcrumb"><a href="/">Home</a> <a href="/other">Other</a></div>', head=head) == name


def crumbs(*steps):
    items = [{"name": name, **({"item": f"https://valley.example{path}"} if path else {})} for name, path in steps]
    return json_ld(json.dumps({"@type": "BreadcrumbList", "itemListElement": items}))


OWN = "/news/the-bridge-is-open"


@pytest.mark.parametrize(
    ("steps", "name"),
    [
        ([("Home", "/"), ("News", "/news"), ("Rivers", "/news/rivers")], "Rivers"),
        ([("Home", "/"), ("Rivers", "/rivers"), ("Bridge", OWN)], "Rivers"),
        ([("Home", "/"), ("Rivers", "/rivers"), ("Bridge", None)], "Rivers"),
        ([("Home", "/"), ("Rivers", "/rivers"), ("News Detail", "/news")], "Rivers"),
        ([("Home", "/"), ("Rivers", "/rivers"), ("The bridge is&#x20;open", "/other")], "Rivers"),
        ([("Home", "/"), ("Bridge", OWN)], None),
    ],
)
def test_the_last_step_of_a_declared_trail_is_the_section_unless_it_is_the_page_itself(steps, name):
    assert section(head=crumbs(*steps)) == name


@pytest.mark.parametrize(
    ("shown", "url"),
    [
        (crumbs(("Home", "/"), ("Rivers", "/rivers")), URL),
        ('<div class="breadcrumb"><a href="/">Home</a> / <a href="/rivers">Rivers</a></div>', URL),
        ("<div>Rivers</div>", URL),
        ("", "https://valley.example/all/rivers/the-bridge-is-open"),
    ],
)
def test_of_several_declared_sections_that_is_taken_which_the_page_shows(shown, url):
    node = json_ld('{"@type":"NewsArticle","articleSection":["All","Rivers","Valley"]}')
    assert section(shown, head=node, url=url) == "Rivers"
    assert section(shown, head=node.replace("Rivers", "Roads"), url=url) == "All"


def test_a_section_in_small_letters_has_those_in_which_it_is_shown():
    node = json_ld('{"@type":"NewsArticle","articleSection":"rivers"}')
    assert section("<div>Rivers</div>", head=node) == "Rivers"
    assert section("<div>Roads</div>", head=node) == "rivers"


@pytest.mark.parametrize(
    "trail",
    [
        '<div class="breadcrumb"><a href="/">Home</a> / <a href="/news">News</a> / <a href="/news/rivers">Rivers</a></div>',
        '<nav aria-label="Breadcrumb"><ol><li><a href="/en/">Home</a></li><li><a href="/rivers">Rivers</a></li></ol></nav>',
        '<ul id="breadcrumbs"><li><a href="/index.php">Home</a></li><li><a href="/rivers/">Rivers</a></li><li>The bridge is open</li></ul>',
        '<div class="breadcrumbs"><a href="/rivers">Rivers</a> <a href="/news/the-bridge-is-open">The bridge is open</a></div>',
        '<div class="breadcrumbs"><a href="/rivers">Rivers</a> <a href="/news/the-bridge-is-open">Bridge</a></div>',
        '<div class="breadcrumbs"><a href="/rivers">Rivers</a> <a href="/news/42">The bridge is open</a></div>',
        '<td><a href="/">Home</a> » <a href="/rivers">Rivers</a></td>',
        '<div class="breadcrumb"><a href="/">Home</a> / <a href="/?cat=3">Rivers</a></div>',
        '<p><a href="/">Home</a> &gt; <a href="/rivers">Rivers</a></p>',
        '<p><a href="/">Home</a> › <a href="/rivers">Rivers</a> › The bridge is open</p>',
    ],
)
def test_the_last_step_of_a_shown_trail_that_is_no_home_page_and_not_the_article_is_the_section(trail):
    assert section(trail) == "Rivers"


@pytest.mark.parametrize(
    "trail",
    [
        '<div class="breadcrumb"><a href="/">Home</a></div>',
        '<div class="breadcrumb"><a href="https://other.example/rivers">Rivers</a></div>',
        '<div class="breadcrumb"><a href="/a">A name that is much too long for any section of a paper</a></div>',
        '<div class="breadcrumb"><a href="/12">12</a></div>',
        '<div class="breadcrumb"><a href="http://[">Rivers</a></div>',
        "<p>Then 3 > 2, said the engineer of the valley.</p>",
    ],
)
def test_a_trail_that_leads_nowhere_tells_no_section(trail):
    assert section(trail) is None


@pytest.mark.parametrize(
    "shown",
    [
        '<a href="/c/rivers" rel="category tag">Rivers</a>',
        '<span class="entry-category"><a href="/c/rivers">Rivers</a></span>',
        '<ul class="td-category"><li class="entry-category"><a href="/c/rivers">Rivers</a></li></ul>',
        '<span class="cat-links">In <a href="/c/rivers">Rivers</a></span>',
        '<div class="itemCategory"><span>Published in</span> <a href="/c/rivers">Rivers</a></div>',
        '<a class="post-card-primary-tag" href="/tag/rivers">Rivers</a>',
        '<div class="rubrik">Rivers</div>',
    ],
)
def test_what_is_called_a_category_is_the_section(shown):
    assert section(below=shown) == "Rivers"
    assert section(above=shown) == "Rivers"


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="concatenated"><a href="/c/rivers">Rivers</a></span>',
        '<span class="categories-toggle"><a href="/c/rivers">Rivers</a></span>',
        '<a href="/tag/rivers" rel="tag">Rivers</a>',
        '<a href="/rivers" rel="nofollow category-like">Rivers</a>',
        f'<div class="category">{"A long story of the river and all who live on its banks. " * 3}</div>',
    ],
)
def test_what_is_called_something_else_is_no_section(shown):
    assert section(below=shown) is None


def test_a_category_far_below_the_headline_is_that_of_another_article():
    related = "<div>Read on</div>" * 12 + '<div class="entry-category"><a href="/c/roads">Roads</a></div>'
    assert section(below="", above="") is None
    assert read(f"<article>{H1}{TEXT}</article>{related}").section is None


@pytest.mark.parametrize(
    ("kicker", "name"),
    [
        ("<div>Rivers</div>", "Rivers"),
        ("<div>Rivers Today</div>", "Rivers Today"),
        ('<div><a href="/rivers">Rivers of the valley</a></div>', "Rivers of the valley"),
        ("<h3>Rivers</h3>", "Rivers"),
        ("<h3>Nine years</h3>", None),
        ("<div>Nine years of waiting</div>", None),
        ("<div>Rivers 2</div>", None),
        ('<div><a href="/">Home</a></div>', None),
        ("<div>Published 28 October 2025</div>", None),
    ],
)
def test_the_line_above_the_headline_is_the_section_if_it_is_a_word_or_leads_to_a_page(kicker, name):
    assert section(below="", above=f"<p>{'Water is high. ' * 3}</p>{kicker}") == name


def test_a_link_that_stands_loose_in_the_header_is_no_section_for_the_links_beside_it():
    menu = '<ul><li><a href="/news">News</a></li></ul><a href="https://club.example">Support us now</a>'
    assert section(f"<div>{menu}</div>") is None


def test_the_way_above_a_headline_is_parted_by_strokes_too():
    assert section('<p><a href="/">Home</a> / <a href="/rivers">Rivers</a></p>') == "Rivers"


def test_the_headline_is_no_section():
    steps = '{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"The bridge is open"}]}'
    assert (
        section('<div class="breadcrumb"><a href="/">Home</a> <a href="/rivers">Rivers</a></div>', head=json_ld(steps))
        == "Rivers"
    )


def test_a_trail_may_have_its_marks_in_elements_of_their_own():
    steps = (
        '<a href="/">Home</a> <span>»</span> <a href="/news">News</a> <span>»</span> <a href="/news/rivers">Rivers</a>'
    )
    assert section(f'<div class="item-nav">{steps}</div>') == "Rivers"
    assert section(f"<div><p>{steps.replace('<span>»</span>', '</p><p>»</p><p>')}</p></div>") == "Rivers"
