"""Where an article is announced under several spellings, a plain one is asked for first, and the others after it."""

from dataclasses import replace

from archive.crawls import Link
from newscrawl.discovery.spellings import Spellings

PLAIN = Link(url="https://hill.example/news/8000/", site="hill")
BARE, AMP, MOBILE = (
    replace(PLAIN, url=f"https://{rest}")
    for rest in ("hill.example/news/8000", "hill.example/amp/news/8000", "m.hill.example/news/8000")
)


def test_amp_and_mobile_forms_come_last():
    assert Spellings().sort([AMP, MOBILE, PLAIN]) == [PLAIN, AMP, MOBILE]


def test_a_spelling_that_is_dead_is_followed_by_the_next_one_until_there_is_none():
    spellings = Spellings()
    asked = [link for link in spellings.sort([BARE, PLAIN, AMP]) if spellings.ask(link)]
    assert asked == [BARE]
    assert spellings.next_of(BARE) == PLAIN
    assert spellings.next_of(PLAIN) == AMP
    assert spellings.next_of(AMP) is None


def test_a_spelling_that_is_announced_later_is_asked_for_after_the_first_was_in_vain():
    spellings = Spellings()
    assert spellings.ask(BARE)
    assert not spellings.ask(PLAIN)
    assert spellings.next_of(BARE) is None
    assert [link for link in spellings.sort([PLAIN]) if spellings.ask(link)] == [PLAIN]
    assert spellings.next_of(PLAIN) is None


def test_what_only_a_query_tells_apart_is_not_asked_for_twice():
    spellings = Spellings()
    from_home = replace(PLAIN, url=f"{PLAIN.url}?utm_source=home")
    assert [link for link in spellings.sort([PLAIN, from_home]) if spellings.ask(link)] == [PLAIN]
    assert spellings.next_of(PLAIN) is None
