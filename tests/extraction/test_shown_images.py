"""Captions that end in their credit, elements that call themselves captions, and pictures that are none of the article."""

import pytest
from tests_articles import H1, PARAGRAPHS, TEXT, json_ld, read, texts

from newscrawl.extraction.captions import ends_as_credit

CAPTION = "Children of four villages cross the bridge"
PICTURE = '<img src="/pictures/bridge-at-the-mill.jpg" width="800">'


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at noon. Photo: Anna Reed",
        "The bridge at noon (Photo: Anna Reed)",
        "The bridge at noon | Foto: Anna Reed",
        "Die Brücke am Mittag – Foto: Anna Reed.",
        "గూడుకు పుల్లలు తీసుకెళ్తున్న పక్షి. ఫోటో: బి. సుధాకర్",
        "ទូកនេសាទ។ រូបភាព៖ សុខ ស្រីនាង",
        "11月6日晚，窑工在投柴口观察火色。（邓国华 摄）",
        "旧校舎の廊下に据えた薪窯（佐野恵撮影）",
    ],
)
def test_a_text_that_ends_in_the_label_of_a_credit_and_a_name_is_a_caption(text):
    assert ends_as_credit(text)
    article = read(
        f"<article>{H1}<p>{PARAGRAPHS[0]}</p><p>{text}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article>"
    )
    assert texts(article) == PARAGRAPHS[:3]


@pytest.mark.parametrize(
    "text",
    [
        "She showed one photo: the bridge was gone. Nobody spoke.",
        "The engineer said of the photo that it was old",
        "He asked for one thing: Anna Reed",
        "The bridge (a photograph by nobody)",
        f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} {PARAGRAPHS[2]} Photo: Anna Reed",
    ],
)
def test_a_sentence_that_speaks_of_a_photo_is_no_caption(text):
    assert not ends_as_credit(text)


@pytest.mark.parametrize("name", ["image-cap", "newscap", "photo_cap", "cap", "img-cap small"])
def test_an_element_that_calls_itself_cap_holds_the_caption(name):
    article = read(f'<article>{H1}<div><div>{PICTURE}</div><div class="{name}">{CAPTION}</div></div>{TEXT}</article>')
    assert article.image.caption == CAPTION
    assert texts(article) == PARAGRAPHS


@pytest.mark.parametrize("name", ["capital", "handicap", "captivating", "recap-box"])
def test_a_name_that_only_holds_these_letters_makes_no_caption(name):
    article = read(f'<article>{H1}<div><div>{PICTURE}</div><div class="{name}">{CAPTION}</div></div>{TEXT}</article>')
    assert article.image.caption is None


def test_the_caption_beneath_an_image_is_known_by_the_credit_at_its_end():
    told = f"{CAPTION}. Photo: Anna Reed"
    article = read(f"<article>{H1}<div>{PICTURE}</div><div>{told}</div>{TEXT}</article>")
    assert (article.image.caption, article.image.credit) == (f"{CAPTION}.", "Anna Reed")
    assert texts(article) == PARAGRAPHS


@pytest.mark.parametrize(
    "file",
    [
        "logo.png",
        "site-logo.jpg",
        "default.jpg",
        "default-og.png",
        "no-image.png",
        "noimage.jpg",
        "placeholder.jpg",
        "og-image.png",
        "ogimage.jpg",
        "og-share.jpg",
    ],
)
def test_a_declared_image_that_stands_for_the_site_is_not_that_of_the_article(file):
    head = f'<meta property="og:image" content="https://valley.example/img/{file}">'
    assert read(f"<article>{H1}{TEXT}</article>", head=head).image is None
    shown = read(f"<article>{H1}<figure>{PICTURE}</figure>{TEXT}</article>", head=head).image
    assert shown.url == "https://valley.example/pictures/bridge-at-the-mill.jpg"


@pytest.mark.parametrize(
    "file", ["logos-unveiled.jpg", "blanket-sale.jpg", "defaulting-banks.jpg", "bog-image.jpg", "dialogo.jpg"]
)
def test_a_declared_image_whose_name_only_holds_such_a_word_is_the_article_s(file):
    head = f'<meta property="og:image" content="https://valley.example/img/{file}">'
    assert read(f"<article>{H1}{TEXT}</article>", head=head).image.url.endswith(file)


@pytest.mark.parametrize("sign", ["&", "&amp;", "&#038;"])
def test_a_declared_address_is_read_though_it_is_escaped_for_html(sign):
    node = f'{{"@type":"NewsArticle","image":"https://valley.example/bridge.jpg?w=800{sign}copy=2"}}'
    image = read(f"<article>{H1}{TEXT}</article>", head=json_ld(node)).image
    assert image.url == "https://valley.example/bridge.jpg?w=800&copy=2"


def test_a_declared_address_with_spaces_is_none():
    node = json_ld('{"@type":"NewsArticle","image":"The bridge at noon"}')
    assert read(f"<article>{H1}{TEXT}</article>", head=node).image is None


