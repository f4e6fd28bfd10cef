"""Authors where no label names them, and names that are no authors'."""

import pytest
from tests_articles import H1, TEXT, a_page, json_ld, read

from newscrawl.extraction import extract_raw


def authors(inside, *, head="", below=""):
    return [*read(f"<article>{H1}{inside}{TEXT}</article>{below}", head=head).authors]


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="meta"><i class="fa fa-user"></i> Anna Reed</div>',
        '<div class="meta"><span class="icon-user"></span> Anna Reed</div>',
        '<div class="meta"><i class="fas fa-pencil"></i> Anna Reed</div>',
        '<p><i class="bi bi-person"></i> Anna Reed</p>',
    ],
)
def test_the_name_behind_the_icon_of_a_person_is_the_author(shown):
    assert authors(shown) == ["Anna Reed"]


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="meta"><i class="fa fa-users-cog"></i> Anna Reed</div>',
        '<div class="meta"><i class="fa fa-tag"></i> Anna Reed</div>',
        '<div class="meta"><i class="fa fa-superuser"></i> Anna Reed</div>',
        '<p>Anna Reed <i class="fa fa-user"></i></p>',
        f'<p><i class="fa fa-user"></i> {"Anna Reed has opened the bridge at the mill. " * 3}</p>',
    ],
)
def test_a_name_behind_another_icon_is_none(shown):
    assert authors(shown) == []


@pytest.mark.parametrize("line", ["记者 王小明", "記者：林佳蓉", "作者：王小明", "撰文｜林佳蓉"])
def test_han_names_behind_their_role_are_authors(line):
    assert authors(f"<div>{line}</div>") == [line.split()[-1].split("：")[-1].split("｜")[-1]]


def test_whom_rdfa_calls_the_creator_is_the_author():
    shown = '<span rel="sioc:has_creator">Submitted by <span property="foaf:name">Anna Reed</span></span>'
    assert authors(shown) == ["Anna Reed"]


def test_the_creator_of_a_comment_is_not_the_author():
    comment = '<div class="comment"><span rel="sioc:has_creator"><span property="foaf:name">Bo Ek</span></span></div>'
    shown = '<span rel="sioc:has_creator"><span property="foaf:name">Anna Reed</span></span>'
    assert authors(shown, below=comment) == ["Anna Reed"]


def test_a_creator_called_admin_is_nobody():
    assert authors('<span rel="sioc:has_creator"><span property="foaf:name">admin</span></span>') == []


MARKED = '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{}</span></span>'


@pytest.mark.parametrize(
    "around",
    [
        "<figure><img src=/a.jpg>{}</figure>",
        '<div itemscope itemtype="https://schema.org/ImageObject">{}</div>',
        '<div itemprop="comment" itemscope>{}</div>',
        '<div itemprop="citation" itemscope>{}</div>',
    ],
)
def test_who_is_marked_as_author_of_a_figure_or_comment_is_not_that_of_the_article(around):
    other = around.format(MARKED.format("Bo Ekman"))
    assert authors(other + MARKED.format("Anna Reed")) == ["Anna Reed"]
    assert "Bo Ekman" not in authors(other)


def test_who_is_marked_as_author_beside_the_headline_is():
    assert authors(MARKED.format("Anna Reed")) == ["Anna Reed"]


@pytest.mark.parametrize("link", ["Click here", "Clique aqui", "Klik di sini", "Haz clic aquí"])
def test_the_words_of_a_link_are_no_name(link):
    raw = extract_raw(a_page(f'<article>{H1}<p><a href="/author/anna">{link}</a></p>{TEXT}</article>'))
    assert raw.byline == ()


def test_a_declared_author_comes_before_the_desk_of_the_publishing_system():
    head = json_ld('{"@type":"NewsArticle","author":{"name":"Anna Reed"}}')
    assert authors('<span class="author">Bo Ekman</span>', head=head)[0] == "Anna Reed"


def test_names_beside_each_other_in_elements_of_one_class_are_one_byline():
    writers = '<span class="writer">Anna Reed</span> | <span class="writer">Bo Ek</span> | <span class="day">3 Nov 2025</span>'
    assert authors(f'<div class="credit">{writers}</div>') == ["Anna Reed", "Bo Ek"]


def test_words_beside_a_name_in_elements_of_its_class_are_none():
    shown = '<span class="author">Anna Reed</span>, <span class="author">in rivers</span>, <span class="author">Bridges</span>, 3 November'
    assert authors(f'<div class="meta">{shown}</div>') == ["Anna Reed"]


