"""Numbers as the Unicode CLDR formats them, by Babel: a second source for the units of languages.

What it shortens to a letter or two is read where it stands before a word for views, or not at all.
"""

import pytest
from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from newscrawl.errors import UnreadableField
from newscrawl.labels import read_label
from newscrawl.normalisation import normalise_number, normalise_views

LANGUAGES = (
    "af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn "
    "ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no or pa pl ps pt ro ru sd sk sl sq sr sr_Latn sv ta te tg th tk tr tt ug "
    "uk ur uz vi zh zh_Hant zu"
).split()
FIGURES = (1_200, 3_400, 12_000, 200_000, 1_500_000, 23_000_000)
NOT_READ = {
    "am": "ሚ",
    "as": "নিঃ",
    "az": "min",  # minutes elsewhere
    "bn": "হা|লা|কো",
    "da": "t",  # tons, and hours
    "el": "εκ.",
    "fi": "t.",
    "hi": "क॰",
    "hu": "E",
    "is": "þ.",
    "kk": "м.",
    "kn": "ಸಾ|ಮಿ",
    "mr": "ह",
    "ms": "J",
    "ne": "करोड",  # which CLDR has for a million
    "or": "ହ|ନି",
    "ro": " de ",
    "sv": "tn",
    "te": "వే|మి",
}


def read(text):
    try:
        return normalise_number(text).value
    except UnreadableField:
        return None


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_units_of_a_language(name):
    locale = Locale.parse(name)
    for number in FIGURES:
        for form in ("short", "long"):
            text = format_compact_decimal(number, format_type=form, locale=locale, fraction_digits=1)
            left_out = text.endswith("mil.") or any(part in text for part in NOT_READ.get(name, "").split("|") if part)
            if name == "tr" and text.endswith("B"):
                continue  # a billion elsewhere
            assert read(text) == number or left_out, (text, read(text))


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_groups_of_a_language(name):
    for number in (1_204, 12_345, 123_456, 1_234_567, 12_345_678):
        text = format_decimal(number, locale=Locale.parse(name))
        assert read(text) == number, text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1,5 mil. zhlédnutí", 1_500_000),
        ("1,2 mil visualizações", 1_200),
        ("2,3 mil. pregleda", 2_300_000),
        ("1,2 E megtekintés", 1_200),
        ("1,2 t. katselukertaa", 1_200),
        ("1,2 t visninger", 1_200),
        ("1,2 min baxış", 1_200),
        ("1,2 B görüntülenme", 1_200),
        ("1.2B views", 1_200_000_000),
        ("3 mil. visitas", 3_000),
        ("Visualizações: 3 mil.", 3_000),
        ("Zobrazení: 1,5 mil.", 1_500_000),
    ],
)
def test_letters_and_words_that_are_another_unit_elsewhere(text, count):
    assert normalise_views(text).count == count


@pytest.mark.parametrize("text", ["12 B", "1,2 B", "5 mil.", "5 min gelesen", "10 tn"])
def test_a_unit_of_several_meanings_is_not_read_without_its_word(text):
    with pytest.raises(UnreadableField):
        normalise_views(text)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("12 tūkst. peržiūrų", 12_000),
        ("1,2 тыс. просмотров", 1_200),
        ("12 tys. wyświetleń", 12_000),
        ("1,2 B görüntülenme", 1_200),
        ("1,2 N lượt xem", 1_200),
        ("1.2K views", 1_200),
    ],
)
def test_a_line_of_a_page_that_counts_views_in_a_unit(line, count):
    label = read_label(line)
    assert label is not None
    assert label.field == "views"
    assert normalise_views(label.text).count == count
