"""The lead image's address, caption and credit, in the dressings in which sites print them."""

import json
from datetime import UTC, datetime

import pytest

from newscrawl.extraction import extract_raw
from newscrawl.items import Page
from newscrawl.normalisation import normalise

TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first.",
        "It is forty metres long, and the villagers built it themselves with cables that were kept since the great flood.",
        "A second bridge further down at the old ford is being considered for the coming year, the magistrate said on Monday.",
        "The ferryman, who has rowed people over the river for thirty years, said that he would now keep goats on the bank.",
    )
)
IMAGE = '<img src="/pictures/bridge-at-the-mill.jpg" width="800" alt="A bridge">'
CAPTION = "Children of four villages cross the bridge on Monday"
CREDIT = "Ann Lee/AFP"
TITLE = "Bridge opens after nine years"


def a_page(picture, *, head="", before="", after=""):
    return f"""<html><head><title>{TITLE}</title>{head}</head><body>
    <nav><a href="/"><img src="/hill-logo.png" alt="The Hill Post"></a><a href="/sport">Sport</a></nav>
    <article>{before}<h1>{TITLE}</h1>{picture}<div class="text">{TEXT}</div>{after}</article>
    <footer>© The Hill Post</footer></body></html>"""


def read(html):
    page = Page(
        url="https://hill.example/news/bridge-opens",
        body=html.encode(),
        fetched_at=datetime(2025, 11, 1, tzinfo=UTC),
        content_type="text/html; charset=utf-8",
    )
    return normalise(extract_raw(page))


def json_ld(**fields):
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


DRESSINGS = {
    "figcaption, glued": f"<figure>{IMAGE}<figcaption>{CAPTION}. (Photo: {CREDIT})</figcaption></figure>",
    "figcaption, credit in span": f"<figure>{IMAGE}<figcaption>{CAPTION} <span class='credit'>{CREDIT}</span></figcaption></figure>",
    "figcaption, credit first": f"<figure>{IMAGE}<figcaption><div class='copyright'>{CREDIT}</div><div>{CAPTION}</div></figcaption></figure>",
    "figcaption, two spans": f"<figure>{IMAGE}<figcaption><span>{CAPTION}</span><span>{CREDIT}</span></figcaption></figure>",
    "figcaption, cite": f"<figure>{IMAGE}<figcaption><span>{CAPTION}</span> <cite>{CREDIT}</cite></figcaption></figure>",
    "figcaption outside the figure": f"<div class='lead'><figure>{IMAGE}</figure><figcaption>{CAPTION} <small class='photographer'>{CREDIT}</small></figcaption></div>",
    "figure with footer": f"<figure><div><a href='/large'>{IMAGE}</a></div><figcaption>{CAPTION}</figcaption><footer>{CREDIT}</footer></figure>",
    "credit over the image, caption below": f"<figure><div>{IMAGE}<span>Foto: {CREDIT}</span></div><figcaption><p>{CAPTION}</p></figcaption></figure>",
    "boxes with names": f"<div class='article-image'>{IMAGE}<div class='info'><span class='caption'>{CAPTION}</span><span class='credit'>{CREDIT}</span></div></div>",
    "paragraph below the box": f"<div class='img'>{IMAGE}</div><p class='img-description'>{CAPTION} | <strong>{CREDIT}</strong></p>",
    "div below, bar": f"<div class='post-thumb'>{IMAGE}</div><div class='wp-caption-text'>{CAPTION} | Bild: {CREDIT}</div>",
    "image widget without names": f"<div class='image-widget'>{IMAGE}<p><span>{CAPTION}</span></p><p>Image: {CREDIT}</p></div>",
    "caption that repeats the alt": f"<div><img src='/a-bridge.jpg' alt='{CAPTION}'></div><div><span>{CAPTION}</span> <small class='copyright'>{CREDIT}</small></div>",
    "module class names": f"<figure class='Image_root__x1'>{IMAGE}<div class='Caption_wrap__x2'><span class='Caption_text__x3'>{CAPTION}</span><span class='Caption_source__x4'>Source: {CREDIT}</span></div></figure>",
    "twice, for wide and narrow": f"<figure>{IMAGE}<small class='credit'>© {CREDIT}</small><figcaption>{CAPTION}</figcaption><small class='credit'>© {CREDIT}</small></figure>",
    "lazy image": f"<figure><noscript>{IMAGE}</noscript><img src='data:image/gif;base64,R0' data-src='/pictures/bridge-at-the-mill.jpg' width='800'><figcaption>{CAPTION} <em class='author'>{CREDIT}</em></figcaption></figure>",
    "attributes": f"<a href='/large' data-caption='{CAPTION}'><img src='/pictures/bridge-at-the-mill.jpg' data-copyright='{CREDIT}'></a>",
    "with buttons": f"<figure>{IMAGE}<button>Close</button><span>Enlarge image</span><figcaption>{CAPTION} <span class='rights'>{CREDIT}</span></figcaption></figure>",
    "no image but its caption": f"<div class='lead-image-caption'><span>{CAPTION}</span> <span class='image-photographer'>Foto: {CREDIT}</span></div>",
}


