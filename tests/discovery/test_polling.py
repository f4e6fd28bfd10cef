from newscrawl.discovery.polling import is_time_to_guess


def test_a_site_that_brings_nothing_is_looked_over_ever_more_rarely_and_never_given_up():
    assert [visits for visits in range(320) if is_time_to_guess(visits)] == [
        0, 1, 2, 4, 8, 16, 32, 64, 100, 128, 200, 256, 300
    ]  # fmt: skip