@pytest.mark.parametrize(
    "address",
    [
        "/banners/autumn.jpg",
        "/ads/autumn.gif",
        "https://ads.example/advertising/x.jpg",
        "/reklama/a.jpg",
        "/media/autumn-728x90.jpg",
        "/media/300x250.gif",
    ],
)
def test_banners_do_not_lead(address):
    banner = f'<img src="{address}" width="728">'
    assert read(f"<article>{H1}{banner}{TEXT}</article>").image is None
    both = read(f"<article>{H1}{banner}<figure>{PICTURE}</figure>{TEXT}</article>").image
    assert both.url == "https://valley.example/pictures/bridge-at-the-mill.jpg"


@pytest.mark.parametrize(
    "address", ["/banner-raised/bridge.jpg", "/loads/bridge.jpg", "/media/bridge-1728x900.jpg", "/roads/bridge.jpg"]
)
def test_pictures_whose_address_only_holds_such_letters_lead(address):
    assert read(f'<article>{H1}<img src="{address}" width="728">{TEXT}</article>').image.url.endswith(address)


@pytest.mark.parametrize("name", ["field-kapsyen", "takarir", "keterangan-foto"])
def test_an_element_that_malay_words_name_a_caption_holds_it(name):
    article = read(
        f'<article>{H1}<div>{PICTURE}</div><div class="{name}"><p>{CAPTION}. Gambar Mohd Alif</p></div>{TEXT}</article>'
    )
    assert (article.image.caption, article.image.credit) == (f"{CAPTION}.", "Mohd Alif")
    assert texts(article) == PARAGRAPHS


def test_a_line_behind_the_text_may_name_who_took_the_main_picture():
    for line, name in (("Main photo: Anna Reed", "Anna Reed"), ("მთავარი ფოტო: ნინო ბერიძე", "ნინო ბერიძე")):
        article = read(f"<article>{H1}{PICTURE}{TEXT}<p><em>{line}</em></p></article>")
        assert article.image.credit == name
        assert texts(article) == PARAGRAPHS


def test_who_uploaded_a_picture_is_no_part_of_its_credit():
    shown = f"<li>{CAPTION}.</li><li>Foto: Stift/Mayer</li><li>hochgeladen von <a href=/p>Anna Reed</a></li>"
    article = read(
        f'<article>{H1}<div class="main-image">{PICTURE}<ul class="image-info">{shown}</ul></div>{TEXT}</article>'
    )
    assert (article.image.caption, article.image.credit) == (f"{CAPTION}.", "Stift/Mayer")


def test_an_empty_element_beside_the_image_tells_caption_and_credit_in_its_attributes():
    told = f'<div data-c-caption="{CAPTION}" data-c-credit="Anna Reed/The Post"></div>'
    image = read(f"<article>{H1}<figure>{PICTURE}{told}</figure>{TEXT}</article>").image
    assert (image.caption, image.credit) == (CAPTION, "Anna Reed/The Post")


def test_the_button_that_sells_a_picture_is_no_part_of_its_caption():
    shown = f"<figcaption><p>{CAPTION}</p><ul><li>Buy Now</li><li>Order a print</li></ul></figcaption>"
    assert read(f"<article>{H1}<figure>{PICTURE}{shown}</figure>{TEXT}</article>").image.caption == CAPTION


def test_what_only_screen_readers_say_is_no_part_of_caption_and_credit():
    def unseen(word):
        return f'<span class="visually-hidden">{word}, </span>'

    credit = f"<span class=copyright>{unseen('Image source')}Anna Reed</span>"
    shown = f"{PICTURE}{credit}<figcaption>{unseen('Image caption')}<p>{CAPTION}</p></figcaption>"
    image = read(f"<article>{H1}<figure>{shown}</figure>{TEXT}</article>").image
    assert (image.caption, image.credit) == (CAPTION, "Anna Reed")


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [(f"{CAPTION} Photo: Anna Reed", CAPTION, "Anna Reed"), ("Source: AFP Photo: Anna Reed", None, None)],
)
def test_before_the_label_within_an_element_of_the_credit_stands_the_caption(text, caption, credit):
    shown = f'<div class="photo">{PICTURE}<div class="photo_source">{text}</div></div>'
    image = read(f"<article>{H1}{shown}{TEXT}</article>").image
    assert image.caption == caption
    assert credit is None or image.credit == credit


def test_who_gave_a_picture_stands_behind_its_korean_caption():
    shown = "<figcaption>11일 출렁다리가 관광객으로 붐비고 있다. 춘천시 제공</figcaption>"
    image = read(f"<article>{H1}<figure>{PICTURE}{shown}</figure>{TEXT}</article>").image
    assert (image.caption, image.credit) == ("11일 출렁다리가 관광객으로 붐비고 있다.", "춘천시")


def test_the_photographer_of_the_byline_took_the_picture_that_names_nobody():
    shown = f'<p class="author">Anna Reed, foto: Bob Ray</p><figure>{PICTURE}</figure>'
    article = read(f"<article>{H1}{shown}{TEXT}</article>")
    assert (article.authors, article.image.credit, article.image.relation) == (
        ("Anna Reed",),
        "Bob Ray",
        "photographer",
    )