@pytest.mark.parametrize("dressing", DRESSINGS)
def test_captions_and_credits_are_found_in_every_dressing(dressing):
    article = read(a_page(DRESSINGS[dressing]))
    assert article.image is not None
    assert (article.image.caption.rstrip("."), article.image.credit) == (CAPTION, CREDIT)
    assert CAPTION not in article.body
    assert CREDIT not in article.body
    assert article.body.startswith("The bridge at the mill")


@pytest.mark.parametrize(
    ("caption", "credit", "printed"),
    [
        ("Kinder aus vier Dörfern auf der Brücke.", "picture alliance/dpa | Ann Lee", "{} (Foto: {})"),
        ("Kinder aus vier Dörfern auf der Brücke", "imago/Ann Lee", "{} Bildrechte: {}"),
        ("Les enfants sur le pont, lundi.", "Anne Leroy / AFP", "{} Crédit photo : {}"),
        ("Los niños cruzan el puente este lunes", "Ana López / EFE", "{} (Foto: {})"),
        ("Dzieci na moście w poniedziałek.", "Anna Nowak", "{} Fot. {}"),
        ("Дети на мосту в понедельник.", "РИА Новости", "{} Фото: {}"),
        ("सोमवार को पुल पर चार गाँवों के बच्चे।", "पीटीआई", "{} फोटो: {}"),
        ("চার গ্রামের শিশুরা সোমবার সেতু পার হয়।", "এএফপি", "{} ছবি: {}"),
        ("چار گاؤں کے بچے پیر کو پل پر۔", "رائٹرز", "{} فوٹو: {}"),
        ("월요일 다리를 건너는 네 마을 아이들.", "연합뉴스", "{} {}"),
        ("月曜日に橋を渡る四つの村の子どもたち", "共同通信社", "{}（Ｃ）{}"),
        ("Anak-anak menyeberangi jembatan, Senin.", "Antara/Budi", "{} (Foto: {})"),
        ("Trẻ em bốn làng qua cầu hôm thứ Hai.", "TTXVN", "{} Ảnh: {}"),
    ],
)
def test_credits_behind_captions_in_many_languages(caption, credit, printed):
    picture = f"<figure>{IMAGE}<figcaption>{printed.format(caption, credit)}</figcaption></figure>"
    image = read(a_page(picture)).image
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "head",
    [
        json_ld(image={"@type": "ImageObject", "url": "/b.jpg", "caption": CAPTION, "creditText": CREDIT}),
        json_ld(image=[{"@type": "ImageObject", "url": "/b.jpg", "caption": CAPTION, "copyrightHolder": {"name": CREDIT}}]),
        json_ld(image={"@type": "ImageObject", "url": "/b.jpg", "caption": f"{CAPTION} (Photo: {CREDIT})"}),
        json_ld(image={"@id": "#lead"})
        + json_ld().replace("NewsArticle", "ImageObject").replace(
            '"headline"', f'"@id": "#lead", "url": "/b.jpg", "caption": "{CAPTION}", "author": "{CREDIT}", "headline"'
        ),
        json_ld(image="https://hill.example/b.jpg")
        + '<script type="application/ld+json">'
        + json.dumps({"@type": "ImageObject", "contentUrl": "https://hill.example/b.jpg", "caption": CAPTION, "creditText": CREDIT})
        + "</script>",
        json_ld()
        + '<script type="application/ld+json">'
        + json.dumps({"@type": "WebPage", "primaryImageOfPage": {"@type": "ImageObject", "caption": CAPTION, "creditText": CREDIT}})
        + "</script>",
    ],
)  # fmt: skip
def test_declared_images_are_read_where_the_page_shows_no_caption(head):
    image = read(a_page(IMAGE, head=head)).image
    assert (image.caption, image.credit) == (CAPTION, CREDIT)


def test_what_is_shown_comes_before_what_is_declared():
    head = json_ld(image={"@type": "ImageObject", "url": "/b.jpg", "caption": "A bridge", "creditText": "AFP"})
    image = read(a_page(DRESSINGS["figcaption, glued"], head=head)).image
    assert (image.caption, image.credit) == (f"{CAPTION}.", CREDIT)


