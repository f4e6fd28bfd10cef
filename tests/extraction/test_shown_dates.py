"""Dates that are told to machines within elements, named by classes, or shown with the words of a language."""

import pytest
from tests_articles import H1, TEXT, json_ld, read

from newscrawl.items import Site

DHAKA = Site(country="BD", timezone="Asia/Dhaka", languages=("bn",))
DELHI = Site(country="IN", timezone="Asia/Kolkata", languages=("hi",))
LISBON = Site(country="PT", timezone="Europe/Lisbon", languages=("pt",))


def published(shown, *, head="", site=None):
    moment = read(f"<article>{H1}<div>{shown}</div>{TEXT}</article>", head=head, site=site).published
    return moment.local if moment else None


def modified(shown, *, head="", site=None):
    moment = read(f"<article>{H1}<div>{shown}</div>{TEXT}</article>", head=head, site=site).modified
    return moment.local if moment else None


@pytest.mark.parametrize(
    "name", ["dc:date", "dc:created", "schema:datePublished", "schema:dateCreated", "dc:date dc:created"]
)
def test_rdfa_tells_the_date_of_an_element(name):
    shown = f'<span property="{name}" content="2025-10-28T10:15:00+05:30">Tue, 28 Oct</span>'
    assert published(shown) == "2025-10-28T10:15:00+05:30"


def test_of_several_dates_of_rdfa_the_first_is_that_of_the_article():
    comment = '<span property="dc:date dc:created" content="2025-11-02T08:00:00+05:30">2 Nov</span>'
    first = '<span property="dc:date dc:created" content="2025-10-28T10:15:00+05:30">28 Oct</span>'
    assert published(first + comment) == "2025-10-28T10:15:00+05:30"


def test_another_property_of_rdfa_is_no_date():
    assert published('<span property="schema:startDate" content="2025-12-24T18:00:00+01:00">Come all</span>') is None


@pytest.mark.parametrize(
    "classes",
    ["updated", "last-updated", "itemDateModified", "post-modified-date", "date-updated", "entry-date updated"],
)
def test_a_date_whose_class_names_a_change_is_that_of_the_change(classes):
    shown = f'<span class="date">28 October 2025</span> <span class="{classes}">30 October 2025</span>'
    assert modified(shown) == "2025-10-30"
    assert published(shown) == "2025-10-28"


def test_a_named_change_tells_machines_by_its_attribute():
    assert (
        modified('<time class="updated" datetime="2025-10-30T10:00:00+01:00">Thursday 30</time>')
        == "2025-10-30T10:00:00+01:00"
    )


@pytest.mark.parametrize("classes", ["outdated", "updatedby", "is-not-updated-yet-x"])
def test_a_class_that_names_something_else_tells_no_change(classes):
    assert modified(f'<span>28 October 2025</span> <span class="{classes}">30 October 2025</span>') is None


@pytest.mark.parametrize(
    "bar",
    [
        "By Anna Reed | Updated: 30 October 2025",
        "Published: 28 October 2025 | Last Updated: 30 October 2025",
        "Anna Reed · Updated on 30 October 2025",
    ],
)
def test_a_change_is_read_in_a_bar_of_facts(bar):
    assert modified(bar) == "2025-10-30"


def test_a_declared_change_comes_before_a_named_one():
    head = '<meta property="article:modified_time" content="2025-10-29T09:00:00+01:00">'
    assert modified('<span class="updated">30 October 2025</span>', head=head) == "2025-10-29T09:00:00+01:00"


@pytest.mark.parametrize(
    ("shown", "site", "local"),
    [
        ("২৮ অক্টোবর ২০২৫, রাত ৯:৪২", DHAKA, "2025-10-28T21:42+06:00"),
        ("২৮ অক্টোবর ২০২৫, সকাল ৯:৪২", DHAKA, "2025-10-28T09:42+06:00"),
        ("২৮ অক্টোবর ২০২৫ বিকাল ৪:০৫", DHAKA, "2025-10-28T16:05+06:00"),
        ("28 अक्टूबर 2025, शाम 6:30", DELHI, "2025-10-28T18:30+05:30"),
        ("28 अक्टूबर 2025, सुबह 6:30", DELHI, "2025-10-28T06:30+05:30"),
        ("October 28, 2025 6:30 pm", DELHI, "2025-10-28T18:30+05:30"),
        (
            "2025年10月28日 下午3:15",
            Site(country="TW", timezone="Asia/Taipei", languages=("zh",)),
            "2025-10-28T15:15+08:00",
        ),
        (
            "2025년 10월 28일 오후 3시 15분",
            Site(country="KR", timezone="Asia/Seoul", languages=("ko",)),
            "2025-10-28T15:15+09:00",
        ),
        ("民國114年10月28日", Site(country="TW", timezone="Asia/Taipei", languages=("zh",)), "2025-10-28"),
        ("令和7年10月28日", Site(country="JP", timezone="Asia/Tokyo", languages=("ja",)), "2025-10-28"),
        ("2025 ඔක්තෝබර් මස 28", Site(country="LK", timezone="Asia/Colombo", languages=("si",)), "2025-10-28"),
    ],
)
def test_halves_of_the_day_and_years_of_eras_are_read_with_their_date(shown, site, local):
    assert published(f"{shown} | Rivers of the valley and of its neighbours, in pictures | 7", site=site) == local
    assert published(shown, site=site) == local