@pytest.mark.parametrize("label", ["Autorius", "Author", "Autor"])
def test_a_label_within_a_bar_of_facts_names_the_author(label):
    assert authors(f"<div>2025-11-03 10:26 | {label}: Rasa Petraitė | Views: 1284</div>") == ["Rasa Petraitė"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Muhabir: Emine Karataş</p>",
        "<p><span>Szerző</span> <span>Emine Karataş</span></p>",
        "<div>Készítette: <b>Emine Karataş</b></div>",
        "<div>Inserito da: Emine Karataş</div>",
        "<div>Diposting oleh: Emine Karataş</div>",
        "<div>Autorka:</div><div>Emine Karataş</div>",
        "<div>Напечатал: ТАСС</div><div>Опубликовал: Emine Karataş</div>",
        '<div class="field-autors"><div>Autors</div><div><a href="/autors/e">Emine Karataş</a></div></div>',
    ],
)
def test_the_words_before_authors_of_many_languages(shown):
    assert authors(shown) == ["Emine Karataş"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Kommentar: Deutsche Bahn in Not</p>",
        "<p>Reporter: the bridge was open, and nobody had told us.</p>",
        "<p>Muhabir: 3 Kasım 2025</p>",
    ],
)
def test_what_stands_behind_such_a_word_and_is_no_name(shown):
    assert authors(shown) == []


ICON = '<i class="fa fa-user"></i>'
NORDIC = '<address><span itemprop="name">Anna Reed</span><span class="firstname">Anna </span><span class="lastname">Reed</span></address>'
ROLE = '<p class="author-role">Writer of the Post</p>'
TWO = f'<div class="author"><p class="author-name">Anna Reed</p>{ROLE}</div><div class="author"><p class="author-name">Bob Ray</p>{ROLE}</div>'


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        (
            f"<div><span>News: Rivers</span> <span>12-05-2025</span> <span>{ICON}<a href=/u>Anna Reed</a></span></div>",
            ["Anna Reed"],
        ),
        (f'<div class="byline">{NORDIC}</div>', ["Anna Reed"]),
        (f'<div class="authors">{TWO}</div>', ["Anna Reed", "Bob Ray"]),
        ("<div>2025-05-12 16:38 来源：河谷日报 作者：李明 王芳 责任编辑：杨柳 字号：大 中 小</div>", ["李明", "王芳"]),
    ],
)
def test_names_among_other_facts(shown, names):
    assert authors(shown) == names


@pytest.mark.parametrize(
    ("below", "agency"),
    [
        ("<div>Πηγή</div><div>ΑΠΕ-ΜΠΕ</div>", "ΑΠΕ-ΜΠΕ"),
        ('<div class="meta__source">BNS inf.</div>', "BNS"),
        ("<div>Источник: ИА «Долина-Информ»</div>", "ИА «Долина-Информ»"),
        ("<div>Mənbə: <b>APA</b></div>", "APA"),
        ("<div><span>Πηγή:</span></div><div><a href=/s>ΑΠΕ-ΜΠΕ</a></div>", "ΑΠΕ-ΜΠΕ"),
        ("<p>Chanzo: Reuters</p>", "Reuters"),
        ("<p>Източник: БТА</p>", "БТА"),
    ],
)
def test_the_agency_behind_the_word_for_a_source(below, agency):
    assert read(f"<article>{H1}{TEXT}{below}</article>").agency == agency


def test_an_element_named_for_the_author_may_open_with_by():
    shown = '<p class="meta"><time>28.10.2025</time> <span>Valley</span> <span class="author">By Anna Reed</span></p>'
    assert authors(shown) == ["Anna Reed"]


def test_where_an_article_is_filed_is_no_author():
    filed = '<div><span class="meta_text">di</span> <a href="/daerah" rel="category tag">Daerah</a></div>'
    assert authors(filed) == []


