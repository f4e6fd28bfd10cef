import pytest

from newscrawl.discovery import AddressPatterns

POLICY = "https://hill.example/our-code-of-ethics"


def learned(form, *, is_evident):
    patterns = AddressPatterns()
    for number in range(8):
        patterns.learn(f"https://hill.example{form.format(number)}", is_article=True, is_evident=is_evident)
    return patterns


def test_a_form_whose_articles_show_that_they_are_articles_does_not_vouch_for_a_page_that_does_not():
    patterns = learned("/bridge-opens-again-{}th", is_evident=True)
    assert patterns.judge(POLICY)
    assert not patterns.vouches_for(POLICY)
    assert not AddressPatterns.from_row(patterns.as_row()).vouches_for(POLICY)


@pytest.mark.parametrize(
    ("form", "is_evident", "url"),
    [
        ("/bridge-opens-again-{}th", False, POLICY),
        ("/news/bridge-opens-again-8812{}", True, "https://hill.example/news/school-closes-88999"),
        ("/2025/1{}/bridge-opens-again", True, "https://hill.example/2025/11/our-code-of-ethics"),
    ],
)
def test_a_form_vouches_where_its_articles_show_nothing_or_are_numbered(form, is_evident, url):
    assert learned(form, is_evident=is_evident).vouches_for(url)


def test_what_was_learned_before_evidence_was_counted_vouches_as_it_did():
    assert AddressPatterns.from_row({"/<slug>": [40, 0]}).vouches_for(POLICY)