@pytest.mark.parametrize(
    ("shown", "site", "local"),
    [
        ("Yesterday, 17:20", Site(timezone="Europe/London", country="GB"), "2025-11-19T17:20+00:00"),
        ("vor 2 Stunden", Site(timezone="Europe/Berlin", country="DE", languages=("de",)), "2025-11-20"),
        ("há 3 dias", LISBON, "2025-11-17"),
        ("2 hours ago", Site(timezone="Europe/London", country="GB"), "2025-11-20"),
        ("Вчора, 17:20", Site(timezone="Europe/Kyiv", country="UA", languages=("uk",)), "2025-11-19T17:20+02:00"),
    ],
)
def test_dates_told_from_now_are_read(shown, site, local):
    assert published(shown, site=site)[: len(local)] == local


@pytest.mark.parametrize(
    "shown", ["Today in the valley", "Yesterday 4 boats sank", "Room for 2 hours", "about 3 bridges"]
)
def test_words_beside_a_number_are_no_date(shown):
    assert published(shown) is None


def test_the_time_of_day_beside_the_headline_completes_a_declared_day():
    head = json_ld('{"@type":"NewsArticle","datePublished":"2025-10-28"}')
    assert published("28 अक्टूबर 2025, शाम 6:30", head=head, site=DELHI) == "2025-10-28T18:30+05:30"


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        ("2025-10-28", "29 October 2025, 18:30"),
        ("2025-10-28", "28 October 2025"),
        ("2025-10-28T09:00:00+05:30", "28 October 2025, 18:30"),
    ],
)
def test_a_shown_time_of_another_day_or_beside_a_declared_time_changes_nothing(declared, shown):
    head = json_ld(f'{{"@type":"NewsArticle","datePublished":"{declared}"}}')
    assert published(shown, head=head, site=DELHI) == declared


@pytest.mark.parametrize(("lines", "local"), [(3, "2025-10-28T18:30+05:30"), (9, "2025-10-28")])
def test_only_a_time_beside_the_headline_completes_a_declared_day(lines, local):
    head = json_ld('{"@type":"NewsArticle","datePublished":"2025-10-28"}')
    between = "<div>Rivers of the valley</div>" * lines
    article = read(f"<article>{H1}{between}<div>28 October 2025, 18:30</div>{TEXT}</article>", head=head, site=DELHI)
    assert article.published.local == local


def test_the_change_of_the_page_is_that_of_an_article_which_its_json_ld_does_not_know():
    page = '{"@type":"WebPage","datePublished":"2025-11-02T15:10:00+00:00","dateModified":"2025-11-03T09:00:00+00:00"}'
    article = read(f"<article>{H1}{TEXT}</article>", head=json_ld(page))
    assert article.modified.local == "2025-11-03T09:00:00+00:00"
    known = '{"@type":"NewsArticle","headline":"The bridge is open","datePublished":"2025-11-02T15:10:00+00:00"}'
    assert read(f"<article>{H1}{TEXT}</article>", head=json_ld(f"[{page},{known}]")).modified is None


def test_a_day_without_a_year_is_that_of_the_declared_one():
    shown = 'Julkaistu: <time datetime="2024-05-28T15:34:00.000Z">28.5. 18:34</time>'
    head = '<meta property="article:published_time" content="2024-05-28T15:34:00.000Z">'
    assert published(shown, head=head).startswith("2024-05-28")


def test_a_tooltip_tells_the_time_of_what_is_told_from_now():
    assert published('<span title="2025-05-22 11:40:15"><i></i> 3 hours ago</span><span>1563</span>').startswith(
        "2025-05-22T11:40:15"
    )


