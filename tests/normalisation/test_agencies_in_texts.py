"""Agencies that the dateline or the end of a text names, and Sorani told from Kashmiri."""

import pytest
from tests_articles import H1, PARAGRAPHS, TEXT, read, texts

from newscrawl.normalisation import normalise_language
from newscrawl.normalisation.dateline import agency_at_end


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The bridge was opened on Monday. (ANI)", "ANI"),
        ("The bridge was opened on Monday. (PTI/ANI)", "PTI"),
        ("The bridge was opened on Monday. (APP).", "APP"),
        ("The bridge was opened on Monday. [Reuters]", "Reuters"),
        ("The bridge was opened on Monday. – PTI", "PTI"),
        ("The bridge was opened on Monday. -- Bernama", "Bernama"),
        ("(Anna Reed, dpa)", "dpa"),
        ("橋於星期一開通。（中央社）", "中央社"),
        ("पुल सोमबार खुल्यो । (रासस)", "रासस"),
        ("— AFP", "AFP"),
    ],
)
def test_the_agency_at_the_end_of_a_text_is_found(text, agency):
    assert agency_at_end(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened on Monday.",
        "The bridge (PTI) was opened on Monday.",
        "The bridge was opened on Monday. (Anna Reed)",
        "Jembatan dibuka pada Senin. (kna/antara)",
        "The bridge was opened on Monday (see page 4).",
        "The bridge was opened - PTI said so on Monday",
        "",
    ],
)
def test_what_else_stands_at_the_end_is_no_agency(text):
    assert agency_at_end(text) is None


def test_an_article_has_the_agency_of_its_dateline():
    first = "KATHMANDU, Oct 28 (RSS) - " + PARAGRAPHS[0]
    article = read(f"<article>{H1}<p>{first}</p>{TEXT}</article>")
    assert article.agency == "RSS"
    assert article.provenance["agency"].place == "dateline"
    assert article.byline is None
    assert texts(article)[0] == first


def test_an_article_has_the_agency_at_its_end():
    article = read(
        f"<article>{H1}<p>By Anna Reed</p>{TEXT}<p>It is forty metres long, the council said on Monday. (ANI)</p></article>"
    )
    assert (article.authors, article.agency) == (("Anna Reed",), "ANI")
    assert article.provenance["agency"].place == "end of the text"
    assert [(one.name, one.role) for one in article.contributors] == [("Anna Reed", "author"), ("ANI", "inputs")]


def test_the_agency_of_the_byline_comes_before_those_of_the_text():
    article = read(
        f"<article>{H1}<p>By PTI</p>{TEXT}<p>It is forty metres long, the council said on Monday. (ANI)</p></article>"
    )
    assert article.agency == "PTI"
    assert "agency" not in article.provenance


def test_the_outlet_of_a_dateline_is_no_agency():
    article = read(f"<article>{H1}<p>MILLFORD (Daily Star) - {PARAGRAPHS[0]}</p>{TEXT}</article>")
    assert article.agency is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("هەناری هەڵەبجە بۆ یەکەم جار دەنێردرێتە دەرەوەی وڵات و جوتیاران دڵخۆشن", "ckb"),
        ("پارێزگاری هەولێر ڕایگەیاند پردە نوێیەکە لە هەفتەی داهاتووەوە دەکرێتەوە", "ckb"),
        ("سرینگر منز چھُ نوٚو پُل تیار کرنہٕ آمُت تہٕ لوٗکھ چھِ خوش ٲسۍ", "ks"),
        ("وزیر اعظم نے کہا کہ حکومت نئے پل کی تعمیر کرے گی", "ur"),
        ("ولسمشر وویل چې حکومت به نوی پل جوړ کړي", "ps"),
    ],
)
def test_sorani_kashmiri_and_their_neighbours_are_told_apart(text, language):
    assert normalise_language(text, declared=["en"]) == language
