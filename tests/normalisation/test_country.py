"""The zone of a site of which nobody has said it: by the address, the region of a language, or the language itself."""

import pytest
from tests_articles import H1, TEXT, json_ld, read

from newscrawl.items import Site
from newscrawl.normalisation.country import supposed_site, zone_of_country

NEPALI = (
    "".join(
        f"<p>{one}</p>"
        for one in (
            "नगरपालिकाले जाडो सुरु हुनुअघि पुल मर्मतका लागि बन्द हुने र बसहरू अर्को बाटो भएर चल्ने जानकारी दिएको छ ।",
            "करिब चार सय परिवारलाई अब डुंगाको आवश्यकता नपर्ने इन्जिनियरको प्रतिवेदनमा उल्लेख गरिएको छ ।",
            "ठेकेदारले अर्को नौ वर्षसम्म पुलको मर्मत गर्नुपर्ने र साँझ बत्ती बाल्नुपर्ने सम्झौतामा उल्लेख छ ।",
        )
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("IN", "Asia/Kolkata"),
        ("DE", "Europe/Berlin"),
        ("ID", "Asia/Jakarta"),
        ("BR", "America/Sao_Paulo"),
        ("ES", "Europe/Madrid"),
        ("NZ", "Pacific/Auckland"),
        ("XK", "Europe/Belgrade"),
        ("US", None),
        ("CA", None),
        ("AU", None),
        ("XX", None),
    ],
)
def test_a_country_has_the_zone_that_most_of_it_keeps(country, zone):
    assert zone_of_country(country) == zone


@pytest.mark.parametrize(
    ("url", "tags", "language", "country", "zone"),
    [
        ("https://post.example/a", ["en-US"], "ne", None, "Asia/Kathmandu"),
        ("https://post.example/a", ["en-US", "ne-NP"], "ne", "NP", "Asia/Kathmandu"),
        ("https://post.example/a", ["en-US"], "en", "US", None),
        ("https://post.example/a", ["en_GB"], "en", "GB", "Europe/London"),
        ("https://post.example/a", [], "bn", None, "Asia/Dhaka"),
        ("https://post.example.in/a", [], "bn", "IN", "Asia/Kolkata"),
        ("https://post.example/a", [], "es", None, None),
        ("https://post.example/a", [], "en", None, None),
        ("https://post.example/a", [], "ar", None, None),
        ("https://post.example/a", [], None, None, None),
        ("https://post.example/en-gb/a", ["en"], "en", "GB", "Europe/London"),
        ("https://post.example.br/a", ["pt-PT"], "pt", "BR", "America/Sao_Paulo"),
    ],
)
def test_address_region_and_language_tell_country_and_zone(url, tags, language, country, zone):
    site = supposed_site(Site(), url, tags, language)
    assert (site.country, site.timezone, site.is_timezone_supposed) == (country, zone, True)


def test_what_the_site_says_itself_stands():
    said = Site(country="IN", timezone="Asia/Kolkata", languages=("hi",))
    site = supposed_site(said, "https://post.example.np/a", ["ne-NP"], "ne")
    assert (site.country, site.timezone, site.languages) == ("IN", "Asia/Kolkata", ("hi",))
    assert not site.is_timezone_supposed


def test_a_template_in_english_around_a_text_in_nepali_says_nothing_of_america():
    article = read(f"<article>{H1}<div>28 October 2025 10:15</div>{NEPALI}</article>", lang="en-US")
    assert article.language == "ne"
    assert article.published.local == "2025-10-28T10:15+05:45"
    assert str(article.published.zone_source) == "assumed"


def published(declared, **more):
    head = json_ld(f'{{"@type":"NewsArticle","datePublished":"{declared}"}}')
    return read(f"<article>{H1}{NEPALI}</article>", head=head, **more).published.local


def test_an_offset_that_the_page_writes_is_kept_where_the_zone_is_only_supposed():
    assert published("2025-10-28T10:15:00+05:30") == "2025-10-28T10:15:00+05:30"
    assert published("2025-10-28T10:15:00-05:00") == "2025-10-28T10:15:00-05:00"


def test_an_offset_is_told_in_the_zone_that_the_site_says():
    assert published("2025-10-28T10:15:00+05:30", site=Site(country="NP", timezone="Asia/Kathmandu")) == (
        "2025-10-28T10:30:00+05:45"
    )


def test_a_time_without_an_offset_is_in_the_supposed_zone():
    assert published("2025-10-28T10:15:00") == "2025-10-28T10:15:00+05:45"


def test_the_zone_of_english_is_not_supposed():
    article = read(f"<article>{H1}<div>28 October 2025 10:15</div>{TEXT}</article>")
    assert article.published.local == "2025-10-28T10:15+00:00"
