"""The tags that an article shows below its text and tells machines nowhere."""

import pytest
from tests_articles import H1, TEXT, json_ld, read

LINKS = '<a href="/topic/mills">Mills</a> <a href="/topic/ferries"> The ferry </a>'


def tags(below, *, above="", head=""):
    return list(read(f"{above}<article>{H1}{TEXT}{below}</article>", head=head).tags)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="tags-block">{}</div>',
        '<section data-component="topic-list"><h2>Related topics</h2><ul><li>{}</li></ul></section>',
        '<footer id="article-tags">{}</footer>',
    ],
)
def test_links_to_topics_in_a_box_that_is_named_for_them_are_tags(box):
    assert tags(box.format(LINKS)) == ["Mills", "The ferry"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="more">{}</div>',
        '<div class="trending-topics">{}</div>',
        '<aside><div class="tags">{}</div></aside>',
        f'<div class="topic">{{}}<p>{"Nobody knows when the mill will turn again. " * 3}</p></div>',
    ],
)
def test_links_elsewhere_are_none(box):
    assert tags(box.format(LINKS)) == []


def test_one_link_is_none_nor_are_links_to_other_pages_or_above_the_text():
    assert tags('<div class="tags"><a href="/topic/mills">Mills</a></div>') == []
    assert tags('<div class="tags"><a href="/mills">Mills</a> <a href="/ferries">Ferries</a></div>') == []
    assert tags("", above=f'<div class="tags">{LINKS}</div>') == []


def test_what_is_declared_comes_first():
    head = json_ld('{"@type":"NewsArticle","keywords":["Bridges"]}')
    assert tags(f'<div class="tags">{LINKS}</div>', head=head) == ["Bridges"]
