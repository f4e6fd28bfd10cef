"""Fields that stand beside a text which the page hands to its scripts only."""

import json

import pytest
from tests_articles import PARAGRAPHS, read, texts

HTML = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
AT, LATER = "2025-10-28T10:15:00+05:30", "2025-10-29T08:00:00+05:30"


def drawn_by_script(state, *, head=""):
    script = f"<script>window.__STATE__ = {json.dumps(state)};</script>"
    return read(f'<div id="root"></div>{script}', title="The Post of the Valley", head=head)


LARAVEL = {
    "app": {"title": "The Post of the Valley", "menu": [{"title": "Rivers and lakes", "url": "/rivers"}]},
    "post": {
        "title": "The bridge is open",
        "content": HTML,
        "authors": [{"id": 7, "full_name": "Anna Reed"}, {"id": 8, "full_name": "Bob Ray"}],
        "category": {"id": 3, "name": "Rivers", "slug": "rivers"},
        "published_at": AT,
        "updated_at": LATER,
        "views": 2963,
        "image": {"url": "/pictures/bridge.jpg", "caption": "The bridge on Monday", "author": "Carl Lee"},
    },
    "latest": {"items": [{"title": "Another story of the day", "excerpt": one} for one in PARAGRAPHS]},
}
ARC = {
    "headlines": {"basic": "The bridge is open"},
    "content_elements": [{"type": "text", "_id": f"A{n}", "content": one} for n, one in enumerate(PARAGRAPHS)],
    "credits": {"by": [{"name": "Anna Reed", "type": "author"}]},
    "display_date": AT,
    "promo_items": {"basic": {"url": "/pictures/bridge.jpg", "caption": "The bridge on Monday"}},
}
WORDPRESS = {
    "posts": [{"title": {"rendered": "The bridge is open"}, "content": {"rendered": HTML}, "date": AT, "author": 7}]
}
MILLISECONDS = {"article": {"headline": "The bridge is open", "body": HTML, "publishDate": 1761626700000}}


@pytest.mark.parametrize("state", [LARAVEL, ARC, WORDPRESS, MILLISECONDS])
def test_the_headline_and_the_day_stand_beside_the_text(state):
    article = drawn_by_script(state)
    assert article.headline == "The bridge is open"
    assert article.published.at.isoformat() == "2025-10-28T04:45:00+00:00"
    assert texts(article) == PARAGRAPHS


def test_all_fields_of_an_object():
    article = drawn_by_script(LARAVEL)
    image = article.image
    assert (article.authors, article.section, article.views.count) == (("Anna Reed", "Bob Ray"), "Rivers", 2963)
    assert article.modified.local == LATER
    assert (image.url, image.caption, image.credit) == (
        "https://valley.example/pictures/bridge.jpg",
        "The bridge on Monday",
        "Carl Lee",
    )
    assert article.provenance["headline"].place == "meta script headline beside the text"


def test_authors_and_the_image_of_a_tree_of_elements():
    article = drawn_by_script(ARC)
    assert (article.authors, article.image.caption) == (("Anna Reed",), "The bridge on Monday")


@pytest.mark.parametrize(
    "blocks",
    [
        [{"name": "core/paragraph", "attributes": {"content": one}} for one in PARAGRAPHS],
        [{"title": f"Part {n} of the story", "content": one} for n, one in enumerate(PARAGRAPHS)],
    ],
)
def test_the_names_of_parts_are_no_headline(blocks):
    assert (
        drawn_by_script({"entry": {"title": "The bridge is open", "blocks": blocks}}).headline == "The bridge is open"
    )


def test_what_the_page_declares_goes_first():
    head = f'<meta property="article:published_time" content="{LATER}"><meta name="author" content="Dora Fox">'
    article = drawn_by_script(LARAVEL, head=head)
    assert (article.published.local, article.authors) == (LATER, ("Dora Fox",))
