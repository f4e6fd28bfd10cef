import doctest
import importlib
import pkgutil
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newscrawl.labels
import newscrawl.normalisation
import newscrawl.words
from newscrawl.errors import UnreadableField
from newscrawl.labels import read_label
from newscrawl.normalisation import (
    normalise_byline,
    normalise_credit,
    normalise_language,
    normalise_number,
    normalise_text,
    normalise_views,
)
from newscrawl.normalisation.addresses import choose_address

ZEROS = [
    chr(code)
    for code in range(0x20000)
    if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0
]


@pytest.mark.parametrize(
    "module",
    [
        "newscrawl.labels",
        *[f"newscrawl.normalisation.{one.name}" for one in pkgutil.iter_modules(newscrawl.normalisation.__path__)],
        *[f"newscrawl.words.{one.name}" for one in pkgutil.iter_modules(newscrawl.words.__path__)],
    ],
)
def test_the_examples_of_the_docstrings_are_true(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize(
    ("text", "value", "rounded"),
    [
        ("6", 6, False),
        ("1,204", 1204, False),
        ("12,34,567", 1234567, False),
        ("1.204", 1204, False),
        ("1.204.567", 1204567, False),
        ("1 204", 1204, False),
        ("1.2K", 1200, True),
        ("3.4M", 3400000, True),
        ("2 lakh", 200000, True),
        ("1.5 crore", 15000000, True),
        ("1,5 mil", 1500, True),
        ("१.५ करोड़", 15000000, True),
        ("২ লাখ", 200000, True),
        ("3,2 rb", 3200, True),
        ("2.3万", 23000, True),
        ("500+", 500, True),
        ("١٬٢٠٤", 1204, False),
    ],
)
def test_numbers(text, value, rounded):
    number = normalise_number(text)
    assert (number.value, number.rounded) == (value, rounded)


@pytest.mark.parametrize("zero", ZEROS)
def test_every_decimal_digit_of_unicode_counts(zero):
    text = "".join(chr(ord(zero) + int(digit)) for digit in "9081726354")
    assert normalise_number(text).value == 9081726354


@pytest.mark.parametrize(
    ("text", "count"),
    [("6 Views", 6), ("Views: 1,204", 1204), ("पढ़ा गया: १२३ बार", 123), ("২৫০ বার পঠিত", 250), ("مشاہدات: ۱٬۲۰۴", 1204), ("١٢٣ مشاهدة", 123),
     ("२३६ पटक पढिएको", 236), ("1.2K views", 1200), ("بازدید: ۱۲۳", 123), ("Dibaca 1.204 kali", 1204), ("17", 17)],
)  # fmt: skip
def test_views(text, count):
    assert normalise_views(text).count == count


@pytest.mark.parametrize("text", ["3 comments", "5 min read", "12 shares", "Views", "many views"])
def test_what_counts_something_else_is_no_view(text):
    with pytest.raises(UnreadableField):
        normalise_views(text)


@pytest.mark.parametrize(
    ("text", "authors", "agency"),
    [
        ("Meera Khanna", ["Meera Khanna"], None),
        ("By Meera Khanna", ["Meera Khanna"], None),
        ("By Meera Khanna, Special Correspondent | New Delhi", ["Meera Khanna"], None),
        ("Meera Khanna and Ravi Rao", ["Meera Khanna", "Ravi Rao"], None),
        ("Imran Sheikh & Lata Rane", ["Imran Sheikh", "Lata Rane"], None),
        ("Anna Martel und Lea Wagner", ["Anna Martel", "Lea Wagner"], None),
        ("सुनीता पटेल और रमेश धुर्वे", ["सुनीता पटेल", "रमेश धुर्वे"], None),
        ("عائشہ بخاری", ["عائشہ بخاری"], None),
        ("Abby Byron", ["Abby Byron"], None),
        ("J. R. R. Anderson", ["J. R. R. Anderson"], None),
        ("PTI", [], "PTI"),
        ("Press Trust of India", [], "Press Trust of India"),
        ("Lata Rane, with inputs from PTI", ["Lata Rane"], "PTI"),
        ("Staff Reporter", [], None),
        ("Web Desk", [], None),
        ("The Hill Post", [], None),
        ("Ravi Rao (ravi@hill.example)", ["Ravi Rao"], None),
        ("निज संवाददाता", [], None),
        ("28 Oct 2025", [], None),
    ],
)
def test_bylines(text, authors, agency):
    byline = normalise_byline(text, publishers=["Hill Post"])
    assert (list(byline.authors), byline.agency) == (authors, agency)


def test_listed_names_are_not_split_again():
    byline = normalise_byline("Ann Lee, Bob And Co", names=("Ann Lee", "Miguel A Herguedas"))
    assert byline.authors == ("Ann Lee", "Miguel A Herguedas")


@pytest.mark.parametrize(
    ("text", "stated", "name", "relation"),
    [
        ("Disclaimer: This image is taken from Geo Tv.", "This image is taken from Geo Tv.", "Geo Tv", "taken_from"),
        ("Photo: Reuters", "Reuters", "Reuters", "agency"),
        ("Photo courtesy: Ann Lee", "Ann Lee", "Ann Lee", "courtesy"),
        ("फोटो साभार: घाटी टीवी", "घाटी टीवी", "घाटी टीवी", "courtesy"),
        ("ছবি: সংগৃহীত", "সংগৃহীত", None, "collected"),
        ("تصویر بشکریہ: وادی ٹی وی", "وادی ٹی وی", "وادی ٹی وی", "courtesy"),
        ("Representational image", "Representational image", None, "representational"),
        ("Screengrab from Coast TV", "Screengrab from Coast TV", "Coast TV", "screenshot"),
    ],
)
def test_image_credits(text, stated, name, relation):
    credit = normalise_credit(text)
    assert (credit.text, credit.name, credit.relation) == (stated, name, relation)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("नर्मदा के सात घाटों की सफाई का जिम्मा स्कूलों को दिया गया है।", ["hi"], "hi"),
        ("नर्मदा के सात घाटों की सफाई का जिम्मा स्कूलों को दिया गया है।", ["en"], "hi"),
        ("மழை பெய்தது", [], "ta"),
        ("The bridge at the mill was opened on Monday after nine years.", ["en-IN"], "en"),
        ("The bridge at the mill was opened on Monday after nine years.", ["hi"], "en"),
        ("暴雨袭击北京", ["zh-CN"], "zh"),
        ("Ok", [], None),
    ],
)
def test_language(text, declared, language):
    assert normalise_language(text, declared=declared) == language