def test_the_publisher_who_holds_the_rights_is_no_credit():
    head = json_ld(
        publisher={"@type": "Organization", "name": "The Hill Post"},
        image={"@type": "ImageObject", "url": "/b.jpg", "copyrightHolder": {"name": "The Hill Post"}},
    )
    assert read(a_page(IMAGE, head=head)).image.credit is None


def test_the_image_above_the_headline_leads():
    picture = DRESSINGS["figcaption, glued"]
    later = "<figure><img src='/ford.jpg'><figcaption>The old ford. Photo: Bo Ek</figcaption></figure>"
    image = read(a_page("", before=picture, after=later)).image
    assert (image.caption, image.credit) == (f"{CAPTION}.", CREDIT)


def test_the_caption_of_a_later_image_is_not_that_of_the_first():
    later = "<figure><img src='/ford.jpg'><figcaption>The old ford at noon. Photo: Bo Ek</figcaption></figure>"
    image = read(a_page(f"<figure>{IMAGE}</figure>", after=later)).image
    assert image.caption is None


def test_a_gallery_is_stood_for_by_its_first_image():
    slides = "".join(
        f"<div class='slide'><figure><img src='/{name}.jpg'><figcaption>{name} <span class='credit'>{who}</span></figcaption></figure></div>"
        for name, who in (("The bridge at noon", "Ann Lee"), ("The ford", "Bo Ek"), ("The mill", "Cy Poe"))
    )
    image = read(a_page(f"<div class='gallery'>{slides}</div>")).image
    assert (image.caption, image.credit) == ("The bridge at noon", "Ann Lee")


@pytest.mark.parametrize(
    "other",
    [
        "<div class='author-box'><img src='/people/ann.jpg'><p>Ann Lee, reporter for the valley</p></div>",
        "<img class='avatar' src='/people/ann.jpg' width='64'>",
        "<a href='/other'><figure><img src='/other.jpg'></figure><h3>Another story of the valley</h3></a>",
        "<aside><figure><img src='/other.jpg'><figcaption>Another story</figcaption></figure></aside>",
        "<img src='/share-icon.svg' alt='Share'>",
    ],
)
def test_portraits_teasers_and_icons_do_not_lead(other):
    image = read(a_page(other + DRESSINGS["figcaption, glued"])).image
    assert (image.caption, image.credit) == (f"{CAPTION}.", CREDIT)


def test_the_declared_image_leads_among_the_first():
    head = '<meta property="og:image" content="https://hill.example/pictures/bridge-at-the-mill-1200x630.jpg">'
    other = "<figure><img src='/banner.jpg'><figcaption>Our summer competition is open</figcaption></figure>"
    image = read(a_page(other + DRESSINGS["figcaption, glued"], head=head)).image
    assert (image.caption, image.credit) == (f"{CAPTION}.", CREDIT)


def test_a_film_has_a_caption_too():
    film = f"<figure><video src='/f.mp4'></video><figcaption>{CAPTION} <span class='credit'>{CREDIT}</span></figcaption></figure>"
    image = read(a_page(film)).image
    assert (image.caption, image.credit) == (CAPTION, CREDIT)


def test_an_image_is_described_by_its_alternative_text_only_if_that_is_a_sentence():
    assert read(a_page(f"<img src='/bridge.jpg' alt='{CAPTION}'>")).image.caption == CAPTION
    assert read(a_page(f"<img src='/bridge.jpg' alt='{TITLE}'>")).image.caption is None
    assert read(a_page("<img src='/bridge.jpg' alt='news-image'>")).image.caption is None


def test_a_paragraph_of_the_same_words_as_a_caption_stays():
    first = "The bridge at the mill was opened on Monday after nine years, and the children of four villages crossed it first."
    picture = f"<figure>{IMAGE}<figcaption>{first} (Photo: {CREDIT})</figcaption></figure>"
    article = read(a_page(picture))
    assert article.image.caption == first
    assert article.body.startswith(first)


def test_the_address_is_made_absolute_and_where_it_stands_is_told():
    article = read(a_page(DRESSINGS["figcaption, glued"]))
    assert article.image.url == "https://hill.example/pictures/bridge-at-the-mill.jpg"
    assert article.provenance["image_caption"].place == "generic text with the image"
    assert article.provenance["image_credit"].place == "generic behind the caption"


def test_pages_without_images_have_none():
    assert read(a_page("")).image is None