def test_the_clock_in_the_next_element_belongs_to_the_day():
    shown = '<span class="day">fimmtudagur, 17. október 2024</span> <span class="clock">kl. 09:42</span>'
    assert published(shown, site=Site(country="IS", timezone="Atlantic/Reykjavik", languages=("is",)))[:16] == (
        "2024-10-17T09:42"
    )


def test_behind_an_arrow_stands_the_change():
    assert published("<span>03.06.2024. 13:27</span> &#8594; <span>14:10</span>")[:16] == "2024-06-03T13:27"


def test_the_clock_in_the_header_is_no_publication_where_a_date_stands_below_the_headline():
    article = read(
        f"<div>Thursday, 20 November 2025</div>{H1}<div>By Ann Lee</div><div>10 November 2025</div>{TEXT}",
    )
    assert article.published.local == "2025-11-10"
    alone = read(f"<div>Thursday, 20 November 2025</div>{H1}<div>By Ann Lee</div>{TEXT}")
    assert alone.published.local == "2025-11-20"


@pytest.mark.parametrize(
    "shown",
    [
        "Published: 27 October 2025, 10:15 &nbsp; Updated: 28 October 2025, 08:00 &nbsp; Views: 863",
        "Published 27 October 2025 at 10:15, updated 28 October 2025 at 08:00",
        "Publié le 27 octobre 2025 à 10h15 - Mis à jour le 28 octobre 2025 à 08h00",
        "প্রকাশিত: সোমবার, ২৭ অক্টোবর ২০২৫, ১০:১৫ এএম আপডেট: মঙ্গলবার, ২৮ অক্টোবর ২০২৫, ০৮:০০ এএম",
    ],
)
def test_a_line_tells_the_publication_and_then_the_change(shown):
    assert published(shown)[:16] == "2025-10-27T10:15"
    assert modified(shown)[:16] == "2025-10-28T08:00"


def test_a_box_named_for_the_author_below_the_headline_tells_the_change():
    box = '<div class="authorInfo">By: Anna Reed <span>Published: 27 October 2025, 10:15</span> <span>Updated: 28 October 2025, 08:00</span></div>'
    article = read(f"<article>{H1}{box}{TEXT}</article>")
    assert (article.authors, article.modified.local[:16]) == (("Anna Reed",), "2025-10-28T08:00")


@pytest.mark.parametrize(
    "of_else",
    [
        '<figure><img src="/a.jpg"><figcaption>The harbour on 3 May 2024 (Bo Ek)</figcaption></figure>',
        "<p>Traders of the market on the other bank have waited for this day since the ferry sank on 3 May 2024, they say</p>",
    ],
)
def test_the_day_of_a_picture_or_in_a_sentence_counts_where_no_other_line_has_one(of_else):
    shown = "<div>Ann Lee</div><div>4 Nov 2025</div>"
    assert read(f"<article>{H1}{of_else}{shown}{TEXT}</article>").published.local == "2025-11-04"
    assert read(f"<article>{H1}{of_else}{TEXT}</article>").published.local == "2024-05-03"


def test_the_day_of_a_post_that_is_quoted_is_not_the_articles():
    post = '<blockquote class="tweet"><p>Open!</p>— Ann Lee (@annlee) <a href="/1"><time datetime="2024-05-03T10:00Z">3 May 2024</time></a></blockquote>'
    assert read(f"<article>{H1}{post}{TEXT}</article>").published is None


@pytest.mark.parametrize(
    ("clock", "zone", "local"),
    [
        ("11:48", "+00:00", "2025-10-28T11:48+00:00"),
        ("06:48", "+00:00", None),
        ("11:48", "+01:00", "2025-10-28T11:48+00:00"),
    ],
)
def test_a_later_time_of_day_that_is_labelled_updated_is_of_the_day_of_publication(clock, zone, local):
    head = f'<meta property="article:published_time" content="2025-10-28T07:05:00{zone}">'
    assert modified(f"<div>Uppfært {clock}</div>", head=head, site=LISBON) == local


def test_beside_a_publication_in_utc_a_time_of_day_in_an_unknown_zone_tells_nothing():
    head = '<meta property="article:published_time" content="2025-10-28T07:05:00{}">'
    assert modified("<div>Updated 11:48</div>", head=head.format("Z")) is None
    assert modified("<div>Updated 11:48</div>", head=head.format("+05:30")) == "2025-10-28T11:48+05:30"