def test_text_keeps_what_scripts_spell_with():
    assert normalise_text(" a\u00a0\u200b b ") == "a b"
    assert normalise_text("می‌خواهم") == "می‌خواهم"
    assert normalise_text(" \u200b ") is None


@pytest.mark.parametrize(
    ("declared", "chosen"),
    [
        ("https://hill.example/bridge", "https://hill.example/bridge"),
        ("/bridge?utm_source=x", "https://www.hill.example/bridge"),
        ("https://hill.example/", "https://www.hill.example/b?p=7"),
        ("https://other.example/bridge", "https://www.hill.example/b?p=7"),
        ("http://[broken", "https://www.hill.example/b?p=7"),
    ],
)
def test_a_declared_address_is_believed_only_where_it_is_credible(declared, chosen):
    assert choose_address("https://www.hill.example/b/?p=7", [declared]) == chosen


@pytest.mark.parametrize(
    "line",
    ["Abby opened the bridge.", "By the time the talks ended, forty people had left the hall.", "Share", "Views expressed are personal",
     "Published by the ministry, the report says that 40 people died in the flood of last year.", "Image of a city in ruins", "Byron"],
)  # fmt: skip
def test_sentences_are_no_labels(line):
    assert read_label(line) is None


@given(st.text(max_size=300))
def test_no_text_makes_a_normaliser_raise_anything_else(text):
    for read in (normalise_byline, normalise_credit, normalise_text, normalise_views, normalise_number, read_label):
        try:
            read(text)
        except UnreadableField as error:
            assert error.text == text
