"""How often a page says that it was viewed, where no word but a class or an icon says so."""

import pytest
from tests_articles import H1, TEXT, json_ld, read


def count(inside, *, below="", head=""):
    views = read(f"<article>{H1}{inside}{TEXT}</article>{below}", head=head).views
    return views.count if views else None


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        (
            '<div class="td-post-views"><i class="td-icon-views"></i><span class="td-nr-views-4821">1284</span></div>',
            1284,
        ),
        ('<span class="post-views">1,284</span>', 1284),
        ('<span class="view-count">1.2K</span>', 1200),
        ('<span class="entry-views">Seen 1284 times</span>', 1284),
        ('<span class="jeg_meta_views">1284</span>', 1284),
        ('<span class="hits">1284</span>', 1284),
        ('<div class="meta"><i class="fa fa-eye"></i> 1284</div>', 1284),
        ('<div class="meta"><i class="fa fa-eye"></i> 1284 | <i class="fa fa-comment"></i> 7</div>', 1284),
        ('<div class="meta"><i class="fa fa-comment"></i> 7 | <i class="fa fa-eye"></i> 1284</div>', 1284),
        ('<div class="meta"><span><i class="icon-eye"></i><b>1284</b></span></div>', 1284),
        ('<div class="meta"><span class="fa fa-eye"></span> ১,২৮৪</div>', 1284),
        ('<div class="meta">3.11.2025, 13:47 <i class="fa fa-eye"></i> 1284 прегледи</div>', 1284),
        ('<div class="meta">10:00 <i class="far fa-eye"></i> 1 284</div>', 1284),
    ],
)
def test_a_number_that_its_class_or_an_eye_names_is_a_count_of_views(shown, number):
    assert count(shown) == number


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="meta"><i class="fa fa-comment"></i> 1284</div>',
        '<div class="meta"><i class="fa fa-eyedropper"></i> 1284</div>',
        '<span class="reviews">1284</span>',
        '<span class="interviews">1284</span>',
        '<span class="share-count">1284</span>',
        '<div class="views">The 12 views of the 3 members of the council on the bridge at the mill</div>',
        '<div class="meta"><i class="fa fa-eye"></i> Read</div>',
        '<figure><img src="/a.jpg"><figcaption class="views">12 boats</figcaption></figure>',
    ],
)
def test_a_number_that_is_named_otherwise_is_none(shown):
    assert count(shown) is None


def test_a_declared_count_comes_before_a_shown_one():
    node = '{"@type":"NewsArticle","interactionStatistic":[{"@type":"InteractionCounter","interactionType":"https://schema.org/CommentAction","userInteractionCount":3},{"@type":"InteractionCounter","interactionType":"https://schema.org/ViewAction","userInteractionCount":77}]}'
    assert count('<span class="post-views">1284</span>', head=json_ld(node)) == 77


def test_far_below_the_headline_only_one_number_can_be_the_count():
    filler = "<div>More of this</div>" * 20
    one = '<div><i class="fa fa-eye"></i> 1284</div>'
    other = '<div><i class="fa fa-eye"></i> 99</div>'
    assert count("", below=filler + one) == 1284
    assert count("", below=filler + one + one) == 1284
    assert count("", below=filler + one + other) is None


def test_a_count_below_the_headline_comes_before_those_of_cards_above_it():
    cards = "<div><p>Another story of the day</p><p>Views: 99</p></div>"
    article = read(f"{cards}<article>{H1}<p>One line.</p><p>Another line.</p><p>Views: 1284</p>{TEXT}</article>")
    assert article.views.count == 1284