@pytest.mark.parametrize(
    ("bar", "names"),
    [
        ("דנה שטרן ויוסי אבוטבול | 16.11.2025 | 09:03", ["דנה שטרן", "יוסי אבוטבול"]),
        ("राजेश कुमार • 28 अक्टूबर 2025", ["राजेश कुमार"]),
        ("Anna Reed and Bo Day | 28 October 2025", ["Anna Reed", "Bo Day"]),
        ("City Council | 28 October 2025", []),
        ("Arts and Culture | 28 October 2025", []),
        ("नई दिल्ली | 28 अक्टूबर 2025", []),
    ],
)
def test_names_beside_nothing_but_times_are_authors_where_they_are_surely_names(bar, names):
    assert authors(f"<div>{bar}</div>") == names


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        (
            'Reporter: <a href="/author/b">Budi Santoso</a> | Editor: <a href="/author/s">Sari Dewi</a>',
            ["Budi Santoso"],
        ),
        ('By <a href="/author/b">Anna Reed</a> and <a href="/author/s">Bo Day</a>', ["Anna Reed", "Bo Day"]),
        ('<a href="/author/b">Anna Reed</a>, Special Correspondent', ["Anna Reed"]),
    ],
)
def test_the_words_between_linked_names_tell_who_did_not_write(shown, names):
    assert authors(f"<div>{shown}</div>") == names


TIME = "<div>4 November 2025, 09:30</div>"


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        (f'<div class="text-12 flex"><div>Anna Reed</div>{TIME}</div>', ["Anna Reed"]),
        (f'{TIME}<div>|</div><div><a href="/u/7">Anna van der Reed</a></div>', ["Anna van der Reed"]),
        ("<p>04.11.2025 | 09:30 Uhr | Kovács Eszter</p>", ["Kovács Eszter"]),
        ("<p>4. November 2025 , Günther Reed</p>", ["Günther Reed"]),
        ("<div>Мария Соколова</div><div>Обновлено: 04.11.2025, 09:30</div>", ["Мария Соколова"]),
        (f"<div>സുനിൽ കുമാർ</div>{TIME}", ["സുനിൽ കുമാർ"]),
        (f"<div>Neue Brücke</div>{TIME}", []),
        (f"<div>San Diego</div>{TIME}", []),
        (f"<div>Diana Sport</div>{TIME}", []),
        ("<div>Anna Reed</div><p>Read by many.</p>", []),
        ("<div>Anna Reed 2:04.1</div><div>Bo Diaz 2:05.3</div><div>Tom Ek 2:06.8</div>", []),
    ],
)
def test_a_full_name_beside_the_time_is_the_author_where_nothing_tells_him(shown, names):
    assert authors(shown) == names


def test_a_name_beside_the_time_that_the_menu_has_too_is_a_section():
    html = f'<nav><a href="/a">Maria Laach</a></nav><article>{H1}<div>Maria Laach</div>{TIME}{TEXT}</article>'
    assert read(html).authors == ()


@pytest.mark.parametrize(
    "below",
    [
        '<div class="aboutTheAuthor author-box-content"><a href="/author/reed">Anna Reed</a></div>',
        '<div class="author__content"><div class="author__content-name">Anna Reed</div></div>',
        "<div>Von</div><div><a href=/u/7>Anna Reed</a></div>",
    ],
)
def test_the_box_behind_the_text_tells_the_author_where_nothing_else_does(below):
    long = f"{TEXT}{TEXT.replace('bridge', 'ferry')}{TEXT.replace('bridge', 'mill')}"
    page = a_page(f"<article>{H1}{long}{below}</article><p>Related</p><a href='/author/ek'>Bo Ek</a>")
    raw = extract_raw(page)
    assert [one.text for one in raw.byline] == ["Anna Reed"]


def test_a_byline_between_key_events_and_text_is_found():
    events = "".join(f"<li>Bridge {number} opens at the harbour</li><li>1{number}:30</li>" for number in range(9))
    assert authors(f'<ul>{events}</ul><div class="reporterName">Anna Reed</div>') == ["Anna Reed"]


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ('<div class="ArticleHeader_authorName__x1">Anna Reed</div>', ["Anna Reed"]),
        ('<div class="info"><span>4 Nov. 2025</span><p class="author">Anna Reed</p></div>', ["Anna Reed"]),
        ('<div class="meta"><span class="author"></span><a href="/reporters/ar">Anna Reed</a></div>', ["Anna Reed"]),
        (
            '<figure><figcaption class="byline">Bo Ek</figcaption></figure><p class="authors">Anna Reed</p>',
            ["Anna Reed"],
        ),
        ("<p>Nobody was hurt, by the time we realised it the ferry had gone</p>", []),
        ('<p>CC <a href="https://creativecommons.org/licenses/by/3.0">BY</a></p>', []),
    ],
)
def test_where_a_byline_stands_tells_more_than_its_words(shown, names):
    assert authors(shown) == names


def test_an_element_named_for_the_author_that_holds_the_headline_is_no_byline():
    html = f'<div class="breadbar _author"><a href="/city">City</a> <span>|</span> {H1}</div><div>{TEXT}</div>'
    assert read(html).authors == ()
